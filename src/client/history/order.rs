//! What a clock that was wrong for a while, or was set, does to the dates of events.

/// Brings the dates of events, as the clock had them, into the order in which they happened: what was dated too early, between others,
/// happened after what came before; what was dated too late, so that nothing comes after it, happened before what follows.
pub(super) fn in_order(dates: &mut [u64]) {
    let mut latest = 0;
    let mut later: Vec<u64> = dates
        .iter()
        .rev()
        .map(|at| {
            latest = latest.max(*at);
            latest
        })
        .collect();
    later.reverse();
    let mut before = 0;
    for (place, at) in dates.iter_mut().enumerate() {
        if *at < before && later.get(place + 1).is_some_and(|later| *later >= before) {
            *at = before;
        }
        before = *at;
    }
    let mut next = u64::MAX;
    for at in dates.iter_mut().rev() {
        *at = next.min(*at);
        next = *at;
    }
}
