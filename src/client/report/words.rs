//! The words of a report. Verdicts and the words of checks belong to the diagnosis.

use std::fmt::Display;
use std::time::Duration;

use super::scrub::Kind;
use crate::client::diagnosis::CheckState;
use crate::client::model::{Claimed, NameAnswer, Ownership};
use crate::client::repair::claim::{ClaimEnd, ClaimStage, Missing};
use crate::client::repair::{Fault, RepairEnd, RepairKind};
use crate::client::state::SignInFailure;

pub const TITLE: &str = "Locksmith for Plex: report";
pub const VERDICTS: &str = "Verdicts";
pub const THIS_COMPUTER: &str = "This computer";
pub const SEARCH: &str = "What was tried";
pub const WITHHELD: &str = "What was withheld";
pub const NOTHING_WITHHELD: &str = "Nothing had to be.";
pub const NO_SERVERS: &str = "No server has answered.";
pub const CHECKS: &str = "Checks";
pub const HASH: &str = "(hash)";
pub const THE_ACCOUNT: &str = "the account";
/// What is told of a certificate's issuer that is not called by a name of its own alone.
pub const NO_ISSUER: &str = "(withheld)";
/// It can hold what was typed, and that the name of somebody's host.
pub const TYPED_ADDRESS: &str = "Typed address: one that could not be used";
pub const NOT_KNOWN: &str = "not known";
pub const CUT: &str = "The report is cut here: it was too long.";

/// Who made the report, and how to read its times.
pub fn made_by(version: &str, system: &str, running: Duration) -> String {
    format!(
        "Version {version}, {system}. Made {} after the start; all times are counted back from then.",
        span(running)
    )
}

pub fn server(number: usize) -> String {
    format!("Server {number}")
}

pub fn other_account(nth: usize) -> String {
    if nth == 0 { "another account".to_owned() } else { format!("another account ({})", nth + 1) }
}

/// What stands in the place of what was taken out.
pub fn stand_in(kind: Kind) -> &'static str {
    match kind {
        Kind::Secret => "(secret)",
        Kind::EMail => "(e-mail address)",
        Kind::Account => THE_ACCOUNT,
        Kind::OtherAccount => "(account name)",
        Kind::Server => "(server name)",
        Kind::UserName => "(user name)",
        Kind::HomeFolder => "(home folder)",
        Kind::HostName => "(host name)",
        Kind::Issuer => NO_ISSUER,
        Kind::PublicAddress => "(public address)",
        Kind::HardwareAddress => "(hardware address)",
        Kind::MachineId | Kind::LongIdentifier => "(identifier)",
        Kind::PlexDirect => HASH,
    }
}

pub fn withheld(kind: Kind, count: usize) -> String {
    let (one, many) = match kind {
        Kind::Secret => ("token or other secret", "tokens or other secrets"),
        Kind::EMail => ("e-mail address", "e-mail addresses"),
        Kind::Account => ("name of the account", "names of the account"),
        Kind::OtherAccount => ("name of another account", "names of other accounts"),
        Kind::Server => ("server name", "server names"),
        Kind::UserName => ("user name", "user names"),
        Kind::HomeFolder => ("home folder", "home folders"),
        Kind::HostName => ("host name", "host names"),
        Kind::Issuer => {
            ("issuer of a certificate, in whole or in part", "issuers of certificates, in whole or in part")
        }
        Kind::PublicAddress => ("public address", "public addresses"),
        Kind::HardwareAddress => ("hardware address", "hardware addresses"),
        Kind::MachineId => {
            ("machine identifier, but for its beginning", "machine identifiers, but for their beginnings")
        }
        Kind::PlexDirect => ("name under plex.direct", "names under plex.direct"),
        Kind::LongIdentifier => ("long identifier", "long identifiers"),
    };
    format!("{count} {}", if count == 1 { one } else { many })
}

pub fn check_state(state: CheckState, root_cause: bool) -> &'static str {
    match state {
        CheckState::Ok => "OK",
        CheckState::Warning if root_cause => "Warning, the cause",
        CheckState::Warning => "Warning",
        CheckState::Problem => "Problem, the cause",
        CheckState::Skipped => "Not checked",
    }
}

/// A span of time, to the precision that helps.
pub fn span(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..120 => format!("{seconds} s"),
        seconds @ 120..7200 => format!("{} min", seconds / 60),
        seconds => format!("{} h", seconds / 3600),
    }
}

pub fn ago(time: Duration) -> String {
    format!("{} ago", span(time))
}

pub fn ms(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

pub fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

pub fn claimed(claimed: Claimed) -> &'static str {
    match claimed {
        Claimed::Yes => "claimed",
        Claimed::No => "not claimed",
        Claimed::Unknown => "claimed or not: not known",
    }
}

pub fn ownership(ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::Nobody => "nobody's",
        Ownership::You => "the account's own",
        Ownership::SharedWithYou => "shared with the account",
        Ownership::SomeoneElse => "somebody else's",
        Ownership::Unknown => NOT_KNOWN,
    }
}

pub fn answer(answer: &NameAnswer) -> &'static str {
    match answer {
        found if found.is_void() => "leads to nowhere",
        NameAnswer::Addresses(_) => "found",
        NameAnswer::Nothing => "not found",
        NameAnswer::Silent => "no answer in time",
    }
}

