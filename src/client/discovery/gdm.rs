//! GDM, Plex's own search by UDP: one question to everyone in the house, from every interface.
//!
//! The questions leave from a port that the system picks, so no firewall asks anything. Servers answer to that port, from
//! 32414 or 32410 (ports: support.plex.tv/articles/200430283). GDM is IPv4 only.

use std::future::poll_fn;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket as StdSocket};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};
use tokio::io::ReadBuf;
use tokio::net::UdpSocket;

use crate::client::net::Interface;

use super::gdm_message::REQUESTS;
use crate::client::config::GdmTargets;

/// Where servers listen for multicast and for a network's broadcast (support.plex.tv/articles/201543147).
const SERVER_PORT: u16 = 32414;

/// Where servers listen for limited broadcast: some answer only there (Netscout's advisory on PMSSDP).
const LIMITED_BROADCAST_PORT: u16 = 32410;

/// The group of GDM (python-plexapi gdm.py).
const GROUP: Ipv4Addr = Ipv4Addr::new(239, 0, 0, 250);

/// How many routers a question may pass: none. It is for this house (python-plexapi gdm.py).
const MULTICAST_TTL: u32 = 1;

/// The most interfaces that are searched from. Machines with containers have dozens; each costs a socket.
const MOST_INTERFACES: usize = 64;

/// How long handing one datagram to the system may take. It takes microseconds, unless the system's queue is full.
const SEND_LIMIT: Duration = Duration::from_millis(100);

/// What the system is asked to hold for us in bytes, so that a burst of answers is not lost. It may give less.
const RECEIVE_BUFFER: usize = 1 << 20;

/// After so many errors in a row a socket is closed until the next round. Single errors are normal: Windows reports that an
/// earlier question met a closed port (WSAECONNRESET).
const MOST_ERRORS: u32 = 64;

/// A question that could not be sent. It is a finding, not an error: macOS refuses the local network this way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendFailure {
    pub interface: String,
    /// The interface's address, which the question should have come from.
    pub source: IpAddr,
    pub target: SocketAddr,
    /// The system's number for it.
    pub errno: Option<i32>,
    pub kind: io::ErrorKind,
    pub round: u8,
}

/// True if the system itself seems to deny this program the local network, as macOS 15 and later does until the user
/// allows it: every question to multicast and to the own networks met "no route to host" (`EHOSTUNREACH`), though there
/// are networks that are up.
///
/// `failures` are those of one round: what was told since the last [`Discovered::Round`](super::Found::Round).
#[must_use]
pub fn looks_denied(failures: &[SendFailure], interfaces: &[Interface]) -> bool {
    let refused = |plan: &Plan, target: &SocketAddr| {
        failures
            .iter()
            .any(|f| f.source == plan.source && f.target == *target && f.kind == io::ErrorKind::HostUnreachable)
    };
    // Only networks with neighbours are guarded: tunnels and loopback are not (Apple TN3179).
    let guarded: Vec<Interface> =
        interfaces.iter().filter(|i| i.is_up && !i.is_loopback && i.broadcast.is_some()).cloned().collect();
    !guarded.is_empty()
        && guarded.iter().filter_map(Plan::of).all(|plan| {
            plan.targets.iter().filter(|t| t.ip() != Ipv4Addr::BROADCAST).all(|target| refused(&plan, target))
        })
}

/// Where questions go from one interface.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Plan {
    interface: String,
    source: IpAddr,
    targets: Vec<SocketAddr>,
}

impl Plan {
    /// `None` for IPv6, which GDM does not know.
    fn of(interface: &Interface) -> Option<Self> {
        let IpAddr::V4(ip) = interface.ip else { return None };
        let mut targets = vec![SocketAddr::from((GROUP, SERVER_PORT))];
        targets.extend(interface.broadcast.map(|all| SocketAddr::from((all, SERVER_PORT))));
        if interface.is_loopback {
            // Loopback carries no multicast on some systems; a server here listens on every address.
            targets.push((ip, SERVER_PORT).into());
        } else {
            targets.push((Ipv4Addr::BROADCAST, LIMITED_BROADCAST_PORT).into());
        }
        Some(Self { interface: interface.name.clone(), source: ip.into(), targets })
    }

