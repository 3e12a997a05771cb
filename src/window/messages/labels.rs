//! Buttons, headings and sentences of the window that are always the same.

use crate::client::model::{Message, Phrase, names};

names! {
    pub enum Word [] {
        Title = "title",
        Demo = "demo",
        DemoHint = "demo-hint",
        Menu = "menu",
        About = "menu-about",
        CheckEverything = "menu-check-everything",
        Larger = "menu-larger",
        Smaller = "menu-smaller",
        Light = "menu-light",
        Dark = "menu-dark",
        SignOut = "menu-sign-out",
        SignedOut = "signed-out",
        YourAccount = "your-account",
        Switch = "switch",
        YourServers = "your-servers",
        NeedsAttention = "group-needs-attention",
        Yours = "group-yours",
        SharedWithYou = "group-shared-with-you",
        Others = "group-others",
        ThisComputer = "this-computer",
        HomeNetwork = "home-network",
        Plex = "plex",
        Address = "address",
        AddressHint = "address-hint",
        AddressBusy = "address-busy",
        Add = "address-add",
        SearchAgain = "search-again",
        Checked = "checked",
        CheckAgain = "check-again",
        Details = "details",
        WhatWillChange = "what-will-change",
        Cancel = "cancel",
        Back = "back",
        TryAgain = "try-again",
        SignIn = "sign-in",
        SignInHere = "sign-in-here",
        SignInToFind = "sign-in-to-find",
        AlreadyListed = "already-listed",
        OpenPlex = "open-plex",
        StatusPage = "status-page",
        Done = "done",
        Continue = "continue",
        Copy = "copy-button",
        WhatToDo = "what-to-do",
        SwitchAccount = "switch-account",
        ShowComputer = "show-computer",
        WaitingForAnswer = "waiting-for-answer",
        RemoveOldEntries = "remove-old-entries",
        Searching = "searching-network",
        Starting = "checking-by-itself",
        Happened = "what-happened",
        CopyLink = "copy-link",
        Copied = "copied",
        LookingAgain = "checking-again",
        LookedAgain = "checked-again",
        OpenAgain = "open-page-again",
        ShowSignIn = "show-link",
        StillFails = "still-fails-in-browser",
        ShouldBeMine = "should-be-mine",
        NothingToFix = "nothing-to-fix",
        WorksNow = "works-now",
        // Steps of the journey
        StepFind = "journey-find",
        StepSignIn = "journey-sign-in",
        StepFix = "journey-fix",
        StepDone = "journey-done",
        // The result of a check
        Ok = "result-ok",
        Warning = "result-warning",
        Problem = "result-problem",
        NotChecked = "result-not-checked",
        // A symbol in a word
        Fine = "symbol-fine",
        SymbolWarning = "symbol-warning",
        SymbolProblem = "symbol-problem",
        Neutral = "symbol-neutral",
        Skipped = "symbol-skipped",
        Busy = "symbol-busy",
        // A link of the path
        LinkWorks = "link-works",
        LinkProblem = "link-problem",
        LinkTrouble = "link-trouble",
        LinkBusy = "link-busy",
        LinkNotChecked = "link-not-checked",
        // Claiming
        Confirm = "claim-confirm",
        BackIn = "claim-back-in",
        ClaimingTakes = "claiming-takes",
        ClaimingLong = "claiming-long",
        // Signing in
        Asking = "sign-in-asking",
        Waiting = "sign-in-waiting",
        Approved = "sign-in-approved",
        ContinueInBrowser = "sign-in-continue",
        ContinueText = "sign-in-continue-text",
        NoBrowser = "sign-in-no-browser",
        NoBrowserText = "sign-in-no-browser-text",
        Scan = "sign-in-scan",
        Qr = "sign-in-qr",
        ContinueTextOwner = "sign-in-continue-text-owner",
        NotOpened = "sign-in-not-opened",
        StillWaiting = "sign-in-still-waiting",
        CannotSignIn = "sign-in-cannot",
        Link = "sign-in-link",
        TroubleWait = "sign-in-trouble-wait",
        TroublePlex = "sign-in-trouble-plex",
        TroubleComputer = "sign-in-trouble-computer",
        // Finding
        LookingTitle = "find-looking",
        LookingText = "find-looking-text",
        NoneTitle = "find-none",
        NoneHelp = "find-none-help",
        ChooseTitle = "find-choose",
        Tried = "find-tried",
        TriedHere = "find-tried-here",
        Announced = "find-tried-announced",
        NotAnnounced = "find-tried-not-announced",
        // Details
        Machine = "detail-machine",
        Version = "detail-version",
        ClosedSettings = "detail-closed-settings",
        Cause = "detail-cause",
        NotKnown = "detail-not-known",
        // A guide
        RunsOnOther = "guide-runs-on-other",
        ForExperts = "guide-for-experts",
        Note = "guide-note",
        CopiedShort = "copied-short",
        // Done
        SignInAgain = "done-sign-in-again",
        Tvs = "done-tvs",
        TvsHow = "done-tvs-how",
        Phones = "done-phones",
        PhonesHow = "done-phones-how",
        Tautulli = "done-tautulli",
        TautulliHow = "done-tautulli-how",
        Seerr = "done-seerr",
        SeerrHow = "done-seerr-how",
        Tracearr = "done-tracearr",
        TracearrHow = "done-tracearr-how",
        Sonarr = "done-sonarr",
        SonarrHow = "done-sonarr-how",
        Kometa = "done-kometa",
        KometaHow = "done-kometa-how",
        HomeAssistant = "done-home-assistant",
        HomeAssistantHow = "done-home-assistant-how",
        OtherPrograms = "done-other-programs",
        Friends = "done-friends",
        FriendsSame = "done-friends-same",
        FriendsOther = "done-friends-other",
        FriendsPromise = "done-friends-promise",
        // The report
        OpenReport = "report-open",
        ReportTitle = "report-title",
        ReportText = "report-text",
        CopyReport = "report-copy",
        ReportCopied = "report-copied",
        Preview = "report-preview",
        Withheld = "report-withheld",
        OnlyYouSee = "report-only-you-see",
        NothingWithheld = "report-nothing-withheld",
        // About
        AboutWhat = "about-what",
        AboutPlex = "about-plex",
        AboutPrivacy = "about-privacy",
        AboutCopy = "about-copy",
        AboutNetwork = "about-network",
        AboutUpdates = "about-updates",
        AboutProject = "about-project",
        Licenses = "licenses",
        LicensesText = "licenses-text",
        // Forgetting everything
        Forget = "forget",
        ForgetTitle = "forget-title",
        ForgetText = "forget-text",
        ForgetStays = "forget-stays",
        ForgetNow = "forget-now",
        ForgetKeep = "forget-keep",
        ForgetFirst = "forget-first",
        ForgetShowRepair = "forget-show-repair",
        ForgetFailed = "forget-failed",
        // No window
        NoWindow = "no-window",
        NoDemo = "no-demo",
        NotSignedOut = "not-signed-out",
        NoWindowHelp = "no-window-help",
        WindowAlone = "window-alone",
    }
}

