//! The claim: what counts is what was read back.

use std::time::Duration;

use plex_locksmith::client::repair::claim::{ClaimEnd, ClaimRoute, Consent, Missing};
use plex_locksmith::client::state::Request;
use plex_locksmith::client::state::policy::ClaimWay;
use plex_locksmith::demo::{ClaimManner, Kind, LoggedRequest, ServerOptions};

use crate::rig::{Rig, cause_of};

fn unclaimed() -> Rig {
    Rig::new(async |home| {
        home.add("Mac Mini", Kind::Unclaimed).await.unwrap();
    })
}

/// What may never be: the account token at a server, or any secret but a claim code over plain HTTP to a neighbour.
fn assert_secrets_kept(rig: &Rig) {
    let entries = rig.home.journal().entries();
    let account: Vec<_> = entries.iter().filter(|e| e.server == "plex.tv").filter_map(LoggedRequest::token).collect();
    for entry in entries.iter().filter(|e| e.server != "plex.tv") {
        let Some(token) = entry.token() else { continue };
        let is_claim = entry.path == "/myplex/claim";
        assert!(
            entry.tls || is_claim || entry.server == "Here",
            "a secret in the clear: {} {}",
            entry.method,
            entry.path
        );
        // plex.tv lists it as the access token of owned servers: then it goes through TLS that verifies, and nowhere else.
        assert!(
            entry.tls || !account.contains(&token),
            "the account token in the clear at {}: {}",
            entry.server,
            entry.path
        );
    }
}

#[test]
fn a_neighbour_is_claimed_after_its_owner_agreed() {
    let rig = unclaimed();
    assert_eq!(rig.claim_over_lan("Mac Mini"), ClaimEnd::Verified(ClaimRoute::Lan));
    rig.wait_for_cause("Mac Mini", "healthy");
    assert_secrets_kept(&rig);
}

#[test]
fn without_consent_nothing_is_sent_to_a_neighbour() {
    let rig = unclaimed();
    rig.sign_in().unwrap();
    rig.wait_for_cause("Mac Mini", "unclaimed");
    assert!(matches!(rig.claim("Mac Mini", Consent::HereOnly), ClaimEnd::NeedsConsent(_)));
    assert!(rig.home.journal().of("Mac Mini").iter().all(|e| e.method == "GET"));
}

#[test]
fn consent_to_one_address_is_none_to_another() {
    let rig = unclaimed();
    rig.sign_in().unwrap();
    rig.wait_for_cause("Mac Mini", "unclaimed");
    let elsewhere = Consent::Lan("127.0.0.1:9".parse().unwrap());
    assert!(matches!(rig.claim("Mac Mini", elsewhere), ClaimEnd::NeedsConsent(_)));
    assert!(rig.home.journal().of("Mac Mini").iter().all(|e| e.method == "GET"));
}

#[test]
fn this_computers_own_server_is_claimed_over_loopback() {
    let folder = tempfile::tempdir().unwrap();
    let rig = Rig::new(async |home| {
        home.install(ServerOptions::new("Here"), Kind::Unclaimed, folder.path()).await.unwrap();
    });
    rig.sign_in().unwrap();
    rig.wait_for_cause("Here", "unclaimed");
    assert_eq!(rig.claim("Here", Consent::HereOnly), ClaimEnd::Verified(ClaimRoute::Loopback));
    assert_secrets_kept(&rig);
}

/// A local user can listen on any port, with the identity of any server.
#[test]
fn loopback_alone_proves_nothing() {
    let rig = Rig::new(async |home| {
        home.add("Here", Kind::Unclaimed).await.unwrap();
        home.set_here("Here");
    });
    rig.sign_in().unwrap();
    let row = rig.wait_for_cause("Here", "unclaimed");
    assert!(!row.diagnosis.here, "no installation has that identity");
    assert!(matches!(rig.engine.model().claim_way(row.key, None), ClaimWay::Ask { .. }));
    assert!(matches!(rig.claim("Here", Consent::HereOnly), ClaimEnd::NeedsConsent(_)));
    assert!(rig.home.journal().of("Here").iter().all(|e| e.method == "GET"));
}

#[test]
fn a_lost_answer_is_no_failure() {
    let rig = Rig::new(async |home| {
        home.add("Mac Mini", Kind::ClaimAnswerLost).await.unwrap();
    });
    assert_eq!(rig.claim_over_lan("Mac Mini"), ClaimEnd::Verified(ClaimRoute::Lan));
}

#[test]
fn a_late_answer_is_no_failure() {
    let rig = Rig::with(
        async |home| {
            home.add("Mac Mini", Kind::Unclaimed).await.unwrap();
            let slow = ClaimManner::Slow(Duration::from_secs(3));
            home.server("Mac Mini").unwrap().change(|b| b.claim = slow);
        },
        // Every other answer would be given up by then.
        |settings| settings.net.limits.answer = Duration::from_secs(2),
    );
    assert_eq!(rig.claim_over_lan("Mac Mini"), ClaimEnd::Verified(ClaimRoute::Lan));
}

