//! The diagnosis of one server.

mod cause;
mod lines;
mod view;

use super::cause::{Cause, PathLink};
use super::checklist::{RootCause, build};
use super::checks::SERVER;
use super::facts::{AccountFacts, ServerFacts};
use super::wording::{self, Speech};
use super::{ComputerCause, Diagnosis, NextStep, Severity};
use crate::client::model::Acceptance;
use view::View;

/// Names the cause of one server's state.
#[must_use]
pub fn diagnose(computer_cause: Option<ComputerCause>, account: &AccountFacts, server: ServerFacts<'_>) -> Diagnosis {
    let view = View::new(computer_cause, account, server);
    let cause = view.cause();
    let name = view.name();
    let copied = view.copied_name();
    let owner = view.owner();
    let user = view.user.map(|u| u.name.to_string());
    let speech = Speech {
        server: &name,
        account: user.as_deref(),
        owner: owner.as_deref(),
        seconds: view.took_seconds(),
        not_asked: view.is_not_asked(),
        in_front: view.acceptance() == Some(&Acceptance::InFront),
        vpn: view.is_behind_vpn(cause),
        clock_off: view.clock_off().unwrap_or_default().unsigned_abs(),
        is_problem: cause.is_some_and(|cause| view.severity(cause) == Severity::Problem),
    };
    let root = cause.and_then(|cause| {
        let vpn = view.is_behind_vpn(Some(cause)).then_some(ComputerCause::Vpn);
        let so = vpn.map_or_else(|| wording::so(cause), wording::computer_so);
        Some(RootCause {
            check: cause.check()?,
            severity: view.severity(cause),
            because: vpn.map(ComputerCause::id),
            so,
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
        cause,
        severity: cause.map(|cause| view.severity(cause)),
        verdict: match (cause, copied) {
            (_, Some(copied)) => wording::impostor(&copied),
            (Some(cause), None) => wording::verdict(cause, &speech),
            (None, None) => wording::looking(&name),
        },
        next_step: cause.map(|cause| next_step(cause, &view)),
        hints: view.hints(cause),
        checks: build(&SERVER, root, |id| view.check(id, cause)),
        broken: cause.and_then(broken_link),
        name,
    }
}

fn next_step(cause: Cause, view: &View<'_>) -> NextStep {
    // At the server's own computer the claim is tried before anything is explained.
    let tries_here = cause == Cause::UnclaimedClosed && view.is_here() && view.server.refusal.is_none();
    let cause = if tries_here { Cause::Unclaimed } else { cause };
    let own = view
        .server
        .installed
        .and_then(|installed| wording::own_step(cause, installed.can_start, view.server.refusal.is_some()));
    let (action, label) = own.unwrap_or_else(|| wording::next_step(cause, view.user.is_some()));
    NextStep { action, label: label.to_owned() }
}

fn broken_link(cause: Cause) -> Option<PathLink> {
    match cause {
        Cause::Healthy | Cause::Shared | Cause::SignInNeeded | Cause::BrowserOnly | Cause::Slow => None,
        Cause::ServerClock => None,
        Cause::Elsewhere | Cause::ContainerAddress | Cause::Replaced => Some(PathLink::Server),
        Cause::NotRunning | Cause::Unreachable | Cause::NotPlex | Cause::DuplicateIdentity | Cause::Starting => {
            Some(PathLink::Server)
        }
        _ => Some(PathLink::Plex),
    }
}
