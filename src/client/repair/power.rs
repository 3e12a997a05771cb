//! Stops and starts a server, and sees that it is so. What was asked for counts nothing.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::claim::ClaimTarget;
use super::{Ask, Fault, Note, Progress};
use crate::client::config::Limits;
use crate::client::installation::{
    InstallDetail, InstallError, InstallKind, InstallOperation, Installation, RawPreferences,
};
use crate::client::model::error::NetKind;
use crate::client::model::{Claimed, Controller, Presence};
use crate::client::net::neighbours;
use crate::client::plex::server::ServerClient;

/// A process that was started is there by then, or it has ended again.
const SETTLED: Duration = Duration::from_secs(5);
/// How long a server may take to be gone after it was ended.
const AFTER_THE_END: Duration = Duration::from_secs(15);
/// The longest wait for settings that a server goes on writing after it has closed.
const LONGEST_WRITING: Duration = Duration::from_secs(30);
/// The longest call of an installation. A share of a NAS that went away never answers.
pub const LONGEST_CALL: Duration = Duration::from_secs(30);
/// The longest wait for a server to be asked to close: macOS may ask its user first, and that has 90 s.
const LONGEST_ASK: Duration = Duration::from_secs(100);
/// Where only its answers can tell: so often in a row nothing listens at its port, and it is stopped.
const REFUSALS: u8 = 2;
/// So often in a row nothing is heard of it at all, each time for as long as a look takes. A busy NAS may miss one or two.
const SILENCES: u8 = 5;
/// So often nobody at all is heard before it is said.
const UNSEEN: u8 = 5;

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

/// What is heard of a server, at all its addresses together.
enum Heard {
    Answers(ServerAnswer),
    /// It is starting up.
    Starts,
    /// Another server answers at its address.
    Stranger,
    /// Its computer is there, and nothing listens at its port.
    Refusal,
    Nothing,
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
        within(LONGEST_CALL, self.installation.clone(), call).await
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

    /// Settings are not written under a server that came up again, nor under one of which nobody can say whether it did.
    ///
    /// # Errors
    /// [`Fault::StillRunning`], or [`Fault::NotSeen`].
    pub async fn must_be_stopped(&self) -> Result<(), Fault> {
        match self.is_running().await? {
            Some(true) => return Err(Fault::StillRunning),
            Some(false) if self.answers().await => return Err(Fault::StillRunning),
            Some(false) => return Ok(()),
            None => {}
        }
        let mut seen = self.is_stopped().await;
        for _ in 0..UNSEEN {
            match seen {
                Some(false) => return Err(Fault::StillRunning),
                // A busy NAS may have missed the first.
                Some(true) if self.is_stopped_again().await => return Ok(()),
                Some(true) | None => seen = self.is_stopped_after_a_while().await,
            }
        }
        Err(if seen == Some(false) { Fault::StillRunning } else { Fault::NotSeen })
    }

    async fn is_stopped_again(&self) -> bool {
        self.is_stopped_after_a_while().await == Some(true)
    }

    async fn is_stopped_after_a_while(&self) -> Option<bool> {
        sleep(self.limits.verify_pause / 2).await;
        self.is_stopped().await
    }

    /// By its answers: stopped is what a live host refuses, or what is silent while somebody else of the home network answers. `None`:
    /// nobody answers, which says more of this computer than of the server.
    async fn is_stopped(&self) -> Option<bool> {
        match self.listen().await {
            Heard::Answers(_) | Heard::Starts => Some(false),
            Heard::Refusal | Heard::Stranger => Some(true),
            Heard::Nothing => self.hears_others().await.then_some(true),
        }
    }

    async fn hears_others(&self) -> bool {
        let servers: Vec<SocketAddr> = self.target.addresses.iter().map(|(address, _)| *address).collect();
        neighbours::any_answers(&servers).await
    }

    /// Stops the server, sees that it is stopped, and waits until it has written its settings.
    ///
    /// # Errors
    /// When it goes on running.
    pub async fn stop(&self) -> Result<(), Fault> {
        self.stop_if(self.runs().await?).await
    }

