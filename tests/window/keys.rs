//! The window by its keys alone.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::model::Claimed;
use plex_locksmith::client::repair::claim::Consent;

use crate::home::Home;
use crate::window;

#[test]
fn rows_are_chosen_by_the_arrows() {
    let (_, mut harness) = window(Home::family());
    harness.get_by_label("Mac Mini: Unclaimed (problem)").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    harness.get_by_label_contains("Attic NAS is claimed.");
    harness.key_press(Key::ArrowUp);
    harness.run_steps(3);
    harness.get_by_label_contains("Mac Mini isn't claimed");
    assert!(harness.get_by_label("Mac Mini: Unclaimed (problem)").is_focused());
}

#[test]
fn the_arrows_reach_rows_that_are_out_of_sight() {
    let mut home = Home::empty();
    for n in 1..=40 {
        home.server(&format!("Server {n}"), n, Claimed::No);
    }
    let (_, mut harness) = window(home);
    harness.get_by_label("Server 1: Unclaimed (problem)").focus();
    harness.run_steps(2);
    for _ in 1..30 {
        harness.key_press(Key::ArrowDown);
        harness.run_steps(2);
    }
    harness.run_steps(30);
    assert!(harness.get_by_label("Server 30: Unclaimed (problem)").is_focused());
}

#[test]
fn enter_presses_the_primary_button_and_escape_goes_back() {
    let (stage, mut harness) = window(Home::family());
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(stage.signs_in(), "Enter signs in");
    stage.asked();
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(stage.asked(), ["CancelSignIn"]);
}

#[test]
fn the_shortcut_looks_at_everything_again() {
    let (stage, mut harness) = window(Home::family());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::R);
    harness.run_steps(3);
    assert!(stage.asked().contains(&"RecheckAll".to_owned()));
}

#[test]
fn the_main_job_takes_two_keys() {
    let (stage, mut harness) = window(Home::family());
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(stage.signs_in());
    let mut home = Home::family();
    home.sign_in();
    stage.show(home.into_model());
    harness.run_steps(4);
    assert!(harness.get_by_label("Claim this server").is_focused(), "the next useful deed has the keyboard");
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(stage.claims(), Some(Consent::HereOnly));
}

#[test]
fn with_no_server_found_a_sign_in_takes_two_keys() {
    let (stage, mut harness) = window(Home::empty());
    assert!(harness.get_by_label("Sign in to Plex").accesskit_node().role() == Role::Button);
    harness.key_press(Key::Tab);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(stage.signs_in());
}
