//! Settings in a file: Linux packages, NAS devices, containers.

#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::control::OwnersHand;
use super::store::{FileOwner, PreferencesFormat, RawPreferences, Store, StoreLock};
use super::{FoundInstallation, InstallError, InstallKind, InstallOperation, Installation, Locator, preferences_xml};
use crate::client::system::pinned::{Beside, Pinned};

/// The name of the file (ChuckPa/UserCredentialReset).
pub const PREFERENCES: &str = "Preferences.xml";
/// The folder of the logs, in the data folder.
pub const LOGS: &str = "Logs";
/// The log that a server writes into while it runs.
const LOG: &str = "Plex Media Server.log";
/// A settings file has some kilobytes.
const LARGEST: u64 = 1 << 20;
/// Beside the settings, while somebody works on them.
const LOCK: &str = ".Preferences.locksmith-lock";
/// How the name begins and ends under which new settings are written before they take the place of the old.
const BESIDE: (&str, &str) = (".Preferences-", ".locksmith");

/// A `Preferences.xml`.
#[derive(Clone, Debug)]
pub struct PreferencesFile {
    file: PathBuf,
    way: Way,
}

/// How new settings take the place of the old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Written beside them, and renamed: whoever looks sees the old or the new. The new file is given the owner and the mode of the
    /// old one.
    Rename,
    /// Written over them. On the share of a NAS a new file would belong to whoever is connected, which is not seen from here, and the
    /// server might not read it any more. Half a write is put back from the backup.
    InPlace,
}

impl PreferencesFile {
    /// On a disk of this computer.
    #[must_use]
    pub fn new(file: PathBuf) -> Self {
        Self { file, way: Way::Rename }
    }

    /// In a folder that may be a share of another computer.
    #[must_use]
    pub fn shared(file: PathBuf) -> Self {
        Self { file, way: Way::InPlace }
    }

    fn error(&self, operation: InstallOperation, kind: InstallKind) -> InstallError {
        InstallError::new(operation, self.file.display(), kind)
    }

    fn io(&self, operation: InstallOperation) -> impl Fn(io::Error) -> InstallError {
        let place = self.file.display().to_string();
        move |error| InstallError::io(operation, &place, &error)
    }

    fn pinned(&self) -> io::Result<Pinned> {
        Pinned::new(&self.file)
    }

    /// A rename would leave the other names of a file with what it was.
    fn put(&self, pinned: &Pinned, wanted: &RawPreferences) -> io::Result<()> {
        let before = pinned.open()?;
        if before.metadata()?.permissions().readonly() {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
        if self.way == Way::Rename && !has_more_names(&before)? {
            match put_by_rename(pinned, &before, wanted) {
                // It could not be made to belong like the old one: then the old one is written over.
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
                put => return put,
            }
        }
        put_in_place(pinned, wanted)
    }
}

#[cfg(unix)]
fn has_more_names(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(file.metadata()?.nlink() > 1)
}

#[cfg(not(unix))]
fn has_more_names(_file: &File) -> io::Result<bool> {
    Ok(false)
}

impl Store for PreferencesFile {
    fn place(&self) -> String {
        self.file.display().to_string()
    }

    fn read(&self) -> Result<RawPreferences, InstallError> {
        self.pinned()
            .and_then(|pinned| pinned.read(LARGEST))
            .map(RawPreferences::new)
            .map_err(self.io(InstallOperation::Read))
    }

    fn replace(&self, expected: &RawPreferences, wanted: &RawPreferences) -> Result<(), InstallError> {
        let pinned = self.pinned().map_err(self.io(InstallOperation::Write))?;
        // What a kill in the midst of an earlier write left: it can hold a sign-in.
        pinned.sweep(BESIDE.0, BESIDE.1);
        if self.read()? != *expected {
            return Err(self.error(InstallOperation::Write, InstallKind::Changed));
        }
        if expected == wanted {
            return Ok(());
        }
        self.put(&pinned, wanted).map_err(self.io(InstallOperation::Write))?;
        if self.read()? == *wanted {
            Ok(())
        } else {
            Err(self.error(InstallOperation::Write, InstallKind::NotAsWritten))
        }
    }

