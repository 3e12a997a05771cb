//! Forgetting: what is kept on this computer goes.

use std::path::Path;

use super::Jobs;
use crate::client::installation::{InstallDetail, InstallError, InstallKind, InstallOperation};
use crate::client::state::Event;
use crate::client::system::remove_with_folder;

impl Jobs {
    /// Removes the copies of all repairs, the keys of hosts, and this installation's identity.
    pub fn forget_everything(&self) {
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
            jobs.tell(Event::Forgotten(forgotten));
            jobs.tell(Event::Repairs(jobs.records().await));
        });
    }
}

fn remove_identity(file: &Path) -> Result<(), InstallError> {
    remove_with_folder(file).map_err(|error| InstallError::io(InstallOperation::Remove, file.display(), &error))
}
