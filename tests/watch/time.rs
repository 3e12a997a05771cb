//! Clocks and sleep.

use std::net::SocketAddr;
use std::time::Duration;

use plex_locksmith::client::history::{self, Kind, PatternId, State, spans::spans};
use plex_locksmith::client::net::Interface;
use plex_locksmith::client::state::Request;

use crate::simulated_time::{SimHome, SimServer, id, lan, server};

const HOUR: Duration = Duration::from_secs(3600);

fn watched() -> SimHome {
    let mut home = SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400")]);
    home.run(HOUR);
    home
}

fn kinds(events: &[history::Event]) -> Vec<Kind> {
    events.iter().map(|event| event.kind).collect()
}

#[test]
fn the_first_minutes_are_told_once_and_a_quiet_day_adds_nothing() {
    let mut home = watched();
    let told = home.history();
    assert!(told.iter().any(|event| event.kind == Kind::Cause && event.to.as_deref() == Some("healthy")), "{told:?}");
    home.run(24 * HOUR);
    assert_eq!(home.history(), told);
}

#[test]
fn time_asleep_is_a_gap_and_all_is_looked_at_again_on_waking() {
    let mut home = watched();
    let before = home.history().len();
    home.server('a').up = false;
    home.sleep(8 * HOUR);
    home.run(Duration::from_secs(60));
    let events = home.history().split_off(before);
    assert_eq!(kinds(&events)[..2], [Kind::Gap, Kind::Woke], "{events:?}");
    assert!(events.iter().any(|event| event.to.as_deref() == Some("not-running")), "{events:?}");
    let (from, to) = (home.wall - 9 * 3_600_000, home.wall);
    let slept = spans(&home.history(), Some(&id('a')), from, to);
    let unwatched: u64 =
        slept.iter().filter(|span| span.state == State::NotWatched).map(|span| span.to - span.from).sum();
    assert!((8 * 3_600_000..8 * 3_600_000 + 60_000).contains(&unwatched), "{slept:?}");
}

/// A host that is off takes a timeout, or two: until then nobody knows.
#[test]
fn what_was_true_before_it_slept_is_not_said_of_the_time_after() {
    let mut home = watched();
    home.silence = Duration::from_secs(8);
    let key = home.model.rows.of_id(&id('a'));
    for _ in 0..3 {
        // Its page is open: it is looked at until the last moment.
        home.request(Request::Attend(key));
        let before = home.history().len();
        home.server('a').awake = false;
        home.sleep(8 * HOUR);
        home.online = false;
        home.run(Duration::from_secs(300));
        let events = home.history().split_off(before);
        let said = |is_wanted: &dyn Fn(&history::Event) -> bool| {
            let said = events.iter().filter(|event| event.kind == Kind::Cause && is_wanted(event));
            said.map(|event| (event.from.clone(), event.to.clone().unwrap_or_default())).collect::<Vec<_>>()
        };
        assert_eq!(said(&|event| event.server.is_some()), [(None, "unreachable".to_owned())], "{events:?}");
        assert_eq!(said(&|event| event.server.is_none()), [(None, "offline".to_owned())], "{events:?}");
        (home.server('a').awake, home.online) = (true, true);
        home.run(16 * HOUR);
    }
    let patterns: Vec<_> = home.model.watch.patterns(&id('a')).iter().map(|pattern| pattern.id).collect();
    assert_eq!(patterns, [PatternId::Sleeps], "it does not happen every day: nobody saw it begin");
}

/// 2026-10-25, 03:00 in central Europe: from then on its clocks are one hour ahead of UTC, and no longer two.
const END_OF_SUMMER: u64 = 1_792_890_000;

fn europe(unix: u64) -> i32 {
    if unix < END_OF_SUMMER { 7200 } else { 3600 }
}

/// Down for a quarter of an hour on three days, each time at one of these hours after midnight by UTC. Is that found to be daily?
fn is_daily(start: u64, zone: fn(u64) -> i32, hours: [u32; 3]) -> bool {
    let mut home = SimHome::watched(vec![server('a', "Attic", "192.168.1.5:32400")]);
    home.wall = start * 1000;
    home.model.watch.zone = zone;
    for hour in hours {
        home.run(hour * HOUR);
        home.server('a').up = false;
        home.run(HOUR / 4);
        home.server('a').up = true;
        home.run(24 * HOUR - hour * HOUR - HOUR / 4);
    }
    home.model.watch.patterns(&id('a')).iter().any(|pattern| pattern.id == PatternId::Daily)
}

#[test]
fn every_night_at_four_is_by_the_clock_on_the_wall() {
    // Friday and Saturday in summer, Sunday no more: 04:00 is at 02:00 UTC, and then at 03:00.
    let friday = 1_792_713_600;
    assert!(is_daily(friday, europe, [2, 2, 3]));
    assert!(!is_daily(friday, europe, [2, 2, 2]), "at three on Sunday");
    assert!(is_daily(friday, |_| 0, [2, 2, 2]));
}

#[test]
fn a_leap_day_and_the_end_of_a_year_are_days_as_others() {
    // 28 February 2028, and 30 December 2026, at midnight.
    for start in [1_835_308_800, 1_798_588_800] {
        assert!(is_daily(start, |_| 0, [4, 4, 4]), "{start}");
    }
}

#[test]
fn a_clock_set_forward_and_back_leaves_the_order_of_events() {
    let mut home = watched();
    for change in [7_200_000_i64, -7_200_000] {
        home.wall = home.wall.saturating_add_signed(change);
        home.run(Duration::from_secs(600));
        home.server('a').lets_in ^= true;
        home.run(Duration::from_secs(600));
    }
    let events = home.history();
    assert!(events.iter().all(|event| event.kind != Kind::Woke), "nobody slept: {events:?}");
    let causes: Vec<_> = events.iter().filter(|event| event.kind == Kind::Cause && event.server.is_some()).collect();
    assert_eq!(causes.last().and_then(|event| event.to.as_deref()), Some("healthy"), "{causes:?}");
}