    fn create(&self, wanted: &RawPreferences, owner: Option<FileOwner>) -> Result<(), InstallError> {
        let pinned = self.pinned().map_err(self.io(InstallOperation::Create))?;
        if pinned.exists() {
            return Err(self.error(InstallOperation::Create, InstallKind::Changed));
        }
        make(&pinned, wanted, owner).map_err(self.io(InstallOperation::Create))?;
        if self.read()? == *wanted {
            Ok(())
        } else {
            Err(self.error(InstallOperation::Create, InstallKind::NotAsWritten))
        }
    }

    #[cfg(unix)]
    fn owner(&self) -> Option<FileOwner> {
        use std::os::unix::fs::MetadataExt as _;
        let found = self.pinned().ok()?.open().ok()?.metadata().ok()?;
        Some(FileOwner { user: found.uid(), group: found.gid(), mode: found.mode() & 0o7777 })
    }

    fn trace(&self) -> Option<Vec<SystemTime>> {
        let log = self.file.parent().map(|folder| folder.join(LOGS).join(LOG));
        let changed = |path: &Path| fs::symlink_metadata(path).and_then(|found| found.modified()).ok();
        let own = changed(&self.file)?;
        Some(std::iter::once(own).chain(log.as_deref().and_then(changed)).collect())
    }

    fn writes_in_place(&self) -> bool {
        let has_more = || has_more_names(&self.pinned().ok()?.open().ok()?).ok();
        self.way == Way::InPlace || has_more() == Some(true)
    }

    fn lock(&self) -> Result<Option<StoreLock>, InstallError> {
        let pinned = Pinned::own(&self.file.with_file_name(LOCK)).map_err(self.io(InstallOperation::Lock))?;
        match pinned.lock() {
            Ok(Some(file)) => Ok(Some(Box::new(Locked { pinned, file: Some(file) }))),
            Ok(None) => Err(self.error(InstallOperation::Lock, InstallKind::Busy)),
            // A folder that can only be read is not written into either; a share may know no locks.
            Err(error) if has_no_room(&error) => Ok(None),
            Err(error) => Err(self.io(InstallOperation::Lock)(error)),
        }
    }

    fn form(&self) -> &'static PreferencesFormat {
        &preferences_xml::FORM
    }
}

/// The lock beside the settings. It is removed while it is still held: whoever waits for it finds that out.
struct Locked {
    pinned: Pinned,
    file: Option<File>,
}

impl Drop for Locked {
    fn drop(&mut self) {
        if cfg!(windows) {
            // An open file cannot be removed there.
            self.file = None;
        }
        let _ = self.pinned.unlink();
        self.file = None;
    }
}

fn has_no_room(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    let kinds =
        [Kind::PermissionDenied, Kind::ReadOnlyFilesystem, Kind::Unsupported, Kind::NotFound, Kind::StorageFull];
    kinds.contains(&error.kind()) || error.raw_os_error().is_some_and(|code| NO_LOCKS.contains(&code))
}

/// `ENOLCK` of Linux and of macOS, and [`NO_SYNC`].
const NO_LOCKS: [i32; 5] = [37, 77, 45, 102, 95];

fn make(pinned: &Pinned, wanted: &RawPreferences, owner: Option<FileOwner>) -> io::Result<()> {
    let mut beside = pinned.create_beside(BESIDE.0, BESIDE.1)?;
    let mut put = || -> io::Result<()> {
        beside.write(wanted.expose())?;
        belong_to(pinned, &beside, owner)?;
        sync(beside.file())?;
        pinned.take_place(&beside)
    };
    put().inspect_err(|_| {
        let _ = pinned.remove(&beside);
    })?;
    let _ = pinned.sync_folder();
    Ok(())
}

