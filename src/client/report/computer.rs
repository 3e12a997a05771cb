//! This computer, the account, and what was tried in the search.

use std::collections::BTreeMap;

use super::clock::Clock;
use super::markdown::Draft;
use super::messages::{AnswerWords, ClaimWords, Heading, Line, Section};
use super::stand_ins::user;
use super::{certificate, checks, repair};
use crate::client::diagnosis::{self, AccountFacts, Check, ComputerCause, observed};
use crate::client::discovery::SendFailure;
use crate::client::model::text::DisplayText;
use crate::client::model::{Breakdown, Fact, Message as _, NameAnswer, Phrase, Route};
use crate::client::state::{Model, SignIn};

/// How many lines of one kind are told; the others are counted.
const MOST_LINES: usize = 12;

pub fn show(draft: &mut Draft<'_>, model: &Model, clock: Clock<'_>) {
    let computer = &model.computer;
    section(draft, &Heading::ThisComputer, computer.diagnosis.cause.map(ComputerCause::list_word));
    let since = clock.at(computer.since);
    draft.item(
        0,
        &match computer.diagnosis.cause {
            Some(cause) => Line::Cause { cause: cause.id(), since },
            None => Line::NoCause { since },
        },
    );
    if let Some(change) = &computer.changed {
        let time = clock.at(change.at);
        draft.item(
            0,
            &match change.from {
                Some(cause) => Line::CauseBefore { cause: cause.id(), time },
                None => Line::NoCauseBefore { time },
            },
        );
    }
    checks::show(draft, &told_checks(model), clock);
    facts(draft, model, clock);
    draft.item(0, &account(model));
    if let AccountFacts::SignedIn { list: Fact::Known { at, .. }, .. } = &model.account {
        draft.item(0, &Line::ListedServers { count: model.list().len(), time: clock.at(*at) });
    }
}

/// Opens a section with what is the matter, if anything is.
pub fn section(draft: &mut Draft<'_>, what: &Heading, state: Option<Phrase>) {
    match state {
        Some(state) => draft.heading(2, &Section::Of { what: what.phrase(), state }),
        None => draft.heading(2, what),
    }
}

/// The checks, made anew from facts that name no issuer in full: one of them says what answers in Plex's place.
fn told_checks(model: &Model) -> Vec<Check> {
    let mut facts = model.computer.facts.clone();
    if let Fact::Known { value, .. } = &mut facts.plex_certificate
        && let Some(issuer) = DisplayText::new(&certificate::issuer(&value.issuer))
    {
        value.issuer = issuer;
    }
    diagnosis::computer::diagnose(&facts, model.now, model.clock_at(model.now)).checks
}

fn facts(draft: &mut Draft<'_>, model: &Model, clock: Clock<'_>) {
    let facts = &model.computer.facts;
    draft.item(0, &Line::Plex { fact: of(&facts.plex, clock, observed::of_service) });
    let route = |route: &Route| match route {
        Route::None => Line::RouteNone.phrase(),
        Route::Network => Line::RouteNetwork.phrase(),
        Route::Tunnel(interface) => Line::RouteTunnel { interface: interface.clone() }.phrase(),
    };
    draft.item(0, &Line::Route { fact: of(&facts.route, clock, route) });
    draft.item(0, &Line::ClockOfPlex { fact: of(&facts.plex_clock_ahead, clock, |s| seconds(*s)) });
    let ahead: Vec<Phrase> = facts.servers_clock_ahead.iter().take(MOST_LINES).map(|s| seconds(*s)).collect();
    if !ahead.is_empty() {
        draft.item(0, &Line::ClocksOfServers { ahead });
    }
    let control = of(&facts.control_name, clock, |answer| AnswerWords::from(answer).phrase());
    draft.item(0, &Line::ControlName { fact: control });
    let name = |(name, answer): &(&'static str, NameAnswer)| {
        Line::Name { name, answer: AnswerWords::from(answer).phrase() }.phrase()
    };
    let names = of(&facts.plex_names, clock, |all| Line::Parts { all: all.iter().map(name).collect() }.phrase());
    draft.item(0, &Line::NamesOfPlex { fact: names });
    if let Some(certificate) = facts.plex_certificate.get() {
        let certificate = certificate::tell(draft, certificate);
        draft.item(0, &Line::InPlexsPlace { certificate });
    }
}

fn seconds(ahead: i64) -> Phrase {
    Line::SecondsAhead { count: ahead }.phrase()
}

