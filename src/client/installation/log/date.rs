//! Dates of a log, by the server's own clock: good for nothing but to be compared with one another.

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "Nov 23, 2026 09:30:00" in seconds since some day; `None` for any other form.
pub fn seconds(date: &str) -> Option<i64> {
    let mut words = date.split_whitespace();
    let month = words.next()?;
    let month = i64::try_from(MONTHS.iter().position(|known| *known == month)?).ok()? + 1;
    let day = number(words.next()?.strip_suffix(',')?, 1..=31)?;
    let year = number(words.next()?, 1970..=9999)?;
    let mut time = words.next()?.split(':');
    let [hour, minute, second] = [23, 59, 60].map(|most| time.next().and_then(|part| number(part, 0..=most)));
    let seconds = (hour? * 60 + minute?) * 60 + second?;
    let is_all = words.next().is_none() && time.next().is_none();
    is_all.then(|| days(year, month, day) * 86_400 + seconds)
}

fn number(digits: &str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
    let is_plain = digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|number| is_plain && range.contains(number))
}

/// Days of the Gregorian calendar. Its years begin in March here, so that the leap day is the last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_follow_one_another() {
        for (before, after) in [
            ("Nov 30, 2026 23:59:59", "Dec 01, 2026 00:00:00"),
            ("Dec 31, 2026 23:59:59", "Jan 01, 2027 00:00:00"),
            ("Feb 28, 2028 23:59:59", "Feb 29, 2028 00:00:00"),
            ("Feb 29, 2028 23:59:59", "Mar 1, 2028 00:00:00"),
            ("Feb 28, 2100 23:59:59", "Mar 01, 2100 00:00:00"),
        ] {
            assert_eq!(seconds(after).unwrap() - seconds(before).unwrap(), 1, "{after}");
        }
        let year = seconds("Jan 01, 2029 00:00:00").unwrap() - seconds("Jan 01, 2028 00:00:00").unwrap();
        assert_eq!(year, 366 * 86_400);
    }

    #[test]
    fn other_forms_are_no_dates() {
        for text in [
            "",
            "Nov",
            "Nov 23 2026 09:30:00",
            "Nov 23, 2026",
            "Nov 23, 2026 09:30",
            "Nov 23, 2026 24:00:00",
            "Nov 0, 2026 09:30:00",
            "Foo 23, 2026 09:30:00",
            "Nov +3, 2026 09:30:00",
            "Nov 23, 2026 09:30:00 x",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in ".*|[A-Z][a-z]{2} [0-9+]{1,6}, [0-9]{1,20} [0-9:]{1,12}") {
            let _ = seconds(&text);
        }
    }
}
