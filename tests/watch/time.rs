//! Clocks and sleep.

use std::time::Duration;

use plex_locksmith::client::history::{Event, Kind, State, spans::spans};

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
