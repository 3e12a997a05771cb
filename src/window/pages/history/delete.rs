//! Before the history is deleted.

use egui::Ui;

use super::super::{page_frame, server_page};
use super::happened;
use crate::client::state::{Keeping, Request, ServerKey};
use crate::window::icons::Symbol;
use crate::window::messages::HistoryWord;
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, from: Option<ServerKey>) -> Option<ViewAction> {
    let watch = &scene.model.watch;
    let failure = watch.deleted.as_ref().and_then(|deleted| deleted.as_ref().err());
    let is_ours = watch.keeping != Keeping::OtherWrites;
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &HistoryWord::DeleteTitle);
            text::body(ui, &HistoryWord::DeleteText);
            if !is_ours {
                text::marked(ui, Symbol::Warning, &HistoryWord::OtherFirst);
            } else if failure.is_some() {
                let said = text::marked(ui, Symbol::Problem, &HistoryWord::NotDeleted);
                text::live(ui, &said);
            }
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                // What is filled takes nothing away.
                if buttons::primary(ui, &HistoryWord::Keep) {
                    action = Some(ViewAction::Show(back(from)));
                }
                if buttons::secondary_if(ui, is_ours, &HistoryWord::DeleteNow) {
                    action = Some(ViewAction::Ask(Request::DeleteHistory));
                }
            });
            action
        },
        |ui| {
            if let Some(error) = failure {
                happened(ui, error);
            }
            None
        },
    )
}

/// Where it was asked for.
#[must_use]
pub fn back(from: Option<ServerKey>) -> Page {
    from.map_or(Page::HistoryOfAll, Page::History)
}
