//! The server keeps moving to another address.

use super::super::event::Event;
use super::moves::is_move;
use super::{Pattern, PatternId};
use crate::client::model::MachineId;

const LEAST: usize = 2;

pub fn find(events: &[&Event], server: &MachineId) -> Option<Pattern> {
    let moves = events.iter().filter(|event| is_move(events, server, event)).map(|event| event.at).collect();
    Pattern::seen(PatternId::AddressChanges, server, moves, LEAST)
}
