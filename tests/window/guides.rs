//! The guides: every one can be read, followed, copied from and left, also at twice the text size.

use std::sync::{Arc, Mutex};

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::diagnosis::guide::{Answer, Guide, To};
use plex_locksmith::client::diagnosis::{Action as Step, Cause, ComputerCause};
use plex_locksmith::client::model::error::NetKind;
use plex_locksmith::client::model::{Claimed, Controller, Fact, StoredSignIn};
use plex_locksmith::client::platforms::Platform;
use plex_locksmith::client::repair::claim::{ClaimEnd, ClaimRoute, ClaimStage};
use plex_locksmith::client::state::{Event, Model, ServerKey};
use plex_locksmith::window::view::{GuideTo, Page, View};
use plex_locksmith::window::{pages, theme};

use crate::home::{self, Home};
use crate::stage::builder;
use crate::{causes, press, unfold, window};

/// Twice the text size in a window of 800 × 600.
const SMALL: egui::Vec2 = vec2(400.0, 300.0);

/// A home with a server on another computer that took no claim because it is closed.
fn closed() -> Home {
    let mut home = Home::empty();
    home.server("Attic NAS", 2, Claimed::No);
    home.sign_in();
    let key = home.key(2);
    home.claim(key, ClaimStage::Looking, Some(ClaimEnd::Closed));
    home
}

/// Claimed, and on nobody's list that is known.
fn unlisted() -> Home {
    let mut home = Home::empty();
    home.server("Attic NAS", 2, Claimed::Yes);
    home.sign_in();
    home
}

fn choose(harness: &mut Harness<'_>, answer: &str) {
    harness.get_by_role_and_label(Role::Button, answer).scroll_to_me();
    harness.run_steps(6);
    press(harness, answer);
}

#[test]
fn where_the_server_runs_is_asked_on_a_page_of_its_own_and_remembered() {
    let (_, mut harness) = window(closed());
    press(&mut harness, "Show what to do");
    harness.get_by_label("Where does Attic NAS run?");
    assert!(harness.query_by_role_and_label(Role::Button, "Check again").is_none(), "a question has no path yet");
    choose(&mut harness, "Synology NAS");
    harness.get_by_label("Claim Attic NAS where it runs.");
    harness.get_by_label_contains("In DSM, open Package Center, choose Plex Media Server, and press Run.");
    // Back is one question back, and then where one came from.
    press(&mut harness, "Back");
    harness.get_by_label("Where does Attic NAS run?");
    choose(&mut harness, "Synology NAS");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    harness.get_by_label("Where does Attic NAS run?");
    choose(&mut harness, "Synology NAS");
    harness.get_by_label("Attic NAS: Unclaimed (problem)").click();
    harness.run_steps(3);
    press(&mut harness, "Show what to do");
    harness.get_by_label_contains("In DSM, open Package Center, choose Plex Media Server, and press Run.");
}

#[test]
fn what_was_taken_for_known_can_be_said_otherwise() {
    let mut home = Home::family();
    home.sign_in();
    let key = home.key(1);
    home.claim(key, ClaimStage::Looking, Some(ClaimEnd::Closed));
    let (_, mut harness) = window(home);
    press(&mut harness, "Show what to do");
    harness.get_by_label("Claim Mac Mini where it runs.");
    press(&mut harness, "It runs on something else");
    harness.get_by_label("Where does Mac Mini run?");
    choose(&mut harness, "Unraid");
    harness.get_by_label_contains("For: Unraid");
    press(&mut harness, "Back");
    press(&mut harness, "Back");
    harness.get_by_label("Claim Mac Mini where it runs.");
    assert!(harness.query_by_label_contains("For: Unraid").is_none());
}

#[test]
fn a_server_that_runs_on_something_else_is_not_taken_for_what_was_said_before() {
    let (_, mut harness) = window(closed());
    press(&mut harness, "Show what to do");
    choose(&mut harness, "Synology NAS");
    harness.get_by_label("Attic NAS: Unclaimed (problem)").click();
    harness.run_steps(3);
    press(&mut harness, "Show what to do");
    press(&mut harness, "It runs on something else");
    choose(&mut harness, "Something else");
    harness.get_by_label("Attic NAS: Unclaimed (problem)").click();
    harness.run_steps(3);
    press(&mut harness, "Show what to do");
    harness.get_by_label("Where does Attic NAS run?");
}

#[test]
fn what_a_server_runs_on_can_be_corrected_wherever_it_is_said() {
    let (_, mut harness) = window(causes::of_server(Cause::Certificate));
    press(&mut harness, "Restart the server…");
    choose(&mut harness, "Restart only Plex instead");
    choose(&mut harness, "Synology NAS");
    choose(&mut harness, "It has still expired");
    choose(&mut harness, "It runs on something else");
    harness.get_by_label("Where does Attic NAS run?");
}

