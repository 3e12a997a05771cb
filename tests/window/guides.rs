//! The guides: every one can be read, followed, copied from and left, also at twice the text size.

use std::sync::{Arc, Mutex};

use egui::accesskit::Role;
use egui::{Key, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::client::diagnosis::{Action as Step, Cause, ComputerCause};
use plex_locksmith::client::model::error::NetKind;
use plex_locksmith::client::model::{Claimed, Fact};
use plex_locksmith::client::platforms::Platform;
use plex_locksmith::client::repair::claim::{ClaimEnd, ClaimRoute, ClaimStage};
use plex_locksmith::client::state::{Event, Model, ServerKey};
use plex_locksmith::window::view::{GuideTo, Page, View};
use plex_locksmith::window::{pages, theme};

use crate::home::{self, Home};
use crate::stage::builder;
use crate::{press, window};

/// Twice the text size in a window of 800 × 600.
const SMALL: egui::Vec2 = vec2(400.0, 300.0);

/// A home with a server that took no claim because it is closed.
fn closed() -> Home {
    let mut home = Home::family();
    home.sign_in();
    let key = home.key(1);
    home.claim(key, ClaimStage::Looking, Some(ClaimEnd::Closed));
    home
}

fn choose(harness: &mut Harness<'_>, platform: &str) {
    let choice = harness.get_by_role_and_label(Role::ComboBox, "The server runs on:");
    choice.scroll_to_me();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::ComboBox, "The server runs on:").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, platform).scroll_to_me();
    harness.run_steps(6);
    press(harness, platform);
}

#[test]
fn the_owner_says_what_the_server_runs_on_and_it_is_remembered() {
    let (_, mut harness) = window(closed());
    press(&mut harness, "Show what to do");
    harness.get_by_label("Claim Mac Mini on its own computer.");
    choose(&mut harness, "Synology NAS");
    harness.get_by_label_contains("In DSM, open Package Center, choose Plex Media Server, and press Run.");
    press(&mut harness, "Back");
    press(&mut harness, "Show what to do");
    harness.get_by_label_contains("In DSM, open Package Center, choose Plex Media Server, and press Run.");
    let choice = harness.get_by_role_and_label(Role::ComboBox, "The server runs on:");
    assert_eq!(choice.value().as_deref(), Some("Synology NAS"));
}

#[test]
fn the_choice_can_be_made_from_the_keyboard() {
    let (_, mut harness) = window(closed());
    press(&mut harness, "Show what to do");
    harness.get_by_role_and_label(Role::ComboBox, "The server runs on:").focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Unraid").focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    harness.get_by_label("Claim Mac Mini from inside its container.");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Show what to do");
}

#[test]
fn what_has_to_be_typed_can_be_copied() {
    let (_, mut harness) = window(closed());
    press(&mut harness, "Show what to do");
    choose(&mut harness, "Docker container");
    let copy = harness.get_by_role_and_label(Role::Button, "Copy: Claim from inside");
    copy.scroll_to_me();
    harness.run_steps(3);
    press(&mut harness, "Copy: Claim from inside");
    harness.get_by_label("Copied.");
}

#[test]
fn one_guide_leads_to_the_other_and_starts_at_its_top() {
    let mut home = Home::empty();
    home.server("Attic NAS", 2, Claimed::Yes);
    home.sign_in();
    let (stage, mut harness) = window(home);
    press(&mut harness, "Find out which…");
    harness.get_by_label("Find out whose Attic NAS is.");
    let further = "It's my old sign-in: show how to remove it";
    harness.get_by_role_and_label(Role::Button, further).scroll_to_me();
    harness.run_steps(5);
    press(&mut harness, further);
    let title = harness.get_by_label("Remove the old sign-in from Attic NAS.").rect();
    assert!(title.top() > 0.0, "{title:?}");
    press(&mut harness, "Check again");
    assert!(stage.asked().iter().any(|a| a.starts_with("Recheck(")));
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
    let (_, harness) = window(home);
    for label in ["Tautulli", "Tracearr", "What happens to friends and family"] {
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

fn show(harness: &mut Harness<'_>, view: &Arc<Mutex<View>>, guide: GuideTo) {
    view.lock().expect("a view").page = Page::HowTo(guide);
    harness.run_steps(3);
    assert_fits(harness, &format!("{guide:?}"));
}

/// Nothing is wider than the window, the way on is in sight, and whatever can be pressed has a name of its own.
fn assert_fits(harness: &Harness<'_>, what: &str) {
    let screen = Rect::from_min_size(egui::Pos2::ZERO, SMALL);
    let way_on = harness.get_by_role_and_label(Role::Button, "Check again").rect();
    assert!(screen.contains_rect(way_on), "{what}: {way_on:?}");
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
fn every_guide_to_a_server_fits_at_twice_the_text_size() {
    let (model, key) = attic();
    let view = Arc::new(Mutex::new(View::default()));
    let mut harness = pages_of(model, &view);
    for platform in Platform::ALL {
        view.lock().unwrap().platforms.insert(key, platform);
        for cause in Cause::all() {
            show(&mut harness, &view, GuideTo::Server { key, cause, step: Step::ShowWhatToDo });
        }
        show(&mut harness, &view, GuideTo::Server { key, cause: Cause::ClaimedNotListed, step: Step::Repair });
    }
}

#[test]
fn every_guide_to_this_computer_fits_at_twice_the_text_size() {
    let (model, _) = attic();
    let view = Arc::new(Mutex::new(View::default()));
    let mut harness = pages_of(model, &view);
    for cause in ComputerCause::all() {
        show(&mut harness, &view, GuideTo::Computer(cause));
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
