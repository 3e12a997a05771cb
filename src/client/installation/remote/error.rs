//! What can go wrong with a host: operation, host, kind, and the reason below.

use std::fmt;

use crate::client::model::error::{ErrorWords, said};
use crate::client::model::text::printable;
use crate::client::model::{Entry, Message, Phrase, SshHost, names};

/// A failed operation on a host. It holds no secret. `Display` is for the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {host}: {} {}", .operation.id(), .kind.id(), .detail.as_ref().map_or_else(String::new, Phrase::to_string))]
pub struct HostError {
    pub operation: HostOperation,
    /// Where the host is, as [`SshHost`] shows itself.
    pub host: String,
    pub kind: HostErrorKind,
    /// What the host or a library said, or what else is known of it.
    pub detail: Option<Phrase>,
}

names! {
    /// What was tried on a host.
    pub enum HostOperation ["place"] {
        Connect = "could-not-connect-to-host",
        SignIn = "could-not-sign-in-to-host",
        BecomeRoot = "could-not-become-root",
        Look = "could-not-look-around-host",
        Run = "could-not-run-on-host",
    }
}

names! {
    /// Why it failed. Its attribute `next` says what to do.
    pub enum HostErrorKind [] {
        /// Nothing listens: SSH is not switched on.
        NoSsh = "host-no-ssh",
        /// Nobody answers: it sleeps, or it is another address or port.
        NoAnswer = "host-no-answer",
        /// The name leads nowhere.
        UnknownName = "host-unknown-name",
        /// It answers, and not as SSH does.
        NotSsh = "host-not-ssh",
        /// It refuses connections after wrong passwords.
        Blocked = "host-blocked",
        /// Its key is another one than before.
        KeyChanged = "host-key-changed",
        /// Old firmware: nothing that both sides call secure.
        NoCommonAlgorithm = "host-no-common-algorithm",
        WrongPassword = "host-wrong-password",
        /// The user may sign in, and not become root.
        NotAdministrator = "host-not-administrator",
        /// It takes keys alone, no password.
        OnlyKeys = "host-only-keys",
        /// None of the user's keys is taken.
        NoKeyTaken = "host-no-key-taken",
        /// It asks for a code of two-step sign-in as well.
        CodeAsked = "host-code-asked",
        /// Its `sudo` demands a terminal.
        NeedsTty = "host-needs-tty",
        /// Signed in, but root has another password.
        RootPasswordDiffers = "host-root-password-differs",
        /// What answers is a menu, or a shell that allows little.
        ShellIsMenu = "host-shell-is-menu",
        /// No Plex Media Server is there.
        NoPlex = "host-no-plex",
        /// The connection broke.
        CutOff = "host-cut-off",
        TimedOut = "host-timed-out",
        /// It sent more than anything here can be.
        TooMuch = "host-too-much",
        /// Nobody is signed in there now.
        NotSignedIn = "host-not-signed-in",
        Cancelled = "host-cancelled",
        /// This program was built without SSH.
        Unsupported = "host-unsupported",
        Other = "host-other",
    }
}

impl HostErrorKind {
    /// Did the host turn a password away?
    #[must_use]
    pub fn is_refusal(self) -> bool {
        matches!(self, Self::WrongPassword | Self::NotAdministrator | Self::RootPasswordDiffers)
    }

    /// What to do about it.
    #[must_use]
    pub fn next(self) -> Phrase {
        Phrase::new(self.id()).attribute("next")
    }
}

impl Message for HostError {
    fn phrase(&self) -> Phrase {
        ErrorWords::new(self.operation.id(), &self.host, Phrase::new(self.kind.id()), self.detail.as_ref()).phrase()
    }
}

impl HostError {
    #[must_use]
    pub fn new(operation: HostOperation, host: &SshHost, kind: HostErrorKind) -> Self {
        Self { operation, host: host.to_string(), kind, detail: None }
    }

    /// With what somebody else said: on one line, and nothing in it is obeyed.
    #[must_use]
    pub fn because(mut self, detail: impl fmt::Display) -> Self {
        self.detail = said(printable(&detail.to_string()).replace('\n', " "));
        self
    }
}

/// What every language has to have for errors of hosts.
pub fn entries() -> impl Iterator<Item = Entry> {
    let nexts = HostErrorKind::ENTRIES.iter().map(|entry| Entry { attribute: Some("next"), ..*entry });
    [HostOperation::ENTRIES, HostErrorKind::ENTRIES].into_iter().flatten().copied().chain(nexts)
}
