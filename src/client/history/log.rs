//! All events in memory, small: each word is kept once. Months of a large home take a megabyte or two.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::Hash;
use std::sync::Arc;

use super::age::{is_overdue, oldest_kept, without_old};
use super::event::{Event, Kind};
use super::order::in_order;
use crate::client::model::MachineId;

/// Events in the order in which they happened.
#[derive(Clone, Debug, Default)]
pub struct Log {
    events: Vec<Packed>,
    /// The dates of all events as the clock had them, once it was set back: each later one may say that others were right.
    dated: Vec<u64>,
    /// How many came before the first, and are not in it.
    gone: usize,
    servers: Vec<MachineId>,
    server_numbers: HashMap<MachineId, u32>,
    /// How many events each server has of its own, and how many bear on all of them.
    own: Vec<u32>,
    shared: u32,
    words: Vec<Arc<str>>,
    word_numbers: HashMap<Arc<str>, u32>,
    /// The last word on each thing, by its number: what it was before the next one.
    last: HashMap<Thing, u32>,
}

/// A server's or this computer's, and what of it.
type Thing = (Option<u32>, Kind);

#[derive(Clone, Copy, Debug)]
struct Packed {
    at: u64,
    server: Option<std::num::NonZeroU32>,
    from: Option<std::num::NonZeroU32>,
    to: Option<std::num::NonZeroU32>,
    kind: Kind,
}

impl Log {
    #[must_use]
    pub fn new(events: &[Event]) -> Self {
        let mut log = Self::default();
        log.extend(events);
        log
    }

