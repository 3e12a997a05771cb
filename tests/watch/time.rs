//! Clocks and sleep.

use std::time::Duration;

use plex_locksmith::client::history::{Event, Kind, PatternId, State, spans::spans};

use crate::simulated_time::{SimHome, id, server};

const HOUR: Duration = Duration::from_secs(3600);

fn watched() -> SimHome {
    let mut home = SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400")]);
    home.run(HOUR);
    home
}

fn kinds(events: &[Event]) -> Vec<Kind> {
    events.iter().map(|event| event.kind).collect()
}

#[test]
fn the_first_minutes_are_told_once_and_a_quiet_day_adds_nothing() {
    let mut home = watched();
    let told = home.history();
    assert!(told.iter().any(|event| event.kind == Kind::Cause && event.to.as_deref() == Some("healthy")), "{told:?}");
    home.run(24 * HOUR);
    assert_eq!(home.history(), told);
}

#[test]
fn time_asleep_is_a_gap_and_all_is_looked_at_again_on_waking() {
    let mut home = watched();
    let before = home.history().len();
    home.server('a').up = false;
    home.sleep(8 * HOUR);
    home.run(Duration::from_secs(60));
    let events = home.history().split_off(before);
    assert_eq!(kinds(&events)[..2], [Kind::Gap, Kind::Woke], "{events:?}");
    assert!(events.iter().any(|event| event.to.as_deref() == Some("not-running")), "{events:?}");
    let (from, to) = (home.wall - 9 * 3_600_000, home.wall);
    let slept = spans(&home.history(), Some(&id('a')), from, to);
    let unwatched: u64 =
        slept.iter().filter(|span| span.state == State::NotWatched).map(|span| span.to - span.from).sum();
    assert!((8 * 3_600_000..8 * 3_600_000 + 60_000).contains(&unwatched), "{slept:?}");
}

/// 2026-10-25, 03:00 in central Europe: from then on its clocks are one hour ahead of UTC, and no longer two.
const END_OF_SUMMER: u64 = 1_792_890_000;

fn europe(unix: u64) -> i32 {
    if unix < END_OF_SUMMER { 7200 } else { 3600 }
}

/// Down for a quarter of an hour on three days, each time at one of these hours after midnight by UTC. Is that found to be daily?
fn is_daily(start: u64, zone: fn(u64) -> i32, hours: [u32; 3]) -> bool {
    let mut home = SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400")]);
    home.wall = start * 1000;
    home.model.watch.zone = zone;
    for hour in hours {
        home.run(hour * HOUR);
        home.server('a').up = false;
        home.run(HOUR / 4);
        home.server('a').up = true;
        home.run(24 * HOUR - hour * HOUR - HOUR / 4);
    }
    home.model.watch.patterns(&id('a')).iter().any(|pattern| pattern.id == PatternId::Daily)
}

#[test]
fn every_night_at_four_is_by_the_clock_on_the_wall() {
    // Friday and Saturday in summer, Sunday no more: 04:00 is at 02:00 UTC, and then at 03:00.
    let friday = 1_792_713_600;
    assert!(is_daily(friday, europe, [2, 2, 3]));
    assert!(!is_daily(friday, europe, [2, 2, 2]), "at three on Sunday");
    assert!(is_daily(friday, |_| 0, [2, 2, 2]));
}

#[test]
fn a_leap_day_and_the_end_of_a_year_are_days_as_others() {
    // 28 February 2028, and 30 December 2026, at midnight.
    for start in [1_835_308_800, 1_798_588_800] {
        assert!(is_daily(start, |_| 0, [4, 4, 4]), "{start}");
    }
}

#[test]
fn a_clock_set_forward_and_back_leaves_the_order_of_events() {
    let mut home = watched();
    for change in [7_200_000_i64, -7_200_000] {
        home.wall = home.wall.saturating_add_signed(change);
        home.run(Duration::from_secs(600));
        home.server('a').lets_in ^= true;
        home.run(Duration::from_secs(600));
    }
    let events = home.history();
    assert!(events.iter().all(|event| event.kind != Kind::Woke), "nobody slept: {events:?}");
    let causes: Vec<_> = events.iter().filter(|event| event.kind == Kind::Cause && event.server.is_some()).collect();
    assert_eq!(causes.last().and_then(|event| event.to.as_deref()), Some("healthy"), "{causes:?}");
}
