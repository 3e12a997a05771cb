//! Windows: a server's settings lie in the registry, in the hive of the user who runs it (support.plex.tv/articles/202915258).

mod program;
mod registry;
mod running;
mod service;
pub mod tool;
pub mod trusted;
pub mod user;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use windows_registry::{Key, LOCAL_MACHINE};

use self::program::UserProgram;
use self::registry::Registry;
use self::running::Running;
use self::service::Service;
use super::control::OwnersHand;
use super::{
    Control, FoundInstallation, InstallError, InstallKind, Installation, Installations, Locator, file, layouts, places,
};
use crate::client::model::text::DisplayText;

/// Where the installer may say to which folder it went; a program of 32 bit writes to the second.
const INSTALLED: [&str; 2] =
    [r"SOFTWARE\Plex, Inc.\Plex Media Server", r"SOFTWARE\WOW6432Node\Plex, Inc.\Plex Media Server"];
/// Its folder below those of all programs.
const FOLDER: &str = r"Plex\Plex Media Server";

/// Servers by the names that they have on Windows. Tests have names of their own, for a program that is none of anybody's.
#[derive(Clone, Debug)]
pub struct Servers {
    /// The key of their settings below a user's hive.
    pub key: String,
    pub program: String,
    pub service: String,
    /// Below which folders a server is started; `None`: wherever it is.
    pub start_folders: Option<Vec<PathBuf>>,
}

impl Default for Servers {
    fn default() -> Self {
        Self {
            key: r"Software\Plex, Inc.\Plex Media Server".to_owned(),
            program: "Plex Media Server.exe".to_owned(),
            service: "PlexService".to_owned(),
            start_folders: trusted::start_folders(),
        }
    }
}

impl Installations for Servers {
    /// Those of this user, and of the others whose settings are loaded and may be read.
    fn inspect(&self) -> Vec<FoundInstallation> {
        let others = user::others().into_iter().map(Some);
        [None].into_iter().chain(others).filter_map(|user| self.look_at(user)).collect()
    }

    fn look_in(&self, folder: &Path) -> Result<Vec<FoundInstallation>, InstallError> {
        places::below(folder)
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        match locator {
            Locator::Registry { user, key, program } => Ok(self.installation(user.clone(), key, program.clone())),
            Locator::Service { .. }
            | Locator::Folder { .. }
            | Locator::Domain { .. }
            | Locator::Ssh { .. }
            | Locator::SshContainer { .. }
            | Locator::Container { .. } => super::open(locator),
        }
    }
}

impl Servers {
    /// The installation of a user; `None` if there is none, or if it is another's and closed to this one.
    fn look_at(&self, user: Option<String>) -> Option<FoundInstallation> {
        let opened = Registry::new(user.clone(), self.key.clone()).open();
        match &opened {
            Err(error) if error.kind == InstallKind::Missing || user.is_some() => return None,
            _ => {}
        }
        let logs = opened.ok().and_then(|key| logs(&key, user.as_deref()));
        // Another one's is started by a service, or not at all.
        let program = if user.is_none() { self.seen_program() } else { None };
        let mut found = self.installation(user.clone(), &self.key, program).inspect(logs.as_deref());
        found.user = user.and_then(|user| DisplayText::new(&user::name(&user).unwrap_or(user)));
        Some(found)
    }

    fn installation(&self, user: Option<String>, key: &str, program: Option<PathBuf>) -> Installation {
        Installation {
            store: Arc::new(Registry::new(user.clone(), key.to_owned())),
            control: self.control(user.as_deref(), program.as_deref()),
            locator: Locator::Registry { user, key: key.to_owned(), program },
        }
    }

    /// A service, where one runs it. Else it is the user's own, and nobody but that user can start it again; nor does a program with an
    /// administrator's rights start what a normal user could have put there.
    fn control(&self, user: Option<&str>, seen: Option<&Path>) -> Arc<dyn Control> {
        let running_for = user.map(str::to_owned).or_else(user::own);
        let server = Running::of_a_service(&self.program, running_for);
        match (Service::of(&self.service, user, server), user) {
            (Some(service), _) => Arc::new(service),
            (None, None) => {
                let known: Vec<_> = seen.map(Path::to_owned).into_iter().chain(installed(&self.program)).collect();
                let may_start =
                    |program: &Path| self.start_folders.as_ref().is_none_or(|below| trusted::is_below(program, below));
                let programs: Vec<_> = known.iter().filter(|program| may_start(program)).cloned().collect();
                if programs.is_empty() && known.iter().any(|program| program.is_file()) {
                    return Arc::new(OwnersHand);
                }
                Arc::new(UserProgram::new(self.running(), programs))
            }
            (None, Some(_)) => Arc::new(OwnersHand),
        }
    }

    /// What runs for this user.
    fn running(&self) -> Running {
        Running::of_this_user(&self.program, user::own())
    }

    fn seen_program(&self) -> Option<PathBuf> {
        self.running().all().ok()?.into_iter().find_map(|seen| seen.program)
    }
}

/// Where the program may be installed: where the installer says, and the usual places.
fn installed(name: &str) -> Vec<PathBuf> {
    let told = INSTALLED.iter().filter_map(|key| LOCAL_MACHINE.open(key).ok()?.get_string("InstallFolder").ok());
    let usual = trusted::program_folders().into_iter().map(|folder| folder.join(FOLDER));
    told.map(PathBuf::from).chain(usual).map(|folder| folder.join(name)).collect()
}

/// Below `LocalAppDataPath`, where its owner moved the data to, or in the user's usual place.
fn logs(key: &Key, user: Option<&str>) -> Option<PathBuf> {
    let moved = key.get_string("LocalAppDataPath").ok().filter(|path| !path.is_empty()).map(PathBuf::from);
    let usual = || match user {
        None => std::env::var_os("LOCALAPPDATA").map(PathBuf::from),
        Some(user) => user::folder(user).map(|folder| folder.join(r"AppData\Local")),
    };
    Some(moved.or_else(usual)?.join(layouts::DATA).join(file::LOGS))
}

#[cfg(test)]
mod tests;
