//! Alarms: an own server stopped letting its owner in, or does again. What explains itself is none: this computer that just woke up or
//! is in another network, its own trouble, another account, or what its owner did here.

use std::collections::BTreeMap;

use crate::client::config::AlarmTimes;
use crate::client::diagnosis::{Cause, PathLink, Severity};
use crate::client::history::messages::{EventLine, EventText};
use crate::client::history::{self, Kind};
use crate::client::model::{AccountKey, MachineId, Message as _, Moment, Phrase, ServerName};
use crate::client::state::computer::stood;
use crate::client::state::{Cursor, Effect, Model, Server, What};

/// What the owner is told of, wherever they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    pub server: MachineId,
    /// What it is now.
    pub cause: Cause,
    /// What happened, with the server's name, as its history tells it.
    pub title: Phrase,
    /// The verdict on it.
    pub verdict: Phrase,
}

/// What is so at a beat.
pub(super) struct Sight<'a> {
    pub now: Moment,
    /// What the history has noted since the beat before.
    pub events: &'a [history::Event],
    /// Who is signed in.
    pub account: Option<AccountKey>,
    /// Something is wrong with this computer, or its way to Plex.
    pub is_own_fault: bool,
    /// The servers that are being worked on from here, or were until now.
    pub deeds: Vec<MachineId>,
    pub servers: Vec<Standing<'a>>,
}

/// A verdict that stands.
pub(super) struct Standing<'a> {
    pub id: &'a MachineId,
    pub cause: Cause,
    pub severity: Severity,
    /// When the server was last asked.
    pub seen: Moment,
}

/// What is remembered from beat to beat.
#[derive(Clone, Debug, Default)]
pub(super) struct Alarms {
    read: Cursor,
    account: Option<AccountKey>,
    /// What was seen before this counts no more: nobody had looked, or it was from another network.
    doubt: Moment,
    /// Until then nothing is an alarm.
    calm: Moment,
    deeds: BTreeMap<MachineId, Moment>,
    /// The servers that were seen to let their owner in.
    own: BTreeMap<MachineId, Own>,
}

#[derive(Clone, Copy, Debug)]
struct Own {
    state: State,
    /// When its owner was last told that it stopped.
    told: Option<Moment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It may be in trouble for a reason that is no alarm, or nobody has looked yet.
    Open,
    /// It was well until this computer's network changed: where it is silent now, that is why.
    Moved,
    Well,
    Trouble {
        since: Moment,
    },
    /// Its owner knows that it stopped.
    Told,
}

impl Alarms {
    /// Which servers' owner is to be told of what they are now.
    pub fn hear(&mut self, sight: &Sight<'_>, times: &AlarmTimes) -> Vec<(MachineId, Cause)> {
        self.take_in(sight, times);
        let is_calm = sight.now < self.calm;
        let mut heard = Vec::new();
        for standing in &sight.servers {
            let is_excused = is_calm || self.deeds.contains_key(standing.id);
            let is_own_word = standing.seen > self.doubt;
            if standing.cause == Cause::Healthy && is_own_word && !self.own.contains_key(standing.id) {
                self.own.entry(standing.id.clone()).or_insert(Own { state: State::Open, told: None });
            }
            let Some(own) = self.own.get_mut(standing.id) else { continue };
            let is_alarm = match standing.severity {
                _ if standing.cause == Cause::Healthy => is_own_word && own.recovers(is_excused),
                Severity::Problem => own.suffers(sight, standing, is_excused, is_own_word, times),
                Severity::Info | Severity::Warning => {
                    own.passes();
                    false
                }
            };
            if is_alarm {
                heard.push((standing.id.clone(), standing.cause));
            }
        }
        heard
    }

    /// Is a trouble waiting to be told?
    fn waits(&self) -> usize {
        self.own.values().filter(|own| matches!(own.state, State::Trouble { .. })).count()
    }

    fn take_in(&mut self, sight: &Sight<'_>, times: &AlarmTimes) {
        let now = sight.now;
        if self.account != sight.account {
            self.account = sight.account.clone();
            self.forget(now);
            self.own.values_mut().for_each(|own| own.state = State::Open);
        }
        for event in sight.events {
            match event.kind {
                Kind::Gap | Kind::Woke => {
                    self.forget(now);
                    self.calm = now + times.awake;
                }
                Kind::Began => self.forget(now),
                Kind::Network => self.move_on(now),
                Kind::Ended
                | Kind::Cause
                | Kind::Address
                | Kind::Identity
                | Kind::Version
                | Kind::Name
                | Kind::Restart
                | Kind::Plex => {}
            }
        }
        self.deeds.extend(sight.deeds.iter().map(|id| (id.clone(), now)));
        self.deeds.retain(|_, at| now.saturating_sub(*at) < times.deed);
    }

    /// What was true is not taken for what is true now. What somebody was told, they remember.
    fn forget(&mut self, now: Moment) {
        self.doubt = now;
        for own in self.own.values_mut().filter(|own| own.state != State::Told) {
            own.state = State::Open;
        }
    }

