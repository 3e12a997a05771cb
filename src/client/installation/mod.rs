//! Plex Media Servers that are installed on this computer: what their own settings and logs say. Read, never changed.

pub mod log;
#[cfg(target_os = "macos")]
mod macos;
mod places;
pub mod stored;
#[cfg(windows)]
mod windows;

use std::io;
use std::path::{Path, PathBuf};

pub use log::{LogFacts, LogSign};
pub use stored::Stored;

use super::plex::decode::Attributes;

/// Where installations are looked for.
#[derive(Clone, Debug)]
pub enum Installations {
    /// Where the packages of this system keep theirs.
    System,
    /// In these data folders alone, each with a `Preferences.xml`: tests, and the simulated home, which has none.
    Only(Vec<PathBuf>),
}

/// The settings of Linux, NAS devices and containers (protocol.md 6.1): one element with one attribute for each setting.
const PREFERENCES: &str = "Preferences.xml";
/// A settings file has some kilobytes.
const LARGEST: u64 = 1 << 20;

/// One installation, as it was found. Its settings may be closed to this user: then only the place is known.
#[derive(Debug)]
pub struct Installation {
    /// Where the settings are, in words for "Details".
    pub place: String,
    pub stored: io::Result<Stored>,
    pub log: Option<LogFacts>,
}

/// Looks for installations. It reads files and asks the system: not for a thread that has other work.
#[must_use]
pub fn look(wanted: &Installations) -> Vec<Installation> {
    match wanted {
        Installations::Only(folders) => folders.iter().filter_map(|folder| of_folder(folder)).collect(),
        Installations::System => of_this_system(),
    }
}

#[cfg(windows)]
fn of_this_system() -> Vec<Installation> {
    windows::installation().into_iter().collect()
}

#[cfg(target_os = "macos")]
fn of_this_system() -> Vec<Installation> {
    macos::installation().into_iter().collect()
}

#[cfg(not(any(windows, target_os = "macos")))]
fn of_this_system() -> Vec<Installation> {
    places::linux().iter().filter_map(|folder| of_folder(folder)).collect()
}

/// The installation whose data are in this folder; `None` if there is none.
fn of_folder(folder: &Path) -> Option<Installation> {
    let file = folder.join(PREFERENCES);
    let text = match read(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        text => text,
    };
    let stored = text.and_then(|bytes| {
        let settings = Attributes::read(&bytes, "Preferences");
        let settings = settings.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "no settings of Plex"))?;
        Ok(Stored::from(|key: &str| settings.get(key).map(str::to_owned)))
    });
    Some(Installation { place: file.display().to_string(), stored, log: log::newest(&folder.join("Logs")) })
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    if std::fs::metadata(file)?.len() > LARGEST {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "larger than any settings file"));
    }
    std::fs::read(file)
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    const CLAIMED: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Preferences MachineIdentifier="11111111-2222-3333-4444-555555555555" PlexOnlineToken="dead-token" PlexOnlineUsername="anna" PlexOnlineMail="Anna@example.com" FriendlyName="Attic &amp; NAS"/>"#;

    fn folder(preferences: Option<&str>) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        if let Some(text) = preferences {
            std::fs::write(folder.path().join(PREFERENCES), text).unwrap();
        }
        folder
    }

    fn found(folder: &tempfile::TempDir) -> Vec<Installation> {
        look(&Installations::Only(vec![folder.path().to_owned()]))
    }

    #[test]
    fn a_claimed_server_tells_its_account_and_its_identity() {
        let folder = folder(Some(CLAIMED));
        let all = found(&folder);
        let stored = all[0].stored.as_ref().unwrap();
        // sha1 of the identifier and "- Plex Media Server" (pms-docker, 40-plex-first-run).
        assert_eq!(stored.id.as_ref().unwrap().as_str(), "ae5887ec46d6bfac69927015acffa8941a904368");
        assert_eq!(stored.username.as_ref().unwrap().as_str(), "anna");
        assert_eq!(stored.name.as_ref().unwrap().as_str(), "Attic & NAS");
        assert_eq!(stored.token.as_ref().unwrap().expose_secret(), "dead-token");
        assert!(!format!("{:?}", all[0]).contains("dead-token"));
    }

    #[test]
    fn a_server_that_signed_itself_out_keeps_empty_values() {
        let folder = folder(Some(r#"<Preferences PlexOnlineToken="" PlexOnlineUsername="" PlexOnlineMail=""/>"#));
        let all = found(&folder);
        let stored = all[0].stored.as_ref().unwrap();
        assert!(stored.token.is_none() && stored.username.is_none() && stored.email.is_none());
    }

    #[test]
    fn what_is_no_settings_file_is_said_so_and_no_folder_is_no_installation() {
        assert!(found(&folder(None)).is_empty());
        for text in ["", "<html/>", "<Preferences"] {
            assert!(found(&folder(Some(text)))[0].stored.is_err(), "{text}");
        }
    }
}
