//! Whom a server lets in without a token, what it says of its own sign-in, and what it does without plex.tv.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use plex_locksmith::demo::{Home, Kind, Membership, Openness, Server, ServerOptions};
use reqwest::Method;

use super::caller::{Caller, at};

/// A server whose setting `allowedNetworks` names every caller of these tests.
async fn readable(kind: Kind) -> (Home, Caller) {
    let mut home = Home::empty().await.expect("a home");
    home.add("Server", kind).await.expect("a server");
    allow(&home, "127.0.0.0/8");
    let caller = Caller::new(&home);
    (home, caller)
}

fn allow(home: &Home, network: &str) {
    let network = network.parse().expect("a network");
    home.servers()[0].change(|behaviour| behaviour.allowed_networks = vec![network]);
}

async fn get(caller: &Caller, server: &Server, token: Option<&str>) -> (u16, String) {
    let mut request = caller.get(&at(server.address(), "/"));
    if let Some(token) = token {
        request = request.header("X-Plex-Token", token);
    }
    let answer = request.send().await.expect("an answer");
    (answer.status().as_u16(), answer.text().await.expect("text"))
}

async fn wait_for(server: &Server, holds: impl Fn(Membership) -> bool) {
    let start = Instant::now();
    while !holds(server.membership()) {
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", server.membership());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn allowed_networks_need_no_token_on_a_claimed_server() {
    for (kind, states) in [
        (Kind::Healthy, "myPlexMappingState=\"mapped\" myPlexSigninState=\"ok\""),
        (Kind::NotAccepted, "myPlexMappingState=\"mapped\" myPlexSigninState=\"ok\""),
        (
            Kind::StaleClaim,
            "myPlexMappingState=\"failed\" myPlexMappingError=\"badauth\" myPlexSigninState=\"invalid\"",
        ),
        (
            Kind::CutOffClaimed,
            "myPlexMappingState=\"failed\" myPlexMappingError=\"myplexgone\" myPlexSigninState=\"ok\"",
        ),
    ] {
        let (home, caller) = readable(kind).await;
        let (status, root) = get(&caller, &home.servers()[0], None).await;
        assert_eq!(status, 200, "{kind}");
        assert!(root.contains(states) && root.contains("myPlexUsername=\"anna@example.com\""), "{kind}: {root}");
        assert_eq!(get(&caller, &home.servers()[0], Some("a-token-of-nobody")).await.0, 401, "{kind}");
        allow(&home, "192.168.1.0/24");
        assert_eq!(get(&caller, &home.servers()[0], None).await.0, 401, "{kind}");
    }
}

#[tokio::test]
async fn the_stored_owner_can_be_read_where_the_front_page_is_open() {
    let (home, caller) = readable(Kind::OtherOwner).await;
    let (_, root) = get(&caller, &home.servers()[0], None).await;
    assert!(root.contains("myPlexUsername=\"bob@example.com\""), "{root}");
}

/// "When the server is signed out and this value is set, only localhost and addresses on this list will be allowed."
#[tokio::test]
async fn signed_out_the_list_shuts_all_others_out() {
    let (home, caller) = readable(Kind::Unclaimed).await;
    assert_eq!(get(&caller, &home.servers()[0], None).await.0, 200);
    allow(&home, "192.168.1.0/24");
    assert_eq!(get(&caller, &home.servers()[0], None).await.0, 401);
    allow(&home, "127.0.0.0/8");
    home.servers()[0].change(|behaviour| behaviour.when_signed_out = Openness::Closed);
    assert_eq!(get(&caller, &home.servers()[0], None).await.0, 401);
}

#[tokio::test]
async fn a_server_that_keeps_in_touch_learns_by_itself_that_it_was_signed_out() {
    for (notices, claimed) in [(false, true), (true, false)] {
        let (home, caller) = readable(Kind::Healthy).await;
        let server = &home.servers()[0];
        server.change(|behaviour| behaviour.notices_sign_out = notices);
        server.keep_in_touch(Duration::from_millis(20)).await;
        assert!(matches!(server.membership(), Membership::SignedIn(_)));
        home.plex_tv().sign_out_everywhere("anna");
        wait_for(server, |membership| !matches!(membership, Membership::SignedIn(_))).await;
        assert_eq!(server.membership().is_claimed(), claimed);
        let state = if claimed { "invalid" } else { "none" };
        assert!(get(&caller, server, None).await.1.contains(&format!("myPlexSigninState=\"{state}\"")));
    }
}

/// The friend whose old token the server knows still watches; the owner's new token is a stranger's.
#[tokio::test]
async fn without_plex_tv_a_server_knows_the_tokens_of_yesterday_alone() {
    let mut home = Home::empty().await.expect("a home");
    home.add("Server", Kind::Shared).await.expect("a server");
    home.plex_tv().set_options(|options| options.lists_signed_out_servers = true);
    let (caller, server) = (Caller::new(&home), &home.servers()[0]);
    let friend = home.plex_tv().account_token("anna").expect("anna");
    let listed = caller.listed(&friend, server.machine_id()).await.expect("it is listed");
    let friends_access = listed["accessToken"].as_str().expect("a token");
    server.keep_in_touch(Duration::from_millis(20)).await;
    server.change(|behaviour| behaviour.cut_off = true);
    home.plex_tv().sign_out_everywhere("bob");
    let owner = home.plex_tv().account_token("bob").expect("bob");
    let listed = caller.listed(&owner, server.machine_id()).await.expect("it is still listed");
    assert_eq!(listed["owned"], true);
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert_eq!(get(&caller, server, Some(friends_access)).await.0, 200);
    assert_eq!(get(&caller, server, listed["accessToken"].as_str()).await.0, 401);
    assert_eq!(get(&caller, server, Some(&owner)).await.0, 401);
}

#[tokio::test]
async fn plex_tv_lists_what_a_server_publishes_and_on_what_it_runs() {
    let mut home = Home::empty().await.expect("a home");
    let bridge: SocketAddr = "172.17.0.2:32400".parse().expect("an address");
    let mut options = ServerOptions::new("Container");
    options.publishes = vec![bridge];
    options.platform_version = "6.12.48+deb13-amd64".to_owned();
    home.add_server(options, Kind::Healthy).await.expect("a server");
    let (caller, token) = (Caller::new(&home), home.plex_tv().account_token("anna").expect("anna"));
    let listed = caller.listed(&token, home.servers()[0].machine_id()).await.expect("it is listed");
    assert_eq!(listed["connections"][0]["address"], "172.17.0.2");
    assert_eq!((&listed["platform"], &listed["platformVersion"]), (&"Linux".into(), &"6.12.48+deb13-amd64".into()));
    let list = caller.json(Method::GET, "/api/v2/resources", &token).await;
    assert_eq!(list.as_array().map(Vec::len), Some(2), "the server and a player");
}
