use std::fs;

use super::*;
use crate::client::history::Kind;
use crate::client::model::MachineId;

const NOW: u64 = 1_795_000_000_000;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

fn server(letter: char) -> MachineId {
    MachineId::new(&letter.to_string().repeat(40)).unwrap()
}

fn event(at: u64, to: &str) -> Event {
    Event::of_server(at, server('a'), Kind::Cause).to(to.to_owned())
}

fn home() -> (tempfile::TempDir, HistoryFolder) {
    let folder = tempfile::tempdir().unwrap();
    let history = HistoryFolder::new(folder.path().join("history"));
    (folder, history)
}

fn write(history: &HistoryFolder, events: &[Event]) {
    let mut writer = history.write(NOW).unwrap();
    for event in events {
        writer.add(event);
    }
    writer.sync(NOW).unwrap();
}

#[test]
fn what_was_written_is_read_and_added_to() {
    let (_folder, history) = home();
    assert_eq!(history.read().unwrap(), Read::default(), "there is none yet");
    let events = [event(NOW, "healthy"), event(NOW + 1_000, "not-accepted")];
    write(&history, &events[..1]);
    write(&history, &events[1..]);
    assert_eq!(history.read().unwrap(), Read { events: events.into(), broken: 0 });
}

#[test]
fn one_writes_and_others_read() {
    let (_folder, history) = home();
    let mut writer = history.write(NOW).unwrap();
    assert_eq!(history.write(NOW).unwrap_err().kind, InstallKind::Busy);
    writer.add(&event(NOW, "healthy"));
    assert!(history.read().unwrap().events.is_empty(), "not on the disk yet");
    writer.sync(NOW).unwrap();
    assert_eq!(history.read().unwrap().events.len(), 1);
    assert_eq!(history.remove().unwrap_err().kind, InstallKind::Busy);
    drop(writer);
    history.write(NOW).unwrap();
}

#[cfg(unix)]
#[test]
fn it_is_its_user_s_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, history) = home();
    write(&history, &[event(NOW, "healthy")]);
    assert_eq!(fs::metadata(history.file()).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(history.folder()).unwrap().permissions().mode() & 0o777, 0o700);
}

/// Wherever a power cut tears the end off: whole lines stay, and what is added stands on a line of its own.
#[test]
fn a_torn_end_takes_the_last_event_and_no_other() {
    let (_folder, history) = home();
    let events: Vec<_> = (0..3).map(|n| event(NOW + n * 1_000, "healthy")).collect();
    write(&history, &events);
    let whole = fs::read(history.file()).unwrap();
    let lines: Vec<usize> =
        whole.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    for length in 0..=whole.len() {
        fs::write(history.file(), &whole[..length]).unwrap();
        let kept = lines.iter().filter(|end| **end <= length).count();
        assert_eq!(history.read().unwrap(), Read { events: events[..kept].into(), broken: 0 }, "{length}");
        write(&history, &[event(NOW + 9_000, "slow")]);
        let read = history.read().unwrap();
        assert_eq!((read.events.len(), read.broken), (kept + 1, 0), "{length}");
    }
}

#[test]
fn a_broken_line_in_the_middle_is_skipped_and_counted() {
    let (_folder, history) = home();
    write(&history, &[event(NOW, "healthy"), event(NOW + 1_000, "slow"), event(NOW + 2_000, "healthy")]);
    let mut bytes = fs::read(history.file()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] = 0xFF;
    fs::write(history.file(), bytes).unwrap();
    let read = history.read().unwrap();
    assert_eq!((read.events.len(), read.broken), (2, 1));
}

#[test]
fn what_a_wrong_clock_dated_too_late_stays_in_its_place() {
    let (_folder, history) = home();
    write(&history, &[event(NOW, "healthy"), event(NOW + 365 * DAY_MS, "slow"), event(NOW + 60_000, "healthy")]);
    let read = history.read().unwrap().events;
    assert_eq!(read, [event(NOW, "healthy"), event(NOW + 60_000, "slow"), event(NOW + 60_000, "healthy")]);
}

