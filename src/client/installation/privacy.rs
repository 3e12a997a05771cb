//! Folders and files that only this user may look into: a backup of settings holds a sign-in.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::store::RawPreferences;
use super::{InstallDetail, InstallError, InstallKind, InstallOperation, file};

/// Makes a folder, with those above it, that only this user may look into. One that is there already becomes so.
///
/// # Errors
/// When it cannot be made, or others could still look into it.
pub fn private_folder(path: &Path) -> Result<(), InstallError> {
    let error = |error: io::Error| InstallError::io(InstallOperation::CreatePrivateFolder, path.display(), &error);
    make_folder(path).map_err(error)?;
    close(path)
}

/// Writes a new file that only this user may read, and reads it back. Nothing is left of one that failed.
///
/// # Errors
/// When there is one already, it cannot be written, or it reads otherwise ([`InstallKind::NotAsWritten`]).
pub fn private_file(path: &Path, bytes: &[u8]) -> Result<(), InstallError> {
    let error = |error: &io::Error| InstallError::io(InstallOperation::Write, path.display(), error);
    let new = create_file(path).map_err(|e| error(&e))?;
    let written = write(new, path, bytes).map_err(|e| error(&e)).and_then(|read| {
        let differs = || InstallError::new(InstallOperation::Write, path.display(), InstallKind::NotAsWritten);
        (read.expose() == bytes).then_some(()).ok_or_else(differs)
    });
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

/// On the disk, with its name, before it is read back.
fn write(mut new: File, path: &Path, bytes: &[u8]) -> io::Result<RawPreferences> {
    new.write_all(bytes)?;
    new.sync_all()?;
    drop(new);
    path.parent().map_or(Ok(()), file::sync_folder)?;
    fs::read(path).map(RawPreferences::new)
}

#[cfg(unix)]
fn make_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(unix)]
fn create_file(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

/// Some disks know no modes (a memory stick): then it is said that it cannot be.
#[cfg(unix)]
fn close(path: &Path) -> Result<(), InstallError> {
    use std::os::unix::fs::PermissionsExt as _;
    let close = || -> io::Result<u32> {
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
        Ok(fs::metadata(path)?.permissions().mode())
    };
    match close() {
        Ok(mode) if mode & 0o077 == 0 => Ok(()),
        Ok(_) => Err(others_may(path, &InstallDetail::NoModes)),
        Err(error) => Err(InstallError::io(InstallOperation::MakePrivate, path.display(), &error)),
    }
}

#[cfg(windows)]
fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// A new file takes over its folder's access list.
#[cfg(windows)]
fn create_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Nothing is inherited any more, and this user alone is granted all, for files and folders below as well
/// (learn.microsoft.com, "icacls").
#[cfg(windows)]
fn close(path: &Path) -> Result<(), InstallError> {
    use super::windows::{tool, user};
    const WHAT: InstallOperation = InstallOperation::MakePrivate;
    let Some(user) = user::own() else { return Err(others_may(path, &InstallDetail::UserNotTold)) };
    let place = path.display().to_string();
    let icacls = |arguments: &[&str]| tool::run("icacls.exe", &[&[place.as_str()], arguments].concat(), WHAT, &place);
    icacls(&["/inheritance:r", "/grant:r", &format!("*{user}:(OI)(CI)F"), "/q"])?.good(WHAT, &place)?;
    let listed = icacls(&[])?.good(WHAT, &place)?;
    match is_closed(&String::from_utf8_lossy(&listed.stdout)) {
        Some(true) => {}
        Some(false) => return Err(others_may(path, &InstallDetail::OthersMay)),
        // Wine 8 to 10 have an `icacls` that does nothing and says that it did.
        None if crate::client::system::is_wine() => return Ok(()),
        None => return Err(others_may(path, &InstallDetail::RightsUnreadable)),
    }
    // Its one entry is this user's own if the list has this user's identifier in it. Not seen on a real Windows.
    let found = icacls(&["/findsid", &format!("*{user}")])?.good(WHAT, &place)?;
    if names(&String::from_utf8_lossy(&found.stdout), path) {
        Ok(())
    } else {
        Err(others_may(path, &InstallDetail::RightsOfAnother))
    }
}

/// Does the list of what was found name this place? The letters above it may be another code page's; its own name is this program's.
#[cfg(any(windows, test))]
fn names(found: &str, path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| found.contains(name))
}

