//! A host that its owner signs in to: a NAS, or another computer that is reached by SSH. One at a time.

use std::net::IpAddr;

use super::{Effect, Model, ServerKey};
use crate::client::installation::InstallError;
use crate::client::installation::remote::{HostError, HostSignIn, NotSignedIn};
use crate::client::model::{HostIdentity, HostKey, Installed, Locator, MachineId, Moment, PLEX_PORT, Source, SshHost};
use crate::client::platforms::Platform;

/// The host that was signed in to last, or is being signed in to.
#[derive(Clone, Debug)]
pub struct HostAccess {
    pub host: SshHost,
    /// The server for whose sake it is entered.
    pub server: Option<ServerKey>,
    /// When the last attempt began.
    pub since: Moment,
    pub stage: HostStage,
    /// How many passwords it has refused in a row. Hosts shut out who is wrong too often.
    pub refused: u32,
}

#[derive(Clone, Debug)]
pub enum HostStage {
    SigningIn,
    /// The owner is asked whether it is theirs.
    AsksKey(HostIdentity),
    In(HostRoom),
    Failed(HostError),
    /// Its key was forgotten, or why not: it can be tried anew.
    KeyForgotten(Result<(), InstallError>),
}

/// What is there.
#[derive(Clone, Debug)]
pub struct HostRoom {
    pub identity: HostIdentity,
    pub platform: Option<Platform>,
    /// The servers whose settings were found; what is known of them is among the installed.
    pub found: Vec<MachineId>,
    /// Places whose settings could not be read, with the reason.
    pub closed: Vec<InstallError>,
}

/// What a look around a host found, as the model has it.
#[derive(Clone, Debug)]
pub struct HostFound {
    pub identity: HostIdentity,
    pub platform: Option<Platform>,
    pub servers: Vec<Installed>,
    pub closed: Vec<InstallError>,
}

impl HostAccess {
    #[must_use]
    pub fn room(&self) -> Option<&HostRoom> {
        match &self.stage {
            HostStage::In(room) => Some(room),
            HostStage::SigningIn | HostStage::AsksKey(_) | HostStage::Failed(_) | HostStage::KeyForgotten(_) => None,
        }
    }
}

impl Model {
    /// The host that has to be signed in to before this place can be worked on.
    #[must_use]
    pub fn missing_host(&self, locator: &Locator) -> Option<SshHost> {
        let (host, key) = locator.host()?;
        let room = self.host.as_ref().and_then(HostAccess::room);
        let is_in = room.is_some_and(|room| room.identity.key == *key);
        (!is_in).then(|| host.clone())
    }

    /// The place that a journal has named, by the address at which its host is signed in to now.
    pub(super) fn reached_now(&self, locator: Locator) -> Locator {
        let access = self.host.as_ref().filter(|_| self.missing_host(&locator).is_none());
        match access.map(|access| access.host.clone()) {
            Some(host) => locator.through(&host),
            None => locator,
        }
    }

    pub(super) fn sign_in_to_host(
        &mut self,
        host: SshHost,
        sign_in: HostSignIn,
        accepted: Option<HostKey>,
        server: Option<ServerKey>,
    ) -> Vec<Effect> {
        if self.is_signing_in_to_host() || self.running_repair().is_some() {
            return Vec::new();
        }
        let before = self.host.take();
        // It counts whatever name was wrong with the password.
        let is_there = |known: &&HostAccess| (&known.host.name, known.host.port) == (&host.name, host.port);
        let refused = before.as_ref().filter(is_there).map_or(0, |known| known.refused);
        // Another one's connection is not needed any more: nobody is signed in to two.
        let other = before.filter(|known| known.host != host);
        let mut effects: Vec<Effect> = other.map(|other| Effect::LeaveHost(other.host)).into_iter().collect();
        let (since, stage) = (self.now, HostStage::SigningIn);
        self.forget_installed_on_hosts();
        self.host = Some(HostAccess { host: host.clone(), server, since, stage, refused });
        effects.push(Effect::SignInToHost { host, sign_in, accepted });
        effects
    }

