//! `plex-locksmith claim SERVER`

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::check::is_settled;
use super::session::Session;
use super::{ClaimCall, Outcome, json, text};
use crate::client::diagnosis::{Cause, duplicate};
use crate::client::discovery::typed;
use crate::client::repair::claim::{ClaimEnd, Consent, Missing, Rung};
use crate::client::state::{Model, Request, Server, ServerKey, SignInFailure};

/// How long the server is looked for.
const LONGEST_SEARCH: Duration = Duration::from_secs(10);
/// How long its state is looked at after the sign-in and after the claim.
const LONGEST_LOOK: Duration = Duration::from_secs(30);

/// Why a claim did not come about; the words say what to do.
struct Stopped(Outcome, String);

pub fn run(call: &ClaimCall) -> Outcome {
    let started = Instant::now();
    let Some(session) = Session::start_or_say(call.demo) else { return Outcome::Blind };
    let outcome = match claim(&session, call, started) {
        Ok((server, by, verified)) => {
            if call.json {
                json::print(&json::ClaimReport::new(&server, by, verified, started.elapsed()));
            } else {
                text::print_server(&server);
            }
            if verified { Outcome::Fine } else { Outcome::Wrong }
        }
        Err(Stopped(outcome, why)) => {
            eprintln!("plex-locksmith: {why}");
            outcome
        }
    };
    session.end();
    outcome
}

fn claim(session: &Session, call: &ClaimCall, started: Instant) -> Result<(Server, Option<Rung>, bool), Stopped> {
    let key = find(session, &call.server, started)?;
    let model = session.engine.model();
    // Where a claim is out of the question, nobody is sent through a sign-in first.
    if let Some(server) = model.server(key)
        && let Some(Cause::DuplicateIdentity | Cause::NotRunning | Cause::Unreachable | Cause::NotPlex) =
            server.diagnosis.cause
    {
        eprintln!("plex-locksmith: nothing was changed");
        return Ok((server.clone(), None, false));
    }
    let consent = consent(&model, key, call.yes)?;
    if let Err(why) = session.sign_in() {
        return Err(Stopped(Outcome::Wrong, format!("not signed in: {}", sign_in_words(&why))));
    }
    let model = settle(session, started);
    let Some(server) = model.server(key) else {
        return Err(Stopped(Outcome::Wrong, "the server went away".to_owned()));
    };
    match server.diagnosis.cause {
        Some(Cause::Healthy) => return Ok((server.clone(), None, true)),
        Some(Cause::Unclaimed | Cause::UnclaimedClosed) => {}
        _ => {
            eprintln!("plex-locksmith: nothing was changed: there is nothing to claim");
            return Ok((server.clone(), None, false));
        }
    }
    let end = hand_over(session, key, consent);
    let (by, verified) = match &end {
        ClaimEnd::Verified(by) => (Some(*by), true),
        ClaimEnd::Unverified { by, .. } => (Some(*by), false),
        _ => (None, false),
    };
    if !verified {
        eprintln!("plex-locksmith: {}", end_words(&end));
    }
    let model = settle(session, started);
    let server = model.server(key).cloned();
    server
        .map(|server| (server, by, verified))
        .ok_or_else(|| Stopped(Outcome::Wrong, "the server went away".to_owned()))
}

/// Looks for the server until it is there, or the search has ended.
fn find(session: &Session, wanted: &str, started: Instant) -> Result<ServerKey, Stopped> {
    session.engine.request(Request::Search);
    let typed = typed::parse(wanted).ok().filter(|_| wanted.contains(['.', ':']));
    if typed.is_some() {
        session.engine.request(Request::AddAddress(wanted.to_owned()));
    }
    let (model, _) = session.wait(|model| {
        let known = matching(model, wanted).iter().any(|s| s.diagnosis.cause.is_some_and(|c| c != Cause::Unreachable));
        let over = started.elapsed() >= LONGEST_SEARCH || is_settled(model, started.elapsed());
        over || (known && model.search.rounds >= 2 && model.under_way == 0)
    });
    match matching(&model, wanted).as_slice() {
        [server] => Ok(server.key),
        [] if model.rows.is_empty() && model.search.rounds == 0 => {
            Err(Stopped(Outcome::Blind, "could not look for servers on this network".to_owned()))
        }
        [] => Err(Stopped(Outcome::Wrong, format!("no server {wanted:?} was found. See: plex-locksmith check"))),
        _ => Err(Stopped(
            Outcome::Usage,
            format!("several servers are called {wanted:?}; give the address or the identity"),
        )),
    }
}

