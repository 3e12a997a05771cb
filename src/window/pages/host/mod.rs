//! Signing in to the NAS or computer that a server runs on: name and password, whose key it is, and what was not found there.

mod absent;
mod form;
mod key;

use egui::Ui;

use super::{page_frame, server_page};
use crate::client::diagnosis::Action;
use crate::client::installation::remote::HostErrorKind;
use crate::client::model::{Message as _, Phrase};
use crate::client::platforms::{Platform, Settings};
use crate::client::repair::Record;
use crate::client::state::{HostStage, Request};
use crate::window::host::{Errand, Target};
use crate::window::messages::Word;
use crate::window::messages::host;
use crate::window::messages::repair::RepairLabel;
use crate::window::theme::STEP;
use crate::window::view::{GuideTo, Page, Scene, ViewAction};
use crate::window::widgets::buttons;

/// What Esc does on these pages, short of going back.
pub fn escape(scene: &Scene<'_>) -> Option<ViewAction> {
    let stage = &Errand::of(scene)?.access(scene)?.stage;
    matches!(stage, HostStage::SigningIn | HostStage::AsksKey(_)).then_some(ViewAction::Ask(Request::LeaveHost))
}

pub fn show(ui: &mut Ui, scene: &Scene<'_>, errand: Errand<'_>) -> Option<ViewAction> {
    let target = errand.target(scene);
    match errand.access(scene).map(|access| (&access.host, &access.stage)) {
        Some((host, HostStage::AsksKey(identity))) => key::ask(ui, scene, errand, &target, host, identity),
        Some((host, HostStage::Failed(error))) if error.kind == HostErrorKind::KeyChanged => {
            key::changed(ui, scene, errand, &target, host, error)
        }
        Some((host, HostStage::In(room))) => absent::show(ui, scene, errand, host, room),
        Some((_, HostStage::SigningIn | HostStage::Failed(_) | HostStage::KeyForgotten(_))) | None => {
            form::show(ui, scene, errand, &target)
        }
    }
}

/// What the platform is called behind "your".
fn device(target: &Target) -> Phrase {
    host::device(target.platform)
}

/// The other ways to the same end, in quiet words.
fn other_ways(ui: &mut Ui, scene: &Scene<'_>, errand: Errand<'_>) -> Option<ViewAction> {
    let mut action = None;
    server_page::row(ui, |ui| {
        for (label, way) in ways(scene, errand) {
            if buttons::link(ui, &label).clicked() {
                action = Some(way);
            }
        }
    });
    ui.add_space(STEP);
    action
}

fn ways(scene: &Scene<'_>, errand: Errand<'_>) -> Vec<(Phrase, ViewAction)> {
    match errand {
        Errand::Repair(server) => {
            let guide = GuideTo::to(server, Action::Repair);
            let platform = scene.model.platform_of(server, scene.view.platforms.get(&server.key).copied());
            let folder = (RepairLabel::ChooseFolder.phrase(), ViewAction::Show(Page::Folder(server.key)));
            let folder = is_in_files(platform).then_some(folder);
            let by_hand = (RepairLabel::ByHand.phrase(), ViewAction::Show(Page::HowTo(guide)));
            let elsewhere = (Word::RunsOnOther.phrase(), ViewAction::AskPlace(guide));
            [elsewhere].into_iter().chain(folder).chain([by_hand]).collect()
        }
        Errand::Undo(record) => vec![(RepairLabel::Remove.phrase(), remove(record))],
        Errand::Continue(record) => vec![(RepairLabel::LeaveIt.phrase(), remove(record))],
    }
}

fn remove(record: &Record) -> ViewAction {
    ViewAction::Show(Page::RemoveCopy(record.id.clone()))
}

/// Could its owner open the settings like any other file?
pub fn is_in_files(platform: Option<Platform>) -> bool {
    match platform.map(|platform| platform.spec().settings) {
        None | Some(Settings::File { .. } | Settings::Container) => true,
        Some(Settings::Domain | Settings::Registry | Settings::Hidden) => false,
    }
}