    /// In another network a server may be out of reach. One that answers there says how it is.
    fn move_on(&mut self, now: Moment) {
        self.doubt = now;
        for own in self.own.values_mut() {
            if matches!(own.state, State::Well | State::Trouble { .. }) {
                own.state = State::Moved;
            }
        }
    }
}

impl Own {
    /// It is well: is its owner to be told?
    fn recovers(&mut self, is_excused: bool) -> bool {
        std::mem::replace(&mut self.state, State::Well) == State::Told && !is_excused
    }

    /// It is neither well nor in trouble: starting, perhaps.
    fn passes(&mut self) {
        if matches!(self.state, State::Trouble { .. }) {
            self.state = State::Well;
        }
    }

    /// It is in trouble: is its owner to be told?
    fn suffers(
        &mut self,
        sight: &Sight<'_>,
        standing: &Standing<'_>,
        is_excused: bool,
        is_own_word: bool,
        times: &AlarmTimes,
    ) -> bool {
        let now = sight.now;
        let is_silent = standing.cause.spec().link == Some(PathLink::Server);
        let since = match self.state {
            State::Open | State::Told => return false,
            State::Moved if is_silent || !is_own_word => return false,
            State::Moved => now,
            State::Well => now,
            State::Trouble { since } => since,
        };
        if is_excused {
            self.state = State::Open;
            return false;
        }
        // When this computer is well again, the server gets its time.
        let since = if sight.is_own_fault { now } else { since };
        self.state = State::Trouble { since };
        let has_lasted = now.saturating_sub(since) >= if is_silent { times.silence } else { times.trouble };
        let is_due = self.told.is_none_or(|told| now.saturating_sub(told) >= times.pause);
        let is_alarm = has_lasted && is_due;
        if is_alarm {
            *self = Self { state: State::Told, told: Some(now) };
        }
        is_alarm
    }
}

impl Model {
    /// At each beat, with what the history has noted. Before a trouble is told, this computer's own way is looked at.
    pub(super) fn raise_alarms(&mut self, events: &[history::Event]) -> Vec<Effect> {
        let Some(times) = self.watch.times.as_ref().map(|times| times.alarm.clone()) else { return Vec::new() };
        let mut alarms = std::mem::take(&mut self.watch.alarms);
        let waited = alarms.waits();
        let sight = self.sight(events, &mut alarms.read);
        let heard = alarms.hear(&sight, &times);
        let has_more = alarms.waits() > waited;
        self.watch.alarms = alarms;
        for alarm in heard.into_iter().filter_map(|(id, cause)| self.alarm(id, cause)).collect::<Vec<_>>() {
            self.is_as_before = false;
            self.changed(What::Alarm(alarm));
        }
        if has_more { Self::look_at_computer() } else { Vec::new() }
    }

    fn sight<'a>(&'a self, events: &'a [history::Event], read: &mut Cursor) -> Sight<'a> {
        Sight {
            now: self.now,
            events,
            account: self.user().map(crate::client::model::User::key),
            is_own_fault: self.computer.diagnosis.cause.is_some_and(|cause| !cause.is_notice()),
            deeds: self.deeds(read),
            servers: self.rows.iter().filter_map(|row| self.standing(row)).collect(),
        }
    }

    fn standing<'a>(&self, row: &'a Server) -> Option<Standing<'a>> {
        let diagnosis = &row.diagnosis;
        Some(Standing {
            id: diagnosis.id.as_ref()?,
            cause: diagnosis.cause.filter(|_| stood(row.since, self.now))?,
            severity: diagnosis.severity?,
            seen: self.looked_at(row)?,
        })
    }

    /// The servers that are being claimed, repaired or started, or were since the beat before.
    fn deeds(&self, read: &mut Cursor) -> Vec<MachineId> {
        let id = |key| self.server(key).and_then(|row| row.diagnosis.id.clone());
        let claimed = self.running_claim().and_then(|claim| id(claim.server));
        let repaired = self.running_repair().map(|repair| repair.id.clone());
        let ended = self.changes.read(read).filter_map(|change| match &change.what {
            What::ClaimEnded { key, .. } => id(*key),
            What::RepairEnded { server, .. } => Some(server.clone()),
            What::Server { .. }
            | What::Computer { .. }
            | What::SignInEnded(_)
            | What::Interrupted { .. }
            | What::Typed { .. }
            | What::Alarm(_) => None,
        });
        claimed.into_iter().chain(repaired).chain(ended).collect()
    }

    fn alarm(&self, server: MachineId, cause: Cause) -> Option<Alarm> {
        let diagnosis = &self.server(self.rows.of_id(&server)?)?.diagnosis;
        let what = EventText::Turned { change: cause.change() }.phrase();
        let title = EventLine::Of { server: ServerName(diagnosis.name.clone()), what }.phrase();
        Some(Alarm { server, cause, title, verdict: diagnosis.verdict.phrase() })
    }
}
