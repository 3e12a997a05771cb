use super::*;

const NOW: u64 = 1_795_392_000_000;
const PAUSE: Duration = Duration::from_secs(30);

fn fresh() -> Recorder {
    Recorder::after([], PAUSE)
}

fn clocks(seconds: u64) -> Clocks {
    Clocks { wall: NOW + seconds * 1000, monotonic: Duration::from_secs(seconds) }
}

fn id(letter: char) -> MachineId {
    MachineId::new(&letter.to_string().repeat(40)).unwrap()
}

fn seen(letter: char, cause: Option<Cause>, addresses: &[&str]) -> Seen {
    let addresses = addresses.iter().map(|address| address.parse().unwrap()).collect();
    Seen {
        id: id(letter),
        name: Some("Attic".to_owned()),
        cause,
        addresses,
        version: None,
        reaches_plex: None,
        started: None,
    }
}

fn home(servers: &[Seen]) -> Snapshot {
    Snapshot { servers: servers.to_vec(), network: Some("wired".to_owned()), computer: Some(None) }
}

/// Kind, from and to.
fn said(events: &[Event]) -> Vec<(Kind, Option<&str>, Option<&str>)> {
    events.iter().map(|event| (event.kind, event.from.as_deref(), event.to.as_deref())).collect()
}

fn begun(snapshot: &Snapshot) -> Recorder {
    let mut recorder = fresh();
    recorder.look(clocks(0), snapshot);
    recorder
}

#[test]
fn the_first_look_tells_all_and_the_next_nothing() {
    let snapshot = home(&[seen('a', Some(Cause::Healthy), &["192.168.1.5:32400"])]);
    let mut recorder = fresh();
    assert_eq!(
        said(&recorder.look(clocks(0), &snapshot)),
        [
            (Kind::Began, None, None),
            (Kind::Network, None, Some("wired")),
            (Kind::Cause, None, Some("healthy")),
            (Kind::Name, None, Some("Attic")),
            (Kind::Address, None, Some("192.168.1.5:32400")),
            (Kind::Identity, None, Some("192.168.1.5:32400")),
            (Kind::Cause, None, Some("healthy")),
        ]
    );
    assert_eq!(recorder.look(clocks(5), &snapshot), []);
}

#[test]
fn a_restart_is_one_that_was_down_and_answers_again() {
    for (before, is_restart) in
        [(Cause::NotRunning, true), (Cause::Starting, true), (Cause::Unreachable, false), (Cause::NotAccepted, false)]
    {
        let mut recorder = begun(&home(&[seen('a', Some(before), &[])]));
        let events = recorder.look(clocks(5), &home(&[seen('a', Some(Cause::Healthy), &[])]));
        assert_eq!(events.iter().any(|event| event.kind == Kind::Restart), is_restart, "{before:?}");
    }
    let mut recorder = begun(&home(&[seen('a', Some(Cause::NotRunning), &[])]));
    let events = recorder.look(clocks(5), &home(&[seen('a', Some(Cause::Starting), &[])]));
    assert!(events.iter().all(|event| event.kind != Kind::Restart), "it isn't up yet");
}

#[test]
fn a_restart_that_nobody_saw_is_in_its_log_and_told_once() {
    let started = |at: &str, cause| Seen { started: Some(at.to_owned()), ..seen('a', Some(cause), &[]) };
    let restarts = |events: Vec<Event>| -> Vec<Option<String>> {
        events.into_iter().filter(|event| event.kind == Kind::Restart).map(|event| event.to).collect()
    };
    let mut recorder = begun(&home(&[started("08:00", Cause::Healthy)]));
    assert_eq!(restarts(recorder.look(clocks(5), &home(&[started("08:00", Cause::Healthy)]))), []);
    let by_log = [Some(BY_ITS_LOG.to_owned())];
    assert_eq!(restarts(recorder.look(clocks(10), &home(&[started("09:00", Cause::Healthy)]))), by_log);
    recorder.look(clocks(400), &home(&[started("09:00", Cause::NotRunning)]));
    let up = recorder.look(clocks(420), &home(&[started("09:00", Cause::Healthy)]));
    assert_eq!(restarts(up), [Some("not-running".to_owned())]);
    assert_eq!(restarts(recorder.look(clocks(440), &home(&[started("10:00", Cause::Healthy)]))), []);
}

#[test]
fn it_moved_when_it_no_longer_answers_where_it_was() {
    let (old, new) = ("192.168.1.5:32400", "192.168.1.9:32400");
    let mut recorder = begun(&home(&[seen('a', None, &[old])]));
    let events = recorder.look(clocks(5), &home(&[seen('a', None, &[new, old])]));
    assert!(events.iter().all(|event| event.kind != Kind::Address), "it has one more: {events:?}");
    let events = recorder.look(clocks(10), &home(&[seen('a', None, &[new])]));
    assert_eq!(said(&events), [(Kind::Address, Some(old), Some(new))]);
}

