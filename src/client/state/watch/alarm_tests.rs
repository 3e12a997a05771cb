//! Which changes are alarms, and which explain themselves.

use std::time::Duration;

use super::alarm::{Alarms, Sight, Standing};
use crate::client::config::AlarmTimes;
use crate::client::diagnosis::Cause;
use crate::client::history::{Event, Kind};
use crate::client::model::text::DisplayText;
use crate::client::model::{AccountKey, MachineId, User};

const NEVER: [u64; 0] = [];

fn id(letter: char) -> MachineId {
    MachineId::new(&letter.to_string().repeat(40)).unwrap()
}

fn account(name: &str) -> AccountKey {
    let name = DisplayText::new(name).unwrap();
    User { id: None, username: Some(name.clone()), name, email: None, restricted: false, guest: false }.key()
}

/// A home with one server, beat by beat.
struct Play {
    alarms: Alarms,
    second: u64,
    account: Option<AccountKey>,
    is_own_fault: bool,
    is_worked_on: bool,
    /// When the server was asked last, if not at each beat.
    seen: Option<u64>,
}

impl Play {
    /// One that lets its owner in.
    fn well() -> Self {
        let mut play = Self::new();
        assert_eq!(play.watch(30, Cause::Healthy), NEVER);
        play
    }

    fn new() -> Self {
        let (second, account) = (100, Some(account("anna")));
        Self { alarms: Alarms::default(), second, account, is_own_fault: false, is_worked_on: false, seen: None }
    }

    fn beat(&mut self, events: &[Event], cause: Cause) -> bool {
        self.second += 5;
        let attic = id('a');
        let standing = Standing {
            id: &attic,
            cause,
            severity: cause.spec().severity,
            seen: Duration::from_secs(self.seen.unwrap_or(self.second)),
        };
        let sight = Sight {
            now: Duration::from_secs(self.second),
            events,
            account: self.account.clone(),
            is_own_fault: self.is_own_fault,
            deeds: if self.is_worked_on { vec![id('a')] } else { Vec::new() },
            servers: vec![standing],
        };
        let heard = self.alarms.hear(&sight, &AlarmTimes::default());
        assert!(heard.iter().all(|(_, told)| *told == cause));
        !heard.is_empty()
    }

    fn event(&mut self, kind: Kind, cause: Cause) {
        let event = Event::of_computer(0, kind);
        assert!(!self.beat(&[event], cause), "{kind:?} is no alarm");
    }

    /// After how many seconds of this verdict there were alarms.
    fn watch(&mut self, seconds: u64, cause: Cause) -> Vec<u64> {
        (0..seconds / 5).map(|nth| 5 * nth).filter(|_| self.beat(&[], cause)).collect()
    }
}

#[test]
fn its_owner_is_told_once_that_it_stopped_and_once_that_it_lets_them_in_again() {
    let stopped = [Cause::NotAccepted, Cause::StaleClaim, Cause::ClaimedNotListed, Cause::OtherOwner, Cause::Unclaimed];
    for cause in stopped.into_iter().chain([Cause::UnclaimedClosed, Cause::ServerCutOff]) {
        let mut play = Play::well();
        assert_eq!(play.watch(3600, cause), [30], "{cause:?}, once it has lasted");
        assert_eq!(play.watch(3600, Cause::Healthy), [0], "{cause:?}");
    }
}

#[test]
fn a_silent_one_gets_longer_since_it_may_sleep_or_restart() {
    for cause in [Cause::Unreachable, Cause::NotRunning] {
        assert_eq!(Play::well().watch(600, cause), [120], "{cause:?}");
        let mut play = Play::well();
        assert_eq!(play.watch(115, cause), NEVER, "{cause:?}");
        assert_eq!(play.watch(10, Cause::Starting), NEVER);
        assert_eq!(play.watch(115, cause), NEVER, "{cause:?}: its time begins anew");
        assert_eq!(play.watch(600, Cause::Healthy), NEVER, "nobody was told that it stopped");
    }
}

#[test]
fn what_is_no_problem_is_no_alarm() {
    for cause in [Cause::Slow, Cause::Starting, Cause::Elsewhere, Cause::SignInNeeded, Cause::Shared] {
        assert_eq!(Play::well().watch(3600, cause), NEVER, "{cause:?}");
    }
}

#[test]
fn the_first_verdict_is_no_alarm_and_a_server_that_is_not_one_s_own_is_none_either() {
    let mut play = Play::new();
    assert_eq!(play.watch(3600, Cause::NotAccepted), NEVER);
    assert_eq!(play.watch(60, Cause::Healthy), NEVER, "nobody was told that it stopped");
    assert_eq!(play.watch(60, Cause::NotAccepted), [30], "now it is news");
    let mut play = Play::new();
    assert_eq!(play.watch(60, Cause::Shared), NEVER);
    assert_eq!(play.watch(3600, Cause::Unreachable), NEVER, "a friend's server is off");
}

#[test]
fn what_changes_while_nobody_looks_or_in_the_minute_after_is_no_alarm() {
    for kind in [Kind::Gap, Kind::Woke] {
        let mut play = Play::well();
        play.event(kind, Cause::Unreachable);
        assert_eq!(play.watch(3600, Cause::Unreachable), NEVER, "{kind:?}");
        let mut play = Play::well();
        play.event(kind, Cause::Healthy);
        assert_eq!(play.watch(40, Cause::Healthy), NEVER);
        assert_eq!(play.watch(3600, Cause::NotAccepted), NEVER, "{kind:?}: in its first minute");
        let mut play = Play::well();
        play.event(kind, Cause::Healthy);
        assert_eq!(play.watch(60, Cause::Healthy), NEVER);
        assert_eq!(play.watch(3600, Cause::NotAccepted), [30], "{kind:?}: after it");
    }
}

