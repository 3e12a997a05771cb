//! A server of Windows: its settings in the registry, and a program that is found, asked to close, ended and started. Keys and
//! programs are of these tests alone. `cargo build --example stand-in` comes first.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use plex_locksmith::client::installation::{Change, InstallKind, Installation, Installations as _, WindowsServers};
use plex_locksmith::client::model::{Controller, Locator};
use serde_json::{Value, json};
use windows_registry::{CURRENT_USER, Key};

const LIMIT: Duration = Duration::from_secs(30);
const ID: &str = "0123456789abcdef0123456789abcdef01234567";

/// A server that is installed, and gone when the test is.
struct Rig {
    key: String,
    folder: tempfile::TempDir,
    program: PathBuf,
    address: SocketAddr,
    servers: WindowsServers,
    installation: Installation,
}

impl Rig {
    /// With what is special in its configuration. Each has a program's name of its own, so that none finds another's.
    fn new(name: &str, special: &Value) -> Self {
        let name = format!("Locksmith test {} {name}", std::process::id());
        let (key, folder) = (format!(r"Software\{name}"), tempfile::tempdir().unwrap());
        // A run that broke off may have left it: numbers of processes come again.
        let _ = CURRENT_USER.remove_tree(&key);
        let settings = CURRENT_USER.create(&key).unwrap();
        settings.set_string("ProcessedMachineIdentifier", ID).unwrap();
        settings.set_string("FriendlyName", "Workshop é").unwrap();
        settings.set_string("PlexOnlineToken", "dead-token").unwrap();
        settings.set_string("PlexOnlineUsername", "anna").unwrap();
        settings.set_string("PlexOnlineMail", "anna@example.com").unwrap();
        settings.set_u32("PlexOnlineHome", 1).unwrap();
        settings.set_u32("FirstRun", 0).unwrap();
        settings.set_multi_string("Many", &["a", "b"]).unwrap();
        settings.create("Sub").unwrap().set_string("Kept", "as it is").unwrap();
        let program = folder.path().join(format!("{name}.exe"));
        fs::copy(stand_in(), &program).expect("cargo build --example stand-in comes first");
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut config = json!({
            "listen": address,
            "authority": folder.path().join("authority"),
            "plex_tv": "https://plex.tv:1",
            "resolve_plex_tv": "127.0.0.1",
            "settings": {"registry": key},
        });
        special.as_object().unwrap().iter().for_each(|(name, value)| config[name] = value.clone());
        fs::write(folder.path().join("stand-in.json"), config.to_string()).unwrap();
        let servers = WindowsServers {
            key: key.clone(),
            program: format!("{name}.exe"),
            start_folders: None,
            ..WindowsServers::default()
        };
        let locator = Locator::Registry { user: None, key: key.clone(), program: Some(program.clone()) };
        let installation = servers.open(&locator).unwrap();
        Self { key, folder, program, address, servers, installation }
    }

