//! What a history says, as data: events, what led to them, what repeats, and what to do about it.

use std::net::SocketAddr;
use std::time::Duration;

use super::event::Kind;
use super::patterns::{Before, Pattern, PatternId};
use crate::client::diagnosis::{Cause, Span};
use crate::client::model::{CivilDay, ClockTime, Entry, Message as _, Phrase, ServerName, Shown, messages};

messages! {
    /// What happened, in a few words that follow a time.
    pub enum EventText {
        /// A verdict that was another one before.
        Turned { change: Phrase } = "event-turned",
        /// A verdict that is the first of a watch: how long it has been so, nobody saw.
        Found { state: Phrase } = "event-found",
        FoundOfComputer { state: Phrase } = "event-found-of-computer",
        LetsYouIn = "event-lets-you-in",
        ComputerWell = "event-computer-well",
        Moved { address: SocketAddr } = "event-moved",
        /// Where it was, another server is now.
        AddressTaken { address: SocketAddr } = "event-address-taken",
        AddressBack { address: SocketAddr } = "event-address-back",
        Updated { version: String } = "event-updated",
        Renamed { server: ServerName } = "event-renamed",
        Restarted = "event-restarted",
        ProbablyRestarted = "event-probably-restarted",
        Began = "event-began",
        Ended = "event-ended",
        NotWatched { span: Span } = "event-not-watched",
        Woke = "event-woke",
        WokeAfter { span: Span } = "event-woke-after",
        /// The server's own way to Plex.
        PlexLost = "event-plex-lost",
        PlexFound = "event-plex-found",
        /// It had lost its way to Plex before.
        CutOff = "event-cut-off",
        NetworkLost = "event-network-lost",
        NetworkBack = "event-network-back",
        OtherNetwork = "event-other-network",
        VpnOn = "event-vpn-on",
        VpnOff = "event-vpn-off",
    }
}

messages! {
    /// What came before a trouble and may have led to it: a clause that follows "3 minutes after".
    #[derive(Copy)]
    pub enum LeadText {
        LostPlex = "lead-lost-plex",
        Moved = "lead-moved",
        Updated = "lead-updated",
        Restarted = "lead-restarted",
        NetworkLost = "lead-network-lost",
        OtherNetwork = "lead-other-network",
        Woke = "lead-woke",
        Clock = "lead-clock",
    }
}

messages! {
    /// An event and what goes with it, in one line.
    pub enum EventLine {
        LedTo { what: Phrase, lead: Phrase, span: Span } = "event-led-to",
        RightAfter { what: Phrase, lead: Phrase } = "event-right-after",
        JustWoke { what: Phrase } = "event-just-woke",
        /// Its time of day before it.
        At { time: Shown, what: Phrase } = "event-at",
        /// A server's, among those of others.
        Of { server: ServerName, what: Phrase } = "event-of",
    }
}

messages! {
    /// A day as the heading of what happened on it, and as a part of a date.
    pub enum DayText {
        Today = "history-today",
        Yesterday = "history-yesterday",
        /// `weekday`: Monday is 0.
        Day { weekday: u8, day: u8, month: u8 } = "history-day",
        DayAndTime { day: Phrase, time: Shown } = "history-day-and-time",
    }
}

impl DayText {
    /// As people call it at that moment.
    #[must_use]
    pub fn of(day: CivilDay, now: ClockTime) -> Self {
        match now.day().days.checked_sub(day.days) {
            Some(0) => Self::Today,
            Some(1) => Self::Yesterday,
            _ => Self::Day { weekday: day.weekday, day: day.day, month: day.month },
        }
    }

    /// A day and the time of it.
    #[must_use]
    pub fn of_moment(at: ClockTime, now: ClockTime) -> Self {
        Self::DayAndTime { day: Self::of(at.day(), now).phrase(), time: at.hour_minute() }
    }
}

messages! {
    /// What repeats, in one short sentence.
    pub enum PatternText {
        FallsBack { span: Span } = "pattern-falls-back",
        /// Each time, this came just before.
        FallsBackAfter { span: Span, lead: Phrase } = "pattern-falls-back-after",
        LosesPlexAfterRestart { span: Span } = "pattern-falls-back-loses-plex",
        LosesPlexAfterRestartAnd { span: Span, lead: Phrase } = "pattern-falls-back-loses-plex-after",
        Sleeps = "pattern-sleeps",
        AddressChanges = "pattern-address-changes",
        LosesPlex = "pattern-loses-plex",
        TwoTakeTurns = "pattern-two-take-turns",
        Daily { time: Shown, state: Phrase } = "pattern-daily",
        OwnNetwork = "pattern-own-network",
    }
}

messages! {
    /// What to do about it.
    #[derive(Copy)]
    pub enum PatternAdvice {
        FallsBack = "advice-falls-back",
        FallsBackCutOff = "advice-falls-back-cut-off",
        FallsBackMoved = "advice-falls-back-moved",
        Sleeps = "advice-sleeps",
        AddressChanges = "advice-address-changes",
        LosesPlex = "advice-loses-plex",
        TwoTakeTurns = "advice-two-take-turns",
        Daily = "advice-daily",
        OwnNetwork = "advice-own-network",
    }
}

messages! {
    /// How often it was seen, and when.
    pub enum PatternEvidence {
        Seen { count: usize, times: Vec<Phrase> } = "pattern-seen",
        /// More often than can be told: these are the last times.
        SeenLately { count: usize, times: Vec<Phrase> } = "pattern-seen-lately",
    }
}

