//! The pages of a repair: before it, while it runs, and after it.

use super::host::HostText;
use crate::client::installation::{InstallError, InstallKind};
use crate::client::model::{
    AccountName, Controller, Day, Entry, Installed, Message, Phrase, ServerName, StoredSignIn, messages, names,
};
use crate::client::repair::messages::{self, SignInWords};
use crate::client::repair::{Fault, Record, RepairEnd, RepairKind, RepairOutcome};
use crate::client::state::Hold;
use crate::window::messages::Word;

names! {
    /// Buttons, headings and sentences that are always the same.
    pub enum RepairLabel [] {
        RepairIt = "repair-it",
        ByHand = "repair-by-hand",
        ToRepair = "repair-from-here",
        Intro = "repair-intro",
        IntroSignedOut = "repair-intro-signed-out",
        SignedInNow = "repair-signed-in-now",
        StillWorks = "repair-still-works",
        ChooseFolder = "folder-choose-settings",
        FolderWithinReach = "folder-within-reach",
        WithinReach = "settings-within-reach",
        Folder = "folder-field",
        Choose = "folder-choose",
        LookThere = "folder-look-there",
        Looking = "folder-looking",
        Choosing = "folder-choosing",
        NoneChosen = "folder-none-chosen",
        ToTheRepair = "folder-to-the-repair",
        TypeAddress = "folder-type-address",
        FolderText = "folder-text",
        NoName = "folder-no-name",
        NoSettings = "folder-no-settings",
        FolderNotPermitted = "folder-not-permitted",
        FolderTooSlow = "folder-too-slow",
        FolderDamaged = "folder-damaged",
        FolderFailed = "folder-failed",
        Show = "repair-show",
        Steps = "repair-steps",
        Takes = "repair-takes",
        WaitsForYou = "repair-waits-for-you",
        WasEnded = "repair-was-ended",
        StopHow = "repair-stop-how",
        KeptOpen = "repair-kept-open",
        KeptOpenNews = "repair-kept-open-news",
        Done = "repair-state-done",
        Now = "repair-state-now",
        Later = "repair-state-later",
        Failed = "repair-state-failed",
        HoldWriting = "repair-hold-writing",
        HoldJoining = "repair-hold-joining",
        HoldPuttingBack = "repair-hold-putting-back",
        HoldLeaving = "repair-hold-leaving",
        SignInWorks = "undo-sign-in-works",
        RestoreOver = "undo-restore-over",
        PutItBack = "undo-restore",
        RepairAgain = "repair-again",
        NotPutBack = "undo-why-not",
        Place = "repair-place",
        CopyAt = "repair-copy-at",
        ChangedByItself = "repair-changed-by-itself",
        StillStarting = "repair-still-starting",
        Undo = "undo",
        UndoRepair = "undo-repair",
        UndoNow = "undo-now",
        UndoWarning = "undo-warning",
        KeepRepair = "undo-keep-repair",
        Remove = "copy-remove",
        RemoveNow = "copy-remove-now",
        LeaveNow = "copy-leave-now",
        Keep = "copy-keep",
        Removed = "copy-removed",
        NotRemoved = "copy-not-removed",
        TheCopy = "copy",
        RemoveDoneText = "copy-remove-text",
        RemoveOpenText = "copy-remove-open-text",
        RemoveUnchangedText = "copy-remove-unchanged-text",
        Interrupted = "interrupted-text",
        Untouched = "interrupted-untouched",
        Continue = "interrupted-continue",
        LeaveIt = "interrupted-leave-it",
        SignInToContinue = "interrupted-sign-in",
        Restart = "restart-it",
        RestartText = "restart-text",
        Controller = "detail-controller",
        Owner = "detail-owner",
        AccountInSettings = "detail-account",
        SignInInSettings = "detail-sign-in",
        User = "detail-user",
        NoSignIn = "detail-sign-in-none",
        Alive = "detail-sign-in-alive",
        Dead = "detail-sign-in-dead",
        NotAsked = "detail-sign-in-not-asked",
        NamelessAccount = "detail-nameless-account",
        Changes = "changes-label",
        Stays = "changes-stays-label",
        MayNeedRedoing = "changes-redo-label",
        Meanwhile = "changes-meanwhile-label",
        Kept = "changes-kept-label",
        Means = "changes-means-label",
        StaysText = "changes-stays",
        ClaimStays = "changes-claim-stays",
        RedoText = "changes-redo",
        KeptText = "changes-kept",
        UndoChanges = "changes-undo",
    }
}

