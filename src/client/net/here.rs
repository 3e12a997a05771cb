//! This computer's own addresses: is a server here, is it in the same network, is an address worth believing?

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use crate::client::net::NetSettings;

/// One address of one network interface of this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    pub name: String,
    pub ip: IpAddr,
    /// Length of the network's prefix in bits; 0 if the system does not say.
    pub prefix: u8,
    /// The address that reaches everyone in this network, if it has one.
    pub broadcast: Option<Ipv4Addr>,
    pub is_loopback: bool,
    /// Up and running, as far as the system knows.
    pub is_up: bool,
    /// A tunnel (VPN) rather than a network with neighbours.
    pub is_point_to_point: bool,
}

/// Lists the addresses of this computer. It asks the system, which can take some milliseconds: not for the window's thread.
///
/// # Errors
/// What the system said.
pub fn interfaces() -> io::Result<Vec<Interface>> {
    Ok(if_addrs::get_if_addrs()?.iter().map(Interface::from).collect())
}

impl From<&if_addrs::Interface> for Interface {
    fn from(found: &if_addrs::Interface) -> Self {
        let (prefix, broadcast) = match &found.addr {
            if_addrs::IfAddr::V4(v4) => (v4.prefixlen, v4.broadcast.filter(|b| names_a_network(*b, v4.ip))),
            if_addrs::IfAddr::V6(v6) => (v6.prefixlen, None),
        };
        Self {
            name: found.name.clone(),
            ip: found.ip(),
            prefix,
            broadcast: broadcast.filter(|_| !found.is_p2p()),
            is_loopback: found.is_loopback(),
            is_up: found.is_oper_up(),
            is_point_to_point: found.is_p2p(),
        }
    }
}

/// Systems report the interface's own address, or nothing, as "broadcast" of networks of one host.
fn names_a_network(broadcast: Ipv4Addr, own: Ipv4Addr) -> bool {
    broadcast != own && !broadcast.is_unspecified()
}

/// True if the address is this very computer: loopback, or one of its own.
#[must_use]
pub fn is_here(ip: IpAddr, interfaces: &[Interface]) -> bool {
    let ip = ip.to_canonical();
    ip.is_loopback() || interfaces.iter().any(|own| own.ip == ip)
}

/// As [`is_here`], but the settings have the last word: in the demo home everything is on loopback, and only one server
/// plays "this computer".
#[must_use]
pub fn counts_as_here(address: SocketAddr, settings: &NetSettings, interfaces: &[Interface]) -> bool {
    match &settings.here_only {
        Some(only) => only.contains(&address),
        None => is_here(address.ip(), interfaces),
    }
}

/// True if the address is in a network that this computer is in, too.
#[must_use]
pub fn same_subnet(ip: IpAddr, interfaces: &[Interface]) -> bool {
    let ip = ip.to_canonical();
    interfaces.iter().any(|own| own.shares_a_network_with(ip))
}

/// How the interfaces are named that containers and virtual machines on this computer make for themselves. Hyper-V's other switches can be
/// the way into the home network.
const VIRTUAL: [&str; 19] = [
    "docker",
    "podman",
    "cni",
    "veth",
    "vnet",
    "virbr",
    "lxcbr",
    "lxdbr",
    "incusbr",
    // macOS's own, of virtual machines and of internet sharing.
    "bridge10",
    "vnic",
    "vmnet",
    "vmenet",
    "vboxnet",
    "VirtualBox Host-Only",
    "VMware Network Adapter",
    "vEthernet (Default Switch",
    "vEthernet (WSL",
    "vEthernet (nat",
];

/// Docker names the bridge of a network by its identifier: `br-` and twelve digits.
fn is_bridge_of_docker(name: &str) -> bool {
    name.strip_prefix("br-").is_some_and(|id| id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

impl Interface {
    /// Does it lead to what runs on this very computer, and no further?
    #[must_use]
    pub fn is_virtual(&self) -> bool {
        VIRTUAL.iter().any(|known| self.name.starts_with(known)) || is_bridge_of_docker(&self.name)
    }

    pub fn shares_a_network_with(&self, ip: IpAddr) -> bool {
        match (self.ip, ip) {
            // A prefix of 0 means "not known", and would take in the whole internet.
            _ if self.prefix == 0 => false,
            (IpAddr::V4(own), IpAddr::V4(ip)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.prefix.min(32))).unwrap_or(0);
                (own.to_bits() ^ ip.to_bits()) & mask == 0
            }
            (IpAddr::V6(own), IpAddr::V6(ip)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.prefix.min(128))).unwrap_or(0);
                (own.to_bits() ^ ip.to_bits()) & mask == 0
            }
            _ => false,
        }
    }
}

/// True if an address that a stranger announced may be looked at: one of a home network (private, or in a network of this
/// computer). Otherwise any guest of the network could make this program call on machines out in the internet.
#[must_use]
pub fn is_near(ip: IpAddr, interfaces: &[Interface]) -> bool {
    let ip = ip.to_canonical();
    is_private(ip) || same_subnet(ip, interfaces) || is_here(ip, interfaces)
}

fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => v4.is_private() || v4.is_link_local() || is_carrier_private(v4),
        IpAddr::V6(v6) => v6.is_unique_local(),
    }
}

/// 100.64.0.0/10 (RFC 6598): some routers and Tailscale give such addresses to machines at home.
fn is_carrier_private(ip: Ipv4Addr) -> bool {
    let [a, b, ..] = ip.octets();
    a == 100 && (64..128).contains(&b)
}

/// True if the address can be one computer's: not "any", not "everyone", and not one that needs a zone to be reached.
#[must_use]
pub fn is_reachable_kind(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(v4) => !v4.is_unspecified() && !v4.is_multicast() && !v4.is_broadcast(),
        IpAddr::V6(v6) => is_reachable_kind_v6(v6),
    }
}

fn is_reachable_kind_v6(ip: Ipv6Addr) -> bool {
    !ip.is_unspecified() && !ip.is_multicast() && !ip.is_unicast_link_local()
}

#[cfg(test)]
pub(in crate::client) mod tests {
    use super::*;

    #[test]
    fn what_leads_only_to_this_computer_s_own_containers_and_machines_is_virtual() {
        let is_virtual = |name| interface(name, "172.17.0.1", 16, None).is_virtual();
        let ours =
            ["docker0", "br-0123456789ab", "virbr0", "vboxnet0", "vEthernet (Default Switch)", "vEthernet (WSL)"];
        assert!(ours.into_iter().all(is_virtual));
        // A bridge into the home network among them, as virtual machines use it.
        let home =
            ["eth0", "en0", "wlp2s0", "br0", "br-lan", "bond0", "vEthernet (External Switch)", "Ethernet", "WLAN"];
        assert!(!home.into_iter().any(is_virtual));
    }

    pub(in crate::client) fn interface(name: &str, ip: &str, prefix: u8, broadcast: Option<&str>) -> Interface {
        let ip: IpAddr = ip.parse().unwrap();
        Interface {
            name: name.to_owned(),
            ip,
            prefix,
            broadcast: broadcast.map(|b| b.parse().unwrap()),
            is_loopback: ip.is_loopback(),
            is_up: true,
            is_point_to_point: false,
        }
    }

    fn home() -> Vec<Interface> {
        vec![
            interface("lo", "127.0.0.1", 8, None),
            interface("en0", "192.168.1.20", 24, Some("192.168.1.255")),
            interface("en0", "2001:db8:1::20", 64, None),
            interface("odd", "198.51.100.7", 0, None),
        ]
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn own_addresses_and_loopback_are_here() {
        for here in ["127.0.0.1", "127.9.9.9", "::1", "192.168.1.20", "::ffff:192.168.1.20", "2001:db8:1::20"] {
            assert!(is_here(ip(here), &home()), "{here}");
        }
        for there in ["192.168.1.21", "2001:db8:1::21", "8.8.8.8"] {
            assert!(!is_here(ip(there), &home()), "{there}");
        }
    }

    #[test]
    fn the_settings_can_name_the_one_server_that_is_here() {
        let mut settings = NetSettings::real("test".to_owned());
        let (one, two): (SocketAddr, SocketAddr) = ("127.0.0.1:1".parse().unwrap(), "127.0.0.1:2".parse().unwrap());
        assert!(counts_as_here(two, &settings, &[]));
        settings.here_only = Some(vec![one]);
        assert!(counts_as_here(one, &settings, &[]));
        assert!(!counts_as_here(two, &settings, &[]));
    }

    #[test]
    fn networks_are_told_apart_by_their_prefix() {
        for near in ["192.168.1.1", "192.168.1.255", "127.4.4.4", "2001:db8:1::ffff"] {
            assert!(same_subnet(ip(near), &home()), "{near}");
        }
        for far in ["192.168.2.1", "2001:db8:2::1", "198.51.100.8", "8.8.8.8"] {
            assert!(!same_subnet(ip(far), &home()), "{far}");
        }
    }

    #[test]
    fn a_stranger_cannot_point_out_into_the_internet() {
        for near in
            ["10.1.2.3", "172.16.0.1", "192.168.9.9", "169.254.1.1", "100.101.102.103", "fd00::5", "198.51.100.7"]
        {
            assert!(is_near(ip(near), &home()), "{near}");
        }
        for far in ["8.8.8.8", "100.128.0.1", "172.32.0.1", "2001:db8:9::1", "198.51.100.8"] {
            assert!(!is_near(ip(far), &home()), "{far}");
        }
    }

    #[test]
    fn addresses_of_nobody_and_everybody_are_no_servers() {
        for no in ["0.0.0.0", "255.255.255.255", "239.0.0.250", "::", "ff02::1", "fe80::1", "::ffff:0.0.0.0"] {
            assert!(!is_reachable_kind(ip(no)), "{no}");
        }
        for yes in ["192.168.1.1", "::1", "127.0.0.1", "fd00::1"] {
            assert!(is_reachable_kind(ip(yes)), "{yes}");
        }
    }

    #[test]
    fn this_computer_has_a_loopback_address() {
        assert!(interfaces().unwrap().iter().any(|i| i.is_loopback));
    }
}
