//! Writes the pages of the manual, one for the program and one for each command, into a folder: `manual FOLDER`.

use std::io;
use std::path::PathBuf;

use plex_locksmith::cli;
use plex_locksmith::text::Language;

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| io::Error::other("the folder is missing"))?;
    clap_mangen::generate_to(cli::definition(Language::ENGLISH), folder)
}