    pub fn extend<'a>(&mut self, events: impl IntoIterator<Item = &'a Event>) {
        for event in events {
            self.push(event);
        }
    }

    /// What it was before is known from the events before.
    pub fn push(&mut self, event: &Event) {
        let server = event.server.as_ref().map(|id| self.server_number(id));
        let to = event.to.as_deref().map(|word| self.word_number(word));
        let from = match event.kind {
            Kind::Gap => event.from.as_deref().map(|word| self.word_number(word)),
            Kind::Cause | Kind::Address | Kind::Version | Kind::Name | Kind::Plex | Kind::Network => {
                let thing = (server, event.kind);
                to.and_then(|to| self.last.insert(thing, to)).filter(|from| Some(*from) != to)
            }
            Kind::Began | Kind::Ended | Kind::Woke | Kind::Identity | Kind::Restart => None,
        };
        if event.kind.is_break() {
            self.last.retain(|(_, kind), _| *kind != Kind::Cause);
        }
        let number = |n: Option<u32>| n.and_then(|n| std::num::NonZeroU32::new(n + 1));
        let is_set_back = self.events.last().is_some_and(|last| event.at < last.at);
        if is_set_back && self.dated.is_empty() {
            self.dated = self.events.iter().map(|packed| packed.at).collect();
        }
        match server.and_then(|number| self.own.get_mut(number as usize)) {
            Some(own) if event.kind != Kind::Identity => *own += 1,
            Some(_) | None => self.shared += 1,
        }
        let (server, from, to) = (number(server), number(from), number(to));
        self.events.push(Packed { at: event.at, server, from, to, kind: event.kind });
        if !self.dated.is_empty() {
            self.dated.push(event.at);
            self.date_anew();
        }
    }

    fn date_anew(&mut self) {
        let mut dates = self.dated.clone();
        in_order(&mut dates);
        for (packed, at) in self.events.iter_mut().zip(dates) {
            packed.at = at;
        }
        self.shared += 1;
    }

    /// The number of each event that is in the log before, too, stays: this one was read anew from its file.
    #[must_use]
    pub fn numbered_after(mut self, before: &Self) -> Self {
        let last = before.iter().next_back();
        let place =
            last.and_then(|last| (1..=self.len()).rev().zip(self.iter().rev()).find(|(_, event)| *event == last));
        if let Some((place, _)) = place {
            self.gone = before.end().saturating_sub(place);
        }
        self
    }

    /// Without what is too old, where there is any: the log that goes on from here.
    #[must_use]
    pub fn shortened(&self, now: u64) -> Option<Self> {
        let dates = || self.events.iter().map(|packed| packed.at);
        let oldest = oldest_kept(dates(), now);
        if !is_overdue(dates().next(), oldest) {
            return None;
        }
        let mut log = Self::new(&without_old(self.iter().collect(), oldest));
        log.gone = self.end().saturating_sub(log.len());
        Some(log)
    }

    fn server_number(&mut self, id: &MachineId) -> u32 {
        if let Some(number) = self.server_numbers.get(id) {
            return *number;
        }
        let number = number_of(self.servers.len());
        self.servers.push(id.clone());
        self.own.push(0);
        self.server_numbers.insert(id.clone(), number);
        number
    }

    fn word_number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.word_numbers.get(word) {
            return *number;
        }
        let number = number_of(self.words.len());
        let word: Arc<str> = word.into();
        self.words.push(word.clone());
        self.word_numbers.insert(word, number);
        number
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.events.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The number of the event that comes next. Those that are no longer kept count, too.
    #[must_use]
    pub fn end(&self) -> usize {
        self.gone + self.len()
    }

    /// Those from the nth on.
    pub fn from_number(&self, number: usize) -> impl DoubleEndedIterator<Item = Event> {
        self.events
            .get(number.saturating_sub(self.gone)..)
            .unwrap_or_default()
            .iter()
            .map(|packed| self.unpacked(packed))
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Event> {
        self.events.iter().map(|packed| self.unpacked(packed))
    }

    /// All that bears on one server: its own events, this computer's, and who else answered at addresses. `None`: this computer's alone.
    #[must_use]
    pub fn about(&self, server: Option<&MachineId>) -> Vec<Event> {
        let number = server.map(|id| self.server_numbers.get(id).copied());
        let bears = |packed: &&Packed| match (packed.server, number) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(number)) => Some(own.get() - 1) == number || packed.kind == Kind::Identity,
        };
        self.events.iter().filter(bears).map(|packed| self.unpacked(packed)).collect()
    }

    /// While this is the same, so is [`Self::about`].
    #[must_use]
    pub fn mark(&self, server: Option<&MachineId>) -> impl Hash + PartialEq + fmt::Debug + use<> {
        let number = server.and_then(|id| self.server_numbers.get(id));
        let own = number.and_then(|number| self.own.get(*number as usize));
        (self.gone, self.shared, own.copied().unwrap_or_default())
    }

    /// The servers that it tells of, each with the name that it had last.
    #[must_use]
    pub fn servers(&self) -> BTreeMap<MachineId, Option<String>> {
        let name = |number| self.last.get(&(Some(number), Kind::Name)).map(|word| self.word(*word).to_owned());
        (0..).zip(&self.servers).map(|(number, id)| (id.clone(), name(number))).collect()
    }

    fn unpacked(&self, packed: &Packed) -> Event {
        let word = |number: Option<std::num::NonZeroU32>| number.map(|n| self.word(n.get() - 1).to_owned());
        Event {
            at: packed.at,
            server: packed.server.and_then(|n| self.servers.get(n.get() as usize - 1)).cloned(),
            kind: packed.kind,
            from: word(packed.from),
            to: word(packed.to),
        }
    }

    fn word(&self, number: u32) -> &str {
        self.words.get(number as usize).map_or("", AsRef::as_ref)
    }
}

