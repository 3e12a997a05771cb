//! Root, as whom this program is started with sudo where a server is a service: its repairs are in a place of their own.
//! sudo leaves it one home folder or the other, and a journal of root's in a user's home would be closed to that user.

use std::path::{Path, PathBuf};

/// Where programs of the system keep their state (Filesystem Hierarchy Standard 3.0, 5.8; on a Mac, "File System Programming Guide").
const STATE: &str =
    if cfg!(target_os = "macos") { "/Library/Application Support/plex-locksmith" } else { "/var/lib/plex-locksmith" };

/// Is this program run by root?
#[must_use]
pub fn is_root() -> bool {
    number_of_user() == Some(0)
}

/// Its own folder, in the place of one among a user's data. `None` for everybody else.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    is_root().then(|| PathBuf::from(STATE))
}

/// Has it repaired something, for all that another user can see?
#[must_use]
pub fn has_repaired() -> bool {
    cfg!(unix) && !is_root() && Path::new(STATE).exists()
}

/// How this program is called again with the rights that it has now.
#[must_use]
pub fn command() -> &'static str {
    if is_root() { "sudo plex-locksmith" } else { "plex-locksmith" }
}

#[cfg(unix)]
fn number_of_user() -> Option<u32> {
    Some(rustix::process::geteuid().as_raw())
}

#[cfg(not(unix))]
fn number_of_user() -> Option<u32> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_system_s_own_tool_says_the_same() {
        let output = std::process::Command::new("id").arg("-u").output().unwrap();
        let id = String::from_utf8(output.stdout).unwrap().trim().parse().unwrap();
        assert_eq!(number_of_user(), Some(id));
        assert_eq!(is_root(), id == 0);
        assert_eq!(folder().is_some(), id == 0);
        assert_eq!(command().starts_with("sudo"), id == 0);
    }
}
