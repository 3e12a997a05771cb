//! Words and fonts are packed into the program: they take a third of the room then.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::ZlibEncoder;

const LOCALES: &str = "assets/locales";
const FONTS: &str = "assets/fonts";

/// Each file, compressed, by its own path below the folder for what is made.
pub fn pack() {
    let made = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("assets");
    let _ = fs::remove_dir_all(&made);
    let has_window = std::env::var_os("CARGO_FEATURE_WINDOW").is_some();
    for folder in [LOCALES, FONTS].into_iter().filter(|folder| has_window || *folder != FONTS) {
        println!("cargo::rerun-if-changed={folder}");
        pack_folder(Path::new(folder), &made.join(Path::new(folder).file_name().expect("a name")));
    }
}

fn pack_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for what is packed");
    for entry in fs::read_dir(from).expect("assets are readable").map(|entry| entry.expect("an entry").path()) {
        let packed = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            pack_folder(&entry, &packed);
        } else if !entry.extension().is_some_and(|kind| kind == "md" || kind == "txt") {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&fs::read(&entry).expect("assets are readable")).expect("memory takes what is packed");
            fs::write(packed, encoder.finish().expect("memory takes what is packed")).expect("the packed file");
        }
    }
}
