//! The hosts of the demo home through the client's own interface.

use std::time::{Duration, Instant};

use plex_locksmith::client::installation::remote::{HostErrorKind, HostSignIn, Hosts, NotSignedIn};
use plex_locksmith::client::model::{HostKey, Locator, SshHost};
use plex_locksmith::client::platforms::Platform;
use plex_locksmith::demo::{DemoHosts, Home, Kind, ServerOptions, WRONG_PASSWORD};
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;

const NAS: &str = "192.168.1.33";

fn demo() -> (Runtime, Home, DemoHosts) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let home = runtime.block_on(Home::small()).expect("a home");
    let hosts = DemoHosts::new(home.hosted());
    (runtime, home, hosts)
}

fn host(address: &str) -> SshHost {
    SshHost::at("admin", address).expect("a host")
}

fn password(text: &str) -> HostSignIn {
    HostSignIn::Password(text.to_owned().into())
}

fn key_of(hosts: &DemoHosts) -> HostKey {
    match hosts.sign_in(&host(NAS), &password("secret"), None, &CancellationToken::new()) {
        Err(NotSignedIn::AsksKey(identity)) => identity.key,
        other => panic!("{other:?}"),
    }
}

fn failure(result: Result<impl std::fmt::Debug, NotSignedIn>) -> HostErrorKind {
    match result {
        Err(NotSignedIn::Failed(error)) => error.kind,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_nas_asks_for_its_key_once_and_takes_all_passwords_but_one() {
    let (_runtime, home, hosts) = demo();
    let (nas, cancel) = (host(NAS), CancellationToken::new());
    let key = key_of(&hosts);
    assert_eq!(key_of(&hosts), key, "nobody has said that it is theirs");
    let refused = hosts.sign_in(&nas, &password(WRONG_PASSWORD), Some(&key), &cancel);
    assert_eq!(failure(refused), HostErrorKind::WrongPassword);
    let by_key = hosts.sign_in(&nas, &HostSignIn::Keys { sudo: None }, None, &cancel);
    assert_eq!(failure(by_key), HostErrorKind::NoKeyTaken);
    assert_eq!(hosts.look(&nas).expect_err("nobody is signed in").kind, HostErrorKind::NotSignedIn);
    let look = hosts.sign_in(&nas, &password("secret"), None, &cancel).expect("in");
    assert_eq!((look.platform, look.identity.key), (Some(Platform::Qnap), key));
    assert_eq!(look.found.len(), 1);
    assert!(look.found[0].place.starts_with("/share/CACHEDEV1_DATA/.qpkg/PlexMediaServer/"), "{}", look.found[0].place);
    let open = hosts.open(&look.found[0].locator).expect("an installation");
    assert!(open.store.read().is_ok());
    assert_eq!(open.control.is_running(), Ok(Some(true)));
    hosts.leave(&nas);
    assert!(hosts.open(&look.found[0].locator).is_err());
    hosts.sign_in(&nas, &password("secret"), None, &cancel).expect("its key is remembered");
    hosts.forget_key(&nas).expect("forgotten");
    key_of(&hosts);
    assert!(home.installed("Basement NAS").expect("it is there").is_running());
}

#[test]
fn nobody_answers_elsewhere_and_who_does_not_wait_is_not_kept() {
    let (_runtime, _home, hosts) = demo();
    let cancel = CancellationToken::new();
    for address in ["192.168.1.30", "192.168.1.33:2222", "nas.local"] {
        let end = hosts.sign_in(&host(address), &password("secret"), None, &cancel);
        assert_eq!(failure(end), HostErrorKind::NoAnswer, "{address}");
    }
    let started = Instant::now();
    cancel.cancel();
    assert_eq!(failure(hosts.sign_in(&host(NAS), &password("x"), None, &cancel)), HostErrorKind::Cancelled);
    assert!(started.elapsed() < Duration::from_millis(200));
}

#[test]
fn another_key_opens_nothing_and_a_host_can_hold_two_servers() {
    let (runtime, mut home, _) = demo();
    runtime
        .block_on(home.install_on_host(ServerOptions::new("Second"), Kind::Unclaimed, NAS))
        .expect("a second server");
    let hosts = DemoHosts::new(home.hosted());
    let key = key_of(&hosts);
    let look = hosts.sign_in(&host(NAS), &password("secret"), Some(&key), &CancellationToken::new()).expect("in");
    assert_eq!(look.found.len(), 2);
    let Locator::Ssh { host, preferences, service, .. } = look.found[1].locator.clone() else { panic!("{look:?}") };
    let host_key = format!("SHA256:{}", "A".repeat(43)).parse().expect("a key");
    assert!(hosts.open(&Locator::Ssh { host, host_key, preferences, service }).is_err());
}
