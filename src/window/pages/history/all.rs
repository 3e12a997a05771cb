//! All servers and this computer, one under the other on one axis of time: what fell together is seen at a glance.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Button, Rect, RichText, Stroke, Ui, vec2};

use super::super::{LINK, page_frame, server_page};
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
            let looks: BTreeSet<Look> = rows.iter().flat_map(|row| row.timeline.looks()).collect();
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
                let column = ui.allocate_ui(vec2(NAMES, LINK), |ui| {
                    ui.set_width(NAMES);
                    name(ui, scene, row)
                });
                action = action.take().or(column.inner);
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
    let Some(server) = row.id.as_ref().and_then(|id| scene.row_of(id)) else {
        text::line(ui, RichText::new(&row.name).color(Tokens::of(ui).quiet));
        return None;
    };
    let color = Tokens::of(ui).accent;
    let words = RichText::new(&row.name).color(color);
    let button = ui.add(Button::new(words).frame(false).truncate().min_size(vec2(0.0, LINK)));
    icons::focus_ring(ui, &button, 6.0);
    button.clicked().then_some(ViewAction::Show(Page::History(server.key)))
}

/// What happened to any of them, the newest first. What befell this computer is told once.
fn lines(rows: &[Row], most: usize) -> Vec<Line> {
    let line = |row: &Row, told: &Told| {
        let what = told.line();
        let words =
            if row.id.is_some() { EventLine::Of { server: ServerName(row.name.clone()), what }.phrase() } else { what };
        Line { at: told.at, severity: told.severity, words }
    };
    let own = |row: &Row| {
        let id = row.id.clone();
        let newest = row.timeline.events.iter().rev().filter(|told| told.server == id).take(most);
        newest.map(|told| line(row, told)).collect::<Vec<_>>()
    };
    let mut lines: Vec<Line> = rows.iter().flat_map(own).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines
}
