//! The same trouble at the same time of day, on several days.

use std::collections::{BTreeMap, BTreeSet};

use super::super::event::Event;
use super::trouble::troubles;
use super::{HOUR, Pattern, PatternId, WallClock};
use crate::client::model::MachineId;

const LEAST: usize = 3;
/// How far apart, in minutes by the clock on the wall, from the first of them.
const APART: u32 = 20;
/// On a day in between, nobody may have looked.
const LONGEST_BREAK: u64 = 50 * HOUR;
const MINUTES_OF_DAY: u32 = 24 * 60;

pub fn find(events: &[&Event], server: &MachineId, now: u64, clock: WallClock<'_>) -> Option<Pattern> {
    let mut by_cause: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for trouble in troubles(events, server).into_iter().filter(|trouble| trouble.before.is_some()) {
        by_cause.entry(trouble.cause).or_default().push(trouble.from);
    }
    let groups = by_cause.into_iter().flat_map(|(cause, times)| {
        let timed: Vec<(u64, u32)> = times.iter().map(|at| (*at, clock(*at))).collect();
        let near = |minute: u32, other: u32| {
            let apart = minute.abs_diff(other) % MINUTES_OF_DAY;
            apart.min(MINUTES_OF_DAY - apart) <= APART
        };
        let group = |first: u32| {
            newest_run(one_a_day(timed.iter().filter(|(_, other)| near(first, *other)).map(|(at, _)| *at)))
        };
        let minutes: BTreeSet<u32> = timed.iter().map(|(_, minute)| *minute).collect();
        let largest = minutes.into_iter().map(group).max_by_key(Vec::len);
        largest.map(|times| (cause, times))
    });
    let (cause, times) = groups.max_by_key(|(_, times)| times.len())?;
    // What has stopped does not happen every day.
    times.last().filter(|last| now.saturating_sub(**last) <= LONGEST_BREAK)?;
    let pattern = Pattern::seen(PatternId::Daily, server, times, LEAST)?;
    Some(Pattern { cause: Some(cause.to_owned()), ..pattern })
}

/// Those of the newest days that follow one another: what was so months ago doesn't happen every day.
fn newest_run(days: Vec<u64>) -> Vec<u64> {
    let begin = (1..days.len()).rev().find(|n| days[*n] - days[n - 1] > LONGEST_BREAK).unwrap_or(0);
    days[begin..].to_vec()
}

/// Twice on one evening is once. Around midnight and when clocks change, a day is shorter or longer.
fn one_a_day(times: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut days: Vec<u64> = Vec::new();
    for at in times {
        if days.last().is_none_or(|last| at.saturating_sub(*last) > 12 * HOUR) {
            days.push(at);
        }
    }
    days
}
