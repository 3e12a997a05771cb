//! The report: previewed, copied, and left.

use egui::accesskit::Role;
use egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::discovery::MdnsTrouble;
use plex_locksmith::client::state::Model;

use super::home::Home;
use super::stage::{Stage, builder, open};
use super::{press, window};

/// What must not leave the window: names, and what an error of a library may hold.
const PRIVATE: [&str; 6] = ["Mac Mini", "Attic NAS", "anna", "example.com", "203.0.113.9", "qzsecretqzsecretqz12"];

fn private_home() -> Model {
    let mut home = Home::family();
    home.sign_in();
    home.owns("Mac Mini", 1);
    let folder = std::env::var("HOME").unwrap_or_default();
    let why = format!("{folder}/x: anna@example.com at 203.0.113.9 with qzsecretqzsecretqz12 on Attic NAS");
    home.0.search.mdns_unavailable = Some(MdnsTrouble::Failed { why });
    home.into_model()
}

fn preview(harness: &Harness<'_>) -> String {
    let node = harness.get_by_role_and_label(Role::MultilineTextInput, "Preview");
    node.accesskit_node().value().unwrap_or_default()
}

/// What was put on the clipboard in the last frames.
fn copied(harness: &mut Harness<'_>, act: impl FnOnce(&mut Harness<'_>)) -> Option<String> {
    act(harness);
    let mut text = None;
    for _ in 0..4 {
        harness.step();
        for command in &harness.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(copied) = command {
                text = Some(copied.clone());
            }
        }
    }
    text
}

#[test]
fn the_footer_opens_a_preview_without_anything_private_in_it() {
    let mut harness = open(&Stage::new(private_home()), builder());
    press(&mut harness, "Copy report…");
    let text = preview(&harness);
    assert!(text.contains("## Server 1"), "{text}");
    for private in PRIVATE {
        assert!(!text.contains(private), "“{private}” is in:\n{text}");
    }
    if let Ok(folder) = std::env::var("HOME").map(|folder| format!("{folder}/")) {
        assert!(folder == "/" || !text.contains(&folder), "the home folder is in:\n{text}");
    }
    harness.get_by_label("What was left out");
    assert!(harness.get_all_by_label_contains("server names").count() >= 1);
}

/// Who is who stands beside the preview, in the order of the list, and not in what is copied.
#[test]
fn only_the_screen_says_who_is_who() {
    let mut harness = open(&Stage::new(private_home()), builder());
    press(&mut harness, "Copy report…");
    harness.get_by_label("Only you see this");
    for line in ["Server 1 is Attic NAS", "Server 3 is Mac Mini"] {
        harness.get_by_label(line);
    }
    let copied = copied(&mut harness, |h| h.get_by_role_and_label(Role::Button, "Copy report").click());
    assert!(copied.is_some_and(|text| !text.contains("Mac Mini")));
}

#[test]
fn a_computer_without_servers_has_no_legend() {
    let mut harness = open(&Stage::new(Home::empty().into_model()), builder());
    press(&mut harness, "Copy report…");
    assert!(harness.query_by_label("Only you see this").is_none());
}

#[test]
fn its_times_are_those_of_the_clock_on_the_wall() {
    let (_, mut harness) = window(Home::family());
    press(&mut harness, "Copy report…");
    assert!(preview(&harness).contains("Made at 2026-11-27 14:39:00 +01:00"), "{}", preview(&harness));
}

#[test]
fn the_primary_button_copies_what_was_shown_and_says_so() {
    let mut harness = open(&Stage::new(private_home()), builder());
    press(&mut harness, "Copy report…");
    let shown = preview(&harness);
    let text = copied(&mut harness, |h| h.get_by_role_and_label(Role::Button, "Copy report").click());
    assert_eq!(text, Some(shown));
    harness.get_by_label("Report copied.");
}

