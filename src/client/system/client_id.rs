//! This installation's identity towards plex.tv: a random UUID in the user's configuration folder. Beside it only the journals of
//! repairs are stored.
//!
//! It has to stay the same: Plex would otherwise list a new device at each start.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use uuid::Uuid;

use crate::client::system::pinned::Pinned;
use crate::client::system::superuser;

/// An identity has 36 letters.
const LARGEST: u64 = 256;

const FILE: &str = "client-id";

/// The stored identity, made at the first start. If the folder cannot be written, one that lasts until the program ends.
#[must_use]
pub fn client_id() -> String {
    folder().and_then(|folder| load_or_create(&folder).ok()).unwrap_or_else(|| Uuid::new_v4().to_string())
}

/// Where it is stored.
#[must_use]
pub fn client_id_file() -> Option<PathBuf> {
    folder().map(|folder| folder.join(FILE))
}

/// Root's is in a place of root's own: a user's home is not written into with root's rights.
fn folder() -> Option<PathBuf> {
    let own = || ProjectDirs::from("", "", "plex-locksmith").map(|dirs| dirs.config_dir().to_owned());
    superuser::folder().or_else(own)
}

fn load_or_create(folder: &Path) -> io::Result<String> {
    let file = folder.join(FILE);
    if let Some(id) = load(&file) {
        return Ok(id);
    }
    let id = Uuid::new_v4().to_string();
    fs::create_dir_all(folder)?;
    let pinned = Pinned::own(&file)?;
    // Made for this user alone, and put in the place of whatever was there: nothing is written through a link.
    let mut beside = pinned.create_beside(".client-id-", ".new")?;
    let put = beside.write(format!("{id}\n").as_bytes()).and_then(|()| pinned.take_place(&beside));
    put.inspect_err(|_| {
        let _ = pinned.remove(&beside);
    })?;
    Ok(id)
}

/// The stored identity. One that others may read is made anew for this user alone, and stays the same.
fn load(file: &Path) -> Option<String> {
    let pinned = Pinned::own(file).ok()?;
    let text = String::from_utf8(pinned.read(LARGEST).ok()?).ok()?;
    let id = Uuid::try_parse(text.trim()).ok()?;
    close(&pinned);
    Some(id.to_string())
}

#[cfg(unix)]
fn close(pinned: &Pinned) {
    use std::os::unix::fs::PermissionsExt as _;
    if let Ok(file) = pinned.open() {
        let _ = file.set_permissions(fs::Permissions::from_mode(0o600));
    }
}

/// On Windows a file has its folder's access list, and the folder is the user's own.
#[cfg(not(unix))]
fn close(_pinned: &Pinned) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_the_same_and_a_broken_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let first = load_or_create(folder.path()).unwrap();
        assert_eq!(load_or_create(folder.path()).unwrap(), first);
        fs::write(folder.path().join("client-id"), "no identity").unwrap();
        let second = load_or_create(folder.path()).unwrap();
        assert!(Uuid::try_parse(&second).is_ok());
        assert_ne!(second, first);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link_and_nobody_else_may_read_it() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (file, target) = (folder.path().join("client-id"), elsewhere.path().join("passwd"));
        fs::write(&target, "root:x:0:0").unwrap();
        symlink(&target, &file).unwrap();
        load_or_create(folder.path()).unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "root:x:0:0");
        let mode = |path: &Path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        load_or_create(folder.path()).unwrap();
        assert_eq!(mode(&file), 0o600);
    }
}
