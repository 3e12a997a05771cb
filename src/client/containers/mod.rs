//! Servers in containers of this computer: found through the engines that listen here, and repaired without being made anew.

mod container;
mod control;
mod endpoint;
mod engine;
mod files;
mod find;
mod helper;
mod store;
mod tar;

use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::installation::{
    FoundInstallation, InstallError, InstallKind, InstallOperation, Installation, Installations,
};
use super::model::{Location, Locator};
use endpoint::Endpoint;
use engine::{Engine, EngineError, GREETING, QUESTION};
use find::Seen;

/// What a look at one engine that has greeted may take: a NAS or a busy computer has slow ones, and a look around waits for it.
const LOOK: Duration = Duration::from_secs(5);
const KNOCK: Duration = Duration::from_millis(200);

/// Other installations, and those in containers of this computer.
pub struct WithContainers<I> {
    others: I,
    /// Those that listen here, when it is asked.
    endpoints: fn() -> Vec<Endpoint>,
}

impl<I: Installations> WithContainers<I> {
    #[must_use]
    pub fn new(others: I) -> Self {
        Self { others, endpoints: endpoint::of_this_computer }
    }

    fn seen(&self) -> Vec<Seen> {
        let endpoints = (self.endpoints)();
        thread::scope(|scope| {
            let looks: Vec<_> = endpoints.iter().map(|endpoint| scope.spawn(move || look(endpoint))).collect();
            // One that broke down saw nothing.
            looks.into_iter().flat_map(|look| look.join().unwrap_or_default()).collect()
        })
    }
}

fn look(endpoint: &Endpoint) -> Vec<Seen> {
    let error = match Engine::open(endpoint, GREETING) {
        Ok(engine) => return find::all(&engine, LOOK),
        Err(error) => error,
    };
    tracing::debug!("{}: {error:?}", endpoint.uri());
    // A computer without an engine is no trouble. One that is closed to this user is, where a server answers that may be in it.
    let is_told = error == EngineError::Forbidden && answers_here();
    let closed = is_told.then(|| Seen::closed(&endpoint.uri(), error));
    closed.into_iter().collect()
}

/// Does anything answer at the port of a server?
fn answers_here() -> bool {
    TcpStream::connect_timeout(&(Ipv4Addr::LOCALHOST, find::PORT).into(), KNOCK).is_ok()
}

impl<I: Installations> Installations for WithContainers<I> {
    fn inspect(&self) -> Vec<FoundInstallation> {
        let (others, seen) = thread::scope(|scope| {
            let seen = scope.spawn(|| self.seen());
            (self.others.inspect(), seen.join().unwrap_or_default())
        });
        let (others, rest) = known_better(others, seen);
        others.into_iter().chain(rest).collect()
    }

    fn look_in(&self, folder: &Path) -> Result<Vec<FoundInstallation>, InstallError> {
        let others = self.others.look_in(folder)?;
        Ok(known_better(others, self.seen()).0)
    }

    fn look_in_container(&self, name: &str, engine: Option<&str>) -> Result<Vec<FoundInstallation>, InstallError> {
        named(name, engine)
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        let Locator::Container { endpoint, name, id, preferences } = locator else { return self.others.open(locator) };
        let error = |kind| InstallError::new(InstallOperation::Open, name, kind);
        let known = Endpoint::parse(endpoint).ok_or_else(|| error(InstallKind::Unsupported))?;
        let engine = greeted(&known)?;
        let found = engine.call(QUESTION, async |docker| container::inspect(docker, id).await);
        match found {
            Ok(found) if found.id == *id => Ok(find::open(engine, &found, preferences.clone())),
            Ok(_) | Err(EngineError::Missing) => Err(error(InstallKind::ContainerReplaced)),
            Err(failed) => Err(failed.at(InstallOperation::Open, name)),
        }
    }
}

/// The server in a container that somebody names, of an engine that they name, or of any that listens here.
///
/// # Errors
/// When no engine answers or has such a container, or no server is in it.
fn named(name: &str, engine: Option<&str>) -> Result<Vec<FoundInstallation>, InstallError> {
    let missing = |place: &str| InstallError::new(InstallOperation::FindSettings, place, InstallKind::Missing);
    let endpoints = match engine {
        Some(place) => vec![Endpoint::parse(place).ok_or_else(|| missing(place))?],
        None => endpoint::of_this_computer(),
    };
    let mut last = InstallError::new(InstallOperation::LookFor, name, InstallKind::EngineNotRunning);
    for endpoint in endpoints {
        let looked = greeted(&endpoint).and_then(|engine| {
            let found = find::named(&engine, name, QUESTION);
            found.map_err(|error| error.at(InstallOperation::LookFor, name))
        });
        match looked {
            Ok(None) => last = missing(name),
            Ok(Some(seen)) => return Ok(vec![seen.found]),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn greeted(endpoint: &Endpoint) -> Result<Engine, InstallError> {
    Engine::open(endpoint, QUESTION).map_err(|error| error.at(InstallOperation::Open, &endpoint.uri()))
}

/// Of what was found in folders, what is a container's: that is stopped by its engine. And the containers that nothing else led to.
fn known_better(others: Vec<FoundInstallation>, seen: Vec<Seen>) -> (Vec<FoundInstallation>, Vec<FoundInstallation>) {
    let canonical = |path: &Path| path.canonicalize().ok();
    let mut seen: Vec<(Option<PathBuf>, FoundInstallation)> =
        seen.into_iter().map(|seen| (seen.outside.as_deref().and_then(canonical), seen.found)).collect();
    let better = others.into_iter().map(|other| {
        let file = match other.locator.location() {
            Location::Folder => other.locator.preferences().and_then(canonical),
            Location::ThisComputer | Location::Ssh | Location::Container => None,
        };
        let same = file.and_then(|file| seen.iter().position(|(outside, _)| outside.as_ref() == Some(&file)));
        same.map_or(other, |nth| seen.swap_remove(nth).1)
    });
    let better = better.collect();
    (better, seen.into_iter().map(|(_, found)| found).collect())
}

#[cfg(test)]
mod tests;
