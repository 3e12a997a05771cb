//! A history in lines for people: what the window says of it, with the time before it.

use super::out::words;
use crate::client::history::chronicle::chronicle;
use crate::client::history::messages::{EventLine, PatternAdvice, PatternEvidence, PatternText};
use crate::client::history::{Event, Kind, Log, Pattern, Told, told};
use crate::client::model::{ClockTime, MachineId, Message as _, Phrase, ServerName};

/// What turns a moment, in milliseconds since 1970, into this computer's clock.
pub type Local<'a> = &'a dyn Fn(u64) -> ClockTime;

/// All that a log tells, the oldest first: of all servers and this computer, or of one server and what bears on it.
pub fn all(log: &Log, server: Option<&MachineId>) -> Vec<Told> {
    server.map_or_else(|| chronicle(log), |id| told(&log.about(Some(id)), Some(id)))
}

/// What the last so many events of a log tell.
pub fn newest(log: &Log, events: &[Event]) -> Vec<Told> {
    let mut subjects: Vec<Option<&MachineId>> = events.iter().map(|event| event.server.as_ref()).collect();
    subjects.sort_unstable();
    subjects.dedup();
    let mut lines = Vec::new();
    for subject in subjects {
        let about = log.about(subject);
        let bears = |event: &&Event| {
            event.server.is_none()
                || subject.is_some() && (event.server.as_ref() == subject || event.kind == Kind::Identity)
        };
        let known = about.len().saturating_sub(events.iter().filter(bears).count());
        let before = own(subject, about[..known].to_vec()).len();
        lines.extend(own(subject, about).into_iter().skip(before));
    }
    lines.sort_by_key(|told| told.at);
    lines
}

/// Without what is told of this computer on a server's page.
fn own(subject: Option<&MachineId>, about: Vec<Event>) -> Vec<Told> {
    let is_own = |told: &Told| told.server.as_ref() == subject;
    told(&about, subject).into_iter().filter(is_own).collect()
}

/// One line. `day`: the time alone is enough for it.
pub fn line(log: &Log, told: &Told, local: Local<'_>, day: ClockTime) -> String {
    let time = local(told.at).second(day);
    format!("{}  {}\n", time.as_str(), words(&of_whom(log, told)))
}

fn of_whom(log: &Log, told: &Told) -> Phrase {
    match &told.server {
        Some(id) => EventLine::Of { server: name(log, id), what: told.line() }.phrase(),
        None => told.line(),
    }
}

/// What a server is called; the beginning of its identifier where nobody knows.
pub fn name(log: &Log, id: &MachineId) -> ServerName {
    let known = log.servers().remove(id).flatten();
    ServerName(known.unwrap_or_else(|| id.as_str().chars().take(8).collect()))
}

/// What repeats, with what speaks for it and what to do.
pub fn pattern(pattern: &Pattern, now: ClockTime, local: Local<'_>) -> [Phrase; 3] {
    [
        PatternText::of(pattern, local).phrase(),
        PatternEvidence::of(pattern, now, local).phrase(),
        PatternAdvice::of(pattern).phrase(),
    ]
}
