//! What changes the model: events from the world, and requests of the user.

use super::rows::Around;
use super::{Effect, Event, Keeping, Model, RepairKind, Request, ServerKey, SignIn};
use crate::client::discovery::Discovered;
use crate::client::installation::InstallError;
use crate::client::model::{ExternalPage, Installed, Moment, Source};
use crate::client::plex::account::DEVICES;

impl Model {
    /// Takes in what happened at `now`.
    pub fn apply(&mut self, event: Event, now: Moment) -> Vec<Effect> {
        self.now = now;
        self.is_as_before = false;
        let is_quiet = matches!(event, Event::Tick | Event::Beat(_) | Event::Glimpsed { .. } | Event::History(_));
        if !is_quiet && !matches!(event, Event::Found(Discovered::Round(_) | Discovered::Rejected(_))) {
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
            Event::Forgotten(result) => {
                self.forgotten = Some(result);
                Vec::new()
            }
            Event::InFolder(result) => self.in_folder(result),
            Event::Host { host, end } => self.host_ended(&host, end),
            Event::HostKeyForgotten { host, result } => self.host_key_forgotten(&host, result),
            Event::Glimpsed { address, glimpse } => self.glimpsed(address, glimpse),
            Event::History(event) => self.history_event(event),
            Event::Beat(clocks) => self.beat(clocks),
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
            Request::RepairAt { place, agreed } => self.start_repair_at(&place, agreed),
            Request::GoOn { id, agreed } => self.take_up(RepairKind::GoOn(id), agreed, None),
            Request::Undo(id) => self.take_up(RepairKind::Undo(id), None, None),
            Request::UndoOver { id, over } => self.take_up(RepairKind::Undo(id), None, Some(over)),
            Request::CancelRepair => self.cancel_repair(),
            Request::ForgetBackup(id) => vec![Effect::ForgetBackup(id)],
            Request::ForgetEverything => {
                // Nothing is noted any more.
                self.watch.keeping = Keeping::NotYet;
                vec![Effect::ForgetEverything]
            }
            Request::DeleteHistory => {
                self.watch.deleted = None;
                vec![Effect::DeleteHistory]
            }
            Request::Attend(server) => {
                self.watch.open = server;
                if let Some(key) = server {
                    self.diagnose_row(key);
                }
                Vec::new()
            }
            Request::StartServer(key) => self.start_server(key, false),
            Request::RestartServer(key) => self.start_server(key, true),
            Request::LookInFolder(folder) => self.look_in_folder(folder),
            Request::LookInContainer { name, engine } => self.look_in_container(name, engine),
            Request::SignInToHost { host, sign_in, accepted, server } => {
                self.sign_in_to_host(host, sign_in, accepted, server)
            }
            Request::LeaveHost => self.leave_host(),
            Request::ForgetHostKey(host) => self.forget_host_key(host),
            Request::Open(page) => vec![Effect::Open(address_of(&page))],
        }
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
        effects.extend(self.proofs());
        self.diagnose_all();
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

fn address_of(page: &ExternalPage) -> String {
    match page {
        ExternalPage::Plex => "https://app.plex.tv".to_owned(),
        ExternalPage::Status => "https://status.plex.tv".to_owned(),
        ExternalPage::Devices => DEVICES.to_owned(),
        ExternalPage::Project(page) => (*page).to_owned(),
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
