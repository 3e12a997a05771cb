//! One language: its Fluent files, and how numbers and days are written in it.

use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::pseudo;
use crate::client::model::{Arg, Phrase};
use crate::packed;

/// Where the words are, a folder for each language.
const LOCALES: &str = "locales/";
const ENGLISH: &str = "en";
/// The entry of what nobody translates.
const PLAIN: &str = "plain";
pub const PSEUDO: &str = "qps";
/// From five digits on, digits stand in groups, as Unicode's data has it for most of Europe's languages (`minimumGroupingDigits`).
const GROUPED_FROM: u64 = 10_000;

pub struct Bundle {
    is_pseudo: bool,
    words: FluentBundle<FluentResource>,
}

impl Bundle {
    /// The pseudo-language has the words of English, and inflects as it does.
    pub fn new(code: &str) -> Self {
        let is_pseudo = code == PSEUDO;
        let written = if is_pseudo { ENGLISH } else { code };
        let language: LanguageIdentifier = written.parse().unwrap_or_default();
        let mut words = FluentBundle::new_concurrent(vec![language]);
        // No language here is read from right to left, and what is copied must not hold marks that nobody sees.
        words.set_use_isolating(false);
        if is_pseudo {
            words.set_transform(Some(pseudo::longer));
        }
        for text in texts_of(written) {
            // A test reads every file: here a broken entry costs its own words alone.
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            let _ = words.add_resource(resource);
        }
        Self { is_pseudo, words }
    }

    /// The words of a message; what a language lacks is said in English.
    pub fn render(&self, phrase: &Phrase) -> String {
        let words = self.words_of(phrase).or_else(|| super::Language::ENGLISH.bundle().words_of(phrase));
        let words = words.unwrap_or_else(|| phrase.id.to_owned());
        // What comes from outside is no text of ours.
        if self.is_pseudo && phrase.id != PLAIN { pseudo::bracketed(&words) } else { words }
    }

    /// `None` if this language has no such entry.
    fn words_of(&self, phrase: &Phrase) -> Option<String> {
        let message = self.words.get_message(phrase.id)?;
        let pattern = match phrase.attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut args = FluentArgs::with_capacity(phrase.args.len());
        for (name, arg) in &phrase.args {
            args.set(*name, self.value(arg));
        }
        let mut faults = Vec::new();
        Some(self.words.format_pattern(pattern, Some(&args), &mut faults).into_owned())
    }

    pub fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Number(number) if number.unsigned_abs() >= GROUPED_FROM => self.grouped(*number).into(),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Text(text) | Arg::Server(text) => text.clone().into(),
            Arg::Term(term) => (*term).into(),
            Arg::Account(account) => account.shown.clone().into(),
            Arg::Address(address) => address.to_string().into(),
            Arg::Clock(shown) => shown.as_str().to_owned().into(),
            Arg::Day(seconds) => self.day(*seconds).into(),
            Arg::Message(phrase) => self.part(phrase).into(),
            Arg::List(all) => all.iter().map(|phrase| self.part(phrase)).collect::<Vec<_>>().join(", ").into(),
        }
    }

    /// A message within another.
    fn part(&self, phrase: &Phrase) -> String {
        self.words_of(phrase).unwrap_or_else(|| phrase.id.to_owned())
    }

    pub fn grouped(&self, number: i64) -> String {
        let separator = self.words_of(&Phrase::new("number-group-separator")).unwrap_or_default();
        let digits = number.unsigned_abs().to_string();
        let mut grouped = if number < 0 { "-".to_owned() } else { String::new() };
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(&separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    pub fn day(&self, seconds: i64) -> String {
        let (year, month, day) = civil(seconds);
        let args =
            vec![("year", Arg::Text(year.to_string())), ("month", Arg::Number(month)), ("day", Arg::Number(day))];
        self.words_of(&Phrase { id: "day", attribute: None, args }).unwrap_or_default()
    }
}

/// The codes of all languages: English first, the pseudo-language last.
pub fn codes() -> Vec<String> {
    let folders: BTreeSet<String> =
        packed::paths().filter_map(|path| Some(path.strip_prefix(LOCALES)?.split_once('/')?.0.to_owned())).collect();
    let others = folders.into_iter().filter(|code| code != ENGLISH);
    std::iter::once(ENGLISH.to_owned()).chain(others).chain([PSEUDO.to_owned()]).collect()
}

/// The files of a language.
pub fn texts_of(code: &str) -> Vec<String> {
    let folder = format!("{LOCALES}{code}/");
    let files = packed::paths().filter(|path| path.starts_with(&folder)).filter_map(|path| packed::file(&path));
    files.map(|file| String::from_utf8_lossy(&file).into_owned()).collect()
}

/// Year, month and day of a time in seconds since 1970, within the years that a calendar has.
fn civil(seconds: i64) -> (i64, i64, i64) {
    /// The last second of the year 9999.
    const END: i64 = 253_402_300_799;
    let text = httpdate::fmt_http_date(
        std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds.clamp(0, END).unsigned_abs()),
    );
    // "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7)
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let number = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.trim().parse().ok()).unwrap_or(1);
    let month = text.get(8..11).and_then(|name| MONTHS.find(name)).unwrap_or(0) / 3 + 1;
    (number(12..16), i64::try_from(month).unwrap_or(1), number(5..7))
}
