//! Windows: a server's settings lie in the registry, in the hive of the user who runs it (protocol.md 6.2).

mod program;
mod registry;
mod running;
mod service;
pub mod tool;
pub mod user;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use windows_registry::{Key, LOCAL_MACHINE};

use self::program::Program;
use self::registry::Registry;
use self::running::Running;
use self::service::Service;
use super::control::OwnersHand;
use super::{Control, Found, InstallKind, Installation, Locator};
use crate::client::text::Name;

const SETTINGS: &str = r"Software\Plex, Inc.\Plex Media Server";
const PROGRAM: &str = "Plex Media Server.exe";
const SERVICE: &str = "PlexService";
/// Where the installer may say to which folder it went; a program of 32 bit writes to the second.
const INSTALLED: [&str; 2] =
    [r"SOFTWARE\Plex, Inc.\Plex Media Server", r"SOFTWARE\WOW6432Node\Plex, Inc.\Plex Media Server"];
/// Its folder below those of all programs.
const FOLDER: &str = r"Plex\Plex Media Server";
/// A data folder is named after the server, wherever it is.
const DATA: &str = "Plex Media Server";

/// The installations of this user, and of the others whose settings are loaded and may be read.
pub fn look() -> Vec<Found> {
    let others = user::others().into_iter().map(Some);
    [None].into_iter().chain(others).filter_map(|user| look_at(user, SETTINGS)).collect()
}

/// The installation whose settings are in this key; `None` if there is none, or if it is another's and closed to this user.
fn look_at(user: Option<String>, key: &str) -> Option<Found> {
    let opened = Registry::new(user.clone(), key.to_owned()).open();
    match &opened {
        Err(error) if error.kind == InstallKind::Missing || user.is_some() => return None,
        _ => {}
    }
    let logs = opened.ok().and_then(|key| logs(&key, user.as_deref()));
    let program = seen_running(user.as_deref());
    let mut found = open(user.clone(), key.to_owned(), program).look(logs.as_deref());
    found.user = user.and_then(|user| Name::new(&user::name(&user).unwrap_or(user)));
    Some(found)
}

/// The installation that a locator names. The program that was seen also has its name: tests have programs of their own.
pub fn open(user: Option<String>, key: String, program: Option<PathBuf>) -> Installation {
    let name = program.as_deref().and_then(Path::file_name).map_or(PROGRAM.into(), |name| name.to_string_lossy());
    let control: Arc<dyn Control> = match (service(&name, user.as_deref()), &user) {
        (Some(service), _) => Arc::new(service),
        (None, None) => {
            let programs = program.iter().cloned().chain(installed(&name)).collect();
            Arc::new(Program::new(Running::of_this_user(&name, user::own()), programs))
        }
        // Nobody but its own user can start it again.
        (None, Some(_)) => Arc::new(OwnersHand),
    };
    Installation {
        store: Arc::new(Registry::new(user.clone(), key.clone())),
        control,
        locator: Locator::Registry { user, key, program },
    }
}

fn service(program: &str, user: Option<&str>) -> Option<Service> {
    let runs_as = user.map(str::to_owned).or_else(user::own);
    Service::of(SERVICE, user, Running::of_a_service(program, runs_as))
}

/// The program of this user's server, if it runs now.
fn seen_running(user: Option<&str>) -> Option<PathBuf> {
    let running = match user {
        None => Running::of_this_user(PROGRAM, user::own()),
        Some(user) => Running::of_a_service(PROGRAM, Some(user.to_owned())),
    };
    running.all().ok()?.into_iter().find_map(|seen| seen.program)
}

/// Where the program may be installed: where the installer says, and the usual places.
fn installed(name: &str) -> Vec<PathBuf> {
    let told = INSTALLED.iter().filter_map(|key| LOCAL_MACHINE.open(key).ok()?.get_string("InstallFolder").ok());
    let variables = ["ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"];
    let usual = variables.iter().filter_map(std::env::var_os).map(|folder| PathBuf::from(folder).join(FOLDER));
    told.map(PathBuf::from).chain(usual).map(|folder| folder.join(name)).collect()
}

/// Below `LocalAppDataPath`, where its owner moved the data to, or in the user's usual place.
fn logs(key: &Key, user: Option<&str>) -> Option<PathBuf> {
    let moved = key.get_string("LocalAppDataPath").ok().filter(|path| !path.is_empty()).map(PathBuf::from);
    let usual = || match user {
        None => std::env::var_os("LOCALAPPDATA").map(PathBuf::from),
        Some(user) => user::folder(user).map(|folder| folder.join(r"AppData\Local")),
    };
    Some(moved.or_else(usual)?.join(DATA).join("Logs"))
}

#[cfg(test)]
mod tests;