    /// The same, for whoever has just looked whether it runs.
    ///
    /// # Errors
    /// When it goes on running.
    pub async fn stop_if(&self, runs: bool) -> Result<(), Fault> {
        if runs {
            self.make_it_stop().await?;
        }
        self.wait_for_quiet().await
    }

    async fn make_it_stop(&self) -> Result<(), Fault> {
        let patience = self.limits.stop.unwrap_or_else(|| self.installation.control.patience());
        if self.is_owners() {
            self.tell(Progress::Note(Note::Asks(Ask::StopServer)));
            if !self.is_silent(patience).await? {
                return Err(Fault::StillRunning);
            }
            self.tell(Progress::Note(Note::Thanks));
            return Ok(());
        }
        let asking = within(LONGEST_ASK, self.installation.clone(), |installation| installation.control.ask_to_stop());
        let is_asked = match asking.await {
            Err(error) if error.kind == InstallKind::NothingToAsk => false,
            asked => asked.map(|()| true)?,
        };
        if is_asked && self.is_gone_within(patience).await? {
            return Ok(());
        }
        self.tell(Progress::Note(Note::Ended));
        self.with(|installation| installation.control.end()).await?;
        if self.is_gone_within(AFTER_THE_END).await? { Ok(()) } else { Err(Fault::StillRunning) }
    }

    /// By the system's word.
    async fn is_gone_within(&self, limit: Duration) -> Result<bool, Fault> {
        let end = Instant::now() + limit;
        while self.is_running().await? != Some(false) {
            if Instant::now() >= end {
                return Ok(false);
            }
            self.pause(self.limits.verify_pause / 4).await?;
        }
        Ok(true)
    }

    /// Is nothing heard of it any more, often enough in a row? It is listened at least until that is clear, and for `limit` if it
    /// goes on answering.
    async fn is_silent(&self, limit: Duration) -> Result<bool, Fault> {
        let end = Instant::now() + limit;
        let (mut refusals, mut silences, mut unseen) = (0, 0, 0);
        loop {
            match self.listen().await {
                // At none of its addresses is it merely silent.
                Heard::Refusal | Heard::Stranger => (refusals, silences) = (refusals + 1, silences + 1),
                Heard::Nothing if self.hears_others().await => silences += 1,
                // This computer hears nobody: that is no silence of the server's.
                Heard::Nothing => {
                    (refusals, silences, unseen) = (0, 0, unseen + 1);
                    if unseen >= UNSEEN && Instant::now() >= end {
                        return Err(Fault::NotSeen);
                    }
                }
                Heard::Answers(_) | Heard::Starts if Instant::now() >= end => return Ok(false),
                Heard::Answers(_) | Heard::Starts => (refusals, silences) = (0, 0),
            }
            if refusals >= REFUSALS || silences >= SILENCES {
                return Ok(true);
            }
            self.pause(self.limits.verify_pause / 2).await?;
        }
    }

    /// A server rewrites its settings when it closes: they count once they are the same twice.
    async fn wait_for_quiet(&self) -> Result<(), Fault> {
        let end = Instant::now() + LONGEST_WRITING;
        let mut before = self.settings_now().await?;
        loop {
            self.pause(self.limits.quiet).await?;
            let now = self.settings_now().await?;
            if now == before {
                return Ok(());
            }
            if Instant::now() > end {
                let place = self.installation.store.place();
                return Err(InstallError::new(InstallOperation::AwaitLastChange, place, InstallKind::Changed).into());
            }
            before = now;
        }
    }