    fn is_signing_in_to_host(&self) -> bool {
        self.host.as_ref().is_some_and(|access| matches!(access.stage, HostStage::SigningIn))
    }

    pub(super) fn host_ended(&mut self, host: &SshHost, end: Result<HostFound, NotSignedIn>) -> Vec<Effect> {
        let Some(access) = self.host.as_mut().filter(|access| access.host == *host) else { return Vec::new() };
        let mut effects = Vec::new();
        match end {
            Ok(HostFound { identity, platform, servers, closed }) => {
                let found = servers.iter().map(|server| server.id.clone()).collect();
                access.stage = HostStage::In(HostRoom { identity, platform, found, closed });
                access.refused = 0;
                self.forget_installed_on_hosts();
                effects.extend(self.row_of_silent(host, &servers));
                self.installed.extend(servers);
                // Its settings name the certificate by which it can prove itself.
                effects.extend(self.proofs());
            }
            Err(NotSignedIn::AsksKey(identity)) => access.stage = HostStage::AsksKey(identity),
            Err(NotSignedIn::Failed(error)) => {
                access.refused += u32::from(error.kind.is_refusal());
                access.stage = HostStage::Failed(error);
                self.forget_installed_on_hosts();
            }
        }
        self.diagnose_all();
        effects
    }

    /// A server that does not run, and that Plex does not list, has a row all the same: it's the one that needs help most.
    fn row_of_silent(&mut self, host: &SshHost, servers: &[Installed]) -> Option<Effect> {
        let address = (host.name.parse::<IpAddr>().ok()?, PLEX_PORT).into();
        let silent = servers.iter().find(|server| server.can_start && self.rows.of_id(&server.id).is_none())?;
        if self.rows.row_of(address).is_some() {
            return None;
        }
        self.rows.insert(address, Source::Typed);
        if let Some(facts) = self.rows.facts_mut(address) {
            facts.hint.id = Some(silent.id.clone());
            facts.hint.name.clone_from(&silent.name);
        }
        self.rows.regroup(address);
        Some(Effect::Probe { address })
    }

    /// Signs out of the host, also while signing in.
    pub(super) fn leave_host(&mut self) -> Vec<Effect> {
        if self.running_repair().is_some() {
            return Vec::new();
        }
        let Some(access) = self.host.take() else { return Vec::new() };
        self.forget_installed_on_hosts();
        self.diagnose_all();
        vec![Effect::LeaveHost(access.host)]
    }

    /// Whoever is signed in by the old key is not any more.
    pub(super) fn forget_host_key(&mut self, host: SshHost) -> Vec<Effect> {
        let is_same = |access: &&HostAccess| access.host == host;
        let is_in = self.host.as_ref().filter(is_same).and_then(HostAccess::room).is_some();
        if self.is_signing_in_to_host() || is_in && self.running_repair().is_some() {
            return Vec::new();
        }
        let leave = is_in.then(|| Effect::LeaveHost(host.clone()));
        leave.into_iter().chain([Effect::ForgetHostKey(host)]).collect()
    }

    pub(super) fn host_key_forgotten(&mut self, host: &SshHost, result: Result<(), InstallError>) -> Vec<Effect> {
        if !self.is_signing_in_to_host()
            && let Some(access) = self.host.as_mut().filter(|access| access.host == *host)
        {
            access.stage = HostStage::KeyForgotten(result);
            self.forget_installed_on_hosts();
            self.diagnose_all();
        }
        Vec::new()
    }

    /// What was said of the servers there is old now.
    pub(super) fn look_at_host_again(&self, id: &MachineId) -> Option<Effect> {
        let access = self.host.as_ref()?;
        access.room()?.found.contains(id).then(|| Effect::LookAtHost(access.host.clone()))
    }

    fn forget_installed_on_hosts(&mut self) {
        self.installed.retain(|installed| installed.locator.host().is_none());
    }
}
