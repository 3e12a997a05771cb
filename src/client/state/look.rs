//! What a look at an address found, and what is looked at because of it.

use std::net::{IpAddr, SocketAddr};

use super::access::STARTING_PAUSE;
use crate::client::diagnosis::duplicate;
use crate::client::model::error::NetKind;
use crate::client::model::{AddressFacts, Fact, MachineId, Moment, Presence, ProbeResult, Root, SecondProbe, Source};
use crate::client::net::{Interface, plex_direct_name};
use crate::client::state::computer::DOUBT_PAUSE;
use crate::client::state::{Effect, Model};

impl Model {
    pub(super) fn probed(
        &mut self,
        address: SocketAddr,
        here: bool,
        probe: ProbeResult,
        root: Option<Root>,
    ) -> Vec<Effect> {
        if self.rows.row_of(address).is_none() {
            let answers = matches!(&probe.outcome, Ok(Presence::Server(_) | Presence::Starting(_)));
            if !answers || self.rows.addresses() >= self.limit {
                return Vec::new();
            }
            self.rows.insert(address, Source::Here);
        }
        let cancelled = matches!(&probe.outcome, Err(e) if e.kind == NetKind::Cancelled);
        let now = self.now;
        let Some(facts) = self.rows.facts_mut(address) else { return Vec::new() };
        if cancelled {
            return Vec::new();
        }
        if is_lost_answer(facts, &probe) {
            return vec![Effect::LookLater { address, after: DOUBT_PAUSE }];
        }
        let (is_silent, is_own) = (probe.outcome.is_err(), facts.is_own());
        let before = duplicate::identity(facts).map(|identity| identity.id.clone());
        note_identity(facts, &probe, self.now);
        forget_proof(facts, &probe);
        facts.near = nearness(address, &self.search.interfaces, now);
        facts.first_took = facts.first_took.or(probe.outcome.is_ok().then_some(probe.took));
        let starting = matches!(probe.outcome, Ok(Presence::Starting(_))) || matches!(root, Some(Root::Starting));
        let booting = matches!(&root, Some(Root::Open(facts)) if facts.start_state.is_some());
        facts.here = here;
        if facts.second_probe == SecondProbe::UnderWay {
            facts.second_probe = SecondProbe::Done;
        }
        facts.probe = Fact::known(probe, now);
        facts.root = root.map_or(Fact::NotChecked, |root| Fact::known(root, now));
        let mut effects = Vec::new();
        if !is_own && self.is_too_many(address, is_silent) {
            self.search.full = true;
            self.rows.regroup(address).into_iter().for_each(|key| self.diagnose_row(key));
            self.rows.drop_address(address);
            return effects;
        }
        for key in self.rows.regroup(address) {
            effects.extend(self.accesses_of(key, address));
            self.diagnose_row(key);
        }
        effects.extend(self.identified(address, before.as_ref()));
        self.listed_rows_change(address);
        effects.extend(self.probe_side_by_side(address));
        effects.extend(self.proofs_of(address));
        effects.extend(self.loopback_twin(address, here));
        effects.extend(self.plex_direct_lookup(address));
        self.learn_from_servers();
        if starting || booting {
            effects.push(Effect::LookLater { address, after: STARTING_PAUSE });
        }
        effects
    }

    /// Who was proven there before may be proven nowhere any more, and if it is another one, who is beside?
    fn identified(&mut self, address: SocketAddr, before: Option<&MachineId>) -> Vec<Effect> {
        let now = self.rows.facts(address).and_then(duplicate::identity).map(|identity| identity.id.clone());
        for id in before.filter(|id| now.as_ref() != Some(id)).into_iter().chain(&now) {
            self.sort_out(id);
        }
        if before.is_some() && before != now.as_ref() { self.probes_beside(address) } else { Vec::new() }
    }

    /// Another server answers at an address, which was somewhere else before: who is there now?
    fn probes_beside(&self, address: SocketAddr) -> Vec<Effect> {
        let row = self.rows.row_of(address).and_then(|key| self.server(key));
        let others = row.iter().flat_map(|row| &row.addresses).filter(|facts| facts.address != address);
        others.map(|facts| Effect::Probe { address: facts.address }).collect()
    }

    /// Does the system's resolver find the name that browsers use for this address? A few servers are enough to know the router.
    pub(super) fn plex_direct_lookup(&mut self, address: SocketAddr) -> Option<Effect> {
        const MOST_NAMES: usize = 4;
        let is_home = matches!(address.ip(), IpAddr::V4(ip) if ip.is_private());
        if !is_home || self.names_asked.len() >= MOST_NAMES || self.names_asked.contains(&address) {
            return None;
        }
        let key = self.rows.row_of(address)?;
        let facts = self.server(key)?.addresses.iter().find(|a| a.address == address)?;
        let hash = facts.hint.certificate_uuid.as_ref()?;
        let name = plex_direct_name(address.ip(), hash);
        duplicate::identity(facts)?;
        self.names_asked.insert(address);
        Some(Effect::LookUpPlexDirect { address, name })
    }

    /// A server of this computer that was found by its home network address is looked at over loopback, too: that is the one
    /// way on which it certainly trusts its owner.
    fn loopback_twin(&self, address: SocketAddr, here: bool) -> Option<Effect> {
        let twin = SocketAddr::from((std::net::Ipv4Addr::LOCALHOST, address.port()));
        let answers = self.rows.row_of(address).and_then(|key| self.server(key))?.diagnosis.cause?;
        let wanted = here && !address.ip().is_loopback() && answers != crate::client::diagnosis::Cause::NotRunning;
        (wanted && self.rows.row_of(twin).is_none()).then_some(Effect::Probe { address: twin })
    }
}

/// One lost answer after good ones changes nothing: it is asked for again, and only a second loss counts.
fn is_lost_answer(facts: &mut AddressFacts, probe: &ProbeResult) -> bool {
    let was_well = facts.probe.get().is_some_and(|l| l.outcome.is_ok());
    facts.lost = if probe.outcome.is_ok() { 0 } else { facts.lost + 1 };
    was_well && facts.lost == 1
}

/// What was proven counts until another server answers there.
fn forget_proof(facts: &mut AddressFacts, probe: &ProbeResult) {
    let Ok(Presence::Server(now)) = &probe.outcome else { return };
    facts.proof = facts.proof.take().filter(|proof| proof.identity.id == now.id);
}

/// Two identities that take turns at one address are two computers.
fn note_identity(facts: &mut AddressFacts, probe: &ProbeResult, at: Moment) {
    match &probe.outcome {
        Ok(Presence::Server(now) | Presence::Starting(Some(now))) => {
            if facts.last.replace(now.id.clone()).as_ref() != Some(&now.id) {
                facts.answered_since = Some(at);
            }
        }
        Ok(Presence::NotPlex(_)) => (facts.last, facts.answered_since) = (None, None),
        Ok(Presence::Starting(None)) | Err(_) => {}
    }
    let Ok(Presence::Server(now)) = &probe.outcome else { return };
    let before = duplicate::identity(facts).map(|i| i.id.clone()).filter(|id| *id != now.id);
    if let Some(before) = before {
        facts.shared_address |= facts.former.as_ref() == Some(&now.id);
        facts.former = Some(before);
    }
}

fn nearness(address: SocketAddr, interfaces: &[Interface], now: Moment) -> Fact<bool> {
    if interfaces.is_empty() {
        return Fact::NotChecked;
    }
    let ip = address.ip();
    Fact::known(ip.is_loopback() || crate::client::net::same_subnet(ip, interfaces), now)
}