pub fn sign_in_failure(failure: &SignInFailure) -> &'static str {
    match failure {
        SignInFailure::Expired => "Sign-in failed: its time was over, or it ended elsewhere",
        SignInFailure::Denied => "Sign-in failed: turned down",
        SignInFailure::Service(_) => "Sign-in failed: Plex could not be reached",
        SignInFailure::Cancelled => "Sign-in cancelled",
    }
}

pub fn claim_stage(stage: ClaimStage) -> String {
    match stage {
        ClaimStage::Looking => "looking at the server".to_owned(),
        ClaimStage::AskingForCode { nth } => format!("asking for code number {nth}"),
        ClaimStage::Handing(route) => format!("handing the code over by {}", route.id()),
        ClaimStage::ServerStarts => "the server is starting".to_owned(),
        ClaimStage::WaitingForPlex => "waiting for Plex to list it".to_owned(),
        ClaimStage::WaitingForServer => "waiting for the server to let the account in".to_owned(),
    }
}

/// Without the error of what failed, which has no words of its own.
pub fn claim_end(end: &ClaimEnd) -> String {
    let missing = |missing: &Missing| match missing {
        Missing::NotListed => "Plex does not list it",
        Missing::NotLetIn => "it does not let the account in",
    };
    match end {
        ClaimEnd::Verified(route) => format!("verified, by {}", route.id()),
        ClaimEnd::Unverified { by, missing: what } => format!("not verified, by {}: {}", by.id(), missing(what)),
        ClaimEnd::SomeoneElse => "claimed by somebody else".to_owned(),
        ClaimEnd::NeedsConsent(_) => "needs a confirmation for the home network".to_owned(),
        ClaimEnd::Closed => "refused: it does not trust this computer".to_owned(),
        ClaimEnd::CutOff => "refused: it could not ask Plex".to_owned(),
        ClaimEnd::Changed => "stopped: another server answers there".to_owned(),
        ClaimEnd::Duplicate => "stopped: two computers have its identity".to_owned(),
        ClaimEnd::StillStarting => "stopped: it went on starting".to_owned(),
        ClaimEnd::CodeRefused => "failed: no code was accepted".to_owned(),
        ClaimEnd::Failed(_) => "failed".to_owned(),
        ClaimEnd::Cancelled => "cancelled".to_owned(),
    }
}

/// Where the settings of a server are.
pub const PLACE: &str = "(place)";
pub const UNDER_WAY: &str = "under way";
pub const BEGINNING: &str = "the beginning";
pub const WHY: &str = "Why";
pub const WHY_NOT_PUT_BACK: &str = "Why it was not put back";
/// A server that has no line of its own here.
pub const NO_ROW: &str = "a server that was not found";

pub fn work(work: &RepairKind) -> &'static str {
    match work {
        RepairKind::Repair => "Repair",
        RepairKind::GoOn(_) => "Repair, gone on with,",
        RepairKind::Undo(_) => "Undo",
        RepairKind::Start { again: false } => "Start",
        RepairKind::Start { again: true } => "Restart",
    }
}

/// Without the reasons, which stand below.
pub fn repair_end(end: &RepairEnd) -> String {
    let ended = if matches!(end.faults().0, Some(Fault::Cancelled)) { "cancelled" } else { "failed" };
    // Where it did not answer before, it need not answer again.
    let answers = |again: bool| if again { "" } else { ", and the server does not answer yet" };
    match *end {
        RepairEnd::Verified { by, .. } => claim_end(&ClaimEnd::Verified(by)),
        RepairEnd::Unverified { by, missing } => claim_end(&ClaimEnd::Unverified { by, missing }),
        RepairEnd::Untouched { runs, .. } => format!("{ended}, nothing was changed{}", answers(runs)),
        RepairEnd::Restored { runs, .. } => format!("{ended}, the settings are as they were{}", answers(runs)),
        RepairEnd::NotRestored { runs, .. } => {
            format!("{ended}, the settings are not yet as they were{}", answers(runs))
        }
        RepairEnd::StillOpen(_) => "could not go on, and can still be put back".to_owned(),
        RepairEnd::PutBack { runs, .. } => format!("the settings are as they were{}", answers(runs)),
        RepairEnd::NotPutBack { runs, .. } => format!("{ended}, the settings could not be put back{}", answers(runs)),
        RepairEnd::Runs => "the server runs".to_owned(),
        RepairEnd::NotStarted { runs: true, .. } => format!("{ended}, the server runs"),
        RepairEnd::NotStarted { runs: false, .. } => ended.to_owned(),
    }
}

/// Servers whose details found no room.
pub fn left_out(count: usize) -> String {
    match count {
        1 => "One more server has its verdict above only: there was no room.".to_owned(),
        n => format!("{n} more servers have their verdicts above only: there was no room."),
    }
}

/// The names of a certificate: those that may be told, and how many others it has.
pub fn certificate_names(told: &str, others: usize) -> String {
    match (told.is_empty(), others) {
        (true, 0) => "no name".to_owned(),
        (true, 1) => "1 other name".to_owned(),
        (true, n) => format!("{n} other names"),
        (false, 0) => told.to_owned(),
        (false, 1) => format!("{told} and 1 other name"),
        (false, n) => format!("{told} and {n} other names"),
    }
}

pub fn more(count: usize, what: impl Display) -> String {
    format!("and {count} more {what}")
}
