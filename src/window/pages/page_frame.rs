//! The frame of every page: what it says, its buttons, what happened last, and the rest. All of it scrolls as one: no button stands in
//! sight before the words that belong to it.

use egui::{Frame, Margin, RichText, ScrollArea, Ui};

use crate::window::language::Say;
use crate::window::messages::Word;
use crate::window::theme::{STEP, Tokens};
use crate::window::view::{Scene, ViewAction};
use crate::window::widgets::text;

/// Wider lines than this are hard to read.
const WIDEST: f32 = 720.0;

/// Shows a page. Its parts are drawn in reading order.
pub fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    says: impl FnOnce(&mut Ui),
    buttons: impl FnOnce(&mut Ui) -> Option<ViewAction>,
    rest: impl FnOnce(&mut Ui) -> Option<ViewAction>,
) -> Option<ViewAction> {
    let (side, top) = if scene.compact { (12, 8) } else { (28, 20) };
    let area = ScrollArea::vertical().id_salt("page").auto_shrink([false, false]).min_scrolled_height(16.0);
    let page = |ui: &mut Ui| {
        ui.set_max_width(WIDEST.min(ui.available_width()));
        ui.set_width(ui.available_width());
        says(ui);
        ui.add_space(2.0 * STEP);
        let pressed = buttons(ui);
        news(ui, scene);
        ui.add_space(3.0 * STEP);
        pressed.or(rest(ui))
    };
    area.show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: side, right: side, top, bottom: top }).show(ui, page).inner
    })
    .inner
}

/// What happened last, in a few words: below what was pressed, which it does not move.
fn news(ui: &mut Ui, scene: &Scene<'_>) {
    let view = scene.view;
    let news = if view.looks_again && view.news.is_empty() { ui.say(&Word::LookingAgain) } else { view.news.clone() };
    if news.is_empty() {
        return;
    }
    let color = Tokens::of(ui).quiet;
    let said = ui.add(egui::Label::new(RichText::new(news).color(color)).wrap());
    text::live(ui, &said);
}
