//! Before an undo: what it puts back. Its other choice is to remove the copy.

use egui::Ui;

use super::{page_frame, repair, server_page};
use crate::client::installation::Controller;
use crate::client::model::StoredSignIn;
use crate::client::repair::Record;
use crate::client::state::Request;
use crate::window::theme::STEP;
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, details, text};
use crate::window::words::{self, repair as own_words};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, record: &Record) -> Option<ViewAction> {
    let name = &record.name;
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &own_words::undo_title(name));
            text::body(ui, &own_words::repaired_on(record.began));
            let installed = scene.model.installation_at(&record.locator);
            if installed.is_some_and(|installed| installed.sign_in == StoredSignIn::Alive) {
                text::body(ui, own_words::SIGN_IN_WORKS);
            }
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary_if(ui, repair::is_free(scene), own_words::UNDO_NOW) {
                    action = Some(ViewAction::Ask(Request::Undo(record.id.clone())));
                }
                if buttons::secondary(ui, words::BACK).clicked() {
                    action = Some(ViewAction::Back);
                }
            });
            action
        },
        |ui| {
            let installed = scene.model.installation_at(&record.locator);
            let by_owner = installed.map_or(record.locator.is_folder(), |i| i.controller == Controller::Manual);
            for (label, words) in own_words::undo_changes(name, by_owner, record.kept_until()) {
                text::pair(ui, &format!("{label}:"), &words);
            }
            ui.add_space(2.0 * STEP);
            text::section(ui, own_words::THE_COPY);
            text::body(ui, &own_words::kept_until(record.kept_until()));
            let removes = buttons::secondary(ui, own_words::REMOVE).clicked();
            ui.add_space(STEP);
            details::fold(ui, "details of an undo", &details::of_record(scene.model, record));
            removes.then(|| ViewAction::Show(Page::RemoveCopy(record.id.clone())))
        },
    )
}
