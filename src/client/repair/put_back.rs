//! Puts the settings back as they were: when a repair failed, after it was interrupted, and when its owner wants them back.
//!
//! It can be begun again at any point: what is put back already stays, and what somebody else wrote since is kept beside the backup.

use super::power::Bench;
use super::{Fault, Journal, Outcome, Progress, RepairEnd, Step};

/// Undoes a repair, or what there was of it when it was interrupted.
pub async fn undo(bench: &Bench<'_>, mut journal: Journal) -> RepairEnd {
    if !journal.record().has_changed_settings() {
        let runs = !journal.record().ran || started(bench).await;
        return journal.discard().map_or_else(|e| RepairEnd::NotPutBack(e.into()), |()| RepairEnd::PutBack { runs });
    }
    match put_back(bench, &mut journal).await {
        Ok(runs) => RepairEnd::PutBack { runs },
        Err(fault) => RepairEnd::NotPutBack(fault),
    }
}

/// Stops the server, puts the backup in the place of its settings, and starts it if it had run. Returns whether it answers again,
/// where it should.
pub async fn put_back(bench: &Bench<'_>, journal: &mut Journal) -> Result<bool, Fault> {
    let backup = journal.backup()?;
    bench.tell(Progress::Begun(Step::Stop));
    if bench.runs().await? {
        // A journal that cannot be written any more must not keep the settings from coming back.
        let _ = journal.ran();
    }
    bench.stop().await?;
    bench.tell(Progress::Done(Step::Stop));
    bench.tell(Progress::Begun(Step::PutBack));
    let now = bench.read().await?;
    if now != backup {
        if !journal.knows(&now) {
            journal.keep_replaced(&now, bench.installation.store.extension())?;
        }
        bench.with(move |installation| installation.store.replace(&now, &backup)).await?;
    }
    bench.tell(Progress::Effect(Step::PutBack));
    bench.tell(Progress::Done(Step::PutBack));
    let runs = !journal.record().ran || started(bench).await;
    // The last word: a server that is not started yet is not as it was. Without it, all this is done once more, to the same end.
    journal.finish(Outcome::PutBack)?;
    Ok(runs)
}

/// Starts it again. That it does not answer is worth saying, and no reason to touch its settings.
pub async fn started(bench: &Bench<'_>) -> bool {
    bench.tell(Progress::Begun(Step::Start));
    let started = bench.start().await.is_ok();
    bench.tell(Progress::Done(Step::Start));
    started
}
