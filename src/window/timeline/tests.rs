use super::*;
use crate::client::history::Log;
use crate::client::state::{self, HistoryEvent, Keeping, Model};
use crate::text::Language;

/// Friday 27 November 2026, 22:00 in UTC, which is the zone here.
const NOW: u64 = 1_795_816_800_000;

fn id() -> MachineId {
    MachineId::new(&"a".repeat(40)).unwrap()
}

fn cause(before: u64, cause: &str) -> Event {
    Event::of_server(NOW - before, id(), Kind::Cause).to(cause.to_owned())
}

fn began(before: u64) -> Event {
    Event::of_computer(NOW - before, Kind::Began)
}

fn of(events: &[Event], stretch: Stretch) -> Option<Timeline> {
    Timeline::of(&watch(events), Some(&id()), stretch, NOW)
}

/// A watch that has just looked at its clock.
fn watch(events: &[Event]) -> Watch {
    let mut model = Model::new(1);
    let clocks = crate::client::model::Clocks { wall: NOW, ..Default::default() };
    let _ = model.apply(state::Event::Beat(clocks), std::time::Duration::ZERO);
    let read = HistoryEvent::Read { log: Log::new(events), keeping: Keeping::Memory };
    let _ = model.apply(state::Event::History(read), std::time::Duration::ZERO);
    model.watch
}

fn summary(events: &[Event], stretch: Stretch) -> String {
    Language::ENGLISH.render(&of(events, stretch).unwrap().summary)
}

#[test]
fn without_a_verdict_there_is_no_history() {
    let name = Event::of_server(NOW - HOUR, id(), Kind::Name).to("Attic".to_owned());
    assert_eq!(of(&[began(HOUR), name], Stretch::Day), None);
    let computer = Timeline::of(&watch(&[began(HOUR)]), None, Stretch::Day, NOW);
    assert_eq!(computer, None);
}

#[test]
fn each_state_has_a_look_of_its_own() {
    let events = [
        began(20 * HOUR),
        cause(19 * HOUR, "healthy"),
        cause(15 * HOUR, "slow"),
        cause(14 * HOUR, "not-accepted"),
        cause(13 * HOUR, "shared"),
        cause(12 * HOUR, "a-cause-of-a-later-version"),
        Event::of_computer(NOW - 11 * HOUR, Kind::Ended),
    ];
    let looks: Vec<Look> = of(&events, Stretch::Day).unwrap().bands.iter().map(|band| band.look).collect();
    use Look::{Fine, Neutral, NotWatched, Problem, Warning};
    assert_eq!(looks, [NotWatched, Neutral, Fine, Warning, Problem, Neutral, Neutral, NotWatched]);
}

#[test]
fn a_strip_is_told_in_sentences_for_who_cannot_see_it() {
    let events = [
        began(22 * HOUR),
        cause(22 * HOUR, "healthy"),
        cause(46 * MINUTE, "not-accepted"),
        cause(20 * MINUTE, "healthy"),
    ];
    assert_eq!(
        summary(&events, Stretch::Day),
        "Last 24 hours: Fine for 22 hours. Not letting you in: 21:14 to 21:40. Not watched for 2 hours."
    );
    let lasting = summary(&events[..3], Stretch::Day);
    assert!(lasting.contains("Not letting you in: 21:14 until now."), "{lasting}");
    let often = [&events[..], &[cause(10 * MINUTE, "not-accepted"), cause(5 * MINUTE, "healthy")]].concat();
    let often = summary(&often, Stretch::Day);
    assert!(often.contains("Not letting you in 2 times, for 31 minutes in all"), "{often}");
    let week = summary(&events, Stretch::Week);
    assert!(week.starts_with("Last 7 days: ") && week.contains("Not letting you in: Today 21:14 to 21:40."), "{week}");
}

#[test]
fn what_happened_is_told_for_the_time_of_the_strip_alone() {
    let events = [
        began(2 * DAY),
        cause(2 * DAY, "healthy"),
        cause(25 * HOUR, "slow"),
        cause(2 * HOUR, "healthy"),
        cause(HOUR, "slow"),
    ];
    let count = |stretch| of(&events, stretch).unwrap().events.len();
    assert_eq!((count(Stretch::Day), count(Stretch::Week)), (2, 5));
}

fn labels(hours: u64, most: usize, local: &dyn Fn(u64) -> ClockTime) -> Vec<String> {
    let marks = axis(NOW - hours * HOUR, NOW, most, local);
    marks.iter().map(|mark| Language::ENGLISH.render(&mark.label)).collect()
}

fn utc(at: u64) -> ClockTime {
    ClockTime { unix: at / 1000, ahead: 0 }
}

#[test]
fn an_axis_has_full_hours_or_days_and_no_more_than_there_is_room_for() {
    assert_eq!(labels(24, 6, &utc), ["00:00", "06:00", "12:00", "18:00"]);
    assert_eq!(labels(24, 3, &utc), ["00:00", "12:00"]);
    assert_eq!(labels(7 * 24, 7, &utc).first().unwrap(), "Sat 21 Nov");
    for most in 1..12 {
        for hours in [24, 7 * 24, 30 * 24] {
            let found = labels(hours, most, &utc);
            assert!(!found.is_empty() && found.len() <= most + 1, "{hours} {most}: {found:?}");
        }
    }
}

/// In a zone half an hour off, and in the week in which the clocks change.
#[test]
fn an_axis_follows_the_clock_on_the_wall() {
    let india = |at: u64| ClockTime { unix: at / 1000, ahead: 19_800 };
    assert_eq!(labels(24, 6, &india), ["06:00", "12:00", "18:00", "00:00"]);
    let back = NOW - 3 * DAY;
    let summer = |at: u64| ClockTime { unix: at / 1000, ahead: if at < back { 7_200 } else { 3_600 } };
    let days = axis(NOW - 7 * DAY, NOW, 8, &summer);
    assert!(days.iter().all(|mark| summer(mark.at).minute_of_day() == 0), "{days:?}");
    assert_eq!(days.len(), 7);
}
