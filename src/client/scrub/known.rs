//! Texts that are known to be somebody's: names of accounts and servers, the login name, the host name, the home folder.

use std::collections::{HashMap, HashSet};

use secrecy::ExposeSecret;

use super::{Hit, Kind};
use crate::client::model::Secret;

/// From so many letters on, a text is found within longer words, too: "anna1" in "anna1s-macbook". Shorter ones would be found
/// everywhere.
const WITHIN_WORDS: usize = 5;
/// Shorter texts name nobody.
const LEAST: usize = 2;

/// A text that is known to be somebody's.
#[derive(Clone, Debug)]
pub struct Known {
    pub text: String,
    pub stand_in: String,
    pub kind: Kind,
}

/// A text, ready to be searched for.
#[derive(Debug)]
struct Needle {
    letters: Vec<char>,
    within_words: bool,
    stand_in: String,
    kind: Kind,
}

/// All that is known to be somebody's.
#[derive(Debug, Default)]
pub struct KnownTexts {
    /// By first letter, the longest first.
    needles: HashMap<char, Vec<Needle>>,
    secrets: Vec<Secret>,
}

impl KnownTexts {
    pub fn new(known: Vec<Known>, secrets: Vec<Secret>) -> Self {
        let mut needles: HashMap<char, Vec<Needle>> = HashMap::new();
        let mut seen = HashSet::new();
        for needle in known.into_iter().filter_map(Needle::new) {
            if let Some(first) = needle.letters.first()
                && seen.insert(needle.letters.clone())
            {
                needles.entry(*first).or_default().push(needle);
            }
        }
        for same in needles.values_mut() {
            same.sort_by_key(|n| std::cmp::Reverse(n.letters.len()));
        }
        Self { needles, secrets }
    }

    pub fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self.secrets.iter().flat_map(|secret| exactly(text, secret.expose_secret())).collect();
        let mut before = None;
        for (at, c) in text.char_indices() {
            let same = lower(c).and_then(|c| self.needles.get(&c));
            let found = same.into_iter().flatten().find_map(|needle| needle.at(text, at, before));
            hits.extend(found);
            before = Some(c);
        }
        hits
    }
}

fn exactly(text: &str, secret: &str) -> Vec<Hit> {
    if secret.len() < LEAST {
        return Vec::new();
    }
    text.match_indices(secret).map(|(at, found)| Hit::new(at..at + found.len(), Kind::Secret)).collect()
}

/// The letter in lower case; of those few that become several, the first.
fn lower(c: char) -> Option<char> {
    c.to_lowercase().next()
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter_map(lower).collect()
}

impl Needle {
    /// `None` for texts that name nobody.
    fn new(known: Known) -> Option<Self> {
        let text = known.text.trim().trim_end_matches('…').trim_end();
        let letters = letters(text);
        if letters.len() < LEAST || !letters.iter().any(|c| c.is_alphabetic()) {
            return None;
        }
        let within_words = letters.len() >= WITHIN_WORDS;
        Some(Self { letters, within_words, stand_in: known.stand_in, kind: known.kind })
    }

    fn at(&self, text: &str, at: usize, before: Option<char>) -> Option<Hit> {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let starts_within = is_letter(before) && is_letter(self.letters.first().copied());
        if starts_within && !self.within_words {
            return None;
        }
        let mut rest = text[at..].chars();
        if !self.letters.iter().all(|c| rest.next().and_then(lower) == Some(*c)) {
            return None;
        }
        let end = text.len() - rest.as_str().len();
        let ends_within = is_letter(rest.next()) && is_letter(self.letters.last().copied());
        let hit = Hit { range: at..end, kind: self.kind, stand_in: self.stand_in.clone().into() };
        (self.within_words || !ends_within).then_some(hit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::scrub::Redactor;

    fn scrub(known: &[&str], text: &str) -> String {
        let known = known.iter().map(|text| Known {
            text: (*text).to_owned(),
            stand_in: "Server 1".to_owned(),
            kind: Kind::Server,
        });
        Redactor::new(KnownTexts::new(known.collect(), Vec::new())).scrub(text)
    }

    #[test]
    fn names_are_found_whatever_their_case_and_within_longer_words() {
        assert_eq!(scrub(&["Müller"], "at müllers-nas, MÜLLER"), "at Server 1s-nas, Server 1");
        assert_eq!(scrub(&["Jo"], "Jo, jo and joke"), "Server 1, Server 1 and joke");
    }

    #[test]
    fn numbers_and_single_letters_name_nobody() {
        let text = "Answers in 80 ms, e.g. from here.";
        assert_eq!(scrub(&["80", "e", "…", " "], text), text);
    }

    #[test]
    fn a_folder_is_somebodys_whatever_it_is_called() {
        assert_eq!(scrub(&["/root"], "open /root/x, the root of it"), "open Server 1/x, the root of it");
    }

    #[test]
    fn a_secret_is_found_whatever_its_shape() {
        let known = KnownTexts::new(Vec::new(), vec![Secret::from("short1")]);
        assert_eq!(Redactor::new(known).scrub("at?x=short1!"), "at?x=(secret)!");
    }
}
