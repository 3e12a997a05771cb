//! Repairs in any order, each with a fault or a kill at a random place: the settings are never lost, never half, and never other
//! than what was said.

use std::fs;
use std::future::Future as _;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use plex_locksmith::client::installation::preferences_xml::parse;
use plex_locksmith::client::installation::{
    InstallError, InstallKind, InstallOperation, Installation, Installations as _, PreferencesFormat, RawPreferences,
    Store,
};
use plex_locksmith::client::model::text::{DisplayText, Email};
use plex_locksmith::client::model::{Locator, MachineId, Secret, User};
use plex_locksmith::client::plex::account::AccountClient;
use plex_locksmith::client::plex::http::Http;
use plex_locksmith::client::plex::server::ServerClient;
use plex_locksmith::client::repair::claim::ClaimTarget;
use plex_locksmith::client::repair::power::{CancelTokens, RepairContext};
use plex_locksmith::client::repair::put_back::{With, undo};
use plex_locksmith::client::repair::reset::Repairer;
use plex_locksmith::client::repair::{Fault, JournalStore, Record, RepairEnd, RepairOutcome};
use plex_locksmith::client::settings::Settings;
use plex_locksmith::demo::{DemoInstallations, Home, Installed, Kind, PlexFault, ServerOptions, settings_for};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::rig::{quick, runtime};

const NAME: &str = "Mac Mini";

/// What goes wrong when the settings are written for the nth time.
#[derive(Clone, Copy, Debug)]
enum Trouble {
    Disk(InstallKind),
    /// Somebody else was faster.
    OtherWrites,
    /// It is written, and reported as an error all the same.
    LateError,
}

#[derive(Clone, Copy, Debug)]
enum Work {
    Repair,
    GoOn,
    Undo,
    /// A server that is stopped gets a sign-in by other means, and of the same account.
    SignInByOthers,
}

#[derive(Clone, Copy, Debug)]
struct Deed {
    work: Work,
    /// At the nth write, counted from 0.
    trouble: Option<(usize, Trouble)>,
    /// After the nth word of progress, and whatever follows it at once.
    killed_at: Option<usize>,
    /// Who is signed in.
    by: &'static str,
}

/// Nothing goes wrong.
const PLAIN: Deed = Deed { work: Work::Repair, trouble: None, killed_at: None, by: "anna" };

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    use InstallKind::{DiskFull, NotPermitted, ReadOnly};
    let work = prop_oneof![2 => Just(Work::Repair), 1 => Just(Work::GoOn), 1 => Just(Work::Undo), 1 => Just(Work::SignInByOthers)];
    let disk = prop_oneof![Just(DiskFull), Just(NotPermitted), Just(ReadOnly)].prop_map(Trouble::Disk);
    let trouble = prop_oneof![3 => disk, 1 => Just(Trouble::OtherWrites), 1 => Just(Trouble::LateError)];
    let deed = (work, proptest::option::of((0..2_usize, trouble)), proptest::option::of(0..18_usize));
    let deed = deed.prop_map(|(work, trouble, killed_at)| Deed { work, trouble, killed_at, ..PLAIN });
    proptest::collection::vec(deed, 1..5)
}

/// The settings file, with trouble.
struct Troubled {
    store: Arc<dyn Store>,
    file: PathBuf,
    trouble: Option<(usize, Trouble)>,
    writes: AtomicUsize,
    /// What somebody else wrote, one after the other.
    others: Arc<Mutex<Vec<String>>>,
}

impl Store for Troubled {
    fn place(&self) -> String {
        self.store.place()
    }

    fn read(&self) -> Result<RawPreferences, InstallError> {
        self.store.read()
    }

    fn replace(&self, expected: &RawPreferences, wanted: &RawPreferences) -> Result<(), InstallError> {
        let nth = self.writes.fetch_add(1, Ordering::Relaxed);
        match self.trouble.filter(|(at, _)| *at == nth) {
            None => self.store.replace(expected, wanted),
            Some((_, Trouble::Disk(kind))) => Err(InstallError::new(InstallOperation::Write, "the settings", kind)),
            Some((_, Trouble::LateError)) => {
                self.store.replace(expected, wanted)?;
                Err(InstallError::new(InstallOperation::Write, "the settings", InstallKind::Other))
            }
            Some((_, Trouble::OtherWrites)) => {
                let mut others = self.others.lock().unwrap();
                let word = format!("Other{}", others.len());
                let text = fs::read_to_string(&self.file).unwrap();
                fs::write(&self.file, text.replace("/>", &format!(" {word}=\"1\"/>"))).unwrap();
                others.push(word);
                self.store.replace(expected, wanted)
            }
        }
    }

