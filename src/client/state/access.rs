//! Whether a server lets the account in: who is asked, and what comes of it.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::time::Duration;

use crate::client::diagnosis::duplicate;
use crate::client::model::{
    Acceptance, Access, AddressFacts, Fact, PlexResource, Presence, Proof, ProvenBy, UnaskedReason,
};
use crate::client::plex::server::AccessWay;
use crate::client::state::{Effect, Model, ServerKey};

/// Pause before a server that was starting is looked at again.
pub(super) const STARTING_PAUSE: Duration = Duration::from_secs(3);
/// Pause before a server whose answer was lost is asked again whether it lets the account in.
const TROUBLE_PAUSE: Duration = Duration::from_secs(20);

impl Model {
    /// Once an address of an owned server has answered, it is asked whether it lets the account in.
    pub(super) fn accesses_of(&self, key: ServerKey, address: SocketAddr) -> Option<Effect> {
        let row = self.rows.get(key)?;
        let facts = row.addresses.iter().find(|a| a.address == address)?;
        let identity = duplicate::identity(facts)?;
        let listed = self.list().iter().find(|l| l.id == identity.id && l.owned)?;
        let token = listed.access_token.clone()?;
        let plex_direct = listed.plex_direct_name(address.ip());
        // What ends TLS there is not the server itself: it sees the server's token, and never the account's.
        let own_name = facts.name.clone().filter(|name| !listed.access_is_account && listed.own_names.contains(name));
        let way = AccessWay { id: identity.id.clone(), plex_direct, own_name, is_own_process: false };
        // The account's token is shown to nothing but a certificate.
        let place = self.place_of(address, &identity.id).filter(|_| !listed.access_is_account);
        Some(Effect::TryAccess { address, way, place, token })
    }

    /// Servers on this computer are asked over loopback, which no list names; and one that was just linked anew may not have told
    /// Plex yet where it answers, wherever an earlier list had it.
    pub(super) fn accesses_of_unlisted_addresses(&self, list: &[PlexResource]) -> Vec<Effect> {
        let ways = list.iter().flat_map(|l| &l.connections).filter(|c| c.local && !c.relay);
        let named: HashSet<_> = ways.map(|c| c.address).collect();
        let rows = self.rows.iter().flat_map(|r| r.addresses.iter().map(|a| (r.key, a.address)));
        let others = rows.filter(|(_, address)| !named.contains(address) && !self.was_asked(*address));
        others.filter_map(|(key, address)| self.accesses_of(key, address)).collect()
    }

    /// Who keeps watching asks at the server's own turn.
    pub(super) fn was_asked(&self, address: SocketAddr) -> bool {
        let acceptance = self.rows.facts(address).and_then(|facts| facts.acceptance.get());
        let was_told = matches!(acceptance, Some(Acceptance::Accepted | Acceptance::Refused(_)));
        self.watch.times.is_some() && was_told
    }

    pub(super) fn accepted(&mut self, address: SocketAddr, access: Access) -> Vec<Effect> {
        let now = self.now;
        let fact = |value| Fact::known(value, now);
        let starting = access.root.as_ref().is_some_and(|root| root.start_state.is_some());
        let lost = matches!(access.acceptance, Acceptance::Lost(_));
        if !starting && !lost && self.is_access_as_before(address, &access) {
            return Vec::new();
        }
        let is_another_now = self.is_another_now(address, &access);
        if let Some(facts) = self.rows.facts_mut(address) {
            let was_lost = std::mem::replace(&mut facts.access_was_lost, lost);
            // A lost answer changes nothing that is known.
            if lost && facts.acceptance.get().is_some_and(|a| !matches!(a, Acceptance::Lost(_))) {
                let is_news = self.watch.times.is_some() && !was_lost;
                let later = Effect::LookLater { address, after: TROUBLE_PAUSE };
                return vec![if is_news { Effect::Probe { address } } else { later }];
            }
            facts.acceptance = Fact::known(access.acceptance, now);
            facts.certificate = access.certificate.map_or(facts.certificate.clone(), |c| Fact::known(c, now));
            facts.shown_to_account = access.root.map_or(Fact::NotChecked, fact);
            prove(facts, access.proof);
        }
        if let Some(key) = self.rows.row_of(address) {
            self.diagnose_row(key);
        }
        if let Some(id) = self.rows.facts(address).and_then(duplicate::identity).map(|identity| identity.id.clone()) {
            self.sort_out(&id);
        }
        if is_another_now {
            return vec![Effect::Probe { address }];
        }
        let after = if starting { STARTING_PAUSE } else { TROUBLE_PAUSE };
        if starting || lost { vec![Effect::LookLater { address, after }] } else { Vec::new() }
    }

    /// What is as it was changes nothing but its date.
    fn is_access_as_before(&mut self, address: SocketAddr, access: &Access) -> bool {
        let now = self.now;
        let Some(facts) = self.rows.facts_to_date(address) else { return false };
        let is_same = facts.acceptance.get() == Some(&access.acceptance)
            && facts.shown_to_account.get() == access.root.as_ref()
            && facts.proof == access.proof
            && access.proof.as_ref().map(|proof| &proof.identity) == duplicate::identity(facts);
        if is_same {
            facts.access_was_lost = false;
            facts.acceptance = Fact::known(access.acceptance.clone(), now);
            facts.shown_to_account = access.root.clone().map_or(Fact::NotChecked, |root| Fact::known(root, now));
            self.dated(address);
        }
        is_same
    }

    /// Who keeps watching asks an address only whether it lets the account in, and learns so that another server is there by now.
    fn is_another_now(&self, address: SocketAddr, access: &Access) -> bool {
        let is_other = |acceptance: &Acceptance| *acceptance == Acceptance::Unasked(UnaskedReason::OtherServer);
        let known = self.rows.facts(address).and_then(|facts| facts.acceptance.get());
        self.watch.times.is_some() && is_other(&access.acceptance) && !known.is_some_and(is_other)
    }
}

/// What the server said over a proven way counts for more than what the same address says to anyone.
fn prove(facts: &mut AddressFacts, proof: Option<Proof>) {
    let is_disproved = matches!(facts.acceptance.get(), Some(Acceptance::Unproven(_)));
    if let (Some(proof), Fact::Known { value: probe, .. }) = (&proof, &mut facts.probe) {
        probe.outcome = Ok(Presence::Server(proof.identity.clone()));
    }
    let was = facts.proof.take().filter(|was| !(is_disproved && was.by == ProvenBy::Certificate));
    facts.proof = proof.or(was);
}
