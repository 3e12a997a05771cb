//! What a diagnosis is made from.

use std::net::SocketAddr;

use crate::client::model::{
    AddressFacts, Certificate, Fact, Installed, MachineId, NameAnswer, PlexResource, PlexService, Proxy, Route, User,
};

/// What is known of this computer and its way to Plex.
#[derive(Clone, Debug, Default)]
pub struct ComputerFacts {
    /// The way out of the home network, as the system's routing table has it.
    pub route: Fact<Route>,
    /// A name that is not Plex's.
    pub control_name: Fact<NameAnswer>,
    /// The names of Plex that signing in needs, each with the answer.
    pub plex_names: Fact<Vec<(&'static str, NameAnswer)>>,
    /// Takes plex.tv connections at an address that its name led to earlier? It tells "no names" from "no internet".
    pub plex_by_address: Fact<bool>,
    /// The proxy by which this computer's settings send what is for Plex, if there is one.
    pub proxy: Fact<Option<Proxy>>,
    /// Does plex.tv answer?
    pub plex: Fact<PlexService>,
    /// By how many seconds the clock of plex.tv (the `Date` of its answers) is ahead of this computer's.
    pub plex_clock_ahead: Fact<i64>,
    /// The same for the servers of the home network that told the time.
    pub servers_clock_ahead: Vec<i64>,
    /// The certificate in plex.tv's place that did not verify.
    pub plex_certificate: Fact<Certificate>,
    /// What became of the names under `plex.direct` that were asked for: true if any private address was withheld.
    pub plex_direct_withheld: Fact<bool>,
    /// True if the system keeps this program from the home network (macOS: every send fails with EHOSTUNREACH).
    pub local_network_denied: Fact<bool>,
}

/// What is known of the account.
#[derive(Clone, Debug, Default)]
pub enum AccountFacts {
    #[default]
    SignedOut,
    SignedIn {
        user: User,
        /// The account's own list of servers.
        list: Fact<Vec<PlexResource>>,
    },
}

/// What is known of one server: all its addresses.
#[derive(Clone, Copy, Debug)]
pub struct ServerFacts<'a> {
    pub addresses: &'a [AddressFacts],
    /// Its identity, if the account lists it, whatever addresses it lists.
    pub listed: Option<&'a MachineId>,
    /// Who answers instead where the account lists it, while it answers nowhere itself.
    pub newcomer: Option<&'a Newcomer>,
    /// Plex has confirmed this computer's clock, so that a server's can be told to be wrong.
    pub clock_is_right: bool,
    /// What the last claim from here taught, if there was one.
    pub refusal: Option<ClaimRefusal>,
    /// The owner says that it fails in the browser alone. Nothing else can tell.
    pub browser_fails: bool,
    /// The owner says that a server which is shared with the account should be its own.
    pub should_be_mine: bool,
    /// What its own settings and log say, if it is installed on this computer.
    pub installed: Option<&'a Installed>,
}

/// Another identity, at an address where the account lists one of its own servers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    pub address: SocketAddr,
    pub name: String,
}

impl<'a> ServerFacts<'a> {
    /// Those of a server of which nothing but its addresses is known.
    #[must_use]
    pub fn of(addresses: &'a [AddressFacts]) -> Self {
        Self {
            addresses,
            listed: None,
            newcomer: None,
            clock_is_right: false,
            refusal: None,
            browser_fails: false,
            should_be_mine: false,
            installed: None,
        }
    }
}

/// Why the server did not take a claim from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimRefusal {
    /// Unclaimed, yet the caller is not trusted: not local, or closed when signed out.
    Closed,
    /// It answered 500: it could not ask plex.tv.
    CutOff,
}
