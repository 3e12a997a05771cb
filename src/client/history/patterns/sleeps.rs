//! It is silent or slow, and fine soon after it was asked; or right after this computer woke up.

use super::super::event::{Event, JUST_WOKE, Kind};
use super::trouble::{is_one_of, is_trouble, troubles};
use super::{MINUTE, Pattern, PatternId};
use crate::client::diagnosis::Cause;
use crate::client::model::MachineId;

const LEAST: usize = 3;
const SILENT: [Cause; 2] = [Cause::Unreachable, Cause::Slow];
/// Nothing is wrong, and nobody knows whether it answers.
const AWAY: [Cause; 2] = [Cause::Starting, Cause::Elsewhere];
/// A disk that spins up and a server that wakes need no longer.
const SOON: u64 = 2 * MINUTE;
/// Of what was silent when this computer woke up: nobody knows when it was asked first.
const AFTER_WAKING: u64 = 10 * MINUTE;

pub fn find(events: &[&Event], server: &MachineId) -> Option<Pattern> {
    let woke: Vec<u64> = events.iter().filter(|event| event.kind == Kind::Woke).map(|event| event.at).collect();
    let patience = |from: u64| {
        let just_woke = woke.iter().any(|woke| (*woke..*woke + JUST_WOKE).contains(&from));
        if just_woke { AFTER_WAKING } else { SOON }
    };
    let is_short = |from: u64, to: Option<u64>| to.is_some_and(|to| to.saturating_sub(from) <= patience(from));
    let naps = troubles(events, server)
        .into_iter()
        .filter(|trouble| is_one_of(&SILENT, trouble.cause) && is_short(trouble.from, trouble.to))
        .filter(|trouble| trouble.after.is_some_and(is_fine))
        .map(|trouble| trouble.from);
    Pattern::seen(PatternId::Sleeps, server, naps.collect(), LEAST)
}

/// It answers, as well as is known: who has not signed in is not told more.
fn is_fine(cause: &str) -> bool {
    Cause::of_id(cause).is_some() && !is_trouble(cause) && !is_one_of(&AWAY, cause)
}
