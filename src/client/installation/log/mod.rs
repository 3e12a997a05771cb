//! What a server's own log says of its way to Plex (support.plex.tv/articles/200250417). Lines hold names and tokens: of those that say
//! something, one each is kept, redacted, for "Details".

mod date;
mod files;
mod line;
mod signs;

use std::path::Path;

use crate::client::model::text::DisplayText;
use crate::client::model::{Dated, LogFacts, LogSign};
use line::Line;

/// How much is read of a server's logs, in bytes: of each the end, the newest first.
const MOST: u64 = 8 << 20;
/// For so many seconds before the last line of a log, a word on Plex counts: a server that runs is in touch with it
/// more often.
const COUNTS_FOR: i64 = 24 * 60 * 60;
/// How much of its beginning is read, in bytes: the line is among the first.
const BEGINNING: u64 = 8 << 10;
const STARTED: &str = "Plex Media Server v";

/// Reads the logs in a folder: the newest, and older ones while a kind of sign is missing. `None` if the newest may not
/// be read, or there is none.
#[must_use]
pub fn newest(folder: &Path) -> Option<LogFacts> {
    let mut rest = MOST;
    let mut facts: Option<LogFacts> = None;
    for file in files::newest_first(folder) {
        let bytes = match files::end_of(&file, rest) {
            Ok(bytes) => bytes,
            Err(_) if facts.is_none() => return None,
            Err(_) => continue,
        };
        rest = rest.saturating_sub(u64::try_from(bytes.len()).unwrap_or(rest));
        let said = read(&String::from_utf8_lossy(&bytes));
        match &mut facts {
            Some(facts) => facts.add_older(said),
            None => facts = Some(LogFacts { began: began(&file), ..said }),
        }
        if rest == 0 || facts.as_ref().is_some_and(LogFacts::is_complete) {
            break;
        }
    }
    facts
}

/// The signs of one log, whose last line is its newest.
#[must_use]
pub fn read(text: &str) -> LogFacts {
    let last = signs::last_lines(text);
    let end = text.lines().rev().find_map(|line| Line::new(line).time());
    let counts = |line: &str| match (Line::new(line).time(), end) {
        (Some(then), Some(end)) => end.saturating_sub(then) <= COUNTS_FOR,
        // A date that nobody can read says nothing against it.
        _ => true,
    };
    let contact = last.iter().find(|(sign, _)| !sign.is_trouble()).filter(|(_, line)| counts(line));
    LogFacts { contact: contact.map(dated), all: last.iter().map(dated).collect(), began: None }
}

/// When the server began to write a log: each start begins one with the server's name and version ("Plex Media Server
/// v1.32.5.7349-8f4248874 - … - build: …", as logs in public reports show), and one that was merely full is followed by one without.
fn began(file: &Path) -> Option<DisplayText> {
    let bytes = files::start_of(file, BEGINNING).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let first = text.lines().find(|line| line.contains(STARTED))?;
    Line::new(first).date()
}

