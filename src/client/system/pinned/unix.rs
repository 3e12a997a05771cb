//! Linux and macOS: folders are opened one below the other, with `openat`.

use std::collections::VecDeque;
use std::ffi::{CString, OsStr, OsString};
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Component, Path};

use rustix::fs::{self as sys, AtFlags, FileType, Mode, OFlags, Stat};
use rustix::process::geteuid;
use uuid::Uuid;

use super::Untrusted;

/// As many as Linux follows (path_resolution(7)).
const MOST_LINKS: usize = 40;
/// The longest list of names of extended attributes, and the largest value (xattr(7)).
const LARGEST_ATTRIBUTE: usize = 64 << 10;

/// A file's folder, held open, and its name there. The file need not exist.
#[derive(Debug)]
pub struct Pinned {
    folder: OwnedFd,
    name: OsString,
    /// Somebody else's link was followed: all that it leads to has to be theirs.
    theirs: Option<u32>,
}

/// A new file beside a pinned one, which is to take its place.
#[derive(Debug)]
pub struct Beside {
    file: File,
    name: OsString,
}

impl Pinned {
    /// Walks to the folder of a file.
    ///
    /// # Errors
    /// [`Untrusted::Link`], or what the system said.
    pub fn new(path: &Path) -> io::Result<Self> {
        Self::walk(path, true)
    }

    /// The same of a file of this program's own, which is never a link.
    ///
    /// # Errors
    /// As [`Pinned::new`].
    pub fn own(path: &Path) -> io::Result<Self> {
        Self::walk(path, false)
    }

    fn walk(path: &Path, follows_last: bool) -> io::Result<Self> {
        let path = std::path::absolute(path)?;
        let mut way: VecDeque<OsString> = components(&path);
        let mut folder = open_folder(None, OsStr::new("/"))?;
        let (mut theirs, mut links) = (None, 0);
        loop {
            let Some(name) = way.pop_front() else { return Err(Untrusted::NotAFile.into()) };
            if name == "/" || name == ".." {
                folder = open_folder(Some(&folder), &name)?;
                continue;
            }
            let found = match sys::statat(&folder, name.as_os_str(), AtFlags::SYMLINK_NOFOLLOW) {
                Ok(found) => found,
                Err(rustix::io::Errno::NOENT) if way.is_empty() => return Self { folder, name, theirs }.if_theirs(),
                Err(error) => return Err(error.into()),
            };
            let is_link = FileType::from_raw_mode(found.st_mode) == FileType::Symlink;
            if is_link && (follows_last || !way.is_empty()) {
                links += 1;
                if links > MOST_LINKS {
                    return Err(Untrusted::Link.into());
                }
                match maker(&found, &sys::fstat(&folder)?)? {
                    Maker::Trusted => {}
                    Maker::Them(them) if theirs.is_none_or(|before| before == them) => theirs = Some(them),
                    Maker::Them(_) => return Err(Untrusted::Link.into()),
                }
                let target: CString = sys::readlinkat(&folder, name.as_os_str(), Vec::new())?;
                for part in components(Path::new(&OsString::from_vec(target.into_bytes()))).into_iter().rev() {
                    way.push_front(part);
                }
            } else if way.is_empty() {
                return Self { folder, name, theirs }.if_theirs();
            } else {
                folder = open_folder(Some(&folder), &name)?;
            }
        }
    }

    fn if_theirs(self) -> io::Result<Self> {
        let owner = sys::fstat(&self.folder)?.st_uid;
        if self.theirs.is_some_and(|theirs| theirs != owner) { Err(Untrusted::Link.into()) } else { Ok(self) }
    }

    /// Opens the file to be read.
    ///
    /// # Errors
    /// [`Untrusted`], or what the system said.
    pub fn open(&self) -> io::Result<File> {
        self.open_with(OFlags::RDONLY)
    }

    /// Opens the file to be written over.
    ///
    /// # Errors
    /// The same.
    pub fn open_to_write(&self) -> io::Result<File> {
        self.open_with(OFlags::WRONLY)
    }

