//! The parts of the program and their licenses: a long text, of which only the lines in sight are drawn.

use egui::{RichText, ScrollArea, TextStyle, Ui};

use super::{page_frame, server_page};
use crate::window::licenses::Licenses;
use crate::window::messages::{Text, Word};
use crate::window::theme::STEP;
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, text};

/// The least height of the text in points.
const LEAST_HEIGHT: f32 = 168.0;

pub fn show(ui: &mut Ui, scene: &Scene<'_>, licenses: &Licenses) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &Word::Licenses);
            text::body(ui, &Word::LicensesText);
            if let Some(parts) = &licenses.parts {
                text::quiet(ui, &Text::PartsAt { place: parts.display().to_string() });
            }
        },
        |ui| {
            let mut back = false;
            server_page::row(ui, |ui| back = buttons::primary(ui, &Word::Back));
            back.then_some(ViewAction::Show(Page::About))
        },
        |ui| {
            let height = (ui.clip_rect().bottom() - ui.cursor().top() - 5.0 * STEP).max(LEAST_HEIGHT);
            let row = ui.text_style_height(&TextStyle::Monospace);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::both().id_salt("licenses").max_height(height).auto_shrink(false).show_rows(
                ui,
                row,
                licenses.lines.len(),
                |ui, rows| {
                    for line in licenses.lines.get(rows).unwrap_or_default() {
                        ui.add(egui::Label::new(RichText::new(line).monospace()).extend());
                    }
                },
            );
            None
        },
    )
}
