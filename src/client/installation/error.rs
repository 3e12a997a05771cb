//! What can go wrong with an installation: operation, place, kind, and the reason below.

use std::fmt;
use std::io;

use super::pinned::Untrusted;
use crate::client::model::text::printable;

/// A failed operation on an installation. `Display` reads "could not OPERATION PLACE: REASON"; it holds no value of a setting.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("could not {operation} {place}: {kind}{}", Detail(.detail))]
pub struct InstallError {
    /// What was tried, as a verb: "read", "write", "stop the server of".
    pub operation: &'static str,
    /// The file, key or program, in words.
    pub place: String,
    pub kind: InstallKind,
    /// What the system or the tool said; may be empty.
    pub detail: String,
}

/// Why it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InstallKind {
    /// This user may not.
    NotPermitted,
    /// macOS does not let this program control another one, or nobody has answered its question yet.
    NotAllowedToControl,
    /// The disk is full.
    DiskFull,
    /// The disk, or the file, can only be read.
    ReadOnly,
    /// It is not there.
    Missing,
    /// It is there, and it is no settings of Plex.
    NotSettings,
    /// Somebody else changed it meanwhile.
    Changed,
    /// What was written reads otherwise.
    NotAsWritten,
    /// It took too long.
    TimedOut,
    /// A program of the system failed; `detail` has its words.
    ToolFailed,
    /// The server has nothing that could be asked to close it.
    NothingToAsk,
    /// This system has no such thing.
    Unsupported,
    /// Another Locksmith is at work on this computer.
    Busy,
    /// It is a link, or a second name, of what may be somebody else's: it is left alone.
    Untrusted,
    /// Anything else; `detail` says what.
    Other,
}

impl InstallKind {
    pub const ALL: [Self; 15] = [
        Self::NotPermitted,
        Self::NotAllowedToControl,
        Self::DiskFull,
        Self::ReadOnly,
        Self::Missing,
        Self::NotSettings,
        Self::Changed,
        Self::NotAsWritten,
        Self::TimedOut,
        Self::ToolFailed,
        Self::NothingToAsk,
        Self::Unsupported,
        Self::Busy,
        Self::Untrusted,
        Self::Other,
    ];
}

impl fmt::Display for InstallKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotPermitted => "this user may not",
            Self::NotAllowedToControl => "macOS does not let Locksmith control it",
            Self::DiskFull => "the disk is full",
            Self::ReadOnly => "it can only be read",
            Self::Missing => "it is not there",
            Self::NotSettings => "these are no settings of Plex",
            Self::Changed => "somebody else changed it meanwhile",
            Self::NotAsWritten => "what was written reads otherwise",
            Self::TimedOut => "it took too long",
            Self::ToolFailed => "the system's own tool failed",
            Self::NothingToAsk => "it has nothing that could be asked",
            Self::Unsupported => "not possible on this system",
            Self::Busy => "another Locksmith is at work",
            Self::Untrusted => "it may be somebody else's file",
            Self::Other => "failed",
        })
    }
}

/// Names of folders and words of tools come from outside: on one line, and nothing in them is obeyed.
fn shown(text: impl fmt::Display) -> String {
    printable(&text.to_string()).replace('\n', " ")
}

struct Detail<'a>(&'a str);

impl fmt::Display for Detail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, " ({})", self.0) }
    }
}

impl InstallError {
    pub fn new(operation: &'static str, place: impl fmt::Display, kind: InstallKind) -> Self {
        Self { operation, place: shown(place), kind, detail: String::new() }
    }

    #[must_use]
    pub fn because(mut self, detail: impl fmt::Display) -> Self {
        self.detail = shown(detail);
        self
    }

    /// From what the system said.
    pub fn io(operation: &'static str, place: impl fmt::Display, error: &io::Error) -> Self {
        let is_untrusted = error.get_ref().is_some_and(|inner| inner.is::<Untrusted>());
        let kind = match error.kind() {
            _ if is_untrusted => InstallKind::Untrusted,
            io::ErrorKind::NotFound => InstallKind::Missing,
            io::ErrorKind::PermissionDenied => InstallKind::NotPermitted,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => InstallKind::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => InstallKind::ReadOnly,
            io::ErrorKind::TimedOut => InstallKind::TimedOut,
            io::ErrorKind::InvalidData | io::ErrorKind::FileTooLarge => InstallKind::NotSettings,
            _ => InstallKind::Other,
        };
        Self::new(operation, place, kind).because(error)
    }
}
