//! What a subject was from one moment to the next. Time in which nobody looked is no state of the subject's, least of all a good one.

use super::event::{Event, Kind};
use crate::client::model::MachineId;

/// A stretch of time in which nothing changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Milliseconds since 1970; `to` is the beginning of the next one.
    pub from: u64,
    pub to: u64,
    pub state: State,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody looked.
    NotWatched,
    /// Somebody looked, and knows nothing yet.
    Unknown,
    /// By its cause.
    Was(String),
}

/// From one moment to another, without holes. `events` are in the order of their time; `server` is `None` for this computer.
#[must_use]
pub fn spans(events: &[Event], server: Option<&MachineId>, from: u64, to: u64) -> Vec<Span> {
    let mut spans = Spans { from, to, at: from, state: State::NotWatched, done: Vec::new() };
    for event in events.iter().take_while(|event| event.at < to) {
        match event.kind {
            Kind::Began => spans.turn(event.at, State::Unknown),
            Kind::Ended => spans.turn(event.at, State::NotWatched),
            Kind::Gap => {
                let since = event.from.as_deref().and_then(|since| since.parse().ok());
                // A clock that was set back dates events anew, and not what they tell.
                let since = since.map_or(event.at, |since: u64| since.min(event.at));
                spans.forget_since(since);
                spans.turn(event.at, State::Unknown);
            }
            Kind::Cause if event.server.as_ref() == server => {
                spans.turn(event.at, event.to.clone().map_or(State::Unknown, State::Was));
            }
            Kind::Cause
            | Kind::Woke
            | Kind::Address
            | Kind::Identity
            | Kind::Version
            | Kind::Name
            | Kind::Restart
            | Kind::Plex
            | Kind::Network => {}
        }
    }
    spans.end()
}

struct Spans {
    from: u64,
    to: u64,
    /// Since when the state is what it is.
    at: u64,
    state: State,
    done: Vec<Span>,
}

impl Spans {
    fn turn(&mut self, at: u64, state: State) {
        if state == self.state {
            return;
        }
        self.close(at);
        self.state = state;
    }

    fn close(&mut self, at: u64) {
        let at = at.clamp(self.at, self.to);
        if at > self.at {
            self.done.push(Span { from: self.at, to: at, state: self.state.clone() });
            self.at = at;
        }
    }

    /// Nobody looked since then, as turned out later.
    fn forget_since(&mut self, since: u64) {
        let since = since.max(self.from);
        while self.at > since {
            let Some(last) = self.done.pop() else { break };
            (self.at, self.state) = (last.from, last.state);
        }
        self.turn(since, State::NotWatched);
    }

    fn end(mut self) -> Vec<Span> {
        self.close(self.to);
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server() -> MachineId {
        MachineId::new(&"ab".repeat(20)).unwrap()
    }

    fn cause(at: u64, to: &str) -> Event {
        Event::of_server(at, server(), Kind::Cause).to(to.to_owned())
    }

    fn of(events: &[Event], from: u64, to: u64) -> Vec<(u64, u64, State)> {
        spans(events, Some(&server()), from, to).into_iter().map(|span| (span.from, span.to, span.state)).collect()
    }

    fn was(cause: &str) -> State {
        State::Was(cause.to_owned())
    }

    #[test]
    fn time_before_and_after_the_watch_is_not_watched() {
        let computer = |at, kind| Event::of_computer(at, kind);
        let events = [computer(10, Kind::Began), cause(12, "healthy"), cause(20, "slow"), computer(30, Kind::Ended)];
        assert_eq!(
            of(&events, 0, 40),
            [
                (0, 10, State::NotWatched),
                (10, 12, State::Unknown),
                (12, 20, was("healthy")),
                (20, 30, was("slow")),
                (30, 40, State::NotWatched),
            ]
        );
        assert_eq!(of(&events, 15, 25), [(15, 20, was("healthy")), (20, 25, was("slow"))]);
        assert_eq!(of(&[], 0, 40), [(0, 40, State::NotWatched)]);
    }

    #[test]
    fn what_was_thought_during_a_gap_was_not_seen() {
        let began = Event::of_computer(0, Kind::Began);
        let gap = Event::of_computer(30, Kind::Gap).from("14".to_owned());
        let events = [began, cause(2, "healthy"), cause(20, "slow"), gap, cause(33, "slow")];
        assert_eq!(
            of(&events, 0, 40),
            [
                (0, 2, State::Unknown),
                (2, 14, was("healthy")),
                (14, 30, State::NotWatched),
                (30, 33, State::Unknown),
                (33, 40, was("slow")),
            ]
        );
    }

    /// The clock was set back after it, so that it is dated anew and what it tells is not.
    #[test]
    fn a_gap_since_a_time_to_come_hides_nothing() {
        let gap = Event::of_computer(10, Kind::Gap).from("25".to_owned());
        let events = [Event::of_computer(0, Kind::Began), cause(2, "healthy"), gap, cause(12, "slow")];
        assert_eq!(of(&events, 5, 40), [(5, 10, was("healthy")), (10, 12, State::Unknown), (12, 40, was("slow"))]);
    }

    #[test]
    fn another_server_is_another_story() {
        let other = MachineId::new(&"cd".repeat(20)).unwrap();
        let events =
            [Event::of_computer(0, Kind::Began), Event::of_server(5, other, Kind::Cause).to("slow".to_owned())];
        assert_eq!(of(&events, 0, 10), [(0, 10, State::Unknown)]);
    }
}
