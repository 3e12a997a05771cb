//! Links a server anew: by the claim over loopback or by its settings, and each time seen to hold.

use std::net::SocketAddr;

use super::{Ahead, Repairer};
use crate::client::model::Claimed;
use crate::client::repair::claim::{
    Answering, ClaimEnd, ClaimRoute, ClaimStage, ClaimTarget, Claimer, Consent, Missing,
};
use crate::client::repair::power::{LONGEST_CALL, RepairContext, ServerAnswer, within};
use crate::client::repair::{Fault, Journal, Note, Progress, Step};

impl Repairer<'_> {
    /// The claim over loopback, which ends with what was read back.
    pub(super) async fn claim(&self, answered: ServerAnswer) -> ClaimEnd {
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

    pub(super) async fn by_disk(&self, journal: &mut Journal) -> Result<Ahead, Fault> {
        let context = &self.context;
        self.begin(journal, Step::StopAgain)?;
        context.stop().await?;
        context.tell(Progress::Effect(Step::StopAgain));
        self.done(journal, Step::StopAgain)?;
        self.write(journal).await?;
        self.start_with_new_sign_in(journal, Step::StartAgain).await
    }

    pub(super) async fn start_with_new_sign_in(&self, journal: &mut Journal, step: Step) -> Result<Ahead, Fault> {
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

    pub(super) async fn verify(&self, answer: ServerAnswer, by: ClaimRoute) -> Result<Ahead, Fault> {
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
        let socket = self.context.servers.socket_of(address);
        let asking = within(LONGEST_CALL, self.context.installation.clone(), move |its| Ok(its.listens_at(socket)));
        Box::pin(async move { asking.await.unwrap_or(false) })
    }
}
