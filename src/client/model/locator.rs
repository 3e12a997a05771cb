//! Names an installation so that it can be found again after a restart of this program: a repair's journal holds one.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::host::{HostKey, HostService, SshHost};

/// How much of a container's identifier `docker ps` shows.
const SHORT_ID: usize = 12;

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
    /// A settings file on a host that is reached by SSH.
    Ssh { host: SshHost, host_key: HostKey, preferences: String, service: HostService },
    /// A settings file in a container on such a host, which the host's own program for containers stops and starts.
    SshContainer {
        host: SshHost,
        host_key: HostKey,
        /// The path of that program, `docker` or `podman`, on the host.
        engine: String,
        name: String,
        id: String,
        preferences: String,
    },
    /// A settings file in a container of this computer.
    Container {
        /// Where its engine listens, as `DOCKER_HOST` has it: `unix:///var/run/docker.sock`, `npipe:////./pipe/docker_engine`.
        endpoint: String,
        name: String,
        id: String,
        preferences: String,
    },
}

/// Where a server runs whose settings are within reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    ThisComputer,
    /// Anywhere: only a folder with its settings is within reach.
    Folder,
    /// On a host that is reached by SSH.
    Ssh,
    /// In a container, of this computer or of such a host.
    Container,
}

impl Location {
    /// By which way it is within reach, as the JSON of `repair` has it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::ThisComputer => "service",
            Self::Folder => "folder",
            Self::Ssh => "ssh",
            Self::Container => "container",
        }
    }

    /// Does it listen at this computer's own loopback addresses?
    #[must_use]
    pub fn reaches_loopback(self) -> bool {
        match self {
            Self::ThisComputer => true,
            Self::Folder | Self::Ssh | Self::Container => false,
        }
    }

    /// Is the old sign-in replaced by the new one in one write? No code can be handed over at the loopback there, some images don't
    /// start a server without a sign-in (plexinc/pms-docker, `50-plex-update`), and a link that breaks leaves whole settings.
    #[must_use]
    pub fn is_replaced_at_once(self) -> bool {
        match self {
            Self::ThisComputer | Self::Folder => false,
            Self::Ssh | Self::Container => true,
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
            Self::Registry { .. }
            | Self::Domain { .. }
            | Self::Ssh { .. }
            | Self::SshContainer { .. }
            | Self::Container { .. } => None,
        }
    }

    /// The host that it is on, where that is reached by SSH, and its key.
    #[must_use]
    pub fn host(&self) -> Option<(&SshHost, &HostKey)> {
        match self {
            Self::Ssh { host, host_key, .. } | Self::SshContainer { host, host_key, .. } => Some((host, host_key)),
            Self::Service { .. }
            | Self::Folder { .. }
            | Self::Registry { .. }
            | Self::Domain { .. }
            | Self::Container { .. } => None,
        }
    }

    /// The same, where its host is reached as somebody else or at another address by now.
    #[must_use]
    pub fn through(mut self, now: &SshHost) -> Self {
        match &mut self {
            Self::Ssh { host, .. } | Self::SshContainer { host, .. } => host.clone_from(now),
            Self::Service { .. }
            | Self::Folder { .. }
            | Self::Registry { .. }
            | Self::Domain { .. }
            | Self::Container { .. } => {}
        }
        self
    }

    /// Is it in the container of that name? With or without the slash that the API of engines has before it, or by as much of the
    /// identifier as `docker ps` shows.
    #[must_use]
    pub fn is_in_container(&self, wanted: &str) -> bool {
        match self {
            Self::SshContainer { name, id, .. } | Self::Container { name, id, .. } => {
                let plain = wanted.trim_start_matches('/');
                plain == name.trim_start_matches('/') || wanted.len() >= SHORT_ID && id.starts_with(wanted)
            }
            Self::Service { .. }
            | Self::Folder { .. }
            | Self::Registry { .. }
            | Self::Domain { .. }
            | Self::Ssh { .. } => false,
        }
    }

    /// Are these the settings of one place? Where its program was seen is no part of that: it is known while it runs, and a journal
    /// remembers it. Nor is a host's address, which may change: its key is the host.
    #[must_use]
    pub fn is_same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Registry { user, key, .. }, Self::Registry { user: others, key: other, .. }) => {
                (user, key) == (others, other)
            }
            (
                Self::Ssh { host_key, preferences, .. },
                Self::Ssh { host_key: other_key, preferences: other_file, .. },
            ) => (host_key, preferences) == (other_key, other_file),
            (
                Self::SshContainer { host_key, engine, name, preferences, .. },
                Self::SshContainer {
                    host_key: other_key,
                    engine: other_engine,
                    name: other_name,
                    preferences: other_file,
                    ..
                },
            ) => (host_key, engine, name, preferences) == (other_key, other_engine, other_name, other_file),
            (
                Self::Container { endpoint, name, preferences, .. },
                Self::Container { endpoint: other_endpoint, name: other_name, preferences: other_file, .. },
            ) => (endpoint, name, preferences) == (other_endpoint, other_name, other_file),
            _ => self == other,
        }
    }

    /// Where the server runs, for all that its settings' place tells.
    #[must_use]
    pub fn location(&self) -> Location {
        match self {
            Self::Service { .. } | Self::Registry { .. } | Self::Domain { .. } => Location::ThisComputer,
            Self::Folder { .. } => Location::Folder,
            Self::Ssh { .. } => Location::Ssh,
            Self::SshContainer { .. } | Self::Container { .. } => Location::Container,
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
