//! A short guide, with its steps to follow.

use egui::{RichText, Ui};

use super::{fix, sheet};
use crate::client::state::Request;
use crate::window::how_to::Guide;
use crate::window::theme::Tokens;
use crate::window::view::{Action, Scene, Selection};
use crate::window::widgets::{buttons, text};
use crate::window::words;

pub fn show(ui: &mut Ui, scene: &Scene<'_>, guide: &Guide) -> Option<Action> {
    sheet::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &guide.title);
            text::body(ui, &guide.intro);
        },
        |ui| {
            let mut action = None;
            fix::row(ui, |ui| {
                if buttons::primary(ui, words::CHECK_AGAIN) {
                    action = Some(match scene.selection() {
                        Some(Selection::Server(key)) => Action::Ask(Request::Recheck(key)),
                        _ => Action::Ask(Request::RecheckComputer),
                    });
                }
                if buttons::secondary(ui, words::BACK).clicked() {
                    action = Some(Action::Back);
                }
            });
            action
        },
        |ui| {
            for (n, step) in guide.steps.iter().enumerate() {
                ui.horizontal_top(|ui| {
                    ui.label(RichText::new(format!("{}.", n + 1)).color(Tokens::of(ui).quiet));
                    text::body(ui, step);
                });
            }
            guide.copy.as_ref().and_then(|text| to_copy(ui, text))
        },
    )
}

fn to_copy(ui: &mut Ui, words_to_copy: &str) -> Option<Action> {
    let tokens = Tokens::of(ui);
    let frame = egui::Frame::new().fill(tokens.background).corner_radius(8).inner_margin(12);
    let mut copied = false;
    frame.show(ui, |ui| {
        ui.label(RichText::new(words_to_copy).monospace());
        copied = buttons::secondary(ui, words::COPY).clicked();
    });
    copied.then(|| Action::Copy(words_to_copy.to_owned()))
}
