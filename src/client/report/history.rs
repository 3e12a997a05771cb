//! What happened in the last 24 hours, and what keeps happening.

use super::clock::Clock;
use super::markdown::Draft;
use super::messages::{Heading, Line};
use crate::client::history::chronicle::chronicle;
use crate::client::history::messages::{PatternEvidence, PatternText};
use crate::client::history::{Pattern, Told};
use crate::client::model::{Message as _, Phrase, Shown};
use crate::client::state::{Model, Server};

/// In milliseconds.
const DAY: u64 = 24 * 60 * 60 * 1000;
/// How many events are told, the newest of them.
const MOST_EVENTS: usize = 60;

/// The events of all servers and of this computer. Nothing where no history is kept.
pub fn show(draft: &mut Draft<'_>, model: &Model, clock: Clock<'_>) {
    let log = &model.watch.log;
    if log.is_empty() {
        return;
    }
    draft.heading(2, &Heading::LastDay);
    let made = clock.made().unix * 1000;
    let is_of_day = |told: &Told| told.at <= made.saturating_add(1000) && told.at + DAY > made;
    let all: Vec<Told> = chronicle(log).into_iter().filter(is_of_day).collect();
    if all.is_empty() {
        draft.item(0, &Line::NothingNoted);
    }
    let left_out = all.len().saturating_sub(MOST_EVENTS);
    if left_out > 0 {
        draft.item(0, &Line::EarlierEvents { count: left_out });
    }
    for told in all.iter().skip(left_out) {
        let time = model.watch.local(told.at).second(clock.made());
        let of = told.server.as_ref().map(|id| {
            let number = draft.number_of(|server| server.diagnosis.id.as_ref() == Some(id));
            if let Some(number) = number {
                draft.about(number);
            }
            number.map_or_else(|| Line::GoneServer.phrase(), |number| Heading::Server { number }.phrase())
        });
        draft.item(0, &event(time, of, told.line()));
    }
}

fn event(time: Shown, of: Option<Phrase>, what: Phrase) -> Line {
    match of {
        Some(of) => Line::EventOf { time, of, what },
        None => Line::Event { time, what },
    }
}

/// What keeps happening with a server, in its own section.
pub fn patterns(draft: &mut Draft<'_>, model: &Model, server: &Server, clock: Clock<'_>) {
    let local = |at| model.watch.local(at);
    let line = |pattern: &Pattern| Line::Pattern {
        says: PatternText::of(pattern, &local).phrase(),
        evidence: PatternEvidence::of(pattern, clock.made(), &local).phrase(),
    };
    let patterns = model.patterns_of(server);
    if !patterns.is_empty() {
        draft.item(0, &Line::Repeats);
    }
    for pattern in patterns {
        draft.item(1, &line(pattern));
    }
}
