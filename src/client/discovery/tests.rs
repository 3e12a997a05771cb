//! Whole searches, with real sockets on loopback.

use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::UdpSocket;
use tokio::sync::mpsc::{Receiver, channel};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::gdm_message::REQUESTS;
use super::*;
use crate::client::net::{is_here, same_subnet};

/// Far longer than anything here takes, on a slow machine, too.
const PATIENCE: Duration = Duration::from_secs(10);

fn settings(gdm: GdmTargets) -> NetSettings {
    let mut settings = NetSettings::real("test".to_owned());
    settings.gdm = gdm;
    settings.mdns = false;
    settings.here = Vec::new();
    settings.limits.gdm_rounds = [Duration::ZERO, Duration::from_millis(50), Duration::from_millis(100)];
    settings.limits.gdm_repeat = Duration::from_millis(100);
    settings
}

/// A search under way.
struct Running {
    found: Receiver<Discovered>,
    cancel: CancellationToken,
    task: JoinHandle<()>,
}

fn start(settings: NetSettings, room: usize) -> Running {
    let (out, found) = channel(room);
    let cancel = CancellationToken::new();
    let token = cancel.clone();
    let task = tokio::spawn(async move { search(&settings, out, token).await });
    Running { found, cancel, task }
}

impl Running {
    async fn next(&mut self) -> Discovered {
        tokio::time::timeout(PATIENCE, self.found.recv()).await.expect("in time").expect("still searching")
    }

    async fn sighting(&mut self) -> Sighting {
        loop {
            if let Discovered::Sighting(sighting) = self.next().await {
                return sighting;
            }
        }
    }

    /// All that is found within the time.
    async fn all_within(&mut self, time: Duration) -> Vec<Discovered> {
        let mut all = Vec::new();
        let end = tokio::time::Instant::now() + time;
        while let Ok(Some(found)) = tokio::time::timeout_at(end, self.found.recv()).await {
            all.push(found);
        }
        all
    }

    async fn end(self) -> Duration {
        let begun = Instant::now();
        self.cancel.cancel();
        tokio::time::timeout(PATIENCE, self.task).await.expect("in time").expect("no panic");
        begun.elapsed()
    }
}

fn sightings(found: &[Discovered]) -> Vec<&Sighting> {
    found.iter().filter_map(|f| if let Discovered::Sighting(sighting) = f { Some(sighting) } else { None }).collect()
}

fn reply(name: &str, port: u16) -> Vec<u8> {
    format!(
        "HTTP/1.0 200 OK\r\nContent-Type: plex/media-server\r\nName: {name}\r\nPort: {port}\r\n\
         Resource-Identifier: 23f2d6867befb9c26f7b5f366d4dd84e9b2294c9\r\n\r\n"
    )
    .into_bytes()
}

/// A server that answers every question with the datagrams that `answers` makes for the nth.
async fn server(answers: impl Fn(usize) -> Vec<Vec<u8>> + Send + 'static) -> (SocketAddr, JoinHandle<()>) {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    let task = tokio::spawn(async move {
        let mut buffer = [0; 2048];
        for n in 0.. {
            let Ok((length, from)) = socket.recv_from(&mut buffer).await else { continue };
            assert!(REQUESTS.contains(&&buffer[..length]));
            for answer in answers(n) {
                let _ = socket.send_to(&answer, from).await;
            }
        }
    });
    (address, task)
}

#[tokio::test]
async fn this_computer_comes_first_then_the_rounds() {
    let mut settings = settings(GdmTargets::Only(Vec::new()));
    let here: Vec<SocketAddr> = vec!["127.0.0.1:32400".parse().unwrap(), "[::1]:32400".parse().unwrap()];
    settings.here = here.clone();
    let mut running = start(settings, 16);
    for address in here {
        let expected = Sighting { source: Source::Here, address, hint: Announced::default() };
        assert_eq!(running.next().await, Discovered::Sighting(expected));
    }
    let Discovered::Interfaces(interfaces) = running.next().await else { panic!("interfaces before the first round") };
    assert!(is_here(IpAddr::from(Ipv4Addr::LOCALHOST), &interfaces));
    for round in 1..=5 {
        assert_eq!(running.next().await, Discovered::Round(round));
    }
    running.end().await;
}

