//! Plex Media Servers that are installed on this computer, or whose folder is within reach: what their own settings and logs say,
//! and, for a repair, how the settings are replaced and the server is stopped and started.
//!
//! An [`Installation`] is a [`Store`] (where its settings are) and a [`Control`] (who stops and starts it). The systems differ in
//! these two alone.

#[cfg(not(any(windows, target_os = "macos")))]
mod alone;
#[cfg(unix)]
pub mod apple_program;
#[cfg(unix)]
pub mod apple_script;
pub mod command;
pub mod control;
#[cfg(unix)]
pub mod defaults;
mod error;
pub mod file;
pub mod layouts;
#[cfg(not(any(windows, target_os = "macos")))]
pub mod linux;
pub mod log;
#[cfg(target_os = "macos")]
mod macos;
mod places;
#[cfg(unix)]
pub mod preferences_plist;
pub mod preferences_xml;
pub mod privacy;
pub mod reg_file;
pub mod remote;
pub mod store;
pub mod stored;
#[cfg(windows)]
pub(crate) mod windows;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::client::model::text::DisplayText;
use crate::client::model::{Controller, Locator, LogFacts};
use crate::client::net::listener::{self, Listener};
pub use control::Control;
pub use error::{InstallDetail, InstallError, InstallKind, InstallOperation, entries};
pub use store::{Change, FileOwner, Preferences, PreferencesFormat, RawPreferences, Store, StoreLock};
pub use stored::ServerPreferences;
#[cfg(windows)]
pub use windows::Servers as WindowsServers;

/// One installation, as it was found. Its settings may be closed to this user: then only the place is known.
#[derive(Debug)]
pub struct FoundInstallation {
    pub locator: Locator,
    /// Where the settings are, in words for "Details".
    pub place: String,
    pub controller: Controller,
    /// There is a program or a service that can be started, not just settings that were left over.
    pub can_start: bool,
    /// The user of this computer whose installation it is, where that is another one.
    pub user: Option<DisplayText>,
    pub stored: Result<ServerPreferences, InstallError>,
    pub log: Option<LogFacts>,
}

#[cfg(not(any(windows, target_os = "macos")))]
impl FoundInstallation {
    /// A place that could not be looked at in time.
    fn unseen(place: &str) -> Self {
        Self {
            locator: Locator::Folder { preferences: Path::new(place).join(file::PREFERENCES) },
            place: place.to_owned(),
            controller: Controller::Manual,
            can_start: false,
            user: None,
            stored: Err(InstallError::new(InstallOperation::LookAt, place, InstallKind::TimedOut)),
            log: None,
        }
    }
}

/// One installation, to be worked on.
#[derive(Clone)]
pub struct Installation {
    pub locator: Locator,
    pub store: Arc<dyn Store>,
    pub control: Arc<dyn Control>,
}

impl Installation {
    /// What its settings say. `log` is where its logs are.
    #[must_use]
    pub fn inspect(&self, logs: Option<&Path>) -> FoundInstallation {
        self.found(self.settings(), logs)
    }

    /// Is what listens at `address`, one of this computer, the process of this very server? `false` where that cannot be seen.
    #[must_use]
    pub fn listens_at(&self, address: SocketAddr) -> bool {
        let Ok(Some(processes)) = self.control.processes() else { return false };
        listener::of(address, &processes) == Listener::Own
    }

    fn settings(&self) -> Result<Preferences, InstallError> {
        self.store.parse(&self.store.read()?)
    }

    fn found(&self, settings: Result<Preferences, InstallError>, logs: Option<&Path>) -> FoundInstallation {
        FoundInstallation {
            locator: self.locator.clone(),
            place: self.store.place(),
            controller: self.control.controller(),
            can_start: self.control.can_start(),
            user: None,
            stored: settings.map(|settings| ServerPreferences::from(|key: &str| settings.get(key).map(str::to_owned))),
            log: logs.and_then(log::newest),
        }
    }
}

/// Finds installations, and opens them again by their locators. The system's, those of tests, and that of the simulated home.
/// All calls read files and ask the system: not for a thread that has other work.
pub trait Installations: Send + Sync {
    /// Those of this computer.
    fn inspect(&self) -> Vec<FoundInstallation>;

    /// Those in a folder that the owner points at.
    ///
    /// # Errors
    /// When there are none, or the folder cannot be read.
    fn look_in(&self, folder: &Path) -> Result<Vec<FoundInstallation>, InstallError>;

    /// Looks into this engine of containers as well from now on: `unix:///var/run/docker.sock`.
    fn meet_engine(&self, endpoint: &str) {
        let _ = endpoint;
    }

    /// Opens one to work on it.
    ///
    /// # Errors
    /// When this system has no such thing.
    fn open(&self, locator: &Locator) -> Result<Installation, InstallError>;
}

/// Where the packages of this system keep theirs.
#[derive(Debug, Default)]
pub struct System;

impl Installations for System {
    fn inspect(&self) -> Vec<FoundInstallation> {
        of_this_system()
    }

    fn look_in(&self, folder: &Path) -> Result<Vec<FoundInstallation>, InstallError> {
        places::below(folder).map(known_better)
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        open(locator)
    }
}

/// In these data folders alone, each with a `Preferences.xml`: tests, and homes that have none.
#[derive(Debug, Default)]
pub struct Only(pub Vec<PathBuf>);

impl Installations for Only {
    fn inspect(&self) -> Vec<FoundInstallation> {
        self.0.iter().filter_map(|folder| file::inspect(folder)).collect()
    }

    fn look_in(&self, folder: &Path) -> Result<Vec<FoundInstallation>, InstallError> {
        places::below(folder)
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        open(locator)
    }
}

#[cfg(windows)]
fn of_this_system() -> Vec<FoundInstallation> {
    WindowsServers::default().inspect()
}

#[cfg(target_os = "macos")]
fn of_this_system() -> Vec<FoundInstallation> {
    macos::inspect()
}

#[cfg(not(any(windows, target_os = "macos")))]
fn of_this_system() -> Vec<FoundInstallation> {
    linux::inspect()
}

/// Only Linux has servers whose settings are a file, and that are more than a folder.
#[cfg(any(windows, target_os = "macos"))]
fn known_better(found: Vec<FoundInstallation>) -> Vec<FoundInstallation> {
    found
}

#[cfg(not(any(windows, target_os = "macos")))]
fn known_better(found: Vec<FoundInstallation>) -> Vec<FoundInstallation> {
    linux::known_better(found, linux::inspect())
}

/// Opens one to work on it.
fn open(locator: &Locator) -> Result<Installation, InstallError> {
    match locator {
        Locator::Folder { preferences } => Ok(file::in_folder(preferences.clone())),
        #[cfg(target_os = "macos")]
        Locator::Domain { domain } if domain == macos::DOMAIN => Ok(macos::installation()),
        #[cfg(not(any(windows, target_os = "macos")))]
        Locator::Service { preferences, manager, unit } => {
            linux::open(preferences.clone(), *manager, unit, linux::service::Tools::default())
        }
        #[cfg(windows)]
        Locator::Registry { .. } => WindowsServers::default().open(locator),
        other => Err(InstallError::new(InstallOperation::Open, format!("{other:?}"), InstallKind::Unsupported)),
    }
}
