use super::super::messages::{DayText, PatternAdvice, PatternEvidence, PatternText};
use super::super::patterns::{Before, Confidence, Pattern, PatternId};
use super::super::{Log, event};
use super::*;
use crate::client::model::ClockTime;
use crate::text::Language;

const MINUTE: u64 = 60 * 1000;
const HOUR: u64 = 60 * MINUTE;
/// A Saturday at midnight in UTC.
const START: u64 = 1_795_824_000_000;

fn id(letter: char) -> MachineId {
    MachineId::new(&letter.to_string().repeat(40)).unwrap()
}

fn cause(minute: u64, cause: Cause) -> Event {
    Event::of_server(minute * MINUTE, id('a'), Kind::Cause).to(cause.id().to_owned())
}

fn own(minute: u64, kind: Kind, to: &str) -> Event {
    Event::of_server(minute * MINUTE, id('a'), kind).to(to.to_owned())
}

fn computer(minute: u64, kind: Kind) -> Event {
    Event::of_computer(minute * MINUTE, kind)
}

/// What is told of server `a`, without the time in which it became known.
fn lines_of(events: &[Event], server: Option<&MachineId>) -> Vec<String> {
    // What it was before is the log's to know.
    let events: Vec<Event> = Log::new(events).iter().collect();
    let lines = told(&events, server).into_iter();
    lines.map(|told| format!("{} {}", told.at / MINUTE, Language::ENGLISH.render(&told.line()))).collect()
}

fn lines(events: &[Event]) -> Vec<String> {
    lines_of(events, Some(&id('a')))
}

#[test]
fn a_trouble_names_what_came_just_before_it() {
    let fall = |minute| {
        let events = [
            cause(0, Cause::Healthy),
            cause(10, Cause::ServerCutOff),
            cause(minute, Cause::NotAccepted),
            cause(60, Cause::Healthy),
        ];
        lines(&events)
    };
    assert_eq!(
        fall(13),
        [
            "0 Lets you in",
            "10 Lost its connection to Plex",
            "13 Stopped letting you in, 3 minutes after it lost Plex",
            "60 Let you in again",
        ]
    );
    assert_eq!(fall(20)[2], "20 Stopped letting you in, 10 minutes after it lost Plex");
    assert_eq!(fall(21)[2], "21 Stopped letting you in", "too long ago to say anything");
}

#[test]
fn a_way_to_plex_that_is_lost_is_told_once() {
    let lost = |minute| own(minute, Kind::Plex, event::LOST);
    let start = [cause(0, Cause::Healthy), lost(10)];
    let still = [cause(15, Cause::NotAccepted), own(20, Kind::Plex, event::FOUND), cause(20, Cause::Healthy)];
    assert_eq!(
        lines(&[start.as_slice(), &still].concat())[1..],
        [
            "10 Lost its connection to Plex",
            "15 Stopped letting you in, 5 minutes after it lost Plex",
            "20 Reached Plex again",
            "20 Let you in again",
        ]
    );
    let at_once = [start.as_slice(), &[cause(10, Cause::ServerCutOff)]].concat();
    assert_eq!(lines(&at_once)[1..], ["10 Lost its connection to Plex"]);
    let later = [start.as_slice(), &[cause(15, Cause::ServerCutOff)]].concat();
    assert_eq!(lines(&later)[2..], ["15 Stopped recognizing you, 5 minutes after it lost Plex"]);
}

#[test]
fn everything_that_may_lead_to_a_trouble_is_named() {
    let after = |event: Event, to: Cause| {
        let before = [cause(0, Cause::Healthy), own(0, Kind::Address, "192.168.1.5:32400")];
        let before = before.into_iter().chain([own(0, Kind::Version, "1.42.1")]);
        let events: Vec<Event> = before.chain([event, cause(22, to)]).collect();
        lines(&events).pop().unwrap()
    };
    for (event, line) in [
        (own(20, Kind::Address, "192.168.1.9:32400"), "22 Stopped letting you in, 2 minutes after its address changed"),
        (own(20, Kind::Version, "1.43.0"), "22 Stopped letting you in, 2 minutes after it was updated"),
        (own(22, Kind::Restart, "starting"), "22 Stopped letting you in, right after it restarted"),
        (
            computer(21, Kind::Network).to(event::LOST.to_owned()),
            "22 Stopped letting you in, 1 minute after this computer lost its network",
        ),
        (computer(20, Kind::Woke), "22 Stopped letting you in, 2 minutes after this computer woke up"),
    ] {
        assert_eq!(after(event, Cause::NotAccepted), line);
    }
    let fine = after(own(20, Kind::Version, "1.43.0"), Cause::Shared);
    assert_eq!(fine, "22 Was shared with you", "only a trouble has to be explained");
}