    fn form(&self) -> &'static PreferencesFormat {
        self.store.form()
    }
}

struct Stage {
    settings: Settings,
    server: Installed,
    installations: DemoInstallations,
    repairs: JournalStore,
    others: Arc<Mutex<Vec<String>>>,
    home: Home,
    folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
}

impl Stage {
    fn new() -> Self {
        let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
        let data = folder.path().join("Plex Media Server");
        let (home, server, mut settings) = runtime.block_on(async {
            let mut home = Home::empty().await.unwrap();
            let server = home.install(ServerOptions::new(NAME), Kind::ClaimedNotListed, &data).await.unwrap();
            let settings = settings_for(&home, runtime.handle(), "random".to_owned()).unwrap();
            (home, server, settings)
        });
        quick(&mut settings);
        settings.net.limits.quiet = Duration::from_millis(10);
        settings.net.limits.verify = Duration::from_secs(1);
        let installations = DemoInstallations::new(home.installations(), home.contained());
        let repairs = JournalStore::new(folder.path().join("repairs"));
        let others = Arc::default();
        Self { settings, server, installations, repairs, others, home, folder, runtime }
    }

    fn text(&self) -> String {
        fs::read_to_string(self.server.preferences()).unwrap()
    }

    /// `None` if it was killed, or if there was nothing to be done.
    fn play(&self, deed: Deed) -> Option<RepairEnd> {
        if let Work::SignInByOthers = deed.work {
            self.sign_in_by_others();
            return None;
        }
        let http = Http::new(&self.settings.net).unwrap();
        let servers = ServerClient::new(http.clone(), self.settings.net.limits.clone());
        let account = AccountClient::new(http, &self.settings.net);
        let id = MachineId::new(&ServerOptions::new(NAME).machine_id).unwrap();
        // It had another address once, where nothing answers any more.
        let addresses = vec![("127.0.0.1:1".parse().unwrap(), true), (self.server.address(), true)];
        let target = ClaimTarget { id: id.clone(), name: NAME.to_owned(), addresses, place: None, duplicate: false };
        let file = self.server.preferences().to_owned();
        let locator = Locator::Folder { preferences: file.clone() };
        let real = self.installations.open(&locator).unwrap();
        let (writes, others) = (AtomicUsize::new(0), self.others.clone());
        let store = Arc::new(Troubled { store: real.store.clone(), file, trouble: deed.trouble, writes, others });
        let words = AtomicUsize::new(0);
        let report = |_| {
            words.fetch_add(1, Ordering::Relaxed);
        };
        let context = RepairContext {
            installation: Installation { store, ..real },
            target: &target,
            servers: &servers,
            limits: &self.settings.net.limits,
            report: &report,
            cancel: CancelTokens::default(),
        };
        // What was put back already is nothing to go on with, and nothing to undo.
        let newest = self.repairs.all().into_iter().find(|record| record.outcome != RepairOutcome::PutBack);
        let wanted = |outcomes: &[RepairOutcome]| {
            newest.filter(|r| outcomes.contains(&r.outcome)).map(|r| self.repairs.open(&r.id).unwrap())
        };
        let journal = match deed.work {
            Work::Repair => {
                Some(self.repairs.begin(Record::new(id, NAME.into(), locator, "there".into(), "anna".into())).unwrap())
            }
            Work::GoOn => wanted(&[RepairOutcome::Open]),
            Work::Undo => wanted(&[RepairOutcome::Open, RepairOutcome::Repaired, RepairOutcome::Unverified]),
            Work::SignInByOthers => None,
        }?;
        let token: Secret = self.home.plex_tv().account_token(deed.by).unwrap().into();
        let user = User {
            id: None,
            name: DisplayText::new(deed.by).unwrap(),
            username: DisplayText::new(deed.by),
            email: Email::new(&format!("{}@example.com", deed.by)),
            restricted: false,
            guest: false,
        };
        let work = async {
            match deed.work {
                Work::Undo => undo(&context, journal, &With { account: &account, over: None, is_unused: false }).await,
                Work::Repair | Work::GoOn | Work::SignInByOthers => {
                    Repairer { context, account: &account, token: &token, user: &user, agreed: None }.run(journal).await
                }
            }
        };
        self.runtime.block_on(async {
            let mut work = pin!(work);
            let end = std::future::poll_fn(|context| match work.as_mut().poll(context) {
                Poll::Ready(end) => Poll::Ready(Some(end)),
                Poll::Pending if deed.killed_at.is_some_and(|n| words.load(Ordering::Relaxed) > n) => Poll::Ready(None),
                Poll::Pending => Poll::Pending,
            });
            let end = end.await;
            if end.is_none() {
                // What a killed process had begun is over; a thread's last call is not.
                tokio::time::sleep(Duration::from_millis(60)).await;
            }
            end
        })
    }

