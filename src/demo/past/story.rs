//! Who did what, and when somebody looked. A watch of the program is from one moment to another; what happens between two of them is seen
//! by nobody.

use super::super::server::VERSION;
use super::{Turn, When};
use crate::client::history::Kind;
use crate::client::history::event::{FOUND, LOST};

const ATTIC: Option<&str> = Some("Attic NAS");
const BASEMENT: Option<&str> = Some("Basement NAS");
const BOB: Option<&str> = Some("Bob's Server");
const MAC: Option<&str> = Some("Mac Mini");
const MUSIC: Option<&str> = Some("Music Box");
const SPARE: Option<&str> = Some("Spare PC");
/// This computer, and the program on it.
const HERE: Option<&str> = None;

/// The program runs by day at first, later around the clock.
pub const WATCHES: [(When, When); 5] = [
    (at(7, 7, 40), at(7, 23, 45)),
    (at(6, 8, 5), at(4, 23, 20)),
    (at(3, 7, 50), at(3, 14, 2)),
    (at(3, 16, 10), at(3, 23, 30)),
    (at(2, 8, 15), at(0, 23, 59)),
];
/// Which of them ended with this computer's sleep: by that, the next one begins.
pub const BROKEN_OFF: usize = 2;

/// Everything is as it is from here on.
pub const START: When = at(8, 0, 0);

/// At this time of each night the router restarts.
pub const ROUTER: (u64, u64) = (4, 0);
/// Servers that are reached through it.
pub const BEHIND_ROUTER: [Option<&str>; 3] = [ATTIC, BASEMENT, BOB];
/// What becomes of this computer's network then.
pub const NETWORK: &str = "192.168.1.0/24";

const OLD_VERSION: &str = "1.43.2.10687-563d026ea";

