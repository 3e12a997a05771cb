//! `plex-locksmith undo --leave`: an interrupted repair that is wanted neither way is forgotten, and its copy with it.

use std::time::{Duration, Instant};

use super::messages::Words;
use super::session::Session;
use super::{ExitStatus, Stopped, ask, out, reach};
use crate::client::model::{Day, ServerName};
use crate::client::repair::messages::RecordWords;
use crate::client::repair::{JournalStore, Record, RepairOutcome};
use crate::client::settings::{Surround, World};
use crate::client::state::{Model, Request};

/// How long the removal of a copy may take: some small files.
const LONGEST: Duration = Duration::from_secs(10);

pub fn run(surround: Surround) -> ExitStatus {
    let Some(session) = Session::start_or_say(World::Real, surround) else { return ExitStatus::ProbeFailed };
    let status = match leave(&session) {
        Ok(()) => ExitStatus::Fine,
        Err(Stopped(status, why)) => {
            out::report_all(&why);
            status
        }
    };
    session.end();
    status
}

fn leave(session: &Session) -> Result<(), Stopped> {
    let all = session.repairs.as_ref().map(|repairs| repairs.all()).unwrap_or_default();
    let is_open = |record: &&Record| record.outcome == RepairOutcome::Open;
    let Some(record) = all.iter().find(is_open) else {
        return Err(Stopped::new(ExitStatus::Wrong, &Words::NothingToLeave).and_all(reach::repairs_of_root()));
    };
    if session.repairs.as_ref().is_some_and(JournalStore::is_busy) {
        return Err(Stopped::new(ExitStatus::Wrong, &Words::Busy));
    }
    let server = || ServerName(record.name.clone());
    out::tell(&RecordWords::new(record));
    out::tell(&Words::BeganOn { day: Day(i64::try_from(record.began).unwrap_or(i64::MAX)) });
    out::tell(&Words::LeaveMeans);
    if !ask::agreed(&Words::AskLeave { server: server() }) {
        return Err(Stopped::new(ExitStatus::Declined, &Words::NothingChanged));
    }
    session.engine.request(Request::ForgetBackup(record.id.clone()));
    let started = Instant::now();
    let failed =
        |model: &Model| model.not_removed.as_ref().filter(|(id, _)| *id == record.id).map(|(_, error)| error.clone());
    let is_gone = || session.repairs.as_ref().is_some_and(|repairs| !repairs.all().iter().any(|r| r.id == record.id));
    let (model, _) = session.wait(|model| is_gone() || failed(model).is_some() || started.elapsed() >= LONGEST);
    // What is read back counts.
    if is_gone() {
        out::say(&Words::Left { server: server() });
        return Ok(());
    }
    Err(match failed(&model) {
        Some(error) => Stopped::new(ExitStatus::Wrong, &error),
        None => Stopped::new(ExitStatus::Wrong, &Words::NotLeft),
    })
}
