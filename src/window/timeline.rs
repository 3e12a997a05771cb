//! A history as a strip of time: what a server, or this computer, was from one moment to the next, and what happened meanwhile.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use egui::cache::{ComputerMut, FrameCache};

use super::messages::{HistoryText, HistoryWord};
use crate::client::diagnosis::{Cause, ComputerCause, Mark, Severity};
use crate::client::history::messages::{DayText, about};
use crate::client::history::spans::spans;
use crate::client::history::{Event, Kind, State, Told, told};
use crate::client::model::{ClockTime, MachineId, Message as _, Phrase};
use crate::client::state::Watch;

const MINUTE: u64 = 60 * 1000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// How far back a strip reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stretch {
    #[default]
    Day,
    Week,
    Month,
}

impl Stretch {
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Month];

    fn millis(self) -> u64 {
        match self {
            Self::Day => DAY,
            Self::Week => 7 * DAY,
            Self::Month => 30 * DAY,
        }
    }

    /// What it is chosen by.
    #[must_use]
    pub fn choice(self) -> HistoryWord {
        match self {
            Self::Day => HistoryWord::Day,
            Self::Week => HistoryWord::Week,
            Self::Month => HistoryWord::Month,
        }
    }

    /// What it is called where it is shown.
    #[must_use]
    pub fn title(self) -> HistoryWord {
        match self {
            Self::Day => HistoryWord::LastDay,
            Self::Week => HistoryWord::LastWeek,
            Self::Month => HistoryWord::LastMonth,
        }
    }
}

/// How a stretch of time looks: each has a height and a pattern of its own, beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    NotWatched,
    /// Nothing is known, or there is nothing to do.
    Neutral,
    Fine,
    Warning,
    Problem,
}

impl Look {
    /// What it means.
    #[must_use]
    pub fn word(self) -> HistoryWord {
        match self {
            Self::NotWatched => HistoryWord::NotWatched,
            Self::Neutral => HistoryWord::Unclear,
            Self::Fine => HistoryWord::Fine,
            Self::Warning => HistoryWord::Warning,
            Self::Problem => HistoryWord::Problem,
        }
    }
}

/// A part of a strip in which nothing changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Milliseconds since 1970.
    pub from: u64,
    pub to: u64,
    pub look: Look,
    /// What it was then, in a few words.
    pub state: Phrase,
}

/// One subject's strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Milliseconds since 1970.
    pub from: u64,
    pub to: u64,
    pub stretch: Stretch,
    /// From its beginning to its end, without holes.
    pub bands: Vec<Band>,
    /// What happened in it, the oldest first.
    pub events: Vec<Told>,
    /// Which looks are in it.
    pub looks: BTreeSet<Look>,
    /// All of it in a few sentences, for who can't see it.
    pub summary: Phrase,
}

impl Timeline {
    /// `None`: there is no history of it.
    #[must_use]
    pub fn of(watch: &Watch, server: Option<&MachineId>, stretch: Stretch, to: u64) -> Option<Self> {
        let events = watch.log.about(server);
        let is_known = |event: &Event| event.kind == Kind::Cause && event.server.as_ref() == server;
        if !events.iter().any(is_known) {
            return None;
        }
        let from = to.saturating_sub(stretch.millis());
        let bands = bands(&events, server, from, to);
        let events = told(&events, server).into_iter().filter(|told| told.at >= from && told.at <= to).collect();
        let looks = bands.iter().map(|band| band.look).collect();
        let mut timeline = Self { from, to, stretch, bands, events, looks, summary: HistoryWord::NotWatched.phrase() };
        timeline.summary = timeline.in_words(watch).phrase();
        Some(timeline)
    }

    /// Which band a moment is in.
    #[must_use]
    pub fn band_at(&self, at: u64) -> Option<usize> {
        self.bands.iter().position(|band| (band.from..=band.to).contains(&at))
    }

