//! Stops and starts a server, and sees that it is so. What was asked for counts nothing.

mod heard;
mod start;
mod stop;

use std::net::SocketAddr;
use std::time::Duration;

use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::claim::ClaimTarget;
use super::{Fault, Progress};
use crate::client::config::Limits;
use crate::client::installation::{
    InstallDetail, InstallError, InstallKind, InstallOperation, Installation, RawPreferences,
};
use crate::client::model::{Claimed, Controller};
use crate::client::plex::server::ServerClient;

/// The longest call of an installation. A share of a NAS that went away never answers.
pub const LONGEST_CALL: Duration = Duration::from_secs(30);
/// The same through a host or an engine: a connection that broke is opened anew within it, three times if need be.
pub const LONGEST_REMOTE_CALL: Duration = Duration::from_secs(90);

/// What a repair works on, and with.
pub struct RepairContext<'a> {
    pub installation: Installation,
    pub target: &'a ClaimTarget,
    pub servers: &'a ServerClient,
    pub limits: &'a Limits,
    pub report: &'a (dyn Fn(Progress) + Sync),
    pub cancel: CancelTokens,
}

/// The owner's ways out of a repair.
#[derive(Clone, Debug, Default)]
pub struct CancelTokens {
    /// Looked at where nothing is left halfway.
    pub cancel: CancellationToken,
    /// Also out of putting back, while it is the owner who would have to stop or start the server. What is left then is in the journal.
    pub leave: CancellationToken,
}

/// Where the server answers, and what it says.
#[derive(Clone, Copy, Debug)]
pub struct ServerAnswer {
    pub address: SocketAddr,
    /// The address is this computer's.
    pub here: bool,
    pub claimed: Claimed,
}

impl RepairContext<'_> {
    pub fn tell(&self, progress: Progress) {
        (self.report)(progress);
    }

    /// Is it the owner who stops and starts it?
    pub fn is_owners(&self) -> bool {
        self.installation.control.controller() == Controller::Manual
    }

    /// Calls the installation where a wait disturbs nobody.
    pub async fn with<T: Send + 'static>(
        &self,
        call: impl FnOnce(&Installation) -> Result<T, InstallError> + Send + 'static,
    ) -> Result<T, InstallError> {
        let is_remote = self.installation.locator.location().is_replaced_at_once();
        let limit = if is_remote { LONGEST_REMOTE_CALL } else { LONGEST_CALL };
        within(limit, self.installation.clone(), call).await
    }

    /// Removes what lies beside the settings: a copy, or what a write left that was cut off.
    pub async fn tidy(&self) {
        // What stays is dead, or the next repair removes it; it is its owner's alone to read.
        let _ = self.with(|installation| installation.store.tidy()).await;
    }

    pub async fn read(&self) -> Result<RawPreferences, InstallError> {
        self.with(|installation| installation.store.read()).await
    }

    async fn is_running(&self) -> Result<Option<bool>, InstallError> {
        self.with(|installation| installation.control.is_running()).await
    }

    /// The same, for what must not be left halfway.
    pub fn undisturbed(&self) -> Self {
        let leave = &self.cancel.leave;
        let cancel = CancelTokens { cancel: leave.clone(), leave: leave.clone() };
        Self { installation: self.installation.clone(), cancel, ..*self }
    }

    /// Does the server run? By the system's word, or else by its answers.
    ///
    /// # Errors
    /// When the system could not be asked. [`Fault::RunsElsewhere`] when it does not run here and answers all the same.
    pub async fn runs(&self) -> Result<bool, Fault> {
        match self.is_running().await? {
            Some(true) => Ok(true),
            Some(false) if self.answers().await => Err(Fault::RunsElsewhere),
            Some(false) => Ok(false),
            None => Ok(!self.is_silent(Duration::ZERO).await?),
        }
    }

    /// Where nothing is halfway, the owner may leave.
    pub fn still_wanted(&self) -> Result<(), Fault> {
        if self.cancel.cancel.is_cancelled() { Err(Fault::Cancelled) } else { Ok(()) }
    }

    async fn pause(&self, time: Duration) -> Result<(), Fault> {
        tokio::select! {
            () = self.cancel.cancel.cancelled() => Err(Fault::Cancelled),
            () = sleep(time) => Ok(()),
        }
    }
}

/// Calls an installation where a wait disturbs nobody, and no longer than the limit.
pub async fn within<T: Send + 'static>(
    limit: Duration,
    installation: Installation,
    call: impl FnOnce(&Installation) -> Result<T, InstallError> + Send + 'static,
) -> Result<T, InstallError> {
    let place = installation.store.place();
    let failed = |kind| InstallError::new(InstallOperation::WorkOn, place, kind);
    match timeout(limit, tokio::task::spawn_blocking(move || call(&installation))).await {
        Ok(Ok(done)) => done,
        Ok(Err(_)) => Err(failed(InstallKind::Other).since(&InstallDetail::BrokeDown)),
        Err(_) => Err(failed(InstallKind::TimedOut)),
    }
}
