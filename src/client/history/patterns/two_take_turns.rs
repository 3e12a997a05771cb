//! One address answers with two identities in turn.

use std::collections::BTreeMap;

use super::super::event::{Event, Kind};
use super::{Pattern, PatternId};
use crate::client::model::MachineId;

/// One change of an address may be a server that was replaced; coming back is not.
const LEAST: usize = 2;

pub fn find(events: &[&Event], server: &MachineId) -> Option<Pattern> {
    let mut holders: BTreeMap<&str, Vec<(&MachineId, u64)>> = BTreeMap::new();
    for event in events.iter().filter(|event| event.kind == Kind::Identity) {
        let (Some(address), Some(holder)) = (event.to.as_deref(), event.server.as_ref()) else { continue };
        let turns = holders.entry(address).or_default();
        if turns.last().is_none_or(|(last, _)| *last != holder) {
            turns.push((holder, event.at));
        }
    }
    // It comes back to where another one was meanwhile.
    let returns = |turns: &[(&MachineId, u64)]| {
        let mine = turns.iter().filter(|(holder, _)| *holder == server);
        mine.skip(1).map(|(_, at)| *at).collect::<Vec<_>>()
    };
    let times = holders.values().map(|turns| returns(turns)).max_by_key(Vec::len)?;
    Pattern::seen(PatternId::TwoTakeTurns, server, times, LEAST)
}
