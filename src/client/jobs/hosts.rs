//! Signs in to hosts, and looks for servers there.

use tokio_util::sync::CancellationToken;

use super::Jobs;
use crate::client::installation::remote::{HostError, HostErrorKind, HostLook, HostOperation, HostSignIn, NotSignedIn};
use crate::client::installation::{InstallError, InstallKind, InstallOperation};
use crate::client::model::{HostKey, SshHost};
use crate::client::state::{Event, HostFound};

impl Jobs {
    /// Signs in once; what is found is told with it. Nothing is told of one that was given up: another may be under way.
    pub fn sign_in_to_host(
        &self,
        host: SshHost,
        sign_in: HostSignIn,
        accepted: Option<HostKey>,
        cancel: CancellationToken,
    ) {
        let jobs = self.clone();
        self.finite(async move {
            let (hosts, at, cancelled) = (jobs.settings.hosts.clone(), host.clone(), cancel.clone());
            let working =
                tokio::task::spawn_blocking(move || hosts.sign_in(&at, &sign_in, accepted.as_ref(), &cancelled));
            let end =
                working.await.unwrap_or_else(|_| Err(NotSignedIn::Failed(broke_down(&host, HostOperation::SignIn))));
            let end = match end {
                // It was left before it was signed in to.
                Ok(_) if cancel.is_cancelled() => return jobs.leave_host(host),
                Ok(look) => Ok(jobs.found_on_host(look).await),
                Err(why) => Err(why),
            };
            if !cancel.is_cancelled() {
                jobs.tell(Event::Host { host, end });
            }
        });
    }

    /// Looks around once more.
    pub fn look_at_host(&self, host: SshHost) {
        let jobs = self.clone();
        self.finite(async move {
            let (hosts, at) = (jobs.settings.hosts.clone(), host.clone());
            let look = tokio::task::spawn_blocking(move || hosts.look(&at)).await;
            let end = match look.unwrap_or_else(|_| Err(broke_down(&host, HostOperation::Look))) {
                Ok(look) => Ok(jobs.found_on_host(look).await),
                Err(error) => Err(NotSignedIn::Failed(error)),
            };
            jobs.tell(Event::Host { host, end });
        });
    }

    pub fn leave_host(&self, host: SshHost) {
        let hosts = self.settings.hosts.clone();
        self.finite(async move {
            // Whatever becomes of the connection, its end is nobody's wait.
            let _ = tokio::task::spawn_blocking(move || hosts.leave(&host)).await;
        });
    }

    pub fn forget_host_key(&self, host: SshHost) {
        let jobs = self.clone();
        self.finite(async move {
            let (hosts, at) = (jobs.settings.hosts.clone(), host.clone());
            let forgotten = tokio::task::spawn_blocking(move || hosts.forget_key(&at)).await;
            let broke_down = |_| Err(InstallError::new(InstallOperation::Remove, &host, InstallKind::Other));
            let result = forgotten.unwrap_or_else(broke_down);
            jobs.tell(Event::HostKeyForgotten { host, result });
        });
    }

    async fn found_on_host(&self, look: HostLook) -> HostFound {
        let HostLook { identity, platform, found } = look;
        let (servers, closed) = self.installed(found, true).await;
        HostFound { identity, platform, servers, closed }
    }
}

fn broke_down(host: &SshHost, operation: HostOperation) -> HostError {
    HostError::new(operation, host, HostErrorKind::Other)
}
