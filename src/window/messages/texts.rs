//! What the window says of a server, a claim or a sign-in.

use std::net::SocketAddr;
use std::time::Duration;

use super::Word;
use crate::client::diagnosis::{CheckState, PathLink};
use crate::client::model::{AccountName, Message, Phrase, PlexService, ServerName, messages};
use crate::client::repair::claim::{ClaimEnd, ClaimStage, Missing};
use crate::client::state::{Group, SignInFailure};
use crate::window::icons::Symbol;

messages! {
    pub enum Text {
        JustNow = "ago-just-now",
        MinutesAgo { count: u64 } = "ago-minutes",
        HoursAgo { count: u64 } = "ago-hours",
        NoneFound = "found-none",
        Found { count: usize } = "found-count",
        Searching = "searching",
        SearchingFound { count: usize } = "searching-found",
        ListFull { count: usize } = "list-full",
        StepOf { number: usize, step: Phrase } = "journey-step-of",
        StepDone { number: usize, step: Phrase } = "journey-step-done",
        StepNow { number: usize, step: Phrase } = "journey-step-now",
        StepLater { number: usize, step: Phrase } = "journey-step-later",
        Row { title: Phrase, state: Phrase } = "list-row",
        RowNamed { title: Phrase, state: Phrase, symbol: Phrase } = "list-row-named",
        Changed { subject: Phrase, from: Phrase, to: Phrase } = "news-changed",
        ChangedMore { subject: Phrase, from: Phrase, to: Phrase, count: usize } = "news-changed-more",
        ChangedSince { from: Phrase, ago: Phrase } = "changed-since",
        Recheck { what: Phrase } = "recheck",
        LinkOfStations { from: Phrase, to: Phrase, state: Phrase } = "link-of-stations",
        LinkNetwork { state: Phrase } = "link-network",
        LinkServer { server: ServerName, state: Phrase } = "link-server",
        LinkPlex { server: ServerName, state: Phrase } = "link-plex",
        ConfirmTitle { server: ServerName } = "claim-confirm-title",
        ConfirmNewcomer { newcomer: ServerName, old: ServerName } = "claim-confirm-newcomer",
        ConfirmText { address: SocketAddr } = "claim-confirm-text",
        Verified { server: ServerName, account: AccountName } = "claim-verified",
        ClaimingOther { server: ServerName } = "claim-other-first",
        ClaimingTitle { server: ServerName } = "claiming-title",
        ClaimNewsYours { server: ServerName } = "claim-news-yours",
        ClaimNewsCancelled { server: ServerName } = "claim-news-cancelled",
        ClaimNewsFailed { server: ServerName } = "claim-news-failed",
        ClaimNewsUnseen { server: ServerName } = "claim-news-unseen",
        SignedIn { account: AccountName } = "signed-in-as",
        NotSent = "tried-not-sent",
        TriedOnce = "tried-once",
        TriedTimes { count: u8 } = "tried-times",
        TriedOften = "tried-often",
        TriedFailures { count: usize } = "tried-failures",
        OldEntry { server: ServerName } = "old-entry",
        OldEntries { count: usize } = "old-entries",
        Version { version: String } = "about-version",
        PartsAt { place: String } = "licenses-parts",
        CopyWhat { what: Phrase } = "copy-what",
        CopiedWhat { what: Phrase } = "copied-what",
        /// Before what it stands for.
        Labelled { what: Phrase } = "labelled",
        GuideStep { number: usize, text: Phrase } = "guide-step",
        GuidePlace { platform: Phrase } = "guide-place",
    }
}

impl Text {
    /// How long ago something was seen; to the minute, so that an idle window need not be drawn anew.
    #[must_use]
    pub fn ago(time: Duration) -> Self {
        match time.as_secs() / 60 {
            0 => Self::JustNow,
            count @ 1..60 => Self::MinutesAgo { count },
            minutes => Self::HoursAgo { count: minutes / 60 },
        }
    }

    #[must_use]
    pub fn found(count: usize) -> Self {
        if count == 0 { Self::NoneFound } else { Self::Found { count } }
    }

    #[must_use]
    pub fn searching(count: usize) -> Self {
        if count == 0 { Self::Searching } else { Self::SearchingFound { count } }
    }

    /// A verdict changed, for the footer: what it was before and what it is now, in a word each.
    #[must_use]
    pub fn changed(subject: Phrase, from: Phrase, to: Phrase, others: usize) -> Self {
        match others {
            0 => Self::Changed { subject, from, to },
            count => Self::ChangedMore { subject, from, to, count },
        }
    }

