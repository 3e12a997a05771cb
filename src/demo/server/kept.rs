//! A server's settings in its memory: what it takes from them at its start, and what it writes (plexinc/pms-docker; ChuckPa/UserCredentialReset).

use std::io;
use std::sync::Arc;

use uuid::Uuid;

use super::super::idents;
use super::keeper::Keeper;
use super::{Membership, ServerOptions, SignIn};

const TOKEN: &str = "PlexOnlineToken";
const USERNAME: &str = "PlexOnlineUsername";
const MAIL: &str = "PlexOnlineMail";
const OWN_ID: &str = "MachineIdentifier";
const PROCESSED_ID: &str = "ProcessedMachineIdentifier";
const NAME: &str = "FriendlyName";

/// Settings that are written at each change and at the exit, always as a whole and from memory: an edit made meanwhile is lost.
pub(super) struct Kept {
    keeper: Arc<dyn Keeper>,
    settings: Settings,
}

/// Names and values, in their order.
#[derive(Default)]
struct Settings(Vec<(String, String)>);

impl Settings {
    /// Empty values are none.
    fn filled(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    fn put(&mut self, name: &str, value: &str) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.0.push((name.to_owned(), value.to_owned())),
        }
    }

    fn machine_id(&self) -> Option<String> {
        let processed = self.filled(PROCESSED_ID).map(str::to_owned);
        processed.or_else(|| self.filled(OWN_ID).map(idents::processed))
    }

    fn membership(&self) -> Membership {
        let text = |name| self.filled(name).unwrap_or_default().to_owned();
        match self.filled(TOKEN) {
            None => Membership::SignedOut,
            Some(token) => {
                let (username, email) = (text(USERNAME), text(MAIL));
                Membership::SignedIn(SignIn { username, email, token: token.to_owned() })
            }
        }
    }

    fn sign_in(&mut self, sign_in: &SignIn, machine_id: &str) {
        self.put(TOKEN, &sign_in.token);
        self.put(USERNAME, &sign_in.username);
        self.put(MAIL, &sign_in.email);
        // As all public samples have it.
        self.put("PlexOnlineHome", "1");
        self.put("CertificateUUID", &idents::certificate_uuid(machine_id));
    }

    /// The attributes stay, and are empty: some container images take the mere name for a claim.
    fn sign_out(&mut self) {
        for name in [TOKEN, USERNAME, MAIL] {
            if self.filled(name).is_some() {
                self.put(name, "");
            }
        }
    }
}

impl Kept {
    /// Loads the settings. Where no identity is in them, the server is a stranger from now on.
    pub(super) fn load(keeper: Arc<dyn Keeper>) -> io::Result<Self> {
        let mut kept = Self { settings: Settings(keeper.load()?), keeper };
        if kept.settings.machine_id().is_none() {
            let own = Uuid::new_v4().to_string();
            kept.settings.put(OWN_ID, &own);
            kept.settings.put(PROCESSED_ID, &idents::processed(&own));
            kept.save()?;
        }
        Ok(kept)
    }

    /// What the settings say of the server takes the place of what it was told.
    pub(super) fn apply(&self, options: &mut ServerOptions) {
        if let Some(machine_id) = self.settings.machine_id() {
            options.machine_id = machine_id;
        }
        if let Some(name) = self.settings.filled(NAME) {
            name.clone_into(&mut options.name);
        }
        if let Some(networks) = self.settings.filled("allowedNetworks") {
            let networks = networks.split(',').filter_map(|network| network.trim().parse().ok());
            options.behaviour.allowed_networks = networks.collect();
        }
        options.membership = self.settings.membership();
    }

    /// Notes a change of the membership. That a token is refused changes no setting.
    pub(super) fn note(&mut self, membership: &Membership, machine_id: &str) {
        match membership {
            Membership::SignedIn(sign_in) => self.settings.sign_in(sign_in, machine_id),
            Membership::SignedOut => self.settings.sign_out(),
            Membership::Stale(_) => return,
        }
        // What cannot be written now is tried again at the exit.
        let _ = self.save();
    }

    pub(super) fn save(&self) -> io::Result<()> {
        self.keeper.save(&self.settings.0)
    }
}

impl ServerOptions {
    /// The settings that such a server would have, in the order of public samples.
    #[must_use]
    pub fn settings(&self) -> Vec<(String, String)> {
        let mut settings = Settings::default();
        if self.machine_id == idents::machine_id(&self.name) {
            settings.put(OWN_ID, &idents::own_machine_id(&self.name));
        }
        settings.put(PROCESSED_ID, &self.machine_id);
        settings.put("AnonymousMachineIdentifier", &idents::own_machine_id(&format!("anonymous {}", self.name)));
        settings.put("OldestPreviousVersion", "1.32.0.6918-6f393eda1");
        settings.put("AcceptedEULA", "1");
        settings.put("PublishServerOnPlexOnlineKey", "1");
        if let Some(sign_in) = self.membership.sign_in() {
            settings.sign_in(sign_in, &self.machine_id);
        }
        settings.put("CertificateVersion", "3");
        settings.put(NAME, &self.name);
        settings.put("LastAutomaticMappedPort", "0");
        settings.put("secureConnections", "1");
        settings.0
    }
}
