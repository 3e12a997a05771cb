//! After a restart it lets its owner in; later it stops.

use super::super::event::{Event, JUST_BEFORE, Kind, LOST};
use super::trouble::troubles;
use super::{Pattern, PatternId};
use crate::client::diagnosis::Cause;
use crate::client::model::MachineId;

const LEAST: usize = 2;
const CAUSES: [Cause; 3] = [Cause::NotAccepted, Cause::StaleClaim, Cause::ServerCutOff];

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
    let mut last_restart = None;
    let mut falls = Vec::new();
    for trouble in troubles(events, server) {
        let is_one = CAUSES.iter().any(|cause| cause.id() == trouble.cause);
        if !is_one || trouble.before != Some(Cause::Healthy.id()) {
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
    pattern.before = usual(falls.iter().map(|fall| just_before(events, server, fall.at)));
    pattern.cause = usual(falls.iter().map(|fall| Some(fall.cause))).map(str::to_owned);
    Some(pattern)
}

/// The last event within ten minutes before that may have led to it.
fn just_before(events: &[&Event], server: &MachineId, at: u64) -> Option<Kind> {
    let is_near = |event: &&&Event| event.at <= at && at - event.at <= JUST_BEFORE;
    let may_lead = |event: &Event| match event.kind {
        Kind::Address | Kind::Identity | Kind::Version => event.server.as_ref() == Some(server),
        Kind::Plex => event.server.as_ref() == Some(server) && event.to.as_deref() == Some(LOST),
        Kind::Woke | Kind::Network => true,
        Kind::Began | Kind::Ended | Kind::Gap | Kind::Cause | Kind::Name | Kind::Restart => false,
    };
    events.iter().filter(is_near).rfind(|event| may_lead(event)).map(|event| event.kind)
}

/// What was there each time.
fn usual<T: PartialEq + Copy>(mut all: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = all.next()??;
    all.all(|one| one == Some(first)).then_some(first)
}
