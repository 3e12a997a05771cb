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
                    Kind::Cause | Kind::Restart | Kind::Began | Kind::Ended | Kind::Gap | Kind::Woke | Kind::Network,
                    _,
                ) => {}
                (Kind::Identity, Some(address)) => {
                    recorder.hold(address, event.server.as_ref());
                }
                (Kind::Address | Kind::Version | Kind::Name | Kind::Plex, Some(to)) => {
                    recorder.said.insert((event.server.clone(), event.kind, None), to.clone());
                }
                (Kind::Identity | Kind::Address | Kind::Version | Kind::Name | Kind::Plex, None) => {}
            }
        }
        recorder
    }

    /// What has changed since the last look. To be called every few seconds, whether anything has changed or not: a look that comes much
    /// too late tells that nobody looked meanwhile.
    pub fn look(&mut self, clocks: Clocks, snapshot: &Snapshot) -> Vec<Event> {
        let clocks = clocks.of_whole_second();
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

    /// Would a look at this moment tell that nobody looked since the last one?
    #[must_use]
    pub fn is_late(&self, clocks: Clocks) -> bool {
        self.last.is_some_and(|last| {
            let by_wall = Duration::from_millis(clocks.wall.saturating_sub(last.wall));
            by_wall.max(clocks.monotonic.saturating_sub(last.monotonic)) >= self.longest_pause
        })
    }

    /// The program ends.
    #[must_use]
    pub fn end(&self, clocks: Clocks) -> Event {
        Event::of_computer(clocks.of_whole_second().wall, Kind::Ended)
    }

    /// By the wall's clock and the other one: whichever went on, nobody looked. Where the wall's alone did, it was set.
    fn pauses(&mut self, clocks: Clocks) -> Vec<Event> {
        let at = clocks.wall;
        let Some(last) = self.last else { return vec![Event::of_computer(at, Kind::Began)] };
        if !self.is_late(clocks) {
            return Vec::new();
        }
        // All verdicts are to be given anew.
        self.said.retain(|(_, kind, _), _| *kind != Kind::Cause);
        let gap = Event::of_computer(at, Kind::Gap).from(last.wall.to_string());
        let by_monotonic = clocks.monotonic.saturating_sub(last.monotonic);
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
            let is_told = self.restarts.get(&seen.id).is_some_and(|told| at.abs_diff(*told) < ONE_RESTART);
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
mod tests;