impl Message for Word {
    fn phrase(&self) -> Phrase {
        Phrase::new(self.id())
    }
}

/// The four steps of the journey.
pub const JOURNEY: [Word; 4] = [Word::StepFind, Word::StepSignIn, Word::StepFix, Word::StepDone];

/// What a new sign-in reaches, and where it is given there. Signing out all devices ends every sign-in of the account, also those that
/// other programs keep (Tracearr#1040, overseerr#1034 and #3245); where each takes a new one is in its documentation.
pub const DEVICES: [(Word, Word); 2] = [(Word::Tvs, Word::TvsHow), (Word::Phones, Word::PhonesHow)];

/// The same of programs beside Plex.
pub const OTHER_PROGRAMS: [(Word, Word); 6] = [
    (Word::Tautulli, Word::TautulliHow),
    (Word::Seerr, Word::SeerrHow),
    (Word::Tracearr, Word::TracearrHow),
    (Word::Sonarr, Word::SonarrHow),
    (Word::Kometa, Word::KometaHow),
    (Word::HomeAssistant, Word::HomeAssistantHow),
];

/// uglymagoo/plex-claim-server#1: some owners found their shares gone after a new claim with the same account.
pub const FRIENDS: [Word; 3] = [Word::FriendsSame, Word::FriendsOther, Word::FriendsPromise];

pub const ABOUT: [Word; 6] =
    [Word::AboutWhat, Word::AboutPlex, Word::AboutPrivacy, Word::AboutCopy, Word::AboutNetwork, Word::AboutUpdates];
