use proptest::prelude::*;

use super::super::event::LOST;
use super::*;
use crate::client::diagnosis::Cause;

/// A Monday at midnight in UTC.
const START: u64 = 1_795_392_000_000;

fn server(letter: char) -> MachineId {
    MachineId::new(&letter.to_string().repeat(40)).unwrap()
}

fn attic() -> MachineId {
    server('a')
}

fn cause(at: u64, cause: Cause) -> Event {
    Event::of_server(START + at, attic(), Kind::Cause).to(cause.id().to_owned())
}

fn restart(at: u64) -> Event {
    Event::of_server(START + at, attic(), Kind::Restart)
}

fn network(at: u64, to: &str) -> Event {
    Event::of_computer(START + at, Kind::Network).to(to.to_owned())
}

fn moved(at: u64, from: &str, to: &str) -> Event {
    Event::of_server(START + at, attic(), Kind::Address).from(from.to_owned()).to(to.to_owned())
}

fn utc(at: u64) -> u32 {
    u32::try_from(at / MINUTE % (24 * 60)).unwrap()
}

fn of(events: &[Event]) -> Vec<Pattern> {
    let mut events = events.to_vec();
    events.sort_by_key(|event| event.at);
    let now = events.last().map_or(START, |last| last.at) + DAY;
    of_server(&events, &attic(), now, &utc)
}

fn ids(events: &[Event]) -> Vec<PatternId> {
    of(events).into_iter().map(|pattern| pattern.id).collect()
}

/// Restarted at `at`, fine then, and not letting its owner in after so long.
fn fall(at: u64, after: u64, how: Cause) -> Vec<Event> {
    vec![
        cause(at, Cause::NotRunning),
        restart(at + MINUTE),
        cause(at + MINUTE, Cause::Healthy),
        cause(at + MINUTE + after, how),
    ]
}

#[test]
fn it_falls_back_when_it_did_so_after_two_restarts() {
    let first = fall(9 * HOUR, 5 * HOUR, Cause::NotAccepted);
    assert_eq!(ids(&first), []);
    let both = [first, fall(DAY + 11 * HOUR, 3 * HOUR, Cause::StaleClaim)].concat();
    let [pattern] = &of(&both)[..] else { panic!("{:?}", of(&both)) };
    assert_eq!(
        (pattern.id, pattern.confidence, pattern.after),
        (PatternId::FallsBack, Confidence::Likely, Some(5 * HOUR))
    );
    assert_eq!(pattern.times, [START + 14 * HOUR + MINUTE, START + DAY + 14 * HOUR + MINUTE]);
    assert_eq!(pattern.before, None);
}

#[test]
fn what_was_seen_last_long_ago_is_over() {
    let both = [fall(0, HOUR, Cause::NotAccepted), fall(DAY, HOUR, Cause::NotAccepted)].concat();
    let at = |now: u64| of_server(&both, &attic(), START + now, &utc).len();
    assert_eq!((at(30 * DAY), at(32 * DAY)), (1, 0));
}

#[test]
fn three_evenings_in_a_season_are_no_daily_trouble() {
    let evening = |day: u64| {
        let at = day * DAY + 20 * HOUR;
        [cause(at - HOUR, Cause::Healthy), cause(at, Cause::NotRunning), cause(at + HOUR, Cause::Healthy)]
    };
    assert_eq!(ids(&[evening(0), evening(9), evening(20)].concat()), []);
    assert_eq!(ids(&[evening(0), evening(3), evening(4)].concat()), [], "the first is a break away");
    assert_eq!(ids(&[evening(1), evening(2), evening(3)].concat()), [PatternId::Daily]);
}

/// "If I reboot, it works for a while, but eventually it reverts": each time after its address had changed.
#[test]
fn what_came_just_before_each_fall_is_named() {
    let mut events = Vec::new();
    for day in 0..4 {
        events.extend(fall(day * DAY + 9 * HOUR + day * HOUR, 2 * HOUR, Cause::ServerCutOff));
        let (old, new) = (format!("192.168.1.{day}:32400"), format!("192.168.1.{}:32400", day + 1));
        events.push(moved(day * DAY + 11 * HOUR + day * HOUR - 4 * MINUTE, &old, &new));
    }
    let patterns = of(&events);
    let falls = patterns.iter().find(|pattern| pattern.id == PatternId::FallsBack).unwrap();
    assert_eq!((falls.before, falls.confidence), (Some(Before::Event(Kind::Address)), Confidence::Certain));
    events.retain(|event| event.kind != Kind::Address || event.at > START + DAY);
    let patterns = of(&events);
    let falls = patterns.iter().find(|pattern| pattern.id == PatternId::FallsBack).unwrap();
    assert_eq!(falls.before, None, "once there was nothing");
}

