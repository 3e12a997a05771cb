//! What can go wrong on the wire: operation, target, kind, and the whole chain of reasons. All of it is data; `Display` is for the log.

use std::fmt;

use crate::client::model::{Arg, Entry, Message, Phrase, messages, names};

/// A failed exchange over the network. It never holds a secret, because URLs are taken out of the underlying errors before they are
/// kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} {target}: {kind:?} {}", .operation.name(), .detail.as_ref().map_or_else(String::new, Phrase::to_string))]
pub struct NetError {
    /// What was tried.
    pub operation: NetOperation,
    /// The address or host name.
    pub target: String,
    pub kind: NetKind,
    /// The chain of reasons below, as the libraries tell it; may be empty.
    pub detail: Option<Phrase>,
    /// The connection stood by then, and with TLS it was verified: it is the word of whoever is at its other end.
    pub connected: bool,
}

names! {
    /// What was tried over the network.
    pub enum NetOperation ["place"] {
        ReachPlex = "could-not-reach-plex",
        ReadIdentity = "could-not-read-identity",
        ReadFrontPage = "could-not-read-front-page",
        ReadCertificate = "could-not-read-certificate",
        AskForAccess = "could-not-ask-for-access",
        ClaimServer = "could-not-claim-server",
        FindAddress = "could-not-find-address",
        Probe = "could-not-probe",
        PrepareTls = "could-not-prepare-tls",
        AskForPin = "could-not-ask-for-pin",
        AskAboutPin = "could-not-ask-about-pin",
        ReadAccount = "could-not-read-account",
        ListServers = "could-not-list-servers",
        AskForClaimCode = "could-not-ask-for-claim-code",
        ExchangeClaimCode = "could-not-exchange-claim-code",
        SignOut = "could-not-sign-out",
    }
}

impl NetOperation {
    /// What was tried, for the log: "read-identity".
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.id().trim_start_matches("could-not-")
    }
}

/// Why an exchange failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NetKind {
    /// Nothing listens on that port.
    Refused,
    /// No route to the host or network. On macOS also: the system denies the app the local network.
    NoRoute,
    /// The limit of time was over before the answer was whole.
    TimedOut,
    /// The connection was closed or reset before an answer.
    Reset,
    /// The name could not be resolved.
    NoName,
    /// The certificate did not verify, or no TLS could be agreed.
    Tls,
    /// The answer was larger than the limit.
    TooLarge,
    /// The answer was no answer of the protocol.
    Garbled,
    /// A redirect, which is never followed.
    Redirected,
    /// Another status than the ones that mean success.
    Status(u16),
    /// Cancelled by the user.
    Cancelled,
    /// Anything else; `detail` says what.
    Other,
}

messages! {
    enum NetReason {
        Refused = "net-refused",
        NoRoute = "net-no-route",
        TimedOut = "net-timed-out",
        Reset = "net-reset",
        NoName = "net-no-name",
        Tls = "net-tls",
        TooLarge = "net-too-large",
        Garbled = "net-garbled",
        Redirected = "net-redirected",
        Status { code: u16 } = "net-status",
        Cancelled = "net-cancelled",
        Other = "net-other",
    }
}

impl From<NetKind> for NetReason {
    fn from(kind: NetKind) -> Self {
        match kind {
            NetKind::Refused => Self::Refused,
            NetKind::NoRoute => Self::NoRoute,
            NetKind::TimedOut => Self::TimedOut,
            NetKind::Reset => Self::Reset,
            NetKind::NoName => Self::NoName,
            NetKind::Tls => Self::Tls,
            NetKind::TooLarge => Self::TooLarge,
            NetKind::Garbled => Self::Garbled,
            NetKind::Redirected => Self::Redirected,
            NetKind::Status(code) => Self::Status { code },
            NetKind::Cancelled => Self::Cancelled,
            NetKind::Other => Self::Other,
        }
    }
}

messages! {
    /// Why an answer of plex.tv was of no use.
    pub enum PlexTrouble {
        Status { code: u16 } = "plex-trouble-status",
        /// It is somebody else's page.
        ForeignPage = "plex-trouble-foreign-page",
        Unreadable { detail: String } = "plex-trouble-unreadable",
        NoPin = "plex-trouble-no-pin",
        NoName = "plex-trouble-no-name",
        NoSignIn = "plex-trouble-no-sign-in",
        StillSignedIn = "plex-trouble-still-signed-in",
        SignedOut = "plex-trouble-signed-out",
        NotFound = "plex-trouble-not-found",
        AsksToWait = "plex-trouble-asks-to-wait",
    }
}

messages! {
    /// An error, for "Details".
    pub enum ErrorWords {
        Plain { what: Phrase, why: Phrase } = "error-plain",
        Detailed { what: Phrase, why: Phrase, detail: Phrase } = "error-detailed",
    }
}

impl ErrorWords {
    /// `operation` is the identifier of what was tried, with its place.
    #[must_use]
    pub fn new(operation: &'static str, place: &str, why: Phrase, detail: Option<&Phrase>) -> Self {
        let what = Phrase { args: vec![("place", Arg::Text(place.to_owned()))], ..Phrase::new(operation) };
        match detail {
            Some(detail) => Self::Detailed { what, why, detail: detail.clone() },
            None => Self::Plain { what, why },
        }
    }
}

impl Message for NetError {
    fn phrase(&self) -> Phrase {
        let why = NetReason::from(self.kind).phrase();
        ErrorWords::new(self.operation.id(), &self.target, why, self.detail.as_ref()).phrase()
    }
}

impl NetError {
    pub fn new(operation: NetOperation, target: impl fmt::Display, kind: NetKind) -> Self {
        Self { operation, target: target.to_string(), kind, detail: None, connected: false }
    }

    #[must_use]
    pub fn because(mut self, detail: impl fmt::Display) -> Self {
        self.detail = said(detail);
        self
    }

    /// The same, in words of our own.
    #[must_use]
    pub fn since(mut self, detail: NetDetail) -> Self {
        self.detail = Some(detail.phrase());
        self
    }
}

messages! {
    /// What is known of an error besides.
    #[derive(Copy)]
    pub enum NetDetail {
        CheckCrashed = "net-check-crashed",
        Compressed = "net-compressed",
    }
}

/// What a system or a library said, in its own words; nothing, if it said nothing.
pub fn said(text: impl fmt::Display) -> Option<Phrase> {
    let text = text.to_string();
    (!text.is_empty()).then(|| text.phrase())
}

/// What every language has to have for errors of the network.
pub fn entries() -> impl Iterator<Item = Entry> {
    [NetDetail::ENTRIES, NetOperation::ENTRIES, NetReason::ENTRIES, PlexTrouble::ENTRIES, ErrorWords::ENTRIES]
        .into_iter()
        .flatten()
        .copied()
}
