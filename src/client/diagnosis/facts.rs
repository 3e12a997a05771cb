//! What a diagnosis is made from.

use crate::client::error::NetError;
use crate::client::model::{AddressFacts, Fact, Listed, User};

/// What is known of this computer and its way to Plex.
#[derive(Clone, Debug, Default)]
pub struct ComputerFacts {
    /// Is there a route out of the home network at all?
    pub route: Fact<bool>,
    /// Does plex.tv answer?
    pub plex: Fact<PlexService>,
    /// True if the system keeps this program from the home network (macOS: every send fails with EHOSTUNREACH).
    pub local_network_denied: Fact<bool>,
}

/// What plex.tv did when it was asked something that needs no sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlexService {
    /// It answered, in so many milliseconds.
    Answers(u64),
    /// 429: it asks to wait. Seconds since the start of the program when the next try is due.
    RateLimited { until: u64 },
    /// 5xx, or something that is no answer of its own.
    Trouble(String),
    /// No answer could be had.
    Failed(NetError),
}

/// What is known of the account.
#[derive(Clone, Debug, Default)]
pub enum AccountFacts {
    #[default]
    SignedOut,
    SignedIn {
        user: User,
        /// The account's own list of servers.
        list: Fact<Vec<Listed>>,
    },
}

/// What is known of one server: all its addresses.
#[derive(Clone, Copy, Debug)]
pub struct ServerFacts<'a> {
    pub addresses: &'a [AddressFacts],
    /// What the last claim from here taught, if there was one.
    pub refusal: Option<ClaimRefusal>,
}

/// Why the server did not take a claim from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimRefusal {
    /// Unclaimed, yet the caller is not trusted: not local, or closed when signed out.
    Closed,
    /// It answered 500: it could not ask plex.tv.
    CutOff,
}