    /// What happened in a time, the oldest first.
    pub fn events_in(&self, from: u64, to: u64) -> impl Iterator<Item = &Told> {
        self.events.iter().filter(move |told| (from..=to).contains(&told.at))
    }

    /// A moment of it, as short as can be said.
    #[must_use]
    pub fn moment(&self, at: u64, watch: &Watch) -> Phrase {
        let local = watch.local(at);
        match self.stretch {
            Stretch::Day => HistoryText::Time { time: local.hour_minute() }.phrase(),
            Stretch::Week | Stretch::Month => DayText::of_moment(local, watch.local(watch.now)).phrase(),
        }
    }

    /// The end of a time whose beginning is said just before: its day only where that is another one.
    fn moment_after(&self, from: u64, to: u64, watch: &Watch) -> Phrase {
        let local = watch.local(to);
        if watch.local(from).day() == local.day() {
            HistoryText::Time { time: local.hour_minute() }.phrase()
        } else {
            self.moment(to, watch)
        }
    }

    /// A band in words, with its times.
    #[must_use]
    pub fn band_words(&self, band: &Band, watch: &Watch) -> HistoryText {
        let (state, from) = (band.state.clone(), self.moment(band.from, watch));
        if band.to >= self.to && band.look != Look::NotWatched {
            HistoryText::BandNow { state, from }
        } else {
            HistoryText::Band { state, from, to: self.moment_after(band.from, band.to.min(watch.now), watch) }
        }
    }

    /// First what was well, then each trouble, then when nobody looked.
    fn in_words(&self, watch: &Watch) -> HistoryText {
        let mut states: Vec<(Look, &Phrase, Vec<&Band>)> = Vec::new();
        for band in &self.bands {
            match states.iter_mut().find(|(look, state, _)| *look == band.look && **state == band.state) {
                Some((_, _, bands)) => bands.push(band),
                None => states.push((band.look, &band.state, vec![band])),
            }
        }
        let order = |look: Look| match look {
            Look::Fine => 0,
            Look::Problem => 1,
            Look::Warning => 2,
            Look::Neutral => 3,
            Look::NotWatched => 4,
        };
        states.sort_by_key(|(look, ..)| order(*look));
        let parts = states.iter().filter_map(|(look, state, bands)| self.part(*look, state, bands, watch));
        let parts = parts.rev().reduce(|rest, part| HistoryText::Parts { part, rest }.phrase());
        let parts = parts.unwrap_or_else(|| HistoryWord::Checking.phrase());
        HistoryText::Strip { stretch: self.stretch.title().phrase(), parts }
    }

    /// `None`: it was over before anybody could have seen it.
    fn part(&self, look: Look, state: &Phrase, bands: &[&Band], watch: &Watch) -> Option<Phrase> {
        let total: u64 = bands.iter().map(|band| band.to.min(watch.now).saturating_sub(band.from)).sum();
        let state = state.clone();
        let is_trouble = matches!(look, Look::Warning | Look::Problem);
        if !is_trouble {
            return (total >= MINUTE).then(|| HistoryText::PartFor { state, span: about(total) }.phrase());
        }
        let [band] = bands else {
            return Some(HistoryText::PartOften { state, count: bands.len(), span: about(total) }.phrase());
        };
        let from = self.moment(band.from, watch);
        let part = if band.to >= self.to {
            HistoryText::PartSince { state, from }
        } else {
            HistoryText::PartFromTo { state, from, to: self.moment_after(band.from, band.to, watch) }
        };
        Some(part.phrase())
    }
}

fn bands(events: &[Event], server: Option<&MachineId>, from: u64, to: u64) -> Vec<Band> {
    let look = |state: &State| match state {
        State::NotWatched => (Look::NotWatched, HistoryWord::NotWatched.phrase()),
        State::Unknown => (Look::Neutral, HistoryWord::Checking.phrase()),
        State::Was(cause) if server.is_some() => of_server(cause),
        State::Was(cause) => of_computer(cause),
    };
    let spans = spans(events, server, from, to).into_iter();
    spans
        .map(|span| {
            let (look, state) = look(&span.state);
            Band { from: span.from, to: span.to, look, state }
        })
        .collect()
}