    fn for_network(interfaces: &[Interface]) -> Vec<Self> {
        let mut plans: Vec<Self> = interfaces.iter().filter_map(Self::of).take(MOST_INTERFACES).collect();
        if plans.is_empty() {
            // The system did not list any: leave the choice to it.
            let targets = vec![(GROUP, SERVER_PORT).into(), (Ipv4Addr::BROADCAST, LIMITED_BROADCAST_PORT).into()];
            plans.push(Self { interface: "any".to_owned(), source: Ipv4Addr::UNSPECIFIED.into(), targets });
        }
        plans
    }

    fn only(targets: &[SocketAddr]) -> Vec<Self> {
        if targets.is_empty() {
            return Vec::new();
        }
        let here = targets.iter().all(|t| t.ip().is_loopback());
        let source = if here { Ipv4Addr::LOCALHOST } else { Ipv4Addr::UNSPECIFIED };
        vec![Self { interface: "chosen".to_owned(), source: source.into(), targets: targets.to_vec() }]
    }

    fn open(&self) -> io::Result<UdpSocket> {
        let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP))?;
        socket.set_nonblocking(true)?;
        socket.set_broadcast(true)?;
        socket.set_multicast_ttl_v4(MULTICAST_TTL)?;
        // A wish, no need: systems cap it.
        let _ = socket.set_recv_buffer_size(RECEIVE_BUFFER);
        if let IpAddr::V4(source) = self.source
            && !source.is_unspecified()
        {
            socket.set_multicast_if_v4(&source)?;
        }
        socket.bind(&SocketAddr::new(self.source, 0).into())?;
        UdpSocket::from_std(StdSocket::from(socket))
    }

    fn failure(&self, target: SocketAddr, error: &io::Error, round: u8) -> SendFailure {
        let (errno, kind) = (error.raw_os_error(), error.kind());
        SendFailure { interface: self.interface.clone(), source: self.source, target, errno, kind, round }
    }
}

/// The failures of a round of which nothing got out.
pub fn all_fail(interfaces: &[Interface], kind: io::ErrorKind, round: u8) -> Vec<SendFailure> {
    let plans = Plan::for_network(interfaces);
    let fail = |plan: &Plan| -> Vec<_> { plan.targets.iter().map(|t| plan.failure(*t, &kind.into(), round)).collect() };
    plans.iter().flat_map(fail).collect()
}

/// A plan with its open socket.
struct Mouth {
    plan: Plan,
    socket: UdpSocket,
    /// In a row.
    errors: u32,
}

impl Mouth {
    /// Asks everyone once. A target has failed if none of the two forms of the question could be sent.
    async fn ask(&self, round: u8) -> Vec<SendFailure> {
        let mut failures = Vec::new();
        for target in &self.plan.targets {
            let mut outcome = Ok(());
            let mut sent = false;
            for request in REQUESTS {
                match self.send(request, *target).await {
                    Ok(()) => sent = true,
                    Err(error) => outcome = Err(error),
                }
            }
            if let Err(error) = outcome
                && !sent
            {
                failures.push(self.plan.failure(*target, &error, round));
            }
        }
        failures
    }

