//! What the core finds, and what it says of it.

use std::time::Duration;

use plex_locksmith::client::diagnosis::ComputerCause;
use plex_locksmith::client::state::Request;
use plex_locksmith::demo::{Kind, PlexFault};

use crate::rig::{Rig, cause_of};

#[test]
fn one_server_of_each_kind_gets_its_cause() {
    let kinds = [
        ("Healthy", Kind::Healthy, "healthy"),
        ("Shared", Kind::Shared, "shared"),
        ("Not listed", Kind::ClaimedNotListed, "claimed-not-listed"),
        ("Unclaimed", Kind::Unclaimed, "unclaimed"),
        ("Closed", Kind::UnclaimedClosed, "unclaimed-closed"),
        ("Not accepted", Kind::NotAccepted, "not-accepted"),
        ("Starting", Kind::Starting, "starting"),
        ("Secure", Kind::SecureRequired, "healthy"),
        ("Expired", Kind::CertificateExpired, "certificate"),
        ("Too early", Kind::CertificateNotYetValid, "certificate"),
        ("Wrong name", Kind::CertificateWrongName, "certificate"),
    ];
    let rig = Rig::new(async |home| {
        for (name, kind, _) in kinds {
            home.add(name, kind).await.unwrap();
        }
        home.add_not_running("Not running").unwrap();
    });
    rig.sign_in().unwrap();
    for (name, _, cause) in kinds.into_iter().chain([("Not running", Kind::Healthy, "not-running")]) {
        let row = rig.wait_for_cause(name, cause);
        let roots = row.diagnosis.checks.iter().filter(|c| c.root_cause).count();
        let is_marked = row.diagnosis.cause.is_some_and(|cause| cause.spec().check.is_some());
        assert_eq!(roots, usize::from(is_marked), "{name}: exactly one root cause");
    }
}

#[test]
fn before_a_sign_in_a_claimed_server_is_called_neither_good_nor_bad() {
    let rig = Rig::new(async |home| {
        home.add("Attic NAS", Kind::Healthy).await.unwrap();
    });
    let row = rig.wait_for_cause("Attic NAS", "sign-in-needed");
    assert!(row.verdict_at.is_some());
}

#[test]
fn silence_is_unreachable_within_its_limit() {
    let rig = Rig::with(
        async |home| {
            home.add("Guest House", Kind::Unreachable).await.unwrap();
        },
        |settings| settings.net.limits.answer = Duration::from_millis(300),
    );
    rig.wait_for_cause("Guest House", "unreachable");
}

#[test]
fn two_servers_with_one_identity_are_one_row_and_an_alarm() {
    use plex_locksmith::demo::ServerOptions;
    let rig = Rig::new(async |home| {
        for name in ["Studio", "Studio (copy)"] {
            let mut options = ServerOptions::new("Studio");
            options.name = name.to_owned();
            home.add_server(options, Kind::Unclaimed).await.unwrap();
        }
    });
    let model = rig.wait("the alarm", |m| {
        m.rows.iter().any(|s| s.diagnosis.cause.is_some_and(|c| c.id() == "duplicate-identity"))
    });
    assert_eq!(model.rows.len(), 1);
    assert_eq!(model.rows.at(0).unwrap().addresses.len(), 2);
}

#[test]
fn a_server_that_was_starting_is_looked_at_again_by_itself() {
    let rig = Rig::new(async |home| {
        home.add("Media Box", Kind::Unclaimed).await.unwrap();
        home.server("Media Box").unwrap().change(|b| b.starting_for = Some(Duration::from_millis(1500)));
    });
    rig.wait_for_cause("Media Box", "starting");
    rig.wait_for_cause("Media Box", "unclaimed");
}

#[test]
fn a_server_that_stopped_is_seen_when_it_is_checked_again() {
    let mut rig = Rig::new(async |home| {
        home.add("Garage PC", Kind::Unclaimed).await.unwrap();
    });
    rig.wait_for_cause("Garage PC", "unclaimed");
    let runtime = rig.runtime.handle().clone();
    let address = rig.home.server("Garage PC").unwrap().address();
    runtime.block_on(async { assert!(rig.home.stop("Garage PC")) });
    // Its last task ends a moment later; what it still takes would be hung up on.
    while std::net::TcpStream::connect(address).is_ok() {
        std::thread::sleep(Duration::from_millis(5));
    }
    rig.engine.request(Request::Recheck(rig.key("Garage PC")));
    rig.wait_for_cause("Garage PC", "not-running");
}

#[test]
fn trouble_at_plex_is_not_the_servers() {
    for (fault, cause) in [
        (PlexFault::Status(502), ComputerCause::PlexDown),
        (PlexFault::RateLimited, ComputerCause::RateLimited),
        (PlexFault::Reset, ComputerCause::PlexDown),
    ] {
        let rig = Rig::new(async |home| {
            home.plex_tv().set_fault(fault);
            home.add("Attic NAS", Kind::Healthy).await.unwrap();
        });
        let model = rig.wait("the cause", |m| m.computer.diagnosis.cause == Some(cause));
        assert!(rig.sign_in().is_err());
        rig.wait_for_cause("Attic NAS", "sign-in-needed");
        assert!(model.computer.diagnosis.checks.iter().filter(|c| c.root_cause).count() == 1);
    }
}

#[test]
fn the_list_is_asked_once_plex_is_well_again_and_nothing_is_blamed_meanwhile() {
    let rig = Rig::new(async |home| {
        home.add("Attic NAS", Kind::Healthy).await.unwrap();
    });
    rig.sign_in().unwrap();
    rig.wait_for_cause("Attic NAS", "healthy");
    rig.home.plex_tv().set_fault(PlexFault::Status(503));
    rig.engine.request(Request::RecheckAll);
    rig.wait("trouble", |m| m.computer.diagnosis.cause == Some(ComputerCause::PlexDown));
    assert_eq!(cause_of(&rig.engine.model(), "Attic NAS").as_deref(), Some("healthy"), "the last list still counts");
}
