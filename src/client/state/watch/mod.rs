//! Watching: what is looked at again, and when; what changed, for the history; and what repeats in it.
//!
//! A beat every few seconds keeps the time. What a look at rest finds as it was costs nothing: only news is looked at as thoroughly as
//! anything that is found for the first time.

mod alarm;
#[cfg(test)]
mod alarm_tests;
mod looks;
mod rhythm;
mod snapshot;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::{Effect, Model, Server, ServerKey};
use crate::client::config::WatchTimes;
use crate::client::diagnosis::ComputerCause;
use crate::client::history::{self, Kind, Log, Pattern, Recorder, patterns};
use crate::client::installation::InstallError;
use crate::client::model::{ClockTime, Clocks, MachineId, Moment};

pub use alarm::Alarm;
use alarm::Alarms;
pub use looks::{Glance, Glimpse};
use rhythm::Rhythm;

/// What is remembered from look to look.
#[derive(Clone, Debug)]
pub struct Watch {
    /// `None`: it looks once, and does not keep looking.
    pub times: Option<WatchTimes>,
    pub keeping: Keeping,
    /// All that is known of the time before and since.
    pub log: Arc<Log>,
    /// How many events were known when the history was read first: what follows happened since.
    pub known: usize,
    /// Found when somebody asks for them, and then known to all who ask of the same events.
    patterns: Arc<BTreeMap<MachineId, Arc<OnceLock<Vec<Pattern>>>>>,
    recorder: Recorder,
    pub(super) rhythm: Rhythm,
    /// What was seen before this is from before nobody looked.
    doubt: Moment,
    /// All is to be looked at again, as soon as that is not too often.
    starts_over: bool,
    alarms: Alarms,
    /// The server whose page is open.
    pub(super) open: Option<ServerKey>,
    /// The history was deleted, or why it could not be.
    pub deleted: Option<Result<(), InstallError>>,
    /// How many seconds this computer's zone is ahead of UTC at a moment, in seconds since 1970.
    pub zone: fn(u64) -> i32,
    /// The time of day at the last beat, in milliseconds since 1970.
    pub now: u64,
}

/// How it stands with what is kept of a history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// It has not been opened yet: nothing is noted.
    #[default]
    NotYet,
    /// In memory alone: a simulated home's, or where there is no place for a file.
    Memory,
    /// In its file.
    Writes,
    /// Another copy of this program writes it; this one reads.
    OtherWrites,
    /// Nobody watches here: it was read, and that is all.
    ReadOnly,
    /// It can't be read or written, for this reason. What happens is known until the program ends.
    Failed(InstallError),
}

/// What became of the history.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "a history is read once, and moved on")]
pub enum HistoryEvent {
    /// It was read: all of it.
    Read {
        log: Log,
        keeping: Keeping,
    },
    Keeping(Keeping),
    /// It is gone.
    Deleted(Result<(), InstallError>),
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            times: None,
            keeping: Keeping::NotYet,
            log: Arc::default(),
            known: 0,
            patterns: Arc::default(),
            recorder: recorder([], None),
            rhythm: Rhythm::default(),
            doubt: Moment::ZERO,
            starts_over: false,
            alarms: Alarms::default(),
            open: None,
            deleted: None,
            zone: |_| 0,
            now: 0,
        }
    }
}

fn recorder(before: impl IntoIterator<Item = history::Event>, times: Option<&WatchTimes>) -> Recorder {
    Recorder::after(before, times.map_or_else(|| WatchTimes::default().slept, |times| times.slept))
}

impl Watch {
    /// Does it note what happens?
    fn notes(&self) -> bool {
        matches!(self.keeping, Keeping::Memory | Keeping::Writes | Keeping::Failed(_))
    }

    /// A time of the history by this computer's clock.
    #[must_use]
    pub fn local(&self, at: u64) -> ClockTime {
        let unix = at / 1000;
        ClockTime { unix, ahead: (self.zone)(unix) }
    }

    /// Something new is known of a server: its patterns are to be found anew.
    fn forget_patterns(&mut self, server: &MachineId) {
        Arc::make_mut(&mut self.patterns).insert(server.clone(), Arc::default());
    }

    fn forget_all_patterns(&mut self) {
        self.patterns = Arc::new(self.log.servers().into_keys().map(|server| (server, Arc::default())).collect());
    }

    /// What repeats with a server.
    #[must_use]
    pub fn patterns(&self, server: &MachineId) -> &[Pattern] {
        let find = || {
            let clock = |at| self.local(at).minute_of_day();
            patterns::of_server(&self.log.about(Some(server)), server, self.now, &clock)
        };
        self.patterns.get(server).map_or(&[], |found| found.get_or_init(find))
    }
}

/// Nobody looked for a while, or this computer is in another network than before.
fn is_new_world(event: &history::Event) -> bool {
    event.kind == Kind::Gap
        || event.kind == Kind::Network && event.from.is_some() && event.to.as_deref() != Some(history::event::LOST)
}