impl Message for RepairLabel {
    fn phrase(&self) -> Phrase {
        Phrase::new(self.id())
    }
}

messages! {
    /// What is said of one repair.
    pub enum RepairText {
        Title { server: ServerName } = "repair-title",
        ChangesSignIn { server: ServerName, account: AccountName } = "changes-sign-in",
        ChangesClaim { server: ServerName, account: AccountName } = "changes-claim",
        MeanwhileManaged { server: ServerName } = "changes-meanwhile-managed",
        MeanwhileManual { server: ServerName } = "changes-meanwhile-manual",
        Stored { account: AccountName, sign_in: SignInWords } = "repair-stored",
        StoredNameless { sign_in: SignInWords } = "repair-stored-nameless",
        StoredNothing = "repair-stored-nothing",
        Agree { server: ServerName, other: AccountName } = "repair-agree",
        OtherAccount { server: ServerName, other: AccountName, account: AccountName } = "repair-other-account",
        MaybeOtherAccount { server: ServerName, other: AccountName } = "repair-maybe-other-account",
        FolderTitle { server: ServerName } = "folder-title",
        Found { server: ServerName } = "folder-found",
        FoundAnother { server: ServerName, wanted: ServerName } = "folder-found-another",
        FoundUnseen { server: ServerName } = "folder-found-unseen",
        RepairAnother { server: ServerName } = "folder-repair-another",
        StepLine { step: Phrase, state: Phrase } = "repair-step-line",
        RemoveTitle { server: ServerName } = "copy-remove-title",
        LeaveTitle { server: ServerName } = "copy-leave-title",
        RepairedOn { day: Day } = "undo-repaired-on",
        UndoTitle { server: ServerName } = "undo-title",
        UndoMeanwhileManaged { server: ServerName } = "undo-meanwhile-managed",
        UndoMeanwhileManual { server: ServerName } = "undo-meanwhile-manual",
        KeptUntil { day: Day } = "copy-kept-until",
        PutBackMeans { server: ServerName } = "interrupted-restore-means",
        ContinueMeans { server: ServerName, account: AccountName } = "interrupted-continue-means",
        RestartTitle { server: ServerName } = "restart-title",
        StoppedWaiting { server: ServerName } = "restart-stopped-waiting",
    }
}

messages! {
    /// What is under way.
    pub enum UnderWay {
        Repairing { server: ServerName } = "under-way-repairing",
        PuttingBack { server: ServerName } = "under-way-putting-back",
        Undoing { server: ServerName } = "under-way-undoing",
        Starting { server: ServerName } = "under-way-starting",
        Restarting { server: ServerName } = "under-way-restarting",
        /// On the page of another server.
        First { what: Phrase } = "under-way-first",
    }
}

impl UnderWay {
    #[must_use]
    pub fn new(kind: &RepairKind, server: &str, turns_back: bool) -> Self {
        let server = ServerName::from(server);
        match kind {
            RepairKind::Repair | RepairKind::GoOn(_) if turns_back => Self::PuttingBack { server },
            RepairKind::Repair | RepairKind::GoOn(_) => Self::Repairing { server },
            RepairKind::Undo(_) => Self::Undoing { server },
            RepairKind::Start { again: false } => Self::Starting { server },
            RepairKind::Start { again: true } => Self::Restarting { server },
        }
    }

    /// The same on the page of another server.
    #[must_use]
    pub fn first(self) -> Self {
        Self::First { what: self.phrase() }
    }
}

messages! {
    /// How it ended, in a few words for the footer.
    pub enum RepairNews {
        YoursAgain { server: ServerName } = "news-yours-again",
        Cancelled { server: ServerName } = "news-repair-cancelled",
        Runs { server: ServerName } = "news-runs",
        RestartFailed { server: ServerName } = "news-restart-failed",
        NotStarted { server: ServerName } = "news-not-started",
        PutBack { server: ServerName } = "news-restored",
        NotPutBack { server: ServerName } = "news-not-restored",
        Failed { server: ServerName } = "news-repair-failed",
    }
}

