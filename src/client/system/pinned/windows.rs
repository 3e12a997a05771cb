//! Windows: a link needs rights that the users of a home do not have, and a server's settings are in its registry. A file is a plain
//! file, and that is all that is looked at.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Untrusted;

/// A file by its path.
#[derive(Debug)]
pub struct Pinned(PathBuf);

/// A new file beside a pinned one, which is to take its place.
#[derive(Debug)]
pub struct Beside {
    file: File,
    path: PathBuf,
}

impl Pinned {
    pub fn new(path: &Path) -> io::Result<Self> {
        std::path::absolute(path).map(Self)
    }

    pub fn own(path: &Path) -> io::Result<Self> {
        Self::new(path)
    }

    pub fn open(&self) -> io::Result<File> {
        self.plain(File::open(&self.0)?)
    }

    pub fn open_to_write(&self) -> io::Result<File> {
        self.plain(File::options().write(true).open(&self.0)?)
    }

    fn plain(&self, file: File) -> io::Result<File> {
        if file.metadata()?.is_file() { Ok(file) } else { Err(Untrusted::NotAFile.into()) }
    }

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

    #[must_use]
    pub fn exists(&self) -> bool {
        fs::symlink_metadata(&self.0).is_ok()
    }

    pub fn create_beside(&self, prefix: &str, suffix: &str) -> io::Result<Beside> {
        let folder = self.0.parent().ok_or(io::ErrorKind::NotFound)?;
        let named = tempfile::Builder::new().prefix(prefix).suffix(suffix).tempfile_in(folder)?;
        let (file, path) = NamedTempFile::keep(named).map_err(|error| error.error)?;
        Ok(Beside { file, path })
    }

    /// Windows writes a rename through by itself.
    pub fn take_place(&self, beside: &Beside) -> io::Result<()> {
        fs::rename(&beside.path, &self.0)
    }

    pub fn remove(&self, beside: &Beside) -> io::Result<()> {
        fs::remove_file(&beside.path)
    }

    pub fn sweep(&self, prefix: &str, suffix: &str) {
        let entries = self.0.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
        let is_left = |name: &str| name.starts_with(prefix) && name.ends_with(suffix);
        for entry in entries.filter(|entry| entry.file_name().to_str().is_some_and(is_left)) {
            if entry.file_type().is_ok_and(|kind| kind.is_file()) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    pub fn sync_folder(&self) -> io::Result<()> {
        Ok(())
    }

    pub fn lock(&self) -> io::Result<Option<File>> {
        let file = File::options().create(true).truncate(false).write(true).open(&self.0)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    pub fn unlink(&self) -> io::Result<()> {
        fs::remove_file(&self.0)
    }
}

impl Beside {
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    #[must_use]
    pub fn file(&self) -> &File {
        &self.file
    }

    /// A file has its folder's access list.
    pub fn belong_like(&self, _like: &File) -> io::Result<()> {
        Ok(())
    }
}
