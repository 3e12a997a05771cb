//! Arguments of the commands that tell of time: how long to watch, and since when.

use std::time::Duration;

use clap::Args;

use super::{BadValue, filled, printable};
use crate::cli::messages::UsageWords;
use crate::client::settings::World;
use crate::client::system::start_of_day;

/// The longest time that can be asked for, in seconds: a year.
const LONGEST: u64 = 366 * 86_400;
/// Letters of times, each with its seconds.
const UNITS: [(char, u64); 4] = [('s', 1), ('m', 60), ('h', 3_600), ('d', 86_400)];

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct WatchCall {
    /// Until it is stopped, without it.
    #[arg(long = "for", id = "for", value_name = "TIME", value_parser = time)]
    pub lasts: Option<Duration>,
    #[arg(long, id = "sign-in")]
    pub sign_in: bool,
    #[arg(long)]
    pub json: bool,
    #[arg(skip)]
    pub world: World,
}

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryCall {
    #[arg(value_name = "SERVER", value_parser = filled)]
    pub server: Option<String>,
    /// All that is kept, without it.
    #[arg(long, value_name = "TIME", value_parser = since)]
    pub since: Option<Since>,
    #[arg(long)]
    pub json: bool,
    #[arg(long, conflicts_with_all = ["server", "since", "json"])]
    pub delete: bool,
    /// No question is asked.
    #[arg(long, short, requires = "delete")]
    pub yes: bool,
    #[arg(skip)]
    pub world: World,
}

/// From when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// This long before now.
    Ago(Duration),
    /// Seconds since 1970.
    At(u64),
}

impl Since {
    /// In milliseconds since 1970, as `now` is.
    #[must_use]
    pub fn millis(self, now: u64) -> u64 {
        match self {
            Self::Ago(span) => now.saturating_sub(u64::try_from(span.as_millis()).unwrap_or(u64::MAX)),
            Self::At(seconds) => seconds.saturating_mul(1000),
        }
    }
}

/// `90s`, `10m`, `2h`, `1d`, or seconds without a letter.
fn time(text: &str) -> Result<Duration, BadValue> {
    let wrong = || BadValue::from(&UsageWords::WrongTime { text: printable(text) });
    with_unit(text).or_else(|| seconds(text, 1)).ok_or_else(wrong)
}

/// A time as above, with its letter, or a day such as `2026-11-20`.
fn since(text: &str) -> Result<Since, BadValue> {
    let wrong = || BadValue::from(&UsageWords::WrongSince { text: printable(text) });
    with_unit(text).map(Since::Ago).or_else(|| start_of_day(text).map(Since::At)).ok_or_else(wrong)
}

fn with_unit(text: &str) -> Option<Duration> {
    UNITS.iter().find_map(|(letter, each)| seconds(text.strip_suffix(*letter)?, *each))
}

/// Digits alone: the parser of numbers takes a sign as well.
fn seconds(number: &str, each: u64) -> Option<Duration> {
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    let seconds = number.parse::<u64>().ok().filter(|_| is_number)?.checked_mul(each)?;
    (seconds > 0 && seconds <= LONGEST).then(|| Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_a_letter_or_is_in_seconds() {
        for (text, seconds) in [("90s", 90), ("90", 90), ("10m", 600), ("2h", 7_200), ("7d", 604_800)] {
            assert_eq!(time(text).ok(), Some(Duration::from_secs(seconds)), "{text}");
        }
        for text in ["", "0", "0s", "-5", "+5", "s", "1.5h", "2w", "1h30m", "367d", "99999999999999999999h", "2 h"] {
            assert!(time(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_past_is_so_long_ago_or_begins_with_a_day() {
        const NOW: u64 = 1_795_786_741_000;
        assert_eq!(since("24h").ok().map(|since| since.millis(NOW)), Some(NOW - 86_400_000));
        let midnight = 1_795_132_800;
        let Ok(Since::At(day)) = since("2026-11-20") else { panic!("a day is one") };
        assert!(day.abs_diff(midnight) <= 14 * 3600, "{day} in any zone");
        for text in ["90", "2026-11-31", "20.11.2026", "2026-11", "yesterday", "1850-01-01"] {
            assert!(since(text).is_err(), "{text}");
        }
    }
}
