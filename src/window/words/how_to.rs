//! The words around a guide. Its own belong to the remedies of the diagnosis.

pub const RUNS_ON: &str = "The server runs on:";
/// Nothing tells what a server runs on.
pub const CHOOSE: &str = "Choose…";
pub const STEPS: &str = "What to do";
pub const TEXTS: &str = "To copy";
pub const NOTE: &str = "Good to know";

/// The accessible name of a button that says "Copy".
pub fn copy(what: &str) -> String {
    format!("Copy: {what}")
}

/// The accessible name of a step.
pub fn step(number: usize, text: &str) -> String {
    format!("{number}. {text}")
}
