//! macOS: the settings are preferences of the user, and cfprefsd keeps them in memory: `defaults` asks it, while the file below
//! may be old (protocol.md 6.2; support.plex.tv/articles/204281528 names the domain).

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::{Installation, Stored, log};

const DOMAIN: &str = "com.plexapp.plexmediaserver";

/// The installation of this user; `None` if there is none.
pub fn installation() -> Option<Installation> {
    let place = format!("the preferences {DOMAIN}");
    match defaults(&["read", DOMAIN]) {
        Ok(None) => None,
        Ok(Some(_)) => {
            let stored = Stored::from(|name: &str| defaults(&["read", DOMAIN, name]).ok().flatten());
            Some(Installation { place, stored: Ok(stored), log: logs().and_then(|folder| log::newest(&folder)) })
        }
        Err(error) => Some(Installation { place, stored: Err(error), log: None }),
    }
}

/// What `defaults` prints; `None` if it says that there is no such domain or value.
fn defaults(words: &[&str]) -> io::Result<Option<String>> {
    let output = Command::new("/usr/bin/defaults").args(words).stdin(Stdio::null()).output()?;
    let text = String::from_utf8_lossy(&output.stdout).trim_end_matches('\n').to_owned();
    Ok(output.status.success().then_some(text))
}

fn logs() -> Option<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from)?;
    Some(home.join("Library/Logs/Plex Media Server"))
}
