//! What became of servers over time, as the window shows it.

use egui::accesskit::Role;
use egui::{Key, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::diagnosis::Cause;
use plex_locksmith::client::installation::{InstallError, InstallKind, InstallOperation};
use plex_locksmith::client::model::Claimed;
use plex_locksmith::client::state::{Event, HistoryEvent, Keeping, Request, ServerKey};

use crate::home::Home;
use crate::past::{self, HOUR, MINUTE, NOW, cause, falls, falls_back};
use crate::stage::{Stage, builder};
use crate::{causes, press, scenes, window};

fn labels(harness: &Harness<'_>) -> Vec<String> {
    let nodes = harness.root().children_recursive();
    nodes.filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value())).collect()
}

fn says(harness: &Harness<'_>, words: &str) -> bool {
    labels(harness).iter().any(|label| label.contains(words))
}

/// At the size that it opens in, with a strip and a pattern.
#[test]
fn the_page_of_every_cause_fits_with_its_history() {
    for cause in Cause::all().filter(|cause| *cause != Cause::NotPlex) {
        let home = past::with(causes::of_server(cause), falls(), Keeping::Memory);
        let harness = scenes::at(home, &[], builder());
        let details = harness.get_by_label("Details").rect().bottom();
        assert!(details <= 640.0 - 48.0, "{}: {details}", cause.id());
        // The page of these two is another server's.
        if !matches!(cause, Cause::Replaced | Cause::DuplicateIdentity) {
            assert!(says(&harness, "It works after a restart"), "{}", cause.id());
            assert!(says(&harness, "Last 24 hours: "), "{}", cause.id());
        }
    }
}

#[test]
fn without_a_history_nothing_is_shown_of_it() {
    let (_, harness) = window(causes::of_server(Cause::NotAccepted));
    assert!(!says(&harness, "24 hours") && harness.query_by_label("History").is_none());
}

#[test]
fn the_arrows_go_along_the_strip_and_tell_its_times() {
    let harness = &mut scenes::at(falls_back(), &[], builder());
    harness.get_by_label_contains("Last 24 hours: Fine for").focus();
    harness.run_steps(3);
    assert!(says(harness, "21:14 until now: Not letting you in"));
    assert!(says(harness, "21:14 Stopped letting you in, 3 minutes after it lost Plex"));
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(3);
    assert!(says(harness, "15:14 to 21:14: Fine"), "{:?}", labels(harness));
    harness.key_press(Key::Home);
    harness.run_steps(3);
    assert!(says(harness, "22:00 to 00:00: Not letting you in"), "{:?}", labels(harness));
    harness.key_press(Key::ArrowRight);
    harness.run_steps(3);
    assert!(says(harness, "00:00 to 08:00: Not watched"));
}

/// A tooltip of egui keeps the width of the words before.
#[test]
fn after_a_short_sentence_a_long_one_is_told_in_as_much_room_as_before() {
    let harness = &mut scenes::at(falls_back(), &[], builder());
    harness.get_by_label_contains("Last 24 hours: Fine for").focus();
    harness.run_steps(3);
    let fall = "21:14 Stopped letting you in, 3 minutes after it lost Plex";
    let before = harness.get_by_label(fall).rect();
    for key in [Key::ArrowLeft, Key::ArrowLeft, Key::ArrowRight, Key::ArrowRight] {
        harness.key_press(key);
        harness.run_steps(3);
    }
    assert_eq!(harness.get_by_label(fall).rect().width(), before.width());
}

#[test]
fn the_pointer_tells_what_was_there() {
    let harness = &mut scenes::at(falls_back(), &[], builder());
    let strip = harness.get_by_label_contains("Last 24 hours: Fine for").rect();
    let at = |hours: f32| egui::pos2(strip.right() - strip.width() * hours / 24.0, strip.top() + 16.0);
    harness.hover_at(at(0.75));
    harness.run_steps(8);
    assert!(says(harness, "21:14 until now: Not letting you in"), "{:?}", labels(harness));
    assert!(says(harness, "21:14 Stopped letting you in, 3 minutes after it lost Plex"));
    harness.hover_at(at(18.0));
    harness.run_steps(8);
    assert!(says(harness, "00:00 to 08:00: Not watched") && !says(harness, "21:14 Stopped letting you in"));
}

#[test]
fn the_history_of_a_server_has_its_pattern_with_advice_and_evidence_and_what_happened() {
    let harness = &mut scenes::at(falls_back(), &["History"], builder());
    for words in [
        "History of Attic NAS",
        "each time, shortly after it lost Plex",
        "Check the internet connection of its computer",
        "Seen 3 times: Today 21:14, Tue 24 Nov 13:14",
    ] {
        assert!(says(harness, words), "{words}");
    }
    let shown = labels(harness);
    let at =
        |words: &str| shown.iter().position(|label| label == words).unwrap_or_else(|| panic!("{words}: {shown:?}"));
    let fall = at("21:14 Stopped letting you in, 3 minutes after it lost Plex");
    assert!(at("Today") < fall && fall < at("15:14 Let you in again"), "the newest first: {shown:?}");
    assert!(!says(harness, "Was updated to version 1.43.2"));
    press(harness, "7 days");
    assert!(says(harness, "Was updated to version 1.43.2") && says(harness, "Last 7 days: "));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(says(harness, "Plex says Attic NAS is yours"));
}

