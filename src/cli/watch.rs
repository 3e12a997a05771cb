//! `plex-locksmith watch`: keeps looking, and prints each change.

use std::time::{Duration, Instant};

use super::messages::Words;
use super::out::{self, words};
use super::session::{Session, sign_in_words};
use super::{ExitStatus, WatchCall, check, json, tell, text};
use crate::client::diagnosis::{Cause, Span};
use crate::client::history::{Event, Kind};
use crate::client::model::{Message as _, ServerName};
use crate::client::settings::{Settings, Surround};
use crate::client::state::{Keeping, Model, Request};

pub fn run(call: &WatchCall, surround: Surround) -> ExitStatus {
    let mut began = 0;
    let prepare = |settings: &mut Settings| {
        // Events are dated to the second.
        began = settings.clock.clocks().of_whole_second().wall;
        settings.watch.get_or_insert_default();
    };
    let mut session = match Session::start_with(call.world, surround, prepare) {
        Ok(session) => session,
        Err(why) => {
            out::report(&why);
            return ExitStatus::ProbeFailed;
        }
    };
    let started = Instant::now();
    session.engine.request(Request::Search);
    let signed_in = match call.sign_in.then(|| session.sign_in()) {
        Some(Err(why)) => {
            out::report(&sign_in_words(&why));
            false
        }
        Some(Ok(_)) | None => true,
    };
    out::tell(&Words::WatchBegan);
    session.sleep_longer();
    let mut follower = Follower { began, next: None, keeping: Keeping::NotYet };
    let mut changes = 0;
    let mut is_read = true;
    let (model, _) = session.wait(|model| {
        let news = follower.news(model);
        changes += news.iter().filter(|event| is_change(event)).count();
        is_read = is_read && lines(call, model, &news, follower.began).iter().all(|line| out::is_read(line));
        !is_read || call.lasts.is_some_and(|lasts| started.elapsed() >= lasts)
    });
    if is_read {
        sum_up(call, &model, started.elapsed(), changes);
    }
    let outcome = check::outcome(&model, signed_in);
    session.end();
    outcome
}

/// Reads the history as it grows.
struct Follower {
    /// In milliseconds since 1970.
    began: u64,
    /// The number of the first event that was not read yet, once the history was read from its file.
    next: Option<usize>,
    keeping: Keeping,
}

impl Follower {
    /// What was added since.
    fn news(&mut self, model: &Model) -> Vec<Event> {
        let watch = &model.watch;
        if watch.keeping != self.keeping {
            self.keeping = watch.keeping.clone();
            tell_keeping(&self.keeping);
        }
        if self.keeping == Keeping::NotYet {
            return Vec::new();
        }
        let next = self.next.unwrap_or(watch.known).min(watch.log.end());
        self.next = Some(watch.log.end());
        watch.log.from_number(next).collect()
    }
}

/// What scripts are told of events, or people. On the day on which the watch began, the time alone is enough for people.
fn lines(call: &WatchCall, model: &Model, events: &[Event], began: u64) -> Vec<String> {
    if call.json {
        let line = |event| serde_json::to_string(&json::WatchLine::new(event)?).ok();
        return events.iter().filter_map(line).map(|line| line + "\n").collect();
    }
    let watch = &model.watch;
    let local = |at| watch.local(at);
    let told = tell::newest(&watch.log, events);
    told.iter().map(|told| tell::line(&watch.log, told, &local, watch.local(began))).collect()
}

/// Is it one, and not how things stood at first?
fn is_change(event: &Event) -> bool {
    match event.kind {
        Kind::Cause | Kind::Address | Kind::Version | Kind::Name | Kind::Plex | Kind::Network => event.from.is_some(),
        Kind::Restart | Kind::Woke => true,
        Kind::Began | Kind::Ended | Kind::Gap | Kind::Identity => false,
    }
}

fn tell_keeping(keeping: &Keeping) {
    match keeping {
        Keeping::NotYet | Keeping::Memory | Keeping::Writes | Keeping::ReadOnly => {}
        Keeping::OtherWrites => out::report(&Words::OtherWrites),
        Keeping::Failed(error) => out::report(&Words::NotKept { why: error.phrase() }),
    }
}

/// How it all ended: to people beside what they read, and to scripts beside the lines.
fn sum_up(call: &WatchCall, model: &Model, span: Duration, changes: usize) {
    let say = |text: &str| if call.json { out::err(text) } else { out::out(text) };
    let span = match span.as_secs() {
        seconds @ 0..60 => Words::SpanSeconds { count: seconds }.phrase(),
        seconds => Span::of_seconds(seconds).phrase(),
    };
    say(&format!("\n{}\n", words(&Words::WatchEnded { span, changes })));
    for server in json::sorted(model) {
        let diagnosis = &server.diagnosis;
        let word = diagnosis.cause.map_or_else(|| diagnosis.verdict.phrase(), Cause::list_word);
        let state = Words::WatchState { server: ServerName(diagnosis.name.clone()), word };
        say(&format!("  {}\n", words(&state)));
        text::patterns(model, server).iter().for_each(|(says, _)| say(&format!("    {says}\n")));
    }
    if model.rows.is_empty() {
        say(&format!("  {}\n", words(&Words::WatchNothing)));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::client::history::Log;
    use crate::client::model::MachineId;

    fn cause(at: u64, to: &str) -> Event {
        let id = MachineId::new(&"ab".repeat(20)).unwrap();
        Event::of_server(at, id, Kind::Cause).to(to.to_owned())
    }

    fn times(follower: &mut Follower, model: &Model) -> Vec<u64> {
        follower.news(model).iter().map(|event| event.at).collect()
    }

    /// One event was there before.
    fn model(keeping: Keeping, events: &[Event]) -> Model {
        let mut model = Model::new(8);
        model.watch.keeping = keeping;
        model.watch.known = 1;
        model.watch.log = Arc::new(Log::new(events));
        model
    }

    #[test]
    fn what_was_before_the_watch_is_not_told_and_nothing_twice() {
        let mut follower = Follower { began: 10, next: None, keeping: Keeping::NotYet };
        let all = [cause(1, "healthy"), cause(10, "slow"), cause(11, "healthy"), cause(12, "slow")];
        assert_eq!(times(&mut follower, &model(Keeping::NotYet, &[])), [0; 0]);
        assert_eq!(times(&mut follower, &model(Keeping::Writes, &all[..2])), [10]);
        assert_eq!(times(&mut follower, &model(Keeping::Writes, &all[..2])), [0; 0]);
        assert_eq!(times(&mut follower, &model(Keeping::Writes, &all)), [11, 12]);
    }

    /// Another copy deletes what it keeps, and goes on.
    #[test]
    fn a_history_that_is_deleted_begins_anew() {
        let mut follower = Follower { began: 10, next: None, keeping: Keeping::NotYet };
        let all = [cause(10, "slow"), cause(11, "healthy")];
        assert_eq!(times(&mut follower, &model(Keeping::OtherWrites, &all)), [11]);
        assert_eq!(times(&mut follower, &model(Keeping::OtherWrites, &[])), [0; 0]);
        assert_eq!(times(&mut follower, &model(Keeping::OtherWrites, &[cause(20, "slow")])), [20]);
    }

    #[test]
    fn how_things_stand_at_first_is_no_change() {
        assert!(!is_change(&cause(1, "slow")));
        assert!(is_change(&cause(1, "slow").from("healthy".to_owned())));
    }
}
