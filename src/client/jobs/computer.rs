//! What is seen of this computer: whether plex.tv answers, and the facts of the way there.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::Jobs;
use crate::client::model::{PlexService, Proxy};
use crate::client::net::{self, Interface};
use crate::client::probe::{CONTROL_NAME, Finding, PLEX_NAMES, Probe, certificate, gather};
use crate::client::state::Event;

impl Jobs {
    /// Asks plex.tv whether it answers, at once or after a pause.
    pub fn look_at_plex(&self, after: Duration, cancel: CancellationToken) {
        let jobs = self.clone();
        let job = async move {
            tokio::select! {
                () = cancel.cancelled() => {}
                () = tokio::time::sleep(after) => jobs.ping().await,
            }
        };
        // A short doubt is waited for; the retries of trouble are not.
        if after <= Duration::from_secs(1) {
            self.finite(job);
        } else {
            tokio::spawn(job);
        }
    }

    async fn ping(&self) {
        let jobs = self.clone();
        // Twice the request's own limit: this one is for a request that ignores its own.
        let found = gather(self.settings.net.limits.reach * 2, async move {
            let asked = Instant::now();
            let answer = jobs.account.ping(jobs.settings.net.limits.reach).await;
            let took = u64::try_from(asked.elapsed().as_millis()).unwrap_or(u64::MAX);
            match answer {
                Ok(clock_ahead) => (PlexService::Answers(took), clock_ahead),
                Err(error) => (error.service(jobs.now(), jobs.settings.net.limits.longest_pause), None),
            }
        });
        self.tell(Event::Computer(Finding::Plex(found.await)));
    }

    /// Gathers one fact of this computer.
    pub fn observe(&self, probe: Probe, interfaces: Vec<Interface>) {
        let jobs = self.clone();
        self.finite(async move {
            let finding = jobs.finding(probe, interfaces).await;
            jobs.tell(Event::Computer(finding));
        });
    }

    async fn finding(&self, probe: Probe, interfaces: Vec<Interface>) -> Finding {
        let network = self.settings.net.network.clone();
        let limit = self.settings.net.limits.name;
        // A name is asked for twice; a little more is for a gatherer that ignores its own limit.
        let longest = limit * 5 / 2;
        match probe {
            Probe::Route => Finding::Route(gather(limit, async move { network.route(interfaces).await }).await),
            Probe::ControlName => {
                let ask = async move { net::ask(&*network, CONTROL_NAME, limit).await };
                Finding::ControlName(gather(longest, ask).await)
            }
            Probe::PlexNames => {
                let ask = async move {
                    let one = |name| net::ask(&*network, name, limit);
                    let [service, page] = PLEX_NAMES;
                    let (a, b) = tokio::join!(one(service), one(page));
                    vec![(service, a), (page, b)]
                };
                Finding::PlexNames(gather(longest, ask).await)
            }
            Probe::Proxy => {
                let url = self.settings.net.plex_tv.clone();
                let probe = async move {
                    let (host, port) = network.proxy(&url)?;
                    let knock = timeout(limit, TcpStream::connect((host.as_str(), port))).await;
                    Some(Proxy { place: format!("{host}:{port}"), answers: matches!(knock, Ok(Ok(_))) })
                };
                Finding::Proxy(gather(longest, probe).await)
            }
            Probe::PlexAddress(address) => {
                let socket = network.socket_of(address);
                let knock = async move { matches!(timeout(limit, TcpStream::connect(socket)).await, Ok(Ok(_))) };
                Finding::PlexAddress(gather(longest, knock).await)
            }
            Probe::PlexCertificate => {
                let (plex_tv, fixed) = (self.settings.net.plex_tv.clone(), self.settings.net.resolve.clone());
                Finding::PlexCertificate(gather(limit, certificate::of(plex_tv, fixed, network)).await)
            }
        }
    }

    /// Asks the system's resolver for the name under `plex.direct` that holds an address.
    pub fn look_up_plex_direct(&self, address: SocketAddr, name: String) {
        let jobs = self.clone();
        self.finite(async move {
            let (network, limit) = (jobs.settings.net.network.clone(), jobs.settings.net.limits.name);
            let answer = gather(limit * 5 / 2, async move { net::ask(&*network, &name, limit).await }).await;
            jobs.tell(Event::PlexDirect { address, answer });
        });
    }
}
