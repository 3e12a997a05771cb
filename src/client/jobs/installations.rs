//! Looks at what is installed on this computer, or in a folder or a container that the owner points at.

use std::path::PathBuf;
use std::time::Duration;

use super::Jobs;
use crate::client::installation::{FoundInstallation, InstallError, InstallKind, InstallOperation, Installations};
use crate::client::model::Installed;
use crate::client::probe::gather;
use crate::client::state::Event;

/// How long settings and logs may take to be read: a network drive can hang, and an engine of containers be slow.
const LIMIT: Duration = Duration::from_secs(8);
/// How long a whole folder may take to be looked through: a sleeping NAS wakes up first.
const FOLDER_LIMIT: Duration = Duration::from_secs(20);

fn not_looked_at(kind: InstallKind) -> InstallError {
    InstallError::new(InstallOperation::LookFor, "Plex Media Server", kind)
}

impl Jobs {
    /// Reads the settings of the servers on this computer, and asks plex.tv whether it knows the sign-ins that they hold.
    pub fn look_at_installations(&self) {
        let jobs = self.clone();
        self.finite(async move {
            let wanted = jobs.settings.installations.clone();
            let read = async move { tokio::task::spawn_blocking(move || wanted.inspect()).await };
            let (servers, closed) = match gather(LIMIT, read).await {
                Ok(Ok(found)) => jobs.installed(found, false).await,
                // What was not looked at is said.
                Ok(Err(_)) => (Vec::new(), vec![not_looked_at(InstallKind::Other)]),
                Err(_) => (Vec::new(), vec![not_looked_at(InstallKind::TimedOut)]),
            };
            jobs.tell(Event::Installed { servers, closed });
        });
    }

    /// The same for a folder.
    pub fn look_in_folder(&self, folder: PathBuf) {
        self.look_through(folder.display().to_string(), move |all| all.look_in(&folder));
    }

    /// The same for a container of this computer.
    pub fn look_in_container(&self, name: String, engine: Option<String>) {
        self.look_through(name.clone(), move |all| all.look_in_container(&name, engine.as_deref()));
    }

    fn look_through(
        &self,
        place: String,
        look: impl FnOnce(&dyn Installations) -> Result<Vec<FoundInstallation>, InstallError> + Send + 'static,
    ) {
        let jobs = self.clone();
        self.finite(async move {
            let wanted = jobs.settings.installations.clone();
            let read = async move { tokio::task::spawn_blocking(move || look(wanted.as_ref())).await };
            let error = |kind| InstallError::new(InstallOperation::LookThrough, &place, kind);
            let found = match gather(FOLDER_LIMIT, read).await {
                Ok(Ok(found)) => found,
                Ok(Err(_)) => Err(error(InstallKind::Other)),
                Err(_) => Err(error(InstallKind::TimedOut)),
            };
            let result = match found {
                Ok(found) => Ok(jobs.installed(found, true).await),
                Err(error) => Err(error),
            };
            let result = result.and_then(|(servers, closed)| match (servers.is_empty(), closed.into_iter().next()) {
                (true, Some(why)) => Err(InstallError { detail: why.detail, ..error(InstallKind::NotSettings) }),
                (true, None) => Err(error(InstallKind::Missing)),
                (false, _) => Ok(servers),
            });
            jobs.tell(Event::InFolder(result));
        });
    }

    /// What was found as the model has it, and the places that are closed to this user, with the reason.
    pub(super) async fn installed(
        &self,
        found: Vec<FoundInstallation>,
        chosen: bool,
    ) -> (Vec<Installed>, Vec<InstallError>) {
        let (mut servers, mut closed) = (Vec::new(), Vec::new());
        for FoundInstallation { locator, place, controller, can_start, user, stored, log } in found {
            let mut stored = match stored {
                Ok(stored) => stored,
                Err(error) => {
                    closed.push(error);
                    continue;
                }
            };
            let sign_in = self.account.look_at(&mut stored, self.settings.net.limits.reach).await;
            let Some(id) = stored.id else {
                closed.push(InstallError::new(InstallOperation::FindIdentity, &place, InstallKind::NotSettings));
                continue;
            };
            let (name, account, certificate) = (stored.name, stored.account, stored.certificate);
            servers.push(Installed {
                id,
                name,
                account,
                certificate,
                sign_in,
                log,
                locator,
                place,
                controller,
                can_start,
                user,
                chosen,
            });
        }
        (servers, closed)
    }
}