    /// `None`: there are none. Somebody may have deleted them.
    async fn settings_now(&self) -> Result<Option<RawPreferences>, InstallError> {
        match self.read().await {
            Ok(whole) => Ok(Some(whole)),
            Err(error) if error.kind == InstallKind::Missing => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Starts the server, and sees where it answers.
    ///
    /// # Errors
    /// When it does not answer in time.
    pub async fn start(&self) -> Result<ServerAnswer, Fault> {
        if self.target.addresses.is_empty() {
            return Err(Fault::NoAddress);
        }
        let started = Instant::now();
        if self.is_owners() {
            if !self.answers().await {
                self.tell(Progress::Note(Note::Asks(Ask::StartServer)));
            }
        } else if self.is_running().await? != Some(true) {
            self.with(|installation| installation.control.start()).await?;
        }
        let patience = if self.is_owners() { self.installation.control.patience() } else { self.limits.start };
        loop {
            let heard = self.listen().await;
            if let Heard::Answers(answer) = heard {
                if self.is_owners() {
                    self.tell(Progress::Note(Note::Thanks));
                }
                return Ok(answer);
            }
            if started.elapsed() > SETTLED && self.is_running().await? == Some(false) {
                return Err(Fault::DidNotStart);
            }
            if started.elapsed() > patience {
                // Addresses change hands: only now is it clear that it is not the server itself, still starting elsewhere.
                return Err(if matches!(heard, Heard::Stranger) { Fault::OtherIdentity } else { Fault::NoAnswer });
            }
            self.pause(self.limits.verify_pause / 4).await?;
        }
    }

    /// Starts it without a look at what comes of it: other settings than its own lie in their place.
    pub async fn start_unseen(&self) {
        let _ = self.with(|installation| installation.control.start()).await;
    }

    /// Something went wrong after it was asked to stop: it becomes what it was. Returns whether it answers again, where it had.
    pub async fn bring_back(&self, ran: bool, fault: &Fault) -> bool {
        if !ran || self.is_owners() || *fault == Fault::RunsElsewhere {
            return !ran || self.answers().await;
        }
        // It may be closing at this moment, and only what has ended can be started.
        let has_ended = match (self.is_running().await, fault) {
            (Ok(Some(false)), _) => true,
            (_, Fault::StillRunning) => self.is_gone_within(AFTER_THE_END).await.unwrap_or(false),
            _ => self.make_it_stop().await.is_ok(),
        };
        if has_ended { self.start().await.is_ok() } else { self.answers().await }
    }

    /// Does this server answer at any of its addresses?
    pub async fn answers(&self) -> bool {
        matches!(self.listen().await, Heard::Answers(_) | Heard::Starts)
    }

    /// The addresses at which it answers now, with what it says there.
    pub async fn answering(&self) -> Vec<ServerAnswer> {
        let probes = self.probes().await;
        probes
            .into_iter()
            .filter_map(|heard| if let Heard::Answers(answer) = heard { Some(answer) } else { None })
            .collect()
    }

    async fn listen(&self) -> Heard {
        let rank = |heard: &Heard| match heard {
            Heard::Answers(_) => 0,
            Heard::Starts => 1,
            // An address that it had once says nothing of it.
            Heard::Nothing => 2,
            Heard::Stranger => 3,
            Heard::Refusal => 4,
        };
        // Of equals the first.
        self.probes().await.into_iter().min_by_key(rank).unwrap_or(Heard::Nothing)
    }

    /// One look at each address, side by side; in the order of the addresses.
    async fn probes(&self) -> Vec<Heard> {
        let mut probes = JoinSet::new();
        for (position, (address, here)) in self.target.addresses.iter().copied().enumerate() {
            let (servers, id) = (self.servers.clone(), self.target.id.clone());
            probes.spawn(async move {
                let heard = match servers.probe(address, None).await.outcome {
                    Ok(Presence::Server(identity)) if identity.id == id => {
                        Heard::Answers(ServerAnswer { address, here, claimed: identity.claimed })
                    }
                    Ok(Presence::Starting(identity)) if identity.as_ref().is_none_or(|i| i.id == id) => Heard::Starts,
                    Ok(_) => Heard::Stranger,
                    Err(error) if error.kind == NetKind::Refused => Heard::Refusal,
                    Err(_) => Heard::Nothing,
                };
                (position, heard)
            });
        }
        let mut heard = Vec::new();
        while let Some(probe) = probes.join_next().await {
            // A look that broke down heard nothing.
            heard.extend(probe.ok());
        }
        heard.sort_by_key(|(position, _)| *position);
        heard.into_iter().map(|(_, heard)| heard).collect()
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
