//! What repeats with a server: one short sentence, what to do about it, and how often it was seen.

use egui::{Label, RichText, Ui};

use super::text;
use crate::client::history::Pattern;
use crate::client::history::messages::{PatternAdvice, PatternEvidence, PatternText};
use crate::client::model::ClockTime;
use crate::client::state::Watch;
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::theme::STEP;

/// How much room they have on a server's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    #[default]
    Advice,
    Sentence,
    /// One line among others, for the first of them.
    Line,
}

/// On a server's page, which has more to say: what is left out there, the pointer tells, and its history.
pub fn show(ui: &mut Ui, watch: &Watch, patterns: &[Pattern], room: Room) {
    if room == Room::Line || patterns.is_empty() {
        return;
    }
    for pattern in patterns {
        marked(ui, |ui| {
            let said = text::body(ui, &sentence(watch, pattern));
            if room == Room::Advice {
                text::quiet(ui, &PatternAdvice::of(pattern));
            }
            said.on_hover_ui(|ui| rest(ui, watch, pattern));
        });
    }
    ui.add_space(STEP);
}

/// All that is known of them.
pub fn all(ui: &mut Ui, watch: &Watch, patterns: &[Pattern]) {
    for pattern in patterns {
        marked(ui, |ui| {
            text::body(ui, &sentence(watch, pattern));
            text::quiet(ui, &PatternAdvice::of(pattern));
            text::quiet(ui, &evidence(watch, pattern));
        });
        ui.add_space(2.0 * STEP);
    }
}

/// One in a line with something else: cut where the room ends.
pub fn in_line(ui: &mut Ui, watch: &Watch, pattern: &Pattern) {
    icons::symbol(ui, Symbol::Warning);
    let words = ui.say(&sentence(watch, pattern));
    let said = ui.add(Label::new(RichText::new(&words)).truncate());
    said.on_hover_ui(|ui| rest(ui, watch, pattern));
}

fn marked(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.y = STEP;
        ui.horizontal_top(|ui| {
            icons::symbol(ui, Symbol::Warning);
            ui.vertical(add);
        });
    });
}

fn rest(ui: &mut Ui, watch: &Watch, pattern: &Pattern) {
    text::body(ui, &PatternAdvice::of(pattern));
    text::quiet(ui, &evidence(watch, pattern));
}

fn sentence(watch: &Watch, pattern: &Pattern) -> PatternText {
    PatternText::of(pattern, &|at| watch.local(at))
}

fn evidence(watch: &Watch, pattern: &Pattern) -> PatternEvidence {
    let local = |at| -> ClockTime { watch.local(at) };
    PatternEvidence::of(pattern, watch.local(watch.now), &local)
}