    /// What is found, of this user alone.
    fn inspect(&self) -> Locator {
        let found = self.servers.inspect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].stored.as_ref().unwrap().name.as_ref().unwrap().as_str(), "Workshop é");
        found[0].locator.clone()
    }

    fn settings(&self) -> Key {
        CURRENT_USER.create(&self.key).unwrap()
    }

    fn is_running(&self) -> bool {
        self.installation.control.is_running().unwrap().unwrap()
    }

    fn wait(&self, words: &str, until: impl Fn(&Self) -> bool) {
        let end = Instant::now() + LIMIT;
        while !until(self) {
            assert!(Instant::now() < end, "{words}: not within {} s", LIMIT.as_secs());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn start(&self) {
        self.installation.control.start().unwrap();
        self.wait("it answers", |rig| rig.identity().is_some());
    }

    fn stop(&self) {
        self.installation.control.ask_to_stop().unwrap();
        self.wait("it ends", |rig| !rig.is_running());
    }

    /// What it says of itself, as text.
    fn identity(&self) -> Option<String> {
        let mut stream = TcpStream::connect_timeout(&self.address, Duration::from_millis(500)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream.write_all(b"GET /identity HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        answer.contains(ID).then_some(answer)
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        let _ = self.installation.control.end();
        let _ = CURRENT_USER.remove_tree(&self.key);
    }
}

/// The built example, beside the folder of the tests' own programs.
fn stand_in() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    own.parent().and_then(Path::parent).unwrap().join("examples").join("stand-in.exe")
}

#[test]
fn it_is_found_asked_to_close_writes_its_settings_and_is_started_again() {
    let rig = Rig::new("closes", &json!({}));
    let control = &rig.installation.control;
    assert!(
        matches!(control.controller(), Controller::Managed(words) if words.contains("Windows") && words.contains("closes.exe"))
    );
    assert!(!rig.is_running());
    control.ask_to_stop().unwrap();
    rig.start();
    assert!(rig.is_running());
    rig.settings().set_string("FriendlyName", "changed under it").unwrap();
    rig.stop();
    assert_eq!(rig.settings().get_string("FriendlyName").unwrap(), "Workshop é", "from its memory, at its end");
    assert_eq!(rig.settings().open("Sub").unwrap().get_string("Kept").unwrap(), "as it is");
    rig.start();
    rig.stop();
}

#[test]
fn where_it_was_seen_running_it_is_started_again_after_a_restart_of_this_program() {
    let rig = Rig::new("seen", &json!({}));
    assert!(matches!(rig.inspect(), Locator::Registry { program: None, .. }));
    rig.start();
    let seen = rig.inspect();
    let Locator::Registry { user: None, key, program: Some(program) } = &seen else { panic!("{seen:?}") };
    assert_eq!((key, fs::canonicalize(program).unwrap()), (&rig.key, fs::canonicalize(&rig.program).unwrap()));
    rig.stop();
    rig.servers.open(&seen).unwrap().control.start().unwrap();
    rig.wait("it answers", |rig| rig.identity().is_some());
}

#[test]
fn one_is_enough() {
    let rig = Rig::new("once", &json!({"log": "log"}));
    rig.start();
    rig.installation.control.start().unwrap();
    std::thread::sleep(Duration::from_millis(500));
    // It begins with the first look; a second server would empty it before it found the port taken.
    let log = fs::read(rig.folder.path().join("log")).expect("it was started in its own folder");
    assert!(log.starts_with(b"{"), "a second one was started");
    rig.stop();
}

#[test]
fn a_stubborn_one_is_ended_by_force_and_writes_nothing() {
    let rig = Rig::new("stubborn", &json!({"exit_takes_ms": 600_000}));
    rig.start();
    let control = &rig.installation.control;
    control.ask_to_stop().unwrap();
    std::thread::sleep(Duration::from_secs(1));
    assert!(rig.is_running(), "it takes its time");
    rig.settings().set_string("FriendlyName", "stays").unwrap();
    control.end().unwrap();
    rig.wait("it is gone", |rig| !rig.is_running());
    assert_eq!(rig.settings().get_string("FriendlyName").unwrap(), "stays");
    control.end().unwrap();
}

/// The whole way by hand: what a repair does, and its undo.
#[test]
fn a_dead_sign_in_is_removed_and_put_back_byte_for_byte() {
    let rig = Rig::new("repair", &json!({"exit_takes_ms": 300}));
    let store = &rig.installation.store;
    rig.start();
    assert!(rig.identity().unwrap().contains("claimed=\"1\""), "{:?}", rig.identity());
    rig.stop();
    let before = store.read().unwrap();
    let signed_out = store.edited(&before, &Change::SignOut).unwrap();
    store.replace(&before, &signed_out).unwrap();
    rig.start();
    assert!(rig.identity().unwrap().contains("claimed=\"0\""), "{:?}", rig.identity());
    rig.stop();
    let now = store.read().unwrap();
    let (was, is) = (store.parse(&before).unwrap(), store.parse(&now).unwrap());
    assert!(was.differences(&is).is_empty(), "{:?}", was.differences(&is));
    store.replace(&now, &before).unwrap();
    rig.start();
    assert!(rig.identity().unwrap().contains("claimed=\"1\""));
    rig.stop();
    assert_eq!(store.read().unwrap(), before);
}

#[test]
fn what_is_not_installed_is_not_started() {
    let rig = Rig::new("missing", &json!({}));
    assert!(rig.installation.control.can_start());
    fs::remove_file(&rig.program).unwrap();
    assert!(!rig.installation.control.can_start(), "its settings are left over");
    let error = rig.installation.control.start().unwrap_err();
    assert_eq!(error.kind, InstallKind::Missing);
    assert!(error.to_string().contains("Program Files"), "{error}");
}
