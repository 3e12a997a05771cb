//! The server loses its way to Plex, finds it, and loses it again, within a day.

use super::super::event::Event;
use super::trouble::troubles;
use super::{DAY, Pattern, PatternId};
use crate::client::diagnosis::Cause;
use crate::client::model::MachineId;

const LEAST: usize = 3;

pub fn find(events: &[&Event], server: &MachineId, now: u64) -> Option<Pattern> {
    let losses: Vec<u64> = troubles(events, server)
        .into_iter()
        .filter(|trouble| trouble.cause == Cause::ServerCutOff.id() && trouble.before.is_some())
        .map(|trouble| trouble.from)
        .collect();
    // The newest day that has enough of them.
    let is_within = |from: u64, at: u64| at >= from && at - from < DAY;
    let day =
        losses.iter().rev().copied().find(|from| losses.iter().filter(|at| is_within(*from, **at)).count() >= LEAST);
    let day = day.filter(|from| *from <= now)?;
    let of_day = losses.into_iter().filter(|at| is_within(day, *at)).collect();
    Pattern::seen(PatternId::LosesPlex, server, of_day, LEAST)
}
