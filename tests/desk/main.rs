//! A repair at the owner's desk, with nothing simulated but Plex and the server's own program: the real window over the real core
//! over this system's own installation (Windows: registry, processes, `taskkill`; Linux: settings file and a service), and a
//! stand-in process that keeps and rewrites its settings as Plex Media Server does.
//!
//! One confirmation repairs a stale server; it is verified, undone byte for byte, and repaired again.

// A failure to set the desk up is its message.
#![allow(clippy::unwrap_used)]
#![cfg(any(windows, target_os = "linux"))]

#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use plex_locksmith::client::config::GdmTargets;
use plex_locksmith::client::engine::Engine;
use plex_locksmith::client::repair::JournalStore;
use plex_locksmith::client::settings::Settings;
use plex_locksmith::demo::{Home, ServerOptions, SignIn, settings_for};
use plex_locksmith::window::app::App;
use plex_locksmith::window::{jobs, theme};
use serde_json::json;
use tokio::runtime::Runtime;

use system::Place;

const NAME: &str = "Mac Mini";
/// Far above what anything here takes. Wine has slow days.
const PATIENCE: Duration = Duration::from_secs(60);

/// The settings of a server with a dead sign-in, as `owner`'s.
fn stale_settings(owner: &str) -> Vec<(String, String)> {
    let mut options = ServerOptions::new(NAME);
    options.membership = plex_locksmith::demo::Membership::SignedIn(SignIn::dead(owner));
    options.settings()
}

struct Desk<'a> {
    place: Place,
    harness: Harness<'a>,
    _home: Home,
    _folder: tempfile::TempDir,
    _runtime: Runtime,
}

impl Desk<'_> {
    /// A stale server that runs, and the window before it.
    fn new(special: serde_json::Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let home = runtime.block_on(Home::empty()).unwrap();
        let address = free_address();
        let place = Place::furnish(folder.path(), &configuration(&home, folder.path(), address, special));
        let mut settings = settings_for(&home, runtime.handle(), "desk".to_owned()).unwrap();
        settings.net.gdm = GdmTargets::Only(Vec::new());
        settings.net.here = vec![address];
        settings.net.here_only = Some(settings.net.here.clone());
        settings.repairs = Some(JournalStore::new(folder.path().join("repairs")));
        settings.installations = place.installations();
        settings.net.limits.verify_pause = Duration::from_millis(100);
        settings.net.limits.pin_poll = Duration::from_millis(100);
        place.start();
        wait_for_answer(address);
        let harness = open(settings);
        Self { place, harness, _home: home, _folder: folder, _runtime: runtime }
    }

    /// Draws until something is there.
    fn wait(&mut self, what: &str, holds: impl Fn(&Harness<'_>) -> bool) {
        let end = Instant::now() + PATIENCE;
        loop {
            self.harness.step();
            if holds(&self.harness) {
                return;
            }
            assert!(Instant::now() < end, "waited in vain: {what}\n{:#?}", self.labels());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn wait_for(&mut self, label: &str) {
        self.wait(label, |harness| harness.query_all_by_label(label).next().is_some());
    }

    /// Presses as a screen reader does, and again where nothing came of it: what the core learns in just that moment may give the page
    /// another line, and a button below it is a new one to egui.
    fn press(&mut self, label: &str) {
        let is_ready = |node: &Node<'_>| !node.accesskit_node().is_disabled();
        let is_there = |harness: &Harness<'_>| {
            harness.query_all_by_role_and_label(Role::Button, label).any(|node| is_ready(&node))
        };
        self.wait(label, is_there);
        for _ in 0..3 {
            self.harness.query_all_by_role_and_label(Role::Button, label).find(is_ready).unwrap().click_accesskit();
            let end = Instant::now() + Duration::from_secs(2);
            while is_there(&self.harness) && Instant::now() < end {
                self.harness.step();
            }
            if !is_there(&self.harness) {
                return;
            }
        }
    }

    fn labels(&self) -> Vec<String> {
        self.harness.root().children_recursive().filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// From the verdict to "You're back in.", with one confirmation; the first time, its owner signs in before.
    fn repair(&mut self, signs_in: bool) {
        self.wait_for(&format!("{NAME} is still using an old sign-in that Plex no longer accepts. We can replace it."));
        self.press("Repair…");
        if signs_in {
            self.press("Sign in to Plex");
        }
        self.press("Repair it");
        self.wait_for("You're back in.");
    }
}

fn configuration(home: &Home, folder: &Path, address: SocketAddr, special: serde_json::Value) -> serde_json::Value {
    let authority = folder.join("authority");
    home.authority().save(&authority).unwrap();
    let mut whole = json!({
        "listen": address, "authority": authority, "plex_tv": home.plex_tv().base_url(),
        "resolve_plex_tv": "127.0.0.1", "name": NAME,
    });
    let special = special.as_object().unwrap().clone();
    whole.as_object_mut().unwrap().extend(special);
    whole
}

fn open<'a>(settings: Settings) -> Harness<'a> {
    let mut settings = Some(settings);
    let mut app = None;
    let builder = Harness::builder().with_size(egui::vec2(960.0, 640.0)).with_max_steps(32);
    builder.build_ui(move |ui| {
        if let Some(settings) = settings.take() {
            theme::install(ui.ctx());
            let engine = Engine::start(settings, jobs::waker(ui.ctx())).unwrap();
            app = Some(App::new(engine, true));
            return;
        }
        app.as_mut().unwrap().frame(ui);
    })
}

/// The example that plays the server, which cargo puts beside the tests.
fn stand_in() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let name = format!("stand-in{}", std::env::consts::EXE_SUFFIX);
    let program = tests.parent().unwrap().parent().unwrap().join("examples").join(name);
    assert!(program.exists(), "no {}: build it first: cargo build --examples", program.display());
    program
}

fn free_address() -> SocketAddr {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

fn wait_for_answer(address: SocketAddr) {
    let end = Instant::now() + PATIENCE;
    while std::net::TcpStream::connect(address).is_err() {
        assert!(Instant::now() < end, "the stand-in did not start");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn one_confirmation_repairs_undo_puts_back_byte_for_byte_and_it_is_repaired_again() {
    let mut desk = Desk::new(json!({"exit_takes_ms": 300}));
    let before = desk.place.settings();
    desk.repair(true);
    assert_ne!(desk.place.settings(), before);
    desk.press("Undo the repair…");
    desk.press("Undo the repair");
    desk.wait_for(&format!("The settings of {NAME} are as they were before the repair."));
    assert_eq!(desk.place.settings(), before, "byte for byte");
    desk.press("Back");
    desk.repair(false);
    assert_ne!(desk.place.settings(), before);
}

#[test]
fn a_server_that_is_closed_when_signed_out_is_repaired_all_the_same() {
    let mut desk = Desk::new(json!({"closed_when_signed_out": true}));
    let before = desk.place.settings();
    desk.repair(true);
    assert_ne!(desk.place.settings(), before);
}
