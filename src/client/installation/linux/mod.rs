//! Servers of this Linux computer: those of the packages, which are services, and those that only lie in a usual place
//! (support.plex.tv/articles/202915258).

pub mod service;
mod units;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::alone;
use super::file::{self, PreferencesFile};
use super::{FoundInstallation, InstallError, Installation, Locator};
use crate::client::model::{Location, Manager};
use service::{Service, Tools};

/// The unit of the packages for Debian, Ubuntu, Fedora and Arch.
const UNIT: &str = "plexmediaserver.service";
const SNAP: &str = "plexmediaserver";
/// Where snaps lie, with and without a link from /snap.
const SNAPS: [&str; 2] = ["snap", "var/lib/snapd/snap"];
/// The snap has used both; where there are settings in both, the first is the newer (ChuckPa/PlexDBRepair).
const DATA_OF_SNAP: [&str; 2] = [
    "var/snap/plexmediaserver/common/Library/Application Support/Plex Media Server",
    "var/snap/plexmediaserver/Library/Application Support/Plex Media Server",
];
const DATA_OF_PACKAGE: &str = "var/lib/plexmediaserver/Library/Application Support/Plex Media Server";
/// Arch and NixOS.
const DATA_ELSEWHERE: &str = "var/lib/plex/Plex Media Server";
/// Start scripts of old packages read it; systemd does not, unless the unit says so.
const DEFAULTS: &str = "/etc/default/plexmediaserver";

/// How long one place may take: a share that went away hangs, and hides nothing but itself.
const PLACE: Duration = Duration::from_secs(2);

/// A data folder that there may be, and who runs its server.
struct Place {
    data: PathBuf,
    service: Option<(Manager, &'static str)>,
}

/// The servers of this computer.
#[must_use]
pub fn inspect() -> Vec<FoundInstallation> {
    look_below(Path::new("/"), &Tools::default())
}

/// The same below another root of the file system, with other tools.
#[must_use]
pub fn look_below(root: &Path, tools: &Tools) -> Vec<FoundInstallation> {
    let looks: Vec<_> = usual_places(root)
        .into_iter()
        .map(|place| {
            let (words, tools) = (place.data.display().to_string(), tools.clone());
            (words, alone::start(move || look_at(&place, tools)))
        })
        .collect();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (words, inspect) in looks {
        match inspect.wait(PLACE) {
            // Two paths can lead to one file: a unit often names the usual place, and folders are moved and linked.
            Some(Some((file, at))) if seen.insert(file.clone()) => found.push(at),
            Some(_) => {}
            None => found.push(FoundInstallation::unseen(&words)),
        }
    }
    found
}

/// The settings file that it leads to, and what it says.
fn look_at(place: &Place, tools: Tools) -> Option<(PathBuf, FoundInstallation)> {
    let preferences = file::preferences_in(&place.data)?;
    let file = fs::canonicalize(&preferences).unwrap_or_else(|_| preferences.clone());
    let installation = match place.service {
        Some((manager, unit)) => open(preferences, manager, unit, tools).ok()?,
        None => file::in_folder(preferences),
    };
    Some((file, installation.inspect(Some(&place.data.join(file::LOGS)))))
}

/// An installation that is a service.
///
/// # Errors
/// When there can be no service of that name.
pub fn open(preferences: PathBuf, manager: Manager, unit: &str, tools: Tools) -> Result<Installation, InstallError> {
    let control = Arc::new(Service::new(manager, unit, tools)?);
    Ok(Installation {
        locator: Locator::Service { preferences: preferences.clone(), manager, unit: unit.to_owned() },
        store: Arc::new(PreferencesFile::new(preferences)),
        control,
    })
}

/// Of what was found below a folder, what this computer knows otherwise: a service is stopped by this program, a folder
/// by its owner.
pub fn known_better(found: Vec<FoundInstallation>, known: Vec<FoundInstallation>) -> Vec<FoundInstallation> {
    let file = |found: &FoundInstallation| fs::canonicalize(found.locator.preferences()?).ok();
    let mut known: Vec<_> = known.into_iter().filter(|found| found.locator.location() != Location::Folder).collect();
    let better = found.into_iter().map(|found| {
        let same = file(&found).and_then(|at| known.iter().position(|other| file(other).as_ref() == Some(&at)));
        same.map(|nth| known.swap_remove(nth)).unwrap_or(found)
    });
    better.collect()
}

/// Those that are services first. A service has one data folder: what lies in another place is not what it runs.
fn usual_places(root: &Path) -> Vec<Place> {
    let mut places = Vec::new();
    if let Some(unit) = units::read(root, UNIT) {
        let data = unit.data.unwrap_or_else(|| root.join(DATA_OF_PACKAGE));
        places.push(Place { data, service: Some((Manager::Systemd, UNIT)) });
    }
    let has_snap = SNAPS.iter().any(|folder| root.join(folder).join(SNAP).exists());
    let in_use = DATA_OF_SNAP.iter().find(|data| file::preferences_in(&root.join(data)).is_some());
    places.extend(DATA_OF_SNAP.iter().map(|data| {
        let is_run = has_snap && in_use == Some(data);
        Place { data: root.join(data), service: is_run.then_some((Manager::Snap, SNAP)) }
    }));
    let set = units::set_in_file(root, DEFAULTS);
    let usual = [DATA_OF_PACKAGE, DATA_ELSEWHERE].map(|data| root.join(data));
    places.extend(set.into_iter().chain(usual).map(|data| Place { data, service: None }));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::installation::{InstallKind, places};
    use crate::client::model::Controller;

    const PREFERENCES: &str = r#"<Preferences ProcessedMachineIdentifier="ab12" FriendlyName="Attic"/>"#;
    const UNIT_FILE: &str = "lib/systemd/system/plexmediaserver.service";

    /// A made tree of files, for the tests of this room.
    pub(super) fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let file = root.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        root
    }

