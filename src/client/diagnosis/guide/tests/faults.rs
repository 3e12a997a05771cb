//! What is wrong with a guide: its words, its steps, its question.

use std::collections::HashSet;

use super::super::{Guide, Question, Step};
use super::english;

/// These words are a technician\'s: they are not for titles, introductions and notes.
const TECHNICAL: [&str; 9] = ["token", "dns", "tls", "http", "401", "certificate", "localhost", "registry", "xml"];
const LONGEST_SENTENCE: usize = 25;
/// A step is one line of the window.
const LONGEST_STEP: usize = 110;
/// Steps of one path: the longest removes a sign-in inside a container.
const MOST_STEPS: usize = 10;

/// A technician's words in a text.
fn technical(text: &str) -> Vec<String> {
    // The name of a product is no word of ours, and a security certificate is a thing that people know.
    let lower = text.to_lowercase().replace("nextdns", "").replace("security certificate", "");
    let found = TECHNICAL.into_iter().filter(|word| lower.contains(word));
    found.map(|word| format!("“{word}” in: {text}")).collect()
}

/// What is wrong with any text: empty, loud, or long.
fn clumsy(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if text.trim().is_empty() || text.replace("FRITZ!Box", "").contains('!') {
        faults.push(format!("empty or loud: {text}"));
    }
    for sentence in text.split(". ").flat_map(|part| part.split("? ")) {
        let words = sentence.split_whitespace().count();
        if words > LONGEST_SENTENCE {
            faults.push(format!("{words} words: {sentence}"));
        }
    }
    faults
}

/// What is wrong with a step: it is one action, in one line, and leaves no choice.
fn unclear(step: &Step) -> Vec<String> {
    let text = english(&step.text);
    let mut faults = clumsy(&text);
    if text.chars().count() > LONGEST_STEP {
        faults.push(format!("{} characters: {text}", text.chars().count()));
    }
    // A colon inside introduces one of several; a question mark asks what a page of its own has to ask.
    if text.contains(": ") || text.contains('?') {
        faults.push(format!("a choice within a step: {text}"));
    }
    // A step that ends with a colon is about the text below it, and no step names its text instead.
    if text.ends_with(':') == step.copies.is_empty() {
        faults.push(format!("a text to copy without its colon, or a colon without its text: {text}"));
    }
    for copy in &step.copies {
        let label = english(&copy.label);
        if text.contains(&format!("“{label}”")) {
            faults.push(format!("the name of a text to copy in its place: {text}"));
        }
    }
    faults
}

/// A question is short, has at least two answers, and no path yet.
fn unanswerable(guide: &Guide, question: &Question) -> Vec<String> {
    let ask = english(&question.ask);
    let labels: Vec<String> = question.choices.iter().map(|choice| english(&choice.label)).collect();
    let mut faults = technical(&ask);
    if !ask.ends_with('?') || ask.split_whitespace().count() > 16 {
        faults.push(format!("no short question: {ask}"));
    }
    if labels.len() < 2 || labels.iter().collect::<HashSet<_>>().len() != labels.len() {
        faults.push(format!("answers: {labels:?}"));
    }
    faults.extend(labels.iter().filter(|label| label.chars().count() > 60).map(|label| format!("long: {label}")));
    if !guide.steps.is_empty() || !guide.experts.is_empty() || !guide.others.is_empty() {
        faults.push(format!("a question with steps: {ask}"));
    }
    faults
}

pub fn faults(guide: &Guide) -> Vec<String> {
    let title = english(&guide.title);
    let plain: Vec<String> = [&guide.intro].into_iter().chain(&guide.notes).map(english).collect();
    let mut faults: Vec<_> = plain.iter().chain([&title]).flat_map(|text| technical(text)).collect();
    faults.extend(plain.iter().chain([&title]).flat_map(|text| clumsy(text)));
    if title.split_whitespace().count() > 20 {
        faults.push(format!("a long title: {title}"));
    }
    faults.extend(guide.others.iter().map(|other| english(&other.label)).flat_map(|label| clumsy(&label)));
    if let Some(question) = &guide.question {
        faults.extend(unanswerable(guide, question));
        return faults;
    }
    faults.extend(guide.steps.iter().chain(&guide.experts).flat_map(unclear));
    if !(2..=MOST_STEPS).contains(&guide.steps.len()) {
        faults.push(format!("{} steps: {title}", guide.steps.len()));
    }
    let checks: Vec<bool> = guide.steps.iter().map(|step| step.is_check).collect();
    if checks.iter().filter(|is_check| **is_check).count() != 1 || checks.last() != Some(&true) {
        faults.push(format!("the last step, and no other, is to check again: {title} {checks:?}"));
    }
    let mut labels: Vec<_> = guide.all_copies().map(|copy| english(&copy.label)).collect();
    let count = labels.len();
    labels.sort_unstable();
    labels.dedup();
    if labels.len() != count || guide.all_copies().any(|copy| copy.text.trim().is_empty()) {
        faults.push(format!("texts to copy that are empty or share a label: {labels:?}"));
    }
    faults
}
