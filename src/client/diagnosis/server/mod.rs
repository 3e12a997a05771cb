//! The diagnosis of one server.

mod cause;
mod lines;
pub(super) mod verdict;
mod view;

use super::ComputerCause;
use super::checklist::{RootCause, build};
use super::checks::SERVER;
use super::facts::{AccountFacts, ServerFacts};
use super::{Action, ActionLabel, Cause, Diagnosis, NextStep};
pub(in crate::client) use cause::SLOW_SECONDS;
pub(super) use view::View;

/// Names the cause of one server's state.
#[must_use]
pub fn diagnose(computer_cause: Option<ComputerCause>, account: &AccountFacts, server: ServerFacts<'_>) -> Diagnosis {
    let view = View::new(computer_cause, account, server);
    let cause = view.cause();
    let root = cause.and_then(|cause| {
        let vpn = view.is_behind_vpn(Some(cause)).then_some(ComputerCause::Vpn);
        Some(RootCause {
            check: cause.spec().check?,
            severity: view.severity(cause),
            because: vpn.map(ComputerCause::id),
            consequence: vpn.map_or_else(|| cause.consequence(), ComputerCause::consequence),
        })
    });
    Diagnosis {
        id: view.id(),
        here: view.is_here(),
        impostor_of: view.impostor_of().cloned(),
        found_by: view.found_by(),
        version: view.version(),
        claimed: view.claimed(),
        ownership: view.ownership(),
        reaches_plex: view.reaches_plex(),
        cause,
        severity: cause.map(|cause| view.severity(cause)),
        verdict: view.verdict(cause),
        next_step: cause.map(|cause| next_step(cause, &view)),
        hints: view.hints(cause),
        checks: build(&SERVER, root.as_ref(), |id| view.check(id, cause)),
        broken: cause.and_then(|cause| cause.spec().link),
        name: view.name(),
    }
}

/// Where this program can stop and start the server, or reach its settings, it does what it would explain otherwise.
fn next_step(cause: Cause, view: &View<'_>) -> NextStep {
    let can_start = view.server.installed.is_some_and(|installed| installed.can_start);
    let was_refused = view.server.refusal.is_some();
    let is_closed = cause == Cause::UnclaimedClosed;
    let (action, label) = if cause == Cause::NotRunning && can_start {
        (Action::StartServer, ActionLabel::StartServer)
    } else if is_closed && was_refused && view.server.installed.is_some() {
        (Action::Repair, ActionLabel::Repair)
    } else if is_closed && view.is_here() && !was_refused {
        // At the server's own computer the claim is tried before anything is explained.
        (Action::Claim, ActionLabel::Claim)
    } else if cause == Cause::SignInNeeded && view.user.is_some() {
        (Action::CheckAgain, ActionLabel::CheckAgain)
    } else {
        (cause.spec().action, cause.spec().label)
    };
    NextStep { action, label }
}