#[test]
fn each_page_of_a_guide_gives_the_keyboard_to_its_primary_button() {
    let (_, mut harness) = window(unlisted());
    press(&mut harness, "Find out which…");
    assert!(harness.get_by_role_and_label(Role::Button, "Yes").is_focused());
    choose(&mut harness, "I'm not sure");
    let likeliest = crate::reading::primary(&harness).remove(0);
    assert!(harness.get_by_role_and_label(Role::Button, &likeliest).is_focused(), "{likeliest}");
    choose(&mut harness, "Someone else");
    assert!(harness.get_by_role_and_label(Role::Button, "Check again").is_focused());
}

#[test]
fn a_question_can_be_answered_from_the_keyboard() {
    let (_, mut harness) = window(closed());
    press(&mut harness, "Show what to do");
    harness.get_by_role_and_label(Role::Button, "Unraid").focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    harness.get_by_label_contains("On the Unraid page, open the terminal");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    harness.get_by_label("Where does Attic NAS run?");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Show what to do");
}

#[test]
fn what_has_to_be_typed_can_be_copied_and_its_button_says_so() {
    let (_, mut harness) = window(closed());
    press(&mut harness, "Show what to do");
    choose(&mut harness, "Docker");
    choose(&mut harness, "Copy: Claim from inside");
    harness.get_by_label("Copied.");
    harness.get_by_role_and_label(Role::Button, "Copied: Claim from inside");
}

#[test]
fn what_takes_a_terminal_is_folded_where_a_menu_does() {
    let (_, mut harness) = window(closed());
    press(&mut harness, "Show what to do");
    choose(&mut harness, "Synology NAS");
    assert!(harness.query_by_role_and_label(Role::Button, "Copy: Tunnel").is_none());
    unfold(&mut harness, "For experts");
    harness.get_by_role_and_label(Role::Button, "Copy: Tunnel");
}

#[test]
fn an_old_sign_in_is_told_from_another_account_by_one_question() {
    let (stage, mut harness) = window(unlisted());
    press(&mut harness, "Find out which…");
    harness.get_by_label("Did you change your Plex password, or sign out all devices?");
    press(&mut harness, "Yes");
    harness.get_by_label("Where does Attic NAS run?");
    choose(&mut harness, "Windows PC");
    let title = harness.get_by_label("Remove the old sign-in from Attic NAS.").rect();
    assert!(title.top() > 0.0, "{title:?}");
    harness.get_by_label_contains("Start Locksmith on the computer that runs the server");
    press(&mut harness, "Check again");
    assert!(stage.asked().iter().any(|a| a.starts_with("Recheck(")));
}

#[test]
fn another_account_is_switched_to_and_who_is_not_sure_finds_out() {
    let (stage, mut harness) = window(unlisted());
    press(&mut harness, "Find out which…");
    press(&mut harness, "I'm not sure");
    harness.get_by_label("Who set up Attic NAS?");
    press(&mut harness, "Someone else");
    harness.get_by_label("Ask whoever set up Attic NAS.");
    press(&mut harness, "Back");
    press(&mut harness, "Back");
    press(&mut harness, "No");
    harness.get_by_label("Sign in as the owner of Attic NAS.");
    press(&mut harness, "Switch account");
    assert!(stage.asked().iter().any(|a| a == "SignIn"), "{:?}", stage.asked());
}

/// The settings are on this computer: nothing has to be asked or typed.
#[test]
fn an_old_sign_in_within_reach_is_repaired_by_this_program() {
    let mut home = unlisted();
    home.install(2, Controller::Manual, "anna", StoredSignIn::Alive);
    let (_, mut harness) = window(home);
    press(&mut harness, "Find out which…");
    press(&mut harness, "Yes");
    harness.get_by_label("Repair Attic NAS?");
}

#[test]
fn a_wrong_clock_opens_the_settings_where_there_are_some() {
    let mut home = Home::empty();
    home.0.computer.facts.plex_clock_ahead = Fact::known(7200, home::NOW);
    home.0.computer.facts.local_network_denied = Fact::known(false, home::NOW);
    home.event(Event::Tick);
    let (stage, mut harness) = window(home);
    press(&mut harness, "Show this computer");
    press(&mut harness, "Open time settings");
    if cfg!(any(windows, target_os = "macos")) {
        assert_eq!(stage.asked(), ["Open(Time)"]);
    } else {
        harness.get_by_label("Set the clock of this computer.");
        unfold(&mut harness, "For experts");
        harness.get_by_role_and_label(Role::Button, "Copy: Set the time over the internet");
    }
}

