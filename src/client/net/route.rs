//! The way out of the home network, as the routing table has it. Nothing is sent.

use std::net::IpAddr;

use tokio::net::UdpSocket;

use crate::client::model::Route;
use crate::client::net::Interface;

/// Connecting a UDP socket asks the routing table and sends nothing. The addresses are of the documentation ranges (RFC 5737,
/// RFC 3849): nobody is there, and no route but the default one leads to them.
const ELSEWHERE: [(&str, &str); 2] = [("0.0.0.0:0", "192.0.2.1:9"), ("[::]:0", "[2001:db8::1]:9")];

/// Looks the way out up.
pub async fn look(interfaces: Vec<Interface>) -> Route {
    for (from, to) in ELSEWHERE {
        if let Some(own) = source_of(from, to).await {
            return by(own, &interfaces);
        }
    }
    Route::None
}

/// The own address from which packets to that address would be sent.
async fn source_of(from: &str, to: &str) -> Option<IpAddr> {
    let socket = UdpSocket::bind(from).await.ok()?;
    socket.connect(to).await.ok()?;
    Some(socket.local_addr().ok()?.ip())
}

fn by(own: IpAddr, interfaces: &[Interface]) -> Route {
    let way = interfaces.iter().find(|i| i.ip == own);
    match way {
        Some(interface) if is_tunnel(interface) => Route::Tunnel(interface.name.clone()),
        _ => Route::Network,
    }
}

/// Point-to-point links are tunnels, but for dial-up (PPPoE), which is how some homes reach the internet without any VPN.
fn is_tunnel(interface: &Interface) -> bool {
    const VPN_NAMES: [&str; 9] = ["tun", "tap", "utun", "wg", "tailscale", "zt", "nordlynx", "proton", "wireguard"];
    let name = interface.name.to_lowercase();
    let is_dial_up = name.starts_with("ppp");
    (interface.is_point_to_point && !is_dial_up) || VPN_NAMES.iter().any(|vpn| name.starts_with(vpn))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interface(name: &str, is_point_to_point: bool) -> Interface {
        Interface {
            name: name.to_owned(),
            ip: [10, 8, 0, 2].into(),
            prefix: 24,
            broadcast: None,
            is_loopback: false,
            is_up: true,
            is_point_to_point,
        }
    }

    #[test]
    fn a_tunnel_is_told_from_a_network_and_from_dial_up() {
        let own = [10, 8, 0, 2].into();
        let way = |name, point_to_point| by(own, &[interface(name, point_to_point)]);
        assert_eq!(way("utun4", true), Route::Tunnel("utun4".to_owned()));
        assert_eq!(way("NordLynx", false), Route::Tunnel("NordLynx".to_owned()));
        assert_eq!(way("eth0", false), Route::Network);
        assert_eq!(way("ppp0", true), Route::Network);
        assert_eq!(by([10, 0, 0, 1].into(), &[interface("utun4", true)]), Route::Network);
    }
}
