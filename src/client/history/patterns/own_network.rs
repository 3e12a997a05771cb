//! This computer lost its network when the server seemed to be in trouble.

use super::super::event::{Event, Kind, LOST};
use super::trouble::{is_one_of, is_trouble, troubles};
use super::{MINUTE, Pattern, PatternId};
use crate::client::diagnosis::Cause;
use crate::client::model::MachineId;

const LEAST: usize = 2;
/// How long before or after the network is lost the trouble begins: both are looked at only now and then.
const TOGETHER: u64 = 2 * MINUTE;
/// What a server seems to have when its way here is gone. One that refuses its owner was reached.
const SILENT: [Cause; 4] = [Cause::Unreachable, Cause::NotRunning, Cause::Slow, Cause::ContainerAddress];

/// The pattern, and the events without the troubles that it explains: no other pattern is found in those.
pub fn find<'a>(events: &'a [Event], server: &MachineId) -> (Option<Pattern>, Vec<&'a Event>) {
    let all: Vec<&Event> = events.iter().collect();
    let lost: Vec<u64> = all
        .iter()
        .filter(|event| event.kind == Kind::Network && event.to.as_deref() == Some(LOST))
        .map(|event| event.at)
        .collect();
    let troubles = troubles(&all, server);
    let is_lost = |at: u64| lost.iter().any(|lost| lost.abs_diff(at) <= TOGETHER);
    let explained: Vec<_> =
        troubles.into_iter().filter(|trouble| is_one_of(&SILENT, trouble.cause) && is_lost(trouble.from)).collect();
    let times = explained.iter().map(|trouble| trouble.from).collect();
    let is_part = |event: &Event| {
        event.kind == Kind::Cause
            && event.server.as_ref() == Some(server)
            && explained.iter().any(|trouble| {
                // What it turns into may be a trouble of the server's own.
                let is_end = Some(event.at) == trouble.to && !trouble.after.is_some_and(is_trouble);
                event.at == trouble.from || is_end
            })
    };
    let rest = all.into_iter().filter(|event| !is_part(event)).collect();
    (Pattern::seen(PatternId::OwnNetwork, server, times, LEAST), rest)
}
