//! Linux: a settings file, and a service behind a stand-in for `systemctl`.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use plex_locksmith::client::installation::linux::{self, service::Tools};
use plex_locksmith::client::installation::{
    FoundInstallation, InstallError, InstallKind, InstallOperation, Installation, Installations,
};
use plex_locksmith::client::model::{Locator, Manager};
use plex_locksmith::demo::{Keeper as _, PreferencesKeeper};
use serde_json::json;

/// As the suites of the home network have it. It is linked to, not copied: what this program still had open for writing while a test
/// beside it starts a program could not be run.
const SYSTEMCTL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/systemctl.sh");

pub struct Place {
    preferences: PathBuf,
    tools: Tools,
}

impl Place {
    pub fn furnish(folder: &Path, configuration: &serde_json::Value) -> Self {
        let (data, service) = (folder.join("Plex Media Server"), folder.join("service"));
        fs::create_dir(&data).unwrap();
        fs::create_dir(&service).unwrap();
        PreferencesKeeper::new(&data).save(&super::stale_settings("anna")).unwrap();
        let mut whole = configuration.clone();
        whole["settings"] = json!({"folder": data});
        whole["pid_file"] = json!(service.join("pid"));
        fs::write(service.join("stand-in.json"), whole.to_string()).unwrap();
        symlink(super::stand_in(), service.join("stand-in")).unwrap();
        let systemctl = folder.join("systemctl");
        symlink(SYSTEMCTL, &systemctl).unwrap();
        Self { preferences: data.join("Preferences.xml"), tools: Tools { systemctl, ..Tools::default() } }
    }

    pub fn settings(&self) -> Vec<u8> {
        fs::read(&self.preferences).unwrap()
    }

    pub fn start(&self) {
        assert!(Command::new(&self.tools.systemctl).args(["start", "x"]).status().unwrap().success());
    }

    pub fn installations(&self) -> Arc<dyn Installations> {
        Arc::new(One(self.preferences.clone(), self.tools.clone()))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = Command::new(&self.tools.systemctl).args(["kill", "x"]).status();
    }
}

/// The one service of this place, as the system's own would be found.
struct One(PathBuf, Tools);

impl Installations for One {
    fn inspect(&self) -> Vec<FoundInstallation> {
        let installation = linux::open(self.0.clone(), Manager::Systemd, "plexmediaserver.service", self.1.clone());
        vec![installation.unwrap().inspect(None)]
    }

    fn look_in(&self, folder: &Path) -> Result<Vec<FoundInstallation>, InstallError> {
        Err(InstallError::new(InstallOperation::LookThrough, folder.display(), InstallKind::Unsupported))
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        let Locator::Service { preferences, manager, unit } = locator else { panic!("{locator:?}") };
        linux::open(preferences.clone(), *manager, unit, self.1.clone())
    }
}