/// That it lost Plex and that it is cut off is one trouble, seen by two looks.
#[test]
fn what_it_falls_into_does_not_lead_to_it() {
    let lost = |at| Event::of_server(START + at, attic(), Kind::Plex).to(LOST.to_owned());
    let falls = |how: Cause| {
        let fall = |at| [fall(at, 5 * HOUR, how), vec![lost(at + 5 * HOUR)]].concat();
        of(&[fall(0), fall(DAY + HOUR)].concat()).remove(0)
    };
    assert_eq!((falls(Cause::ServerCutOff).id, falls(Cause::ServerCutOff).before), (PatternId::FallsBack, None));
    assert_eq!(falls(Cause::NotAccepted).before, Some(Before::Event(Kind::Plex)));
}

#[test]
fn a_clock_that_goes_wrong_leads_to_a_fall() {
    let fall = |at, how: Cause| {
        let drift = cause(at + 5 * HOUR - 2 * MINUTE, how);
        [fall(at, 5 * HOUR, Cause::NotAccepted), vec![drift]].concat()
    };
    let falls = |how: Cause| of(&[fall(0, how), fall(DAY + HOUR, how)].concat());
    assert_eq!(falls(Cause::ServerClock)[0].before, Some(Before::Clock));
    assert_eq!((falls(Cause::Slow)[0].id, falls(Cause::Slow)[0].before), (PatternId::FallsBack, None));
    assert_eq!(falls(Cause::Unclaimed), [], "it had not let its owner in until then");
}

#[test]
fn what_never_let_its_owner_in_does_not_fall_back() {
    let never = |at| vec![restart(at), cause(at + MINUTE, Cause::NotAccepted), cause(at + HOUR, Cause::NotRunning)];
    assert_eq!(ids(&[never(0), never(DAY + 5 * HOUR), never(2 * DAY + 11 * HOUR)].concat()), []);
    // Two falls after one restart are one.
    let one =
        [fall(0, HOUR, Cause::NotAccepted), vec![cause(3 * HOUR, Cause::Healthy), cause(4 * HOUR, Cause::NotAccepted)]];
    assert_eq!(ids(&one.concat()), []);
}

#[test]
fn it_sleeps_when_it_was_fine_two_minutes_after_silence_three_times() {
    let nap = |at, long| {
        vec![cause(at, Cause::Healthy), cause(at + HOUR, Cause::Unreachable), cause(at + HOUR + long, Cause::Healthy)]
    };
    let naps = |long| [nap(0, long), nap(7 * HOUR, long), nap(17 * HOUR, long)].concat();
    assert_eq!(ids(&naps(2 * MINUTE)), [PatternId::Sleeps]);
    assert_eq!(ids(&naps(2 * MINUTE + 1)), []);
    assert_eq!(ids(&naps(MINUTE)[..6]), []);
    // Nobody has signed in, or it is a friend's.
    for well in [Cause::SignInNeeded, Cause::Shared, Cause::Starting] {
        let known = |event: Event| {
            if event.to.as_deref() == Some("healthy") {
                Event { to: Some(well.id().to_owned()), ..event }
            } else {
                event
            }
        };
        let found = ids(&naps(MINUTE).into_iter().map(known).collect::<Vec<_>>());
        assert_eq!(found.contains(&PatternId::Sleeps), well != Cause::Starting, "{well:?}: {found:?}");
    }
}

#[test]
fn one_that_is_silent_when_this_computer_wakes_up_sleeps_too() {
    let morning = |at, silent| {
        let nap = [cause(at + silent, Cause::Unreachable), cause(at + silent + 5 * MINUTE, Cause::Healthy)];
        [vec![Event::of_computer(START + at, Kind::Gap), Event::of_computer(START + at, Kind::Woke)], nap.to_vec()]
            .concat()
    };
    let mornings = |silent| [morning(0, silent), morning(27 * HOUR, silent), morning(56 * HOUR, silent)].concat();
    assert_eq!(ids(&mornings(30_000)), [PatternId::Sleeps]);
    assert_eq!(ids(&mornings(2 * MINUTE)), [], "that is too long after");
    assert_eq!(ids(&mornings(30_000)[..8]), []);
}

