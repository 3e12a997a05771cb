//! The JSON of `watch` and `history`.

use serde::Serialize;

use super::SCHEMA;
use crate::cli::out::words;
use crate::cli::tell::Local;
use crate::client::history::messages::PatternText;
use crate::client::history::patterns::{Before, Confidence};
use crate::client::history::{Event, Kind, Pattern};
use crate::client::model::MachineId;
use crate::client::model::time::iso;

/// A line of `watch`.
#[derive(Serialize)]
pub struct WatchLine {
    schema: u32,
    #[serde(flatten)]
    event: EventLine,
}

#[derive(Serialize)]
pub struct EventLine {
    at: String,
    server: Option<MachineId>,
    event: Kind,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
pub struct HistoryReport {
    schema: u32,
    /// `None` where nothing is kept.
    from: Option<String>,
    to: String,
    events: Vec<EventLine>,
    patterns: Vec<PatternOfServer>,
    broken_lines: usize,
}

#[derive(Serialize)]
struct PatternOfServer {
    server: MachineId,
    #[serde(flatten)]
    pattern: PatternLine,
}

#[derive(Serialize)]
pub struct PatternLine {
    id: &'static str,
    confidence: Confidence,
    times: Vec<String>,
    after_ms: Option<u64>,
    before: Option<Before>,
    cause: Option<String>,
    says: String,
}

/// What a history is made of, for [`HistoryReport`].
pub struct Told<'a> {
    /// When it begins and ends, in milliseconds since 1970.
    pub from: Option<u64>,
    pub to: u64,
    pub events: &'a [Event],
    pub patterns: &'a [Pattern],
    pub broken: usize,
}

impl WatchLine {
    /// `None`: of an event of this kind scripts are told nothing.
    pub fn new(event: &Event) -> Option<Self> {
        Some(Self { schema: SCHEMA, event: EventLine::new(event)? })
    }
}

impl EventLine {
    fn new(event: &Event) -> Option<Self> {
        if !is_told(event.kind) {
            return None;
        }
        let from = match event.kind {
            Kind::Gap => event.from.as_deref().and_then(|since| since.parse().ok()).map(time),
            Kind::Began
            | Kind::Ended
            | Kind::Woke
            | Kind::Cause
            | Kind::Address
            | Kind::Identity
            | Kind::Version
            | Kind::Name
            | Kind::Restart
            | Kind::Plex
            | Kind::Network => event.from.clone(),
        };
        let (server, to) = (event.server.clone(), event.to.clone());
        Some(Self { at: time(event.at), server, event: event.kind, from, to })
    }
}

impl HistoryReport {
    pub fn new(told: &Told<'_>, local: Local<'_>) -> Self {
        let of_server = |pattern: &Pattern| PatternOfServer {
            server: pattern.server.clone(),
            pattern: PatternLine::new(pattern, local),
        };
        Self {
            schema: SCHEMA,
            from: told.from.map(time),
            to: time(told.to),
            events: told.events.iter().filter_map(EventLine::new).collect(),
            patterns: told.patterns.iter().map(of_server).collect(),
            broken_lines: told.broken,
        }
    }
}

impl PatternLine {
    pub fn new(pattern: &Pattern, local: Local<'_>) -> Self {
        Self {
            id: pattern.id.id(),
            confidence: pattern.confidence,
            times: pattern.times.iter().copied().map(time).collect(),
            after_ms: pattern.after,
            before: pattern.before,
            cause: pattern.cause.clone(),
            says: words(&PatternText::of(pattern, local)),
        }
    }
}

/// The kinds that scripts are told of: the vocabulary of the schema.
fn is_told(kind: Kind) -> bool {
    match kind {
        Kind::Cause
        | Kind::Address
        | Kind::Version
        | Kind::Restart
        | Kind::Plex
        | Kind::Woke
        | Kind::Network
        | Kind::Gap => true,
        Kind::Began | Kind::Ended | Kind::Identity | Kind::Name => false,
    }
}

/// A time of the history, in milliseconds since 1970, as RFC 3339 has it.
fn time(at: u64) -> String {
    iso(at / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: u64 = 1_795_786_741_999;

    fn line(event: &Event) -> Option<String> {
        WatchLine::new(event).map(|line| serde_json::to_string(&line).unwrap())
    }

    #[test]
    fn an_event_is_one_object_with_the_fields_of_the_schema() {
        let id = MachineId::new(&"ab".repeat(20)).unwrap();
        let event = Event::of_server(AT, id.clone(), Kind::Cause).from("healthy".to_owned()).to("slow".to_owned());
        let expected = format!(
            r#"{{"schema":1,"at":"2026-11-27T13:39:01Z","server":"{id}","event":"cause","from":"healthy","to":"slow"}}"#
        );
        assert_eq!(line(&event), Some(expected));
        assert_eq!(
            line(&Event::of_computer(AT, Kind::Woke)).as_deref(),
            Some(r#"{"schema":1,"at":"2026-11-27T13:39:01Z","server":null,"event":"woke","from":null,"to":null}"#)
        );
    }

    #[test]
    fn a_gap_begins_at_a_time_that_scripts_can_read() {
        let gap = line(&Event::of_computer(AT, Kind::Gap).from("0".to_owned())).unwrap();
        assert!(gap.contains(r#""from":"1970-01-01T00:00:00Z""#), "{gap}");
    }

    #[test]
    fn what_is_no_news_to_scripts_is_left_out() {
        let is_left_out = |kind| line(&Event::of_computer(AT, kind)).is_none();
        assert!([Kind::Began, Kind::Ended, Kind::Identity, Kind::Name].into_iter().all(is_left_out));
    }
}
