//! What the home of `--demo` has behind it: seven made-up days, written down as the program would have done.
//!
//! The days are those before now, by this computer's clock; all else is the same at every start.

mod story;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::idents;
use crate::client::history::event::LOST;
use crate::client::history::{Event, Kind};
use crate::client::model::MachineId;
use story::{BEHIND_ROUTER, BROKEN_OFF, NETWORK, ROUTER, STORY, WATCHES};

const MINUTE: u64 = 60;
const DAY: u64 = 24 * 60 * MINUTE;
/// The last watch ended this long ago, in seconds.
const LAST_CLOSED: u64 = 7 * MINUTE;

/// So many days before today, and a time of that day.
#[derive(Clone, Copy, Debug)]
struct When {
    days_ago: u64,
    hour: u64,
    minute: u64,
    second: u64,
}

/// What came to be.
#[derive(Clone, Copy, Debug)]
struct Turn {
    when: When,
    /// The server's name; `None`: it is this computer's.
    of: Option<&'static str>,
    kind: Kind,
    to: &'static str,
}

impl When {
    const fn and(self, second: u64) -> Self {
        Self { second, ..self }
    }
}

/// How far a zone is ahead of UTC at a moment, in seconds; the moment is in seconds since 1970.
type Zone = fn(u64) -> i32;

/// All events until `now`, in seconds since 1970, the oldest first.
pub fn past(now: u64, zone: Zone) -> Vec<Event> {
    let end = now.saturating_sub(LAST_CLOSED);
    let moment = |when: When| {
        let today = now.saturating_add_signed(zone(now).into()) / DAY * DAY;
        let of_day = (when.hour * 60 + when.minute) * MINUTE + when.second;
        let local = (today + of_day).saturating_sub(when.days_ago * DAY);
        let about = local.saturating_add_signed(-i64::from(zone(now)));
        local.saturating_add_signed(-i64::from(zone(about)))
    };
    let mut story: Vec<(u64, Turn)> = STORY.iter().map(|turn| (moment(turn.when), *turn)).collect();
    story.sort_by_key(|(at, _)| *at);
    let nights = (0..7).flat_map(|days_ago| night(&story, days_ago, &moment)).collect::<Vec<_>>();
    story.extend(nights);
    story.sort_by_key(|(at, _)| *at);
    let mut story = story.into_iter().peekable();
    let mut writer = Writer::default();
    let watches = WATCHES.iter().map(|(from, to)| (moment(*from), moment(*to).min(end)));
    for (nth, (from, to)) in watches.enumerate().filter(|(_, (from, to))| from < to) {
        while let Some((_, turn)) = story.next_if(|(at, _)| *at < from) {
            writer.happen(&turn);
        }
        // One watch was broken off, by this computer's sleep.
        if nth > 0 && BROKEN_OFF == nth - 1 {
            writer.wake(from);
        } else {
            writer.push(Event::of_computer(from * 1000, Kind::Began));
        }
        writer.look_around(from);
        while let Some((at, turn)) = story.next_if(|(at, _)| *at < to) {
            writer.happen(&turn);
            writer.note(at, &turn);
        }
        writer.last_look = to;
        if nth != BROKEN_OFF {
            writer.push(Event::of_computer(to * 1000, Kind::Ended));
        }
    }
    writer.events
}

/// The router's restart: this computer's network is gone for three minutes, and with it all that is behind the router.
fn night(story: &[(u64, Turn)], days_ago: u64, moment: &impl Fn(When) -> u64) -> Vec<(u64, Turn)> {
    let (hour, minute) = ROUTER;
    let gone = When { days_ago, hour, minute, second: 10 };
    let back = When { minute: minute + 3, ..gone };
    let turn = |when: When, of, kind, to| (moment(when), Turn { when, of, kind, to });
    let before = |of: Option<&str>| {
        let is_verdict = |(at, turn): &&(u64, Turn)| turn.kind == Kind::Cause && turn.of == of && *at < moment(gone);
        story.iter().rfind(is_verdict).map(|(_, turn)| turn.to)
    };
    let mut turns = vec![
        turn(gone, None, Kind::Network, LOST),
        turn(gone.and(20), None, Kind::Cause, "offline"),
        turn(back, None, Kind::Network, NETWORK),
        turn(back.and(20), None, Kind::Cause, "healthy"),
    ];
    for of in BEHIND_ROUTER {
        turns.push(turn(gone.and(35), of, Kind::Cause, "unreachable"));
        turns.extend(before(of).map(|to| turn(back.and(35), of, Kind::Cause, to)));
    }
    turns
}

/// Writes down what is seen: while nobody looks, things happen unseen, and are found as they have become.
#[derive(Default)]
struct Writer {
    events: Vec<Event>,
    /// How everything stands.
    now: BTreeMap<(Option<&'static str>, Kind), &'static str>,
    last_look: u64,
}

impl Writer {
    fn push(&mut self, event: Event) {
        self.events.push(event);
    }

    fn happen(&mut self, turn: &Turn) {
        if turn.kind != Kind::Restart {
            self.now.insert((turn.of, turn.kind), turn.to);
        }
    }

    fn wake(&mut self, at: u64) {
        let since = (self.last_look * 1000).to_string();
        self.push(Event::of_computer(at * 1000, Kind::Gap).from(since));
        self.push(Event::of_computer(at * 1000, Kind::Woke));
    }

    /// The first look of a watch: verdicts are given anew, and what else is as it was is no news.
    fn look_around(&mut self, at: u64) {
        let standing: Vec<Turn> =
            (self.now.iter()).map(|((of, kind), to)| Turn { when: story::START, of: *of, kind: *kind, to }).collect();
        for turn in standing {
            self.note(at, &turn);
        }
    }

    fn note(&mut self, at: u64, turn: &Turn) {
        let Some(event) = event(at, turn.of, turn.kind, turn.to) else { return };
        let same = |before: &&Event| event.is_outdated_by(before);
        let is_known = event.kind != Kind::Cause && event.kind != Kind::Restart;
        if is_known && self.events.iter().rev().find(same).is_some_and(|before| before.to == event.to) {
            return;
        }
        let identity = if event.kind == Kind::Address { turn.of } else { None };
        self.push(event);
        self.events.extend(identity.and_then(|of| self::event(at, Some(of), Kind::Identity, turn.to)));
    }
}

fn event(at: u64, of: Option<&str>, kind: Kind, to: &str) -> Option<Event> {
    let event = match of {
        Some(name) => Event::of_server(at * 1000, MachineId::new(&idents::machine_id(name))?, kind),
        None => Event::of_computer(at * 1000, kind),
    };
    Some(event.to(to.to_owned()))
}
