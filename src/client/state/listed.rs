//! The account's own servers have rows, whatever addresses Plex lists for them; and whoever answers in their places is told.

use std::net::SocketAddr;

use super::{Effect, Model, Server, ServerKey};
use crate::client::diagnosis::AccountFacts;
use crate::client::diagnosis::duplicate::{answers, identity};
use crate::client::diagnosis::facts::Newcomer;
use crate::client::model::text::DisplayText;
use crate::client::model::{Announced, Connection, Fact, MachineId, Moment, PlexResource, Sighting, Source};
use crate::client::plex::account::PlexError;

/// An entry that Plex heard of so many days before a live one of the same name is left over. Months count as 31 days here.
const OLD_DAYS: u32 = 31;

impl Model {
    pub(super) fn listed(&mut self, result: Result<Vec<PlexResource>, PlexError>) -> Vec<Effect> {
        let now = self.now;
        let AccountFacts::SignedIn { list, .. } = &mut self.account else { return Vec::new() };
        let mut effects = Vec::new();
        match result {
            Ok(servers) => {
                *list = Fact::known(servers.clone(), now);
                effects.extend(self.list_came());
                let ways = servers.iter().flat_map(|l| l.connections.iter().map(move |c| (l, c)));
                let wanted = ways.filter(|(listed, way)| self.is_looked_at(listed, way));
                let sightings: Vec<Sighting> = wanted.map(|(l, c)| sighting_of(l, c.address)).collect();
                for sighting in sightings {
                    let known = self.rows.row_of(sighting.address).is_some();
                    effects.extend(self.sighted(sighting.clone()));
                    if known
                        && !self.was_asked(sighting.address)
                        && let Some(key) = self.rows.row_of(sighting.address)
                    {
                        effects.extend(self.accesses_of(key, sighting.address));
                    }
                }
                effects.extend(self.accesses_of_unlisted_addresses(&servers));
                self.expect_listed();
            }
            Err(PlexError::SignedOut) => return self.sign_in_lost(),
            Err(error) => effects.extend(self.list_failed(&error)),
        }
        self.diagnose_all();
        effects
    }

    /// What plex.tv lists for the account; nothing before it has come.
    #[must_use]
    pub fn list(&self) -> &[PlexResource] {
        match &self.account {
            AccountFacts::SignedIn { list, .. } => list.get().map_or(&[], Vec::as_slice),
            AccountFacts::SignedOut => &[],
        }
    }

    /// When that came, or could not be had.
    pub(super) fn list_at(&self) -> Option<Moment> {
        match &self.account {
            AccountFacts::SignedIn { list, .. } => list.at(),
            AccountFacts::SignedOut => None,
        }
    }

    /// Where a listed server is looked for: at home; and where the account's own has no other address, at its public one.
    pub(super) fn is_looked_at(&self, listed: &PlexResource, way: &Connection) -> bool {
        let has_home = || listed.connections.iter().any(|way| way.local && !way.relay);
        let is_known = || self.rows.of_id(&listed.id).is_some();
        let is_wanted = if way.local { listed.owned || is_known() } else { listed.owned && !has_home() };
        is_wanted && !way.relay && !self.is_left_over(listed)
    }

    /// Gives each of the account's own servers its row. The caller diagnoses them.
    pub(super) fn expect_listed(&mut self) {
        let own = self.list().iter().filter(|listed| listed.owned && !self.is_left_over(listed));
        let own: Vec<MachineId> = own.map(|listed| listed.id.clone()).collect();
        self.rows.expect_no_others(&own);
        for id in &own {
            self.rows.expect(id);
        }
    }

