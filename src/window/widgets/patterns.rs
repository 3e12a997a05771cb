//! What repeats with a server: one short sentence, what to do about it, and how often it was seen.

use egui::{Frame, Margin, Ui};

use super::text;
use crate::client::history::Pattern;
use crate::client::history::messages::{PatternAdvice, PatternEvidence, PatternText};
use crate::client::state::Watch;
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::theme::{RADIUS, STEP, Tokens};

/// Shows them, the most telling first. On a server's own page, what was seen is told by the pointer: its history shows it.
pub fn show(ui: &mut Ui, watch: &Watch, patterns: &[Pattern], has_evidence: bool) {
    if patterns.is_empty() {
        return;
    }
    let frame =
        Frame::new().fill(Tokens::of(ui).background).corner_radius(RADIUS).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.y = STEP;
        for (nth, pattern) in patterns.iter().enumerate() {
            if nth > 0 {
                ui.add_space(STEP);
            }
            one(ui, watch, pattern, has_evidence);
        }
    });
    ui.add_space(2.0 * STEP);
}

fn one(ui: &mut Ui, watch: &Watch, pattern: &Pattern, has_evidence: bool) {
    let local = |at| watch.local(at);
    let evidence = PatternEvidence::of(pattern, watch.local(watch.now), &local);
    ui.horizontal_top(|ui| {
        icons::symbol(ui, Symbol::Warning);
        ui.vertical(|ui| {
            let said = text::body(ui, &PatternText::of(pattern, &local));
            text::quiet(ui, &PatternAdvice::of(pattern));
            if has_evidence {
                text::quiet(ui, &evidence);
            } else {
                let words = ui.say(&evidence);
                said.on_hover_text(words);
            }
        });
    });
}
