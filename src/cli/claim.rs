//! `plex-locksmith claim SERVER`

use crate::client::settings::Surround;
use std::net::SocketAddr;
use std::time::Instant;

use super::find::settle;
use super::messages::Words;
use super::session::{Session, sign_in_words};
use super::{ClaimCall, ExitStatus, Stopped, ask, find, json, out, text};
use crate::client::diagnosis::Cause;
use crate::client::model::{Message as _, Phrase, ServerName};
use crate::client::repair::claim::{ClaimEnd, ClaimRoute, Consent, Missing};
use crate::client::state::policy::ClaimWay;
use crate::client::state::{Model, Request, Server, ServerKey};

pub fn run(call: &ClaimCall, surround: Surround) -> ExitStatus {
    let started = Instant::now();
    let Some(session) = Session::start_or_say(call.world, surround) else { return ExitStatus::ProbeFailed };
    let mut found = None;
    let done = claim(&session, call, started, &mut found);
    let (outcome, server, by, why) = match done {
        Ok((server, by, true)) => (ExitStatus::Fine, Some(server), by, None),
        Ok((server, by, false)) => (ExitStatus::Wrong, Some(server), by, None),
        // What it was about, as far as it came.
        Err(Stopped(outcome, why)) => {
            out::report_all(&why);
            let found = found.and_then(|key| session.engine.model().server(key).cloned());
            (outcome, found, None, Some(why.words()))
        }
    };
    match &server {
        _ if call.json => {
            let verified = outcome == ExitStatus::Fine;
            let model = session.engine.model();
            let server = server.as_ref().map(|server| json::ServerReport::new(&model, server));
            json::print(&json::ClaimReport::new(server, by, verified, why, started.elapsed()));
        }
        Some(server) if why.is_none() => text::print_server(&session.engine.model(), server),
        _ => {}
    }
    session.end();
    outcome
}

fn claim(
    session: &Session,
    call: &ClaimCall,
    started: Instant,
    found: &mut Option<ServerKey>,
) -> Result<(Server, Option<ClaimRoute>, bool), Stopped> {
    let key = find::named(session, &call.server, started)?;
    *found = Some(key);
    let model = session.engine.model();
    // Where a claim is out of the question, nobody is sent through a sign-in first.
    if let Some(server) = model.server(key)
        && let Some(Cause::NotRunning | Cause::Unreachable | Cause::NotPlex) = server.diagnosis.cause
    {
        out::report(&Words::NothingChanged);
        return Ok((server.clone(), None, false));
    }
    // Of two that say that they are one server, a sign-in shows which of them it is.
    let is_doubtful = model.server(key).is_some_and(|s| s.diagnosis.cause == Some(Cause::DuplicateIdentity));
    let agreed = if is_doubtful { None } else { Some(consent(&model, key, call)?) };
    if let Err(why) = session.sign_in() {
        return Err(Stopped::new(ExitStatus::Wrong, &sign_in_words(&why)));
    }
    let model = settle(session, started);
    let Some(server) = model.server(key) else {
        return Err(Stopped::new(ExitStatus::Wrong, &Words::WentAway));
    };
    match server.diagnosis.cause {
        Some(Cause::Healthy) => return Ok((server.clone(), None, true)),
        Some(Cause::Unclaimed | Cause::UnclaimedClosed) => {}
        _ => {
            out::report(&Words::NothingToClaim);
            return Ok((server.clone(), None, false));
        }
    }
    let way = model.claim_way(key, find::named_in(server, &call.server));
    let agreed = match agreed {
        // That it answers in another one's place shows only after the sign-in.
        _ if way.instead_of().is_some() => consent(&model, key, call)?,
        // What is known now may forbid what was agreed to, and never widens it.
        Some(agreed) if way.consent() == Some(agreed) && way.others().is_empty() => agreed,
        Some(_) if call.yes && !way.others().is_empty() => consent(&model, key, call)?,
        Some(Consent::Lan(agreed)) if way.others().contains(&agreed) => Consent::Lan(agreed),
        Some(agreed) if way.consent() == Some(agreed) => agreed,
        Some(_) => {
            return Err(Stopped::new(ExitStatus::Declined, &Words::AddressChanged));
        }
        None => consent(&model, key, call)?,
    };
    let end = hand_over(session, key, agreed);
    let (by, verified) = match &end {
        ClaimEnd::Verified(by) => (Some(*by), true),
        ClaimEnd::Unverified { by, .. } => (Some(*by), false),
        ClaimEnd::SomeoneElse
        | ClaimEnd::NeedsConsent(_)
        | ClaimEnd::Closed
        | ClaimEnd::CutOff
        | ClaimEnd::Changed
        | ClaimEnd::Duplicate
        | ClaimEnd::StillStarting
        | ClaimEnd::CodeRefused
        | ClaimEnd::Failed(_)
        | ClaimEnd::Cancelled => (None, false),
    };
    if !verified {
        out::report(&end_words(&end));
    }
    let model = settle(session, started);
    let server = model.server(key).cloned();
    server.map(|server| (server, by, verified)).ok_or_else(|| Stopped::new(ExitStatus::Wrong, &Words::WentAway))
}

