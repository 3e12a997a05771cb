//! The network of the computer on which the demo home is played: names resolve, and there is a way out. Nothing is sent.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use super::House;
use crate::client::model::Route;
use crate::client::net::{self, BoxFuture, Interface, Network, plex_direct_address};

/// Where every other name leads: an address of a documentation range (RFC 5737).
const SOMEWHERE: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 10);

/// A resolver that finds every name, and a plain way out; the addresses are those of the house, where there is one.
#[derive(Debug, Default)]
pub struct DemoNetwork(House);

impl DemoNetwork {
    #[must_use]
    pub fn of(house: House) -> Self {
        Self(house)
    }
}

impl Network for DemoNetwork {
    fn interfaces(&self) -> io::Result<Vec<Interface>> {
        self.0.interfaces().map_or_else(net::interfaces, Ok)
    }

    fn socket_of(&self, address: SocketAddr) -> SocketAddr {
        self.0.socket_of(address)
    }

    fn address_of(&self, socket: SocketAddr) -> SocketAddr {
        self.0.addresses_of(socket).first().copied().unwrap_or(socket)
    }

    fn lookup(&self, name: String) -> BoxFuture<io::Result<Vec<IpAddr>>> {
        let elsewhere = if name == "localhost" { Ipv4Addr::LOCALHOST } else { SOMEWHERE };
        let found = plex_direct_address(&name).unwrap_or(IpAddr::V4(elsewhere));
        Box::pin(async move { Ok(vec![found]) })
    }

    fn route(&self, _: Vec<Interface>) -> BoxFuture<Route> {
        Box::pin(async { Route::Network })
    }
}
