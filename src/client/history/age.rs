//! What is too old to be kept.

use std::time::Duration;

use super::event::{Event, Kind, millis};

/// How long events are kept.
pub(super) const KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);
pub(super) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// From when on events are kept, in milliseconds since 1970; `None` while there is none that should have gone a day ago. `dates`: those of
/// all events, in their order.
pub(super) fn oldest_kept(dates: impl DoubleEndedIterator<Item = u64>, now: u64) -> Option<u64> {
    let mut dates = dates.peekable();
    let first = *dates.peek()?;
    let oldest = today(dates, now).saturating_sub(millis(KEPT));
    (first + millis(DAY) < oldest).then_some(oldest)
}

/// The date of the newest event that is a day old: a clock that is wrong for once must not take everything.
pub(super) fn today(mut dates: impl DoubleEndedIterator<Item = u64>, now: u64) -> u64 {
    dates.rfind(|at| at.saturating_add(millis(DAY)) <= now).unwrap_or_default()
}

/// What is older goes, but for the last word on each thing: it held when the rest began, and is dated so.
pub(super) fn without_old(events: Vec<Event>, oldest: u64) -> Vec<Event> {
    let (old, rest): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| event.at < oldest);
    let mut last: Vec<Event> = Vec::new();
    for event in old {
        last.retain(|before| !before.is_outdated_by(&event));
        // What was true before nobody looked says nothing of the time after.
        if matches!(event.kind, Kind::Began | Kind::Ended | Kind::Gap) {
            last.retain(|before| before.kind != Kind::Cause);
        }
        if !matches!(event.kind, Kind::Began | Kind::Ended | Kind::Gap | Kind::Woke | Kind::Restart) {
            last.push(Event { at: oldest, ..event });
        }
    }
    last.into_iter().chain(rest).collect()
}
