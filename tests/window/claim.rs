//! The claim: its confirmation, its stages and its ends.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::diagnosis::Cause;
use plex_locksmith::client::model::Claimed;
use plex_locksmith::client::model::error::{NetError, NetKind, NetOperation};
use plex_locksmith::client::repair::claim::{ClaimEnd, ClaimRoute, ClaimStage, Consent, Missing};
use plex_locksmith::client::state::Event;
use plex_locksmith::window::messages::ClaimTitle;

use crate::causes;
use crate::home::{self, Home};
use crate::stage::english;
use crate::{press, window};

#[test]
fn sign_in_and_claim_are_one_press_each() {
    let mut home = Home::family();
    let (stage, mut harness) = window(Home::family());
    press(&mut harness, "Sign in to Plex");
    assert!(stage.signs_in());
    home.sign_in();
    stage.show(home.into_model());
    harness.run_steps(4);
    harness.get_by_label("Signed in as anna.");
    press(&mut harness, "Claim this server");
    assert_eq!(stage.claims(), Some(Consent::HereOnly));
    let mut home = Home::family();
    home.sign_in();
    let key = home.key(1);
    home.claim(key, ClaimStage::WaitingForServer, None);
    home.event(Event::ClaimEnded(ClaimEnd::Verified(ClaimRoute::Loopback)));
    stage.show(home.into_model());
    harness.run_steps(4);
    assert!(harness.get_all_by_label("You're back in.").count() >= 1);
    harness.get_by_role_and_label(Role::Button, "Open Plex");
}

#[test]
fn a_server_on_another_computer_is_confirmed_by_name_and_address_first() {
    let mut home = Home::empty();
    home.server("Attic NAS", 2, Claimed::No);
    home.sign_in();
    let (stage, mut harness) = window(home);
    press(&mut harness, "Claim this server");
    assert_eq!(stage.claims(), None, "nothing is claimed before the confirmation");
    harness.get_by_label("Claim Attic NAS over your home network?");
    harness.get_by_label_contains("192.168.1.2:32400");
    press(&mut harness, "Claim it over the home network");
    assert_eq!(stage.claims(), Some(Consent::Lan(home::address(2))));
}

#[test]
fn a_running_claim_says_what_it_waits_for_and_can_be_cancelled() {
    let mut home = Home::family();
    home.sign_in();
    let key = home.key(1);
    home.claim(key, ClaimStage::WaitingForPlex, None);
    let (stage, mut harness) = window(home);
    harness.get_by_label_contains("Still waiting for Plex");
    harness.get_by_label_contains("0:2");
    press(&mut harness, "Cancel");
    assert_eq!(stage.asked(), ["CancelClaim"]);
}

#[test]
fn every_end_of_a_claim_has_words_and_two_ways_on() {
    let error = NetError::new(NetOperation::ClaimServer, "127.0.0.1:32400", NetKind::TimedOut);
    for end in [
        ClaimEnd::Unverified { by: ClaimRoute::Lan, missing: Missing::NotListed },
        ClaimEnd::Unverified { by: ClaimRoute::Lan, missing: Missing::NotLetIn },
        ClaimEnd::SomeoneElse,
        ClaimEnd::NeedsConsent(home::address(1)),
        ClaimEnd::Closed,
        ClaimEnd::CutOff,
        ClaimEnd::Changed,
        ClaimEnd::Duplicate,
        ClaimEnd::StillStarting,
        ClaimEnd::CodeRefused,
        ClaimEnd::Failed(error),
    ] {
        let mut home = Home::family();
        home.sign_in();
        let key = home.key(1);
        home.claim(key, ClaimStage::Looking, Some(end.clone()));
        let (_, harness) = window(home);
        let title = ClaimTitle::new(&end, "Mac Mini").expect("words");
        harness.get_by_label(&english(&title));
        let buttons = harness.get_all_by_role(Role::Button).count();
        assert!(buttons >= 4, "{end:?}: {buttons} buttons");
    }
}

#[test]
fn two_computers_with_one_identity_are_two_cards_after_one_press() {
    let (_, mut harness) = window(causes::of_server(Cause::DuplicateIdentity));
    press(&mut harness, "Show both");
    let [one, two] = ["Computer 1", "Computer 2"].map(|name| harness.get_by_label(name).rect());
    assert!(two.left() > one.right(), "side by side");
    for label in ["Name", "Address", "Version", "System", "First seen", "Found"] {
        assert_eq!(harness.query_all_by_label(label).count(), 2, "{label}");
    }
    press(&mut harness, "Show how to turn one off");
    harness.get_by_role_and_label(Role::Button, "Check again");
}
