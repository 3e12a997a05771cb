//! What became of servers, and of this computer, over time: on a server's page, on a page of its own, and all of them together.

pub mod all;
pub mod delete;
mod events;
pub mod section;
pub mod server;

use egui::{RichText, Ui};

use crate::client::installation::{InstallError, InstallKind};
use crate::client::state::{Keeping, Watch};
use crate::window::icons::Symbol;
use crate::window::language::Say;
use crate::window::messages::{HistoryWord, Word};
use crate::window::theme::{STEP, Tokens};
use crate::window::timeline::Stretch;
use crate::window::view::{Scene, ViewAction};
use crate::window::widgets::{details, text};

/// How far back the strips reach: one of three, side by side.
fn switch(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().button_padding = egui::vec2(3.0 * STEP, STEP);
    ui.spacing_mut().item_spacing.x = STEP;
    ui.spacing_mut().interact_size.y = super::LINK;
    let mut chosen = None;
    for stretch in Stretch::ALL {
        let is_chosen = scene.view.stretch == stretch;
        let color = if is_chosen { tokens.text } else { tokens.accent };
        let words = RichText::new(ui.say(&stretch.choice())).color(color);
        let button = egui::Button::selectable(is_chosen, words).min_size(egui::vec2(0.0, super::LINK));
        if ui.add(button).clicked() && !is_chosen {
            chosen = Some(ViewAction::Stretch(stretch));
        }
    }
    chosen
}

/// What has to be known of how the history is kept.
fn keeping(ui: &mut Ui, watch: &Watch) {
    match &watch.keeping {
        Keeping::NotYet | Keeping::Memory | Keeping::Writes | Keeping::ReadOnly => {}
        Keeping::OtherWrites => {
            text::quiet(ui, &HistoryWord::OtherWrites);
        }
        Keeping::Failed(error) => {
            let why = if error.kind == InstallKind::DiskFull {
                HistoryWord::DiskFull
            } else if matches!(error.kind, InstallKind::ReadOnly | InstallKind::NotPermitted) {
                HistoryWord::Forbidden
            } else {
                HistoryWord::NotKept
            };
            text::marked(ui, Symbol::Warning, &why);
        }
    }
}

/// Why it is not kept, for who wants to know.
fn why_not_kept(ui: &mut Ui, watch: &Watch) {
    if let Keeping::Failed(error) = &watch.keeping {
        happened(ui, error);
    }
}

fn happened(ui: &mut Ui, error: &InstallError) {
    let lines = [(ui.say(&Word::Happened), ui.say(error))];
    details::fold(ui, "details-of-a-history", &lines);
}
