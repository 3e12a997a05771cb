//! The second redaction, by value: whatever field a text came through, what looks like a secret or a person is taken out.
//!
//! Every finder searches the same text. Where their finds overlap, the whole of them goes: a login name within an e-mail
//! address must not leave the rest of the address behind.

mod addresses;
mod hosts;
mod known;
pub mod marks;
mod people;
mod secrets;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

pub use known::{Known, KnownTexts};

/// What can be withheld, in the order in which it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Secret,
    EMail,
    Account,
    OtherAccount,
    Server,
    UserName,
    HomeFolder,
    HostName,
    Issuer,
    HardwareAddress,
    PublicAddress,
    MachineId,
    PlexDirect,
    LongIdentifier,
}

/// Something found, and what is to stand in its place.
#[derive(Clone, Debug)]
pub struct Hit {
    range: Range<usize>,
    kind: Kind,
    stand_in: Cow<'static, str>,
}

impl Hit {
    fn new(range: Range<usize>, kind: Kind) -> Self {
        Self { range, kind, stand_in: marks::of(kind).into() }
    }
}

/// Takes out what must not leave this computer, and counts it.
#[derive(Debug)]
pub struct Redactor {
    known: KnownTexts,
    counts: BTreeMap<Kind, usize>,
}

impl Redactor {
    pub fn new(known: KnownTexts) -> Self {
        Self { known, counts: BTreeMap::new() }
    }

    /// Counts what was left out by field.
    pub fn withhold(&mut self, kind: Kind, count: usize) {
        if count > 0 {
            *self.counts.entry(kind).or_default() += count;
        }
    }

    pub fn counts(&self) -> &BTreeMap<Kind, usize> {
        &self.counts
    }

    /// Forgets what was counted since: the text was not used.
    pub fn count_again_from(&mut self, counts: BTreeMap<Kind, usize>) {
        self.counts = counts;
    }

    /// The text without anything that looks like a secret or a person.
    pub fn scrub(&mut self, text: &str) -> String {
        let mut hits = shapes(text);
        hits.extend(self.known.find(text));
        self.without(text, hits)
    }

    /// The same by its looks alone, for a text that is not foreign: its words may be somebody's names as well.
    pub fn scrub_shapes(&mut self, text: &str) -> String {
        self.without(text, shapes(text))
    }

    fn without(&mut self, text: &str, hits: Vec<Hit>) -> String {
        let hits = merge(hits);
        let mut clean = String::with_capacity(text.len());
        let mut end = 0;
        for hit in hits {
            clean.push_str(&text[end..hit.range.start]);
            clean.push_str(&hit.stand_in);
            end = hit.range.end;
            self.withhold(hit.kind, 1);
        }
        clean.push_str(&text[end..]);
        clean
    }
}

/// What looks like a secret or a person, whoever it is of.
fn shapes(text: &str) -> Vec<Hit> {
    let finders = [secrets::find, addresses::find, people::find, hosts::find];
    finders.iter().flat_map(|find| find(text)).collect()
}

/// A text of which nothing is known, without anything that looks like a secret or a person.
pub fn redacted(text: &str) -> String {
    Redactor::new(KnownTexts::default()).scrub(text)
}

/// Joins hits that overlap; the longest of them says what it was.
fn merge(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|h| (h.range.start, std::cmp::Reverse(h.range.end), h.kind));
    let mut merged: Vec<Hit> = Vec::new();
    for hit in hits {
        match merged.last_mut() {
            Some(last) if hit.range.start < last.range.end => {
                let end = last.range.end.max(hit.range.end);
                let start = last.range.start;
                if hit.range.len() > last.range.len() {
                    *last = hit;
                }
                last.range = start..end;
            }
            _ => merged.push(hit),
        }
    }
    merged
}

