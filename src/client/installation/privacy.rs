//! Files for this user alone.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::file::sync_folder;
use super::{InstallError, InstallKind};

/// Makes a folder, with those above it, that only this user may look into.
///
/// # Errors
/// When it cannot be made, or cannot be closed to others.
pub fn private_folder(path: &Path) -> Result<(), InstallError> {
    let make = || -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
            builder.mode(0o700).create(path)?;
            fs::set_permissions(path, fs::Permissions::from_mode(0o700))
        }
        #[cfg(not(unix))]
        builder.create(path)
    };
    make().map_err(|e| InstallError::io("make", path.display(), &e))
}

/// Writes a new file for this user alone, on a disk that was synced, and reads it back.
///
/// # Errors
/// When it is there already, cannot be written, or reads otherwise.
pub fn private_file(path: &Path, bytes: &[u8]) -> Result<(), InstallError> {
    let write = || -> io::Result<Vec<u8>> {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        if let Some(folder) = path.parent() {
            sync_folder(folder)?;
        }
        fs::read(path)
    };
    let read = write().map_err(|e| InstallError::io("write", path.display(), &e))?;
    if read == bytes { Ok(()) } else { Err(InstallError::new("write", path.display(), InstallKind::NotAsWritten)) }
}
