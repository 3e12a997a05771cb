//! Before a restart: what it means for those who are watching.

use egui::Ui;

use super::{page_frame, repair, server_page};
use crate::client::diagnosis::Action;
use crate::client::state::{Request, Server};
use crate::window::messages::Word;
use crate::window::messages::repair::{RepairLabel, RepairText};
use crate::window::view::{GuideTo, Page, Scene, ViewAction};
use crate::window::widgets::{buttons, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &RepairText::RestartTitle { server: server.diagnosis.name.as_str().into() });
            text::body(ui, &RepairLabel::RestartText);
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary_if(ui, repair::is_free(scene), &RepairLabel::Restart) {
                    action = Some(ViewAction::Ask(Request::RestartServer(server.key)));
                }
                if buttons::secondary(ui, &Word::Back).clicked() {
                    action = Some(ViewAction::Back);
                }
            });
            action
        },
        |ui| {
            let guide = Page::HowTo(GuideTo::to(server, Action::RestartServer));
            buttons::link(ui, &RepairLabel::ByHand).clicked().then_some(ViewAction::Show(guide))
        },
    )
}
