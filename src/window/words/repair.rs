//! The words around repairs that only the window has. Steps, ends and faults have theirs in
//! [`client::repair::messages`](crate::client::repair::messages).

use crate::client::installation::{Controller, InstallError, InstallKind};
use crate::client::model::{Installed, StoredSignIn};
use crate::client::repair::messages::{self, SignInWords};
use crate::client::repair::{Fault, Record, RepairEnd, RepairKind, RepairOutcome};
use crate::client::state::Hold;
use crate::text::Language;

// Before it

pub const REPAIR_IT: &str = "Repair it";
pub const BY_HAND: &str = "Show how to do it by hand";
pub const TO_REPAIR: &str = "Repair it from here…";

pub fn title(server: &str) -> String {
    format!("Repair {server}?")
}

pub const INTRO: &str =
    "Nothing is changed before you press “Repair it”. If anything fails, everything is put back as it was.";
pub const INTRO_SIGNED_OUT: &str =
    "Nothing is changed yet. Sign in first, with the account that the server is to be linked to.";

/// Label and words of each line, in reading order.
pub fn changes(server: &str, account: &str, installed: &Installed) -> [(&'static str, String); 5] {
    let old = match installed.sign_in {
        StoredSignIn::None => "",
        _ => "The old sign-in is taken out of its settings. ",
    };
    let meanwhile = match installed.controller {
        Controller::Managed(_) => {
            format!("Locksmith stops {server} and starts it again, twice at most. Whoever is watching is interrupted.")
        }
        Controller::Manual => {
            format!("You stop {server} and start it again, once each. Locksmith asks you when it is time.")
        }
    };
    [
        ("Changes", format!("{old}{server} is linked to {account}. Nothing else on it is touched.")),
        ("Stays", "Your libraries, your watch history, all other settings and your files.".to_owned()),
        (
            "May need redoing",
            "TVs, phones and add-ons may ask you to sign in again. Friends may need a new invitation.".to_owned(),
        ),
        ("Meanwhile", meanwhile),
        (
            "Kept",
            "A copy of its settings, on this computer, for 30 days. Only you can read it, and it can be put back at any time."
                .to_owned(),
        ),
    ]
}

pub const LINKED_NOW: &str = "Linked now";

/// The account whose sign-in the settings hold, and whether Plex still knows it.
pub fn stored(installed: &Installed) -> String {
    match SignInWords::new(installed.sign_in) {
        Some(says) => format!("To {}. {}.", stored_account(installed), Language::ENGLISH.render(&says)),
        None => "To no account: its settings hold no sign-in.".to_owned(),
    }
}

pub const ALIVE: &str = "A sign-in that Plex still accepts needs no repair, unless the server is to get another owner.";

/// Name and masked address of the account in the settings.
pub fn stored_account(installed: &Installed) -> String {
    messages::stored_account(installed).map_or_else(|| "an account without a name".to_owned(), |account| account.shown)
}

/// The second confirmation: it names the account that loses the server.
pub fn agree(other: &str, server: &str) -> String {
    format!("Yes, take {other}'s sign-in off {server}")
}

/// `is_proven`: Plex itself says that it is another account.
pub fn other_account(other: &str, server: &str, account: &str, is_proven: bool) -> String {
    if is_proven {
        format!("{server} belongs to {other}, not to {account}. After the repair, {other} no longer owns it.")
    } else {
        format!(
            "{server} was signed in as {other}. Is that you? If it isn't, {other} no longer owns it after the repair."
        )
    }
}

// The folder

pub const CHOOSE_FOLDER: &str = "Choose its settings folder…";
/// Above the button that leads to the folder.
pub const FOLDER_WITHIN_REACH: &str = "Can you open its data on this computer, as a share of the NAS or a folder of the container? Then it can be done from here.";
pub const WITHIN_REACH: &str = "Its settings are on this computer: it can be done from here.";
pub const FOLDER: &str = "Folder with its settings";
pub const CHOOSE: &str = "Choose…";
pub const LOOK_THERE: &str = "Look there";
pub const LOOKING: &str = "Looking through the folder";
pub const CHOOSING: &str = "The folder is being chosen in another window";
pub const NONE_CHOSEN: &str = "No folder was chosen. Its path can also be typed.";
pub const REPAIR: &str = "Go on to the repair…";
pub const TYPE_ADDRESS: &str = "Type its address";

pub fn folder_title(server: &str) -> String {
    format!("Where are the settings of {server}?")
}

pub const FOLDER_TEXT: &str = "Choose the share of the NAS, or the folder of the container, in which Plex keeps its data. It has to be opened on this \
     computer like any other folder. Nothing in it is changed yet.";

/// What was found in the folder.
pub fn found(name: &str) -> String {
    format!("The settings of {name} are here.")
}

pub fn found_another(name: &str, wanted: &str) -> String {
    format!("These are the settings of {name}, not of {wanted}.")
}

pub fn found_unseen(name: &str) -> String {
    format!(
        "These are the settings of {name}, which was not found on your network. Type its address, then come back here."
    )
}

pub fn repair_another(name: &str) -> String {
    format!("Go on with {name}…")
}

pub const NO_NAME: &str = "a server without a name";

/// Why nothing was found in the folder.
pub fn folder_error(error: &InstallError) -> &'static str {
    match error.kind {
        InstallKind::Missing => "There are no settings of a Plex server in this folder, and none right below it.",
        InstallKind::NotPermitted => "You may not look into this folder.",
        InstallKind::TimedOut => "This folder took too long to answer. A share may have to wake up first: try again.",
        InstallKind::NotSettings => {
            "There are settings of a Plex server in this folder, but they are damaged or closed to you."
        }
        _ => "This folder could not be looked through.",
    }
}

