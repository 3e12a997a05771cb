//! Puts the settings back as they were: when a repair failed, after it was interrupted, and when its owner wants them back.
//!
//! It can be begun again at any point: what is put back already stays, and what somebody else wrote since is kept beside the backup.

use super::power::Bench;
use super::{Fault, Journal, Outcome, Progress, RepairEnd, Step};

/// They could not be put back. `runs`: the server answers, where it had before.
pub struct Stuck {
    pub fault: Fault,
    pub runs: bool,
}

/// Undoes a repair, or what there was of it when it was interrupted.
pub async fn undo(bench: &Bench<'_>, mut journal: Journal) -> RepairEnd {
    if !journal.record().has_changed_settings() {
        let runs = !journal.record().ran || started(bench).await;
        return match journal.discard() {
            Ok(()) => RepairEnd::PutBack { runs },
            Err(error) => RepairEnd::NotPutBack { fault: error.into(), runs },
        };
    }
    match put_back(bench, &mut journal).await {
        Ok(runs) => RepairEnd::PutBack { runs },
        Err(Stuck { fault, runs }) => RepairEnd::NotPutBack { fault, runs },
    }
}

/// Stops the server, puts the backup in the place of its settings, and starts it if it had run. Returns whether it answers again,
/// where it should.
pub async fn put_back(bench: &Bench<'_>, journal: &mut Journal) -> Result<bool, Stuck> {
    let was = journal.record().outcome;
    if let Err(fault) = stop(bench, journal).await {
        let runs = bench.undisturbed().bring_back(journal.record().ran, &fault).await;
        // Nothing was changed: it stands as it did.
        let _ = journal.finish(was);
        return Err(Stuck { fault, runs });
    }
    // From here on it comes to its end.
    let bench = bench.undisturbed();
    if let Err(fault) = restore(&bench, journal).await {
        // What is there now is for another try; the server need not be down until then.
        let runs = !journal.record().ran || bench.start().await.is_ok();
        return Err(Stuck { fault, runs });
    }
    let runs = !journal.record().ran || started(&bench).await;
    // The last word: a server that is not started yet is not as it was. Where it cannot be written, all this is offered once more,
    // and comes to the same end.
    let _ = journal.finish(Outcome::PutBack);
    Ok(runs)
}

/// A journal that cannot be written any more must not keep the settings from coming back.
async fn stop(bench: &Bench<'_>, journal: &mut Journal) -> Result<(), Fault> {
    journal.backup()?;
    // A kill from here on is told at the next start.
    let _ = journal.finish(Outcome::Open);
    bench.tell(Progress::Begun(Step::Stop));
    if bench.runs().await? {
        let _ = journal.ran();
    }
    bench.stop().await?;
    bench.tell(Progress::Done(Step::Stop));
    Ok(())
}

async fn restore(bench: &Bench<'_>, journal: &Journal) -> Result<(), Fault> {
    let backup = journal.backup()?;
    bench.tell(Progress::Begun(Step::PutBack));
    bench.must_be_stopped().await?;
    let now = bench.read().await?;
    if now != backup {
        if !journal.knows(&now) {
            journal.keep_replaced(&now, bench.installation.store.extension())?;
        }
        bench.with(move |installation| installation.store.replace(&now, &backup)).await?;
    }
    bench.tell(Progress::Effect(Step::PutBack));
    bench.tell(Progress::Done(Step::PutBack));
    Ok(())
}

/// Starts it again. That it does not answer is worth saying, and no reason to touch its settings.
pub async fn started(bench: &Bench<'_>) -> bool {
    bench.tell(Progress::Begun(Step::Start));
    let started = bench.start().await.is_ok();
    bench.tell(Progress::Done(Step::Start));
    started
}
