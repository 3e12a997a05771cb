//! Looks at addresses: what answers there, and what a typed name leads to.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{Jobs, Message};
use crate::client::discovery::{Typed, typed};
use crate::client::model::error::{NetDetail, NetError, NetKind, NetOperation};
use crate::client::model::{Breakdown, Message as _, Presence, ProbeResult, Root};
use crate::client::plex::server::ServerClient;
use crate::client::probe::gather;
use crate::client::state::{Event, Glance, Glimpse};

impl Jobs {
    /// Looks at an address. A look that breaks down becomes a look that failed.
    pub fn probe(&self, address: SocketAddr, name: Option<String>, here: bool, is_own: bool) {
        let jobs = self.clone();
        self.finite(async move {
            let _place = if is_own { &jobs.own_looks } else { &jobs.probes }.acquire().await;
            let servers = jobs.servers.clone();
            let limit = jobs.settings.net.limits.probe;
            let whole = gather(limit, async move {
                let name = name.as_deref();
                let probe = servers.probe(address, name).await;
                let root = root_if_telling(&servers, address, name, &probe).await;
                (probe, root)
            });
            let (probe, root) = whole.await.unwrap_or_else(|why| (broken_probe(address, why, limit), None));
            jobs.tell(Event::Probed { address, here, probe: Box::new(probe), root });
        });
    }

    /// Looks at an address at rest, by the way on which it answered before.
    pub fn glance(&self, address: SocketAddr, name: Option<String>, over_tls: bool, what: Glance, is_own: bool) {
        let jobs = self.clone();
        self.finite(async move {
            let _place = if is_own { &jobs.own_looks } else { &jobs.probes }.acquire().await;
            let servers = jobs.servers.clone();
            let limit = jobs.settings.net.limits.probe;
            let whole = gather(limit, async move {
                let name = name.as_deref();
                match what {
                    Glance::Knock => Glimpse::Knocked(servers.knock(address).await),
                    Glance::Identity | Glance::FrontPage => {
                        let probe = servers.glance(address, name, over_tls).await;
                        let root = match (what, &probe.outcome) {
                            (Glance::FrontPage, Ok(Presence::Server(_))) => servers.root(address, name, over_tls).await,
                            _ => None,
                        };
                        Glimpse::Answered { probe: Box::new(probe), root }
                    }
                }
            });
            let glimpse = whole.await.unwrap_or_else(|why| Glimpse::Answered {
                probe: Box::new(broken_probe(address, why, limit)),
                root: None,
            });
            jobs.tell(Event::Glimpsed { address, glimpse });
        });
    }

    pub fn look_later(&self, address: SocketAddr, after: Duration, cancel: CancellationToken) {
        let messages = self.messages.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = cancel.cancelled() => {}
                () = tokio::time::sleep(after) => { let _ = messages.send(Message::ProbeNow(address)); }
            }
        });
    }

    pub fn resolve(&self, text: String) {
        let jobs = self.clone();
        self.finite(async move {
            let (name, found) = match typed::parse(&text) {
                Ok(typed) => {
                    let network = jobs.settings.net.network.clone();
                    let found = typed::resolve(&typed, &*network).await.map_err(|error| error.phrase());
                    let name = typed.name().map(str::to_owned);
                    match found {
                        Ok(found) => (name.clone(), Ok(jobs.those_meant(&typed, found).await)),
                        Err(error) => (name, Err(error)),
                    }
                }
                Err(error) => (None, Err(error.phrase())),
            };
            jobs.tell(Event::Resolved { name, found });
        });
    }

    /// Of an address that can mean several ports, those at which a server answers; where none does, the one that tells most.
    async fn those_meant(&self, typed: &Typed, found: Vec<SocketAddr>) -> Vec<SocketAddr> {
        let ports = typed.ports();
        if ports.len() < 2 {
            return found;
        }
        let ways = ports.iter().flat_map(|port| found.iter().map(|at| SocketAddr::new(at.ip(), *port)));
        let mut probes = JoinSet::new();
        for (place, address) in ways.enumerate() {
            let (servers, name) = (self.servers.clone(), typed.name().map(str::to_owned));
            probes.spawn(async move { (place, address, servers.probe(address, name.as_deref()).await.outcome) });
        }
        let mut probes = probes.join_all().await;
        probes.sort_by_key(|(place, _, outcome)| {
            let answers = match outcome {
                Ok(Presence::Server(_) | Presence::Starting(_)) => 0,
                Ok(Presence::NotPlex(_)) => 1,
                Err(_) => 2,
            };
            (answers, *place)
        });
        let is_server = |outcome: &Result<Presence, NetError>| matches!(outcome, Ok(Presence::Server(_)));
        let most = probes.iter().filter(|(.., outcome)| is_server(outcome)).count().max(1);
        probes.into_iter().take(most).map(|(_, address, _)| address).collect()
    }
}

/// `/` tells something where nobody is signed in; and where this computer needs no sign-in (`allowedNetworks`), it tells how the
/// server stands with Plex. To others a claimed server shows nothing there.
async fn root_if_telling(
    servers: &ServerClient,
    address: SocketAddr,
    name: Option<&str>,
    probe: &ProbeResult,
) -> Option<Root> {
    match &probe.outcome {
        Ok(Presence::Server(_)) => servers.root(address, name, probe.over_tls).await,
        _ => None,
    }
}

fn broken_probe(address: SocketAddr, why: Breakdown, limit: Duration) -> ProbeResult {
    let (kind, took) = match why {
        Breakdown::TookTooLong => (NetKind::TimedOut, limit),
        Breakdown::FellOver => (NetKind::Other, Duration::ZERO),
    };
    let error = NetError::new(NetOperation::Probe, address, kind).since(NetDetail::CheckCrashed);
    ProbeResult { outcome: Err(error), took, over_tls: false, certificate: None, clock_ahead: None }
}
