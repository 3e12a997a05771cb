//! What a look at rest asks, and what comes of its answer.

use std::net::SocketAddr;

use super::rhythm::{Attention, Due};
use crate::client::config::WatchTimes;
use crate::client::diagnosis::duplicate;
use crate::client::diagnosis::server::SLOW_SECONDS;
use crate::client::model::{Acceptance, AddressFacts, Fact, Moment, Presence, ProbeResult, Root};
use crate::client::state::{Effect, Model, Server, ServerKey};

/// What a look at rest asks. Each is at most two requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glance {
    /// Does something take connections there?
    Knock,
    /// Who is there?
    Identity,
    /// Who is there, and what does it show to anyone?
    FrontPage,
}

/// What it found.
#[derive(Debug)]
pub enum Glimpse {
    Knocked(bool),
    Answered { probe: Box<ProbeResult>, root: Option<Root> },
}

impl Model {
    pub(super) fn looks_due(&mut self, times: &WatchTimes) -> Vec<Effect> {
        let now = self.now;
        let keys = self.rows.keys();
        self.watch.rhythm.keep(&keys);
        let mut effects = Vec::new();
        for key in keys {
            let Some(attention) = self.server(key).map(|row| attention(row, self.watch.open == Some(key))) else {
                continue;
            };
            match self.watch.rhythm.due(key, attention, now, times) {
                Some(Due::Look) => effects.extend(self.look_at_rest(key, attention)),
                Some(Due::Knock) => effects.extend(self.glance(key, Glance::Knock)),
                None => {}
            }
        }
        if self.is_rate_limited() {
            return effects;
        }
        if self.watch.rhythm.own_way_is_due(now, times) {
            effects.extend(Self::look_at_computer());
        }
        if self.watch.rhythm.list_is_due(now, times) {
            effects.extend(self.user().is_some().then_some(Effect::FetchList));
            // Their logs tell of restarts that nobody saw.
            let has_logs = self.installed.iter().any(|installed| installed.log.is_some());
            effects.extend(has_logs.then_some(Effect::LookAtInstallations));
        }
        effects
    }

    /// At most two requests: whether it lets the account in, which tells who is there as well; or what it shows to anyone. In trouble,
    /// both have something to say, and take turns.
    fn look_at_rest(&mut self, key: ServerKey, attention: Attention) -> Vec<Effect> {
        if attention == Attention::Silent {
            let all = self.server(key).map_or(&[][..], |row| &row.addresses);
            let glance = |facts: &AddressFacts| Effect::Glance { address: facts.address, what: Glance::Identity };
            return all.iter().map(glance).collect();
        }
        let access = self.server(key).and_then(asked_for_access).and_then(|at| self.accesses_of(key, at));
        let is_well = self.server(key).is_some_and(|row| !row.diagnosis.cause.is_some_and(|cause| cause.spec().passes));
        match access {
            Some(access) if is_well || self.watch.rhythm.second_s_turn(key) => vec![access],
            _ => self.glance(key, Glance::FrontPage),
        }
    }

    /// When a server was last asked anything. One that answers nowhere is known from the account's list, and by who took its address.
    pub(super) fn looked_at(&self, row: &Server) -> Option<Moment> {
        if row.addresses.is_empty() {
            return self.list_at().max(Some(row.since));
        }
        row.addresses.iter().filter_map(|facts| facts.probe.at().max(facts.acceptance.at())).max()
    }

    fn glance(&self, key: ServerKey, what: Glance) -> Vec<Effect> {
        let address = self.server(key).and_then(speaker);
        address.map(|address| Effect::Glance { address, what }).into_iter().collect()
    }

    /// It was looked at anew, and nothing has changed. Who sees its page sees the date of the look.
    pub(in crate::client::state) fn dated(&mut self, address: SocketAddr) {
        let key = self.rows.row_of(address);
        if let Some(key) = key.filter(|key| self.watch.times.is_none() || self.watch.open == Some(*key)) {
            self.diagnose_row(key);
        } else {
            self.is_as_before = true;
        }
    }

    /// It answered over TLS when it was looked at last.
    #[must_use]
    pub fn is_over_tls(&self, address: SocketAddr) -> bool {
        self.rows.facts(address).and_then(|facts| facts.probe.get()).is_some_and(|probe| probe.over_tls)
    }

    /// What is as it was changes nothing but its date; what is not is looked at as if it had just been found.
    pub(in crate::client::state) fn glimpsed(&mut self, address: SocketAddr, glimpse: Glimpse) -> Vec<Effect> {
        let now = self.now;
        let Some(facts) = self.rows.facts_to_date(address) else { return Vec::new() };
        match glimpse {
            Glimpse::Knocked(true) => {
                self.is_as_before = true;
                return Vec::new();
            }
            Glimpse::Knocked(false) => {}
            Glimpse::Answered { probe, root } if is_as_before(facts, &probe, root.as_ref()) => {
                facts.probe = Fact::known(*probe, now);
                self.dated(address);
                return Vec::new();
            }
            // It was asleep, perhaps: that is a finding, and gone with the next look.
            Glimpse::Answered { probe, .. } if is_same(facts, &probe) => {
                let is_as_slow = facts.probe.get().is_some_and(is_slow) && is_slow(&probe);
                facts.probe = Fact::known(*probe, now);
                if is_as_slow {
                    return Vec::new();
                }
            }
            Glimpse::Answered { .. } => {}
        }
        let Some(key) = self.rows.row_of(address) else { return Vec::new() };
        self.diagnose_row(key);
        self.probes_of(key)
    }
}

fn attention(row: &Server, is_open: bool) -> Attention {
    let answers = row.addresses.iter().any(|facts| facts.probe.get().is_some_and(|probe| probe.outcome.is_ok()));
    match (answers, is_open) {
        (false, _) => Attention::Silent,
        (true, true) => Attention::Open,
        (true, false) => Attention::Rest,
    }
}

/// Where it is asked: at the address that has proven most.
fn speaker(row: &Server) -> Option<SocketAddr> {
    let answers = |facts: &&AddressFacts| facts.probe.get().is_some_and(|probe| probe.outcome.is_ok());
    let best = row.addresses.iter().filter(answers).min_by_key(|facts| (facts.proof.is_none(), facts.here));
    best.map(|facts| facts.address)
}

/// Where the account was let in or refused last.
fn asked_for_access(row: &Server) -> Option<SocketAddr> {
    let was_told =
        |facts: &&AddressFacts| matches!(facts.acceptance.get(), Some(Acceptance::Accepted | Acceptance::Refused(_)));
    row.addresses.iter().find(was_told).map(|facts| facts.address)
}

fn is_as_before(facts: &AddressFacts, probe: &ProbeResult, root: Option<&Root>) -> bool {
    is_same(facts, probe) && !is_slow(probe) && root.is_none_or(|root| facts.root.get() == Some(root))
}

fn is_slow(probe: &ProbeResult) -> bool {
    probe.took.as_secs() >= SLOW_SECONDS
}

fn is_same(facts: &AddressFacts, probe: &ProbeResult) -> bool {
    let Some(before) = facts.probe.get() else { return false };
    match (&before.outcome, &probe.outcome) {
        (Ok(Presence::Server(_)), Ok(Presence::Server(now))) => duplicate::identity(facts) == Some(now),
        (Ok(before), Ok(now)) => before == now,
        (Err(before), Err(now)) => before.kind == now.kind,
        (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
    }
}
