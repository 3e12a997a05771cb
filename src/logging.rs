//! What the program does, on standard error: for `-v`, and for `LOCKSMITH_LOG`.
//!
//! No secret can get in: tokens and passwords cannot be printed by their type. All the same each line is searched for what looks like
//! one, or like a person, before it is written; and what comes from outside is shown and never obeyed.

use std::io::{self, Write};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::{self, MakeWriter, time};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::client::model::text::printable;
use crate::client::scrub::redacted;

/// `debug`, or room by room: `plex=trace,repair=debug`. It counts for more than `-v`.
pub const VARIABLE: &str = "LOCKSMITH_LOG";

/// Starts to tell. `verbosity` is how often `-v` was given; without it, and without the variable, nothing is told.
pub fn start(verbosity: u8) {
    let asked = std::env::var(VARIABLE).ok().and_then(|text| targets(&text));
    let level = match verbosity {
        0 => LevelFilter::OFF,
        1 => LevelFilter::INFO,
        2 => LevelFilter::DEBUG,
        3.. => LevelFilter::TRACE,
    };
    let targets = asked.unwrap_or_else(|| everywhere(level));
    let lines = fmt::layer().with_writer(Lines).with_ansi(false).with_timer(time::uptime());
    // Where another one was set before, that one stays.
    let _ = tracing_subscriber::registry().with(targets).with(lines).try_init();
}

/// This program's own rooms alone: what libraries tell may hold whole addresses, with whatever stands in them.
fn everywhere(level: LevelFilter) -> Targets {
    Targets::new().with_target("plex_locksmith", level)
}

/// `None` where the text says nothing that is known.
fn targets(text: &str) -> Option<Targets> {
    let mut targets = Targets::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        targets = match part.split_once('=') {
            None => targets.with_target("plex_locksmith", part.parse::<LevelFilter>().ok()?),
            Some((room, level)) => {
                let level: LevelFilter = level.parse().ok()?;
                targets.with_target(format!("plex_locksmith::client::{}", room.trim()), level)
            }
        };
    }
    Some(targets)
}

struct Lines;

/// One event: it is written whole, when it is complete.
struct Line(Vec<u8>);

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line(Vec::new())
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let text = String::from_utf8_lossy(&self.0);
        // A closed terminal ends nothing.
        let _ = io::stderr().write_all(printable(&redacted(&text)).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::Level;

    #[test]
    fn rooms_are_named_one_by_one_or_all_at_once() {
        let all = targets("debug").unwrap();
        assert!(all.would_enable("plex_locksmith::client::plex", &Level::DEBUG));
        assert!(!all.would_enable("reqwest::connect", &Level::ERROR));
        let some = targets("plex=trace, repair=info").unwrap();
        assert!(some.would_enable("plex_locksmith::client::plex::http", &Level::TRACE));
        assert!(!some.would_enable("plex_locksmith::client::repair", &Level::DEBUG));
        assert!(!some.would_enable("plex_locksmith::client::state", &Level::ERROR));
        assert!(targets("loud").is_none() && targets("plex=loud").is_none());
    }
}
