//! A repair, an undo or a start that has ended: how is the largest text, and there are always two ways on.

use egui::Ui;

use super::{done, fix, sheet};
use crate::client::diagnosis::{Action as Step, Cause};
use crate::client::installation::InstallKind;
use crate::client::repair::{Fault, Record, RepairEnd, Work};
use crate::client::state::{Page as Target, Repair, Request, Server};
use crate::window::theme::STEP;
use crate::window::view::{Action, Guide, Page, Scene};
use crate::window::widgets::{details, repair_steps, text};
use crate::window::words::{self, repair as own_words};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, work: &Repair, end: &RepairEnd) -> Option<Action> {
    if let RepairEnd::Verified { changed, .. } = end {
        return done::after_repair(ui, scene, work, changed);
    }
    let (title, help) = own_words::end(end, &work.name);
    sheet::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &title);
            text::body(ui, &help);
        },
        |ui| fix::ways_on(ui, first_way(scene, work, end), other_way(scene, work, end)),
        |ui| {
            if !matches!(end, RepairEnd::PutBack { .. } | RepairEnd::Runs) && !work.steps.is_empty() {
                repair_steps::show(ui, scene.model, work, scene.now);
                ui.add_space(STEP);
            }
            details::fold(ui, "details of a repair", &details(scene, work, end));
            None
        },
    )
}

fn details(scene: &Scene<'_>, work: &Repair, end: &RepairEnd) -> Vec<(String, String)> {
    let (happened, trouble) = end.faults();
    let mut lines = Vec::new();
    lines.extend(happened.map(|fault| (words::HAPPENED.to_owned(), fault.to_string())));
    lines.extend(trouble.map(|fault| (own_words::NOT_PUT_BACK.to_owned(), fault.to_string())));
    lines.extend(details::of_installation(scene.model, &work.id));
    lines.extend(scene.row_of(&work.id).into_iter().flat_map(details::of_server));
    lines
}

/// What may have been carried out is looked at, not done again.
fn first_way(scene: &Scene<'_>, work: &Repair, end: &RepairEnd) -> (&'static str, Action) {
    let row = scene.row_of(&work.id);
    let look = row.map_or(Request::RecheckAll, |server| Request::Recheck(server.key));
    let look = (words::CHECK_AGAIN, Action::Ask(look));
    match end {
        RepairEnd::Verified { .. } | RepairEnd::Unverified { .. } | RepairEnd::PutBack { .. } | RepairEnd::Runs => look,
        RepairEnd::NotStarted { fault: Fault::Cancelled, .. } => look,
        RepairEnd::NotStarted { .. } => row.map_or(look, |server| (words::TRY_AGAIN, start_again(work, server))),
        RepairEnd::NotRestored { .. } => match open_record(scene, work) {
            Some(record) => (own_words::PUT_IT_BACK, Action::Ask(Request::Undo(record.id.clone()))),
            None => look,
        },
        RepairEnd::NotPutBack { .. } => match &work.work {
            Work::Undo(id) => (words::TRY_AGAIN, Action::Ask(Request::Undo(id.clone()))),
            _ => look,
        },
        RepairEnd::StillOpen(_) | RepairEnd::Untouched { .. } | RepairEnd::Restored { .. } => {
            match (open_record(scene, work), row) {
                (Some(record), _) => (words::TRY_AGAIN, Action::Show(Page::Interrupted(record.id.clone()))),
                (None, Some(server)) if scene.model.installation_of(server.key).is_some() => {
                    (words::TRY_AGAIN, Action::Show(Page::Repair(server.key)))
                }
                (None, _) => look,
            }
        }
    }
}

fn start_again(work: &Repair, server: &Server) -> Action {
    Action::Ask(match work.work {
        Work::Start { again: true } => Request::RestartServer(server.key),
        _ => Request::StartServer(server.key),
    })
}

/// A repair of this server that is neither done nor put back.
fn open_record<'a>(scene: &Scene<'a>, work: &Repair) -> Option<&'a Record> {
    scene.model.interrupted().find(|record| record.server == work.id)
}

fn other_way(scene: &Scene<'_>, work: &Repair, end: &RepairEnd) -> Option<(&'static str, Action)> {
    let server = scene.row_of(&work.id);
    let guide = |cause, step| {
        let key = server?.key;
        Some((words::WHAT_TO_DO, Action::Show(Page::HowTo(Guide::Server { key, cause, step }))))
    };
    match end {
        RepairEnd::Unverified { .. } => undo(scene, work).or_else(|| guide(Cause::NotAccepted, Step::RestartServer)),
        RepairEnd::PutBack { .. } => {
            let key = server.filter(|server| scene.model.installation_of(server.key).is_some())?.key;
            Some((own_words::REPAIR_AGAIN, Action::Show(Page::Repair(key))))
        }
        RepairEnd::Untouched { fault: Fault::Plex(_), .. } | RepairEnd::Restored { fault: Fault::Plex(_), .. } => {
            Some((words::STATUS_PAGE, Action::Ask(Request::Open(Target::Status))))
        }
        RepairEnd::NotStarted { runs: true, .. } => guide(Cause::NotAccepted, Step::RestartServer),
        RepairEnd::NotStarted { runs: false, .. } => guide(Cause::NotRunning, Step::ShowHow),
        RepairEnd::Runs | RepairEnd::Verified { .. } => None,
        RepairEnd::NotPutBack { fault: Fault::OtherSettings { id: over, .. }, .. } => {
            let Work::Undo(id) = &work.work else { return None };
            let ask = Request::UndoOver { id: id.clone(), over: over.clone() };
            Some((own_words::RESTORE_OVER, Action::Ask(ask)))
        }
        RepairEnd::NotRestored { .. }
        | RepairEnd::StillOpen(_)
        | RepairEnd::NotPutBack { .. }
        | RepairEnd::Untouched { .. }
        | RepairEnd::Restored { .. } => {
            let busy = matches!(end.faults().0, Some(Fault::Install(error)) if error.kind == InstallKind::Busy);
            if busy { None } else { guide(Cause::StaleClaim, Step::Repair) }
        }
    }
}

/// The way to the undo, where there is one.
pub fn undo(scene: &Scene<'_>, work: &Repair) -> Option<(&'static str, Action)> {
    let record = scene.model.undoable(&work.id)?;
    Some((own_words::UNDO_REPAIR, Action::Show(Page::Undo(record.id.clone()))))
}
