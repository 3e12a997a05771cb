//! What a program with an administrator's rights may start. A normal user writes the journals, the variables of the environment and the
//! folders of their own; where all programs of this computer are installed, only an administrator writes.

use std::path::{Path, PathBuf};

use windows_registry::LOCAL_MACHINE;

const VERSION: &str = r"SOFTWARE\Microsoft\Windows\CurrentVersion";
const SYSTEM: &str = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
const PROGRAMS: [&str; 3] = ["ProgramFilesDir", "ProgramW6432Dir", "ProgramFilesDir (x86)"];

/// `C:\Windows`, by the system's word.
pub fn system_root() -> PathBuf {
    let told = LOCAL_MACHINE.open(SYSTEM).and_then(|key| key.get_string("SystemRoot"));
    told.map_or_else(|_| PathBuf::from(r"C:\Windows"), PathBuf::from)
}

/// `C:\UserProgram Files` and its like, by the system's word.
pub fn program_folders() -> Vec<PathBuf> {
    let Ok(key) = LOCAL_MACHINE.open(VERSION) else { return Vec::new() };
    PROGRAMS.iter().filter_map(|name| key.get_string(name).ok()).map(PathBuf::from).collect()
}

/// Below which folders this process may start programs; `None`: anywhere, with no more rights than its user's.
pub fn start_folders() -> Option<Vec<PathBuf>> {
    is_elevated().then(program_folders)
}

/// Has this process an administrator's rights? It has if it may write where only those do. Nothing is written.
fn is_elevated() -> bool {
    LOCAL_MACHINE.options().read().write().open(VERSION).is_ok()
}

/// Is the program below one of the folders, whatever links lead there?
pub fn is_below(program: &Path, folders: &[PathBuf]) -> bool {
    let Ok(program) = program.canonicalize() else { return false };
    folders.iter().filter_map(|folder| folder.canonicalize().ok()).any(|folder| program.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_tells_where_programs_are() {
        let folders = program_folders();
        assert!(folders.iter().any(|folder| folder.is_dir()), "{folders:?}");
        assert!(system_root().join("System32").is_dir());
    }

    #[test]
    fn a_program_is_below_a_folder_by_where_it_really_is() {
        let programs = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let (good, bad) = (programs.path().join("server.exe"), elsewhere.path().join("server.exe"));
        std::fs::write(&good, "").unwrap();
        std::fs::write(&bad, "").unwrap();
        let folders = [programs.path().to_owned()];
        assert!(is_below(&good, &folders));
        assert!(!is_below(&bad, &folders));
        assert!(!is_below(&programs.path().join("missing.exe"), &folders));
        let way_out = programs.path().join("..").join(elsewhere.path().file_name().unwrap()).join("server.exe");
        assert!(!is_below(&way_out, &folders), "{}", way_out.display());
    }
}
