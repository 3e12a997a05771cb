//! The checks: what failed, warns or was skipped in full, and what passed in one line.

use super::clock::Clock;
use super::markdown::Draft;
use super::messages::{Line, StateWords};
use crate::client::diagnosis::{self, Cause, Check, CheckId, CheckState, ComputerCause};
use crate::client::model::{Message as _, Phrase};

pub fn show(draft: &mut Draft<'_>, checks: &[Check], clock: Clock<'_>) {
    let (passed, mut rest): (Vec<&Check>, Vec<&Check>) = checks.iter().partition(|check| check.state == CheckState::Ok);
    draft.item(0, &Line::Checks);
    rest.sort_by_key(|check| (!check.root_cause, urgency(check.state)));
    for alike in rest.chunk_by(|one, next| is_skipped_alike(one, next)) {
        full(draft, alike, clock);
    }
    if !passed.is_empty() {
        let titles = passed.iter().map(|check| check.id.title()).collect();
        let line = draft.message(&Line::Passed { count: passed.len(), titles });
        let times = || passed.iter().filter_map(|check| check.at);
        let when = times().min().zip(times().max()).map(|(first, last)| {
            let (from, to) = (clock.at(first), clock.at(last));
            if from == to { Line::At { time: to } } else { Line::Between { from, to } }
        });
        let when = when.map(|when| format!(" ({})", draft.message(&when))).unwrap_or_default();
        draft.safe_item(1, &format!("{line}{when}"));
    }
}

fn urgency(state: CheckState) -> u8 {
    match state {
        CheckState::Problem => 0,
        CheckState::Warning => 1,
        CheckState::Skipped => 2,
        CheckState::Ok => 3,
    }
}

/// What several were skipped for is said once.
fn is_skipped_alike(one: &Check, next: &Check) -> bool {
    let of = |check: &Check| (check.state, check.summary.phrase(), because(check), check.details.is_empty(), check.at);
    one.state == CheckState::Skipped && of(one) == of(next)
}

/// The check or cause that made it pointless, if that is another one.
fn because(check: &Check) -> Option<&'static str> {
    check.because.filter(|id| check.at.is_none() && *id != check.id.id())
}

/// Checks that say the same of themselves.
fn full(draft: &mut Draft<'_>, alike: &[&Check], clock: Clock<'_>) {
    let Some(check) = alike.first() else { return };
    let titles = draft.message(&Line::Parts { all: alike.iter().map(|check| check.id.title()).collect() });
    let state = draft.message(&StateWords::new(check.state, check.root_cause));
    let summary = draft.sentence(&check.summary);
    let details: Vec<String> = check.details.iter().map(|detail| draft.message(detail)).collect();
    let details = (!details.is_empty()).then(|| details.join("; "));
    let because = because(check).map(|id| draft.message(&Line::SeeCheck { check: called(id) }));
    let when = check.at.map(|at| draft.message(&Line::At { time: clock.at(at) }));
    let rest: Vec<String> = [details, because, when].into_iter().flatten().collect();
    let rest = if rest.is_empty() { String::new() } else { format!(" ({})", rest.join(", ")) };
    // What was skipped says so itself.
    let result = if check.state == CheckState::Skipped { summary } else { format!("{state}: {summary}") };
    draft.safe_item(1, &format!("{titles} – {result}{rest}"));
}

/// What people call the check, or the cause, that has this identifier.
fn called(id: &'static str) -> Phrase {
    let specs = diagnosis::checks::COMPUTER.iter().chain(&diagnosis::checks::SERVER);
    let check = specs.map(|spec| spec.check).find(|check| check.id() == id).map(CheckId::title);
    let cause = || Cause::of_id(id).map(Cause::list_word);
    let of_computer = || ComputerCause::of_id(id).map(ComputerCause::list_word);
    check.or_else(cause).or_else(of_computer).unwrap_or_else(|| id.phrase())
}
