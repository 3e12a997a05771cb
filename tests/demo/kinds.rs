//! What each kind of server shows to a caller.

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use plex_locksmith::demo::{Behaviour, CallerRule, Home, Kind, Locality, Openness, StartingManner};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::caller::{Caller, at};

async fn alone(kind: Kind) -> (Home, Caller) {
    let mut home = Home::empty().await.expect("a home");
    home.add("Server", kind).await.expect("a server");
    let caller = Caller::new(&home);
    (home, caller)
}

async fn status(home: &Home, caller: &Caller, path: &str) -> u16 {
    let url = at(home.servers()[0].address(), path);
    caller.get(&url).send().await.map_or(0, |answer| answer.status().as_u16())
}

/// `claimed` of `/identity`, and the status of `/` without a token.
#[tokio::test]
async fn strangers_see_claimed_and_trusted() {
    for (kind, claimed, root) in [
        (Kind::Healthy, "1", 401),
        (Kind::Shared, "1", 401),
        (Kind::OtherOwner, "1", 401),
        (Kind::ClaimedNotListed, "1", 401),
        (Kind::StaleClaim, "1", 401),
        (Kind::NotAccepted, "1", 401),
        (Kind::Unclaimed, "0", 200),
        (Kind::UnclaimedClosed, "0", 401),
        (Kind::UnclaimedClosedByDefault, "0", 401),
    ] {
        let (home, caller) = alone(kind).await;
        let identity = caller.get(&at(home.servers()[0].address(), "/identity")).send().await.expect("an answer");
        assert!(identity.text().await.expect("text").contains(&format!("claimed=\"{claimed}\"")), "{kind}");
        assert_eq!(status(&home, &caller, "/").await, root, "{kind}");
        assert_eq!(status(&home, &caller, "/web/index.html").await, 200, "{kind}");
    }
}

/// Whether anna's list has the server, as her own, and whether it takes her access token.
#[tokio::test]
async fn the_owner_sees_listed_owned_and_accepted() {
    for (kind, listed_and_owned, root) in [
        (Kind::Healthy, Some(true), 200),
        (Kind::Shared, Some(false), 200),
        (Kind::NotAccepted, Some(true), 401),
        (Kind::CutOffClaimed, Some(true), 401),
        (Kind::OtherOwner, None, 0),
        (Kind::ClaimedNotListed, None, 0),
        (Kind::Unclaimed, None, 0),
    ] {
        let (home, caller) = alone(kind).await;
        let token = home.plex_tv().account_token("anna").expect("anna");
        let listed = caller.listed(&token, home.servers()[0].machine_id()).await;
        assert_eq!(listed.as_ref().and_then(|entry| entry["owned"].as_bool()), listed_and_owned, "{kind}");
        if let Some(entry) = listed {
            let url = format!("{}/", entry["connections"][0]["uri"].as_str().expect("a uri"));
            let request = caller.get(&url).header("X-Plex-Token", entry["accessToken"].as_str().expect("a token"));
            assert_eq!(request.send().await.expect("verified TLS").status(), root, "{kind}");
        }
    }
}

#[tokio::test]
async fn flawed_certificates_do_not_verify() {
    for (kind, words) in [
        (Kind::CertificateExpired, "expired"),
        (Kind::CertificateNotYetValid, "not valid yet"),
        (Kind::CertificateWrongName, "not valid for name"),
    ] {
        let (home, caller) = alone(kind).await;
        let url = format!("{}/identity", home.servers()[0].plex_direct_url());
        let error = caller.get(&url).send().await.expect_err("it must not verify");
        assert!(
            format!("{error:?}").contains(&words.replace(' ', "")) || chain(&error).contains(words),
            "{kind}: {error:?}"
        );
        assert_eq!(status(&home, &caller, "/identity").await, 200, "plain HTTP goes on");
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        words.push_str(&format!(": {inner}"));
        source = inner.source();
    }
    words
}

