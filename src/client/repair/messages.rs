//! What repairs say, as data.

use std::path::Path;

use super::claim::ClaimEnd;
use super::{Ask, Fault, LaterSignIn, Record, RepairEnd, RepairOutcome, Step};
use crate::client::installation::{InstallError, InstallKind};
use crate::client::model::text::{Email, hide_email};
use crate::client::model::{
    AccountName, Entry, Installed, Message, Phrase, ServerName, StoredAccount, StoredSignIn, messages,
};
use crate::client::plex::account::PlexError;

impl Step {
    /// What it does.
    #[must_use]
    pub fn title(self) -> Phrase {
        Phrase::new(self.title_id())
    }

    const fn title_id(self) -> &'static str {
        match self {
            Self::Stop => "step-stop",
            Self::BackUp => "step-back-up",
            Self::Remove => "step-remove",
            Self::Start => "step-start",
            Self::Claim => "step-claim",
            Self::StopAgain => "step-stop-again",
            Self::Write => "step-write",
            Self::StartAgain => "step-start-again",
            Self::Verify => "step-verify",
            Self::PutBack => "step-put-back",
        }
    }
}

messages! {
    /// What the owner is asked to do, and how it goes on then.
    pub enum AskWords {
        Stop { server: ServerName } = "ask-stop",
        Start { server: ServerName } = "ask-start",
        StopThen = "ask-stop-then",
        StartThen = "ask-start-then",
    }
}

impl AskWords {
    #[must_use]
    pub fn wanted(ask: Ask, server: &str) -> Self {
        let server = ServerName(server.to_owned());
        match ask {
            Ask::StopServer => Self::Stop { server },
            Ask::StartServer => Self::Start { server },
        }
    }

    #[must_use]
    pub fn then(ask: Ask) -> Self {
        match ask {
            Ask::StopServer => Self::StopThen,
            Ask::StartServer => Self::StartThen,
        }
    }
}

messages! {
    /// Why a repair failed, as one sentence.
    pub enum FaultWords {
        NotPermitted { server: ServerName } = "fault-not-permitted",
        NotAllowedToControl { server: ServerName } = "fault-not-allowed-to-control",
        DiskFull = "fault-disk-full",
        ReadOnly { server: ServerName } = "fault-read-only",
        Missing { server: ServerName } = "fault-missing",
        NotSettings { server: ServerName } = "fault-not-settings",
        Changed { server: ServerName } = "fault-changed",
        NotAsWritten = "fault-not-as-written",
        TimedOut = "fault-timed-out",
        HostTimedOut { server: ServerName } = "fault-host-timed-out",
        ConnectionBroke { server: ServerName } = "fault-connection-broke",
        ToolFailed = "fault-tool-failed",
        HostToolFailed { server: ServerName } = "fault-host-tool-failed",
        NothingToAsk { server: ServerName } = "fault-nothing-to-ask",
        Unsupported = "fault-unsupported",
        Untrusted { server: ServerName } = "fault-untrusted",
        Busy = "fault-busy",
        EngineNotRunning = "fault-engine-not-running",
        EngineForbidden = "fault-engine-forbidden",
        ContainerReplaced { server: ServerName } = "fault-container-replaced",
        HelperRefused { server: ServerName } = "fault-helper-refused",
        Other = "fault-other",
        HostOther { server: ServerName } = "fault-host-other",
        PlexAsksToWait = "fault-plex-asks-to-wait",
        PlexInTrouble = "fault-plex-in-trouble",
        SignedOut = "fault-signed-out",
        PlexDoesNotKnow = "fault-plex-does-not-know",
        PlexUnreachable = "fault-plex-unreachable",
        Unreachable { server: ServerName } = "fault-unreachable",
        StillRunning { server: ServerName } = "fault-still-running",
        NotSeen { server: ServerName } = "fault-not-seen",
        RunsElsewhere { server: ServerName } = "fault-runs-elsewhere",
        DidNotStart { server: ServerName } = "fault-did-not-start",
        NoAnswer { server: ServerName } = "fault-no-answer",
        StillClaimed { server: ServerName } = "fault-still-claimed",
        NotInUse { server: ServerName } = "fault-not-in-use",
        NotClaimed { server: ServerName } = "fault-not-claimed",
        OtherIdentity { server: ServerName } = "fault-other-identity",
        OtherOwner { server: ServerName, owner: AccountName } = "fault-other-owner",
        OtherServer { server: ServerName } = "fault-other-server",
        OtherSettings { other: ServerName } = "fault-other-settings",
        NoAddress { server: ServerName } = "fault-no-address",
        NotSignedIn = "fault-not-signed-in",
        Duplicate { server: ServerName } = "fault-duplicate",
        CutOff { server: ServerName } = "fault-cut-off",
        SomeoneElse { server: ServerName } = "fault-someone-else",
        StillStarting { server: ServerName } = "fault-still-starting",
        CodeRefused = "fault-code-refused",
        ClaimFailed { server: ServerName } = "fault-claim-failed",
        NoBackup = "fault-no-backup",
        Cancelled = "fault-cancelled",
    }
}

