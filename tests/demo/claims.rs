//! Claiming: the exchange, what it changes, and how it fails.

use std::time::{Duration, Instant};

use plex_locksmith::demo::{ClaimManner, Home, Kind, PlexFault};
use reqwest::Method;

use super::caller::{Caller, at};

async fn home_with(kind: Kind) -> (Home, Caller, String) {
    let mut home = Home::empty().await.expect("a home");
    home.add("Mac Mini", kind).await.expect("a server");
    let (caller, token) = (Caller::new(&home), home.plex_tv().account_token("anna").expect("anna"));
    (home, caller, token)
}

async fn wait_for_connections(caller: &Caller, token: &str, machine_id: &str) {
    let start = Instant::now();
    while caller.listed(token, machine_id).await.is_none_or(|entry| entry["connections"] == serde_json::json!([])) {
        assert!(start.elapsed() < Duration::from_secs(5), "its addresses were not published");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_claimed_server_is_listed_owned_and_proves_itself() {
    let (home, caller, token) = home_with(Kind::Unclaimed).await;
    let server = &home.servers()[0];
    assert!(caller.get(&format!("{}/identity", server.plex_direct_url())).send().await.is_err(), "no certificate yet");
    assert!(server.announcement().certificate_uuid.is_none());
    let claim = caller.claim_token(&token).await;
    let answer = caller.claim(server, &claim).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    let text = answer.text().await.expect("text");
    assert!(text.contains("signInState=\"ok\"") && text.contains("username=\"anna@example.com\""), "{text}");
    wait_for_connections(&caller, &token, server.machine_id()).await;
    let listed = caller.listed(&token, server.machine_id()).await.expect("it is listed");
    assert_eq!(listed["owned"], true);
    let access = listed["accessToken"].as_str().expect("a token");
    let uri = listed["connections"][0]["uri"].as_str().expect("a uri");
    let answer = caller.get(&format!("{uri}/")).header("X-Plex-Token", access).send().await.expect("verified TLS");
    assert_eq!(answer.status(), 200);
    assert!(server.announcement().certificate_uuid.is_some());
}

#[tokio::test]
async fn a_claim_token_is_good_once_and_for_a_while() {
    let (mut home, caller, token) = home_with(Kind::Unclaimed).await;
    home.add("Second", Kind::Unclaimed).await.expect("a server");
    let claim = caller.claim_token(&token).await;
    assert_eq!(caller.claim(&home.servers()[0], &claim).await.expect("an answer").status(), 200);
    assert_eq!(caller.claim(&home.servers()[1], &claim).await.expect("an answer").status(), 401);
    home.plex_tv().set_options(|options| options.claim_lifetime = Duration::ZERO);
    let late = caller.claim_token(&token).await;
    assert_eq!(caller.claim(&home.servers()[1], &late).await.expect("an answer").status(), 401);
    assert!(!home.servers()[1].membership().is_claimed());
}

#[tokio::test]
async fn claims_are_refused_by_claimed_closed_and_cut_off_servers() {
    for (kind, status) in
        [(Kind::Healthy, 401), (Kind::UnclaimedClosed, 401), (Kind::UnclaimedClosedByDefault, 401), (Kind::CutOff, 500)]
    {
        let (home, caller, token) = home_with(kind).await;
        let claim = caller.claim_token(&token).await;
        assert_eq!(caller.claim(&home.servers()[0], &claim).await.expect("an answer").status(), status, "{kind}");
    }
}

#[tokio::test]
async fn a_fault_of_plex_tv_makes_the_claim_fail_with_500() {
    for fault in
        [PlexFault::ExchangeFails, PlexFault::Status(502), PlexFault::RateLimited, PlexFault::Html, PlexFault::Reset]
    {
        let (home, caller, token) = home_with(Kind::Unclaimed).await;
        let claim = caller.claim_token(&token).await;
        home.plex_tv().set_fault(fault);
        assert_eq!(caller.claim(&home.servers()[0], &claim).await.expect("an answer").status(), 500, "{fault:?}");
        assert!(!home.servers()[0].membership().is_claimed());
    }
}

#[tokio::test]
async fn a_lost_answer_is_no_failed_claim() {
    let (home, caller, token) = home_with(Kind::ClaimAnswerLost).await;
    let claim = caller.claim_token(&token).await;
    assert!(caller.claim(&home.servers()[0], &claim).await.is_err());
    assert!(home.servers()[0].membership().is_claimed());
    let identity = caller.get(&at(home.servers()[0].address(), "/identity")).send().await.expect("an answer");
    assert!(identity.text().await.expect("text").contains("claimed=\"1\""));
}

#[tokio::test]
async fn a_slow_claim_takes_its_time() {
    let (home, caller, token) = home_with(Kind::Unclaimed).await;
    home.servers()[0].change(|behaviour| behaviour.claim = ClaimManner::Slow(Duration::from_millis(400)));
    let (claim, start) = (caller.claim_token(&token).await, Instant::now());
    assert_eq!(caller.claim(&home.servers()[0], &claim).await.expect("an answer").status(), 200);
    assert!(start.elapsed() >= Duration::from_millis(400));
}

#[tokio::test]
async fn the_list_can_lag_behind() {
    let (home, caller, token) = home_with(Kind::Unclaimed).await;
    home.plex_tv().set_options(|options| options.listing_lag = 2);
    let (server, claim) = (&home.servers()[0], caller.claim_token(&token).await);
    assert_eq!(caller.claim(server, &claim).await.expect("an answer").status(), 200);
    for expected in [false, false, true] {
        assert_eq!(caller.listed(&token, server.machine_id()).await.is_some(), expected);
    }
}

#[tokio::test]
async fn unclaiming_needs_the_owner_and_takes_the_server_off_the_list() {
    let (home, caller, token) = home_with(Kind::Healthy).await;
    let (server, url) = (&home.servers()[0], at(home.servers()[0].address(), "/myplex/account"));
    assert_eq!(caller.request(Method::DELETE, &url).send().await.expect("an answer").status(), 401);
    let request = caller.request(Method::DELETE, &url).header("X-Plex-Token", &token);
    assert_eq!(request.send().await.expect("an answer").status(), 200);
    assert!(!server.membership().is_claimed());
    assert!(caller.listed(&token, server.machine_id()).await.is_none());
}

#[tokio::test]
async fn a_servers_name_may_have_any_letters() {
    let mut home = Home::empty().await.expect("a home");
    home.add("Küche 厨房", Kind::Unclaimed).await.expect("a server");
    let (caller, token) = (Caller::new(&home), home.plex_tv().account_token("anna").expect("anna"));
    let (server, claim) = (&home.servers()[0], caller.claim_token(&token).await);
    assert_eq!(caller.claim(server, &claim).await.expect("an answer").status(), 200);
    let listed = caller.listed(&token, server.machine_id()).await.expect("it is listed");
    assert_eq!(listed["name"], "Küche 厨房");
}

#[tokio::test]
async fn managed_users_get_no_claim_token() {
    let (home, caller, _) = home_with(Kind::Unclaimed).await;
    let kim = home.plex_tv().account_token("kim").expect("kim");
    let request = caller.plex_tv(Method::GET, "/api/claim/token.json").header("X-Plex-Token", kim);
    assert_eq!(request.send().await.expect("an answer").status(), 403);
}
