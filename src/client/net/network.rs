//! What this computer's own system says about its network: names and the way out. The simulated home has its own.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::time::Duration;

use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

use super::route;
use crate::client::model::{NameAnswer, Route};
use crate::client::net::{Interface, here};

/// An answer of the system that takes its time.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The system's interfaces, resolver and routing table.
pub trait Network: Send + Sync {
    /// The addresses of this computer. It may take some milliseconds.
    ///
    /// # Errors
    /// What the system said.
    fn interfaces(&self) -> io::Result<Vec<Interface>>;

    /// What every search of the home network fails with instead of being sent: plays a system that keeps the program from it.
    fn send_fault(&self) -> Option<io::ErrorKind> {
        None
    }

    /// Looks a name up, as the rest of this computer does.
    fn lookup(&self, name: String) -> BoxFuture<io::Result<Vec<IpAddr>>>;

    /// Host and port of the proxy by which the system, or the environment, sends what is for this URL.
    fn proxy(&self, _url: &Url) -> Option<(String, u16)> {
        None
    }

    /// The socket behind an address of the home network: the address itself. The simulated home plays the addresses of a house on
    /// loopback.
    fn socket_of(&self, address: SocketAddr) -> SocketAddr {
        address
    }

    /// The address of the home network that a socket has.
    fn address_of(&self, socket: SocketAddr) -> SocketAddr {
        socket
    }

    /// The way out of the home network.
    fn route(&self, interfaces: Vec<Interface>) -> BoxFuture<Route>;
}

/// The real one: `getaddrinfo` with hosts file and all, the routing table, the network interfaces.
#[derive(Debug, Default)]
pub struct SystemNetwork;

impl Network for SystemNetwork {
    fn interfaces(&self) -> io::Result<Vec<Interface>> {
        here::interfaces()
    }

    fn lookup(&self, name: String) -> BoxFuture<io::Result<Vec<IpAddr>>> {
        Box::pin(async move { Ok(tokio::net::lookup_host((name, 0)).await?.map(|a| a.ip()).collect()) })
    }

    /// As reqwest's own client goes.
    fn proxy(&self, url: &Url) -> Option<(String, u16)> {
        let wanted = url.as_str().parse().ok()?;
        let proxy = Matcher::from_system().intercept(&wanted)?;
        let (host, port) = (proxy.uri().host()?, proxy.uri().port_u16());
        let usual = match proxy.uri().scheme_str() {
            Some("https") => 443,
            Some("socks4" | "socks4a" | "socks5" | "socks5h") => 1080,
            _ => 80,
        };
        Some((host.trim_matches(['[', ']']).to_owned(), port.unwrap_or(usual)))
    }

    fn route(&self, interfaces: Vec<Interface>) -> BoxFuture<Route> {
        Box::pin(route::look(interfaces))
    }
}

/// What the resolver says to a name. One lost answer is none: what fails is asked twice, each time within the limit.
pub async fn ask(network: &dyn Network, name: &str, limit: Duration) -> NameAnswer {
    let first = ask_once(network, name, limit).await;
    if first.is_found() || first.is_void() { first } else { ask_once(network, name, limit).await }
}

async fn ask_once(network: &dyn Network, name: &str, limit: Duration) -> NameAnswer {
    match tokio::time::timeout(limit, network.lookup(name.to_owned())).await {
        Ok(Ok(found)) if !found.is_empty() => NameAnswer::Addresses(found),
        Ok(_) => NameAnswer::Nothing,
        Err(_) => NameAnswer::Silent,
    }
}