/// A cause that this version does not know is from a later one.
fn of_server(cause: &str) -> (Look, Phrase) {
    let Some(cause) = Cause::of_id(cause) else {
        return (Look::Neutral, HistoryWord::Checking.phrase());
    };
    let spec = cause.spec();
    let look = match (spec.severity, spec.mark) {
        (Severity::Problem, _) => Look::Problem,
        (_, Mark::Fine) => Look::Fine,
        (_, Mark::Neutral) => Look::Neutral,
        (_, Mark::Attention) => Look::Warning,
    };
    (look, if look == Look::Fine { HistoryWord::Fine.phrase() } else { cause.list_word() })
}

fn of_computer(cause: &str) -> (Look, Phrase) {
    if cause == Cause::Healthy.id() {
        return (Look::Fine, HistoryWord::Fine.phrase());
    }
    match ComputerCause::of_id(cause) {
        Some(cause) if cause.is_notice() => (Look::Warning, cause.list_word()),
        Some(cause) => (Look::Problem, cause.list_word()),
        None => (Look::Neutral, HistoryWord::Checking.phrase()),
    }
}

/// A point of the axis below a strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisMark {
    pub at: u64,
    pub label: Phrase,
}

/// At full hours, or where days begin, by this computer's clock: as many as there is room for.
#[must_use]
pub fn axis(from: u64, to: u64, most: usize, local: &dyn Fn(u64) -> ClockTime) -> Vec<AxisMark> {
    const STEPS: [u64; 10] = [1, 2, 3, 6, 12, 24, 2 * 24, 5 * 24, 7 * 24, 15 * 24];
    let hours = to.saturating_sub(from) / HOUR;
    let step = STEPS.into_iter().find(|step| hours / step <= most as u64).unwrap_or(30 * 24);
    // Where the clocks change, a day is an hour shorter or longer.
    let period = step.min(24) * HOUR;
    let of_period = |at: u64| u64::from(local(at).minute_of_day()) * MINUTE % period + at % MINUTE;
    let back = |at: u64| {
        let over = of_period(at);
        if over > period / 2 { at + period - over } else { at - over }
    };
    let mut at = from - of_period(from).min(from);
    let mut marks = Vec::new();
    while at <= to {
        if at >= from {
            let clock = local(at);
            let day = clock.day();
            let label = if step < 24 {
                HistoryText::Time { time: clock.hour_minute() }.phrase()
            } else {
                DayText::Day { weekday: day.weekday, day: day.day, month: day.month }.phrase()
            };
            marks.push(AxisMark { at, label });
        }
        at = back(at + step * HOUR);
    }
    marks
}

/// What a strip is made of. It is made anew when something happened that bears on it, and as time goes on.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    watch: &'a Watch,
    server: Option<&'a MachineId>,
    stretch: Stretch,
    to: u64,
}

impl Hash for Wanted<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.watch.log.mark(self.server), self.server, self.stretch, self.to).hash(state);
    }
}

#[derive(Default)]
struct Maker;

impl ComputerMut<Wanted<'_>, Option<Arc<Timeline>>> for Maker {
    fn compute(&mut self, wanted: Wanted<'_>) -> Option<Arc<Timeline>> {
        Timeline::of(wanted.watch, wanted.server, wanted.stretch, wanted.to).map(Arc::new)
    }
}

/// The strip of a server or of this computer up to now. `None`: there is no history of it.
#[must_use]
pub fn of(ctx: &egui::Context, watch: &Watch, server: Option<&MachineId>, stretch: Stretch) -> Option<Arc<Timeline>> {
    let wanted = Wanted { watch, server, stretch, to: watch.now.next_multiple_of(MINUTE) };
    ctx.memory_mut(|memory| memory.caches.cache::<FrameCache<Option<Arc<Timeline>>, Maker>>().get(wanted).clone())
}

#[cfg(test)]
mod tests;
