//! The claim, as a ladder whose every route is verified.

mod hand;
mod verify;

use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::time::Duration;

use crate::client::config::Limits;
use crate::client::model::error::NetError;
use crate::client::model::{Claimed, Locator, MachineId, Presence, Secret};
use crate::client::plex::account::AccountClient;
use crate::client::plex::server::ServerClient;
use hand::Handed;

/// What the owner agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// Only this computer's own loopback, and there only the process of the server's installation.
    HereOnly,
    /// That address and no other: it was shown by name and number. The claim code goes there unencrypted.
    Lan(SocketAddr),
}

/// The server to claim.
#[derive(Clone, Debug)]
pub struct ClaimTarget {
    pub id: MachineId,
    pub name: String,
    /// Its addresses, and whether each is this computer.
    pub addresses: Vec<(SocketAddr, bool)>,
    /// Its installation on this computer: what tells whether a listener here is the server's own process.
    pub place: Option<Locator>,
    /// Two computers have its identity: nothing is claimed.
    pub duplicate: bool,
}

/// A route of the ladder: by which way the claim went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimRoute {
    Loopback,
    Lan,
    /// By the server's own settings, into which a new sign-in was written.
    Disk,
}

impl ClaimRoute {
    /// The word of `claimed_by` in the JSON of `claim`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Loopback => "loopback",
            Self::Lan => "lan",
            Self::Disk => "disk",
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
    Handing(ClaimRoute),
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
    Verified(ClaimRoute),
    /// It was claimed, but one of the three could not be seen within the time.
    Unverified {
        by: ClaimRoute,
        missing: Missing,
    },
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

/// The longest pause between two looks while a claim is being verified.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// Claims one server. Borrowed for one claim.
pub struct Claimer<'a> {
    pub servers: &'a ServerClient,
    pub account: &'a AccountClient,
    pub token: &'a Secret,
    pub limits: &'a Limits,
    /// Told where the claim stands.
    pub report: &'a (dyn Fn(ClaimStage) + Sync),
    /// Asks the system whether the listener at an address of this computer is the server's own process.
    pub is_own_process: &'a (dyn Fn(SocketAddr) -> Answering + Sync),
}

/// An answer of the system, when it comes.
pub type Answering = Pin<Box<dyn Future<Output = bool> + Send>>;

impl Claimer<'_> {
    /// Goes up the ladder until a route holds, and verifies it.
    pub async fn run(&self, target: &ClaimTarget, consent: Consent) -> ClaimEnd {
        if target.duplicate {
            return ClaimEnd::Duplicate;
        }
        (self.report)(ClaimStage::Looking);
        let routes = self.routes(target, consent).await;
        if routes.is_empty() {
            return target.addresses.first().map_or(ClaimEnd::Closed, |(address, _)| ClaimEnd::NeedsConsent(*address));
        }
        let (mut end, mut codes) = (ClaimEnd::Closed, 0);
        for (address, route) in routes {
            match self.probe(address, &target.id).await {
                Ok(Some(Claimed::Yes)) => return self.verify_already_claimed((address, route), &target.id).await,
                Ok(_) => {}
                Err(why) => {
                    end = why;
                    continue;
                }
            }
            match self.hand((address, route), consent, &target.id, &mut codes).await {
                Handed::Claimed => return self.verify(address, &target.id, route).await,
                Handed::Closed => end = ClaimEnd::Closed,
                Handed::Ended(why) => return why,
            }
        }
        end
    }

    /// Is it still the same server, and is it claimed? `None` while it is starting up.
    async fn probe(&self, address: SocketAddr, id: &MachineId) -> Result<Option<Claimed>, ClaimEnd> {
        match self.servers.probe(address, None).await.outcome {
            Ok(Presence::Server(identity)) if identity.id == *id => Ok(Some(identity.claimed)),
            Ok(Presence::Starting(_)) => Ok(None),
            Ok(_) => Err(ClaimEnd::Changed),
            Err(error) => Err(ClaimEnd::Failed(error)),
        }
    }

    /// Where the owner's word reaches: the one address that they agreed to; or, without a word, loopback where the server's own process
    /// listens.
    async fn routes(&self, target: &ClaimTarget, consent: Consent) -> Vec<(SocketAddr, ClaimRoute)> {
        match consent {
            Consent::Lan(address) => {
                let known = target.addresses.iter().find(|(known, _)| *known == address);
                let route = |here: bool| {
                    if here && address.ip().is_loopback() { ClaimRoute::Loopback } else { ClaimRoute::Lan }
                };
                known.map(|(_, here)| (address, route(*here))).into_iter().collect()
            }
            Consent::HereOnly => {
                let mut routes = Vec::new();
                for (address, here) in &target.addresses {
                    if *here && address.ip().is_loopback() && (self.is_own_process)(*address).await {
                        routes.push((*address, ClaimRoute::Loopback));
                    }
                }
                routes
            }
        }
    }
}

fn grown(pause: Duration) -> Duration {
    (pause * 3 / 2).min(LONGEST_PAUSE)
}
