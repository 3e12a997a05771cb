//! Strangers cost only their own rows: how many of them are kept, and who goes when there are too many.

use std::net::SocketAddr;

use super::Model;
use crate::client::diagnosis::duplicate;
use crate::client::model::{Sighting, Source};

/// How many unproven addresses one identity may have: a computer at home has two or three.
const MOST_OF_A_ROW: usize = 16;
/// How many announced addresses that do not answer are kept: more would hide what does.
const MOST_SILENT: usize = 64;

impl Model {
    /// Is this address the owner's own, so that no stranger stands in its way?
    #[must_use]
    pub fn is_own(&self, address: SocketAddr) -> bool {
        self.rows.facts(address).is_some_and(crate::client::model::AddressFacts::is_own)
    }

    /// The name that was typed, and led to this address.
    #[must_use]
    pub fn name_at(&self, address: SocketAddr) -> Option<String> {
        self.rows.facts(address)?.name.clone()
    }

    /// Is there room for one more address? For what is the owner's own a stranger goes.
    pub(super) fn has_room_for(&mut self, sighting: &Sighting) -> bool {
        let is_own = matches!(sighting.source, Source::Typed | Source::Account | Source::Here);
        if !is_own && sighting.hint.id.as_ref().is_some_and(|id| self.strangers_of(id) >= MOST_OF_A_ROW) {
            return false;
        }
        if self.rows.addresses() < self.limit {
            return true;
        }
        let strangers = || self.rows.iter().flat_map(|row| &row.addresses).filter(|facts| !facts.is_own());
        let silent = strangers().find(|facts| duplicate::identity(facts).is_none());
        let stranger = silent.or_else(|| strangers().next()).map(|facts| facts.address);
        let Some(stranger) = stranger.filter(|_| is_own) else { return false };
        self.search.full = true;
        self.rows.drop_address(stranger);
        true
    }

    /// A stranger's address was looked at: is it one too many?
    pub(super) fn is_too_many(&self, address: SocketAddr, is_silent: bool) -> bool {
        if is_silent {
            let all = self.rows.iter().flat_map(|row| &row.addresses);
            let silent =
                all.filter(|facts| !facts.is_own() && facts.probe.get().is_some_and(|probe| probe.outcome.is_err()));
            return silent.take(MOST_SILENT + 1).count() > MOST_SILENT;
        }
        let id = self.rows.facts(address).and_then(duplicate::identity).map(|identity| &identity.id);
        id.is_some_and(|id| self.strangers_of(id) > MOST_OF_A_ROW)
    }

    fn strangers_of(&self, id: &crate::client::model::MachineId) -> usize {
        let row = self.rows.of_id(id).and_then(|key| self.server(key));
        row.map_or(0, |row| row.addresses.iter().filter(|facts| !facts.is_own()).count())
    }
}
