//! What is said before a repair, and of the way back after it.

use super::super::messages::Words;
use super::super::{json::undoable_until, out, undo};
use crate::cli::out::words;
use crate::client::model::{Controller, Installed, Message, ServerName};
use crate::client::repair::messages::{self, SignInWords};
use crate::client::repair::record::KEPT;
use crate::client::repair::{JournalStore, Record, RepairOutcome};
use crate::client::system::superuser;

/// What will change, what stays, what may need redoing, and where the copy is kept.
pub fn print(name: &str, installed: Option<&Installed>, open: Option<&Record>, repairs: Option<&JournalStore>) {
    out::tell(&Words::RepairOf { server: ServerName::from(name) });
    line(&Words::Changes, &Words::ChangesWhat);
    line(&Words::Stays, &Words::StaysWhat);
    line(&Words::MayNeedRedoing, &Words::MayNeedRedoingWhat);
    if let Some(place) = open.map(|record| &record.place).or(installed.map(|i| &i.place)) {
        line(&Words::Settings, place);
    }
    if let Some(installed) = installed {
        line(&Words::SignedInThere, &stored(installed));
        if let Some(user) = &installed.user {
            line(&Words::Whose, &Words::WhoseUser { user: user.to_string() });
        }
        let means = match &installed.controller {
            Controller::Managed(means) => Words::StopAndStartBy { means: means.clone() },
            Controller::Manual => Words::StopAndStartByYou,
        };
        line(&Words::StopAndStart, &means);
        if installed.locator.host().is_some() && installed.capabilities().can_start {
            line(&Words::IfCutOff, &Words::IfCutOffWhat);
        }
    }
    if let Some(repairs) = repairs {
        let (place, days) = (repairs.folder().display().to_string(), KEPT.as_secs() / 86_400);
        line(&Words::Copy, &Words::CopyWhat { place, days, command: superuser::command() });
    }
}

/// How to go back, and where the copy is.
pub fn print_way_back(record: &Record, all: &[Record], repairs: Option<&JournalStore>) {
    if let Some(until) = undoable_until(record) {
        out::tell(&Words::UndoUntil { until, how: undo::way_back(all, record).phrase() });
    }
    if let Some(place) = repairs.and_then(|repairs| repairs.backup_of(record)) {
        let place = place.display().to_string();
        let is_undone = record.outcome == RepairOutcome::PutBack;
        out::tell(&if is_undone { Words::CopyIsKept { place } } else { Words::CopyIsAt { place } });
    }
}

fn stored(installed: &Installed) -> String {
    let account = messages::stored_account(installed);
    let account = account.map_or_else(|| words(&Words::NoAccountNamed), |account| account.shown);
    match SignInWords::new(installed.sign_in) {
        Some(says) => format!("{account}; {}", words(&says)),
        None => account,
    }
}

fn line(title: &impl Message, text: &impl Message) {
    out::err(&format!("  {:<16}  {}\n", words(title), words(text)));
}
