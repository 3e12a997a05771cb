//! The diagnosis of this computer and its way to Plex.

use super::cause::{CheckState, ComputerCause};
use super::checks::CheckId;
use super::facts::{ComputerFacts, PlexService};
use super::wording;
use super::{Check, ComputerDiagnosis, NextStep};
use crate::client::error::NetKind;
use crate::client::model::{Fact, Moment};

/// Names what keeps this computer from Plex or from the home network, if anything does.
#[must_use]
pub fn diagnose(facts: &ComputerFacts, now: Moment) -> ComputerDiagnosis {
    let service = service_cause(facts);
    let denied = facts.local_network_denied.get() == Some(&true);
    // Both can be true at once; the way to the own home network matters more, since the servers are there.
    let cause = if denied { Some(ComputerCause::LocalNetworkDenied) } else { service };
    let looked = facts.plex.get().is_some();
    let verdict = match cause {
        Some(cause) => wording::computer_verdict(cause, "", &wording_of_wait(facts, now)),
        None if looked => wording::computer_fine(),
        None => wording::computer_looking(),
    };
    let next_step = cause.map(|cause| {
        let (action, label) = wording::computer_next_step(cause);
        NextStep { action, label: label.to_owned() }
    });
    let mut checks = vec![check_local_network(facts), check_name(facts, service), check_service(facts, service)];
    for check in checks.iter_mut().skip(1) {
        check.root_cause &= !denied;
    }
    ComputerDiagnosis { cause, verdict, next_step, checks }
}

fn service_cause(facts: &ComputerFacts) -> Option<ComputerCause> {
    if facts.route.get() == Some(&false) {
        return Some(ComputerCause::Offline);
    }
    match facts.plex.get()? {
        PlexService::Answers(_) => None,
        PlexService::RateLimited { .. } => Some(ComputerCause::RateLimited),
        PlexService::Trouble(_) => Some(ComputerCause::PlexDown),
        PlexService::Failed(error) => match error.kind {
            NetKind::Cancelled => None,
            // Whether other names resolve is not looked at: no answer came from anywhere outside.
            NetKind::NoName | NetKind::NoRoute => Some(ComputerCause::Offline),
            NetKind::Tls => Some(ComputerCause::TlsIntercepted),
            _ => Some(ComputerCause::PlexDown),
        },
    }
}

fn wording_of_wait(facts: &ComputerFacts, now: Moment) -> String {
    match facts.plex.get() {
        Some(PlexService::RateLimited { until }) if *until > now.as_secs() => {
            format!("in {} seconds", until - now.as_secs())
        }
        _ => "by ourselves".to_owned(),
    }
}

fn check_local_network(facts: &ComputerFacts) -> Check {
    let id = CheckId::LocalNetwork;
    match facts.local_network_denied {
        Fact::NotChecked => skipped(id, "search", "Not looked at yet"),
        Fact::Known { value: true, at } => line(id, CheckState::Problem, "The system says no", at, true),
        Fact::Known { value: false, at } => line(id, CheckState::Ok, "It may look at your home network", at, false),
    }
}

fn check_name(facts: &ComputerFacts, cause: Option<ComputerCause>) -> Check {
    let id = CheckId::PlexName;
    if cause == Some(ComputerCause::Offline) {
        let at = facts.plex.at().or(facts.route.at()).unwrap_or_default();
        return line(id, CheckState::Problem, "There is no way to the internet", at, true);
    }
    match &facts.plex {
        Fact::NotChecked => skipped(id, "search", "Not looked at yet"),
        Fact::Known { at, .. } => line(id, CheckState::Ok, "Plex's name leads somewhere", *at, false),
    }
}

fn check_service(facts: &ComputerFacts, cause: Option<ComputerCause>) -> Check {
    let id = CheckId::PlexService;
    let Fact::Known { value, at } = &facts.plex else { return skipped(id, "search", "Not looked at yet") };
    match cause {
        Some(ComputerCause::Offline) => skipped(id, CheckId::PlexName.id(), "Not checked, because Plex was not found"),
        Some(ComputerCause::RateLimited) => line(id, CheckState::Problem, "Plex asks to wait a moment", *at, true),
        Some(ComputerCause::TlsIntercepted) => {
            line(id, CheckState::Problem, "Something else answers in Plex's place", *at, true)
        }
        Some(_) => line(id, CheckState::Problem, "Plex's service has trouble", *at, true),
        None => match value {
            PlexService::Answers(ms) => line(id, CheckState::Ok, &format!("Plex answers in {ms} ms"), *at, false),
            _ => skipped(id, "search", "Not looked at yet"),
        },
    }
}

fn line(id: CheckId, state: CheckState, says: &str, at: Moment, root_cause: bool) -> Check {
    Check { id, state, says: says.to_owned(), because: None, at: Some(at), root_cause }
}

fn skipped(id: CheckId, because: &'static str, says: &str) -> Check {
    Check { id, state: CheckState::Skipped, says: says.to_owned(), because: Some(because), at: None, root_cause: false }
}
