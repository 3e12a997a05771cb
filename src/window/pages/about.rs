//! About this program.

use egui::Ui;

use super::{page_frame, server_page};
use crate::window::messages::{ABOUT, Text, Word};
use crate::window::view::{Scene, ViewAction};
use crate::window::widgets::{buttons, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &Word::Title);
            text::quiet(ui, &Text::Version { version: env!("CARGO_PKG_VERSION") });
            for line in ABOUT {
                text::body(ui, &line);
            }
        },
        |ui| {
            let mut back = false;
            server_page::row(ui, |ui| back = buttons::primary(ui, &Word::Back));
            back.then_some(ViewAction::Back)
        },
        |_| None,
    )
}
