//! What changes the model: events from the world, and requests of the user.

use crate::client::state::What;
use std::collections::HashSet;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use super::computer::DOUBT_PAUSE;
use super::rows::Around;
use super::{Claim, Effect, Event, Model, RepairKind, Request, ServerKey, SignIn};
use crate::client::diagnosis::duplicate::{answers, speakers};
use crate::client::diagnosis::facts::ClaimRefusal;
use crate::client::diagnosis::{AccountFacts, duplicate};
use crate::client::discovery::{self, Discovered};
use crate::client::installation::InstallError;
use crate::client::model::error::NetKind;
use crate::client::model::{
    Acceptance, Access, AddressFacts, ExternalPage, Fact, Installed, Message as _, Moment, Phrase, PlexResource,
    Presence, ProbeResult, Proof, ProvenBy, Root, SecondProbe, Sighting, Source,
};
use crate::client::net::{Interface, plex_direct_name};
use crate::client::plex::account::{DEVICES, PlexError};
use crate::client::plex::server::AccessWay;
use crate::client::probe::Probe;
use crate::client::repair::claim::{ClaimEnd, ClaimStage, ClaimTarget};

/// Pause before a server that was starting is looked at again.
const STARTING_PAUSE: Duration = Duration::from_secs(3);
/// Pause before a server whose answer was lost is asked again whether it lets the account in.
const TROUBLE_PAUSE: Duration = Duration::from_secs(20);
/// How many send failures are kept.
const MOST_FAILURES: usize = 64;

impl Model {
    /// Takes in what happened at `now`.
    pub fn apply(&mut self, event: Event, now: Moment) -> Vec<Effect> {
        self.now = now;
        if !matches!(event, Event::Tick | Event::Found(Discovered::Round(_) | Discovered::Rejected(_))) {
            self.last_news = now;
        }
        match event {
            Event::Found(found) => self.found(found),
            Event::Probed { address, here, probe, root } => self.probed(address, here, *probe, root),
            Event::Resolved { name, found } => self.resolved(name.as_deref(), found),
            Event::Computer(finding) => self.computer_found(finding),
            Event::Installed { servers, closed } => self.installed(servers, closed),
            Event::PlexDirect { address, answer } => {
                self.plex_direct_told(address, answer);
                Vec::new()
            }
            Event::SignIn(event) => self.sign_in_event(event),
            Event::Listed(result) => self.listed(result),
            Event::Accepted { address, access } => self.accepted(address, *access),
            Event::Proven { address, proof } => {
                self.proven(address, proof);
                Vec::new()
            }
            Event::Listener { address, id, is_own } => {
                self.listener_told(address, &id, is_own);
                Vec::new()
            }
            Event::ClaimStage(stage) => {
                if let Some(claim) = &mut self.claim {
                    claim.stage = stage;
                }
                Vec::new()
            }
            Event::ClaimEnded(end) => self.claim_ended(end),
            Event::Repair(progress) => {
                self.repair_went_on(progress);
                Vec::new()
            }
            Event::RepairEnded(end) => self.repair_ended(end),
            Event::Repairs(records) => {
                self.told_of_repairs(records);
                Vec::new()
            }
            Event::BackupRemoved { id, error } => {
                self.not_removed = error.map(|error| (id, error));
                Vec::new()
            }
            Event::InFolder(result) => self.in_folder(result),
            Event::Tick => {
                self.diagnose_computer();
                Vec::new()
            }
        }
    }

