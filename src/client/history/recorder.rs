//! What changed between one look at the model and the next, as events. It remembers what it has said, and says nothing twice.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use super::event::{Event, FOUND, Kind, LOST, is_of_home};
use crate::client::diagnosis::Cause;
use crate::client::model::{Clocks, MachineId};

/// A restart that is seen in two ways is seen within this time.
const ONE_RESTART: u64 = 5 * 60 * 1000;
/// What a restart was seen by, beside the causes before it.
pub const BY_ITS_LOG: &str = "log";

/// What is true at a moment, of all that a history tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    pub servers: Vec<Seen>,
    /// The networks that this computer is in; `None`: it is in none.
    pub network: Option<String>,
    /// What is wrong here, by its cause, or nothing. `None`: there is no verdict yet.
    pub computer: Option<Option<&'static str>>,
}

/// One server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub id: MachineId,
    /// What it is called; `None` where only an address is known, or a name that leads to it.
    pub name: Option<String>,
    /// `None`: there is no verdict yet.
    pub cause: Option<Cause>,
    /// Where it answers now, the most usual address first; none that leads there from this computer alone.
    pub addresses: Vec<SocketAddr>,
    pub version: Option<String>,
    /// Does it reach Plex? `None`: it does not say.
    pub reaches_plex: Option<bool>,
    /// When it was started, as its own log says.
    pub started: Option<String>,
}

/// Follows the model.
#[derive(Clone, Debug)]
pub struct Recorder {
    /// A pause between two looks that is longer is a gap.
    longest_pause: Duration,
    /// The last word on each thing.
    said: BTreeMap<(Option<MachineId>, Kind, Option<String>), String>,
    last: Option<Clocks>,
    /// When each server was started, by its log.
    started: BTreeMap<MachineId, String>,
    /// When the last restart of each was told.
    restarts: BTreeMap<MachineId, u64>,
}

impl Recorder {
    /// Goes on where a history ends: what it said last is known, and the time since then is a gap.
    #[must_use]
    pub fn after(events: impl IntoIterator<Item = Event>, longest_pause: Duration) -> Self {
        let mut recorder = Self {
            longest_pause,
            said: BTreeMap::new(),
            last: None,
            started: BTreeMap::new(),
            restarts: BTreeMap::new(),
        };
        for event in events {
            match (event.kind, &event.to) {
                (
                    Kind::Cause
                    | Kind::Restart
                    | Kind::Began
                    | Kind::Ended
                    | Kind::Gap
                    | Kind::Woke
                    | Kind::Plex
                    | Kind::Network,
                    _,
                ) => {}
                (Kind::Identity, Some(address)) => {
                    recorder.hold(address, event.server.as_ref());
                }
                (Kind::Address | Kind::Version | Kind::Name, Some(to)) => {
                    recorder.said.insert((event.server.clone(), event.kind, None), to.clone());
                }
                (Kind::Identity | Kind::Address | Kind::Version | Kind::Name, None) => {}
            }
        }
        recorder
    }

    /// What has changed since the last look. To be called every few seconds, whether anything has changed or not: a look that comes much
    /// too late tells that nobody looked meanwhile.
    pub fn look(&mut self, clocks: Clocks, snapshot: &Snapshot) -> Vec<Event> {
        let clocks = Clocks { wall: clocks.wall / 1000 * 1000, ..clocks };
        let is_first = self.last.is_none();
        let mut events = self.pauses(clocks);
        let at = clocks.wall;
        // At the first look, the networks may not have been counted yet.
        if snapshot.network.is_some() || !is_first {
            let network = snapshot.network.clone().unwrap_or_else(|| LOST.to_owned());
            events.extend(self.changed(at, None, Kind::Network, &network));
        }
        if let Some(cause) = snapshot.computer {
            events.extend(self.changed(at, None, Kind::Cause, cause.unwrap_or(Cause::Healthy.id())));
        }
        for seen in &snapshot.servers {
            events.extend(self.of_server(at, seen));
        }
        self.last = Some(clocks);
        events
    }

    /// The program ends.
    #[must_use]
    pub fn end(&self, clocks: Clocks) -> Event {
        Event::of_computer(clocks.wall / 1000 * 1000, Kind::Ended)
    }

