//! A home of 50 servers, watched for 30 simulated days with a change each minute somewhere: how long that takes, how much memory it
//! needs after the first day, how large its history becomes, and how long it takes to open. It prints, and judges nothing.

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../support/simulated_time.rs"]
mod simulated_time;

use std::time::{Duration, Instant};

use plex_locksmith::client::history::spans::spans;
use plex_locksmith::client::history::{HistoryFolder, Log};
use simulated_time::{SimHome, SimServer, server};

const SERVERS: u8 = 50;
const DAYS: u64 = 30;
const MINUTE: Duration = Duration::from_secs(60);
const OPENINGS: usize = 21;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let history = HistoryFolder::new(folder.path().join("history"));
    let mut home = SimHome::watched(servers());
    home.counts = false;
    home.writer = Some(history.write(home.wall).expect("a history"));
    home.model.watch.keeping = plex_locksmith::client::state::Keeping::Writes;
    let started = Instant::now();
    let mut first_day = 0;
    for minute in 0..DAYS * 24 * 60 {
        change(&mut home, minute);
        home.run(MINUTE);
        // A page is open.
        let shown = home.servers[0].id.clone();
        std::hint::black_box(home.model.watch.patterns(&shown));
        if minute == 24 * 60 {
            first_day = resident();
        }
    }
    let took = started.elapsed();
    let length = std::fs::metadata(history.folder().join("history.jsonl")).expect("a file").len();
    println!("| what | measured |");
    println!("|---|---|");
    println!("| {SERVERS} servers, {DAYS} days | {took:.1?} |");
    println!("| events | {} |", home.model.watch.log.len());
    println!("| resident memory after the first day, at the end | {first_day} KiB, {} KiB |", resident());
    println!("| file | {length} bytes |");
    drop(home);
    let mut openings: Vec<Duration> = (0..OPENINGS).map(|_| open(&history)).collect();
    openings.sort_unstable();
    println!(
        "| opening it, median and worst of {OPENINGS} | {:.1?}, {:.1?} |",
        openings[OPENINGS / 2],
        openings[OPENINGS - 1]
    );
    let log = Log::new(&history.read().expect("a history").events);
    let id = log.servers().into_keys().next().expect("a server");
    let at = Instant::now();
    let about = log.about(Some(&id));
    let end = about.last().expect("an event").at;
    let count = spans(&about, Some(&id), end - DAYS * 86_400_000, end).len();
    println!("| the spans of one server's month ({count}) | {:.1?} |", at.elapsed());
}

fn servers() -> Vec<SimServer> {
    const NAMES: [&str; 5] = ["Attic", "Study", "Cellar", "Garage", "Living room"];
    let letters = ('a'..='z').chain('A'..='Z');
    (0..SERVERS)
        .zip(letters)
        .map(|(n, letter)| {
            let address = format!("192.168.1.{}:32400", n + 10);
            let mut server = server(letter, NAMES[usize::from(n) % NAMES.len()], &address);
            // As real ones are: 40 hexadecimal digits.
            server.id = plex_locksmith::client::model::MachineId::new(&format!("{n:040x}")).expect("an identity");
            server
        })
        .collect()
}

/// Each minute another server changes: it stops and starts again, or no longer lets its owner in, and does again.
fn change(home: &mut SimHome, minute: u64) {
    let nth = usize::try_from(minute % u64::from(SERVERS)).expect("a server");
    let server = &mut home.servers[nth];
    match minute / u64::from(SERVERS) % 4 {
        0 => server.up = false,
        1 => server.up = true,
        2 => server.lets_in = false,
        _ => server.lets_in = true,
    }
}

fn open(history: &HistoryFolder) -> Duration {
    let started = Instant::now();
    let log = Log::new(&history.read().expect("a history").events);
    assert!(!log.is_empty());
    started.elapsed()
}

/// In KiB, of Linux: /proc/self/status.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or_default()
}
