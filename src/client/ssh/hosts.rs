//! The hosts that are signed in to.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

use super::connection::Proof;
use super::fault::Fault;
use super::known_hosts::KnownHosts;
use super::runtime::Runtime;
use super::shell::{NoShell, SshShell};
use crate::client::installation::remote::{
    self, HostError, HostErrorKind, HostLook, HostOperation, HostSignIn, Hosts, NotSignedIn,
};
use crate::client::installation::{InstallError, InstallKind, InstallOperation, Installation};
use crate::client::model::{HostKey, Locator, Message as _, SshHost};

/// Hosts over SSH.
pub struct RemoteHosts {
    known: Arc<KnownHosts>,
    runtime: Mutex<Option<Arc<Runtime>>>,
    shells: Mutex<HashMap<SshHost, Arc<SshShell>>>,
    /// How many passwords each host, by name and port, has refused in a row.
    refused: Mutex<HashMap<(String, u16), u32>>,
}

impl RemoteHosts {
    /// `known`: the file of the keys that this program knows.
    #[must_use]
    pub fn new(known: Option<PathBuf>) -> Self {
        Self::knowing(known, KnownHosts::of_user())
    }

    /// The same with another file of the user's.
    #[must_use]
    pub fn knowing(known: Option<PathBuf>, users: Option<PathBuf>) -> Self {
        Self {
            known: Arc::new(KnownHosts::new(known, users)),
            runtime: Mutex::default(),
            shells: Mutex::default(),
            refused: Mutex::default(),
        }
    }

    /// Started with the first host: most people have none.
    fn runtime(&self) -> Result<Arc<Runtime>, Fault> {
        let mut runtime = locked(&self.runtime);
        if let Some(runtime) = &*runtime {
            return Ok(runtime.clone());
        }
        let started = Runtime::start().map_err(|error| Fault::new(HostErrorKind::Other, &error.to_string()))?;
        Ok(runtime.insert(Arc::new(started)).clone())
    }

    fn failed(&self, host: &SshHost, operation: HostOperation, fault: Fault) -> HostError {
        let mut refused = locked(&self.refused);
        let count = refused.entry((host.name.clone(), host.port)).or_default();
        let is_shut = operation == HostOperation::Connect
            && matches!(fault.kind, HostErrorKind::NoSsh | HostErrorKind::NoAnswer | HostErrorKind::CutOff);
        if is_shut && *count > 0 {
            return Fault { kind: HostErrorKind::Blocked, ..fault }.at(operation, host);
        }
        *count += u32::from(fault.kind.is_refusal());
        fault.at(operation, host)
    }

    fn shell(&self, host: &SshHost) -> Option<Arc<SshShell>> {
        locked(&self.shells).get(host).cloned()
    }
}

impl Hosts for RemoteHosts {
    fn sign_in(
        &self,
        host: &SshHost,
        sign_in: &HostSignIn,
        accepted: Option<&HostKey>,
        cancel: &CancellationToken,
    ) -> Result<HostLook, NotSignedIn> {
        self.leave(host);
        let failed = |operation, fault| NotSignedIn::Failed(self.failed(host, operation, fault));
        let runtime = self.runtime().map_err(|fault| failed(HostOperation::Connect, fault))?;
        let proof = Proof { known: self.known.clone(), accepted: accepted.cloned(), demanded: None };
        let opened = SshShell::open(runtime, host, proof, sign_in, cancel);
        let shell = Arc::new(opened.map_err(|why| match why {
            NoShell::AsksKey(identity) => NotSignedIn::AsksKey(identity),
            NoShell::Failed(operation, fault) => failed(operation, fault),
        })?);
        locked(&self.refused).remove(&(host.name.clone(), host.port));
        let look = remote::look_around(shell.clone(), shell.identity().clone()).map_err(NotSignedIn::Failed)?;
        if cancel.is_cancelled() {
            return Err(failed(HostOperation::Look, HostErrorKind::Cancelled.into()));
        }
        shell.is_asked_no_more();
        locked(&self.shells).insert(host.clone(), shell);
        Ok(look)
    }

    fn look(&self, host: &SshHost) -> Result<HostLook, HostError> {
        let Some(shell) = self.shell(host) else {
            return Err(HostError::new(HostOperation::Look, host, HostErrorKind::NotSignedIn));
        };
        remote::look_around(shell.clone(), shell.identity().clone())
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        let Some((host, key)) = locator.host() else {
            return Err(InstallError::new(InstallOperation::Open, format!("{locator:?}"), InstallKind::Unsupported));
        };
        let here = self.shell(host);
        // The address may be another one now; the key says which host it is.
        let by_key = || locked(&self.shells).values().find(|shell| shell.identity().key == *key).cloned();
        match here.clone().filter(|shell| shell.identity().key == *key).or_else(by_key) {
            Some(shell) => remote::open(shell, locator),
            None => {
                let kind = if here.is_some() { HostErrorKind::KeyChanged } else { HostErrorKind::NotSignedIn };
                let why = HostError::new(HostOperation::Run, host, kind);
                let failed = InstallError::new(InstallOperation::Open, host, InstallKind::Other);
                Err(InstallError { detail: Some(why.phrase()), ..failed })
            }
        }
    }

    fn leave(&self, host: &SshHost) {
        let shell = locked(&self.shells).remove(host);
        if let Some(shell) = shell {
            shell.leave();
        }
    }

    fn forget_keys(&self) -> Result<(), InstallError> {
        self.known.forget_all()
    }

    fn forget_key(&self, host: &SshHost) -> Result<(), InstallError> {
        self.leave(host);
        self.known.forget(host)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
