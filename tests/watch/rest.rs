//! How much a server feels of being watched.

use std::time::Duration;

use plex_locksmith::client::history::{self, Kind};
use plex_locksmith::client::state::Request;

use crate::simulated_time::{SimHome, id, server};

const HOUR: Duration = Duration::from_secs(3600);

/// The most requests within any one minute.
fn most_a_minute(requests: &[u64]) -> usize {
    let within = |from: u64| requests.iter().filter(|at| (from..from + 60).contains(at)).count();
    requests.iter().map(|from| within(*from)).max().unwrap_or_default()
}

#[test]
fn at_most_two_requests_a_minute_reach_a_server_at_rest() {
    let mut home =
        SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400"), server('b', "Study", "192.168.1.6:32400")]);
    home.server('b').lets_in = false;
    home.run(Duration::from_secs(120));
    home.servers.iter_mut().for_each(|server| server.requests.clear());
    home.run(6 * HOUR);
    for server in &home.servers {
        let count = server.requests.len();
        assert!(count <= 2 * 6 * 60, "{}: {count} in 6 hours", server.name);
        assert!(count >= 2 * 5 * 60, "{}: {count} in 6 hours is not watching", server.name);
    }
    assert!(home.servers.iter().all(|server| most_a_minute(&server.requests) <= 2));
}

/// Whichever of the two is looked at first.
#[test]
fn servers_that_swap_addresses_are_both_found_again() {
    let mut home =
        SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400"), server('b', "Study", "192.168.1.6:32400")]);
    for swap in 0..20 {
        home.run(Duration::from_secs(157));
        let (one, other) = (home.server('a').address, home.server('b').address);
        (home.server('a').address, home.server('b').address) = (other, one);
        home.run(Duration::from_secs(75));
        for letter in ['a', 'b'] {
            let wanted = home.server(letter).address;
            let key = home.model.rows.of_id(&id(letter)).unwrap_or_else(|| panic!("{letter} is gone after {swap}"));
            let there: Vec<_> = home.model.server(key).unwrap().addresses.iter().map(|facts| facts.address).collect();
            assert_eq!(there, [wanted], "{letter} after {swap}");
        }
    }
}

/// It answers nowhere any more, and nobody can be asked.
#[test]
fn a_server_whose_address_another_one_took_is_not_fine_for_ever() {
    let mut home =
        SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400"), server('b', "Study", "192.168.1.6:32400")]);
    home.run(Duration::from_secs(120));
    home.server('a').awake = false;
    home.server('b').address = "192.168.1.5:32400".parse().unwrap();
    for _ in 0..2 {
        home.run(Duration::from_secs(900));
        let of_a = |event: &history::Event| event.kind == Kind::Cause && event.server == Some(id('a'));
        let last = home.history().into_iter().rev().find(of_a).and_then(|event| event.to);
        assert!(last.as_deref().is_some_and(|last| last != "healthy"), "{last:?}");
        home.sleep(HOUR);
    }
}

#[test]
fn an_open_page_costs_its_server_no_more() {
    let mut home = SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400")]);
    home.run(Duration::from_secs(120));
    let key = home.model.rows.iter().next().unwrap().key;
    home.request(Request::Attend(Some(key)));
    home.server('a').requests.clear();
    home.run(HOUR);
    let count = home.server('a').requests.len();
    assert!((2 * 50..=2 * 60).contains(&count), "{count} in an hour");
}

#[test]
fn the_account_s_list_is_asked_for_every_ten_minutes() {
    let mut home = SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400")]);
    home.run(Duration::from_secs(120));
    home.list_fetches = 0;
    home.run(10 * HOUR);
    assert!((54..=67).contains(&home.list_fetches), "{}", home.list_fetches);
}

#[test]
fn a_server_that_is_down_is_seen_to_be_back_within_half_a_minute() {
    let mut home = SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400")]);
    home.run(Duration::from_secs(120));
    home.server('a').up = false;
    home.run(HOUR);
    let cause = |home: &SimHome| home.model.rows.iter().next().unwrap().diagnosis.cause.map(|cause| cause.id());
    assert_eq!(cause(&home), Some("not-running"));
    home.server('a').up = true;
    home.run(Duration::from_secs(40));
    assert_eq!(cause(&home), Some("healthy"));
}
