//! Looking again: at everything, at one subject, or at what lies behind one check.

use std::net::SocketAddr;
use std::time::Duration;

use super::{Effect, Model, Server, ServerKey};
use crate::client::config::FIRST_ROUNDS;
use crate::client::diagnosis::CheckId;
use crate::client::diagnosis::checks::Recheck;
use crate::client::diagnosis::duplicate::{cannot_be_one, speakers};
use crate::client::model::{AddressFacts, Fact, ProvenBy, SecondProbe};
use crate::client::probe::Probe;

impl Model {
    pub(super) fn recheck_all(&mut self) -> Vec<Effect> {
        let mut effects = self.search();
        for key in self.rows.keys() {
            effects.extend(self.probes_of(key));
        }
        if self.user().is_some() {
            effects.push(Effect::FetchList);
        }
        effects
    }

    pub(super) fn probes_of(&self, key: ServerKey) -> Vec<Effect> {
        let Some(server) = self.server(key) else { return Vec::new() };
        let probes = server.addresses.iter().map(|a| Effect::Probe { address: a.address });
        // Its own settings may have changed, too.
        let installed = self.installed.iter().any(|i| Some(&i.id) == server.diagnosis.id.as_ref());
        probes.chain(installed.then_some(Effect::LookAtInstallations)).collect()
    }

    /// Each address that says it is this server, one that is not believed among them: of what changed, all are to tell.
    pub(super) fn looks_at_all_of(&self, key: ServerKey) -> Vec<Effect> {
        let id = self.server(key).and_then(|row| row.diagnosis.id.as_ref());
        let impostors = id.map(|id| self.impostors(id)).unwrap_or_default();
        self.probes_of(key).into_iter().chain(impostors.into_iter().map(|address| Effect::Probe { address })).collect()
    }

    /// Those of its row that differ from one another are asked again, before that is said.
    pub(super) fn probe_side_by_side(&mut self, address: SocketAddr) -> Vec<Effect> {
        let Some(row) = self.rows.row_of(address).and_then(|key| self.rows.get_mut(key)) else { return Vec::new() };
        let speakers: Vec<_> = speakers(&row.addresses).collect();
        let differs = |facts: &&&AddressFacts| speakers.iter().any(|other| cannot_be_one(facts, other));
        let differing: Vec<_> = speakers.iter().filter(differs).map(|facts| facts.address).collect();
        let (mut new, mut known) = (Vec::new(), None);
        for facts in &mut row.addresses {
            match (differing.contains(&facts.address), facts.second_probe) {
                (true, SecondProbe::NotNeeded) => {
                    facts.second_probe = SecondProbe::UnderWay;
                    new.push(facts.address);
                }
                (true, _) => known = known.or(Some(facts.address)),
                (false, _) => facts.second_probe = SecondProbe::NotNeeded,
            }
        }
        let beside = known.filter(|_| !new.is_empty());
        new.into_iter().chain(beside).map(|address| Effect::Probe { address }).collect()
    }

    pub(super) fn recheck_one(&mut self, server: Option<ServerKey>, check: CheckId) -> Vec<Effect> {
        match server {
            None => self.recheck_computer(check),
            Some(key) => self.recheck_server(key, check),
        }
    }

    fn recheck_computer(&mut self, check: CheckId) -> Vec<Effect> {
        let plex = Effect::LookAtPlex { after: Duration::ZERO };
        match check.recheck() {
            Recheck::Search => self.search(),
            Recheck::Route => vec![Effect::Observe(Probe::Route)],
            Recheck::Proxy => vec![Effect::Observe(Probe::Proxy), plex],
            Recheck::ControlName => vec![Effect::Observe(Probe::ControlName)],
            Recheck::PlexNames => vec![Effect::Observe(Probe::PlexNames)],
            Recheck::PlexDirect => {
                self.names_asked.clear();
                let rows: Vec<_> = self.rows.iter().flat_map(|r| &r.addresses).map(|a| a.address).collect();
                rows.into_iter().filter_map(|address| self.plex_direct_lookup(address)).collect()
            }
            Recheck::Plex | Recheck::Server | Recheck::List | Recheck::Access => vec![plex],
        }
    }

    fn recheck_server(&mut self, key: ServerKey, check: CheckId) -> Vec<Effect> {
        match check.recheck() {
            Recheck::List if self.user().is_some() => vec![Effect::FetchList],
            Recheck::Access => {
                let Some(row) = self.server(key) else { return Vec::new() };
                let asked: Vec<_> = row.addresses.iter().filter_map(|a| self.accesses_of(key, a.address)).collect();
                if asked.is_empty() { self.probes_of(key) } else { asked }
            }
            Recheck::Server
            | Recheck::List
            | Recheck::Search
            | Recheck::Route
            | Recheck::ControlName
            | Recheck::PlexNames
            | Recheck::Proxy
            | Recheck::PlexDirect
            | Recheck::Plex => self.probes_of(key),
        }
    }

    /// Servers with trouble are looked at again with each of the rare later rounds of the search: a fix is seen without a press of a
    /// button, and between two rounds everything rests.
    pub(super) fn looks_at_trouble(&self, round: u8) -> Vec<Effect> {
        // Who keeps watching has a rhythm of its own.
        if usize::from(round) <= FIRST_ROUNDS || self.watch.times.is_some() {
            return Vec::new();
        }
        let rows = self.rows.iter().filter(|r| r.diagnosis.cause.is_some_and(|cause| cause.spec().passes));
        rows.flat_map(|r| r.addresses.iter().map(|a| Effect::Probe { address: a.address })).collect()
    }

    /// What nothing else can tell.
    pub(super) fn owners_word(&mut self, key: ServerKey, take: impl FnOnce(&mut Server)) -> Vec<Effect> {
        if let Some(row) = self.rows.get_mut(key) {
            take(row);
        }
        self.diagnose_row(key);
        Vec::new()
    }

    /// What a sign-out leaves: whether servers let the account in is not known any more.
    pub(super) fn forget_acceptances(&mut self) {
        for key in self.rows.keys() {
            let Some(row) = self.rows.get_mut(key) else { continue };
            for facts in &mut row.addresses {
                facts.acceptance = Fact::NotChecked;
                facts.shown_to_account = Fact::NotChecked;
                // It was the list of that account that had the name.
                facts.proof = facts.proof.take().filter(|proof| proof.by != ProvenBy::Certificate);
            }
        }
        let ids: Vec<_> = self.rows.iter().filter_map(|row| row.diagnosis.id.clone()).collect();
        for id in ids {
            self.sort_out(&id);
        }
    }
}