    /// Takes in what the user asks for at `now`.
    pub fn request(&mut self, request: Request, now: Moment) -> Vec<Effect> {
        self.now = now;
        match request {
            Request::Search => self.search(),
            Request::Recheck(key) => self.probes_of(key),
            Request::RecheckComputer => Self::look_at_computer(),
            Request::RecheckOne(server, check) => self.recheck_one(server, check),
            Request::BrowserFails(key, fails) => self.owners_word(key, |row| row.browser_fails = fails),
            Request::ShouldBeMine(key, should) => self.owners_word(key, |row| row.should_be_mine = should),
            Request::RecheckAll => self.recheck_all(),
            Request::AddAddress(text) => self.add_address(&text),
            Request::SignIn => self.start_sign_in(),
            Request::OpenSignInPage => match &self.sign_in {
                SignIn::Waiting(waiting) => vec![Effect::Open(waiting.link.clone())],
                SignIn::Out
                | SignIn::Asking { .. }
                | SignIn::Approved { .. }
                | SignIn::In { .. }
                | SignIn::Failed(_) => Vec::new(),
            },
            Request::CancelSignIn => vec![Effect::CancelSignIn],
            Request::SignOut => self.sign_out(),
            Request::Claim { server, consent } => self.start_claim(server, consent),
            Request::CancelClaim => vec![Effect::CancelClaim],
            Request::ForgetClaim => {
                if self.running_claim().is_none() {
                    self.claim = None;
                }
                if self.running_repair().is_none() {
                    self.repair = None;
                }
                Vec::new()
            }
            Request::Repair { server, agreed } => self.start_repair(server, agreed),
            Request::GoOn { id, agreed } => self.take_up(RepairKind::GoOn(id), agreed, None),
            Request::Undo(id) => self.take_up(RepairKind::Undo(id), None, None),
            Request::UndoOver { id, over } => self.take_up(RepairKind::Undo(id), None, Some(over)),
            Request::CancelRepair => self.cancel_repair(),
            Request::ForgetBackup(id) => vec![Effect::ForgetBackup(id)],
            Request::StartServer(key) => self.start_server(key, false),
            Request::RestartServer(key) => self.start_server(key, true),
            Request::LookInFolder(folder) => self.look_in_folder(folder),
            Request::Open(page) => vec![Effect::Open(address_of(&page))],
        }
    }

    pub(super) fn search(&mut self) -> Vec<Effect> {
        self.search.running = true;
        self.search.rounds = 0;
        self.search.since = self.now;
        self.search.send_failures.clear();
        let mut effects = vec![Effect::Search, Effect::LookAtInstallations, Effect::LookAtRepairs];
        effects.extend(Self::look_at_computer());
        effects
    }

