//! Repair, undo, start and restart: each page by role and name.

mod before;
mod ended;
mod folder;
pub mod interrupted;
mod running;
mod start;
mod undo;

use egui::accesskit::{Live, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::model::{AccountKey, Controller, StoredSignIn};
use plex_locksmith::client::repair::{Fault, LaterSignIn, RepairEnd, RepairOutcome, Step};

use crate::home::{self, Home};
use crate::window;

fn ours() -> Controller {
    Controller::Managed("systemd (plexmediaserver)".to_owned())
}

fn stale() -> Home {
    let mut home = Home::stale();
    home.sign_in();
    home
}

fn bobs() -> Home {
    let mut home = Home::installed(ours(), "bob", StoredSignIn::Alive);
    home.sign_in();
    home
}

fn bobs_key() -> AccountKey {
    home::stored_account("bob", StoredSignIn::Alive).key()
}

fn repairing() -> Home {
    let mut home = stale();
    home.repairing(&[Step::Stop, Step::BackUp, Step::Remove, Step::Start]);
    home
}

fn ended(end: RepairEnd) -> Home {
    let mut home = repairing();
    home.repair_ended(end);
    home
}

fn restored() -> RepairEnd {
    RepairEnd::Restored { fault: Fault::NoAnswer, runs: true, kept: None, sign_in: LaterSignIn::None }
}

pub fn has(harness: &Harness<'_>, name: &str) -> bool {
    harness.query_all_by_role_and_label(Role::Button, name).count() > 0
}

/// The words of the largest text, which speaks up when it changes.
pub fn says(harness: &Harness<'_>, text: &str) {
    let node = harness.get_by_label(text);
    assert_eq!(node.accesskit_node().live(), Live::Polite, "{text}");
}

fn is_disabled(harness: &Harness<'_>, name: &str) -> bool {
    harness.get_by_role_and_label(Role::Button, name).accesskit_node().is_disabled()
}

fn unfold(harness: &mut Harness<'_>) {
    crate::unfold(harness, "Details");
}

fn choose_here(harness: &mut Harness<'_>) {
    harness.get_by_label("This computer: Reaches Plex (fine)").click();
    harness.run_steps(3);
}

pub fn undoable() -> (Home, String) {
    let mut home = Home::installed(ours(), "anna", StoredSignIn::Alive);
    home.sign_in();
    home.owns("Mac Mini", 1);
    let id = home.journal(RepairOutcome::Repaired);
    (home, id)
}

#[test]
fn what_is_installed_is_told_in_details() {
    let (_, mut harness) = window(undoable().0);
    unfold(&mut harness);
    harness.get_by_label("systemd (plexmediaserver)");
    harness.get_by_label("anna (a•••@example.com)");
    harness.get_by_label("alive: plex.tv knows it");
    harness.get_by_label_contains("settings.xml");
    assert!(harness.query_by_label_contains("anna@example.com").is_none());
}
