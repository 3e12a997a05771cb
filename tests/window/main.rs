//! The window's pages by role and name, without a screen.

mod causes;
mod guides;
mod home;
mod languages;
mod repair;
mod report;
mod scenes;
mod stage;

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use home::Home;
use plex_locksmith::client::diagnosis::{Cause, ComputerCause, Severity};
use plex_locksmith::client::discovery::typed::TypedError;
use plex_locksmith::client::model::error::{NetError, NetKind, NetOperation, PlexTrouble};
use plex_locksmith::client::model::{Claimed, Fact, Message as _, PlexService};
use plex_locksmith::client::probe::Finding;
use plex_locksmith::client::repair::claim::{ClaimEnd, ClaimRoute, ClaimStage, Consent, Missing};
use plex_locksmith::client::state::{Event, SignIn, SignInEvent, SignInFailure};
use plex_locksmith::window::icons::Symbol;
use plex_locksmith::window::messages::{ClaimTitle, SignInTitle};
use plex_locksmith::window::widgets::path::links;
use stage::{Stage, builder, english, open};

fn window<'a>(home: Home) -> (Stage, Harness<'a>) {
    let stage = Stage::new(home.into_model());
    let harness = open(&stage, builder());
    (stage, harness)
}

fn press(harness: &mut Harness<'_>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(3);
}

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
        assert!(harness.get_all_by_role_and_label(Role::Button, "Check again").count() >= 1, "{cause:?}");
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
    harness.get_by_label("Attic NAS: Not running. Before: Claimed.");
    harness.get_by_label("Changed just now. Before: Claimed.");
}

#[test]
fn an_empty_search_says_what_was_tried_and_has_the_address_field() {
    let (stage, mut harness) = window(Home::empty());
    harness.get_by_label("No server has responded yet.");
    harness.get_by_label("Asked the whole home network 3 times.");
    let field = harness.get_by_role_and_label(Role::TextInput, "Address of a server");
    field.focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Address of a server").type_text(" 192.168.1.5 ");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(stage.asked(), ["AddAddress(\"192.168.1.5\")"]);
}

#[test]
fn a_search_that_goes_on_never_takes_the_keyboard_from_the_address_field() {
    let (stage, mut harness) = window(Home::searching());
    harness.get_by_role_and_label(Role::TextInput, "Address of a server").focus();
    harness.run_steps(2);
    stage.show(Home::family().into_model());
    harness.run_steps(4);
    assert!(harness.get_by_role_and_label(Role::TextInput, "Address of a server").is_focused());
}

