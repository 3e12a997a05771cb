//! What is wrong with this computer, by what its own system says: names, routes, and whether it lets the program out at all.

use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use plex_locksmith::client::diagnosis::{Action, CheckId, CheckState, CheckSummary, ComputerCause};
use plex_locksmith::client::model::Route;
use plex_locksmith::client::net::{BoxFuture, Interface, Network};
use plex_locksmith::client::settings::Settings;
use plex_locksmith::client::state::{Model, Request};
use plex_locksmith::demo::{Home, Kind};

use crate::rig::{Rig, cause_of};

type Lookup = fn(&str) -> io::Result<Vec<IpAddr>>;

/// A system that says what a test wants it to say.
struct System {
    names: Lookup,
    route: fn() -> Route,
    send_fault: Option<io::ErrorKind>,
    hangs: bool,
}

const FINE: System = System { names: found, route: || Route::Network, send_fault: None, hangs: false };

fn found(_: &str) -> io::Result<Vec<IpAddr>> {
    Ok(vec![[203, 0, 113, 10].into()])
}

fn nothing(_: &str) -> io::Result<Vec<IpAddr>> {
    Err(io::Error::other("no such name"))
}

impl Network for System {
    fn interfaces(&self) -> io::Result<Vec<Interface>> {
        Ok(vec![Interface {
            name: "en0".to_owned(),
            ip: Ipv4Addr::new(192, 168, 1, 20).into(),
            prefix: 24,
            broadcast: Some(Ipv4Addr::new(192, 168, 1, 255)),
            is_loopback: false,
            is_up: true,
            is_point_to_point: false,
        }])
    }

    fn send_fault(&self) -> Option<io::ErrorKind> {
        self.send_fault
    }

    fn lookup(&self, name: String) -> BoxFuture<io::Result<Vec<IpAddr>>> {
        let (answer, hangs) = (self.names, self.hangs);
        Box::pin(async move {
            if hangs {
                std::future::pending::<()>().await;
            }
            answer(&name)
        })
    }

    fn route(&self, _: Vec<Interface>) -> BoxFuture<Route> {
        let route = self.route;
        Box::pin(async move { route() })
    }
}

/// A home with an unclaimed server, on a computer whose system says this.
fn rig(system: System, adjust: impl FnOnce(&mut Settings, &Home)) -> Rig {
    let mut adjust = Some(adjust);
    Rig::with_home(
        async |home| {
            home.add("Mac Mini", Kind::Unclaimed).await.unwrap();
        },
        move |settings, home| {
            settings.net.network = Arc::new(system);
            settings.net.limits.name = Duration::from_millis(300);
            if let Some(adjust) = adjust.take() {
                adjust(settings, home);
            }
        },
    )
}

/// The names of plex.tv are the system's own affair, as they are in a real home.
fn real_names(settings: &mut Settings, _: &Home) {
    settings.net.resolve.clear();
}

fn as_it_is(_: &mut Settings, _: &Home) {}

fn is(cause: ComputerCause) -> impl Fn(&Model) -> bool {
    move |model| model.computer.diagnosis.cause == Some(cause)
}

fn roots(model: &Model) -> Vec<&'static str> {
    model.computer.diagnosis.checks.iter().filter(|c| c.root_cause).map(|c| c.id.id()).collect()
}

#[test]
fn no_name_at_all_and_not_plex_s_names_are_told_apart() {
    let broken = rig(System { names: nothing, ..FINE }, real_names);
    let model = broken.wait("no names", is(ComputerCause::DnsBroken));
    assert_eq!(roots(&model), ["names"]);
    let only_plex: Lookup = |name| if name.ends_with("plex.tv") { nothing(name) } else { found(name) };
    let blocked = rig(System { names: only_plex, ..FINE }, real_names);
    let model = blocked.wait("Plex blocked", is(ComputerCause::PlexBlocked));
    assert_eq!(roots(&model), ["plex-name"]);
    let zero: Lookup = |name| if name == "app.plex.tv" { Ok(vec![Ipv4Addr::UNSPECIFIED.into()]) } else { found(name) };
    rig(System { names: zero, ..FINE }, as_it_is).wait("the page blocked", is(ComputerCause::PlexBlocked));
}

#[test]
fn a_resolver_that_never_answers_is_named_within_its_limit() {
    let started = Instant::now();
    let rig = rig(System { hangs: true, ..FINE }, |settings, home| {
        real_names(settings, home);
        settings.net.limits.reach = Duration::from_millis(500);
    });
    rig.wait("no names", is(ComputerCause::DnsBroken));
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

#[test]
fn no_route_is_offline_unless_plex_answers_all_the_same() {
    let out = rig(System { route: || Route::None, names: nothing, ..FINE }, real_names);
    let model = out.wait("offline", is(ComputerCause::Offline));
    assert_eq!(roots(&model), ["network"]);
    let behind_proxy = rig(System { route: || Route::None, ..FINE }, as_it_is);
    behind_proxy.wait("an answer", |m| m.computer.facts.plex.get().is_some() && m.computer.diagnosis.cause.is_none());
}

#[test]
fn a_tunnel_is_a_warning() {
    let rig = rig(System { route: || Route::Tunnel("utun4".to_owned()), ..FINE }, as_it_is);
    let model = rig.wait("the tunnel", is(ComputerCause::Vpn));
    assert_eq!(roots(&model), ["vpn"]);
    assert!(model.computer.diagnosis.checks.iter().all(|c| c.state != CheckState::Problem));
}

/// macOS keeps a program from the home network by EHOSTUNREACH for everything that is sent there.
#[test]
fn a_system_that_denies_the_home_network_is_named_and_no_server_is_missed_in_silence() {
    let system = System { send_fault: Some(io::ErrorKind::HostUnreachable), ..FINE };
    let rig = rig(system, |settings, _| settings.net.asks_for_local_network = true);
    let model = rig.wait("denied", is(ComputerCause::LocalNetworkDenied));
    assert_eq!(roots(&model), ["local-network"]);
    assert_eq!(model.computer.diagnosis.next_step.map(|s| s.action), Some(Action::OpenPrivacySettings));
}

#[test]
fn a_gatherer_that_falls_over_is_one_check_that_could_not_be_made() {
    let rig = rig(System { route: || panic!("a bug"), ..FINE }, as_it_is);
    let model = rig.wait("it and all the others", |m| {
        let checks = &m.computer.diagnosis.checks;
        let told = checks.iter().filter(|c| c.state == CheckState::Ok).count();
        told >= 5 && m.computer.facts.route.at().is_some()
    });
    let check = model.computer.diagnosis.checks.iter().find(|c| c.id == CheckId::Network).unwrap();
    assert_eq!(check.state, CheckState::Skipped);
    assert!(matches!(check.summary, CheckSummary::TookTooLong | CheckSummary::FellOver), "{:?}", check.summary);
    assert_eq!(model.computer.diagnosis.cause, None);
}

#[test]
fn that_only_the_browser_fails_is_the_owners_word() {
    let rig = Rig::new(async |home| {
        home.add("Attic NAS", Kind::Healthy).await.unwrap();
    });
    rig.sign_in().unwrap();
    let key = rig.wait_for_cause("Attic NAS", "healthy").key;
    rig.engine.request(Request::BrowserFails(key, true));
    rig.wait_for_cause("Attic NAS", "browser-only");
    rig.engine.request(Request::BrowserFails(key, false));
    rig.wait("as before", |m| cause_of(m, "Attic NAS").as_deref() == Some("healthy"));
}
