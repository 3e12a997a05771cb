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
    list_asked: Moment,
    /// When it began.
    began: Moment,
    chance: Chance,
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
    /// All is being looked at, and Plex is asked for its list.
    pub fn begun(now: Moment) -> Self {
        Self { list_asked: now, began: now, ..Self::default() }
    }

    /// May all be looked at again without being asked too often?
    pub fn is_old(&self, now: Moment, times: &WatchTimes) -> bool {
        now.saturating_sub(self.began) >= times.rest
    }

    /// Is it a server's turn? Its next one is set.
    pub fn due(&mut self, key: ServerKey, attention: Attention, now: Moment, times: &WatchTimes) -> Option<Due> {
        let rest = if attention == Attention::Silent { times.short } else { times.rest };
        let chance = &mut self.chance;
        let mut after = |pause| now + chance.about(pause, now, times);
        // What is new was just looked at.
        let turn = self.servers.entry(key).or_insert_with(|| Turn {
            look: after(rest),
            knock: after(times.short),
            changed: None,
            is_second: false,
        });
        // One that has fallen silent does not keep its longer pause.
        turn.look = turn.look.min(now + rest * (100 + times.jitter) / 100);
        let follow_up = turn
            .changed
            .filter(|(since, nth)| times.after_change.get(*nth).is_some_and(|after| now >= *since + *after));
        if follow_up.is_some() || now >= turn.look {
            *turn = Turn {
                look: after(rest),
                knock: after(times.short),
                changed: follow_up.map_or(turn.changed, |(since, nth)| Some((since, nth + 1))),
                ..*turn
            };
            return Some(Due::Look);
        }
        let knocks = attention == Attention::Open && now >= turn.knock;
        if knocks {
            turn.knock = after(times.short);
        }
        knocks.then_some(Due::Knock)
    }

    /// Two things that are looked at take turns: true for the second one's, every other time.
    pub fn second_s_turn(&mut self, key: ServerKey) -> bool {
        let Some(turn) = self.servers.get_mut(&key) else { return false };
        turn.is_second = !turn.is_second;
        !turn.is_second
    }

    /// It changed: what follows from that is looked at soon.
    pub fn changed(&mut self, key: ServerKey, now: Moment, times: &WatchTimes) {
        let [.., last] = times.after_change;
        let followed = 2 * last;
        // One that keeps changing is not followed more closely for that.
        let is_new = |turn: &&mut Turn| turn.changed.is_none_or(|(since, _)| now.saturating_sub(since) >= followed);
        if let Some(turn) = self.servers.get_mut(&key).filter(is_new) {
            turn.changed = Some((now, 0));
        }
        if now.saturating_sub(self.list_asked) >= followed {
            self.list = self.list.map(|due| due.min(now));
        }
    }

    pub fn own_way_is_due(&mut self, now: Moment, times: &WatchTimes) -> bool {
        is_due(&mut self.own_way, now, self.chance.about(times.own_way, now, times))
    }

    pub fn list_is_due(&mut self, now: Moment, times: &WatchTimes) -> bool {
        let is_due = is_due(&mut self.list, now, self.chance.about(times.list, now, times));
        if is_due {
            self.list_asked = now;
        }
        is_due
    }

    /// Forgets those that are gone.
    pub fn keep(&mut self, keys: &[ServerKey]) {
        if self.servers.len() > keys.len() {
            self.servers.retain(|key, _| keys.contains(key));
        }
    }
}

/// The first time is when it was asked for otherwise: the search has just begun.
fn is_due(due: &mut Option<Moment>, now: Moment, pause: Duration) -> bool {
    let is_due = due.is_some_and(|due| now >= due);
    if is_due || due.is_none() {
        *due = Some(now + pause);
    }
    is_due
}

/// Makes pauses differ: many programs must not ask at one moment.
#[derive(Clone, Debug, Default)]
struct Chance(u64);

impl Chance {
    /// That, or a little longer: by the moment, which no two programs have in common.
    fn about(&mut self, pause: Duration, now: Moment, times: &WatchTimes) -> Duration {
        self.0 += 1;
        let mut hasher = DefaultHasher::new();
        (self.0, now).hash(&mut hasher);
        let percent = u32::try_from(hasher.finish() % u64::from(times.jitter + 1)).unwrap_or_default();
        pause * (100 + percent) / 100
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: ServerKey = ServerKey(7);

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// What is due second by second.
    fn dues(rhythm: &mut Rhythm, attention: Attention, from: u64, to: u64) -> Vec<(u64, Due)> {
        let times = WatchTimes { jitter: 0, ..WatchTimes::default() };
        (from..to).filter_map(|at| Some((at, rhythm.due(KEY, attention, seconds(at), &times)?))).collect()
    }

    #[test]
    fn a_server_at_rest_is_looked_at_once_a_minute() {
        let looks = dues(&mut Rhythm::default(), Attention::Rest, 0, 301);
        assert_eq!(looks, [60, 120, 180, 240, 300].map(|at| (at, Due::Look)));
    }

    #[test]
    fn where_its_page_is_open_it_is_knocked_at_between_two_looks() {
        let looks = dues(&mut Rhythm::default(), Attention::Open, 0, 121);
        assert_eq!(looks, [(30, Due::Knock), (60, Due::Look), (90, Due::Knock), (120, Due::Look)]);
    }

    #[test]
    fn a_silent_one_is_tried_more_often_at_once() {
        let mut rhythm = Rhythm::default();
        dues(&mut rhythm, Attention::Rest, 0, 61);
        assert_eq!(dues(&mut rhythm, Attention::Silent, 61, 125), [(91, Due::Look), (121, Due::Look)]);
    }

    #[test]
    fn a_change_is_followed_closely_and_then_no_more() {
        let mut rhythm = Rhythm::default();
        dues(&mut rhythm, Attention::Rest, 0, 61);
        rhythm.changed(KEY, seconds(62), &WatchTimes::default());
        let looks = dues(&mut rhythm, Attention::Rest, 62, 213);
        assert_eq!(looks, [67, 72, 82, 92, 152, 212].map(|at| (at, Due::Look)));
    }

    /// One that flaps is not to be asked every few seconds for it.
    #[test]
    fn what_keeps_changing_is_followed_once_a_minute() {
        let (mut rhythm, times) = (Rhythm::default(), WatchTimes::default());
        dues(&mut rhythm, Attention::Rest, 0, 61);
        let looks = (61..361).map(|at| {
            if at % 7 == 0 {
                rhythm.changed(KEY, seconds(at), &times);
            }
            dues(&mut rhythm, Attention::Rest, at, at + 1).len()
        });
        assert!(looks.sum::<usize>() <= 5 * 5);
    }

    #[test]
    fn pauses_differ_and_are_never_shorter_than_was_said() {
        let (mut chance, times) = (Chance::default(), WatchTimes::default());
        let pauses: Vec<_> = (0..1000).map(|_| chance.about(seconds(60), Moment::ZERO, &times)).collect();
        let (least, most) = (pauses.iter().min().unwrap(), pauses.iter().max().unwrap());
        assert!(*least >= seconds(60) && *most <= seconds(66), "{least:?} {most:?}");
        assert!(*most > *least + seconds(4));
    }
}