#[tokio::test]
async fn required_secure_connections_reset_plain_http() {
    let (home, caller) = alone(Kind::SecureRequired).await;
    let mut stream = TcpStream::connect(home.servers()[0].address()).await.expect("a connection");
    stream.write_all(b"GET /identity HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("sent");
    let error = stream.read_u8().await.expect_err("no answer");
    // Wine closes with a farewell, whatever the linger time; either way there is no answer.
    let is_hung_up =
        error.kind() == ErrorKind::ConnectionReset || (cfg!(windows) && error.kind() == ErrorKind::UnexpectedEof);
    assert!(is_hung_up, "{error:?}");
    let url = format!("{}/identity", home.servers()[0].plex_direct_url());
    assert_eq!(caller.get(&url).send().await.expect("verified TLS").status(), 200);
    home.servers()[0].change(|behaviour| behaviour.caller = CallerRule::All(Locality::Loopback));
    assert_eq!(status(&home, &caller, "/identity").await, 200, "its own computer may still");
}

#[tokio::test]
async fn starting_ends() {
    let (home, caller) = alone(Kind::Starting).await;
    home.servers()[0].change(|behaviour| behaviour.starting_for = Some(Duration::from_millis(300)));
    assert_eq!(status(&home, &caller, "/identity").await, 503);
    tokio::time::sleep(Duration::from_millis(350)).await;
    assert_eq!(status(&home, &caller, "/identity").await, 200);
    let (home, caller) = alone(Kind::Unclaimed).await;
    home.servers()[0].change(|behaviour| {
        *behaviour = Behaviour {
            starting: StartingManner::StartState,
            starting_for: Some(Duration::from_secs(60)),
            ..behaviour.clone()
        };
    });
    let root = caller.get(&at(home.servers()[0].address(), "/")).send().await.expect("an answer");
    assert!(root.text().await.expect("text").contains("startState=\"startingPlugins\""));
}

#[tokio::test]
async fn only_the_first_answer_of_a_sleeper_is_slow() {
    let (home, caller) = alone(Kind::Slow).await;
    home.servers()[0].change(|behaviour| behaviour.wakes_in = Duration::from_secs(2));
    let start = Instant::now();
    assert_eq!(status(&home, &caller, "/identity").await, 200);
    assert!(start.elapsed() >= Duration::from_secs(2));
    let start = Instant::now();
    assert_eq!(status(&home, &caller, "/identity").await, 200);
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn the_unreachable_connects_and_never_answers() {
    let (home, _) = alone(Kind::Unreachable).await;
    let mut stream = TcpStream::connect(home.servers()[0].address()).await.expect("a connection");
    stream.write_all(b"GET /identity HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("sent");
    assert!(tokio::time::timeout(Duration::from_millis(300), stream.read_u8()).await.is_err());
}

#[tokio::test]
async fn a_printer_is_no_media_server() {
    let (home, caller) = alone(Kind::NotPlex).await;
    let answer = caller.get(&at(home.servers()[0].address(), "/")).send().await.expect("an answer");
    assert!(answer.headers().get("x-plex-protocol").is_none());
    assert!(answer.text().await.expect("text").contains("Printer"));
    assert_eq!(home.typed(), [home.servers()[0].address()]);
}

#[tokio::test]
async fn openness_follows_the_callers_place() {
    let (home, caller) = alone(Kind::Unclaimed).await;
    for (openness, locality, expected) in [
        (Openness::Open, Locality::Subnet, 200),
        (Openness::Open, Locality::Wan, 401),
        (Openness::LoopbackOnly, Locality::Subnet, 401),
        (Openness::LoopbackOnly, Locality::Loopback, 200),
        (Openness::Closed, Locality::Loopback, 401),
    ] {
        home.servers()[0].change(|behaviour| {
            behaviour.when_signed_out = openness;
            behaviour.caller = CallerRule::All(locality);
        });
        assert_eq!(status(&home, &caller, "/").await, expected, "{openness:?} {locality:?}");
    }
}

#[tokio::test]
async fn a_revoked_server_stays_stale_or_notices() {
    for (notices, claimed) in [(false, true), (true, false)] {
        let (home, caller) = alone(Kind::Healthy).await;
        home.servers()[0].change(|behaviour| behaviour.notices_sign_out = notices);
        home.plex_tv().sign_out_everywhere("anna");
        let token = home.plex_tv().account_token("anna").expect("anna");
        let request = caller.get(&at(home.servers()[0].address(), "/")).header("X-Plex-Token", token);
        assert_eq!(request.send().await.expect("an answer").status(), 401);
        assert_eq!(home.servers()[0].membership().is_claimed(), claimed);
    }
}

#[tokio::test]
async fn the_plex_home_of_the_owner_sees_her_servers_and_owns_none() {
    let (home, caller) = alone(Kind::Healthy).await;
    let token = home.plex_tv().account_token("kim").expect("kim");
    assert_eq!(caller.json(reqwest::Method::GET, "/api/v2/user", &token).await["restricted"], true);
    let listed = caller.listed(&token, home.servers()[0].machine_id()).await.expect("it is listed");
    assert_eq!((&listed["owned"], &listed["home"]), (&false.into(), &true.into()));
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    for kind in Kind::all() {
        assert_eq!(kind.to_string().parse(), Ok(kind));
    }
    assert!("healthyy".parse::<Kind>().is_err());
}
