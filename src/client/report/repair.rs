//! The repair, undo or start that ended last or is under way, and those that were interrupted.

use super::clock::Clock;
use super::markdown::Draft;
use super::messages::{Heading, KindWords, Line, Span, repair_end};
use crate::client::installation::InstallError;
use crate::client::model::{MachineId, Message, Phrase};
use crate::client::repair::messages::{self, FaultWords};
use crate::client::repair::{Fault, RepairEnd};
use crate::client::scrub::marks;
use crate::client::state::{Model, Repair, StepLine};

pub fn show(draft: &mut Draft<'_>, model: &Model, clock: Clock<'_>) {
    if let Some(repair) = &model.repair {
        last(draft, repair, clock);
    }
    for record in model.interrupted() {
        let server = server(draft, &record.server);
        draft.item(
            0,
            &match record.steps.last() {
                Some(entry) => Line::Interrupted { server, step: entry.step.title().phrase() },
                None => Line::InterruptedEarly { server },
            },
        );
    }
}

fn last(draft: &mut Draft<'_>, repair: &Repair, clock: Clock<'_>) {
    let end = repair.end.as_ref().map_or_else(|| vec![Line::UnderWay.phrase()], repair_end);
    draft.item(
        0,
        &Line::Repair {
            kind: KindWords::from(&repair.kind).phrase(),
            server: server(draft, &repair.id),
            time: clock.at(repair.since),
            end,
        },
    );
    for line in &repair.steps {
        let (title, state) = (draft.message(&line.step.title()), draft.message(&state(line, clock)));
        draft.safe_item(1, &format!("{title}: {state}"));
    }
    let (why, trouble) = repair.end.as_ref().map_or((repair.turning_back.as_ref(), None), RepairEnd::faults);
    for (label, fault) in [(Line::Why, why), (Line::WhyNotRestored, trouble)] {
        if let Some(fault) = fault {
            let (label, why) = (draft.message(&label), draft.sentence(&told(fault, &repair.name)));
            draft.safe_item(1, &format!("{label}: {why}"));
        }
    }
}

fn state(line: &StepLine, clock: Clock<'_>) -> Line {
    let took = Span::ms(line.ended.unwrap_or(clock.now).saturating_sub(line.began));
    match (line.failed, line.ended) {
        (true, _) => Line::StepFailed { took },
        (false, Some(_)) => Line::StepDone { took },
        (false, None) => Line::StepRuns { took },
    }
}

/// Without the account that it may name, and without the place of the settings: the folders above them are called as people like.
fn told(fault: &Fault, server: &str) -> Phrase {
    if let Fault::Install(error) = fault {
        return InstallError { place: marks::PLACE.to_owned(), ..error.clone() }.phrase();
    }
    messages::detail(fault).unwrap_or_else(|| FaultWords::new(fault, server).phrase())
}

fn server(draft: &Draft<'_>, id: &MachineId) -> Phrase {
    let number = draft.number_of(|server| server.diagnosis.id.as_ref() == Some(id));
    number.map_or_else(|| Line::NoRow.phrase(), |number| Heading::Server { number }.phrase())
}