    /// At most so many bytes of it.
    ///
    /// # Errors
    /// [`io::ErrorKind::FileTooLarge`], or the same.
    pub fn read(&self, most: u64) -> io::Result<Vec<u8>> {
        let file = self.open()?;
        let too_large = || io::Error::from(io::ErrorKind::FileTooLarge);
        if file.metadata()?.len() > most {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
    }

    /// A pipe that is opened must not wait for its other end.
    fn open_with(&self, how: OFlags) -> io::Result<File> {
        let how = how | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = match sys::openat(&self.folder, self.name.as_os_str(), how, Mode::empty()) {
            Ok(file) => File::from(file),
            // It has become a link; or a pipe without a reader.
            Err(rustix::io::Errno::LOOP) => return Err(Untrusted::Link.into()),
            Err(rustix::io::Errno::NXIO | rustix::io::Errno::ISDIR) => return Err(Untrusted::NotAFile.into()),
            Err(error) => return Err(error.into()),
        };
        let found = file.metadata()?;
        if !found.is_file() {
            return Err(Untrusted::NotAFile.into());
        }
        if self.theirs.is_some_and(|theirs| theirs != found.uid()) {
            return Err(Untrusted::Link.into());
        }
        if found.nlink() > 1 && !self.may_have_two_names(found.uid())? {
            return Err(Untrusted::HardLink.into());
        }
        Ok(file)
    }

    /// Who may write in a folder can give somebody else's file a second name there (`fs.protected_hardlinks` may be off). As a user
    /// without rights nobody reaches more by that than they could anyway.
    fn may_have_two_names(&self, owner: u32) -> io::Result<bool> {
        let folder = sys::fstat(&self.folder)?;
        let is_shut = folder.st_mode & 0o022 == 0;
        Ok(!geteuid().is_root() || is_shut && (folder.st_uid == 0 || folder.st_uid == owner))
    }

    /// Is the file there? A link or a pipe counts as something.
    #[must_use]
    pub fn exists(&self) -> bool {
        sys::statat(&self.folder, self.name.as_os_str(), AtFlags::SYMLINK_NOFOLLOW).is_ok()
    }

    /// The owner of the folder: user and group.
    ///
    /// # Errors
    /// What the system said.
    pub fn owner_of_folder(&self) -> io::Result<(u32, u32)> {
        let folder = sys::fstat(&self.folder)?;
        Ok((folder.st_uid, folder.st_gid))
    }

    /// Makes a new, empty file beside it, for this user alone.
    ///
    /// # Errors
    /// What the system said.
    pub fn create_beside(&self, prefix: &str, suffix: &str) -> io::Result<Beside> {
        let name = OsString::from(format!("{prefix}{}{suffix}", Uuid::new_v4().simple()));
        let how = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = sys::openat(&self.folder, name.as_os_str(), how, Mode::RUSR | Mode::WUSR)?;
        Ok(Beside { file: file.into(), name })
    }

    /// Puts a file that was made beside it in its place.
    ///
    /// # Errors
    /// What the system said.
    pub fn take_place(&self, beside: &Beside) -> io::Result<()> {
        Ok(sys::renameat(&self.folder, beside.name.as_os_str(), &self.folder, self.name.as_os_str())?)
    }

    /// Removes a file that was made beside it.
    ///
    /// # Errors
    /// What the system said.
    pub fn remove(&self, beside: &Beside) -> io::Result<()> {
        Ok(sys::unlinkat(&self.folder, beside.name.as_os_str(), AtFlags::empty())?)
    }

    /// Removes this user's own plain files of such names beside it: what a kill in the midst of a write left.
    pub fn sweep(&self, prefix: &str, suffix: &str) {
        let Ok(entries) = self.reopened().and_then(sys::Dir::new) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let is_named =
                name.to_bytes().starts_with(prefix.as_bytes()) && name.to_bytes().ends_with(suffix.as_bytes());
            let is_own = || {
                let found = sys::statat(&self.folder, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
                let is_file = FileType::from_raw_mode(found.st_mode) == FileType::RegularFile;
                (is_file && found.st_uid == geteuid().as_raw()).then_some(())
            };
            if is_named && is_own().is_some() {
                let _ = sys::unlinkat(&self.folder, name, AtFlags::empty());
            }
        }
    }

    /// Its name is on the disk.
    ///
    /// # Errors
    /// What the system said.
    pub fn sync_folder(&self) -> io::Result<()> {
        File::from(self.reopened()?).sync_all()
    }

    /// The folder again, to be read: it is held only to be walked through.
    fn reopened(&self) -> rustix::io::Result<OwnedFd> {
        let how = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        sys::openat(&self.folder, ".", how, Mode::empty())
    }

    /// Opens or makes the file, and takes the system's lock on it. `None`: somebody else has it.
    ///
    /// # Errors
    /// [`Untrusted`], or what the system said.
    pub fn lock(&self) -> io::Result<Option<File>> {
        // Whoever meets it has to be able to open it: it holds nothing.
        let how = OFlags::RDONLY | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let mode = Mode::RUSR | Mode::WUSR | Mode::RGRP | Mode::ROTH;
        loop {
            let file = match sys::openat(&self.folder, self.name.as_os_str(), how, mode) {
                Ok(file) => File::from(file),
                Err(rustix::io::Errno::LOOP) => return Err(Untrusted::Link.into()),
                Err(error) => return Err(error.into()),
            };
            if !file.metadata()?.is_file() {
                return Err(Untrusted::NotAFile.into());
            }
            match file.try_lock() {
                Ok(()) => {}
                Err(std::fs::TryLockError::WouldBlock) => return Ok(None),
                Err(std::fs::TryLockError::Error(error)) => return Err(error),
            }
            // Who had it before removes it: then there is a new one to be locked.
            match sys::statat(&self.folder, self.name.as_os_str(), AtFlags::SYMLINK_NOFOLLOW) {
                Ok(named) if is_same(&named, &sys::fstat(&file)?) => return Ok(Some(file)),
                _ => {}
            }
        }
    }

    /// Removes the file itself.
    ///
    /// # Errors
    /// What the system said.
    pub fn unlink(&self) -> io::Result<()> {
        Ok(sys::unlinkat(&self.folder, self.name.as_os_str(), AtFlags::empty())?)
    }
}

impl Beside {
    /// Writes its content.
    ///
    /// # Errors
    /// What the system said.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    #[must_use]
    pub fn file(&self) -> &File {
        &self.file
    }

