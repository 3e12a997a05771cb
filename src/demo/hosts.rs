//! The hosts of the demo home, as the client core sees them: a NAS that can be signed in to. Nothing is sent to anybody.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use secrecy::ExposeSecret as _;
use tokio_util::sync::CancellationToken;

use super::installations::{DemoControl, DemoStore};
use super::{HostedServer, idents};
use crate::client::installation::file::LOGS;
use crate::client::installation::remote::{
    HostError, HostErrorKind, HostLook, HostOperation, HostSignIn, Hosts, NotSignedIn,
};
use crate::client::installation::{InstallError, InstallKind, InstallOperation, Installation};
use crate::client::model::text::DisplayText;
use crate::client::model::{HostIdentity, HostKey, HostService, Locator, Phrase, SshHost};
use crate::client::platforms::Platform;

/// The one password that no host of the home takes.
pub const WRONG_PASSWORD: &str = "wrong";
/// What QNAP's QTS 5 runs.
const SOFTWARE: &str = "OpenSSH_8.0";
/// How long a host takes to answer, and to let somebody in: long enough to be seen.
const ANSWER: Duration = Duration::from_millis(300);
/// How long nobody is waited for.
const SILENCE: Duration = Duration::from_millis(900);
/// How soon it is seen that nobody waits any more.
const SLICE: Duration = Duration::from_millis(20);

/// NAS devices of QNAP, each with its own servers. Keys and sign-ins are remembered for as long as this value lives.
pub struct DemoHosts {
    servers: Vec<HostedServer>,
    state: Mutex<State>,
}

/// By the names of hosts.
#[derive(Default)]
struct State {
    known: HashSet<String>,
    signed_in: HashSet<String>,
}

impl DemoHosts {
    #[must_use]
    pub fn new(servers: &[HostedServer]) -> Self {
        Self { servers: servers.to_vec(), state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Only the port of SSH is open.
    fn is_there(&self, host: &SshHost) -> bool {
        let at = SshHost::at(&host.user, &host.name);
        at.as_ref() == Some(host) && self.servers.iter().any(|server| server.host == host.name)
    }

    fn look_around(&self, host: &SshHost, identity: HostIdentity) -> HostLook {
        let here = self.servers.iter().filter(|server| server.host == host.name);
        let found = here.map(|server| {
            let locator = Locator::Ssh {
                host: host.clone(),
                host_key: identity.key.clone(),
                preferences: server.preferences.clone(),
                service: HostService::Qnap,
            };
            let logs = server.installed.preferences().with_file_name(LOGS);
            installation(server, locator).inspect(Some(&logs))
        });
        HostLook { found: found.collect(), identity, platform: Some(Platform::Qnap) }
    }
}

impl Hosts for DemoHosts {
    fn sign_in(
        &self,
        host: &SshHost,
        sign_in: &HostSignIn,
        accepted: Option<&HostKey>,
        cancel: &CancellationToken,
    ) -> Result<HostLook, NotSignedIn> {
        let failed = |operation, kind| NotSignedIn::Failed(HostError::new(operation, host, kind));
        let wait = |time| {
            let cancelled = || failed(HostOperation::Connect, HostErrorKind::Cancelled);
            if waits(time, cancel) { Ok(()) } else { Err(cancelled()) }
        };
        let identity = identity_of(&host.name).filter(|_| self.is_there(host));
        let Some(identity) = identity else {
            wait(SILENCE)?;
            return Err(failed(HostOperation::Connect, HostErrorKind::NoAnswer));
        };
        wait(ANSWER)?;
        let is_known = self.state().known.contains(&host.name);
        if !is_known && accepted != Some(&identity.key) {
            return Err(NotSignedIn::AsksKey(identity));
        }
        self.state().known.insert(host.name.clone());
        wait(ANSWER)?;
        match sign_in {
            HostSignIn::Password(password) if password.expose_secret() == WRONG_PASSWORD => {
                Err(failed(HostOperation::SignIn, HostErrorKind::WrongPassword))
            }
            HostSignIn::Password(_) => {
                self.state().signed_in.insert(host.name.clone());
                Ok(self.look_around(host, identity))
            }
            // Nobody has left a key there.
            HostSignIn::Keys { .. } => Err(failed(HostOperation::SignIn, HostErrorKind::NoKeyTaken)),
        }
    }

    fn look(&self, host: &SshHost) -> Result<HostLook, HostError> {
        let is_in = self.state().signed_in.contains(&host.name);
        let identity = identity_of(&host.name).filter(|_| is_in);
        let look = identity.map(|identity| self.look_around(host, identity));
        look.ok_or_else(|| HostError::new(HostOperation::Look, host, HostErrorKind::NotSignedIn))
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        let error = |place: String, kind| InstallError::new(InstallOperation::Open, place, kind);
        let (host_key, preferences) = match locator {
            Locator::Ssh { host_key, preferences, .. } => (host_key, preferences),
            other @ (Locator::Service { .. }
            | Locator::Folder { .. }
            | Locator::Registry { .. }
            | Locator::Domain { .. }
            | Locator::SshContainer { .. }
            | Locator::Container { .. }) => return Err(error(format!("{other:?}"), InstallKind::Unsupported)),
        };
        let is_at = |server: &&HostedServer| server.key().as_ref() == Some(host_key);
        let there: Vec<_> = self.servers.iter().filter(is_at).collect();
        if !there.iter().any(|server| self.state().signed_in.contains(&server.host)) {
            let not_in = error(preferences.clone(), InstallKind::NotPermitted);
            return Err(InstallError { detail: Some(Phrase::new(HostErrorKind::NotSignedIn.id())), ..not_in });
        }
        let known = there.into_iter().find(|server| server.preferences == *preferences);
        let missing = || error(preferences.clone(), InstallKind::Missing);
        known.map(|server| installation(server, locator.clone())).ok_or_else(missing)
    }

    fn leave(&self, host: &SshHost) {
        self.state().signed_in.remove(&host.name);
    }

    fn forget_key(&self, host: &SshHost) -> Result<(), InstallError> {
        self.state().known.remove(&host.name);
        Ok(())
    }
}

impl HostedServer {
    /// The key of its host.
    #[must_use]
    pub fn key(&self) -> Option<HostKey> {
        identity_of(&self.host).map(|identity| identity.key)
    }
}

fn identity_of(host: &str) -> Option<HostIdentity> {
    let key = idents::host_key(host).parse().ok()?;
    Some(HostIdentity { key, software: DisplayText::new(SOFTWARE) })
}

fn installation(server: &HostedServer, locator: Locator) -> Installation {
    let installed = server.installed.clone();
    Installation {
        locator,
        store: Arc::new(DemoStore::new(&installed, server.preferences.clone())),
        control: Arc::new(DemoControl::elsewhere(installed, "QNAP (plex.sh)")),
    }
}

/// False if nobody waits any more.
fn waits(time: Duration, cancel: &CancellationToken) -> bool {
    let end = Instant::now() + time;
    while Instant::now() < end && !cancel.is_cancelled() {
        sleep(SLICE);
    }
    !cancel.is_cancelled()
}