#[test]
fn an_expired_code_is_renewed_and_then_given_up() {
    let rig = unclaimed();
    rig.home.plex_tv().set_options(|o| o.claim_lifetime = Duration::ZERO);
    assert_eq!(rig.claim_over_lan("Mac Mini"), ClaimEnd::CodeRefused);
    let asked = rig.home.journal().of("plex.tv").iter().filter(|e| e.path.starts_with("/api/claim/token")).count();
    assert_eq!(asked, 3, "the first and two renewals");
}

#[test]
fn a_closed_server_is_told_from_an_expired_code() {
    let rig = Rig::new(async |home| {
        home.add("Cellar NAS", Kind::UnclaimedClosed).await.unwrap();
    });
    assert_eq!(rig.claim_over_lan("Cellar NAS"), ClaimEnd::Closed);
    rig.wait_for_cause("Cellar NAS", "unclaimed-closed");
}

#[test]
fn a_server_that_cannot_reach_plex_is_named_so() {
    let rig = Rig::new(async |home| {
        home.add("Mac Mini", Kind::CutOff).await.unwrap();
    });
    assert_eq!(rig.claim_over_lan("Mac Mini"), ClaimEnd::CutOff);
    rig.wait_for_cause("Mac Mini", "server-cut-off");
}

#[test]
fn a_list_that_lags_is_waited_for() {
    let rig = unclaimed();
    rig.home.plex_tv().set_options(|o| o.listing_lag = 3);
    assert_eq!(rig.claim_over_lan("Mac Mini"), ClaimEnd::Verified(ClaimRoute::Lan));
}

#[test]
fn a_list_that_never_names_it_is_not_success() {
    let rig = unclaimed();
    rig.home.plex_tv().set_options(|o| o.listing_lag = 1_000_000);
    let end = rig.claim_over_lan("Mac Mini");
    assert_eq!(end, ClaimEnd::Unverified { by: ClaimRoute::Lan, missing: Missing::NotListed });
}

#[test]
fn a_server_that_does_not_let_its_owner_in_is_not_success() {
    let rig = unclaimed();
    rig.home.server("Mac Mini").unwrap().change(|b| b.refuses_tokens = true);
    let end = rig.claim_over_lan("Mac Mini");
    assert_eq!(end, ClaimEnd::Unverified { by: ClaimRoute::Lan, missing: Missing::NotLetIn });
    rig.wait_for_cause("Mac Mini", "not-accepted");
}

#[test]
fn two_computers_with_one_identity_get_no_code() {
    let rig = Rig::new(async |home| {
        for name in ["Studio", "Studio (copy)"] {
            let mut options = ServerOptions::new("Studio");
            options.name = name.to_owned();
            home.add_server(options, Kind::Unclaimed).await.unwrap();
        }
    });
    rig.sign_in().unwrap();
    let model = rig.wait("the alarm", |m| {
        m.rows.iter().any(|s| s.diagnosis.cause.is_some_and(|c| c.id() == "duplicate-identity"))
    });
    let row = model.rows.at(0).unwrap();
    let consent = Consent::Lan(row.addresses[0].address);
    assert_eq!(rig.claim(&row.diagnosis.name, consent), ClaimEnd::Duplicate);
    assert!(rig.home.journal().entries().iter().all(|e| e.path != "/myplex/claim"));
}

#[test]
fn a_claim_without_a_sign_in_ends_before_it_begins() {
    let rig = unclaimed();
    rig.wait_for_cause("Mac Mini", "unclaimed");
    assert_eq!(rig.claim("Mac Mini", Consent::HereOnly), ClaimEnd::Cancelled);
}

#[test]
fn cancel_ends_a_claim_at_once_and_what_the_server_took_is_merely_unseen() {
    let rig = unclaimed();
    rig.home.plex_tv().set_options(|o| o.listing_lag = 1_000_000);
    rig.sign_in().unwrap();
    let row = rig.wait_for_cause("Mac Mini", "unclaimed");
    rig.engine.request(Request::Claim { server: row.key, consent: Consent::Lan(row.addresses[0].address) });
    rig.wait("the claim waits for Plex", |m| {
        m.running_claim().is_some_and(|c| c.stage == plex_locksmith::client::repair::claim::ClaimStage::WaitingForPlex)
    });
    let asked = std::time::Instant::now();
    rig.engine.request(Request::CancelClaim);
    let unseen = ClaimEnd::Unverified { by: ClaimRoute::Lan, missing: Missing::NotListed };
    rig.wait("the end", |m| m.claim.as_ref().is_some_and(|c| c.end == Some(unseen.clone())));
    assert!(asked.elapsed() < Duration::from_secs(1), "a cancel takes effect at once");
    rig.wait("read back", |m| cause_of(m, "Mac Mini").as_deref() == Some("claimed-not-listed"));
}
