//! Does anybody of the home network answer at this moment? Silence of one server says something only while others are heard: the link of
//! this computer may be down, or all its sockets in use.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::client::net::Network;
use crate::client::net::here::{self, Interface};

/// On a home network a live host accepts or refuses within milliseconds.
const LIMIT: Duration = Duration::from_millis(1500);
/// What routers listen on. One that refuses is there as well.
const PORTS: [u16; 3] = [53, 80, 443];
/// More would be a scan.
const MOST: usize = 6;

/// True if a router, or whoever has the usual address of one in the networks of `servers`, accepts or refuses a connection now. The
/// servers themselves are not asked, nor is this computer: it hears itself over a link that is down. A router of another network than
/// the server's says nothing, either.
pub async fn any_answers(network: Arc<dyn Network>, servers: &[SocketAddr]) -> bool {
    // It reads a table of the system's.
    let system = network.clone();
    let own = tokio::task::spawn_blocking(move || (system.interfaces().unwrap_or_default(), gateways())).await;
    let (interfaces, gateways) = own.unwrap_or_default();
    let mut looks = JoinSet::new();
    for ip in candidates(servers, &gateways, &interfaces) {
        for port in PORTS {
            let socket = network.socket_of((ip, port).into());
            looks.spawn(async move {
                match timeout(LIMIT, TcpStream::connect(socket)).await {
                    Ok(Ok(_)) => true,
                    Ok(Err(error)) => error.kind() == std::io::ErrorKind::ConnectionRefused,
                    Err(_) => false,
                }
            });
        }
    }
    while let Some(look) = looks.join_next().await {
        if look.is_ok_and(|answers| answers) {
            return true;
        }
    }
    false
}

fn candidates(servers: &[SocketAddr], gateways: &[Ipv4Addr], interfaces: &[Interface]) -> Vec<Ipv4Addr> {
    let mut all = Vec::new();
    for server in servers {
        let IpAddr::V4(ip) = server.ip().to_canonical() else { continue };
        if ip.is_loopback() {
            continue;
        }
        let networks: Vec<&Interface> = interfaces.iter().filter(|own| own.shares_a_network_with(ip.into())).collect();
        // A server that is in no network of this computer's is reached through any router.
        let is_on_the_way = |other: &Ipv4Addr| {
            networks.is_empty() || networks.iter().any(|own| own.shares_a_network_with((*other).into()))
        };
        let [a, b, c, _] = ip.octets();
        let usual =
            if ip.is_private() { vec![Ipv4Addr::new(a, b, c, 1), Ipv4Addr::new(a, b, c, 254)] } else { Vec::new() };
        all.extend(gateways.iter().copied().chain(usual).filter(is_on_the_way));
    }
    let is_server = |ip: &Ipv4Addr| servers.iter().any(|server| server.ip().to_canonical() == IpAddr::V4(*ip));
    let mut seen = Vec::new();
    for ip in all.into_iter().filter(|ip| !is_server(ip) && !here::is_here((*ip).into(), interfaces)) {
        if !seen.contains(&ip) && seen.len() < MOST {
            seen.push(ip);
        }
    }
    seen
}

/// The routers of this computer (proc_net_route: address and mask in the order of this computer's own memory). Elsewhere the usual
/// addresses have to do.
#[cfg(target_os = "linux")]
fn gateways() -> Vec<Ipv4Addr> {
    let table = std::fs::read_to_string("/proc/net/route").unwrap_or_default();
    let gateways = table.lines().skip(1).filter_map(|line| {
        let gateway = u32::from_str_radix(line.split_whitespace().nth(2)?, 16).ok()?;
        (gateway != 0).then(|| Ipv4Addr::from(gateway.to_ne_bytes()))
    });
    gateways.collect()
}

#[cfg(not(target_os = "linux"))]
fn gateways() -> Vec<Ipv4Addr> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUTER: Ipv4Addr = Ipv4Addr::new(192, 168, 77, 1);

    fn interface(ip: &str) -> Interface {
        let ip = ip.parse().unwrap();
        Interface {
            name: "eth0".into(),
            ip,
            prefix: 24,
            broadcast: None,
            is_loopback: false,
            is_up: true,
            is_point_to_point: false,
        }
    }

    fn asked(server: &str, gateways: &[Ipv4Addr], own: &[&str]) -> Vec<String> {
        let own: Vec<Interface> = own.iter().map(|ip| interface(ip)).collect();
        candidates(&[server.parse().unwrap()], gateways, &own).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_router_and_the_usual_addresses_of_one_are_asked() {
        assert_eq!(asked("192.168.77.6:32400", &[ROUTER], &["192.168.77.5"]), ["192.168.77.1", "192.168.77.254"]);
    }

    #[test]
    fn neither_the_server_itself_nor_this_computer_is_asked() {
        assert_eq!(asked("192.168.77.1:32400", &[ROUTER], &["192.168.77.254"]), [""; 0]);
    }

    #[test]
    fn a_router_of_another_network_says_nothing_of_this_one() {
        let wifi = Ipv4Addr::new(10, 0, 0, 1);
        assert_eq!(
            asked("192.168.77.6:32400", &[wifi], &["10.0.0.5", "192.168.77.5"]),
            ["192.168.77.1", "192.168.77.254"]
        );
    }

    #[test]
    fn the_way_to_a_server_elsewhere_leads_through_any_router() {
        assert_eq!(asked("203.0.113.9:32400", &[ROUTER], &["192.168.77.5"]), ["192.168.77.1"]);
    }

    #[test]
    fn silence_over_loopback_is_no_matter_of_the_network() {
        assert_eq!(asked("127.0.0.1:32400", &[ROUTER], &["192.168.77.5"]), [""; 0]);
    }
}
