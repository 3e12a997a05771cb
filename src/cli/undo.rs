//! `plex-locksmith undo`

use crate::client::settings::{Surround, World};
use std::collections::HashSet;
use std::time::Instant;

use super::find::LONGEST_SEARCH;
use super::host::{HostWay, Password};
use super::messages::Words;
use super::repair::follow;
use super::session::Session;
use super::{ExitStatus, Stopped, UndoCall, ask, json, out, reach};
use crate::client::model::{Day, Location, Message as _, ServerName, StoredSignIn};
use crate::client::repair::messages::{FaultWords, RecordWords};
use crate::client::repair::{Fault, JournalStore, Record, RepairEnd, RepairOutcome};
use crate::client::state::{Model, Repair, Request};
use crate::client::system::superuser;

pub fn run(call: &UndoCall, surround: Surround) -> ExitStatus {
    let started = Instant::now();
    // Before anything else is opened: the number of the descriptor is the caller's.
    let password = Password::read(call.host.password_fd);
    let Some(session) = Session::start_or_say(World::Real, surround) else { return ExitStatus::ProbeFailed };
    let all = session.repairs.as_ref().map(|repairs| repairs.all()).unwrap_or_default();
    let record = next(&all);
    let is_busy = session.repairs.as_ref().is_some_and(JournalStore::is_busy);
    let undone = match record {
        Some(_) if is_busy => Err(Stopped::new(ExitStatus::Wrong, &Words::Busy)),
        None => Err(Stopped::new(ExitStatus::Wrong, &Words::NothingToUndo).and_all(reach::repairs_of_root())),
        Some(record) => {
            password.and_then(|password| undo(&session, record, &HostWay { args: &call.host, password: &password }))
        }
    };
    let (outcome, runs, why) = match &undone {
        Ok(repair) => match &repair.end {
            Some(RepairEnd::PutBack { runs, .. }) => (ExitStatus::Fine, *runs, None),
            Some(end) => {
                let runs = matches!(end, RepairEnd::NotPutBack { runs: true, .. });
                (ExitStatus::Wrong, runs, follow::why(end, &repair.name).map(|why| why.words()))
            }
            None => (ExitStatus::Wrong, false, None),
        },
        Err(Stopped(outcome, why)) => {
            out::report_all(why);
            (*outcome, false, Some(why.words()))
        }
    };
    if call.json {
        json::print(&json::UndoReport::new(record, outcome == ExitStatus::Fine, runs, why, started.elapsed()));
    }
    session.end();
    outcome
}

/// Which of all repairs, the newest first, is undone next. Of each server the newest alone: behind one that was undone there is
/// nothing to go back to.
fn next(all: &[Record]) -> Option<&Record> {
    let mut seen = HashSet::new();
    all.iter().filter(|record| seen.insert(&record.server)).find(|record| record.outcome != RepairOutcome::PutBack)
}

/// How this one of all repairs is undone; another one may come before it.
pub fn way_back(all: &[Record], record: &Record) -> Words {
    let command = format!("{} undo", superuser::command());
    match next(all) {
        Some(next) if next.id != record.id => Words::ToRestoreAfter { command, server: ServerName(next.name.clone()) },
        _ => Words::ToRestore { command },
    }
}

