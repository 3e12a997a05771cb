//! The report, to be read before it is copied. Copying is all that can be done with it.

use egui::text_edit::TextEditState;
use egui::text_selection::LabelSelectionState;
use egui::{Event, Id, ScrollArea, TextEdit, TextStyle, Ui};

use super::{page_frame, server_page};
use crate::client::report::Report;
use crate::window::messages::Word;
use crate::window::theme::STEP;
use crate::window::view::{Page, Scene, View, ViewAction};
use crate::window::widgets::{buttons, text};

/// The height of the preview in points: what was withheld is in sight below it.
const PREVIEW_HEIGHT: f32 = 264.0;

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
            withheld(ui, report);
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
    let height = if scene.compact { f32::INFINITY } else { PREVIEW_HEIGHT };
    let area = ScrollArea::vertical().id_salt("preview").max_height(height);
    area.show(ui, |ui| {
        let mut shown = report.markdown.as_str();
        let edit = TextEdit::multiline(&mut shown).id(preview_id()).font(TextStyle::Monospace);
        ui.add(edit.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(12, 8))).labelled_by(label.id);
    });
}

fn preview_id() -> Id {
    Id::unique("preview-of-the-report")
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
        | Page::Repair(_)
        | Page::Folder(_)
        | Page::Restart(_)
        | Page::RepairProgress
        | Page::Undo(_)
        | Page::RemoveCopy(_)
        | Page::Interrupted(_) => Some(ViewAction::Report),
    }
}

/// The preview has the keyboard, and nothing in it is marked.
fn reads_preview(ui: &Ui) -> bool {
    let id = preview_id();
    let marked = TextEditState::load(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    ui.memory(|m| m.has_focus(id)) && marked.is_none_or(|range| range.is_empty())
}