#[tokio::test]
async fn a_server_is_told_once_at_its_real_address_however_often_it_answers() {
    let (address, server) = server(|_| vec![reply("Attic", 32401); 3]).await;
    let mut running = start(settings(GdmTargets::Only(vec![address])), 64);
    let found = running.all_within(Duration::from_millis(500)).await;
    let told = sightings(&found);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((told[0].source, told[0].address), (Source::Gdm, "127.0.0.1:32401".parse().unwrap()));
    assert_eq!(told[0].hint.name.as_ref().unwrap().as_str(), "Attic");
    assert!(!found.iter().any(|f| matches!(f, Discovered::Rejected(_) | Discovered::SendFailure(_))), "{found:?}");
    running.end().await;
    server.abort();
}

#[tokio::test]
async fn the_first_answer_does_not_wait_for_the_rounds() {
    let (address, server) = server(|_| vec![reply("Attic", 32400)]).await;
    let mut settings = settings(GdmTargets::Only(vec![address]));
    settings.limits.gdm_rounds = [Duration::ZERO, Duration::from_secs(60), Duration::from_secs(60)];
    let begun = Instant::now();
    let mut running = start(settings, 64);
    running.sighting().await;
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    running.end().await;
    server.abort();
}

#[tokio::test]
async fn a_new_name_is_told_again() {
    // Each round asks twice: the name changes with the second round.
    let (address, server) = server(|n| vec![reply(if n < 2 { "Old" } else { "New" }, 32400)]).await;
    let mut running = start(settings(GdmTargets::Only(vec![address])), 64);
    let names = [running.sighting().await, running.sighting().await].map(|s| s.hint.name.unwrap().to_string());
    assert_eq!(names, ["Old", "New"]);
    running.end().await;
    server.abort();
}

#[tokio::test]
async fn an_answer_comes_through_ten_thousand_broken_ones() {
    const BROKEN: usize = 10_000;
    let broken = |i: usize| -> Vec<u8> {
        match i % 5 {
            0 => Vec::new(),
            1 => vec![0xFF; 9_000],
            2 => reply("Zero", 0),
            3 => b"HTTP/1.0 200 OK\r\nContent-Type: plex/media-player\r\n\r\n".to_vec(),
            _ => i.to_le_bytes().repeat(8),
        }
    };
    let (address, server) = server(move |n| {
        let flood = if n == 0 { BROKEN } else { 0 };
        let mut answers: Vec<Vec<u8>> = (0..flood).map(broken).collect();
        answers.push(reply("Attic", 32400));
        answers
    })
    .await;
    let mut running = start(settings(GdmTargets::Only(vec![address])), 4);
    assert_eq!(running.sighting().await.hint.name.unwrap().as_str(), "Attic");
    let found = running.all_within(Duration::from_millis(1500)).await;
    assert!(sightings(&found).is_empty());
    let counts: Vec<u64> =
        found.iter().filter_map(|f| if let Discovered::Rejected(n) = f { Some(*n) } else { None }).collect();
    assert!(counts.iter().all(|n| (1..=BROKEN as u64).contains(n)), "{counts:?}");
    assert!(counts.len() <= 5, "the flood is not passed on: {counts:?}");
    running.end().await;
    server.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_endless_flood_keeps_neither_an_answer_nor_the_end_away() {
    let (port, address_of_search) = tokio::sync::oneshot::channel();
    let port = std::sync::Mutex::new(Some(port));
    let socket = Arc::new(UdpSocket::bind("127.0.0.1:0").await.unwrap());
    let address = socket.local_addr().unwrap();
    let server = tokio::spawn({
        let socket = socket.clone();
        async move {
            let mut buffer = [0; 2048];
            while let Ok((_, from)) = socket.recv_from(&mut buffer).await {
                if let Some(port) = port.lock().unwrap().take() {
                    let _ = port.send(from);
                }
                let _ = socket.send_to(&reply("Attic", 32400), from).await;
            }
        }
    });
    let flood = tokio::spawn(async move {
        let target = address_of_search.await.unwrap();
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        loop {
            let _ = socket.send_to(&[0xFF; 64], target).await;
        }
    });
    let mut running = start(settings(GdmTargets::Only(vec![address])), 4);
    assert_eq!(running.sighting().await.address, "127.0.0.1:32400".parse().unwrap());
    // The rounds go on under the flood.
    let found = running.all_within(Duration::from_millis(600)).await;
    assert!(found.iter().filter(|f| matches!(f, Discovered::Round(_))).count() >= 2, "{found:?}");
    let took = running.end().await;
    assert!(took < Duration::from_millis(100), "{took:?}");
    flood.abort();
    server.abort();
}

#[tokio::test]
async fn a_thousand_announcements_meet_the_bound() {
    const MOST: usize = 40;
    let (address, server) = server(|_| (1..=1000).map(|port| reply("Liar", port)).collect()).await;
    let mut settings = settings(GdmTargets::Only(vec![address]));
    settings.limits.servers = MOST;
    let mut running = start(settings, 2048);
    let found = running.all_within(Duration::from_millis(800)).await;
    let told: HashSet<SocketAddr> = sightings(&found).iter().map(|s| s.address).collect();
    assert!((1..=MOST).contains(&told.len()), "{}", told.len());
    assert!(found.iter().any(|f| matches!(f, Discovered::Rejected(n) if *n >= 900)), "the rest is counted");
    running.end().await;
    server.abort();
}

#[tokio::test]
async fn it_ends_promptly_though_nobody_reads() {
    let mut settings = settings(GdmTargets::Only(Vec::new()));
    settings.here = (1..100).map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port))).collect();
    let running = start(settings, 1);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let took = running.end().await;
    assert!(took < Duration::from_millis(100), "{took:?}");
}

