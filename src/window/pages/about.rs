//! About this program.

use egui::Ui;

use super::{fix, sheet};
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
        |ui| {
            let mut back = false;
            fix::row(ui, |ui| back = buttons::primary(ui, words::BACK));
            back.then_some(Action::Back)
        },
        |_| None,
    )
}
