//! What is said before a repair, and of the way back after it.

use super::super::{json::undoable_until, undo};
use crate::cli::out::{tell, words};
use crate::client::installation::Controller;
use crate::client::model::Installed;
use crate::client::repair::messages::{self, SignInWords};
use crate::client::repair::record::KEPT;
use crate::client::repair::{JournalStore, Record, RepairOutcome};
use crate::client::superuser;

/// What will change, what stays, what may need redoing (criterion 15 of the design), and where the copy is kept.
pub fn print(name: &str, installed: Option<&Installed>, open: Option<&Record>, repairs: Option<&JournalStore>) {
    tell!("Repair of {name}");
    line(
        "Changes",
        "The old sign-in is taken out of its settings (PlexOnlineToken, -Username, -Mail and -Home), and one for your \
         account put in.",
    );
    line("Stays", "Your libraries, your watch history, all other settings and your files.");
    line(
        "May need redoing",
        "TVs, phones and add-ons may ask you to sign in again. Friends may need a new invitation.",
    );
    if let Some(place) = open.map(|record| &record.place).or(installed.map(|i| &i.place)) {
        line("Settings", place);
    }
    if let Some(installed) = installed {
        line("Signed in there", &stored(installed));
        if let Some(user) = &installed.user {
            line("Whose it is", &format!("of {user}, another user of this computer"));
        }
        match &installed.controller {
            Controller::Managed(means) => line("Stop and start", &format!("by {means}")),
            Controller::Manual => line("Stop and start", "by you: you are told when, and it is seen when it was done"),
        }
    }
    if let Some(repairs) = repairs {
        let days = KEPT.as_secs() / 86_400;
        let (place, command) = (repairs.folder().display(), superuser::command());
        line("Copy", &format!("in {place}, for you alone, for {days} days. {command} undo puts it back"));
    }
}

/// How to go back, and where the copy is.
pub fn print_way_back(record: &Record, all: &[Record], repairs: Option<&JournalStore>) {
    if let Some(until) = undoable_until(record) {
        tell!("To put the settings back as they were, until {until}: {}", undo::command_for(all, record));
    }
    if let Some(place) = repairs.and_then(|repairs| repairs.backup_of(record)) {
        let copy = if record.outcome == RepairOutcome::PutBack { "A copy of them is kept" } else { "The copy" };
        tell!("{copy}: {}", place.display());
    }
}

fn stored(installed: &Installed) -> String {
    let account = messages::stored_account(installed);
    let account = account.map_or_else(|| "no account is named".to_owned(), |account| account.shown);
    match SignInWords::new(installed.sign_in) {
        Some(says) => format!("{account}; {}", words(&says)),
        None => account,
    }
}

fn line(title: &str, words: &str) {
    tell!("  {title:<16}  {words}");
}
