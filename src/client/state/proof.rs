//! Who may speak for a row: proven outranks unproven.
//!
//! Anyone on the network can copy the identity, the name and the version of a server. Once one address of an identity is proven, only
//! proven addresses speak for its row, and an address that says something else gets a row of its own.

use std::net::SocketAddr;

use super::{Effect, Model, ServerKey};
use crate::client::diagnosis::duplicate;
use crate::client::model::{AddressFacts, Installed, Locator, MachineId, Proof, ProvenBy};
use crate::client::net::plex_direct_name;

/// How many addresses that merely say that they are a server are kept beside its proven row. More are nobody's at home.
const MOST_IMPOSTORS: usize = 16;

impl Model {
    /// The installation on this computer whose process would have to listen at an address of this computer.
    pub(super) fn place_of(&self, address: SocketAddr, id: &MachineId) -> Option<Locator> {
        let facts = self.rows.facts(address)?;
        let installed = Installed::of(id, &self.installed).filter(|i| i.capabilities().reaches_loopback)?;
        (facts.here && address.ip().is_loopback()).then(|| installed.locator.clone())
    }

    /// What can be asked for a proof without any sign-in: the system, and the certificate that the server's own settings name.
    pub(super) fn proofs_of(&self, address: SocketAddr) -> Vec<Effect> {
        self.listener_of(address).into_iter().chain(self.certificate_of(address)).collect()
    }

    /// The same, for all addresses.
    pub(super) fn proofs(&self) -> Vec<Effect> {
        let addresses = self.rows.iter().flat_map(|row| row.addresses.iter().map(|facts| facts.address));
        addresses.flat_map(|address| self.proofs_of(address)).collect()
    }

    fn certificate_of(&self, address: SocketAddr) -> Option<Effect> {
        let facts = self.rows.facts(address).filter(|facts| facts.proof.is_none())?;
        let id = &duplicate::identity(facts)?.id;
        let certificate = self.installed.iter().filter(|i| i.id == *id).find_map(|i| i.certificate.clone())?;
        Some(Effect::Prove { address, name: plex_direct_name(address.ip(), &certificate) })
    }

    pub(super) fn proven(&mut self, address: SocketAddr, proof: Proof) {
        let Some(facts) = self.rows.facts_mut(address) else { return };
        if duplicate::identity(facts).is_some_and(|said| said.id == proof.identity.id) {
            let id = proof.identity.id.clone();
            facts.proof = Some(proof);
            self.sort_out(&id);
        }
    }

    /// Asks the system who listens at an address of this computer, where an installation here has the identity that answered.
    pub(super) fn listener_of(&self, address: SocketAddr) -> Option<Effect> {
        let id = duplicate::identity(self.rows.facts(address)?)?.id.clone();
        let place = self.place_of(address, &id)?;
        Some(Effect::LookAtListener { address, id, place })
    }

    /// The system has told whether the listener is the process of this server, which is installed here. Another one may answer there by
    /// now, of which that says nothing.
    pub(super) fn listener_told(&mut self, address: SocketAddr, id: &MachineId, is_own: bool) {
        let Some(facts) = self.rows.facts_mut(address) else { return };
        let Some(identity) = duplicate::identity(facts).filter(|said| said.id == *id).cloned() else { return };
        match &facts.proof {
            Some(proof) if proof.by == ProvenBy::Certificate => {}
            _ => facts.proof = is_own.then_some(Proof { by: ProvenBy::Process, identity: identity.clone() }),
        }
        self.sort_out(&identity.id);
    }

    /// Puts each address that says it is this server where it belongs by what is proven now, and diagnoses the rows anew.
    pub(super) fn sort_out(&mut self, id: &MachineId) {
        // There is none while nothing that was found is believed to be this server.
        let home = self.rows.of_id(id);
        let row = home.and_then(|home| self.server(home));
        let proven = row.and_then(|row| proven_of(&row.addresses)).cloned();
        for address in self.impostors(id) {
            let stays = self.rows.facts(address).is_some_and(|facts| {
                facts.proof.is_none() && proven.as_ref().is_some_and(|proven| contradicts(proven, facts))
            });
            if !stays && let Some(facts) = self.rows.facts_mut(address) {
                facts.impostor_of = None;
                self.rows.regroup(address);
            }
        }
        if let Some(proven) = proven {
            let row = home.and_then(|home| self.server(home)).map(|row| row.addresses.as_slice()).unwrap_or_default();
            let strangers = row.iter().filter(|facts| self.is_impostor(&proven, facts));
            for address in strangers.map(|facts| facts.address).collect::<Vec<_>>() {
                self.set_apart(address, id);
            }
        }
        let rows: Vec<ServerKey> = self.impostors(id).iter().filter_map(|address| self.rows.row_of(*address)).collect();
        for key in self.rows.of_id(id).into_iter().chain(rows) {
            self.diagnose_row(key);
        }
    }

    fn set_apart(&mut self, address: SocketAddr, id: &MachineId) {
        if self.impostors(id).len() >= MOST_IMPOSTORS {
            return self.rows.drop_address(address);
        }
        if let Some(facts) = self.rows.facts_mut(address) {
            facts.impostor_of = Some(id.clone());
        }
        self.rows.set_apart(address);
    }

    /// It says something else than the proven address, and had its chance to prove itself.
    fn is_impostor(&self, proven: &AddressFacts, facts: &AddressFacts) -> bool {
        let was_asked = facts.acceptance.get().is_some() || !self.will_be_asked(facts);
        facts.proof.is_none() && was_asked && contradicts(proven, facts)
    }

    /// Plex lists its server with a name by which it can prove itself, so that it is asked as soon as it has answered.
    fn will_be_asked(&self, facts: &AddressFacts) -> bool {
        let Some(identity) = duplicate::identity(facts) else { return false };
        self.list().iter().any(|listed| listed.id == identity.id && listed.owned && listed.access_token.is_some())
    }

    pub(super) fn impostors(&self, id: &MachineId) -> Vec<SocketAddr> {
        let all = self.rows.iter().flat_map(|row| &row.addresses);
        all.filter(|facts| facts.impostor_of.as_ref() == Some(id)).map(|facts| facts.address).collect()
    }
}

/// The proven address of a row, one that answers first.
#[must_use]
pub fn proven_of(addresses: &[AddressFacts]) -> Option<&AddressFacts> {
    let proven = addresses.iter().filter(|facts| facts.proof.is_some());
    proven.min_by_key(|facts| duplicate::identity(facts).is_none())
}

/// Does this address say anything else than what the proven one has proven?
fn contradicts(proven: &AddressFacts, other: &AddressFacts) -> bool {
    let (Some(proof), Some(said)) = (&proven.proof, duplicate::identity(other)) else { return false };
    proof.identity.id == said.id && duplicate::says_otherwise(&proof.identity, said)
        || duplicate::cannot_be_one(proven, other)
}