    /// A link of the path, for its tooltip and for screen readers.
    #[must_use]
    pub fn link(link: PathLink, symbol: Symbol, server: &str) -> Self {
        let (server, state) = (ServerName::from(server), link_state(symbol).phrase());
        match link {
            PathLink::Network => Self::LinkNetwork { state },
            PathLink::Server => Self::LinkServer { server, state },
            PathLink::Plex => Self::LinkPlex { server, state },
        }
    }

    /// A link between any two stations of a path.
    #[must_use]
    pub fn link_of_stations(from: Phrase, to: Phrase, symbol: Symbol) -> Self {
        Self::LinkOfStations { from, to, state: link_state(symbol).phrase() }
    }

    /// The accessible name of a step of the journey.
    #[must_use]
    pub fn step(number: usize, is_done: bool, is_current: bool) -> Self {
        let step = super::JOURNEY[(number - 1).min(3)].phrase();
        match (is_done, is_current) {
            (true, _) => Self::StepDone { number, step },
            (false, true) => Self::StepNow { number, step },
            (false, false) => Self::StepLater { number, step },
        }
    }

    #[must_use]
    pub fn tried(rounds: u8) -> Self {
        match rounds {
            0 => Self::NotSent,
            1 => Self::TriedOnce,
            count @ 2..=3 => Self::TriedTimes { count },
            4.. => Self::TriedOften,
        }
    }

    /// What Plex still lists of servers that were set up anew.
    #[must_use]
    pub fn old_entries(name: &str, count: usize) -> Self {
        if count == 1 { Self::OldEntry { server: name.into() } } else { Self::OldEntries { count } }
    }

    /// How a claim ended, in a few words: its page says more, but another one may be open.
    #[must_use]
    pub fn claim_news(end: &ClaimEnd, server: &str) -> Self {
        let server = ServerName::from(server);
        match end {
            ClaimEnd::Verified(_) => Self::ClaimNewsYours { server },
            ClaimEnd::Cancelled => Self::ClaimNewsCancelled { server },
            ClaimEnd::Unverified { .. } => Self::ClaimNewsUnseen { server },
            ClaimEnd::SomeoneElse
            | ClaimEnd::NeedsConsent(_)
            | ClaimEnd::Closed
            | ClaimEnd::CutOff
            | ClaimEnd::Changed
            | ClaimEnd::Duplicate
            | ClaimEnd::StillStarting
            | ClaimEnd::CodeRefused
            | ClaimEnd::Failed(_) => Self::ClaimNewsFailed { server },
        }
    }
}

fn link_state(symbol: Symbol) -> Word {
    match symbol {
        Symbol::Ok => Word::LinkWorks,
        Symbol::Problem => Word::LinkProblem,
        Symbol::Warning => Word::LinkTrouble,
        Symbol::Busy => Word::LinkBusy,
        Symbol::Neutral | Symbol::Skipped => Word::LinkNotChecked,
    }
}

/// A symbol in a word, for the list.
#[must_use]
pub fn symbol(symbol: Symbol) -> Word {
    match symbol {
        Symbol::Ok => Word::Fine,
        Symbol::Warning => Word::SymbolWarning,
        Symbol::Problem => Word::SymbolProblem,
        Symbol::Neutral => Word::Neutral,
        Symbol::Skipped => Word::Skipped,
        Symbol::Busy => Word::Busy,
    }
}

/// The heading of a group of the list.
#[must_use]
pub fn group(group: Group) -> Word {
    match group {
        Group::NeedsAttention => Word::NeedsAttention,
        Group::Yours => Word::Yours,
        Group::SharedWithYou => Word::SharedWithYou,
        Group::Others => Word::Others,
    }
}

/// The result of a check in a word.
#[must_use]
pub fn result(state: CheckState) -> Word {
    match state {
        CheckState::Ok => Word::Ok,
        CheckState::Warning => Word::Warning,
        CheckState::Problem => Word::Problem,
        CheckState::Skipped => Word::NotChecked,
    }
}

messages! {
    /// The steps of a claim.
    pub enum ClaimStep {
        RightServer = "claim-step-right-server",
        Code = "claim-step-code",
        HandOver { server: ServerName } = "claim-step-hand-over",
        ServerSaysSo { server: ServerName } = "claim-step-server-says-so",
        PlexLists = "claim-step-plex-lists",
        LetsYouIn { server: ServerName } = "claim-step-lets-you-in",
    }
}

messages! {
    /// What a claim does at this moment.
    pub enum Stage {
        Looking = "claim-stage-looking",
        AskingForCode = "claim-stage-asking",
        AskingAgain { nth: u32 } = "claim-stage-asking-again",
        Handing = "claim-stage-handing",
        ServerStarts = "claim-stage-server-starts",
        WaitingForPlex = "claim-stage-waiting-for-plex",
        WaitingForServer = "claim-stage-waiting-for-server",
    }
}

