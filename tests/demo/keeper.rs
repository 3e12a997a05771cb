//! A server that keeps its settings on disk: what it takes from them, what it writes, and what it loses.

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use plex_locksmith::demo::{Home, Installed, Kind, Membership, Openness, Server, ServerOptions, idents};
use reqwest::Method;

use super::caller::{Caller, at};

const NAME: &str = "Workshop PC";
/// The shapes of public samples, with invented values.
const SHAPES: &str = include_str!("../captures/transcribed/preferences-shapes.txt");

struct Rig {
    home: Home,
    server: Installed,
    caller: Caller,
    /// Of anna, as a sign-in would give it.
    token: String,
    folder: tempfile::TempDir,
}

impl Rig {
    /// A server of this kind with a data folder of its own.
    async fn new(kind: Kind) -> Self {
        let (mut home, folder) = (Home::empty().await.expect("a home"), tempfile::tempdir().expect("a folder"));
        let server = home.install(ServerOptions::new(NAME), kind, folder.path()).await.expect("a server");
        let (caller, token) = (Caller::new(&home), home.plex_tv().account_token("anna").expect("anna"));
        Self { home, server, caller, token, folder }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("Preferences.xml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file()).expect("settings")
    }

    async fn stop(&self) {
        self.server.stop();
        wait("it has ended", || !self.server.is_running()).await;
    }

    async fn restart(&self) {
        self.stop().await;
        self.server.start().expect("it starts");
    }

    /// Replaces a piece of the settings, which has to be there.
    fn edit(&self, old: &str, new: &str) {
        let text = self.text();
        assert!(text.contains(old), "{text}");
        fs::write(self.file(), text.replace(old, new)).expect("written");
    }

    /// What the server is at this moment.
    fn membership(&self) -> Membership {
        self.server.with(Server::membership).expect("it runs")
    }

    async fn identity(&self) -> String {
        let answer = self.caller.get(&at(self.server.address(), "/identity")).send().await.expect("an answer");
        answer.text().await.expect("text")
    }

    async fn claim(&self) -> u16 {
        let claim = self.caller.claim_token(&self.token).await;
        let url = format!("{}?token={claim}", at(self.server.address(), "/myplex/claim"));
        self.caller.request(Method::POST, &url).send().await.expect("an answer").status().as_u16()
    }

    /// Token, user name and e-mail address that plex.tv gives for a claim token, asked in the server's name.
    async fn exchange(&self) -> (String, String, String) {
        let claim = self.caller.claim_token(&self.token).await;
        let path = format!("/api/claim/exchange?token={claim}");
        let mut caller = Caller::new(&self.home);
        caller.id = setting(&self.text(), "ProcessedMachineIdentifier").expect("an identity");
        let answer = caller.plex_tv(Method::POST, &path).send().await.expect("an answer");
        let xml = answer.text().await.expect("text");
        let piece = |name: &str| {
            let (_, rest) = xml.split_once(&format!("<{name}>")).expect(name);
            rest.split_once('<').expect(name).0.to_owned()
        };
        (piece("authentication-token"), piece("username"), piece("email"))
    }

    async fn listed_connections(&self) -> serde_json::Value {
        let id = self.server.with(|server| server.machine_id().to_owned()).expect("it runs");
        let listed = self.caller.listed(&self.token, &id).await;
        listed.map(|entry| entry["connections"].clone()).unwrap_or_default()
    }

    /// The status of its front page for a token.
    async fn front_page(&self, token: &str) -> u16 {
        let request = self.caller.get(&at(self.server.address(), "/")).header("X-Plex-Token", token);
        request.send().await.expect("an answer").status().as_u16()
    }
}

async fn wait(what: &str, mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < Duration::from_secs(5), "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Reads one attribute as the scripts of containers do, by its name and its double quotes.
fn setting(text: &str, name: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0.to_owned())
}

fn without_sign_in(text: &str) -> String {
    let names = ["PlexOnlineToken", "PlexOnlineUsername", "PlexOnlineMail", "PlexOnlineHome"];
    names.iter().fold(text.to_owned(), |text, name| match setting(&text, name) {
        Some(value) => text.replace(&format!(" {name}=\"{value}\""), ""),
        None => text,
    })
}

#[tokio::test]
async fn the_file_has_the_shape_of_public_samples() {
    let rig = Rig::new(Kind::Healthy).await;
    let (text, lines) = (rig.text(), SHAPES.lines());
    assert_eq!(Some(text.lines().next().expect("a line")), lines.clone().find(|line| line.starts_with("<?xml")));
    let sample = lines.clone().find(|line| line.contains("MachineIdentifier=")).expect("the claimed sample");
    let names = |text: &str| -> Vec<String> {
        let quoted = text.split('"').step_by(2).filter_map(|piece| piece.trim().strip_suffix('='));
        quoted.map(|name| name.trim_start_matches("<Preferences ").to_owned()).collect()
    };
    let own = names(text.lines().nth(1).expect("the element"));
    let sample: Vec<String> = names(sample).into_iter().filter(|name| own.contains(name)).collect();
    assert_eq!(own, sample, "the same names in the same order");
    assert!(text.ends_with("/>\n") && text.lines().count() == 2, "{text}");
}

#[tokio::test]
async fn a_restart_keeps_identity_name_and_account() {
    let rig = Rig::new(Kind::Healthy).await;
    let (before, identity) = (rig.text(), rig.identity().await);
    assert!(identity.contains("claimed=\"1\"") && identity.contains(&idents::machine_id(NAME)), "{identity}");
    rig.restart().await;
    assert_eq!(rig.identity().await, identity);
    assert_eq!(rig.text(), before);
    assert_eq!(rig.front_page(&rig.token).await, 200);
    let access = rig.caller.listed(&rig.token, &idents::machine_id(NAME)).await.expect("it is listed");
    assert_eq!(rig.front_page(access["accessToken"].as_str().expect("a token")).await, 200);
}

#[tokio::test]
async fn what_is_edited_while_it_runs_is_lost_and_what_is_edited_while_it_is_stopped_counts() {
    let rig = Rig::new(Kind::StaleClaim).await;
    let stale = rig.text();
    fs::write(rig.file(), without_sign_in(&stale)).expect("written");
    assert!(rig.identity().await.contains("claimed=\"1\""));
    rig.restart().await;
    assert_eq!(rig.text(), stale, "written from memory");
    rig.stop().await;
    fs::write(rig.file(), without_sign_in(&stale)).expect("written");
    rig.server.start().expect("it starts");
    let identity = rig.identity().await;
    assert!(identity.contains("claimed=\"0\"") && identity.contains(&idents::machine_id(NAME)), "{identity}");
    rig.stop().await;
    assert_eq!(rig.text(), without_sign_in(&stale), "nothing else was changed");
}

#[tokio::test]
async fn it_writes_at_the_end_of_its_exit_and_runs_until_then() {
    let rig = Rig::new(Kind::StaleClaim).await;
    let before = rig.text();
    rig.server.change(|behaviour| behaviour.exit_takes = Duration::from_millis(400));
    let asked = Instant::now();
    rig.server.stop();
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert!(rig.server.is_running() && rig.server.start().is_err());
    assert!(tokio::net::TcpStream::connect(rig.server.address()).await.is_err(), "nobody is answered");
    fs::write(rig.file(), "<Preferences/>").expect("written");
    wait("it has ended", || !rig.server.is_running()).await;
    assert!(asked.elapsed() >= Duration::from_millis(400));
    assert_eq!(rig.text(), before);
    assert!(tokio::net::TcpStream::connect(rig.server.address()).await.is_err(), "its port is nobody else's");
}

#[tokio::test]
async fn a_killed_server_writes_nothing_even_if_it_was_closing() {
    for closing in [false, true] {
        let rig = Rig::new(Kind::StaleClaim).await;
        rig.server.change(|behaviour| behaviour.exit_takes = Duration::from_secs(60));
        fs::write(rig.file(), "<Preferences A=\"1\"/>").expect("written");
        if closing {
            rig.server.stop();
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        rig.server.kill();
        wait("it has ended", || !rig.server.is_running()).await;
        assert_eq!(rig.text(), "<Preferences A=\"1\"/>");
        rig.server.start().expect("it starts again");
    }
}

#[tokio::test]
async fn an_empty_or_broken_file_is_no_start_and_a_missing_one_makes_a_stranger() {
    let rig = Rig::new(Kind::StaleClaim).await;
    rig.stop().await;
    let whole = rig.text();
    for broken in ["", "<Preferences A=\"1\"", "<html/>"] {
        fs::write(rig.file(), broken).expect("written");
        let error = rig.server.start().expect_err(broken);
        assert!(error.to_string().contains("Failed to load preferences"), "{error}");
        assert!(!rig.server.is_running());
        assert_eq!(rig.text(), broken, "it is left alone");
    }
    fs::write(rig.file(), &whole).expect("written");
    rig.server.start().expect("it starts");
    rig.stop().await;
    fs::remove_file(rig.file()).expect("removed");
    rig.server.start().expect("it starts");
    let identity = rig.identity().await;
    assert!(identity.contains("claimed=\"0\"") && !identity.contains(&idents::machine_id(NAME)), "{identity}");
    let text = rig.text();
    let own = setting(&text, "MachineIdentifier").expect("a new identity");
    assert_eq!(setting(&text, "ProcessedMachineIdentifier"), Some(idents::processed(&own)));
    rig.restart().await;
    assert_eq!(rig.identity().await, identity, "the same stranger");
}

#[tokio::test]
async fn an_identity_that_was_not_processed_is_computed() {
    let rig = Rig::new(Kind::Unclaimed).await;
    rig.stop().await;
    rig.edit(&format!(" ProcessedMachineIdentifier=\"{}\"", idents::machine_id(NAME)), "");
    rig.server.start().expect("it starts");
    assert!(rig.identity().await.contains(&idents::machine_id(NAME)));
}

#[tokio::test]
async fn name_and_networks_come_from_the_settings() {
    let rig = Rig::new(Kind::StaleClaim).await;
    assert_eq!(rig.front_page("").await, 401);
    rig.stop().await;
    rig.edit(" FriendlyName=\"Workshop PC\"", " FriendlyName=\"Küche\" allowedNetworks=\"192.168.1.0/24,127.0.0.0/8\"");
    rig.server.start().expect("it starts");
    let root = rig.caller.get(&at(rig.server.address(), "/")).send().await.expect("an answer");
    assert_eq!(root.status(), 200);
    assert!(root.text().await.expect("text").contains("friendlyName=\"Küche\""));
}

#[tokio::test]
async fn a_claim_is_written_at_once_and_its_contrary_leaves_empty_values() {
    let rig = Rig::new(Kind::Unclaimed).await;
    let before = rig.text();
    assert_eq!(rig.claim().await, 200);
    let text = rig.text();
    let token = setting(&text, "PlexOnlineToken").expect("a token");
    let user = rig.caller.json(Method::GET, "/api/v2/user", &token).await;
    assert_eq!(user["username"], "anna", "the server's token is one of its account");
    assert_eq!(setting(&text, "PlexOnlineUsername").as_deref(), Some("anna"));
    assert_eq!(setting(&text, "PlexOnlineMail").as_deref(), Some("anna@example.com"));
    let certificate = idents::certificate_uuid(&idents::machine_id(NAME));
    assert_eq!(setting(&text, "CertificateUUID"), Some(certificate.clone()));
    assert_eq!(without_sign_in(&text).replace(&format!(" CertificateUUID=\"{certificate}\""), ""), before);
    let request = rig.caller.request(Method::DELETE, &at(rig.server.address(), "/myplex/account"));
    assert_eq!(request.header("X-Plex-Token", &rig.token).send().await.expect("an answer").status(), 200);
    assert_signed_out(&rig.text());
    rig.restart().await;
    assert_signed_out(&rig.text());
    assert_eq!(rig.membership(), Membership::SignedOut);
    assert_eq!(rig.claim().await, 200, "and it can be claimed again");
}

/// A server that signed itself out: the keys are there, and empty.
fn assert_signed_out(text: &str) {
    for name in ["PlexOnlineToken", "PlexOnlineUsername", "PlexOnlineMail"] {
        assert_eq!(setting(text, name).as_deref(), Some(""), "{name}");
    }
}

#[tokio::test]
async fn a_server_that_plex_signed_out_writes_it_if_it_notices() {
    for notices in [true, false] {
        let rig = Rig::new(Kind::Healthy).await;
        let before = rig.text();
        rig.server.change(|behaviour| behaviour.notices_sign_out = notices);
        rig.home.plex_tv().sign_out_everywhere("anna");
        assert_eq!(rig.front_page(&rig.token).await, 401);
        if notices {
            assert_signed_out(&rig.text());
        } else {
            assert!(matches!(rig.membership(), Membership::Stale(_)));
            rig.restart().await;
            assert_eq!(rig.text(), before);
            wait("plex.tv's word", || matches!(rig.membership(), Membership::Stale(_))).await;
        }
    }
}

#[tokio::test]
async fn an_exchange_on_disk_claims_a_server_that_is_closed_to_everyone() {
    let rig = Rig::new(Kind::StaleClaim).await;
    rig.server.change(|behaviour| behaviour.when_signed_out = Openness::Closed);
    rig.stop().await;
    let reset = without_sign_in(&rig.text());
    fs::write(rig.file(), &reset).expect("written");
    rig.server.start().expect("it starts");
    assert!(rig.identity().await.contains("claimed=\"0\""));
    assert_eq!(rig.claim().await, 401, "it trusts nobody");
    rig.stop().await;
    let (token, username, email) = rig.exchange().await;
    let values = format!(" PlexOnlineToken=\"{token}\" PlexOnlineUsername=\"{username}\" PlexOnlineMail=\"{email}\"/>");
    rig.edit("/>", &values);
    let exchanged = rig.text();
    rig.server.start().expect("it starts");
    let identity = rig.identity().await;
    assert!(identity.contains("claimed=\"1\"") && identity.contains(&idents::machine_id(NAME)), "{identity}");
    let started = Instant::now();
    while rig.listed_connections().await.as_array().is_none_or(Vec::is_empty) {
        assert!(started.elapsed() < Duration::from_secs(5), "its addresses were not published");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(rig.front_page(&rig.token).await, 200);
    let access = rig.caller.listed(&rig.token, &idents::machine_id(NAME)).await.expect("it is listed");
    assert_eq!((&access["owned"], &access["name"]), (&true.into(), &NAME.into()));
    assert_eq!(rig.front_page(access["accessToken"].as_str().expect("a token")).await, 200);
    rig.stop().await;
    assert_eq!(rig.text(), exchanged);
}

#[cfg(unix)]
#[tokio::test]
async fn line_tools_find_the_values() {
    use super::line_tools::{grep, sed};
    let rig = Rig::new(Kind::Unclaimed).await;
    assert_eq!(sed(&rig.file(), "PlexOnlineToken"), "");
    assert!(!grep(&rig.file(), "PlexOnlineToken"), "linuxserver takes the mere name for a claim");
    assert_eq!(rig.claim().await, 200);
    assert!(rig.home.plex_tv().knows_token(&sed(&rig.file(), "PlexOnlineToken")));
    assert_eq!(sed(&rig.file(), "ProcessedMachineIdentifier"), idents::machine_id(NAME));
    assert_eq!(sed(&rig.file(), "MachineIdentifier"), idents::own_machine_id(NAME));
}

#[tokio::test]
async fn an_installed_server_is_announced_while_it_runs_and_gone_with_its_home() {
    let rig = Rig::new(Kind::Unclaimed).await;
    assert_eq!(rig.home.here(), [rig.server.address()]);
    assert!(rig.home.installed(NAME).is_some());
    assert_eq!(search(rig.home.gdm_targets()[0]).await, 1);
    rig.stop().await;
    assert_eq!(search(rig.home.gdm_targets()[0]).await, 0);
    rig.server.start().expect("it starts");
    assert_eq!(search(rig.home.gdm_targets()[0]).await, 1);
    let Rig { home, server, .. } = rig;
    drop(home);
    assert!(!server.is_running() && server.start().is_err());
}

/// How many answer a search.
async fn search(target: SocketAddr) -> usize {
    let socket = tokio::net::UdpSocket::bind("127.0.0.1:0").await.expect("a socket");
    socket.send_to(b"M-SEARCH * HTTP/1.0", target).await.expect("sent");
    let (mut count, mut buffer) = (0, [0_u8; 2048]);
    while tokio::time::timeout(Duration::from_millis(200), socket.recv_from(&mut buffer)).await.is_ok() {
        count += 1;
    }
    count
}

/// The client's control of a server is synchronous, and its threads know of no runtime.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_can_be_stopped_and_started_from_any_thread() {
    let rig = Rig::new(Kind::Unclaimed).await;
    let server = rig.server.clone();
    let thread = std::thread::spawn(move || {
        server.stop();
        let started = Instant::now();
        while server.is_running() {
            assert!(started.elapsed() < Duration::from_secs(5));
            std::thread::sleep(Duration::from_millis(5));
        }
        server.start().expect("it starts");
    });
    tokio::task::spawn_blocking(move || thread.join().expect("no panic")).await.expect("it ends");
    assert!(rig.identity().await.contains("claimed=\"0\""));
}
