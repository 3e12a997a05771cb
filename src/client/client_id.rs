//! This installation's identity towards plex.tv: a random UUID in the user's configuration folder. Beside it only the journals of
//! repairs are stored.
//!
//! It has to stay the same: Plex would otherwise list a new device at each start.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use uuid::Uuid;

/// The stored identity, made at the first start. If the folder cannot be written, one that lasts until the program ends.
#[must_use]
pub fn client_id() -> String {
    folder().and_then(|folder| load_or_create(&folder).ok()).unwrap_or_else(|| Uuid::new_v4().to_string())
}

fn folder() -> Option<PathBuf> {
    ProjectDirs::from("", "", "plex-locksmith").map(|dirs| dirs.config_dir().to_owned())
}

fn load_or_create(folder: &Path) -> io::Result<String> {
    let file = folder.join("client-id");
    if let Ok(text) = fs::read_to_string(&file)
        && let Ok(id) = Uuid::try_parse(text.trim())
    {
        return Ok(id.to_string());
    }
    let id = Uuid::new_v4().to_string();
    fs::create_dir_all(folder)?;
    fs::write(&file, format!("{id}\n"))?;
    Ok(id)
}

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
}
