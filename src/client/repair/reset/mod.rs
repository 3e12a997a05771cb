//! The repair of a server that holds a dead sign-in, where its settings are within reach.
//!
//! Each step is in the journal before it is done. Whatever fails, what was changed is put back; only when the server was linked
//! anew, and merely not all of it could be seen in time, the new sign-in stays: the old one is dead.

mod link;
mod settings;

use super::claim::{ClaimEnd, ClaimRoute, Missing};
use super::power::RepairContext;
use super::put_back::{Restored, Stuck, With, put_back};
use super::{Fault, Journal, Progress, RepairEnd, RepairOutcome, Step};
use crate::client::model::{AccountKey, Claimed, Secret, User};
use crate::client::plex::account::AccountClient;

/// Repairs one server. Borrowed for one repair.
pub struct Repairer<'a> {
    pub context: RepairContext<'a>,
    pub account: &'a AccountClient,
    pub token: &'a Secret,
    pub user: &'a User,
    /// The account whose sign-in the owner agreed to remove.
    pub agreed: Option<&'a AccountKey>,
}

/// How the way forward ended, short of a fault.
enum Ahead {
    Verified(ClaimRoute),
    Unverified(ClaimRoute, Missing),
}

impl Repairer<'_> {
    /// Repairs, or puts everything back.
    pub async fn run(&self, mut journal: Journal) -> RepairEnd {
        match self.forward(&mut journal).await {
            Ok(Ahead::Verified(by)) => {
                let changed = self.changed_by_itself(&journal).await;
                self.context.tidy().await;
                // The repair is done, whether or not the journal can say so: it would be looked at once more.
                let _ = journal.finish(RepairOutcome::Repaired);
                RepairEnd::Verified { by, changed }
            }
            Ok(Ahead::Unverified(by, missing)) => {
                let _ = journal.finish(RepairOutcome::Unverified);
                RepairEnd::Unverified { by, missing }
            }
            Err(fault) => self.turn_back(journal, fault).await,
        }
    }

    async fn forward(&self, journal: &mut Journal) -> Result<Ahead, Fault> {
        let context = &self.context;
        if context.target.duplicate {
            return Err(Fault::Duplicate);
        }
        if context.target.addresses.is_empty() {
            return Err(Fault::NoAddress);
        }
        if let Some(end) = self.is_done_already(journal).await {
            return end;
        }
        // Before it is stopped: a kill in between must not make it one that had never run.
        let runs = context.runs().await?;
        if runs {
            journal.ran()?;
        }
        let is_replaced_at_once = context.installation.locator.location().is_replaced_at_once();
        if is_replaced_at_once {
            self.is_ready(journal).await?;
        }
        let before = self.trace().await;
        self.begin(journal, Step::Stop)?;
        context.stop_if(runs).await?;
        context.tell(Progress::Effect(Step::Stop));
        let changed_at_stop = self.trace().await != before;
        self.done(journal, Step::Stop)?;
        self.back_up(journal).await?;
        if !is_replaced_at_once {
            self.remove(journal).await?;
        }
        if is_replaced_at_once || context.is_owners() {
            // One stop and one start by hand are enough, and no code goes over the network.
            self.write(journal).await?;
            let written = self.trace().await;
            let ahead = self.start_with_new_sign_in(journal, Step::Start).await?;
            // A copy of the settings has a sign-in now that no server uses: it is put back.
            let is_unseen = matches!(ahead, Ahead::Unverified(_, Missing::NotLetIn));
            if is_unseen && written.is_some() && !changed_at_stop && self.trace().await == written {
                return Err(Fault::NotInUse);
            }
            return Ok(ahead);
        }
        self.begin(journal, Step::Start)?;
        let answer = context.start().await?;
        context.tell(Progress::Effect(Step::Start));
        if answer.claimed == Claimed::Yes {
            return Err(Fault::StillClaimed);
        }
        self.done(journal, Step::Start)?;
        self.begin(journal, Step::Claim)?;
        match self.claim(answer).await {
            ClaimEnd::Verified(by) => {
                context.tell(Progress::Effect(Step::Claim));
                self.noted(journal, Step::Claim);
                self.note_sign_in(journal).await;
                Ok(Ahead::Verified(by))
            }
            ClaimEnd::Unverified { by, missing } => {
                self.note_sign_in(journal).await;
                Ok(Ahead::Unverified(by, missing))
            }
            // It is closed while it is signed out (macOS since 1.29.2, Windows since 1.32.2): the sign-in is put into its settings.
            ClaimEnd::Closed | ClaimEnd::NeedsConsent(_) => self.by_disk(journal).await,
            ClaimEnd::Cancelled => Err(Fault::Cancelled),
            end @ (ClaimEnd::SomeoneElse
            | ClaimEnd::CutOff
            | ClaimEnd::Changed
            | ClaimEnd::Duplicate
            | ClaimEnd::StillStarting
            | ClaimEnd::CodeRefused
            | ClaimEnd::Failed(_)) => Err(Fault::Claim(end)),
        }
    }

    /// An interrupted repair may have come to its end, or its owner has claimed the server meanwhile: a good sign-in is not taken off again.
    async fn is_done_already(&self, journal: &Journal) -> Option<Result<Ahead, Fault>> {
        // The old sign-in may have been put back meanwhile: it is claimed by that, too.
        if !self.has_new_sign_in(journal).await.ok()? {
            return None;
        }
        let by = if journal.record().has_begun(Step::Write) { ClaimRoute::Disk } else { ClaimRoute::Loopback };
        let list = self.account.servers(self.token).await;
        let owned = list.as_ref().map(|list| list.iter().any(|it| it.id == self.context.target.id && it.owned));
        if owned == Ok(false) {
            return None;
        }
        let answer = self.context.start().await.ok()?;
        if answer.claimed != Claimed::Yes {
            return None;
        }
        // Where Plex could not say whose it is, it may well be a good one.
        Some(if owned.is_ok() { self.verify(answer, by).await } else { Ok(Ahead::Unverified(by, Missing::NotListed)) })
    }

    /// Puts everything back that was changed.
    async fn turn_back(&self, mut journal: Journal, fault: Fault) -> RepairEnd {
        let context = self.context.undisturbed();
        context.tell(Progress::TurningBack(fault.clone()));
        if journal.record().has_changed_settings() {
            let with = With { account: self.account, over: None, is_unused: fault == Fault::NotInUse };
            let Restored { runs, kept, sign_in } = match put_back(&context, &mut journal, &with).await {
                Ok(restored) => restored,
                Err(Stuck { fault: trouble, runs }) => return RepairEnd::NotRestored { fault, trouble, runs },
            };
            if !journal.has_replaced() {
                // The backup is what the settings are: no secret lies on disk twice for nothing.
                let _ = journal.discard();
            }
            return RepairEnd::Restored { fault, runs, kept, sign_in };
        }
        let has_stopped = journal.record().has_begun(Step::Stop);
        let runs = !has_stopped || context.bring_back(journal.record().ran, &fault).await;
        // A journal of nothing, which may hold a copy of a secret.
        let _ = journal.discard();
        // Nobody waits for a place that is out of reach, and before the stop it may be another program's.
        if has_stopped && runs {
            context.tidy().await;
        }
        RepairEnd::Untouched { fault, runs }
    }

    fn begin(&self, journal: &mut Journal, step: Step) -> Result<(), Fault> {
        self.context.still_wanted()?;
        journal.begun(step)?;
        self.context.tell(Progress::Begun(step));
        Ok(())
    }

    fn done(&self, journal: &mut Journal, step: Step) -> Result<(), Fault> {
        journal.done(step)?;
        self.context.tell(Progress::Done(step));
        Ok(())
    }

    /// The server is linked anew: a journal that cannot be written is no reason to take that off it.
    fn noted(&self, journal: &mut Journal, step: Step) {
        let _ = journal.done(step);
        self.context.tell(Progress::Done(step));
    }
}
