//! A shell of a host: one script at a time, POSIX `sh`, bytes in and bytes out.

use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretSlice};

use super::HostError;
use crate::client::model::SshHost;

/// One script, to be run as `sh -c SCRIPT sh ARGUMENTS…`, without a terminal.
#[derive(Clone, Copy, Debug)]
pub struct ShellCommand<'a> {
    pub script: &'a str,
    /// Its `$1`, `$2`… They can be seen by others on the host: no secret is among them.
    pub arguments: &'a [&'a str],
    /// What it reads from its standard input, whole; it ends there.
    pub input: Option<&'a SecretSlice<u8>>,
    /// Root runs it, by the host's own means if need be.
    pub as_root: bool,
    /// How long it may take.
    pub limit: Duration,
    /// How much it may print, in bytes.
    pub most: usize,
    /// It changes nothing: where the connection breaks meanwhile, it is run once more.
    pub only_reads: bool,
}

/// What a script printed, and how it ended.
pub struct ShellOutput {
    pub status: u32,
    /// It may be settings, which hold a token.
    pub stdout: SecretSlice<u8>,
    /// Its first lines, fit for the screen.
    pub stderr: String,
}

impl ShellOutput {
    /// What it printed, as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(self.stdout.expose_secret()).into_owned()
    }
}

/// Runs scripts on one host. A call blocks until the script has ended, or its limit is over.
pub trait Shell: Send + Sync {
    fn host(&self) -> &SshHost;

    /// Runs a script. A status other than 0 is no error here.
    ///
    /// # Errors
    /// When the host is out of reach, the script took too long or printed too much, or nobody there becomes root.
    fn run(&self, command: &ShellCommand<'_>) -> Result<ShellOutput, HostError>;
}

/// A word as a shell reads it back, whatever is in it.
#[must_use]
pub fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}
