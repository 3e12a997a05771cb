//! The answers to a question, one button each: below each other, or in columns under the headings of their groups.

use egui::{Ui, vec2};

use super::{buttons, text};
use crate::client::diagnosis::guide::{Answer, Choice, Question};
use crate::window::theme::{STEP, TOUCH};

/// No answer needs more width.
const WIDEST: f32 = 440.0;
/// The least width of a column.
const COLUMN: f32 = 144.0;
const MOST_COLUMNS: usize = 4;

/// Shows the answers. The first is the likeliest.
pub fn show(ui: &mut Ui, question: &Question) -> Option<Answer> {
    let mut chosen = None;
    let mut rest = &question.choices[..];
    let mut is_first = true;
    while let Some(first) = rest.first() {
        if let Some(heading) = &first.group {
            ui.add_space(STEP);
            text::quiet(ui, heading);
        }
        let is_grouped = first.group.is_some();
        let next = rest.iter().skip(1).position(|choice| choice.group.is_some()).map_or(rest.len(), |at| at + 1);
        let (group, others) = rest.split_at(next);
        chosen = chosen.or(if is_grouped { columns(ui, group, is_first) } else { column(ui, group, is_first) });
        (rest, is_first) = (others, false);
    }
    chosen
}

fn column(ui: &mut Ui, choices: &[Choice], is_first: bool) -> Option<Answer> {
    let width = ui.available_width().min(WIDEST);
    rows(ui, choices, is_first, 1, width)
}

fn columns(ui: &mut Ui, choices: &[Choice], is_first: bool) -> Option<Answer> {
    let (available, gap) = (ui.available_width(), 2.0 * STEP);
    let fit = (1..=MOST_COLUMNS).rev().find(|n| available >= *n as f32 * (COLUMN + gap) - gap).unwrap_or(1);
    let width = (available - (fit - 1) as f32 * gap) / fit as f32;
    rows(ui, choices, is_first, fit, width)
}

fn rows(ui: &mut Ui, choices: &[Choice], is_first: bool, columns: usize, width: f32) -> Option<Answer> {
    let mut chosen = None;
    ui.spacing_mut().item_spacing = vec2(2.0 * STEP, 2.0 * STEP);
    for (n, row) in choices.chunks(columns).enumerate() {
        ui.horizontal(|ui| {
            for (m, choice) in row.iter().enumerate() {
                // Words that are longer than the column are broken.
                let cell = ui.allocate_ui(vec2(width, TOUCH), |ui| {
                    ui.set_max_width(width);
                    buttons::answer(ui, is_first && n + m == 0, &choice.label, width)
                });
                if cell.inner {
                    chosen = Some(choice.answer);
                }
            }
        });
    }
    chosen
}
