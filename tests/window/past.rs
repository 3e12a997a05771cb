//! Homes with a past: made-up histories, and the pages that show them.

use std::time::Duration;

use plex_locksmith::client::diagnosis::Cause;
use plex_locksmith::client::history::event::{FOUND, LOST};
use plex_locksmith::client::history::{Event, Kind, Log};
use plex_locksmith::client::installation::{InstallError, InstallKind, InstallOperation};
use plex_locksmith::client::model::{Claimed, Clocks};
use plex_locksmith::client::state::{self, HistoryEvent, Keeping};

use crate::causes;
use crate::home::{Home, id};
use crate::scenes::Page;

pub const MINUTE: u64 = 60 * 1000;
pub const HOUR: u64 = 60 * MINUTE;
pub const DAY: u64 = 24 * HOUR;
/// Friday 27 November 2026, 22:00 in UTC, which is the zone of these tests.
pub const NOW: u64 = 1_795_816_800_000;
const NAS: u16 = 2;

pub const PAGES: &[Page] = &[
    ("80-strip", falls_back, &[]),
    ("80-strip-in-line", || with(causes::of_server(Cause::NotRunning), falls(), Keeping::Memory), &[]),
    ("80-strip-well", || with(causes::of_server(Cause::Healthy), falls(), Keeping::Memory), &[]),
    ("81-history", falls_back, &["History"]),
    ("81-history-events", falls_back, &["History", "What happened"]),
    ("82-history-week", falls_back, &["History", "7 days"]),
    ("83-history-month", falls_back, &["History", "30 days"]),
    ("84-history-of-all", family, &["More", "History of all servers"]),
    ("84-history-of-all-week", family, &["More", "History of all servers", "7 days"]),
    ("85-history-none", Home::family, &["More", "History of all servers"]),
    ("86-history-delete", falls_back, &["History", "Delete history…"]),
    ("87-history-other-writes", other_writes, &["History"]),
    ("88-history-not-kept", not_kept, &["History"]),
];

pub fn cause(server: u16, at: u64, cause: Cause) -> Event {
    Event::of_server(at, id(server), Kind::Cause).to(cause.id().to_owned())
}

pub fn began(at: u64) -> Event {
    Event::of_computer(at, Kind::Began)
}

/// Gives a home this past, and tells it the time.
pub fn with(mut home: Home, mut events: Vec<Event>, keeping: Keeping) -> Home {
    // As it is while it writes, but that this moment is noted nowhere.
    home.event(state::Event::Beat(Clocks { wall: NOW, monotonic: Duration::from_secs(100) }));
    events.sort_by_key(|event| event.at);
    home.event(state::Event::History(HistoryEvent::Read { log: Log::new(&events), keeping }));
    home
}

/// It works after a restart, and later loses its way to Plex and no longer lets its owner in; today it has.
pub fn falls() -> Vec<Event> {
    let mut events = vec![began(NOW - 6 * DAY)];
    events.push(Event::of_server(NOW - 6 * DAY, id(NAS), Kind::Name).to("Attic NAS".to_owned()));
    events.push(Event::of_server(NOW - 6 * DAY, id(NAS), Kind::Version).to("1.42.2".to_owned()));
    events.push(Event::of_computer(NOW - 6 * DAY, Kind::Cause).to("healthy".to_owned()));
    for (day, hour) in [(5, 3), (3, 8), (0, 0)] {
        let fall = NOW - day * DAY - hour * HOUR - 46 * MINUTE;
        let restart = fall - 6 * HOUR;
        let own = |at, kind, to: &str| Event::of_server(at, id(NAS), kind).to(to.to_owned());
        events.extend([
            cause(NAS, restart - HOUR, Cause::NotAccepted),
            cause(NAS, restart - 4 * MINUTE, Cause::NotRunning),
            cause(NAS, restart - 2 * MINUTE, Cause::Starting),
            own(restart, Kind::Restart, Cause::Starting.id()),
            cause(NAS, restart, Cause::Healthy),
            own(fall - 3 * MINUTE, Kind::Plex, LOST),
            cause(NAS, fall, Cause::NotAccepted),
            own(fall + 20 * MINUTE, Kind::Plex, FOUND),
        ]);
    }
    events.push(Event::of_server(NOW - 4 * DAY, id(NAS), Kind::Version).to("1.43.2".to_owned()));
    // Nobody looked in the night.
    events.push(Event::of_computer(NOW - 14 * HOUR, Kind::Gap).from((NOW - 22 * HOUR).to_string()));
    events.push(Event::of_computer(NOW - 14 * HOUR, Kind::Woke));
    events.push(cause(NAS, NOW - 14 * HOUR + MINUTE, Cause::Healthy));
    events.push(Event::of_computer(NOW - 14 * HOUR + MINUTE, Kind::Cause).to("healthy".to_owned()));
    events
}

pub fn falls_back() -> Home {
    with(causes::of_server(Cause::NotAccepted), falls(), Keeping::Memory)
}

fn other_writes() -> Home {
    with(causes::of_server(Cause::NotAccepted), falls(), Keeping::OtherWrites)
}

fn not_kept() -> Home {
    let full = InstallError::new(
        InstallOperation::Write,
        "/home/anna/.local/share/locksmith/history.jsonl",
        InstallKind::DiskFull,
    );
    with(causes::of_server(Cause::NotAccepted), falls(), Keeping::Failed(full))
}

/// Three servers and this computer; the router restarts in the morning.
fn family() -> Home {
    let mut home = causes::of_server(Cause::NotAccepted);
    home.server("Living room", 3, Claimed::Yes);
    home.server("Holiday house", 4, Claimed::Yes);
    let mut events = falls();
    events.push(Event::of_server(NOW - 6 * DAY, id(3), Kind::Name).to("Living room".to_owned()));
    events.push(Event::of_server(NOW - 6 * DAY, id(4), Kind::Name).to("Holiday house".to_owned()));
    for day in 0..3 {
        let at = NOW - day * DAY - 9 * HOUR;
        for server in [3, 4] {
            events.push(cause(server, at - 2 * HOUR, Cause::Healthy));
            events.push(cause(server, at, Cause::Unreachable));
            events.push(cause(server, at + 25 * MINUTE, Cause::Healthy));
        }
        events.push(cause(3, at + 4 * HOUR, Cause::Slow));
        events.push(cause(3, at + 6 * HOUR, Cause::Healthy));
        events.push(Event::of_computer(at - MINUTE, Kind::Cause).to("offline".to_owned()));
        events.push(Event::of_computer(at + 20 * MINUTE, Kind::Cause).to("healthy".to_owned()));
    }
    with(home, events, Keeping::Memory)
}
