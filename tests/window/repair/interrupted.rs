//! A repair that was interrupted.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::repair::RepairOutcome;
use plex_locksmith::client::state::Event;

use super::{bobs, bobs_key, choose_here, has, is_disabled, says};
use crate::home::Home;
use crate::{press, window};

pub fn interrupted() -> (Home, String) {
    let mut home = Home::stale();
    let id = home.journal(RepairOutcome::Open);
    (home, id)
}

#[test]
fn an_interrupted_repair_shows_itself_and_offers_both_ways() {
    let (home, id) = interrupted();
    let (stage, mut harness) = window(home);
    says(&harness, "A repair of Mac Mini was interrupted.");
    harness.get_by_label_contains("goes back to what it was before the repair");
    harness.get_by_label_contains("The repair continues where it stopped");
    assert!(has(&harness, "Sign in to continue"));
    press(&mut harness, "Restore its settings");
    assert_eq!(stage.asked(), [format!("Undo({id:?})")]);
}

#[test]
fn an_interrupted_repair_goes_on_after_a_sign_in() {
    let (mut home, id) = interrupted();
    let (stage, mut harness) = window(Home(home.0.clone()));
    press(&mut harness, "Sign in to continue");
    assert!(stage.signs_in());
    home.sign_in();
    stage.show(home.into_model());
    harness.run_steps(4);
    stage.asked();
    press(&mut harness, "Continue the repair");
    assert_eq!(stage.asked(), [format!("GoOn {{ id: {id:?}, agreed: None }}")]);
}

/// A server that is gone for good can neither undone nor continued.
#[test]
fn an_interrupted_repair_can_be_left_as_it_is_after_a_confirmation() {
    let (home, id) = interrupted();
    let (stage, mut harness) = window(home);
    press(&mut harness, "Leave it as it is…");
    says(&harness, "Leave Mac Mini as it is?");
    harness.get_by_label_contains("neither undone nor continued");
    press(&mut harness, "Back");
    says(&harness, "A repair of Mac Mini was interrupted.");
    press(&mut harness, "Leave it as it is…");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    says(&harness, "A repair of Mac Mini was interrupted.");
    press(&mut harness, "Leave it as it is…");
    press(&mut harness, "Leave it as it is");
    assert_eq!(stage.asked(), [format!("ForgetBackup({id:?})")]);
    let mut home = interrupted().0;
    home.event(Event::Repairs(Vec::new()));
    stage.show(home.into_model());
    harness.run_steps(4);
    harness.get_by_label("Nothing from that repair is kept anymore.");
    assert!(!has(&harness, "Restore its settings"));
}

#[test]
fn an_interrupted_repair_does_not_go_away_by_itself() {
    let (_, mut harness) = window(interrupted().0);
    choose_here(&mut harness);
    harness.get_by_label("A repair of Mac Mini was interrupted.");
    press(&mut harness, "Show what to do");
    assert!(has(&harness, "Restore its settings"));
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    harness.get_by_label("A repair of Mac Mini was interrupted.");
}

#[test]
fn going_on_over_another_accounts_sign_in_needs_the_second_confirmation() {
    let mut home = bobs();
    let id = home.journal(RepairOutcome::Open);
    let (stage, mut harness) = window(home);
    assert!(is_disabled(&harness, "Continue the repair"));
    harness.get_by_role(Role::CheckBox).click();
    harness.run_steps(3);
    press(&mut harness, "Continue the repair");
    assert_eq!(stage.asked(), [format!("GoOn {{ id: {id:?}, agreed: Some({:?}) }}", bobs_key())]);
}
