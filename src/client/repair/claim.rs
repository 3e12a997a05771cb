//! The claim, as a ladder whose every route is verified.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::time::{Duration, Instant};

use crate::client::config::Limits;
use crate::client::model::error::NetError;
use crate::client::model::{Acceptance, Claimed, Locator, MachineId, PlexResource, Presence, Root, Secret};
use crate::client::plex::account::{AccountClient, PlexError};
use crate::client::plex::server::{AccessWay, ClaimAnswer, ServerClient};

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
    /// On Plex's own page in the browser.
    PlexPage,
}

impl ClaimRoute {
    /// The word of `claimed_by` in the JSON of `claim`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Loopback => "loopback",
            Self::Lan => "lan",
            Self::Disk => "disk",
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

/// How often a claim code is asked for in one claim: it lives four minutes, and an expired one is renewed silently.
const MOST_CODES: u8 = 3;
/// How often a server is read back after a lost answer, before the claim counts as not taken.
const READ_BACKS: u8 = 5;
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

/// What became of handing a code to one address.
enum Handed {
    /// The server says that it is claimed now.
    Claimed,
    /// This address does not trust this computer.
    Closed,
    /// It was not taken, for good.
    Ended(ClaimEnd),
}

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

    /// Waits until the address says that it is this server, and in a whole answer: anything that starts up, or says so, may be any
    /// other.
    async fn wait_for_identity(
        &self,
        address: SocketAddr,
        id: &MachineId,
        give_up: Instant,
    ) -> Result<Claimed, ClaimEnd> {
        let soon = Instant::now() + self.limits.verify / 12;
        loop {
            let (end, give_up) = match self.servers.probe(address, None).await.outcome {
                Ok(Presence::Server(identity)) if identity.id == *id => return Ok(identity.claimed),
                Ok(Presence::Starting(Some(identity))) if identity.id == *id => (ClaimEnd::StillStarting, give_up),
                Ok(Presence::Starting(None)) => (ClaimEnd::Changed, give_up),
                // Another one starts up there, and will not become this one.
                Ok(Presence::Starting(Some(_))) => (ClaimEnd::Changed, soon.min(give_up)),
                Ok(_) => return Err(ClaimEnd::Changed),
                Err(error) => return Err(ClaimEnd::Failed(error)),
            };
            if Instant::now() + self.limits.verify_pause > give_up {
                return Err(end);
            }
            (self.report)(ClaimStage::ServerStarts);
            tokio::time::sleep(self.limits.verify_pause).await;
        }
    }

    /// Hands codes to one address until one is taken or it is clear that none will be. `codes` counts those of the whole claim.
    async fn hand(
        &self,
        (address, route): (SocketAddr, ClaimRoute),
        consent: Consent,
        id: &MachineId,
        codes: &mut u8,
    ) -> Handed {
        let give_up = Instant::now() + self.limits.verify;
        while *codes < MOST_CODES {
            // A code is not even asked for before somebody is there to take it.
            if let Err(end) = self.wait_for_identity(address, id, give_up).await {
                return Handed::Ended(end);
            }
            *codes += 1;
            (self.report)(ClaimStage::AskingForCode { nth: *codes });
            let code = match self.code(give_up).await {
                Ok(code) => code,
                Err(end) => return Handed::Ended(end),
            };
            match self.hand_code((address, route), consent, id, &code, give_up).await {
                Some(handed) => return handed,
                None => continue,
            }
        }
        Handed::Ended(ClaimEnd::CodeRefused)
    }

    /// Hands one code over, as often as the server was merely starting up. `None`: the code is no good.
    async fn hand_code(
        &self,
        (address, route): (SocketAddr, ClaimRoute),
        consent: Consent,
        id: &MachineId,
        code: &Secret,
        give_up: Instant,
    ) -> Option<Handed> {
        loop {
            // Directly before: the address may have changed hands while Plex was asked.
            match self.wait_for_identity(address, id, give_up).await {
                Ok(Claimed::Yes) => return Some(Handed::Claimed),
                Ok(_) => {}
                Err(end) => return Some(Handed::Ended(end)),
            }
            if consent == Consent::HereOnly && !(self.is_own_process)(address).await {
                return Some(Handed::Ended(ClaimEnd::NeedsConsent(address)));
            }
            (self.report)(ClaimStage::Handing(route));
            return Some(match self.servers.claim(address, false, code).await {
                ClaimAnswer::Taken => Handed::Claimed,
                ClaimAnswer::Unauthorized => match self.meaning_of_401(address, id).await {
                    Ok(handed) => return handed,
                    Err(end) => Handed::Ended(end),
                },
                ClaimAnswer::Starting if Instant::now() < give_up => {
                    (self.report)(ClaimStage::ServerStarts);
                    tokio::time::sleep(self.limits.verify_pause).await;
                    continue;
                }
                ClaimAnswer::Starting => Handed::Ended(ClaimEnd::StillStarting),
                ClaimAnswer::CutOff => self.read_back(address, id, ClaimEnd::CutOff).await,
                ClaimAnswer::Lost(error) => self.read_back(address, id, ClaimEnd::Failed(error)).await,
                ClaimAnswer::Failed(error) => Handed::Ended(ClaimEnd::Failed(error)),
            });
        }
    }

