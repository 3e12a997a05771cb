//! When each thing is looked at next.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::Duration;

use crate::client::config::WatchTimes;
use crate::client::model::Moment;
use crate::client::state::ServerKey;

/// The next looks.
#[derive(Clone, Debug, Default)]
pub struct Rhythm {
    servers: HashMap<ServerKey, Turn>,
    own_way: Option<Moment>,
    list: Option<Moment>,
    count: u64,
}

/// When a server's turn is.
#[derive(Clone, Copy, Debug)]
struct Turn {
    look: Moment,
    knock: Moment,
    /// When it changed last, and how many looks have followed that.
    changed: Option<(Moment, usize)>,
    /// Of two things that take turns, the second one is next.
    is_second: bool,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Look,
    /// Between two looks: is it still there?
    Knock,
}

/// How closely a server is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    Rest,
    /// Its page is open.
    Open,
    /// It does not answer: asking it costs it nothing.
    Silent,
}

impl Rhythm {
    /// Is it a server's turn? Its next one is set.
    pub fn due(&mut self, key: ServerKey, attention: Attention, now: Moment, times: &WatchTimes) -> Option<Due> {
        let rest = if attention == Attention::Silent { times.short } else { times.rest };
        let (next, short) = (now + self.about(key, rest, times), now + self.about(key, times.short, times));
        // What is new was just looked at.
        let turn =
            self.servers.entry(key).or_insert(Turn { look: next, knock: short, changed: None, is_second: false });
        // One that has fallen silent does not keep its longer pause.
        turn.look = turn.look.min(now + rest + rest * times.jitter / 100);
        if let Some((since, nth)) = turn.changed
            && times.after_change.get(nth).is_some_and(|after| now >= since + *after)
        {
            *turn = Turn { look: next, knock: short, changed: Some((since, nth + 1)), ..*turn };
            return Some(Due::Look);
        }
        if now >= turn.look {
            *turn = Turn { look: next, knock: short, ..*turn };
            return Some(Due::Look);
        }
        let knocks = attention == Attention::Open && now >= turn.knock;
        if knocks {
            turn.knock = short;
        }
        knocks.then_some(Due::Knock)
    }

    /// Two things that are looked at take turns: is it the second one's?
    pub fn is_second(&mut self, key: ServerKey) -> bool {
        let Some(turn) = self.servers.get_mut(&key) else { return false };
        turn.is_second = !turn.is_second;
        !turn.is_second
    }

    /// It changed: what follows from that is looked at soon.
    pub fn changed(&mut self, key: ServerKey, now: Moment) {
        if let Some(turn) = self.servers.get_mut(&key) {
            turn.changed = Some((now, 0));
        }
        self.list = self.list.map(|due| due.min(now));
    }

    pub fn own_way_is_due(&mut self, now: Moment, times: &WatchTimes) -> bool {
        let next = now + self.about(ServerKey(0), times.own_way, times);
        is_due(&mut self.own_way, now, next)
    }

    pub fn list_is_due(&mut self, now: Moment, times: &WatchTimes) -> bool {
        let next = now + self.about(ServerKey(0), times.list, times);
        is_due(&mut self.list, now, next)
    }

    /// Forgets those that are gone.
    pub fn keep(&mut self, keys: &[ServerKey]) {
        if self.servers.len() > keys.len() {
            self.servers.retain(|key, _| keys.contains(key));
        }
    }

    /// A little longer or shorter than that.
    fn about(&mut self, key: ServerKey, pause: Duration, times: &WatchTimes) -> Duration {
        self.count += 1;
        let mut hasher = DefaultHasher::new();
        (key, self.count, std::process::id()).hash(&mut hasher);
        let percent =
            100 - times.jitter + u32::try_from(hasher.finish() % u64::from(2 * times.jitter + 1)).unwrap_or(0);
        pause * percent / 100
    }
}

/// The first time is when it was asked for otherwise: the search has just begun.
fn is_due(due: &mut Option<Moment>, now: Moment, next: Moment) -> bool {
    let is_due = due.is_some_and(|due| now >= due);
    if is_due || due.is_none() {
        *due = Some(next);
    }
    is_due
}
