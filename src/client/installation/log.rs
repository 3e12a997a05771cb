//! What a server's own log says of its way to Plex (protocol.md 6.3). The lines themselves are not kept: they hold names and tokens.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use crate::client::text::Name;

const NAME: &str = "Plex Media Server.log";
/// How much of the log is read, in bytes, from its end.
const MOST: u64 = 8 << 20;

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

/// A sign, and when the log says that it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    pub sign: LogSign,
    /// The date as the log has it, by the server's clock.
    pub date: Option<Name>,
}

/// The newest signs of a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFacts {
    /// Of the server's way to Plex: the last word counts.
    pub contact: Option<Dated>,
    /// Of what keeps it from running.
    pub trouble: Option<Dated>,
}

/// Words of a line, all of which it has, and what they mean.
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

/// Reads the end of the newest log in a folder; `None` if there is none that may be read.
#[must_use]
pub fn newest(folder: &Path) -> Option<LogFacts> {
    end_of(&folder.join(NAME)).ok().map(|bytes| read(&String::from_utf8_lossy(&bytes)))
}

fn end_of(file: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(file)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(MOST)))?;
    let mut bytes = Vec::new();
    file.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The signs of a log.
#[must_use]
pub fn read(text: &str) -> LogFacts {
    let mut facts = LogFacts::default();
    for line in text.lines() {
        let Some((_, sign)) = SIGNS.iter().find(|(words, _)| words.iter().all(|w| line.contains(w))) else { continue };
        let dated = Dated { sign: *sign, date: date_of(line) };
        match sign {
            LogSign::Malformed | LogSign::PortTaken => facts.trouble = Some(dated),
            _ => facts.contact = Some(dated),
        }
    }
    facts
}

/// "Nov 23, 2026 12:34:56.789 [0x7f…] WARN - …": what stands before the thread, without fractions of a second.
fn date_of(line: &str) -> Option<Name> {
    let (date, _) = line.split_once(" [")?;
    let date = date.split_once('.').map_or(date, |(seconds, _)| seconds);
    (date.len() <= 24 && date.contains(':')).then(|| Name::new(date)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINES: &str = include_str!("../../../tests/captures/transcribed/pms-log-lines.txt");

    fn contact(text: &str) -> Option<LogSign> {
        read(text).contact.map(|d| d.sign)
    }

    #[test]
    fn real_lines_are_understood() {
        let line = |n: usize| LINES.lines().nth(n).unwrap();
        assert_eq!(contact(line(0)), Some(LogSign::NoNames));
        assert_eq!(contact(line(1)), Some(LogSign::NoNames));
        assert_eq!(contact(line(2)), Some(LogSign::PapersRefused));
        assert_eq!(contact(line(4)), Some(LogSign::Revoked));
        assert_eq!(contact(line(7)), Some(LogSign::InTouch));
        assert_eq!(read(line(17)).trouble.map(|d| d.sign), Some(LogSign::PortTaken));
    }

    #[test]
    fn the_last_word_counts_and_has_its_date() {
        let log = format!(
            "Nov 22, 2026 08:00:00.001 [0x1] {}\nNov 23, 2026 09:30:00.001 [0x2] DEBUG - {}\n",
            LINES.lines().next().unwrap(),
            LINES.lines().nth(7).unwrap()
        );
        let facts = read(&log);
        assert_eq!(facts.contact, Some(Dated { sign: LogSign::InTouch, date: Name::new("Nov 23, 2026 09:30:00") }));
    }

    proptest! {
        #[test]
        fn any_log_is_read_without_harm(text in ".*") {
            let _ = read(&text);
        }
    }
}
