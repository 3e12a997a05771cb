//! What went wrong, before it is said of which host and in which operation.

use crate::client::installation::remote::{HostError, HostErrorKind, HostOperation};
use crate::client::model::SshHost;
use crate::client::model::text::one_line;

/// The most that is told of what a host said, in characters.
const LONGEST_WORDS: usize = 200;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: HostErrorKind,
    /// What the host or a library said.
    pub words: Option<String>,
}

impl From<HostErrorKind> for Fault {
    fn from(kind: HostErrorKind) -> Self {
        Self { kind, words: None }
    }
}

impl Fault {
    pub fn new(kind: HostErrorKind, words: &str) -> Self {
        Self { kind, words: one_line(words, LONGEST_WORDS) }
    }

    pub fn at(self, operation: HostOperation, host: &SshHost) -> HostError {
        let error = HostError::new(operation, host, self.kind);
        match self.words {
            Some(words) => error.because(words),
            None => error,
        }
    }

    /// What ended a connection after it stood.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
    pub fn of_link(error: &russh::Error) -> Self {
        match error {
            russh::Error::NoCommonAlgo { theirs, .. } => {
                Self::new(HostErrorKind::NoCommonAlgorithm, &theirs.join(", "))
            }
            russh::Error::PacketSize(_) => HostErrorKind::TooMuch.into(),
            russh::Error::Version => HostErrorKind::NotSsh.into(),
            russh::Error::Elapsed(_) | russh::Error::ConnectionTimeout => HostErrorKind::TimedOut.into(),
            russh::Error::HUP
            | russh::Error::Disconnect
            | russh::Error::SendError
            | russh::Error::RecvError
            | russh::Error::KeepaliveTimeout
            | russh::Error::InactivityTimeout
            | russh::Error::Join(_) => HostErrorKind::CutOff.into(),
            russh::Error::IO(error) => Self::of_io(error),
            other => Self::new(HostErrorKind::Other, &other.to_string()),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
    fn of_io(error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::TimedOut => HostErrorKind::TimedOut.into(),
            ErrorKind::FileTooLarge => HostErrorKind::TooMuch.into(),
            ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
            | ErrorKind::UnexpectedEof => HostErrorKind::CutOff.into(),
            _ => Self::new(HostErrorKind::Other, &error.to_string()),
        }
    }
}
