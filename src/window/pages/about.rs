//! About this program.

use egui::Ui;

use super::{page_frame, server_page};
use crate::window::view::{Scene, ViewAction};
use crate::window::widgets::{buttons, text};
use crate::window::words;

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, words::TITLE);
            text::quiet(ui, &words::version());
            for line in words::ABOUT_TEXT {
                text::body(ui, line);
            }
        },
        |ui| {
            let mut back = false;
            server_page::row(ui, |ui| back = buttons::primary(ui, words::BACK));
            back.then_some(ViewAction::Back)
        },
        |_| None,
    )
}