impl FaultWords {
    #[must_use]
    pub fn new(fault: &Fault, server: &str) -> Self {
        let name = || ServerName(server.to_owned());
        match fault {
            Fault::Install(error) => Self::install(error, server),
            Fault::Plex(error) => Self::plex(error),
            Fault::Net(_) => Self::Unreachable { server: name() },
            Fault::StillRunning => Self::StillRunning { server: name() },
            Fault::NotSeen => Self::NotSeen { server: name() },
            Fault::RunsElsewhere => Self::RunsElsewhere { server: name() },
            Fault::DidNotStart => Self::DidNotStart { server: name() },
            Fault::NoAnswer => Self::NoAnswer { server: name() },
            Fault::StillClaimed => Self::StillClaimed { server: name() },
            Fault::NotInUse => Self::NotInUse { server: name() },
            Fault::NotClaimed => Self::NotClaimed { server: name() },
            Fault::OtherIdentity => Self::OtherIdentity { server: name() },
            Fault::OtherOwner(owner) => {
                let shown = owner.shown().unwrap_or_default();
                Self::OtherOwner { server: name(), owner: AccountName { shown, is_own: false } }
            }
            Fault::OtherServer => Self::OtherServer { server: name() },
            Fault::OtherSettings { name, .. } => Self::OtherSettings { other: ServerName(name.clone()) },
            Fault::NoAddress => Self::NoAddress { server: name() },
            Fault::NotSignedIn => Self::NotSignedIn,
            Fault::Duplicate => Self::Duplicate { server: name() },
            Fault::Claim(end) => Self::claim(end, server),
            Fault::NoBackup => Self::NoBackup,
            Fault::Cancelled => Self::Cancelled,
        }
    }

    fn install(error: &InstallError, server: &str) -> Self {
        let server = ServerName(server.to_owned());
        match error.kind {
            InstallKind::NotPermitted => Self::NotPermitted { server },
            InstallKind::NotAllowedToControl => Self::NotAllowedToControl { server },
            InstallKind::DiskFull => Self::DiskFull,
            InstallKind::ReadOnly => Self::ReadOnly { server },
            InstallKind::Missing => Self::Missing { server },
            InstallKind::NotSettings => Self::NotSettings { server },
            InstallKind::Changed => Self::Changed { server },
            InstallKind::NotAsWritten => Self::NotAsWritten,
            InstallKind::TimedOut if error.on_host => Self::HostTimedOut { server },
            InstallKind::TimedOut => Self::TimedOut,
            InstallKind::CutOff => Self::ConnectionBroke { server },
            InstallKind::ToolFailed if error.on_host => Self::HostToolFailed { server },
            InstallKind::ToolFailed => Self::ToolFailed,
            InstallKind::NothingToAsk => Self::NothingToAsk { server },
            InstallKind::Unsupported => Self::Unsupported,
            InstallKind::Untrusted => Self::Untrusted { server },
            InstallKind::Busy => Self::Busy,
            InstallKind::EngineNotRunning => Self::EngineNotRunning,
            InstallKind::EngineForbidden => Self::EngineForbidden,
            InstallKind::ContainerReplaced => Self::ContainerReplaced { server },
            InstallKind::HelperRefused => Self::HelperRefused { server },
            InstallKind::Other if error.on_host => Self::HostOther { server },
            InstallKind::Other => Self::Other,
        }
    }

    fn plex(error: &PlexError) -> Self {
        match error {
            PlexError::RateLimited(_) => Self::PlexAsksToWait,
            PlexError::Trouble(_) => Self::PlexInTrouble,
            PlexError::SignedOut => Self::SignedOut,
            PlexError::NotFound => Self::PlexDoesNotKnow,
            PlexError::Net(_) => Self::PlexUnreachable,
        }
    }

