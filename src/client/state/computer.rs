//! What is learnt of this computer, and how a single lost answer is kept from changing anything.

use crate::client::state::What;
use std::time::Duration;

use super::{Effect, Model, VerdictChange};
use crate::client::diagnosis::computer;
use crate::client::diagnosis::computer::CLOCK_LIMIT;
use crate::client::discovery;
use crate::client::model::{Breakdown, Fact, Moment, NameAnswer, PlexService, Presence, Source};
use crate::client::plex::account::PlexError;
use crate::client::probe::{Finding, Probe, fact};

/// Pause before plex.tv is asked again after trouble; it doubles each time.
pub(super) const FIRST_PAUSE: Duration = Duration::from_secs(15);
const LONGEST_PAUSE: Duration = Duration::from_secs(120);
/// Pause before a lost answer is asked for again. Only what is seen twice holds.
pub(super) const DOUBT_PAUSE: Duration = Duration::from_secs(1);
/// Names that were looked up longer ago than this are asked for again when Plex falls silent.
const OLD_NAMES: Duration = Duration::from_secs(12);
/// A verdict that stood for less is part of the first look around: its change is no news.
const STOOD: Duration = Duration::from_secs(2);
const HTTPS_PORT: u16 = 443;
/// What is looked at beside Plex's own answer.
const PROBES: [Probe; 4] = [Probe::Proxy, Probe::Route, Probe::ControlName, Probe::PlexNames];
/// How many servers' clocks are compared.
const MOST_CLOCKS: usize = 64;

/// Had a verdict stood for long enough that its change is news?
pub(super) fn stood(since: Moment, now: Moment) -> bool {
    now.saturating_sub(since) >= STOOD
}

impl Model {
    pub(super) fn look_at_computer() -> Vec<Effect> {
        let effects = [Effect::LookAtPlex { after: Duration::ZERO }];
        effects.into_iter().chain(PROBES.map(Effect::Observe)).collect()
    }

    pub(super) fn computer_found(&mut self, finding: Finding) -> Vec<Effect> {
        let (now, facts) = (self.now, &mut self.computer.facts);
        match finding {
            Finding::Route(found) => facts.route = fact(found, now),
            Finding::Proxy(found) => facts.proxy = fact(found, now),
            Finding::ControlName(found) => facts.control_name = fact(found, now),
            Finding::PlexNames(found) => {
                facts.plex_names = fact(found, now);
                self.diagnose_computer();
                return self.names_told();
            }
            Finding::PlexAddress(found) => facts.plex_by_address = fact(found, now),
            Finding::PlexCertificate(Ok(None)) => facts.plex_certificate = Fact::NotChecked,
            Finding::PlexCertificate(Ok(Some(certificate))) => facts.plex_certificate = Fact::known(certificate, now),
            Finding::PlexCertificate(Err(why)) => facts.plex_certificate = Fact::Failed { why, at: now },
            Finding::Plex(Ok((service, clock_ahead))) => return self.plex_looked(service, clock_ahead),
            Finding::Plex(Err(why)) => {
                facts.plex = Fact::Failed { why, at: now };
                self.diagnose_computer();
                return vec![Effect::LookAtPlex { after: self.computer.pause }];
            }
        }
        self.diagnose_computer();
        Vec::new()
    }

    /// Remembers where plex.tv is; and if its names are lost, knocks there.
    fn names_told(&mut self) -> Vec<Effect> {
        let Some(names) = self.computer.facts.plex_names.get() else { return Vec::new() };
        let found = names.iter().find_map(|(_, answer)| match answer {
            NameAnswer::Addresses(all) if answer.is_found() => all.first().copied(),
            NameAnswer::Addresses(_) | NameAnswer::Nothing | NameAnswer::Silent => None,
        });
        if let Some(ip) = found {
            self.computer.plex_address = Some((ip, HTTPS_PORT).into());
            self.computer.facts.plex_by_address = Fact::NotChecked;
            return Vec::new();
        }
        self.computer.plex_address.map(|address| Effect::Observe(Probe::PlexAddress(address))).into_iter().collect()
    }

