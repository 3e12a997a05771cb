//! The time of day.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::client::model::ClockTime;

/// Seconds since 1970, by this computer's clock.
pub(crate) fn now_unix() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// What this computer's clock shows, in the zone that the system is set to; in UTC where that cannot be read.
pub(crate) fn clock_time() -> ClockTime {
    let unix = now_unix();
    let now = i64::try_from(unix).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    ClockTime { unix, ahead: now.map_or(0, |now| TimeZone::system().to_offset(now).seconds()) }
}
