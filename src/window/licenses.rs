//! The licenses of all parts, as they lie beside the program.

use std::path::{Path, PathBuf};

use crate::client::system::{PARTS, paper};

/// What the page of licenses shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Licenses {
    pub lines: Vec<String>,
    /// Where the list of the parts for other programs is.
    pub parts: Option<PathBuf>,
}

impl Licenses {
    /// Reads them. A file that went away has no lines.
    #[must_use]
    pub fn read(file: &Path) -> Self {
        let text = std::fs::read(file).unwrap_or_default();
        let lines = String::from_utf8_lossy(&text).lines().map(str::to_owned).collect();
        Self { lines, parts: paper(PARTS) }
    }
}
