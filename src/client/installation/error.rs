//! What can go wrong with an installation: operation, place, kind, and the reason below.

use std::fmt;
use std::io;

use super::pinned::Untrusted;
use crate::client::error::ErrorWords;
use crate::client::model::text::printable;
use crate::client::model::{Entry, Message, Phrase, names};

/// A failed operation on an installation. It holds no value of a setting. `Display` is for the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {place}: {} {detail}", .operation.id(), .kind.id())]
pub struct InstallError {
    /// What was tried.
    pub operation: InstallOperation,
    /// The file, key or program.
    pub place: String,
    pub kind: InstallKind,
    /// What the system or the tool said; may be empty.
    pub detail: String,
}

names! {
    /// What was tried on an installation.
    pub enum InstallOperation ["place"] {
        Read = "could-not-read",
        Write = "could-not-write",
        Create = "could-not-create",
        Lock = "could-not-lock",
        Remove = "could-not-remove",
        Open = "could-not-open",
        Understand = "could-not-understand",
        MakePrivate = "could-not-make-private",
        CreatePrivateFolder = "could-not-create-private-folder",
        WriteJournal = "could-not-write-journal",
        LookAt = "could-not-look-at",
        LookFor = "could-not-look-for",
        LookThrough = "could-not-look-through",
        FindSettings = "could-not-find-settings",
        FindIdentity = "could-not-find-identity",
        FindBackupPlace = "could-not-find-backup-place",
        FindService = "could-not-find-service",
        AwaitLastChange = "could-not-await-last-change",
        Start = "could-not-start",
        Stop = "could-not-stop",
        AskToClose = "could-not-ask-to-close",
        End = "could-not-end",
        Run = "could-not-run",
        WorkOn = "could-not-work-on",
    }
}

names! {
    /// Why it failed.
    pub enum InstallKind [] {
        /// This user may not.
        NotPermitted = "install-not-permitted",
        /// macOS does not let this program control another one, or nobody has answered its question yet.
        NotAllowedToControl = "install-not-allowed-to-control",
        /// The disk is full.
        DiskFull = "install-disk-full",
        /// The disk, or the file, can only be read.
        ReadOnly = "install-read-only",
        /// It is not there.
        Missing = "install-missing",
        /// It is there, and it is no settings of Plex.
        NotSettings = "install-not-settings",
        /// Somebody else changed it meanwhile.
        Changed = "install-changed",
        /// What was written reads otherwise.
        NotAsWritten = "install-not-as-written",
        /// It took too long.
        TimedOut = "install-timed-out",
        /// A program of the system failed; `detail` has its words.
        ToolFailed = "install-tool-failed",
        /// The server has nothing that could be asked to close it.
        NothingToAsk = "install-nothing-to-ask",
        /// This system has no such thing.
        Unsupported = "install-unsupported",
        /// Another Locksmith is at work on this computer.
        Busy = "install-busy",
        /// It is a link, or a second name, of what may be somebody else's: it is left alone.
        Untrusted = "install-untrusted",
        /// Anything else; `detail` says what.
        Other = "install-other",
    }
}

/// Names of folders and words of tools come from outside: on one line, and nothing in them is obeyed.
fn shown(text: impl fmt::Display) -> String {
    printable(&text.to_string()).replace('\n', " ")
}

impl Message for InstallError {
    fn phrase(&self) -> Phrase {
        ErrorWords::new(self.operation.id(), &self.place, Phrase::new(self.kind.id()), &self.detail).phrase()
    }
}

/// What every language has to have for errors of installations.
pub fn entries() -> impl Iterator<Item = Entry> {
    [InstallOperation::ENTRIES, InstallKind::ENTRIES].into_iter().flatten().copied()
}

impl InstallError {
    pub fn new(operation: InstallOperation, place: impl fmt::Display, kind: InstallKind) -> Self {
        Self { operation, place: shown(place), kind, detail: String::new() }
    }

    #[must_use]
    pub fn because(mut self, detail: impl fmt::Display) -> Self {
        self.detail = shown(detail);
        self
    }

    /// From what the system said.
    pub fn io(operation: InstallOperation, place: impl fmt::Display, error: &io::Error) -> Self {
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
