//! The sign-in, and what it says when it fails.

use std::time::Duration;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use plex_locksmith::client::diagnosis::ComputerCause;
use plex_locksmith::client::model::PlexService;
use plex_locksmith::client::model::error::{NetError, NetKind, NetOperation, PlexTrouble};
use plex_locksmith::client::state::{Event, SignIn, SignInEvent, SignInFailure};
use plex_locksmith::window::messages::SignInTitle;

use crate::causes;
use crate::home::{Home, NOW};
use crate::reading::primary;
use crate::stage::english;
use crate::{press, unfold, window};

#[test]
fn a_sign_in_has_its_link_folded_and_can_be_cancelled() {
    let mut home = Home::family();
    let (stage, mut harness) = window(Home::family());
    press(&mut harness, "Sign in to Plex");
    home.waiting();
    stage.show(home.into_model());
    harness.run_steps(3);
    harness.get_by_label("Continue in your browser.");
    harness.get_by_label_contains("Sign in on Plex's own page. Your password stays there");
    assert!(harness.query_by_label("QR code of the sign-in link").is_none());
    unfold(&mut harness, "Browser didn't open?");
    harness.get_by_role_and_label(Role::Image, "QR code of the sign-in link");
    assert!(harness.query_by_label("K7P3").is_none(), "there is nowhere to type the code");
    press(&mut harness, "Copy link");
    harness.get_by_label("Copied.");
    stage.asked();
    press(&mut harness, "Cancel");
    assert_eq!(stage.asked(), ["CancelSignIn"]);
}

#[test]
fn every_failed_sign_in_has_words_of_its_own_and_two_ways_on() {
    let offline = NetError::new(NetOperation::AskForPin, "plex.tv", NetKind::NoName);
    let mut seen = Vec::new();
    for failure in [
        SignInFailure::Expired,
        SignInFailure::Denied,
        SignInFailure::Service(PlexService::Failed(offline)),
        SignInFailure::Service(PlexService::Trouble(PlexTrouble::Status { code: 503 })),
        SignInFailure::Service(PlexService::RateLimited { until: 130 }),
    ] {
        let mut home = Home::family();
        home.event(Event::SignIn(SignInEvent::Failed(failure.clone())));
        let (stage, mut harness) = window(Home::family());
        press(&mut harness, "Sign in to Plex");
        stage.show(home.into_model());
        assert!(stage.signs_in());
        harness.run_steps(4);
        let title = english(&SignInTitle::from(&failure));
        assert!(harness.get_all_by_label(&title).count() >= 1);
        harness.get_by_role_and_label(Role::Button, "Try again");
        harness.get_by_role_and_label(Role::Button, "Back");
        seen.push(title);
    }
    let count = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), count, "two failures share their words");
}

#[test]
fn a_browser_that_cannot_be_opened_is_no_error() {
    let mut home = Home::family();
    home.waiting();
    let SignIn::Waiting(waiting) = &mut home.0.sign_in else { unreachable!("waiting") };
    waiting.browser_error = Some("no browser".to_owned());
    let (_, mut harness) = window(home);
    press(&mut harness, "Show the link");
    harness.get_by_label("Open this link in any browser.");
    harness.get_by_role_and_label(Role::Button, "Copy link");
}

#[test]
fn after_a_minute_it_asks_whether_the_page_opened() {
    let mut home = Home::family();
    home.waiting();
    let SignIn::Waiting(waiting) = &mut home.0.sign_in else { unreachable!("waiting") };
    waiting.since = NOW - Duration::from_secs(61);
    let (_, mut harness) = window(home);
    press(&mut harness, "Show the link");
    harness.get_by_label("Still waiting. Did the page open?");
    harness.get_by_role_and_label(Role::Image, "QR code of the sign-in link");
}

#[test]
fn what_is_known_to_fail_is_not_offered_first() {
    let (_, mut harness) = window(causes::of_computer(ComputerCause::PlexBlocked));
    assert_eq!(primary(&harness), ["Show what to allow"]);
    press(&mut harness, "Show what to allow");
    harness.get_by_label("Which of these do you use?");
    press(&mut harness, "Pi-hole");
    harness.get_by_label("Allow Plex on your network.");
}
