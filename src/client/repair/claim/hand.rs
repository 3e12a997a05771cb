//! Hands a claim code to a server, and tells from what it says whether it was taken.

use std::net::SocketAddr;
use std::time::Instant;

use super::{ClaimEnd, ClaimRoute, ClaimStage, Claimer, Consent, grown};
use crate::client::model::{Claimed, MachineId, Presence, Root, Secret};
use crate::client::plex::account::PlexError;
use crate::client::plex::server::ClaimAnswer;

/// How often a claim code is asked for in one claim: it lives four minutes, and an expired one is renewed silently.
const MOST_CODES: u8 = 3;
/// How often a server is read back after a lost answer, before the claim counts as not taken.
const READ_BACKS: u8 = 5;

/// What became of handing a code to one address.
pub(super) enum Handed {
    /// The server says that it is claimed now.
    Claimed,
    /// This address does not trust this computer.
    Closed,
    /// It was not taken, for good.
    Ended(ClaimEnd),
}

impl Claimer<'_> {
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
    pub(super) async fn hand(
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
}