/// A fact with its time, or why there is none.
pub fn of<T>(fact: &Fact<T>, clock: Clock<'_>, tell: impl FnOnce(&T) -> Phrase) -> Phrase {
    match fact {
        Fact::NotChecked => Line::NotChecked.phrase(),
        Fact::Known { value, at } => Line::Fact { value: tell(value), time: clock.at(*at) }.phrase(),
        Fact::Failed { why: Breakdown::TookTooLong, .. } => Line::TookTooLong.phrase(),
        Fact::Failed { why: Breakdown::FellOver, .. } => Line::FellOver.phrase(),
    }
}

fn account(model: &Model) -> Line {
    if let Some(user) = user(model) {
        return match (user.restricted, user.guest) {
            (true, _) => Line::SignedInManaged,
            (false, true) => Line::SignedInGuest,
            (false, false) => Line::SignedIn,
        };
    }
    match &model.sign_in {
        SignIn::Failed(failure) => failure.into(),
        SignIn::Asking { .. } | SignIn::Waiting(_) => Line::SignedInWaiting,
        SignIn::Approved { .. } | SignIn::In { .. } => Line::SignedInApproved,
        SignIn::Out => Line::SignedInNot,
    }
}

pub fn search(draft: &mut Draft<'_>, model: &Model, clock: Clock<'_>) {
    let search = &model.search;
    draft.heading(2, &Heading::Search);
    let (rounds, rejected) = (search.rounds.into(), search.rejected);
    let time = clock.at(search.since);
    draft.item(
        0,
        &if search.running {
            Line::SearchRunning { time, rounds, rejected }
        } else {
            Line::SearchStopped { rounds, rejected }
        },
    );
    draft.item(0, &Line::Counts { servers: model.rows.len(), addresses: model.rows.addresses() });
    if search.full {
        draft.item(0, &Line::TooMany { limit: model.limit });
    }
    if let Some(why) = &search.mdns_unavailable {
        draft.item(0, &Line::MdnsUnavailable { why: why.phrase() });
    }
    if search.address_error.is_some() {
        draft.item(0, &Line::TypedAddress);
    }
    interfaces(draft, model);
    failures(draft, &search.send_failures);
    claim(draft, model, clock);
    repair::show(draft, model, clock);
}

fn interfaces(draft: &mut Draft<'_>, model: &Model) {
    let all = &model.search.interfaces;
    for interface in all.iter().take(MOST_LINES) {
        let address = format!("{}/{}", interface.ip, interface.prefix);
        let marks = [
            (!interface.is_up, Line::InterfaceDown),
            (interface.is_loopback, Line::InterfaceLoopback),
            (interface.is_point_to_point, Line::InterfaceTunnel),
        ];
        let line = draft.message(&Line::Interface { name: interface.name.clone(), address });
        let mut parts = vec![line];
        parts.extend(marks.iter().filter(|(is, _)| *is).map(|(_, mark)| draft.message(mark)));
        draft.safe_item(0, &parts.join(", "));
    }
    if let Some(count) = all.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        draft.item(0, &Line::MoreInterfaces { count });
    }
}

/// Questions that could not be sent, alike ones together.
fn failures(draft: &mut Draft<'_>, failures: &[SendFailure]) {
    let mut alike: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for failure in failures {
        let errno = failure.errno.map(|n| format!(" ({n})")).unwrap_or_default();
        let what = format!("{} → {}: {}{errno}", failure.source, failure.target, failure.kind);
        *alike.entry((&failure.interface, what)).or_default() += 1;
    }
    let more = alike.len().saturating_sub(MOST_LINES);
    for ((interface, what), count) in alike.into_iter().take(MOST_LINES) {
        draft.item(0, &Line::NotSent { count, what: format!("{interface}: {what}") });
    }
    if more > 0 {
        draft.item(0, &Line::MoreFailures { count: more });
    }
}

fn claim(draft: &mut Draft<'_>, model: &Model, clock: Clock<'_>) {
    let Some(claim) = &model.claim else { return };
    let Some(number) = draft.number_of(|server| server.key == claim.server) else { return };
    let (server, time) = (Heading::Server { number }, clock.at(claim.since));
    let stage = ClaimWords::from(claim.stage).phrase();
    draft.item(
        0,
        &match &claim.end {
            None => Line::Claim { server, time, stage },
            Some(end) => Line::ClaimEnded { server, time, stage, end: ClaimWords::from(end).phrase() },
        },
    );
}
