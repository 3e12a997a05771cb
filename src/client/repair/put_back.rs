//! Puts the settings back as they were: when a repair failed, after it was interrupted, and when its owner wants them back.
//!
//! It can be begun again at any point: what is put back already stays, and what somebody else wrote since is kept beside the backup.

use super::power::Bench;
use super::{Fault, Journal, Outcome, Progress, RepairEnd, Step};
use crate::client::installation::Whole;

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
    let backup = match journal.backup() {
        Ok(backup) => backup,
        Err(fault) => {
            // There is nothing to put back, and no reason to leave it down.
            let runs = !journal.record().ran || bench.undisturbed().start().await.is_ok();
            return Err(Stuck { fault, runs });
        }
    };
    // A kill from here on is told at the next start. A journal that cannot be written any more must not keep the settings from coming
    // back: its errors are no reason to stop.
    let _ = journal.stands(Outcome::Open);
    let runs = bench.runs().await;
    let ran = runs == Ok(true) || journal.record().ran;
    if ran {
        let _ = journal.ran();
    }
    bench.tell(Progress::Begun(Step::Stop));
    // One look that went wrong is worth another.
    let stopped = match runs {
        Ok(runs) => bench.stop_if(runs).await,
        Err(_) => bench.stop().await,
    };
    if let Err(fault) = stopped {
        let runs = bench.undisturbed().bring_back(ran, &fault).await;
        // Nothing was changed: it stands as it did.
        let _ = journal.stands(was);
        return Err(Stuck { fault, runs });
    }
    bench.tell(Progress::Done(Step::Stop));
    let restored = restore(&bench.undisturbed(), journal, backup).await;
    // What its owner is asked to do, they may leave.
    let starts = if bench.is_owners() { bench } else { &bench.undisturbed() };
    if let Err(fault) = restored {
        // What is there now is for another try; the server need not be down until then.
        let runs = !ran || starts.start().await.is_ok();
        return Err(Stuck { fault, runs });
    }
    let runs = !ran || started(starts).await;
    // The last word: a server that is not started yet is not as it was. Without it all this is offered once more, and comes to the
    // same end.
    let _ = journal.finish(Outcome::PutBack);
    Ok(runs)
}

async fn restore(bench: &Bench<'_>, journal: &Journal, backup: Whole) -> Result<(), Fault> {
    bench.tell(Progress::Begun(Step::PutBack));
    bench.must_be_stopped().await?;
    let now = bench.read().await?;
    if now != backup {
        if !journal.knows(&now) {
            journal.keep_replaced(&now, bench.installation.store.form().extension)?;
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