// While it runs

/// What is under way.
pub fn under_way(kind: &RepairKind, server: &str, turns_back: bool) -> String {
    match kind {
        RepairKind::Repair | RepairKind::GoOn(_) if turns_back => format!("Putting everything back on {server}"),
        RepairKind::Repair | RepairKind::GoOn(_) => format!("Repairing {server}"),
        RepairKind::Undo(_) => format!("Putting the settings of {server} back"),
        RepairKind::Start { again: false } => format!("Starting {server}"),
        RepairKind::Start { again: true } => format!("Restarting {server}"),
    }
}

/// The same on the page of another server.
pub fn first(kind: &RepairKind, server: &str) -> String {
    format!("{} first", under_way(kind, server, false))
}

pub const SHOW: &str = "Show";
/// Above the steps.
pub fn steps(so_far: &str) -> String {
    format!("Steps, {so_far} so far")
}

pub const STEPS: &str = "Steps";
pub const BEGINNING: &str = "Getting ready";
pub const WAS_ENDED: &str = "It did not close by itself, so it was ended.";
pub const STOP_HOW: &str = "Show how to stop and start it";
pub const KEPT_OPEN: &str =
    "Locksmith stays open until this has ended: the server must not be left halfway. Cancel is the way out.";
pub const KEPT_OPEN_NEWS: &str = "Not closed yet: this has to end first.";

/// The state of a step in a word.
pub const DONE: &str = "done";
pub const NOW: &str = "now";
pub const LATER: &str = "later";
pub const FAILED: &str = "did not work";

/// The accessible name of a step's line.
pub fn step_line(step: &str, state: &str) -> String {
    format!("{step}: {state}")
}

/// Why it cannot be left at this moment.
pub fn hold(hold: Hold) -> &'static str {
    match hold {
        Hold::Writing => "No Cancel now: its settings are being written. It takes a moment.",
        Hold::Joining => "No Cancel now: the server is joining your account. It takes a moment.",
        Hold::PuttingBack => "No Cancel now: everything is being put back as it was.",
        Hold::Leaving => "Cancelled. It ends as soon as nothing is left halfway.",
    }
}

// After it

pub const SIGN_IN_WORKS: &str =
    "Its present sign-in works. Undo would bring the old one back, which usually doesn't: better leave it.";
pub const RESTORE_OVER: &str = "Restore over them";
pub const PUT_IT_BACK: &str = "Put it back";
pub const REPAIR_AGAIN: &str = "Repair it again…";
pub const NOT_PUT_BACK: &str = "Why it could not be put back";
pub const PLACE: &str = "Settings";
pub const COPY_AT: &str = "Copy of the old settings";
pub const CHANGED_BY_ITSELF: &str = "Settings that the server itself changed meanwhile";

/// How it ended, in a few words for the footer.
pub fn announce(end: &RepairEnd, server: &str) -> String {
    match end {
        RepairEnd::Verified { .. } => format!("{server} is yours again."),
        RepairEnd::Untouched { fault: Fault::Cancelled, .. } | RepairEnd::Restored { fault: Fault::Cancelled, .. } => {
            format!("The repair of {server} was cancelled.")
        }
        RepairEnd::Runs => format!("{server} runs."),
        RepairEnd::NotStarted { runs: true, .. } => format!("The restart of {server} did not come to its end."),
        RepairEnd::NotStarted { runs: false, .. } => format!("{server} could not be started."),
        RepairEnd::PutBack { .. } => format!("The settings of {server} are as they were."),
        RepairEnd::NotPutBack { .. } => format!("The settings of {server} could not be put back."),
        _ => format!("The repair of {server} did not come to its end."),
    }
}

