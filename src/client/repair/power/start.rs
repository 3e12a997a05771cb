//! Starts a server, and sees where it answers.

use std::time::Duration;

use tokio::time::Instant;

use super::heard::Heard;
use super::stop::AFTER_THE_END;
use super::{RepairContext, ServerAnswer};
use crate::client::installation::{InstallKind, Installation};
use crate::client::repair::{Ask, Fault, Note, Progress};

/// A process that was started is there by then, or it has ended again.
const SETTLED: Duration = Duration::from_secs(5);

/// The slowest NAS has a server seen by then that it was told to start.
const UNHEARD: Duration = Duration::from_secs(30);

impl RepairContext<'_> {
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
            self.begin_start().await?;
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

    /// A connection that broke took the answer with it, and what was begun on the host goes on: it is begun again only where nothing
    /// comes of it.
    async fn begin_start(&self) -> Result<(), Fault> {
        let begin = |installation: &Installation| installation.control.start();
        match self.with(begin).await {
            Err(error) if error.kind == InstallKind::CutOff => {}
            begun => return Ok(begun?),
        }
        let end = Instant::now() + UNHEARD;
        while self.is_running().await? != Some(true) {
            if Instant::now() >= end {
                return Ok(self.with(begin).await?);
            }
            self.pause(self.limits.verify_pause / 4).await?;
        }
        Ok(())
    }

    /// Starts it without a look at what comes of it: other settings than its own lie in their place.
    pub async fn start_unseen(&self) -> bool {
        self.with(|installation| installation.control.start()).await.is_ok()
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
}
