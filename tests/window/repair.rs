//! Repair, undo, start and restart: each page by role and name.

use std::path::PathBuf;

use egui::Key;
use egui::accesskit::{Live, Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::diagnosis::Cause;
use plex_locksmith::client::installation::{InstallError, InstallKind, InstallOperation};
use plex_locksmith::client::model::error::NetKind;
use plex_locksmith::client::model::{Acceptance, AccountKey, Claimed, Controller, StoredSignIn};
use plex_locksmith::client::repair::claim::{ClaimRoute, ClaimStage, Missing};
use plex_locksmith::client::repair::{Ask, Fault, LaterSignIn, Note, Progress, RepairEnd, RepairOutcome, Step};
use plex_locksmith::client::state::{Event, Request};
use plex_locksmith::window::app::App;
use plex_locksmith::window::view::Page;

use crate::home::{self, Home};
use crate::stage::{Stage, builder, show};
use crate::{causes, press, window};

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
    RepairEnd::Restored { fault: Fault::NoAnswer, runs: true }
}

fn has(harness: &Harness<'_>, name: &str) -> bool {
    harness.query_all_by_role_and_label(Role::Button, name).count() > 0
}

/// The words of the largest text, which speaks up when it changes.
fn says(harness: &Harness<'_>, text: &str) {
    let node = harness.get_by_label(text);
    assert_eq!(node.accesskit_node().live(), Live::Polite, "{text}");
}

fn is_disabled(harness: &Harness<'_>, name: &str) -> bool {
    harness.get_by_role_and_label(Role::Button, name).accesskit_node().is_disabled()
}

fn unfold(harness: &mut Harness<'_>) {
    harness.get_by_label("Details").scroll_to_me();
    harness.run_steps(6);
    harness.get_by_label("Details").click();
    harness.run_steps(6);
}

fn choose_here(harness: &mut Harness<'_>) {
    harness.get_by_label("This computer: Reaches Plex (fine)").click();
    harness.run_steps(3);
}

