//! Puts the settings back as they were: when a repair failed, after it was interrupted, and when its owner wants them back.
//!
//! It can be begun again at any point: what is put back already stays, and what somebody else wrote since is kept beside the backup.

use std::path::PathBuf;
use std::time::Duration;

use secrecy::ExposeSecret as _;
use tokio::time::timeout;

use super::power::RepairContext;
use super::{Fault, Journal, LaterSignIn, Progress, RepairEnd, RepairOutcome, Step};
use crate::client::installation::store::TOKEN;
use crate::client::installation::{InstallKind, RawPreferences, ServerPreferences};
use crate::client::model::{MachineId, Secret};
use crate::client::plex::account::{AccountClient, PlexError};

/// The settings are back: what is said to Plex after that must not keep anybody waiting.
const LONGEST_SIGN_OUT: Duration = Duration::from_secs(8);

/// They could not be put back. `runs`: the server answers, where it had before.
pub struct Stuck {
    pub fault: Fault,
    pub runs: bool,
}

/// Undoes a repair, or what there was of it when it was interrupted.
pub async fn undo(context: &RepairContext<'_>, mut journal: Journal, with: &With<'_>) -> RepairEnd {
    if !journal.record().has_changed_settings() {
        let runs = !journal.record().ran || started(context).await;
        context.tidy().await;
        return match journal.discard() {
            Ok(()) => RepairEnd::PutBack { runs, kept: None, sign_in: LaterSignIn::None },
            Err(error) => RepairEnd::NotPutBack { fault: error.into(), runs },
        };
    }
    match put_back(context, &mut journal, with).await {
        Ok(Restored { runs, kept, sign_in }) => RepairEnd::PutBack { runs, kept, sign_in },
        Err(Stuck { fault, runs }) => RepairEnd::NotPutBack { fault, runs },
    }
}

/// They are as they were.
pub struct Restored {
    /// The server answers again, where it should.
    pub runs: bool,
    /// Where the settings that were written since are kept.
    pub kept: Option<PathBuf>,
    /// What became of the sign-in that they hold.
    pub sign_in: LaterSignIn,
}

/// What a restore works with, beside the bench.
pub struct With<'a> {
    pub account: &'a AccountClient,
    /// The machine identifier of another server, over whose settings the owner agreed to restore.
    pub over: Option<&'a str>,
    /// No server uses these settings: none is stopped for them, and none started.
    pub is_unused: bool,
}

/// Stops the server, puts the backup in the place of its settings, and starts it if it had run.
pub async fn put_back(context: &RepairContext<'_>, journal: &mut Journal, with: &With<'_>) -> Result<Restored, Stuck> {
    let was = journal.record().outcome;
    let backup = match journal.backup() {
        Ok(backup) => backup,
        Err(fault) => {
            // There is nothing to put back, and no reason to leave it down.
            let runs = !journal.record().ran || context.undisturbed().start().await.is_ok();
            return Err(Stuck { fault, runs });
        }
    };
    // A kill from here on is told at the next start. A journal that cannot be written any more must not keep the settings from coming
    // back: its errors are no reason to stop.
    let _ = journal.stands(RepairOutcome::Open);
    if with.is_unused {
        return put_unused_back(context, journal, backup, with).await;
    }
    let runs = context.runs().await;
    let ran = runs == Ok(true) || journal.record().ran;
    if ran {
        let _ = journal.ran();
    }
    context.tell(Progress::Begun(Step::Stop));
    // One look that went wrong is worth another.
    let stopped = match &runs {
        Ok(runs) => context.stop_if(*runs).await,
        Err(_) => context.stop().await,
    };
    if let Err(fault) = stopped {
        let runs = context.undisturbed().bring_back(ran, &fault).await;
        // Nothing was changed: it stands as it did.
        let _ = journal.stands(was);
        return Err(Stuck { fault, runs });
    }
    context.tell(Progress::Done(Step::Stop));
    let restored = match context.undisturbed().must_be_stopped().await {
        Ok(()) => restore(&context.undisturbed(), journal, backup, with.over).await,
        Err(fault) => Err(fault),
    };
    // What its owner is asked to do, they may leave.
    let starts = if context.is_owners() { context } else { &context.undisturbed() };
    let (kept, later) = match restored {
        Ok(restored) => restored,
        Err(fault) => {
            if matches!(fault, Fault::OtherSettings { .. }) {
                // Nothing was changed: it stands as it did.
                let runs = runs != Ok(false) && starts.start_unseen().await;
                let _ = journal.stands(was);
                return Err(Stuck { fault, runs });
            }
            // What is there now is for another try; the server need not be down until then.
            let runs = !ran || starts.start().await.is_ok();
            return Err(Stuck { fault, runs });
        }
    };
    let runs = !ran || started(starts).await;
    // The last word: a server that is not started yet is not as it was. Without it all this is offered once more, and comes to the
    // same end.
    let _ = journal.finish(RepairOutcome::PutBack);
    context.tidy().await;
    let sign_in = end_of(later, journal, with).await;
    Ok(Restored { runs, kept, sign_in })
}