/// Does the access list name one user alone, who may do all? `None` if nothing was listed. Rights are listed in the same letters in
/// every language: `NAME:(OI)(CI)(F)`.
#[cfg(any(windows, test))]
fn is_closed(listed: &str) -> Option<bool> {
    let entries: Vec<_> = listed.lines().filter(|line| line.contains(":(")).collect();
    let is_own = |entry: &&str| entry.contains("(F)") && !entry.contains("(I)");
    (!entries.is_empty()).then(|| entries.len() == 1 && entries.iter().all(is_own))
}

fn others_may(path: &Path, why: &InstallDetail) -> InstallError {
    InstallError::new(InstallOperation::MakePrivate, path.display(), InstallKind::Unsupported).since(why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_file_is_new_and_has_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let private = folder.path().join("above").join("private");
        private_folder(&private).unwrap();
        private_folder(&private).unwrap();
        let file = private.join("backup.reg");
        private_file(&file, b"secret").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"secret");
        let error = private_file(&file, b"other").unwrap_err();
        assert_eq!(error.operation, InstallOperation::Write);
        assert_eq!(fs::read(&file).unwrap(), b"secret", "what is there stays");
    }

    /// By another tool than the one that wrote it.
    #[cfg(windows)]
    #[ignore = "Wine's icacls does nothing"]
    #[test]
    fn its_access_list_names_this_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        let private = folder.path().join("private");
        private_folder(&private).unwrap();
        private_file(&private.join("backup.reg"), b"secret").unwrap();
        let user = super::super::windows::user::own().unwrap();
        for place in [private.join("backup.reg"), private] {
            let ask = "(Get-Acl -LiteralPath $env:PLACE).Access | ForEach-Object { \
                       $_.IdentityReference.Translate([Security.Principal.SecurityIdentifier]).Value + ' ' + $_.FileSystemRights }";
            let mut command = std::process::Command::new("powershell.exe");
            let output = command.args(["-NoProfile", "-Command", ask]).env("PLACE", &place).output().unwrap();
            assert_eq!(
                String::from_utf8_lossy(&output.stdout).trim(),
                format!("{user} FullControl"),
                "{}",
                place.display()
            );
        }
    }

    #[test]
    fn without_a_folder_there_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let error = private_file(&folder.path().join("missing").join("backup"), b"x").unwrap_err();
        assert_eq!(error.kind, InstallKind::Missing);
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(private_folder(&file).is_err(), "a file is no folder");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_not_look_into_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        let folder = tempfile::tempdir().unwrap();
        let open = folder.path().join("open");
        fs::create_dir(&open).unwrap();
        fs::set_permissions(&open, fs::Permissions::from_mode(0o755)).unwrap();
        private_folder(&open).unwrap();
        private_file(&open.join("backup"), b"x").unwrap();
        assert_eq!((mode(&open), mode(&open.join("backup"))), (0o700, 0o600));
    }

    #[test]
    fn a_place_was_found_where_it_is_named() {
        let place = Path::new("locksmith/repairs");
        assert!(names("SID Found: C:\\Users\\J\u{fffd}rg\\AppData\\Local\\locksmith\\repairs.\r\n", place));
        assert!(!names(
            "No files with a matching SID was found.\r\nSuccessfully processed 1 files; Failed processing 0 files",
            place
        ));
    }

    #[test]
    fn an_access_list_is_closed_with_one_user_in_it_who_inherited_nothing() {
        let own = "C:\\Users\\anna\\backups PC\\anna:(OI)(CI)(F)\r\n\r\nSuccessfully processed 1 files; Failed processing 0 files\r\n";
        assert_eq!(is_closed(own), Some(true));
        let more = own.replacen("\r\n", "\r\n                      BUILTIN\\Administrators:(I)(OI)(CI)(F)\r\n", 1);
        assert_eq!(is_closed(&more), Some(false));
        assert_eq!(is_closed("C:\\x PC\\anna:(I)(OI)(CI)(F)"), Some(false));
        assert_eq!(is_closed("C:\\x PC\\anna:(OI)(CI)(RX)"), Some(false));
        assert_eq!(is_closed(""), None);
    }
}
