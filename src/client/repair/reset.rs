//! The repair of a server that holds a dead sign-in, where its settings are within reach.
//!
//! Each step is in the journal before it is done. Whatever fails, what was changed is put back; only when the server was linked
//! anew, and merely not all of it could be seen in time, the new sign-in stays: the old one is dead.

use std::net::SocketAddr;
use std::time::SystemTime;

use secrecy::ExposeSecret as _;

use super::claim::{Answering, ClaimEnd, ClaimRoute, ClaimStage, ClaimTarget, Claimer, Consent, Missing};
use super::power::{LONGEST_CALL, RepairContext, ServerAnswer, within};
use super::put_back::{Stuck, With, put_back};
use super::{Fault, Journal, Note, Progress, RepairEnd, RepairOutcome, Step};
use crate::client::installation::store::TOKEN;
use crate::client::installation::{
    Change, InstallError, InstallKind, InstallOperation, Preferences, RawPreferences, ServerPreferences,
};
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
                self.note_sign_in(&mut journal).await;
                // The repair is done, whether or not the journal can say so: it would be looked at once more.
                let _ = journal.finish(RepairOutcome::Repaired);
                RepairEnd::Verified { by, changed }
            }
            Ok(Ahead::Unverified(by, missing)) => {
                self.note_sign_in(&mut journal).await;
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
        let before = self.trace().await;
        self.begin(journal, Step::Stop)?;
        context.stop_if(runs).await?;
        context.tell(Progress::Effect(Step::Stop));
        let changed_at_stop = self.trace().await != before;
        self.done(journal, Step::Stop)?;
        self.back_up(journal).await?;
        self.remove(journal).await?;
        if context.is_owners() {
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
                Ok(Ahead::Verified(by))
            }
            ClaimEnd::Unverified { by, missing } => Ok(Ahead::Unverified(by, missing)),
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

    /// An interrupted repair may have come to its end: a good sign-in is not taken off again.
    async fn is_done_already(&self, journal: &Journal) -> Option<Result<Ahead, Fault>> {
        let record = journal.record();
        if !record.has_begun(Step::Claim) && !record.has_begun(Step::Write) {
            return None;
        }
        // The old sign-in may have been put back meanwhile: it is claimed by that, too.
        if !self.has_new_sign_in(journal).await.ok()? {
            return None;
        }
        let by = if record.has_begun(Step::Write) { ClaimRoute::Disk } else { ClaimRoute::Loopback };
        let list = self.account.servers(self.token).await.ok()?;
        let is_owned = list.iter().any(|listed| listed.id == self.context.target.id && listed.owned);
        let answer = if is_owned { self.context.start().await.ok()? } else { return None };
        if answer.claimed != Claimed::Yes {
            return None;
        }
        Some(self.verify(answer, by).await)
    }

    /// Do the settings hold a sign-in, and another one than the backup?
    async fn has_new_sign_in(&self, journal: &Journal) -> Result<bool, Fault> {
        let (old, now) = (self.parse(&journal.backup()?).await?, self.parse(&self.context.read().await?).await?);
        let token = now.get(TOKEN).filter(|token| !token.is_empty());
        Ok(token.is_some() && token != old.get(TOKEN))
    }

    async fn back_up(&self, journal: &mut Journal) -> Result<(), Fault> {
        let context = &self.context;
        let whole = context.read().await?;
        self.is_the_one(&self.parse(&whole).await?).await?;
        // The first copy is the one that counts, however often a repair is taken up again: by then the settings may name nobody.
        match journal.backup() {
            Ok(backup) => return self.is_the_one(&self.parse(&backup).await?).await,
            Err(fault) if journal.record().has_changed_settings() => return Err(fault),
            Err(_) => {}
        }
        self.begin(journal, Step::BackUp)?;
        let extension = context.installation.store.form().extension;
        let owner = context.with(|installation| Ok(installation.store.owner())).await?;
        journal.back_up(&whole, extension, owner)?;
        context.tell(Progress::Effect(Step::BackUp));
        self.done(journal, Step::BackUp)
    }

    /// The right server, and no account but the owner's own or one that they agreed to.
    async fn is_the_one(&self, settings: &Preferences) -> Result<(), Fault> {
        let mut stored = ServerPreferences::from(|key: &str| settings.get(key).map(str::to_owned));
        if stored.id.as_ref() != Some(&self.context.target.id) {
            return Err(Fault::OtherServer);
        }
        // Its names may be those of before: Plex knows whose it is.
        if self.user.is(&stored.account) != Some(true) {
            self.account.look_at(&mut stored, self.context.limits.reach).await;
        }
        match stored.account.unless_of(self.user, stored.token.is_some()) {
            Some(other) if !self.agreed.is_some_and(|agreed| agreed.covers(&other.key())) => {
                Err(Fault::OtherOwner(Box::new(other.clone())))
            }
            _ => Ok(()),
        }
    }

    async fn remove(&self, journal: &mut Journal) -> Result<(), Fault> {
        let context = &self.context;
        let backup = journal.backup()?;
        let is_first = !journal.record().has_begun(Step::Remove);
        let before = context.read().await?;
        if is_first && before != backup {
            return Err(InstallError::new(
                InstallOperation::Write,
                context.installation.store.place(),
                InstallKind::Changed,
            )
            .into());
        }
        let after = self.edited(&before, Change::SignOut).await?;
        journal.leaves(&after, self.writes_in_place().await?)?;
        self.begin(journal, Step::Remove)?;
        context.must_be_stopped().await?;
        self.put(before, after).await?;
        context.tell(Progress::Effect(Step::Remove));
        self.done(journal, Step::Remove)
    }

    /// The claim over loopback, which ends with what was read back.
    async fn claim(&self, answered: ServerAnswer) -> ClaimEnd {
        let context = &self.context;
        // Where it answers: an address that it had once would only be waited for. One lost answer is no reason to leave out the address at
        // which it has just answered.
        let mut answers = context.answering().await;
        if !answers.iter().any(|answer| answer.address == answered.address) {
            answers.insert(0, answered);
        }
        let addresses = answers.into_iter().map(|answer| (answer.address, answer.here)).collect();
        let target = ClaimTarget { addresses, ..context.target.clone() };
        let report = |stage| context.tell(Progress::Note(Note::Claim(stage)));
        let is_own_process = |address| self.is_own_process(address);
        let claimer = self.claimer(&report, &is_own_process);
        tokio::select! {
            () = context.cancel.cancel.cancelled() => self.left_claim().await,
            end = claimer.run(&target, Consent::HereOnly) => end,
        }
    }

    /// The owner went while a claim was under way. If the server took it, it is linked anew, and merely unseen.
    async fn left_claim(&self) -> ClaimEnd {
        let is_claimed = self.context.answering().await.iter().any(|answer| answer.claimed == Claimed::Yes);
        let (by, missing) = (ClaimRoute::Loopback, Missing::NotListed);
        if is_claimed { ClaimEnd::Unverified { by, missing } } else { ClaimEnd::Cancelled }
    }

    async fn by_disk(&self, journal: &mut Journal) -> Result<Ahead, Fault> {
        let context = &self.context;
        self.begin(journal, Step::StopAgain)?;
        context.stop().await?;
        context.tell(Progress::Effect(Step::StopAgain));
        self.done(journal, Step::StopAgain)?;
        self.write(journal).await?;
        self.start_with_new_sign_in(journal, Step::StartAgain).await
    }

    /// Exchanges a claim code for a sign-in of the server's own, and writes it into the settings.
    async fn write(&self, journal: &mut Journal) -> Result<(), Fault> {
        let context = &self.context;
        self.begin(journal, Step::Write)?;
        let code = self.account.claim_code(self.token).await?;
        let new = self.account.exchange(&code, &context.target.id, self.user).await?;
        journal.made(new.token.expose_secret())?;
        let written = self.write_down(journal, Change::SignIn(new.clone())).await;
        if written.is_err() {
            // Nobody has it now: it is given back.
            let _ = self.account.sign_out(&new.token).await;
        }
        written?;
        context.tell(Progress::Effect(Step::Write));
        self.done(journal, Step::Write)
    }

    async fn write_down(&self, journal: &mut Journal, change: Change) -> Result<(), Fault> {
        let before = self.context.read().await?;
        let after = self.edited(&before, change).await?;
        journal.leaves(&after, self.writes_in_place().await?)?;
        self.context.must_be_stopped().await?;
        self.put(before, after).await
    }

    async fn start_with_new_sign_in(&self, journal: &mut Journal, step: Step) -> Result<Ahead, Fault> {
        let context = &self.context;
        self.begin(journal, step)?;
        let answer = context.start().await?;
        context.tell(Progress::Effect(step));
        if answer.claimed == Claimed::No {
            return Err(Fault::NotClaimed);
        }
        self.done(journal, step)?;
        self.begin(journal, Step::Verify)?;
        let ahead = self.verify(answer, ClaimRoute::Disk).await?;
        if matches!(ahead, Ahead::Unverified(..)) && self.has_new_sign_in(journal).await == Ok(false) {
            // It never read what was written, and has written its own over it.
            return Err(Fault::NotClaimed);
        }
        context.tell(Progress::Effect(Step::Verify));
        self.noted(journal, Step::Verify);
        Ok(ahead)
    }

    async fn verify(&self, answer: ServerAnswer, by: ClaimRoute) -> Result<Ahead, Fault> {
        let context = &self.context;
        let report = |stage| context.tell(Progress::Note(Note::Claim(stage)));
        let is_own_process = |address| self.is_own_process(address);
        let claimer = self.claimer(&report, &is_own_process);
        let end = tokio::select! {
            () = context.cancel.cancel.cancelled() => ClaimEnd::Unverified { by, missing: Missing::NotListed },
            end = claimer.verify(answer.address, &context.target.id, by) => end,
        };
        match end {
            ClaimEnd::Verified(by) => Ok(Ahead::Verified(by)),
            ClaimEnd::Unverified { by, missing } => Ok(Ahead::Unverified(by, missing)),
            end @ (ClaimEnd::SomeoneElse
            | ClaimEnd::NeedsConsent(_)
            | ClaimEnd::Closed
            | ClaimEnd::CutOff
            | ClaimEnd::Changed
            | ClaimEnd::Duplicate
            | ClaimEnd::StillStarting
            | ClaimEnd::CodeRefused
            | ClaimEnd::Failed(_)
            | ClaimEnd::Cancelled) => Err(Fault::Claim(end)),
        }
    }

    fn claimer<'a>(
        &'a self,
        report: &'a (dyn Fn(ClaimStage) + Sync),
        is_own_process: &'a (dyn Fn(SocketAddr) -> Answering + Sync),
    ) -> Claimer<'a> {
        let RepairContext { servers, limits, .. } = self.context;
        Claimer { servers, account: self.account, token: self.token, limits, report, is_own_process }
    }

    /// A local user may have taken the port while the server was stopped: only its own process is handed anything.
    fn is_own_process(&self, address: SocketAddr) -> Answering {
        let asking = within(LONGEST_CALL, self.context.installation.clone(), move |its| Ok(its.listens_at(address)));
        Box::pin(async move { asking.await.unwrap_or(false) })
    }

    /// Puts everything back that was changed.
    async fn turn_back(&self, mut journal: Journal, fault: Fault) -> RepairEnd {
        let context = self.context.undisturbed();
        context.tell(Progress::TurningBack(fault.clone()));
        if journal.record().has_changed_settings() {
            let with = With { account: self.account, over: None, is_unused: fault == Fault::NotInUse };
            let runs = match put_back(&context, &mut journal, &with).await {
                Ok(restored) => restored.runs,
                Err(Stuck { fault: trouble, runs }) => return RepairEnd::NotRestored { fault, trouble, runs },
            };
            if !journal.has_replaced() {
                // The backup is what the settings are: no secret lies on disk twice for nothing.
                let _ = journal.discard();
            }
            return RepairEnd::Restored { fault, runs };
        }
        let runs = !journal.record().has_begun(Step::Stop) || context.bring_back(journal.record().ran, &fault).await;
        // A journal of nothing, which may hold a copy of a secret.
        let _ = journal.discard();
        RepairEnd::Untouched { fault, runs }
    }

    /// An undo gives back to Plex what the server got by this repair. One that is not noted merely lives on, and that is said.
    async fn note_sign_in(&self, journal: &mut Journal) {
        let Ok(now) = self.context.read().await else { return };
        let Ok(settings) = self.parse(&now).await else { return };
        if let Some(token) = settings.get(TOKEN).filter(|token| !token.is_empty()) {
            let _ = journal.made(token);
        }
    }

    /// Which settings beside the sign-in the server itself has changed since.
    async fn changed_by_itself(&self, journal: &Journal) -> Vec<String> {
        let Ok(backup) = journal.backup() else { return Vec::new() };
        let Ok(now) = self.context.read().await else { return Vec::new() };
        match (self.parse(&backup).await, self.parse(&now).await) {
            (Ok(before), Ok(after)) => before.differences(&after),
            _ => Vec::new(),
        }
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

    async fn trace(&self) -> Option<Vec<SystemTime>> {
        self.context.with(|installation| Ok(installation.store.trace())).await.ok().flatten()
    }

    async fn writes_in_place(&self) -> Result<bool, Fault> {
        Ok(self.context.with(|installation| Ok(installation.store.writes_in_place())).await?)
    }

    async fn edited(&self, whole: &RawPreferences, change: Change) -> Result<RawPreferences, Fault> {
        let whole = whole.clone();
        Ok(self.context.with(move |installation| installation.store.edited(&whole, &change)).await?)
    }

    async fn put(&self, expected: RawPreferences, wanted: RawPreferences) -> Result<(), Fault> {
        Ok(self.context.with(move |installation| installation.store.replace(&expected, &wanted)).await?)
    }

    async fn parse(&self, whole: &RawPreferences) -> Result<Preferences, Fault> {
        let whole = whole.clone();
        Ok(self.context.with(move |installation| installation.store.parse(&whole)).await?)
    }
}
