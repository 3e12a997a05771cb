//! What is shown goes with what it is about: rows become one, servers go, and a journey ends.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::diagnosis::Cause;
use plex_locksmith::client::model::Claimed;
use plex_locksmith::client::model::error::NetKind;
use plex_locksmith::client::state::Event;

use crate::home::{self, Home};
use crate::{causes, press, window};

/// The step of the journey that is taken now, or the last one if all are done.
fn step(harness: &Harness<'_>) -> Option<usize> {
    let now = ["Step 1, Find: now", "Step 2, Sign in: now", "Step 3, Fix: now", "Step 4, Done: done"];
    now.iter().position(|label| harness.query_by_label(label).is_some()).map(|at| at + 1)
}

/// With an address that was typed, and is silent.
fn with_silent() -> Home {
    let mut home = Home::family();
    home.event(Event::Resolved { name: None, found: Ok(vec![home::address(9)]) });
    home.probed(9, home::fails(NetKind::Refused), None);
    home
}

/// It was another address of a server that is known.
fn merged() -> Home {
    let mut home = with_silent();
    home.probed(9, home::answers(2, Claimed::Yes), None);
    home
}

fn select(harness: &mut Harness<'_>, row: &str) {
    harness.get_by_label_contains(row).click();
    harness.run_steps(3);
}

#[test]
fn a_row_that_becomes_part_of_another_leads_to_that() {
    let (stage, mut harness) = window(with_silent());
    select(&mut harness, "192.168.1.9:32400: ");
    stage.show(merged().into_model());
    harness.run_steps(4);
    harness.get_by_label_contains("Attic NAS is claimed.");
}

#[test]
fn a_guide_to_a_row_that_is_gone_is_left() {
    let (stage, mut harness) = window(with_silent());
    select(&mut harness, "192.168.1.9:32400: ");
    press(&mut harness, "Show what to do");
    stage.show(merged().into_model());
    harness.run_steps(4);
    harness.get_by_label_contains("Attic NAS is claimed.");
    press(&mut harness, "Check again");
}

#[test]
fn two_cards_are_shown_only_while_there_are_two_computers() {
    let (stage, mut harness) = window(causes::of_server(Cause::DuplicateIdentity));
    press(&mut harness, "Show both");
    stage.show(causes::of_server(Cause::Healthy).into_model());
    harness.run_steps(4);
    assert!(harness.query_by_label("Show how to turn one off").is_none());
    harness.get_by_label("Open Plex");
}

#[test]
fn a_journey_that_begins_with_a_sign_in_says_so() {
    let (_, mut harness) = window(Home::family());
    select(&mut harness, "Living room: ");
    assert_eq!(step(&harness), None);
    press(&mut harness, "Sign in");
    assert_eq!(step(&harness), Some(2));
}

#[test]
fn a_journey_is_over_once_its_owner_was_back_in() {
    let (stage, mut harness) = window(causes::of_server(Cause::NotAccepted));
    press(&mut harness, "Restart the server…");
    assert_eq!(step(&harness), Some(3));
    stage.show(causes::of_server(Cause::Healthy).into_model());
    harness.run_steps(4);
    assert_eq!(step(&harness), Some(4));
    stage.show(causes::of_server(Cause::NotAccepted).into_model());
    harness.run_steps(4);
    assert_eq!(step(&harness), None, "what comes then is another problem");
}

#[test]
fn the_steps_are_those_of_the_server_that_is_shown() {
    let (stage, mut harness) = window(Home::family());
    select(&mut harness, "Living room: ");
    press(&mut harness, "Show what to do");
    assert_eq!(step(&harness), Some(3));
    let field = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Address of a server");
    field.focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Address of a server").type_text("192.168.1.9");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    stage.show(with_silent().into_model());
    harness.run_steps(4);
    assert_eq!(step(&harness), None);
}
