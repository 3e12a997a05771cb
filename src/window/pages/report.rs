//! The report, to be read before it is copied. Copying is all that can be done with it.

use egui::text_edit::TextEditState;
use egui::text_selection::LabelSelectionState;
use egui::{Align, Event, Id, Layout, ScrollArea, TextEdit, TextStyle, Ui};

use super::{page_frame, server_page};
use crate::client::report::Report;
use crate::window::messages::Word;
use crate::window::theme::{self, STEP};
use crate::window::view::{Page, Scene, View, ViewAction};
use crate::window::widgets::{buttons, text};

/// The least height of the preview in points.
const LEAST_PREVIEW: f32 = 168.0;
/// So many lines below it are in sight at least, if there are so many.
const LINES_IN_SIGHT: usize = 8;

pub fn show(ui: &mut Ui, scene: &Scene<'_>, report: &Report) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &Word::ReportTitle);
            text::body(ui, &Word::ReportText);
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &Word::CopyReport) {
                    action = Some(copy(report));
                }
                if buttons::secondary(ui, &Word::Back).clicked() {
                    action = Some(ViewAction::Back);
                }
            });
            action
        },
        |ui| {
            preview(ui, scene, report);
            ui.add_space(2.0 * STEP);
            if scene.compact || report.legend.is_empty() {
                legend(ui, report);
                withheld(ui, report);
            } else {
                ui.columns(2, |sides| {
                    // A column would stretch the lines that wrap to its width.
                    let left = Layout::top_down(Align::LEFT);
                    sides[0].with_layout(left, |ui| legend(ui, report));
                    sides[1].with_layout(left, |ui| withheld(ui, report));
                });
            }
            None
        },
    )
}

fn copy(report: &Report) -> ViewAction {
    ViewAction::CopyReport(report.markdown.clone())
}

/// Can be scrolled and marked, also by keyboard; it cannot be changed.
fn preview(ui: &mut Ui, scene: &Scene<'_>, report: &Report) {
    let label = text::section(ui, &Word::Preview);
    // A small window scrolls as a whole: an area within would leave no room.
    let height = if scene.compact { f32::INFINITY } else { room_above_the_lines(ui, report) };
    let area = ScrollArea::vertical().id_salt("preview").max_height(height);
    area.show(ui, |ui| {
        let mut shown = report.markdown.as_str();
        let edit = TextEdit::multiline(&mut shown).id(preview_id()).font(TextStyle::Monospace);
        ui.add(edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(12, 8))).labelled_by(label.id);
    });
}

/// The preview takes what the lines below it leave, of which one may wrap.
fn room_above_the_lines(ui: &Ui, report: &Report) -> f32 {
    let lines = report.legend.len().max(report.withheld.len()).clamp(1, LINES_IN_SIGHT);
    let below = (0..=lines).fold(0.0, |sum, _| sum + ui.text_style_height(&TextStyle::Body) + STEP);
    let heading = ui.text_style_height(&theme::section()) + ui.spacing().item_spacing.y;
    let margins = 8.0 * STEP;
    (ui.clip_rect().bottom() - ui.cursor().top() - heading - below - margins).max(LEAST_PREVIEW)
}

fn preview_id() -> Id {
    Id::unique("preview-of-the-report")
}

/// It names whom the report does not name, so it stands outside of what is copied.
fn legend(ui: &mut Ui, report: &Report) {
    if report.legend.is_empty() {
        return;
    }
    text::section(ui, &Word::OnlyYouSee);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = STEP;
        for line in &report.legend {
            text::body(ui, line);
        }
    });
    ui.add_space(2.0 * STEP);
}

fn withheld(ui: &mut Ui, report: &Report) {
    text::section(ui, &Word::Withheld);
    ui.spacing_mut().item_spacing.y = STEP;
    if report.withheld.is_empty() {
        text::quiet(ui, &Word::NothingWithheld);
    }
    for line in &report.withheld {
        text::body(ui, line);
    }
}

/// Ctrl+C, or Cmd+C: opens the preview, and copies the report there. Text that is marked is copied instead, and a field that
/// is being typed into keeps its own shortcuts.
pub fn shortcut(ui: &Ui, view: &View) -> Option<ViewAction> {
    let ctx = ui.ctx();
    if !ui.input(|i| i.events.contains(&Event::Copy)) || egui::Popup::is_any_open(ctx) {
        return None;
    }
    let is_marked = ctx.with_plugin(|labels: &mut LabelSelectionState| labels.has_selection()).unwrap_or(false);
    let types = ctx.text_edit_focused() && !reads_preview(ui);
    match &view.page {
        _ if is_marked || types => None,
        Page::Report(report) => Some(copy(report)),
        Page::Verdict
        | Page::Address
        | Page::SignIn
        | Page::Confirm(..)
        | Page::HowTo(_)
        | Page::About
        | Page::Licenses(_)
        | Page::Forget
        | Page::Repair(_)
        | Page::Folder(_)
        | Page::Restart(_)
        | Page::Both(_)
        | Page::RepairProgress
        | Page::Undo(_)
        | Page::RemoveCopy(_)
        | Page::History(_)
        | Page::HistoryOfAll
        | Page::DeleteHistory(_)
        | Page::Interrupted(_) => Some(ViewAction::Report),
    }
}

/// The preview has the keyboard, and nothing in it is marked.
fn reads_preview(ui: &Ui) -> bool {
    let id = preview_id();
    let marked = TextEditState::load(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    ui.memory(|m| m.has_focus(id)) && marked.is_none_or(|range| range.is_empty())
}
