//! Before an undo: what it puts back. Its other choice is to remove the copy, which is confirmed on the same page.

use egui::Ui;

use super::{fix, repair, sheet};
use crate::client::installation::Hand;
use crate::client::repair::{Fault, Record, wording};
use crate::client::state::Request;
use crate::window::icons::{self, Symbol};
use crate::window::theme::STEP;
use crate::window::view::{Action, Page, Scene};
use crate::window::widgets::{buttons, details, text};
use crate::window::words::{self, repair as own_words};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, record: &Record, removes: bool) -> Option<Action> {
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
                // While the copy is about to be removed, Enter must not mean the undo.
                let pressed = if removes {
                    buttons::secondary(ui, own_words::UNDO_NOW).clicked()
                } else {
                    buttons::primary_if(ui, repair::is_free(scene), own_words::UNDO_NOW)
                };
                if pressed {
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
            let action = the_copy(ui, scene, record, removes);
            ui.add_space(STEP);
            let mut lines: Vec<_> = details::of_copy(scene.model, record).into_iter().collect();
            lines.push((own_words::PLACE.to_owned(), record.place.clone()));
            lines.extend(scene.model.backup_error.iter().map(|e| (words::HAPPENED.to_owned(), e.to_string())));
            details::fold(ui, "details of an undo", &lines);
            action
        },
    )
}

fn the_copy(ui: &mut Ui, scene: &Scene<'_>, record: &Record, removes: bool) -> Option<Action> {
    text::section(ui, own_words::THE_COPY);
    text::body(ui, &own_words::kept_until(record.kept_until()));
    if let Some(error) = &scene.model.backup_error {
        let why = wording::fault(&Fault::Install(error.clone()), &record.name);
        ui.horizontal_wrapped(|ui| {
            icons::symbol(ui, Symbol::Problem);
            let said = ui.label(format!("{} {why}", own_words::NOT_REMOVED));
            text::live(ui, &said);
        });
    }
    let page = |removes| Action::Show(Page::Undo { id: record.id.clone(), removes });
    if !removes {
        return buttons::secondary(ui, own_words::REMOVE).clicked().then(|| page(true));
    }
    let said = text::body(ui, own_words::REMOVE_TEXT);
    text::live(ui, &said);
    let mut action = None;
    fix::row(ui, |ui| {
        if buttons::primary_if(ui, repair::is_free(scene), own_words::REMOVE_NOW) {
            action = Some(Action::Ask(Request::ForgetBackup(record.id.clone())));
        }
        if buttons::secondary(ui, own_words::KEEP).clicked() {
            action = Some(page(false));
        }
    });
    action
}
