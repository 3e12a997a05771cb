//! Reads the command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use lexopt::prelude::*;

use crate::cli::out::words;
use crate::client::discovery::typed;

/// What there is to say of all commands.
const GENERAL: &str = "\
Locksmith for Plex: gets you back into your own Plex Media Server.

  plex-locksmith                     opens the window
  plex-locksmith --demo              opens the window on a simulated home; no packet leaves this computer
  plex-locksmith check [options]     finds and checks the servers, and prints what it found
  plex-locksmith claim SERVER [options]
                                     signs in, claims the server, and verifies it
  plex-locksmith repair [SERVER] [options]
                                     gives a server whose settings are within reach a new sign-in
  plex-locksmith undo [--json]       restores the settings as they were before the last repair
  plex-locksmith COMMAND --help      says more about a command
  plex-locksmith --version

Exit status: 0 nothing is wrong (claim, repair: verified; undo: restored), 1 something is wrong and was named, 2 wrong use,
3 could not look, 4 nobody agreed, and nothing was changed.
";

const CHECK: &str = "\
plex-locksmith check [options]: finds and checks the servers, and prints what it found

  --json                 one JSON object and nothing else
  --sign-in              signs in by the browser first, and out again at the end
  --address HOST[:PORT]  looks there, too (can be given again)
  --browser-fails        you see the trouble in the browser: servers that are fine are then told so
  --wait SECONDS         goes on looking for so long
  --demo                 on the simulated home
";

const CLAIM: &str = "\
plex-locksmith claim SERVER [options]: signs in, claims the server, and verifies it

  SERVER                 its name, an address, or its machine identifier
  --yes                  agrees to hand the claim code to the server over the home network, unencrypted
  --json                 one JSON object and nothing else
  --demo                 on the simulated home
";

const REPAIR: &str = "\
plex-locksmith repair [SERVER] [options]: keeps a copy of the server's settings, removes the old sign-in, claims the server, and
verifies it

  SERVER                 its name, an address, or its machine identifier; not needed if only one is within reach
  --folder DIR           the settings are in this folder: a share of a NAS, or /config of a container; you are told when
                         to stop and start the server
  --yes                  agrees to the repair; to remove another account's sign-in, its name has to be typed
  --json                 one JSON object and nothing else
  --demo                 on the simulated home
";

const UNDO: &str = "\
plex-locksmith undo [--json]: restores the settings as they were before the last repair

  --json                 one JSON object and nothing else
";

/// What help is wanted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    General,
    Check,
    Claim,
    Repair,
    Undo,
}

impl Topic {
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::General => GENERAL,
            Self::Check => CHECK,
            Self::Claim => CLAIM,
            Self::Repair => REPAIR,
            Self::Undo => UNDO,
        }
    }
}

