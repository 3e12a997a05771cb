//! `watch` and `history`: what is kept, deleted and refused, and how each of them ends.

use std::cell::RefCell;
use std::fs;
use std::io::IsTerminal as _;
use std::time::Duration;

use plex_locksmith::cli::{self, Call, ExitStatus};
use plex_locksmith::client::config::WatchTimes;
use plex_locksmith::client::history::{Event, HistoryFolder, Kind as Noted};
use plex_locksmith::client::model::MachineId;
use plex_locksmith::client::settings::{HistoryPlace, Settings, Surroundings};
use plex_locksmith::demo::{Home, Kind, Life, settings_for};
use plex_locksmith::text::Language;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::rig::{Rig, quick, runtime};

const NOW: u64 = 1_795_786_741_000;

thread_local! {
    static SETTINGS: RefCell<Option<Settings>> = const { RefCell::new(None) };
}

/// A home with one server, and a folder for its history.
struct Scene {
    settings: Settings,
    folder: HistoryFolder,
    _home: Home,
    _runtime: Runtime,
    _temporary: TempDir,
}

/// The same order of events as in the real rhythm.
fn quick_watch() -> WatchTimes {
    let short = Duration::from_millis(100);
    WatchTimes {
        beat: short / 2,
        rest: short,
        short,
        after_change: [short; 4],
        own_way: short * 10,
        ..Default::default()
    }
}

impl Scene {
    fn new() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let folder = HistoryFolder::new(temporary.path().join("history"));
        let runtime = runtime();
        let (home, mut settings) = runtime.block_on(async {
            let mut home = Home::empty().await.expect("a home");
            home.add("Attic", Kind::Unclaimed).await.unwrap();
            let settings = settings_for(&home, runtime.handle(), "test-client".to_owned()).expect("settings");
            (home, settings)
        });
        quick(&mut settings);
        settings.history = HistoryPlace::Folder(folder.clone());
        Self { settings, folder, _home: home, _runtime: runtime, _temporary: temporary }
    }

    /// With a past of two servers whose identifiers begin alike.
    fn with_past() -> Self {
        let scene = Self::new();
        let mut writer = scene.folder.write(NOW).unwrap();
        writer.add(&Event::of_computer(NOW, Noted::Began));
        for (id, name) in [("abc", "Attic"), ("abd", "Cellar")] {
            let id = MachineId::new(&format!("{id}{}", "0".repeat(37))).unwrap();
            writer.add(&Event::of_server(NOW, id.clone(), Noted::Name).to(name.to_owned()));
            writer.add(&Event::of_server(NOW, id, Noted::Cause).to("healthy".to_owned()));
        }
        writer.sync(NOW).unwrap();
        drop(writer);
        scene
    }

    fn run(&self, line: &str) -> ExitStatus {
        let words = line.split_whitespace().map(Into::into);
        let (call, _) = Call::parse(words, Language::ENGLISH).expect("a call");
        SETTINGS.with_borrow_mut(|settings| *settings = Some(self.settings.clone()));
        cli::run(&call, |_| {
            let settings = SETTINGS.with_borrow(|settings| settings.clone().unwrap());
            Ok(Surroundings { settings, kept: None })
        })
    }

    fn kinds(&self) -> Vec<Noted> {
        self.folder.read().unwrap().events.iter().map(|event| event.kind).collect()
    }
}

#[test]
fn the_history_is_deleted_when_somebody_agrees() {
    let scene = Scene::with_past();
    let before = scene.kinds().len();
    if !std::io::stdin().is_terminal() {
        assert_eq!(scene.run("history --delete"), ExitStatus::Declined);
        assert_eq!(scene.kinds().len(), before);
    }
    assert_eq!(scene.run("history --delete --yes"), ExitStatus::Fine);
    assert_eq!(scene.kinds(), []);
    assert_eq!(scene.run("history --delete"), ExitStatus::Fine, "nothing is left to ask about");
}

#[test]
fn a_history_that_another_copy_writes_is_not_deleted() {
    let scene = Scene::with_past();
    let before = scene.kinds();
    let writer = scene.folder.write(NOW).unwrap();
    assert_eq!(scene.run("history --delete --yes"), ExitStatus::ProbeFailed);
    drop(writer);
    assert_eq!(scene.kinds(), before);
}

#[test]
fn a_server_is_named_by_its_name_or_the_beginning_of_its_identifier() {
    let scene = Scene::with_past();
    for (line, status) in [
        ("history", ExitStatus::Fine),
        ("history attic", ExitStatus::Fine),
        ("history abd --json", ExitStatus::Fine),
        ("history ab", ExitStatus::Usage),
        ("history nobody", ExitStatus::Wrong),
        ("history --since 2026-11-01 --json", ExitStatus::Fine),
    ] {
        assert_eq!(scene.run(line), status, "{line}");
    }
}

#[test]
fn no_history_is_an_empty_one_and_an_unreadable_one_is_said_to_be() {
    let scene = Scene::new();
    assert_eq!(scene.run("history"), ExitStatus::Fine);
    assert!(!scene.folder.folder().exists(), "it is not made by who reads");
    fs::create_dir_all(scene.folder.folder().join("history.jsonl")).unwrap();
    assert_eq!(scene.run("history"), ExitStatus::ProbeFailed);
    let nowhere = Scene { settings: Settings { history: HistoryPlace::Nowhere, ..scene.settings }, ..Scene::new() };
    assert_eq!(nowhere.run("history"), ExitStatus::ProbeFailed);
}

#[test]
fn a_watch_is_written_down_from_its_beginning_to_its_end() {
    let mut scene = Scene::new();
    scene.settings.watch = Some(quick_watch());
    assert_eq!(scene.run("watch --for 8s"), ExitStatus::Wrong, "it is unclaimed");
    let kinds = scene.kinds();
    assert_eq!((kinds.first(), kinds.last()), (Some(&Noted::Began), Some(&Noted::Ended)), "{kinds:?}");
    assert!(kinds.contains(&Noted::Cause) && kinds.contains(&Noted::Name), "{kinds:?}");
}

#[test]
fn of_two_copies_one_writes() {
    let mut scene = Scene::with_past();
    scene.settings.watch = Some(quick_watch());
    let before = scene.kinds();
    let writer = scene.folder.write(NOW).unwrap();
    assert_eq!(scene.run("watch --for 1s --json"), ExitStatus::Wrong);
    drop(writer);
    assert_eq!(scene.kinds(), before);
}

#[test]
fn a_call_that_looks_once_writes_no_history() {
    let scene = Scene::new();
    assert_eq!(scene.run("check"), ExitStatus::Wrong);
    assert!(!scene.folder.folder().exists());
}

#[test]
fn in_a_home_that_lives_a_server_falls_back_and_recovers() {
    let rig = Rig::with(
        async |home| {
            home.add("Attic NAS", Kind::Healthy).await.unwrap();
        },
        |settings| settings.watch = Some(quick_watch()),
    );
    rig.sign_in().unwrap();
    rig.wait_for_cause("Attic NAS", "healthy");
    let life = Life { falls_back_after: Duration::ZERO, recovers_after: Duration::from_secs(3) };
    std::thread::scope(|scope| {
        scope.spawn(|| rig.runtime.block_on(rig.home.live(life)));
        rig.wait_for_cause("Attic NAS", "not-accepted");
        rig.wait_for_cause("Attic NAS", "healthy");
    });
}
