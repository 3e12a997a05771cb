//! Before a restart: what it means for those who are watching.

use egui::Ui;

use super::{fix, repair, sheet};
use crate::client::diagnosis::Action as Step;
use crate::client::state::{Request, Server};
use crate::window::view::{Action, Guide, Page, Scene};
use crate::window::widgets::{buttons, text};
use crate::window::words::{self, repair as own_words};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<Action> {
    sheet::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &own_words::restart_title(&server.diagnosis.name));
            text::body(ui, own_words::RESTART_TEXT);
        },
        |ui| {
            let mut action = None;
            fix::row(ui, |ui| {
                if buttons::primary_if(ui, repair::is_free(scene), own_words::RESTART) {
                    action = Some(Action::Ask(Request::RestartServer(server.key)));
                }
                if buttons::secondary(ui, words::BACK).clicked() {
                    action = Some(Action::Back);
                }
            });
            action
        },
        |ui| {
            let guide = Page::HowTo(Guide::to(server, Step::RestartServer));
            buttons::link(ui, own_words::BY_HAND).clicked().then_some(Action::Show(guide))
        },
    )
}