impl PatternText {
    /// `local` gives a moment of the history by this computer's clock.
    #[must_use]
    pub fn of(pattern: &Pattern, local: &dyn Fn(u64) -> ClockTime) -> Self {
        match pattern.id {
            PatternId::FallsBack => Self::falls_back(pattern),
            PatternId::Sleeps => Self::Sleeps,
            PatternId::AddressChanges => Self::AddressChanges,
            PatternId::LosesPlex => Self::LosesPlex,
            PatternId::TwoTakeTurns => Self::TwoTakeTurns,
            PatternId::Daily => {
                let cause = pattern.cause.as_deref().and_then(Cause::of_id);
                let state = cause.unwrap_or(Cause::Unreachable).list_word();
                Self::Daily { time: time_of_day(&pattern.times, local), state }
            }
            PatternId::OwnNetwork => Self::OwnNetwork,
        }
    }

    fn falls_back(pattern: &Pattern) -> Self {
        let span = about(pattern.after.unwrap_or_default());
        let lead = pattern.before.and_then(LeadText::of).map(|lead| lead.phrase());
        match (is_cut_off(pattern), lead) {
            (false, None) => Self::FallsBack { span },
            (false, Some(lead)) => Self::FallsBackAfter { span, lead },
            (true, None) => Self::LosesPlexAfterRestart { span },
            (true, Some(lead)) => Self::LosesPlexAfterRestartAnd { span, lead },
        }
    }
}

impl PatternAdvice {
    #[must_use]
    pub fn of(pattern: &Pattern) -> Self {
        match pattern.id {
            PatternId::FallsBack if pattern.before == Some(Before::Event(Kind::Address)) => Self::FallsBackMoved,
            PatternId::FallsBack if is_cut_off(pattern) || pattern.before == Some(Before::Event(Kind::Plex)) => {
                Self::FallsBackCutOff
            }
            PatternId::FallsBack => Self::FallsBack,
            PatternId::Sleeps => Self::Sleeps,
            PatternId::AddressChanges => Self::AddressChanges,
            PatternId::LosesPlex => Self::LosesPlex,
            PatternId::TwoTakeTurns => Self::TwoTakeTurns,
            PatternId::Daily => Self::Daily,
            PatternId::OwnNetwork => Self::OwnNetwork,
        }
    }
}

impl PatternEvidence {
    /// The last times of it, the newest first.
    #[must_use]
    pub fn of(pattern: &Pattern, now: ClockTime, local: &dyn Fn(u64) -> ClockTime) -> Self {
        const MOST: usize = 5;
        let count = pattern.times.len();
        let newest = pattern.times.iter().rev().take(MOST);
        let times = newest.map(|at| DayText::of_moment(local(*at), now).phrase()).collect();
        if count > MOST { Self::SeenLately { count, times } } else { Self::Seen { count, times } }
    }
}

impl LeadText {
    fn of(before: Before) -> Option<Self> {
        match before {
            Before::Event(kind) => Self::of_kind(kind),
            Before::Clock => Some(Self::Clock),
        }
    }

    /// `None`: events of this kind lead to nothing.
    #[must_use]
    pub fn of_kind(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Address | Kind::Identity => Some(Self::Moved),
            Kind::Version => Some(Self::Updated),
            Kind::Restart => Some(Self::Restarted),
            Kind::Network => Some(Self::OtherNetwork),
            Kind::Woke => Some(Self::Woke),
            Kind::Plex => Some(Self::LostPlex),
            Kind::Began | Kind::Ended | Kind::Gap | Kind::Cause | Kind::Name => None,
        }
    }
}

fn is_cut_off(pattern: &Pattern) -> bool {
    pattern.cause.as_deref() == Some(Cause::ServerCutOff.id())
}

/// To the unit in which people say it, rounded.
#[must_use]
pub fn about(millis: u64) -> Span {
    const HOUR: u64 = 3600;
    const DAY: u64 = 24 * HOUR;
    let seconds = Duration::from_millis(millis).as_secs();
    let half = match seconds {
        0..HOUR => 30,
        HOUR..DAY => HOUR / 2,
        DAY.. => DAY / 2,
    };
    match Span::of_seconds(seconds + half) {
        Span::Minutes { count } => Span::Minutes { count: count.max(1) },
        span @ (Span::Hours { .. } | Span::Days { .. } | Span::Years { .. }) => span,
    }
}

/// The time of day around which they are, to five minutes: around midnight as well.
fn time_of_day(times: &[u64], local: &dyn Fn(u64) -> ClockTime) -> Shown {
    const DAY: i64 = 24 * 60;
    let minutes: Vec<i64> = times.iter().map(|at| i64::from(local(*at).minute_of_day())).collect();
    let first = minutes.first().copied().unwrap_or_default();
    let away = |minute: &i64| (minute - first + DAY / 2).rem_euclid(DAY) - DAY / 2;
    let count = i64::try_from(minutes.len().max(1)).unwrap_or(1);
    let middle = first + minutes.iter().map(away).sum::<i64>() / count;
    let rounded = (middle + 2).rem_euclid(DAY) / 5 * 5;
    ClockTime { unix: rounded.unsigned_abs() * 60, ahead: 0 }.hour_minute()
}

/// What every language has to have for a history.
pub fn entries() -> impl Iterator<Item = Entry> {
    let all = [
        EventText::ENTRIES,
        LeadText::ENTRIES,
        EventLine::ENTRIES,
        DayText::ENTRIES,
        PatternText::ENTRIES,
        PatternAdvice::ENTRIES,
        PatternEvidence::ENTRIES,
    ];
    all.into_iter().flatten().copied()
}
