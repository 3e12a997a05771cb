//! How long it takes from the start to the verdicts of all servers, and from the last server's answer. It prints, and judges
//! nothing. Run it with `ulimit -n 8192` or more: each simulated server has a socket of its own.

use std::sync::Arc;
use std::task::Wake;
use std::thread::Thread;
use std::time::{Duration, Instant};

use plex_locksmith::client::engine::Engine;
use plex_locksmith::client::state::Request;
use plex_locksmith::demo::{Home, Journal, Kind, PlexTvOptions, settings_for};

const SIZES: [usize; 4] = [1, 10, 100, 1_000];
const RUNS: usize = 7;
/// No run takes longer; one that does is printed as such.
const LIMIT: Duration = Duration::from_secs(20);

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn main() {
    println!(
        "| servers | start to all verdicts, median of {RUNS} | last request at a server to all verdicts, median | worst |"
    );
    println!("|---|---|---|---|");
    for size in SIZES {
        let mut runs: Vec<_> = (0..RUNS).map(|_| run(size)).collect();
        runs.sort_unstable();
        let mut after: Vec<_> = runs.iter().map(|(_, after)| *after).collect();
        after.sort_unstable();
        let middle = RUNS / 2;
        println!("| {size} | {:?} | {:?} | {:?} |", runs[middle].0, after[middle], after[RUNS - 1]);
    }
}

/// From the start to the last verdict, and from the last request that arrived at a server to the last verdict.
fn run(size: usize) -> (Duration, Duration) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (home, settings, opened) = runtime.block_on(async {
        let opened = Instant::now();
        let mut home = Home::empty_with(PlexTvOptions::default(), Journal::default()).await.expect("a home");
        home.many(size, Kind::Unclaimed).await.expect("servers: is the limit of open files high enough?");
        let settings = settings_for(&home, runtime.handle(), "bench".to_owned()).expect("settings");
        (home, settings, opened)
    });
    let started = Instant::now();
    let waker = Arc::new(Unpark(std::thread::current())).into();
    let engine = Engine::start(settings, waker).expect("an engine");
    engine.request(Request::Search);
    loop {
        let model = engine.model();
        let judged = model.rows.iter().filter(|s| s.diagnosis.cause.is_some()).count();
        if judged == size || started.elapsed() > LIMIT {
            break;
        }
        std::thread::park_timeout(Duration::from_millis(1));
    }
    let done = Instant::now();
    let requests = home.journal().entries();
    let last = requests.iter().filter(|e| e.server != "plex.tv").map(|e| e.at_ms).max().unwrap_or_default();
    let after = (done - opened).saturating_sub(Duration::from_millis(last));
    engine.shut_down();
    (round(done - started), round(after))
}

/// To whole hundredths of a millisecond: more is noise.
fn round(time: Duration) -> Duration {
    Duration::from_micros(u64::try_from(time.as_micros()).unwrap_or(u64::MAX) / 10 * 10)
}
