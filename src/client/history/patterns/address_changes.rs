//! The server keeps moving to another address.

use super::super::event::{Event, Kind};
use super::{Pattern, PatternId};
use crate::client::model::MachineId;

const LEAST: usize = 2;

pub fn find(events: &[&Event], server: &MachineId) -> Option<Pattern> {
    let is_move = |event: &&&Event| {
        event.server.as_ref() == Some(server)
            && event.kind == Kind::Address
            && event.from.is_some()
            && event.from != event.to
    };
    let moves = events.iter().filter(is_move).map(|event| event.at).collect();
    Pattern::seen(PatternId::AddressChanges, server, moves, LEAST)
}
