//! What an engine is wired from: the real world, or the simulated home.

use std::any::Any;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use directories::ProjectDirs;

use crate::client::config::WatchTimes;
#[cfg(feature = "remote")]
use crate::client::containers::WithContainers;
use crate::client::history::{HistoryFolder, Log};
use crate::client::installation::remote::Hosts;
use crate::client::installation::{InstallError, Installation, Installations, System};
use crate::client::model::Locator;
use crate::client::net::NetSettings;
use crate::client::repair::JournalStore;
use crate::client::system::{Clock, SystemClock, client_id_file, superuser};

/// Opens a page for the user: the system's browser, or the demo browser of the demo home.
pub trait Browser: Send + Sync {
    /// Opens the page and returns at once.
    ///
    /// # Errors
    /// The reason, in words, when no browser could be started. That is no failure of a sign-in: the link can be copied.
    fn open(&self, page: &str) -> Result<(), String>;
}

/// What a front end starts its engine with.
pub struct Surroundings {
    pub settings: Settings,
    /// The simulated home: the front end keeps it until the engine has ended, since the sign-out at the end still needs its plex.tv.
    pub kept: Option<Box<dyn Any + Send>>,
}

/// Where a front end looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum World {
    #[default]
    Real,
    /// A simulated home as many people have it.
    Demo,
    /// A simulated home with one server of each kind.
    DemoOfAll,
}

impl World {
    #[must_use]
    pub fn is_simulated(self) -> bool {
        self != Self::Real
    }
}

/// Makes what a front end asks for. A simulated home may fail to start.
pub type Surround = fn(World) -> io::Result<Surroundings>;

/// Where a history is.
#[derive(Clone, Debug, Default)]
pub enum HistoryPlace {
    /// There is none.
    #[default]
    Nowhere,
    /// In a folder of its own.
    Folder(HistoryFolder),
    /// In memory: what a simulated home remembers.
    Memory(Arc<Log>),
}

/// How the core looks at the world. [`Settings::default`] is the real one.
#[derive(Clone)]
pub struct Settings {
    pub net: NetSettings,
    /// Addresses that are looked at as if the user had typed them: those of the demo home that announce nothing.
    pub also: Vec<SocketAddr>,
    /// When the program started: verdicts and events count from it.
    pub started: Instant,
    pub browser: Arc<dyn Browser>,
    /// Where servers that are installed on this computer are looked for.
    pub installations: Arc<dyn Installations>,
    /// The hosts that can be signed in to.
    pub hosts: Arc<dyn Hosts>,
    /// Where the journals of repairs and their backups are; `None` where there is no place for them.
    pub repairs: Option<JournalStore>,
    /// The file of this installation's identity; `None` where it is only played.
    pub identity: Option<PathBuf>,
    /// Where the history is kept.
    pub history: HistoryPlace,
    /// Keep looking, in this rhythm. `None`: look, and be done.
    pub watch: Option<WatchTimes>,
    /// The clocks that a watch goes by.
    pub clock: Arc<dyn Clock>,
    /// Remove repairs whose time is over: for who sits before the window, not for a call that only looks.
    pub sweeps_repairs: bool,
}

impl Settings {
    /// The real world: plex.tv, the system's trust, the whole home network.
    #[must_use]
    pub fn real(client_id: String, browser: Arc<dyn Browser>) -> Self {
        Self {
            net: NetSettings::real(client_id),
            also: Vec::new(),
            started: Instant::now(),
            browser,
            installations: installations(),
            hosts: reachable_hosts(),
            repairs: own_folder("repairs").map(JournalStore::new),
            identity: client_id_file(),
            history: own_folder("history")
                .map_or(HistoryPlace::Nowhere, |folder| HistoryPlace::Folder(HistoryFolder::new(folder))),
            watch: None,
            clock: Arc::new(SystemClock),
            sweeps_repairs: false,
        }
    }

    /// Opens a server's installation to work on it: one of this computer, or of a host that is signed in to.
    ///
    /// # Errors
    /// When there is no such thing, or its host is not signed in to.
    pub fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        match locator.host() {
            Some(_) => self.hosts.open(locator),
            None => self.installations.open(locator),
        }
    }
}

/// Those that SSH reaches; their keys are remembered among the user's local data.
#[cfg(feature = "remote")]
fn reachable_hosts() -> Arc<dyn Hosts> {
    Arc::new(crate::client::ssh::RemoteHosts::new(own_folder("known-hosts")))
}

#[cfg(not(feature = "remote"))]
fn reachable_hosts() -> Arc<dyn Hosts> {
    Arc::new(crate::client::installation::remote::NoHosts)
}

/// Those of this system, and those in its containers.
#[cfg(feature = "remote")]
fn installations() -> Arc<dyn Installations> {
    Arc::new(WithContainers::new(System))
}

#[cfg(not(feature = "remote"))]
fn installations() -> Arc<dyn Installations> {
    Arc::new(System)
}

/// A folder of this program's own, among the user's local data; of root on Linux, among the system's.
fn own_folder(name: &str) -> Option<PathBuf> {
    let own = || ProjectDirs::from("", "", "plex-locksmith").map(|dirs| dirs.data_local_dir().to_owned());
    superuser::folder().or_else(own).map(|folder| folder.join(name))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn repairs_of_root_are_not_in_anybody_s_home() {
        let repairs = own_folder("repairs").unwrap();
        assert_eq!(repairs.starts_with("/var/lib"), superuser::is_root(), "{}", repairs.display());
    }
}
