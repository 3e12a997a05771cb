//! What can go wrong with an installation: operation, place, kind, and the reason below.

use std::fmt;
use std::io;

use crate::client::system::pinned::Untrusted;

use crate::client::model::error::{ErrorWords, said};
use crate::client::model::text::printable;
use crate::client::model::{Entry, Message, Phrase, messages, names};

/// A failed operation on an installation. It holds no value of a setting. `Display` is for the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {place}: {} {}", .operation.id(), .kind.id(), .detail.as_ref().map_or_else(String::new, Phrase::to_string))]
pub struct InstallError {
    /// What was tried.
    pub operation: InstallOperation,
    /// The file, key or program.
    pub place: String,
    pub kind: InstallKind,
    /// It went wrong on the host that the server runs on, not on this computer.
    pub on_host: bool,
    /// What the system or the tool said, or what else is known of it.
    pub detail: Option<Phrase>,
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
        /// The connection to its host broke: what was begun there may go on.
        CutOff = "install-cut-off",
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
        /// No engine of containers answers.
        EngineNotRunning = "install-engine-not-running",
        /// This user may not talk to the engine of containers.
        EngineForbidden = "install-engine-forbidden",
        /// The container was removed, or made anew, since it was found.
        ContainerReplaced = "install-container-replaced",
        /// The engine runs no container beside the server's, and nothing else would replace the settings whole.
        HelperRefused = "install-helper-refused",
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
        ErrorWords::new(self.operation.id(), &self.place, Phrase::new(self.kind.id()), self.detail.as_ref()).phrase()
    }
}

messages! {
    /// What is known of an error besides.
    pub enum InstallDetail {
        Link = "install-detail-link",
        HardLink = "install-detail-hard-link",
        NotAFile = "install-detail-not-a-file",
        ChooseFile { file: &'static str } = "install-detail-choose-file",
        ChooseNearer { count: usize, file: &'static str } = "install-detail-choose-nearer",
        Closed { place: String } = "install-detail-closed",
        NoneFound { file: &'static str } = "install-detail-none-found",
        NoService = "install-detail-no-service",
        StartWithSudo { said: Phrase } = "install-detail-start-with-sudo",
        SignInAs { user: String } = "install-detail-sign-in-as",
        ControlNotAnswered { server: String, seconds: u64 } = "install-detail-control-not-answered",
        ControlRefused { server: String } = "install-detail-control-refused",
        QuotesSettings = "install-detail-quotes-settings",
        NotForAllUsers = "install-detail-not-for-all-users",
        TooLarge = "install-detail-too-large",
        NoModes = "install-detail-no-modes",
        UserNotTold = "install-detail-user-not-told",
        OthersMay = "install-detail-others-may",
        RightsUnreadable = "install-detail-rights-unreadable",
        RightsOfAnother = "install-detail-rights-of-another",
        BrokeDown = "install-detail-broke-down",
        NotAsSent = "install-detail-not-as-sent",
        InContainerLayer { name: String } = "install-detail-in-container-layer",
        FileMounted { name: String } = "install-detail-file-mounted",
        ContainerReplaced { name: String } = "install-detail-container-replaced",
    }
}

impl From<Untrusted> for InstallDetail {
    fn from(why: Untrusted) -> Self {
        match why {
            Untrusted::Link => Self::Link,
            Untrusted::HardLink => Self::HardLink,
            Untrusted::NotAFile => Self::NotAFile,
        }
    }
}

/// What every language has to have for errors of installations.
pub fn entries() -> impl Iterator<Item = Entry> {
    let own = [InstallOperation::ENTRIES, InstallKind::ENTRIES, InstallDetail::ENTRIES].into_iter().flatten().copied();
    own.chain(super::remote::entries())
}

impl InstallError {
    pub fn new(operation: InstallOperation, place: impl fmt::Display, kind: InstallKind) -> Self {
        Self { operation, place: shown(place), kind, on_host: false, detail: None }
    }

    #[must_use]
    pub fn because(mut self, detail: impl fmt::Display) -> Self {
        self.detail = said(shown(detail));
        self
    }

    #[must_use]
    pub fn on_host(self) -> Self {
        Self { on_host: true, ..self }
    }

    /// The same, in words of our own.
    #[must_use]
    pub fn since(mut self, detail: &InstallDetail) -> Self {
        self.detail = Some(detail.phrase());
        self
    }

    /// From what the system said.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
    pub fn io(operation: InstallOperation, place: impl fmt::Display, error: &io::Error) -> Self {
        let untrusted = error.get_ref().and_then(|inner| inner.downcast_ref::<Untrusted>());
        let kind = match error.kind() {
            _ if untrusted.is_some() => InstallKind::Untrusted,
            io::ErrorKind::NotFound => InstallKind::Missing,
            io::ErrorKind::PermissionDenied => InstallKind::NotPermitted,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => InstallKind::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => InstallKind::ReadOnly,
            io::ErrorKind::TimedOut => InstallKind::TimedOut,
            io::ErrorKind::InvalidData | io::ErrorKind::FileTooLarge => InstallKind::NotSettings,
            _ => InstallKind::Other,
        };
        let failed = Self::new(operation, place, kind);
        match untrusted {
            Some(why) => failed.since(&(*why).into()),
            // What the kind says already is not said again.
            None if error.get_ref().is_none() && error.raw_os_error().is_none() => failed,
            None => failed.because(error),
        }
    }
}
