//! A repair, an undo or a start that has ended: how is the largest text, and there are always two ways on.

use egui::Ui;

use super::{done, page_frame, server_page};
use crate::client::diagnosis::{Action, Cause};
use crate::client::installation::InstallKind;
use crate::client::model::{ExternalPage, Message as _, Phrase};
use crate::client::repair::{Fault, Record, RepairEnd, RepairKind, messages};
use crate::client::state::{Repair, Request, Server};
use crate::window::host::is_way_in;
use crate::window::language::Say;
use crate::window::messages::Word;
use crate::window::messages::repair::{self as window_repair, RepairLabel};
use crate::window::theme::STEP;
use crate::window::view::{GuideTo, Page, Scene, ViewAction};
use crate::window::widgets::{details, repair_steps, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, repair: &Repair, end: &RepairEnd) -> Option<ViewAction> {
    if let RepairEnd::Verified { changed, .. } = end {
        return done::after_repair(ui, scene, repair, changed);
    }
    // That it is well says more than that it runs.
    if let Some(server) = scene.row_of(&repair.id).filter(|s| *end == RepairEnd::Runs && is_well(s)) {
        return server_page::show(ui, scene, server);
    }
    let (title, help) = window_repair::end(end, &repair.name);
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &title);
            let help: Vec<String> = help.iter().map(|sentence| ui.say(sentence)).collect();
            text::body(ui, &help.join(" "));
        },
        |ui| server_page::ways_on(ui, first_way(scene, repair, end), other_way(scene, repair, end)),
        |ui| {
            if matches!(end, RepairEnd::PutBack { .. }) {
                done::switch_off(ui, scene, repair);
            }
            if !matches!(end, RepairEnd::PutBack { .. } | RepairEnd::Runs) && !repair.steps.is_empty() {
                repair_steps::show(ui, scene.model, repair, scene.now);
                ui.add_space(STEP);
            }
            details::fold(ui, "details-of-a-repair", &details(scene, repair, end));
            None
        },
    )
}

fn is_well(server: &Server) -> bool {
    server.diagnosis.cause == Some(Cause::Healthy)
}

fn details(scene: &Scene<'_>, repair: &Repair, end: &RepairEnd) -> Vec<(String, String)> {
    let (happened, trouble) = end.faults();
    let mut lines = Vec::new();
    for (label, fault) in [(Word::Happened.phrase(), happened), (RepairLabel::NotPutBack.phrase(), trouble)] {
        let detail = fault.and_then(messages::detail);
        lines.extend(detail.map(|detail| (scene.view.language.render(&label), scene.view.language.render(&detail))));
    }
    lines.extend(details::of_installation(scene.model, &repair.id, scene.view.language));
    lines.extend(
        scene.row_of(&repair.id).into_iter().flat_map(|server| details::of_server(server, scene.view.language)),
    );
    lines
}

/// What may have been carried out is looked at, not done again.
fn first_way(scene: &Scene<'_>, repair: &Repair, end: &RepairEnd) -> (Phrase, ViewAction) {
    let row = scene.row_of(&repair.id);
    let look = row.map_or(Request::RecheckAll, |server| Request::Recheck(server.key));
    let look = (Word::CheckAgain.phrase(), ViewAction::Ask(look));
    match end {
        RepairEnd::Verified { .. } | RepairEnd::Unverified { .. } | RepairEnd::PutBack { .. } | RepairEnd::Runs => look,
        RepairEnd::NotStarted { fault: Fault::Cancelled, .. } => look,
        RepairEnd::NotStarted { .. } => {
            row.map_or(look, |server| (Word::TryAgain.phrase(), start_again(repair, server)))
        }
        RepairEnd::NotRestored { .. } => match open_record(scene, repair) {
            // Its host is signed in to first.
            Some(record) if scene.model.missing_host(&record.locator).is_some() => {
                (RepairLabel::PutItBack.phrase(), ViewAction::Show(Page::Interrupted(record.id.clone())))
            }
            Some(record) => (RepairLabel::PutItBack.phrase(), ViewAction::Ask(Request::Undo(record.id.clone()))),
            None => look,
        },
        RepairEnd::NotPutBack { .. } => match &repair.kind {
            RepairKind::Undo(id) if is_out_of_reach(scene, id) => {
                (Word::TryAgain.phrase(), ViewAction::Show(Page::Undo(id.clone())))
            }
            RepairKind::Undo(id) => (Word::TryAgain.phrase(), ViewAction::Ask(Request::Undo(id.clone()))),
            RepairKind::Repair | RepairKind::GoOn(_) | RepairKind::Start { .. } => look,
        },
        RepairEnd::StillOpen(_) | RepairEnd::Untouched { .. } | RepairEnd::Restored { .. } => {
            match (open_record(scene, repair), row) {
                (Some(record), _) => (Word::TryAgain.phrase(), ViewAction::Show(Page::Interrupted(record.id.clone()))),
                (None, Some(server)) if can_be_repaired(scene, server) => {
                    (Word::TryAgain.phrase(), ViewAction::Show(Page::Repair(server.key)))
                }
                (None, _) => look,
            }
        }
    }
}

