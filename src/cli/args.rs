//! Reads the command line.

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
use crate::text::Language;

/// The longest `--wait`, in seconds: a day.
const LONGEST_WAIT: u64 = 86_400;

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    Window {
        demo: bool,
    },
    Check(CheckCall),
    Guide(GuideCall),
    Claim(ClaimCall),
    Repair(RepairCall),
    Undo(UndoCall),
    Report(ReportCall),
    Completions(Shell),
    /// Help, or the version: a text that is printed.
    Print(String),
}

#[derive(Debug, Parser)]
#[command(name = "plex-locksmith", version, disable_help_subcommand = true)]
pub struct CommandLine {
    #[arg(long, global = true)]
    demo: bool,
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
    pub demo: bool,
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
    pub demo: bool,
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
    pub demo: bool,
}

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct RepairCall {
    /// None: the only one that is within reach.
    #[arg(value_name = "SERVER", value_parser = filled)]
    pub server: Option<String>,
    /// Where the settings are, if not where they usually are on this computer.
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    #[arg(long, short)]
    pub yes: bool,
    #[arg(long)]
    pub json: bool,
    #[arg(skip)]
    pub demo: bool,
}

#[derive(Args, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UndoCall {
    #[arg(long)]
    pub json: bool,
    #[arg(long, conflicts_with = "json")]
    pub leave: bool,
}

