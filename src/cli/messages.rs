//! What only the command line says.

use std::net::SocketAddr;

use crate::client::model::{AccountName, Day, Entry, Phrase, ServerName, messages};

messages! {
    /// What is wrong with a call.
    pub enum UsageWords {
        NoSuchCommand { command: String } = "usage-no-such-command",
        Missing { argument: String } = "usage-missing",
        ValueMissing { argument: String } = "usage-value-missing",
        WrongValue { argument: String, value: String } = "usage-wrong-value",
        Twice { argument: String } = "usage-twice",
        Unexpected { argument: String } = "usage-unexpected",
        NoText = "usage-no-text",
        Other = "usage-other",
        EmptyFolder = "usage-empty-folder",
        EmptyName = "usage-empty-name",
        NoUndoInDemo = "usage-no-undo-in-demo",
        NoSuchLanguage { code: String, known: String } = "usage-no-such-language",
        NoSuchPlatform { name: String, known: String } = "usage-no-such-platform",
        WrongAddress { address: String, why: Phrase } = "usage-wrong-address",
        WrongSeconds { text: String, most: u64 } = "usage-wrong-seconds",
        /// The line below.
        Help = "usage-help",
        NoWindow = "usage-no-window",
    }
}

messages! {
    /// What a call prints for people, and tells beside it.
    pub enum Words {
        // Starting and ending
        NoDemo { why: String } = "cli-no-demo",
        NotStarted { why: String } = "cli-not-started",
        EndedAtOnce { page: &'static str } = "cli-ended-at-once",
        NotSignedOut { why: Phrase, page: &'static str } = "cli-not-signed-out",
        NotWritten { why: String } = "cli-not-written",
        SignIn = "cli-sign-in",
        SignInOpen = "cli-sign-in-open",
        SignedInAs { account: AccountName } = "cli-signed-in-as",
        SignedInAsOf { account: AccountName, email: String } = "cli-signed-in-as-of",
        NotSignedIn { why: Phrase } = "cli-not-signed-in",
        SignInExpired = "cli-sign-in-expired",
        SignInDenied = "cli-sign-in-denied",
        SignInPlex = "cli-sign-in-plex",
        SignInCancelled = "cli-sign-in-cancelled",

        // The checklist
        ThisComputer = "cli-this-computer",
        Next { step: Phrase } = "cli-next",
        NothingFound = "cli-nothing-found",
        Tried { rounds: u64 } = "cli-tried",
        TriedByGdm { rounds: u64 } = "cli-tried-by-gdm",
        TryAddress = "cli-try-address",
        LeftOver { server: ServerName, count: usize } = "cli-left-over",
        ListFull { count: usize } = "cli-list-full",
        StateOk = "cli-state-ok",
        StateWarning = "cli-state-warning",
        StateProblem = "cli-state-problem",
        StateSkipped = "cli-state-skipped",
        StartWithSudo { command: String } = "cli-start-with-sudo",
        StartAsThatUser = "cli-start-as-that-user",
        RepairsOfRoot = "cli-repairs-of-root",
        ToContinue { command: String } = "cli-to-continue",
        ToRestore { command: String } = "cli-to-restore",
        ToRestoreAfter { command: String, server: ServerName } = "cli-to-restore-after",

        // Finding one server
        CouldNotLook = "cli-could-not-look",
        NoSuchServer { name: String } = "cli-no-such-server",
        SeveralServers { name: String } = "cli-several-servers",
        WentAway = "cli-went-away",
        NothingChanged = "cli-nothing-changed",
        CancelledUnchanged = "cli-cancelled-unchanged",
        Busy = "cli-busy",
        NobodyToAsk = "cli-nobody-to-ask",

        // Claiming
        NothingToClaim = "cli-nothing-to-claim",
        AddressChanged = "cli-address-changed",
        NotResponding { server: ServerName } = "cli-not-responding",
        SeveralAddresses { server: ServerName, addresses: String } = "cli-several-addresses",
        SayWhichAddress { server: ServerName, addresses: String, address: SocketAddr } = "cli-say-which-address",
        AskLan { server: ServerName, address: SocketAddr } = "cli-ask-lan",
        GoesByLan { server: ServerName, address: SocketAddr } = "cli-goes-by-lan",
        AgreeToLan { server: ServerName, address: SocketAddr } = "cli-agree-to-lan",
        Newcomer { server: ServerName, old: ServerName, address: SocketAddr } = "cli-newcomer",
        AskNewcomer { server: ServerName } = "cli-ask-newcomer",
        NameNewcomer { id: String } = "cli-name-newcomer",
        ClaimVerified = "cli-claim-verified",
        ClaimNotListed = "cli-claim-not-listed",
        ClaimNotLetIn = "cli-claim-not-let-in",
        ClaimSomeoneElse = "cli-claim-someone-else",
        ClaimNeedsConsent { address: SocketAddr } = "cli-claim-needs-consent",
        ClaimClosed = "cli-claim-closed",
        ClaimCutOff = "cli-claim-cut-off",
        ClaimChanged = "cli-claim-changed",
        ClaimDuplicate = "cli-claim-duplicate",
        ClaimStillStarting = "cli-claim-still-starting",
        ClaimCodeRefused = "cli-claim-code-refused",
        ClaimCancelled = "cli-claim-cancelled",

        // A guide
        GuidePlatforms { platforms: String } = "cli-guide-platforms",
        GuideToCopy { label: Phrase } = "cli-guide-to-copy",
        GuideOther { label: Phrase } = "cli-guide-other",
        GuideForExperts = "cli-guide-for-experts",
        GuideAsAbove { label: Phrase } = "cli-guide-as-above",
        GuideNothingWrong = "cli-guide-nothing-wrong",
        YourServer = "cli-your-server",

        // A report
        LeftOut = "cli-left-out",
        OnlyYouSee = "cli-only-you-see",

        // What a repair will do
        RepairOf { server: ServerName } = "cli-repair-of",
        Changes = "cli-repair-changes",
        ChangesWhat = "cli-repair-changes-what",
        Stays = "cli-repair-stays",
        StaysWhat = "cli-repair-stays-what",
        MayNeedRedoing = "cli-repair-redoing",
        MayNeedRedoingWhat = "cli-repair-redoing-what",
        Settings = "cli-repair-settings",
        SignedInThere = "cli-repair-signed-in-there",
        NoAccountNamed = "cli-repair-no-account-named",
        Whose = "cli-repair-whose",
        WhoseUser { user: String } = "cli-repair-whose-user",
        StopAndStart = "cli-repair-stop-and-start",
        StopAndStartBy { means: String } = "cli-repair-stop-and-start-by",
        StopAndStartByYou = "cli-repair-stop-and-start-by-you",
        Copy = "cli-repair-copy",
        CopyWhat { place: String, days: u64, command: &'static str } = "cli-repair-copy-what",
        UndoUntil { until: String, how: Phrase } = "cli-undo-until",
        CopyIsKept { place: String } = "cli-copy-is-kept",
        CopyIsAt { place: String } = "cli-copy-is-at",

        // Repairing
        SeveralInReach { servers: String } = "cli-several-in-reach",
        OtherFolder { folder: String, server: ServerName } = "cli-other-folder",
        OutOfReach { server: ServerName } = "cli-out-of-reach",
        WayIntoReach = "cli-way-into-reach",
        SettingsSilent { server: String, place: String } = "cli-settings-silent",
        SettingsGone { place: String } = "cli-settings-gone",
        NoSettings = "cli-no-settings",
        NoRepairHelps = "cli-no-repair-helps",
        NothingToRepair = "cli-nothing-to-repair",
        RepairNotStarted = "cli-repair-not-started",
        AskRepair { server: ServerName } = "cli-ask-repair",
        AskContinue { server: ServerName } = "cli-ask-continue",
        BelongsTo { server: ServerName, owner: Phrase } = "cli-belongs-to",
        WasSignedInAs { server: ServerName, owner: Phrase } = "cli-was-signed-in-as",
        TypeToRemove { wanted: Phrase, server: ServerName, owner: Phrase } = "cli-type-to-remove",
        WholeAddressOf { owner: Phrase } = "cli-whole-address-of",
        OtherName = "cli-other-name",
        TypeInTerminal { wanted: Phrase, owner: Phrase } = "cli-type-in-terminal",
        WasEnded { server: ServerName } = "cli-was-ended",
        Leaving = "cli-leaving",
        StepFailed { why: Phrase } = "cli-step-failed",
        Details { detail: Phrase } = "cli-details",
        ChangedItself { server: ServerName, settings: String } = "cli-changed-itself",
        WhyNotListed { server: ServerName } = "cli-why-not-listed",
        WhyNotLetIn { server: ServerName } = "cli-why-not-let-in",
        WhyNotRestored { why: Phrase } = "cli-why-not-restored",
        Because { sentence: Phrase, detail: Phrase } = "cli-because",

        // Undoing
        NothingToUndo = "cli-nothing-to-undo",
        NothingToLeave = "cli-nothing-to-leave",
        LeaveMeans = "cli-leave-means",
        AskLeave { server: ServerName } = "cli-ask-leave",
        Left { server: ServerName } = "cli-left",
        NotLeft = "cli-not-left",
        BeganOn { day: Day } = "cli-began-on",
        UndoDoes { server: ServerName, place: String } = "cli-undo-does",
        AskUndo { server: ServerName } = "cli-ask-undo",
        TakenToBeStopped { server: ServerName } = "cli-taken-to-be-stopped",
        UndoNotStarted = "cli-undo-not-started",
        AskOver { other: ServerName } = "cli-ask-over",
        OtherSettings { place: String, other: ServerName } = "cli-other-settings",
        SignInWorks { server: ServerName } = "cli-sign-in-works",
        SignInDead { server: ServerName } = "cli-sign-in-dead",
        SignInNotAsked { server: ServerName } = "cli-sign-in-not-asked",
        ChangedSince { settings: String } = "cli-changed-since",
        ChangedSinceUnknown { why: Phrase } = "cli-changed-since-unknown",
        /// After a question: what to type for a yes.
        YesOrNo { question: Phrase } = "cli-yes-or-no",
    }
}

/// What every language has to have for the command line.
pub fn entries() -> impl Iterator<Item = Entry> {
    [UsageWords::ENTRIES, Words::ENTRIES].into_iter().flatten().copied().chain(super::help::entries())
}
