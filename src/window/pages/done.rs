//! Done: shown only when the server, plex.tv and the account's own way in all say so.

use egui::{CollapsingHeader, Ui};

use super::{ended, page_frame, server_page};
use crate::client::model::{ExternalPage, Phrase};
use crate::client::state::{Repair, Request, Server};
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::repair::{RepairLabel, RepairText, day};
use crate::window::messages::{DEVICES, FRIENDS, OTHER_PROGRAMS, Text, Word};
use crate::window::theme::STEP;
use crate::window::view::{Scene, ViewAction};
use crate::window::widgets::{buttons, details, path, text};

pub fn after_claim(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    show(ui, scene, &server.diagnosis.name, Some(server), |_| {}, None)
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
    show(ui, scene, &repair.name, scene.row_of(&repair.id), copy, ended::undo(scene, repair))
}

fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    name: &str,
    server: Option<&Server>,
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
