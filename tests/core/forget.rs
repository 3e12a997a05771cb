//! "Forget everything": the identity of the installation goes, and nothing that is not ours.

use std::fs;
use std::time::Duration;

use plex_locksmith::client::config::WatchTimes;
use plex_locksmith::client::history::{Event, HistoryFolder, Kind as EventKind};
use plex_locksmith::client::installation::InstallKind;
use plex_locksmith::client::settings::HistoryPlace;
use plex_locksmith::client::state::{Keeping, Request};
use plex_locksmith::demo::Kind;

use crate::rig::Rig;

#[test]
fn the_identity_goes_and_its_folder_only_when_it_is_empty() {
    for others in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("plex-locksmith");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("client-id"), "an identity").unwrap();
        if others {
            fs::write(folder.join("notes"), "of somebody else").unwrap();
        }
        let rig = Rig::with(async |_| {}, |settings| settings.identity = Some(folder.join("client-id")));
        for _ in 0..2 {
            rig.engine.request(Request::ForgetEverything);
            let model = rig.wait("it is gone", |m| m.forgotten.is_some());
            assert_eq!(model.forgotten, Some(Ok(())));
        }
        assert!(!folder.join("client-id").exists());
        assert_eq!(folder.exists(), others);
    }
}

/// While it watches, and at its end: nothing is written again.
#[test]
fn nothing_is_left_of_a_history() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("history");
    let rig = Rig::with(
        async |home| {
            home.add("Attic", Kind::Healthy).await.expect("a server");
        },
        |settings| {
            settings.history = HistoryPlace::Folder(HistoryFolder::new(folder.clone()));
            settings.watch = Some(WatchTimes { beat: Duration::from_millis(20), ..WatchTimes::default() });
        },
    );
    rig.wait("a history", |model| model.watch.log.len() > 3);
    for _ in 0..2 {
        rig.engine.request(Request::ForgetEverything);
        let model = rig.wait("it is gone", |model| model.forgotten.is_some());
        assert_eq!(model.forgotten, Some(Ok(())));
    }
    std::thread::sleep(Duration::from_millis(200));
    rig.engine.shut_down();
    assert!(!folder.exists());
}

#[test]
fn a_history_that_another_copy_keeps_is_not_said_to_be_gone() {
    let home = tempfile::tempdir().unwrap();
    let folder = HistoryFolder::new(home.path().join("history"));
    let writer = folder.write(1_795_392_000_000).unwrap();
    let rig = Rig::with(
        async |_| {},
        |settings| {
            settings.history = HistoryPlace::Folder(folder.clone());
            settings.watch = Some(WatchTimes::default());
        },
    );
    rig.wait("it reads", |model| model.watch.keeping == Keeping::OtherWrites);
    rig.engine.request(Request::ForgetEverything);
    let model = rig.wait("its end", |model| model.forgotten.is_some());
    assert!(matches!(&model.forgotten, Some(Err(error)) if error.kind == InstallKind::Busy), "{:?}", model.forgotten);
    rig.wait("it reads on", |model| model.watch.keeping == Keeping::OtherWrites);
    rig.engine.request(Request::DeleteHistory);
    let model = rig.wait("an end", |model| model.watch.deleted.is_some());
    assert!(matches!(&model.watch.deleted, Some(Err(error)) if error.kind == InstallKind::Busy));
    drop(writer);
}

/// Who only looks once keeps none, and still can delete what an earlier watch left.
#[test]
fn who_keeps_no_history_deletes_the_one_that_is_there() {
    let home = tempfile::tempdir().unwrap();
    let folder = HistoryFolder::new(home.path().join("history"));
    let mut writer = folder.write(1_795_392_000_000).unwrap();
    writer.add(&Event::of_computer(1_795_392_000_000, EventKind::Began));
    writer.sync(1_795_392_000_000).unwrap();
    drop(writer);
    let rig = Rig::with(async |_| {}, |settings| settings.history = HistoryPlace::Folder(folder.clone()));
    let model = rig.wait("it is read", |model| model.watch.keeping != Keeping::NotYet);
    assert_eq!((&model.watch.keeping, model.watch.log.len()), (&Keeping::ReadOnly, 1));
    rig.engine.request(Request::DeleteHistory);
    let model = rig.wait("its end", |model| model.watch.deleted.is_some());
    assert_eq!((&model.watch.deleted, folder.read().unwrap().events.len()), (&Some(Ok(())), 0));
}

/// A simulated home has nothing of this computer's to forget.
#[test]
fn the_demo_keeps_what_is_real() {
    let rig = Rig::with(async |_| {}, |settings| assert_eq!(settings.identity, None));
    rig.engine.request(Request::ForgetEverything);
    rig.wait("it is gone", |m| m.forgotten == Some(Ok(())));
}
