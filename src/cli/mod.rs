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
pub enum Outcome {
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
struct Stopped(Outcome, String);

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Wrong => 1,
            Outcome::Usage => 2,
            Outcome::ProbeFailed => 3,
            Outcome::Declined => 4,
        })
    }
}

/// Says what is wrong with a call.
pub fn say_wrong(wrong: &Wrong) {
    tell!("plex-locksmith: {wrong}");
}

/// Carries out a call of the command line, except for the window.
#[must_use]
pub fn run(call: &Call) -> Outcome {
    match call {
        Call::Window { .. } => {
            tell!("plex-locksmith: this build has no window. Try: plex-locksmith check");
            Outcome::Usage
        }
        Call::Help(topic) => {
            out::out(topic.text());
            Outcome::Fine
        }
        Call::Version => {
            say!("plex-locksmith {}", env!("CARGO_PKG_VERSION"));
            Outcome::Fine
        }
        Call::Check(call) => check::run(call),
        Call::Claim(call) => claim::run(call),
        Call::Repair(call) => repair::run(call),
        Call::Undo(call) => undo::run(call),
    }
}
