//! `plex-locksmith claim SERVER`

use std::net::SocketAddr;
use std::sync::mpsc;
use std::time::Instant;

use super::find::settle;
use super::session::{Session, sign_in_words};
use super::{ClaimCall, ExitStatus, Stopped, ask, find, json, text};
use crate::cli::out::{tell, words};
use crate::client::diagnosis::Cause;
use crate::client::repair::claim::{ClaimEnd, ClaimRoute, Consent, Missing};
use crate::client::state::policy::ClaimWay;
use crate::client::state::{Model, Request, Server, ServerKey};

pub fn run(call: &ClaimCall) -> ExitStatus {
    let started = Instant::now();
    let Some(session) = Session::start_or_say(call.demo) else { return ExitStatus::ProbeFailed };
    let mut found = None;
    let done = claim(&session, call, started, &mut found);
    let (outcome, server, by, why) = match done {
        Ok((server, by, true)) => (ExitStatus::Fine, Some(server), by, None),
        Ok((server, by, false)) => (ExitStatus::Wrong, Some(server), by, None),
        // What it was about, as far as it came.
        Err(Stopped(outcome, why)) => {
            tell!("plex-locksmith: {why}");
            (outcome, found.and_then(|key| session.engine.model().server(key).cloned()), None, Some(why))
        }
    };
    match &server {
        _ if call.json => {
            let verified = outcome == ExitStatus::Fine;
            json::print(&json::ClaimReport::new(server.as_ref(), by, verified, why, started.elapsed()));
        }
        Some(server) if why.is_none() => text::print_server(server),
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
        tell!("plex-locksmith: nothing was changed");
        return Ok((server.clone(), None, false));
    }
    // Of two that say that they are one server, a sign-in shows which of them it is.
    let is_doubtful = model.server(key).is_some_and(|s| s.diagnosis.cause == Some(Cause::DuplicateIdentity));
    let agreed = if is_doubtful { None } else { Some(consent(&model, key, call)?) };
    if let Err(why) = session.sign_in() {
        return Err(Stopped(ExitStatus::Wrong, format!("not signed in: {}", sign_in_words(&why))));
    }
    let model = settle(session, started);
    let Some(server) = model.server(key) else {
        return Err(Stopped(ExitStatus::Wrong, "the server went away".to_owned()));
    };
    match server.diagnosis.cause {
        Some(Cause::Healthy) => return Ok((server.clone(), None, true)),
        Some(Cause::Unclaimed | Cause::UnclaimedClosed) => {}
        _ => {
            tell!("plex-locksmith: nothing was changed: there is nothing to claim");
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
            let words = "where the server answers has changed meanwhile. Nothing was changed. Try again";
            return Err(Stopped(ExitStatus::Declined, words.to_owned()));
        }
        None => consent(&model, key, call)?,
    };
    let end = hand_over(session, key, agreed);
    let (by, verified) = match &end {
        ClaimEnd::Verified(by) => (Some(*by), true),
        ClaimEnd::Unverified { by, .. } => (Some(*by), false),
        _ => (None, false),
    };
    if !verified {
        tell!("plex-locksmith: {}", end_words(&end));
    }
    let model = settle(session, started);
    let server = model.server(key).cloned();
    server
        .map(|server| (server, by, verified))
        .ok_or_else(|| Stopped(ExitStatus::Wrong, "the server went away".to_owned()))
}