    fn claim(end: &ClaimEnd, server: &str) -> Self {
        let server = ServerName(server.to_owned());
        match end {
            ClaimEnd::CutOff => Self::CutOff { server },
            ClaimEnd::SomeoneElse => Self::SomeoneElse { server },
            ClaimEnd::StillStarting => Self::StillStarting { server },
            ClaimEnd::CodeRefused => Self::CodeRefused,
            ClaimEnd::Changed => Self::OtherIdentity { server },
            ClaimEnd::Failed(_) => Self::Unreachable { server },
            ClaimEnd::Duplicate => Self::Duplicate { server },
            ClaimEnd::Verified(_)
            | ClaimEnd::Unverified { .. }
            | ClaimEnd::NeedsConsent(_)
            | ClaimEnd::Closed
            | ClaimEnd::Cancelled => Self::ClaimFailed { server },
        }
    }
}

/// For "Details": what a system, a server or Plex said. `None` where the sentence says all that there is.
#[must_use]
pub fn detail(fault: &Fault) -> Option<Phrase> {
    match fault {
        Fault::Install(error) => Some(error.phrase()),
        Fault::Plex(error) => Some(error.phrase()),
        Fault::Net(error) | Fault::Claim(ClaimEnd::Failed(error)) => Some(error.phrase()),
        Fault::StillRunning
        | Fault::NotSeen
        | Fault::RunsElsewhere
        | Fault::DidNotStart
        | Fault::NoAnswer
        | Fault::StillClaimed
        | Fault::NotInUse
        | Fault::NotClaimed
        | Fault::OtherIdentity
        | Fault::OtherOwner(_)
        | Fault::OtherServer
        | Fault::OtherSettings { .. }
        | Fault::NoAddress
        | Fault::NotSignedIn
        | Fault::Duplicate
        | Fault::Claim(_)
        | Fault::NoBackup
        | Fault::Cancelled => None,
    }
}

messages! {
    /// How a repair, an undo or a start ended: the largest text.
    pub enum EndTitle {
        BackIn = "end-back-in",
        NotSeenYet { server: ServerName } = "end-not-seen-yet",
        CancelledUntouched { server: ServerName } = "end-cancelled-untouched",
        CancelledRestored { server: ServerName } = "end-cancelled-restored",
        FailedUntouched { server: ServerName } = "end-failed-untouched",
        FailedRestored { server: ServerName } = "end-failed-restored",
        FailedNotRestored { server: ServerName } = "end-failed-not-restored",
        CouldNotContinue { server: ServerName } = "end-could-not-continue",
        PutBack { server: ServerName } = "end-put-back",
        NotPutBack { server: ServerName } = "end-not-put-back",
        Runs { server: ServerName } = "end-runs",
        RestartCancelled { server: ServerName } = "end-restart-cancelled",
        RestartFailed { server: ServerName } = "end-restart-failed",
        NotStarted { server: ServerName } = "end-not-started",
    }
}

messages! {
    /// What that means: sentences that follow one another.
    pub enum EndHelp {
        YoursAgain { server: ServerName } = "end-help-yours-again",
        LookAgain = "end-help-look-again",
        NothingElse = "end-help-nothing-else",
        NotAnswering = "end-help-not-answering",
        CouldNotRestore { fault: Phrase } = "end-help-could-not-restore",
        CopyIsSafe = "end-help-copy-is-safe",
        CanBePutBack = "end-help-can-be-put-back",
        SignInReturned = "end-help-sign-in-returned",
        SignInWorks = "end-help-sign-in-works",
        NewerKept { file: String } = "end-help-newer-kept",
        AnswersAgain = "end-help-answers-again",
        AnswersAsBefore = "end-help-answers-as-before",
    }
}

