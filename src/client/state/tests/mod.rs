//! The model, without any I/O: events in, rows and effects out.

mod account;
mod computer;
mod here;
mod host;
mod looks;
mod rows;

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use super::*;
use crate::client::diagnosis::{Cause, CheckId, ComputerCause};
use crate::client::discovery::Discovered;
use crate::client::model::error::{NetError, NetKind, NetOperation, PlexTrouble};
use crate::client::model::text::{DisplayText, hide_email};
use crate::client::model::{
    Announced, Claimed, Connection, Controller, Identity, Installed, Locator, MachineId, NameAnswer, PlexResource,
    Presence, ProbeResult, Sighting, Source,
};
use crate::client::plex::account::PlexError;
use crate::client::probe::{Finding, Probe};
use crate::client::repair::Record;

const NOW: Moment = Duration::from_secs(1);
const NAS: &str = "192.168.1.5:32400";
const NAS_WIFI: &str = "192.168.1.6:32400";

fn at(address: &str) -> SocketAddr {
    address.parse().unwrap()
}

fn sighting(source: Source, address: &str, id: Option<&str>) -> Event {
    let hint =
        Announced { id: id.and_then(MachineId::new), name: DisplayText::new("Attic NAS"), ..Announced::default() };
    Event::Found(Discovered::Sighting(Sighting { source, address: at(address), hint }))
}

fn answer(address: &str, id: &str) -> Event {
    let identity = Identity { id: MachineId::new(id).unwrap(), claimed: Claimed::Yes, version: None };
    probed(address, Ok(Presence::Server(identity)))
}

fn unclaimed(address: &str, id: &str) -> Event {
    let identity = Identity { id: MachineId::new(id).unwrap(), claimed: Claimed::No, version: None };
    probed(address, Ok(Presence::Server(identity)))
}

fn probed(address: &str, outcome: Result<Presence, NetError>) -> Event {
    let probe =
        ProbeResult { outcome, took: Duration::from_millis(8), over_tls: false, certificate: None, clock_ahead: None };
    Event::Probed { address: at(address), here: false, probe: Box::new(probe), root: None }
}

fn refused(address: &str) -> Event {
    probed(address, Err(NetError::new(NetOperation::ReadIdentity, address, NetKind::Refused)))
}

fn model() -> Model {
    Model::new(8)
}

fn anna() -> User {
    let name = DisplayText::new("anna").unwrap();
    User { id: None, username: Some(name.clone()), name, email: None, restricted: false, guest: false }
}
