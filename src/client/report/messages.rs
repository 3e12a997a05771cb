//! The words of a report, as messages. Verdicts and the words of checks belong to the diagnosis.

use std::net::SocketAddr;
use std::time::Duration;

use crate::client::scrub::Kind;

use crate::client::diagnosis::CheckState;
use crate::client::model::{Claimed, Day, Entry, NameAnswer, Ownership, Phrase, ServerName, Shown, messages};
use crate::client::repair::claim::{ClaimEnd, ClaimRoute, ClaimStage, Missing};
use crate::client::repair::{Fault, RepairEnd, RepairKind};
use crate::client::state::SignInFailure;

messages! {
    /// What a section is about, and how its first line begins.
    #[derive(Copy)]
    pub enum Heading {
        Title = "report-heading",
        Summary = "report-summary",
        ThisComputer = "report-this-computer",
        Server { number: usize } = "report-server",
        LastDay = "report-last-day",
        Search = "report-search",
        Withheld = "report-withheld-heading",
    }
}

messages! {
    /// A section about what has a cause: whoever looks for one finds it by its heading.
    pub enum Section {
        Of { what: Phrase, state: Phrase } = "report-section",
    }
}

messages! {
    /// Who is who in the report. It is shown to whoever made the report, and never in it.
    pub enum Legend {
        StandsFor { stand_in: String, name: ServerName } = "report-stands-for",
        /// One of several servers with that name.
        StandsForAt { stand_in: String, name: ServerName, address: SocketAddr } = "report-stands-for-at",
    }
}