/// Where the claim code may go: to the server's own process on this computer at once; anywhere else only if the owner agrees to that
/// name and address. The address is printed before anything goes there.
fn consent(model: &Model, key: ServerKey, call: &ClaimCall) -> Result<Consent, Stopped> {
    let Some(server) = model.server(key) else {
        return Err(Stopped(ExitStatus::Wrong, "the server went away".to_owned()));
    };
    let name = &server.diagnosis.name;
    let (address, others, instead_of) = match model.claim_way(key, find::named_in(server, &call.server)) {
        ClaimWay::Here => return Ok(Consent::HereOnly),
        ClaimWay::Nowhere => {
            return Err(Stopped(ExitStatus::Wrong, format!("{name} isn't responding. Nothing was changed")));
        }
        ClaimWay::Ask { address, others, instead_of } => (address, others, instead_of),
    };
    let all = std::iter::once(&address).chain(&others).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if call.yes && !others.is_empty() {
        let words = format!(
            "{name} answers at several addresses, and none of them can prove that it is the one: {all}. Nothing was changed. \
             Say which: plex-locksmith claim {address} --yes"
        );
        return Err(Stopped(ExitStatus::Declined, words));
    }
    let is_named = server.diagnosis.id.as_ref().is_some_and(|id| id.as_str() == call.server.trim());
    if let Some(old) = instead_of.filter(|_| !is_named) {
        return agree_to_newcomer(server, address, &old, call);
    }
    if !others.is_empty() {
        tell!("plex-locksmith: {name} answers at {all}");
    }
    let question = format!("Hand the claim code to {name} at {address}, unencrypted?");
    if call.yes {
        tell!("plex-locksmith: the claim code for {name} goes to {address}, unencrypted");
        return Ok(Consent::Lan(address));
    }
    if ask::agreed(&question) {
        return Ok(Consent::Lan(address));
    }
    let words = format!(
        "{name} at {address} can't prove that it is on this computer. Nothing was changed. To claim it there, agree with --yes"
    );
    Err(Stopped(ExitStatus::Declined, words))
}

/// It is not the server that was there: that one's libraries are not in it.
fn agree_to_newcomer(server: &Server, address: SocketAddr, old: &str, call: &ClaimCall) -> Result<Consent, Stopped> {
    let name = &server.diagnosis.name;
    let what = format!("{name} at {address} isn't {old}: it is a different, new server where {old} should be");
    if !call.yes && ask::agreed(&format!("{what}. Claim {name} all the same?")) {
        return Ok(Consent::Lan(address));
    }
    let id = server.diagnosis.id.as_ref().map(ToString::to_string).unwrap_or_default();
    let how = format!("To claim it all the same, name it by its identity: plex-locksmith claim {id} --yes");
    Err(Stopped(ExitStatus::Declined, format!("{what}. Nothing was changed. {how}")))
}

fn hand_over(session: &Session, key: ServerKey, consent: Consent) -> ClaimEnd {
    let (done, ended) = mpsc::channel();
    session.engine.claim(key, consent, move |end| {
        let _ = done.send(end);
    });
    let mut end = None;
    let (_, finished) = session.wait(|_| {
        end = ended.try_recv().ok();
        end.is_some()
    });
    if !finished {
        session.engine.request(Request::CancelClaim);
    }
    end.unwrap_or(ClaimEnd::Cancelled)
}

fn end_words(end: &ClaimEnd) -> String {
    match end {
        ClaimEnd::Verified(_) => "claimed and verified".to_owned(),
        ClaimEnd::Unverified { missing: Missing::NotListed, .. } => {
            "it says that it is claimed, but Plex does not list it as yours yet. Not verified".to_owned()
        }
        ClaimEnd::Unverified { missing: Missing::NotLetIn, .. } => {
            "Plex lists it as yours, but it does not let you in yet. Not verified".to_owned()
        }
        ClaimEnd::SomeoneElse => "it is linked to an account, and Plex does not list it as yours".to_owned(),
        ClaimEnd::NeedsConsent(address) => {
            format!(
                "what listens at {address} can't be shown to be the server's own program. Nothing was sent. Agree with --yes"
            )
        }
        ClaimEnd::Closed => "it does not trust this computer: run this on the server's own computer".to_owned(),
        ClaimEnd::CutOff => "it could not reach Plex itself. Check its name server and its clock".to_owned(),
        ClaimEnd::Changed => {
            "what answers at that address doesn't say that it is this server. No claim code went there".to_owned()
        }
        ClaimEnd::Duplicate => "two computers say that they are this server. Nothing was sent".to_owned(),
        ClaimEnd::StillStarting => "it is still starting up. Try again in a few minutes".to_owned(),
        ClaimEnd::CodeRefused => "Plex's claim codes were refused again and again. Try again later".to_owned(),
        ClaimEnd::Failed(error) => words(error),
        ClaimEnd::Cancelled => "cancelled".to_owned(),
    }
}
