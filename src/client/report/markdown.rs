//! Text in Markdown that a forum shows as it is: foreign text can make no heading, table, link, picture, mention or tag.

use std::collections::BTreeMap;

use super::Render;
use super::stand_ins::StandIns;
use crate::client::model::{Arg, Message, Phrase};
use crate::client::scrub::{Kind, Redactor};
use crate::client::state::Server;

/// The longest piece of text that goes in, in characters.
const LONGEST: usize = 240;

/// A report that is being written. Whatever goes in is cleaned first.
pub struct Draft<'a> {
    pub text: String,
    redactor: Redactor,
    stand_ins: StandIns<'a>,
    render: Render<'a>,
}

/// A place in a draft to go back to.
pub struct Mark {
    length: usize,
    counts: BTreeMap<Kind, usize>,
}

impl<'a> Draft<'a> {
    pub fn new(redactor: Redactor, stand_ins: StandIns<'a>, render: Render<'a>) -> Self {
        Self { text: String::new(), redactor, stand_ins, render }
    }

    /// Which server is spoken of from here on.
    pub fn about(&mut self, number: usize) {
        self.stand_ins.about = Some(number);
    }

    /// The number of a server in the report.
    pub fn number_of(&self, is_it: impl Fn(&Server) -> bool) -> Option<usize> {
        self.stand_ins.number_of(is_it)
    }

    pub fn withhold(&mut self, kind: Kind, count: usize) {
        self.redactor.withhold(kind, count);
    }

    pub fn heading(&mut self, level: usize, words: &impl Message) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let words = self.message(words);
        self.text.push_str(&format!("{} {words}\n\n", "#".repeat(level)));
    }

    pub fn line(&mut self, message: &impl Message) {
        let words = self.message(message);
        self.text.push_str(&words);
        self.text.push('\n');
    }

    /// A line of a list.
    pub fn item(&mut self, depth: usize, message: &impl Message) {
        let words = self.message(message);
        self.safe_item(depth, &words);
    }

    /// A line of a list that is safe: made of messages.
    pub fn safe_item(&mut self, depth: usize, safe: &str) {
        self.text.push_str(&format!("{}- {safe}\n", "  ".repeat(depth)));
    }

    /// Text among words: as it is, or as code if anything in it could mean something to a forum.
    fn prose(&mut self, text: &str) -> String {
        let clean = self.clean(text);
        if is_harmless(&clean) { clean } else { as_code(&clean) }
    }

    /// A message in words: stand-ins for the names among its arguments, and foreign text searched and made safe.
    pub fn message(&mut self, message: &(impl Message + ?Sized)) -> String {
        let phrase = self.redacted(message.phrase());
        one_line(&(self.render)(&phrase))
    }

    /// The same, as a sentence: it may begin with a stand-in.
    pub fn sentence(&mut self, message: &(impl Message + ?Sized)) -> String {
        begun(&self.message(message))
    }

    fn redacted(&mut self, phrase: Phrase) -> Phrase {
        let args = phrase.args.into_iter().map(|(name, arg)| {
            let arg = match arg {
                Arg::Server(server) => Arg::Text(self.stand_ins.server(&server)),
                Arg::Account(account) => Arg::Text(self.stand_ins.account(&account)),
                Arg::Text(text) => Arg::Text(self.prose(&text)),
                Arg::Address(address) => Arg::Text(self.prose(&address.to_string())),
                Arg::Message(inner) => Arg::Message(self.redacted(inner)),
                Arg::List(all) => Arg::List(all.into_iter().map(|inner| self.redacted(inner)).collect()),
                Arg::Number(_) | Arg::Term(_) | Arg::Day(_) | Arg::Clock(_) => arg,
            };
            (name, arg)
        });
        Phrase { args: args.collect(), ..phrase }
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
    use crate::client::scrub::KnownTexts;
    use crate::client::state::Model;
    use crate::text::Language;

    #[test]
    fn foreign_text_becomes_code_without_anything_in_it_that_could_work() {
        let (model, render) = (Model::new(1), |phrase: &Phrase| Language::ENGLISH.render(phrase));
        let stand_ins = StandIns::new(&model, Vec::new(), &render);
        let mut draft = Draft::new(Redactor::new(KnownTexts::default()), stand_ins, &render);
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
        assert!(draft.prose(&"x ".repeat(1000)).chars().count() < 250);
    }
}
