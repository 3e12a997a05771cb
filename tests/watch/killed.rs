//! A program that is killed while it writes its history: the file is read, and lacks the last event at most.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use plex_locksmith::client::history::{Event, HistoryFolder, Kind};

use crate::simulated_time::{MONDAY, id};

const FOLDER: &str = "LOCKSMITH_TEST_HISTORY";
/// A process takes longer to start on Windows.
const KILLS: u64 = if cfg!(windows) { 40 } else { 200 };
/// So much before the end of the history's time that nothing is too old.
const STEP: u64 = 1000;

fn event(number: u64) -> Event {
    Event::of_server(MONDAY * 1000 + number * STEP, id('a'), Kind::Version).to(number.to_string())
}

/// Not a test of its own: what the other one kills. It writes numbers one after the other, and says each once it is on the disk.
#[test]
fn writes_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let history = HistoryFolder::new(folder.into());
    let now = MONDAY * 1000;
    // What was killed just now may still hold the lock for a moment.
    let (mut writer, before) = loop {
        if let Ok(opened) = history.open(now) {
            break opened;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    for number in before.read.events.len() as u64.. {
        writer.add(&event(number));
        writer.sync(now).unwrap();
        println!("\nkept {number}");
    }
}

fn child(folder: &Path) -> Child {
    Command::new(std::env::current_exe().expect("a test has a file"))
        .args(["--exact", "killed::writes_until_it_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a process")
}

#[test]
fn killed_while_it_writes_it_loses_the_last_event_at_most() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("history");
    let mut written = 0;
    for kill in 0..KILLS {
        let mut writer = child(&folder);
        let output = BufReader::new(writer.stdout.take().unwrap());
        let mut lines = output.lines().map_while(Result::ok);
        let number = |line: &String| line.strip_prefix("kept ")?.parse::<u64>().ok();
        // It is well under way when it is killed, each time at another moment.
        let first = lines.by_ref().find_map(|line| number(&line)).expect("it writes");
        std::thread::sleep(Duration::from_micros(kill * 137 % 3_000));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let said = lines.filter_map(|line| number(&line)).last().unwrap_or(first);
        let read = HistoryFolder::new(folder.clone()).read().unwrap();
        assert_eq!(read.broken, 0, "kill {kill}");
        written = read.events.len() as u64;
        assert!(written > said, "kill {kill}: {said} was on the disk, and {written} are read");
        let all: Vec<Event> = (0..written).map(event).collect();
        assert!(read.events == all, "kill {kill}");
    }
    assert!(written > KILLS, "{written} events in all");
}
