//! What a server's own log says.

use super::text::DisplayText;

/// Something that the log says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogSign {
    /// plex.tv's name was not found.
    NoNames,
    /// plex.tv's certificate was refused.
    CertificateRefused,
    /// plex.tv refused the server's sign-in.
    Revoked,
    /// plex.tv took the server's word.
    InTouch,
    /// Its database is broken.
    Malformed,
    /// Another program has its port.
    PortTaken,
}

impl LogSign {
    /// How many there are.
    pub const COUNT: usize = 6;

    /// It keeps the server from running; the others are of its way to Plex.
    #[must_use]
    pub fn is_trouble(self) -> bool {
        matches!(self, Self::Malformed | Self::PortTaken)
    }
}

/// A sign, and when the log says that it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    pub sign: LogSign,
    /// The date as the log has it, by the server's clock.
    pub date: Option<DisplayText>,
    /// The line that says it, without date and thread: redacted, and cut.
    pub line: String,
}

/// The newest signs of a server's logs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFacts {
    /// The last word on the server's way to Plex, if it still counts: it is of the newest log, and of the last day of
    /// that.
    pub contact: Option<Dated>,
    /// When the newest log was begun by a start of the server, by its clock.
    pub began: Option<DisplayText>,
    /// The last time of each sign, the newest first, for "Details". Also of those that no longer count.
    pub all: Vec<Dated>,
}

impl LogFacts {
    /// The signs of the server's way to Plex, or those of what keeps it from running, the newest first.
    pub fn of_kind(&self, trouble: bool) -> impl Iterator<Item = &Dated> {
        self.all.iter().filter(move |dated| dated.sign.is_trouble() == trouble)
    }

    pub fn is_complete(&self) -> bool {
        [false, true].into_iter().all(|trouble| self.of_kind(trouble).next().is_some())
    }

    /// What an older log says, where this one says nothing. Its word on Plex is for "Details" alone.
    pub fn add_older(&mut self, older: Self) {
        let missing = [false, true].map(|trouble| self.of_kind(trouble).next().is_none());
        self.all.extend(older.all.into_iter().filter(|dated| missing[usize::from(dated.sign.is_trouble())]));
    }
}