fn start_again(repair: &Repair, server: &Server) -> ViewAction {
    ViewAction::Ask(match repair.kind {
        RepairKind::Start { again: true } => Request::RestartServer(server.key),
        RepairKind::Repair | RepairKind::GoOn(_) | RepairKind::Undo(_) | RepairKind::Start { .. } => {
            Request::StartServer(server.key)
        }
    })
}

fn can_be_repaired(scene: &Scene<'_>, server: &Server) -> bool {
    scene.model.installation_of(server.key).is_some() || is_way_in(scene, server, None)
}

fn is_out_of_reach(scene: &Scene<'_>, id: &str) -> bool {
    scene.model.record(id).is_some_and(|record| scene.model.missing_host(&record.locator).is_some())
}

/// A repair of this server that is neither done nor put back.
fn open_record<'a>(scene: &Scene<'a>, repair: &Repair) -> Option<&'a Record> {
    scene.model.interrupted().find(|record| record.server == repair.id)
}

fn other_way(scene: &Scene<'_>, repair: &Repair, end: &RepairEnd) -> Option<(Phrase, ViewAction)> {
    let server = scene.row_of(&repair.id);
    let guide = |cause, step| {
        let key = server?.key;
        Some((Word::WhatToDo.phrase(), ViewAction::Show(Page::HowTo(GuideTo::Server { key, cause, step }))))
    };
    match end {
        RepairEnd::Unverified { .. } => {
            undo(scene, repair).or_else(|| guide(Cause::NotAccepted, Action::RestartServer))
        }
        RepairEnd::PutBack { .. } => {
            let key = server.filter(|server| can_be_repaired(scene, server))?.key;
            Some((RepairLabel::RepairAgain.phrase(), ViewAction::Show(Page::Repair(key))))
        }
        RepairEnd::Untouched { fault: Fault::Plex(_), .. } | RepairEnd::Restored { fault: Fault::Plex(_), .. } => {
            Some((Word::StatusPage.phrase(), ViewAction::Ask(Request::Open(ExternalPage::Status))))
        }
        RepairEnd::NotStarted { runs: true, .. } => guide(Cause::NotAccepted, Action::RestartServer),
        RepairEnd::NotStarted { runs: false, .. } => guide(Cause::NotRunning, Action::ShowHow),
        RepairEnd::Runs | RepairEnd::Verified { .. } => None,
        RepairEnd::NotPutBack { fault: Fault::OtherSettings { id: over, .. }, .. } => {
            let RepairKind::Undo(id) = &repair.kind else { return None };
            let ask = Request::UndoOver { id: id.clone(), over: over.clone() };
            Some((RepairLabel::RestoreOver.phrase(), ViewAction::Ask(ask)))
        }
        RepairEnd::NotRestored { .. }
        | RepairEnd::StillOpen(_)
        | RepairEnd::NotPutBack { .. }
        | RepairEnd::Untouched { .. }
        | RepairEnd::Restored { .. } => {
            let busy = matches!(end.faults().0, Some(Fault::Install(error)) if error.kind == InstallKind::Busy);
            if busy { None } else { guide(Cause::StaleClaim, Action::Repair) }
        }
    }
}

/// The way to the undo, where there is one.
pub fn undo(scene: &Scene<'_>, repair: &Repair) -> Option<(Phrase, ViewAction)> {
    let record = scene.model.undoable(&repair.id)?;
    Some((RepairLabel::UndoRepair.phrase(), ViewAction::Show(Page::Undo(record.id.clone()))))
}
