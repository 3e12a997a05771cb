//! The two programs: each reads the command line, wires the real world or the simulated home, and hands over.

use std::any::Any;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use crate::cli;
use crate::client::config::WatchTimes;
use crate::client::jobs::SystemBrowser;
use crate::client::settings::{Settings, Surroundings, World};
use crate::client::system::client_id;
use crate::demo::DemoHome;
use crate::logging;
use crate::text::Language;

/// The program for a terminal. Without a command it opens the window.
#[must_use]
pub fn in_terminal() -> ExitCode {
    match read() {
        #[cfg(feature = "window")]
        Ok((cli::Call::Window { world }, language)) => crate::window::open(world, language, to_watch),
        Ok((call @ cli::Call::Watch(_), _)) => cli::run(&call, to_watch).into(),
        Ok((call, _)) => cli::run(&call, surroundings).into(),
        Err(status) => status.into(),
    }
}

/// The program that has the window alone. Where it is started, nobody sees what a program prints: it says so in a dialogue.
#[cfg(feature = "window")]
#[must_use]
pub fn from_menu() -> ExitCode {
    match read() {
        Ok((cli::Call::Window { world }, language)) => crate::window::open(world, language, to_watch),
        Ok((_, language)) => refused(language, cli::ExitStatus::Usage),
        Err(status) => refused(None, status),
    }
}

#[cfg(feature = "window")]
fn refused(language: Option<Language>, status: cli::ExitStatus) -> ExitCode {
    crate::window::refuse(language);
    status.into()
}

fn read() -> Result<(cli::Call, Option<Language>), cli::ExitStatus> {
    let (call, verbosity, language) = cli::read(std::env::args_os().skip(1))?;
    logging::start(verbosity);
    Ok((call, language))
}

/// For a call that looks once.
fn surroundings(world: World) -> io::Result<Surroundings> {
    let started = Instant::now();
    let home = match world {
        World::Real => None,
        World::Demo => Some(DemoHome::start(client_id(), false)?),
        World::DemoOfAll => Some(DemoHome::start(client_id(), true)?),
    };
    Ok(wired(home, started))
}

/// For who keeps looking. Something happens then in the home of `--demo`.
fn to_watch(world: World) -> io::Result<Surroundings> {
    let started = Instant::now();
    let Surroundings { settings, kept } = match world {
        World::Real | World::DemoOfAll => surroundings(world)?,
        World::Demo => wired(Some(DemoHome::start_to_watch(client_id())?), started),
    };
    Ok(Surroundings { settings: Settings { watch: Some(WatchTimes::default()), ..settings }, kept })
}

fn wired(home: Option<DemoHome>, started: Instant) -> Surroundings {
    let real = || Settings::real(client_id(), Arc::new(SystemBrowser));
    let mut settings = home.as_ref().map_or_else(real, DemoHome::settings);
    settings.started = started;
    Surroundings { settings, kept: home.map(|home| Box::new(home) as Box<dyn Any + Send>) }
}
