//! `plex-locksmith undo`

use std::collections::HashSet;
use std::time::Instant;

use super::find::LONGEST_SEARCH;
use super::repair::follow;
use super::session::{Session, is_settled};
use super::{ExitStatus, Stopped, UndoCall, ask, json, reach};
use crate::cli::out::{day, tell, words};
use crate::client::model::StoredSignIn;
use crate::client::repair::messages::{FaultWords, RecordWords};
use crate::client::repair::{Fault, JournalStore, Record, RepairEnd, RepairOutcome};
use crate::client::state::{Model, Repair, Request};
use crate::client::superuser;

pub fn run(call: &UndoCall) -> ExitStatus {
    let started = Instant::now();
    let Some(session) = Session::start_or_say(false) else { return ExitStatus::ProbeFailed };
    let all = session.repairs.as_ref().map(|repairs| repairs.all()).unwrap_or_default();
    let record = next(&all);
    let is_busy = session.repairs.as_ref().is_some_and(JournalStore::is_busy);
    let undone = match record {
        Some(_) if is_busy => {
            let words = "another Locksmith is at work on this computer. Nothing was changed";
            Err(Stopped(ExitStatus::Wrong, words.to_owned()))
        }
        None => Err(Stopped(ExitStatus::Wrong, format!("there is no repair to undo{}", reach::repairs_of_root()))),
        Some(record) => undo(&session, record),
    };
    let (outcome, runs, why) = match &undone {
        Ok(repair) => match &repair.end {
            Some(RepairEnd::PutBack { runs, .. }) => (ExitStatus::Fine, *runs, None),
            Some(end) => {
                let runs = matches!(end, RepairEnd::NotPutBack { runs: true, .. });
                (ExitStatus::Wrong, runs, follow::why(end, &repair.name))
            }
            None => (ExitStatus::Wrong, false, None),
        },
        Err(Stopped(outcome, why)) => {
            tell!("plex-locksmith: {why}");
            (*outcome, false, Some(why.clone()))
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

/// The command that undoes this one of all repairs; another one may come before it.
pub fn command_for(all: &[Record], record: &Record) -> String {
    let command = superuser::command();
    match next(all) {
        Some(next) if next.id != record.id => {
            format!("{command} undo (it undoes the later repair of {} first)", next.name)
        }
        _ => format!("{command} undo"),
    }
}

/// On a terminal it is asked once more: it stops a server, and the sign-in that comes back is mostly a dead one. Elsewhere the
/// call itself is the word.
fn undo(session: &Session, record: &Record) -> Result<Repair, Stopped> {
    let name = &record.name;
    let began = day(record.began);
    tell!("{} It began on {began}.", words(&RecordWords::new(record)));
    tell!("Undo stops {name}, puts its settings in {} back as they were, and starts it again.", record.place);
    session.engine.request(Request::Search);
    for address in &record.addresses {
        session.engine.request(Request::AddAddress(address.to_string()));
    }
    let started = Instant::now();
    // Where it answers is where it is seen to stop.
    let is_found = |model: &Model| model.rows.iter().any(|s| s.diagnosis.id.as_ref() == Some(&record.server));
    let (model, finished) = session.wait(|model| {
        let is_known = model.record(&record.id).is_some();
        let is_over = started.elapsed() >= LONGEST_SEARCH || is_settled(model, started.elapsed());
        is_known && is_over
            || is_found(model) && is_known && model.under_way == 0
            || started.elapsed() >= 2 * LONGEST_SEARCH
    });
    if !finished {
        return Err(Stopped(ExitStatus::Wrong, "cancelled. Nothing was changed".to_owned()));
    }
    warn(&model, record);
    say_changes(session, record);
    if ask::is_possible() && !ask::agreed(&format!("Restore the settings of {name}?")) {
        return Err(Stopped(ExitStatus::Declined, "nothing was changed".to_owned()));
    }
    if record.locator.is_folder() && !is_found(&model) {
        tell!("{name} does not answer: it is taken to be stopped.");
    }
    let failed = || Stopped(ExitStatus::Wrong, "the undo could not be started. Nothing was changed".to_owned());
    let done = follow::to_the_end(session, Request::Undo(record.id.clone())).ok_or_else(failed)?;
    let Some(RepairEnd::NotPutBack { fault: Fault::OtherSettings { id: over, name: other }, .. }) = &done.end else {
        return Ok(done);
    };
    if !ask::agreed(&format!("The settings there now are those of {other}, another server. Restore over them?")) {
        let words =
            format!("the settings in {} are those of {other}, another server. Nothing was changed", record.place);
        return Err(Stopped(ExitStatus::Declined, words));
    }
    let over = Request::UndoOver { id: record.id.clone(), over: over.clone() };
    follow::to_the_end(session, over).ok_or_else(failed)
}

/// What the undo would take away: it is said before it begins.
fn warn(model: &Model, record: &Record) {
    let Some(installed) = model.installation_at(&record.locator) else { return };
    match installed.sign_in {
        StoredSignIn::Alive => tell!(
            "The sign-in that {} has now works. Undo would bring the old one back, which mostly doesn't: better leave it.",
            record.name
        ),
        StoredSignIn::Dead => tell!("Plex no longer accepts the sign-in that {} has now.", record.name),
        StoredSignIn::NotAsked => {
            tell!("Plex couldn't be asked whether the sign-in that {} has now still works.", record.name);
        }
        StoredSignIn::None => {}
    }
}

fn say_changes(session: &Session, record: &Record) {
    let Some(repairs) = &session.repairs else { return };
    match repairs.changed_since(record, session.installations.as_ref()) {
        Ok(names) if names.is_empty() => {}
        Ok(names) => tell!("Settings that were changed since, and would be as they were: {}.", names.join(", ")),
        Err(error) => {
            tell!("What was changed since can't be told. {}", words(&FaultWords::new(&error, &record.name)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::installation::Locator;
    use crate::client::model::MachineId;

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
        assert!(command_for(&all, &all[0]).ends_with("plex-locksmith undo"));
        assert!(
            command_for(&all, &all[1]).ends_with("plex-locksmith undo (it undoes the later repair of attic first)")
        );
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