impl RepairNews {
    #[must_use]
    pub fn new(end: &RepairEnd, server: &str) -> Self {
        let server = ServerName::from(server);
        match end {
            RepairEnd::Verified { .. } => Self::YoursAgain { server },
            RepairEnd::Untouched { fault: Fault::Cancelled, .. }
            | RepairEnd::Restored { fault: Fault::Cancelled, .. } => Self::Cancelled { server },
            RepairEnd::Runs => Self::Runs { server },
            RepairEnd::NotStarted { runs: true, .. } => Self::RestartFailed { server },
            RepairEnd::NotStarted { runs: false, .. } => Self::NotStarted { server },
            RepairEnd::PutBack { .. } => Self::PutBack { server },
            RepairEnd::NotPutBack { .. } => Self::NotPutBack { server },
            RepairEnd::Unverified { .. }
            | RepairEnd::Untouched { .. }
            | RepairEnd::Restored { .. }
            | RepairEnd::NotRestored { .. }
            | RepairEnd::StillOpen(_) => Self::Failed { server },
        }
    }
}

/// Word and words of each line before a repair, in reading order.
#[must_use]
pub fn changes(server: &str, account: &AccountName, installed: &Installed) -> Vec<(RepairLabel, Phrase)> {
    let (server, account) = (ServerName::from(server), account.clone());
    let at_once = installed.locator.location().is_replaced_at_once();
    let is_there = installed.locator.host().is_some();
    let meanwhile = match installed.controller {
        Controller::Managed(_) if is_there => HostText::MeanwhileThere { server: server.clone() }.phrase(),
        Controller::Managed(_) if at_once => HostText::Meanwhile { server: server.clone() }.phrase(),
        Controller::Managed(_) => RepairText::MeanwhileManaged { server: server.clone() }.phrase(),
        Controller::Manual => RepairText::MeanwhileManual { server: server.clone() }.phrase(),
    };
    let changes = match installed.sign_in {
        StoredSignIn::None => RepairText::ChangesClaim { server, account },
        StoredSignIn::Alive | StoredSignIn::Dead | StoredSignIn::NotAsked => {
            RepairText::ChangesSignIn { server, account }
        }
    };
    vec![
        (RepairLabel::Changes, changes.phrase()),
        (RepairLabel::Stays, RepairLabel::StaysText.phrase()),
        (RepairLabel::MayNeedRedoing, RepairLabel::RedoText.phrase()),
        (RepairLabel::Meanwhile, meanwhile),
        (RepairLabel::Kept, RepairLabel::KeptText.phrase()),
    ]
}

/// The same before a claim.
#[must_use]
pub fn claim_changes(server: &str, account: AccountName) -> [(RepairLabel, Phrase); 3] {
    let changes = RepairText::ChangesClaim { server: server.into(), account };
    [
        (RepairLabel::Changes, changes.phrase()),
        (RepairLabel::Stays, RepairLabel::ClaimStays.phrase()),
        (RepairLabel::MayNeedRedoing, RepairLabel::RedoText.phrase()),
    ]
}

/// The same before an undo.
#[must_use]
pub fn undo_changes(server: &str, by_owner: bool) -> Vec<(RepairLabel, Phrase)> {
    let server = ServerName::from(server);
    let meanwhile = if by_owner {
        RepairText::UndoMeanwhileManual { server: server.clone() }
    } else {
        RepairText::UndoMeanwhileManaged { server: server.clone() }
    };
    vec![(RepairLabel::Changes, RepairLabel::UndoChanges.phrase()), (RepairLabel::Meanwhile, meanwhile.phrase())]
}

/// What each of the two ways on from an interrupted repair does.
#[must_use]
pub fn two_ways(server: &str, account: &AccountName) -> [(RepairLabel, Phrase); 2] {
    let (server, account) = (ServerName::from(server), account.clone());
    [
        (RepairLabel::PutItBack, RepairText::PutBackMeans { server: server.clone() }.phrase()),
        (RepairLabel::Continue, RepairText::ContinueMeans { server, account }.phrase()),
    ]
}

/// The account whose sign-in the settings hold, and whether Plex still knows it.
#[must_use]
pub fn stored(installed: &Installed) -> RepairText {
    match SignInWords::new(installed.sign_in) {
        Some(sign_in) => match messages::stored_account(installed) {
            Some(account) => RepairText::Stored { account, sign_in },
            None => RepairText::StoredNameless { sign_in },
        },
        None => RepairText::StoredNothing,
    }
}