    /// What it does not find in its settings, a server that runs would write over.
    fn sign_in_by_others(&self) {
        let text = self.text();
        if self.server.is_running() || !token(&text).is_empty() {
            return;
        }
        let mut others = self.others.lock().unwrap();
        let word = format!("Other{}", others.len());
        let sign_in = [("Token", word.as_str()), ("Username", "anna"), ("Mail", "anna@example.com")];
        let text = sign_in.iter().fold(text, |text, (name, value)| {
            let text = text.replace(&format!(" PlexOnline{name}=\"\""), "");
            text.replace("/>", &format!(" PlexOnline{name}=\"{value}\"/>"))
        });
        fs::write(self.server.preferences(), text).unwrap();
        others.push(word);
    }

    /// The settings are whole, and still the same server's.
    fn assert_whole(&self) {
        let settings = parse(self.text().as_bytes()).expect("settings");
        assert_eq!(settings.get("ProcessedMachineIdentifier"), Some(ServerOptions::new(NAME).machine_id.as_str()));
    }

    /// Nothing that somebody else wrote is lost: it is in the settings, or in one of the copies.
    fn assert_nothing_lost(&self) {
        let mut texts = vec![self.text()];
        collect(&self.folder.path().join("repairs"), &mut texts);
        for word in self.others.lock().unwrap().iter() {
            assert!(texts.iter().any(|text| text.contains(word.as_str())), "{word} is lost");
        }
    }
}

fn collect(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            collect(&entry.path(), texts);
        } else {
            texts.push(String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned());
        }
    }
}

fn judge(deeds: &[Deed]) {
    let stage = Stage::new();
    for deed in deeds {
        let (before, others) = (stage.text(), stage.others.lock().unwrap().len());
        let end = stage.play(*deed);
        stage.assert_whole();
        stage.assert_nothing_lost();
        let untouched_by_others = stage.others.lock().unwrap().len() == others;
        match end {
            Some(RepairEnd::Untouched { .. } | RepairEnd::Restored { .. })
                if untouched_by_others && matches!(deed.work, Work::Repair) =>
            {
                assert_eq!(stage.text(), before, "{deed:?} was said to have left it as it was");
            }
            Some(RepairEnd::Verified { .. }) => {
                assert!(
                    stage.server.is_running() && stage.home.plex_tv().knows_token(&token(&stage.text())),
                    "{deed:?}"
                );
            }
            _ => {}
        }
    }
    let open = stage.repairs.all().into_iter().find(|record| record.outcome != RepairOutcome::PutBack);
    let Some(open) = open.filter(|record| record.has_changed_settings()) else { return };
    let backup = stage.repairs.open(&open.id).unwrap().backup().unwrap();
    let end = stage.play(Deed { work: Work::Undo, ..PLAIN });
    assert!(matches!(end, Some(RepairEnd::PutBack { .. })), "{end:?}");
    assert!(stage.text().as_bytes() == backup.expose(), "byte for byte");
    stage.assert_nothing_lost();
}

fn token(text: &str) -> String {
    parse(text.as_bytes()).unwrap().get("PlexOnlineToken").unwrap_or_default().to_owned()
}

/// The settings name nobody any more by then; the backup does.
#[test]
fn what_one_account_began_another_does_not_bring_to_its_end_without_a_word() {
    let stage = Stage::new();
    let before = stage.text();
    // Stopped, backed up, signed out.
    assert_eq!(stage.play(Deed { killed_at: Some(7), ..PLAIN }), None);
    assert_ne!(stage.text(), before);
    let end = stage.play(Deed { work: Work::GoOn, by: "bob", ..PLAIN });
    let by = |fault: &Fault| matches!(fault, Fault::OtherOwner(account) if account.shown().as_deref() == Some("anna"));
    assert!(matches!(&end, Some(RepairEnd::Restored { fault, runs: true, .. }) if by(fault)), "{end:?}");
    assert_eq!(stage.text(), before);
}