#[test]
fn in_another_network_all_is_looked_at_again_at_once() {
    let mut home = watched();
    let before = home.history().len();
    home.server('a').awake = false;
    let elsewhere = Interface { ip: [192, 168, 7, 2].into(), broadcast: Some([192, 168, 7, 255].into()), ..lan() };
    home.join(vec![elsewhere]);
    home.run(Duration::from_secs(25));
    let events = home.history().split_off(before);
    assert_eq!(kinds(&events)[..1], [Kind::Network], "{events:?}");
    assert!(events.iter().any(|event| event.kind == Kind::Cause && event.server.is_some()), "{events:?}");
}

/// What the history says last of this computer's own.
fn network(home: &SimHome) -> Option<String> {
    let said = home.history().into_iter().rev().find(|event| event.kind == Kind::Network);
    said.and_then(|event| event.to)
}

#[test]
fn a_network_of_containers_or_of_ipv6_alone_is_told_from_none() {
    let mut home = watched();
    let container = Interface { name: "docker0".to_owned(), ip: [172, 17, 0, 1].into(), ..lan() };
    let ipv6 = Interface { ip: "fd12::2".parse().unwrap(), broadcast: None, ..lan() };
    let mut networks = |interfaces: &[&Interface]| {
        home.join(interfaces.iter().copied().cloned().collect());
        home.run(Duration::from_secs(10));
        network(&home)
    };
    assert_eq!(networks(&[&lan(), &container, &ipv6]).as_deref(), Some("192.168.1.0/24"));
    assert_eq!(networks(&[&container]).as_deref(), Some("lost"));
    assert_eq!(networks(&[&container, &ipv6]).as_deref(), Some("ipv6"));
}

/// The tunnel's interface and its route stay.
#[test]
fn a_tunnel_without_a_network_below_it_is_none() {
    let mut home = watched();
    let tunnel = Interface {
        name: "wg0".to_owned(),
        ip: [10, 8, 0, 2].into(),
        is_point_to_point: true,
        broadcast: None,
        ..lan()
    };
    home.tunnel = true;
    home.join(vec![lan(), tunnel.clone()]);
    home.run(Duration::from_secs(10));
    assert_eq!(network(&home).as_deref(), Some("192.168.1.0/24 vpn"));
    home.join(vec![tunnel]);
    home.run(Duration::from_secs(10));
    assert_eq!(network(&home).as_deref(), Some("lost"));
}

/// What changes because of it is no reason to ask for the list twice.
#[test]
fn another_network_asks_for_the_account_s_list_once() {
    let mut home = watched();
    let lists = home.list_fetches;
    for last in [7, 1, 7, 1] {
        home.join(vec![Interface { ip: [192, 168, last, 2].into(), ..lan() }]);
        home.server('a').lets_in ^= true;
        home.run(Duration::from_secs(75));
    }
    assert_eq!(home.list_fetches - lists, 4);
}

#[test]
fn a_network_that_comes_and_goes_asks_nobody_all_the_time() {
    let mut home = watched();
    let elsewhere = Interface { ip: [192, 168, 7, 2].into(), ..lan() };
    home.server('a').requests.clear();
    let lists = home.list_fetches;
    for turn in 0..60 {
        home.join(vec![if turn % 2 == 0 { elsewhere.clone() } else { lan() }]);
        home.run(Duration::from_secs(10));
    }
    assert!(home.server('a').requests.len() <= 10 * 8, "{:?}", home.server('a').requests);
    assert!(home.list_fetches - lists <= 11, "{}", home.list_fetches - lists);
}

/// It answers at this computer's own address whatever happens to its network.
#[test]
fn a_server_on_this_computer_is_seen_to_move_with_it() {
    let mut home = watched();
    let (own, bridge) = (Interface { ip: [192, 168, 1, 5].into(), ..lan() }, [172, 17, 0, 1]);
    let container = Interface { name: "docker0".to_owned(), ip: bridge.into(), ..lan() };
    home.join(vec![own, container.clone()]);
    let bridged = SocketAddr::from((bridge, 32400));
    let there_too = SimServer { address: bridged, ..home.server('a').clone() };
    home.servers.push(there_too);
    home.request(Request::Search);
    home.run(Duration::from_secs(300));
    home.server('a').address = "192.168.1.9:32400".parse().unwrap();
    let moved = Interface { ip: [192, 168, 1, 9].into(), ..lan() };
    home.join(vec![moved, container]);
    home.request(Request::Search);
    home.run(Duration::from_secs(300));
    let addresses: Vec<_> = home.history().into_iter().filter(|event| event.kind == Kind::Address).collect();
    assert_eq!(addresses.last().and_then(|event| event.to.as_deref()), Some("192.168.1.9:32400"), "{addresses:?}");
    assert!(addresses.iter().all(|event| event.to != Some(bridged.to_string())));
}

#[test]
fn months_later_the_oldest_days_are_forgotten_in_memory_too() {
    const DAY: Duration = Duration::from_secs(24 * 3600);
    let mut home = watched();
    for _ in 0..98 {
        home.sleep(DAY);
        home.run(Duration::from_secs(60));
    }
    let first = home.history()[0].at;
    assert!(first + 92 * 24 * 3_600_000 > home.wall, "{first}");
    assert_eq!(home.model.watch.log.servers()[&id('a')].as_deref(), Some("Attic"));
}
