//! Before what is kept of a repair is removed: its copy, or a repair that was interrupted and is wanted neither way.

use egui::Ui;

use super::{page_frame, repair, server_page};
use crate::client::installation::InstallError;
use crate::client::repair::messages::FaultWords;
use crate::client::repair::{Fault, Record, RepairOutcome};
use crate::client::state::Request;
use crate::window::icons::Symbol;
use crate::window::language::Say;
use crate::window::messages::Word;
use crate::window::messages::repair::{self as window_repair, RepairLabel};
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, details, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, record: &Record) -> Option<ViewAction> {
    let (title, help) = window_repair::remove(record);
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &title);
            text::body(ui, &help);
            failure(ui, scene, record);
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                // It cannot be undone: what is filled is the safe way.
                let (keep, remove) = window_repair::keep_or_remove(record);
                if buttons::primary(ui, &keep) {
                    action = Some(ViewAction::Show(back(record)));
                }
                if buttons::secondary_if(ui, repair::is_free(scene), &remove) {
                    action = Some(ViewAction::Ask(Request::ForgetBackup(record.id.clone())));
                }
            });
            action
        },
        |ui| {
            let mut lines = details::of_record(scene.model, record, scene.view.language);
            lines.extend(
                error(scene, record)
                    .map(|error| (scene.view.language.render(&Word::Happened), scene.view.language.render(error))),
            );
            details::fold(ui, "details-of-a-copy", &lines);
            None
        },
    )
}

/// The page of the record itself.
pub fn back(record: &Record) -> Page {
    let id = record.id.clone();
    if record.outcome == RepairOutcome::Open { Page::Interrupted(id) } else { Page::Undo(id) }
}

/// Why it could not be removed.
fn failure(ui: &mut Ui, scene: &Scene<'_>, record: &Record) {
    let Some(error) = error(scene, record) else { return };
    let why = ui.say(&FaultWords::new(&Fault::Install(error.clone()), &record.name));
    let said = text::marked(ui, Symbol::Problem, &format!("{} {why}", ui.say(&RepairLabel::NotRemoved)));
    text::live(ui, &said);
}

fn error<'a>(scene: &Scene<'a>, record: &Record) -> Option<&'a InstallError> {
    let (id, error) = scene.model.not_removed.as_ref()?;
    (*id == record.id).then_some(error)
}