    /// Makes it belong to whom `like` belongs to, with its mode, access list, label and other extended attributes.
    ///
    /// # Errors
    /// What the system said: then the file must not take the other's place.
    pub fn belong_like(&self, like: &File) -> io::Result<()> {
        let (own, wanted) = (self.file.metadata()?, like.metadata()?);
        if (own.uid(), own.gid()) != (wanted.uid(), wanted.gid()) {
            self.belong_to(wanted.uid(), wanted.gid())?;
        }
        self.file.set_permissions(wanted.permissions())?;
        copy_attributes(like, &self.file)
    }

    /// Makes it belong to a user and a group.
    ///
    /// # Errors
    /// What the system said.
    pub fn belong_to(&self, user: u32, group: u32) -> io::Result<()> {
        std::os::unix::fs::fchown(&self.file, Some(user), Some(group))
    }
}

fn copy_attributes(from: &File, to: &File) -> io::Result<()> {
    let mut names = vec![0; LARGEST_ATTRIBUTE];
    let length = match sys::flistxattr(from, names.as_mut_slice()) {
        Ok(length) => length,
        // This disk has none.
        Err(rustix::io::Errno::NOTSUP) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut value = vec![0; LARGEST_ATTRIBUTE];
    for name in names[..length].split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        let size = sys::fgetxattr(from, name, value.as_mut_slice())?;
        let mut present = vec![0; LARGEST_ATTRIBUTE];
        // The system has given the new file its label already.
        if sys::fgetxattr(to, name, present.as_mut_slice()).is_ok_and(|own| present[..own] == value[..size]) {
            continue;
        }
        sys::fsetxattr(to, name, &value[..size], sys::XattrFlags::empty())?;
    }
    Ok(())
}

fn components(path: &Path) -> VecDeque<OsString> {
    let parts = path.components().filter(|part| !matches!(part, Component::CurDir | Component::Prefix(_)));
    parts.map(|part| part.as_os_str().to_owned()).collect()
}

fn open_folder(above: Option<&OwnedFd>, name: &OsStr) -> io::Result<OwnedFd> {
    // To walk through a folder it need not be readable.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let walk = OFlags::PATH;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let walk = OFlags::RDONLY;
    let how = walk | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let opened = match above {
        Some(above) => sys::openat(above, name, how, Mode::empty()),
        None => sys::open(name, how, Mode::empty()),
    };
    match opened {
        Ok(folder) => Ok(folder),
        Err(rustix::io::Errno::LOOP) => Err(Untrusted::Link.into()),
        Err(error) => Err(error.into()),
    }
}

/// Who may have made a link, or may have put it where it is.
enum Maker {
    /// Nobody but root and this user.
    Trusted,
    Them(u32),
}

/// In a folder that others may write, they could replace it, unless the folder is sticky.
fn maker(link: &Stat, folder: &Stat) -> io::Result<Maker> {
    let me = geteuid().as_raw();
    let is_ours = |owner: u32| owner == 0 || owner == me;
    let is_shut = folder.st_mode & 0o022 == 0 || folder.st_mode & 0o1000 != 0;
    match (is_ours(link.st_uid), is_ours(folder.st_uid)) {
        // Whoever has no rights beyond their own cannot be led to more than they may reach.
        (true, _) if me != 0 => Ok(Maker::Trusted),
        (true, true) if is_shut => Ok(Maker::Trusted),
        (true, true) => Err(Untrusted::Link.into()),
        (true, false) => Ok(Maker::Them(folder.st_uid)),
        (false, true) => Ok(Maker::Them(link.st_uid)),
        (false, false) if link.st_uid == folder.st_uid => Ok(Maker::Them(link.st_uid)),
        (false, false) => Err(Untrusted::Link.into()),
    }
}

fn is_same(named: &Stat, held: &Stat) -> bool {
    (named.st_dev, named.st_ino) == (held.st_dev, held.st_ino)
}