/// On a terminal it is asked once more: it stops a server, and the sign-in that comes back is mostly a dead one. Elsewhere the
/// call itself is the word.
fn undo(session: &Session, record: &Record, way: &HostWay) -> Result<Repair, Stopped> {
    let name = || ServerName(record.name.clone());
    out::tell(&RecordWords::new(record));
    out::tell(&Words::BeganOn { day: Day(i64::try_from(record.began).unwrap_or(i64::MAX)) });
    out::tell(&Words::UndoDoes { server: name(), place: record.place.clone() });
    session.engine.request(Request::Search);
    for address in &record.addresses {
        session.engine.request(Request::AddAddress(address.to_string()));
    }
    if let Some((host, key)) = record.locator.host() {
        way.enter_again(session, host, key)?;
    }
    let started = Instant::now();
    // Where it answers is where it is seen to stop.
    let is_found = |model: &Model| model.rows.iter().any(|s| s.diagnosis.id.as_ref() == Some(&record.server));
    let (model, finished) = session.wait(|model| {
        let is_known = model.record(&record.id).is_some();
        let is_over = started.elapsed() >= LONGEST_SEARCH || model.is_settled(started.elapsed());
        is_known && is_over
            || is_found(model) && is_known && model.under_way == 0
            || started.elapsed() >= 2 * LONGEST_SEARCH
    });
    if !finished {
        return Err(Stopped::new(ExitStatus::Wrong, &Words::CancelledUnchanged));
    }
    warn(&model, record);
    say_changes(session, record);
    if ask::is_possible() && !ask::agreed(&Words::AskUndo { server: name() }) {
        return Err(Stopped::new(ExitStatus::Declined, &Words::NothingChanged));
    }
    if record.locator.location() == Location::Folder && !is_found(&model) {
        out::tell(&Words::TakenToBeStopped { server: name() });
    }
    let failed = || Stopped::new(ExitStatus::Wrong, &Words::UndoNotStarted);
    let done = follow::to_the_end(session, Request::Undo(record.id.clone())).ok_or_else(failed)?;
    let Some(RepairEnd::NotPutBack { fault: Fault::OtherSettings { id: over, name: other }, .. }) = &done.end else {
        return Ok(done);
    };
    let other = || ServerName(other.clone());
    if !ask::agreed(&Words::AskOver { other: other() }) {
        let words = Words::OtherSettings { place: record.place.clone(), other: other() };
        return Err(Stopped::new(ExitStatus::Declined, &words));
    }
    let over = Request::UndoOver { id: record.id.clone(), over: over.clone() };
    follow::to_the_end(session, over).ok_or_else(failed)
}

/// What the undo would take away: it is said before it begins.
fn warn(model: &Model, record: &Record) {
    let Some(installed) = model.installation_at(&record.locator) else { return };
    let server = ServerName(record.name.clone());
    let words = match installed.sign_in {
        StoredSignIn::Alive => Words::SignInWorks { server },
        StoredSignIn::Dead => Words::SignInDead { server },
        StoredSignIn::NotAsked => Words::SignInNotAsked { server },
        StoredSignIn::None => return,
    };
    out::tell(&words);
}

fn say_changes(session: &Session, record: &Record) {
    let Some(repairs) = &session.repairs else { return };
    match repairs.changed_since(record, |locator| session.settings.open(locator)) {
        Ok(names) if names.is_empty() => {}
        Ok(names) => out::tell(&Words::ChangedSince { settings: names.join(", ") }),
        Err(error) => {
            out::tell(&Words::ChangedSinceUnknown { why: FaultWords::new(&error, &record.name).phrase() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::model::{Locator, MachineId};

    fn record(server: &str, outcome: RepairOutcome) -> Record {
        let locator = Locator::Folder { preferences: "/data/Preferences.xml".into() };
        let id = MachineId::new(server).unwrap();
        let mut record = Record::new(id, server.to_owned(), locator, "/data".to_owned(), "anna".to_owned());
        record.outcome = outcome;
        record
    }

    /// Whoever is told "undo" has to know what it undoes.
    #[test]
    fn the_way_back_names_a_later_repair_of_another_server_that_is_undone_first() {
        let all = [record("attic", RepairOutcome::Repaired), record("cellar", RepairOutcome::Open)];
        let command = format!("{} undo", superuser::command());
        assert_eq!(way_back(&all, &all[0]), Words::ToRestore { command: command.clone() });
        assert_eq!(way_back(&all, &all[1]), Words::ToRestoreAfter { command, server: "attic".into() });
    }

    #[test]
    fn behind_a_repair_that_was_undone_there_is_nothing_to_go_back_to() {
        let all = [
            record("attic", RepairOutcome::PutBack),
            record("cellar", RepairOutcome::Open),
            record("attic", RepairOutcome::Repaired),
        ];
        assert_eq!(next(&all).map(|record| record.name.as_str()), Some("cellar"));
        assert_eq!(next(&all[..1]).map(|record| &record.name), None);
    }
}
