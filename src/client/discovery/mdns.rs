//! mDNS, the second way to be found: `_plexmediasvr._tcp`, which old servers and some emulators announce.
//!
//! It is a bonus only: whether a server of today answers is not proven. Listening binds UDP port 5353, and that makes Windows
//! ask about its firewall: it is never started before the first GDM round was sent.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use mdns_sd::{Metrics, Receiver, ResolvedService, ServiceDaemon, ServiceEvent};

use crate::client::net::is_reachable_kind;

use crate::client::model::text::DisplayText;
use crate::client::model::{Announced, MachineId, Sighting, Source};

/// What is browsed for (support.plex.tv/articles/200430283 calls it "older Bonjour/Avahi network discovery").
const SERVICE: &str = "_plexmediasvr._tcp.local.";

/// The most addresses of one announcement that are used: more than any machine at home has.
const MOST_ADDRESSES: usize = 16;

/// What one search may bring, in events of the library. At home it is a handful; a flood ends the search, and with it all that the library
/// keeps of it.
const MOST_EVENTS: usize = 256;

/// How many records the library may keep in its cache, asked for or not: a home with printers, speakers and phones has some hundreds.
const MOST_RECORDS: i64 = 4_096;

/// How long the library may take to say how much it keeps: it answers between two datagrams.
const PATIENCE: Duration = Duration::from_secs(1);

/// A search by mDNS. Dropping it ends its thread and closes port 5353.
pub struct Mdns {
    daemon: ServiceDaemon,
    events: Receiver<ServiceEvent>,
    heard: AtomicUsize,
    /// When it was asked how much it keeps, and where its answer comes.
    kept: Option<(Instant, Receiver<Metrics>)>,
}

impl Mdns {
    /// Starts searching.
    ///
    /// # Errors
    /// The library's words. A port 5353 that cannot be had is not among them: the library keeps that to itself, and nothing
    /// is ever found.
    pub fn start() -> Result<Self, String> {
        let daemon = ServiceDaemon::new().map_err(|e| e.to_string())?;
        match daemon.browse(SERVICE) {
            Ok(events) => Ok(Self { daemon, events, heard: AtomicUsize::new(0), kept: None }),
            Err(error) => {
                // The first reason is the one that counts; a daemon that does not listen cannot be shut down, either.
                let _ = daemon.shutdown();
                Err(error.to_string())
            }
        }
    }

    /// Waits for the next announcement. It may have no usable address. `None`: the search is over, and will say no more.
    pub async fn next(&self) -> Option<Vec<Sighting>> {
        loop {
            let event = self.events.recv_async().await;
            if self.heard.fetch_add(1, Ordering::Relaxed) >= MOST_EVENTS {
                return None;
            }
            match event {
                Ok(ServiceEvent::ServiceResolved(service)) => return Some(sightings(&service)),
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }

    /// Does it keep more than any home has to say, or is it too busy to tell? It never waits: it asks, and a later call reads the answer.
    pub fn is_flooded(&mut self) -> bool {
        match self.kept.as_ref().map(|(asked, kept)| (*asked, kept.try_recv())) {
            Some((_, Ok(metrics))) if is_more_than_a_home_has(&metrics) => return true,
            Some((asked, Err(_))) => return asked.elapsed() > PATIENCE,
            Some((_, Ok(_))) | None => {}
        }
        self.kept = self.daemon.get_metrics().ok().map(|kept| (Instant::now(), kept));
        false
    }
}

fn is_more_than_a_home_has(kept: &Metrics) -> bool {
    let cached = kept.iter().filter(|(name, _)| name.starts_with("cached-"));
    cached.map(|(_, count)| count).sum::<i64>() > MOST_RECORDS
}

impl Drop for Mdns {
    fn drop(&mut self) {
        // It only fails if the daemon has ended already, or is flooded with commands, which we never do.
        let _ = self.daemon.shutdown();
    }
}

/// One sighting per usable address, IPv4 first.
fn sightings(service: &ResolvedService) -> Vec<Sighting> {
    if service.port == 0 {
        return Vec::new();
    }
    let hint = Announced {
        name: DisplayText::new(&instance(service)),
        id: service.get_property_val_str("machineIdentifier").and_then(MachineId::new),
        version: service.get_property_val_str("version").and_then(DisplayText::new),
        ..Announced::default()
    };
    let mut addresses: Vec<SocketAddr> = service
        .addresses
        .iter()
        .map(|ip| ip.to_ip_addr())
        // Loopback would be the machine of the one who announces, not ours.
        .filter(|ip| is_reachable_kind(*ip) && !ip.to_canonical().is_loopback())
        .map(|ip| SocketAddr::new(ip, service.port))
        .collect();
    addresses.sort_by_key(|a| (a.is_ipv6(), *a));
    addresses.truncate(MOST_ADDRESSES);
    addresses.into_iter().map(|address| Sighting { source: Source::Mdns, address, hint: hint.clone() }).collect()
}

/// `Mac Mini._plexmediasvr._tcp.local.` is the announcement of "Mac Mini". Dots in names may be escaped (RFC 6763, 4.3).
fn instance(service: &ResolvedService) -> String {
    let name = service.fullname.strip_suffix(service.ty_domain.as_str()).unwrap_or(&service.fullname);
    name.strip_suffix('.').unwrap_or(name).replace("\\.", ".").replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use mdns_sd::ServiceInfo;

    use super::*;

    fn service(name: &str, ips: &[&str], port: u16, properties: &[(&str, &str)]) -> ResolvedService {
        let ips: Vec<IpAddr> = ips.iter().map(|ip| ip.parse().unwrap()).collect();
        ServiceInfo::new(SERVICE, name, "host.local.", ips.as_slice(), port, properties).unwrap().as_resolved_service()
    }

    #[test]
    fn every_usable_address_is_a_sighting_with_the_hints() {
        let ips = ["fd00::5", "192.168.1.5", "fe80::1", "127.0.0.1", "10.0.0.5"];
        let properties = [("machineIdentifier", "23f2d6867befb9c26f7b5f366d4dd84e9b2294c9"), ("version", "1.43.0.1")];
        let found = sightings(&service("Dr. Müller: Films", &ips, 32401, &properties));
        let addresses: Vec<String> = found.iter().map(|s| s.address.to_string()).collect();
        assert_eq!(addresses, ["10.0.0.5:32401", "192.168.1.5:32401", "[fd00::5]:32401"]);
        assert!(found.iter().all(|s| s.source == Source::Mdns));
        assert_eq!(found[0].hint.name.as_ref().unwrap().as_str(), "Dr. Müller: Films");
        assert_eq!(found[0].hint.id.as_ref().unwrap().as_str(), properties[0].1);
        assert_eq!(found[0].hint.version.as_ref().unwrap().as_str(), "1.43.0.1");
    }

    #[test]
    fn an_announcement_without_port_or_hints_is_no_harm() {
        assert!(sightings(&service("a", &["10.0.0.5"], 0, &[])).is_empty());
        let found = sightings(&service("a", &["10.0.0.5"], 1, &[("machineIdentifier", "<b>")]));
        assert_eq!(found[0].hint, Announced { name: DisplayText::new("a"), ..Announced::default() });
    }

    #[tokio::test]
    async fn a_search_starts_and_ends() {
        let Ok(mdns) = Mdns::start() else { return crate::client::cannot_run("this computer has no network") };
        let quiet = tokio::time::timeout(std::time::Duration::from_millis(50), mdns.next()).await;
        assert!(quiet.is_err() || quiet.unwrap().is_some());
    }
}