/// A new copy would be of settings that are signed out already.
#[test]
fn a_backup_that_is_gone_is_not_made_anew_from_what_was_changed() {
    let stage = Stage::new();
    assert_eq!(stage.play(Deed { killed_at: Some(7), ..PLAIN }), None);
    let record = stage.repairs.all().remove(0);
    fs::write(stage.repairs.folder_of(&record.id).join(record.backup.unwrap().file), "damaged").unwrap();
    let changed = stage.text();
    let end = stage.play(Deed { work: Work::GoOn, ..PLAIN });
    assert!(matches!(end, Some(RepairEnd::NotRestored { fault: Fault::NoBackup, runs: true, .. })), "{end:?}");
    assert!(stage.server.is_running());
    assert_eq!(stage.text(), changed);
}

#[test]
fn of_two_repairs_the_one_that_is_left_is_undone_as_well() {
    judge(&[PLAIN, PLAIN, Deed { work: Work::Undo, ..PLAIN }]);
}

/// Seen: an edit of what another program wrote was taken for this program's own words, and an undo kept no copy of it.
#[test]
fn what_others_wrote_between_two_tries_is_not_lost_by_an_undo() {
    judge(&[
        Deed { killed_at: Some(7), ..PLAIN },
        Deed { work: Work::Undo, trouble: Some((0, Trouble::OtherWrites)), ..PLAIN },
        Deed { work: Work::GoOn, killed_at: Some(3), ..PLAIN },
    ]);
}

/// Nothing was changed yet, and the server ran and wrote its settings meanwhile: those are what an undo has to bring back.
#[test]
fn a_copy_of_what_was_not_changed_yet_is_made_anew() {
    let stage = Stage::new();
    assert_eq!(stage.play(Deed { killed_at: Some(5), ..PLAIN }), None);
    let record = stage.repairs.all().remove(0);
    assert!(record.backup.is_some() && !record.has_changed_settings(), "{record:?}");
    let newer = stage.text().replace("/>", " Newer=\"1\"/>");
    fs::write(stage.server.preferences(), &newer).unwrap();
    assert!(matches!(stage.play(Deed { work: Work::GoOn, ..PLAIN }), Some(RepairEnd::Verified { .. })));
    assert!(matches!(stage.play(Deed { work: Work::Undo, ..PLAIN }), Some(RepairEnd::PutBack { .. })));
    assert_eq!(stage.text(), newer);
}

/// The owner links it anew by other means; later they go on with what was interrupted.
#[test]
fn a_good_sign_in_that_came_meanwhile_is_not_taken_off_again() {
    for fault in [PlexFault::None, PlexFault::Status(503)] {
        let mut stage = Stage::new();
        assert_eq!(stage.play(Deed { killed_at: Some(7), ..PLAIN }), None);
        let elsewhere = JournalStore::new(stage.folder.path().join("elsewhere"));
        let interrupted = std::mem::replace(&mut stage.repairs, elsewhere);
        assert!(matches!(stage.play(PLAIN), Some(RepairEnd::Verified { .. })));
        let good = token(&stage.text());
        stage.repairs = interrupted;
        stage.home.plex_tv().set_fault(fault);
        let end = stage.play(Deed { work: Work::GoOn, ..PLAIN });
        let is_known = fault == PlexFault::None;
        assert!(
            matches!(&end, Some(RepairEnd::Verified { .. }) if is_known)
                || matches!(&end, Some(RepairEnd::Unverified { .. }) if !is_known),
            "{end:?}"
        );
        assert!(token(&stage.text()) == good && stage.home.plex_tv().knows_token(&good) && stage.server.is_running());
    }
}

/// A repair that was interrupted is gone on with after somebody had signed the server in: the edit took the only copy.
#[test]
fn a_sign_in_that_others_put_there_meanwhile_is_kept() {
    judge(&[
        Deed { killed_at: Some(7), ..PLAIN },
        Deed { work: Work::SignInByOthers, ..PLAIN },
        Deed { work: Work::GoOn, ..PLAIN },
    ]);
}

#[test]
fn whatever_happens_in_whatever_order_nothing_is_lost_and_what_is_said_is_true() {
    // Each case is a home of its own: a dozen is a second or two each.
    let mut runner = TestRunner::new(Config { cases: 12, max_shrink_iters: 20, ..Config::default() });
    runner
        .run(&deeds(), |deeds| {
            judge(&deeds);
            Ok(())
        })
        .unwrap();
}