impl Model {
    /// What repeats with a server of the list.
    #[must_use]
    pub fn patterns_of(&self, server: &Server) -> &[Pattern] {
        server.diagnosis.id.as_ref().map_or(&[], |id| self.watch.patterns(id))
    }

    /// Every few seconds: notes what has changed, and looks at what is due.
    pub(super) fn beat(&mut self, clocks: Clocks) -> Vec<Effect> {
        self.watch.now = clocks.wall;
        let events = self.changes_since(clocks);
        self.watch.starts_over |= events.iter().any(is_new_world);
        let has_gap = events.iter().any(|event| event.kind == Kind::Gap);
        self.is_as_before = events.is_empty();
        let alarmed = self.raise_alarms(&events);
        let mut effects = self.note(if self.watch.notes() { events } else { Vec::new() });
        effects.extend(alarmed);
        let Some(times) = self.watch.times.clone() else { return effects };
        // A network that comes and goes starts it over once a minute.
        if self.watch.starts_over && (has_gap || self.watch.rhythm.is_old(self.now, &times)) {
            effects.extend(self.start_over());
        }
        effects.extend(self.looks_due(&times));
        effects
    }

    /// What was true before is not taken for what is true now.
    fn start_over(&mut self) -> Vec<Effect> {
        self.watch.starts_over = false;
        self.rows.touch(self.rows.keys());
        self.watch.rhythm = Rhythm::begun(self.now);
        let mut effects = self.recheck_all();
        if self.is_rate_limited() {
            effects.retain(|effect| !matches!(effect, Effect::LookAtPlex { .. } | Effect::FetchList));
        }
        effects
    }

    /// Plex says itself when it wants to be asked again.
    fn is_rate_limited(&self) -> bool {
        self.computer.diagnosis.cause == Some(ComputerCause::RateLimited)
    }

    /// Also where another copy of this program notes them: an alarm needs them.
    fn changes_since(&mut self, clocks: Clocks) -> Vec<history::Event> {
        let clocks = clocks.of_whole_second();
        if self.watch.recorder.is_late(clocks) {
            self.watch.doubt = self.now;
        }
        let touched = self.rows.take_touched();
        let young = snapshot::young(self, &touched);
        self.rows.touch(young);
        let snapshot = snapshot::of(self, &touched);
        self.watch.recorder.look(clocks, &snapshot)
    }

    /// Adds to the history. Its file hears of each beat, also of one that brought nothing: what failed before is tried again.
    fn note(&mut self, events: Vec<history::Event>) -> Vec<Effect> {
        if !events.is_empty() {
            let log = Arc::make_mut(&mut self.watch.log);
            log.extend(&events);
            self.forget_patterns_of(&events);
            if let Some(shorter) = self.watch.log.shortened(self.watch.now) {
                self.watch.log = Arc::new(shorter);
                self.watch.forget_all_patterns();
            }
        }
        let is_kept = matches!(self.watch.keeping, Keeping::Writes | Keeping::Failed(_));
        is_kept.then_some(Effect::Keep { events, now: self.watch.now }).into_iter().collect()
    }

    fn forget_patterns_of(&mut self, events: &[history::Event]) {
        // What befalls this computer explains what befell its servers.
        if events.iter().any(|event| event.kind == Kind::Network) {
            return self.watch.forget_all_patterns();
        }
        let servers: BTreeSet<&MachineId> = events.iter().filter_map(|event| event.server.as_ref()).collect();
        for server in servers {
            self.watch.forget_patterns(server);
        }
    }

    /// Nobody watches any more.
    pub fn end_watch(&mut self, clocks: Clocks) -> Vec<Effect> {
        self.watch.now = clocks.wall;
        if !self.watch.notes() {
            return Vec::new();
        }
        let end = self.watch.recorder.end(clocks);
        self.note(vec![end])
    }

    pub(super) fn history_event(&mut self, event: HistoryEvent) -> Vec<Effect> {
        match event {
            HistoryEvent::Read { log, keeping } => {
                if self.watch.keeping == Keeping::NotYet {
                    self.watch.known = log.end();
                }
                // Who only reads along goes on by what it has seen itself.
                if self.watch.keeping == Keeping::NotYet || keeping != Keeping::OtherWrites {
                    self.watch.recorder = recorder(log.iter(), self.watch.times.as_ref());
                }
                self.watch.log = Arc::new(log.numbered_after(&self.watch.log));
                self.watch.keeping = keeping;
                self.rows.touch(self.rows.keys());
                self.watch.forget_all_patterns();
            }
            HistoryEvent::Keeping(keeping) => self.watch.keeping = keeping,
            HistoryEvent::Deleted(Ok(())) => {
                self.watch.log = Arc::default();
                self.watch.patterns = Arc::default();
                self.watch.recorder = recorder([], self.watch.times.as_ref());
                self.rows.touch(self.rows.keys());
                self.watch.deleted = Some(Ok(()));
            }
            HistoryEvent::Deleted(Err(error)) => self.watch.deleted = Some(Err(error)),
        }
        Vec::new()
    }
}
