//! Servers that are installed on the home's own computer.

use std::fs;
use std::io;
use std::path::Path;

use tokio::net::TcpListener;

use super::super::server::{CallerRule, Keeper as _, Kind, Locality, PreferencesKeeper, ServerOptions};
use super::{ANYWHERE, Home, Installed};

impl Home {
    /// Adds a server that keeps its settings in a data folder of this computer, and takes every caller for its own computer. It
    /// can be stopped and started. If the folder has settings already, they say who the server is and whose.
    ///
    /// # Errors
    /// When no socket can be opened, the folder cannot be written, or its settings cannot be loaded.
    pub async fn install(&mut self, options: ServerOptions, kind: Kind, folder: &Path) -> io::Result<Installed> {
        let listener = TcpListener::bind(ANYWHERE).await?;
        let address = listener.local_addr()?;
        let mut behaviour = kind.behaviour();
        if behaviour.caller == CallerRule::Real {
            behaviour.caller = CallerRule::All(Locality::Loopback);
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
        self.here.push(address);
        self.installed.push(installed.clone());
        Ok(installed)
    }

    /// An installed server by the name that it had then.
    #[must_use]
    pub fn installed(&self, name: &str) -> Option<&Installed> {
        self.installed.iter().find(|installed| installed.name() == name)
    }

    /// All of them.
    #[must_use]
    pub fn installations(&self) -> &[Installed] {
        &self.installed
    }
}

impl Drop for Home {
    /// Handles of installed servers may live on, and their folders do not.
    fn drop(&mut self) {
        for installed in &self.installed {
            installed.leave();
        }
    }
}
