//! The words of repairs, for the window and the terminal alike: the one place to change or to translate.
//!
//! Titles are for everyone, without a technician's words. "Details" has the rest, from `Display` of [`Fault`].

use std::path::Path;

use super::claim::ClaimEnd;
use super::{Ask, Fault, LaterSignIn, Record, RepairEnd, RepairOutcome, Step};
use crate::client::installation::InstallKind;
use crate::client::model::text::{Email, hide_email};
use crate::client::model::{Installed, StoredAccount, StoredSignIn};
use crate::client::plex::account::PlexError;

/// What a step does.
#[must_use]
pub fn step(step: Step) -> &'static str {
    match step {
        Step::Stop => "Stop the server",
        Step::BackUp => "Keep a copy of its settings",
        Step::Remove => "Take the old sign-in off",
        Step::Start => "Start the server",
        Step::Claim => "Link it to your account",
        Step::StopAgain => "Stop the server once more",
        Step::Write => "Write the new sign-in into its settings",
        Step::StartAgain => "Start it with the new sign-in",
        Step::Verify => "See that Plex lists it, and that it lets you in",
        Step::PutBack => "Put the settings back",
    }
}

/// What the owner is asked to do, and how it goes on then.
#[must_use]
pub fn asks(ask: Ask, server: &str) -> (String, &'static str) {
    match ask {
        Ask::StopServer => {
            (format!("Please stop {server} now."), "It goes on by itself once the server no longer responds.")
        }
        Ask::StartServer => {
            (format!("Please start {server} again now."), "It goes on by itself once the server answers.")
        }
    }
}

/// The same in one line.
#[must_use]
pub fn ask(ask: Ask, server: &str) -> String {
    let (wanted, then) = asks(ask, server);
    format!("{wanted} {then}")
}

/// Why it failed, as one sentence.
#[must_use]
pub fn fault(fault: &Fault, server: &str) -> String {
    match fault {
        Fault::Install(error) => install(error.kind, server),
        Fault::Plex(error) => plex(error).to_owned(),
        Fault::Net(_) => format!("{server} or Plex could not be reached."),
        Fault::StillRunning => format!("{server} did not stop in time."),
        Fault::NotSeen => format!(
            "This computer can't reach your home network right now, so Locksmith can't tell whether {server} has stopped."
        ),
        Fault::RunsElsewhere => format!("{server} is run by another user, a service or a container, not by this one."),
        Fault::DidNotStart => format!("{server} ended again right after it was started."),
        Fault::NoAnswer => format!("{server} was started, and did not answer in time."),
        Fault::StillClaimed => format!("{server} seems to use other settings than the ones that were found."),
        Fault::NotInUse => {
            format!(
                "{server} doesn't use these settings: nothing there changed while it stopped and started. They may be a copy."
            )
        }
        Fault::NotClaimed => format!("{server} did not take the new sign-in."),
        Fault::OtherIdentity => "Another server answers at its address.".to_owned(),
        Fault::OtherOwner(owner) => format!("{server} is linked to {owner}. That has to be agreed to first."),
        Fault::OtherServer => format!("These are the settings of another server than {server}."),
        Fault::OtherSettings { name, .. } => {
            format!(
                "The settings there now are those of {name}, another server. Locksmith won't restore over them unless you say so."
            )
        }
        Fault::NoAddress => {
            format!("It is not known where {server} answers. Type its address into the field, then try again.")
        }
        Fault::NotSignedIn => "Nobody is signed in.".to_owned(),
        Fault::Duplicate => format!("Two computers say that they are {server}."),
        Fault::Claim(end) => claim(end, server),
        Fault::NoBackup => "The copy of the settings is damaged or gone.".to_owned(),
        Fault::Cancelled => "You cancelled it.".to_owned(),
    }
}

