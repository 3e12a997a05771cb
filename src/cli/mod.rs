//! The same core in a terminal. People read standard output; progress and the sign-in link go to standard error.

mod args;
mod ask;
mod check;
mod claim;
mod find;
mod json;
pub(crate) mod out;
mod reach;
mod repair;
mod session;
mod text;
mod undo;

use crate::cli::out::{say, tell};
use std::process::ExitCode;

pub use args::{Call, CheckCall, ClaimCall, RepairCall, Topic, UndoCall, Wrong};

/// How a call ended: the exit status of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Nothing is wrong; for `claim` and `repair`: verified; for `undo`: put back.
    Fine,
    /// Something is wrong, and was named.
    Wrong,
    /// Wrong use.
    Usage,
    /// Could not look.
    ProbeFailed,
    /// A person said no, or nobody could be asked. Nothing was changed.
    Declined,
}

/// Why a call did not come to its end; the words say what to do.
struct Stopped(ExitStatus, String);

impl From<ExitStatus> for ExitCode {
    fn from(outcome: ExitStatus) -> Self {
        Self::from(match outcome {
            ExitStatus::Fine => 0,
            ExitStatus::Wrong => 1,
            ExitStatus::Usage => 2,
            ExitStatus::ProbeFailed => 3,
            ExitStatus::Declined => 4,
        })
    }
}

/// Says what is wrong with a call.
pub fn say_wrong(wrong: &Wrong) {
    tell!("plex-locksmith: {wrong}");
}

/// Carries out a call of the command line, except for the window.
#[must_use]
pub fn run(call: &Call) -> ExitStatus {
    match call {
        Call::Window { .. } => {
            tell!("plex-locksmith: this build has no window. Try: plex-locksmith check");
            ExitStatus::Usage
        }
        Call::Help(topic) => {
            out::out(topic.text());
            ExitStatus::Fine
        }
        Call::Version => {
            say!("plex-locksmith {}", env!("CARGO_PKG_VERSION"));
            ExitStatus::Fine
        }
        Call::Check(call) => check::run(call),
        Call::Claim(call) => claim::run(call),
        Call::Repair(call) => repair::run(call),
        Call::Undo(call) => undo::run(call),
    }
}
