//! The page of each verdict, with its checklist and its path.

use std::time::Duration;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::diagnosis::{Cause, ComputerCause, Severity};
use plex_locksmith::client::model::error::{NetKind, PlexTrouble};
use plex_locksmith::client::model::{Claimed, PlexService, Root, RootFacts};
use plex_locksmith::client::probe::Finding;
use plex_locksmith::client::state::Event;
use plex_locksmith::window::icons::Symbol;
use plex_locksmith::window::widgets::path::links;

use crate::home::{self, Home};
use crate::stage::{Stage, builder, english, open};
use crate::{causes, press, window};

/// Each verdict has one primary button, one line that is marked, and another way on.
#[test]
fn every_cause_of_a_server_has_its_page() {
    for cause in Cause::all() {
        let model = causes::of_server(cause).into_model();
        let diagnosis = model.rows.iter().map(|row| row.diagnosis.clone()).find(|d| d.cause == Some(cause));
        let diagnosis = diagnosis.unwrap_or_else(|| panic!("no server is {cause:?}"));
        let marked = diagnosis.checks.iter().filter(|c| c.root_cause).count();
        assert_eq!(marked, usize::from(cause.spec().check.is_some()), "{cause:?}");
        let row = model.rows.iter().find(|row| row.diagnosis.cause == Some(cause)).expect("its row");
        let drawn = [links(&model, row).as_slice(), &[Symbol::of_server(&diagnosis)]].concat();
        let is_red = drawn.contains(&Symbol::Problem);
        assert!(!is_red || diagnosis.severity == Some(Severity::Problem), "{cause:?} is no problem, and red");
        let stage = Stage::new(model);
        let harness = open(&stage, builder());
        harness.get_by_label(&english(&diagnosis.verdict));
        let step = diagnosis.next_step.expect("a step");
        assert!(
            harness.get_all_by_role_and_label(Role::Button, &english(&step.label)).count() >= 1,
            "{cause:?}: {step:?}"
        );
        let again = |label| harness.query_all_by_role_and_label(Role::Button, label).count();
        assert_eq!(again("Check again") + again("Check now"), 1, "{cause:?}");
    }
}

#[test]
fn every_cause_of_this_computer_has_its_page() {
    for cause in ComputerCause::all() {
        let model = causes::of_computer(cause).into_model();
        let diagnosis = model.computer.diagnosis.clone();
        assert_eq!(diagnosis.cause, Some(cause));
        assert_eq!(diagnosis.checks.iter().filter(|c| c.root_cause).count(), 1, "{cause:?}");
        let stage = Stage::new(model);
        let mut harness = open(&stage, builder());
        press(&mut harness, "Show this computer");
        harness.get_by_label(&english(&diagnosis.verdict));
        let label = english(&diagnosis.next_step.expect("a step").label);
        assert!(harness.get_all_by_role_and_label(Role::Button, &label).count() >= 1, "{cause:?}: {label}");
    }
}

#[test]
fn a_verdict_that_changed_says_what_it_was_before() {
    let stage = Stage::new(Home::family().into_model());
    let mut harness = open(&stage, builder());
    harness.get_by_label("Attic NAS: Claimed (neutral)").click();
    harness.run_steps(3);
    let mut home = Home::family();
    let later = home::NOW + Duration::from_secs(60);
    for _ in 0..2 {
        home.probed_at(later, 2, home::fails(NetKind::Refused), None);
    }
    stage.show(home.0);
    harness.run_steps(4);
    harness.get_by_label("Changed just now. Before: Claimed.");
}

#[test]
fn what_changed_is_said_once_also_of_a_server_that_nobody_chose() {
    let mut home = Home::searching();
    home.server("Attic NAS", 2, Claimed::Yes);
    let stage = Stage::new(home.0.clone());
    let mut harness = open(&stage, builder());
    let later = home::NOW + Duration::from_secs(60);
    home.probed_at(later, 2, home::answers(2, Claimed::No), Some(Root::Open(RootFacts::default())));
    stage.show(home.0);
    harness.run_steps(4);
    harness.get_by_label("Changed just now. Before: Claimed.");
    assert_eq!(harness.query_all_by_label_contains("Before: Claimed.").count(), 1);
}

#[test]
fn a_checklist_has_a_word_for_each_result_and_a_button_to_look_again() {
    let (stage, mut harness) = window(Home::family());
    harness.get_by_label("Problem: Nobody is signed in on it");
    let folded = "3 more not checked";
    assert!(harness.query_by_label("Not checked, because nobody is signed in on it").is_none(), "folded at first");
    harness.get_by_label(folded).scroll_to_me();
    harness.run_steps(10);
    harness.get_by_label(folded).click();
    harness.run_steps(20);
    assert!(harness.get_all_by_label_contains("Not checked, because nobody is signed in").count() >= 3);
    press(&mut harness, "Check again: Claimed");
    let asked = stage.asked();
    assert!(asked.iter().any(|a| a.starts_with("RecheckOne(")), "{asked:?}");
}

#[test]
fn the_path_says_which_link_is_broken() {
    let (_, harness) = window(Home::family());
    harness.get_by_label_contains("Mac Mini to Plex: here's the problem.");
    harness.get_by_label_contains("This computer to your home network: works.");
}

#[test]
fn old_entries_are_one_quiet_line_that_leads_to_plexs_page() {
    let mut home = Home::empty();
    home.server("Attic NAS", 2, Claimed::Yes);
    home.sign_in();
    home.owns_and_had("Attic NAS", 2);
    let (stage, mut harness) = window(home);
    harness.get_by_label("Plex still lists an old Attic NAS.");
    press(&mut harness, "Remove old entries…");
    assert_eq!(stage.asked(), ["Open(Devices)"]);
}

#[test]
fn trouble_of_plex_is_said_to_be_plexs_own() {
    let mut home = Home::family();
    for _ in 0..2 {
        home.event(Event::Computer(Finding::Plex(Ok((
            PlexService::Trouble(PlexTrouble::Status { code: 503 }),
            Some(0),
        )))));
    }
    let (stage, mut harness) = window(home);
    assert!(harness.get_all_by_label_contains("Plex itself is having trouble, not your server.").count() >= 1);
    press(&mut harness, "Show this computer");
    press(&mut harness, "Plex status page");
    assert_eq!(stage.asked(), ["Open(Status)"]);
}

#[test]
fn guides_can_be_followed_and_left() {
    let mut home = Home::empty();
    home.sighted("Mac Mini", 1);
    home.probed(1, home::fails(NetKind::Refused), None);
    let (_, mut harness) = window(home);
    press(&mut harness, "Show me how");
    harness.get_by_label("Where does Mac Mini run?");
    press(&mut harness, "Mac");
    harness.get_by_label("Start Plex Media Server on its computer.");
    press(&mut harness, "Back");
    press(&mut harness, "Back");
    harness.get_by_role_and_label(Role::Button, "Show me how");
}

#[test]
fn the_verdict_speaks_up_when_it_changes() {
    let (_, harness) = window(Home::family());
    let verdict = harness.get_by_label(
        "Mac Mini isn't claimed: no account is signed in on it. Sign in and claim it, and you're back in.",
    );
    assert_eq!(verdict.accesskit_node().live(), egui::accesskit::Live::Polite);
}
