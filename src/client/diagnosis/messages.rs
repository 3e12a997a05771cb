//! What a diagnosis says, as data.

use std::time::Duration;

use super::Cause;
use crate::client::model::text::DisplayText;
use crate::client::model::{
    AccountName, Breakdown, CertificateFault, Dated, LogSign, Message, NameAnswer, Phrase, ServerName, Shown, messages,
};

/// The verdict on a server. One or two short sentences, without a technician's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The cause's own words, which need the server's name and nothing else.
    Plain {
        cause: Cause,
        server: ServerName,
    },
    Of(VerdictWords),
}

impl Verdict {
    /// The one argument of a cause's own words.
    pub(super) const SERVER: &'static str = "server";
}

impl From<VerdictWords> for Verdict {
    fn from(words: VerdictWords) -> Self {
        Self::Of(words)
    }
}

impl Message for Verdict {
    fn phrase(&self) -> Phrase {
        match self {
            Self::Plain { cause, server } => {
                Phrase { args: vec![(Self::SERVER, server.clone().into())], ..Phrase::new(cause.id()) }
            }
            Self::Of(words) => words.phrase(),
        }
    }
}

messages! {
    /// Verdicts on a server that need more than its name, or depend on more than its cause.
    pub enum VerdictWords {
        Looking { server: ServerName } = "looking-at-server",
        /// Something copies the identity of a server that is proven to be at another address.
        Impostor { server: ServerName } = "impostor",
        /// The same, where no name is known.
        ImpostorOfOne = "impostor-of-one",
        Shared { server: ServerName, owner: AccountName } = "shared",
        SharedBySomeone { server: ServerName } = "shared-by-someone",
        SignInNeeded { server: ServerName } = "sign-in-needed",
        /// Signed in, and Plex's list has not come.
        ListNeeded { server: ServerName } = "list-needed",
        /// It is the account's own, and only reached through something that stands in front of it.
        InFront { server: ServerName } = "in-front",
        Unclaimed { server: ServerName } = "unclaimed",
        UnclaimedSignedOut { server: ServerName } = "unclaimed-signed-out",
        StaleClaim { server: ServerName } = "stale-claim",
        /// Plex could not be asked about the sign-in that the server holds.
        StaleClaimNotAsked { server: ServerName } = "stale-claim-not-asked",
        OtherOwner { server: ServerName, owner: AccountName, account: AccountName } = "other-owner",
        OtherOwnerUnknown { server: ServerName, account: AccountName } = "other-owner-unknown",
        ClaimedNotListed { server: ServerName, account: AccountName } = "claimed-not-listed",
        ClaimedByOwner { server: ServerName, owner: AccountName, account: AccountName } = "claimed-by-owner",
        RestrictedUser { account: AccountName } = "restricted-user",
        ServerClock { server: ServerName, span: Span } = "server-clock",
        ServerClockSoon { server: ServerName, span: Span } = "server-clock-soon",
        Slow { server: ServerName, seconds: u64 } = "slow",
        NotRunning = "not-running",
        Unreachable { server: ServerName } = "unreachable",
        UnreachableByVpn { server: ServerName } = "unreachable-by-vpn",
        CertificateExpired { server: ServerName } = "certificate",
        CertificateInvalid { server: ServerName } = "certificate-invalid",
        NotPlex = "not-plex",
    }
}

messages! {
    /// The verdict on this computer and its way to Plex.
    pub enum ComputerVerdict {
        Looking = "looking-at-computer",
        Fine = "computer-fine",
        Offline = "offline",
        DnsBroken = "dns-broken",
        PlexBlocked = "plex-blocked",
        ProxyBroken = "proxy-broken",
        TlsIntercepted = "tls-intercepted",
        ClockWrong { span: Span } = "clock-wrong",
        PlexDown = "plex-down",
        RateLimited { seconds: u64 } = "rate-limited",
        RateLimitedUntil { time: Shown } = "rate-limited-until",
        RateLimitedSoon = "rate-limited-soon",
        LocalNetworkDenied = "local-network-denied",
        PlexDirectBlocked = "plex-direct-blocked",
        Vpn = "vpn",
    }
}

messages! {
    /// A span of time, to the unit in which people say it.
    #[derive(Copy)]
    pub enum Span {
        Minutes { count: u64 } = "span-minutes",
        Hours { count: u64 } = "span-hours",
        Days { count: u64 } = "span-days",
        Years { count: u64 } = "span-years",
    }
}