    fn settings(data: &str) -> (String, &'static str) {
        (format!("{data}/Preferences.xml"), PREFERENCES)
    }

    fn inspect(root: &Path) -> Vec<FoundInstallation> {
        look_below(root, &Tools::default())
    }

    #[test]
    fn a_package_is_a_service_and_is_found_once() {
        let (file, text) = settings(DATA_OF_PACKAGE);
        let root = tree(&[(&file, text), (UNIT_FILE, "[Service]\nUser=plex\n")]);
        let found = inspect(root.path());
        assert_eq!(found.len(), 1);
        let unit = UNIT.to_owned();
        let preferences = root.path().join(file);
        assert_eq!(found[0].locator, Locator::Service { preferences, manager: Manager::Systemd, unit });
        assert_eq!(found[0].controller, Controller::Managed("systemd (plexmediaserver)".to_owned()));
        assert!(found[0].can_start);
        assert_eq!(found[0].stored.as_ref().unwrap().name.as_ref().unwrap().as_str(), "Attic");
    }

    #[test]
    fn what_the_unit_does_not_run_is_a_folder() {
        let (moved, old) = (settings("srv/plex/Plex Media Server"), settings(DATA_OF_PACKAGE));
        let unit = "[Service]\nEnvironment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/srv/plex\n";
        let root = tree(&[(&moved.0, moved.1), (&old.0, old.1), (UNIT_FILE, unit)]);
        let found = inspect(root.path());
        assert_eq!(found.len(), 2);
        assert!(matches!(found[0].locator, Locator::Service { .. }));
        assert_eq!(found[1].locator, Locator::Folder { preferences: root.path().join(old.0) });
        assert_eq!(found[1].controller, Controller::Manual);
        assert!(!found[1].can_start, "it may be left over");
    }

    #[test]
    fn a_service_whose_folder_its_owner_points_at_stays_a_service() {
        let (moved, old) = (settings("srv/plex/Plex Media Server"), settings("srv/old/Plex Media Server"));
        let unit = "[Service]\nEnvironment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/srv/plex\n";
        let root = tree(&[(&moved.0, moved.1), (&old.0, old.1), (UNIT_FILE, unit)]);
        let found = places::below(&root.path().join("srv")).unwrap();
        assert!(found.iter().all(|found| found.locator.location() == Location::Folder));
        let better = known_better(found, inspect(root.path()));
        let folders: Vec<bool> = better.iter().map(|found| found.locator.location() == Location::Folder).collect();
        assert_eq!(folders, [true, false], "old, plex");
    }

    #[test]
    fn two_paths_to_one_file_are_one() {
        let (file, text) = settings("srv/plex/Plex Media Server");
        let unit = "[Service]\nEnvironment=PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/srv/plex\n";
        let root = tree(&[(&file, text), (UNIT_FILE, unit)]);
        let usual = root.path().join(DATA_OF_PACKAGE);
        fs::create_dir_all(usual.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(root.path().join("srv/plex/Plex Media Server"), usual).unwrap();
        assert_eq!(inspect(root.path()).len(), 1);
    }

    #[test]
    fn a_snap_is_a_service_in_either_of_its_places() {
        for (data, snap) in [(DATA_OF_SNAP[0], "snap"), (DATA_OF_SNAP[1], "var/lib/snapd/snap")] {
            let (file, text) = settings(data);
            let root = tree(&[(&file, text), (&format!("{snap}/plexmediaserver/current/x"), "")]);
            let found = inspect(root.path());
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].controller, Controller::Managed("snapd (plexmediaserver)".to_owned()));
        }
        let (new, old) = (settings(DATA_OF_SNAP[0]), settings(DATA_OF_SNAP[1]));
        let root = tree(&[(&new.0, new.1), (&old.0, old.1), ("snap/plexmediaserver/current/x", "")]);
        let folders: Vec<bool> =
            inspect(root.path()).iter().map(|found| found.locator.location() == Location::Folder).collect();
        assert_eq!(folders, [false, true], "it runs with one of them");
        let (file, text) = settings(DATA_OF_SNAP[0]);
        assert!(
            inspect(tree(&[(&file, text)]).path())[0].locator.location() == Location::Folder,
            "its snap was removed"
        );
    }

    #[test]
    fn start_scripts_of_old_packages_can_put_it_elsewhere() {
        let (file, text) = settings("srv/plex/Plex Media Server");
        let defaults = "PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=\"/srv/plex\"\n";
        let root = tree(&[(&file, text), ("etc/default/plexmediaserver", defaults)]);
        assert_eq!(inspect(root.path())[0].locator, Locator::Folder { preferences: root.path().join(file) });
    }

    #[test]
    fn no_server_is_none_and_what_is_no_settings_is_told() {
        assert!(inspect(tree(&[(UNIT_FILE, "[Service]\nUser=plex\n")]).path()).is_empty());
        let file = format!("{DATA_OF_PACKAGE}/Preferences.xml");
        let found = inspect(tree(&[(&file, "")]).path());
        assert_eq!(found[0].stored.as_ref().unwrap_err().kind, InstallKind::NotSettings);
    }

    #[test]
    fn it_is_opened_again_by_its_locator_alone() {
        let preferences = PathBuf::from("/srv/plex/Plex Media Server/Preferences.xml");
        let opened = open(preferences.clone(), Manager::Snap, SNAP, Tools::default()).unwrap();
        let unit = SNAP.to_owned();
        assert_eq!(opened.locator, Locator::Service { preferences, manager: Manager::Snap, unit });
        assert!(open(PathBuf::new(), Manager::Systemd, "--help", Tools::default()).is_err());
    }
}
