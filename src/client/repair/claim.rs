//! The claim, as a ladder whose every rung is verified.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::client::error::NetError;
use crate::client::model::{Acceptance, Claimed, Listed, MachineId, Presence, Root, Secret};
use crate::client::plex::account::{AccountClient, PlexError};
use crate::client::plex::server::{ClaimAnswer, ServerClient};
use crate::client::settings::Limits;

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
    /// Two computers have its identity: nothing is claimed.
    pub duplicate: bool,
}

/// A rung of the ladder: by which way the claim went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    Loopback,
    Lan,
    /// By the server's own settings, into which a new sign-in was written.
    Disk,
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
    Unverified {
        by: Rung,
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
}

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
    /// Goes up the ladder until a rung holds, and verifies it.
    pub async fn run(&self, target: &Target, consent: Consent) -> ClaimEnd {
        if target.duplicate {
            return ClaimEnd::Duplicate;
        }
        (self.report)(ClaimStage::Looking);
        let rungs = rungs(target, consent);
        let Some(first) = rungs.first() else {
            return target.addresses.first().map_or(ClaimEnd::Closed, |(address, _)| ClaimEnd::NeedsConsent(*address));
        };
        let mut end = ClaimEnd::Closed;
        match self.look(first.0, &target.id).await {
            Ok(Claimed::Yes) => return self.verify_already_claimed(*first, &target.id).await,
            Ok(_) => {}
            Err(why) => end = why,
        }
        for (address, rung) in rungs {
            if let Err(why) = self.look(address, &target.id).await {
                end = why;
                continue;
            }
            match self.hand(address, rung, &target.id).await {
                Handed::Claimed => return self.verify(address, rung == Rung::Loopback, &target.id, rung).await,
                Handed::Closed => end = ClaimEnd::Closed,
                Handed::Ended(why) => return why,
            }
        }
        end
    }

    /// Is it still the same server, and is it claimed?
    async fn look(&self, address: SocketAddr, id: &MachineId) -> Result<Claimed, ClaimEnd> {
        match self.servers.look(address).await.outcome {
            Ok(Presence::Server(identity)) if identity.id == *id => Ok(identity.claimed),
            Ok(Presence::Starting(_)) => Ok(Claimed::Unknown),
            Ok(_) => Err(ClaimEnd::Changed),
            Err(error) => Err(ClaimEnd::Failed(error)),
        }
    }

    /// Hands codes to one address until one is taken or it is clear that none will be.
    async fn hand(&self, address: SocketAddr, rung: Rung, id: &MachineId) -> Handed {
        let give_up = Instant::now() + self.limits.verify;
        let mut nth = 1;
        while nth <= MOST_CODES {
            (self.report)(ClaimStage::AskingForCode { nth });
            let code = match self.code(give_up).await {
                Ok(code) => code,
                Err(end) => return Handed::Ended(end),
            };
            (self.report)(ClaimStage::Handing(rung));
            match self.servers.claim(address, false, &code).await {
                ClaimAnswer::Taken => return Handed::Claimed,
                ClaimAnswer::Unauthorized => match self.meaning_of_401(address, id).await {
                    Ok(None) => nth += 1,
                    Ok(Some(handed)) => return handed,
                    Err(end) => return Handed::Ended(end),
                },
                ClaimAnswer::Starting if Instant::now() < give_up => {
                    (self.report)(ClaimStage::ServerStarts);
                    tokio::time::sleep(self.limits.verify_pause).await;
                }
                ClaimAnswer::Starting => return Handed::Ended(ClaimEnd::StillStarting),
                ClaimAnswer::CutOff => return self.read_back(address, id, ClaimEnd::CutOff).await,
                ClaimAnswer::Lost(error) => return self.read_back(address, id, ClaimEnd::Failed(error)).await,
                ClaimAnswer::Failed(error) => return Handed::Ended(ClaimEnd::Failed(error)),
            }
        }
        Handed::Ended(ClaimEnd::CodeRefused)
    }

    /// A 401 to a claim means one of three: it is claimed already, it does not trust this caller, or the code is no good (`None`).
    async fn meaning_of_401(&self, address: SocketAddr, id: &MachineId) -> Result<Option<Handed>, ClaimEnd> {
        if self.look(address, id).await? == Claimed::Yes {
            return Ok(Some(Handed::Claimed));
        }
        match self.servers.root(address, false).await {
            Some(Root::Closed) => Ok(Some(Handed::Closed)),
            _ => Ok(None),
        }
    }

    /// No word from a server is no failure: what it says of itself afterwards counts.
    async fn read_back(&self, address: SocketAddr, id: &MachineId, otherwise: ClaimEnd) -> Handed {
        for _ in 0..READ_BACKS {
            if self.look(address, id).await == Ok(Claimed::Yes) {
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
                    _ => ClaimEnd::CodeRefused,
                });
            }
            tokio::time::sleep(wait).await;
            pause = grown(pause);
        }
    }

    /// It was claimed before anything was sent: it may be the account's own already.
    async fn verify_already_claimed(&self, (address, by): (SocketAddr, Rung), id: &MachineId) -> ClaimEnd {
        match self.account.servers(self.token).await {
            Ok(list) if list.iter().any(|l| l.id == *id && l.owned) => {
                self.verify(address, by == Rung::Loopback, id, by).await
            }
            Ok(_) => ClaimEnd::SomeoneElse,
            Err(_) => ClaimEnd::Unverified { by, missing: Missing::NotListed },
        }
    }

    /// Waits until the server is claimed, listed as owned, and lets the account in: only then is it success. `here` says that the
    /// address is this computer's.
    pub async fn verify(&self, address: SocketAddr, here: bool, id: &MachineId, by: Rung) -> ClaimEnd {
        let give_up = Instant::now() + self.limits.verify;
        let mut pause = self.limits.verify_pause;
        let mut missing = Missing::NotListed;
        let mut is_shared = false;
        (self.report)(ClaimStage::WaitingForPlex);
        loop {
            let claimed = self.look(address, id).await == Ok(Claimed::Yes);
            if let Ok(list) = self.account.servers(self.token).await
                && let Some(listed) = list.iter().find(|l| l.id == *id)
            {
                // What was shared with the account may be listed so for a while.
                is_shared = !listed.owned;
                if listed.owned && missing == Missing::NotListed {
                    missing = Missing::NotLetIn;
                    (self.report)(ClaimStage::WaitingForServer);
                }
                if listed.owned && claimed && self.lets_in(address, here, listed).await {
                    return ClaimEnd::Verified(by);
                }
            }
            if Instant::now() + pause > give_up {
                return if is_shared { ClaimEnd::SomeoneElse } else { ClaimEnd::Unverified { by, missing } };
            }
            tokio::time::sleep(pause).await;
            pause = grown(pause);
        }
    }

    /// Asks with the server's own access token, over loopback or over the proven name, never with the account's.
    async fn lets_in(&self, address: SocketAddr, here: bool, listed: &Listed) -> bool {
        let Some(token) = &listed.access_token else { return false };
        let here = here && address.ip().is_loopback();
        let ways = listed.connections.iter().filter(|c| !c.relay && c.local && c.plex_direct.is_some());
        let named = ways.map(|c| (c.address, c.plex_direct.as_deref()));
        let own = if here { None } else { listed.plex_direct_name(address.ip()) };
        for (address, name) in std::iter::once((address, own.as_deref())).chain(named) {
            if self.servers.try_access(address, name, here, token).await.acceptance == Acceptance::Accepted {
                return true;
            }
        }
        false
    }
}

/// The rungs in order: loopback of this computer, then the address that the owner agreed to.
fn rungs(target: &Target, consent: Consent) -> Vec<(SocketAddr, Rung)> {
    let here = target.addresses.iter().filter(|(address, here)| *here && address.ip().is_loopback());
    let mut rungs: Vec<_> = here.map(|(address, _)| (*address, Rung::Loopback)).collect();
    if let Consent::Lan(address) = consent
        && target.addresses.iter().any(|(known, _)| *known == address)
    {
        rungs.push((address, Rung::Lan));
    }
    rungs
}

fn grown(pause: Duration) -> Duration {
    (pause * 3 / 2).min(LONGEST_PAUSE)
}