/// The second confirmation's ground: Plex itself says that it is another account's, or nobody knows.
#[must_use]
pub fn other_account(other: AccountName, server: &str, account: &AccountName, is_proven: bool) -> RepairText {
    let server = ServerName::from(server);
    if is_proven {
        RepairText::OtherAccount { server, other, account: account.clone() }
    } else {
        RepairText::MaybeOtherAccount { server, other }
    }
}

/// Why nothing was found in a folder.
#[must_use]
pub fn folder_error(error: &InstallError) -> RepairLabel {
    match error.kind {
        InstallKind::Missing => RepairLabel::NoSettings,
        InstallKind::NotPermitted => RepairLabel::FolderNotPermitted,
        InstallKind::TimedOut => RepairLabel::FolderTooSlow,
        InstallKind::NotSettings => RepairLabel::FolderDamaged,
        InstallKind::NotAllowedToControl
        | InstallKind::DiskFull
        | InstallKind::ReadOnly
        | InstallKind::Changed
        | InstallKind::NotAsWritten
        | InstallKind::CutOff
        | InstallKind::ToolFailed
        | InstallKind::NothingToAsk
        | InstallKind::Unsupported
        | InstallKind::Busy
        | InstallKind::Untrusted
        | InstallKind::EngineNotRunning
        | InstallKind::EngineForbidden
        | InstallKind::ContainerReplaced
        | InstallKind::HelperRefused
        | InstallKind::Other => RepairLabel::FolderFailed,
    }
}

/// Why it cannot be left at this moment.
#[must_use]
pub fn hold(hold: Hold) -> RepairLabel {
    match hold {
        Hold::Writing => RepairLabel::HoldWriting,
        Hold::Joining => RepairLabel::HoldJoining,
        Hold::PuttingBack => RepairLabel::HoldPuttingBack,
        Hold::Leaving => RepairLabel::HoldLeaving,
    }
}

/// How it ended: the largest text, and what it means. A start that the owner left is no failure.
#[must_use]
pub fn end(end: &RepairEnd, server: &str) -> (Phrase, Vec<Phrase>) {
    if let RepairEnd::NotStarted { fault: Fault::Cancelled, runs: false } = end {
        let title = RepairText::StoppedWaiting { server: ServerName::from(server) };
        return (title.phrase(), vec![RepairLabel::StillStarting.phrase()]);
    }
    let (title, help) = messages::end(end, server);
    (title.phrase(), help)
}

/// Before what is kept of a repair is removed: the question, and what it means.
#[must_use]
pub fn remove(record: &Record) -> (RepairText, RepairLabel) {
    let server = ServerName(record.name.clone());
    match (record.outcome, &record.backup) {
        (RepairOutcome::Open, Some(_)) => (RepairText::LeaveTitle { server }, RepairLabel::RemoveOpenText),
        (RepairOutcome::Open, None) => (RepairText::LeaveTitle { server }, RepairLabel::RemoveUnchangedText),
        (RepairOutcome::Repaired | RepairOutcome::Unverified | RepairOutcome::PutBack, _) => {
            (RepairText::RemoveTitle { server }, RepairLabel::RemoveDoneText)
        }
    }
}

/// The two answers to that question: the safe one first.
#[must_use]
pub fn keep_or_remove(record: &Record) -> (Phrase, Phrase) {
    match record.outcome {
        RepairOutcome::Open => (Word::Back.phrase(), RepairLabel::LeaveNow.phrase()),
        RepairOutcome::Repaired | RepairOutcome::Unverified | RepairOutcome::PutBack => {
            (RepairLabel::Keep.phrase(), RepairLabel::RemoveNow.phrase())
        }
    }
}

/// The state of the sign-in in the settings, for "Details".
#[must_use]
pub fn sign_in_state(state: StoredSignIn) -> RepairLabel {
    match state {
        StoredSignIn::None => RepairLabel::NoSignIn,
        StoredSignIn::Alive => RepairLabel::Alive,
        StoredSignIn::Dead => RepairLabel::Dead,
        StoredSignIn::NotAsked => RepairLabel::NotAsked,
    }
}

/// A day, from seconds since 1970.
#[must_use]
pub fn day(seconds: u64) -> Day {
    Day(i64::try_from(seconds).unwrap_or(i64::MAX))
}

pub fn entries() -> impl Iterator<Item = Entry> {
    [RepairLabel::ENTRIES, RepairText::ENTRIES, UnderWay::ENTRIES, RepairNews::ENTRIES].into_iter().flatten().copied()
}
