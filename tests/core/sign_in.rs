//! The sign-in: pending, approved, denied, expired, troubled, cancelled; and given back at the end.

use std::sync::Arc;
use std::time::Duration;

use plex_locksmith::client::settings::Browser;
use plex_locksmith::client::state::{Request, SignIn, SignInFailure};
use plex_locksmith::demo::{Kind, PlexFault};

use crate::rig::Rig;

/// Nobody sits before it.
struct Deserted;

impl Browser for Deserted {
    fn open(&self, _page: &str) -> Result<(), String> {
        Err("there is no browser here".to_owned())
    }
}

fn deserted() -> Rig {
    Rig::with(
        async |home| {
            home.add("Attic NAS", Kind::Healthy).await.unwrap();
        },
        |settings| settings.browser = Arc::new(Deserted),
    )
}

#[test]
fn an_approved_page_signs_in_and_quitting_signs_out() {
    let Rig { engine, home, runtime } = {
        let rig = Rig::new(async |_| {});
        let user = rig.sign_in().unwrap();
        assert_eq!(user.name.as_str(), "anna");
        assert!(user.email.as_ref().is_some_and(|e| e.masked().contains("•••")), "{user:?}");
        rig
    };
    let before = home.journal().of("plex.tv");
    let token = before.iter().find_map(|e| e.token().map(str::to_owned)).expect("it asked who signed in");
    assert!(home.plex_tv().knows_token(&token));
    engine.shut_down();
    assert!(!home.plex_tv().knows_token(&token), "the sign-in was given back");
    drop((home, runtime));
}

#[test]
fn a_browser_that_cannot_be_opened_is_no_failure() {
    let rig = deserted();
    let read = rig.engine.model().changes.end();
    rig.engine.request(Request::SignIn);
    let model = rig.wait("the link", |m| matches!(&m.sign_in, SignIn::Waiting(w) if w.browser_error.is_some()));
    let SignIn::Waiting(waiting) = &model.sign_in else { unreachable!() };
    assert!(waiting.link.contains(&waiting.code));
    assert!(waiting.expires > waiting.since);
    assert!(rig.home.plex_tv().approve(&waiting.code, "anna"), "the owner went there by another way");
    assert!(rig.told("the end", read, |change| change.sign_in_end().cloned()).is_ok());
}

#[test]
fn a_request_that_is_turned_down_says_so() {
    let rig = deserted();
    rig.engine.request(Request::SignIn);
    let model = rig.wait("the link", |m| matches!(&m.sign_in, SignIn::Waiting(_)));
    let SignIn::Waiting(waiting) = &model.sign_in else { unreachable!() };
    rig.home.plex_tv().deny(&waiting.code);
    rig.wait("denied", |m| matches!(&m.sign_in, SignIn::Failed(SignInFailure::Denied)));
}

#[test]
fn the_time_of_a_page_runs_out() {
    let rig = deserted();
    rig.home.plex_tv().set_options(|o| o.pin_lifetime = Duration::from_secs(1));
    assert_eq!(rig.sign_in(), Err(SignInFailure::Expired));
}

#[test]
fn trouble_while_waiting_is_told_and_waited_out() {
    let rig = deserted();
    rig.engine.request(Request::SignIn);
    let model = rig.wait("the link", |m| matches!(&m.sign_in, SignIn::Waiting(_)));
    let SignIn::Waiting(waiting) = &model.sign_in else { unreachable!() };
    rig.home.plex_tv().set_fault(PlexFault::PinsRateLimited);
    rig.wait("the trouble", |m| matches!(&m.sign_in, SignIn::Waiting(w) if w.trouble.is_some()));
    rig.home.plex_tv().set_fault(PlexFault::None);
    rig.home.plex_tv().approve(&waiting.code, "anna");
    rig.wait("signed in", |m| m.user().is_some());
}

#[test]
fn cancel_takes_effect_at_once() {
    let rig = deserted();
    rig.engine.request(Request::SignIn);
    rig.wait("the link", |m| matches!(&m.sign_in, SignIn::Waiting(_)));
    let asked = std::time::Instant::now();
    rig.engine.request(Request::CancelSignIn);
    rig.wait("cancelled", |m| matches!(&m.sign_in, SignIn::Out));
    assert!(asked.elapsed() < Duration::from_secs(1), "a cancel takes effect at once");
}

#[test]
fn html_in_the_place_of_an_answer_is_trouble_at_plex() {
    let rig = deserted();
    rig.home.plex_tv().set_fault(PlexFault::Html);
    assert!(matches!(rig.sign_in(), Err(SignInFailure::Service(_))));
}

#[test]
fn signing_out_forgets_what_only_the_account_could_know() {
    let rig = Rig::new(async |home| {
        home.add("Attic NAS", Kind::Healthy).await.unwrap();
    });
    rig.sign_in().unwrap();
    rig.wait_for_cause("Attic NAS", "healthy");
    rig.engine.request(Request::SignOut);
    rig.wait_for_cause("Attic NAS", "sign-in-needed");
}
