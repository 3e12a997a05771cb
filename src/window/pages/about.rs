//! About this program.

use egui::Ui;

use super::sheet;
use crate::window::view::{Action, Scene};
use crate::window::widgets::{buttons, text};
use crate::window::words;

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<Action> {
    sheet::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, words::TITLE);
            text::quiet(ui, &words::version());
            for line in words::ABOUT_TEXT {
                text::body(ui, line);
            }
        },
        |ui| buttons::primary(ui, words::BACK).then_some(Action::Back),
        |_| None,
    )
}
