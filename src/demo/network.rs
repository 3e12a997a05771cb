//! The network of the computer on which the demo home is played: names resolve, and there is a way out. Nothing is sent.

use std::io;
use std::net::{IpAddr, Ipv4Addr};

use crate::client::net;

use crate::client::model::Route;
use crate::client::net::{BoxFuture, Interface, Network, plex_direct_address};

/// Where every other name leads: an address of a documentation range (RFC 5737).
const SOMEWHERE: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 10);

/// A resolver that finds every name, and a plain way out.
#[derive(Debug, Default)]
pub struct DemoNetwork;

impl Network for DemoNetwork {
    fn interfaces(&self) -> io::Result<Vec<Interface>> {
        net::interfaces()
    }

    fn lookup(&self, name: String) -> BoxFuture<io::Result<Vec<IpAddr>>> {
        let found = plex_direct_address(&name).unwrap_or(IpAddr::V4(SOMEWHERE));
        Box::pin(async move { Ok(vec![found]) })
    }

    fn route(&self, _: Vec<Interface>) -> BoxFuture<Route> {
        Box::pin(async { Route::Network })
    }
}
