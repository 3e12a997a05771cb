//! Reads the command line.

mod history;
mod host;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use clap_complete::Shell;

use super::help;
use super::messages::UsageWords;
use crate::client::discovery::typed;
use crate::client::model::{Message as _, Phrase};
use crate::client::platforms::Platform;
use crate::client::settings::World;
use crate::client::system::build;
use crate::text::Language;
pub use history::{HistoryCall, Since, WatchCall};
pub use host::{HostArgs, SshTarget, is_user};

/// The longest `--wait`, in seconds: a day.
const LONGEST_WAIT: u64 = 86_400;

/// The home of `--demo` that has one server of each kind.
const ALL: &str = "all";

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    Window {
        world: World,
    },
    Check(CheckCall),
    Guide(GuideCall),
    Claim(ClaimCall),
    Repair(RepairCall),
    Undo(UndoCall),
    Watch(WatchCall),
    History(HistoryCall),
    Report(ReportCall),
    Completions(Shell),
    /// Help, or the version: a text that is printed.
    Print(String),
}

#[derive(Debug, Parser)]
#[command(name = "plex-locksmith", version = build(), disable_help_subcommand = true)]
pub struct CommandLine {
    /// A value is joined to it, so that none of the next words is taken for one.
    #[arg(long, global = true, value_name = ALL, value_parser = home)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "")]
    demo: Option<World>,
    #[arg(long, global = true, value_name = "CODE", value_parser = language)]
    language: Option<Language>,
    #[arg(long, short, global = true, action = clap::ArgAction::Count)]
    verbose: u8,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(CheckCall),
    Guide(GuideCall),
    Claim(ClaimCall),
    Repair(RepairCall),
    Undo(UndoCall),
    Watch(WatchCall),
    History(HistoryCall),
    Report(ReportCall),
    Completions {
        #[arg(hide_possible_values = true)]
        shell: Shell,
    },
}

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckCall {
    #[arg(long)]
    pub json: bool,
    #[arg(long, id = "sign-in")]
    pub sign_in: bool,
    #[arg(long = "address", id = "address", value_name = "HOST[:PORT]", value_parser = address)]
    pub addresses: Vec<String>,
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub wait: Option<Duration>,
    /// The owner's word: it is in the browser that it fails. No program can see that from outside.
    #[arg(long, id = "browser-fails")]
    pub browser_fails: bool,
    #[arg(skip)]
    pub world: World,
}

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideCall {
    /// A server, or a cause of the vocabulary.
    #[arg(value_name = "SERVER|CAUSE", id = "about", value_parser = filled)]
    pub about: String,
    #[arg(long, value_name = "NAME", value_parser = platform)]
    pub platform: Option<Platform>,
    #[arg(long)]
    pub json: bool,
    #[arg(skip)]
    pub world: World,
}

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimCall {
    #[arg(value_name = "SERVER", value_parser = filled)]
    pub server: String,
    #[arg(long, short)]
    pub yes: bool,
    #[arg(long)]
    pub json: bool,
    #[arg(skip)]
    pub world: World,
}

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct RepairCall {
    /// None: the only one that is within reach.
    #[arg(value_name = "SERVER", value_parser = filled)]
    pub server: Option<String>,
    /// Where the settings are, if not where they usually are on this computer.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["ssh", "container"])]
    pub folder: Option<PathBuf>,
    /// The host that it runs on.
    #[arg(long, value_name = "[USER@]HOST[:PORT]", value_parser = host::ssh)]
    pub ssh: Option<SshTarget>,
    /// The container that it runs in: of that host, or else of this computer.
    #[arg(long, value_name = "NAME", value_parser = filled)]
    pub container: Option<String>,
    /// Where the engine of this computer's container listens.
    #[arg(long, value_name = "SOCKET", value_parser = host::engine, requires = "container", conflicts_with = "ssh")]
    pub engine: Option<String>,
    #[command(flatten)]
    pub host: HostArgs,
    #[arg(long, short)]
    pub yes: bool,
    #[arg(long)]
    pub json: bool,
    #[arg(skip)]
    pub world: World,
}

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoCall {
    /// Where the settings are on a host, which is in the record.
    #[command(flatten)]
    pub host: HostArgs,
    #[arg(long)]
    pub json: bool,
    #[arg(long, conflicts_with_all = ["json", "host-key", "password-fd"])]
    pub leave: bool,
}

