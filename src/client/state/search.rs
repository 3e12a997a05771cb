//! The search: what it finds, and what its owner types.

use std::net::SocketAddr;

use crate::client::diagnosis::duplicate;
use crate::client::discovery::{self, Discovered};
use crate::client::model::{MachineId, Message as _, Phrase, Sighting, Source};
use crate::client::net::{self, Interface};
use crate::client::probe::Probe;
use crate::client::state::{Effect, Model, What};

/// How many announcements that contradict what answers are looked at.
const MOST_CONTRADICTIONS: usize = 256;
/// How many send failures are kept.
const MOST_FAILURES: usize = 64;

impl Model {
    pub(super) fn search(&mut self) -> Vec<Effect> {
        self.search.running = true;
        self.search.rounds = 0;
        self.search.since = self.now;
        self.search.send_failures.clear();
        let mut effects = vec![Effect::Search, Effect::LookAtInstallations, Effect::LookAtRepairs];
        effects.extend(Self::look_at_computer());
        effects
    }

    pub(super) fn add_address(&mut self, text: &str) -> Vec<Effect> {
        match discovery::typed::parse(text) {
            Ok(_) => {
                self.search.address_error = None;
                self.search.resolving = true;
                vec![Effect::Resolve(text.to_owned())]
            }
            Err(error) => {
                self.search.address_error = Some(error.phrase());
                Vec::new()
            }
        }
    }

    pub(super) fn resolved(&mut self, name: Option<&str>, found: Result<Vec<SocketAddr>, Phrase>) -> Vec<Effect> {
        self.search.resolving = false;
        match found {
            Ok(addresses) => {
                self.search.address_error = None;
                let mut effects = Vec::new();
                let is_known = addresses.iter().any(|address| self.rows.row_of(*address).is_some());
                self.changed(What::Typed { addresses: addresses.clone(), is_known });
                for address in addresses {
                    effects.extend(self.sighted(Sighting { source: Source::Typed, address, hint: Default::default() }));
                    if let Some(facts) = self.rows.facts_mut(address) {
                        facts.name = name.map(str::to_owned);
                    }
                }
                effects
            }
            Err(why) => {
                self.search.address_error = Some(why);
                Vec::new()
            }
        }
    }

    pub(super) fn found(&mut self, found: Discovered) -> Vec<Effect> {
        match found {
            Discovered::Sighting(sighting) => return self.sighted(sighting),
            Discovered::Round(round) => {
                self.search.rounds = round;
                self.search.send_failures.retain(|f| f.round == round);
                self.judge_local_network();
                return self.looks_at_trouble(round);
            }
            Discovered::SendFailure(failure) => {
                if self.search.send_failures.len() < MOST_FAILURES {
                    self.search.send_failures.push(failure);
                }
                self.judge_local_network();
            }
            Discovered::Rejected(count) => self.search.rejected = count,
            Discovered::MdnsUnavailable(why) => self.search.mdns_unavailable = Some(why),
            Discovered::Interfaces(interfaces) => {
                let before = std::mem::replace(&mut self.search.interfaces, interfaces);
                // An address that this computer had is its server's no more, and the way out may be another one now.
                let is_here = |address: &SocketAddr, own: &[Interface]| net::is_here(address.ip(), own);
                let all = self.rows.iter().flat_map(|row| &row.addresses).map(|facts| facts.address);
                let turned = all.filter(|at| is_here(at, &before) != is_here(at, &self.search.interfaces));
                let looks = turned.map(|address| Effect::Probe { address });
                return looks.chain([Effect::Observe(Probe::Route)]).collect();
            }
        }
        Vec::new()
    }

    /// Who was announced there.
    fn hinted(&self, address: SocketAddr) -> Option<MachineId> {
        self.rows.facts(address).and_then(|facts| facts.hint.id.clone())
    }

    pub(super) fn sighted(&mut self, sighting: Sighting) -> Vec<Effect> {
        let address = sighting.address;
        let is_new = self.rows.row_of(address).is_none();
        if is_new {
            // A probe of this computer makes a row only when something answers.
            if sighting.source == Source::Here {
                return vec![Effect::Probe { address }];
            }
            if !self.has_room_for(&sighting) {
                self.search.full = true;
                return Vec::new();
            }
            self.rows.insert(address, sighting.source);
        }
        let Some(facts) = self.rows.facts_mut(address) else { return Vec::new() };
        let is_typed = sighting.source == Source::Typed;
        facts.sources.insert(sighting.source);
        if matches!(sighting.source, Source::Gdm) || facts.hint == Default::default() {
            facts.hint = sighting.hint;
        }
        for key in self.rows.regroup(address) {
            self.diagnose_row(key);
        }
        let contradicts = self.rows.facts(address).is_some_and(|facts| {
            let read = duplicate::identity(facts).map(|identity| &identity.id);
            facts.hint.id.is_some() && read.is_some() && facts.hint.id.as_ref() != read
        });
        // Once each: a container's bridge may contradict for good.
        let contradicts = contradicts
            && self.contradictions.len() < MOST_CONTRADICTIONS
            && self.contradictions.insert((address, self.hinted(address)));
        if is_new || is_typed || contradicts {
            vec![Effect::Probe { address }]
        } else {
            self.probe_side_by_side(address)
        }
    }
}
