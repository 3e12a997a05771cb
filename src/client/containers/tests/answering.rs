//! What becomes of what an engine answers, over the very kind of line on which engines of this system listen.

use std::time::Instant;

use super::played::{OWNER, PLEX, PREFERENCES, Part, PlayedEngine, place};
use super::*;
use crate::client::installation::Change;

const SETTINGS: &[u8] = br#"<?xml version="1.0" encoding="utf-8"?>
<Preferences MachineIdentifier="5a5a" ProcessedMachineIdentifier="0123456789abcdef0123456789abcdef01234567" FriendlyName="Attic" PlexOnlineToken="dead" PlexOnlineUsername="anna" PlexOnlineMail="anna@example.com" PlexOnlineHome="1"/>
"#;

#[test]
fn a_server_in_a_container_is_found_stopped_changed_and_started() {
    let engine = PlayedEngine::start("whole", Part::Engine, SETTINGS);
    let with = WithContainers { endpoints: || vec![place("whole")], ..WithContainers::new(Only::default()) };
    let found = with.inspect();
    assert_eq!(found.len(), 1, "{found:?}");
    let uri = place("whole").uri();
    assert!(uri.starts_with(if cfg!(windows) { "npipe:////./pipe/" } else { "unix:///" }), "{uri}");
    let (name, id, preferences) = ("plex".to_owned(), PLEX.to_owned(), PREFERENCES.to_owned());
    assert_eq!(found[0].locator, Locator::Container { endpoint: uri.clone(), name, id, preferences });
    assert_eq!(found[0].controller, Controller::Managed("Docker (plex)".to_owned()));
    assert_eq!(found[0].stored.as_ref().unwrap().name.as_ref().unwrap().as_str(), "Attic");
    let named = with.look_in_container("plex", Some(&uri)).unwrap();
    assert_eq!(named[0].locator, found[0].locator);

    let Installation { store, control, .. } = with.open(&found[0].locator).unwrap();
    assert_eq!(control.is_running(), Ok(Some(true)));
    control.ask_to_stop().unwrap();
    assert_eq!(control.is_running(), Ok(Some(false)));
    let before = store.read().unwrap();
    assert_eq!(before.expose(), SETTINGS);
    let signed_out = store.edited(&before, &Change::SignOut).unwrap();
    store.replace(&before, &signed_out).unwrap();
    assert_eq!(store.read().unwrap(), signed_out);
    control.start().unwrap();
    assert_eq!(control.is_running(), Ok(Some(true)));
    let plex = engine.plex.lock().unwrap();
    assert_eq!(plex.settings, signed_out.expose());
    assert!(plex.settings != SETTINGS, "nothing was changed");
    assert_eq!((plex.owner, plex.done.as_slice()), (OWNER, &["stop", "put", "start"][..]));
}

/// Asked as a look around does it, with less patience.
fn greet(endpoint: &Endpoint) -> EngineError {
    Engine::open(endpoint, Duration::from_millis(400)).expect_err("no engine is there")
}

#[test]
fn where_nobody_listens_there_is_no_engine() {
    let (none, began) = (place("none"), Instant::now());
    assert_eq!(greet(&none), EngineError::NotRunning);
    let error = with_none().look_in_container("plex", Some(&none.uri())).map(|_| ()).unwrap_err();
    assert_eq!((error.kind, error.place), (InstallKind::EngineNotRunning, none.uri()));
    let left = PlayedEngine::start("left", Part::Engine, SETTINGS);
    drop(left);
    assert_eq!(greet(&place("left")), EngineError::NotRunning, "one that was there until now");
    assert!(began.elapsed() < Duration::from_secs(2));
}

#[test]
fn what_answers_and_is_no_engine_is_none() {
    for (name, part) in [
        ("web", Part::Says("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello")),
        ("list", Part::Says("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]")),
        ("mail", Part::Says("220 mail.example.com ESMTP\r\n")),
        ("gone", Part::HangsUp),
    ] {
        let _engine = PlayedEngine::start(name, part, SETTINGS);
        let said = greet(&place(name));
        assert!(matches!(said, EngineError::Other(_)), "{name}: {said:?}");
    }
}

#[test]
fn what_does_not_answer_or_does_not_end_is_waited_for_no_longer_than_its_limit() {
    for (name, words) in [("silent", ""), ("endless", "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{")] {
        let (_engine, began) = (PlayedEngine::start(name, Part::Says(words), SETTINGS), Instant::now());
        assert_eq!(greet(&place(name)), EngineError::TimedOut, "{name}");
        assert!(began.elapsed() < Duration::from_secs(2), "{name}: {:?}", began.elapsed());
    }
}

/// They are looked at side by side: none keeps the other's server from being found.
#[test]
fn an_engine_that_answers_nonsense_hides_no_other_one() {
    let _engine = PlayedEngine::start("good", Part::Engine, SETTINGS);
    let _other = PlayedEngine::start("bad", Part::Says("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"), SETTINGS);
    let all = || ["none", "bad", "good"].map(place).to_vec();
    let began = Instant::now();
    let found = WithContainers { endpoints: all, ..WithContainers::new(Only::default()) }.inspect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(began.elapsed() < LOOK, "{:?}", began.elapsed());
}
