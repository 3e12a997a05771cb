//! What can go wrong on the wire: operation, target, kind, and the whole chain of reasons.

use std::fmt;

/// A failed exchange over the network. `Display` reads "could not OPERATION at TARGET: REASON"; it never holds a secret,
/// because URLs are taken out of the underlying errors before they are kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("could not {operation} at {target}: {kind}{}", Detail(.detail))]
pub struct NetError {
    /// What was tried, as a verb: "read the identity", "claim the server".
    pub operation: &'static str,
    /// The address or host name.
    pub target: String,
    pub kind: NetKind,
    /// The chain of reasons below, as the libraries tell it; may be empty.
    pub detail: String,
    /// The connection stood by then, and with TLS it was verified: it is the word of whoever is at its other end.
    pub connected: bool,
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

impl fmt::Display for NetKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Refused => "connection refused",
            Self::NoRoute => "no route to it",
            Self::TimedOut => "no answer in time",
            Self::Reset => "connection closed without an answer",
            Self::NoName => "name not found",
            Self::Tls => "no verified TLS connection",
            Self::TooLarge => "answer too large",
            Self::Garbled => "answer not understood",
            Self::Redirected => "redirected elsewhere, which is not followed",
            Self::Status(code) => return write!(f, "status {code}"),
            Self::Cancelled => "cancelled",
            Self::Other => "failed",
        };
        f.write_str(words)
    }
}

struct Detail<'a>(&'a str);

impl fmt::Display for Detail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, " ({})", self.0) }
    }
}

impl NetError {
    pub fn new(operation: &'static str, target: impl fmt::Display, kind: NetKind) -> Self {
        Self { operation, target: target.to_string(), kind, detail: String::new(), connected: false }
    }

    #[must_use]
    pub fn because(mut self, detail: impl fmt::Display) -> Self {
        self.detail = detail.to_string();
        self
    }
}