messages! {
    /// A line, or a part of one.
    pub enum Line {
        /// Who made the report, when, and how to read its times.
        MadeBy { version: String, system: String, time: Shown, running: Span } = "report-made-by",

        // The summary
        NoProblem { all: Vec<Phrase> } = "report-no-problem",
        StillLooking { all: Vec<Phrase> } = "report-still-looking",
        /// A server and its state, in the summary.
        Standing { of: Phrase, word: Phrase } = "report-standing",
        NoServers = "report-no-servers",
        MoreServers { count: usize, state: Phrase } = "report-more-servers",
        MoreAddresses { count: usize } = "report-more-addresses",
        MoreInterfaces { count: usize } = "report-more-interfaces",
        MoreFailures { count: usize } = "report-more-failures",
        /// Servers whose details found no room.
        LeftOut { count: usize } = "report-left-out",
        Cut = "report-cut",
        NothingWithheld = "report-nothing-is-withheld",
        NotKnown = "report-not-known",
        Yes = "report-yes",
        No = "report-no",

        // Of any fact
        Fact { value: Phrase, time: Shown } = "report-fact",
        NotChecked = "report-not-checked",
        TookTooLong = "report-took-too-long",
        FellOver = "report-fell-over",
        At { time: Shown } = "report-at",
        Between { from: Shown, to: Shown } = "report-between",

        // A cause
        Cause { cause: &'static str, since: Shown } = "report-cause",
        NoCause { since: Shown } = "report-no-cause",
        CauseBefore { cause: &'static str, time: Shown } = "report-cause-before",
        NoCauseBefore { time: Shown } = "report-no-cause-before",
        Checks = "report-checks",
        Passed { count: usize, titles: Vec<Phrase> } = "report-passed",
        SeeCheck { check: Phrase } = "report-see-check",
        LikelyReasons = "report-likely-reasons",
        NextStep { step: Phrase } = "report-next-step",

        // This computer
        Plex { fact: Phrase } = "report-plex",
        Route { fact: Phrase } = "report-route",
        RouteNone = "report-route-none",
        RouteNetwork = "report-route-network",
        RouteTunnel { interface: String } = "report-route-tunnel",
        SecondsAhead { count: i64 } = "report-seconds-ahead",
        ClockOfPlex { fact: Phrase } = "report-clock-of-plex",
        ClocksOfServers { ahead: Vec<Phrase> } = "report-clocks-of-servers",
        ControlName { fact: Phrase } = "report-control-name",
        NamesOfPlex { fact: Phrase } = "report-names-of-plex",
        Parts { all: Vec<Phrase> } = "report-parts",
        Name { name: &'static str, answer: Phrase } = "report-name",
        InPlexsPlace { certificate: Phrase } = "report-in-plexs-place",
        SignedIn = "report-signed-in",
        SignedInManaged = "report-signed-in-managed",
        SignedInGuest = "report-signed-in-guest",
        SignedInWaiting = "report-signed-in-waiting",
        SignedInApproved = "report-signed-in-approved",
        SignedInNot = "report-signed-in-not",
        SignInExpired = "report-sign-in-expired",
        SignInDenied = "report-sign-in-denied",
        SignInUnreachable = "report-sign-in-unreachable",
        SignInCancelled = "report-sign-in-cancelled",
        ListedServers { count: usize, time: Shown } = "report-listed-servers",

        // A server
        FirstVerdict { time: Shown } = "report-first-verdict",
        State { claimed: Phrase, owner: Phrase } = "report-state",
        Version { version: Phrase, id: Phrase } = "report-version",
        ListedOwned { https: Phrase, rebinding: Phrase } = "report-listed-owned",
        ListedShared { https: Phrase, rebinding: Phrase } = "report-listed-shared",
        OfItsHome = "report-of-its-home",
        Platform { value: String } = "report-platform",
        PlatformVersion { value: String } = "report-platform-version",
        Device { value: String } = "report-device",
        ListedVersion { value: String } = "report-listed-version",
        Connection { address: String, kind: Phrase, name: Phrase } = "report-connection",
        Relay = "report-relay",
        Local = "report-local",
        Remote = "report-remote",
        WithName = "report-with-name",
        WithoutName = "report-without-name",
        Address { address: String, seen: Vec<Phrase> } = "report-address",
        Look { fact: Phrase } = "report-look",
        ClockAhead { seconds: i64 } = "report-clock-ahead",
        FirstAnswer { took: Span, lost: u32 } = "report-first-answer",
        AnnouncedVersion { version: String } = "report-announced-version",
        FrontPage { says: Phrase } = "report-front-page",
        Shows { certificate: Phrase } = "report-shows",
        NameForBrowsers { answer: Phrase } = "report-name-for-browsers",
        Access { fact: Phrase } = "report-access",
        Former { id: Phrase } = "report-former",
        FormerInTurns { id: Phrase } = "report-former-in-turns",
        Certificate { issuer: String, names: Phrase, from: Phrase, until: Phrase } = "report-certificate",
        NoNames = "report-no-names",
        OtherNames { count: usize } = "report-other-names",
        KnownNames { names: String } = "report-known-names",
        KnownAndOtherNames { names: String, count: usize } = "report-known-and-other-names",
        OnDay { day: Day } = "report-on-day",
        BeforeCalendar = "report-before-calendar",
        AfterCalendar = "report-after-calendar",

        // The search
        SearchRunning { time: Shown, rounds: u64, rejected: u64 } = "report-search-running",
        SearchStopped { rounds: u64, rejected: u64 } = "report-search-stopped",
        Counts { servers: usize, addresses: usize } = "report-counts",
        TooMany { limit: usize } = "report-too-many",
        MdnsUnavailable { why: Phrase } = "report-mdns-unavailable",
        /// It can hold what was typed, and that the name of somebody's host.
        TypedAddress = "report-typed-address",
        Interface { name: String, address: String } = "report-interface",
        InterfaceDown = "report-interface-down",
        InterfaceLoopback = "report-interface-loopback",
        InterfaceTunnel = "report-interface-tunnel",
        NotSent { count: usize, what: String } = "report-not-sent",

        // A claim
        Claim { server: Heading, time: Shown, stage: Phrase } = "report-claim",
        ClaimEnded { server: Heading, time: Shown, stage: Phrase, end: Phrase } = "report-claim-ended",

        // The history
        NothingNoted = "report-nothing-noted",
        /// More than have room.
        EarlierEvents { count: usize } = "report-earlier-events",
        EventOf { time: Shown, of: Phrase, what: Phrase } = "report-event-of",
        Event { time: Shown, what: Phrase } = "report-event",
        /// One that was there, and isn't in the list now.
        GoneServer = "report-gone-server",
        Repeats = "report-repeats",
        Pattern { says: Phrase, evidence: Phrase } = "report-pattern",

        // A repair
        NoRow = "report-no-row",
        Repair { kind: Phrase, server: Phrase, time: Shown, end: Vec<Phrase> } = "report-repair",
        Interrupted { server: Phrase, step: Phrase } = "report-interrupted",
        InterruptedEarly { server: Phrase } = "report-interrupted-early",
        UnderWay = "report-under-way",
        StepFailed { took: Span } = "report-step-failed",
        StepDone { took: Span } = "report-step-done",
        StepRuns { took: Span } = "report-step-runs",
        Why = "report-why",
        WhyNotRestored = "report-why-not-restored",
    }
}

messages! {
    /// A span of time, to the precision that helps.
    #[derive(Copy)]
    pub enum Span {
        Milliseconds { count: u64 } = "report-milliseconds",
        Seconds { count: u64 } = "report-seconds",
        Minutes { count: u64 } = "report-minutes",
        Hours { count: u64 } = "report-hours",
    }
}

impl From<Duration> for Span {
    fn from(time: Duration) -> Self {
        match time.as_secs() {
            count @ 0..120 => Self::Seconds { count },
            seconds @ 120..7200 => Self::Minutes { count: seconds / 60 },
            seconds => Self::Hours { count: seconds / 3600 },
        }
    }
}

impl Span {
    pub fn ms(time: Duration) -> Self {
        Self::Milliseconds { count: u64::try_from(time.as_millis()).unwrap_or(u64::MAX) }
    }
}

messages! {
    /// How a check came out.
    #[derive(Copy)]
    pub enum StateWords {
        Ok = "report-check-ok",
        Warning = "report-check-warning",
        WarningAndCause = "report-check-warning-cause",
        ProblemAndCause = "report-check-problem-cause",
        Skipped = "report-check-skipped",
    }
}

impl StateWords {
    pub fn new(state: CheckState, root_cause: bool) -> Self {
        match state {
            CheckState::Ok => Self::Ok,
            CheckState::Warning if root_cause => Self::WarningAndCause,
            CheckState::Warning => Self::Warning,
            CheckState::Problem => Self::ProblemAndCause,
            CheckState::Skipped => Self::Skipped,
        }
    }
}

messages! {
    /// Whether a server is claimed.
    #[derive(Copy)]
    pub enum ClaimedWords {
        Yes = "report-claimed",
        No = "report-not-claimed",
        Unknown = "report-claimed-not-known",
    }
}

impl From<Claimed> for ClaimedWords {
    fn from(claimed: Claimed) -> Self {
        match claimed {
            Claimed::Yes => Self::Yes,
            Claimed::No => Self::No,
            Claimed::Unknown => Self::Unknown,
        }
    }
}

messages! {
    /// Whose a server is.
    #[derive(Copy)]
    pub enum OwnerWords {
        Nobody = "report-owner-nobody",
        You = "report-owner-account",
        Shared = "report-owner-shared",
        SomeoneElse = "report-owner-someone-else",
        Unknown = "report-owner-not-known",
    }
}

impl From<Ownership> for OwnerWords {
    fn from(ownership: Ownership) -> Self {
        match ownership {
            Ownership::Nobody => Self::Nobody,
            Ownership::You => Self::You,
            Ownership::SharedWithYou => Self::Shared,
            Ownership::SomeoneElse => Self::SomeoneElse,
            Ownership::Unknown => Self::Unknown,
        }
    }
}

messages! {
    /// What a resolver said to a name. Where the name leads is not told.
    #[derive(Copy)]
    pub enum AnswerWords {
        Found = "report-name-found",
        Void = "report-name-void",
        Nothing = "report-name-nothing",
        Silent = "report-name-silent",
    }
}

impl From<&NameAnswer> for AnswerWords {
    fn from(answer: &NameAnswer) -> Self {
        match answer {
            found if found.is_void() => Self::Void,
            NameAnswer::Addresses(_) => Self::Found,
            NameAnswer::Nothing => Self::Nothing,
            NameAnswer::Silent => Self::Silent,
        }
    }
}

impl From<&SignInFailure> for Line {
    fn from(failure: &SignInFailure) -> Self {
        match failure {
            SignInFailure::Expired => Self::SignInExpired,
            SignInFailure::Denied => Self::SignInDenied,
            SignInFailure::Service(_) => Self::SignInUnreachable,
            SignInFailure::Cancelled => Self::SignInCancelled,
        }
    }
}

messages! {
    /// Where a claim stands, and how it ended.
    pub enum ClaimWords {
        Looking = "report-claim-looking",
        AskingForCode { nth: u8 } = "report-claim-asking",
        Handing { route: &'static str } = "report-claim-handing",
        ServerStarts = "report-claim-server-starts",
        WaitingForPlex = "report-claim-waiting-for-plex",
        WaitingForServer = "report-claim-waiting-for-server",
        Verified { route: &'static str } = "report-claim-verified",
        NotListed { route: &'static str } = "report-claim-not-listed",
        NotLetIn { route: &'static str } = "report-claim-not-let-in",
        SomeoneElse = "report-claim-someone-else",
        NeedsConsent = "report-claim-needs-consent",
        Closed = "report-claim-closed",
        CutOff = "report-claim-cut-off",
        Changed = "report-claim-changed",
        Duplicate = "report-claim-duplicate",
        StillStarting = "report-claim-still-starting",
        CodeRefused = "report-claim-code-refused",
        Failed { error: Phrase } = "report-claim-failed",
        Cancelled = "report-claim-cancelled",
    }
}

impl From<ClaimStage> for ClaimWords {
    fn from(stage: ClaimStage) -> Self {
        match stage {
            ClaimStage::Looking => Self::Looking,
            ClaimStage::AskingForCode { nth } => Self::AskingForCode { nth },
            ClaimStage::Handing(route) => Self::Handing { route: route.id() },
            ClaimStage::ServerStarts => Self::ServerStarts,
            ClaimStage::WaitingForPlex => Self::WaitingForPlex,
            ClaimStage::WaitingForServer => Self::WaitingForServer,
        }
    }
}

impl ClaimWords {
    pub fn unverified(by: ClaimRoute, missing: Missing) -> Self {
        let route = by.id();
        match missing {
            Missing::NotListed => Self::NotListed { route },
            Missing::NotLetIn => Self::NotLetIn { route },
        }
    }
}

impl From<&ClaimEnd> for ClaimWords {
    fn from(end: &ClaimEnd) -> Self {
        use crate::client::model::Message as _;
        match end {
            ClaimEnd::Verified(route) => Self::Verified { route: route.id() },
            ClaimEnd::Unverified { by, missing } => Self::unverified(*by, *missing),
            ClaimEnd::SomeoneElse => Self::SomeoneElse,
            ClaimEnd::NeedsConsent(_) => Self::NeedsConsent,
            ClaimEnd::Closed => Self::Closed,
            ClaimEnd::CutOff => Self::CutOff,
            ClaimEnd::Changed => Self::Changed,
            ClaimEnd::Duplicate => Self::Duplicate,
            ClaimEnd::StillStarting => Self::StillStarting,
            ClaimEnd::CodeRefused => Self::CodeRefused,
            ClaimEnd::Failed(error) => Self::Failed { error: error.phrase() },
            ClaimEnd::Cancelled => Self::Cancelled,
        }
    }
}

messages! {
    /// What was to be done with a server.
    #[derive(Copy)]
    pub enum KindWords {
        Repair = "report-kind-repair",
        GoOn = "report-kind-go-on",
        Undo = "report-kind-undo",
        Start = "report-kind-start",
        Restart = "report-kind-restart",
    }
}

impl From<&RepairKind> for KindWords {
    fn from(kind: &RepairKind) -> Self {
        match kind {
            RepairKind::Repair => Self::Repair,
            RepairKind::GoOn(_) => Self::GoOn,
            RepairKind::Undo(_) => Self::Undo,
            RepairKind::Start { again: false } => Self::Start,
            RepairKind::Start { again: true } => Self::Restart,
        }
    }
}

messages! {
    /// How a repair ended, without the reasons, which stand below.
    pub enum EndWords {
        Cancelled = "report-end-cancelled",
        Failed = "report-end-failed",
        Untouched = "report-end-untouched",
        Restored = "report-end-restored",
        NotRestored = "report-end-not-restored",
        StillOpen = "report-end-still-open",
        NotPutBack = "report-end-not-put-back",
        Runs = "report-end-runs",
        DoesNotRunYet = "report-end-does-not-run-yet",
    }
}

/// How a repair ended, as parts of a line. Where the server did not answer before, it need not answer again.
pub fn repair_end(end: &RepairEnd) -> Vec<Phrase> {
    use crate::client::model::Message as _;
    let was_cancelled = matches!(end.faults().0, Some(Fault::Cancelled));
    let ended = if was_cancelled { EndWords::Cancelled } else { EndWords::Failed };
    let parts = |words: Vec<EndWords>, runs: bool| -> Vec<Phrase> {
        let silent = (!runs).then_some(EndWords::DoesNotRunYet);
        words.into_iter().chain(silent).map(|words| words.phrase()).collect()
    };
    match *end {
        RepairEnd::Verified { by, .. } => vec![ClaimWords::Verified { route: by.id() }.phrase()],
        RepairEnd::Unverified { by, missing } => vec![ClaimWords::unverified(by, missing).phrase()],
        RepairEnd::Untouched { runs, .. } => parts(vec![ended, EndWords::Untouched], runs),
        RepairEnd::Restored { runs, .. } => parts(vec![ended, EndWords::Restored], runs),
        RepairEnd::NotRestored { runs, .. } => parts(vec![ended, EndWords::NotRestored], runs),
        RepairEnd::StillOpen(_) => parts(vec![EndWords::StillOpen], true),
        RepairEnd::PutBack { runs, .. } => parts(vec![EndWords::Restored], runs),
        RepairEnd::NotPutBack { runs, .. } => parts(vec![ended, EndWords::NotPutBack], runs),
        RepairEnd::Runs => parts(vec![EndWords::Runs], true),
        RepairEnd::NotStarted { runs: true, .. } => parts(vec![ended, EndWords::Runs], true),
        RepairEnd::NotStarted { runs: false, .. } => parts(vec![ended], true),
    }
}

messages! {
    /// Whom a stand-in stands for, if not for a server.
    #[derive(Copy)]
    pub enum StandIn {
        Account = "report-the-account",
        OtherAccount = "report-another-account",
        NthAccount { nth: usize } = "report-another-account-nth",
    }
}

messages! {
    /// How much was withheld of a kind.
    #[derive(Copy)]
    pub enum Withheld {
        Secrets { count: usize } = "report-withheld-secrets",
        EMails { count: usize } = "report-withheld-e-mails",
        Account { count: usize } = "report-withheld-account",
        OtherAccounts { count: usize } = "report-withheld-other-accounts",
        Servers { count: usize } = "report-withheld-servers",
        UserNames { count: usize } = "report-withheld-user-names",
        HomeFolders { count: usize } = "report-withheld-home-folders",
        HostNames { count: usize } = "report-withheld-host-names",
        Issuers { count: usize } = "report-withheld-issuers",
        HardwareAddresses { count: usize } = "report-withheld-hardware-addresses",
        PublicAddresses { count: usize } = "report-withheld-public-addresses",
        MachineIds { count: usize } = "report-withheld-machine-ids",
        PlexDirect { count: usize } = "report-withheld-plex-direct",
        LongIdentifiers { count: usize } = "report-withheld-long-identifiers",
    }
}

impl Withheld {
    pub fn new(kind: Kind, count: usize) -> Self {
        match kind {
            Kind::Secret => Self::Secrets { count },
            Kind::EMail => Self::EMails { count },
            Kind::Account => Self::Account { count },
            Kind::OtherAccount => Self::OtherAccounts { count },
            Kind::Server => Self::Servers { count },
            Kind::UserName => Self::UserNames { count },
            Kind::HomeFolder => Self::HomeFolders { count },
            Kind::HostName => Self::HostNames { count },
            Kind::Issuer => Self::Issuers { count },
            Kind::HardwareAddress => Self::HardwareAddresses { count },
            Kind::PublicAddress => Self::PublicAddresses { count },
            Kind::MachineId => Self::MachineIds { count },
            Kind::PlexDirect => Self::PlexDirect { count },
            Kind::LongIdentifier => Self::LongIdentifiers { count },
        }
    }
}

/// What every language has to have for a report.
pub fn entries() -> impl Iterator<Item = Entry> {
    let enums = [
        Heading::ENTRIES,
        Section::ENTRIES,
        Legend::ENTRIES,
        Line::ENTRIES,
        Span::ENTRIES,
        StateWords::ENTRIES,
        ClaimedWords::ENTRIES,
        OwnerWords::ENTRIES,
        AnswerWords::ENTRIES,
        ClaimWords::ENTRIES,
        KindWords::ENTRIES,
        EndWords::ENTRIES,
        StandIn::ENTRIES,
        Withheld::ENTRIES,
    ];
    enums.into_iter().flatten().copied()
}
