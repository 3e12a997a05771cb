//! What a report says of the last 24 hours.

use super::*;
use crate::client::history::{Event as Note, Kind, Log};
use crate::client::state::{HistoryEvent, Keeping};

const HOUR: u64 = 3_600_000;
/// What the clock shows when the report is made, in milliseconds since 1970.
const MADE: u64 = CLOCK.unix * 1000;

fn with_history(events: &[Note]) -> Model {
    let mut model = home();
    model.watch.zone = |_| 3600;
    model.watch.now = MADE;
    let read = HistoryEvent::Read { log: Log::new(events), keeping: Keeping::Writes };
    let _ = model.apply(Event::History(read), NOW);
    model
}

fn of_attic(before: u64, kind: Kind, to: &str) -> Note {
    Note::of_server(MADE - before, id(2), kind).to(to.to_owned())
}

/// It lost Plex, and with that its owner, after a restart, on three days.
fn falls() -> Vec<Note> {
    let day = |day: u64| {
        let before = |hours: u64| (day * 25 + hours) * HOUR;
        [
            of_attic(before(9), Kind::Cause, "not-running"),
            of_attic(before(8), Kind::Restart, "starting"),
            of_attic(before(8), Kind::Cause, "healthy"),
            of_attic(before(2) + 180_000, Kind::Plex, "lost"),
            of_attic(before(2), Kind::Cause, "not-accepted"),
            of_attic(before(1), Kind::Plex, "found"),
        ]
    };
    let began = [Note::of_computer(MADE - 100 * HOUR, Kind::Began), of_attic(100 * HOUR, Kind::Name, "Attic")];
    began.into_iter().chain([2, 1, 0].into_iter().flat_map(day)).collect()
}

#[test]
fn the_last_day_is_told_in_order_with_stand_ins_and_what_led_to_a_trouble() {
    let report = report(&with_history(&falls()));
    assert_eq!(
        section(&report, "## The last 24 hours"),
        [
            "- 05:39:01 Server 2: Stopped running",
            "- 06:39:01 Server 2: Restarted",
            "- 06:39:01 Server 2: Let you in again",
            "- 12:36:01 Server 2: Lost its connection to Plex",
            "- 12:39:01 Server 2: Stopped letting you in, 3 minutes after it lost Plex",
            "- 13:39:01 Server 2: Reached Plex again",
        ]
    );
}

#[test]
fn what_keeps_happening_is_told_with_the_server() {
    let lines = section(&report(&with_history(&falls())), "## Server 2");
    let at = lines.iter().position(|line| line == "- What keeps happening:").expect("the line");
    assert!(lines[at + 1].starts_with("  - It works after a restart, then stops letting you in after about 6 hours"));
    assert!(lines[at + 1].contains("Seen 3 times: Today 12:39, Yesterday 11:39"), "{}", lines[at + 1]);
}

#[test]
fn of_many_events_the_newest_are_told() {
    let turn = |n: u64| of_attic(HOUR - n * 1000, Kind::Cause, if n.is_multiple_of(2) { "healthy" } else { "slow" });
    let began = [Note::of_computer(MADE - 2 * HOUR, Kind::Began)];
    let events: Vec<_> = began.into_iter().chain((0..500).map(turn)).collect();
    let lines = section(&report(&with_history(&events)), "## The last 24 hours");
    assert_eq!((lines.len(), lines[0].as_str()), (61, "- 441 earlier events are left out."));
    assert!(lines[60].starts_with("- 13:47:20 "), "{}", lines[60]);
}

#[test]
fn a_day_without_events_says_so_and_without_a_history_there_is_no_such_section() {
    let quiet = report(&with_history(&[Note::of_computer(MADE - 25 * HOUR, Kind::Began)]));
    assert_eq!(section(&quiet, "## The last 24 hours"), ["- Nothing was noted."]);
    assert!(!report(&home()).markdown.contains("24 hours"));
}
