//! What the model asks for, carried out.

use std::net::SocketAddr;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::Worker;
use crate::client::discovery;
use crate::client::jobs::Message;
use crate::client::jobs::history::Keeper;
use crate::client::net;
use crate::client::repair::claim::ClaimEnd;
use crate::client::repair::power::CancelTokens;
use crate::client::state::{Effect, Event, Glance};

impl Worker {
    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.run_effect(effect);
        }
    }

    fn run_effect(&mut self, effect: Effect) {
        match effect {
            Effect::Search => self.start_search(),
            Effect::Probe { address } => self.probe(address),
            Effect::Glance { address, what } => self.glance(address, what),
            Effect::Keep { events, now } => {
                if let Some(keeper) = &self.keeper {
                    keeper.keep(events, now);
                }
            }
            Effect::DeleteHistory => self.delete_history(),
            Effect::LookLater { address, after } => self.look_later(address, after),
            Effect::LookAtPlex { after } => {
                self.plex_retry.cancel();
                self.plex_retry = CancellationToken::new();
                self.jobs.look_at_plex(after, self.plex_retry.clone());
            }
            Effect::Observe(probe) => self.jobs.observe(probe, self.interfaces.clone()),
            Effect::LookAtInstallations => self.jobs.look_at_installations(),
            Effect::LookUpPlexDirect { address, name } => self.jobs.look_up_plex_direct(address, name),
            Effect::Resolve(text) => self.jobs.resolve(text),
            Effect::SignIn => {
                self.sign_in = CancellationToken::new();
                self.jobs.sign_in(self.sign_in.clone());
            }
            Effect::CancelSignIn => self.sign_in.cancel(),
            Effect::SignOut => {
                self.claim.cancel();
                // What is still under way for this account would be taken for the next one's.
                self.account.cancel();
                self.account = CancellationToken::new();
                if let Some(token) = self.token.take() {
                    self.jobs.sign_out(token);
                }
            }
            Effect::Open(page) => self.jobs.open(page),
            Effect::FetchList => {
                if let Some(token) = self.token.clone() {
                    self.jobs.fetch_list(token, self.account.clone());
                }
            }
            Effect::TryAccess { address, way, place, token } => {
                self.jobs.try_access(address, way, place, token, self.account.clone());
            }
            Effect::Prove { address, name } => self.jobs.prove(address, name),
            Effect::LookAtListener { address, id, place } => self.jobs.look_at_listener(address, id, place),
            Effect::Claim { consent, target } => match self.token.clone() {
                Some(token) => {
                    self.claim = CancellationToken::new();
                    self.jobs.claim(target, consent, token, self.claim.clone());
                }
                None => self.message(Message::Event(Event::ClaimEnded(ClaimEnd::Cancelled))),
            },
            Effect::CancelClaim => self.claim.cancel(),
            Effect::Repair(order) => {
                self.repair = CancelTokens::default();
                let signed_in = self.model.user().cloned().zip(self.token.clone());
                self.jobs.repair(*order, signed_in, self.repair.clone());
            }
            Effect::CancelRepair => self.repair.cancel.cancel(),
            Effect::LeaveRepair => self.repair.leave.cancel(),
            Effect::SweepRepairs => self.jobs.sweep_repairs(),
            Effect::LookAtRepairs => self.jobs.look_at_repairs(),
            Effect::ForgetBackup(id) => self.jobs.forget_backup(id),
            Effect::ForgetEverything => {
                let history = self.keeper.as_ref().and_then(Keeper::forget);
                self.jobs.forget_everything(history);
            }
            Effect::LookInFolder(folder) => self.jobs.look_in_folder(folder),
            Effect::LookInContainer { name, engine } => self.jobs.look_in_container(name, engine),
            Effect::SignInToHost { host, sign_in, accepted } => {
                self.host.cancel();
                self.host = CancellationToken::new();
                self.jobs.sign_in_to_host(host, sign_in, accepted, self.host.clone());
            }
            Effect::LookAtHost(host) => self.jobs.look_at_host(host),
            Effect::LeaveHost(host) => {
                self.host.cancel();
                self.jobs.leave_host(host);
            }
            Effect::ForgetHostKey(host) => self.jobs.forget_host_key(host),
        }
    }

    fn delete_history(&mut self) {
        if !self.keeper.as_ref().is_some_and(Keeper::delete) {
            self.jobs.delete_history();
        }
    }

    fn start_search(&mut self) {
        self.search.cancel();
        self.search = CancellationToken::new();
        let (settings, out, cancel) = (self.jobs.settings.clone(), self.found_sender.clone(), self.search.clone());
        let also = settings.also.clone();
        tokio::spawn(async move { discovery::search(&settings.net, out, cancel).await });
        if !also.is_empty() {
            self.event(Event::Resolved { name: None, found: Ok(also) });
        }
    }

    /// One look at an address at a time; what is asked for meanwhile follows it.
    pub(super) fn probe(&mut self, address: SocketAddr) {
        if !self.looking.insert(address) {
            self.look_again.insert(address);
            return;
        }
        let here = self.is_here(address);
        let name = self.model.name_at(address);
        self.jobs.probe(address, name, here, here || self.model.is_own(address));
    }

    /// Not while a thorough look is under way there.
    fn glance(&mut self, address: SocketAddr, what: Glance) {
        if self.looking.contains(&address) {
            return;
        }
        let name = self.model.name_at(address);
        let is_own = self.is_here(address) || self.model.is_own(address);
        self.jobs.glance(address, name, self.model.is_over_tls(address), what, is_own);
    }

    fn look_later(&mut self, address: SocketAddr, after: Duration) {
        let cancel = CancellationToken::new();
        if let Some(earlier) = self.later.insert(address, cancel.clone()) {
            earlier.cancel();
        }
        self.jobs.look_later(address, after, cancel);
    }

    fn is_here(&self, address: SocketAddr) -> bool {
        net::counts_as_here(address, &self.jobs.settings.net, &self.interfaces)
    }
}