fn matching<'a>(model: &'a Model, wanted: &str) -> Vec<&'a Server> {
    let wanted = wanted.trim();
    let address: Option<SocketAddr> = wanted.parse().ok();
    let host = typed::parse(wanted).ok().and_then(|t| format!("{}:{}", t.host, t.port).parse::<SocketAddr>().ok());
    let fits = |s: &&Server| {
        s.diagnosis.id.as_ref().is_some_and(|id| id.as_str() == wanted)
            || s.diagnosis.name.eq_ignore_ascii_case(wanted)
            || s.addresses.iter().any(|a| Some(a.address) == address || Some(a.address) == host)
    };
    model.rows.iter().filter(fits).collect()
}

/// Where the claim code may go: to this computer at once, to another only if the owner agrees to that name and address.
fn consent(model: &Model, key: ServerKey, yes: bool) -> Result<Consent, Stopped> {
    let Some(server) = model.server(key) else {
        return Err(Stopped(Outcome::Wrong, "the server went away".to_owned()));
    };
    let mut answering = server.addresses.iter().filter(|a| duplicate::identity(a).is_some());
    if answering.clone().any(|a| a.here && a.address.ip().is_loopback()) {
        return Ok(Consent::HereOnly);
    }
    let Some(address) = answering.next().map(|a| a.address) else { return Ok(Consent::HereOnly) };
    let name = &server.diagnosis.name;
    let question = format!("Hand the claim code to {name} at {address}, over your home network and unencrypted?");
    if yes || asked(&question) {
        return Ok(Consent::Lan(address));
    }
    Err(Stopped(
        Outcome::Usage,
        format!("{name} is not on this computer. To claim it over your network, agree with --yes"),
    ))
}

fn asked(question: &str) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    eprint!("{question} [y/N] ");
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes")
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

fn settle(session: &Session, started: Instant) -> Arc<Model> {
    let from_here = Instant::now();
    session.wait(|model| from_here.elapsed() >= LONGEST_LOOK || is_settled(model, started.elapsed())).0
}

/// Why a sign-in failed, in words.
pub fn sign_in_words(why: &SignInFailure) -> &'static str {
    match why {
        SignInFailure::Expired => "the time that Plex gives for it was over",
        SignInFailure::Denied => "the request was turned down",
        SignInFailure::Service(_) => "Plex could not be reached, or has trouble. Your server is not the cause",
        SignInFailure::Cancelled => "cancelled",
    }
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
        ClaimEnd::NeedsConsent(address) => format!("it is at {address}, not on this computer: agree with --yes"),
        ClaimEnd::Closed => "it does not trust this computer: run this on the server's own computer".to_owned(),
        ClaimEnd::CutOff => "it could not reach Plex itself. Check its name server and its clock".to_owned(),
        ClaimEnd::Changed => "another server answers at that address now. Nothing was sent".to_owned(),
        ClaimEnd::Duplicate => "two computers say that they are this server. Nothing was sent".to_owned(),
        ClaimEnd::StillStarting => "it is still starting up. Try again in a few minutes".to_owned(),
        ClaimEnd::CodeRefused => "Plex's claim codes were refused again and again. Try again later".to_owned(),
        ClaimEnd::Failed(error) => error.to_string(),
        ClaimEnd::Cancelled => "cancelled".to_owned(),
    }
}
