//! The core before a real SSH server. tests/home/ssh_suite.py plays the NAS, calls these tests one by one in the program for Linux and
//! in that for Windows, and judges on the NAS what came of them. Called without one, they fail.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use plex_locksmith::client::installation::remote::{
    HostError, HostErrorKind, HostLook, HostOperation, HostSignIn, Hosts as _, NotSignedIn,
};
use plex_locksmith::client::installation::{Change, InstallKind, Installation};
use plex_locksmith::client::model::{Controller, HostKey, HostService, Locator, SshHost};
use plex_locksmith::client::platforms::Platform;
use plex_locksmith::client::ssh::RemoteHosts;
use plex_locksmith::text::Language;
use serde::Deserialize;
use tokio_util::sync::CancellationToken;

/// No wait for the server there is longer.
const LIMIT: Duration = Duration::from_secs(30);

/// What a test is told of the NAS. A password is in a file: arguments and environments of programs are seen by others.
#[derive(Deserialize)]
struct Nas {
    address: String,
    user: String,
    password: String,
    /// The fingerprint of its key, as OpenSSH tells it.
    key: String,
    /// The name of its server.
    server: String,
    /// Where keys are remembered, from one test to the next.
    known: PathBuf,
}

impl Nas {
    fn named() -> Self {
        let file = std::env::var_os("LOCKSMITH_NAS").expect("LOCKSMITH_NAS names no NAS: tests/home/ssh_suite.py does");
        serde_json::from_slice(&fs::read(file).expect("the file that LOCKSMITH_NAS names")).expect("a NAS")
    }

    fn host(&self) -> SshHost {
        SshHost::at(&self.user, &self.address).expect("a host")
    }

    fn key(&self) -> HostKey {
        self.key.parse().expect("a fingerprint")
    }

    /// As a program that was started anew: all that it remembers is in the file.
    fn hosts(&self) -> RemoteHosts {
        RemoteHosts::knowing(Some(self.known.clone()), None)
    }

    fn sign_in(
        &self,
        hosts: &RemoteHosts,
        password: &str,
        accepted: Option<&HostKey>,
    ) -> Result<HostLook, NotSignedIn> {
        let sign_in = HostSignIn::Password(password.to_owned().into());
        hosts.sign_in(&self.host(), &sign_in, accepted, &CancellationToken::new())
    }

    /// Signed in, with the one server that is there.
    fn opened(&self, hosts: &RemoteHosts) -> Installation {
        let look = self.sign_in(hosts, &self.password, Some(&self.key())).expect("signed in");
        let [found] = look.found.as_slice() else { panic!("{:?}", look.found) };
        hosts.open(&found.locator).expect("opened")
    }
}

fn failed(end: Result<HostLook, NotSignedIn>) -> HostError {
    match end {
        Err(NotSignedIn::Failed(error)) => error,
        other => panic!("no failure: {other:?}"),
    }
}

fn wait_until_it_runs(server: &Installation, runs: bool) {
    let end = Instant::now() + LIMIT;
    while server.control.is_running() != Ok(Some(runs)) {
        assert!(Instant::now() < end, "it does not run={runs} within {} s", LIMIT.as_secs());
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
#[ignore = "needs a NAS: tests/home/ssh_suite.py"]
fn a_dead_sign_in_is_removed_from_a_server_on_a_nas() {
    let nas = Nas::named();
    let (hosts, key) = (nas.hosts(), nas.key());
    let stranger: HostKey = format!("SHA256:{}", "A".repeat(43)).parse().unwrap();
    for accepted in [None, Some(&stranger)] {
        let asked = nas.sign_in(&hosts, &nas.password, accepted);
        let Err(NotSignedIn::AsksKey(identity)) = asked else { panic!("it does not ask about the key: {asked:?}") };
        assert_eq!(identity.key, key);
        assert!(identity.software.is_some_and(|software| software.as_str().starts_with("OpenSSH")));
    }
    let look = nas.sign_in(&hosts, &nas.password, Some(&key)).expect("signed in");
    assert_eq!((look.platform, &look.identity.key), (Some(Platform::Synology), &key));
    let [found] = look.found.as_slice() else { panic!("{:?}", look.found) };
    let Locator::Ssh { service, .. } = &found.locator else { panic!("{:?}", found.locator) };
    assert_eq!(*service, HostService::Synology { package: "PlexMediaServer".to_owned() });
    assert_eq!(found.controller, Controller::Managed("Synology (PlexMediaServer)".to_owned()));
    let stored = found.stored.as_ref().expect("its settings");
    assert_eq!(stored.name.as_ref().map(|name| name.as_str()), Some(nas.server.as_str()));
    assert_eq!(stored.account.username.as_ref().map(|name| name.as_str()), Some("anna"));

    let server = hosts.open(&found.locator).expect("opened");
    let (store, control) = (&server.store, &server.control);
    let _lock = store.lock().expect("nobody else works there");
    store.check().expect("it can be changed");
    wait_until_it_runs(&server, true);
    control.ask_to_stop().expect("asked to stop");
    wait_until_it_runs(&server, false);
    let before = store.read().expect("read");
    let signed_out = store.edited(&before, &Change::SignOut).expect("a change");
    assert_eq!(
        store.replace(&signed_out, &signed_out).unwrap_err().kind,
        InstallKind::Changed,
        "that is not there yet"
    );
    store.replace(&before, &signed_out).expect("replaced");
    assert_eq!(store.read().expect("read back"), signed_out);
    assert_eq!(store.replace(&before, &before).unwrap_err().kind, InstallKind::Changed, "that is not there any more");
    control.start().expect("started");
    wait_until_it_runs(&server, true);
    store.tidy().expect("tidied");

    let stored = hosts.look(&nas.host()).expect("looked again").found.remove(0).stored.expect("its settings");
    assert!(stored.account.username.is_none() && stored.token.is_none(), "it has its sign-in still");
    hosts.leave(&nas.host());
    let known = nas.sign_in(&nas.hosts(), &nas.password, None);
    assert!(known.is_ok(), "the key is not remembered: {known:?}");
}

#[test]
#[ignore = "needs a NAS: tests/home/ssh_suite.py"]
fn a_wrong_password_is_refused_by_a_nas() {
    let nas = Nas::named();
    let error = failed(nas.sign_in(&nas.hosts(), "not it", Some(&nas.key())));
    assert_eq!((error.operation, error.kind), (HostOperation::SignIn, HostErrorKind::WrongPassword));
}

/// Its suite cuts the connection while the server is asked to stop.
#[test]
#[ignore = "needs a NAS: tests/home/ssh_suite.py"]
fn a_connection_that_is_cut_is_named_and_made_again() {
    let nas = Nas::named();
    let hosts = nas.hosts();
    let server = nas.opened(&hosts);
    let error = server.control.ask_to_stop().expect_err("the connection was cut");
    let words = Language::ENGLISH.render(&error);
    assert!(words.contains("connection broke"), "{words}");
    let again = hosts.look(&nas.host());
    assert!(again.is_ok(), "it is not connected again: {again:?}");
}

/// The one that [`a_dead_sign_in_is_removed_from_a_server_on_a_nas`] remembered is not the NAS's any more.
#[test]
#[ignore = "needs a NAS: tests/home/ssh_suite.py"]
fn a_nas_with_another_key_than_before_is_refused() {
    let nas = Nas::named();
    for accepted in [None, Some(nas.key())] {
        let end = nas.sign_in(&nas.hosts(), &nas.password, accepted.as_ref());
        let error = failed(end);
        assert_eq!((error.operation, error.kind), (HostOperation::Connect, HostErrorKind::KeyChanged));
    }
}