#[test]
fn its_address_changes_when_it_moved_twice() {
    let moves =
        [moved(0, "192.168.1.5:32400", "192.168.1.9:32400"), moved(DAY, "192.168.1.9:32400", "192.168.1.5:32400")];
    assert_eq!(ids(&moves[..1]), []);
    assert_eq!(ids(&moves), [PatternId::AddressChanges]);
    // It is this computer that went to another network and home again.
    let away = [moved(0, "192.168.1.5:32400", "10.8.0.5:32400"), moved(DAY, "10.8.0.5:32400", "192.168.1.5:32400")];
    assert_eq!(ids(&away), [PatternId::AddressChanges]);
    let own = |at| network(at, "10.8.0.0/24");
    let own_first = |first: &Event| vec![Event { at: first.at - MINUTE, ..own(0) }, first.clone()];
    assert_eq!(ids(&away.iter().flat_map(own_first).collect::<Vec<_>>()), []);
    // A router that restarts takes the network along, and gives out another address of the same one.
    assert_eq!(ids(&moves.iter().flat_map(own_first).collect::<Vec<_>>()), [PatternId::AddressChanges]);
    let first_seen = Event::of_server(START, attic(), Kind::Address).to("192.168.1.5:32400".to_owned());
    assert_eq!(ids(&[first_seen, moves[0].clone()]), [], "an address that is new to us is no move");
}

#[test]
fn it_loses_plex_when_it_did_so_three_times_within_a_day() {
    let loss = |at| {
        vec![cause(at, Cause::Healthy), cause(at + HOUR, Cause::ServerCutOff), cause(at + 2 * HOUR, Cause::Healthy)]
    };
    assert_eq!(ids(&[loss(0), loss(5 * HOUR), loss(13 * HOUR)].concat()), [PatternId::LosesPlex]);
    assert_eq!(ids(&[loss(0), loss(13 * HOUR), loss(26 * HOUR)].concat()), []);
}

#[test]
fn two_take_turns_when_an_address_came_back_twice() {
    let held =
        |at, who: char| Event::of_server(START + at, server(who), Kind::Identity).to("192.168.1.5:32400".to_owned());
    let turns = [held(0, 'a'), held(HOUR, 'b'), held(2 * HOUR, 'a'), held(3 * HOUR, 'b'), held(4 * HOUR, 'a')];
    assert_eq!(ids(&turns[..3]), [], "it came back once");
    assert_eq!(ids(&turns), [PatternId::TwoTakeTurns]);
    let twice = [held(0, 'a'), held(HOUR, 'a'), held(2 * HOUR, 'a')];
    assert_eq!(ids(&twice), []);
}

#[test]
fn it_is_daily_on_three_days_within_twenty_minutes() {
    let trouble = |day: u64, minute: u64| {
        let at = day * DAY + 4 * HOUR + minute * MINUTE;
        vec![cause(at - HOUR, Cause::Healthy), cause(at, Cause::Unreachable), cause(at + 10 * MINUTE, Cause::Healthy)]
    };
    let days = [trouble(1, 0), trouble(2, 20), trouble(3, 10)].concat();
    let [pattern] = &of(&days)[..] else { panic!("{:?}", of(&days)) };
    assert_eq!((pattern.id, pattern.cause.as_deref()), (PatternId::Daily, Some("unreachable")));
    let at = |day| of_server(&days, &attic(), START + day * DAY, &utc).len();
    assert_eq!((at(5), at(6)), (1, 0), "it has stopped");
    assert_eq!(ids(&[trouble(1, 0), trouble(2, 45), trouble(3, 25)].concat()), []);
    assert_eq!(ids(&[trouble(1, 0), trouble(1, 15), trouble(2, 5)].concat()), [], "twice on a day is once");
}

/// Trouble at five in the morning by the clock on the wall, in the week in which the clocks go forward.
#[test]
fn summer_time_does_not_hide_what_happens_daily() {
    let forward = START + 3 * DAY + 2 * HOUR;
    let wall = |at: u64| utc(if at >= forward { at + HOUR } else { at });
    let events: Vec<_> = (1..6)
        .flat_map(|day| {
            let at = day * DAY + 5 * HOUR - if day >= 3 { HOUR } else { 0 };
            [cause(at - HOUR, Cause::Healthy), cause(at, Cause::Unreachable), cause(at + HOUR / 2, Cause::Healthy)]
        })
        .collect();
    let found = of_server(&events, &attic(), START + 6 * DAY, &wall);
    assert_eq!(
        found.iter().map(|pattern| (pattern.id, pattern.times.len())).collect::<Vec<_>>(),
        [(PatternId::Daily, 5)]
    );
}