    /// An address was looked at: what it is to those that are listed there, and to those of their names, may be another thing now.
    pub(super) fn listed_rows_change(&mut self, address: SocketAddr) {
        let own = || self.list().iter().filter(|listed| listed.owned);
        let is_there = |listed: &&PlexResource| listed.connections.iter().any(|way| way.address == address);
        let names: Vec<&DisplayText> = own().filter(is_there).map(|listed| &listed.name).collect();
        let namesakes = own().filter(|listed| names.contains(&&listed.name));
        let namesakes: Vec<_> = namesakes.map(|listed| (listed.id.clone(), self.is_left_over(listed))).collect();
        for (id, is_left_over) in namesakes {
            if is_left_over {
                self.rows.expect_no_more(&id);
            } else {
                let key = self.rows.expect(&id);
                self.diagnose_row(key);
            }
        }
    }

    /// Who answers where the account lists this server, while the server itself answers nowhere.
    #[must_use]
    pub fn newcomer(&self, key: ServerKey) -> Option<Newcomer> {
        let row = self.server(key)?;
        let id = row.listed.as_ref().filter(|_| !row.addresses.iter().any(answers))?;
        let listed = self.list().iter().filter(|listed| listed.id == *id);
        listed.flat_map(ways).find_map(|way| {
            identity(self.rows.facts(way.address)?).filter(|said| said.id != *id)?;
            let other = self.server(self.rows.row_of(way.address)?)?;
            Some(Newcomer { address: way.address, name: other.diagnosis.name.clone() })
        })
    }

    /// The account's own server in whose place this one answers, whatever else is said of that: its libraries would seem lost if this one
    /// were claimed for it. At each of its addresses there may be another one.
    #[must_use]
    pub fn instead_of(&self, key: ServerKey) -> Option<&Server> {
        let here = self.server(key)?;
        let answers_as_another = |listed: &PlexResource, at: SocketAddr| {
            let there = here.addresses.iter().find(|facts| facts.address == at);
            there.and_then(identity).is_some_and(|said| said.id != listed.id)
        };
        let replaced =
            self.list().iter().filter(|listed| ways(listed).any(|way| answers_as_another(listed, way.address)));
        let rows = replaced.filter_map(|listed| self.server(self.rows.of_id(&listed.id)?));
        rows.filter(|row| row.listed.is_some()).find(|row| !row.addresses.iter().any(answers))
    }

    /// Entries of the account that are left over from servers which were set up anew.
    #[must_use]
    pub fn left_over(&self) -> Vec<&PlexResource> {
        self.list().iter().filter(|listed| self.is_left_over(listed)).collect()
    }

    /// It has the name of another one that answers, answers nowhere itself, and Plex has not heard of it for long.
    fn is_left_over(&self, listed: &PlexResource) -> bool {
        let answers_somewhere = |id: &MachineId| {
            let row = self.rows.of_id(id).and_then(|key| self.server(key));
            row.is_some_and(|row| row.addresses.iter().any(answers))
        };
        let is_older = |other: &PlexResource| {
            let days = |listed: &PlexResource| listed.last_seen.as_deref().and_then(days);
            days(listed).zip(days(other)).is_some_and(|(old, new)| old.saturating_add(OLD_DAYS) < new)
        };
        let is_namesake = |other: &&PlexResource| other.owned && other.id != listed.id && other.name == listed.name;
        let mut namesakes = self.list().iter().filter(is_namesake);
        listed.owned
            && !answers_somewhere(&listed.id)
            && namesakes.any(|other| is_older(other) && answers_somewhere(&other.id))
    }
}

/// The ways to a listed server itself.
fn ways(listed: &PlexResource) -> impl Iterator<Item = &Connection> {
    listed.connections.iter().filter(|way| !way.relay)
}

/// A number that grows with the date, of "2026-11-26".
fn days(date: &str) -> Option<u32> {
    let mut parts = date.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    (year < 10_000 && month < 13 && day < 32).then(|| (year * 12 + month) * 31 + day)
}

fn sighting_of(listed: &PlexResource, address: SocketAddr) -> Sighting {
    let hint = Announced {
        name: Some(listed.name.clone()),
        id: Some(listed.id.clone()),
        version: listed.version.clone(),
        ..Default::default()
    };
    Sighting { source: Source::Account, address, hint }
}
