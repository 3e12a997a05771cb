//! The undo of a repair, and the copy that it needs.

use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::installation::{InstallError, InstallKind, InstallOperation};
use plex_locksmith::client::repair::{Fault, LaterSignIn, RepairEnd, Step};
use plex_locksmith::client::state::{Event, Request};

use super::{has, says, undoable};
use crate::{press, window};

#[test]
fn an_undo_says_what_it_does_before() {
    let (home, id) = undoable();
    let (stage, mut harness) = window(home);
    harness.get_by_label("Repaired on 24 Nov 2026.");
    press(&mut harness, "Undo…");
    harness.get_by_label_contains("byte for byte, with the old sign-in");
    harness.get_by_label_contains("you'll be locked out again");
    harness.get_by_label_contains("until 24 Dec 2026");
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
    press(&mut harness, "Keep the copy");
    assert!(stage.asked().is_empty());
    press(&mut harness, "Remove the copy…");
    press(&mut harness, "Remove the copy for good");
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
