//! The addresses of a house, and the sockets on loopback that play them.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use crate::client::net::Interface;

/// The first three numbers of every address in the house.
const SUBNET: [u8; 3] = [192, 168, 1];
/// The last number of "this computer".
const OWN: u8 = 20;

/// Where everything is in the house. An empty one maps nothing: every address is its own socket.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// Address and socket. A socket's own address comes before others that lead to it.
    places: Vec<(SocketAddr, SocketAddr)>,
    /// Whoever is looked for at an address at which nobody is.
    nobody: Option<SocketAddr>,
}

impl House {
    /// A house in which every address leads to `nobody` so far.
    pub(super) fn new(nobody: SocketAddr) -> Self {
        Self { places: Vec::new(), nobody: Some(nobody) }
    }

    /// The address of a computer of the house, by its last number.
    pub(super) fn address(host: u8, port: u16) -> SocketAddr {
        let [a, b, c] = SUBNET;
        (Ipv4Addr::new(a, b, c, host), port).into()
    }

    /// An address of "this computer".
    pub(super) fn own(port: u16) -> SocketAddr {
        Self::address(OWN, port)
    }

    pub(super) fn put(&mut self, address: SocketAddr, socket: SocketAddr) {
        self.places.push((address, socket));
    }

    /// The socket that plays an address. Loopback is this computer's own, in a house as well.
    #[must_use]
    pub fn socket_of(&self, address: SocketAddr) -> SocketAddr {
        let place = self.places.iter().find(|(known, _)| *known == address);
        let nobody = self.nobody.filter(|_| !address.ip().is_loopback());
        place.map(|(_, socket)| *socket).or(nobody).unwrap_or(address)
    }

    /// The addresses that a socket plays, the first of which it is known by.
    #[must_use]
    pub fn addresses_of(&self, socket: SocketAddr) -> Vec<SocketAddr> {
        let played = self.places.iter().filter(|(_, known)| *known == socket);
        let all: Vec<SocketAddr> = played.map(|(address, _)| *address).collect();
        if all.is_empty() { vec![socket] } else { all }
    }

    /// The interfaces of "this computer"; `None` where there is no house.
    pub(super) fn interfaces(&self) -> Option<Vec<Interface>> {
        self.nobody?;
        let interface = |name: &str, ip: IpAddr, prefix, broadcast: Option<Ipv4Addr>| Interface {
            name: name.to_owned(),
            ip,
            prefix,
            broadcast,
            is_loopback: ip.is_loopback(),
            is_up: true,
            is_point_to_point: false,
        };
        let [a, b, c] = SUBNET;
        let (own, everyone) = (Self::own(0).ip(), Ipv4Addr::new(a, b, c, 255));
        let loopback = interface("lo0", Ipv4Addr::LOCALHOST.into(), 8, None);
        Some(vec![loopback, interface("en0", own, 24, Some(everyone))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn socket(port: u16) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, port).into()
    }

    #[test]
    fn an_address_leads_to_its_socket_and_back() {
        let mut house = House::new(socket(1));
        house.put(House::own(32400), socket(2));
        house.put(socket(32400), socket(2));
        assert_eq!(house.socket_of(House::own(32400)), socket(2));
        assert_eq!(house.socket_of(socket(32400)), socket(2));
        assert_eq!(house.addresses_of(socket(2)), [House::own(32400), socket(32400)]);
    }

    #[test]
    fn nothing_leaves_this_computer() {
        let house = House::new(socket(1));
        for elsewhere in ["192.168.1.1:80", "192.168.1.20:32401", "8.8.8.8:443", "[2001:db8::1]:32400"] {
            assert_eq!(house.socket_of(elsewhere.parse().unwrap()), socket(1), "{elsewhere}");
        }
        assert_eq!(house.socket_of(socket(9)), socket(9));
    }

    #[test]
    fn without_a_house_every_address_is_its_own() {
        let house = House::default();
        assert_eq!(house.socket_of(House::own(32400)), House::own(32400));
        assert_eq!(house.addresses_of(socket(2)), [socket(2)]);
        assert!(house.interfaces().is_none());
    }
}
