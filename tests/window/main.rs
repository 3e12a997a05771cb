//! The window's pages by role and name, without a screen.

mod about;
mod causes;
mod claim;
mod follows;
mod guides;
mod history;
mod home;
mod hosts;
mod keys;
mod languages;
mod nas;
mod notify;
mod past;
mod reading;
mod repair;
mod report;
mod scenes;
mod search;
mod sign_in;
mod stage;
mod verdicts;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use home::Home;
use plex_locksmith::client::model::Claimed;
use stage::{Stage, builder, open};

fn window<'a>(home: Home) -> (Stage, Harness<'a>) {
    let stage = Stage::new(home.into_model());
    let harness = open(&stage, builder());
    (stage, harness)
}

fn press(harness: &mut Harness<'_>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(3);
}

/// Opens what is folded under these words.
fn unfold(harness: &mut Harness<'_>, words: &str) {
    harness.get_by_label(words).scroll_to_me();
    harness.run_steps(6);
    harness.get_by_label(words).click();
    harness.run_steps(6);
}

#[test]
fn hostile_names_do_no_harm() {
    for name in ["W".repeat(10_000), "\u{202E}evil\n\t".to_owned(), "客厅 Müller’s 🎬".to_owned(), " ".to_owned()]
    {
        let mut home = Home::empty();
        home.server(&name, 7, Claimed::No);
        let stage = Stage::new(home.into_model());
        let harness = open(&stage, builder().allow_missing_glyphs());
        let button = harness.get_by_role_and_label(Role::Button, "Sign in to Plex").rect();
        assert!(button.right() < 960.0);
    }
}

#[test]
fn at_twice_the_text_size_the_menu_can_be_scrolled_to_its_end() {
    let size = egui::vec2(400.0, 300.0);
    let stage = Stage::new(Home::family().into_model());
    let mut harness = open(&stage, builder().with_size(size).with_pixels_per_point(2.0));
    press(&mut harness, "More");
    harness.get_by_role_and_label(Role::Button, "About Locksmith").scroll_to_me();
    harness.run_steps(6);
    let about = harness.get_by_role_and_label(Role::Button, "About Locksmith").rect();
    assert!(egui::Rect::from_min_size(egui::Pos2::ZERO, size).contains_rect(about), "{about:?}");
}

#[test]
fn a_window_at_rest_is_not_drawn_anew() {
    let (_, mut harness) = window(Home::empty());
    harness.run();
}
