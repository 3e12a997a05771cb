//! Where servers keep their data: the packages of Linux, and the layouts of NAS devices and containers below a folder (protocol.md
//! 6.2; support.plex.tv/articles/202915258).

#![cfg_attr(any(windows, target_os = "macos"), allow(dead_code, reason = "these systems have their own places"))]

use std::path::{Path, PathBuf};

use super::file::{self, PREFERENCES};
use super::{Found, InstallError, InstallKind};

const DATA: &str = "Library/Application Support/Plex Media Server";
/// Debian and RPM packages; the snap, whose two places are both in use.
const HOMES: [&str; 3] = ["/var/lib/plexmediaserver", "/var/snap/plexmediaserver/common", "/var/snap/plexmediaserver"];
/// A unit of systemd can put the data elsewhere: `Environment="PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=…"`.
const UNITS: [&str; 2] =
    ["/etc/systemd/system/plexmediaserver.service.d/override.conf", "/etc/systemd/system/plexmediaserver.service"];
const VARIABLE: &str = "PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR";

/// The data folders that there may be.
pub fn linux() -> Vec<PathBuf> {
    let overridden = UNITS.iter().filter_map(|unit| std::fs::read_to_string(unit).ok()).filter_map(|t| moved_to(&t));
    let usual = HOMES.iter().map(|home| PathBuf::from(home).join(DATA));
    overridden.chain(usual).collect()
}

/// The installations below a folder that the owner points at.
pub fn below(folder: &Path) -> Result<Vec<Found>, InstallError> {
    let found: Vec<Found> = file::look(folder).into_iter().collect();
    if found.is_empty() {
        return Err(InstallError::new("find the settings of a Plex server in", folder.display(), InstallKind::Missing)
            .because(PREFERENCES));
    }
    Ok(found)
}

/// Where a systemd unit puts the data.
fn moved_to(unit: &str) -> Option<PathBuf> {
    let line = unit.lines().rev().find(|l| l.trim_start().starts_with("Environment") && l.contains(VARIABLE))?;
    let (_, value) = line.split_once(VARIABLE)?;
    let folder = value.trim_start_matches('=').trim().trim_matches(['"', '\'']);
    (!folder.is_empty()).then(|| PathBuf::from(folder).join("Plex Media Server"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_can_put_the_data_elsewhere() {
        let unit = "[Service]\nEnvironment=\"PLEX_MEDIA_SERVER_APPLICATION_SUPPORT_DIR=/srv/plex data\"\nUser=plex\n";
        assert_eq!(moved_to(unit), Some(PathBuf::from("/srv/plex data/Plex Media Server")));
        assert_eq!(moved_to("[Service]\nUser=plex\n"), None);
    }
}
