//! What a stand-in is told, in a file of JSON: where it is installed, nobody gives it arguments.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use serde::Deserialize;

use super::Failure;
use super::settings::Place;

/// The configuration's name where no argument names one.
const BESIDE: &str = "stand-in.json";

/// All of it. Only the first four are needed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub listen: SocketAddr,
    /// The folder of the demo authority (`ca.pem` and `ca.key`), which is made if there is none.
    pub authority: PathBuf,
    /// Base of the stand-in for plex.tv: `https://plex.tv:PORT`.
    pub plex_tv: String,
    pub settings: Place,
    /// Where the names of plex.tv lead; as the system says, if nothing is said.
    pub resolve_plex_tv: Option<IpAddr>,
    /// Its name, unless its settings have one.
    #[serde(default = "usual_name")]
    pub name: String,
    pub platform: Option<String>,
    /// Signed out, it trusts nobody: macOS and Windows.
    #[serde(default)]
    pub closed_when_signed_out: bool,
    /// Refused by plex.tv, it signs itself out. Otherwise it goes on saying that it is claimed.
    #[serde(default)]
    pub notices_sign_out: bool,
    /// How long it takes from the wish that it ends to its last write, in milliseconds.
    #[serde(default)]
    pub exit_takes_ms: u64,
    /// It answers searches of its network, as real ones do.
    #[serde(default)]
    pub announced: bool,
    /// It also ends when its standard input does.
    #[serde(default)]
    pub ends_with_stdin: bool,
    /// Where each request is logged, one line of JSON each.
    pub log: Option<PathBuf>,
    /// Where its process number is, for as long as it runs.
    pub pid_file: Option<PathBuf>,
}

impl Config {
    pub fn load() -> Result<Self, Failure> {
        let path = match std::env::args_os().nth(1) {
            Some(path) => PathBuf::from(path),
            None => std::env::current_exe()?.with_file_name(BESIDE),
        };
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?)
    }
}

fn usual_name() -> String {
    "Stand-in".to_owned()
}