    /// What plex.tv did. After good answers a single lost one changes nothing: it is asked again first.
    fn plex_looked(&mut self, service: PlexService, clock_ahead: Option<i64>) -> Vec<Effect> {
        let was_well = matches!(self.computer.facts.plex.get(), Some(PlexService::Answers(_)));
        let is_lost = matches!(service, PlexService::Failed(_) | PlexService::Trouble(_));
        if is_lost && was_well && !std::mem::replace(&mut self.computer.in_doubt, true) {
            return vec![Effect::LookAtPlex { after: DOUBT_PAUSE }];
        }
        self.computer.in_doubt = false;
        self.take_in_service(service, clock_ahead)
    }

    fn take_in_service(&mut self, service: PlexService, clock_ahead: Option<i64>) -> Vec<Effect> {
        let now = self.now;
        let mut effects = self.doubtful_names(&service);
        let service = match service {
            // It answers, and did not give the list: the list has the word, and the pauses go on growing.
            PlexService::Answers(_) if self.computer.list_failures > 0 => {
                effects.push(Effect::FetchList);
                return effects;
            }
            PlexService::Answers(_) => {
                self.computer.pause = FIRST_PAUSE;
                service
            }
            PlexService::RateLimited { until } => {
                let until = until.max((now + self.computer.pause).as_secs());
                let after = Duration::from_secs(until).saturating_sub(now).max(DOUBT_PAUSE);
                effects.push(Effect::LookAtPlex { after });
                self.lengthen_pause();
                PlexService::RateLimited { until }
            }
            PlexService::Trouble(_) | PlexService::Failed(_) => {
                effects.push(Effect::LookAtPlex { after: self.computer.pause });
                self.lengthen_pause();
                service
            }
        };
        effects.extend(self.certificate_in_doubt(&service));
        let facts = &mut self.computer.facts;
        let was_right = facts.plex_clock_ahead.get().is_some_and(|ahead| is_right(*ahead));
        facts.plex_clock_ahead = clock_ahead.map_or(Fact::NotChecked, |ahead| Fact::known(ahead, now));
        if was_right != self.clock_is_right() {
            self.diagnose_all();
        }
        let is_confirmed = clock_ahead.is_some_and(is_right);
        if self.sweeps && is_confirmed {
            self.sweeps = false;
            effects.push(Effect::SweepRepairs);
        }
        let facts = &mut self.computer.facts;
        let answers = matches!(service, PlexService::Answers(_));
        facts.plex = Fact::known(service, now);
        self.diagnose_computer();
        // What stands although Plex answers is looked at again, too.
        if answers && self.computer.diagnosis.cause.is_some_and(|c| !c.is_notice()) {
            effects.push(Effect::LookAtPlex { after: LONGEST_PAUSE });
        }
        effects
    }

    fn lengthen_pause(&mut self) {
        self.computer.pause = (self.computer.pause * 2).min(LONGEST_PAUSE);
    }

    /// Whose papers are shown in Plex's place?
    fn certificate_in_doubt(&self, service: &PlexService) -> Option<Effect> {
        let is_tls = matches!(service, PlexService::Failed(e) if e.kind == crate::client::model::error::NetKind::Tls);
        is_tls.then_some(Effect::Observe(Probe::PlexCertificate))
    }

    /// What was said of names and routes is looked at again when Plex's answer does not fit it any more.
    fn doubtful_names(&self, service: &PlexService) -> Vec<Effect> {
        let doubtful = match service {
            PlexService::Answers(_) => {
                self.computer.diagnosis.cause.is_some_and(|cause| cause.spec().is_refuted_by_plex)
            }
            PlexService::Failed(_) => {
                let told = self.computer.facts.plex_names.at();
                told.is_some_and(|at| self.now.saturating_sub(at) > OLD_NAMES)
            }
            PlexService::RateLimited { .. } | PlexService::Trouble(_) => false,
        };
        if doubtful { PROBES.map(Effect::Observe).into() } else { Vec::new() }
    }