    async fn send(&self, request: &[u8], target: SocketAddr) -> io::Result<()> {
        match tokio::time::timeout(SEND_LIMIT, self.socket.send_to(request, target)).await {
            Ok(outcome) => outcome.map(|_| ()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    /// One datagram, or `None` for an error.
    fn poll_receive(&mut self, cx: &mut Context<'_>, buffer: &mut [u8]) -> Poll<Option<(usize, SocketAddr)>> {
        let mut space = ReadBuf::new(buffer);
        let outcome = ready!(self.socket.poll_recv_from(cx, &mut space));
        Poll::Ready(match outcome {
            Ok(from) => {
                self.errors = 0;
                Some((space.filled().len(), from))
            }
            Err(_) => {
                self.errors += 1;
                None
            }
        })
    }
}

/// The sockets of a search.
#[derive(Default)]
pub struct Gdm {
    mouths: Vec<Mouth>,
    /// Which socket is looked at first, so that a flood on one does not drown the others.
    next: usize,
}

impl Gdm {
    /// Opens what is missing, closes what is gone, and asks from every socket. What could not be sent comes back.
    pub async fn ask(&mut self, targets: &GdmTargets, interfaces: &[Interface], round: u8) -> Vec<SendFailure> {
        let plans = match targets {
            GdmTargets::Network => Plan::for_network(interfaces),
            GdmTargets::Only(addresses) => Plan::only(addresses),
        };
        let mut failures = self.follow(plans, round);
        let mut deaf = Vec::new();
        for (i, mouth) in self.mouths.iter().enumerate() {
            let failed = mouth.ask(round).await;
            if failed.len() == mouth.plan.targets.len() {
                deaf.push(i);
            }
            failures.extend(failed);
        }
        // A socket that could say nothing hears no answer: a fresh one in the next round may do better.
        for i in deaf.into_iter().rev() {
            self.mouths.remove(i);
        }
        failures
    }

    fn follow(&mut self, plans: Vec<Plan>, round: u8) -> Vec<SendFailure> {
        self.mouths.retain(|mouth| plans.contains(&mouth.plan));
        let mut failures = Vec::new();
        for plan in plans {
            if self.mouths.iter().any(|mouth| mouth.plan == plan) {
                continue;
            }
            match plan.open() {
                Ok(socket) => self.mouths.push(Mouth { plan, socket, errors: 0 }),
                Err(error) => failures.extend(plan.targets.iter().map(|target| plan.failure(*target, &error, round))),
            }
        }
        failures
    }

    /// Waits for the next datagram of any socket: its length in the buffer, and who sent it. Dropping it loses none.
    pub async fn receive(&mut self, buffer: &mut [u8]) -> (usize, SocketAddr) {
        poll_fn(|cx| self.poll_receive(cx, buffer)).await
    }

    fn poll_receive(&mut self, cx: &mut Context<'_>, buffer: &mut [u8]) -> Poll<(usize, SocketAddr)> {
        let count = self.mouths.len();
        for step in 0..count {
            let i = (self.next + step) % count;
            loop {
                match self.mouths[i].poll_receive(cx, buffer) {
                    Poll::Ready(Some(received)) => {
                        self.next = (i + 1) % count;
                        return Poll::Ready(received);
                    }
                    Poll::Ready(None) if self.mouths[i].errors < MOST_ERRORS => {}
                    Poll::Ready(None) | Poll::Pending => break,
                }
            }
        }
        self.mouths.retain(|mouth| mouth.errors < MOST_ERRORS);
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::net::here::tests::interface;

    fn home() -> Vec<Interface> {
        vec![
            interface("lo", "127.0.0.1", 8, None),
            interface("en0", "192.168.1.20", 24, Some("192.168.1.255")),
            interface("en1", "10.0.0.20", 8, Some("10.255.255.255")),
            interface("en0", "fd00::20", 64, None),
            Interface { is_point_to_point: true, ..interface("utun3", "10.8.0.2", 32, None) },
        ]
    }

    /// What macOS says while the user has not allowed the local network: errno 65.
    fn denied(interfaces: &[Interface]) -> Vec<SendFailure> {
        let plans: Vec<Plan> = interfaces.iter().filter(|i| i.broadcast.is_some()).filter_map(Plan::of).collect();
        let error = io::Error::from(io::ErrorKind::HostUnreachable);
        plans.iter().flat_map(|p| p.targets.iter().map(|t| p.failure(*t, &error, 1))).collect()
    }

    #[test]
    fn every_interface_asks_group_network_and_everyone() {
        let shown: Vec<String> =
            Plan::for_network(&home()).iter().map(|p| format!("{} {:?}", p.interface, p.targets)).collect();
        assert_eq!(
            shown,
            [
                "lo [239.0.0.250:32414, 127.0.0.1:32414]",
                "en0 [239.0.0.250:32414, 192.168.1.255:32414, 255.255.255.255:32410]",
                "en1 [239.0.0.250:32414, 10.255.255.255:32414, 255.255.255.255:32410]",
                "utun3 [239.0.0.250:32414, 255.255.255.255:32410]",
            ]
        );
    }

    #[test]
    fn without_a_list_of_interfaces_the_system_chooses() {
        let plans = Plan::for_network(&[]);
        assert_eq!(plans.len(), 1);
        assert!(plans[0].source.is_unspecified());
    }

    #[test]
    fn a_thousand_interfaces_do_not_cost_a_thousand_sockets() {
        let many: Vec<Interface> = (0..1000).map(|_| interface("br", "172.17.0.1", 16, None)).collect();
        assert_eq!(Plan::for_network(&many).len(), MOST_INTERFACES);
    }

    #[test]
    fn chosen_targets_are_asked_from_loopback_if_they_are_there() {
        let here = "127.0.0.1:5".parse().unwrap();
        assert_eq!(Plan::only(&[here])[0].source, Ipv4Addr::LOCALHOST);
        assert_eq!(Plan::only(&[here, "10.0.0.1:5".parse().unwrap()])[0].source, Ipv4Addr::UNSPECIFIED);
        assert!(Plan::only(&[]).is_empty());
    }

    #[test]
    fn every_network_refused_looks_denied() {
        assert!(looks_denied(&denied(&home()), &home()));
        let limited_got_out: Vec<SendFailure> =
            denied(&home()).into_iter().filter(|f| f.target.ip() != Ipv4Addr::BROADCAST).collect();
        assert!(looks_denied(&limited_got_out, &home()));
    }

    #[test]
    fn one_question_that_got_out_or_another_reason_is_no_denial() {
        let all = denied(&home());
        for missing in all.iter().filter(|f| f.target.ip() != Ipv4Addr::BROADCAST) {
            let rest: Vec<SendFailure> = all.iter().filter(|f| *f != missing).cloned().collect();
            assert!(!looks_denied(&rest, &home()), "{missing:?}");
        }
        let unplugged: Vec<SendFailure> =
            all.iter().cloned().map(|f| SendFailure { kind: io::ErrorKind::NetworkUnreachable, ..f }).collect();
        assert!(!looks_denied(&unplugged, &home()));
        assert!(!looks_denied(&[], &home()));
    }

    #[test]
    fn without_a_network_nothing_is_denied() {
        assert!(!looks_denied(&denied(&home()), &[]));
        assert!(!looks_denied(&denied(&home()), &home()[..1]));
        let down: Vec<Interface> = home().into_iter().map(|i| Interface { is_up: false, ..i }).collect();
        assert!(!looks_denied(&denied(&home()), &down));
    }

    #[tokio::test]
    async fn sockets_follow_the_interfaces() {
        let mut gdm = Gdm::default();
        let lo = interface("lo", "127.0.0.1", 8, None);
        // An address that this computer does not have cannot be bound: a finding for each target, and no more.
        let foreign = interface("gone", "198.51.100.77", 24, Some("198.51.100.255"));
        let failures = gdm.ask(&GdmTargets::Network, &[lo.clone(), foreign], 1).await;
        assert_eq!(failures.iter().filter(|f| f.interface == "gone").count(), 3);
        assert!(failures.iter().all(|f| f.errno.is_some() && f.round == 1));
        assert_eq!(gdm.mouths.len(), 1);
        let port = gdm.mouths[0].socket.local_addr().unwrap();
        gdm.ask(&GdmTargets::Network, &[lo], 2).await;
        assert_eq!(gdm.mouths[0].socket.local_addr().unwrap(), port, "the socket is kept");
        gdm.ask(&GdmTargets::Only(Vec::new()), &[], 3).await;
        assert!(gdm.mouths.is_empty());
    }
}
