//! The process that plays Plex Media Server, at a plex.tv in this process.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use plex_locksmith::demo::{Home, Keeper as _, PreferencesKeeper, ServerOptions, idents};
use reqwest::Method;
use serde_json::{Value, json};

use super::caller::{Caller, at};

const NAME: &str = "Workshop PC";
/// On the file system of the built programs.
const BUILD: &str = env!("CARGO_TARGET_TMPDIR");
const LIMIT: Duration = Duration::from_secs(10);

/// One that is killed when a test fails.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Process {
    /// Starts it with a configuration; the line that it prints.
    fn start(program: &Path, arguments: &[&Path]) -> (Self, Value) {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("cargo build --example stand-in comes first");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
        let mut process = Self(child);
        let said = serde_json::from_str(&line).unwrap_or_else(|_| panic!("it said {line:?}: {}", process.complaint()));
        (process, said)
    }

    fn complaint(&mut self) -> String {
        let mut text = String::new();
        self.0.stderr.take().expect("its errors").read_to_string(&mut text).expect("text");
        text
    }

    fn end(&mut self) -> ExitStatus {
        let started = Instant::now();
        loop {
            if let Some(status) = self.0.try_wait().expect("a status") {
                return status;
            }
            assert!(started.elapsed() < LIMIT, "it did not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// The built example: beside the folder of the tests' own programs.
fn program() -> PathBuf {
    let own = std::env::current_exe().expect("a program");
    let folder = own.parent().and_then(Path::parent).expect("the folder of the build");
    folder.join("examples").join(format!("stand-in{}", std::env::consts::EXE_SUFFIX))
}

struct Rig {
    home: Home,
    folder: tempfile::TempDir,
    address: SocketAddr,
}

impl Rig {
    async fn new() -> Self {
        let (home, folder) = (Home::empty().await.expect("a home"), tempfile::tempdir_in(BUILD).expect("a folder"));
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = free.local_addr().expect("an address");
        home.authority().save(&folder.path().join("authority")).expect("written");
        let rig = Self { home, folder, address };
        fs::create_dir(rig.data()).expect("a folder");
        rig
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn file(&self) -> PathBuf {
        self.data().join("Preferences.xml")
    }

    fn pid_file(&self) -> PathBuf {
        self.folder.path().join("pid")
    }

    /// Writes a configuration, with what is special, and returns its path.
    fn config(&self, special: &Value) -> PathBuf {
        let mut config = json!({
            "listen": self.address,
            "authority": self.folder.path().join("authority"),
            "plex_tv": self.home.plex_tv().base_url(),
            "resolve_plex_tv": "127.0.0.1",
            "settings": {"folder": self.data()},
            "log": self.folder.path().join("log"),
            "pid_file": self.pid_file(),
            "ends_with_stdin": true,
        });
        for (key, value) in special.as_object().expect("an object") {
            config[key] = value.clone();
        }
        let path = self.folder.path().join("stand-in.json");
        fs::write(&path, config.to_string()).expect("written");
        path
    }

    fn settings(&self) -> Vec<(String, String)> {
        PreferencesKeeper::new(&self.data()).load().expect("settings")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_claimed_and_ends_with_its_input_and_keeps_its_sign_in() {
    let rig = Rig::new().await;
    PreferencesKeeper::new(&rig.data()).save(&ServerOptions::new(NAME).settings()).expect("written");
    let config = rig.config(&json!({"exit_takes_ms": 300}));
    let (mut process, said) = Process::start(&program(), &[&config]);
    assert_eq!((&said["name"], &said["id"]), (&NAME.into(), &idents::machine_id(NAME).into()));
    assert_eq!(said["address"], json!(rig.address));
    assert_eq!(fs::read_to_string(rig.pid_file()).expect("a number"), said["pid"].to_string());
    let (caller, token) = (Caller::new(&rig.home), rig.home.plex_tv().account_token("anna").expect("anna"));
    let claim = caller.claim_token(&token).await;
    let url = format!("{}?token={claim}", at(rig.address, "/myplex/claim"));
    assert_eq!(caller.request(Method::POST, &url).send().await.expect("an answer").status(), 200);
    let written = fs::read_to_string(rig.file()).expect("settings");
    fs::write(rig.file(), "<Preferences/>").expect("written");
    let asked = Instant::now();
    drop(process.0.stdin.take());
    assert!(process.end().success());
    assert!(asked.elapsed() >= Duration::from_millis(300));
    assert_eq!(fs::read_to_string(rig.file()).expect("settings"), written, "from its memory");
    assert!(!rig.pid_file().exists());
    let log = fs::read_to_string(rig.folder.path().join("log")).expect("a log");
    assert!(log.contains("/myplex/claim"), "{log}");

    let (_process, said) = Process::start(&program(), &[&config]);
    assert_eq!((&said["id"], &said["address"]), (&idents::machine_id(NAME).into(), &json!(rig.address)));
    let request = caller.get(&at(rig.address, "/")).header("X-Plex-Token", &token);
    assert_eq!(request.send().await.expect("an answer").status(), 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_ends_when_the_system_asks_and_a_kill_writes_nothing() {
    let rig = Rig::new().await;
    let config = rig.config(&json!({"ends_with_stdin": false, "name": NAME}));
    for (signal, writes) in [("-TERM", true), ("-INT", true), ("-KILL", false)] {
        let (mut process, _) = Process::start(&program(), &[&config]);
        let before = fs::read_to_string(rig.file()).expect("settings");
        fs::write(rig.file(), before.replace("/>", " A=\"1\"/>")).expect("written");
        let sent = Command::new("kill").arg(signal).arg(process.0.id().to_string()).status().expect("kill");
        assert!(sent.success());
        assert_eq!(process.end().success(), writes, "{signal}");
        let is_lost = fs::read_to_string(rig.file()).expect("settings") == before;
        assert_eq!(is_lost, writes, "{signal}");
        assert_eq!(rig.pid_file().exists(), !writes, "{signal}");
    }
    assert!(rig.settings().iter().any(|(name, _)| name == "A"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_does_not_start_with_an_empty_settings_file() {
    let rig = Rig::new().await;
    fs::write(rig.file(), "").expect("written");
    let config = rig.config(&json!({}));
    let output = Command::new(program()).arg(config).stdin(Stdio::null()).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(words.contains("Failed to load preferences"), "{words}");
    assert_eq!(fs::read(rig.file()).expect("settings"), b"");
    assert!(!rig.pid_file().exists());
}

/// Windows starts an installed program without arguments.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_an_argument_its_configuration_lies_beside_it() {
    let rig = Rig::new().await;
    rig.config(&json!({"name": NAME, "closed_when_signed_out": true}));
    // A link: a program that was just written may still be open for writing in a process that another test starts.
    let installed = rig.folder.path().join(format!("Plex Media Server{}", std::env::consts::EXE_SUFFIX));
    fs::hard_link(program(), &installed).expect("cargo build --example stand-in comes first");
    let (_process, said) = Process::start(&installed, &[]);
    assert_eq!(said["name"], NAME);
    let answer = Caller::new(&rig.home).get(&at(rig.address, "/")).send().await.expect("an answer");
    assert_eq!(answer.status(), 401, "it is closed");
}
