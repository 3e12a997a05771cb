//! Before an undo: what it puts back. Its other choice is to remove the copy, which is confirmed on the same page.

use egui::Ui;

use super::{fix, repair, sheet};
use crate::client::installation::Hand;
use crate::client::repair::{Fault, Record, wording};
use crate::client::state::Request;
use crate::window::icons::Symbol;
use crate::window::theme::STEP;
use crate::window::view::{Action, Page, Scene};
use crate::window::widgets::{buttons, details, text};
use crate::window::words::{self, repair as own_words};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, record: &Record, removes: bool) -> Option<Action> {
    if removes {
        return remove(ui, scene, record);
    }
    let name = &record.name;
    sheet::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &own_words::undo_title(name));
            text::body(ui, &own_words::repaired_on(record.began));
        },
        |ui| {
            let mut action = None;
            fix::row(ui, |ui| {
                if buttons::primary_if(ui, repair::is_free(scene), own_words::UNDO_NOW) {
                    action = Some(Action::Ask(Request::Undo(record.id.clone())));
                }
                if buttons::secondary(ui, words::BACK).clicked() {
                    action = Some(Action::Back);
                }
            });
            action
        },
        |ui| {
            let installed = scene.model.installed.iter().find(|i| i.locator == record.locator);
            let by_owner = installed.map_or(record.locator.is_folder(), |i| i.hand == Hand::Owners);
            for (label, words) in own_words::undo_changes(name, by_owner, record.kept_until()) {
                text::pair(ui, &format!("{label}:"), &words);
            }
            ui.add_space(2.0 * STEP);
            text::section(ui, own_words::THE_COPY);
            text::body(ui, &own_words::kept_until(record.kept_until()));
            let removes = buttons::secondary(ui, own_words::REMOVE).clicked();
            ui.add_space(STEP);
            details::fold(ui, "details of an undo", &details(scene, record));
            removes.then(|| Action::Show(Page::Undo { id: record.id.clone(), removes: true }))
        },
    )
}

/// Before the copy is removed.
fn remove(ui: &mut Ui, scene: &Scene<'_>, record: &Record) -> Option<Action> {
    sheet::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &own_words::remove_title(&record.name));
            text::body(ui, own_words::REMOVE_TEXT);
            failure(ui, scene, record);
        },
        |ui| {
            let mut action = None;
            fix::row(ui, |ui| {
                if buttons::primary_if(ui, repair::is_free(scene), own_words::REMOVE_NOW) {
                    action = Some(Action::Ask(Request::ForgetBackup(record.id.clone())));
                }
                if buttons::secondary(ui, own_words::KEEP).clicked() {
                    action = Some(Action::Show(Page::Undo { id: record.id.clone(), removes: false }));
                }
            });
            action
        },
        |ui| {
            details::fold(ui, "details of a copy", &details(scene, record));
            None
        },
    )
}

/// Why the copy could not be removed.
fn failure(ui: &mut Ui, scene: &Scene<'_>, record: &Record) {
    let Some(error) = &scene.model.backup_error else { return };
    let why = wording::fault(&Fault::Install(error.clone()), &record.name);
    let said = text::marked(ui, Symbol::Problem, &format!("{} {why}", own_words::NOT_REMOVED));
    text::live(ui, &said);
}

fn details(scene: &Scene<'_>, record: &Record) -> Vec<(String, String)> {
    let mut lines: Vec<_> = details::of_copy(scene.model, record).into_iter().collect();
    lines.push((own_words::PLACE.to_owned(), record.place.clone()));
    lines.extend(scene.model.backup_error.iter().map(|error| (words::HAPPENED.to_owned(), error.to_string())));
    lines
}
