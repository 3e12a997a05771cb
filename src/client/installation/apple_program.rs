//! Is a program of macOS there to be started? It is looked for where programs usually are, and then asked of Spotlight, which
//! knows of those elsewhere (mdfind(1)): `open` itself has no way to ask without doing something.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::command;

/// Spotlight answers from its index, mostly at once. One that is at work on it is not waited for.
const LIMIT: Duration = Duration::from_secs(2);

/// The folders of programs: everybody's, and this user's.
#[must_use]
pub fn folders() -> Vec<PathBuf> {
    let own = std::env::var_os("HOME").map(|home| PathBuf::from(home).join("Applications"));
    std::iter::once(PathBuf::from("/Applications")).chain(own).collect()
}

/// Is the program `name` with the identifier `bundle` in one of the folders, or does `mdfind` know where it is?
#[must_use]
pub fn is_installed(folders: &[PathBuf], mdfind: &Path, name: &str, bundle: &str) -> bool {
    let is_usual = folders.iter().any(|folder| folder.join(format!("{name}.app")).is_dir());
    is_usual || is_known(mdfind, bundle)
}

fn is_known(mdfind: &Path, bundle: &str) -> bool {
    let query = format!("kMDItemCFBundleIdentifier == \"{bundle}\"");
    let output = command::run_within(LIMIT, mdfind.as_os_str(), &[query], None);
    output.is_ok_and(|output| output.text().lines().any(|path| Path::new(path).is_dir()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "Example Server";
    const BUNDLE: &str = "com.example.server";
    /// Answers from the files beside a link to it.
    const ANSWERING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/installation/answering.sh");

    #[test]
    fn a_program_is_where_programs_are() {
        let (everybody, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let folders = [everybody.path().to_owned(), own.path().to_owned()];
        let nowhere = Path::new("/nonexistent/mdfind");
        assert!(!is_installed(&folders, nowhere, NAME, BUNDLE));
        std::fs::create_dir(own.path().join("Example Server.app")).unwrap();
        assert!(is_installed(&folders, nowhere, NAME, BUNDLE));
    }

    #[test]
    fn elsewhere_spotlight_is_asked_and_what_it_names_has_to_be_there() {
        let folder = tempfile::tempdir().unwrap();
        let mdfind = folder.path().join("mdfind");
        std::os::unix::fs::symlink(ANSWERING, &mdfind).unwrap();
        let answer = folder.path().join("mdfind.kMDItemCFBundleIdentifier == \"com.example.server\"");
        assert!(!is_installed(&[], &mdfind, NAME, BUNDLE), "it knows of none");
        let program = folder.path().join("Example Server.app");
        std::fs::write(answer, format!("/nonexistent/Example Server.app\n{}\n", program.display())).unwrap();
        assert!(!is_installed(&[], &mdfind, NAME, BUNDLE), "they are gone");
        std::fs::create_dir(program).unwrap();
        assert!(is_installed(&[], &mdfind, NAME, BUNDLE));
    }
}
