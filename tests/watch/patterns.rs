//! Each pattern, from what a home does to what the model says of it.

use std::time::Duration;

use plex_locksmith::client::history::patterns::Before;
use plex_locksmith::client::history::{Kind, PatternId};
use plex_locksmith::client::net::Interface;

use crate::simulated_time::{SimHome, id, lan, server};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

fn attic() -> SimHome {
    let mut home = SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400")]);
    home.run(HOUR);
    home
}

fn found(home: &SimHome) -> Vec<PatternId> {
    home.model.watch.patterns(&id('a')).iter().map(|pattern| pattern.id).collect()
}

/// "If I reboot, it works for a while, but eventually it reverts": the server loses its way to plex.tv, and minutes later it no longer
/// knows its owner.
#[test]
fn works_after_a_reboot_later_not_authorized() {
    let mut home = attic();
    for _ in 0..2 {
        home.server('a').up = false;
        home.run(2 * MINUTE);
        home.server('a').up = true;
        home.run(5 * HOUR);
        home.server('a').reaches_plex = false;
        home.run(3 * MINUTE);
        home.server('a').lets_in = false;
        home.run(2 * HOUR);
        home.server('a').reaches_plex = true;
        home.server('a').lets_in = true;
        home.run(MINUTE);
    }
    let [pattern] = home.model.watch.patterns(&id('a')) else { panic!("{:?}", home.history()) };
    assert_eq!((pattern.id, pattern.before), (PatternId::FallsBack, Some(Before::Event(Kind::Plex))));
    let after = Duration::from_millis(pattern.after.unwrap());
    assert!(after > 5 * HOUR && after < 5 * HOUR + 6 * MINUTE, "{after:?}");
    assert_eq!(pattern.times.len(), 2);
}

#[test]
fn a_server_that_sleeps_and_wakes_when_it_is_asked() {
    let mut home = attic();
    for _ in 0..3 {
        home.server('a').awake = false;
        home.run(MINUTE + Duration::from_secs(20));
        home.server('a').awake = true;
        home.run(3 * HOUR);
    }
    assert!(found(&home).contains(&PatternId::Sleeps), "{:?}", home.history());
}

#[test]
fn an_address_that_keeps_changing() {
    let mut home = attic();
    for last in [6, 7] {
        home.server('a').address = ([192, 168, 1, last], 32400).into();
        home.request(plex_locksmith::client::state::Request::Search);
        home.run(HOUR);
    }
    assert_eq!(found(&home), [PatternId::AddressChanges], "{:?}", home.history());
}

#[test]
fn a_server_that_loses_plex_again_and_again() {
    let mut home = attic();
    home.server('a').open = true;
    for _ in 0..3 {
        (home.server('a').reaches_plex, home.server('a').lets_in) = (false, false);
        home.run(20 * MINUTE);
        (home.server('a').reaches_plex, home.server('a').lets_in) = (true, true);
        home.run(2 * HOUR);
    }
    assert!(found(&home).contains(&PatternId::LosesPlex), "{:?}", home.history());
}

#[test]
fn two_servers_that_take_turns_at_an_address() {
    let mut home =
        SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400"), server('b', "Study", "192.168.1.6:32400")]);
    home.run(HOUR);
    for _ in 0..5 {
        let (one, other) = (home.server('a').address, home.server('b').address);
        (home.server('a').address, home.server('b').address) = (other, one);
        home.run(HOUR);
    }
    assert!(found(&home).contains(&PatternId::TwoTakeTurns), "{:?}", home.history());
}

#[test]
fn the_same_trouble_every_night() {
    let mut home = attic();
    for night in [0, 7, 12] {
        home.run(Duration::from_secs(60 * night));
        home.server('a').up = false;
        home.run(15 * MINUTE);
        home.server('a').up = true;
        home.run(24 * HOUR - 15 * MINUTE - Duration::from_secs(60 * night));
    }
    let daily = home.model.watch.patterns(&id('a')).iter().find(|pattern| pattern.id == PatternId::Daily);
    assert_eq!(daily.and_then(|daily| daily.cause.as_deref()), Some("not-running"), "{:?}", home.history());
}

/// What this computer lost is not blamed on the server.
#[test]
fn the_own_network_explains_the_rest() {
    let mut home = attic();
    let down = Interface { is_up: false, ..lan() };
    for _ in 0..4 {
        home.online = false;
        home.join(vec![down.clone()]);
        home.run(3 * MINUTE);
        home.online = true;
        home.join(vec![lan()]);
        home.run(HOUR);
    }
    assert_eq!(found(&home), [PatternId::OwnNetwork], "{:?}", home.history());
}