/// A journal of an earlier version does not know whose it was: then it is the folder's owner's.
#[cfg(unix)]
fn belong_to(pinned: &Pinned, beside: &Beside, owner: Option<FileOwner>) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let (user, group) = pinned.owner_of_folder()?;
    let owner = owner.unwrap_or(FileOwner { user, group, mode: 0o600 });
    let own = beside.file().metadata()?;
    if (own.uid(), own.gid()) != (owner.user, owner.group) {
        beside.belong_to(owner.user, owner.group)?;
    }
    // Nothing but permissions: no bit that would let others run it as somebody.
    beside.file().set_permissions(fs::Permissions::from_mode(owner.mode & 0o777))
}

#[cfg(not(unix))]
fn belong_to(_pinned: &Pinned, _beside: &Beside, _owner: Option<FileOwner>) -> io::Result<()> {
    Ok(())
}

fn put_by_rename(pinned: &Pinned, before: &File, wanted: &RawPreferences) -> io::Result<()> {
    let mut beside = pinned.create_beside(BESIDE.0, BESIDE.1)?;
    let mut put = || -> io::Result<()> {
        beside.write(wanted.expose())?;
        beside.belong_like(before)?;
        sync(beside.file())?;
        pinned.take_place(&beside)
    };
    put().inspect_err(|_| {
        let _ = pinned.remove(&beside);
    })?;
    // It is in its place, which is read back. That its name is on the disk cannot be undone by an error.
    let _ = pinned.sync_folder();
    Ok(())
}

fn put_in_place(pinned: &Pinned, wanted: &RawPreferences) -> io::Result<()> {
    let before = RawPreferences::new(pinned.read(LARGEST)?);
    let mut file = pinned.open_to_write()?;
    let mut write = |whole: &RawPreferences| -> io::Result<()> {
        file.rewind()?;
        file.write_all(whole.expose())?;
        file.set_len(whole.expose().len() as u64)?;
        sync(&file)
    };
    write(wanted).inspect_err(|_| {
        // A full disk takes what was there before.
        let _ = write(&before);
    })
}

/// Shares answer to a wish for a full sync that they have none (macOS asks SMB for `F_FULLFSYNC`: `ENOTSUP`). Then what is read
/// back is all that can be had.
fn sync(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => Ok(()),
        Err(error) if error.raw_os_error().is_some_and(|code| NO_SYNC.contains(&code)) => Ok(()),
        synced => synced,
    }
}

/// `ENOTSUP` and `EOPNOTSUPP` of macOS and of Linux.
const NO_SYNC: [i32; 3] = [45, 102, 95];

/// What was renamed is there after a power cut only once its folder is on the disk.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows writes a rename through by itself, and opens no folder as a file.
#[cfg(not(unix))]
pub fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// An installation in a folder, whose server its owner stops and starts.
#[must_use]
pub fn in_folder(preferences: PathBuf) -> Installation {
    Installation {
        locator: Locator::Folder { preferences: preferences.clone() },
        store: Arc::new(PreferencesFile::shared(preferences)),
        control: Arc::new(OwnersHand),
    }
}

/// What is in a data folder; `None` if there are no settings in it.
#[must_use]
pub fn inspect(data: &Path) -> Option<FoundInstallation> {
    preferences_in(data).map(|preferences| found_in(data, preferences))
}

/// The same of a settings file that is known to be there.
#[must_use]
pub fn found_in(data: &Path, preferences: PathBuf) -> FoundInstallation {
    in_folder(preferences).inspect(Some(&data.join(LOGS)))
}

/// The settings file in a data folder; `None` if it is seen that there is none. One that is closed to this user may be
/// there.
#[must_use]
pub fn preferences_in(data: &Path) -> Option<PathBuf> {
    let preferences = data.join(PREFERENCES);
    let nothing = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
    let is_missing = matches!(fs::metadata(&preferences), Err(error) if nothing.contains(&error.kind()));
    (!is_missing).then_some(preferences)
}
