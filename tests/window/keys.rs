//! The window by its keys alone.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::model::Claimed;

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
