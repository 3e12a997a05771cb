//! A page is read from its top: one button is filled, and whatever it asks is read before it can be pressed.

use egui::accesskit::Role;
use egui::{Key, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use plex_locksmith::window::widgets::buttons::PRIMARY;

use crate::home::Home;
use crate::scenes;
use crate::stage::builder;

const SMALL: egui::Vec2 = vec2(400.0, 300.0);

fn all_filled<'a>(harness: &'a Harness<'_>) -> impl Iterator<Item = egui_kittest::Node<'a>> {
    harness.root().children_recursive().filter(|node| node.accesskit_node().class_name() == Some(PRIMARY))
}

/// The filled buttons that can be pressed, by name, with their places.
fn filled(harness: &Harness<'_>) -> Vec<(String, Rect)> {
    let enabled = all_filled(harness).filter(|node| !node.accesskit_node().is_disabled());
    enabled.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect())).collect()
}

/// The names of the filled buttons.
pub fn primary(harness: &Harness<'_>) -> Vec<String> {
    all_filled(harness).map(|node| node.accesskit_node().label().unwrap_or_default()).collect()
}

/// While something is waited for, there may be nothing to press.
const WAITING: [&str; 12] = [
    "01-searching",
    "06-claiming",
    "34-repairing",
    "35-repairing-asks",
    "36-repairing-held",
    "37-turning-back",
    "47-interrupted-elsewhere",
    "50-starting",
    "53-not-running-installed",
    "54-elsewhere",
    "64-nas-signing-in",
    "71-nas-repairing",
];

#[test]
fn every_page_has_one_filled_button() {
    let mut faults = Vec::new();
    for (name, home, presses) in scenes::all() {
        let harness = scenes::at(home, presses, builder());
        let filled = primary(&harness);
        match filled.len() {
            1 => {}
            0 if WAITING.contains(&name.as_str()) => {}
            _ => faults.push(format!("{name}: {filled:?}")),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// At twice the text size in 800×600 the question may be longer than the window: Enter scrolls to the button first.
#[test]
fn nothing_is_pressed_before_it_was_in_sight() {
    for (name, home, presses) in scenes::all() {
        let (stage, mut harness) = scenes::staged(home, presses, builder().with_size(SMALL).with_pixels_per_point(2.0));
        let Some((label, rect)) = filled(&harness).into_iter().next() else { continue };
        if Rect::from_min_size(egui::Pos2::ZERO, SMALL).contains_rect(rect) || rect.top() < SMALL.y - 60.0 {
            continue;
        }
        stage.asked();
        harness.key_press(Key::Enter);
        harness.run_steps(6);
        assert!(stage.asked().is_empty(), "{name}: {label} was pressed unseen");
        let (_, now) = filled(&harness).into_iter().next().expect("the same button");
        assert!(now.bottom() <= SMALL.y, "{name}: {label} is still out of sight: {now:?}");
    }
}

#[test]
fn no_words_stand_twice_on_a_page() {
    let mut faults = Vec::new();
    // A report repeats itself, and so does the work that is undone, and what happens each day. What can be marked in details is there as
    // text, too.
    let repeats = [
        "84-history-of-all-week",
        "menu",
        "report",
        "39-restored",
        "40-not-restored",
        "41-unverified",
        "66-nas-changed",
    ];
    for (name, home, presses) in scenes::all().filter(|page| !repeats.iter().any(|name| page.0.contains(name))) {
        let harness = scenes::at(home, presses, builder());
        let mut texts: Vec<String> = harness
            .root()
            .children_recursive()
            // A field or a choice has the name of the label beside it.
            .filter(|node| !matches!(node.accesskit_node().role(), Role::TextInput | Role::ComboBox))
            .filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()))
            .filter(|text| text.split_whitespace().count() > 2)
            .collect();
        texts.sort_unstable();
        faults.extend(texts.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| format!("{name}: {}", pair[0])));
    }
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_server_that_is_listed_and_off_is_one_press_from_a_sign_in() {
    let stage = crate::stage::Stage::new(Home::empty().into_model());
    let mut harness = crate::stage::open(&stage, builder());
    harness.get_by_label("Sign in, and we can tell you which servers Plex knows.");
    crate::press(&mut harness, "Sign in to Plex");
    assert!(stage.signs_in());
}

#[test]
fn the_page_of_every_cause_fits_into_the_window_as_it_opens() {
    let is_cause = |name: &str| name.starts_with("server-") || name.starts_with("computer-");
    for (name, home, presses) in scenes::all().filter(|page| is_cause(&page.0)) {
        let harness = scenes::at(home, presses, builder());
        let lowest = harness.root().children_recursive().filter(|node| node.accesskit_node().bounding_box().is_some());
        let lowest = lowest.map(|node| node.rect().bottom()).fold(0.0, f32::max);
        assert!(lowest <= 640.0, "{name} ends at {lowest}");
        assert!(harness.get_by_label("Details").rect().bottom() <= 640.0 - 48.0, "{name}");
    }
}
