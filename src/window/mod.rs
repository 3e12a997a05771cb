//! The window: draws [`client::state::Model`](crate::client::state::Model), and sends
//! [`Request`](crate::client::state::Request)s. It looks at no network, and decides nothing about servers.
//!
//! Each frame takes one snapshot of the model. The [`pages`] draw it, with the window's own [`view`] state, and return at most
//! one [`view::Action`], which the [`app`] carries out after drawing. Views start nothing themselves.

pub mod app;
pub mod how_to;
pub mod icons;
pub mod jobs;
pub mod launch;
pub mod pages;
pub mod theme;
pub mod view;
pub mod widgets;
pub mod words;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

pub use launch::{LaunchError, run};

use crate::client::client_id::client_id;
use crate::client::jobs::SystemBrowser;
use crate::client::settings::Settings;
use crate::demo::Practice;

/// Opens the window on the real world, or on the simulated home, and returns when it was closed.
#[must_use]
pub fn open(demo: bool) -> ExitCode {
    let started = Instant::now();
    // The simulated home outlives the window: the sign-out at the end still needs its plex.tv.
    let (mut settings, _home) = if demo {
        match Practice::start(client_id()) {
            Ok(practice) => (practice.settings(), Some(practice)),
            Err(error) => {
                launch::say(words::NO_PRACTICE, &error);
                return ExitCode::FAILURE;
            }
        }
    } else {
        (Settings::real(client_id(), Arc::new(SystemBrowser)), None)
    };
    settings.started = started;
    match run(&settings, demo) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
