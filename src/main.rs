//! Reads the command line, wires the real world or the simulated home, and hands over.

use std::any::Any;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use plex_locksmith::cli;
use plex_locksmith::client::jobs::SystemBrowser;
use plex_locksmith::client::settings::{Settings, Surroundings};
use plex_locksmith::client::system::client_id;
use plex_locksmith::demo::DemoHome;
use plex_locksmith::logging;

fn main() -> ExitCode {
    let (call, verbosity, language) = match cli::read(std::env::args_os().skip(1)) {
        Ok(asked) => asked,
        Err(status) => return status.into(),
    };
    logging::start(verbosity);
    match (call, language) {
        #[cfg(feature = "window")]
        (cli::Call::Window { demo }, language) => plex_locksmith::window::open(demo, language, surroundings),
        (call, _) => cli::run(&call, surroundings).into(),
    }
}

fn surroundings(demo: bool) -> io::Result<Surroundings> {
    let started = Instant::now();
    let home = demo.then(|| DemoHome::start(client_id())).transpose()?;
    let real = || Settings::real(client_id(), Arc::new(SystemBrowser));
    let mut settings = home.as_ref().map_or_else(real, DemoHome::settings);
    settings.started = started;
    Ok(Surroundings { settings, kept: home.map(|home| Box::new(home) as Box<dyn Any + Send>) })
}
