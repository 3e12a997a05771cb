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
    let known = log.servers();
    let mut subjects: Vec<Option<&MachineId>> = events.iter().map(|event| event.server.as_ref()).collect();
    // Who answers at an address may answer where another one was.
    if events.iter().any(|event| event.kind == Kind::Identity) {
        subjects.extend(known.keys().map(Some));
    }
    subjects.sort_unstable();
    subjects.dedup();
    let mut lines = Vec::new();
    for subject in subjects {
        let about = log.about(subject);
        let bears = |event: &&Event| {
            event.server.is_none()
                || subject.is_some() && (event.server.as_ref() == subject || event.kind == Kind::Identity)
        };
        let older = about.len().saturating_sub(events.iter().filter(bears).count());
        // A line may have been replaced by a later one that says more.
        let before = own(subject, about[..older].to_vec());
        let now = own(subject, about);
        let same = before.iter().zip(&now).take_while(|(before, now)| before == now).count();
        lines.extend(now.into_iter().skip(same));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn id(letter: char) -> MachineId {
        MachineId::new(&letter.to_string().repeat(40)).unwrap()
    }

    fn cause(at: u64, letter: char, to: &str) -> Event {
        Event::of_server(at, id(letter), Kind::Cause).to(to.to_owned())
    }

    fn told_of(events: &[Event], newest_few: usize) -> Vec<(u64, Option<MachineId>)> {
        let (log, from) = (Log::new(events), events.len() - newest_few);
        let new: Vec<Event> = log.from_number(from).collect();
        newest(&log, &new).into_iter().map(|told| (told.at, told.server)).collect()
    }

    #[test]
    fn of_the_newest_events_each_is_told_once_in_their_order() {
        let events = [
            Event::of_computer(0, Kind::Began),
            cause(1, 'a', "healthy"),
            cause(1, 'b', "healthy"),
            cause(2, 'b', "not-accepted"),
            Event::of_computer(3, Kind::Network).to("lost".to_owned()),
            cause(4, 'a', "unreachable"),
        ];
        let (a, b) = (Some(id('a')), Some(id('b')));
        assert_eq!(told_of(&events, 2), [(3, None), (4, a.clone())]);
        assert_eq!(told_of(&events, 3), [(2, b.clone()), (3, None), (4, a.clone())]);
        assert_eq!(told_of(&events, 6), [(0, None), (1, a.clone()), (1, b.clone()), (2, b), (3, None), (4, a)]);
    }

    #[test]
    fn a_break_and_waking_up_are_one_line() {
        let gap = Event::of_computer(100_000, Kind::Gap).from("1000".to_owned());
        let events = [
            Event::of_computer(0, Kind::Began),
            cause(1, 'a', "healthy"),
            gap,
            Event::of_computer(100_000, Kind::Woke),
            cause(100_001, 'a', "not-accepted"),
        ];
        assert_eq!(told_of(&events, 3), [(100_000, None), (100_001, Some(id('a')))]);
    }

    #[test]
    fn of_two_that_swap_an_address_each_has_its_line() {
        let held = |at, letter| Event::of_server(at, id(letter), Kind::Identity).to("192.168.1.5:32400".to_owned());
        let events = [cause(1, 'a', "healthy"), cause(1, 'b', "healthy"), held(2, 'a'), held(3, 'b'), held(4, 'a')];
        assert_eq!(
            told_of(&events, 2),
            [(3, Some(id('a'))), (3, Some(id('b'))), (4, Some(id('a'))), (4, Some(id('b')))]
        );
    }

    #[test]
    fn a_server_whose_name_nobody_knows_is_called_by_its_identifier() {
        let log = Log::new(&[cause(1, 'a', "healthy")]);
        assert_eq!(name(&log, &id('a')).0, "aaaaaaaa");
    }
}
