//! The scripts, run by shells of this computer in place of a host's.

mod containers;
mod control;
mod look;
mod store;

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use secrecy::ExposeSecret as _;

use super::host::Site;
use super::{HostError, HostErrorKind, HostOperation, Shell, ShellCommand, ShellOutput, quoted};
use crate::client::model::SshHost;

/// Dropbear, the SSH server of small devices, hangs up at a command that is longer (`MAX_CMD_LEN`), in bytes.
const LONGEST_COMMAND: usize = 9000;
/// What the real shell adds to one.
const MORE_WORDS: usize = 200;

/// What becomes of a script's input on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    Whole,
    /// A line of something else comes first: a password that nobody asked for.
    AfterALine,
    /// It ends too early, as when the other side is killed.
    CutAfter(usize),
}

/// A shell of this computer.
pub struct LocalShell {
    host: SshHost,
    words: Vec<String>,
    path: String,
    pub input: Mutex<Input>,
    /// It is out of reach.
    pub is_cut: Mutex<bool>,
    /// The connection breaks when the script has ended: its answer is lost.
    pub loses_answers: Mutex<bool>,
}

impl LocalShell {
    fn error(&self, kind: HostErrorKind) -> HostError {
        HostError::new(HostOperation::Run, &self.host, kind)
    }
}

impl Shell for LocalShell {
    fn host(&self) -> &SshHost {
        &self.host
    }

    fn run(&self, command: &ShellCommand<'_>) -> Result<ShellOutput, HostError> {
        if *self.is_cut.lock().unwrap() {
            return Err(self.error(HostErrorKind::CutOff));
        }
        assert!(command.as_root);
        let words = std::iter::once(&command.script).chain(command.arguments);
        let length: usize = words.map(|word| quoted(word).len() + 1).sum();
        assert!(length + MORE_WORDS < LONGEST_COMMAND, "{length} bytes: {}", command.script);
        let (program, first) = self.words.split_first().unwrap();
        let stdin = if command.input.is_some() { Stdio::piped() } else { Stdio::null() };
        let mut child = Command::new(program)
            .args(first)
            .arg("-c")
            .arg(command.script)
            .arg("sh")
            .args(command.arguments)
            .env("PATH", &self.path)
            .stdin(stdin)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut pipe = child.stdout.take().unwrap();
        let most = command.most;
        let out = thread::spawn(move || {
            let mut bytes = Vec::new();
            pipe.by_ref().take(most as u64 + 1).read_to_end(&mut bytes).unwrap();
            bytes
        });
        let mut pipe = child.stderr.take().unwrap();
        let errors = thread::spawn(move || {
            let mut text = String::new();
            let _ = pipe.read_to_string(&mut text);
            text
        });
        if let (Some(mut pipe), Some(input)) = (child.stdin.take(), command.input) {
            let bytes = input.expose_secret();
            let _ = match *self.input.lock().unwrap() {
                Input::Whole => pipe.write_all(bytes),
                Input::AfterALine => pipe.write_all(b"hunter2\n").and_then(|()| pipe.write_all(bytes)),
                Input::CutAfter(count) => pipe.write_all(&bytes[..count]),
            };
        }
        let end = Instant::now() + command.limit;
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if Instant::now() > end {
                child.kill().unwrap();
                child.wait().unwrap();
                return Err(self.error(HostErrorKind::TimedOut));
            }
            thread::sleep(Duration::from_millis(2));
        };
        let stdout = out.join().unwrap();
        if stdout.len() > most {
            return Err(self.error(HostErrorKind::TooMuch));
        }
        if *self.loses_answers.lock().unwrap() {
            return Err(self.error(HostErrorKind::CutOff));
        }
        let status = u32::try_from(status.code().unwrap_or(128)).unwrap();
        Ok(ShellOutput { status, stdout: stdout.into(), stderr: errors.join().unwrap() })
    }
}

/// A host in a folder: its root, its tools, and a shell.
pub struct TestHost {
    pub folder: tempfile::TempDir,
    pub shell: Arc<LocalShell>,
}

impl TestHost {
    fn new(words: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for below in ["bin", "tools", "run", "tmp"] {
            fs::create_dir(folder.path().join(below)).unwrap();
        }
        let root = folder.path().display().to_string();
        let path = format!("{root}/bin:{root}/tools:/usr/bin:/bin");
        let shell = LocalShell {
            host: SshHost::at("anna", "nas.local").unwrap(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            path,
            input: Mutex::new(Input::Whole),
            is_cut: Mutex::new(false),
            loses_answers: Mutex::new(false),
        };
        Self { folder, shell: Arc::new(shell) }
    }

    pub fn site(&self) -> Site {
        Site { root: self.root(), ..Site::host(self.shell.clone()) }
    }

    pub fn root(&self) -> String {
        self.folder.path().display().to_string()
    }

    /// A path below its root.
    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path.trim_start_matches('/'))
    }

    pub fn text(&self, path: &str) -> String {
        self.at(path).display().to_string()
    }

    pub fn write(&self, path: &str, text: &str) -> PathBuf {
        let file = self.at(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        file
    }

    /// A program there.
    pub fn program(&self, path: &str, script: &str) {
        let file = self.write(path, &format!("#!/bin/sh\n{script}\n"));
        fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

/// A host with each shell that is here: dash, or what else `sh` is, and busybox with its own tools.
pub fn hosts() -> Vec<TestHost> {
    let mut hosts = vec![TestHost::new(&["/bin/sh"])];
    let busybox = TestHost::new(&["busybox", "sh"]);
    let install = Command::new("busybox").args(["--install", "-s"]).arg(busybox.at("tools")).output();
    if install.is_ok_and(|install| install.status.success()) {
        hosts.push(busybox);
    }
    hosts
}

/// The smallest of them, where every one would take too long.
pub fn smallest() -> TestHost {
    hosts().pop().unwrap()
}

impl TestHost {
    /// A server of this host, and what starts it: it goes on after whoever started it.
    pub fn server(&self) -> String {
        let program = self.at("opt/Plex Media Server");
        if !program.exists() {
            fs::create_dir_all(program.parent().unwrap()).unwrap();
            fs::copy("/bin/sleep", &program).unwrap();
        }
        format!("echo start >>'{0}/starts'; '{1}' 600 </dev/null >/dev/null 2>&1 &", self.root(), program.display())
    }

    pub fn starts(&self) -> usize {
        fs::read_to_string(self.at("starts")).unwrap_or_default().lines().count()
    }

    /// The processes of its servers.
    pub fn servers(&self) -> Vec<String> {
        let program = self.at("opt/Plex Media Server");
        let processes = fs::read_dir("/proc").unwrap().flatten();
        let is_one = |process: &fs::DirEntry| fs::read_link(process.path().join("exe")).is_ok_and(|exe| exe == program);
        processes.filter(is_one).map(|process| process.file_name().into_string().unwrap()).collect()
    }

    pub fn kill(&self, signal: &str) {
        for process in self.servers() {
            let _ = Command::new("kill").args([signal, &process]).status();
        }
    }
}

impl Drop for TestHost {
    fn drop(&mut self) {
        self.kill("-9");
    }
}
