//! macOS: the settings are preferences of the user, and the server is a program of that user (support.plex.tv/articles/202915258;
//! support.plex.tv/articles/204281528 names the domain).

mod app;
mod processes;

use std::path::PathBuf;
use std::sync::Arc;

use super::defaults::Defaults;
use super::{
    Controller, FoundInstallation, InstallDetail, InstallError, InstallKind, InstallOperation, Installation, Locator,
    Store as _,
};
use app::MacApp;
use processes::Processes;

/// The preferences, and the identifier of the program, which is the same (Homebrew/homebrew-cask, `plex-media-server`).
pub const DOMAIN: &str = "com.plexapp.plexmediaserver";
/// The name of the program, and of its process.
const SERVER: &str = "Plex Media Server";

/// This user's, and those of other users whose server runs.
pub fn inspect() -> Vec<FoundInstallation> {
    own().into_iter().chain(of_others()).collect()
}

/// This user's, to be worked on.
pub fn installation() -> Installation {
    Installation { locator: locator(DOMAIN), store: Arc::new(preferences()), control: Arc::new(MacApp) }
}

fn preferences() -> Defaults {
    Defaults { program: PathBuf::from("/usr/bin/defaults"), domain: DOMAIN.to_owned() }
}

fn locator(domain: &str) -> Locator {
    Locator::Domain { domain: domain.to_owned() }
}

/// `None` if there is none: then nobody is asked where its program is.
fn own() -> Option<FoundInstallation> {
    let installation = installation();
    let settings = installation.settings();
    let is_missing = matches!(&settings, Err(error) if error.kind == InstallKind::Missing);
    (!is_missing).then(|| installation.found(settings, logs().as_deref()))
}

fn logs() -> Option<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from)?;
    Some(home.join("Library/Logs/Plex Media Server"))
}

/// Another user's preferences are closed to this one: all there is to see is that the server runs, and whose it is.
fn of_others() -> Vec<FoundInstallation> {
    let servers = Processes::named(SERVER).map(|found| found.of_others()).unwrap_or_default();
    servers
        .into_iter()
        .map(|user| {
            let place = format!("{} ({user})", preferences().place());
            let closed = InstallError::new(InstallOperation::Read, &place, InstallKind::NotPermitted)
                .since(&InstallDetail::SignInAs { user: user.to_string() });
            FoundInstallation {
                // Tells them apart. It is no domain of this user's, and is never opened.
                locator: locator(&format!("{DOMAIN} ({user})")),
                place,
                controller: Controller::Manual,
                can_start: false,
                user: Some(user),
                stored: Err(closed),
                log: None,
            }
        })
        .collect()
}