#[test]
fn the_last_page_says_what_else_signs_in_and_what_becomes_of_friends() {
    let mut home = Home::family();
    home.sign_in();
    let key = home.key(1);
    home.here("Mac Mini", 1, Claimed::Yes);
    home.owns("Mac Mini", 1);
    home.claim(key, ClaimStage::WaitingForServer, Some(ClaimEnd::Verified(ClaimRoute::Loopback)));
    let (_, mut harness) = window(home);
    assert!(harness.query_by_label("Tautulli").is_none(), "the programs are folded");
    unfold(&mut harness, "Other programs that use Plex");
    for label in ["TVs and streaming boxes", "Tautulli", "Tracearr", "What happens to friends and family"] {
        harness.get_by_label(label);
    }
    harness.get_by_label_contains("Some owners had to share again.");
    harness.get_by_label_contains("This is what owners report.");
}

/// A window that shows whatever page the view names, without a core.
fn pages_of<'a>(model: Model, view: &Arc<Mutex<View>>) -> Harness<'a> {
    let view = view.clone();
    let mut dressed = false;
    builder().with_size(SMALL).with_pixels_per_point(2.0).build_ui(move |ui| {
        if !dressed {
            theme::install(ui.ctx());
            dressed = true;
            return;
        }
        let _ = pages::draw(ui, &model, home::NOW, &mut view.lock().expect("a view"));
    })
}

fn show(harness: &mut Harness<'_>, view: &Arc<Mutex<View>>, guide: GuideTo, answers: Vec<Answer>) {
    let what = format!("{guide:?}, {answers:?}");
    {
        let mut view = view.lock().expect("a view");
        (view.page, view.answers) = (Page::HowTo(guide), answers);
    }
    harness.run_steps(3);
    assert_fits(harness, &what);
}

/// The answers that lead to each page of a guide.
fn ways(guide: &dyn Fn(&[Answer]) -> Guide) -> Vec<Vec<Answer>> {
    let (mut all, mut waiting) = (Vec::new(), vec![Vec::new()]);
    while let Some(answers) = waiting.pop() {
        let page = guide(&answers);
        let choices = page.question.iter().flat_map(|question| &question.choices).map(|choice| choice.answer);
        let others = page.others.iter().filter_map(|other| match other.to {
            To::Answer(answer) => Some(answer),
            To::Action(_) => None,
        });
        waiting.extend(choices.chain(others).map(|answer| [&answers[..], &[answer]].concat()));
        all.push(answers);
    }
    all
}

/// Nothing is wider than the window, the way on is in sight, and whatever can be pressed has a name of its own.
fn assert_fits(harness: &Harness<'_>, what: &str) {
    let way_on = harness.query_by_role_and_label(Role::Button, "Check again");
    way_on.unwrap_or_else(|| harness.get_by_role_and_label(Role::Button, "Back"));
    let mut names = Vec::new();
    for node in harness.root().children_recursive() {
        let node_of_tree = node.accesskit_node();
        if node_of_tree.is_hidden() || node_of_tree.bounding_box().is_none() {
            continue;
        }
        let rect = node.rect();
        let label = node_of_tree.label();
        assert!(rect.right() <= SMALL.x + 0.5, "{what}: {label:?} at {rect:?}");
        if node_of_tree.role() == Role::Button {
            let name = label.unwrap_or_default();
            assert!(!name.is_empty(), "{what}: a button without a name at {rect:?}");
            names.push(name);
        }
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "{what}: two buttons share a name");
}

fn attic() -> (Model, ServerKey) {
    let mut home = Home::empty();
    let long = "The server in the living room of our holiday house by the sea, second floor left";
    let key = home.server(long, 2, Claimed::Yes);
    home.sign_in();
    (home.into_model(), key)
}

#[test]
fn every_page_of_every_guide_to_a_server_fits_at_twice_the_text_size() {
    let (model, key) = attic();
    let view = Arc::new(Mutex::new(View::default()));
    let mut harness = pages_of(model.clone(), &view);
    let server = model.server(key).expect("the server");
    let causes = Cause::all().map(|cause| (cause, Step::ShowWhatToDo));
    for (cause, step) in causes.chain([(Cause::StaleClaim, Step::Repair), (Cause::NotAccepted, Step::RestartServer)]) {
        for answers in ways(&|answers| model.guide_to_server(server, (cause, step), None, answers)) {
            show(&mut harness, &view, GuideTo::Server { key, cause, step }, answers);
        }
    }
}

#[test]
fn every_page_of_every_guide_to_this_computer_fits_at_twice_the_text_size() {
    let (model, _) = attic();
    let view = Arc::new(Mutex::new(View::default()));
    let mut harness = pages_of(model.clone(), &view);
    for cause in ComputerCause::all() {
        let os = Platform::of_this_computer();
        for answers in ways(&|answers| model.guide_to_computer(cause, os, answers)) {
            show(&mut harness, &view, GuideTo::Computer(cause), answers);
        }
    }
}

#[test]
fn every_verdict_that_is_no_success_leads_to_a_guide_or_on() {
    let mut home = Home::empty();
    home.sighted("Living room", 3);
    home.probed(3, home::fails(NetKind::TimedOut), None);
    let (_, mut harness) = window(home);
    press(&mut harness, "Show what to do");
    harness.get_by_label("Get Living room back on your network.");
}
