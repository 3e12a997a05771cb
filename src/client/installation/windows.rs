//! Windows: the settings of the user who is signed in lie in the registry (protocol.md 6.2).

use std::io;
use std::path::PathBuf;

use windows_registry::{CURRENT_USER, Key};

use super::{Installation, Stored, log};

const SETTINGS: &str = r"Software\Plex, Inc.\Plex Media Server";
/// `ERROR_FILE_NOT_FOUND`: there is no such key.
const NO_SUCH_KEY: i32 = 0x8007_0002_u32.cast_signed();

/// The installation of this user; `None` if there is none.
pub fn installation() -> Option<Installation> {
    installation_at(SETTINGS)
}

fn installation_at(settings: &str) -> Option<Installation> {
    let place = format!(r"HKEY_CURRENT_USER\{settings}");
    match CURRENT_USER.open(settings) {
        Ok(key) => {
            let stored = Stored::from(|name: &str| value(&key, name));
            let log = logs(&key).and_then(|folder| log::newest(&folder));
            Some(Installation { place, stored: Ok(stored), log })
        }
        Err(error) if error.code().0 == NO_SUCH_KEY => None,
        Err(error) => Some(Installation { place, stored: Err(io::Error::other(error)), log: None }),
    }
}

/// Texts are texts; numbers are read as such.
fn value(key: &Key, name: &str) -> Option<String> {
    key.get_string(name).ok().or_else(|| key.get_u32(name).ok().map(|n| n.to_string()))
}

/// `LocalAppDataPath`, where its owner moved the data to, or the usual place.
fn logs(key: &Key) -> Option<PathBuf> {
    let moved = key.get_string("LocalAppDataPath").ok().filter(|path| !path.is_empty()).map(PathBuf::from);
    let base = moved.or_else(|| std::env::var_os("LOCALAPPDATA").map(PathBuf::from))?;
    Some(base.join("Plex Media Server").join("Logs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key of this test's own: the real one is somebody's server.
    struct Practice(String);

    impl Drop for Practice {
        fn drop(&mut self) {
            let _ = CURRENT_USER.remove_tree(&self.0);
        }
    }

    #[test]
    fn the_registry_tells_the_account_and_the_identity() {
        let path = Practice(format!(r"Software\Locksmith for Plex practice {}", std::process::id()));
        assert!(installation_at(&path.0).is_none(), "no key, no installation");
        let key = CURRENT_USER.create(&path.0).unwrap();
        key.set_string("PlexOnlineUsername", "anna").unwrap();
        key.set_string("ProcessedMachineIdentifier", "ab12").unwrap();
        key.set_string("PlexOnlineToken", "").unwrap();
        let stored = installation_at(&path.0).unwrap().stored.unwrap();
        assert_eq!(stored.username.unwrap().as_str(), "anna");
        assert_eq!(stored.id.unwrap().as_str(), "ab12");
        assert!(stored.token.is_none());
    }
}
