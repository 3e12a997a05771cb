//! Start and restart of a server on this computer.

use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::model::error::NetKind;
use plex_locksmith::client::model::{Acceptance, StoredSignIn};
use plex_locksmith::client::repair::{Fault, RepairEnd, Step};
use plex_locksmith::client::state::{Event, Request};

use super::{has, ours, says, undoable};
use crate::home::{self, Home};
use crate::{press, window};

fn not_running() -> Home {
    let mut home = Home::empty();
    home.sighted("Mac Mini", 1);
    home.probed(1, home::fails(NetKind::Refused), None);
    home.install(1, ours(), "anna", StoredSignIn::Alive);
    home
}

#[test]
fn a_server_here_is_started_by_one_press_and_can_be_left() {
    let (stage, mut harness) = window(not_running());
    press(&mut harness, "Start it");
    assert_eq!(stage.asked(), ["StartServer(ServerKey(0))"]);
    let mut home = not_running();
    let key = home.key(1);
    home.work(Request::StartServer(key), &[Step::Start]);
    stage.show(home.into_model());
    harness.run_steps(4);
    says(&harness, "Starting Mac Mini");
    harness.get_by_label("Start the server: now");
    press(&mut harness, "Cancel");
    assert_eq!(stage.asked(), ["CancelRepair"]);
}

#[test]
fn a_start_that_failed_says_so_and_has_two_ways_on() {
    let mut home = not_running();
    let key = home.key(1);
    home.work(Request::StartServer(key), &[Step::Start]);
    home.repair_ended(RepairEnd::NotStarted { fault: Fault::DidNotStart, runs: false });
    let (stage, mut harness) = window(home);
    says(&harness, "Mac Mini couldn't be started.");
    harness.get_by_label("Start the server: failed");
    assert!(has(&harness, "Show what to do"));
    press(&mut harness, "Try again");
    assert_eq!(stage.asked(), ["StartServer(ServerKey(0))"]);
}

/// It runs, and turns its owner down: a restart may help.
fn turning_down() -> Home {
    let (mut home, _) = undoable();
    answers(&mut home, Acceptance::Refused(401));
    home
}

fn answers(home: &mut Home, acceptance: Acceptance) {
    home.event(Event::Accepted { address: home::address(1), access: Box::new(acceptance.into()) });
}

/// It was restarted, and lets its owner in.
fn restarted() -> Home {
    let mut home = turning_down();
    let key = home.key(1);
    home.work(Request::RestartServer(key), &[Step::Stop, Step::Start]);
    home.repair_ended(RepairEnd::Runs);
    answers(&mut home, Acceptance::Accepted);
    home
}

#[test]
fn a_restart_that_failed_does_not_say_that_a_running_server_is_down() {
    let mut home = turning_down();
    let key = home.key(1);
    home.work(Request::RestartServer(key), &[Step::Stop]);
    home.repair_ended(RepairEnd::NotStarted { fault: Fault::StillRunning, runs: true });
    let (stage, mut harness) = window(home);
    says(&harness, "The restart failed, but Mac Mini is running.");
    harness.get_by_label("Mac Mini didn't stop in time.");
    assert!(!has(&harness, "Mac Mini couldn't be started."));
    press(&mut harness, "Try again");
    assert_eq!(stage.asked(), ["RestartServer(ServerKey(0))"]);
}

#[test]
fn a_server_that_runs_again_is_looked_at() {
    let mut home = not_running();
    let key = home.key(1);
    home.work(Request::StartServer(key), &[Step::Start]);
    home.repair_ended(RepairEnd::Runs);
    let (_, harness) = window(home);
    says(&harness, "Mac Mini is running.");
    assert!(has(&harness, "Check again"));
}

#[test]
fn a_restart_after_which_all_is_well_ends_with_that() {
    let (_, harness) = window(restarted());
    says(&harness, "Mac Mini is yours, and it lets you in.");
    assert!(has(&harness, "Open Plex"));
}

#[test]
fn after_a_restart_the_last_step_is_reached() {
    let (stage, mut harness) = window(turning_down());
    press(&mut harness, "Restart the server…");
    harness.get_by_label("Step 3, Fix: now");
    press(&mut harness, "Restart it");
    stage.show(restarted().into_model());
    harness.run_steps(4);
    harness.get_by_label("Step 4, Done: done");
}

#[test]
fn a_restart_says_that_streams_stop() {
    let (stage, mut harness) = window(turning_down());
    press(&mut harness, "Restart the server…");
    says(&harness, "Restart Mac Mini?");
    harness.get_by_label_contains("Anyone watching is interrupted");
    press(&mut harness, "Restart it");
    assert_eq!(stage.asked(), ["RestartServer(ServerKey(0))"]);
}