fn install(kind: InstallKind, server: &str) -> String {
    match kind {
        InstallKind::NotPermitted => format!(
            "This user may not change {server}. Start Locksmith as an administrator (Linux: with sudo), or as the user of the server."
        ),
        InstallKind::NotAllowedToControl => format!(
            "This Mac does not let Locksmith close {server} yet. Allow it in System Settings, Privacy & Security, Automation, then try again."
        ),
        InstallKind::DiskFull => "The disk is full. Make some room, then try again.".to_owned(),
        InstallKind::ReadOnly => format!("The settings of {server} can only be read."),
        InstallKind::Missing => format!("The settings of {server} are not where they were."),
        InstallKind::NotSettings => format!("The settings of {server} are damaged, or none of Plex."),
        InstallKind::Changed => format!("Somebody else changed the settings of {server} meanwhile."),
        InstallKind::NotAsWritten => "What was written reads otherwise: the disk may be failing.".to_owned(),
        InstallKind::TimedOut => "This computer took too long.".to_owned(),
        InstallKind::ToolFailed => "A tool of this computer failed. Details below have its words.".to_owned(),
        InstallKind::NothingToAsk => format!("{server} cannot be asked to close."),
        InstallKind::Unsupported => "This is not possible on this computer.".to_owned(),
        InstallKind::Untrusted => format!(
            "The settings of {server} are a link, or not a plain file. Locksmith leaves them alone: they may be somebody else's."
        ),
        InstallKind::Busy => "Another Locksmith is at work on this computer.".to_owned(),
        InstallKind::Other => "Something went wrong on this computer. Details below say what.".to_owned(),
    }
}

fn plex(error: &PlexError) -> &'static str {
    match error {
        PlexError::RateLimited(_) => "Plex asks to wait a moment.",
        PlexError::Trouble(_) => "Plex itself is having trouble, not your server.",
        PlexError::SignedOut => "Plex did not take the claim code, or does not know this sign-in any more.",
        PlexError::NotFound => "Plex does not know that.",
        PlexError::Net(_) => "This computer does not reach Plex right now.",
    }
}

fn claim(end: &ClaimEnd, server: &str) -> String {
    match end {
        ClaimEnd::CutOff => format!("{server} cannot reach Plex, so it cannot be linked."),
        ClaimEnd::SomeoneElse => format!("{server} was linked to another account meanwhile."),
        ClaimEnd::StillStarting => format!("{server} is still starting up."),
        ClaimEnd::CodeRefused => "Plex's claim codes were refused again and again.".to_owned(),
        ClaimEnd::Changed => "Another server answers at its address.".to_owned(),
        ClaimEnd::Failed(_) => format!("{server} or Plex could not be reached."),
        _ => format!("{server} could not be linked."),
    }
}

