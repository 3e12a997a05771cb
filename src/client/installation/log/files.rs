//! A server's log and those before it: "Plex Media Server.log", and "Plex Media Server.1.log" to ".5.log"
//! (support.plex.tv/articles/200250417).

use std::cmp::Reverse;
use std::fs;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::client::system::pinned::Pinned;

const BEGINS: &str = "Plex Media Server.";
const ENDS: &str = "log";

/// The logs in a folder, the one that was written last first.
pub fn newest_first(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut logs: Vec<(Reverse<SystemTime>, u8, PathBuf)> = entries
        .filter_map(|entry| {
            let number = number(entry.file_name().to_str()?)?;
            let written =
                fs::symlink_metadata(entry.path()).and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
            Some((Reverse(written), number, entry.path()))
        })
        .collect();
    logs.sort();
    logs.into_iter().map(|(_, _, path)| path).collect()
}

/// 0 for the log that is being written, and more for those before it.
fn number(name: &str) -> Option<u8> {
    let rest = name.strip_prefix(BEGINS)?.strip_suffix(ENDS)?;
    if rest.is_empty() { Some(0) } else { rest.strip_suffix('.')?.parse().ok() }
}

/// At most so many bytes of a file, from its beginning.
pub fn start_of(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    Pinned::new(file)?.open()?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// At most so many bytes of a file, from its end, beginning with a whole line.
pub fn end_of(file: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut file = Pinned::new(file)?.open()?;
    let start = file.metadata()?.len().saturating_sub(most);
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    if start > 0 {
        let line = bytes.iter().position(|b| *b == b'\n').map_or(bytes.len(), |end| end + 1);
        bytes.drain(..line);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_servers_own_logs_are_read() {
        for (name, expected) in [
            ("Plex Media Server.log", Some(0)),
            ("Plex Media Server.1.log", Some(1)),
            ("Plex Media Server.5.log", Some(5)),
            ("Plex Media Server.log.1", None),
            ("Plex Media Server.x.log", None),
            ("Plex Media Server.1log", None),
            ("Plex Media Server Deep Analysis.log", None),
            ("Plex Tuner Service.log", None),
        ] {
            assert_eq!(number(name), expected, "{name}");
        }
    }

    #[test]
    fn the_end_begins_with_a_whole_line() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), "first\nsecond\nthird").unwrap();
        for (most, end) in [(100, "first\nsecond\nthird"), (14, "second\nthird"), (8, "third"), (3, "")] {
            assert_eq!(String::from_utf8(end_of(file.path(), most).unwrap()).unwrap(), end);
        }
    }
}
