//! Watching over real sockets, with a history on the disk. Its times are short by its settings, and its clock goes faster.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use plex_locksmith::client::config::WatchTimes;
use plex_locksmith::client::history::{Event, HistoryFolder, Kind, PatternId};
use plex_locksmith::client::model::Clocks;
use plex_locksmith::client::settings::{HistoryPlace, Settings};
use plex_locksmith::client::state::{Keeping, Request};
use plex_locksmith::client::system::{Clock, SystemClock};
use plex_locksmith::demo::Home;

use crate::rig::Rig;

/// A clock that goes faster than the world's, and that can be set.
struct FastClock {
    started: Instant,
    /// Milliseconds since 1970.
    wall: AtomicU64,
    factor: u32,
}

impl FastClock {
    fn new(factor: u32) -> Arc<Self> {
        Arc::new(Self { started: Instant::now(), wall: AtomicU64::new(1_795_392_000_000), factor })
    }
}

impl Clock for FastClock {
    fn clocks(&self) -> Clocks {
        let monotonic = self.started.elapsed() * self.factor;
        Clocks { wall: self.wall.load(Ordering::Relaxed) + u64::try_from(monotonic.as_millis()).unwrap(), monotonic }
    }
}

fn quick_times() -> WatchTimes {
    WatchTimes {
        beat: Duration::from_millis(20),
        slept: Duration::from_secs(23 * 3600),
        rest: Duration::from_millis(200),
        short: Duration::from_millis(100),
        after_change: [30, 60, 90, 120].map(Duration::from_millis),
        own_way: Duration::from_secs(2),
        list: Duration::from_secs(2),
        jitter: 10,
        ..WatchTimes::default()
    }
}

/// So that verdicts of two seconds' standing are soon old enough.
fn watching(folder: &Path, factor: u32) -> impl Fn(&mut Settings) {
    watching_by(folder, FastClock::new(factor))
}

fn watching_by(folder: &Path, clock: Arc<FastClock>) -> impl Fn(&mut Settings) {
    let history = HistoryPlace::Folder(HistoryFolder::new(folder.join("history")));
    move |settings: &mut Settings| {
        settings.watch = Some(quick_times());
        settings.history = history.clone();
        settings.clock = clock.clone();
    }
}

async fn attic(home: &mut Home) {
    home.add("Attic", plex_locksmith::demo::Kind::Healthy).await.expect("a server");
}

fn on_disk(folder: &Path) -> Vec<Event> {
    HistoryFolder::new(folder.join("history")).read().expect("a history").events
}

fn causes(events: &[Event]) -> Vec<&str> {
    let own = events.iter().filter(|event| event.kind == Kind::Cause && event.server.is_some());
    own.filter_map(|event| event.to.as_deref()).collect()
}

/// Waits until the history's last word on the server is this cause.
fn wait_for(rig: &Rig, cause: &str) {
    rig.wait(&format!("the history says {cause}"), |model| {
        let log: Vec<Event> = model.watch.log.iter().collect();
        causes(&log).last() == Some(&cause)
    });
}

#[test]
fn what_happens_is_on_the_disk_and_the_next_start_goes_on_from_there() {
    let folder = tempfile::tempdir().unwrap();
    let rig = Rig::with(attic, watching(folder.path(), 1));
    rig.sign_in().unwrap();
    wait_for(&rig, "healthy");
    rig.home.server("Attic").unwrap().change(|server| server.refuses_tokens = true);
    wait_for(&rig, "not-accepted");
    rig.engine.shut_down();
    let first = on_disk(folder.path());
    assert_eq!(causes(&first).iter().rev().take(2).collect::<Vec<_>>(), [&"not-accepted", &"healthy"]);
    assert_eq!(first.first().map(|event| event.kind), Some(Kind::Began));
    assert_eq!(first.last().map(|event| event.kind), Some(Kind::Ended));
    let again = Rig::with(attic, watching(folder.path(), 1));
    let model = again.wait("the history", |model| model.watch.keeping == Keeping::Writes);
    assert!(model.watch.log.len() >= first.len());
}

#[test]
fn one_copy_writes_and_the_other_reads_along_and_takes_over() {
    let folder = tempfile::tempdir().unwrap();
    let first = Rig::with(attic, watching(folder.path(), 1));
    first.wait("it writes", |model| model.watch.keeping == Keeping::Writes);
    let second = Rig::with(attic, watching(folder.path(), 1));
    second.wait("it reads", |model| model.watch.keeping == Keeping::OtherWrites);
    first.sign_in().unwrap();
    wait_for(&first, "healthy");
    second.wait("it reads along", |model| causes(&model.watch.log.iter().collect::<Vec<_>>()).contains(&"healthy"));
    first.engine.shut_down();
    second.wait("it takes over", |model| model.watch.keeping == Keeping::Writes);
}

#[test]
fn a_program_that_was_killed_leaves_a_gap_and_not_a_good_time() {
    let folder = tempfile::tempdir().unwrap();
    let history = HistoryFolder::new(folder.path().join("history"));
    let began = SystemClock.clocks().wall - 7_200_000;
    let mut writer = history.write(began).unwrap();
    writer.add(&Event::of_computer(began, Kind::Began));
    writer.sync(began).unwrap();
    writer.beat(began + 600_000).unwrap();
    drop(writer);
    let adjust = watching(folder.path(), 1);
    let rig = Rig::with(attic, |settings| {
        adjust(settings);
        settings.clock = Arc::new(SystemClock);
    });
    let model = rig.wait("the history", |model| model.watch.keeping == Keeping::Writes);
    let gap = model.watch.log.iter().find(|event| event.kind == Kind::Gap).expect("a gap");
    let since: u64 = gap.from.unwrap().parse().unwrap();
    assert_eq!(since, (began + 600_000) / 1000 * 1000, "it was alive until then");
}

