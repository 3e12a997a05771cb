//! After a restart it lets its owner in; later it stops.

use super::super::event::{Event, JUST_BEFORE, Kind, LOST};
use super::moves::is_move;
use super::trouble::{is_one_of, troubles};
use super::{Before, Pattern, PatternId};
use crate::client::diagnosis::Cause;
use crate::client::model::MachineId;

const LEAST: usize = 2;
const CAUSES: [Cause; 3] = [Cause::NotAccepted, Cause::StaleClaim, Cause::ServerCutOff];
/// With these it still lets its owner in.
const MILD: [Cause; 2] = [Cause::ServerClock, Cause::Slow];

/// It stopped letting its owner in, so long after a restart.
struct Fall<'a> {
    at: u64,
    after: u64,
    cause: &'a str,
}

pub fn find(events: &[&Event], server: &MachineId) -> Option<Pattern> {
    let is_its = |event: &&&Event| event.server.as_ref() == Some(server);
    let restarts: Vec<u64> =
        events.iter().filter(is_its).filter(|event| event.kind == Kind::Restart).map(|event| event.at).collect();
    let (mut last_restart, mut let_in) = (None, false);
    let mut falls = Vec::new();
    for trouble in troubles(events, server) {
        let before = trouble.before;
        let_in = before == Some(Cause::Healthy.id()) || let_in && before.is_some_and(|before| is_one_of(&MILD, before));
        if !let_in || !is_one_of(&CAUSES, trouble.cause) {
            continue;
        }
        // One restart explains one fall.
        let restart = restarts.iter().rev().find(|restart| **restart < trouble.from).copied();
        if restart.is_some() && restart != last_restart {
            last_restart = restart;
            let after = restart.map_or(0, |restart| trouble.from - restart);
            falls.push(Fall { at: trouble.from, after, cause: trouble.cause });
        }
    }
    let times = falls.iter().map(|fall| fall.at).collect();
    let mut pattern = Pattern::seen(PatternId::FallsBack, server, times, LEAST)?;
    let mut spans: Vec<u64> = falls.iter().map(|fall| fall.after).collect();
    spans.sort_unstable();
    pattern.after = spans.get(spans.len() / 2).copied();
    pattern.before = usual(falls.iter().map(|fall| just_before(events, server, fall)));
    pattern.cause = usual(falls.iter().map(|fall| Some(fall.cause))).map(str::to_owned);
    Some(pattern)
}

/// The last event within ten minutes before that may have led to it.
fn just_before(events: &[&Event], server: &MachineId, fall: &Fall<'_>) -> Option<Before> {
    let is_near = |event: &&&Event| event.at <= fall.at && fall.at - event.at <= JUST_BEFORE;
    let is_its = |event: &Event| event.server.as_ref() == Some(server);
    let lead = |event: &Event| {
        let may_lead = match event.kind {
            Kind::Address => is_move(events, server, event),
            Kind::Identity | Kind::Version => is_its(event),
            // That it lost Plex is the trouble itself, where it is cut off.
            Kind::Plex => is_its(event) && event.to.as_deref() == Some(LOST) && fall.cause != Cause::ServerCutOff.id(),
            Kind::Cause => is_its(event) && event.to.as_deref() == Some(Cause::ServerClock.id()),
            Kind::Woke | Kind::Network => true,
            Kind::Began | Kind::Ended | Kind::Gap | Kind::Name | Kind::Restart => false,
        };
        may_lead.then_some(if event.kind == Kind::Cause { Before::Clock } else { Before::Event(event.kind) })
    };
    events.iter().rev().filter(is_near).find_map(|event| lead(event))
}

/// What was there each time.
fn usual<T: PartialEq + Copy>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = all.next()??;
    all.all(|one| one == Some(first)).then_some(first)
}
