//! While a repair runs: its steps, its cancel, and what the owner is asked to do.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::model::{Claimed, Controller, StoredSignIn};
use plex_locksmith::client::repair::claim::{ClaimRoute, ClaimStage};
use plex_locksmith::client::repair::{Ask, Fault, Note, Progress, Step};
use plex_locksmith::client::state::{Event, Request};
use plex_locksmith::window::app::App;
use plex_locksmith::window::view::Page;

use super::{choose_here, ended, has, repairing, restored, says, stale};
use crate::home::{self, Home};
use crate::stage::{Stage, builder, show};
use crate::{press, window};

#[test]
fn while_it_runs_every_step_has_a_word_and_cancel_is_there() {
    let (stage, mut harness) = window(repairing());
    says(&harness, "Repairing Mac Mini");
    harness.get_by_label("Stop the server: done");
    harness.get_by_label("Remove the old sign-in: done");
    harness.get_by_label("Start the server: now");
    harness.get_by_label("Claim it for your account: later");
    harness.get_by_label("This can take a few minutes");
    harness.get_by_label("0:48");
    press(&mut harness, "Cancel");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(stage.asked(), ["CancelRepair", "CancelRepair"]);
}

#[test]
fn where_it_cannot_be_left_the_reason_stands_in_the_place_of_cancel() {
    let mut writing = stale();
    writing.repairing(&[Step::Stop, Step::BackUp, Step::Remove]);
    let mut joining = repairing();
    joining.event(Event::Repair(Progress::Begun(Step::Claim)));
    joining.repair_note(Note::Claim(ClaimStage::Handing(ClaimRoute::Loopback)));
    let mut back = repairing();
    back.event(Event::Repair(Progress::TurningBack(Fault::NoAnswer)));
    let mut leaving = repairing();
    let _ = leaving.0.request(Request::CancelRepair, home::NOW);
    for (home, why) in [
        (writing, "You can't cancel right now: its settings are being written. It takes a moment."),
        (joining, "You can't cancel right now: the server is joining your account. It takes a moment."),
        (back, "You can't cancel right now: everything is being restored."),
        (leaving, "Cancelled. We'll stop as soon as nothing is left halfway."),
    ] {
        let (stage, mut harness) = window(home);
        harness.get_by_label(why);
        assert!(!has(&harness, "Cancel"), "{why}");
        harness.key_press(Key::Escape);
        harness.run_steps(3);
        assert!(stage.asked().is_empty(), "{why}");
    }
}

#[test]
fn what_the_owner_is_asked_to_do_is_the_largest_text() {
    let mut home = Home::installed(Controller::Manual, "anna", StoredSignIn::Dead);
    home.sign_in();
    home.repairing(&[Step::Stop]);
    home.repair_note(Note::Asks(Ask::StopServer));
    let (_, mut harness) = window(home);
    says(&harness, "Please stop Mac Mini now.");
    harness.get_by_label("Write the new sign-in into its settings: later");
    press(&mut harness, "Show me how to stop and start it");
    // The guide takes the page; the repair stays in sight above it.
    harness.get_by_label("Repairing Mac Mini");
    press(&mut harness, "Show");
    says(&harness, "Please stop Mac Mini now.");
}

#[test]
fn turning_back_says_so_and_why() {
    let mut home = repairing();
    home.event(Event::Repair(Progress::TurningBack(Fault::NoAnswer)));
    home.event(Event::Repair(Progress::Begun(Step::Stop)));
    let (_, harness) = window(home);
    says(&harness, "Restoring everything on Mac Mini");
    harness.get_by_label("Mac Mini was started, but didn't respond in time.");
    harness.get_by_label("Start the server: failed");
}

#[test]
fn a_repair_stays_in_sight_on_other_pages() {
    let (_, mut harness) = window(repairing());
    choose_here(&mut harness);
    harness.get_by_label("Repairing Mac Mini");
    press(&mut harness, "Show");
    says(&harness, "Repairing Mac Mini");
    harness.get_by_label("Start the server: now");
}

#[test]
fn one_change_at_a_time() {
    let mut home = repairing();
    home.here("Attic NAS", 2, Claimed::No);
    let (_, mut harness) = window(home);
    harness.get_by_label_contains("Attic NAS: Unclaimed").click();
    harness.run_steps(3);
    harness.get_by_label("Repairing Mac Mini first");
    assert!(!has(&harness, "Claim this server"));
}

#[test]
fn the_window_stays_open_while_a_server_is_worked_on() {
    let stage = Stage::new(repairing().into_model());
    let mut app = App::new(stage.clone(), true);
    assert!(!app.may_close());
    assert_eq!(app.view().page, Page::RepairProgress);
    let mut harness = show(app, &stage, builder());
    harness.get_by_label_contains("Locksmith stays open until this is finished");
    assert!(!stage.asked().iter().any(|request| request == "CancelRepair"), "closing is no Cancel");
    // Once it has ended, nothing holds the window.
    stage.show(ended(restored()).into_model());
    harness.run_steps(3);
    assert!(App::new(stage, true).may_close());
}

#[test]
fn with_nothing_under_way_the_window_closes() {
    let stage = Stage::new(Home::family().into_model());
    assert!(App::new(stage, true).may_close());
}