    /// A 401 to a claim means one of three: it is claimed already, it does not trust this caller, or the code is no good (`None`).
    async fn meaning_of_401(&self, address: SocketAddr, id: &MachineId) -> Result<Option<Handed>, ClaimEnd> {
        if self.probe(address, id).await? == Some(Claimed::Yes) {
            return Ok(Some(Handed::Claimed));
        }
        match self.servers.root(address, None, false).await {
            Some(Root::Closed) => Ok(Some(Handed::Closed)),
            _ => Ok(None),
        }
    }

    /// No word from a server is no failure: what it says of itself afterwards counts.
    async fn read_back(&self, address: SocketAddr, id: &MachineId, otherwise: ClaimEnd) -> Handed {
        for _ in 0..READ_BACKS {
            if self.probe(address, id).await == Ok(Some(Claimed::Yes)) {
                return Handed::Claimed;
            }
            tokio::time::sleep(self.limits.verify_pause).await;
        }
        Handed::Ended(otherwise)
    }

    /// A claim code; Plex's short troubles are waited out.
    async fn code(&self, give_up: Instant) -> Result<Secret, ClaimEnd> {
        let mut pause = self.limits.verify_pause;
        loop {
            let error = match self.account.claim_code(self.token).await {
                Ok(code) => return Ok(code),
                Err(error) => error,
            };
            let wait = match error {
                PlexError::RateLimited(wait) => wait.unwrap_or(pause),
                PlexError::Trouble(_) | PlexError::Net(_) => pause,
                PlexError::SignedOut | PlexError::NotFound => return Err(ClaimEnd::CodeRefused),
            };
            if Instant::now() + wait > give_up {
                return Err(match error {
                    PlexError::Net(error) => ClaimEnd::Failed(error),
                    PlexError::RateLimited(_) | PlexError::Trouble(_) | PlexError::SignedOut | PlexError::NotFound => {
                        ClaimEnd::CodeRefused
                    }
                });
            }
            tokio::time::sleep(wait).await;
            pause = grown(pause);
        }
    }

    /// It was claimed before anything was sent: it may be the account's own already.
    async fn verify_already_claimed(&self, (address, by): (SocketAddr, ClaimRoute), id: &MachineId) -> ClaimEnd {
        match self.account.servers(self.token).await {
            Ok(list) if list.iter().any(|l| l.id == *id && l.owned) => self.verify(address, id, by).await,
            Ok(_) => ClaimEnd::SomeoneElse,
            Err(_) => ClaimEnd::Unverified { by, missing: Missing::NotListed },
        }
    }

    /// Waits until the server is claimed, listed as owned, and lets the account in: only then is it success.
    pub async fn verify(&self, address: SocketAddr, id: &MachineId, by: ClaimRoute) -> ClaimEnd {
        let give_up = Instant::now() + self.limits.verify;
        // A server tells Plex where it is within a moment of its claim.
        let mut pause = self.limits.verify_pause / 20;
        let mut missing = Missing::NotListed;
        let mut is_shared = false;
        (self.report)(ClaimStage::WaitingForPlex);
        loop {
            let claimed = self.probe(address, id).await == Ok(Some(Claimed::Yes));
            if let Ok(list) = self.account.servers(self.token).await
                && let Some(listed) = list.iter().find(|l| l.id == *id)
            {
                // What was shared with the account may be listed so for a while.
                is_shared = !listed.owned;
                if listed.owned && missing == Missing::NotListed {
                    missing = Missing::NotLetIn;
                    (self.report)(ClaimStage::WaitingForServer);
                }
                if listed.owned && claimed && self.lets_in(address, listed).await {
                    return ClaimEnd::Verified(by);
                }
            }
            if Instant::now() + pause > give_up {
                return if is_shared { ClaimEnd::SomeoneElse } else { ClaimEnd::Unverified { by, missing } };
            }
            tokio::time::sleep(pause).await;
            pause = if pause < self.limits.verify_pause { pause * 2 } else { grown(pause) };
        }
    }

    /// Asks with the server's own access token, at the address at hand first, and only over proven ways.
    async fn lets_in(&self, address: SocketAddr, listed: &PlexResource) -> bool {
        let Some(token) = &listed.access_token else { return false };
        let ways = listed.connections.iter().filter(|c| !c.relay && c.local && c.plex_direct.is_some());
        let others = ways.map(|c| c.address).filter(|other| *other != address);
        for address in std::iter::once(address).chain(others) {
            let is_own_process =
                !listed.access_is_account && address.ip().is_loopback() && (self.is_own_process)(address).await;
            let plex_direct = listed.plex_direct_name(address.ip());
            let way = AccessWay { id: listed.id.clone(), plex_direct, own_name: None, is_own_process };
            if self.servers.try_access(address, &way, token).await.acceptance == Acceptance::Accepted {
                return true;
            }
        }
        false
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
