//! The owner of the folder is hostile: while root works on their settings, they put something else in their place.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, lchown, symlink};
use std::path::{Path, PathBuf};

use plex_locksmith::demo::Membership;
use rustix::process::{Gid, Uid, geteuid};
use rustix::thread::{set_thread_res_gid, set_thread_res_uid};

use crate::route::Route;
use crate::scene::{Scene, Stop};

/// The owner, who has no rights.
const THEM: u32 = 65_533;
/// Until then their words are the settings that a repair found.
const IS_COPIED: &str = "after the effect of back-up";
/// From here on what is put back is theirs again, to change as they like.
const IS_BACK: &str = "after the effect of put-back";

/// What they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attack {
    /// The settings become a link to a file of root's.
    Link,
    /// Their folder becomes a link to a folder of root's.
    Swap,
    /// The settings get other words.
    Change,
}

impl Attack {
    pub const ALL: [Self; 3] = [Self::Link, Self::Swap, Self::Change];

    pub fn title(self) -> &'static str {
        match self {
            Self::Link => "a link",
            Self::Swap => "a swap",
            Self::Change => "a change",
        }
    }

    fn carry_out(self, settings: &Path, roots: &Path) -> std::io::Result<()> {
        let folder = settings.parent().unwrap();
        match self {
            Self::Link => {
                fs::remove_file(settings)?;
                symlink(roots.join(settings.file_name().unwrap()), settings)
            }
            Self::Swap => {
                fs::rename(folder, folder.with_extension("away"))?;
                symlink(roots, folder)
            }
            Self::Change => {
                let now = fs::read(settings)?;
                fs::write(settings, changed(&now))
            }
        }
    }
}

fn changed(settings: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(settings).replacen("<Preferences ", "<Preferences Mine=\"1\" ", 1).into_bytes()
}

pub fn can_be_played() -> bool {
    geteuid().is_root()
}

/// The rights of this thread become theirs, for good. Linux gives each thread its own.
fn as_them() {
    let (user, group) = (Uid::from_raw(THEM), Gid::from_raw(THEM));
    set_thread_res_gid(group, group, group).unwrap();
    set_thread_res_uid(user, user, user).unwrap();
}

/// The folder and all in it become theirs.
fn give(path: &Path) {
    fs::set_permissions(path.parent().unwrap(), fs::Permissions::from_mode(0o755)).unwrap();
    let mut waiting = vec![path.to_owned()];
    while let Some(path) = waiting.pop() {
        lchown(&path, Some(THEM), Some(THEM)).unwrap();
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
}

/// All that there is to see of a file.
type Look = (PathBuf, Vec<u8>, u64, u32, u32, u64, i64);

fn look_at(folder: &Path) -> Vec<Look> {
    let look = |path: PathBuf| {
        let found = fs::symlink_metadata(&path).unwrap();
        let (inode, mode, user, names, time) =
            (found.ino(), found.mode(), found.uid(), found.nlink(), found.mtime_nsec());
        (path.clone(), fs::read(&path).unwrap(), inode, mode, user, names, time)
    };
    fs::read_dir(folder).unwrap().map(|entry| look(entry.unwrap().path())).collect()
}

pub fn play(route: Route, point: usize, name: &str, attack: Attack) -> Result<(), String> {
    let scene = Scene::furnished(route, give, as_them);
    let settings = scene.server.preferences().to_owned();
    // A file that fits: nothing but whose it is tells it from the settings.
    let roots = scene.folder.path().join("roots");
    fs::create_dir(&roots).unwrap();
    let victim = roots.join(settings.file_name().unwrap());
    fs::write(&victim, &scene.before).unwrap();
    fs::set_permissions(&victim, fs::Permissions::from_mode(0o600)).unwrap();
    let before = look_at(&roots);
    let attack_now = || {
        let act = || {
            as_them();
            // Settings that are gone at this moment cannot be changed.
            let _ = attack.carry_out(&settings, &roots);
        };
        std::thread::scope(|threads| threads.spawn(act).join()).unwrap();
    };
    let (points, end) = scene.play(scene.work(), Some((point, Stop::Meanwhile(&attack_now))));
    if points.get(point).map(String::as_str) != Some(name) {
        return Err(format!("it was attacked on another route: {points:?}"));
    }
    let end = end.ok_or("it came to no end")?;
    if look_at(&roots) != before {
        return Err(format!("a file of root's was changed; it said {end}"));
    }
    let said_back = end.starts_with("Restored") || end.starts_with("PutBack");
    let reached = |name: &str| points.iter().position(|point| point == name);
    let is_later = reached(IS_BACK).is_none_or(|back| point >= back);
    let is_earlier = reached(IS_COPIED).is_some_and(|copied| point < copied);
    let now = fs::read(&settings).unwrap_or_default();
    let is_as_it_was = now == scene.before || is_earlier && now == changed(&scene.before);
    if said_back && !is_later && !is_as_it_was {
        return Err(format!("the settings are not as they were, though it said {end}"));
    }
    let is_linked = scene.server.with(|server| matches!(server.membership(), Membership::SignedIn(_))) == Some(true);
    if (end.starts_with("Verified") || end.starts_with("Unverified")) && !is_linked {
        return Err(format!("the server is not linked, though it said {end}"));
    }
    Ok(())
}
