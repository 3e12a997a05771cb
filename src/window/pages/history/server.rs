//! The history of one server: its strip, what repeats, and what happened.

use egui::Ui;

use super::super::{page_frame, server_page};
use super::events::{self, Line};
use super::{keeping, switch, why_not_kept};
use crate::client::state::Server;
use crate::window::messages::{HistoryText, HistoryWord, Word};
use crate::window::theme::STEP;
use crate::window::timeline;
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, patterns, strip, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    let (watch, stretch) = (&scene.model.watch, scene.view.stretch);
    let timeline = server.diagnosis.id.as_ref().and_then(|id| timeline::of(ui.ctx(), watch, Some(id), stretch));
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &HistoryText::Of { server: server.diagnosis.name.as_str().into() });
            keeping(ui, watch);
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &Word::Back) {
                    action = Some(ViewAction::Back);
                }
                if timeline.is_some() && buttons::secondary(ui, &HistoryWord::Delete).clicked() {
                    action = Some(ViewAction::Show(Page::DeleteHistory(Some(server.key))));
                }
            });
            action
        },
        |ui| {
            let Some(timeline) = &timeline else {
                text::quiet(ui, &HistoryWord::NothingYet);
                return None;
            };
            patterns::all(ui, watch, scene.model.patterns_of(server));
            let chosen = ui.scope(|ui| ui.horizontal_wrapped(|ui| switch(ui, scene)).inner).inner;
            strip::show(ui, watch, timeline, strip::Kind { subject: None, has_axis: true });
            strip::key(ui, &timeline.looks);
            ui.add_space(3.0 * STEP);
            let newest = timeline.events.iter().rev().take(events::most(scene) + 1);
            let lines: Vec<Line> =
                newest.map(|told| Line { at: told.at, severity: told.severity, words: told.line() }).collect();
            let more = events::show(ui, scene, &lines);
            why_not_kept(ui, watch);
            chosen.or(more)
        },
    )
}
