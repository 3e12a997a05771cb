//! The repair, undo or start that ended last or is under way, and those that were interrupted.

use super::markdown::Draft;
use super::stand_ins::StandIns;
use super::words;
use crate::client::installation::InstallError;
use crate::client::model::{MachineId, Message, Moment, Phrase};
use crate::client::repair::messages::{self, FaultWords};
use crate::client::repair::{Fault, RepairEnd};
use crate::client::state::{Model, Repair, StepLine};
use crate::text::Language;

pub fn show(draft: &mut Draft, model: &Model, stand_ins: &StandIns<'_>, now: Moment) {
    if let Some(repair) = &model.repair {
        last(draft, model, stand_ins, repair, now);
    }
    for record in model.interrupted() {
        let step = record
            .steps
            .last()
            .map_or_else(|| words::BEGINNING.to_owned(), |entry| Language::ENGLISH.render(&entry.step.title()));
        draft.item(0, &format!("A repair of {} was interrupted at “{step}”", server(model, &record.server)));
    }
}

fn last(draft: &mut Draft, model: &Model, stand_ins: &StandIns<'_>, repair: &Repair, now: Moment) {
    let (work, server) = (words::work(&repair.kind), server(model, &repair.id));
    let since = words::ago(now.saturating_sub(repair.since));
    let end = repair.end.as_ref().map_or_else(|| words::UNDER_WAY.to_owned(), words::repair_end);
    draft.item(0, &format!("{work} of {server}, {since}: {end}"));
    for line in &repair.steps {
        draft.item(1, &format!("{}: {}", Language::ENGLISH.render(&line.step.title()), state(line, now)));
    }
    let (why, trouble) = repair.end.as_ref().map_or((repair.turning_back.as_ref(), None), RepairEnd::faults);
    for (label, fault) in [(words::WHY, why), (words::WHY_NOT_PUT_BACK, trouble)] {
        if let Some(fault) = fault {
            let why = draft.sentence(&told(fault, &repair.name), stand_ins);
            draft.item(1, &format!("{label}: {why}"));
        }
    }
}

fn state(line: &StepLine, now: Moment) -> String {
    let took = words::ms(line.ended.unwrap_or(now).saturating_sub(line.began));
    match (line.failed, line.ended) {
        (true, _) => format!("did not work, after {took}"),
        (false, Some(_)) => format!("done in {took}"),
        (false, None) => format!("for {took}"),
    }
}

/// Without the account that it may name, and without the place of the settings: the folders above them are called as people like.
fn told(fault: &Fault, server: &str) -> Phrase {
    match fault {
        Fault::Install(error) => InstallError { place: words::PLACE.to_owned(), ..error.clone() }.phrase(),
        fault => messages::detail(fault).unwrap_or_else(|| FaultWords::new(fault, server).phrase()),
    }
}

fn server(model: &Model, id: &MachineId) -> String {
    let number = model.rows.iter().position(|server| server.diagnosis.id.as_ref() == Some(id));
    number.map_or_else(|| words::NO_ROW.to_owned(), |n| words::server(n + 1))
}
