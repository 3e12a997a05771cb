//! How Plex writes a time, and what the clock of this computer shows.

use std::time::Duration;

/// A time by this computer's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClockTime {
    /// Seconds since 1970.
    pub unix: u64,
    /// How many seconds its zone is ahead of UTC.
    pub ahead: i32,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CivilDay {
    /// Days since 1970.
    pub days: u64,
    /// From 1 on.
    pub month: u8,
    /// From 1 on.
    pub day: u8,
    /// Monday is 0.
    pub weekday: u8,
}

/// What the two clocks of this computer show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clocks {
    /// The time of day: milliseconds since 1970. It may be set.
    pub wall: u64,
    /// Time since some moment. It never goes back, and goes on while this computer sleeps.
    pub monotonic: Duration,
}

impl Clocks {
    /// With the beginning of the wall's second.
    #[must_use]
    pub fn of_whole_second(self) -> Self {
        Self { wall: self.wall / 1000 * 1000, ..self }
    }
}

impl ClockTime {
    #[must_use]
    pub fn before(self, span: Duration) -> Self {
        Self { unix: self.unix.saturating_sub(span.as_secs()), ..self }
    }

    #[must_use]
    pub fn after(self, span: Duration) -> Self {
        Self { unix: self.unix.saturating_add(span.as_secs()), ..self }
    }

    /// `14:39`, the next full minute: what is promised for then has happened by then.
    #[must_use]
    pub fn minute(self) -> Shown {
        let full = Self { unix: self.unix.next_multiple_of(60), ..self };
        Shown(full.parts().1[..5].to_owned())
    }

    /// `14:38:20`, or `2026-11-26 14:38:20` if it was another day than this one.
    #[must_use]
    pub fn second(self, day: Self) -> Shown {
        let (date, time) = self.parts();
        Shown(if date == day.parts().0 { time } else { format!("{date} {time}") })
    }

    /// `2026-11-27 14:38:20 +01:00`
    #[must_use]
    pub fn full(self) -> Shown {
        let (date, time) = self.parts();
        let (sign, minutes) = (if self.ahead < 0 { '-' } else { '+' }, self.ahead.unsigned_abs() / 60);
        Shown(format!("{date} {time} {sign}{:02}:{:02}", minutes / 60, minutes % 60))
    }

    /// `14:38`, the minute that it is.
    #[must_use]
    pub fn hour_minute(self) -> Shown {
        Shown(self.parts().1[..5].to_owned())
    }

    /// Its day, as the calendar of its zone has it.
    #[must_use]
    pub fn day(self) -> CivilDay {
        let days = self.unix.saturating_add_signed(self.ahead.into()) / 86_400;
        let (date, _) = self.parts();
        let number = |range: std::ops::Range<usize>| date.get(range).and_then(|part| part.parse().ok());
        // 1 January 1970 was a Thursday.
        let weekday = u8::try_from((days + 3) % 7).unwrap_or_default();
        CivilDay { days, month: number(5..7).unwrap_or(1), day: number(8..10).unwrap_or(1), weekday }
    }

    /// Minutes since midnight.
    #[must_use]
    pub fn minute_of_day(self) -> u32 {
        let seconds = self.unix.saturating_add_signed(self.ahead.into()) % 86_400;
        u32::try_from(seconds / 60).unwrap_or_default()
    }

    fn parts(self) -> (String, String) {
        let text = iso(self.unix.saturating_add_signed(self.ahead.into()));
        let (date, time) = text.split_once('T').unwrap_or_default();
        (date.to_owned(), time.trim_end_matches('Z').to_owned())
    }
}

/// What a clock shows: digits alone, which every language writes alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown(String);

impl Shown {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `2022-02-01T00:15:00Z`. The calendar is the proleptic Gregorian one, counted in eras of 400 years that start in March.
pub(crate) fn iso(unix: u64) -> String {
    let (days, seconds) = (unix / 86_400, unix % 86_400);
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_right_around_leap_days() {
        assert_eq!(iso(0), "1970-01-01T00:00:00Z");
        assert_eq!(iso(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(iso(1_643_674_500), "2022-02-01T00:15:00Z");
        assert_eq!(iso(1_709_251_199), "2024-02-29T23:59:59Z");
    }

    #[test]
    fn a_clock_shows_the_time_of_its_zone() {
        let utc = ClockTime { unix: 1_795_786_740, ahead: 0 };
        for (ahead, full) in [
            (0, "2026-11-27 13:39:00 +00:00"),
            (3_600, "2026-11-27 14:39:00 +01:00"),
            (-12_600, "2026-11-27 10:09:00 -03:30"),
            (45_900, "2026-11-28 02:24:00 +12:45"),
        ] {
            assert_eq!(ClockTime { ahead, ..utc }.full().as_str(), full);
        }
    }

    #[test]
    fn a_day_is_that_of_its_zone() {
        let friday = ClockTime { unix: 1_795_786_740, ahead: 0 };
        let day = |ahead| {
            let day = ClockTime { ahead, ..friday }.day();
            (day.month, day.day, day.weekday)
        };
        assert_eq!(day(0), (11, 27, 4));
        assert_eq!(day(45_900), (11, 28, 5));
        assert_eq!(friday.hour_minute().as_str(), "13:39");
    }

    #[test]
    fn another_day_is_said_with_the_time() {
        let made = ClockTime { unix: 1_795_786_740, ahead: 3_600 };
        assert_eq!(made.before(Duration::from_secs(61)).second(made).as_str(), "14:37:59");
        assert_eq!(made.before(Duration::from_secs(15 * 3600)).second(made).as_str(), "2026-11-26 23:39:00");
        assert_eq!(made.after(Duration::from_secs(1)).minute().as_str(), "14:40");
        assert_eq!(made.minute().as_str(), "14:39");
    }
}
