//! The claim, as a ladder whose every rung is verified.

use std::net::SocketAddr;

use crate::client::error::NetError;
use crate::client::model::MachineId;

/// What the owner agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// Only this computer's own loopback.
    HereOnly,
    /// Also that address in the home network, which was shown by name and number. The claim code goes there unencrypted.
    Lan(SocketAddr),
}

/// The server to claim.
#[derive(Clone, Debug)]
pub struct Target {
    pub id: MachineId,
    pub name: String,
    /// Its addresses, and whether each is this computer.
    pub addresses: Vec<(SocketAddr, bool)>,
}

/// A rung of the ladder: by which way the claim went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    Loopback,
    Lan,
    /// On Plex's own page in the browser.
    PlexPage,
}

impl Rung {
    /// The word of `claimed_by` in the JSON of `claim`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Loopback => "loopback",
            Self::Lan => "lan",
            Self::PlexPage => "plex-page",
        }
    }
}

/// Where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimStage {
    /// Making sure that it is still the same, unclaimed server.
    Looking,
    /// Asking Plex for a claim code; the nth, when earlier ones had expired.
    AskingForCode { nth: u8 },
    /// Handing the code to the server.
    Handing(Rung),
    /// The server is starting up; it is asked again.
    ServerStarts,
    /// The server says that it is claimed: waiting until Plex lists it.
    WaitingForPlex,
    /// Plex lists it as owned: waiting until it lets the account in.
    WaitingForServer,
}

/// How a claim ended. Only `Verified` is success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimEnd {
    /// The server says that it is claimed, plex.tv lists it as owned by the account, and it lets the account in.
    Verified(Rung),
    /// It was claimed, but one of the three could not be seen within the time.
    Unverified { by: Rung, missing: Missing },
    /// It is claimed now, but plex.tv does not list it as the account's.
    SomeoneElse,
    /// The server does not run on this computer: the owner has to confirm this address first.
    NeedsConsent(SocketAddr),
    /// It does not trust this computer: only Plex's own page, or its own computer, can help.
    Closed,
    /// It could not ask Plex (500).
    CutOff,
    /// It is not the server that it was.
    Changed,
    /// Two computers have its identity.
    Duplicate,
    /// It went on starting up.
    StillStarting,
    /// Plex refused to give a claim code, or the code was refused again and again.
    CodeRefused,
    Failed(NetError),
    Cancelled,
}

/// What could not be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// plex.tv does not list it as owned yet.
    NotListed,
    /// It does not let the account in yet.
    NotLetIn,
}