#[test]
fn an_own_network_that_drops_explains_the_rest() {
    let drop = |at| {
        vec![
            cause(at, Cause::Healthy),
            network(at + HOUR, LOST),
            cause(at + HOUR + MINUTE, Cause::Unreachable),
            network(at + HOUR + 2 * MINUTE, "wifi"),
            cause(at + HOUR + 2 * MINUTE, Cause::Healthy),
        ]
    };
    let drops = [drop(0), drop(DAY), drop(2 * DAY)].concat();
    assert_eq!(ids(&drops), [PatternId::OwnNetwork], "neither does it sleep, nor is it daily");
    assert_eq!(ids(&drop(0)), []);
}

/// Each night the router restarts, and then the server refuses its owner until the morning.
#[test]
fn an_own_network_that_drops_hides_no_trouble_of_the_server_s() {
    let night = |day| {
        let at = day * DAY + 4 * HOUR;
        vec![
            cause(at - HOUR, Cause::Healthy),
            network(at, LOST),
            cause(at + MINUTE, Cause::Unreachable),
            cause(at + 3 * MINUTE, Cause::NotAccepted),
            cause(at + 4 * HOUR, Cause::Healthy),
        ]
    };
    let nights = [night(0), night(1), night(2)].concat();
    let found = of(&nights);
    let daily = found.iter().find(|pattern| pattern.id == PatternId::Daily).expect("it refuses its owner every night");
    assert_eq!(daily.cause.as_deref(), Some("not-accepted"));
    // What was reached says itself what is wrong with it.
    let refuses = nights.into_iter().filter(|event| event.to.as_deref() != Some("unreachable")).collect::<Vec<_>>();
    assert_eq!(ids(&refuses), [PatternId::Daily]);
}

#[test]
fn nobody_knows_what_was_while_nobody_looked() {
    // It was fine, the program ended, and at the next start it is silent and soon fine again: nothing is known of the time between.
    let day = |at| {
        vec![
            Event::of_computer(START + at, Kind::Began),
            cause(at + MINUTE, Cause::Unreachable),
            cause(at + HOUR, Cause::Healthy),
            Event::of_computer(START + at + 2 * HOUR, Kind::Ended),
        ]
    };
    let days: Vec<_> = (0..5).flat_map(|number| day(number * DAY)).collect();
    assert_eq!(ids(&days), [], "when the trouble began is not known");
}

fn any_event() -> impl Strategy<Value = Event> {
    let causes: Vec<String> =
        Cause::all().map(|cause| cause.id().to_owned()).chain(["from the future".to_owned()]).collect();
    let kinds = prop::sample::select(vec![
        Kind::Began,
        Kind::Ended,
        Kind::Gap,
        Kind::Woke,
        Kind::Cause,
        Kind::Address,
        Kind::Identity,
        Kind::Version,
        Kind::Name,
        Kind::Restart,
        Kind::Plex,
        Kind::Network,
    ]);
    let word = prop::option::of(prop::sample::select(
        [causes, vec![LOST.to_owned(), "192.168.1.5:32400".to_owned()]].concat(),
    ));
    let who = prop::option::of(prop::sample::select(vec![server('a'), server('b')]));
    (0..30 * DAY, who, kinds, word.clone(), word).prop_map(|(at, server, kind, from, to)| Event {
        at: START + at,
        server,
        kind,
        from,
        to,
    })
}

proptest! {
    #[test]
    fn no_pattern_without_its_minimum_and_none_from_the_future(mut events in prop::collection::vec(any_event(), 0..120), now in 0..30 * DAY) {
        events.sort_by_key(|event| event.at);
        let now = START + now;
        for pattern in of_server(&events, &attic(), now, &utc) {
            let least = match pattern.id {
                PatternId::FallsBack | PatternId::AddressChanges | PatternId::TwoTakeTurns | PatternId::OwnNetwork => 2,
                PatternId::Sleeps | PatternId::LosesPlex | PatternId::Daily => 3,
            };
            prop_assert!(pattern.times.len() >= least, "{pattern:?}");
            prop_assert!(pattern.times.is_sorted() && pattern.times.iter().all(|at| *at <= now), "{pattern:?}");
        }
    }

    /// What happens to another server, or under another name, changes nothing.
    #[test]
    fn unrelated_events_change_no_pattern(mut events in prop::collection::vec(any_event(), 0..80), strangers in prop::collection::vec(0..30 * DAY, 0..40)) {
        events.sort_by_key(|event| event.at);
        let before = of_server(&events, &attic(), START + 30 * DAY, &utc);
        let stranger = |at| Event::of_server(START + at, server('c'), Kind::Cause).to(Cause::Slow.id().to_owned());
        events.extend(strangers.into_iter().map(stranger));
        events.sort_by_key(|event| event.at);
        prop_assert_eq!(before, of_server(&events, &attic(), START + 30 * DAY, &utc));
    }
}
