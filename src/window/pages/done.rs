//! Done: shown only when the server, plex.tv and the account's own way in all say so.

use egui::Ui;

use super::{fix, sheet};
use crate::client::state::{Page as Target, Request, Server};
use crate::window::icons::{self, Symbol};
use crate::window::theme::STEP;
use crate::window::view::{Action, Scene};
use crate::window::widgets::{buttons, path, text};
use crate::window::words::{self, done as own_words};

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
            text::section(ui, own_words::SIGN_IN_AGAIN);
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (what, how) in own_words::OTHERS {
                    ui.add_space(2.0 * STEP);
                    text::body(ui, what);
                    text::quiet(ui, how);
                }
            });
            ui.add_space(2.0 * STEP);
            text::section(ui, own_words::FRIENDS);
            for line in own_words::FRIENDS_TEXT {
                text::body(ui, line);
            }
            None
        },
    )
}
