//! The frame of every page: what it says, its buttons, and the rest. In a small window the buttons stay in sight at its foot.

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use crate::window::theme::{STEP, Tokens};
use crate::window::view::{Scene, ViewAction};

/// Wider lines than this are hard to read.
const WIDEST: f32 = 720.0;

pub type Part<'a> = Box<dyn FnOnce(&mut Ui) -> Option<ViewAction> + 'a>;

/// Shows a page. Its parts are drawn in reading order.
pub fn show<'a>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    says: impl FnOnce(&mut Ui) + 'a,
    buttons: impl FnOnce(&mut Ui) -> Option<ViewAction> + 'a,
    rest: impl FnOnce(&mut Ui) -> Option<ViewAction> + 'a,
) -> Option<ViewAction> {
    let mut action = None;
    let mut inline: Option<Part<'_>> = Some(Box::new(buttons));
    let (side, top) = if scene.compact { (12, 8) } else { (28, 20) };
    if scene.compact
        && let Some(part) = inline.take()
    {
        let frame = Frame::new().fill(Tokens::of(ui).surface).inner_margin(Margin::symmetric(side, 4));
        Panel::bottom("buttons")
            .frame(frame)
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| action = part(ui));
    }
    ScrollArea::vertical().id_salt("page").auto_shrink([false, false]).min_scrolled_height(16.0).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: side, right: side, top, bottom: top }).show(ui, |ui| {
            ui.set_max_width(WIDEST.min(ui.available_width()));
            ui.set_width(ui.available_width());
            says(ui);
            if let Some(part) = inline {
                ui.add_space(2.0 * STEP);
                action = action.take().or(part(ui));
            }
            ui.add_space(3.0 * STEP);
            action = action.take().or(rest(ui));
        });
    });
    action
}
