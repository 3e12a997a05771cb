//! Every page in every language: all of it is translated, and nothing is wider than the window at twice the text size.

use egui::{Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use plex_locksmith::text::Language;
use plex_locksmith::window::language;
use plex_locksmith::window::pages::LIST_WIDTH;

use crate::home::Home;
use crate::scenes;
use crate::stage::builder;

/// Twice the text size in a window of 800 × 600.
const SMALL: Vec2 = vec2(400.0, 300.0);

/// The text size in which the window opens.
const USUAL: Vec2 = vec2(960.0, 640.0);

/// In what nobody translates: names of the scenes, commands and paths; and what was said before the language was chosen.
const FOREIGN: [&str; 14] = [
    "server in the living room",
    "docker ",
    "sudo ",
    "rm ",
    "ssh ",
    "defaults ",
    "reg ",
    "tasklist ",
    "snap ",
    "for f in",
    "if grep",
    "pihole ",
    "service dnsmasq",
    "Before: ",
];

/// Everything on a page that can be seen or heard: its words, and where they are.
fn texts(harness: &Harness<'_>) -> Vec<(String, Rect)> {
    let nodes = harness.root().children_recursive();
    let seen =
        nodes.filter(|node| !node.accesskit_node().is_hidden() && node.accesskit_node().bounding_box().is_some());
    let text = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().or_else(|| node.accesskit_node().value());
    seen.filter_map(|node| Some((text(&node)?, node.rect()))).collect()
}

/// Two plain words of small letters: the pseudo-language accents each of its own.
fn is_plain(text: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|pair| pair.iter().all(is_word))
}

fn in_language(home: Home, presses: &[&str], spoken: Language, (size, scale): (Vec2, f32)) -> Harness<'static> {
    let mut harness = scenes::at(home, presses, builder().with_size(size).with_pixels_per_point(scale));
    language::set(&harness.ctx, spoken);
    harness.run_steps(6);
    harness
}

/// What is wrong with any page in that language.
fn faults(spoken: Language) -> Vec<String> {
    let mut faults = Vec::new();
    // A report keeps the language in which it was made, and here that was English.
    for (name, home, presses) in scenes::all().filter(|(name, ..)| !name.contains("report")) {
        let usual = in_language(Home(home.0.clone()), presses, spoken, (USUAL, 1.0));
        for (text, at) in texts(&usual) {
            // Above and below the list are the header with its notice, and the footer, which take the whole width.
            let is_at_list = at.left() < LIST_WIDTH && at.top() > 110.0 && at.top() < USUAL.y - 60.0;
            if at.right() > if is_at_list { LIST_WIDTH } else { USUAL.x } + 0.5 {
                faults.push(format!("{name}: too wide in the usual size ({}): {text}", at.right()));
            }
            // The footer is below that.
            if is_at_list && at.bottom() > USUAL.y - 48.0 {
                faults.push(format!("{name}: too low in the usual size ({}): {text}", at.bottom()));
            }
        }
        for (text, at) in texts(&in_language(home, presses, spoken, (SMALL, 2.0))) {
            if at.right() > SMALL.x + 0.5 {
                faults.push(format!("{name}: too wide ({}): {text}", at.right()));
            }
            if spoken.is_pseudo() && is_plain(&text) && !FOREIGN.iter().any(|known| text.contains(known)) {
                faults.push(format!("{name}: not translated: {text}"));
            }
        }
    }
    faults.sort();
    faults.dedup();
    faults
}

fn assert_good(spoken: Language) {
    let faults = faults(spoken);
    assert!(faults.is_empty(), "{}: {} faults\n{}", spoken.code(), faults.len(), faults.join("\n"));
}

#[test]
fn every_page_fits_in_every_language() {
    Language::all().filter(|language| !language.is_pseudo()).for_each(assert_good);
}

#[test]
fn every_page_is_translated_and_fits_when_its_words_are_longer() {
    Language::all().filter(|language| language.is_pseudo()).for_each(assert_good);
}
