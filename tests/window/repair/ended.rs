//! How a repair ended, and the ways on from there.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::repair::claim::{ClaimRoute, Missing};
use plex_locksmith::client::repair::{Fault, LaterSignIn, RepairEnd, RepairOutcome};

use super::{ended, has, repairing, restored, says, unfold};
use crate::{press, window};

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
    harness.get_by_role_and_label(Role::Button, "Undo the repair…").scroll_to_me();
    harness.run_steps(4);
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
            RepairEnd::Restored { fault: Fault::Cancelled, runs: true, kept: None, sign_in: LaterSignIn::None },
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
