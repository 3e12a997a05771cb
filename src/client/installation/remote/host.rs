//! Runs the scripts of this room on a host, or within a container there, and makes errors of how they end.

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretSlice;

use super::{HostError, HostErrorKind, Shell, ShellCommand, ShellOutput, quoted};
use crate::client::installation::{InstallDetail, InstallError, InstallKind, InstallOperation};
use crate::client::model::Message as _;

/// How long a script may take that asks or reads. A disk that slept wakes up within it.
const LIMIT: Duration = Duration::from_secs(30);
/// How long it may take to write.
pub const WRITING: Duration = Duration::from_secs(80);
/// Few words are enough for most answers, in bytes.
const FEW: usize = 64 << 10;

/// How the scripts end where something is wrong: the numbers stand in `prelude.sh`.
const MISSING: u32 = 64;
const CHANGED: u32 = 65;
const NOT_AS_SENT: u32 = 66;
const NOT_A_FILE: u32 = 67;
const CUT_SHORT: u32 = 68;
/// Of [`super::service`]: what is installed there is another thing.
const NOT_MINE: u32 = 69;

const PRELUDE: &str = include_str!("scripts/prelude.sh");

/// Where on a host a script runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inside {
    /// On the host itself.
    Host,
    /// In a Linux container of Proxmox that runs.
    Lxc(u32),
    /// In a helper that sees what a container of Docker or Podman has mounted.
    Helper { engine: String, container: String, image: String },
}

/// A host, or a container on it, as a place for scripts.
#[derive(Clone)]
pub struct Site {
    pub shell: Arc<dyn Shell>,
    pub inside: Inside,
    /// What stands before the paths of the system: nothing, but in tests.
    pub root: String,
}

/// One script with what it is given.
pub struct Task<'a> {
    /// Its parts, in their order.
    pub parts: &'a [&'a str],
    pub arguments: &'a [&'a str],
    pub input: Option<&'a SecretSlice<u8>>,
    pub limit: Duration,
    pub most: usize,
    /// It changes nothing: where the connection breaks meanwhile, it is run once more.
    pub only_reads: bool,
}

impl<'a> Task<'a> {
    #[must_use]
    pub const fn new(parts: &'a [&'a str], arguments: &'a [&'a str]) -> Self {
        Self { parts, arguments, input: None, limit: LIMIT, most: FEW, only_reads: false }
    }

    #[must_use]
    pub const fn reading(parts: &'a [&'a str], arguments: &'a [&'a str]) -> Self {
        Self { only_reads: true, ..Self::new(parts, arguments) }
    }
}

impl Site {
    #[must_use]
    pub fn host(shell: Arc<dyn Shell>) -> Self {
        Self { shell, inside: Inside::Host, root: String::new() }
    }

    #[must_use]
    pub fn within(&self, inside: Inside) -> Self {
        Self { inside, ..self.clone() }
    }

    /// A path on this host, in words for "Details".
    #[must_use]
    pub fn place(&self, path: &str) -> String {
        let host = self.shell.host();
        match &self.inside {
            Inside::Host | Inside::Helper { .. } => format!("{host}:{path}"),
            Inside::Lxc(container) => format!("{host} ({container}):{path}"),
        }
    }

    /// The text of a script, whole.
    #[must_use]
    pub fn script(&self, parts: &[&str]) -> String {
        format!("R={}\n{PRELUDE}\n{}", quoted(&self.root), parts.join("\n"))
    }

