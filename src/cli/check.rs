//! `plex-locksmith check`

use crate::client::settings::Surround;
use std::time::{Duration, Instant};

use super::messages::Words;
use super::session::{Session, sign_in_words};
use super::{CheckCall, ExitStatus, json, out, reach, text, undo};
use crate::client::diagnosis::Severity;
use crate::client::repair::messages::RecordWords;
use crate::client::state::{Model, Request};
use crate::client::system::superuser;

/// At the latest, without sign-in.
const LONGEST: Duration = Duration::from_secs(10);
/// At the latest after a sign-in: plex.tv's list and what it leads to.
const LONGEST_SIGNED_IN: Duration = Duration::from_secs(30);

pub fn run(call: &CheckCall, surround: Surround) -> ExitStatus {
    let started = Instant::now();
    let Some(session) = Session::start_or_say(call.world, surround) else { return ExitStatus::ProbeFailed };
    session.engine.request(Request::Search);
    for address in &call.addresses {
        session.engine.request(Request::AddAddress(address.clone()));
    }
    let mut signed_in = true;
    if call.sign_in
        && let Err(why) = session.sign_in()
    {
        signed_in = false;
        out::report(&sign_in_words(&why));
    }
    let mut model = look_around(&session, call, started);
    if call.browser_fails {
        model = take_the_owners_word(&session, &model);
    }
    if call.json {
        json::print(&json::CheckReport::new(&model, started.elapsed()));
    } else {
        text::print(&model);
    }
    for closed in reach::closed(&model, "check") {
        out::report(&closed);
    }
    for record in model.interrupted() {
        out::report(&RecordWords::new(record));
        out::tell(&Words::ToContinue { command: format!("{} repair", superuser::command()) });
        out::tell(&undo::way_back(&model.repairs, record));
    }
    let outcome = outcome(&model, signed_in);
    session.end();
    outcome
}

fn look_around(session: &Session, call: &CheckCall, started: Instant) -> std::sync::Arc<Model> {
    let least = call.wait.unwrap_or_default();
    let from_here = Instant::now();
    session
        .wait(|model| {
            let limit = if call.sign_in { LONGEST_SIGNED_IN.max(least) } else { LONGEST.max(least) };
            let waited = if call.sign_in { from_here.elapsed() } else { started.elapsed() };
            waited >= limit || (waited >= least && model.is_settled(started.elapsed()))
        })
        .0
}

/// The owner says that it fails in the browser.
fn take_the_owners_word(session: &Session, model: &Model) -> std::sync::Arc<Model> {
    let keys: Vec<_> = model.rows.iter().map(|s| s.key).collect();
    for key in &keys {
        session.engine.request(Request::BrowserFails(*key, true));
    }
    session.wait(|m| keys.iter().all(|key| m.server(*key).is_none_or(|s| s.browser_fails))).0
}

pub fn outcome(model: &Model, signed_in: bool) -> ExitStatus {
    let blind = model.rows.is_empty() && model.search.rounds == 0;
    let servers_fine =
        model.rows.iter().all(|s| s.diagnosis.severity.is_some_and(|severity| severity != Severity::Problem));
    let computer_fine = model.computer.diagnosis.cause.is_none_or(|c| c.is_notice());
    if blind {
        ExitStatus::ProbeFailed
    } else if servers_fine && computer_fine && signed_in && !model.rows.is_empty() {
        ExitStatus::Fine
    } else {
        ExitStatus::Wrong
    }
}
