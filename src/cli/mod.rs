//! The same core in a terminal. People read standard output; progress and the sign-in link go to standard error.

mod args;
mod ask;
mod check;
mod claim;
mod find;
mod guide;
mod help;
mod history;
mod host;
mod json;
mod leave;
mod messages;
mod out;
mod reach;
mod repair;
mod report;
mod session;
mod tell;
mod text;
mod undo;
mod watch;

use crate::client::settings::Surround;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::CommandFactory as _;

use crate::client::model::{Message, Phrase};
use crate::text::Language;
use messages::UsageWords;

pub use args::{
    Call, CheckCall, ClaimCall, GuideCall, HistoryCall, RepairCall, ReportCall, Since, UndoCall, Verbosity, WatchCall,
    Wrong,
};
pub use messages::entries;

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

/// Why a call did not come to its end, and what to do.
struct Stopped(ExitStatus, Sentences);

/// Sentences that follow one another.
#[derive(Clone, Debug)]
pub struct Sentences(Vec<Phrase>);

impl Sentences {
    fn words(&self) -> String {
        out::sentences(&self.0)
    }
}

impl Stopped {
    fn new(status: ExitStatus, message: &(impl Message + ?Sized)) -> Self {
        Self::of(status, [message.phrase()])
    }

    fn of(status: ExitStatus, all: impl IntoIterator<Item = Phrase>) -> Self {
        Self(status, Sentences(all.into_iter().collect()))
    }

    fn and(self, message: &(impl Message + ?Sized)) -> Self {
        self.and_all([message.phrase()])
    }

    fn and_all(mut self, messages: impl IntoIterator<Item = Phrase>) -> Self {
        self.1.0.extend(messages);
        self
    }
}

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

/// What is asked for on the command line, how much is to be told meanwhile, and the language that was asked for.
///
/// # Errors
/// The exit status, after it was said what is wrong.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<(Call, Verbosity, Option<Language>), ExitStatus> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = args::wanted_language(&arguments);
    let spoken = language.unwrap_or_else(Language::of_system);
    out::speak(spoken);
    match Call::parse(arguments, spoken) {
        Ok((call, verbosity)) => Ok((call, verbosity, language)),
        Err(Wrong(phrase)) => {
            out::report(&phrase);
            out::tell(&help::hint());
            Err(ExitStatus::Usage)
        }
    }
}

/// The whole command line with its help in that language: what the page of the manual is made from.
#[must_use]
pub fn definition(language: Language) -> clap::Command {
    help::localized(args::CommandLine::command(), language)
}

/// Carries out a call of the command line, except for the window.
#[must_use]
pub fn run(call: &Call, surround: Surround) -> ExitStatus {
    match call {
        Call::Window { .. } => {
            out::report(&UsageWords::NoWindow);
            ExitStatus::Usage
        }
        Call::Print(text) => {
            out::out(text);
            ExitStatus::Fine
        }
        Call::Completions(shell) => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut args::CommandLine::command(), "plex-locksmith", &mut script);
            out::out(&String::from_utf8_lossy(&script));
            ExitStatus::Fine
        }
        Call::Check(call) => check::run(call, surround),
        Call::Guide(call) => guide::run(call, surround),
        Call::Claim(call) => claim::run(call, surround),
        Call::Repair(call) => repair::run(call, surround),
        Call::Undo(UndoCall { leave: true, .. }) => leave::run(surround),
        Call::Undo(call) => undo::run(call, surround),
        Call::Watch(call) => watch::run(call, surround),
        Call::History(call) => history::run(call, surround),
        Call::Report(call) => report::run(call, surround),
    }
}