fn dated((sign, line): &(LogSign, &str)) -> Dated {
    let line = Line::new(line);
    Dated { sign: *sign, date: line.date(), line: line.told() }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    use super::*;
    use proptest::prelude::*;

    const LINES: &str = include_str!("../../../../tests/captures/transcribed/pms-log-lines.txt");

    fn line(n: usize) -> &'static str {
        LINES.lines().nth(n).unwrap()
    }

    fn contact(text: &str) -> Option<LogSign> {
        read(text).contact.map(|d| d.sign)
    }

    #[test]
    fn real_lines_are_understood() {
        assert_eq!(contact(line(0)), Some(LogSign::NoNames));
        assert_eq!(contact(line(1)), Some(LogSign::NoNames));
        assert_eq!(contact(line(2)), Some(LogSign::CertificateRefused));
        assert_eq!(contact(line(4)), Some(LogSign::Revoked));
        assert_eq!(contact(line(7)), Some(LogSign::InTouch));
        assert_eq!(read(line(17)).of_kind(true).next().map(|d| d.sign), Some(LogSign::PortTaken));
    }

    #[test]
    fn the_last_word_counts_and_has_its_date() {
        let log = format!(
            "Nov 22, 2026 08:00:00.001 [0x1] {}\nNov 23, 2026 09:30:00.001 [0x2] DEBUG - {}\n",
            line(0),
            line(7)
        );
        let facts = read(&log);
        let said = facts.contact.unwrap();
        assert_eq!((said.sign, said.date), (LogSign::InTouch, DisplayText::new("Nov 23, 2026 09:30:00")));
        let expected = "DEBUG - 200 response from GET https://plex.tv/api/v2/server/access_tokens?auth_token=(secret)";
        assert_eq!(said.line, expected);
        assert_eq!(facts.all.iter().map(|d| d.sign).collect::<Vec<_>>(), [LogSign::InTouch, LogSign::NoNames]);
    }

    #[test]
    fn a_word_on_plex_counts_for_a_day() {
        let log = |date: &str| {
            format!("{date} [1] ERROR - {}\nNov 23, 2026 09:30:00.001 [2] DEBUG - Request: GET /identity\n", line(4))
        };
        for (date, counts) in [
            ("Nov 23, 2026 09:00:00.001", true),
            ("Nov 22, 2026 09:30:00.900", true),
            ("Nov 22, 2026 09:29:59.001", false),
            ("Oct 31, 2025 23:00:00.001", false),
            // The clock was put back.
            ("Nov 23, 2026 10:30:00.001", true),
            ("23.11.2025 09:30", true),
            ("", true),
        ] {
            let facts = read(&log(date));
            assert_eq!(facts.contact.is_some(), counts, "{date}");
            assert_eq!(facts.all.len(), 1, "it is told in any case");
        }
        let undated = format!("Oct 31, 2025 23:00:00.001 [1] ERROR - {}\n", line(4));
        assert!(read(&undated).contact.is_some(), "it is the last line itself");
    }

    /// A folder of logs, written one after the other.
    fn folder(logs: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (nth, (name, text)) in logs.iter().enumerate() {
            let file = folder.path().join(name);
            fs::write(&file, text).unwrap();
            let minutes = u64::try_from(nth).unwrap();
            let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + 60 * minutes);
            File::options().write(true).open(file).unwrap().set_modified(at).unwrap();
        }
        folder
    }

    #[test]
    fn older_logs_tell_what_the_newest_does_not_but_no_word_on_plex_of_theirs_counts() {
        let broken = "ERROR - database disk image is malformed";
        let logs = folder(&[
            ("Plex Media Server.2.log", line(17)),
            ("Plex Media Server.1.log", &format!("{broken}\n{}\n", line(4))),
            ("Plex Media Server.log", "INFO - Plex Media Server v1.43.2"),
        ]);
        let facts = newest(logs.path()).unwrap();
        assert_eq!(facts.contact, None);
        assert_eq!(facts.of_kind(true).next().unwrap().sign, LogSign::Malformed);
        let all: Vec<_> = facts.all.iter().map(|d| d.sign).collect();
        assert_eq!(all, [LogSign::Revoked, LogSign::Malformed], "the oldest was not needed");
    }

    #[test]
    fn a_log_tells_when_its_server_was_started() {
        let start =
            "Nov 22, 2026 08:00:00.001 [0x1] INFO - Plex Media Server v1.43.3.10896-cb3ebc72d - build: linux-x86_64\n";
        let filler = "Nov 22, 2026 09:00:00.001 [0x1] DEBUG - nothing to see here\n".repeat(1_000);
        let began = |text: &str| newest(folder(&[("Plex Media Server.log", text)]).path()).unwrap().began;
        assert_eq!(began(&format!("{start}{filler}")), DisplayText::new("Nov 22, 2026 08:00:00"));
        assert_eq!(began(&filler), None, "the one before it was full");
        assert_eq!(began(&format!("{filler}{start}")), None, "no start stands so far behind");
    }

    #[test]
    fn the_newest_log_is_the_one_that_was_written_last_whatever_its_number() {
        let logs = folder(&[("Plex Media Server.log", line(4)), ("Plex Media Server.1.log", line(7))]);
        assert_eq!(newest(logs.path()).unwrap().contact.unwrap().sign, LogSign::InTouch);
    }

    #[test]
    fn no_log_is_no_word() {
        assert_eq!(newest(folder(&[("Plex Media Scanner.log", line(4))]).path()), None);
        assert_eq!(newest(Path::new("/nowhere")), None);
        assert_eq!(newest(folder(&[("Plex Media Server.log", "")]).path()), Some(LogFacts::default()));
    }

    #[test]
    fn of_a_log_without_end_only_its_end_is_read() {
        let filler = "DEBUG - nothing to see here\n".repeat(330_000);
        let logs = folder(&[
            ("Plex Media Server.1.log", line(17)),
            ("Plex Media Server.log", &format!("{}\n{filler}{}", line(4), line(7))),
        ]);
        let facts = newest(logs.path()).unwrap();
        assert_eq!(facts.all.iter().map(|d| d.sign).collect::<Vec<_>>(), [LogSign::InTouch]);
    }

    proptest! {
        #[test]
        fn any_log_is_read_without_harm(text in ".*") {
            let _ = read(&text);
        }
    }
}
