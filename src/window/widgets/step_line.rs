//! A step of some work: a symbol and a word, and how long it took.

use egui::{RichText, Role, Ui, WidgetInfo};

use super::text;
use crate::client::model::{Message as _, Phrase};
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::repair::{RepairLabel, RepairText};
use crate::window::theme::Tokens;

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    Now,
    Failed,
    Later,
}

impl StepState {
    fn symbol(self) -> Symbol {
        match self {
            Self::Done => Symbol::Ok,
            Self::Now => Symbol::Busy,
            Self::Failed => Symbol::Problem,
            Self::Later => Symbol::Skipped,
        }
    }

    fn word(self) -> RepairLabel {
        match self {
            Self::Done => RepairLabel::Done,
            Self::Now => RepairLabel::Now,
            Self::Failed => RepairLabel::Failed,
            Self::Later => RepairLabel::Later,
        }
    }
}

/// `took` is said of a step that has begun.
pub fn show(ui: &mut Ui, step: Phrase, state: StepState, took: Option<String>) {
    let tokens = Tokens::of(ui);
    let title = ui.say(&step);
    let color = if state == StepState::Later { tokens.quiet } else { tokens.text };
    let word = state.word();
    let name = ui.say(&RepairText::StepLine { step, state: word.phrase() });
    ui.horizontal_wrapped(|ui| {
        icons::symbol(ui, state.symbol());
        let label = ui.label(RichText::new(&title).color(color));
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        if state == StepState::Now {
            text::live(ui, &label);
        }
        ui.label(RichText::new(ui.say(&word)).color(state.symbol().color(&tokens)));
        if let Some(took) = took {
            ui.label(RichText::new(took).color(tokens.quiet));
        }
    });
}
