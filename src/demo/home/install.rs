//! Servers that are installed on the home's own computer.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tokio::net::TcpListener;

use super::super::idents;
use super::super::server::{CallerRule, Keeper as _, Kind, Locality, PreferencesKeeper, ServerOptions};
use super::{ANYWHERE, Home, Installed};
use crate::client::installation::file::PREFERENCES;
use crate::client::model::Locator;

/// The folder of a QNAP volume that holds the server's settings, on a volume.
const QNAP_FOLDER: &str = ".qpkg/PlexMediaServer/Library/Plex Media Server";
/// Where the settings are in a container (plexinc/pms-docker).
const CONTAINER_FOLDER: &str = "/config/Library/Application Support/Plex Media Server";

/// A server on a host of the home.
#[derive(Clone)]
pub struct HostedServer {
    /// The host's name or address, as it is typed.
    pub host: String,
    /// Where its settings are there.
    pub preferences: String,
    pub installed: Installed,
}

/// A server in a container of "this computer".
#[derive(Clone)]
pub struct Contained {
    pub locator: Locator,
    /// Where its settings are, in words.
    pub place: String,
    /// What stops and starts it.
    pub by: String,
    pub installed: Installed,
}

impl Home {
    /// Adds a server that keeps its settings in a data folder of this computer, and takes every caller for its own computer. It
    /// can be stopped and started. If the folder has settings already, they say who the server is and whose.
    ///
    /// # Errors
    /// When no socket can be opened, the folder cannot be written, or its settings cannot be loaded.
    pub async fn install(&mut self, options: ServerOptions, kind: Kind, folder: &Path) -> io::Result<Installed> {
        let installed = self.run(options, kind, folder, Locality::Loopback).await?;
        self.here.push(installed.address());
        self.installed.push(installed.clone());
        Ok(installed)
    }

    /// Adds a server on a NAS of QNAP, which is signed in to at `host`. It can be stopped and started.
    ///
    /// # Errors
    /// When no socket can be opened, or no folder made.
    pub async fn install_on_host(&mut self, options: ServerOptions, kind: Kind, host: &str) -> io::Result<Installed> {
        let data = self.data_folder()?;
        let installed = self.run(options, kind, &data, Locality::Subnet).await?;
        let volume = self.hosted.iter().filter(|server| server.host == host).count() + 1;
        let preferences = format!("/share/CACHEDEV{volume}_DATA/{QNAP_FOLDER}/{PREFERENCES}");
        self.hosted.push(HostedServer { host: host.to_owned(), preferences, installed: installed.clone() });
        Ok(installed)
    }

    /// Adds a server in a container of this computer, one that Docker runs. It can be stopped and started.
    ///
    /// # Errors
    /// When no socket can be opened, or no folder made.
    pub async fn install_in_container(
        &mut self,
        options: ServerOptions,
        kind: Kind,
        container: &str,
    ) -> io::Result<Installed> {
        let data = self.data_folder()?;
        // Its network is one of its own.
        let installed = self.run(options, kind, &data, Locality::Subnet).await?;
        self.here.push(installed.address());
        let preferences = format!("{CONTAINER_FOLDER}/{PREFERENCES}");
        let place = format!("{container}:{preferences}");
        let locator = Locator::Container {
            endpoint: "unix:///var/run/docker.sock".to_owned(),
            name: container.to_owned(),
            id: idents::certificate_uuid(container).repeat(2),
            preferences,
        };
        let by = format!("Docker ({container})");
        self.contained.push(Contained { locator, place, by, installed: installed.clone() });
        Ok(installed)
    }

    pub(super) fn data_folder(&mut self) -> io::Result<PathBuf> {
        let folder = tempfile::Builder::new().prefix("locksmith-demo-").tempdir()?;
        let data = folder.path().join("Plex Media Server");
        self.folders.push(folder);
        Ok(data)
    }

    /// Starts a server that keeps its settings in a folder, and takes its callers for what `caller` says.
    async fn run(
        &mut self,
        options: ServerOptions,
        kind: Kind,
        folder: &Path,
        caller: Locality,
    ) -> io::Result<Installed> {
        let listener = TcpListener::bind(ANYWHERE).await?;
        let address = listener.local_addr()?;
        let mut behaviour = kind.behaviour();
        if behaviour.caller == CallerRule::Real {
            behaviour.caller = CallerRule::All(caller);
        }
        let keeper = PreferencesKeeper::new(folder);
        let mut options = ServerOptions { behaviour, ..options };
        if !keeper.file().exists() {
            options.membership = self.membership(&options, kind, address);
            fs::create_dir_all(folder)?;
            keeper.save(&options.settings())?;
        }
        let installed = Installed::start_on(listener, options, keeper, self.link.clone(), self.journal.clone())?;
        let announced = installed.clone();
        self.gdm.announce_while(move || announced.announcement());
        Ok(installed)
    }

    /// An installed server by the name that it had then.
    #[must_use]
    pub fn installed(&self, name: &str) -> Option<&Installed> {
        self.all_installed().find(|installed| installed.name() == name)
    }

    /// All that are in folders of this computer.
    #[must_use]
    pub fn installations(&self) -> &[Installed] {
        &self.installed
    }

    /// All that are on hosts.
    #[must_use]
    pub fn hosted(&self) -> &[HostedServer] {
        &self.hosted
    }

    /// All that are in containers.
    #[must_use]
    pub fn contained(&self) -> &[Contained] {
        &self.contained
    }

    fn all_installed(&self) -> impl Iterator<Item = &Installed> {
        let elsewhere = self.hosted.iter().map(|it| &it.installed).chain(self.contained.iter().map(|it| &it.installed));
        self.installed.iter().chain(elsewhere)
    }
}

impl Drop for Home {
    /// Handles of installed servers may live on, and their folders do not.
    fn drop(&mut self) {
        self.all_installed().for_each(Installed::leave);
    }
}
