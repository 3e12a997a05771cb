//! Stops and starts a server, and sees that it is so. What was asked for counts nothing.

use std::time::Duration;

use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use super::claim::Target;
use super::{Ask, Fault, Note, Progress};
use crate::client::installation::{Hand, InstallError, InstallKind, Installation, Whole};
use crate::client::model::{Claimed, Presence};
use crate::client::plex::server::ServerClient;
use crate::client::settings::Limits;

/// A process that was started is there by then, or it has ended again.
const SETTLED: Duration = Duration::from_secs(5);
/// How long a server may take to be gone after it was ended.
const AFTER_THE_END: Duration = Duration::from_secs(15);
/// The longest wait for settings that a server goes on writing after it has closed.
const LONGEST_WRITING: Duration = Duration::from_secs(30);

/// What a repair works on, and with.
pub struct Bench<'a> {
    pub installation: Installation,
    pub target: &'a Target,
    pub servers: &'a ServerClient,
    pub limits: &'a Limits,
    pub report: &'a (dyn Fn(Progress) + Sync),
    /// The owner wants out. It is looked at where nothing is left halfway.
    pub cancel: CancellationToken,
}

impl Bench<'_> {
    pub fn tell(&self, progress: Progress) {
        (self.report)(progress);
    }

    /// Is it the owner who stops and starts it?
    pub fn is_owners(&self) -> bool {
        self.installation.control.hand() == Hand::Owners
    }

    /// Calls the installation where a wait disturbs nobody.
    pub async fn with<T: Send + 'static>(
        &self,
        call: impl FnOnce(&Installation) -> Result<T, InstallError> + Send + 'static,
    ) -> Result<T, InstallError> {
        let installation = self.installation.clone();
        let place = installation.store.place();
        let done = tokio::task::spawn_blocking(move || call(&installation)).await;
        done.unwrap_or_else(|_| Err(InstallError::new("work on", place, InstallKind::Other).because("it broke down")))
    }

    pub async fn read(&self) -> Result<Whole, InstallError> {
        self.with(|installation| installation.store.read()).await
    }

    /// The same, for what must not be left halfway.
    pub fn undisturbed(&self) -> Self {
        Self { installation: self.installation.clone(), cancel: CancellationToken::new(), ..*self }
    }

    /// Does the server run? By the system's word, or else by its answers.
    ///
    /// # Errors
    /// When the system could not be asked. [`Fault::RunsElsewhere`] when it does not run here and answers all the same.
    pub async fn runs(&self) -> Result<bool, Fault> {
        let running = self.with(|installation| installation.control.is_running()).await?;
        match running {
            Some(true) => Ok(true),
            Some(false) if self.answers().await => Err(Fault::RunsElsewhere),
            Some(false) => Ok(false),
            None => Ok(self.answers().await),
        }
    }

    /// Stops the server, sees that it is stopped, and waits until it has written its settings.
    ///
    /// # Errors
    /// When it goes on running.
    pub async fn stop(&self) -> Result<(), Fault> {
        if self.runs().await? {
            self.make_it_stop().await?;
        }
        self.wait_for_quiet().await
    }

    async fn make_it_stop(&self) -> Result<(), Fault> {
        self.with(|installation| installation.control.ask_to_stop()).await?;
        if self.is_owners() {
            self.tell(Progress::Note(Note::Asks(Ask::StopServer)));
        }
        let patience = self.limits.stop.unwrap_or_else(|| self.installation.control.patience());
        if !self.is_gone_within(patience).await? {
            if self.is_owners() {
                return Err(Fault::StillRunning);
            }
            self.tell(Progress::Note(Note::Ended));
            self.with(|installation| installation.control.end()).await?;
            if !self.is_gone_within(AFTER_THE_END).await? {
                return Err(Fault::StillRunning);
            }
        }
        if self.is_owners() {
            self.tell(Progress::Note(Note::Thanks));
        }
        Ok(())
    }

    async fn is_gone_within(&self, limit: Duration) -> Result<bool, Fault> {
        let end = Instant::now() + limit;
        let mut gone = 0;
        while Instant::now() < end {
            self.still_wanted()?;
            let running = self.with(|installation| installation.control.is_running()).await?;
            let runs = running == Some(true) || (running != Some(false) && self.answers().await);
            gone = if runs { 0 } else { gone + 1 };
            // One lost answer is no proof that it is gone, where only its answers can tell.
            if gone >= if running.is_none() { 2 } else { 1 } {
                return Ok(true);
            }
            self.pause(self.limits.verify_pause / 4).await?;
        }
        // It may have left its socket to something else.
        Ok(false)
    }

    /// A server rewrites its settings when it closes: they count once they are the same twice.
    async fn wait_for_quiet(&self) -> Result<(), Fault> {
        let end = Instant::now() + LONGEST_WRITING;
        let mut before = self.read().await?;
        loop {
            self.pause(self.limits.quiet).await?;
            let now = self.read().await?;
            if now == before {
                return Ok(());
            }
            if Instant::now() > end {
                return Err(Fault::StillRunning);
            }
            before = now;
        }
    }

    /// Starts the server, and sees that it answers. Returns whether it says that it is claimed.
    ///
    /// # Errors
    /// When it does not answer in time, or another one does.
    pub async fn start(&self) -> Result<Claimed, Fault> {
        if self.target.addresses.is_empty() {
            return Err(Fault::NoAddress);
        }
        let started = Instant::now();
        if self.is_owners() {
            if !self.answers().await {
                self.tell(Progress::Note(Note::Asks(Ask::StartServer)));
            }
        } else if self.with(|installation| installation.control.is_running()).await? != Some(true) {
            self.with(|installation| installation.control.start()).await?;
        }
        let patience = if self.is_owners() { self.installation.control.patience() } else { self.limits.start };
        loop {
            if let Some(claimed) = self.identity().await? {
                if self.is_owners() {
                    self.tell(Progress::Note(Note::Thanks));
                }
                return Ok(claimed);
            }
            if started.elapsed() > SETTLED
                && self.with(|installation| installation.control.is_running()).await? == Some(false)
            {
                return Err(Fault::DidNotStart);
            }
            if started.elapsed() > patience {
                return Err(Fault::NoAnswer);
            }
            self.pause(self.limits.verify_pause / 4).await?;
        }
    }

    /// Whether it says that it is claimed, once it has started; `None` while it does not answer.
    pub async fn identity(&self) -> Result<Option<Claimed>, Fault> {
        let mut stranger = false;
        for (address, _) in &self.target.addresses {
            match self.servers.look(*address).await.outcome {
                Ok(Presence::Server(identity)) if identity.id == self.target.id => return Ok(Some(identity.claimed)),
                Ok(Presence::Server(_)) => stranger = true,
                _ => {}
            }
        }
        if stranger { Err(Fault::OtherIdentity) } else { Ok(None) }
    }

    /// Does this server answer at any of its addresses?
    async fn answers(&self) -> bool {
        for (address, _) in &self.target.addresses {
            match self.servers.look(*address).await.outcome {
                Ok(Presence::Server(identity)) if identity.id == self.target.id => return true,
                Ok(Presence::Starting(identity)) if identity.as_ref().is_none_or(|i| i.id == self.target.id) => {
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    /// Where nothing is halfway, the owner may leave.
    pub fn still_wanted(&self) -> Result<(), Fault> {
        if self.cancel.is_cancelled() { Err(Fault::Cancelled) } else { Ok(()) }
    }

    async fn pause(&self, time: Duration) -> Result<(), Fault> {
        tokio::select! {
            () = self.cancel.cancelled() => Err(Fault::Cancelled),
            () = sleep(time) => Ok(()),
        }
    }
}
