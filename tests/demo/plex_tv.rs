//! PIN sign-in, sign-out, faults.

use std::time::Duration;

use plex_locksmith::demo::{Authority, Home, PlexFault};
use reqwest::Method;
use serde_json::Value;

use super::caller::Caller;

async fn new_pin(caller: &Caller) -> (String, String) {
    let request = caller.plex_tv(Method::POST, "/api/v2/pins?strong=true");
    let pin: Value = request.send().await.expect("an answer").json().await.expect("JSON");
    (format!("/api/v2/pins/{}", pin["id"]), pin["code"].as_str().expect("a code").to_owned())
}

async fn status(caller: &Caller, path: &str) -> u16 {
    caller.plex_tv(Method::GET, path).send().await.map_or(0, |answer| answer.status().as_u16())
}

#[tokio::test]
async fn the_demo_browser_signs_in_and_the_sign_in_can_be_given_back() {
    let home = Home::empty().await.expect("a home");
    let caller = Caller::new(&home);
    let (path, code) = new_pin(&caller).await;
    let mut browser = home.browser();
    browser.thinking_time = Duration::from_millis(10);
    assert!(browser.visit(&format!("https://app.plex.tv/auth#?clientID=x&code={code}")).await);
    let pin: Value = caller.plex_tv(Method::GET, &path).send().await.expect("an answer").json().await.expect("JSON");
    let token = pin["authToken"].as_str().expect("a token");
    assert_eq!(caller.json(Method::GET, "/api/v2/user", token).await["username"], "anna");
    let request = caller.plex_tv(Method::DELETE, "/api/v2/users/signout").header("X-Plex-Token", token);
    assert_eq!(request.send().await.expect("an answer").status(), 204);
    assert!(!home.plex_tv().knows_token(token));
}

#[tokio::test]
async fn denied_expired_and_foreign_pins_do_not_exist() {
    let home = Home::empty().await.expect("a home");
    let mut caller = Caller::new(&home);
    let (path, code) = new_pin(&caller).await;
    assert_eq!(status(&caller, &path).await, 200);
    caller.id = "another-client".to_owned();
    assert_eq!(status(&caller, &path).await, 404);
    caller.id = "test-client".to_owned();
    assert!(home.plex_tv().deny(&code));
    assert_eq!(status(&caller, &path).await, 404);
    home.plex_tv().set_options(|options| options.pin_lifetime = Duration::ZERO);
    let (path, _) = new_pin(&caller).await;
    assert_eq!(status(&caller, &path).await, 404);
}

#[tokio::test]
async fn faults_come_and_go() {
    let home = Home::empty().await.expect("a home");
    let caller = Caller::new(&home);
    let (pin, _) = new_pin(&caller).await;
    for (fault, pin_status, ping_status) in [
        (PlexFault::RateLimited, 429, 429),
        (PlexFault::PinsRateLimited, 429, 401),
        (PlexFault::Status(503), 503, 503),
        (PlexFault::Html, 200, 200),
        (PlexFault::Reset, 0, 0),
        (PlexFault::None, 200, 401),
    ] {
        home.plex_tv().set_fault(fault);
        assert_eq!(status(&caller, &pin).await, pin_status, "{fault:?}");
        assert_eq!(status(&caller, "/api/v2/ping").await, ping_status, "{fault:?}");
    }
}

#[tokio::test]
async fn a_wrong_clock_shows_in_the_date() {
    let home = Home::empty().await.expect("a home");
    home.plex_tv().set_clock_offset(-3600);
    let caller = Caller::new(&home);
    let answer = caller.plex_tv(Method::GET, "/api/v2/ping").send().await.expect("an answer");
    let date = httpdate::parse_http_date(answer.headers()["date"].to_str().expect("text")).expect("a date");
    let behind = std::time::SystemTime::now().duration_since(date).expect("it is behind").as_secs();
    assert!((3599..3610).contains(&behind), "{behind}");
}

#[test]
fn processes_share_an_authority_by_its_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = Authority::load_or_create(folder.path()).expect("it is made");
    let second = Authority::load_or_create(folder.path()).expect("it is read");
    assert_eq!((first.pem(), first.der()), (second.pem(), second.der()));
}
