//! Names an installation so that it can be found again after a restart of this program: a repair's journal holds one.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Where an installation is. Every system reads every kind: a journal may come from elsewhere, and is refused in words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Locator {
    /// A settings file of a Linux package, whose server is a service.
    Service { preferences: PathBuf, manager: Manager, unit: String },
    /// A settings file in a folder that the owner pointed at, or that no service is known for.
    Folder { preferences: PathBuf },
    /// A key of the Windows registry, below the hive of its user.
    Registry {
        /// The user's security identifier; `None` for the one who is signed in.
        user: Option<String>,
        key: String,
        /// The server's program, where it was seen.
        program: Option<PathBuf>,
    },
    /// A domain of macOS preferences of the user who is signed in.
    Domain { domain: String },
}

/// Where a server runs whose settings are within reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    ThisComputer,
    /// Anywhere: only a folder with its settings is within reach.
    Folder,
}

impl Location {
    /// By which way it is within reach, as the JSON of `repair` has it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ThisComputer => "service",
            Self::Folder => "folder",
        }
    }

    /// Does it listen at this computer's own loopback addresses?
    #[must_use]
    pub fn reaches_loopback(self) -> bool {
        match self {
            Self::ThisComputer => true,
            Self::Folder => false,
        }
    }
}

/// What this program can do with a server whose settings are within reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    pub can_stop: bool,
    /// There is a program or a service to start, and not just settings that were left over.
    pub can_start: bool,
    /// A loopback address of this computer leads to it, as its own process can prove.
    pub reaches_loopback: bool,
}

/// What runs a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Manager {
    Systemd,
    Snap,
}

impl Locator {
    /// The settings file, where there is one.
    #[must_use]
    pub fn preferences(&self) -> Option<&Path> {
        match self {
            Self::Service { preferences, .. } | Self::Folder { preferences } => Some(preferences),
            Self::Registry { .. } | Self::Domain { .. } => None,
        }
    }

    /// Are these the settings of one place? Where its program was seen is no part of that: it is known while it runs, and a journal
    /// remembers it.
    #[must_use]
    pub fn is_same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Registry { user, key, .. }, Self::Registry { user: others, key: other, .. }) => {
                (user, key) == (others, other)
            }
            _ => self == other,
        }
    }

    /// Where the server runs, for all that its settings' place tells.
    #[must_use]
    pub fn location(&self) -> Location {
        match self {
            Self::Service { .. } | Self::Registry { .. } | Self::Domain { .. } => Location::ThisComputer,
            Self::Folder { .. } => Location::Folder,
        }
    }
}

/// Who stops and starts a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Controller {
    /// This program, by the means that are named: "systemd (plexmediaserver)".
    Managed(String),
    /// Its owner: it runs elsewhere, and only its settings are within reach.
    Manual,
}