#[test]
fn an_address_that_is_none_says_so_below_the_field() {
    let mut home = Home::empty();
    home.0.search.address_error = Some(TypedError::NoAddress.phrase());
    let (_, harness) = window(home);
    harness.get_by_label("That isn't an address. Try one like 192.168.1.5.");
}

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
fn a_sign_in_shows_link_code_and_picture_and_can_be_cancelled() {
    let mut home = Home::family();
    let (stage, mut harness) = window(Home::family());
    press(&mut harness, "Sign in to Plex");
    home.waiting();
    stage.show(home.into_model());
    harness.run_steps(3);
    harness.get_by_label("Continue in your browser.");
    harness.get_by_label("K7P3");
    harness.get_by_role_and_label(Role::Image, "QR code of the sign-in link");
    press(&mut harness, "Copy code");
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
    press(&mut harness, "Show link and code");
    harness.get_by_label("Open this link in any browser.");
    harness.get_by_role_and_label(Role::Button, "Copy link");
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
fn rows_are_chosen_by_the_arrows() {
    let (_, mut harness) = window(Home::family());
    harness.get_by_label("Mac Mini: Unclaimed (problem)").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    harness.get_by_label_contains("Attic NAS is claimed.");
    harness.key_press(Key::ArrowUp);
    harness.run_steps(3);
    harness.get_by_label_contains("Mac Mini isn't claimed");
    assert!(harness.get_by_label("Mac Mini: Unclaimed (problem)").is_focused());
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
fn the_arrows_reach_rows_that_are_out_of_sight() {
    let mut home = Home::empty();
    for n in 1..=40 {
        home.server(&format!("Server {n}"), n, Claimed::No);
    }
    let (_, mut harness) = window(home);
    harness.get_by_label("Server 1: Unclaimed (problem)").focus();
    harness.run_steps(2);
    for _ in 1..30 {
        harness.key_press(Key::ArrowDown);
        harness.run_steps(2);
    }
    harness.run_steps(30);
    assert!(harness.get_by_label("Server 30: Unclaimed (problem)").is_focused());
}

#[test]
fn enter_presses_the_primary_button_and_escape_goes_back() {
    let (stage, mut harness) = window(Home::family());
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(stage.signs_in(), "Enter signs in");
    stage.asked();
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(stage.asked(), ["CancelSignIn"]);
}

#[test]
fn the_shortcut_looks_at_everything_again() {
    let (stage, mut harness) = window(Home::family());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::R);
    harness.run_steps(3);
    assert!(stage.asked().contains(&"RecheckAll".to_owned()));
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
fn kept_from_the_home_network_it_never_says_that_there_are_no_servers() {
    let mut home = Home::empty();
    home.0.computer.facts.local_network_denied = Fact::known(true, home::NOW);
    home.event(Event::Tick);
    let (stage, mut harness) = window(home);
    assert!(harness.query_by_label("No server has responded yet.").is_none());
    press(&mut harness, "Open Privacy settings");
    assert_eq!(stage.asked(), ["Open(Privacy)"]);
}

#[test]
fn guides_can_be_followed_and_left() {
    let mut home = Home::empty();
    home.sighted("Mac Mini", 1);
    home.probed(1, home::fails(NetKind::Refused), None);
    let (_, mut harness) = window(home);
    press(&mut harness, "Show me how");
    harness.get_by_label("Start Plex Media Server on its computer.");
    press(&mut harness, "Back");
    harness.get_by_role_and_label(Role::Button, "Show me how");
}

#[test]
fn about_says_that_plex_did_not_make_it() {
    let (_, mut harness) = window(Home::family());
    press(&mut harness, "More");
    press(&mut harness, "About Locksmith");
    harness.get_by_label_contains("Locksmith isn't made by Plex");
}

#[test]
fn hostile_names_do_no_harm() {
    for name in ["W".repeat(10_000), "\u{202E}evil\n\t".to_owned(), "客厅 Müller’s 🎬".to_owned(), " ".to_owned()]
    {
        let mut home = Home::empty();
        home.server(&name, 7, Claimed::No);
        let stage = Stage::new(home.into_model());
        let harness = open(&stage, builder().allow_missing_glyphs());
        let button = harness.get_by_role_and_label(Role::Button, "Sign in to Plex").rect();
        assert!(button.right() < 960.0);
    }
}

#[test]
fn at_twice_the_text_size_the_primary_button_is_in_sight() {
    let size = egui::vec2(400.0, 300.0);
    let long = "The server in the living room of our holiday house by the sea, second floor left";
    for name in ["Mac Mini", long] {
        let mut home = Home::empty();
        home.server(name, 7, Claimed::No);
        let stage = Stage::new(home.into_model());
        let mut harness = open(&stage, builder().with_size(size).with_pixels_per_point(2.0));
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        let button = harness.get_by_role_and_label(Role::Button, "Sign in to Plex").rect();
        assert!(screen.contains_rect(button), "{button:?}");
        press(&mut harness, "Sign in to Plex");
        let mut home = Home::empty();
        home.waiting();
        stage.show(home.into_model());
        harness.run_steps(3);
        let button = harness.get_by_role_and_label(Role::Button, "Open the page again").rect();
        assert!(screen.contains_rect(button), "{button:?}");
    }
}

#[test]
fn a_window_at_rest_is_not_drawn_anew() {
    let (_, mut harness) = window(Home::empty());
    harness.run();
}

#[test]
fn the_verdict_speaks_up_when_it_changes() {
    let (_, harness) = window(Home::family());
    let verdict = harness.get_by_label(
        "Mac Mini isn't claimed: no account is signed in on it. Sign in and claim it, and you're back in.",
    );
    assert_eq!(verdict.accesskit_node().live(), egui::accesskit::Live::Polite);
}
