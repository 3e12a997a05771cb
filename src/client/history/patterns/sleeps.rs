//! It is silent or slow, and fine soon after it was asked; or right after this computer woke up.

use super::super::event::Event;
use super::trouble::troubles;
use super::{MINUTE, Pattern, PatternId};
use crate::client::diagnosis::Cause;
use crate::client::model::MachineId;

const LEAST: usize = 3;
/// A disk that spins up and a server that wakes need no longer.
const SOON: u64 = 2 * MINUTE;

pub fn find(events: &[&Event], server: &MachineId) -> Option<Pattern> {
    let is_silent = |cause: &str| [Cause::Unreachable, Cause::Slow].iter().any(|known| known.id() == cause);
    let is_short = |from: u64, to: Option<u64>| to.is_some_and(|to| to.saturating_sub(from) <= SOON);
    let naps = troubles(events, server)
        .into_iter()
        .filter(|trouble| is_silent(trouble.cause) && is_short(trouble.from, trouble.to))
        .filter(|trouble| trouble.after == Some(Cause::Healthy.id()))
        .map(|trouble| trouble.from);
    Pattern::seen(PatternId::Sleeps, server, naps.collect(), LEAST)
}