// Before

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
    for label in ["Repair…", "Show what to do", "Repair it from here…"] {
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

// While

#[test]
fn while_it_runs_every_step_has_a_word_and_cancel_is_there() {
    let (stage, mut harness) = window(repairing());
    says(&harness, "Repairing Mac Mini");
    harness.get_by_label("Stop the server: done");
    harness.get_by_label("Remove the old sign-in: done");
    harness.get_by_label("Start the server: now");
    harness.get_by_label("Claim it for your account: later");
    harness.get_by_label("Steps, 0:48 so far");
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

// After

#[test]
fn a_repair_that_succeeded_can_be_undone_from_its_last_page() {
    let mut home = repairing();
    let id = home.journal(RepairOutcome::Repaired);
    home.repair_ended(RepairEnd::Verified { by: ClaimRoute::Loopback, changed: Vec::new() });
    let (_, mut harness) = window(home);
    says(&harness, "You're back in.");
    harness.get_by_label_contains("A copy of the old settings is kept until 24 Dec 2026.");
    unfold(&mut harness);
    harness.get_by_label_contains(&format!("repairs/{id}/settings.xml").replace('/', std::path::MAIN_SEPARATOR_STR));
    press(&mut harness, "Undo the repair…");
    says(&harness, "Undo the repair of Mac Mini?");
}

#[test]
fn a_failure_is_the_heading_and_says_that_the_settings_are_as_they_were() {
    for (end, title) in [
        (restored(), "The repair failed. The settings of Mac Mini are as they were."),
        (
            RepairEnd::Untouched { fault: Fault::RunsElsewhere, runs: true },
            "The repair failed. Nothing on Mac Mini was changed.",
        ),
        (
            RepairEnd::Restored { fault: Fault::Cancelled, runs: true },
            "The repair was cancelled. The settings of Mac Mini are as they were.",
        ),
    ] {
        let (_, mut harness) = window(ended(end));
        says(&harness, title);
        assert!(has(&harness, "Show what to do") && has(&harness, "Back"), "{title}");
        press(&mut harness, "Try again");
        says(&harness, "Repair Mac Mini?");
    }
}

#[test]
fn details_of_a_failure_have_the_fault_and_the_place() {
    let (_, mut harness) = window(ended(restored()));
    harness.get_by_label_contains("Mac Mini was started, but didn't respond in time.");
    unfold(&mut harness);
    harness.get_by_label_contains("Preferences.xml");
    harness.get_by_label("dead: plex.tv refuses it");
}

#[test]
fn settings_that_could_not_be_put_back_can_be_put_back_again() {
    let mut home = repairing();
    let id = home.journal(RepairOutcome::Open);
    home.repair_ended(RepairEnd::NotRestored { fault: Fault::NoAnswer, trouble: Fault::StillRunning, runs: true });
    let (stage, mut harness) = window(home);
    says(&harness, "The repair failed, and the settings of Mac Mini aren't restored yet.");
    press(&mut harness, "Restore its settings");
    assert_eq!(stage.asked(), [format!("Undo({id:?})")]);
}

#[test]
fn a_success_that_was_not_seen_is_looked_at_before_anything_else() {
    let (stage, mut harness) =
        window(ended(RepairEnd::Unverified { by: ClaimRoute::Disk, missing: Missing::NotListed }));
    says(&harness, "Mac Mini has a new sign-in, but we couldn't confirm yet that it works.");
    press(&mut harness, "Check again");
    assert_eq!(stage.asked(), ["ForgetClaim", "Recheck(ServerKey(0))"]);
}

#[test]
fn a_result_is_put_away() {
    for key in [None, Some(Key::Escape)] {
        let (stage, mut harness) = window(ended(restored()));
        match key {
            Some(key) => harness.key_press(key),
            None => harness.get_by_role_and_label(Role::Button, "Back").click(),
        }
        harness.run_steps(3);
        assert_eq!(stage.asked(), ["ForgetClaim"]);
    }
}

#[test]
fn the_end_is_announced() {
    let (stage, mut harness) = window(repairing());
    stage.show(ended(restored()).into_model());
    harness.run_steps(4);
    harness.get_by_label("The repair of Mac Mini failed.");
}

// Undo

fn undoable() -> (Home, String) {
    let mut home = Home::installed(ours(), "anna", StoredSignIn::Alive);
    home.sign_in();
    home.owns("Mac Mini", 1);
    let id = home.journal(RepairOutcome::Repaired);
    (home, id)
}

#[test]
fn an_undo_says_what_it_does_before() {
    let (home, id) = undoable();
    let (stage, mut harness) = window(home);
    harness.get_by_label("Repaired on 24 Nov 2026.");
    press(&mut harness, "Undo…");
    harness.get_by_label_contains("byte for byte, with the old sign-in");
    harness.get_by_label_contains("locks you out again");
    harness.get_by_label_contains("Until 24 Dec 2026.");
    press(&mut harness, "Undo the repair");
    assert_eq!(stage.asked(), [format!("Undo({id:?})")]);
}

#[test]
fn an_undo_that_runs_and_ends_has_its_pages() {
    let (mut home, id) = undoable();
    home.work(Request::Undo(id.clone()), &[Step::Stop, Step::PutBack]);
    let (stage, mut harness) = window(home);
    says(&harness, "Restoring the settings of Mac Mini");
    harness.get_by_label("Restore its settings: now");
    harness.get_by_label("Start the server: later");
    for (end, title, way) in [
        (
            RepairEnd::PutBack { runs: true, kept: None, sign_in: LaterSignIn::None },
            "The settings of Mac Mini are as they were before the repair.",
            "Repair it again…",
        ),
        (
            RepairEnd::NotPutBack { fault: Fault::NoBackup, runs: true },
            "The settings of Mac Mini couldn't be restored.",
            "Try again",
        ),
    ] {
        let (mut home, id) = undoable();
        home.work(Request::Undo(id), &[Step::Stop]);
        home.repair_ended(end);
        stage.show(home.into_model());
        harness.run_steps(4);
        says(&harness, title);
        assert!(has(&harness, way), "{title}");
    }
}

#[test]
fn the_copy_is_removed_only_after_a_confirmation_on_the_same_page() {
    let (home, id) = undoable();
    let (stage, mut harness) = window(home);
    press(&mut harness, "Undo…");
    press(&mut harness, "Remove the copy…");
    harness.get_by_label_contains("you can't undo the repair anymore");
    press(&mut harness, "Keep it");
    assert!(stage.asked().is_empty());
    press(&mut harness, "Remove the copy…");
    press(&mut harness, "Remove it for good");
    assert_eq!(stage.asked(), [format!("ForgetBackup({id:?})")]);
    let (mut home, id) = undoable();
    let error = Some(InstallError::new(InstallOperation::Remove, "/x", InstallKind::ReadOnly));
    home.event(Event::BackupRemoved { id, error });
    stage.show(home.into_model());
    harness.run_steps(4);
    harness.get_by_label_contains("It couldn't be removed.");
    let mut home = undoable().0;
    home.event(Event::Repairs(Vec::new()));
    stage.show(home.into_model());
    harness.run_steps(4);
    harness.get_by_label("Nothing from that repair is kept anymore.");
    assert!(!has(&harness, "Undo…"));
}

// Interrupted

fn interrupted() -> (Home, String) {
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
    press(&mut harness, "Keep it");
    says(&harness, "A repair of Mac Mini was interrupted.");
    press(&mut harness, "Leave it as it is…");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    says(&harness, "A repair of Mac Mini was interrupted.");
    press(&mut harness, "Leave it as it is…");
    press(&mut harness, "Remove it for good");
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

// The folder

/// The page that asks where the settings of a server elsewhere are.
fn at_folder<'a>() -> (Stage, Harness<'a>) {
    let (stage, mut harness) = window(causes::of_server(Cause::StaleClaim));
    press(&mut harness, "Repair…");
    open_folder(&mut harness);
    (stage, harness)
}

fn open_folder(harness: &mut Harness<'_>) {
    let label = "Choose its settings folder…";
    harness.get_by_role_and_label(Role::Button, label).scroll_to_me();
    harness.run_steps(6);
    press(harness, label);
    says(harness, "Where are the settings of Attic NAS?");
}

fn type_path(harness: &mut Harness<'_>) {
    harness.get_by_role_and_label(Role::TextInput, "Folder with its settings").focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Folder with its settings").type_text("/mnt/nas");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
}

/// What was found there.
fn found(stage: &Stage, harness: &mut Harness<'_>, id: u8) {
    let mut home = causes::of_server(Cause::StaleClaim);
    let _ = home.0.request(Request::LookInFolder(PathBuf::from("/mnt/nas")), home::NOW);
    let mut other = Home::empty();
    other.install(id, Controller::Manual, "anna", StoredSignIn::Dead);
    home.event(Event::InFolder(Ok(other.0.installed)));
    stage.show(home.into_model());
    harness.run_steps(4);
}

#[test]
fn a_folder_that_is_typed_leads_to_the_repair() {
    let (stage, mut harness) = at_folder();
    assert!(is_disabled(&harness, "Look there"));
    type_path(&mut harness);
    assert_eq!(stage.asked(), ["LookInFolder(\"/mnt/nas\")"]);
    let mut home = causes::of_server(Cause::StaleClaim);
    let _ = home.0.request(Request::LookInFolder(PathBuf::from("/mnt/nas")), home::NOW);
    stage.show(home.into_model());
    harness.run_steps(4);
    harness.get_by_label("Looking through the folder");
    assert!(has(&harness, "Cancel"));
    found(&stage, &mut harness, 2);
    harness.get_by_label("The settings of Attic NAS are here.");
    press(&mut harness, "Continue to the repair…");
    says(&harness, "Repair Attic NAS?");
}

#[test]
fn a_look_into_a_folder_can_be_left() {
    let (stage, mut harness) = at_folder();
    type_path(&mut harness);
    let mut home = causes::of_server(Cause::StaleClaim);
    let _ = home.0.request(Request::LookInFolder(PathBuf::from("/mnt/nas")), home::NOW);
    stage.show(home.into_model());
    harness.run_steps(4);
    press(&mut harness, "Cancel");
    assert!(has(&harness, "Look there"));
}

#[test]
fn a_folder_without_settings_says_so() {
    for (kind, says) in [
        (InstallKind::Missing, "There are no Plex server settings in this folder, or right below it."),
        (InstallKind::NotPermitted, "You aren't allowed to look into this folder."),
        (
            InstallKind::TimedOut,
            "This folder took too long to open. A shared folder may have to wake up first: try again.",
        ),
    ] {
        let (stage, mut harness) = at_folder();
        type_path(&mut harness);
        let mut home = causes::of_server(Cause::StaleClaim);
        home.event(Event::InFolder(Err(InstallError::new(InstallOperation::LookThrough, "/mnt/nas", kind))));
        stage.show(home.into_model());
        harness.run_steps(4);
        harness.get_by_label(says);
        assert!(has(&harness, "Try again") && has(&harness, "Back") && harness.query_by_label("Details").is_some());
    }
}

#[test]
fn settings_of_another_server_are_offered_as_such() {
    let (stage, mut harness) = at_folder();
    type_path(&mut harness);
    found(&stage, &mut harness, 9);
    harness.get_by_label_contains("which wasn't found on your network. Type its address");
    press(&mut harness, "Type its address");
    harness.run_steps(2);
    assert!(harness.get_by_role_and_label(Role::TextInput, "Address of a server").is_focused());
}

#[test]
fn a_folder_is_chosen_in_the_systems_dialogue() {
    let stage = Stage::new(causes::of_server(Cause::StaleClaim).into_model());
    let app = App::new(stage.clone(), true).with_dialogue(|_, chosen| chosen(Some(PathBuf::from("/volume1/Plex"))));
    let mut harness = show(app, &stage, builder());
    press(&mut harness, "Repair…");
    open_folder(&mut harness);
    press(&mut harness, "Choose…");
    harness.run_steps(2);
    assert_eq!(stage.asked(), ["LookInFolder(\"/volume1/Plex\")"]);
    let field = harness.get_by_role_and_label(Role::TextInput, "Folder with its settings");
    assert_eq!(field.value().as_deref(), Some("/volume1/Plex"));
}

#[test]
fn a_dialogue_that_shows_nothing_is_no_dead_end() {
    let (_, mut harness) = at_folder();
    press(&mut harness, "Choose…");
    harness.run_steps(2);
    harness.get_by_label("You didn't choose a folder. You can also type its path.");
    // One that never ends can be left.
    let stage = Stage::new(causes::of_server(Cause::StaleClaim).into_model());
    let app = App::new(stage.clone(), true).with_dialogue(|_, chosen| std::mem::forget(chosen));
    let mut harness = show(app, &stage, builder());
    press(&mut harness, "Repair…");
    open_folder(&mut harness);
    press(&mut harness, "Choose…");
    harness.get_by_label("Choose the folder in the other window");
    press(&mut harness, "Cancel");
    assert!(has(&harness, "Look there"));
}

// Start and restart

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
    harness.get_by_label("Starting Mac Mini");
    harness.get_by_label("0:12");
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
    let access = Box::new(Acceptance::Refused(401).into());
    home.event(Event::Accepted { address: home::address(1), access });
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
fn a_restart_says_that_streams_stop() {
    let (stage, mut harness) = window(turning_down());
    press(&mut harness, "Restart the server…");
    says(&harness, "Restart Mac Mini?");
    harness.get_by_label_contains("Anyone watching is interrupted");
    press(&mut harness, "Restart it");
    assert_eq!(stage.asked(), ["RestartServer(ServerKey(0))"]);
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
