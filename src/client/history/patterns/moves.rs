//! When a server moved to another address: on its own, not because this computer went to another network.

use std::net::{IpAddr, SocketAddr};

use super::super::event::{Event, JUST_BEFORE, Kind};
use crate::client::model::MachineId;

/// Is it a move of this server's?
pub fn is_move(events: &[&Event], server: &MachineId, event: &Event) -> bool {
    event.server.as_ref() == Some(server)
        && event.kind == Kind::Address
        && event.from.is_some()
        && event.from != event.to
        && !(is_to_other_network(event) && has_own_network_changed(events, event.at))
}

/// A server that gets a new address from its router stays in its network.
fn is_to_other_network(event: &Event) -> bool {
    let network = |text: &Option<String>| text.as_deref()?.parse().ok().map(|at: SocketAddr| network(at.ip()));
    network(&event.from) != network(&event.to)
}

/// A home's network, by what its addresses have in common as a rule.
fn network(ip: IpAddr) -> Vec<u8> {
    match ip {
        IpAddr::V4(v4) => v4.octets()[..3].to_vec(),
        IpAddr::V6(v6) => v6.octets()[..8].to_vec(),
    }
}

fn has_own_network_changed(events: &[&Event], at: u64) -> bool {
    events.iter().any(|event| event.kind == Kind::Network && event.at <= at && at - event.at <= JUST_BEFORE)
}
