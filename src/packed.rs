//! The files of `assets` that are in the program: words and fonts, packed by the build script.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/assets"]
struct Packed;

/// The paths of all files, below `assets`.
pub fn paths() -> impl Iterator<Item = String> {
    Packed::iter().map(|path| path.into_owned())
}

/// A file's bytes, by its path below `assets`; `None` if there is none.
#[must_use]
pub fn file(path: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    ZlibDecoder::new(&*Packed::get(path)?.data).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_as_it_lies_in_assets() {
        assert!(paths().count() > 2);
        for path in paths() {
            assert_eq!(file(&path).unwrap(), std::fs::read(format!("assets/{path}")).unwrap(), "{path}");
        }
    }
}