#[test]
fn a_long_list_is_shown_in_parts() {
    let mut events = vec![past::began(NOW - 10 * HOUR)];
    for n in 0..60 {
        let what = if n % 2 == 0 { Cause::Healthy } else { Cause::Slow };
        events.push(cause(2, NOW - 9 * HOUR + n * 5 * MINUTE, what));
    }
    let home = past::with(causes::of_server(Cause::Healthy), events, Keeping::Memory);
    let harness = &mut scenes::at(home, &["History"], builder());
    assert!(!says(harness, "Locksmith started watching"));
    harness.get_by_label("Show more").scroll_to_me();
    harness.run_steps(8);
    press(harness, "Show more");
    assert!(says(harness, "12:00 Locksmith started watching") && harness.query_by_label("Show more").is_none());
}

fn strips(harness: &Harness<'_>) -> Vec<(String, Rect)> {
    let images = harness.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Image);
    let named = images.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()));
    named.filter(|(name, _)| name.contains("Last 24 hours")).collect()
}

#[test]
fn all_stand_one_under_the_other_on_one_axis_of_time() {
    let (_, home, presses) = scenes::all().find(|page| page.0 == "84-history-of-all").unwrap();
    let harness = &mut scenes::at(home, presses, builder());
    let strips = strips(harness);
    let names: Vec<&str> = strips.iter().filter_map(|(name, _)| name.split('.').next()).collect();
    assert_eq!(names, ["This computer", "Attic NAS", "Holiday house", "Living room"]);
    for pair in strips.windows(2) {
        let (above, below) = (pair[0].1, pair[1].1);
        assert!(above.bottom() <= below.top(), "{pair:?}");
        assert!(above.x_range() == below.x_range(), "{pair:?}");
    }
    assert!(says(harness, "Living room: Stopped responding"));
    // The name leads to its own history.
    press(harness, "Holiday house");
    assert!(says(harness, "History of Holiday house"));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(says(harness, "Holiday house is claimed"), "{:?}", labels(harness));
}

#[test]
fn the_history_is_deleted_only_after_a_question() {
    let (stage, mut harness) = scenes::staged(falls_back(), &["History", "Delete history…"], builder());
    assert!(says(&harness, "Delete the history?"));
    press(&mut harness, "Keep history");
    assert!(says(&harness, "History of Attic NAS") && stage.asked().is_empty());
    press(&mut harness, "Delete history…");
    press(&mut harness, "Delete history");
    assert_eq!(stage.asked(), ["DeleteHistory"]);
    let mut home = falls_back();
    home.event(Event::History(HistoryEvent::Deleted(Ok(()))));
    stage.show(home.into_model());
    harness.run_steps(3);
    assert!(says(&harness, "The history is deleted.") && says(&harness, "There's no history yet"));
}

#[test]
fn a_history_that_could_not_be_deleted_says_so_where_it_was_asked_for() {
    let (stage, mut harness) = scenes::staged(falls_back(), &["History", "Delete history…"], builder());
    press(&mut harness, "Delete history");
    let error = InstallError::new(InstallOperation::Remove, "/srv/history.jsonl", InstallKind::ReadOnly);
    let mut home = falls_back();
    home.event(Event::History(HistoryEvent::Deleted(Err(error))));
    stage.show(home.into_model());
    harness.run_steps(3);
    assert!(says(&harness, "Locksmith couldn't delete the history."));
}

#[test]
fn whoever_only_reads_along_is_told_and_deletes_nothing() {
    let home = || past::with(causes::of_server(Cause::NotAccepted), falls(), Keeping::OtherWrites);
    let harness = scenes::at(home(), &["History"], builder());
    assert!(says(&harness, "Another copy of Locksmith is keeping the history. This window shows what it records."));
    let (stage, mut harness) = scenes::staged(home(), &["History", "Delete history…"], builder());
    assert!(says(&harness, "Quit that one first."));
    press(&mut harness, "Delete history");
    assert!(stage.asked().is_empty());
}

#[test]
fn a_history_that_cannot_be_kept_says_why() {
    let (_, home, presses) = scenes::all().find(|page| page.0 == "88-history-not-kept").unwrap();
    let harness = scenes::at(home, presses, builder());
    assert!(says(&harness, "The disk is full, so Locksmith can't keep the history."));
}

/// The servers that the core was told are open.
fn attended(stage: &Stage) -> Vec<Option<ServerKey>> {
    let mut notes = stage.0.lock().expect("notes");
    let attend = |request: Request| if let Request::Attend(key) = request { Some(key) } else { None };
    notes.requests.drain(..).filter_map(attend).collect()
}

#[test]
fn the_core_knows_which_server_s_page_is_open() {
    let mut home = Home::empty();
    let first = home.server("Attic NAS", 2, Claimed::Yes);
    let second = home.server("Living room", 3, Claimed::Yes);
    let (stage, mut harness) = window(home);
    attended(&stage);
    harness.get_by_label("Living room: Claimed (neutral)").click();
    harness.run_steps(3);
    assert_eq!(attended(&stage), [Some(second)]);
    harness.run_steps(3);
    assert_eq!(attended(&stage), [], "it is told once");
    harness.get_by_label("This computer: Reaches Plex (fine)").click();
    harness.run_steps(3);
    assert_eq!(attended(&stage), [None]);
    harness.get_by_label("Attic NAS: Claimed (neutral)").click();
    harness.run_steps(3);
    assert_eq!(attended(&stage), [Some(first)]);
}
