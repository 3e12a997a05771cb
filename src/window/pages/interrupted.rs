//! A repair that was interrupted, by a power cut or a kill: the two ways on, and what each does. Where neither can work any more,
//! as when the server is gone for good, it can be left.

use egui::Ui;

use super::{page_frame, repair, server_page, sign_in};
use crate::client::model::{Message as _, StoredAccount};
use crate::client::repair::Record;
use crate::client::repair::messages::RecordWords;
use crate::client::state::Request;
use crate::window::language::Say;
use crate::window::messages::repair::{self as window_repair, RepairLabel};
use crate::window::messages::{Text, Word};
use crate::window::theme::STEP;
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, details, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, record: &Record) -> Option<ViewAction> {
    let installed = scene.model.installation_at(&record.locator);
    let other = installed.and_then(|installed| repair::account_of_another(scene, installed));
    let mut ticked = None;
    let action = page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &ui.say(&RecordWords::new(record)));
            let changed = record.has_changed_settings();
            text::body(ui, if changed { &RepairLabel::Interrupted } else { &RepairLabel::Untouched });
            if let Some(other) = other {
                ticked = repair::consent(ui, scene, &record.name, &record.server, other);
            }
        },
        |ui| ways_on(ui, scene, record, other),
        |ui| {
            for (label, words) in window_repair::two_ways(&record.name, &scene.account_name()) {
                text::pair(ui, &Text::Labelled { what: label.phrase() }, &words);
            }
            ui.add_space(STEP);
            let leaves = buttons::link(ui, &RepairLabel::LeaveIt).clicked();
            ui.add_space(STEP);
            details::fold(
                ui,
                "details-of-an-interrupted-repair",
                &details::of_record(scene.model, record, scene.view.language),
            );
            leaves.then(|| ViewAction::Show(Page::RemoveCopy(record.id.clone())))
        },
    );
    ticked.or(action)
}

fn ways_on(ui: &mut Ui, scene: &Scene<'_>, record: &Record, other: Option<&StoredAccount>) -> Option<ViewAction> {
    if super::is_signing_in(scene.model, scene.view) {
        return sign_in::busy_line(ui, scene);
    }
    let agreed = repair::agreed(scene, &record.server, other);
    let mut action = None;
    server_page::row(ui, |ui| {
        let id = record.id.clone();
        if buttons::primary(ui, &RepairLabel::PutItBack) {
            action = Some(ViewAction::Ask(Request::Undo(id)));
        } else if scene.model.user().is_none() {
            if buttons::secondary(ui, &RepairLabel::SignInToContinue).clicked() {
                action = Some(ViewAction::SignIn);
            }
        } else if ui.add_enabled_ui(agreed, |ui| buttons::secondary(ui, &RepairLabel::Continue).clicked()).inner {
            action = Some(ViewAction::Ask(Request::GoOn { id, agreed: other.map(StoredAccount::key) }));
        }
        if buttons::secondary(ui, &Word::Back).clicked() {
            action = Some(ViewAction::Back);
        }
    });
    action
}
