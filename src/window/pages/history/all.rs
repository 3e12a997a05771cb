//! All servers and this computer, one under the other on one axis of time: what fell together is seen at a glance.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Button, Rect, RichText, Stroke, Ui, UiBuilder, vec2};

use super::super::{page_frame, server_page};
use super::events::{self, Line};
use super::{keeping, switch, why_not_kept};
use crate::client::history::Told;
use crate::client::history::messages::EventLine;
use crate::client::model::{MachineId, Message as _, ServerName};
use crate::window::icons;
use crate::window::language::Say;
use crate::window::messages::{HistoryWord, Word};
use crate::window::theme::{STEP, Tokens};
use crate::window::timeline::{self, Look, Timeline};
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, strip, text};
/// The width of the names beside the strips, in points.
const NAMES: f32 = 136.0;

/// Whose strip it is, and what it is.
struct Row {
    id: Option<MachineId>,
    name: String,
    timeline: Arc<Timeline>,
}

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let watch = &scene.model.watch;
    let rows = rows(ui, scene);
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &HistoryWord::OfAll);
            keeping(ui, watch);
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &Word::Back) {
                    action = Some(ViewAction::Back);
                }
                if !rows.is_empty() && buttons::secondary(ui, &HistoryWord::Delete).clicked() {
                    action = Some(ViewAction::Show(Page::DeleteHistory(None)));
                }
            });
            action
        },
        |ui| {
            if rows.is_empty() {
                text::quiet(ui, &HistoryWord::NothingYet);
                why_not_kept(ui, watch);
                return None;
            }
            let chosen = ui.scope(|ui| ui.horizontal_wrapped(|ui| switch(ui, scene)).inner).inner;
            let opened = strips(ui, scene, &rows);
            let looks: BTreeSet<Look> = rows.iter().flat_map(|row| row.timeline.looks.iter().copied()).collect();
            strip::key(ui, &looks);
            ui.add_space(3.0 * STEP);
            let more = events::show(ui, scene, &lines(&rows, events::most(scene) + 1));
            why_not_kept(ui, watch);
            chosen.or(opened).or(more)
        },
    )
}

/// This computer, and the servers by name.
fn rows(ui: &Ui, scene: &Scene<'_>) -> Vec<Row> {
    let (watch, stretch) = (&scene.model.watch, scene.view.stretch);
    let mut servers: Vec<Row> = Vec::new();
    for (id, name) in watch.log.servers() {
        let shown = scene.row_of(&id).map(|row| row.diagnosis.name.clone()).or(name);
        if let Some(timeline) = timeline::of(ui.ctx(), watch, Some(&id), stretch) {
            servers.push(Row { name: shown.unwrap_or_else(|| id.to_string()), id: Some(id), timeline });
        }
    }
    servers.sort_by_key(|row| row.name.to_lowercase());
    let computer = timeline::of(ui.ctx(), watch, None, stretch);
    let computer = computer.map(|timeline| Row { id: None, name: ui.say(&Word::ThisComputer), timeline });
    computer.into_iter().chain(servers).collect()
}

fn strips(ui: &mut Ui, scene: &Scene<'_>, rows: &[Row]) -> Option<ViewAction> {
    let watch = &scene.model.watch;
    let mut action = None;
    let mut all = Rect::NOTHING;
    ui.spacing_mut().item_spacing.y = STEP;
    for (nth, row) in rows.iter().enumerate() {
        let kind = strip::Kind { subject: Some(&row.name), has_axis: nth + 1 == rows.len() };
        let strip = |ui: &mut Ui| strip::show(ui, watch, &row.timeline, kind).rect;
        let drawn = if scene.compact {
            action = action.take().or(name(ui, scene, row));
            strip(ui)
        } else {
            let line = ui.horizontal_top(|ui| {
                let (_, column) = ui.allocate_space(vec2(NAMES, strip::HEIGHT));
                let mut column = ui.new_child(UiBuilder::new().max_rect(column).id_salt(nth));
                action = action.take().or(name(&mut column, scene, row));
                strip(ui)
            });
            line.inner
        };
        all = all.union(drawn);
    }
    // One line through all of them at the pointer.
    if let Some(at) = ui.input(|input| input.pointer.hover_pos()).filter(|at| all.contains(*at)) {
        ui.painter().vline(at.x, all.expand2(vec2(0.0, -2.0)).y_range(), Stroke::new(1.0, Tokens::of(ui).outline));
    }
    action
}

/// Whose strip it is: of a server of the list, the way to its own history.
fn name(ui: &mut Ui, scene: &Scene<'_>, row: &Row) -> Option<ViewAction> {
    ui.spacing_mut().button_padding.y = 0.0;
    ui.spacing_mut().interact_size.y = strip::HEIGHT;
    let Some(server) = row.id.as_ref().and_then(|id| scene.row_of(id)) else {
        ui.horizontal(|ui| text::line(ui, RichText::new(&row.name).color(Tokens::of(ui).quiet)));
        return None;
    };
    let color = Tokens::of(ui).accent;
    let words = RichText::new(&row.name).color(color);
    let button = ui.horizontal(|ui| ui.add(Button::new(words).frame(false).truncate())).inner;
    icons::focus_ring(ui, &button, 6.0);
    button.clicked().then_some(ViewAction::Show(Page::History(server.key)))
}

/// What happened to any of them, the newest first. What befell this computer is told once.
fn lines(rows: &[Row], most: usize) -> Vec<Line> {
    let own = |row: &Row, told: &&Told| told.server == row.id;
    let newest = |row| -> Vec<(&Row, &Told)> {
        let row: &Row = row;
        row.timeline.events.iter().rev().filter(|told| own(row, told)).take(most).map(|told| (row, told)).collect()
    };
    let mut all: Vec<(&Row, &Told)> = rows.iter().flat_map(newest).collect();
    all.sort_by_key(|(_, told)| Reverse(told.at));
    all.truncate(most);
    let lines = all.into_iter().map(|(row, told)| {
        let what = told.line();
        let server = ServerName(row.name.clone());
        let words = if row.id.is_some() { EventLine::Of { server, what }.phrase() } else { what };
        Line { at: told.at, severity: told.severity, words }
    });
    lines.collect()
}
