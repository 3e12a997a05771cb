//! Locksmith for Plex: gets people back into their own Plex Media Server.
//!
//! # The map
//!
//! Data goes one way: [`client::discovery`] sees that something may be at an address; [`client::plex`] asks it, [`client::probe`]
//! looks at this computer's own way to Plex through [`client::net`], and [`client::installation`] reads what the servers installed
//! here have stored. What was seen are facts; [`client::diagnosis`] makes a verdict and its guide of them, purely; [`window`] or
//! [`cli`] shows it and asks for at most one action; [`client::repair`] carries that out, and everything is checked again.
//! [`client::report`] is what may leave this computer. [`client::state`] is the model in the middle, without any I/O;
//! [`client::engine`] moves it. The core keeps messages, [`text`] puts them into words. [`demo`] is a simulated home over real
//! sockets: `--demo`, and what the tests use.
//!
//! # Who knows whom
//!
//! A room knows only rooms above it; `start` wires them together. A test holds the table.
//!
//! ```text
//! model        ->
//! config       ->
//! packed       ->
//! text         -> model packed
//! platforms    -> model
//! scrub        -> model
//! logging      -> model scrub
//! system       -> model
//! net          -> config model system
//! discovery    -> config model net
//! probe        -> model net
//! installation -> model net platforms scrub system
//! plex         -> config installation model net system
//! diagnosis    -> model platforms
//! repair       -> config installation model net plex system
//! history      -> diagnosis installation model
//! state        -> config diagnosis discovery history installation model net platforms plex probe repair
//! report       -> diagnosis discovery history installation model repair scrub state
//! ssh          -> installation model system
//! containers   -> installation model system
//! settings     -> config containers history installation model net repair ssh system
//! jobs         -> discovery history installation model net plex probe repair settings state system
//! engine       -> diagnosis discovery installation jobs model net plex repair settings state system
//! demo         -> config history installation model net platforms repair settings system
//! stop_signals ->
//! cli          -> diagnosis discovery engine history installation model platforms plex repair report settings state stop_signals system text
//! window       -> diagnosis engine history installation model packed platforms repair report settings state stop_signals system text
//! start        -> cli config demo jobs logging settings system text window
//! ```
//!
//! # The core
//!
//! ```no_run
//! use std::sync::Arc;
//! use plex_locksmith::client::{engine::Engine, jobs::SystemBrowser, settings::Settings, state::Request, system::client_id};
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
//! use std::sync::Arc;
//! use plex_locksmith::cli::{self, Call, CheckCall};
//! use plex_locksmith::client::{jobs::SystemBrowser, settings::{Settings, Surroundings}, system::client_id};
//!
//! let call = Call::Check(CheckCall::default());
//! let outcome = cli::run(&call, |_world| {
//!     Ok(Surroundings { settings: Settings::real(client_id(), Arc::new(SystemBrowser)), kept: None })
//! });
//! # let _ = outcome;
//! ```

#![forbid(unsafe_code)]

pub mod cli;
pub mod client;
pub mod demo;
pub mod logging;
mod packed;
pub mod start;
pub mod stop_signals;
pub mod text;
#[cfg(feature = "window")]
pub mod window;