/// A start that the owner left is no failure.
pub fn end(end: &RepairEnd, server: &str, language: Language) -> (String, String) {
    match end {
        RepairEnd::NotStarted { fault: Fault::Cancelled, runs: false } => (
            format!("You stopped waiting for {server}."),
            "It may still be starting. Check again in a minute.".to_owned(),
        ),
        end => {
            let (title, help) = messages::end(end, server);
            let help: Vec<String> = help.iter().map(|sentence| language.render(sentence)).collect();
            (language.render(&title), help.join(" "))
        }
    }
}

// Undo

pub const UNDO: &str = "Undo…";
pub const UNDO_REPAIR: &str = "Undo the repair…";
pub const UNDO_NOW: &str = "Undo the repair";
pub const REMOVE: &str = "Remove the copy…";
pub const REMOVE_NOW: &str = "Remove it for good";
pub const KEEP: &str = "Keep it";
pub const REMOVED: &str = "Nothing of that repair is kept any more.";
pub const NOT_REMOVED: &str = "It could not be removed.";
pub const THE_COPY: &str = "The copy of the old settings";
/// Before what is kept of a repair is removed.
pub fn remove(record: &Record) -> (String, &'static str) {
    let server = &record.name;
    if record.outcome != RepairOutcome::Open {
        return (
            format!("Remove the copy of the old settings of {server}?"),
            "Without it, the repair cannot be undone any more. The server itself stays as it is.",
        );
    }
    let help = if record.backup.is_some() {
        "The copy of its old settings is removed: the repair can then neither be put back nor gone on with. The server itself stays as it is."
    } else {
        "Its settings were not changed. Locksmith forgets this repair, and the server stays as it is."
    };
    (format!("Leave {server} as it is?"), help)
}

pub fn repaired_on(began: u64) -> String {
    format!("Repaired on {}.", date(began))
}

pub fn undo_title(server: &str) -> String {
    format!("Undo the repair of {server}?")
}

pub fn undo_changes(server: &str, by_owner: bool, until: u64) -> [(&'static str, String); 4] {
    let meanwhile = if by_owner {
        format!("You stop {server} and start it again. Locksmith asks you when it is time.")
    } else {
        format!("Locksmith stops {server} and starts it again. Whoever is watching is interrupted.")
    };
    [
        (
            "Changes",
            "Its settings become what they were before the repair, byte for byte, with the old sign-in.".to_owned(),
        ),
        ("Means", format!("If the old sign-in is dead, {server} locks you out again, as it did before.")),
        ("Meanwhile", meanwhile),
        ("Possible", format!("Until {}. The copy is removed then.", date(until))),
    ]
}

pub fn kept_until(until: u64) -> String {
    format!("A copy of the old settings is kept until {}. Only you can read it; it holds the old sign-in.", date(until))
}

/// A day, as an owner reads it: "6 Nov 1994".
fn date(seconds: u64) -> String {
    crate::text::Language::ENGLISH.day(i64::try_from(seconds).unwrap_or(i64::MAX))
}

// Interrupted

pub const INTERRUPTED: &str =
    "Its settings may hold neither the old sign-in nor the new one. Nothing is lost: there is a copy of them.";
pub const UNTOUCHED: &str = "Its settings were not changed yet. The server may be stopped.";
pub const GO_ON: &str = "Go on with the repair";
pub const LEAVE_IT: &str = "Leave it as it is…";
pub const SIGN_IN_TO_GO_ON: &str = "Sign in to go on";

/// What each of the two ways does.
pub fn two_ways(server: &str, account: &str) -> [(&'static str, String); 2] {
    [
        ("Put it back", format!("{server} becomes what it was before the repair, with the old sign-in.")),
        ("Go on", format!("The repair goes on where it was, and links {server} to {account}.")),
    ]
}

// Start and restart

pub const RESTART: &str = "Restart it";

pub fn restart_title(server: &str) -> String {
    format!("Restart {server}?")
}

pub const RESTART_TEXT: &str = "Whoever is watching is interrupted for a minute or two. Nothing on the server is changed, and it starts again by itself.";

// Details

pub const HAND: &str = "Stopped and started by";
pub const OWNER: &str = "its owner";
pub const ACCOUNT_IN_SETTINGS: &str = "Account in its settings";
pub const SIGN_IN_IN_SETTINGS: &str = "Sign-in in its settings";
pub const USER: &str = "User of this computer";

/// The state of the sign-in in the settings, for "Details".
pub fn sign_in_state(state: StoredSignIn) -> &'static str {
    match state {
        StoredSignIn::None => "none",
        StoredSignIn::Alive => "alive: plex.tv knows it",
        StoredSignIn::Dead => "dead: plex.tv refuses it",
        StoredSignIn::NotAsked => "not known: plex.tv could not be asked",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_without_zeros() {
        assert_eq!(date(784_111_777), "6 Nov 1994");
        assert_eq!(date(1_700_000_000), "14 Nov 2023");
    }
}