/// The longest pieces of a text that are made of such characters alone.
fn runs(text: &str, belongs: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (belongs(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| from..text.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scrub(text: &str) -> String {
        Redactor::new(KnownTexts::default()).scrub(text)
    }

    #[test]
    fn secrets_of_every_shape_are_taken_out() {
        for (text, clean) in [
            ("GET /?X-Plex-Token=abc&x=1", "GET /?X-Plex-Token=(secret)&x=1"),
            ("X-Plex-Token: \"abc\" sent", "X-Plex-Token: \"(secret)\" sent"),
            ("X-Plex-Token%3Dabc%26", "X-Plex-Token%3D(secret)"),
            ("Authorization: Bearer abc.def", "Authorization: (secret)"),
            ("use claim-AbCd1234", "use (secret)"),
            ("with eyJhbGciOi.eyJzdWIi.c2ln", "with (secret)"),
            ("key _kZx8Q1sDfGh2JkLmN-9 sent", "key (secret) sent"),
            ("id 0123456789abcdef.", "id (identifier)."),
        ] {
            assert_eq!(scrub(text), clean);
        }
    }

    #[test]
    fn words_that_are_only_long_stay() {
        for text in
            ["local-network-denied", "InvalidCertificate(ApplicationVerificationFailure)", "1.41.0.8992-8463ad060"]
        {
            assert_eq!(scrub(text), text);
        }
    }

    #[test]
    fn public_addresses_go_and_private_ones_stay() {
        for (text, clean) in [
            ("at 81.2.69.142:32400", "at (public address):32400"),
            ("at [2001:4860:4860::8888]:443", "at [(public address)]:443"),
            ("at ::ffff:81.2.69.142", "at (public address)"),
            ("host-81-2-69-142.example", "(host name)"),
            ("host-81-2-69-142 there", "host-(public address) there"),
            ("81-2-69-142.0a1b.plex.direct", "(public address).(hash).plex.direct"),
            ("*.0a1b2c.plex.direct", "(hash).plex.direct"),
            ("fe80::aa:bb:cc:dd:ee:ff, aa:bb:cc:dd:ee:ff", "fe80::aa:bb:cc:dd:ee:ff, (hardware address)"),
        ] {
            assert_eq!(scrub(text), clean);
        }
        for text in [
            "192.168.1.5:32400, 10.0.0.1, 172.16.0.9, 127.0.0.1, 169.254.3.4, 0.0.0.0",
            "[::1]:32400, fe80::1%en0, fd12::5, ff02::fb, 239.0.0.250",
            "12:30:45, 1.43.2.9999, hyper::Error, plex.direct",
        ] {
            assert_eq!(scrub(text), text);
        }
        assert_eq!(scrub("192-168-1-5.0a1b.plex.direct"), "192-168-1-5.(hash).plex.direct");
    }

    #[test]
    fn people_are_taken_out_of_addresses_and_paths() {
        for (text, clean) in [
            ("from jo@example.com.", "from (e-mail address)."),
            ("from j•••@example.com", "from (e-mail address)"),
            ("from jo%40example.com", "from (e-mail address)"),
            ("open /home/jo/x: denied", "open /home/(user name)/x: denied"),
            ("open C:\\Users\\Jo Doe\\x", "open C:\\Users\\(user name)\\x"),
            ("file:///Users/jo/x", "file:///Users/(user name)/x"),
            ("%2Fhome%2Fjo%2Fx", "%2Fhome%2F(user name)%2Fx"),
        ] {
            assert_eq!(scrub(text), clean);
        }
        assert_eq!(scrub("/Users/Shared/x"), "/Users/Shared/x");
    }

    #[test]
    fn what_was_cleaned_once_is_not_counted_twice() {
        let mut redactor = Redactor::new(KnownTexts::default());
        let once =
            redactor.scrub("/home/jo/x X-Plex-Token=abc jo@example.com 81-2-69-142.0a1b.plex.direct 2001:db8::1");
        let counted = redactor.counts().clone();
        assert_eq!(redactor.scrub(&once), once);
        assert_eq!(*redactor.counts(), counted);
        assert_eq!(counted.values().sum::<usize>(), 5, "{once}");
    }

    #[test]
    fn overlapping_finds_go_as_a_whole() {
        let known = Known { text: "jo".to_owned(), stand_in: "(user name)".to_owned(), kind: Kind::UserName };
        let mut redactor = Redactor::new(KnownTexts::new(vec![known], Vec::new()));
        assert_eq!(redactor.scrub("jo@example.com and Jo, not joke"), "(e-mail address) and (user name), not joke");
    }
}
