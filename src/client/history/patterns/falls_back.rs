//! After a restart it lets its owner in; later it stops.

use super::super::event::{Event, Kind};
use super::trouble::troubles;
use super::{MINUTE, Pattern, PatternId};
use crate::client::diagnosis::Cause;
use crate::client::model::MachineId;

const LEAST: usize = 2;
/// What came this long before may have to do with it.
const JUST_BEFORE: u64 = 10 * MINUTE;
const CAUSES: [Cause; 3] = [Cause::NotAccepted, Cause::StaleClaim, Cause::ServerCutOff];

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
            falls.extend(restart.map(|restart| (trouble.from, trouble.from - restart)));
        }
    }
    let times = falls.iter().map(|(at, _)| *at).collect();
    let mut pattern = Pattern::seen(PatternId::FallsBack, server, times, LEAST)?;
    let mut spans: Vec<u64> = falls.iter().map(|(_, span)| *span).collect();
    spans.sort_unstable();
    pattern.after = spans.get(spans.len() / 2).copied();
    pattern.before = usual(falls.iter().map(|(at, _)| just_before(events, server, *at)));
    Some(pattern)
}

/// The last event within ten minutes before that may have led to it.
fn just_before(events: &[&Event], server: &MachineId, at: u64) -> Option<Kind> {
    let is_near = |event: &&&Event| event.at <= at && at - event.at <= JUST_BEFORE;
    let may_lead = |event: &Event| match event.kind {
        Kind::Address | Kind::Identity | Kind::Version => event.server.as_ref() == Some(server),
        Kind::Woke | Kind::Network => true,
        Kind::Began | Kind::Ended | Kind::Gap | Kind::Cause | Kind::Name | Kind::Restart => false,
    };
    events.iter().filter(is_near).filter(|event| may_lead(event)).next_back().map(|event| event.kind)
}

/// What was there each time.
fn usual(mut kinds: impl Iterator<Item = Option<Kind>>) -> Option<Kind> {
    let first = kinds.next()??;
    kinds.all(|kind| kind == Some(first)).then_some(first)
}
