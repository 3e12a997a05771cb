//! This computer, the account, and what was tried in the search.

use std::collections::BTreeMap;

use super::markdown::Draft;
use super::stand_ins::{StandIns, user};
use super::{certificate, repair, words};
use crate::client::diagnosis::facts::Route;
use crate::client::diagnosis::{self, AccountFacts, Check, CheckState, observed};
use crate::client::discovery::SendFailure;
use crate::client::model::text::DisplayText;
use crate::client::model::{Breakdown, Fact, Moment, NameAnswer};
use crate::client::state::{Model, SignIn};

/// How many lines of one kind are told; the others are counted.
const MOST_LINES: usize = 12;

pub fn show(draft: &mut Draft, model: &Model, stand_ins: &StandIns<'_>, now: Moment) {
    let computer = &model.computer;
    draft.heading(2, words::THIS_COMPUTER);
    let since = words::span(now.saturating_sub(computer.since));
    draft.item(0, &format!("Cause: {}, for {since}", computer.diagnosis.cause.map_or("none", |c| c.id())));
    if let Some(change) = &computer.changed {
        let before = change.from.map_or("none", |c| c.id());
        draft.item(0, &format!("Cause before: {before}, until {}", words::ago(now.saturating_sub(change.at))));
    }
    facts(draft, model, stand_ins, now);
    draft.item(0, account(model));
    if let AccountFacts::SignedIn { list: Fact::Known { at, .. }, .. } = &model.account {
        let (count, when) = (model.list().len(), words::ago(now.saturating_sub(*at)));
        draft.item(0, &format!("Servers listed by Plex: {count}, {when}"));
    }
    checks(draft, &told_checks(model), stand_ins, now);
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

fn facts(draft: &mut Draft, model: &Model, stand_ins: &StandIns<'_>, now: Moment) {
    let facts = &model.computer.facts;
    let service = of(&facts.plex, now, |service| draft.message(&observed::of_service(service), stand_ins));
    draft.item(0, &format!("Plex: {service}"));
    let route = of(&facts.route, now, |route| match route {
        Route::None => "none".to_owned(),
        Route::Network => "by a network".to_owned(),
        Route::Tunnel(name) => format!("by a tunnel, {}", draft.code(name)),
    });
    draft.item(0, &format!("Route: {route}"));
    let ahead = of(&facts.plex_clock_ahead, now, |seconds| format!("{seconds} s"));
    draft.item(0, &format!("Clock of Plex is ahead by: {ahead}"));
    let servers: Vec<String> = facts.servers_clock_ahead.iter().take(MOST_LINES).map(|s| format!("{s} s")).collect();
    if !servers.is_empty() {
        draft.item(0, &format!("Clocks of servers are ahead by: {}", servers.join(", ")));
    }
    let control = of(&facts.control_name, now, |answer| words::answer(answer).to_owned());
    draft.item(0, &format!("A name that is not Plex's: {control}"));
    let name = |(name, answer): &(&str, NameAnswer)| format!("`{name}` {}", words::answer(answer));
    let names = of(&facts.plex_names, now, |all| all.iter().map(name).collect::<Vec<_>>().join(", "));
    draft.item(0, &format!("Names of Plex: {names}"));
    if let Some(certificate) = facts.plex_certificate.get() {
        let certificate = certificate::tell(draft, certificate);
        draft.item(0, &format!("In Plex's place: {certificate}"));
    }
}

/// A fact with its time, or that there is none.
pub fn of<T>(fact: &Fact<T>, now: Moment, tell: impl FnOnce(&T) -> String) -> String {
    match fact {
        Fact::NotChecked => "not checked".to_owned(),
        Fact::Known { value, at } => format!("{}, {}", tell(value), words::ago(now.saturating_sub(*at))),
        Fact::Failed { why: Breakdown::TookTooLong, .. } => "the look took too long".to_owned(),
        Fact::Failed { why: Breakdown::FellOver, .. } => "the look fell over".to_owned(),
    }
}

fn account(model: &Model) -> &'static str {
    if let Some(user) = user(model) {
        return match (user.restricted, user.guest) {
            (true, _) => "Signed in: the account, a managed user",
            (_, true) => "Signed in: the account, a guest",
            _ => "Signed in: the account",
        };
    }
    match &model.sign_in {
        SignIn::Failed(failure) => words::sign_in_failure(failure),
        SignIn::Asking { .. } | SignIn::Waiting(_) => "Signed in: waiting for the browser",
        SignIn::Approved { .. } | SignIn::In { .. } => "Signed in: approved",
        SignIn::Out => "Signed in: no",
    }
}

