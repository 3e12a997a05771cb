//! One line above everything else: a repair that is under way on another page, or one that was interrupted. It goes only with
//! its reason.

use egui::Ui;

use crate::client::model::{Message as _, Phrase};
use crate::client::repair::messages::RecordWords;
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::Word;
use crate::window::messages::repair::{RepairLabel, UnderWay};
use crate::window::view::{Page, Scene, Selection, ViewAction};
use crate::window::widgets::{buttons, text};

pub fn is_needed(scene: &Scene<'_>) -> bool {
    notice(scene).is_some()
}

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let (symbol, says, button, action) = notice(scene)?;
    let mut pressed = false;
    ui.spacing_mut().interact_size.y = super::LINK;
    ui.horizontal_wrapped(|ui| {
        icons::symbol(ui, symbol);
        let said = ui.label(ui.say(&says));
        text::live(ui, &said);
        pressed = buttons::link(ui, &button).clicked();
    });
    pressed.then_some(action)
}

fn notice(scene: &Scene<'_>) -> Option<(Symbol, Phrase, Phrase, ViewAction)> {
    let model = scene.model;
    let shown = scene.repair();
    if let Some(repair) = model.running_repair() {
        let says = UnderWay::new(&repair.kind, &repair.name, repair.turning_back.is_some()).phrase();
        let row = scene.row_of(&repair.id).map(|server| ViewAction::Select(Selection::Server(server.key)));
        let action = row.unwrap_or(ViewAction::Show(Page::RepairProgress));
        return shown.is_none().then_some((Symbol::Busy, says, RepairLabel::Show.phrase(), action));
    }
    let is_shown =
        |id: &str| matches!(&scene.view.page, Page::Interrupted(shown) | Page::RemoveCopy(shown) if shown == id);
    let record = model.interrupted().find(|record| !is_shown(&record.id))?;
    // Its own page says more.
    if shown.is_some_and(|repair| repair.id == record.server) {
        return None;
    }
    let action = ViewAction::Show(Page::Interrupted(record.id.clone()));
    Some((Symbol::Problem, RecordWords::new(record).phrase(), Word::WhatToDo.phrase(), action))
}