    /// By the wall's clock and the other one: whichever went on, nobody looked. Where the wall's alone did, it was set.
    fn pauses(&mut self, clocks: Clocks) -> Vec<Event> {
        let at = clocks.wall;
        let Some(last) = self.last else { return vec![Event::of_computer(at, Kind::Began)] };
        let by_wall = Duration::from_millis(at.saturating_sub(last.wall));
        let by_monotonic = clocks.monotonic.saturating_sub(last.monotonic);
        if by_wall.max(by_monotonic) < self.longest_pause {
            return Vec::new();
        }
        // All verdicts are to be given anew.
        self.said.retain(|(_, kind, _), _| !matches!(kind, Kind::Cause | Kind::Plex));
        let gap = Event::of_computer(at, Kind::Gap).from(last.wall.to_string());
        let woke = (by_monotonic >= self.longest_pause).then(|| Event::of_computer(at, Kind::Woke));
        [gap].into_iter().chain(woke).collect()
    }

    fn of_server(&mut self, at: u64, seen: &Seen) -> Vec<Event> {
        let id = || Some(seen.id.clone());
        let mut events = Vec::new();
        if let Some(name) = &seen.name {
            events.extend(self.changed(at, id(), Kind::Name, name));
        }
        if let Some(version) = &seen.version {
            events.extend(self.changed(at, id(), Kind::Version, version));
        }
        let home: Vec<String> =
            seen.addresses.iter().filter(|address| is_of_home(address.ip())).map(ToString::to_string).collect();
        // It moved only if it is no longer where it was.
        let known = self.said.get(&(id(), Kind::Address, None));
        if let Some(first) = home.first().filter(|_| known.is_none_or(|known| !home.contains(known))) {
            events.extend(self.changed(at, id(), Kind::Address, first));
        }
        for address in &home {
            if self.hold(address, Some(&seen.id)) {
                events.push(Event::of_server(at, seen.id.clone(), Kind::Identity).to(address.clone()));
            }
        }
        let is_logged = seen.started.as_ref().is_some_and(|started| {
            let before = self.started.insert(seen.id.clone(), started.clone());
            before.is_some_and(|before| before != *started)
        });
        if let Some(reaches) = seen.reaches_plex {
            // That it does is news only after it did not.
            let was_known = self.said.contains_key(&(id(), Kind::Plex, None));
            let said = self.changed(at, id(), Kind::Plex, if reaches { FOUND } else { LOST });
            events.extend(said.filter(|_| was_known || !reaches));
        }
        if let Some(cause) = seen.cause {
            let before = self.said.get(&(id(), Kind::Cause, None)).cloned();
            let was_down = before.as_deref() != Some(cause.id()) && has_restarted(before.as_deref(), cause);
            // One restart is told once: its log, where it is read, tells it sooner or later than its silence.
            let is_told = self.restarts.get(&seen.id).is_some_and(|told| at.saturating_sub(*told) < ONE_RESTART);
            if (was_down || is_logged) && !is_told {
                self.restarts.insert(seen.id.clone(), at);
                let by = if is_logged { Some(BY_ITS_LOG.to_owned()) } else { before };
                events.push(Event::of_server(at, seen.id.clone(), Kind::Restart).to(by));
            }
            events.extend(self.changed(at, id(), Kind::Cause, cause.id()));
        }
        events
    }

    fn changed(&mut self, at: u64, server: Option<MachineId>, kind: Kind, to: &str) -> Option<Event> {
        let thing = (server.clone(), kind, None);
        if self.said.get(&thing).is_some_and(|said| said == to) {
            return None;
        }
        let before = self.said.insert(thing, to.to_owned());
        Some(Event { at, server, kind, from: before, to: Some(to.to_owned()) })
    }

    /// Notes who answers at an address; true if it was somebody else before.
    fn hold(&mut self, address: &str, server: Option<&MachineId>) -> bool {
        let Some(server) = server else { return false };
        let before = self.said.insert((None, Kind::Identity, Some(address.to_owned())), server.to_string());
        before.as_deref() != Some(server.to_string().as_str())
    }
}

