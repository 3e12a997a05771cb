//! A file by its folder, held open: what is checked is what is used.
//!
//! Locksmith may run as root, in folders that the server's own user may change at any moment. A path is walked folder by folder, and no
//! link is followed unheard: one that only root or this user can have made leads on; one that somebody else may have made leads only to
//! what belongs to that same somebody, who could have changed it without us. Files are plain files. Each check is made of the open
//! file, not of its name.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::fmt;
use std::io;
use std::path::Path;

#[cfg(unix)]
pub use unix::{Beside, Pinned};
#[cfg(windows)]
pub use windows::{Beside, Pinned};

/// Why a file is left alone although the system would allow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untrusted {
    /// A link that somebody else may have made leads to what is not theirs.
    Link,
    /// It has another name elsewhere, and whoever may write in the folder may have made it one of somebody else's files.
    HardLink,
    /// A pipe, a device, a folder.
    NotAFile,
}

impl fmt::Display for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Untrusted {}

impl From<Untrusted> for io::Error {
    fn from(why: Untrusted) -> Self {
        Self::other(why)
    }
}

/// At most so many bytes of a plain file.
///
/// # Errors
/// [`io::ErrorKind::FileTooLarge`], [`Untrusted`], or what the system said.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    Pinned::new(path)?.read(most)
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
    use std::path::PathBuf;

    use rustix::process::geteuid;

    use super::*;

    /// Somebody else than root and than whoever runs the tests.
    const THEM: u32 = 65_533;
    const US: u64 = 1 << 16;

    /// A folder of theirs, as a server's own user has one, in a folder of ours. Only root can make one.
    fn theirs() -> Option<(tempfile::TempDir, PathBuf)> {
        if !geteuid().is_root() {
            crate::client::cannot_run("only root gives files to others");
            return None;
        }
        let ours = tempfile::tempdir().unwrap();
        fs::set_permissions(ours.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let data = ours.path().join("data");
        fs::create_dir(&data).unwrap();
        give(&data);
        Some((ours, data))
    }

    fn give(path: &Path) {
        std::os::unix::fs::lchown(path, Some(THEM), Some(THEM)).unwrap();
    }

    fn why(path: &Path) -> Option<Untrusted> {
        let error = read(path, US).unwrap_err();
        error.get_ref().and_then(|inner| inner.downcast_ref::<Untrusted>()).copied()
    }

    fn their_link(to: &Path, at: &Path) {
        symlink(to, at).unwrap();
        give(at);
    }

    #[test]
    fn a_link_of_ones_own_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "x").unwrap();
        symlink("file", folder.path().join("link")).unwrap();
        symlink(folder.path(), folder.path().join("here")).unwrap();
        assert_eq!(
            read(&folder.path().join("here/../").join(folder.path().file_name().unwrap()).join("link"), US).unwrap(),
            b"x"
        );
    }

    #[test]
    fn their_link_leads_nowhere_but_to_what_is_theirs() {
        let Some((ours, data)) = theirs() else { return };
        let (secret, own) = (ours.path().join("secret"), data.join("own"));
        fs::write(&secret, "root's").unwrap();
        fs::write(&own, "theirs").unwrap();
        give(&own);
        their_link(&secret, &data.join("to-secret"));
        their_link(&own, &data.join("to-own"));
        assert_eq!(why(&data.join("to-secret")), Some(Untrusted::Link));
        assert_eq!(read(&data.join("to-own"), US).unwrap(), b"theirs");
        let pinned = Pinned::new(&data.join("to-own")).unwrap();
        assert!(pinned.open_to_write().is_ok());
    }

    #[test]
    fn a_folder_that_is_swapped_for_a_link_leads_nowhere_either() {
        let Some((ours, data)) = theirs() else { return };
        let etc = ours.path().join("etc");
        fs::create_dir(&etc).unwrap();
        fs::write(etc.join("Preferences.xml"), "root's").unwrap();
        their_link(&etc, &data.join("Library"));
        assert_eq!(why(&data.join("Library/Preferences.xml")), Some(Untrusted::Link));
        // Even where there is no such file yet.
        assert!(Pinned::new(&data.join("Library/new")).is_err());
        // And a link of root's in their folder could have been moved there by nobody but root; they may have replaced it, though.
        symlink(&etc, data.join("by-root")).unwrap();
        assert_eq!(why(&data.join("by-root/Preferences.xml")), Some(Untrusted::Link));
    }

    #[test]
    fn a_second_name_of_somebody_elses_file_is_left_alone() {
        let Some((ours, data)) = theirs() else { return };
        let secret = ours.path().join("secret");
        fs::write(&secret, "root's").unwrap();
        fs::hard_link(&secret, data.join("Preferences.xml")).unwrap();
        assert_eq!(why(&data.join("Preferences.xml")), Some(Untrusted::HardLink));
        let own = data.join("own");
        fs::write(&own, "theirs").unwrap();
        give(&own);
        fs::hard_link(&own, data.join("second")).unwrap();
        assert_eq!(read(&data.join("second"), US).unwrap(), b"theirs");
        // Where anybody may write, anybody may have made it.
        fs::set_permissions(&data, fs::Permissions::from_mode(0o777)).unwrap();
        assert_eq!(why(&data.join("second")), Some(Untrusted::HardLink));
    }

    #[test]
    fn pipes_and_folders_are_no_files_and_nobody_waits_for_them() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_eq!(why(&pipe), Some(Untrusted::NotAFile));
        assert_eq!(why(folder.path()), Some(Untrusted::NotAFile));
        assert_eq!(why(Path::new("/dev/null")), Some(Untrusted::NotAFile));
        let writing = Pinned::new(&pipe).unwrap().open_to_write().unwrap_err();
        assert!(writing.get_ref().is_some_and(|inner| inner.is::<Untrusted>()), "{writing}");
    }

    #[test]
    fn what_is_checked_is_what_is_used_whatever_becomes_of_the_path() {
        let folder = tempfile::tempdir().unwrap();
        let (data, moved) = (folder.path().join("data"), folder.path().join("moved"));
        fs::create_dir(&data).unwrap();
        fs::write(data.join("file"), "x").unwrap();
        let pinned = Pinned::new(&data.join("file")).unwrap();
        fs::rename(&data, &moved).unwrap();
        symlink("/etc", &data).unwrap();
        let mut beside = pinned.create_beside(".a", ".b").unwrap();
        beside.write(b"y").unwrap();
        pinned.take_place(&beside).unwrap();
        assert_eq!(fs::read(moved.join("file")).unwrap(), b"y");
    }

    #[test]
    fn a_file_that_takes_anothers_place_belongs_like_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "x").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let before = Pinned::new(&file).unwrap().open().unwrap();
        let has_attributes =
            rustix::fs::fsetxattr(&before, "user.label", b"blue", rustix::fs::XattrFlags::empty()).is_ok();
        if geteuid().is_root() {
            give(&file);
        }
        let pinned = Pinned::new(&file).unwrap();
        let beside = pinned.create_beside(".a", ".b").unwrap();
        beside.belong_like(&pinned.open().unwrap()).unwrap();
        pinned.take_place(&beside).unwrap();
        let found = fs::metadata(&file).unwrap();
        assert_eq!((found.mode() & 0o7777, found.uid() == THEM), (0o640, geteuid().is_root()));
        if has_attributes {
            let mut value = [0; 16];
            let length = rustix::fs::getxattr(&file, "user.label", value.as_mut_slice()).unwrap();
            assert_eq!(&value[..length], b"blue");
        }
    }

    #[test]
    fn the_sweep_takes_only_plain_files_of_this_user() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("settings"), "x").unwrap();
        fs::write(at(".P-1.l"), "left").unwrap();
        symlink("/etc/passwd", at(".P-2.l")).unwrap();
        if geteuid().is_root() {
            fs::write(at(".P-3.l"), "somebody's").unwrap();
            give(&at(".P-3.l"));
        }
        Pinned::new(&at("settings")).unwrap().sweep(".P-", ".l");
        assert!(!at(".P-1.l").exists());
        assert!(fs::symlink_metadata(at(".P-2.l")).is_ok());
        assert_eq!(at(".P-3.l").exists(), geteuid().is_root());
    }

    #[test]
    fn a_lock_is_one_holders_and_a_removed_one_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let pinned = Pinned::new(&folder.path().join("lock")).unwrap();
        let held = pinned.lock().unwrap().unwrap();
        assert!(pinned.lock().unwrap().is_none());
        pinned.unlink().unwrap();
        drop(held);
        assert!(pinned.lock().unwrap().is_some());
        symlink("/tmp", folder.path().join("link")).unwrap();
        assert!(Pinned::new(&folder.path().join("link")).unwrap().lock().is_err());
    }
}