#[tokio::test]
async fn it_ends_by_itself_when_nobody_listens() {
    let mut settings = settings(GdmTargets::Only(Vec::new()));
    settings.limits.gdm_repeat = Duration::from_secs(3600);
    let running = start(settings, 16);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let Running { found, task, .. } = running;
    drop(found);
    tokio::time::timeout(Duration::from_secs(1), task).await.expect("at once").unwrap();
}

#[tokio::test]
async fn a_target_that_cannot_be_reached_is_told_with_the_reason_before_its_round() {
    // The socket is one of IPv4: a question to IPv6 cannot be sent.
    let mut running = start(settings(GdmTargets::Only(vec!["[::1]:9".parse().unwrap()])), 16);
    let mut failures = Vec::new();
    loop {
        match running.next().await {
            Discovered::SendFailure(failure) => failures.push(failure),
            Discovered::Round(1) => break,
            Discovered::Interfaces(_) => {}
            other @ (Discovered::Sighting(_)
            | Discovered::Round(_)
            | Discovered::Rejected(_)
            | Discovered::MdnsUnavailable(_)) => panic!("{other:?}"),
        }
    }
    assert_eq!(failures.len(), 1);
    assert_eq!((failures[0].round, failures[0].interface.as_str()), (1, "chosen"));
    assert!(failures[0].errno.is_some());
    running.end().await;
}

/// On a machine that carries multicast and with port 32414 free, a server on it is found by the real search.
#[tokio::test]
async fn the_whole_network_is_asked() {
    let Ok(socket) = UdpSocket::bind("0.0.0.0:32414").await else {
        return crate::client::cannot_run("port 32414 is taken");
    };
    let server = tokio::spawn(async move {
        let mut buffer = [0; 2048];
        while let Ok((_, from)) = socket.recv_from(&mut buffer).await {
            let _ = socket.send_to(&reply("Attic", 32400), from).await;
        }
    });
    let mut running = start(settings(GdmTargets::Network), 64);
    let found = running.all_within(Duration::from_millis(600)).await;
    let Some(Discovered::Interfaces(interfaces)) = found.first() else { panic!("{found:?}") };
    let loopback = SocketAddr::from((Ipv4Addr::LOCALHOST, 32400));
    let told = sightings(&found);
    assert!(told.iter().any(|s| s.address == loopback), "{found:?}");
    // Its own broadcast comes back to it: it is found at the addresses of the networks, too.
    assert!(told.iter().all(|s| is_here(s.address.ip(), interfaces) || same_subnet(s.address.ip(), interfaces)));
    running.end().await;
    server.abort();
}