/// It refused connections or was starting, and answers now.
fn has_restarted(before: Option<&str>, now: Cause) -> bool {
    let was_down = [Cause::NotRunning, Cause::Starting].iter().any(|cause| before == Some(cause.id()));
    let is_up =
        !matches!(now, Cause::NotRunning | Cause::Starting | Cause::Unreachable | Cause::Elsewhere | Cause::NotPlex);
    was_down && is_up
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_795_392_000_000;
    const PAUSE: Duration = Duration::from_secs(30);

    fn fresh() -> Recorder {
        Recorder::after([], PAUSE)
    }

    fn clocks(seconds: u64) -> Clocks {
        Clocks { wall: NOW + seconds * 1000, monotonic: Duration::from_secs(seconds) }
    }

    fn id(letter: char) -> MachineId {
        MachineId::new(&letter.to_string().repeat(40)).unwrap()
    }

    fn seen(letter: char, cause: Option<Cause>, addresses: &[&str]) -> Seen {
        let addresses = addresses.iter().map(|address| address.parse().unwrap()).collect();
        Seen {
            id: id(letter),
            name: Some("Attic".to_owned()),
            cause,
            addresses,
            version: None,
            reaches_plex: None,
            started: None,
        }
    }

    fn home(servers: &[Seen]) -> Snapshot {
        Snapshot { servers: servers.to_vec(), network: Some("wired".to_owned()), computer: Some(None) }
    }

    /// Kind, from and to.
    fn said(events: &[Event]) -> Vec<(Kind, Option<&str>, Option<&str>)> {
        events.iter().map(|event| (event.kind, event.from.as_deref(), event.to.as_deref())).collect()
    }

    fn begun(snapshot: &Snapshot) -> Recorder {
        let mut recorder = fresh();
        recorder.look(clocks(0), snapshot);
        recorder
    }

    #[test]
    fn the_first_look_tells_all_and_the_next_nothing() {
        let snapshot = home(&[seen('a', Some(Cause::Healthy), &["192.168.1.5:32400"])]);
        let mut recorder = fresh();
        assert_eq!(
            said(&recorder.look(clocks(0), &snapshot)),
            [
                (Kind::Began, None, None),
                (Kind::Network, None, Some("wired")),
                (Kind::Cause, None, Some("healthy")),
                (Kind::Name, None, Some("Attic")),
                (Kind::Address, None, Some("192.168.1.5:32400")),
                (Kind::Identity, None, Some("192.168.1.5:32400")),
                (Kind::Cause, None, Some("healthy")),
            ]
        );
        assert_eq!(recorder.look(clocks(5), &snapshot), []);
    }

    #[test]
    fn a_restart_is_one_that_was_down_and_answers_again() {
        for (before, is_restart) in [
            (Cause::NotRunning, true),
            (Cause::Starting, true),
            (Cause::Unreachable, false),
            (Cause::NotAccepted, false),
        ] {
            let mut recorder = begun(&home(&[seen('a', Some(before), &[])]));
            let events = recorder.look(clocks(5), &home(&[seen('a', Some(Cause::Healthy), &[])]));
            assert_eq!(events.iter().any(|event| event.kind == Kind::Restart), is_restart, "{before:?}");
        }
        let mut recorder = begun(&home(&[seen('a', Some(Cause::NotRunning), &[])]));
        let events = recorder.look(clocks(5), &home(&[seen('a', Some(Cause::Starting), &[])]));
        assert!(events.iter().all(|event| event.kind != Kind::Restart), "it isn't up yet");
    }

    #[test]
    fn a_restart_that_nobody_saw_is_in_its_log_and_told_once() {
        let started = |at: &str, cause| Seen { started: Some(at.to_owned()), ..seen('a', Some(cause), &[]) };
        let restarts = |events: Vec<Event>| -> Vec<Option<String>> {
            events.into_iter().filter(|event| event.kind == Kind::Restart).map(|event| event.to).collect()
        };
        let mut recorder = begun(&home(&[started("08:00", Cause::Healthy)]));
        assert_eq!(restarts(recorder.look(clocks(5), &home(&[started("08:00", Cause::Healthy)]))), []);
        let by_log = [Some(BY_ITS_LOG.to_owned())];
        assert_eq!(restarts(recorder.look(clocks(10), &home(&[started("09:00", Cause::Healthy)]))), by_log);
        recorder.look(clocks(400), &home(&[started("09:00", Cause::NotRunning)]));
        let up = recorder.look(clocks(420), &home(&[started("09:00", Cause::Healthy)]));
        assert_eq!(restarts(up), [Some("not-running".to_owned())]);
        assert_eq!(restarts(recorder.look(clocks(440), &home(&[started("10:00", Cause::Healthy)]))), []);
    }

    #[test]
    fn it_moved_when_it_no_longer_answers_where_it_was() {
        let (old, new) = ("192.168.1.5:32400", "192.168.1.9:32400");
        let mut recorder = begun(&home(&[seen('a', None, &[old])]));
        let events = recorder.look(clocks(5), &home(&[seen('a', None, &[new, old])]));
        assert!(events.iter().all(|event| event.kind != Kind::Address), "it has one more: {events:?}");
        let events = recorder.look(clocks(10), &home(&[seen('a', None, &[new])]));
        assert_eq!(said(&events), [(Kind::Address, Some(old), Some(new))]);
    }

    #[test]
    fn two_that_swap_an_address_are_told_apart() {
        let at = "192.168.1.5:32400";
        let mut recorder = begun(&home(&[seen('a', None, &[at])]));
        let identities = |events: Vec<Event>| -> Vec<_> {
            events.into_iter().filter(|event| event.kind == Kind::Identity).filter_map(|event| event.server).collect()
        };
        let other = home(&[seen('a', None, &[]), seen('b', None, &[at])]);
        assert_eq!(identities(recorder.look(clocks(5), &other)), [id('b')]);
        let back = home(&[seen('a', None, &[at]), seen('b', None, &[])]);
        assert_eq!(identities(recorder.look(clocks(10), &back)), [id('a')]);
    }

    #[test]
    fn a_public_address_is_never_written_down() {
        for address in ["203.0.113.7:32400", "[2001:db8::1]:32400"] {
            let mut recorder = fresh();
            let events = recorder.look(clocks(0), &home(&[seen('a', None, &[address])]));
            assert!(events.iter().all(|event| event.to.as_deref() != Some(address)), "{events:?}");
        }
    }

    #[test]
    fn a_look_that_comes_much_too_late_is_a_gap() {
        let snapshot = home(&[seen('a', Some(Cause::Healthy), &[])]);
        let mut recorder = begun(&snapshot);
        let events = recorder.look(clocks(3600), &snapshot);
        let since = NOW.to_string();
        assert_eq!(said(&events)[..2], [(Kind::Gap, Some(since.as_str()), None), (Kind::Woke, None, None)]);
        let told = events.iter().filter(|event| event.kind == Kind::Cause).count();
        assert_eq!(told, 2, "what is true now is said anew: {events:?}");
    }

    #[test]
    fn a_clock_that_is_set_wakes_nobody() {
        let snapshot = home(&[seen('a', Some(Cause::Healthy), &[])]);
        let set = |wall: u64| Clocks { wall, ..clocks(5) };
        let forward = begun(&snapshot).look(set(NOW + 3_600_000), &snapshot);
        assert_eq!(forward.iter().filter(|event| event.kind == Kind::Gap).count(), 1, "that hour was never lived");
        assert!(forward.iter().all(|event| event.kind != Kind::Woke));
        assert_eq!(begun(&snapshot).look(set(NOW - 3_600_000), &snapshot), []);
    }

    #[test]
    fn a_network_that_is_lost_is_this_computer_s_event() {
        let mut recorder = begun(&home(&[]));
        let events = recorder.look(clocks(5), &Snapshot { network: None, ..home(&[]) });
        assert_eq!(said(&events), [(Kind::Network, Some("wired"), Some(LOST))]);
        assert_eq!(events[0].server, None);
    }

    #[test]
    fn a_network_that_nobody_has_looked_for_yet_is_not_lost() {
        let mut recorder = fresh();
        let none = Snapshot { network: None, computer: None, ..Snapshot::default() };
        assert_eq!(said(&recorder.look(clocks(0), &none)), [(Kind::Began, None, None)]);
        assert_eq!(said(&recorder.look(clocks(5), &none)), [(Kind::Network, None, Some(LOST))]);
    }

    #[test]
    fn after_a_restart_of_the_program_what_was_known_is_known() {
        let (old, new) = ("192.168.1.5:32400", "192.168.1.9:32400");
        let mut first = fresh();
        let before = first.look(clocks(0), &home(&[seen('a', Some(Cause::Healthy), &[old])]));
        let mut second = Recorder::after(before, PAUSE);
        let events = second.look(clocks(900), &home(&[seen('a', Some(Cause::Healthy), &[new])]));
        assert!(
            said(&events).contains(&(Kind::Address, Some(old), Some(new))),
            "it moved while nobody looked: {events:?}"
        );
        assert!(events.iter().all(|event| event.kind != Kind::Name));
        assert!(events.iter().any(|event| event.kind == Kind::Cause && event.server.is_some()), "verdicts are new");
    }
}