#[test]
fn what_is_seen_in_the_first_minute_after_waking_up_is_marked() {
    let after = |seconds: u64| {
        let fall = Event { at: 20 * MINUTE + seconds * 1000, ..cause(0, Cause::Unreachable) };
        let gap = computer(20, Kind::Gap).from((5 * MINUTE).to_string());
        let events = [cause(0, Cause::Healthy), gap, computer(20, Kind::Woke), fall];
        let told = told(&events, Some(&id('a')));
        (told.last().unwrap().just_woke, lines(&events).pop().unwrap())
    };
    assert_eq!(after(59), (true, "20 Not responding, just after this computer woke up".to_owned()));
    assert_eq!(after(60), (false, "21 Not responding".to_owned()));
    let woke = [computer(20, Kind::Woke)];
    let moved = "192.168.1.5:32400".to_owned();
    let changes = [own(20, Kind::Restart, "starting"), own(20, Kind::Address, "192.168.1.9:32400").from(moved)];
    for change in changes {
        let told = told(&[&woke[..], &[change]].concat(), Some(&id('a')));
        assert_eq!(told.iter().map(|told| told.just_woke).collect::<Vec<_>>(), [false, true], "{told:?}");
    }
}

#[test]
fn what_nobody_saw_change_is_not_said_to_have_changed() {
    let gap = |minute| computer(minute, Kind::Gap).from((minute * MINUTE - 2 * HOUR).to_string());
    let events = [
        cause(0, Cause::NotAccepted),
        gap(200),
        cause(201, Cause::NotAccepted),
        gap(400),
        cause(401, Cause::Unreachable),
        computer(410, Kind::Ended),
        computer(900, Kind::Began),
        cause(901, Cause::Healthy),
    ];
    assert_eq!(
        lines(&events),
        [
            "0 Not letting you in",
            "200 Locksmith resumed watching after 2 hours",
            "400 Locksmith resumed watching after 2 hours",
            "401 Not responding",
            "410 Locksmith stopped watching",
            "900 Locksmith started watching",
            "901 Lets you in",
        ]
    );
}

#[test]
fn a_break_that_ends_with_waking_up_is_one_event() {
    let gap = computer(500, Kind::Gap).from((500 * MINUTE - 7 * HOUR).to_string());
    assert_eq!(lines(&[gap, computer(500, Kind::Woke)]), ["500 This computer woke up after 7 hours"]);
}

#[test]
fn a_restart_is_said_as_surely_as_it_was_seen() {
    assert_eq!(lines(&[own(1, Kind::Restart, "starting")]), ["1 Restarted"]);
    assert_eq!(lines(&[own(1, Kind::Restart, "not-running")]), ["1 Probably restarted"]);
}

#[test]
fn what_is_known_for_the_first_time_is_no_news() {
    let first = [
        own(0, Kind::Name, "Attic"),
        own(0, Kind::Address, "192.168.1.5:32400"),
        own(0, Kind::Version, "1.42.1"),
        computer(0, Kind::Network).to("192.168.1.0/24".to_owned()),
        computer(0, Kind::Cause).to("healthy".to_owned()),
    ];
    assert_eq!(lines(&first), Vec::<String>::new());
    let then = [
        own(1, Kind::Name, "Cellar"),
        own(2, Kind::Address, "192.168.1.9:32400"),
        own(3, Kind::Version, "1.43.0"),
        computer(4, Kind::Network).to("192.168.7.0/24".to_owned()),
        computer(5, Kind::Network).to("192.168.7.0/24 vpn".to_owned()),
        computer(6, Kind::Network).to("192.168.7.0/24".to_owned()),
        computer(7, Kind::Network).to(event::LOST.to_owned()),
        computer(8, Kind::Network).to("192.168.7.0/24".to_owned()),
        computer(9, Kind::Cause).to("offline".to_owned()),
        computer(10, Kind::Cause).to("healthy".to_owned()),
    ];
    assert_eq!(
        lines(&[first.as_slice(), &then].concat()),
        [
            "1 Was renamed to Cellar",
            "2 Moved to 192.168.1.9:32400",
            "3 Was updated to version 1.43.0",
            "4 This computer joined another network",
            "5 A VPN was turned on",
            "6 The VPN was turned off",
            "7 This computer lost its network",
            "8 This computer reconnected to its network",
            "9 This computer lost its internet connection",
            "10 This computer reached Plex again",
        ]
    );
}

#[test]
fn who_else_answered_where_it_was_is_told() {
    let held =
        |minute, who| Event::of_server(minute * MINUTE, id(who), Kind::Identity).to("192.168.1.5:32400".to_owned());
    assert_eq!(
        lines(&[held(0, 'a'), held(1, 'b'), held(2, 'a')]),
        ["1 Another server responded at its address, 192.168.1.5:32400", "2 Responded at 192.168.1.5:32400 again",]
    );
}

