//! The past shows what it was made up for, at whatever time of day somebody looks.

use super::*;
use crate::client::history::patterns::{self, Before, Pattern, PatternId};
use crate::client::history::{Log, State, spans};

/// 2026-11-27 13:39:01 UTC, a Friday.
const NOW: u64 = 1_795_786_741;
const HOUR: u64 = 60 * MINUTE;

fn id(name: &str) -> MachineId {
    MachineId::new(&idents::machine_id(name)).unwrap()
}

fn patterns_of(name: &str, now: u64, zone: Zone) -> Vec<Pattern> {
    let log = Log::new(&past(now, zone));
    let minute_of_day = |at: u64| u32::try_from((at / 1000).saturating_add_signed(zone(at / 1000).into()) / 60 % 1440);
    patterns::of_server(&log.about(Some(&id(name))), &id(name), now * 1000, &|at| minute_of_day(at).unwrap())
}

fn ids(name: &str, now: u64) -> Vec<PatternId> {
    patterns_of(name, now, |_| 3600).into_iter().map(|pattern| pattern.id).collect()
}

#[test]
fn each_server_shows_what_it_was_made_up_for_at_any_hour() {
    for hour in 0..24 {
        let now = NOW + hour * HOUR;
        assert_eq!(ids("Attic NAS", now), [PatternId::FallsBack, PatternId::OwnNetwork], "in {hour} hours");
        assert_eq!(ids("Basement NAS", now), [PatternId::Sleeps, PatternId::OwnNetwork], "in {hour} hours");
        assert_eq!(ids("Bob's Server", now), [PatternId::AddressChanges, PatternId::OwnNetwork], "in {hour} hours");
        for name in ["Mac Mini", "Music Box", "Spare PC"] {
            assert_eq!(ids(name, now), [], "{name}, in {hour} hours");
        }
    }
}

#[test]
fn it_falls_back_about_six_hours_after_each_restart() {
    let patterns = patterns_of("Attic NAS", NOW, |_| 0);
    let falls = patterns.iter().find(|pattern| pattern.id == PatternId::FallsBack).unwrap();
    assert_eq!((falls.times.len(), falls.before), (4, Some(Before::Event(Kind::Plex))));
    let restarts = past(NOW, |_| 0).iter().filter(|event| event.kind == Kind::Restart).count();
    assert_eq!(restarts, 6, "each was seen once");
    assert!(falls.after.unwrap().abs_diff(6 * HOUR * 1000) < 10 * MINUTE * 1000, "{:?}", falls.after);
}

#[test]
fn there_are_times_in_which_nobody_looked() {
    let events = past(NOW, |_| 0);
    let attic = id("Attic NAS");
    let spans = spans::spans(&events, Some(&attic), (NOW - 7 * DAY) * 1000, NOW * 1000);
    let unwatched = spans.iter().filter(|span| span.state == State::NotWatched);
    let long: Vec<u64> = unwatched.map(|span| (span.to - span.from) / 1000).filter(|long| *long > 2 * HOUR).collect();
    assert_eq!(long.len(), 4, "three nights, and this computer's sleep: {long:?}");
    assert!(long.iter().sum::<u64>() < 2 * DAY);
}

/// What is dated after now would be a future.
#[test]
fn it_is_over_and_in_order_and_the_same_each_time() {
    for (now, zone) in [(NOW, (|_| 0) as Zone), (NOW + 11 * HOUR, |_| -9 * 3600), (NOW + HOUR, |_| 14 * 3600)] {
        let events = past(now, zone);
        assert_eq!(events, past(now, zone));
        assert!(events.is_sorted_by_key(|event| event.at));
        let last = events.last().unwrap();
        assert_eq!((last.kind, last.at <= (now - LAST_CLOSED) * 1000), (Kind::Ended, true));
    }
}

/// By the clock on the wall, also where summer time ends within the week.
#[test]
fn the_router_restarts_at_four_by_the_clock_on_the_wall() {
    const END_OF_SUMMER: u64 = NOW - 3 * DAY;
    let zone: Zone = |at| if at < END_OF_SUMMER { 7200 } else { 3600 };
    let events = past(NOW, zone);
    let lost = events.iter().filter(|event| event.kind == Kind::Network && event.to.as_deref() == Some(LOST));
    let hours: Vec<u64> =
        lost.map(|event| event.at / 1000).map(|at| (at.saturating_add_signed(zone(at).into())) / HOUR % 24).collect();
    assert_eq!(hours, [4, 4, 4, 4]);
}
