//! GDM ("G'day mate"), the search protocol of Plex: one datagram asks, every server answers with one.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::UdpSocket;

use super::listen::Running;

/// The multicast group of servers.
pub const GROUP: Ipv4Addr = Ipv4Addr::new(239, 0, 0, 250);
/// Where servers listen for the group and for broadcasts.
pub const PORT: u16 = 32414;
/// Where servers listen for broadcasts alone.
pub const BROADCAST_PORT: u16 = 32410;
/// All requests start like this: some end there, some go on as HTTP/1.0, some as HTTP/1.1.
const REQUEST: &[u8] = b"M-SEARCH *";
/// After this many answers in a row the responder rests: on a real network the servers are not one machine, and the asker's
/// receive buffer holds some 250 datagrams.
const BURST: usize = 64;
const REST: Duration = Duration::from_millis(2);

/// What one server says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    pub name: String,
    pub port: u16,
    pub resource_identifier: String,
    pub version: String,
    /// Only servers with a certificate have one.
    pub certificate_uuid: Option<String>,
    pub updated_at: u64,
}

impl Announcement {
    /// The answer as it goes over the wire.
    #[must_use]
    pub fn datagram(&self) -> Vec<u8> {
        let host = self.certificate_uuid.as_ref().map(|uuid| format!("Host: {uuid}.plex.direct\r\n"));
        format!(
            "HTTP/1.0 200 OK\r\nContent-Type: plex/media-server\r\n{}Name: {}\r\nPort: {}\r\nResource-Identifier: {}\r\nUpdated-At: {}\r\nVersion: {}\r\n\r\n",
            host.unwrap_or_default(),
            self.name,
            self.port,
            self.resource_identifier,
            self.updated_at,
            self.version,
        )
        .into_bytes()
    }
}

type Announcer = Arc<dyn Fn() -> Option<Announcement> + Send + Sync>;

/// A responder that answers for any number of servers. It stops when it is dropped.
pub struct Gdm {
    address: SocketAddr,
    announcers: Arc<Mutex<Vec<Announcer>>>,
    _running: Vec<Running>,
}

impl Gdm {
    /// Answers what is sent to this very address; port 0 takes a free one.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub async fn unicast(listen: SocketAddr) -> io::Result<Self> {
        Self::on(vec![UdpSocket::bind(listen).await?])
    }

    /// Answers searches of the whole network: the group and broadcasts on port 32414, broadcasts on port 32410.
    ///
    /// # Errors
    /// When the ports cannot be bound or the group cannot be joined.
    pub fn network() -> io::Result<Self> {
        let group = shared_port(PORT)?;
        let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
        let mut joined = group.join_multicast_v4(&GROUP, &Ipv4Addr::UNSPECIFIED).is_ok();
        for interface in interfaces {
            if let std::net::IpAddr::V4(own) = interface.ip() {
                joined |= group.join_multicast_v4(&GROUP, &own).is_ok();
            }
        }
        if !joined {
            return Err(io::Error::other("no network interface takes the multicast group"));
        }
        let broadcast = shared_port(BROADCAST_PORT)?;
        Self::on(vec![UdpSocket::from_std(group.into())?, UdpSocket::from_std(broadcast.into())?])
    }

    fn on(sockets: Vec<UdpSocket>) -> io::Result<Self> {
        let address = sockets.first().map_or_else(|| Err(io::ErrorKind::InvalidInput.into()), UdpSocket::local_addr)?;
        let announcers: Arc<Mutex<Vec<Announcer>>> = Arc::default();
        let each = sockets.into_iter().map(|socket| Running::spawn(respond(socket, Arc::clone(&announcers))));
        Ok(Self { address, _running: each.collect(), announcers })
    }

    /// Where searches may be sent.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers for one more server; it is asked for its words at every search.
    pub fn announce(&self, announcer: impl Fn() -> Announcement + Send + Sync + 'static) {
        self.announce_while(move || Some(announcer()));
    }

    /// The same for one that is silent at times.
    pub fn announce_while(&self, announcer: impl Fn() -> Option<Announcement> + Send + Sync + 'static) {
        self.announcers.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(announcer));
    }
}

async fn respond(socket: UdpSocket, announcers: Arc<Mutex<Vec<Announcer>>>) {
    let mut buffer = [0_u8; 2048];
    loop {
        let Ok((length, asker)) = socket.recv_from(&mut buffer).await else {
            // Windows reports here that an earlier answer met a closed port.
            tokio::time::sleep(REST).await;
            continue;
        };
        if !buffer[..length].starts_with(REQUEST) {
            continue;
        }
        let announcers = announcers.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for (position, announcement) in announcers.iter().filter_map(|announcer| announcer()).enumerate() {
            // An asker that has gone away is no reason to stop.
            let _sent = socket.send_to(&announcement.datagram(), asker).await;
            if position % BURST == BURST - 1 {
                tokio::time::sleep(REST).await;
            }
        }
    }
}

/// A port on all addresses that other programs of this computer may listen on too.
fn shared_port(port: u16) -> io::Result<Socket> {
    let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP))?;
    socket.set_reuse_address(true)?;
    #[cfg(unix)]
    socket.set_reuse_port(true)?;
    socket.set_nonblocking(true)?;
    socket.bind(&SocketAddr::from((Ipv4Addr::UNSPECIFIED, port)).into())?;
    Ok(socket)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announcement(certificate_uuid: Option<&str>) -> Announcement {
        Announcement {
            name: "myfirstplexserver".to_owned(),
            port: 32400,
            resource_identifier: "646ab0aa8a01c543e94ba975f6fd6efadc36b7".to_owned(),
            version: "1.18.8.2527-740d4c206".to_owned(),
            certificate_uuid: certificate_uuid.map(str::to_owned),
            updated_at: 1_585_769_946,
        }
    }

    /// The whole datagram that python-plexapi documents.
    #[test]
    fn datagrams_are_those_of_a_real_server() {
        let wire = "HTTP/1.0 200 OK\r\nContent-Type: plex/media-server\r\nHost: 53f4b5b6023d41182fe88a99b0e714ba.plex.direct\r\n\
                    Name: myfirstplexserver\r\nPort: 32400\r\nResource-Identifier: 646ab0aa8a01c543e94ba975f6fd6efadc36b7\r\n\
                    Updated-At: 1585769946\r\nVersion: 1.18.8.2527-740d4c206\r\n\r\n";
        assert_eq!(announcement(Some("53f4b5b6023d41182fe88a99b0e714ba")).datagram(), wire.as_bytes());
        assert!(!announcement(None).datagram().windows(5).any(|window| window == b"Host:"));
    }
}
