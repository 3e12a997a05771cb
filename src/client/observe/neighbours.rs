//! Does anybody of the home network answer at this moment? Silence of one server says something only while others are heard: the link of
//! this computer may be down, or all its sockets in use.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// On a home network a live host accepts or refuses within milliseconds.
const LIMIT: Duration = Duration::from_millis(1500);
/// What routers listen on. One that refuses is there as well.
const PORTS: [u16; 3] = [53, 80, 443];
/// More would be a scan.
const MOST: usize = 6;

/// True if a router, or whoever has the usual address of one in the networks of `servers`, accepts or refuses a connection now. The
/// servers themselves are not asked.
pub async fn any_answers(servers: &[SocketAddr]) -> bool {
    let mut looks = JoinSet::new();
    for ip in candidates(servers) {
        for port in PORTS {
            looks.spawn(async move {
                match timeout(LIMIT, TcpStream::connect((ip, port))).await {
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

fn candidates(servers: &[SocketAddr]) -> Vec<IpAddr> {
    let mut all: Vec<Ipv4Addr> = gateways();
    for server in servers {
        if let IpAddr::V4(ip) = server.ip().to_canonical()
            && ip.is_private()
        {
            let [a, b, c, _] = ip.octets();
            all.extend([1, 254].map(|last| Ipv4Addr::new(a, b, c, last)));
        }
    }
    let is_server = |ip: &Ipv4Addr| servers.iter().any(|server| server.ip().to_canonical() == IpAddr::V4(*ip));
    let mut seen = Vec::new();
    for ip in all.into_iter().filter(|ip| !is_server(ip) && !ip.is_loopback()) {
        if !seen.contains(&IpAddr::V4(ip)) && seen.len() < MOST {
            seen.push(IpAddr::V4(ip));
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

    #[test]
    fn the_usual_addresses_of_a_router_are_asked_and_never_the_server_itself() {
        let server: SocketAddr = "192.168.77.1:32400".parse().unwrap();
        let asked = candidates(&[server]);
        assert!(asked.contains(&"192.168.77.254".parse().unwrap()), "{asked:?}");
        assert!(!asked.contains(&server.ip()));
        assert!(asked.len() <= MOST);
    }
}