#[derive(Args, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportCall {
    #[arg(long, id = "sign-in")]
    pub sign_in: bool,
    #[arg(skip)]
    pub world: World,
}

/// The command line makes no sense: what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong(pub Phrase);

impl Wrong {
    fn new(words: &UsageWords) -> Self {
        Self(words.phrase())
    }
}

/// How much is told of what the program does, on standard error.
pub type Verbosity = u8;

impl Call {
    /// Reads the arguments, without the program's name. Help is in that language.
    ///
    /// # Errors
    /// [`Wrong`], with what is wrong.
    pub fn parse(
        arguments: impl IntoIterator<Item = OsString>,
        language: Language,
    ) -> Result<(Self, Verbosity), Wrong> {
        let name = OsString::from("plex-locksmith");
        let line: Vec<OsString> = joined(std::iter::once(name).chain(arguments));
        let is_asked = |error: &clap::Error| matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
        let matches = match CommandLine::command().try_get_matches_from(&line) {
            Ok(matches) => matches,
            // Who asks for help gets it in words: nobody else waits for them.
            Err(error) if is_asked(&error) => {
                let asked = help::localized(CommandLine::command(), language).try_get_matches_from(&line);
                return Ok((Self::Print(asked.err().unwrap_or(error).render().to_string()), 0));
            }
            Err(error) => return Err(wrong(&error)),
        };
        let line = CommandLine::from_arg_matches(&matches).map_err(|error| wrong(&error))?;
        let verbosity = line.verbose;
        Ok((Self::try_from(line)?, verbosity))
    }
}

impl TryFrom<CommandLine> for Call {
    type Error = Wrong;

    fn try_from(CommandLine { demo, command, .. }: CommandLine) -> Result<Self, Wrong> {
        let world = demo.unwrap_or_default();
        Ok(match command {
            None => Self::Window { world },
            Some(Command::Check(call)) => Self::Check(CheckCall { world, ..call }),
            Some(Command::Guide(call)) => Self::Guide(GuideCall { world, ..call }),
            Some(Command::Claim(call)) => Self::Claim(ClaimCall { world, ..call }),
            Some(Command::Repair(call)) if call.folder.as_ref().is_some_and(|folder| folder.as_os_str().is_empty()) => {
                return Err(Wrong::new(&UsageWords::EmptyFolder));
            }
            Some(Command::Repair(call)) => Self::Repair(RepairCall { world, ..call }),
            Some(Command::Undo(_)) if world.is_simulated() => return Err(Wrong::new(&UsageWords::NoUndoInDemo)),
            Some(Command::Undo(call)) => Self::Undo(call),
            Some(Command::Watch(call)) => Self::Watch(WatchCall { world, ..call }),
            Some(Command::History(call)) if call.delete && world.is_simulated() => {
                return Err(Wrong::new(&UsageWords::NoDeleteInDemo));
            }
            Some(Command::History(call)) => Self::History(HistoryCall { world, ..call }),
            Some(Command::Report(call)) => Self::Report(ReportCall { world, ..call }),
            Some(Command::Completions { shell }) => Self::Completions(shell),
        })
    }
}

/// The line, with the value of `--demo` joined to it. Its next word may also be a command or a server.
fn joined(line: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut all: Vec<OsString> = Vec::new();
    for word in line {
        match all.last_mut() {
            Some(last) if *last == "--demo" && word == ALL => last.push("=all"),
            _ => all.push(word),
        }
    }
    all
}