/// The lines of a checklist, as they stand.
pub fn checks(draft: &mut Draft, checks: &[Check], stand_ins: &StandIns<'_>, now: Moment) {
    draft.item(0, &format!("{}:", words::CHECKS));
    for check in checks {
        let state = words::check_state(check.state, check.root_cause);
        let title = draft.message(&check.id.title(), stand_ins);
        let summary = draft.sentence(&check.summary, stand_ins);
        let details: Vec<String> = check.details.iter().map(|detail| draft.message(detail, stand_ins)).collect();
        let details = (!details.is_empty()).then(|| details.join("; "));
        let when = check.at.map(|at| words::ago(now.saturating_sub(at)));
        let because = check.because.filter(|_| check.at.is_none()).map(|because| format!("see `{because}`"));
        let rest: Vec<String> = [details, because, when].into_iter().flatten().collect();
        let rest = if rest.is_empty() { String::new() } else { format!(" ({})", rest.join(", ")) };
        // What was skipped says so itself.
        let result = if check.state == CheckState::Skipped { summary } else { format!("{state}: {summary}") };
        draft.item(1, &format!("{title} – {result}{rest}"));
    }
}

pub fn search(draft: &mut Draft, model: &Model, stand_ins: &StandIns<'_>, now: Moment) {
    let search = &model.search;
    draft.heading(2, words::SEARCH);
    let since = words::ago(now.saturating_sub(search.since));
    let running = if search.running { format!("started {since}") } else { "not running".to_owned() };
    draft.item(0, &format!("Search: {running}; rounds: {}; answers rejected: {}", search.rounds, search.rejected));
    draft.item(0, &format!("Servers: {}; addresses: {}", model.rows.len(), model.rows.addresses()));
    if search.full {
        draft.item(0, &format!("More than {} addresses were announced", model.limit));
    }
    if let Some(why) = &search.mdns_unavailable {
        let why = draft.message(why, stand_ins);
        draft.item(0, &format!("mDNS: unavailable, {why}"));
    }
    if search.address_error.is_some() {
        draft.item(0, words::TYPED_ADDRESS);
    }
    interfaces(draft, model);
    failures(draft, &search.send_failures);
    claim(draft, model, stand_ins, now);
    repair::show(draft, model, stand_ins, now);
}

fn interfaces(draft: &mut Draft, model: &Model) {
    let all = &model.search.interfaces;
    for interface in all.iter().take(MOST_LINES) {
        let name = draft.code(&interface.name);
        let address = draft.code(&format!("{}/{}", interface.ip, interface.prefix));
        let marks =
            [(!interface.is_up, "down"), (interface.is_loopback, "loopback"), (interface.is_point_to_point, "tunnel")];
        let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| format!(", {mark}")).collect();
        draft.item(0, &format!("Interface {name}: {address}{marks}"));
    }
    if let Some(more) = all.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        draft.item(0, &words::more(more, "interfaces"));
    }
}

/// Questions that could not be sent, alike ones together.
fn failures(draft: &mut Draft, failures: &[SendFailure]) {
    let mut alike: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for failure in failures {
        let errno = failure.errno.map(|n| format!(" ({n})")).unwrap_or_default();
        let what = format!("{} to {}: {}{errno}", failure.source, failure.target, failure.kind);
        *alike.entry((&failure.interface, what)).or_default() += 1;
    }
    let more = alike.len().saturating_sub(MOST_LINES);
    for ((interface, what), count) in alike.into_iter().take(MOST_LINES) {
        let what = draft.code(&format!("{interface}: {what}"));
        draft.item(0, &format!("Not sent, {count} times: {what}"));
    }
    if more > 0 {
        draft.item(0, &words::more(more, "failures"));
    }
}

fn claim(draft: &mut Draft, model: &Model, stand_ins: &StandIns<'_>, now: Moment) {
    use crate::client::repair::claim::ClaimEnd;
    let Some(claim) = &model.claim else { return };
    let Some(number) = model.rows.iter().position(|s| s.key == claim.server).map(|n| n + 1) else { return };
    let since = words::ago(now.saturating_sub(claim.since));
    let stage = words::claim_stage(claim.stage);
    let end = claim.end.as_ref().map(|end| format!("; end: {}", words::claim_end(end))).unwrap_or_default();
    let error = match &claim.end {
        Some(ClaimEnd::Failed(error)) => format!(", {}", draft.message(error, stand_ins)),
        _ => String::new(),
    };
    draft.item(0, &format!("Claim of {}, {since}: {stage}{end}{error}", words::server(number)));
}