impl Span {
    /// Of so many seconds. Less than a unit is not told.
    #[must_use]
    pub fn of_seconds(seconds: u64) -> Self {
        const MINUTE: u64 = 60;
        const HOUR: u64 = 60 * MINUTE;
        const DAY: u64 = 24 * HOUR;
        const YEAR: u64 = 365 * DAY;
        match seconds {
            0..HOUR => Self::Minutes { count: seconds / MINUTE },
            HOUR..DAY => Self::Hours { count: seconds / HOUR },
            DAY..YEAR => Self::Days { count: seconds / DAY },
            YEAR.. => Self::Years { count: seconds / YEAR },
        }
    }
}

messages! {
    /// What was seen by a check, or why it was not made.
    pub enum CheckSummary {
        NotYet = "check-not-yet",
        /// Another check, or a cause, has already failed.
        NotChecked { consequence: Phrase } = "check-not-checked",
        TookTooLong = "check-took-too-long",
        FellOver = "check-fell-over",
        // This computer
        NetworkAllowed = "check-network-allowed",
        NetworkDenied = "check-network-denied",
        Online = "check-online",
        NotOnline = "check-not-online",
        NamesFound = "check-names-found",
        NamesSilent = "check-names-silent",
        NamesNotFound = "check-names-not-found",
        PlexFound = "check-plex-found",
        PlexNotFound = "check-plex-not-found",
        PlexLeadsNowhere = "check-plex-leads-nowhere",
        PlexLeadsHome = "check-plex-leads-home",
        PlexLeadsAstray = "check-plex-leads-astray",
        ProxyWorks = "check-proxy-works",
        ProxyRefuses = "check-proxy-refuses",
        ProxySilent = "check-proxy-silent",
        ClockRight = "check-clock-right",
        ClockOff { span: Span } = "check-clock-off",
        NoClock = "check-no-clock",
        Secure = "check-secure",
        Intercepted = "check-intercepted",
        InterceptedBy { issuer: DisplayText } = "check-intercepted-by",
        PlexAnswers { ms: u64 } = "check-plex-answers",
        PlexSilent = "check-plex-silent",
        PlexAsksToWait = "check-plex-asks-to-wait",
        PlexInTrouble = "check-plex-in-trouble",
        NoVpn = "check-no-vpn",
        VpnOn = "check-vpn-on",
        PlexDirectOpen = "check-plex-direct-open",
        PlexDirectWithheld = "check-plex-direct-withheld",
        // A server
        FoundOnNetwork = "check-found-on-network",
        FoundHere = "check-found-here",
        FoundTyped = "check-found-typed",
        FoundListed = "check-found-listed",
        WaitingForAnswer = "check-waiting-for-answer",
        AnswersIn { ms: u64 } = "check-answers-in",
        AnswersAfter { seconds: u64 } = "check-answers-after",
        AnswersFromAfarIn { ms: u64 } = "check-answers-from-afar-in",
        AnswersFromAfarAfter { seconds: u64 } = "check-answers-from-afar-after",
        SomethingAnswers = "check-something-answers",
        ReplacedBy { server: ServerName, address: std::net::SocketAddr } = "check-replaced-by",
        OnAnotherNetwork = "check-on-another-network",
        NoAddress = "check-no-address",
        PlexNotRunning = "check-plex-not-running",
        AddressRefuses = "check-address-refuses",
        NoRoute = "check-no-route",
        SilentFromAfar = "check-silent-from-afar",
        Silent = "check-silent",
        HungUp = "check-hung-up",
        NameUnknown = "check-name-unknown",
        IsPlex = "check-is-plex-yes",
        IsOther = "check-is-other",
        AnswersOtherwise = "check-answers-otherwise",
        OneComputer = "check-one-computer",
        TwoComputers = "check-two-computers",
        SharedAddress = "check-shared-address",
        Started = "check-started",
        StillStarting = "check-still-starting",
        ReachesPlex = "check-reaches-plex-yes",
        CutOff = "check-cut-off",
        Claimed = "check-claimed",
        NotClaimed = "check-not-claimed",
        ClaimedNotTold = "check-claimed-not-told",
        NotSignedIn = "check-not-signed-in",
        NoList = "check-no-list",
        Yours = "check-yours-yes",
        SharedWithYou = "check-shared-with-you",
        OldSignIn = "check-old-sign-in",
        NotListed { account: AccountName } = "check-not-listed",
        StoredOwner { owner: AccountName } = "check-stored-owner",
        ManagedUser { account: AccountName } = "check-managed-user",
        Published = "check-published-yes",
        PublishedNowhere = "check-published-nowhere",
        PublishedInContainer = "check-published-in-container",
        PublishedElsewhere { address: std::net::SocketAddr } = "check-published-elsewhere",
        NotYours = "check-not-yours",
        Proved = "check-proved",
        Unprovable = "check-unprovable",
        InFront = "check-in-front",
        ComputerFirst = "check-computer-first",
        AnswerLost = "check-answer-lost",
        CertificateExpired = "check-certificate-expired",
        CertificateNotYetValid = "check-certificate-not-yet-valid",
        CertificateWrongName = "check-certificate-wrong-name",
        CertificateUntrusted = "check-certificate-untrusted",
        LetsIn = "check-lets-in",
        Refuses = "check-refuses",
        Unasked = "check-unasked",
        BrowserFails = "check-browser-fails",
    }
}

