//! What a guide is about: whatever is known of a server, or of this computer.

use std::net::SocketAddr;

use super::Answer;
use crate::client::model::{Arg, PLEX_PORT, ServerName};
use crate::client::platforms::Platform;

/// What stands in a text to copy where the address is not known.
const STAND_IN: &str = "ADDRESS-OF-THE-SERVER";

/// What a guide is about: whatever of it is known goes into the words.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The server's name.
    pub server: &'a str,
    /// The account that is signed in here.
    pub account: Option<&'a str>,
    /// The account that the server belongs to, if Plex names it.
    pub owner: Option<&'a str>,
    /// Where the server answers, or last did.
    pub address: Option<SocketAddr>,
    /// Every address that answers with the server's identity, for what is seen twice.
    pub addresses: &'a [SocketAddr],
    /// What the server runs on: chosen by its owner, or guessed.
    pub platform: Option<Platform>,
    /// It runs on this very computer.
    pub here: bool,
    /// It is in a network that this computer is in, too.
    pub near: Option<bool>,
    /// What this computer runs.
    pub os: Platform,
    /// What was answered so far.
    pub answers: &'a [Answer],
}

/// What a guide to this computer is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct AboutComputer<'a> {
    /// Who signed what answers in plex.tv's place.
    pub issuer: Option<&'a str>,
    /// A name under `plex.direct` that was asked for and withheld.
    pub withheld: Option<&'a str>,
    /// What was answered so far.
    pub answers: &'a [Answer],
}

impl<'a> About<'a> {
    /// About a server of which only its name is known.
    #[must_use]
    pub fn server(name: &'a str) -> Self {
        Self {
            server: name,
            account: None,
            owner: None,
            address: None,
            addresses: &[],
            platform: None,
            here: false,
            near: None,
            os: Platform::of_this_computer(),
            answers: &[],
        }
    }

    /// The computer of the server, as one types it elsewhere; or a stand-in that says what belongs there.
    pub(super) fn host(&self) -> String {
        self.for_others().map_or_else(|| STAND_IN.to_owned(), |a| a.ip().to_string())
    }

    /// The same with the port.
    pub(super) fn host_and_port(&self) -> String {
        self.for_others().map_or_else(|| format!("{STAND_IN}:{PLEX_PORT}"), |a| a.to_string())
    }

    fn for_others(&self) -> Option<SocketAddr> {
        self.address.filter(|a| !a.ip().is_loopback())
    }

    pub(super) fn server_arg(&self) -> (&'static str, Arg) {
        ("server", ServerName::from(self.server).into())
    }
}