/// How it ended: the largest text, and what it means, sentence by sentence.
#[must_use]
pub fn end(end: &RepairEnd, name: &str) -> (EndTitle, Vec<Phrase>) {
    let server = ServerName(name.to_owned());
    let why = |fault: &Fault| FaultWords::new(fault, name).phrase();
    let answers = |runs: &bool| (!*runs).then(|| EndHelp::NotAnswering.phrase());
    // Said only where the copy was read and is whole: it is the first thing that a restore does.
    let is_safe = |fault: &Fault| was_read(fault).then(|| EndHelp::CopyIsSafe.phrase());
    let (title, help): (EndTitle, Vec<Option<Phrase>>) = match end {
        RepairEnd::Verified { .. } => (EndTitle::BackIn, vec![Some(EndHelp::YoursAgain { server }.phrase())]),
        RepairEnd::Unverified { .. } => (EndTitle::NotSeenYet { server }, vec![Some(EndHelp::LookAgain.phrase())]),
        RepairEnd::Untouched { fault: Fault::Cancelled, runs } => {
            (EndTitle::CancelledUntouched { server }, vec![Some(EndHelp::NothingElse.phrase()), answers(runs)])
        }
        RepairEnd::Restored { fault, runs, kept, sign_in } => {
            let (title, what) = if *fault == Fault::Cancelled {
                (EndTitle::CancelledRestored { server }, EndHelp::NothingElse.phrase())
            } else {
                (EndTitle::FailedRestored { server }, why(fault))
            };
            (title, vec![Some(what), later(*sign_in), kept.as_deref().map(newer_kept), answers(runs)])
        }
        RepairEnd::Untouched { fault, runs } => {
            (EndTitle::FailedUntouched { server }, vec![Some(why(fault)), answers(runs)])
        }
        RepairEnd::NotRestored { fault, trouble, runs } => {
            let not_restored = EndHelp::CouldNotRestore { fault: why(trouble) }.phrase();
            let help = vec![Some(why(fault)), Some(not_restored), is_safe(trouble), answers(runs)];
            (EndTitle::FailedNotRestored { server }, help)
        }
        RepairEnd::StillOpen(fault) => {
            (EndTitle::CouldNotContinue { server }, vec![Some(why(fault)), Some(EndHelp::CanBePutBack.phrase())])
        }
        RepairEnd::PutBack { runs, kept, sign_in } => {
            let kept = kept.as_deref().map(newer_kept);
            let help = vec![Some(EndHelp::NothingElse.phrase()), later(*sign_in), kept, answers(runs)];
            (EndTitle::PutBack { server }, help)
        }
        RepairEnd::NotPutBack { fault, runs } => {
            (EndTitle::NotPutBack { server }, vec![Some(why(fault)), is_safe(fault), answers(runs)])
        }
        RepairEnd::Runs => (EndTitle::Runs { server }, vec![Some(EndHelp::AnswersAgain.phrase())]),
        RepairEnd::NotStarted { fault: Fault::Cancelled, runs: true } => {
            (EndTitle::RestartCancelled { server }, vec![Some(EndHelp::AnswersAsBefore.phrase())])
        }
        RepairEnd::NotStarted { fault, runs: true } => (EndTitle::RestartFailed { server }, vec![Some(why(fault))]),
        RepairEnd::NotStarted { fault, runs: false } => (EndTitle::NotStarted { server }, vec![Some(why(fault))]),
    };
    (title, help.into_iter().flatten().collect())
}

/// Did it fail after the copy had been read?
fn was_read(fault: &Fault) -> bool {
    match fault {
        Fault::NoBackup | Fault::Cancelled => false,
        Fault::Install(error) => !matches!(
            error.kind,
            InstallKind::Busy
                | InstallKind::TimedOut
                | InstallKind::Missing
                | InstallKind::Unsupported
                | InstallKind::CutOff
                | InstallKind::Other
        ),
        Fault::Plex(_)
        | Fault::Net(_)
        | Fault::StillRunning
        | Fault::NotSeen
        | Fault::RunsElsewhere
        | Fault::DidNotStart
        | Fault::NoAnswer
        | Fault::StillClaimed
        | Fault::NotInUse
        | Fault::NotClaimed
        | Fault::OtherIdentity
        | Fault::OtherOwner(_)
        | Fault::OtherServer
        | Fault::OtherSettings { .. }
        | Fault::NoAddress
        | Fault::NotSignedIn
        | Fault::Duplicate
        | Fault::Claim(_) => true,
    }
}

fn later(sign_in: LaterSignIn) -> Option<Phrase> {
    match sign_in {
        LaterSignIn::None => None,
        LaterSignIn::SignedOut => Some(EndHelp::SignInReturned.phrase()),
        LaterSignIn::LivesOn => Some(EndHelp::SignInWorks.phrase()),
    }
}

fn newer_kept(file: &Path) -> Phrase {
    EndHelp::NewerKept { file: file.display().to_string() }.phrase()
}

/// Name and masked e-mail address of the account in a server's settings; `None` if they name nobody.
#[must_use]
pub fn stored_account(installed: &Installed) -> Option<AccountName> {
    let StoredAccount { username, email, .. } = &installed.account;
    let name = username.as_ref().map(|name| hide_email(name.as_str()));
    let shown = match (name, email.as_ref().map(Email::masked)) {
        (Some(name), Some(email)) if name != email => Some(format!("{name} ({email})")),
        (name, email) => name.or(email),
    };
    shown.map(|shown| AccountName { shown, is_own: false })
}

