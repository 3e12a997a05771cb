//! The window: draws [`client::state::Model`](crate::client::state::Model), and sends
//! [`Request`](crate::client::state::Request)s. It looks at no network, and decides nothing about servers.
//!
//! Each frame takes one snapshot of the model. The [`pages`] draw it, with the window's own [`view`] state, and return at most
//! one [`view::ViewAction`], which the [`app`] carries out after drawing. Views start nothing themselves.

pub mod app;
pub mod arrangement;
pub mod focus;
pub mod folder;
pub mod host;
pub mod icons;
pub mod jobs;
pub mod journey;
pub mod language;
pub mod launch;
pub mod licenses;
pub mod messages;
pub mod notify;
pub mod pages;
pub mod preferences;
pub mod theme;
pub mod timeline;
pub mod view;
pub mod widgets;

use std::process::ExitCode;

use crate::window::messages::Word;

pub use launch::{LaunchError, run};

use crate::client::settings::{Surround, World};
use crate::text::Language;

/// Opens the window on the real world, or on a simulated home, and returns when it was closed. `language` is the one that was
/// asked for.
#[must_use]
pub fn open(world: World, language: Option<Language>, surround: Surround) -> ExitCode {
    let mut surroundings = match surround(world) {
        Ok(surroundings) => surroundings,
        Err(error) => {
            let spoken = language.unwrap_or_else(Language::of_system);
            launch::say(spoken, &[Word::NoDemo, Word::NoWindowHelp], &error);
            return ExitCode::FAILURE;
        }
    };
    surroundings.settings.sweeps_repairs = true;
    match run(&surroundings.settings, world.is_simulated(), language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Says that the program with the window alone takes no commands, and which one does.
pub fn refuse(language: Option<Language>) {
    launch::say(language.unwrap_or_else(Language::of_system), &[Word::WindowAlone], &"plex-locksmith.exe --help");
}
