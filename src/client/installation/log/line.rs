//! One line of a server's log: "Nov 23, 2026 09:30:00.001 [0x7f…] WARN - …".

use super::date;
use crate::client::model::text::{DisplayText, one_line};
use crate::client::scrub::redacted;

/// How much of a line is shown, in characters.
const SHOWN: usize = 200;
/// How much of a line is looked at, in bytes. What is redacted gets shorter: it is far more than is shown.
const LOOKED_AT: usize = 4096;
/// The longest date, in bytes.
const DATE: usize = 24;

/// A line, taken apart.
pub struct Line<'a> {
    /// Without fractions of a second.
    date: Option<&'a str>,
    message: &'a str,
}

impl<'a> Line<'a> {
    pub fn new(line: &'a str) -> Self {
        let dated = line.split_once(" [").and_then(|(date, rest)| {
            let date = date.split_once('.').map_or(date, |(seconds, _)| seconds);
            let (_, message) = rest.split_once("] ")?;
            (date.len() <= DATE && date.contains(':')).then_some((date, message))
        });
        let (date, message) = dated.map_or((None, line), |(date, message)| (Some(date), message));
        Self { date, message }
    }

    /// The date as it stands there.
    pub fn date(&self) -> Option<DisplayText> {
        self.date.and_then(DisplayText::new)
    }

    /// The date in seconds, to be compared with others of the same log.
    pub fn time(&self) -> Option<i64> {
        self.date.and_then(date::seconds)
    }

    /// What it says, fit for the screen: without anything that looks like a secret or a person.
    pub fn told(&self) -> String {
        one_line(&redacted(whole_words(self.message)), SHOWN).unwrap_or_default()
    }
}

/// The beginning of a text that is too long, up to a blank: half of a secret no longer looks like one.
fn whole_words(text: &str) -> &str {
    if text.len() <= LOOKED_AT {
        return text;
    }
    let beginning = &text[..text.floor_char_boundary(LOOKED_AT)];
    beginning.rfind(char::is_whitespace).map_or("", |end| &beginning[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_and_people_are_taken_out() {
        for (line, told) in [
            (
                "Nov 23, 2026 09:30:00.001 [0x1] ERROR - 401 response from GET https://plex.tv/x?X-Plex-Token=abcdef1234&y=1",
                "ERROR - 401 response from GET https://plex.tv/x?X-Plex-Token=(secret)&y=1",
            ),
            ("GET https://plex.tv/a?auth_token=ab12", "GET https://plex.tv/a?auth_token=(secret)"),
            ("plex.tv/devices/0123456789abcdef0123 at 81.2.69.142", "plex.tv/devices/(identifier) at (public address)"),
            ("plex.tv refused anna@example.com at 192.168.1.5", "plex.tv refused (e-mail address) at 192.168.1.5"),
        ] {
            assert_eq!(Line::new(line).told(), told);
        }
    }

    #[test]
    fn a_long_line_is_cut_and_never_within_a_secret() {
        let long = format!("401 response from plex.tv {}", "word ".repeat(100));
        let told = Line::new(&long).told();
        assert!(told.chars().count() == SHOWN && told.ends_with('…'), "{told}");
        for before in [LOOKED_AT - 30, LOOKED_AT - 10, LOOKED_AT - 1] {
            // Redaction makes the line short enough for all of it to be shown.
            let line = format!("token={} Qw3rTy7uIoPaSdFgHjKl", "x".repeat(before - 6));
            assert!(!Line::new(&line).told().contains("Qw3"), "{before}");
        }
        assert_eq!(Line::new(&"x".repeat(LOOKED_AT + 1)).told(), "");
    }

    #[test]
    fn a_line_without_a_date_is_all_message() {
        for line in ["ERROR - no [date] here", "x [y", ""] {
            let line_read = Line::new(line);
            assert_eq!((line_read.date(), line_read.told().as_str()), (None, line));
        }
    }
}
