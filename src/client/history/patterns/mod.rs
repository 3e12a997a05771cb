//! What repeats in a history. Each pattern is a pure function with a minimum below which nothing is claimed; the times it saw are its
//! evidence.

mod address_changes;
mod daily;
mod falls_back;
mod loses_plex;
mod moves;
mod own_network;
mod sleeps;
#[cfg(test)]
mod tests;
mod trouble;
mod two_take_turns;

pub(in crate::client::history) use trouble::is_trouble;

use serde::{Serialize, Serializer};

use super::event::{Event, Kind};
use crate::client::model::MachineId;

const MINUTE: u64 = 60 * 1000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// What was seen last so long ago is over.
const RECENT: u64 = 30 * DAY;

/// What repeats. The identifiers are stable: they are in the JSON of `check` and `history`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PatternId {
    /// After a restart it lets its owner in, and later no more.
    FallsBack,
    /// It is silent, and answers once it is asked.
    Sleeps,
    AddressChanges,
    LosesPlex,
    /// One address answers with two identities in turn.
    TwoTakeTurns,
    /// The same trouble at the same time of day.
    Daily,
    /// This computer lost its network at the same moments.
    OwnNetwork,
}

impl PatternId {
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::FallsBack => "falls-back",
            Self::Sleeps => "sleeps",
            Self::AddressChanges => "address-changes",
            Self::LosesPlex => "loses-plex",
            Self::TwoTakeTurns => "two-take-turns",
            Self::Daily => "daily",
            Self::OwnNetwork => "own-network",
        }
    }
}

impl Serialize for PatternId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// How sure it is, by how often it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// As often as it has to be seen.
    Likely,
    /// Twice as often, or more.
    Certain,
}

/// What came just before a trouble and may have led to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Before {
    /// Its clock was found to be wrong.
    Clock,
    #[serde(untagged)]
    Event(Kind),
}

/// One that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pattern {
    pub id: PatternId,
    pub server: MachineId,
    /// When it was seen, in milliseconds since 1970, the oldest first.
    pub times: Vec<u64>,
    pub confidence: Confidence,
    /// How long it usually takes (`falls-back`, from the restart on), in milliseconds.
    pub after: Option<u64>,
    /// What usually comes just before.
    pub before: Option<Before>,
    /// The cause, where it is always the same (`daily`, `falls-back`).
    pub cause: Option<String>,
}

impl Pattern {
    /// `None` where it was seen less often than `least`.
    fn seen(id: PatternId, server: &MachineId, mut times: Vec<u64>, least: usize) -> Option<Self> {
        times.sort_unstable();
        let confidence = match times.len() {
            few if few < least => return None,
            some if some < 2 * least => Confidence::Likely,
            _ => Confidence::Certain,
        };
        Some(Self { id, server: server.clone(), times, confidence, after: None, before: None, cause: None })
    }
}

/// Minutes since midnight by the clock on the wall, at a moment in milliseconds since 1970: summer time is this function's to know.
pub type WallClock<'a> = &'a dyn Fn(u64) -> u32;

/// All patterns of a server up to `now`, the most telling first. `events` are those of all servers and of this computer, in the order of
/// their time.
#[must_use]
pub fn of_server(events: &[Event], server: &MachineId, now: u64, clock: WallClock<'_>) -> Vec<Pattern> {
    let events = &events[..events.partition_point(|event| event.at <= now)];
    let (own_network, rest) = own_network::find(events, server);
    let patterns = [
        falls_back::find(&rest, server),
        two_take_turns::find(&rest, server),
        loses_plex::find(&rest, server, now),
        sleeps::find(&rest, server),
        address_changes::find(&rest, server),
        // It says of the server that it is well: what is said of it comes first.
        own_network,
        daily::find(&rest, server, now, clock),
    ];
    let is_recent = |pattern: &Pattern| pattern.times.last().is_some_and(|last| now.saturating_sub(*last) <= RECENT);
    patterns.into_iter().flatten().filter(is_recent).collect()
}