/// A dead battery, or a year that was set wrong: nothing that was kept is gone when the clock is right again.
#[test]
fn one_start_with_a_wrong_clock_takes_nothing() {
    for wrong in [1_000, NOW - 365 * DAY_MS, NOW + 365 * DAY_MS] {
        let (_folder, history) = home();
        let events: Vec<_> = (0..80).map(|day| event(NOW - (80 - day) * DAY_MS, "healthy")).collect();
        write(&history, &events);
        let mut writer = history.write(wrong).unwrap();
        writer.add(&Event::of_computer(wrong, Kind::Began));
        writer.sync(wrong).unwrap();
        drop(writer);
        let mut writer = history.write(NOW).unwrap();
        writer.add(&event(NOW, "slow"));
        writer.sync(NOW).unwrap();
        let read = history.read().unwrap().events;
        assert_eq!(read.len(), 82, "{wrong}");
        assert_eq!(read[..80], events, "{wrong}");
    }
}

#[test]
fn what_was_true_before_a_break_is_not_carried_over_it() {
    let (_folder, history) = home();
    let old = NOW - 100 * DAY_MS;
    write(
        &history,
        &[event(old, "healthy"), Event::of_computer(old + 1_000, Kind::Ended), event(NOW - DAY_MS, "slow")],
    );
    history.write(NOW).unwrap();
    assert_eq!(history.read().unwrap().events, [event(NOW - DAY_MS, "slow")]);
}

#[test]
fn what_a_kill_left_beside_it_is_removed() {
    let (_folder, history) = home();
    write(&history, &[event(NOW, "healthy")]);
    let stray = history.folder().join(".new-Ab12Cd");
    fs::write(&stray, "events").unwrap();
    history.write(NOW).unwrap();
    assert!(!stray.exists());
}

#[test]
fn after_ninety_days_only_what_held_then_is_kept() {
    let (_folder, history) = home();
    let name = |at, to: &str| Event::of_server(at, server('b'), Kind::Name).to(to.to_owned());
    let old = NOW - 100 * DAY_MS;
    write(
        &history,
        &[event(old, "slow"), name(old, "Attic"), event(old + 1_000, "healthy"), event(NOW - DAY_MS, "slow")],
    );
    history.write(NOW).unwrap();
    // Ninety days before the newest event.
    let oldest = NOW - 91 * DAY_MS;
    let kept = history.read().unwrap().events;
    assert_eq!(kept, [name(oldest, "Attic"), event(oldest, "healthy"), event(NOW - DAY_MS, "slow")]);
}

/// A program that runs for months, and a clock that is wrong for an hour meanwhile.
#[test]
fn what_grows_too_old_while_it_is_open_goes_within_two_days() {
    let (_folder, history) = home();
    let mut writer = history.write(NOW).unwrap();
    for day in 0..100 {
        let now = NOW + day * DAY_MS;
        writer.add(&event(now, "healthy"));
        writer.sync(now).unwrap();
        let wrong = now + 365 * DAY_MS;
        writer.sync(wrong).unwrap();
        writer.sync(now).unwrap();
        let first = history.read().unwrap().events[0].at;
        assert!(first + 93 * DAY_MS > now, "{day}");
        assert_eq!(first == NOW, day <= 91, "{day}");
    }
}

#[test]
fn it_never_grows_beyond_its_limit() {
    let (_folder, history) = home();
    let history = HistoryFolder { most: 64 << 10, ..history };
    let mut writer = history.write(NOW).unwrap();
    let lines = 4 * history.most / line::written(&event(NOW, "healthy")).unwrap().len() as u64;
    for number in 0..lines {
        writer.add(&event(NOW + number * 1_000, "healthy"));
        if number % 10 == 9 {
            writer.sync(NOW + number * 1_000).unwrap();
            assert!(fs::metadata(history.file()).unwrap().len() <= history.most, "{number}");
        }
    }
    writer.sync(NOW + lines).unwrap();
    let events = history.read().unwrap().events;
    assert_eq!(events.last().map(|event| event.at), Some(NOW + (lines - 1) * 1_000), "the newest are kept");
    assert!(events.len() as u64 > lines / 8, "{}", events.len());
}

#[test]
fn what_is_cleared_is_gone_and_goes_on_anew() {
    let (_folder, history) = home();
    let mut writer = history.write(NOW).unwrap();
    writer.add(&event(NOW, "healthy"));
    writer.sync(NOW).unwrap();
    writer.clear().unwrap();
    assert_eq!(history.read().unwrap(), Read::default());
    writer.add(&event(NOW + 1_000, "slow"));
    writer.sync(NOW).unwrap();
    assert_eq!(history.read().unwrap().events, [event(NOW + 1_000, "slow")]);
    drop(writer);
    history.remove().unwrap();
    assert_eq!(history.read().unwrap(), Read::default());
}