/// The language that is asked for, before anything else of the line is read: what is wrong with it is said in that one, too.
#[must_use]
pub fn wanted_language(arguments: &[OsString]) -> Option<Language> {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let code = words.find_map(|word| word.strip_prefix("--language"))?;
    let next = || arguments.iter().skip_while(|word| *word != "--language").nth(1)?.to_str();
    code.strip_prefix('=').or_else(next).and_then(|code| language(code).ok())
}

/// What is wrong, in our own words: the parser knows no language but English.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
fn wrong(error: &clap::Error) -> Wrong {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => printable(text),
        Some(ContextValue::Strings(all)) => all.iter().map(|text| printable(text)).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let words = match error.kind() {
        ErrorKind::InvalidSubcommand => UsageWords::NoSuchCommand { command: context(ContextKind::InvalidSubcommand) },
        ErrorKind::MissingRequiredArgument => UsageWords::Missing { argument },
        ErrorKind::InvalidValue if value.is_empty() => UsageWords::ValueMissing { argument },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => UsageWords::WrongValue { argument, value },
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg) {
            other if other.is_empty() || other == argument => UsageWords::Twice { argument },
            other => UsageWords::NotTogether { argument, other },
        },
        ErrorKind::InvalidUtf8 => UsageWords::NoText,
        ErrorKind::UnknownArgument => UsageWords::Unexpected { argument },
        _ => UsageWords::Other,
    };
    let words = match own_reason(error) {
        Some(reason) => reason,
        None => words.phrase(),
    };
    Wrong(words)
}

/// What one of the parsers below has against a value.
fn own_reason(error: &clap::Error) -> Option<Phrase> {
    use std::error::Error as _;
    error.source()?.downcast_ref::<BadValue>().map(|BadValue(phrase)| phrase.clone())
}

/// A value that a parser refuses, with the reason.
#[derive(Debug)]
struct BadValue(Phrase);

impl std::fmt::Display for BadValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.id)
    }
}

impl std::error::Error for BadValue {}

impl From<&UsageWords> for BadValue {
    fn from(words: &UsageWords) -> Self {
        Self(words.phrase())
    }
}

fn home(name: &str) -> Result<World, BadValue> {
    match name {
        "" => Ok(World::Demo),
        ALL => Ok(World::DemoOfAll),
        other => {
            let (argument, value) = ("--demo".to_owned(), printable(other));
            Err(BadValue::from(&UsageWords::WrongValue { argument, value }))
        }
    }
}

fn language(code: &str) -> Result<Language, BadValue> {
    let known = || Language::all().map(Language::code).collect::<Vec<_>>().join(", ");
    let none = || BadValue::from(&UsageWords::NoSuchLanguage { code: printable(code), known: known() });
    Language::of_code(code).ok_or_else(none)
}

fn platform(name: &str) -> Result<Platform, BadValue> {
    let known = || Platform::ALL.map(|platform| platform.spec().id).join(", ");
    let none = || BadValue::from(&UsageWords::NoSuchPlatform { name: printable(name), known: known() });
    Platform::ALL.into_iter().find(|platform| platform.spec().id == name).ok_or_else(none)
}

fn address(text: &str) -> Result<String, BadValue> {
    let wrong = |error: typed::TypedError| UsageWords::WrongAddress { address: printable(text), why: error.phrase() };
    typed::parse(text).map(|_| text.to_owned()).map_err(|error| BadValue::from(&wrong(error)))
}

fn filled(text: &str) -> Result<String, BadValue> {
    if text.trim().is_empty() { Err(BadValue::from(&UsageWords::EmptyName)) } else { Ok(text.to_owned()) }
}

fn seconds(text: &str) -> Result<Duration, BadValue> {
    match text.parse() {
        Ok(seconds) if seconds <= LONGEST_WAIT => Ok(Duration::from_secs(seconds)),
        _ => Err(BadValue::from(&UsageWords::WrongSeconds { text: printable(text), most: LONGEST_WAIT })),
    }
}

fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}
