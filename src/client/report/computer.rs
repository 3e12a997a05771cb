//! This computer, the account, and what was tried in the search.

use std::collections::BTreeMap;

use super::markdown::Draft;
use super::messages::{AnswerWords, ClaimWords, Heading, Line, Span, StateWords};
use super::stand_ins::user;
use super::{certificate, repair};
use crate::client::diagnosis::{self, AccountFacts, Cause, Check, CheckId, CheckState, ComputerCause, observed};
use crate::client::discovery::SendFailure;
use crate::client::model::text::DisplayText;
use crate::client::model::{Breakdown, Fact, Message as _, Moment, NameAnswer, Phrase, Route};
use crate::client::state::{Model, SignIn};

/// How many lines of one kind are told; the others are counted.
const MOST_LINES: usize = 12;

pub fn show(draft: &mut Draft<'_>, model: &Model, now: Moment) {
    let computer = &model.computer;
    draft.heading(2, &Heading::ThisComputer);
    let since = now.saturating_sub(computer.since).into();
    draft.item(0, &computer.diagnosis.cause.map_or(Line::NoCause { since }, |c| Line::Cause { cause: c.id(), since }));
    if let Some(change) = &computer.changed {
        let ago = now.saturating_sub(change.at).into();
        let before = change.from.map_or(Line::NoCauseBefore { ago }, |c| Line::CauseBefore { cause: c.id(), ago });
        draft.item(0, &before);
    }
    facts(draft, model, now);
    draft.item(0, &account(model));
    if let AccountFacts::SignedIn { list: Fact::Known { at, .. }, .. } = &model.account {
        draft.item(0, &Line::ListedServers { count: model.list().len(), ago: now.saturating_sub(*at).into() });
    }
    checks(draft, &told_checks(model), now);
}

/// The checks, made anew from facts that name no issuer in full: one of them says what answers in Plex's place.
fn told_checks(model: &Model) -> Vec<Check> {
    let mut facts = model.computer.facts.clone();
    if let Fact::Known { value, .. } = &mut facts.plex_certificate
        && let Some(issuer) = DisplayText::new(&certificate::issuer(&value.issuer))
    {
        value.issuer = issuer;
    }
    diagnosis::computer::diagnose(&facts, model.now).checks
}

fn facts(draft: &mut Draft<'_>, model: &Model, now: Moment) {
    let facts = &model.computer.facts;
    draft.item(0, &Line::Plex { fact: of(&facts.plex, now, observed::of_service) });
    let route = |route: &Route| match route {
        Route::None => Line::RouteNone.phrase(),
        Route::Network => Line::RouteNetwork.phrase(),
        Route::Tunnel(interface) => Line::RouteTunnel { interface: interface.clone() }.phrase(),
    };
    draft.item(0, &Line::Route { fact: of(&facts.route, now, route) });
    draft.item(0, &Line::ClockOfPlex { fact: of(&facts.plex_clock_ahead, now, |s| seconds(*s)) });
    let ahead: Vec<Phrase> = facts.servers_clock_ahead.iter().take(MOST_LINES).map(|s| seconds(*s)).collect();
    if !ahead.is_empty() {
        draft.item(0, &Line::ClocksOfServers { ahead });
    }
    let control = of(&facts.control_name, now, |answer| AnswerWords::from(answer).phrase());
    draft.item(0, &Line::ControlName { fact: control });
    let name = |(name, answer): &(&'static str, NameAnswer)| {
        Line::Name { name, answer: AnswerWords::from(answer).phrase() }.phrase()
    };
    let names = of(&facts.plex_names, now, |all| Line::Parts { all: all.iter().map(name).collect() }.phrase());
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
pub fn of<T>(fact: &Fact<T>, now: Moment, tell: impl FnOnce(&T) -> Phrase) -> Phrase {
    match fact {
        Fact::NotChecked => Line::NotChecked.phrase(),
        Fact::Known { value, at } => Line::Fact { value: tell(value), ago: now.saturating_sub(*at).into() }.phrase(),
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

/// What people call the check, or the cause, that has this identifier.
fn called(id: &'static str) -> Phrase {
    let specs = diagnosis::checks::COMPUTER.iter().chain(&diagnosis::checks::SERVER);
    let check = specs.map(|spec| spec.check).find(|check| check.id() == id).map(CheckId::title);
    let cause = || Cause::all().find(|cause| cause.id() == id).map(Cause::list_word);
    let of_computer = || ComputerCause::all().find(|cause| cause.id() == id).map(ComputerCause::list_word);
    check.or_else(cause).or_else(of_computer).unwrap_or_else(|| id.phrase())
}

/// The lines of a checklist, as they stand.
pub fn checks(draft: &mut Draft<'_>, checks: &[Check], now: Moment) {
    draft.item(0, &Line::Checks);
    for check in checks {
        let state = draft.message(&StateWords::new(check.state, check.root_cause));
        let title = draft.message(&check.id.title());
        let summary = draft.sentence(&check.summary);
        let details: Vec<String> = check.details.iter().map(|detail| draft.message(detail)).collect();
        let details = (!details.is_empty()).then(|| details.join("; "));
        let when = check.at.map(|at| draft.message(&Line::Ago { ago: now.saturating_sub(at).into() }));
        let because = check.because.filter(|id| check.at.is_none() && *id != check.id.id());
        let because = because.map(|id| draft.message(&Line::SeeCheck { check: called(id) }));
        let rest: Vec<String> = [details, because, when].into_iter().flatten().collect();
        let rest = if rest.is_empty() { String::new() } else { format!(" ({})", rest.join(", ")) };
        // What was skipped says so itself.
        let result = if check.state == CheckState::Skipped { summary } else { format!("{state}: {summary}") };
        draft.safe_item(1, &format!("{title} – {result}{rest}"));
    }
}

pub fn search(draft: &mut Draft<'_>, model: &Model, now: Moment) {
    let search = &model.search;
    draft.heading(2, &Heading::Search);
    let (rounds, rejected) = (search.rounds.into(), search.rejected);
    let ago = now.saturating_sub(search.since).into();
    draft.item(
        0,
        &if search.running {
            Line::SearchRunning { ago, rounds, rejected }
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
    claim(draft, model, now);
    repair::show(draft, model, now);
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

fn claim(draft: &mut Draft<'_>, model: &Model, now: Moment) {
    let Some(claim) = &model.claim else { return };
    let Some(number) = model.rows.iter().position(|s| s.key == claim.server).map(|n| n + 1) else { return };
    let (server, ago) = (Heading::Server { number }, Span::from(now.saturating_sub(claim.since)));
    let stage = ClaimWords::from(claim.stage).phrase();
    draft.item(
        0,
        &match &claim.end {
            None => Line::Claim { server, ago, stage },
            Some(end) => Line::ClaimEnded { server, ago, stage, end: ClaimWords::from(end).phrase() },
        },
    );
}