#[test]
fn what_was_seen_before_this_computer_slept_is_not_what_is_true_now() {
    let mut play = Play::well();
    play.event(Kind::Woke, Cause::Healthy);
    // Nobody has asked it since.
    play.seen = Some(100);
    assert_eq!(play.watch(120, Cause::Healthy), NEVER);
    play.seen = None;
    assert_eq!(play.watch(3600, Cause::Unreachable), NEVER);
}

#[test]
fn in_another_network_a_server_that_is_not_there_is_no_alarm() {
    let mut play = Play::well();
    play.event(Kind::Network, Cause::Healthy);
    assert_eq!(play.watch(3600, Cause::Unreachable), NEVER);
    assert_eq!(play.watch(60, Cause::Healthy), NEVER, "home again");
    assert_eq!(play.watch(600, Cause::Unreachable), [120]);
}

/// Seen: a router restarted, and the server never let its owner in again. Nobody was told.
#[test]
fn what_refuses_its_owner_after_the_network_came_back_is_an_alarm() {
    for before in [Cause::Healthy, Cause::NotAccepted] {
        let mut play = Play::well();
        assert_eq!(play.watch(10, before), NEVER);
        play.event(Kind::Network, Cause::Unreachable);
        assert_eq!(play.watch(30, Cause::Unreachable), NEVER);
        play.event(Kind::Network, Cause::Unreachable);
        // Nobody has asked it since.
        play.seen = Some(100);
        assert_eq!(play.watch(60, Cause::NotAccepted), NEVER, "{before:?}");
        play.seen = None;
        assert_eq!(play.watch(3600, Cause::NotAccepted), [30], "{before:?}");
    }
}

#[test]
fn what_somebody_was_told_they_remember_in_another_network_and_after_a_night() {
    let mut play = Play::well();
    assert_eq!(play.watch(60, Cause::NotAccepted), [30]);
    play.event(Kind::Woke, Cause::NotAccepted);
    play.event(Kind::Network, Cause::NotAccepted);
    assert_eq!(play.watch(3600, Cause::NotAccepted), NEVER, "not twice");
    assert_eq!(play.watch(60, Cause::Healthy), [0]);
}

#[test]
fn what_this_computer_s_own_trouble_explains_is_no_alarm_and_what_outlasts_it_is() {
    let mut play = Play::well();
    play.is_own_fault = true;
    assert_eq!(play.watch(3600, Cause::ServerCutOff), NEVER);
    play.is_own_fault = false;
    assert_eq!(play.watch(60, Cause::ServerCutOff), [25]);
    let mut play = Play::well();
    assert_eq!(play.watch(20, Cause::ServerCutOff), NEVER);
    play.is_own_fault = true;
    assert_eq!(play.watch(60, Cause::ServerCutOff), NEVER, "that was found out a little later");
    assert_eq!(play.watch(60, Cause::Healthy), NEVER);
}

#[test]
fn what_its_owner_does_here_is_no_alarm_nor_what_comes_of_it() {
    let mut play = Play::well();
    play.is_worked_on = true;
    assert_eq!(play.watch(60, Cause::NotRunning), NEVER);
    play.is_worked_on = false;
    assert_eq!(play.watch(120, Cause::NotRunning), NEVER);
    assert_eq!(play.watch(60, Cause::Healthy), NEVER);
    let mut play = Play::well();
    assert_eq!(play.watch(60, Cause::Unclaimed), [30]);
    play.is_worked_on = true;
    play.beat(&[], Cause::Unclaimed);
    play.is_worked_on = false;
    assert_eq!(play.watch(60, Cause::Healthy), NEVER, "they claimed it themselves");
    assert_eq!(play.watch(600, Cause::Healthy), NEVER);
    assert_eq!(play.watch(60, Cause::NotAccepted), [30], "and later it is news again");
}

#[test]
fn signing_out_and_another_account_are_no_alarm() {
    let mut play = Play::well();
    play.account = Some(account("bob"));
    assert_eq!(play.watch(3600, Cause::OtherOwner), NEVER);
    play.account = None;
    assert_eq!(play.watch(3600, Cause::SignInNeeded), NEVER);
    play.account = Some(account("anna"));
    assert_eq!(play.watch(60, Cause::Healthy), NEVER);
    assert_eq!(play.watch(60, Cause::NotAccepted), [30]);
    play.account = None;
    assert_eq!(play.watch(60, Cause::SignInNeeded), NEVER);
    play.account = Some(account("anna"));
    assert_eq!(play.watch(60, Cause::Healthy), NEVER, "who was told signed out meanwhile");
}

#[test]
fn one_that_comes_and_goes_is_told_of_as_a_pair_and_then_no_more_for_ten_minutes() {
    let mut play = Play::well();
    let mut alarms = Vec::new();
    for round in 0..40 {
        for cause in [Cause::NotAccepted, Cause::Healthy] {
            alarms.extend(play.watch(45, cause).iter().map(|at| (round * 90 + at, cause)));
        }
    }
    let stopped: Vec<_> = alarms.iter().filter(|(_, cause)| *cause != Cause::Healthy).map(|(at, _)| *at).collect();
    assert!(stopped.windows(2).all(|two| two[1] - two[0] >= 600), "{alarms:?}");
    assert!(stopped.len() >= 4, "{alarms:?}");
    assert_eq!(alarms.len(), 2 * stopped.len(), "each is followed by its end: {alarms:?}");
    let mut play = Play::well();
    assert_eq!(play.watch(60, Cause::NotAccepted), [30]);
    assert_eq!(play.watch(60, Cause::Healthy), [0]);
    assert_eq!(play.watch(3600, Cause::NotAccepted), [510], "one that stays so is told of when its time has come");
}
