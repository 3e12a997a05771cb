//! Before a repair: what changes, what stays, and whose word it needs.

use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::model::{Controller, StoredSignIn};

use super::{bobs, bobs_key, has, is_disabled, ours, says, stale};
use crate::home::{self, Home};
use crate::{press, window};

#[test]
fn before_a_repair_one_page_says_what_changes_and_what_stays() {
    let (stage, mut harness) = window(stale());
    press(&mut harness, "Repair…");
    says(&harness, "Repair Mac Mini?");
    harness.get_by_label_contains("Your libraries, your watch history, all other settings and your files.");
    harness.get_by_label_contains("may ask you to sign in again");
    harness.get_by_label_contains("for 30 days. Only you can read it");
    harness.get_by_label_contains("Locksmith stops Mac Mini and starts it again");
    harness.get_by_label("anna (a•••@example.com). Plex no longer accepts this sign-in.");
    assert!(harness.query_by_role(Role::CheckBox).is_none(), "one's own old sign-in needs no second confirmation");
    press(&mut harness, "Repair it");
    assert_eq!(stage.asked(), ["Repair { server: ServerKey(0), agreed: None }"]);
}

#[test]
fn enter_repairs_and_esc_goes_back() {
    let (stage, mut harness) = window(stale());
    press(&mut harness, "Repair…");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(has(&harness, "Repair…"));
    press(&mut harness, "Repair…");
    harness.get_by_role_and_label(Role::Button, "Repair it").focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(stage.asked(), ["Repair { server: ServerKey(0), agreed: None }"]);
}

#[test]
fn a_repair_begins_with_a_sign_in_and_the_sign_in_leads_back_to_it() {
    let (stage, mut harness) = window(Home::stale());
    press(&mut harness, "Repair…");
    assert!(!has(&harness, "Repair it"));
    press(&mut harness, "Sign in to Plex");
    assert!(stage.signs_in());
    stage.show(stale().into_model());
    harness.run_steps(4);
    says(&harness, "Repair Mac Mini?");
    stage.asked();
    press(&mut harness, "Repair it");
    assert_eq!(stage.asked(), ["Repair { server: ServerKey(0), agreed: None }"]);
}

#[test]
fn another_accounts_sign_in_is_taken_off_only_after_a_second_confirmation_that_names_it() {
    let (stage, mut harness) = window(bobs());
    let key = stage.0.lock().unwrap().model.as_ref().unwrap().rows.iter().next().unwrap().key;
    open_repair(&mut harness);
    let name = "Yes, remove the sign-in of bob from Mac Mini";
    assert!(is_disabled(&harness, "Repair it"));
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(stage.asked().is_empty(), "Enter is no confirmation");
    let tick = harness.get_by_role_and_label(Role::CheckBox, name);
    assert_eq!(tick.accesskit_node().toggled(), Some(Toggled::False));
    tick.click();
    harness.run_steps(3);
    press(&mut harness, "Repair it");
    assert_eq!(stage.asked(), [format!("Repair {{ server: {key:?}, agreed: Some({:?}) }}", bobs_key())]);
}

#[test]
fn whoever_has_another_address_than_the_settings_is_asked_whether_that_was_theirs() {
    let mut home = Home::installed(ours(), "anneke", StoredSignIn::Dead);
    home.sign_in();
    let (stage, mut harness) = window(home);
    press(&mut harness, "Repair…");
    harness.get_by_label_contains("Mac Mini was signed in as anneke. Is that you?");
    assert!(is_disabled(&harness, "Repair it"));
    harness.get_by_role(Role::CheckBox).click();
    harness.run_steps(3);
    press(&mut harness, "Repair it");
    let key = home::stored_account("anneke", StoredSignIn::Dead).key();
    assert_eq!(stage.asked(), [format!("Repair {{ server: ServerKey(0), agreed: Some({key:?}) }}")]);
}

#[test]
fn a_second_confirmation_holds_on_its_own_page_only() {
    let (_, mut harness) = window(bobs());
    open_repair(&mut harness);
    harness.get_by_role(Role::CheckBox).click();
    harness.run_steps(3);
    assert!(!is_disabled(&harness, "Repair it"));
    press(&mut harness, "Back");
    open_repair(&mut harness);
    assert!(is_disabled(&harness, "Repair it"));
}

/// By whatever way the verdict offers.
fn open_repair(harness: &mut Harness<'_>) {
    for label in ["Repair…", "Show what to do", "It's my server, and that account is gone"] {
        if harness.query_by_label("Repair Mac Mini?").is_none() && has(harness, label) {
            harness.get_by_role_and_label(Role::Button, label).scroll_to_me();
            harness.run_steps(6);
            press(harness, label);
        }
    }
    says(harness, "Repair Mac Mini?");
}

#[test]
fn who_stops_the_server_is_said_before() {
    let mut home = Home::installed(Controller::Manual, "anna", StoredSignIn::Dead);
    home.sign_in();
    let (_, mut harness) = window(home);
    press(&mut harness, "Repair…");
    harness.get_by_label_contains("You stop Mac Mini and start it again, once each.");
}