#[derive(Args, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportCall {
    #[arg(long, id = "sign-in")]
    pub sign_in: bool,
    #[arg(skip)]
    pub demo: bool,
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
        let command = help::localized(CommandLine::command(), language);
        let name = OsString::from("plex-locksmith");
        let matches = match command.try_get_matches_from(std::iter::once(name).chain(arguments)) {
            Ok(matches) => matches,
            Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
                return Ok((Self::Print(error.render().to_string()), 0));
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
        Ok(match command {
            None => Self::Window { demo },
            Some(Command::Check(call)) => Self::Check(CheckCall { demo, ..call }),
            Some(Command::Guide(call)) => Self::Guide(GuideCall { demo, ..call }),
            Some(Command::Claim(call)) => Self::Claim(ClaimCall { demo, ..call }),
            Some(Command::Repair(call)) if call.folder.as_ref().is_some_and(|folder| folder.as_os_str().is_empty()) => {
                return Err(Wrong::new(&UsageWords::EmptyFolder));
            }
            Some(Command::Repair(call)) => Self::Repair(RepairCall { demo, ..call }),
            Some(Command::Undo(_)) if demo => return Err(Wrong::new(&UsageWords::NoUndoInDemo)),
            Some(Command::Undo(call)) => Self::Undo(call),
            Some(Command::Report(call)) => Self::Report(ReportCall { demo, ..call }),
            Some(Command::Completions { shell }) => Self::Completions(shell),
        })
    }
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
        ErrorKind::ArgumentConflict => UsageWords::Twice { argument },
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Call, Wrong> {
        Call::parse(line.split_whitespace().map(OsString::from), Language::ENGLISH).map(|(call, _)| call)
    }

    fn printed(line: &str) -> String {
        match parse(line) {
            Ok(Call::Print(text)) => text,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn without_words_the_window_opens() {
        assert_eq!(parse(""), Ok(Call::Window { demo: false }));
        assert_eq!(parse("--demo"), Ok(Call::Window { demo: true }));
    }

    #[test]
    fn check_takes_its_options_in_any_order() {
        let call = CheckCall {
            json: true,
            sign_in: true,
            addresses: vec!["192.168.1.5".into(), "nas:32401".into()],
            wait: Some(Duration::from_secs(5)),
            browser_fails: true,
            demo: true,
        };
        let line = "check --browser-fails --address 192.168.1.5 --demo --json --wait 5 --sign-in --address nas:32401";
        assert_eq!(parse(line), Ok(Call::Check(call)));
        assert!(matches!(parse("--demo check"), Ok(Call::Check(CheckCall { demo: true, .. }))));
    }

    #[test]
    fn claim_takes_one_server() {
        let call = ClaimCall { server: "attic".into(), yes: true, json: true, demo: false };
        assert_eq!(parse("claim attic --yes --json"), Ok(Call::Claim(call)));
        assert!(parse("claim").is_err());
        assert!(parse("claim a b").is_err());
    }

    #[test]
    fn repair_takes_a_server_and_a_folder_or_neither() {
        assert_eq!(parse("repair"), Ok(Call::Repair(RepairCall::default())));
        let call = RepairCall {
            server: Some("attic".into()),
            folder: Some("/volume1/Plex".into()),
            yes: true,
            json: true,
            demo: true,
        };
        assert_eq!(parse("repair --json --folder /volume1/Plex --yes --demo attic"), Ok(Call::Repair(call.clone())));
        assert_eq!(parse("--demo repair attic -y --folder=/volume1/Plex --json"), Ok(Call::Repair(call)));
    }

    #[test]
    fn a_guide_is_to_a_server_or_a_cause_on_a_platform() {
        let call =
            GuideCall { about: "unclaimed".into(), platform: Some(Platform::WdMyCloud), json: true, demo: false };
        assert_eq!(parse("guide unclaimed --platform wd-my-cloud --json"), Ok(Call::Guide(call)));
        assert!(parse("guide").is_err());
        assert!(parse("guide unclaimed --platform amiga").is_err());
    }

    /// Each option of each command is explained, and in each language.
    #[test]
    fn each_command_has_help_of_its_own() {
        for line in ["--help", "check --json --help", "claim -h", "repair --help", "undo -h", "guide -h", "report -h"] {
            let text = printed(line);
            assert_eq!(text.contains("--folder"), line.starts_with("repair"), "{line}: {text}");
        }
        assert!(printed("--version").starts_with("plex-locksmith "));
        for language in Language::all() {
            let command = help::localized(CommandLine::command(), language);
            for command in std::iter::once(&command).chain(command.get_subcommands()) {
                assert!(command.get_about().is_some(), "{}", command.get_name());
                for argument in command.get_arguments() {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty(), "{} {}", command.get_name(), argument.get_id());
                    assert_eq!(help.starts_with('['), language.is_pseudo(), "{help}");
                }
            }
        }
    }

    #[test]
    fn the_language_is_known_before_the_rest_is_read() {
        let wanted = |line: &str| {
            let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
            wanted_language(&words).map(Language::code)
        };
        assert_eq!(wanted("check --language de --frob"), Some("de"));
        assert_eq!(wanted("--language=de_AT check"), Some("de"));
        assert_eq!(wanted("check"), None);
        assert_eq!(wanted("check --language"), None);
        assert!(parse("check --language xx").is_err());
    }

    #[test]
    fn undo_takes_nothing_but_json() {
        assert_eq!(parse("undo"), Ok(Call::Undo(UndoCall::default())));
        assert_eq!(parse("undo --json"), Ok(Call::Undo(UndoCall { json: true, leave: false })));
        assert_eq!(parse("undo --leave"), Ok(Call::Undo(UndoCall { json: false, leave: true })));
    }

    #[test]
    fn an_empty_name_or_folder_is_none() {
        for words in [&["repair", ""][..], &["repair", " "], &["repair", "--folder", ""], &["claim", " "]] {
            assert!(Call::parse(words.iter().map(OsString::from), Language::ENGLISH).is_err(), "{words:?}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_a_reason() {
        for line in [
            "repare",
            "check --wait soon",
            "check --wait -1",
            "check --address",
            "check --address a:99999",
            "--frob",
            "check extra",
            "repair a b",
            "repair --folder",
            "repair --folder /a --folder /b",
            "repair --wait 5",
            "undo attic",
            "undo --yes",
            "--demo undo",
            "completions cobol",
        ] {
            let Wrong(phrase) = parse(line).expect_err(line);
            let words = Language::ENGLISH.render(&phrase);
            assert!(words != phrase.id && !words.contains("  ") && !words.contains("“”"), "{line}: {words}");
        }
    }
}