#[test]
fn a_server_s_page_has_nothing_of_another_server_and_this_computer_s_nothing_of_any() {
    let stranger = Event::of_server(MINUTE, id('c'), Kind::Cause).to("unreachable".to_owned());
    let events = [computer(0, Kind::Began), stranger, cause(2, Cause::Healthy)];
    assert_eq!(lines(&events), ["0 Locksmith started watching", "2 Lets you in"]);
    assert_eq!(lines_of(&events, None), ["0 Locksmith started watching"]);
}

fn pattern(id_of: PatternId, times: &[u64]) -> Pattern {
    Pattern {
        id: id_of,
        server: id('a'),
        times: times.iter().map(|at| START + at).collect(),
        confidence: Confidence::Likely,
        after: None,
        before: None,
        cause: None,
    }
}

fn local(at: u64) -> ClockTime {
    ClockTime { unix: at / 1000, ahead: 3600 }
}

fn said(pattern: &Pattern) -> String {
    Language::ENGLISH.render(&PatternText::of(pattern, &local))
}

#[test]
fn a_pattern_names_its_span_and_what_came_before_each_time() {
    let falls = Pattern { after: Some(6 * HOUR - 7 * MINUTE), ..pattern(PatternId::FallsBack, &[0, HOUR]) };
    assert_eq!(said(&falls), "It works after a restart, then stops letting you in after about 6 hours.");
    let moved = Pattern { before: Some(Before::Event(Kind::Address)), ..falls.clone() };
    assert_eq!(
        said(&moved),
        "It works after a restart, then stops letting you in after about 6 hours: each time, shortly after its address changed."
    );
    assert_eq!(PatternAdvice::of(&moved), PatternAdvice::FallsBackMoved);
    let cut_off = Pattern { cause: Some("server-cut-off".to_owned()), ..falls };
    assert_eq!(said(&cut_off), "It works after a restart, then loses its connection to Plex after about 6 hours.");
    assert_eq!(PatternAdvice::of(&cut_off), PatternAdvice::FallsBackCutOff);
}

#[test]
fn a_daily_pattern_names_the_time_on_this_computer_s_clock() {
    let at = |times: &[u64]| {
        let daily = pattern(PatternId::Daily, times);
        said(&Pattern { cause: Some("unreachable".to_owned()), ..daily })
    };
    let day = 24 * HOUR;
    let four = at(&[3 * HOUR, day + 3 * HOUR + 4 * MINUTE, 2 * day + 3 * HOUR - 2 * MINUTE]);
    assert_eq!(four, "It happens every day at about 04:00: Not responding.");
    let midnight = at(&[23 * HOUR - 10 * MINUTE, day + 23 * HOUR + 10 * MINUTE, 2 * day + 23 * HOUR]);
    assert_eq!(midnight, "It happens every day at about 00:00: Not responding.");
}

#[test]
fn evidence_is_how_often_and_when() {
    let now = local(START + 50 * HOUR);
    let evidence = |times: &[u64]| {
        let pattern = pattern(PatternId::Sleeps, times);
        Language::ENGLISH.render(&PatternEvidence::of(&pattern, now, &local))
    };
    assert_eq!(evidence(&[0, 24 * HOUR, 49 * HOUR]), "Seen 3 times: Today 02:00, Yesterday 01:00, Sat 28 Nov 01:00");
    let many: Vec<u64> = (0..7).map(|hour| hour * HOUR).collect();
    assert!(evidence(&many).starts_with("Seen 7 times, most recently: Sat 28 Nov 07:00, "));
    assert_eq!(evidence(&many).matches("28 Nov").count(), 5);
}

#[test]
fn a_day_is_called_as_people_call_it() {
    let now = local(START + HOUR);
    let of = |at: u64| Language::ENGLISH.render(&DayText::of(local(at).day(), now));
    assert_eq!(of(START), "Today");
    assert_eq!(of(START - HOUR - 1), "Yesterday");
    assert_eq!(of(START - 25 * HOUR - 1), "Thu 26 Nov");
}

#[test]
fn a_trouble_that_lasted_while_the_server_was_silent_did_not_begin_then() {
    let events = [
        cause(0, Cause::Healthy),
        cause(5, Cause::NotAccepted),
        computer(10, Kind::Network).to(LOST.to_owned()),
        cause(10, Cause::Unreachable),
        computer(13, Kind::Network).to("192.168.1.0/24".to_owned()),
        cause(13, Cause::NotAccepted),
        cause(20, Cause::Unreachable),
        cause(22, Cause::Healthy),
    ];
    let told = lines(&events);
    assert_eq!(
        told.iter().find(|line| line.starts_with("13 Not")),
        Some(&"13 Not letting you in".to_owned()),
        "{told:#?}"
    );
    assert_eq!(told.last(), Some(&"22 Let you in again".to_owned()));
}