/// How it ended: the largest text, and what it means.
#[must_use]
pub fn end(end: &RepairEnd, server: &str) -> (String, String) {
    let answers = |runs: &bool| if *runs { "" } else { " It does not answer yet: start it, or give it some minutes." };
    // Said only where the copy was read and is whole: it is the first thing that a restore does.
    let is_safe = |fault: &Fault| if was_read(fault) { " The copy is safe: try again." } else { "" };
    match end {
        RepairEnd::Verified { .. } => {
            ("You are back in.".to_owned(), format!("{server} is linked to your account again."))
        }
        RepairEnd::Unverified { .. } => (
            format!("{server} has a new sign-in, but it could not be seen yet that it works."),
            "Plex can take some minutes. Look again, before you do anything else.".to_owned(),
        ),
        RepairEnd::Untouched { fault: Fault::Cancelled, runs } => (
            format!("The repair was cancelled. Nothing on {server} was changed."),
            format!("Nothing else was touched.{}", answers(runs)),
        ),
        RepairEnd::Restored { fault: Fault::Cancelled, runs } => (
            format!("The repair was cancelled. The settings of {server} are as they were."),
            format!("Nothing else was touched.{}", answers(runs)),
        ),
        RepairEnd::Untouched { fault: why, runs } => (
            format!("The repair failed. Nothing on {server} was changed."),
            format!("{}{}", fault(why, server), answers(runs)),
        ),
        RepairEnd::Restored { fault: why, runs } => (
            format!("The repair failed. The settings of {server} are as they were."),
            format!("{}{}", fault(why, server), answers(runs)),
        ),
        RepairEnd::NotRestored { fault: why, trouble, runs } => (
            format!("The repair failed, and the settings of {server} are not yet as they were."),
            format!(
                "{} Its settings could not be put back: {}{}{}",
                fault(why, server),
                fault(trouble, server),
                is_safe(trouble),
                answers(runs)
            ),
        ),
        RepairEnd::StillOpen(why) => (
            format!("The repair of {server} could not go on."),
            format!("{} It can still be put back.", fault(why, server)),
        ),
        RepairEnd::PutBack { runs, kept, sign_in } => (
            format!("The settings of {server} are as they were before the repair."),
            format!("Nothing else on it was touched.{}{}{}", later(*sign_in), is_kept(kept.as_deref()), answers(runs)),
        ),
        RepairEnd::NotPutBack { fault: why, runs } => (
            format!("The settings of {server} could not be put back."),
            format!("{}{}{}", fault(why, server), is_safe(why), answers(runs)),
        ),
        RepairEnd::Runs => (format!("{server} runs."), "It answers again.".to_owned()),
        RepairEnd::NotStarted { fault: Fault::Cancelled, runs: true } => {
            (format!("The restart was cancelled. {server} runs."), "It answers, as it did before.".to_owned())
        }
        RepairEnd::NotStarted { fault: why, runs: true } => {
            (format!("The restart failed. {server} runs all the same."), fault(why, server))
        }
        RepairEnd::NotStarted { fault: why, runs: false } => {
            (format!("{server} could not be started."), fault(why, server))
        }
    }
}

/// Did it fail after the copy had been read?
fn was_read(fault: &Fault) -> bool {
    match fault {
        Fault::NoBackup | Fault::Cancelled => false,
        Fault::Install(error) => !matches!(
            error.kind,
            InstallKind::Busy
                | InstallKind::TimedOut
                | InstallKind::Missing
                | InstallKind::Unsupported
                | InstallKind::Other
        ),
        _ => true,
    }
}

fn later(sign_in: LaterSignIn) -> &'static str {
    match sign_in {
        LaterSignIn::None => "",
        LaterSignIn::SignedOut => " The sign-in that the repair had made for it was given back to Plex.",
        LaterSignIn::LivesOn => {
            " The newer sign-in still works: you can remove it on Plex's page of authorized devices."
        }
    }
}

fn is_kept(file: Option<&Path>) -> String {
    let kept = |file: &Path| format!(" The newer settings are kept in {}. You can delete that file.", file.display());
    file.map(kept).unwrap_or_default()
}

/// Name and masked e-mail address of the account in a server's settings; `None` if they name nobody.
#[must_use]
pub fn stored_account(installed: &Installed) -> Option<String> {
    let StoredAccount { username, email, .. } = &installed.account;
    let name = username.as_ref().map(|name| hide_email(name.as_str()));
    match (name, email.as_ref().map(Email::masked)) {
        (Some(name), Some(email)) if name != email => Some(format!("{name} ({email})")),
        (name, email) => name.or(email),
    }
}

/// What Plex says of the sign-in in a server's settings; `None` if they hold none.
#[must_use]
pub fn stored_sign_in(sign_in: StoredSignIn) -> Option<&'static str> {
    Some(match sign_in {
        StoredSignIn::None => return None,
        StoredSignIn::Alive => "Plex still accepts this sign-in",
        StoredSignIn::Dead => "Plex no longer accepts this sign-in",
        StoredSignIn::NotAsked => "Plex could not be asked whether it still accepts this sign-in",
    })
}

