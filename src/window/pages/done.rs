//! Done: shown only when the server, plex.tv and the account's own way in all say so.

use egui::{CollapsingHeader, Ui};

use super::{ended, page_frame, server_page};
use crate::client::model::{ExternalPage, Installed, Locator, Phrase};
use crate::client::platforms::words;
use crate::client::state::{HostAccess, Repair, Request, Server};
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::host::{HostLabel, SWITCH_OFF};
use crate::window::messages::repair::{RepairLabel, RepairText, day};
use crate::window::messages::{DEVICES, FRIENDS, OTHER_PROGRAMS, Text, Word};
use crate::window::theme::STEP;
use crate::window::view::{Scene, ViewAction};
use crate::window::widgets::{buttons, details, path, text};

pub fn after_claim(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    show(ui, scene, (&server.diagnosis.name, Some(server)), |_| {}, |_| {}, None)
}

/// The same after a repair, which can be undone.
pub fn after_repair(ui: &mut Ui, scene: &Scene<'_>, repair: &Repair, changed: &[String]) -> Option<ViewAction> {
    let copy = |ui: &mut Ui| {
        if let Some(record) = scene.model.undoable(&repair.id) {
            text::quiet(ui, &RepairText::KeptUntil { day: day(record.kept_until()) });
        }
        let mut lines = details::of_installation(scene.model, &repair.id, scene.view.language);
        if !changed.is_empty() {
            lines.push((ui.say(&RepairLabel::ChangedByItself), changed.join(", ")));
        }
        details::fold(ui, "details-of-a-repair", &lines);
    };
    let ssh = |ui: &mut Ui| switch_off(ui, scene, repair);
    show(ui, scene, (&repair.name, scene.row_of(&repair.id)), ssh, copy, ended::undo(scene, repair))
}

/// How SSH is switched off again, where it was the way in.
pub fn switch_off(ui: &mut Ui, scene: &Scene<'_>, repair: &Repair) {
    let installed = Installed::of(&repair.id, &scene.model.installed).map(|installed| &installed.locator);
    let known = || scene.model.repairs.iter().find(|record| record.server == repair.id).map(|record| &record.locator);
    if installed.or_else(known).and_then(Locator::host).is_none() {
        return;
    }
    let room = scene.model.host.as_ref().and_then(HostAccess::room).and_then(|room| room.platform);
    let row = scene.row_of(&repair.id);
    let chosen = row.and_then(|server| scene.view.platforms.get(&server.key).copied());
    let platform = room.or_else(|| scene.model.platform_of(row?, chosen));
    let host = platform.and_then(|platform| platform.spec().host);
    // One that is needed for itself stays on.
    if host.is_some_and(|host| !host.is_usually_off) {
        return;
    }
    text::section(ui, &HostLabel::SwitchOff);
    text::body(ui, &words(host.and(platform), SWITCH_OFF));
    ui.add_space(2.0 * STEP);
}

fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (name, server): (&str, Option<&Server>),
    first: impl FnOnce(&mut Ui),
    copy: impl FnOnce(&mut Ui),
    undo: Option<(Phrase, ViewAction)>,
) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(28.0), egui::Sense::hover());
                icons::paint(ui, rect, Symbol::Ok);
                text::verdict(ui, &Word::BackIn);
            });
            text::body(ui, &Text::Verified { server: name.into(), account: scene.account_name() });
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &Word::OpenPlex) {
                    action = Some(ViewAction::Ask(Request::Open(ExternalPage::Plex)));
                }
                if buttons::secondary(ui, &Word::Done).clicked() {
                    action = Some(ViewAction::ForgetClaim);
                }
                if let Some((label, page)) = undo
                    && buttons::link(ui, &label).clicked()
                {
                    action = Some(page);
                }
            });
            action
        },
        |ui| {
            if let Some(server) = server {
                path::show(ui, scene.model, server);
            }
            first(ui);
            text::section(ui, &Word::SignInAgain);
            sign_in_again(ui, &DEVICES);
            ui.add_space(STEP);
            let header = CollapsingHeader::new(ui.say(&Word::OtherPrograms)).id_salt("other-programs");
            header.show_unindented(ui, |ui| sign_in_again(ui, &OTHER_PROGRAMS));
            ui.add_space(2.0 * STEP);
            text::section(ui, &Word::Friends);
            for line in FRIENDS {
                text::body(ui, &line);
            }
            ui.add_space(2.0 * STEP);
            copy(ui);
            None
        },
    )
}

fn sign_in_again(ui: &mut Ui, all: &[(Word, Word)]) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (what, how) in all {
            ui.add_space(2.0 * STEP);
            text::body(ui, what);
            text::quiet(ui, how);
        }
    });
}
