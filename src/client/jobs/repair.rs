//! Repairs, undoes, starts: each under the lock that lets one program on this computer do so at a time.

use super::Jobs;
use crate::client::installation::{
    InstallDetail, InstallError, InstallKind, InstallOperation, Installation, StoreLock,
};
use crate::client::model::{Locator, Secret, User};
use crate::client::repair::power::{CancelTokens, RepairContext};
use crate::client::repair::repairs::Lock;
use crate::client::repair::reset::Repairer;
use crate::client::repair::{
    Fault, Journal, JournalStore, Progress, Record, RepairEnd, RepairJob, RepairKind, Step, put_back,
};
use crate::client::state::Event;
use crate::client::system::now_unix;

/// Both are held until the work is done.
type Locks = (Lock, Option<StoreLock>);

impl Jobs {
    /// Carries out an order. `signed_in` is who it is done for; an undo and a start need nobody.
    pub fn repair(&self, job: RepairJob, signed_in: Option<(User, Secret)>, cancel: CancelTokens) {
        let jobs = self.clone();
        self.finite(async move {
            let (working, wanted) = (jobs.clone(), job.clone());
            let kind = tokio::spawn(async move { working.carry_out(&wanted, signed_in, cancel).await });
            let end = match kind.await {
                Ok(done) => done.unwrap_or_else(|fault| job.refused(fault)),
                Err(_) => job.broke_down(),
            };
            jobs.tell(Event::RepairEnded(end));
            jobs.tell(Event::Repairs(jobs.records().await));
        });
    }

    /// Removes the repairs whose time is over, by a clock that plex.tv has confirmed.
    pub fn sweep_repairs(&self) {
        let jobs = self.clone();
        self.finite(async move {
            let Some(repairs) = jobs.settings.repairs.clone() else { return };
            let left = tokio::task::spawn_blocking(move || repairs.sweep(now_unix())).await.unwrap_or_default();
            jobs.tell(Event::Repairs(left));
        });
    }

    /// The journals of earlier repairs.
    pub fn look_at_repairs(&self) {
        let jobs = self.clone();
        self.finite(async move { jobs.tell(Event::Repairs(jobs.records().await)) });
    }

    /// Removes a repair's backup: there is no undo afterwards.
    pub fn forget_backup(&self, id: String) {
        let jobs = self.clone();
        self.finite(async move {
            if let Some(repairs) = jobs.settings.repairs.clone() {
                let of = id.clone();
                let removed = tokio::task::spawn_blocking(move || {
                    let _lock = repairs.lock()?;
                    repairs.remove(&of)
                });
                let error = removed.await.ok().and_then(Result::err);
                jobs.tell(Event::BackupRemoved { id, error });
            }
            jobs.tell(Event::Repairs(jobs.records().await));
        });
    }

    pub(super) async fn records(&self) -> Vec<Record> {
        let Some(repairs) = self.settings.repairs.clone() else { return Vec::new() };
        tokio::task::spawn_blocking(move || repairs.all_at_work()).await.unwrap_or_default()
    }

    async fn carry_out(
        &self,
        job: &RepairJob,
        signed_in: Option<(User, Secret)>,
        cancel: CancelTokens,
    ) -> Result<RepairEnd, Fault> {
        let no_place =
            InstallError::new(InstallOperation::FindBackupPlace, std::env::consts::OS, InstallKind::Unsupported);
        let repairs = self.settings.repairs.clone().ok_or(no_place)?;
        let (installation, _locks) = self.take_in_hand(repairs.clone(), job.locator.clone()).await?;
        let report = |progress| self.tell(Event::Repair(progress));
        let context = RepairContext {
            installation,
            target: &job.target,
            servers: &self.servers,
            limits: &self.settings.net.limits,
            report: &report,
            cancel,
        };
        match &job.kind {
            RepairKind::Start { again } => Ok(self.start(&context, *again).await),
            // The record is read under the lock: another program may have worked on it since it was shown.
            RepairKind::Undo(id) => {
                let with = put_back::With { account: &self.account, over: job.over.as_deref(), is_unused: false };
                Ok(put_back::undo(&context, repairs.open(id)?, &with).await)
            }
            RepairKind::Repair => {
                let (user, token) = signed_in.ok_or(Fault::NotSignedIn)?;
                let journal = repairs.begin(job.record(&user))?;
                Ok(self.repairer(context, job, &user, &token, journal).await)
            }
            RepairKind::GoOn(id) => {
                let (user, token) = signed_in.ok_or(Fault::NotSignedIn)?;
                Ok(self.repairer(context, job, &user, &token, repairs.open(id)?).await)
            }
        }
    }

    /// Opens an installation, under the lock of this user's repairs and the one beside the settings.
    async fn take_in_hand(&self, repairs: JournalStore, locator: Locator) -> Result<(Installation, Locks), Fault> {
        let settings = self.settings.clone();
        let place = locator.location().id();
        let open = move || {
            let (installation, ours) = (settings.open(&locator)?, repairs.lock()?);
            let beside = installation.store.lock()?;
            Ok((installation, (ours, beside)))
        };
        let broke_down =
            || InstallError::new(InstallOperation::Open, place, InstallKind::Other).since(&InstallDetail::BrokeDown);
        Ok(tokio::task::spawn_blocking(open).await.unwrap_or_else(|_| Err(broke_down()))?)
    }

    async fn repairer(
        &self,
        context: RepairContext<'_>,
        job: &RepairJob,
        user: &User,
        token: &Secret,
        journal: Journal,
    ) -> RepairEnd {
        Repairer { context, account: &self.account, token, user, agreed: job.agreed.as_ref() }.run(journal).await
    }

    async fn start(&self, context: &RepairContext<'_>, again: bool) -> RepairEnd {
        if again {
            context.tell(Progress::Begun(Step::Stop));
            if let Err(fault) = context.stop().await {
                let runs = context.undisturbed().bring_back(true, &fault).await;
                return RepairEnd::NotStarted { fault, runs };
            }
            context.tell(Progress::Done(Step::Stop));
        }
        context.tell(Progress::Begun(Step::Start));
        if let Err(fault) = context.start().await {
            return RepairEnd::NotStarted { fault, runs: false };
        }
        context.tell(Progress::Done(Step::Start));
        RepairEnd::Runs
    }
}