impl From<Breakdown> for CheckSummary {
    fn from(why: Breakdown) -> Self {
        match why {
            Breakdown::TookTooLong => Self::TookTooLong,
            Breakdown::FellOver => Self::FellOver,
        }
    }
}

impl From<CertificateFault> for CheckSummary {
    fn from(fault: CertificateFault) -> Self {
        match fault {
            CertificateFault::Expired => Self::CertificateExpired,
            CertificateFault::NotYetValid => Self::CertificateNotYetValid,
            CertificateFault::WrongName => Self::CertificateWrongName,
            CertificateFault::Untrusted => Self::CertificateUntrusted,
        }
    }
}

messages! {
    /// What a technician wants to know of a check, for "Details" and reports.
    pub enum CheckDetail {
        /// What a system or a library said.
        Said { words: String } = "detail-said",
        Failed { error: Phrase } = "detail-failed",
        Name { name: &'static str, answer: NameWords } = "detail-name",
        Interface { name: String } = "detail-interface",
        Proxy { place: String } = "detail-proxy",
        Status { code: u16 } = "detail-status",
        FirstAnswer { ms: u64 } = "detail-first-answer",
        ClockAhead { seconds: u64 } = "detail-clock-ahead",
        ClockBehind { seconds: u64 } = "detail-clock-behind",
        Published { addresses: String } = "detail-published",
        Field { name: &'static str, value: String } = "detail-field",
        Logged { what: LogWords } = "detail-logged",
        LoggedOn { what: LogWords, date: DisplayText } = "detail-logged-on",
    }
}

impl CheckDetail {
    /// How far a server's clock is from this computer's; `None` if they agree.
    #[must_use]
    pub fn clock(ahead: i64) -> Option<Self> {
        let seconds = ahead.unsigned_abs();
        match ahead {
            0 => None,
            1.. => Some(Self::ClockAhead { seconds }),
            ..0 => Some(Self::ClockBehind { seconds }),
        }
    }

    /// What the server's own log says, and the line that says it.
    pub fn logged(said: &Dated) -> impl Iterator<Item = Self> {
        let what = said.sign.into();
        let logged = match said.date.clone() {
            Some(date) => Self::LoggedOn { what, date },
            None => Self::Logged { what },
        };
        let line = (!said.line.is_empty()).then(|| Self::Said { words: said.line.clone() });
        std::iter::once(logged).chain(line)
    }
}

messages! {
    /// What a server's log says.
    #[derive(Copy)]
    pub enum LogWords {
        NoNames = "log-no-names",
        CertificateRefused = "log-certificate-refused",
        Revoked = "log-revoked",
        InTouch = "log-in-touch",
        Malformed = "log-malformed",
        PortTaken = "log-port-taken",
    }
}

impl From<LogSign> for LogWords {
    fn from(sign: LogSign) -> Self {
        match sign {
            LogSign::NoNames => Self::NoNames,
            LogSign::CertificateRefused => Self::CertificateRefused,
            LogSign::Revoked => Self::Revoked,
            LogSign::InTouch => Self::InTouch,
            LogSign::Malformed => Self::Malformed,
            LogSign::PortTaken => Self::PortTaken,
        }
    }
}

messages! {
    /// What a resolver said to a name.
    pub enum NameWords {
        Addresses { addresses: String } = "name-addresses",
        Nothing = "name-nothing",
        Silent = "name-silent",
    }
}

impl From<&NameAnswer> for NameWords {
    fn from(answer: &NameAnswer) -> Self {
        match answer {
            NameAnswer::Addresses(all) => {
                Self::Addresses { addresses: all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ") }
            }
            NameAnswer::Nothing => Self::Nothing,
            NameAnswer::Silent => Self::Silent,
        }
    }
}

/// A time that something took, in whole milliseconds.
pub(super) fn ms(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}
