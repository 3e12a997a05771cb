//! The server loses its way to Plex, finds it, and loses it again, within a day.

use super::super::event::{Event, Kind, LOST};
use super::trouble::troubles;
use super::{DAY, MINUTE, Pattern, PatternId};
use crate::client::diagnosis::Cause;
use crate::client::model::MachineId;

const LEAST: usize = 3;
const ONE_LOSS: u64 = 10 * MINUTE;

pub fn find(events: &[&Event], server: &MachineId, now: u64) -> Option<Pattern> {
    let troubles = troubles(events, server).into_iter();
    let cut_off = troubles.filter(|trouble| trouble.cause == Cause::ServerCutOff.id() && trouble.before.is_some());
    let is_its = |event: &&&Event| event.server.as_ref() == Some(server) && event.kind == Kind::Plex;
    let said = events.iter().filter(is_its).filter(|event| event.to.as_deref() == Some(LOST)).map(|event| event.at);
    let mut losses: Vec<u64> = cut_off.map(|trouble| trouble.from).chain(said).collect();
    losses.sort_unstable();
    // First it loses its way, and then it no longer lets its owner in: that is one loss.
    losses.dedup_by(|later, earlier| *later - *earlier <= ONE_LOSS);
    // The newest day that has enough of them.
    let is_within = |from: u64, at: u64| at >= from && at - from < DAY;
    let day =
        losses.iter().rev().copied().find(|from| losses.iter().filter(|at| is_within(*from, **at)).count() >= LEAST);
    let day = day.filter(|from| *from <= now)?;
    let of_day = losses.into_iter().filter(|at| is_within(day, *at)).collect();
    Pattern::seen(PatternId::LosesPlex, server, of_day, LEAST)
}