/// The same for settings that no server uses, whichever of them runs.
async fn put_unused_back(
    context: &RepairContext<'_>,
    journal: &mut Journal,
    backup: RawPreferences,
    with: &With<'_>,
) -> Result<Restored, Stuck> {
    let (kept, later) = restore(&context.undisturbed(), journal, backup, with.over)
        .await
        .map_err(|fault| Stuck { fault, runs: true })?;
    let _ = journal.finish(RepairOutcome::PutBack);
    context.tidy().await;
    Ok(Restored { runs: true, kept, sign_in: end_of(later, journal, with).await })
}

async fn end_of(later: Option<Secret>, journal: &Journal, with: &With<'_>) -> LaterSignIn {
    match later {
        // It was made, and was never seen in the settings: there is nothing to end it with.
        None if journal.has_lost_sign_in() => LaterSignIn::LivesOn,
        None => LaterSignIn::None,
        Some(token) if journal.has_made(token.expose_secret()) => sign_out(with.account, &token).await,
        // Not by this repair: it is somebody's, who may want it.
        Some(_) => LaterSignIn::LivesOn,
    }
}

/// The sign-in that the repair had made for the server is nobody's any more.
async fn sign_out(account: &AccountClient, token: &Secret) -> LaterSignIn {
    let told = timeout(LONGEST_SIGN_OUT, account.sign_out(token)).await;
    match told {
        Ok(Ok(()) | Err(PlexError::SignedOut)) => LaterSignIn::SignedOut,
        _ => LaterSignIn::LivesOn,
    }
}

async fn restore(
    context: &RepairContext<'_>,
    journal: &Journal,
    backup: RawPreferences,
    over: Option<&str>,
) -> Result<(Option<PathBuf>, Option<Secret>), Fault> {
    context.tell(Progress::Begun(Step::PutBack));
    let (kept, later) = match context.read().await {
        Ok(now) if now == backup => (None, None),
        Ok(now) => {
            let kept = keep(context, journal, &now, over)?;
            let token = |whole: &RawPreferences| {
                let settings = context.installation.store.parse(whole).ok()?;
                settings.get(TOKEN).filter(|token| !token.is_empty()).map(|token| Secret::from(token.to_owned()))
            };
            let (was, later) = (token(&backup), token(&now));
            let is_old = |token: &Secret| was.as_ref().is_some_and(|was| was.expose_secret() == token.expose_secret());
            let later = later.filter(|token| !is_old(token));
            context.with(move |installation| installation.store.replace(&now, &backup)).await?;
            (kept, later)
        }
        // Somebody deleted them, as forums advise.
        Err(error) if error.kind == InstallKind::Missing => {
            let owner = journal.record().owner;
            context.with(move |installation| installation.store.create(&backup, owner)).await?;
            (None, None)
        }
        Err(error) => return Err(error.into()),
    };
    context.tell(Progress::Effect(Step::PutBack));
    context.tell(Progress::Done(Step::PutBack));
    Ok((kept, later))
}

/// Keeps what somebody else wrote since. Settings of another server are not written over without the owner's word; what is empty or
/// damaged is nobody's.
fn keep(
    context: &RepairContext<'_>,
    journal: &Journal,
    now: &RawPreferences,
    over: Option<&str>,
) -> Result<Option<PathBuf>, Fault> {
    if journal.knows(now) {
        return Ok(None);
    }
    let store = &context.installation.store;
    if let Ok(settings) = store.parse(now) {
        let stored = ServerPreferences::from(|key: &str| settings.get(key).map(str::to_owned));
        let other = stored.id.filter(|id| *id != journal.record().server);
        let name = |id: MachineId| stored.name.map_or_else(|| id.to_string(), |name| name.to_string());
        if let Some(other) = other.filter(|id| over != Some(id.as_str())) {
            return Err(Fault::OtherSettings { id: other.to_string(), name: name(other) });
        }
    }
    Ok(Some(journal.keep_replaced(now, store.form().extension)?))
}

/// Starts it again. That it does not answer is worth saying, and no reason to touch its settings.
pub async fn started(context: &RepairContext<'_>) -> bool {
    context.tell(Progress::Begun(Step::Start));
    let started = context.start().await.is_ok();
    context.tell(Progress::Done(Step::Start));
    started
}
