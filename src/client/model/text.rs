//! Text that comes from outside, made safe to show.

use std::fmt;

use secrecy::SecretString;
use serde::Serialize;

use crate::client::model::digest::sha256;

/// A name from outside (server, account, version): one line, at most [`DisplayText::LIMIT`] characters, without control characters
/// and without the bidirectional overrides that make text read other than it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct DisplayText(String);

impl DisplayText {
    /// The longest name that is kept, in characters. Longer ones end in "…".
    pub const LIMIT: usize = 80;

    /// Cleans a text; `None` if nothing readable is left.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        one_line(text, Self::LIMIT).map(Self)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text from outside as one line of at most `limit` characters, without characters that are not seen; a longer one
/// ends in "…".
/// `None` if nothing readable is left.
#[must_use]
pub fn one_line(text: &str, limit: usize) -> Option<String> {
    let words = text
        .chars()
        // Foreign text can be of any size: what is not shown is not even looked at.
        .take(limit * 8)
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_hidden(*c))
        .collect::<String>();
    let words = without_heaps(&words);
    let clean = words.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    if clean.is_empty() {
        return None;
    }
    let mut short: String = clean.chars().take(limit).collect();
    if clean.chars().count() > limit || text.chars().nth(limit * 8).is_some() {
        short = short.chars().take(limit - 1).collect();
        short.push('…');
    }
    Some(short)
}

/// More marks than any script puts on one letter (Vietnamese and Thai have two, Hebrew three) are a heap that covers other lines.
const MOST_MARKS: usize = 3;

fn without_heaps(text: &str) -> String {
    let mut marks = 0;
    let fits = |c: &char| {
        marks = if is_mark(*c) { marks + 1 } else { 0 };
        marks <= MOST_MARKS
    };
    text.chars().filter(fits).collect()
}

/// The blocks of combining marks that go with any letter (Unicode 16, class Mn).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}'
        | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}' | '\u{FE20}'..='\u{FE2F}')
}

/// A text of several lines, without characters that are not seen or that a terminal would obey. What is taken out leaves a mark.
#[must_use]
pub fn printable(text: &str) -> String {
    let mark = |c: char| if c == '\n' || c == '\t' || !is_hidden(c) { c } else { '\u{FFFD}' };
    text.chars().map(mark).collect()
}

/// Control characters, characters of the Unicode classes Cf (format), private use and non-characters, and letters that are drawn as
/// nothing (fillers of Hangul, the empty pattern of Braille, and their like): nothing to see.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{2800}' | '\u{3164}' | '\u{FFA0}' | '\u{1D159}' | '\u{1D173}'..='\u{1D17A}' | '\u{13430}'..='\u{13455}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFD}'..='\u{FFFF}' | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}')
}

impl fmt::Display for DisplayText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DisplayText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

/// Masks an e-mail address for the screen: `anna@example.com` becomes `a•••@example.com`.
///
/// What has no `@` is masked as a whole.
#[must_use]
pub fn mask_email(address: &str) -> String {
    let Some(address) = DisplayText::new(address) else { return String::new() };
    let address = address.as_str();
    let first = address.chars().next().map(String::from).unwrap_or_default();
    match address.rsplit_once('@') {
        Some((_, domain)) if !domain.is_empty() => format!("{first}•••@{domain}"),
        _ => format!("{first}•••"),
    }
}

/// Accounts without a user name carry their e-mail address as name: it is masked there, too.
#[must_use]
pub fn hide_email(name: &str) -> String {
    if name.contains('@') { mask_email(name) } else { name.to_owned() }
}

/// An e-mail address. It can be compared, and shown masked; nothing prints it whole.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads an address; `None` if it is none. Upper and lower case are one, as they are at Plex.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() <= 254 && text.contains('@')).then(|| Self(text.to_lowercase()))
    }

    /// Its SHA-256, in hexadecimal digits: it can be compared, and lie on disk.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        sha256(self.0.as_bytes())
    }

    /// The whole address, for a server's settings.
    #[must_use]
    pub fn to_secret(&self) -> SecretString {
        self.0.clone().into()
    }

    /// Fit for the screen: see [`mask_email`].
    #[must_use]
    pub fn masked(&self) -> String {
        mask_email(&self.0)
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_plain_name_stays_as_it_is() {
        assert_eq!(DisplayText::new("Mac Mini").unwrap().as_str(), "Mac Mini");
        assert_eq!(DisplayText::new("客厅 – Müller’s").unwrap().as_str(), "客厅 – Müller’s");
    }

    #[test]
    fn overrides_controls_and_line_ends_are_taken_out() {
        assert_eq!(DisplayText::new("a\u{202E}b\u{7}c\r\nd\u{200B}").unwrap().as_str(), "abc d");
        assert_eq!(DisplayText::new("\u{202E}\n"), None);
    }

    #[test]
    fn ten_thousand_letters_are_cut_and_say_so() {
        let name = DisplayText::new(&"x".repeat(10_000)).unwrap();
        assert_eq!(name.as_str().chars().count(), DisplayText::LIMIT);
        assert!(name.as_str().ends_with('…'));
    }

    #[test]
    fn letters_that_are_drawn_as_nothing_and_heaps_of_marks_are_taken_out() {
        assert_eq!(DisplayText::new("\u{3164}\u{115F}\u{FFA0}\u{2800}\u{34F}"), None);
        assert_eq!(DisplayText::new("A\u{3164}B").unwrap().as_str(), "AB");
        let heap: String = std::iter::once('Z').chain(std::iter::repeat_n('\u{301}', 40)).collect();
        assert_eq!(DisplayText::new(&heap).unwrap().as_str().chars().count(), 1 + MOST_MARKS);
        assert_eq!(DisplayText::new("Việt Nam ที่").unwrap().as_str(), "Việt Nam ที่");
    }

    #[test]
    fn a_terminal_is_told_nothing() {
        assert_eq!(printable("a\u{1b}[2J\nb\u{9b}c\td"), "a\u{FFFD}[2J\nb\u{FFFD}c\td");
    }

    #[test]
    fn e_mail_addresses_are_masked() {
        assert_eq!(mask_email("anna@example.com"), "a•••@example.com");
        assert_eq!(mask_email("anna"), "a•••");
        assert_eq!(mask_email(""), "");
    }

    #[test]
    fn an_e_mail_address_is_compared_and_never_printed() {
        let anna = Email::new(" Anna@Example.com ").unwrap();
        assert_eq!(anna, Email::new("anna@example.com").unwrap());
        assert_eq!(format!("{anna:?}"), "a•••@example.com");
        assert_eq!(Email::new("anna"), None);
    }

    proptest! {
        #[test]
        fn any_text_becomes_one_short_visible_line(text in ".*") {
            if let Some(name) = DisplayText::new(&text) {
                prop_assert!(name.as_str().chars().count() <= DisplayText::LIMIT);
                prop_assert!(!name.as_str().chars().any(is_hidden));
                prop_assert_eq!(name.as_str().trim(), name.as_str());
            }
        }
    }
}
