//! Before a restart: what it means for those who are watching.

use egui::Ui;

use super::{page_frame, repair, server_page};
use crate::client::diagnosis::Action;
use crate::client::state::{Request, Server};
use crate::window::view::{Guide, Page, Scene, ViewAction};
use crate::window::widgets::{buttons, text};
use crate::window::words::{self, repair as own_words};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &own_words::restart_title(&server.diagnosis.name));
            text::body(ui, own_words::RESTART_TEXT);
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary_if(ui, repair::is_free(scene), own_words::RESTART) {
                    action = Some(ViewAction::Ask(Request::RestartServer(server.key)));
                }
                if buttons::secondary(ui, words::BACK).clicked() {
                    action = Some(ViewAction::Back);
                }
            });
            action
        },
        |ui| {
            let guide = Page::HowTo(Guide::to(server, Action::RestartServer));
            buttons::link(ui, own_words::BY_HAND).clicked().then_some(ViewAction::Show(guide))
        },
    )
}
