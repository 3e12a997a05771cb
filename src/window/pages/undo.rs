//! Before an undo: what it puts back. Its other choice is to remove the copy.

use egui::Ui;

use super::{page_frame, repair, server_page};
use crate::client::model::{Location, Message as _, StoredSignIn};
use crate::client::repair::Record;
use crate::client::state::Request;
use crate::window::messages::Text;
use crate::window::messages::repair::{RepairLabel, RepairText, day, undo_changes};
use crate::window::theme::STEP;
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, details, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, record: &Record) -> Option<ViewAction> {
    let name = &record.name;
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &RepairText::UndoTitle { server: name.as_str().into() });
            text::body(ui, &RepairText::RepairedOn { day: day(record.began) });
            text::body(ui, &RepairLabel::UndoWarning);
            let installed = scene.model.installation_at(&record.locator);
            if installed.is_some_and(|installed| installed.sign_in == StoredSignIn::Alive) {
                text::body(ui, &RepairLabel::SignInWorks);
            }
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                // It can lock its owner out again: what is filled is the safe way.
                if buttons::primary(ui, &RepairLabel::KeepRepair) {
                    action = Some(ViewAction::Back);
                }
                if buttons::secondary_if(ui, repair::is_free(scene), &RepairLabel::UndoNow) {
                    action = Some(ViewAction::Ask(Request::Undo(record.id.clone())));
                }
            });
            action
        },
        |ui| {
            let installed = scene.model.installation_at(&record.locator);
            let by_owner = installed
                .map_or(record.locator.location() == Location::Folder, |installed| !installed.capabilities().can_stop);
            for (label, words) in undo_changes(name, by_owner) {
                text::pair(ui, &Text::Labelled { what: label.phrase() }, &words);
            }
            ui.add_space(2.0 * STEP);
            text::section(ui, &RepairLabel::TheCopy);
            text::body(ui, &RepairText::KeptUntil { day: day(record.kept_until()) });
            let removes = buttons::secondary(ui, &RepairLabel::Remove).clicked();
            ui.add_space(STEP);
            details::fold(ui, "details-of-an-undo", &details::of_record(scene.model, record, scene.view.language));
            removes.then(|| ViewAction::Show(Page::RemoveCopy(record.id.clone())))
        },
    )
}