#[test]
fn the_shortcut_shows_first_and_copies_then() {
    let (_, mut harness) = window(Home::family());
    let first = copied(&mut harness, |h| h.event(Event::Copy));
    assert_eq!(first, None, "nothing is copied unread");
    let shown = preview(&harness);
    assert_eq!(copied(&mut harness, |h| h.event(Event::Copy)), Some(shown.clone()));
    // In the preview with nothing marked it is the report as well.
    harness.get_by_role_and_label(Role::MultilineTextInput, "Preview").focus();
    harness.run_steps(2);
    assert_eq!(copied(&mut harness, |h| h.event(Event::Copy)), Some(shown));
}

#[test]
fn the_shortcut_belongs_to_a_field_that_is_typed_into() {
    let (_, mut harness) = window(Home::empty());
    harness.get_by_role_and_label(Role::TextInput, "Address of a server").focus();
    harness.run_steps(2);
    harness.event(Event::Copy);
    harness.run_steps(3);
    assert!(harness.query_by_label("Preview").is_none());
}

#[test]
fn the_report_is_left_as_it_was_until_it_is_made_anew() {
    let (stage, mut harness) = window(Home::family());
    press(&mut harness, "Copy report…");
    let before = preview(&harness);
    let mut home = Home::family();
    home.server("Cellar", 9, plex_locksmith::client::model::Claimed::No);
    stage.show(home.into_model());
    harness.run_steps(3);
    assert_eq!(preview(&harness), before);
    press(&mut harness, "Copy report…");
    assert!(preview(&harness).contains("## Server 5"));
}

#[test]
fn escape_goes_back_also_from_within_the_preview() {
    let (_, mut harness) = window(Home::family());
    for within in [false, true] {
        press(&mut harness, "Copy report…");
        if within {
            harness.get_by_role_and_label(Role::MultilineTextInput, "Preview").focus();
            harness.run_steps(2);
        }
        harness.key_press(Key::Escape);
        harness.run_steps(3);
        assert!(harness.query_by_label("Preview").is_none(), "within: {within}");
        harness.get_by_role_and_label(Role::Button, "Sign in to Plex");
    }
}

#[test]
fn the_back_button_goes_back() {
    let (_, mut harness) = window(Home::family());
    press(&mut harness, "Copy report…");
    press(&mut harness, "Back");
    harness.get_by_role_and_label(Role::Button, "Sign in to Plex");
}

#[test]
fn the_preview_cannot_be_changed() {
    let (_, mut harness) = window(Home::family());
    press(&mut harness, "Copy report…");
    let before = preview(&harness);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Preview").focus();
    harness.run_steps(2);
    harness.event(Event::Text("x".to_owned()));
    harness.run_steps(3);
    assert_eq!(preview(&harness), before);
}

#[test]
fn at_twice_the_text_size_the_menu_has_it_and_the_button_is_in_sight() {
    let size = egui::vec2(400.0, 300.0);
    let stage = Stage::new(Home::family().into_model());
    let mut harness = open(&stage, builder().with_size(size).with_pixels_per_point(2.0));
    assert!(harness.query_by_role_and_label(Role::Button, "Copy report…").is_none(), "the footer has the steps only");
    press(&mut harness, "More");
    press(&mut harness, "Copy report…");
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    for name in ["Copy report", "Back"] {
        let button = harness.get_by_role_and_label(Role::Button, name).rect();
        assert!(screen.contains_rect(button), "{name}: {button:?}");
    }
    assert!(preview(&harness).starts_with("# Locksmith for Plex: report"));
    let shown = preview(&harness);
    let text = copied(&mut harness, |h| h.get_by_role_and_label(Role::Button, "Copy report").click());
    assert_eq!(text, Some(shown));
    harness.get_by_label("Report copied.");
}

#[test]
fn the_footer_has_room_for_steps_and_report() {
    let (_, mut harness) = window(Home::family());
    assert!(harness.query_by_label_contains("Step 1, Find").is_none(), "there are no steps outside a journey");
    press(&mut harness, "Sign in to Plex");
    let button = harness.get_by_role_and_label(Role::Button, "Copy report…").rect();
    let last = harness.get_by_label_contains("Step 4, Done").rect();
    assert!(button.right() <= 960.0 && last.right() < button.left(), "{button:?} {last:?}");
    assert!(button.top() > 580.0, "{button:?}");
}