#[test]
fn a_deleted_history_is_gone_from_the_disk_and_begins_anew() {
    let folder = tempfile::tempdir().unwrap();
    let rig = Rig::with(attic, watching(folder.path(), 1));
    rig.wait("a history", |model| model.watch.log.len() > 3);
    rig.engine.request(Request::DeleteHistory);
    rig.wait("its end", |model| model.watch.deleted == Some(Ok(())));
    let began = |events: &[Event]| events.iter().filter(|event| event.kind == Kind::Began).count();
    rig.wait("a new one", |model| !model.watch.log.is_empty());
    rig.engine.shut_down();
    assert_eq!(began(&on_disk(folder.path())), 1);
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_what_happens_is_still_known() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("history"), "a file in the folder's place").unwrap();
    let rig = Rig::with(attic, watching(folder.path(), 1));
    let model = rig.wait("why not", |model| matches!(model.watch.keeping, Keeping::Failed(_)));
    let Keeping::Failed(error) = &model.watch.keeping else { unreachable!() };
    assert!(error.to_string().contains("history"), "{error}");
    rig.wait("a history in memory", |model| !model.watch.log.is_empty());
}

/// "If I reboot, it works for a while, but eventually it reverts", over real sockets: the server loses plex.tv, and then its owner.
#[test]
fn works_after_a_reboot_later_not_authorized() {
    let folder = tempfile::tempdir().unwrap();
    let first_asked = Instant::now();
    let rig = Rig::with(attic, watching(folder.path(), 600));
    rig.sign_in().unwrap();
    wait_for(&rig, "healthy");
    for _ in 0..2 {
        let server = rig.home.server("Attic").unwrap();
        // It counts from the first request of all.
        let until = first_asked.elapsed() + Duration::from_secs(6);
        server.change(|server| server.starting_for = Some(until));
        wait_for(&rig, "starting");
        wait_for(&rig, "healthy");
        server.change(|server| server.refuses_tokens = true);
        wait_for(&rig, "not-accepted");
        server.change(|server| server.refuses_tokens = false);
        wait_for(&rig, "healthy");
    }
    expect(&rig, PatternId::FallsBack);
}

fn expect(rig: &Rig, pattern: PatternId) {
    let model = rig.engine.model();
    let row = model.rows.iter().find(|row| row.diagnosis.name == "Attic").unwrap();
    let found: Vec<_> = model.patterns_of(row).iter().map(|pattern| pattern.id).collect();
    assert!(found.contains(&pattern), "{found:?}\n{:#?}", model.watch.log.iter().collect::<Vec<_>>());
}

#[test]
fn a_server_that_loses_plex_three_times_keeps_losing_it() {
    let folder = tempfile::tempdir().unwrap();
    let rig = Rig::with(attic, watching(folder.path(), 600));
    rig.sign_in().unwrap();
    wait_for(&rig, "healthy");
    let ways = |rig: &Rig, wanted: &str| {
        let log: Vec<Event> = rig.engine.model().watch.log.iter().collect();
        log.iter().filter(|event| event.kind == Kind::Plex && event.to.as_deref() == Some(wanted)).count()
    };
    for loss in 1..=3 {
        rig.home.server("Attic").unwrap().change(|server| server.cut_off = true);
        rig.wait("it lost Plex", |_| ways(&rig, "lost") == loss);
        rig.home.server("Attic").unwrap().change(|server| server.cut_off = false);
        rig.wait("it found Plex", |_| ways(&rig, "found") == loss);
        // Twenty minutes, by the fast clock.
        std::thread::sleep(Duration::from_secs(2));
    }
    expect(&rig, PatternId::LosesPlex);
}

#[test]
fn the_same_trouble_on_three_days_is_a_daily_one() {
    let folder = tempfile::tempdir().unwrap();
    let clock = FastClock::new(1);
    let rig = Rig::with(attic, watching_by(folder.path(), clock.clone()));
    rig.sign_in().unwrap();
    wait_for(&rig, "healthy");
    for _ in 0..3 {
        rig.home.server("Attic").unwrap().change(|server| server.refuses_tokens = true);
        wait_for(&rig, "not-accepted");
        rig.home.server("Attic").unwrap().change(|server| server.refuses_tokens = false);
        wait_for(&rig, "healthy");
        let known = rig.engine.model().watch.log.len();
        clock.wall.fetch_add(24 * 60 * 60 * 1000, Ordering::Relaxed);
        // It is said anew, after a time in which nobody looked.
        rig.wait("the next day", |model| {
            let since: Vec<Event> = model.watch.log.from_number(known).collect();
            since.first().is_some_and(|event| event.kind == Kind::Gap) && causes(&since).last() == Some(&"healthy")
        });
    }
    expect(&rig, PatternId::Daily);
}

#[test]
fn where_there_is_no_place_for_a_file_it_is_kept_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let adjust = watching(folder.path(), 1);
    let rig = Rig::with(attic, |settings| {
        adjust(settings);
        settings.history = HistoryPlace::Nowhere;
    });
    let model = rig.wait("a history", |model| model.watch.log.len() > 3);
    assert_eq!(model.watch.keeping, Keeping::Memory);
}
