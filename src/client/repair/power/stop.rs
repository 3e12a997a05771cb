//! Stops a server, and sees that it has stopped and has written its settings.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::heard::{Heard, UNSEEN};
use super::{RepairContext, within};
use crate::client::installation::{InstallError, InstallKind, InstallOperation, RawPreferences};
use crate::client::repair::{Ask, Fault, Note, Progress};

/// How long a server may take to be gone after it was ended.
pub(super) const AFTER_THE_END: Duration = Duration::from_secs(15);
/// The longest wait for settings that a server goes on writing after it has closed.
const LONGEST_WRITING: Duration = Duration::from_secs(30);
/// The longest wait for a server to be asked to close: macOS may ask its user first, and that has 90 s.
const LONGEST_ASK: Duration = Duration::from_secs(100);

fn is_cut_off(done: &Result<(), InstallError>) -> bool {
    done.as_ref().is_err_and(|error| error.kind == InstallKind::CutOff)
}

impl RepairContext<'_> {
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

    pub(super) async fn make_it_stop(&self) -> Result<(), Fault> {
        let patience = self.limits.stop.unwrap_or_else(|| self.installation.control.patience());
        if self.is_owners() {
            self.tell(Progress::Note(Note::Asks(Ask::StopServer)));
            if !self.is_silent(patience).await? {
                return Err(Fault::StillRunning);
            }
            self.tell(Progress::Note(Note::Thanks));
            return Ok(());
        }
        let ask = || within(LONGEST_ASK, self.installation.clone(), |installation| installation.control.ask_to_stop());
        let mut asked = ask().await;
        // The answer was lost with the connection, and what was begun on the host goes on. It is asked again only where nothing comes of
        // it, and none is ended that may never have been asked.
        if is_cut_off(&asked) {
            if self.is_gone_within(patience).await? {
                return Ok(());
            }
            asked = ask().await;
        }
        let is_asked = match asked {
            Err(error) if error.kind == InstallKind::NothingToAsk => false,
            asked => asked.map(|()| true)?,
        };
        if is_asked && self.is_gone_within(patience).await? {
            return Ok(());
        }
        self.tell(Progress::Note(Note::Ended));
        let ended = self.with(|installation| installation.control.end()).await;
        if !is_cut_off(&ended) {
            ended?;
        }
        if self.is_gone_within(AFTER_THE_END).await? { Ok(()) } else { Err(Fault::StillRunning) }
    }

    /// By the system's word.
    pub(super) async fn is_gone_within(&self, limit: Duration) -> Result<bool, Fault> {
        let end = Instant::now() + limit;
        while self.is_running().await? != Some(false) {
            if Instant::now() >= end {
                return Ok(false);
            }
            self.pause(self.limits.verify_pause / 4).await?;
        }
        Ok(true)
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
}