impl From<ClaimStage> for Stage {
    fn from(stage: ClaimStage) -> Self {
        match stage {
            ClaimStage::Looking => Self::Looking,
            ClaimStage::AskingForCode { nth: 0 | 1 } => Self::AskingForCode,
            ClaimStage::AskingForCode { nth } => Self::AskingAgain { nth: nth.into() },
            ClaimStage::Handing(_) => Self::Handing,
            ClaimStage::ServerStarts => Self::ServerStarts,
            ClaimStage::WaitingForPlex => Self::WaitingForPlex,
            ClaimStage::WaitingForServer => Self::WaitingForServer,
        }
    }
}

messages! {
    /// How a claim ended: the largest text. What it means is its attribute.
    pub enum ClaimTitle {
        NotListed { server: ServerName } = "claim-end-not-listed",
        NotLetIn { server: ServerName } = "claim-end-not-let-in",
        SomeoneElse { server: ServerName } = "claim-end-someone-else",
        NeedsConsent { server: ServerName } = "claim-end-needs-consent",
        Closed { server: ServerName } = "claim-end-closed",
        CutOff { server: ServerName } = "claim-end-cut-off",
        Changed = "claim-end-changed",
        Duplicate { server: ServerName } = "claim-end-duplicate",
        StillStarting { server: ServerName } = "claim-end-still-starting",
        CodeRefused = "claim-end-code-refused",
        Failed { server: ServerName } = "claim-end-failed",
    }
}

impl ClaimTitle {
    /// `None` for the one success, which has a page of its own, and for a claim that was cancelled before anything was changed.
    #[must_use]
    pub fn new(end: &ClaimEnd, server: &str) -> Option<Self> {
        let server = ServerName::from(server);
        Some(match end {
            ClaimEnd::Verified(_) | ClaimEnd::Cancelled => return None,
            ClaimEnd::Unverified { missing: Missing::NotListed, .. } => Self::NotListed { server },
            ClaimEnd::Unverified { missing: Missing::NotLetIn, .. } => Self::NotLetIn { server },
            ClaimEnd::SomeoneElse => Self::SomeoneElse { server },
            ClaimEnd::NeedsConsent(_) => Self::NeedsConsent { server },
            ClaimEnd::Closed => Self::Closed { server },
            ClaimEnd::CutOff => Self::CutOff { server },
            ClaimEnd::Changed => Self::Changed,
            ClaimEnd::Duplicate => Self::Duplicate { server },
            ClaimEnd::StillStarting => Self::StillStarting { server },
            ClaimEnd::CodeRefused => Self::CodeRefused,
            ClaimEnd::Failed(_) => Self::Failed { server },
        })
    }

    /// What it means.
    #[must_use]
    pub fn help(&self) -> Phrase {
        Phrase::new(self.phrase().id).attribute(HELP)
    }
}

messages! {
    /// How a sign-in failed. What it means is its attribute.
    #[derive(Copy)]
    pub enum SignInTitle {
        Expired = "sign-in-expired",
        Denied = "sign-in-denied",
        NotReached = "sign-in-not-reached",
        AsksToWait = "sign-in-asks-to-wait",
        InTrouble = "sign-in-in-trouble",
        Cancelled = "sign-in-cancelled",
    }
}

impl From<&SignInFailure> for SignInTitle {
    fn from(failure: &SignInFailure) -> Self {
        match failure {
            SignInFailure::Expired => Self::Expired,
            SignInFailure::Denied => Self::Denied,
            SignInFailure::Service(PlexService::Failed(_)) => Self::NotReached,
            SignInFailure::Service(PlexService::RateLimited { .. }) => Self::AsksToWait,
            SignInFailure::Service(PlexService::Answers(_) | PlexService::Trouble(_)) => Self::InTrouble,
            SignInFailure::Cancelled => Self::Cancelled,
        }
    }
}

impl SignInTitle {
    /// What it means.
    #[must_use]
    pub fn help(self) -> Phrase {
        Phrase::new(self.phrase().id).attribute(HELP)
    }
}

pub const HELP: &str = "help";

/// Trouble while a sign-in waits. It continues by itself.
#[must_use]
pub fn trouble(service: &PlexService) -> Option<Word> {
    match service {
        PlexService::Answers(_) => None,
        PlexService::RateLimited { .. } => Some(Word::TroubleWait),
        PlexService::Trouble(_) => Some(Word::TroublePlex),
        PlexService::Failed(_) => Some(Word::TroubleComputer),
    }
}

/// Elapsed time, as a clock shows it in every language.
#[must_use]
pub fn elapsed(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 3600 {
        format!("{}:{:02}", seconds / 60, seconds % 60)
    } else {
        format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}
