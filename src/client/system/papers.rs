//! What a package puts beside the program, for people to read.

use std::path::{Path, PathBuf};

/// The parts that the program is made of, with their licenses.
pub const LICENSES: &str = "licenses.txt";
/// The same parts for other programs, by CycloneDX.
pub const PARTS: &str = "parts.cdx.json";

/// Where such a file is, seen from the folder of the program: beside it on Windows, in the bundle on a Mac, and where Linux has them.
const PLACES: [&str; 3] = [".", "../Resources", "../share/doc/plex-locksmith"];

/// Such a file, if the program came with it.
#[must_use]
pub fn paper(name: &str) -> Option<PathBuf> {
    let program = std::env::current_exe().and_then(|program| program.canonicalize()).ok()?;
    beside(program.parent()?, name)
}

fn beside(folder: &Path, name: &str) -> Option<PathBuf> {
    PLACES.iter().map(|place| folder.join(place).join(name)).find_map(|file| file.canonicalize().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_system_has_them_elsewhere() {
        for (program, paper) in [
            (".", LICENSES),
            ("Contents/MacOS", "Contents/Resources/licenses.txt"),
            ("bin", "share/doc/plex-locksmith/licenses.txt"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let (program, paper) = (folder.path().join(program), folder.path().join(paper));
            for folder in [program.as_path(), paper.parent().unwrap()] {
                std::fs::create_dir_all(folder).unwrap();
            }
            assert_eq!(beside(&program, LICENSES), None);
            std::fs::write(&paper, "MIT").unwrap();
            assert_eq!(beside(&program, LICENSES), Some(paper.canonicalize().unwrap()));
        }
    }
}
