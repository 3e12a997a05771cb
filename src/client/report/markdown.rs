//! Text in Markdown that a forum shows as it is: foreign text can make no heading, table, link, picture, mention or tag.

use std::collections::BTreeMap;

use super::scrub::{Kind, Redactor};
use super::stand_ins::StandIns;
use crate::client::model::{Arg, Message, Phrase};
use crate::text::Language;

/// The longest piece of text that goes in, in characters.
const LONGEST: usize = 240;

/// A report that is being written. Whatever goes in is cleaned first.
#[derive(Debug)]
pub struct Draft {
    pub text: String,
    redactor: Redactor,
}

/// A place in a draft to go back to.
pub struct Mark {
    length: usize,
    counts: BTreeMap<Kind, usize>,
}

impl Draft {
    pub fn new(redactor: Redactor) -> Self {
        Self { text: String::new(), redactor }
    }

    pub fn withhold(&mut self, kind: Kind, count: usize) {
        self.redactor.withhold(kind, count);
    }

    /// A heading of the report's own words.
    pub fn heading(&mut self, level: usize, words: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&format!("{} {words}\n\n", "#".repeat(level)));
    }

    /// A line that is safe: own words, or made by [`Self::prose`] and [`Self::code`].
    pub fn line(&mut self, safe: &str) {
        self.text.push_str(safe);
        self.text.push('\n');
    }

    /// A safe line of a list.
    pub fn item(&mut self, depth: usize, safe: &str) {
        self.line(&format!("{}- {safe}", "  ".repeat(depth)));
    }

    /// Text among words: as it is, or as code if anything in it could mean something to a forum.
    pub fn prose(&mut self, text: &str) -> String {
        let clean = self.clean(text);
        if is_harmless(&clean) { clean } else { as_code(&clean) }
    }

    /// A message, with stand-ins for the names among its arguments; foreign text in it is searched.
    pub fn message(&mut self, message: &(impl Message + ?Sized), stand_ins: &StandIns<'_>) -> String {
        let phrase = self.redacted(message.phrase(), stand_ins);
        let words = one_line(&Language::ENGLISH.render(&phrase));
        let words = cut(&words);
        if is_harmless(&words) { words } else { as_code(&words) }
    }

    /// The same, as a sentence: it may begin with a stand-in.
    pub fn sentence(&mut self, message: &(impl Message + ?Sized), stand_ins: &StandIns<'_>) -> String {
        begun(&self.message(message, stand_ins))
    }

    fn redacted(&mut self, phrase: Phrase, stand_ins: &StandIns<'_>) -> Phrase {
        let args = phrase.args.into_iter().map(|(name, arg)| {
            let arg = match arg {
                Arg::Server(server) => Arg::Text(stand_ins.server(&server)),
                Arg::Account(account) => Arg::Text(stand_ins.account(&account)),
                Arg::Text(text) => Arg::Text(self.clean(&text)),
                Arg::Address(address) => Arg::Text(self.clean(&address.to_string())),
                Arg::Message(inner) => Arg::Message(self.redacted(inner, stand_ins)),
                Arg::List(all) => Arg::List(all.into_iter().map(|inner| self.redacted(inner, stand_ins)).collect()),
                Arg::Number(_) | Arg::Day(_) => arg,
            };
            (name, arg)
        });
        Phrase { args: args.collect(), ..phrase }
    }

    /// Foreign text, as code.
    pub fn code(&mut self, text: &str) -> String {
        as_code(&self.clean(text))
    }

    /// Redacted whole, and only then cut: half a secret would not be known as one.
    fn clean(&mut self, text: &str) -> String {
        let line = one_line(text);
        let clean = self.redactor.scrub(&line);
        cut(&clean)
    }

    pub fn mark(&self) -> Mark {
        Mark { length: self.text.len(), counts: self.redactor.counts().clone() }
    }

    /// Takes out what was written since, to be put elsewhere.
    pub fn take_from(&mut self, mark: &Mark) -> String {
        self.text.split_off(mark.length)
    }

    /// Takes back what was written since.
    pub fn back_to(&mut self, mark: Mark) {
        self.text.truncate(mark.length);
        self.redactor.count_again_from(mark.counts);
    }

    /// The finished text, searched once more as a whole, with the counts of what was withheld.
    pub fn finish(mut self) -> (String, BTreeMap<Kind, usize>) {
        let text = self.redactor.scrub_shapes(&self.text);
        // What stands for something withheld is in brackets: behind others it would make a link.
        (text.replace("](", "] ("), self.redactor.counts().clone())
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let short: String = text.chars().take(LONGEST).collect();
    format!("{}…", short.trim_end())
}

/// A sentence can begin with a stand-in: "another account".
fn begun(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// One line without control characters and without characters that hide or turn text.
fn one_line(text: &str) -> String {
    let visible = text.chars().map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c });
    let visible: String = visible.filter(|c| !is_hidden(*c)).collect();
    visible.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Format characters, overrides of the reading direction, private use: as in [`DisplayText`](crate::client::model::text::Name).
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}')
}

/// Letters and the marks of a sentence. A full stop before a letter could be a link, a colon before a slash too.
fn is_harmless(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        let fine = match c {
            '.' => next.is_none_or(|n| n.is_ascii_digit() || n == ' '),
            ':' => next.is_none_or(|n| n.is_ascii_digit() || n == ' '),
            ' ' | ',' | ';' | '(' | ')' | '%' | '-' | '–' | '…' | '\'' | '’' | '“' | '”' | '•' => true,
            _ => c.is_alphanumeric(),
        };
        if !fine {
            return false;
        }
    }
    true
}

/// A code span, in which no forum looks for anything. Some take a report apart before they read its spans, so what could
/// mean something in them is changed all the same.
fn as_code(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 2);
    let mut last = ' ';
    for c in text.chars() {
        match c {
            '`' => safe.push('\''),
            '|' => safe.push('¦'),
            '<' => safe.push('‹'),
            '>' => safe.push('›'),
            // A link or a picture: [words](address), ![words](address).
            '@' if last == ']' => safe.push_str(" (at)"),
            '@' => safe.push_str("(at)"),
            '(' if last == ']' => safe.push_str(" ("),
            '[' if last == '!' => safe.push_str(" ["),
            _ => safe.push(c),
        }
        last = c;
    }
    if safe.is_empty() { "–".to_owned() } else { format!("`{safe}`") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::report::scrub::KnownTexts;

    #[test]
    fn foreign_text_becomes_code_without_anything_in_it_that_could_work() {
        let mut draft = Draft::new(Redactor::new(KnownTexts::default()));
        for (text, safe) in [
            ("Answers in 8 ms, (192.168.1.5:32400)", "Answers in 8 ms, (192.168.1.5:32400)"),
            ("see plex.tv", "`see plex.tv`"),
            ("http://plex.tv", "`http://plex.tv`"),
            ("![x](http://plex.tv)", "`! [x] (http://plex.tv)`"),
            ("`|<b>@all", "`'¦‹b›(at)all`"),
            ("# one\n- two\u{202E}", "`# one - two`"),
            ("", ""),
        ] {
            assert_eq!(draft.prose(text), safe);
        }
        assert_eq!(draft.code(""), "–");
        assert!(draft.code(&"x ".repeat(1000)).chars().count() < 250);
    }
}
