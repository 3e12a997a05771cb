//! Done: shown only when the server, plex.tv and the account's own way in all say so.

use egui::{RichText, Ui};

use super::{fix, sheet};
use crate::client::state::{Page as Target, Request, Server};
use crate::window::icons::{self, Symbol};
use crate::window::theme::{STEP, Tokens};
use crate::window::view::{Action, Scene};
use crate::window::widgets::{buttons, path, text};
use crate::window::words;

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<Action> {
    sheet::show(
        ui,
        scene,
        |ui| {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(28.0), egui::Sense::hover());
                icons::paint(ui, rect, Symbol::Ok);
                text::verdict(ui, words::BACK_IN);
            });
            text::body(ui, &words::verified(&server.diagnosis.name, scene.account()));
        },
        |ui| {
            let mut action = None;
            fix::row(ui, |ui| {
                if buttons::primary(ui, words::OPEN_PLEX) {
                    action = Some(Action::Ask(Request::Open(Target::Plex)));
                }
                if buttons::secondary(ui, words::DONE).clicked() {
                    action = Some(Action::ForgetClaim);
                }
            });
            action
        },
        |ui| {
            path::show(ui, scene.model, server);
            text::section(ui, words::SIGN_IN_AGAIN);
            ui.spacing_mut().item_spacing.y = 2.0;
            for (what, how) in words::OTHERS {
                ui.add_space(2.0 * STEP);
                ui.label(what);
                ui.label(RichText::new(how).color(Tokens::of(ui).quiet));
            }
            None
        },
    )
}