/// What is known of an earlier repair, as one sentence.
#[must_use]
pub fn record(record: &Record) -> String {
    let name = &record.name;
    match record.outcome {
        RepairOutcome::Open if record.at_work => format!("Another Locksmith is at work on {name} right now."),
        RepairOutcome::Open => format!("A repair of {name} was interrupted."),
        RepairOutcome::Repaired => format!("{name} was repaired, and that can be undone."),
        RepairOutcome::Unverified => {
            format!("{name} got a new sign-in that wasn't seen to work yet, and that can be undone.")
        }
        RepairOutcome::PutBack => format!("The repair of {name} was undone."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::installation::InstallError;

    /// Criterion 2 of the design: these words are for "Details" only.
    const TECHNICAL: [&str; 9] = ["token", "dns", "tls", "http", "401", "certificate", "localhost", "registry", "xml"];

    fn assert_plain(text: &str) {
        let lower = text.to_lowercase();
        for word in TECHNICAL {
            assert!(!lower.contains(word), "“{word}” in: {text}");
        }
        assert!(!text.contains('!'), "an exclamation mark in: {text}");
    }

    #[test]
    fn what_macos_does_not_allow_names_the_place_where_it_is_allowed() {
        let words = install(InstallKind::NotAllowedToControl, "Mac Mini");
        assert!(words.contains("System Settings, Privacy & Security, Automation"), "{words}");
    }

    /// The worst that can be said to somebody whose copy is gone is that it is safe.
    #[test]
    fn a_copy_that_is_gone_is_not_called_safe() {
        let (gone, late) = (Fault::NoBackup, Fault::StillRunning);
        let ends = |fault: &Fault| {
            [
                RepairEnd::NotRestored { fault: late.clone(), trouble: fault.clone(), runs: true },
                RepairEnd::NotPutBack { fault: fault.clone(), runs: true },
            ]
        };
        for (fault, is_safe) in [(&gone, false), (&late, true)] {
            for of_it in ends(fault) {
                let (_, help) = end(&of_it, "Mac Mini");
                assert_eq!(help.contains("The copy is safe"), is_safe, "{help}");
            }
        }
    }

    #[test]
    fn every_sentence_is_plain() {
        let mut faults: Vec<Fault> = InstallKind::ALL.map(|kind| InstallError::new("write", "x", kind).into()).into();
        faults.extend([
            Fault::StillRunning,
            Fault::NotSeen,
            Fault::RunsElsewhere,
            Fault::DidNotStart,
            Fault::NoAnswer,
            Fault::StillClaimed,
            Fault::NotClaimed,
            Fault::NotInUse,
            Fault::OtherIdentity,
            Fault::OtherOwner(Box::default()),
            Fault::OtherServer,
            Fault::OtherSettings { id: "ab12".into(), name: "Cellar".into() },
            Fault::NoAddress,
            Fault::NotSignedIn,
            Fault::Duplicate,
            Fault::Claim(ClaimEnd::CutOff),
            Fault::NoBackup,
            Fault::Cancelled,
        ]);
        for fault in faults {
            let runs = false;
            for end_of_it in [
                RepairEnd::Untouched { fault: fault.clone(), runs },
                RepairEnd::Restored { fault: fault.clone(), runs },
                RepairEnd::NotRestored { fault: fault.clone(), trouble: fault.clone(), runs },
                RepairEnd::StillOpen(fault.clone()),
                RepairEnd::NotPutBack { fault: fault.clone(), runs },
                RepairEnd::NotStarted { fault: fault.clone(), runs: true },
                RepairEnd::NotStarted { fault, runs },
            ] {
                let (title, help) = end(&end_of_it, "Mac Mini");
                assert_plain(&title);
                assert_plain(&help);
            }
        }
        Step::ALL.into_iter().for_each(|s| assert_plain(step(s)));
    }
}