messages! {
    /// The account in a server's settings, whether or not they name it.
    pub enum AccountWords {
        Named { account: AccountName } = "account-named",
        Unnamed = "account-unnamed",
    }
}

impl From<&StoredAccount> for AccountWords {
    fn from(stored: &StoredAccount) -> Self {
        match stored.shown() {
            Some(shown) => Self::Named { account: AccountName { shown, is_own: false } },
            None => Self::Unnamed,
        }
    }
}

messages! {
    /// What Plex says of the sign-in in a server's settings.
    #[derive(Copy)]
    pub enum SignInWords {
        Alive = "sign-in-alive",
        Dead = "sign-in-dead",
        NotAsked = "sign-in-not-asked",
    }
}

impl SignInWords {
    /// `None` if they hold none.
    #[must_use]
    pub fn new(sign_in: StoredSignIn) -> Option<Self> {
        match sign_in {
            StoredSignIn::None => None,
            StoredSignIn::Alive => Some(Self::Alive),
            StoredSignIn::Dead => Some(Self::Dead),
            StoredSignIn::NotAsked => Some(Self::NotAsked),
        }
    }
}

messages! {
    /// What is known of an earlier repair, as one sentence.
    pub enum RecordWords {
        AtWork { server: ServerName } = "record-at-work",
        Interrupted { server: ServerName } = "record-interrupted",
        Repaired { server: ServerName } = "record-repaired",
        Unverified { server: ServerName } = "record-unverified",
        Undone { server: ServerName } = "record-undone",
    }
}

impl RecordWords {
    #[must_use]
    pub fn new(record: &Record) -> Self {
        let server = ServerName(record.name.clone());
        match record.outcome {
            RepairOutcome::Open if record.at_work => Self::AtWork { server },
            RepairOutcome::Open => Self::Interrupted { server },
            RepairOutcome::Repaired => Self::Repaired { server },
            RepairOutcome::Unverified => Self::Unverified { server },
            RepairOutcome::PutBack => Self::Undone { server },
        }
    }
}

/// What every language has to have for repairs.
pub fn entries() -> impl Iterator<Item = Entry> {
    let enums = [
        AskWords::ENTRIES,
        FaultWords::ENTRIES,
        EndTitle::ENTRIES,
        EndHelp::ENTRIES,
        AccountWords::ENTRIES,
        SignInWords::ENTRIES,
        RecordWords::ENTRIES,
    ];
    let steps = Step::ALL.map(|step| Entry { id: step.title_id(), attribute: None, args: &[] });
    enums.into_iter().flatten().copied().chain(steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::installation::InstallOperation;

    /// The worst that can be said to somebody whose copy is gone is that it is safe.
    #[test]
    fn a_copy_that_is_gone_is_not_called_safe() {
        let (gone, late) = (Fault::NoBackup, Fault::StillRunning);
        let ends = |fault: &Fault| {
            [
                RepairEnd::NotRestored { fault: late.clone(), trouble: fault.clone(), runs: true },
                RepairEnd::NotPutBack { fault: fault.clone(), runs: true },
            ]
        };
        for (fault, is_safe) in [(&gone, false), (&late, true)] {
            for of_it in ends(fault) {
                let (_, help) = end(&of_it, "Mac Mini");
                assert_eq!(help.contains(&EndHelp::CopyIsSafe.phrase()), is_safe, "{help:?}");
            }
        }
    }

    /// Whoever reads of this computer would look in the wrong place.
    #[test]
    fn what_failed_on_a_host_is_not_said_of_this_computer() {
        let error = |kind| InstallError::new(InstallOperation::Stop, "QNAP (PlexMediaServer)", kind);
        let server = || ServerName::from("Attic");
        for (kind, here, there) in [
            (InstallKind::ToolFailed, FaultWords::ToolFailed, FaultWords::HostToolFailed { server: server() }),
            (InstallKind::TimedOut, FaultWords::TimedOut, FaultWords::HostTimedOut { server: server() }),
            (InstallKind::Other, FaultWords::Other, FaultWords::HostOther { server: server() }),
        ] {
            assert_eq!(FaultWords::new(&error(kind).into(), "Attic"), here);
            assert_eq!(FaultWords::new(&error(kind).on_host().into(), "Attic"), there);
        }
    }

    #[test]
    fn details_name_the_operation_and_what_the_system_said() {
        let error = InstallError::new(InstallOperation::Write, "x", InstallKind::DiskFull).because("28");
        assert_eq!(detail(&Fault::Install(error.clone())), Some(error.phrase()));
        assert_eq!(detail(&Fault::StillRunning), None);
    }
}