/// There are never so many.
fn number_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(letter: char) -> MachineId {
        MachineId::new(&letter.to_string().repeat(40)).unwrap()
    }

    fn event(at: u64, letter: char, kind: Kind, to: &str) -> Event {
        Event::of_server(at, id(letter), kind).to(to.to_owned())
    }

    #[test]
    fn what_it_was_before_is_what_was_said_last_and_not_across_time_unwatched() {
        let log = Log::new(&[
            event(1, 'a', Kind::Cause, "healthy"),
            event(2, 'b', Kind::Cause, "slow"),
            event(3, 'a', Kind::Cause, "not-accepted"),
            event(3, 'a', Kind::Address, "192.168.1.5:32400"),
            Event::of_computer(4, Kind::Gap).from("3".to_owned()),
            event(5, 'a', Kind::Cause, "healthy"),
            event(6, 'a', Kind::Address, "192.168.1.9:32400"),
        ]);
        let from: Vec<_> = log.iter().map(|event| event.from).collect();
        let expected = [None, None, Some("healthy"), None, Some("3"), None, Some("192.168.1.5:32400")];
        assert_eq!(from, expected.map(|from| from.map(str::to_owned)));
    }

    #[test]
    fn a_log_that_is_read_anew_goes_on_with_its_numbers() {
        let cause = |at: u64| event(at, 'a', Kind::Cause, if at.is_multiple_of(2) { "healthy" } else { "slow" });
        let before = Log::new(&(1..=9).map(cause).collect::<Vec<_>>());
        // Its oldest are no longer in the file, and two are new.
        let after = Log::new(&(5..=11).map(cause).collect::<Vec<_>>()).numbered_after(&before);
        let new: Vec<u64> = after.from_number(before.end()).map(|event| event.at).collect();
        assert_eq!(new, [10, 11]);
    }

    #[test]
    fn what_bears_on_one_server_is_marked_apart() {
        let (a, b) = (id('a'), id('b'));
        let mut log = Log::new(&[event(1, 'a', Kind::Cause, "healthy"), event(2, 'b', Kind::Cause, "healthy")]);
        for (event, bears_on_a) in [
            (event(3, 'b', Kind::Cause, "slow"), false),
            (event(4, 'a', Kind::Cause, "slow"), true),
            (event(5, 'b', Kind::Identity, "192.168.1.5:32400"), true),
            (Event::of_computer(6, Kind::Ended), true),
            (event(2, 'b', Kind::Cause, "healthy"), true),
        ] {
            let before = (log.mark(Some(&a)), log.mark(Some(&b)));
            log.push(&event);
            assert_eq!(log.mark(Some(&a)) != before.0, bears_on_a, "{event:?}");
            assert_ne!(log.mark(Some(&b)) == before.1, event.server != Some(a.clone()), "{event:?}");
        }
    }

    #[test]
    fn after_a_clock_was_set_back_time_goes_on_and_later_nothing_is_out_of_order() {
        let times = |log: &Log| log.iter().map(|event| event.at).collect::<Vec<_>>();
        let mut log = Log::new(&[event(100, 'a', Kind::Cause, "healthy"), event(900, 'a', Kind::Cause, "slow")]);
        log.push(&event(500, 'a', Kind::Cause, "healthy"));
        assert_eq!(times(&log), [100, 500, 500]);
        log.push(&event(600, 'a', Kind::Cause, "slow"));
        assert_eq!(times(&log), [100, 500, 500, 600]);
        log.push(&event(1_000, 'a', Kind::Cause, "healthy"));
        assert_eq!(times(&log), [100, 900, 900, 900, 1_000], "as when it is read from its file");
    }

    #[test]
    fn what_is_too_old_goes_and_the_numbers_of_the_rest_stay() {
        const DAY: u64 = 24 * 60 * 60 * 1000;
        let days = |days: std::ops::Range<u64>| days.map(|day| event(day * DAY, 'a', Kind::Cause, "healthy"));
        let mut log = Log::new(&days(0..95).collect::<Vec<_>>());
        let shorter = log.shortened(95 * DAY).unwrap();
        assert_eq!(shorter.iter().next().map(|event| event.at), Some(4 * DAY));
        assert_eq!(shorter.end(), log.end());
        let since = |log: &Log| log.from_number(80).collect::<Vec<_>>();
        assert_eq!(since(&shorter), since(&log));
        assert!(shorter.shortened(95 * DAY).is_none());
        log.push(&event(500 * DAY, 'a', Kind::Cause, "slow"));
        // What a wrong clock dates is no reason to forget.
        let first = log.shortened(500 * DAY).unwrap().iter().next();
        assert_eq!(first.map(|event| event.at), Some(4 * DAY));
    }

    #[test]
    fn one_server_s_story_has_this_computer_s_events_and_who_shares_an_address() {
        let log = Log::new(&[
            Event::of_computer(0, Kind::Began),
            event(1, 'a', Kind::Name, "Attic"),
            event(2, 'b', Kind::Cause, "slow"),
            event(3, 'b', Kind::Identity, "192.168.1.5:32400"),
        ]);
        let times = |server: Option<&MachineId>| log.about(server).iter().map(|event| event.at).collect::<Vec<_>>();
        assert_eq!(times(Some(&id('a'))), [0, 1, 3]);
        assert_eq!(times(None), [0]);
        assert_eq!(log.servers(), BTreeMap::from([(id('a'), Some("Attic".to_owned())), (id('b'), None)]));
    }
}
