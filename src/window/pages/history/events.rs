//! What happened, in words: the newest first, by day, so many lines at a time.

use egui::text::LayoutJob;
use egui::{FontId, Label, TextFormat, Ui};

use crate::client::diagnosis::Severity;
use crate::client::history::messages::{DayText, EventLine};
use crate::client::model::Phrase;
use crate::client::state::Watch;
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::HistoryWord;
use crate::window::theme::{BODY, STEP, Tokens};
use crate::window::view::{Scene, ViewAction};
use crate::window::widgets::{buttons, text};

/// As many are shown at first, and each time that more are asked for.
const PART: usize = 40;

/// One thing that happened.
pub struct Line {
    /// Milliseconds since 1970.
    pub at: u64,
    pub severity: Option<Severity>,
    pub words: Phrase,
}

/// As many as are shown now.
pub fn most(scene: &Scene<'_>) -> usize {
    PART * (scene.view.more_events + 1)
}

/// Shows them, and whether there are more than [`most`]. `lines` has the newest first.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, lines: &[Line]) -> Option<ViewAction> {
    text::section(ui, &HistoryWord::Events);
    if lines.is_empty() {
        text::quiet(ui, &HistoryWord::NoEvents);
        return None;
    }
    let watch = &scene.model.watch;
    let most = most(scene);
    let mut day = None;
    ui.spacing_mut().item_spacing.y = STEP;
    for line in lines.iter().take(most) {
        let of_line = watch.local(line.at).day();
        if day != Some(of_line) {
            day = Some(of_line);
            ui.add_space(STEP);
            text::quiet(ui, &DayText::of(of_line, watch.local(watch.now)));
        }
        one(ui, watch, line);
    }
    let mut more = false;
    if lines.len() > most {
        more = buttons::link(ui, &HistoryWord::ShowMore).clicked();
    }
    more.then_some(ViewAction::MoreEvents)
}

/// One label, so that it is read as one.
fn one(ui: &mut Ui, watch: &Watch, line: &Line) {
    let tokens = Tokens::of(ui);
    let (time, what) = (watch.local(line.at).hour_minute(), line.words.clone());
    let words = ui.say(&EventLine::At { time: time.clone(), what });
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        match line.severity {
            Some(Severity::Problem) => drop(icons::symbol(ui, Symbol::Problem)),
            Some(Severity::Warning) => drop(icons::symbol(ui, Symbol::Warning)),
            Some(Severity::Info) => drop(icons::symbol(ui, Symbol::Ok)),
            None => drop(icons::symbol(ui, Symbol::Neutral)),
        }
        let mut job = LayoutJob::default();
        let format = |color| TextFormat { font_id: FontId::proportional(BODY), color, ..TextFormat::default() };
        // The time stands first in every language, and quietly.
        match words.strip_prefix(time.as_str()) {
            Some(rest) => {
                job.append(time.as_str(), 0.0, format(tokens.quiet));
                job.append(rest, 0.0, format(tokens.text));
            }
            None => job.append(&words, 0.0, format(tokens.text)),
        }
        ui.add(Label::new(job).wrap());
    });
}
