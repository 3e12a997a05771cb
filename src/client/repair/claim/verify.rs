//! Sees that a claim holds: by the server, by plex.tv, and by an access.

use std::net::SocketAddr;
use std::time::Instant;

use super::{ClaimEnd, ClaimRoute, ClaimStage, Claimer, Missing, grown};
use crate::client::model::{Acceptance, Claimed, MachineId, PlexResource};
use crate::client::plex::server::AccessWay;

impl Claimer<'_> {
    /// It was claimed before anything was sent: it may be the account's own already.
    pub(super) async fn verify_already_claimed(
        &self,
        (address, by): (SocketAddr, ClaimRoute),
        id: &MachineId,
    ) -> ClaimEnd {
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
}
