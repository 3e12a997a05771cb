//! Forgetting: what is kept on this computer goes.

use std::path::Path;

use super::Jobs;
use super::history::Forgetting;
use crate::client::installation::{InstallDetail, InstallError, InstallKind, InstallOperation};
use crate::client::state::Event;
use crate::client::system::remove_with_folder;

impl Jobs {
    /// Removes the copies of all repairs, the history, the keys of hosts, and this installation's identity. `history`: the end of
    /// forgetting, where this program keeps one.
    pub fn forget_everything(&self, history: Option<Forgetting>) {
        let jobs = self.clone();
        self.finite(async move {
            let (repairs, identity) = (jobs.settings.repairs.clone(), jobs.settings.identity.clone());
            let hosts = jobs.settings.hosts.clone();
            let forget = move || {
                repairs.map_or(Ok(()), |repairs| repairs.remove_all())?;
                hosts.forget_keys()?;
                identity.map_or(Ok(()), |file| remove_identity(&file))
            };
            let broke_down = || {
                InstallError::new(InstallOperation::Remove, std::env::consts::OS, InstallKind::Other)
                    .since(&InstallDetail::BrokeDown)
            };
            let forgotten = tokio::task::spawn_blocking(forget).await.unwrap_or_else(|_| Err(broke_down()));
            // Each is tried, whatever became of the others.
            let forgotten = jobs.forget_history(history).await.and(forgotten);
            jobs.tell(Event::Forgotten(forgotten));
            jobs.tell(Event::Repairs(jobs.records().await));
        });
    }
}

fn remove_identity(file: &Path) -> Result<(), InstallError> {
    remove_with_folder(file).map_err(|error| InstallError::io(InstallOperation::Remove, file.display(), &error))
}