    /// The account's list did not come. It is asked for again at once, and then with growing pauses.
    pub(super) fn list_failed(&mut self, error: &PlexError) -> Vec<Effect> {
        self.computer.list_failures += 1;
        if self.computer.list_failures == 1 {
            return vec![Effect::LookAtPlex { after: DOUBT_PAUSE }];
        }
        self.take_in_service(error.service(self.now, FIRST_PAUSE), None)
    }

    /// The list came: what was said against Plex because of it is looked at again.
    pub(super) fn list_came(&mut self) -> Option<Effect> {
        let failed = std::mem::take(&mut self.computer.list_failures) > 1;
        failed.then_some(Effect::LookAtPlex { after: Duration::ZERO })
    }

    /// An answer from the network disproves what failed sends suggest.
    pub(super) fn judge_local_network(&mut self) {
        let heard = self.rows.iter().flat_map(|r| &r.addresses).any(|a| !a.here && a.sources.contains(&Source::Gdm));
        let denied = self.system_asks_for_local_network
            && !heard
            && discovery::looks_denied(&self.search.send_failures, &self.search.interfaces);
        self.computer.facts.local_network_denied = Fact::known(denied, self.now);
        self.diagnose_computer();
    }

    /// The servers' clocks, and whether names under `plex.direct` were withheld: facts of the network that servers tell.
    pub(super) fn learn_from_servers(&mut self) {
        let addresses = || self.rows.iter().take(MOST_CLOCKS).filter_map(|r| r.addresses.iter().find(|a| !a.here));
        let clock = |a: &crate::client::model::AddressFacts| {
            let probe = a.probe.get()?;
            matches!(probe.outcome, Ok(Presence::Server(_))).then_some(probe.clock_ahead?)
        };
        let clocks: Vec<i64> = addresses().filter_map(clock).collect();
        // A few: not all servers are gone through for them at every look.
        let asked = self.names_asked.iter().filter_map(|address| self.rows.facts(*address));
        let withheld: Vec<bool> = asked.filter_map(|a| Some(!leads_to(a.plex_direct.get()?, a.address.ip()))).collect();
        let facts = &mut self.computer.facts;
        facts.servers_clock_ahead = clocks;
        if !withheld.is_empty() {
            facts.plex_direct_withheld = Fact::known(withheld.contains(&true), self.now);
        }
        self.diagnose_computer();
    }

    pub(super) fn plex_direct_told(&mut self, address: std::net::SocketAddr, answer: Result<NameAnswer, Breakdown>) {
        let now = self.now;
        if let Some(facts) = self.rows.facts_mut(address) {
            facts.plex_direct = fact(answer, now);
        }
        self.learn_from_servers();
    }

    /// Plex has confirmed this computer's clock.
    #[must_use]
    pub fn clock_is_right(&self) -> bool {
        self.computer.facts.plex_clock_ahead.get().is_some_and(|ahead| is_right(*ahead))
    }

    pub(super) fn diagnose_computer(&mut self) {
        let (now, computer) = (self.now, &mut self.computer);
        let before = computer.diagnosis.cause;
        let was_known = computer.facts.plex.at().is_some();
        computer.diagnosis = computer::diagnose(&computer.facts, now, self.clock);
        if before != computer.diagnosis.cause {
            if was_known && stood(computer.since, now) {
                computer.changed = Some(VerdictChange { from: before, at: now });
                let to = computer.diagnosis.cause;
                self.changes.push(now, self.clock.unix, What::Computer { from: before, to });
            }
            self.computer.since = now;
            self.diagnose_all();
        }
    }
}

fn is_right(ahead: i64) -> bool {
    ahead.unsigned_abs() < CLOCK_LIMIT
}

fn leads_to(answer: &NameAnswer, ip: std::net::IpAddr) -> bool {
    matches!(answer, NameAnswer::Addresses(all) if all.contains(&ip))
}
