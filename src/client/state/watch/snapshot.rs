//! What a history notes of the model.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};

use crate::client::diagnosis::duplicate;
use crate::client::history::event::{IPV6, VPN};
use crate::client::history::{Seen, Snapshot};
use crate::client::model::{AddressFacts, Installed, Moment, Presence, Route};
use crate::client::net::Interface;
use crate::client::state::computer::stood;
use crate::client::state::{Model, Server, ServerKey};

/// What stands. A verdict of the first look around may still change, and is no news until it has stood.
pub fn of(model: &Model, touched: &BTreeSet<ServerKey>) -> Snapshot {
    let computer = &model.computer;
    let is_settled = is_sure(model, computer.facts.plex.at()) && stood(computer.since, model.now);
    Snapshot {
        servers: touched.iter().filter_map(|key| seen(model, model.server(*key)?)).collect(),
        network: network(model),
        computer: is_settled.then(|| computer.diagnosis.cause.map(|cause| cause.id())),
    }
}

/// Those whose verdict has not stood yet, or is from before nobody looked.
pub fn young(model: &Model, touched: &BTreeSet<ServerKey>) -> Vec<ServerKey> {
    let stands = |row: &Server| stood(row.since, model.now) && is_sure(model, model.looked_at(row));
    let is_young = |row: &Server| row.diagnosis.cause.is_some() && !stands(row);
    touched.iter().copied().filter(|key| model.server(*key).is_some_and(is_young)).collect()
}

/// Was it looked at since somebody looks again?
fn is_sure(model: &Model, looked: Option<Moment>) -> bool {
    looked.is_some_and(|looked| looked > model.watch.doubt)
}

fn seen(model: &Model, row: &Server) -> Option<Seen> {
    let is_sure = is_sure(model, model.looked_at(row));
    let cause = row.diagnosis.cause.filter(|_| is_sure && stood(row.since, model.now));
    let answers = |facts: &&AddressFacts| {
        let outcome = facts.probe.get().map(|probe| &probe.outcome);
        facts.impostor_of.is_none() && matches!(outcome, Some(Ok(Presence::Server(_) | Presence::Starting(Some(_)))))
    };
    let addresses: Vec<SocketAddr> = row
        .addresses
        .iter()
        .filter(answers)
        .filter(|facts| is_of_network(model, facts))
        .map(|facts| facts.address)
        .collect();
    let identity = row.addresses.iter().filter(answers).find_map(duplicate::identity);
    let id = row.diagnosis.id.as_ref();
    let installed = id.and_then(|id| Installed::of(id, &model.installed));
    Some(Seen {
        id: row.diagnosis.id.clone()?,
        name: called(row),
        cause,
        addresses,
        reaches_plex: row.diagnosis.reaches_plex.filter(|_| is_sure),
        started: installed.and_then(|installed| installed.log.as_ref()?.began.as_ref()).map(ToString::to_string),
        version: identity.and_then(|identity| identity.version.as_ref()).map(ToString::to_string),
    })
}

/// Can others at home reach it there? A server on this computer answers at addresses of its own, too, wherever it moves.
fn is_of_network(model: &Model, facts: &AddressFacts) -> bool {
    let ip = facts.address.ip();
    let is_virtual = model.search.interfaces.iter().any(|own| own.ip == ip && own.is_virtual());
    let is_loopback = facts.here && ip.is_loopback();
    !is_virtual && !is_loopback
}

/// An address, a name of the internet and what looks like an e-mail address stay out of a history.
fn called(row: &Server) -> Option<String> {
    let name = &row.diagnosis.name;
    let leads_there = row.addresses.iter().any(|facts| {
        facts.address.to_string() == *name
            || facts.address.ip().to_string() == *name
            || facts.name.as_ref() == Some(name)
    });
    let is_address = name.parse::<SocketAddr>().is_ok() || name.parse::<IpAddr>().is_ok() || name.contains('@');
    (!leads_there && !is_address).then(|| name.clone())
}

/// The networks that this computer is in, and whether its way out is a tunnel. `None`: in none.
fn network(model: &Model) -> Option<String> {
    let is_home = |own: &&Interface| own.is_up && !own.is_loopback && !own.is_virtual();
    let own = || model.search.interfaces.iter().filter(is_home);
    let nets: BTreeSet<String> = own().filter(|own| !own.is_point_to_point).filter_map(subnet).collect();
    let has_ipv6 = own().any(|own| !own.is_point_to_point && is_of_ipv6(own.ip));
    let mut parts = Vec::from_iter(nets);
    if parts.is_empty() {
        // A tunnel without a network below it leads nowhere.
        parts.push(has_ipv6.then(|| IPV6.to_owned())?);
    }
    if matches!(model.computer.facts.route.get(), Some(Route::Tunnel(_))) {
        parts.push(VPN.to_owned());
    }
    Some(parts.join(" "))
}

/// `192.168.1.0/24`. Only networks of a home have numbers that others may read.
fn subnet(own: &Interface) -> Option<String> {
    let IpAddr::V4(ip) = own.ip else { return None };
    if !ip.is_private() {
        return (!ip.is_link_local()).then(|| "public".to_owned());
    }
    let mask = u32::MAX.checked_shl(32 - u32::from(own.prefix.min(32))).unwrap_or(0);
    Some(format!("{}/{}", std::net::Ipv4Addr::from(u32::from(ip) & mask), own.prefix))
}

/// Those numbers change too often to tell anything: it counts where there is no other network.
fn is_of_ipv6(ip: IpAddr) -> bool {
    matches!(ip, IpAddr::V6(v6) if !v6.is_unicast_link_local() && !v6.is_loopback())
}
