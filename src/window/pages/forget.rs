//! Before everything that is kept on this computer is removed.

use egui::Ui;

use super::{page_frame, repair, server_page};
use crate::client::state::Request;
use crate::window::icons::Symbol;
use crate::window::language::Say;
use crate::window::messages::Word;
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, details, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let failure = scene.model.forgotten.as_ref().and_then(|forgotten| forgotten.as_ref().err());
    let interrupted = scene.model.interrupted().next();
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &Word::ForgetTitle);
            text::body(ui, &Word::ForgetText);
            text::body(ui, &Word::ForgetStays);
            if interrupted.is_some() {
                text::marked(ui, Symbol::Warning, &Word::ForgetFirst);
            } else if failure.is_some() {
                let said = text::marked(ui, Symbol::Problem, &Word::ForgetFailed);
                text::live(ui, &said);
            }
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                // What is filled takes nothing away.
                if let Some(record) = interrupted {
                    if buttons::primary(ui, &Word::ForgetShowRepair) {
                        action = Some(ViewAction::Show(Page::Interrupted(record.id.clone())));
                    }
                } else if buttons::primary(ui, &Word::ForgetKeep) {
                    action = Some(ViewAction::Show(Page::About));
                }
                let is_free = repair::is_free(scene) && interrupted.is_none();
                if buttons::secondary_if(ui, is_free, &Word::ForgetNow) {
                    action = Some(ViewAction::Ask(Request::ForgetEverything));
                }
            });
            action
        },
        |ui| {
            if let Some(error) = failure {
                let lines = [(ui.say(&Word::Happened), ui.say(error))];
                details::fold(ui, "details-of-forgetting", &lines);
            }
            None
        },
    )
}
