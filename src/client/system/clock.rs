//! The time of day, and the time that passes.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::client::model::{ClockTime, Clocks};

/// The clocks that a watch goes by: this computer's, or one that a test moves.
pub trait Clock: Send + Sync {
    /// What they show now.
    fn clocks(&self) -> Clocks;
}

/// This computer's own.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn clocks(&self) -> Clocks {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Clocks { wall: u64::try_from(wall.as_millis()).unwrap_or(u64::MAX), monotonic: since_boot() }
    }
}

/// Linux's `CLOCK_BOOTTIME` and macOS's `CLOCK_MONOTONIC` go on while the system sleeps (clock_gettime(2) of both).
#[cfg(unix)]
fn since_boot() -> Duration {
    #[cfg(target_os = "linux")]
    const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Boottime;
    #[cfg(not(target_os = "linux"))]
    const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Monotonic;
    Duration::try_from(rustix::time::clock_gettime(CLOCK)).unwrap_or_default()
}

/// The performance counter goes on while Windows sleeps, and that is what `Instant` reads there.
#[cfg(windows)]
fn since_boot() -> Duration {
    static FIRST: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    FIRST.get_or_init(std::time::Instant::now).elapsed()
}

/// Seconds since 1970, by this computer's clock.
pub(crate) fn now_unix() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// How many seconds the zone that the system is set to is ahead of UTC at a moment, in seconds since 1970; 0 where that cannot be read.
pub(crate) fn zone_ahead(unix: u64) -> i32 {
    let moment = i64::try_from(unix).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.map_or(0, |moment| TimeZone::system().to_offset(moment).seconds())
}

/// What this computer's clock shows, in the zone that the system is set to.
pub(crate) fn clock_time() -> ClockTime {
    let unix = now_unix();
    ClockTime { unix, ahead: zone_ahead(unix) }
}

/// When a day such as `2026-11-20` began here, in seconds since 1970. `None`: there is no such day, or it was before that.
pub(crate) fn start_of_day(day: &str) -> Option<u64> {
    let is_day = day.len() == 10 && day.chars().all(|c| c.is_ascii_digit() || c == '-');
    let date: Date = day.parse().ok().filter(|_| is_day)?;
    let start = date.to_zoned(TimeZone::system()).ok()?;
    u64::try_from(start.timestamp().as_second()).ok()
}
