//! Lines of a server's log that say something, by words that they all have.

/// Something that the log says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogSign {
    /// plex.tv's name was not found.
    NoNames,
    /// plex.tv's certificate was refused.
    PapersRefused,
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
    /// It keeps the server from running; the others are of its way to Plex.
    #[must_use]
    pub fn is_trouble(self) -> bool {
        matches!(self, Self::Malformed | Self::PortTaken)
    }
}

/// Words of a line, all of which it has, and what they mean (tests/captures/transcribed/pms-log-lines.txt).
const SIGNS: [(&[&str], LogSign); 11] = [
    (&["Couldn't resolve host name", "plex.tv"], LogSign::NoNames),
    (&["MyPlex: Error -6 requesting"], LogSign::NoNames),
    (&["SSL peer certificate or SSH remote key was not OK", "plex.tv"], LogSign::PapersRefused),
    (&["401 response from", "plex.tv"], LogSign::Revoked),
    (&["MyPlex: Error 401 requesting"], LogSign::Revoked),
    (&["200 response from", "plex.tv", "access_tokens"], LogSign::InTouch),
    (&["MyPlex: mapping state set to 'Mapped"], LogSign::InTouch),
    (&["Published Mapping State response was 201"], LogSign::InTouch),
    (&["database disk image is malformed"], LogSign::Malformed),
    (&["malformed database schema"], LogSign::Malformed),
    (&["HttpServer: Error binding acceptor"], LogSign::PortTaken),
];

/// What a line says, if anything.
pub fn of(line: &str) -> Option<LogSign> {
    SIGNS.iter().find(|(words, _)| words.iter().all(|word| line.contains(word))).map(|(_, sign)| *sign)
}