    fn add_address(&mut self, text: &str) -> Vec<Effect> {
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

    fn resolved(&mut self, name: Option<&str>, found: Result<Vec<SocketAddr>, Phrase>) -> Vec<Effect> {
        self.search.resolving = false;
        match found {
            Ok(addresses) => {
                self.search.address_error = None;
                let mut effects = Vec::new();
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

    fn found(&mut self, found: Discovered) -> Vec<Effect> {
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
                self.search.interfaces = interfaces;
                // The way out may be another one now.
                return vec![Effect::Observe(Probe::Route)];
            }
        }
        Vec::new()
    }

    fn sighted(&mut self, sighting: Sighting) -> Vec<Effect> {
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
        if is_new || is_typed { vec![Effect::Probe { address }] } else { self.probe_side_by_side(address) }
    }

    fn probed(&mut self, address: SocketAddr, here: bool, probe: ProbeResult, root: Option<Root>) -> Vec<Effect> {
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
        note_identity(facts, &probe);
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
        // Who was proven there may be proven nowhere any more.
        let now = self.rows.facts(address).and_then(duplicate::identity).map(|identity| identity.id.clone());
        for id in before.iter().filter(|id| now.as_ref() != Some(id)).chain(&now) {
            self.sort_out(id);
        }
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

    fn accepted(&mut self, address: SocketAddr, access: Access) -> Vec<Effect> {
        let now = self.now;
        let fact = |value| Fact::known(value, now);
        let starting = access.root.as_ref().is_some_and(|root| root.start_state.is_some());
        let lost = matches!(access.acceptance, Acceptance::Lost(_));
        if let Some(facts) = self.rows.facts_mut(address) {
            // A lost answer changes nothing that is known.
            if lost && facts.acceptance.get().is_some_and(|a| !matches!(a, Acceptance::Lost(_))) {
                return vec![Effect::LookLater { address, after: TROUBLE_PAUSE }];
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
        let after = if starting { STARTING_PAUSE } else { TROUBLE_PAUSE };
        if starting || lost { vec![Effect::LookLater { address, after }] } else { Vec::new() }
    }

    fn listed(&mut self, result: Result<Vec<PlexResource>, PlexError>) -> Vec<Effect> {
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
                    if known && let Some(key) = self.rows.row_of(sighting.address) {
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

    /// Servers on this computer are asked over loopback, which no list names; and one that was just linked anew may not have told
    /// Plex yet where it answers, wherever an earlier list had it.
    fn accesses_of_unlisted_addresses(&self, list: &[PlexResource]) -> Vec<Effect> {
        let ways = list.iter().flat_map(|l| &l.connections).filter(|c| c.local && !c.relay);
        let named: HashSet<_> = ways.map(|c| c.address).collect();
        let rows = self.rows.iter().flat_map(|r| r.addresses.iter().map(|a| (r.key, a.address)));
        let others = rows.filter(|(_, address)| !named.contains(address));
        others.filter_map(|(key, address)| self.accesses_of(key, address)).collect()
    }

    /// What settings and logs of this computer's servers say. A server that does not run has a row all the same, if it can
    /// be started: settings that were left over by a server which was removed, or went elsewhere, are no server.
    fn installed(&mut self, servers: Vec<Installed>, closed: Vec<InstallError>) -> Vec<Effect> {
        let silent = servers.iter().find(|s| s.can_start && self.rows.of_id(&s.id).is_none()).cloned();
        self.installed.retain(|known| known.chosen && !servers.iter().any(|s| s.locator.is_same_place(&known.locator)));
        self.installed.extend(servers);
        self.closed_installations = closed;
        let mut effects = Vec::new();
        let free = self.own_address.filter(|own| self.rows.row_of(*own).is_none());
        if let Some((server, own)) = silent.zip(free) {
            self.rows.insert(own, Source::Here);
            if let Some(facts) = self.rows.facts_mut(own) {
                facts.here = true;
                facts.hint.id = Some(server.id);
                facts.hint.name = server.name;
            }
            self.rows.regroup(own);
            effects.push(Effect::Probe { address: own });
        }
        let addresses: Vec<_> = self.rows.iter().flat_map(|row| row.addresses.iter().map(|a| a.address)).collect();
        effects.extend(addresses.into_iter().flat_map(|address| self.proofs_of(address)));
        self.diagnose_all();
        effects
    }

    fn start_claim(&mut self, server: ServerKey, consent: crate::client::repair::claim::Consent) -> Vec<Effect> {
        let id = self.server(server).and_then(|row| row.diagnosis.id.clone());
        let may_begin = self.running_claim().is_none() && self.running_repair().is_none() && self.user().is_some();
        let (Some(row), Some(id), true) = (self.server(server), id, may_begin) else {
            // Of one that runs already its own end tells.
            if self.running_claim().is_none_or(|claim| claim.server != server) {
                self.changed(What::ClaimEnded { key: server, end: ClaimEnd::Cancelled });
            }
            return Vec::new();
        };
        let target = ClaimTarget {
            name: row.diagnosis.name.clone(),
            addresses: speakers(&row.addresses).filter(|a| answers(a)).map(|a| (a.address, a.here)).collect(),
            place: Installed::of(&id, &self.installed)
                .filter(|i| i.capabilities().reaches_loopback)
                .map(|i| i.locator.clone()),
            id,
            duplicate: row.may_be_two(),
        };
        self.repair = None;
        self.claim = Some(Claim { server, since: self.now, stage: ClaimStage::Looking, end: None });
        vec![Effect::Claim { server, consent, target }]
    }

    fn claim_ended(&mut self, end: ClaimEnd) -> Vec<Effect> {
        let Some(claim) = &mut self.claim else { return Vec::new() };
        claim.end = Some(end.clone());
        let key = claim.server;
        self.changed(What::ClaimEnded { key, end: end.clone() });
        if let Some(row) = self.rows.get_mut(key) {
            row.refusal = match end {
                ClaimEnd::Closed => Some(ClaimRefusal::Closed),
                ClaimEnd::CutOff => Some(ClaimRefusal::CutOff),
                ClaimEnd::Verified(_)
                | ClaimEnd::Unverified { .. }
                | ClaimEnd::SomeoneElse
                | ClaimEnd::NeedsConsent(_)
                | ClaimEnd::Changed
                | ClaimEnd::Duplicate
                | ClaimEnd::StillStarting
                | ClaimEnd::CodeRefused
                | ClaimEnd::Failed(_)
                | ClaimEnd::Cancelled => None,
            };
            for facts in &mut row.addresses {
                facts.acceptance = Fact::NotChecked;
            }
        }
        self.diagnose_row(key);
        let mut effects = self.looks_at_all_of(key);
        if self.user().is_some() {
            effects.push(Effect::FetchList);
        }
        effects
    }

    pub(super) fn diagnose_all(&mut self) {
        for key in self.rows.keys() {
            self.diagnose_row(key);
        }
    }

    pub(super) fn diagnose_row(&mut self, key: ServerKey) {
        let newcomer = self.newcomer(key);
        let around = Around {
            computer: self.computer.diagnosis.cause,
            account: &self.account,
            installed: &self.installed,
            clock_is_right: self.clock_is_right(),
            now: self.now,
        };
        if let Some(what) = self.rows.diagnose(key, newcomer.as_ref(), &around) {
            self.changed(what);
        }
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

/// What the server said over a proven way counts for more than what the same address says to anyone.
fn prove(facts: &mut AddressFacts, proof: Option<Proof>) {
    let is_disproved = matches!(facts.acceptance.get(), Some(Acceptance::Unproven(_)));
    if let (Some(proof), Fact::Known { value: probe, .. }) = (&proof, &mut facts.probe) {
        probe.outcome = Ok(Presence::Server(proof.identity.clone()));
    }
    let was = facts.proof.take().filter(|was| !(is_disproved && was.by == ProvenBy::Certificate));
    facts.proof = proof.or(was);
}

/// Two identities that take turns at one address are two computers.
fn note_identity(facts: &mut AddressFacts, probe: &ProbeResult) {
    match &probe.outcome {
        Ok(Presence::Server(now) | Presence::Starting(Some(now))) => facts.last = Some(now.id.clone()),
        Ok(Presence::NotPlex(_)) => facts.last = None,
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

fn sighting_of(listed: &PlexResource, address: SocketAddr) -> Sighting {
    let hint = crate::client::model::Announced {
        name: Some(listed.name.clone()),
        id: Some(listed.id.clone()),
        version: listed.version.clone(),
        ..Default::default()
    };
    Sighting { source: Source::Account, address, hint }
}

fn address_of(page: &ExternalPage) -> String {
    match page {
        ExternalPage::Plex => "https://app.plex.tv".to_owned(),
        ExternalPage::Status => "https://status.plex.tv".to_owned(),
        ExternalPage::Devices => DEVICES.to_owned(),
        ExternalPage::Server(address) => format!("http://{address}/web/index.html"),
        // learn.microsoft.com: "Launch the Windows Settings app"; the other is Apple's, for System Settings since macOS 13.
        ExternalPage::Time if cfg!(windows) => "ms-settings:dateandtime".to_owned(),
        ExternalPage::Proxy if cfg!(windows) => "ms-settings:network-proxy".to_owned(),
        ExternalPage::Proxy => "x-apple.systempreferences:com.apple.Network-Settings.extension".to_owned(),
        ExternalPage::Time => "x-apple.systempreferences:com.apple.Date-Time-Settings.extension".to_owned(),
        ExternalPage::Privacy => {
            "x-apple.systempreferences:com.apple.preference.security?Privacy_LocalNetwork".to_owned()
        }
    }
}
