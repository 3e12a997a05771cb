//! Locksmith for Plex: gets people back into their own Plex Media Server.
//!
//! # The map
//!
//! Data goes one way: [`client::discovery`] sees that something may be at an address; [`client::plex`] asks it, [`client::observe`]
//! looks at this computer's own way to Plex, [`client::installation`] reads what the servers installed here have stored, and
//! [`client::listener`] tells whose process listens at a port of this computer. What was seen are facts; [`client::diagnosis`] makes
//! a verdict and its guide of them, purely; [`window`] or [`cli`] shows it and asks for at most one action; [`client::repair`]
//! carries that out, and everything is checked again. [`client::report`] is what may leave this computer. [`client::state`] is the
//! model in the middle, without any I/O; [`client::engine`] moves it. The core keeps messages, [`text`] puts them into words.
//! [`demo`] is a simulated home over real sockets: `--demo`, and what the tests use.
//!
//! # The core
//!
//! ```no_run
//! use std::sync::Arc;
//! use plex_locksmith::client::{client_id::client_id, engine::Engine, jobs::SystemBrowser, settings::Settings, state::Request};
//! use plex_locksmith::text::Language;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let settings = Settings::real(client_id(), Arc::new(SystemBrowser));
//! let engine = Engine::start(settings, std::task::Waker::noop().clone())?;
//! engine.request(Request::Search);
//! std::thread::sleep(std::time::Duration::from_secs(3));
//! for server in engine.model().rows.iter() {
//!     println!("{}: {}", server.diagnosis.name, Language::ENGLISH.render(&server.diagnosis.verdict));
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # The front ends
//!
//! ```no_run
//! use plex_locksmith::cli::{self, Call, CheckCall};
//!
//! let call = Call::Check(CheckCall { demo: true, ..CheckCall::default() });
//! let outcome = cli::run(&call);
//! # let _ = outcome;
//! ```

#![forbid(unsafe_code)]

pub mod cli;
pub mod client;
pub mod demo;
pub mod stop_signals;
pub mod text;
#[cfg(feature = "window")]
pub mod window;