#[test]
fn two_that_swap_an_address_are_told_apart() {
    let at = "192.168.1.5:32400";
    let mut recorder = begun(&home(&[seen('a', None, &[at])]));
    let identities = |events: Vec<Event>| -> Vec<_> {
        events.into_iter().filter(|event| event.kind == Kind::Identity).filter_map(|event| event.server).collect()
    };
    let other = home(&[seen('a', None, &[]), seen('b', None, &[at])]);
    assert_eq!(identities(recorder.look(clocks(5), &other)), [id('b')]);
    let back = home(&[seen('a', None, &[at]), seen('b', None, &[])]);
    assert_eq!(identities(recorder.look(clocks(10), &back)), [id('a')]);
}

#[test]
fn a_public_address_is_never_written_down() {
    for address in ["203.0.113.7:32400", "[2001:db8::1]:32400"] {
        let mut recorder = fresh();
        let events = recorder.look(clocks(0), &home(&[seen('a', None, &[address])]));
        assert!(events.iter().all(|event| event.to.as_deref() != Some(address)), "{events:?}");
    }
}

#[test]
fn a_look_that_comes_much_too_late_is_a_gap() {
    let snapshot = home(&[seen('a', Some(Cause::Healthy), &[])]);
    let mut recorder = begun(&snapshot);
    let events = recorder.look(clocks(3600), &snapshot);
    let since = NOW.to_string();
    assert_eq!(said(&events)[..2], [(Kind::Gap, Some(since.as_str()), None), (Kind::Woke, None, None)]);
    let told = events.iter().filter(|event| event.kind == Kind::Cause).count();
    assert_eq!(told, 2, "what is true now is said anew: {events:?}");
}

/// It was lost all the time: nobody saw it get lost again.
#[test]
fn a_way_to_plex_that_is_lost_is_told_once_however_often_this_computer_sleeps() {
    let cut_off = |reaches| Seen { reaches_plex: Some(reaches), ..seen('a', Some(Cause::Healthy), &[]) };
    let plex = |events: Vec<Event>| events.into_iter().filter(|event| event.kind == Kind::Plex).collect::<Vec<_>>();
    let mut recorder = fresh();
    let mut all = recorder.look(clocks(0), &home(&[cut_off(false)]));
    assert_eq!(said(&plex(recorder.look(clocks(3600), &home(&[cut_off(false)])))), []);
    let mut again = Recorder::after(std::mem::take(&mut all), PAUSE);
    assert_eq!(said(&plex(again.look(clocks(7200), &home(&[cut_off(false)])))), []);
    let found = plex(again.look(clocks(7205), &home(&[cut_off(true)])));
    assert_eq!(said(&found), [(Kind::Plex, Some(LOST), Some(FOUND))]);
}

#[test]
fn a_clock_that_is_set_wakes_nobody() {
    let snapshot = home(&[seen('a', Some(Cause::Healthy), &[])]);
    let set = |wall: u64| Clocks { wall, ..clocks(5) };
    let forward = begun(&snapshot).look(set(NOW + 3_600_000), &snapshot);
    assert_eq!(forward.iter().filter(|event| event.kind == Kind::Gap).count(), 1, "that hour was never lived");
    assert!(forward.iter().all(|event| event.kind != Kind::Woke));
    assert_eq!(begun(&snapshot).look(set(NOW - 3_600_000), &snapshot), []);
}

#[test]
fn a_network_that_is_lost_is_this_computer_s_event() {
    let mut recorder = begun(&home(&[]));
    let events = recorder.look(clocks(5), &Snapshot { network: None, ..home(&[]) });
    assert_eq!(said(&events), [(Kind::Network, Some("wired"), Some(LOST))]);
    assert_eq!(events[0].server, None);
}

#[test]
fn a_network_that_nobody_has_looked_for_yet_is_not_lost() {
    let mut recorder = fresh();
    let none = Snapshot { network: None, computer: None, ..Snapshot::default() };
    assert_eq!(said(&recorder.look(clocks(0), &none)), [(Kind::Began, None, None)]);
    assert_eq!(said(&recorder.look(clocks(5), &none)), [(Kind::Network, None, Some(LOST))]);
}

#[test]
fn after_a_restart_of_the_program_what_was_known_is_known() {
    let (old, new) = ("192.168.1.5:32400", "192.168.1.9:32400");
    let mut first = fresh();
    let before = first.look(clocks(0), &home(&[seen('a', Some(Cause::Healthy), &[old])]));
    let mut second = Recorder::after(before, PAUSE);
    let events = second.look(clocks(900), &home(&[seen('a', Some(Cause::Healthy), &[new])]));
    assert!(said(&events).contains(&(Kind::Address, Some(old), Some(new))), "it moved while nobody looked: {events:?}");
    assert!(events.iter().all(|event| event.kind != Kind::Name));
    assert!(events.iter().any(|event| event.kind == Kind::Cause && event.server.is_some()), "verdicts are new");
}
