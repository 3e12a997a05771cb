//! Finds the one server that a call names.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::messages::Words;
use super::session::Session;
use super::{ExitStatus, Stopped};
use url::Host;

use crate::client::discovery::typed;
use crate::client::model::Source;
use crate::client::state::{Model, Request, Server, ServerKey};

/// How long the server is looked for.
pub const LONGEST_SEARCH: Duration = Duration::from_secs(10);
/// How long its state is looked at after a sign-in and after a change.
const LONGEST_LOOK: Duration = Duration::from_secs(30);

/// Looks for the server until it is there, or the search has ended.
pub fn named(session: &Session, wanted: &str, started: Instant) -> Result<ServerKey, Stopped> {
    session.engine.request(Request::Search);
    look_at_address(session, wanted);
    let (model, _) = session.wait(|model| {
        // Whoever else says that it is this server is heard as well, before anything is decided.
        started.elapsed() >= LONGEST_SEARCH || model.is_settled(started.elapsed())
    });
    the_one(&model, wanted)
}

/// What is named by its address is looked at there.
pub fn look_at_address(session: &Session, wanted: &str) {
    if wanted.contains(['.', ':']) && typed::parse(wanted).is_ok() {
        session.engine.request(Request::AddAddress(wanted.to_owned()));
    }
}

/// The addresses that are meant, if a server is named by one.
fn named_addresses(wanted: &str) -> Vec<SocketAddr> {
    let Ok(typed) = typed::parse(wanted) else { return Vec::new() };
    let ip: IpAddr = match typed.host {
        Host::Ipv4(ip) => ip.into(),
        Host::Ipv6(ip) => ip.into(),
        Host::Domain(_) => return Vec::new(),
    };
    typed.ports().into_iter().map(|port| SocketAddr::new(ip, port)).collect()
}

/// The same in a row: a host name was looked up, and counts as what it led to.
#[must_use]
pub fn named_in(server: &Server, wanted: &str) -> Option<SocketAddr> {
    let looked_up = || {
        let is_host = wanted.contains(['.', ':']) && !server.diagnosis.name.eq_ignore_ascii_case(wanted);
        let mut typed = server.addresses.iter().filter(|facts| facts.sources.contains(&Source::Typed));
        is_host.then(|| typed.next().map(|facts| facts.address)).flatten()
    };
    let named = named_addresses(wanted);
    let of_row = || server.addresses.iter().map(|facts| facts.address).find(|address| named.contains(address));
    of_row().or_else(|| named.first().copied()).or_else(looked_up)
}

/// The one server of that name, address or identity.
pub fn the_one(model: &Model, wanted: &str) -> Result<ServerKey, Stopped> {
    let name = || wanted.to_owned();
    match matching(model, wanted).as_slice() {
        [server] => Ok(server.key),
        [] if model.rows.is_empty() && model.search.rounds == 0 => {
            Err(Stopped::new(ExitStatus::ProbeFailed, &Words::CouldNotLook))
        }
        [] => Err(Stopped::new(ExitStatus::Wrong, &Words::NoSuchServer { name: name() })),
        _ => Err(Stopped::new(ExitStatus::Usage, &Words::SeveralServers { name: name() })),
    }
}

/// Waits until nothing is under way any more, and nothing new comes.
pub fn settle(session: &Session, started: Instant) -> Arc<Model> {
    let from_here = Instant::now();
    session.wait(|model| from_here.elapsed() >= LONGEST_LOOK || model.is_settled(started.elapsed())).0
}

fn matching<'a>(model: &'a Model, wanted: &str) -> Vec<&'a Server> {
    let wanted = wanted.trim();
    let named = named_addresses(wanted);
    // What is called by one word alone is a server's name, not a host's.
    let typed = typed::parse(wanted).ok().filter(|_| wanted.contains(['.', ':']));
    let host = typed.and_then(|typed| typed.name().map(str::to_owned));
    let fits = |s: &&Server| {
        s.diagnosis.id.as_ref().is_some_and(|id| id.as_str() == wanted)
            || s.diagnosis.name.eq_ignore_ascii_case(wanted)
            || s.addresses.iter().any(|a| named.contains(&a.address) || a.name.is_some() && a.name == host)
    };
    model.rows.iter().filter(fits).collect()
}
