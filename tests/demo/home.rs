//! The whole homes of `--demo` and `--demo all`.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use plex_locksmith::demo::{Home, Kind};
use reqwest::Method;
use tokio::net::{TcpStream, UdpSocket};

use super::caller::{Caller, at};

/// Searches once, and gives name and port of each answer.
async fn search(target: SocketAddr, request: &[u8]) -> Vec<(String, u16, String)> {
    let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a socket");
    socket.send_to(request, target).await.expect("sent");
    let (mut found, mut buffer) = (Vec::new(), [0_u8; 2048]);
    while let Ok(Ok((length, _))) =
        tokio::time::timeout(Duration::from_millis(300), socket.recv_from(&mut buffer)).await
    {
        let text = String::from_utf8(buffer[..length].to_vec()).expect("text");
        let field = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)).expect("the field");
            line.trim_start_matches(": ").to_owned()
        };
        assert!(text.starts_with("HTTP/1.0 200 OK\r\n") && text.ends_with("\r\n\r\n"), "{text}");
        found.push((field("Name"), field("Port").parse().expect("a port"), field("Resource-Identifier")));
    }
    found
}

#[tokio::test]
async fn every_search_finds_all_that_announce_themselves() {
    let home = Home::start().await.expect("a home");
    let expected: BTreeSet<&str> = BTreeSet::from([
        "Mac Mini",
        "Music Box",
        "Workshop PC",
        "Attic NAS",
        "Bob's Server",
        "Old Tower",
        "Basement NAS",
        "Container",
        "Family PC",
        "Cellar NAS",
        "Den PC",
        "Media Box",
        "Sleepy NAS",
        "Hall Server",
        "Studio",
        "Studio (copy)",
        "Guest House",
        "Garage PC",
    ]);
    let target = home.gdm_targets()[0];
    for request in [&b"M-SEARCH * HTTP/1.0"[..], b"M-SEARCH * HTTP/1.1\r\n\r\n"] {
        let found = search(target, request).await;
        assert_eq!(found.iter().map(|(name, _, _)| name.as_str()).collect::<BTreeSet<_>>(), expected);
    }
    assert!(search(target, b"NOTIFY * HTTP/1.1\r\n\r\n").await.is_empty());
    let found = search(target, b"M-SEARCH * HTTP/1.1\r\n\r\n").await;
    let twins: Vec<_> = found.iter().filter(|(name, _, _)| name.starts_with("Studio")).collect();
    assert_eq!(twins[0].2, twins[1].2, "one identity");
    assert_ne!(twins[0].1, twins[1].1, "two sockets");
    let garage = found.iter().find(|(name, _, _)| name == "Garage PC").expect("it is announced");
    let error = TcpStream::connect(("127.0.0.1", garage.1)).await.expect_err("nothing listens");
    assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
}

#[tokio::test]
async fn this_computer_has_three_servers_and_the_printer_has_to_be_typed() {
    let home = Home::start().await.expect("a home");
    let installed = home.installed("Workshop PC").expect("it is installed");
    let address = |name| home.installed(name).expect("it is installed").address();
    assert_eq!(home.here(), ["Workshop PC", "Mac Mini", "Music Box"].map(address));
    assert!(installed.preferences().is_file());
    assert_eq!(home.typed(), [home.server("Printer").expect("the printer").address()]);
    assert!(home.servers().iter().all(|server| server.address().ip().is_loopback()));
}

/// What plex.tv lists for anna leads to the servers' sockets as well, and what is off leads to nobody.
#[tokio::test]
async fn the_small_home_is_at_the_addresses_of_a_house() {
    let home = Home::small().await.expect("a home");
    let (house, caller) = (home.house(), Caller::new(&home));
    let found = search(home.gdm_targets()[0], b"M-SEARCH * HTTP/1.1\r\n\r\n").await;
    let known = |port| house.addresses_of(([127, 0, 0, 1], port).into())[0].to_string();
    let found: BTreeSet<_> = found.iter().map(|(name, port, _)| (name.as_str(), known(*port))).collect();
    let expected = [
        ("Mac Mini", "192.168.1.20:32400"),
        ("Music Box", "192.168.1.20:32401"),
        ("Attic NAS", "192.168.1.30:32400"),
        ("Basement NAS", "192.168.1.33:32400"),
        ("Bob's Server", "192.168.1.41:32400"),
    ];
    assert_eq!(found, expected.map(|(name, address)| (name, address.to_owned())).into());
    let mac_mini = home.installed("Mac Mini").expect("it is installed").address();
    assert_eq!(house.socket_of(([127, 0, 0, 1], 32400).into()), mac_mini);
    let token = home.plex_tv().account_token("anna").expect("a token");
    let list = caller.json(Method::GET, "/api/v2/resources", &token).await;
    for (name, address) in [("Attic NAS", "192.168.1.30"), ("Spare PC", "192.168.1.35")] {
        let listed = list.as_array().expect("servers").iter().find(|listed| listed["name"] == name).expect(name);
        assert_eq!(listed["connections"][0]["address"], address, "{name}");
    }
}

#[tokio::test]
async fn the_journal_tells_what_was_sent_and_what_was_not() {
    let mut home = Home::empty().await.expect("a home");
    let address = home.add("Mac Mini", Kind::Unclaimed).await.expect("a server");
    let caller = Caller::new(&home);
    let request = caller.get(&at(address, "/identity?X-Plex-Token=secret&a=b")).header("X-Test", "yes");
    request.send().await.expect("an answer");
    let entries = home.journal().of("Mac Mini");
    assert_eq!(entries.len(), 1);
    assert_eq!((entries[0].method.as_str(), entries[0].path.as_str(), entries[0].tls), ("GET", "/identity", false));
    assert_eq!(entries[0].token(), Some("secret"));
    assert_eq!(entries[0].headers["x-test"], "yes");
    assert!(home.journal().of("plex.tv").is_empty());
}

#[tokio::test]
async fn a_dropped_home_is_gone() {
    let mut home = Home::empty().await.expect("a home");
    let address = home.add("Mac Mini", Kind::Unclaimed).await.expect("a server");
    let (plex_tv, browser) = (home.plex_tv().address(), home.browser());
    drop(home);
    tokio::time::sleep(Duration::from_millis(50)).await;
    for address in [address, plex_tv] {
        assert!(TcpStream::connect(address).await.is_err());
    }
    assert!(!browser.visit("https://app.plex.tv/auth#?code=x").await);
}

#[tokio::test]
async fn a_stopped_server_refuses() {
    let mut home = Home::empty().await.expect("a home");
    let address = home.add("Mac Mini", Kind::Unclaimed).await.expect("a server");
    assert!(home.stop("Mac Mini") && !home.stop("Mac Mini"));
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(TcpStream::connect(address).await.is_err());
    assert_eq!(search(home.gdm_targets()[0], b"M-SEARCH * HTTP/1.0").await.len(), 1);
}

/// 150 sockets, so that the test also runs where a process may open 256 files (macOS).
#[tokio::test]
async fn many_servers_all_answer_a_search() {
    let mut home = Home::empty().await.expect("a home");
    home.many(150, Kind::Healthy).await.expect("servers");
    assert_eq!(search(home.gdm_targets()[0], b"M-SEARCH * HTTP/1.0").await.len(), 150);
}