/// The longest `--wait`, in seconds: a day.
const LONGEST_WAIT: u64 = 86_400;

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    Window { demo: bool },
    Check(CheckCall),
    Claim(ClaimCall),
    Repair(RepairCall),
    Undo(UndoCall),
    Help(Topic),
    Version,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckCall {
    pub json: bool,
    pub sign_in: bool,
    pub addresses: Vec<String>,
    pub wait: Option<Duration>,
    /// The owner's word: it is in the browser that it fails. No program can see that from outside.
    pub browser_fails: bool,
    pub demo: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimCall {
    pub server: String,
    pub yes: bool,
    pub json: bool,
    pub demo: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RepairCall {
    /// None: the only one that is within reach.
    pub server: Option<String>,
    /// Where the settings are, if not where they usually are on this computer.
    pub folder: Option<PathBuf>,
    pub yes: bool,
    pub json: bool,
    pub demo: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UndoCall {
    pub json: bool,
}

/// The command line makes no sense; the text says what and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}\nTry: plex-locksmith --help")]
pub struct Wrong(String);

impl From<lexopt::Error> for Wrong {
    fn from(error: lexopt::Error) -> Self {
        Self(error.to_string())
    }
}

impl Call {
    /// Reads the arguments, without the program's name.
    ///
    /// # Errors
    /// [`Wrong`], in words.
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, Wrong> {
        let mut parser = lexopt::Parser::from_args(arguments);
        let mut demo = false;
        while let Some(argument) = parser.next()? {
            match argument {
                Long("demo") => demo = true,
                Long("help") | Short('h') => return Ok(Self::Help(Topic::General)),
                Long("version") | Short('V') => return Ok(Self::Version),
                Value(word) if word == "check" => return check(&mut parser, demo),
                Value(word) if word == "claim" => return claim(&mut parser, demo),
                Value(word) if word == "repair" => return repair(&mut parser, demo),
                Value(word) if word == "undo" => return undo(&mut parser, demo),
                Value(word) if word == "help" => return Ok(Self::Help(Topic::General)),
                Value(word) => return Err(Wrong(format!("there is no command {}", word.display()))),
                Short(_) | Long(_) => return Err(argument.unexpected().into()),
            }
        }
        Ok(Self::Window { demo })
    }
}

fn check(parser: &mut lexopt::Parser, demo: bool) -> Result<Call, Wrong> {
    let mut call = CheckCall { demo, ..CheckCall::default() };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => call.json = true,
            Long("sign-in") => call.sign_in = true,
            Long("demo") => call.demo = true,
            Long("browser-fails") => call.browser_fails = true,
            Long("address") => {
                let text = text(parser)?;
                typed::parse(&text).map_err(|e| Wrong(format!("--address {}: {}", printable(&text), words(&e))))?;
                call.addresses.push(text);
            }
            Long("wait") => call.wait = Some(seconds(&text(parser)?)?),
            Long("help") | Short('h') => return Ok(Call::Help(Topic::Check)),
            Short(_) | Long(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    Ok(Call::Check(call))
}

fn claim(parser: &mut lexopt::Parser, demo: bool) -> Result<Call, Wrong> {
    let mut call = ClaimCall { demo, ..ClaimCall::default() };
    let mut server = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => call.json = true,
            Long("yes") | Short('y') => call.yes = true,
            Long("demo") => call.demo = true,
            Long("help") | Short('h') => return Ok(Call::Help(Topic::Claim)),
            Value(word) if server.is_none() => server = Some(name(word)?),
            Short(_) | Long(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    let server = server.filter(|s| !s.trim().is_empty());
    call.server =
        server.ok_or_else(|| Wrong("claim needs a server: its name, its address or its identity".to_owned()))?;
    Ok(Call::Claim(call))
}

fn repair(parser: &mut lexopt::Parser, demo: bool) -> Result<Call, Wrong> {
    let mut call = RepairCall { demo, ..RepairCall::default() };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => call.json = true,
            Long("yes") | Short('y') => call.yes = true,
            Long("demo") => call.demo = true,
            Long("folder") if call.folder.is_none() => {
                let folder = PathBuf::from(parser.value()?);
                if folder.as_os_str().is_empty() {
                    return Err(Wrong("--folder needs a folder".to_owned()));
                }
                call.folder = Some(folder);
            }
            Long("help") | Short('h') => return Ok(Call::Help(Topic::Repair)),
            Value(word) if call.server.is_none() => {
                let server = name(word)?;
                if server.trim().is_empty() {
                    return Err(Wrong("the name of the server is empty".to_owned()));
                }
                call.server = Some(server);
            }
            Short(_) | Long(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    Ok(Call::Repair(call))
}

fn undo(parser: &mut lexopt::Parser, demo: bool) -> Result<Call, Wrong> {
    let mut call = UndoCall::default();
    if demo {
        return Err(Wrong("the simulated home ends with each call: there is nothing to undo in it".to_owned()));
    }
    while let Some(argument) = parser.next()? {
        match argument {
            Long("json") => call.json = true,
            Long("help") | Short('h') => return Ok(Call::Help(Topic::Undo)),
            Short(_) | Long(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    Ok(Call::Undo(call))
}

fn name(word: OsString) -> Result<String, Wrong> {
    word.into_string().map_err(|_| Wrong("the name of the server is no text".to_owned()))
}

fn text(parser: &mut lexopt::Parser) -> Result<String, Wrong> {
    parser.value()?.into_string().map_err(|value| Wrong(format!("{} is no text", value.display())))
}

fn seconds(text: &str) -> Result<Duration, Wrong> {
    match text.parse() {
        Ok(seconds) if seconds <= LONGEST_WAIT => Ok(Duration::from_secs(seconds)),
        _ => Err(Wrong(format!("--wait takes whole seconds up to {LONGEST_WAIT}, not {}", printable(text)))),
    }
}

fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Call, Wrong> {
        Call::parse(line.split_whitespace().map(OsString::from))
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
    fn each_command_has_help_of_its_own() {
        for (line, topic) in [
            ("--help", Topic::General),
            ("help", Topic::General),
            ("check --json --help", Topic::Check),
            ("claim -h", Topic::Claim),
            ("repair --help", Topic::Repair),
            ("undo --help", Topic::Undo),
        ] {
            assert_eq!(parse(line), Ok(Call::Help(topic)), "{line}");
            assert_eq!(topic.text().contains("--folder"), topic == Topic::Repair, "{line}");
        }
    }

    #[test]
    fn undo_takes_nothing_but_json() {
        assert_eq!(parse("undo"), Ok(Call::Undo(UndoCall { json: false })));
        assert_eq!(parse("undo --json"), Ok(Call::Undo(UndoCall { json: true })));
    }

    #[test]
    fn an_empty_name_or_folder_is_none() {
        for words in [&["repair", ""][..], &["repair", " "], &["repair", "--folder", ""], &["claim", " "]] {
            assert!(Call::parse(words.iter().map(OsString::from)).is_err(), "{words:?}");
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
        ] {
            let wrong = parse(line).expect_err(line);
            assert!(wrong.to_string().contains("--help"), "{line}: {wrong}");
        }
    }
}