    /// Runs a script as root. Another status than 0 is no error here.
    ///
    /// # Errors
    /// When the host is out of reach, or the script took too long or printed too much.
    pub fn run(&self, task: &Task<'_>) -> Result<ShellOutput, HostError> {
        let script = self.script(task.parts);
        let outer;
        let mut arguments: Vec<&str> = Vec::new();
        let number;
        match &self.inside {
            Inside::Host => outer = script,
            Inside::Lxc(container) => {
                outer = self.script(&[include_str!("scripts/inside_lxc.sh")]);
                number = container.to_string();
                arguments.extend([number.as_str(), script.as_str()]);
            }
            Inside::Helper { engine, container, image } => {
                outer = self.script(&[include_str!("scripts/inside_helper.sh")]);
                arguments.extend([engine.as_str(), container, image, script.as_str()]);
            }
        }
        arguments.extend(task.arguments);
        self.shell.run(&ShellCommand {
            script: &outer,
            arguments: &arguments,
            input: task.input,
            as_root: true,
            limit: task.limit,
            most: task.most,
            only_reads: task.only_reads,
        })
    }

    /// The same, and another status is an error.
    ///
    /// # Errors
    /// As the script's status, or what it said, has it.
    pub fn good(&self, operation: InstallOperation, place: &str, task: &Task<'_>) -> Result<ShellOutput, InstallError> {
        let output = self.run(task).map_err(|error| unreached(operation, place, &error))?;
        match output.status {
            0 => Ok(output),
            status => Err(failed(operation, place, status, &output.stderr)),
        }
    }
}

/// The host could not be worked on.
pub fn unreached(operation: InstallOperation, place: &str, error: &HostError) -> InstallError {
    let kind = match error.kind {
        HostErrorKind::TimedOut => InstallKind::TimedOut,
        HostErrorKind::TooMuch => {
            return InstallError::new(operation, place, InstallKind::NotSettings).since(&InstallDetail::TooLarge);
        }
        HostErrorKind::NotAdministrator | HostErrorKind::RootPasswordDiffers | HostErrorKind::NeedsTty => {
            InstallKind::NotPermitted
        }
        HostErrorKind::Unsupported => InstallKind::Unsupported,
        HostErrorKind::CutOff => InstallKind::CutOff,
        HostErrorKind::NoSsh
        | HostErrorKind::NoAnswer
        | HostErrorKind::UnknownName
        | HostErrorKind::NotSsh
        | HostErrorKind::Blocked
        | HostErrorKind::KeyChanged
        | HostErrorKind::NoCommonAlgorithm
        | HostErrorKind::WrongPassword
        | HostErrorKind::OnlyKeys
        | HostErrorKind::NoKeyTaken
        | HostErrorKind::CodeAsked
        | HostErrorKind::ShellIsMenu
        | HostErrorKind::NoPlex
        | HostErrorKind::NotSignedIn
        | HostErrorKind::Cancelled
        | HostErrorKind::Other => InstallKind::Other,
    };
    InstallError { detail: Some(error.phrase()), ..InstallError::new(operation, place, kind).on_host() }
}

fn failed(operation: InstallOperation, place: &str, status: u32, stderr: &str) -> InstallError {
    let error = |kind| InstallError::new(operation, place, kind).on_host();
    match status {
        MISSING => error(InstallKind::Missing),
        CHANGED => error(InstallKind::Changed),
        NOT_AS_SENT => error(InstallKind::NotAsWritten).since(&InstallDetail::NotAsSent),
        NOT_A_FILE => error(InstallKind::NotSettings).since(&InstallDetail::NotAFile),
        CUT_SHORT => error(InstallKind::TimedOut).since(&InstallDetail::NotAsSent),
        NOT_MINE => error(InstallKind::Unsupported),
        _ => {
            let lower = stderr.to_lowercase();
            let says = |words: &[&str]| words.iter().any(|words| lower.contains(words));
            let kind = if says(&["no space left", "quota exceeded"]) {
                InstallKind::DiskFull
            } else if says(&["read-only file system"]) {
                InstallKind::ReadOnly
            } else if says(&["permission denied", "not permitted"]) {
                InstallKind::NotPermitted
            } else {
                InstallKind::ToolFailed
            };
            let words: String = stderr.trim().chars().take(300).collect();
            error(kind).because(words)
        }
    }
}
