//! What is told of containers beside what is told without them. Real engines are met by tests/home/container_suite.py.

mod answering;
mod played;

use std::fs;
use std::time::Instant;

use super::*;
use crate::client::installation::{Only, ServerPreferences};
use crate::client::model::Controller;

/// Nothing listens there.
fn none() -> Vec<Endpoint> {
    vec![Endpoint::Socket("/nowhere/docker.sock".into())]
}

fn with_none() -> WithContainers<Only> {
    WithContainers { endpoints: none, ..WithContainers::new(Only::default()) }
}

fn found(locator: Locator) -> FoundInstallation {
    FoundInstallation {
        locator,
        place: String::new(),
        controller: Controller::Manual,
        can_start: true,
        user: None,
        stored: Ok(ServerPreferences::from(|_: &str| None)),
        log: None,
    }
}

fn contained(name: &str) -> Locator {
    let (endpoint, preferences) = ("unix:///nowhere/docker.sock".to_owned(), "/config/Preferences.xml".to_owned());
    Locator::Container { endpoint, name: name.to_owned(), id: "a".repeat(64), preferences }
}

#[test]
fn without_an_engine_all_is_as_it_was_and_nobody_waits() {
    let began = Instant::now();
    let with = with_none();
    assert!(with.inspect().is_empty());
    let error = with.open(&contained("plex")).map(|_| ()).unwrap_err();
    assert_eq!((error.operation, error.kind), (InstallOperation::Open, InstallKind::EngineNotRunning));
    let folder = tempfile::tempdir().unwrap();
    assert!(with.look_in(folder.path()).is_err());
    assert!(with.open(&Locator::Folder { preferences: folder.path().join("Preferences.xml") }).is_ok());
    assert!(began.elapsed() < Duration::from_secs(2));
}

#[test]
fn an_engine_of_another_computer_is_none_of_this_one() {
    let mut locator = contained("plex");
    if let Locator::Container { endpoint, .. } = &mut locator {
        "tcp://nas:2375".clone_into(endpoint);
    }
    let with = with_none();
    assert_eq!(with.open(&locator).map(|_| ()).unwrap_err().kind, InstallKind::Unsupported);
    assert_eq!(
        with.look_in_container("plex", Some("tcp://nas:2375")).map(|_| ()).unwrap_err().kind,
        InstallKind::Missing
    );
}

#[test]
fn a_folder_that_is_a_container_s_is_the_container_s() {
    let folder = tempfile::tempdir().unwrap();
    let (mounted, other) = (folder.path().join("config.xml"), folder.path().join("other.xml"));
    for file in [&mounted, &other] {
        fs::write(file, "").unwrap();
    }
    let others = [&other, &mounted].map(|file| found(Locator::Folder { preferences: file.clone() }));
    let seen = [Some(mounted.clone()), None].into_iter().zip(["plex", "second"]);
    let seen = seen.map(|(outside, name)| Seen { outside, found: found(contained(name)) }).collect();
    let (better, rest) = known_better(others.into(), seen);
    let locators: Vec<_> = better.into_iter().map(|found| found.locator).collect();
    assert_eq!(locators, [Locator::Folder { preferences: other }, contained("plex")]);
    assert_eq!(rest.into_iter().map(|found| found.locator).collect::<Vec<_>>(), [contained("second")]);
}

#[test]
fn an_engine_that_somebody_named_is_said_to_be_silent() {
    let with = with_none();
    let error = with.look_in_container("plex", Some("/nowhere/podman.sock")).map(|_| ()).unwrap_err();
    assert_eq!((error.kind, error.place.as_str()), (InstallKind::EngineNotRunning, "unix:///nowhere/podman.sock"));
}
