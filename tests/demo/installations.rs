//! The installations of the demo home through the client's own interface.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use plex_locksmith::client::installation::{Change, InstallKind, Installation, Installations};
use plex_locksmith::client::model::{Controller, Locator, Manager, NewSignIn};
use plex_locksmith::demo::{DemoInstallations, Home, Kind, Membership, Server, ServerOptions, settings_for};
use tokio::runtime::Runtime;

use super::caller::{Caller, at};

/// The client's calls come from threads that know of no runtime: so does this test.
fn demo() -> (Runtime, Home, Arc<dyn Installations>) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    let home = runtime.block_on(Home::start()).expect("a home");
    let settings = settings_for(&home, runtime.handle(), "test-client".to_owned()).expect("settings");
    assert_eq!(settings.net.here_only, Some(home.here().to_vec()));
    (runtime, home, settings.installations)
}

fn stop(installation: &Installation) {
    installation.control.ask_to_stop().expect("asked");
    let started = Instant::now();
    while installation.control.is_running().expect("seen") != Some(false) {
        assert!(started.elapsed() < installation.control.patience());
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn change(installation: &Installation, change: &Change) {
    let before = installation.store.read().expect("settings");
    let wanted = installation.store.edited(&before, change).expect("an edit");
    installation.store.replace(&before, &wanted).expect("written");
}

#[test]
fn a_dead_sign_in_can_be_reset_and_put_back() {
    let (_runtime, home, installations) = demo();
    let found = installations.inspect();
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].controller, Controller::Managed("Demo".to_owned()));
    let stored = found[0].stored.as_ref().expect("settings");
    let server = home.installed("Workshop PC").expect("it is installed");
    let id = || server.with(|server| server.machine_id().to_owned()).expect("it runs");
    assert_eq!(stored.id.as_ref().expect("an identity").as_str(), id());
    assert_eq!(stored.account.username.as_ref().expect("a name").as_str(), "anna");
    assert!(stored.token.is_some());
    let installation = installations.open(&found[0].locator).expect("an installation");
    let backup = installation.store.read().expect("settings");
    stop(&installation);
    change(&installation, &Change::SignOut);
    installation.control.start().expect("started");
    assert_eq!(server.with(Server::membership), Some(Membership::SignedOut));
    assert_eq!(stored.id.as_ref().expect("an identity").as_str(), id());
    stop(&installation);
    let now = installation.store.read().expect("settings");
    installation.store.replace(&now, &backup).expect("written");
    installation.control.start().expect("started");
    assert!(server.with(Server::membership).expect("it runs").is_claimed());
    stop(&installation);
    assert!(installation.store.read().expect("settings") == backup);
}

#[test]
fn a_new_sign_in_that_the_client_wrote_lets_its_owner_in() {
    let (runtime, home, installations) = demo();
    let found = installations.inspect();
    let installation = installations.open(&found[0].locator).expect("an installation");
    let server = home.installed("Workshop PC").expect("it is installed");
    let options = ServerOptions::new("Workshop PC");
    let enrolment = options.enrolment("anna", None, vec![server.address()]);
    let sign_in = home.plex_tv().enrol(&enrolment).expect("anna");
    let text = |value: &str| serde_json::to_value(&sign_in).expect("JSON")[value].as_str().expect(value).to_owned();
    stop(&installation);
    let new = NewSignIn { token: text("token").into(), username: text("username").into(), email: text("email").into() };
    change(&installation, &Change::SignIn(new));
    installation.control.start().expect("started");
    runtime.block_on(async {
        let caller = Caller::new(&home);
        let token = home.plex_tv().account_token("anna").expect("anna");
        let listed = caller.listed(&token, &options.machine_id).await.expect("it is listed");
        for token in [token.as_str(), listed["accessToken"].as_str().expect("a token")] {
            let request = caller.get(&at(server.address(), "/")).header("X-Plex-Token", token);
            assert_eq!(request.send().await.expect("an answer").status(), 200);
        }
    });
}

#[test]
fn a_server_that_does_not_close_can_be_ended_and_one_with_broken_settings_does_not_start() {
    let (_runtime, home, installations) = demo();
    let server = home.installed("Workshop PC").expect("it is installed");
    server.change(|behaviour| behaviour.exit_takes = Duration::from_secs(600));
    let installation = installations.open(&installations.inspect()[0].locator).expect("an installation");
    installation.control.ask_to_stop().expect("asked");
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(installation.control.is_running(), Ok(Some(true)));
    installation.control.end().expect("ended");
    server.change(|behaviour| behaviour.exit_takes = Duration::ZERO);
    stop(&installation);
    std::fs::write(server.preferences(), "").expect("written");
    let error = installation.control.start().expect_err("no start");
    assert_eq!(error.kind, InstallKind::NotSettings);
    assert_eq!(installation.control.is_running(), Ok(Some(false)));
}

#[test]
fn nothing_outside_the_home_is_ever_opened() {
    let (_runtime, home, installations) = demo();
    let file = home.installed("Workshop PC").expect("it is installed").preferences().to_owned();
    assert_eq!(installations.look_in(file.parent().expect("a folder")).expect("found").len(), 1);
    let real = tempfile::tempdir().expect("a folder");
    let preferences = real.path().join("Preferences.xml");
    std::fs::write(&preferences, "<Preferences/>").expect("written");
    assert_eq!(installations.look_in(real.path()).expect_err("not of the home").kind, InstallKind::Missing);
    for locator in [
        Locator::Folder { preferences: preferences.clone() },
        Locator::Service { preferences, manager: Manager::Systemd, unit: "plexmediaserver".to_owned() },
    ] {
        assert!(installations.open(&locator).is_err());
    }
    assert!(DemoInstallations::new(&[], &[]).look_in(Path::new("/")).is_err());
}

#[tokio::test]
async fn a_home_without_installations_tells_of_none() {
    let mut home = Home::empty().await.expect("a home");
    home.add("Attic NAS", Kind::Healthy).await.expect("a server");
    assert!(DemoInstallations::new(home.installations(), home.contained()).inspect().is_empty());
}

#[test]
fn a_container_is_stopped_changed_and_started_by_what_runs_it() {
    let (_runtime, home, installations) = demo();
    let found = installations.inspect().pop().expect("the container");
    let Locator::Container { name, preferences, .. } = &found.locator else { panic!("{:?}", found.locator) };
    assert_eq!(found.place, format!("{name}:{preferences}"));
    assert_eq!(found.controller, Controller::Managed("Docker (plex)".to_owned()));
    let (server, installation) = (
        home.installed("Music Box").expect("it is there"),
        installations.open(&found.locator).expect("an installation"),
    );
    stop(&installation);
    change(&installation, &Change::SignOut);
    installation.control.start().expect("started");
    assert_eq!(server.with(Server::membership), Some(Membership::SignedOut));
    assert_eq!(installation.control.processes(), Ok(None), "they are in a world of their own");
    let other = Locator::Container {
        endpoint: "unix:///var/run/docker.sock".to_owned(),
        name: name.clone(),
        id: "of another".to_owned(),
        preferences: preferences.clone(),
    };
    assert!(installations.open(&other).is_err(), "it was made anew");
}
