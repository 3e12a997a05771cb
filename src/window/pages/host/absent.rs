//! Signed in, and the server is not there: what is, and the other ways.

use egui::Ui;

use super::{other_ways, page_frame, server_page};
use crate::client::model::{MachineId, Message as _, SshHost};
use crate::client::state::{HostRoom, Request};
use crate::window::host::Errand;
use crate::window::icons::Symbol;
use crate::window::messages::Word;
use crate::window::messages::host::{self, HostLabel, HostText};
use crate::window::messages::repair::RepairLabel;
use crate::window::theme::STEP;
use crate::window::view::{Scene, ViewAction};
use crate::window::widgets::{buttons, details, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, errand: Errand<'_>, host: &SshHost, room: &HostRoom) -> Option<ViewAction> {
    let device = host::device(room.platform);
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &HostText::AbsentTitle { server: errand.name().into(), device });
            text::body(ui, &HostText::AbsentText { address: host.to_string() });
            for name in names(scene, room) {
                text::marked(ui, Symbol::Warning, &HostText::FoundOther { server: name.as_str().into() });
            }
            if !room.closed.is_empty() {
                text::marked(ui, Symbol::Warning, &HostLabel::Closed);
            }
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &HostLabel::OtherOne) {
                    action = Some(ViewAction::Ask(Request::LeaveHost));
                }
                if buttons::secondary(ui, &Word::Back).clicked() {
                    action = Some(ViewAction::Back);
                }
            });
            action
        },
        |ui| {
            let others = other_ways(ui, scene, errand);
            ui.add_space(STEP);
            if !room.closed.is_empty() {
                let language = scene.view.language;
                let lines: Vec<_> = room
                    .closed
                    .iter()
                    .map(|error| (language.render(&Word::Happened), language.render(&error.phrase())))
                    .collect();
                details::fold(ui, "details-of-what-is-closed", &lines);
            }
            others
        },
    )
}

/// The servers whose settings are there.
fn names(scene: &Scene<'_>, room: &HostRoom) -> Vec<String> {
    let known = |id: &MachineId| scene.model.installed.iter().find(|i| i.id == *id).and_then(|i| i.name.as_ref());
    let nameless = || scene.view.language.render(&RepairLabel::NoName);
    room.found.iter().map(|id| known(id).map_or_else(nameless, ToString::to_string)).collect()
}
