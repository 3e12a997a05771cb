//! What is asked of one server, or done to it, in the owner's name.

use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::Jobs;
use crate::client::model::{Locator, MachineId, Secret};
use crate::client::plex::server::AccessWay;
use crate::client::repair::claim::{
    Answering, ClaimEnd, ClaimRoute, ClaimStage, ClaimTarget, Claimer, Consent, Missing,
};
use crate::client::state::Event;

/// For the system to say who listens at a port: it may have to ask systemd.
const LISTENER: Duration = Duration::from_secs(10);

/// How far a claim has come.
#[derive(Default)]
struct Reached {
    by: Option<ClaimRoute>,
    missing: Option<Missing>,
}

impl Reached {
    fn note(&mut self, stage: ClaimStage) {
        match stage {
            ClaimStage::Handing(by) => self.by = Some(by),
            ClaimStage::WaitingForPlex => self.missing = Some(Missing::NotListed),
            ClaimStage::WaitingForServer => self.missing = Some(Missing::NotLetIn),
            ClaimStage::Looking | ClaimStage::AskingForCode { .. } | ClaimStage::ServerStarts => {}
        }
    }

    /// The owner leaves it. What the server took is not taken back by that: it is merely unseen.
    fn left(&self) -> ClaimEnd {
        self.by.zip(self.missing).map_or(ClaimEnd::Cancelled, |(by, missing)| ClaimEnd::Unverified { by, missing })
    }
}

impl Jobs {
    /// Asks a server for access. `place`: its installation on this computer, whose process may be shown the token over loopback.
    pub fn try_access(
        &self,
        address: SocketAddr,
        mut way: AccessWay,
        place: Option<Locator>,
        token: Secret,
        cancel: CancellationToken,
    ) {
        let jobs = self.clone();
        self.finite(async move {
            let whole = async {
                // Asked right before anything secret goes out.
                way.is_own_process = place.is_some() && jobs.is_own_process(place, address).await;
                jobs.servers.try_access(address, &way, &token).await
            };
            tokio::select! {
                () = cancel.cancelled() => {}
                access = whole => jobs.tell(Event::Accepted { address, access: Box::new(access) }),
            }
        });
    }

    /// Has an address prove itself by the certificate that the settings of its installation name.
    pub fn prove(&self, address: SocketAddr, name: String) {
        let jobs = self.clone();
        self.finite(async move {
            if let Some(proof) = jobs.servers.prove(address, &name).await {
                jobs.tell(Event::Proven { address, proof });
            }
        });
    }

    /// Tells whose process listens at an address of this computer.
    pub fn look_at_listener(&self, address: SocketAddr, id: MachineId, place: Locator) {
        let jobs = self.clone();
        self.finite(async move {
            let is_own = jobs.is_own_process(Some(place), address).await;
            jobs.tell(Event::Listener { address, id, is_own });
        });
    }

    /// Is the listener at an address of this computer the process of that installation? `false` where the system does not tell.
    pub(super) async fn is_own_process(&self, place: Option<Locator>, address: SocketAddr) -> bool {
        let Some(place) = place else { return false };
        let (installations, socket) = (self.settings.installations.clone(), self.servers.socket_of(address));
        let ask = tokio::task::spawn_blocking(move || {
            installations.open(&place).is_ok_and(|installation| installation.listens_at(socket))
        });
        matches!(timeout(LISTENER, ask).await, Ok(Ok(true)))
    }

    pub fn claim(&self, target: ClaimTarget, consent: Consent, token: Secret, cancel: CancellationToken) {
        let jobs = self.clone();
        self.finite(async move {
            let reached = Mutex::new(Reached::default());
            let report = |stage| {
                reached.lock().unwrap_or_else(PoisonError::into_inner).note(stage);
                jobs.tell(Event::ClaimStage(stage));
            };
            let is_own_process = |address| -> Answering {
                let (jobs, place) = (jobs.clone(), target.place.clone());
                Box::pin(async move { jobs.is_own_process(place, address).await })
            };
            let claimer = Claimer {
                servers: &jobs.servers,
                account: &jobs.account,
                token: &token,
                limits: &jobs.settings.net.limits,
                report: &report,
                is_own_process: &is_own_process,
            };
            let end = tokio::select! {
                () = cancel.cancelled() => reached.lock().unwrap_or_else(PoisonError::into_inner).left(),
                end = claimer.run(&target, consent) => end,
            };
            jobs.tell(Event::ClaimEnded(end));
        });
    }
}
