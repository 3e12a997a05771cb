//! The page for the settings folder of a server elsewhere.

use std::path::PathBuf;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::diagnosis::Cause;
use plex_locksmith::client::installation::{InstallError, InstallKind, InstallOperation};
use plex_locksmith::client::model::{Controller, StoredSignIn};
use plex_locksmith::client::state::{Event, Request};
use plex_locksmith::window::app::App;

use super::{has, is_disabled, says};
use crate::home::{self, Home};
use crate::stage::{Stage, builder, show};
use crate::{causes, press, window};

/// The page that asks where the settings of a server elsewhere are.
fn at_folder<'a>() -> (Stage, Harness<'a>) {
    let (stage, mut harness) = window(causes::of_server(Cause::StaleClaim));
    press(&mut harness, "Repair…");
    open_folder(&mut harness);
    (stage, harness)
}

fn open_folder(harness: &mut Harness<'_>) {
    if has(harness, "QNAP NAS") {
        press(harness, "QNAP NAS");
    }
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
