//! About: what this program is, the licenses of its parts, and how it forgets.

use egui::accesskit::Role;
use egui::{ViewportCommand, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::installation::{InstallError, InstallKind, InstallOperation};
use plex_locksmith::client::state::Event;
use plex_locksmith::client::system;
use plex_locksmith::window::app::App;

use crate::home::Home;
use crate::repair::interrupted::interrupted;
use crate::repair::{has, says, undoable};
use crate::stage::{Stage, builder, show};
use crate::{press, window};

fn about<'a>(home: Home) -> (Stage, Harness<'a>) {
    let (stage, mut harness) = window(home);
    press(&mut harness, "More");
    harness.get_by_role_and_label(Role::Button, "About Locksmith").scroll_to_me();
    harness.run_steps(6);
    press(&mut harness, "About Locksmith");
    (stage, harness)
}

#[test]
fn about_says_what_it_is_and_that_plex_did_not_make_it() {
    let (_, harness) = about(Home::family());
    harness.get_by_label_contains("Locksmith isn't made by Plex");
    harness.get_by_label_contains("doesn't look for updates");
    harness.get_by_label(&format!("Version {}", system::build()));
    // Nothing leads nowhere: builds that know no page and no licenses have no buttons for them.
    assert_eq!(has(&harness, "Project page"), system::project().is_some());
    assert!(!has(&harness, "Licenses of all parts"));
}

#[test]
fn the_licenses_are_shown_line_by_line_however_many_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("licenses.txt");
    let lines: Vec<String> = (1..=20_000).map(|n| format!("Line {n}")).collect();
    std::fs::write(&file, lines.join("\n")).unwrap();
    let stage = Stage::new(Home::family().into_model());
    let mut harness = show(App::new(stage.clone(), true).with_licenses(file), &stage, builder());
    press(&mut harness, "More");
    press(&mut harness, "About Locksmith");
    press(&mut harness, "Licenses of all parts");
    harness.get_by_label("Line 1");
    assert!(harness.query_by_label("Line 200").is_none(), "only what is in sight is drawn");
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    harness.get_by_label_contains("Locksmith isn't made by Plex");
}

fn closes(harness: &Harness<'_>) -> bool {
    harness.output().viewport_output[&ViewportId::ROOT].commands.contains(&ViewportCommand::Close)
}

#[test]
fn everything_is_forgotten_only_after_a_question_and_then_the_window_closes() {
    let (stage, mut harness) = about(undoable().0);
    press(&mut harness, "Forget everything…");
    says(&harness, "Forget everything?");
    harness.get_by_label_contains("you can't undo a repair anymore");
    press(&mut harness, "Keep everything");
    harness.get_by_label_contains("Locksmith isn't made by Plex");
    press(&mut harness, "Forget everything…");
    assert!(stage.asked().is_empty());
    press(&mut harness, "Forget and quit");
    assert_eq!(stage.asked(), ["ForgetEverything"]);
    assert!(!closes(&harness));
    let mut home = undoable().0;
    home.event(Event::Forgotten(Ok(())));
    stage.show(home.into_model());
    harness.step();
    assert!(closes(&harness));
}

#[test]
fn what_could_not_be_removed_is_said_and_the_window_stays() {
    let (stage, mut harness) = about(undoable().0);
    press(&mut harness, "Forget everything…");
    let mut home = undoable().0;
    home.event(Event::Forgotten(Err(InstallError::new(InstallOperation::Remove, "/x", InstallKind::ReadOnly))));
    stage.show(home.into_model());
    harness.run_steps(4);
    harness.get_by_label_contains("Locksmith couldn't remove everything.");
    assert!(!closes(&harness));
    press(&mut harness, "Forget and quit");
    assert_eq!(stage.asked(), ["ForgetEverything"]);
}

/// Its copy may be all that there is of the old settings.
#[test]
fn a_repair_that_has_not_ended_comes_first() {
    let (stage, mut harness) = about(interrupted().0);
    press(&mut harness, "Forget everything…");
    let forget = harness.get_by_role_and_label(Role::Button, "Forget and quit");
    assert!(forget.accesskit_node().is_disabled());
    press(&mut harness, "Show the repair");
    says(&harness, "A repair of Mac Mini was interrupted.");
    assert!(stage.asked().is_empty());
}