/// Where the claim code may go: to the server's own process on this computer at once; anywhere else only if the owner agrees to that
/// name and address. The address is printed before anything goes there.
fn consent(model: &Model, key: ServerKey, call: &ClaimCall) -> Result<Consent, Stopped> {
    let Some(server) = model.server(key) else {
        return Err(Stopped::new(ExitStatus::Wrong, &Words::WentAway));
    };
    let name = || ServerName(server.diagnosis.name.clone());
    let (address, others, instead_of) = match model.claim_way(key, find::named_in(server, &call.server)) {
        ClaimWay::Here => return Ok(Consent::HereOnly),
        ClaimWay::Nowhere => {
            return Err(Stopped::new(ExitStatus::Wrong, &Words::NotResponding { server: name() }));
        }
        ClaimWay::Ask { address, others, instead_of } => (address, others, instead_of),
    };
    let all = std::iter::once(&address).chain(&others).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if call.yes && !others.is_empty() {
        let words = Words::SayWhichAddress { server: name(), addresses: all, address };
        return Err(Stopped::new(ExitStatus::Declined, &words));
    }
    let is_named = server.diagnosis.id.as_ref().is_some_and(|id| id.as_str() == call.server.trim());
    if let Some(old) = instead_of.filter(|_| !is_named) {
        return agree_to_newcomer(server, address, &old, call);
    }
    if !others.is_empty() {
        out::report(&Words::SeveralAddresses { server: name(), addresses: all });
    }
    if call.yes {
        out::report(&Words::GoesByLan { server: name(), address });
        return Ok(Consent::Lan(address));
    }
    if ask::agreed(&Words::AskLan { server: name(), address }) {
        return Ok(Consent::Lan(address));
    }
    Err(Stopped::new(ExitStatus::Declined, &Words::AgreeToLan { server: name(), address }))
}

/// It is not the server that was there: that one's libraries are not in it.
fn agree_to_newcomer(server: &Server, address: SocketAddr, old: &str, call: &ClaimCall) -> Result<Consent, Stopped> {
    let name = || ServerName(server.diagnosis.name.clone());
    let what = Words::Newcomer { server: name(), old: ServerName::from(old), address };
    if !call.yes && ask::is_possible() {
        out::tell(&what);
        if ask::agreed(&Words::AskNewcomer { server: name() }) {
            return Ok(Consent::Lan(address));
        }
    }
    let id = server.diagnosis.id.as_ref().map(ToString::to_string).unwrap_or_default();
    Err(Stopped::new(ExitStatus::Declined, &what).and(&Words::NameNewcomer { id }))
}

fn hand_over(session: &Session, key: ServerKey, consent: Consent) -> ClaimEnd {
    let mut read = session.engine.model().changes.end();
    session.engine.request(Request::Claim { server: key, consent });
    let mut end = None;
    let (_, finished) = session.wait(|model| {
        end = model.changes.read(&mut read).filter_map(|change| change.claim_end(key)).last().cloned();
        end.is_some()
    });
    if !finished {
        session.engine.request(Request::CancelClaim);
    }
    end.unwrap_or(ClaimEnd::Cancelled)
}

fn end_words(end: &ClaimEnd) -> Phrase {
    match end {
        ClaimEnd::Verified(_) => Words::ClaimVerified,
        ClaimEnd::Unverified { missing: Missing::NotListed, .. } => Words::ClaimNotListed,
        ClaimEnd::Unverified { missing: Missing::NotLetIn, .. } => Words::ClaimNotLetIn,
        ClaimEnd::SomeoneElse => Words::ClaimSomeoneElse,
        ClaimEnd::NeedsConsent(address) => Words::ClaimNeedsConsent { address: *address },
        ClaimEnd::Closed => Words::ClaimClosed,
        ClaimEnd::CutOff => Words::ClaimCutOff,
        ClaimEnd::Changed => Words::ClaimChanged,
        ClaimEnd::Duplicate => Words::ClaimDuplicate,
        ClaimEnd::StillStarting => Words::ClaimStillStarting,
        ClaimEnd::CodeRefused => Words::ClaimCodeRefused,
        ClaimEnd::Failed(error) => return error.phrase(),
        ClaimEnd::Cancelled => Words::ClaimCancelled,
    }
    .phrase()
}