pub const STORY: [Turn; 80] = [
    // As everything was.
    turn(START, HERE, Kind::Network, NETWORK),
    turn(START, HERE, Kind::Cause, "healthy"),
    turn(START, ATTIC, Kind::Name, "Attic NAS"),
    turn(START, ATTIC, Kind::Address, "192.168.1.30:32400"),
    turn(START, ATTIC, Kind::Cause, "healthy"),
    turn(START, BASEMENT, Kind::Name, "Basement NAS"),
    turn(START, BASEMENT, Kind::Address, "192.168.1.33:32400"),
    turn(START, BASEMENT, Kind::Cause, "healthy"),
    turn(START, BOB, Kind::Name, "Bob's Server"),
    turn(START, BOB, Kind::Address, "192.168.1.37:32400"),
    turn(START, BOB, Kind::Cause, "shared"),
    turn(START, MAC, Kind::Name, "Mac Mini"),
    turn(START, MAC, Kind::Address, "192.168.1.20:32400"),
    turn(START, MAC, Kind::Cause, "healthy"),
    turn(START, MUSIC, Kind::Name, "Music Box"),
    turn(START, MUSIC, Kind::Address, "192.168.1.20:32401"),
    turn(START, MUSIC, Kind::Cause, "healthy"),
    turn(START, SPARE, Kind::Name, "Spare PC"),
    turn(START, SPARE, Kind::Cause, "healthy"),
    turn(START, ATTIC, Kind::Version, OLD_VERSION),
    turn(START, ATTIC, Kind::Plex, FOUND),
    turn(START, BASEMENT, Kind::Version, VERSION),
    turn(START, BOB, Kind::Version, VERSION),
    turn(START, MAC, Kind::Version, VERSION),
    turn(START, MUSIC, Kind::Version, VERSION),
    // Restarted, it lets its owner in; about six hours later it loses Plex, and with that its owner.
    turn(at(7, 22, 50), ATTIC, Kind::Plex, LOST),
    turn(at(7, 22, 53), ATTIC, Kind::Cause, "not-accepted"),
    turn(at(6, 12, 44), ATTIC, Kind::Cause, "not-running"),
    turn(at(6, 12, 46), ATTIC, Kind::Restart, "not-running"),
    turn(at(6, 12, 46), ATTIC, Kind::Plex, FOUND),
    turn(at(6, 12, 46), ATTIC, Kind::Cause, "healthy"),
    turn(at(6, 18, 40), ATTIC, Kind::Plex, LOST),
    turn(at(6, 18, 43), ATTIC, Kind::Cause, "not-accepted"),
    turn(at(5, 8, 31), ATTIC, Kind::Cause, "not-running"),
    turn(at(5, 8, 32), ATTIC, Kind::Cause, "starting"),
    turn(at(5, 8, 33), ATTIC, Kind::Restart, "starting"),
    turn(at(5, 8, 33), ATTIC, Kind::Plex, FOUND),
    turn(at(5, 8, 33), ATTIC, Kind::Cause, "healthy"),
    turn(at(5, 15, 2), ATTIC, Kind::Plex, LOST),
    turn(at(5, 15, 5), ATTIC, Kind::Cause, "not-accepted"),
    turn(at(4, 9, 2), ATTIC, Kind::Cause, "not-running"),
    turn(at(4, 9, 4), ATTIC, Kind::Version, VERSION),
    turn(at(4, 9, 3), ATTIC, Kind::Cause, "starting"),
    turn(at(4, 9, 4), ATTIC, Kind::Restart, "starting"),
    turn(at(4, 9, 4), ATTIC, Kind::Plex, FOUND),
    turn(at(4, 9, 4), ATTIC, Kind::Cause, "healthy"),
    turn(at(4, 23, 40), ATTIC, Kind::Plex, LOST),
    turn(at(4, 23, 43), ATTIC, Kind::Cause, "not-accepted"),
    turn(at(3, 16, 38), ATTIC, Kind::Cause, "not-running"),
    turn(at(3, 16, 40), ATTIC, Kind::Restart, "not-running"),
    turn(at(3, 16, 40), ATTIC, Kind::Plex, FOUND),
    turn(at(3, 16, 40), ATTIC, Kind::Cause, "healthy"),
    turn(at(3, 22, 31), ATTIC, Kind::Plex, LOST),
    turn(at(3, 22, 34), ATTIC, Kind::Cause, "not-accepted"),
    turn(at(1, 15, 18), ATTIC, Kind::Cause, "not-running"),
    turn(at(1, 15, 19), ATTIC, Kind::Cause, "starting"),
    turn(at(1, 15, 20), ATTIC, Kind::Restart, "starting"),
    turn(at(1, 15, 20), ATTIC, Kind::Plex, FOUND),
    turn(at(1, 15, 20), ATTIC, Kind::Cause, "healthy"),
    turn(at(1, 21, 11), ATTIC, Kind::Plex, LOST),
    turn(at(1, 21, 14), ATTIC, Kind::Cause, "not-accepted"),
    turn(at(0, 8, 20), ATTIC, Kind::Cause, "not-running"),
    turn(at(0, 8, 22), ATTIC, Kind::Restart, "not-running"),
    turn(at(0, 8, 22), ATTIC, Kind::Plex, FOUND),
    turn(at(0, 8, 22), ATTIC, Kind::Cause, "healthy"),
    // It falls asleep, and wakes when it is asked.
    turn(at(7, 19, 30), BASEMENT, Kind::Cause, "slow"),
    turn(at(7, 19, 31).and(5), BASEMENT, Kind::Cause, "healthy"),
    turn(at(6, 20, 5), BASEMENT, Kind::Cause, "unreachable"),
    turn(at(6, 20, 6).and(20), BASEMENT, Kind::Cause, "healthy"),
    turn(at(4, 18, 40), BASEMENT, Kind::Cause, "slow"),
    turn(at(4, 18, 41).and(5), BASEMENT, Kind::Cause, "healthy"),
    turn(at(2, 20, 45), BASEMENT, Kind::Cause, "unreachable"),
    turn(at(2, 20, 46).and(35), BASEMENT, Kind::Cause, "healthy"),
    // Its address changes.
    turn(at(5, 6, 20), BOB, Kind::Address, "192.168.1.44:32400"),
    turn(at(3, 12, 15), BOB, Kind::Address, "192.168.1.52:32400"),
    turn(at(1, 10, 5), BOB, Kind::Address, "192.168.1.41:32400"),
    // It was switched off.
    turn(at(5, 22, 15), SPARE, Kind::Cause, "unreachable"),
    // Somebody changed the password, and signed everything out: three servers at once.
    turn(at(1, 18, 2), BASEMENT, Kind::Cause, "claimed-not-listed"),
    turn(at(1, 18, 3), MUSIC, Kind::Cause, "stale-claim"),
    turn(at(1, 18, 4), MAC, Kind::Cause, "unclaimed"),
];

const fn at(days_ago: u64, hour: u64, minute: u64) -> When {
    When { days_ago, hour, minute, second: 0 }
}

const fn turn(when: When, of: Option<&'static str>, kind: Kind, to: &'static str) -> Turn {
    Turn { when, of, kind, to }
}
