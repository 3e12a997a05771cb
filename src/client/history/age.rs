//! What is too old to be kept.

use std::time::Duration;

use super::event::{Event, Kind, millis};

/// How long events are kept.
pub(super) const KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);
pub(super) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// From when on events are kept, in milliseconds since 1970. `dates`: those of all events, in their order. It counts from the newest event
/// that is a day old: a clock that is wrong for once must not take everything.
pub(super) fn oldest_kept(mut dates: impl DoubleEndedIterator<Item = u64>, now: u64) -> u64 {
    let today = dates.rfind(|at| at.saturating_add(millis(DAY)) <= now);
    today.unwrap_or_default().saturating_sub(millis(KEPT))
}

/// Should the first event have gone a day ago?
pub(super) fn is_overdue(first: Option<u64>, oldest: u64) -> bool {
    first.is_some_and(|first| first + millis(DAY) < oldest)
}

/// What is older goes, but for the last word on each thing: it held when the rest began, and is dated so.
pub(super) fn without_old(events: Vec<Event>, oldest: u64) -> Vec<Event> {
    let (old, rest): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| event.at < oldest);
    let mut last: Vec<Event> = Vec::new();
    for event in old {
        last.retain(|before| !before.is_outdated_by(&event));
        // What was true before nobody looked says nothing of the time after.
        if event.kind.is_break() {
            last.retain(|before| before.kind != Kind::Cause);
        }
        if event.is_change() && event.kind != Kind::Restart {
            last.push(Event { at: oldest, ..event });
        }
    }
    last.into_iter().chain(rest).collect()
}
