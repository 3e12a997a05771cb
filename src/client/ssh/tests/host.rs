//! A host in this process: an SSH server that plays one part.

use std::collections::HashMap;
use std::io::Write as _;
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use russh::keys::PrivateKey;
use russh::keys::ssh_key::private::Ed25519Keypair;
use russh::server::{Auth, ChannelOpenHandle, Config, Handle, Handler, Msg, Response, Session};
use russh::{Channel, ChannelId, MethodKind, MethodSet};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::client::model::SshHost;

pub const PASSWORD: &str = "open-sesame-7";

/// What a host does with a command.
#[derive(Clone, Debug, Default)]
pub enum Exec {
    /// A shell of this computer runs it. The folder is found first.
    #[default]
    Shell,
    With(String),
    /// A menu: it prints, and runs nothing.
    Menu,
    NoLogin,
    Refused,
    NoChannel,
    Endless,
    SilentAtThird,
    /// The first marker is answered; the next command kills the link.
    DiesAtSecond,
}

/// What a host asks by keyboard-interactive.
#[derive(Clone, Copy, Debug)]
pub enum Asks {
    Password,
    Code,
    PasswordThenCode,
    Two,
}

#[derive(Clone)]
pub struct Part {
    pub methods: Vec<MethodKind>,
    pub asks: Asks,
    pub exec: Exec,
    pub banner: usize,
    pub seed: u8,
    pub wants_second: bool,
}

impl Default for Part {
    fn default() -> Self {
        let methods = vec![MethodKind::Password];
        Self { methods, asks: Asks::Password, exec: Exec::default(), banner: 0, seed: 7, wants_second: false }
    }
}

#[derive(Default)]
pub struct Seen {
    pub connections: AtomicUsize,
    pub attempts: AtomicUsize,
    pub commands: Mutex<Vec<String>>,
}

pub struct TestHost {
    pub at: SocketAddr,
    pub seen: Arc<Seen>,
    runtime: Option<tokio::runtime::Runtime>,
    links: Arc<Mutex<Vec<JoinHandle<()>>>>,
}

impl TestHost {
    pub fn start(part: Part) -> Self {
        Self::at(part, "127.0.0.1:0")
    }

    pub fn at(part: Part, at: &str) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let (seen, links) = (Arc::new(Seen::default()), Arc::new(Mutex::new(Vec::new())));
        let listener = runtime.block_on(TcpListener::bind(at)).unwrap();
        let at = listener.local_addr().unwrap();
        let (seen_by, links_of) = (seen.clone(), links.clone());
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                seen_by.connections.fetch_add(1, Ordering::SeqCst);
                let player = Player::new(part.clone(), seen_by.clone());
                let config = Arc::new(config(&part));
                let link = tokio::spawn(async move {
                    if let Ok(session) = russh::server::run_stream(config, stream, player).await {
                        let _ = session.await;
                    }
                });
                links_of.lock().unwrap().push(link);
            }
        });
        Self { at, seen, runtime: Some(runtime), links }
    }

    pub fn host(&self, user: &str) -> SshHost {
        SshHost { user: user.to_owned(), name: self.at.ip().to_string(), port: self.at.port() }
    }

    pub fn attempts(&self) -> usize {
        self.seen.attempts.load(Ordering::SeqCst)
    }

    /// Ends it, so that its port refuses.
    pub fn stop(mut self) -> SocketAddr {
        self.runtime.take().unwrap().shutdown_timeout(Duration::from_secs(1));
        self.at
    }
}

impl Drop for TestHost {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
        self.links.lock().unwrap().clear();
    }
}

fn config(part: &Part) -> Config {
    let key = PrivateKey::from(Ed25519Keypair::from_seed(&[part.seed; 32]));
    Config {
        keys: vec![key],
        methods: MethodSet::from(part.methods.as_slice()),
        auth_rejection_time: Duration::from_millis(10),
        ..Config::default()
    }
}

struct Player {
    part: Part,
    seen: Arc<Seen>,
    asked: usize,
    commands: usize,
    running: HashMap<ChannelId, (String, Vec<u8>)>,
}

impl Player {
    fn new(part: Part, seen: Arc<Seen>) -> Self {
        Self { part, seen, asked: 0, commands: 0, running: HashMap::new() }
    }

    fn judge(&self, password: &str) -> Auth {
        self.seen.attempts.fetch_add(1, Ordering::SeqCst);
        match (password == PASSWORD, self.part.wants_second) {
            (true, false) => Auth::Accept,
            (true, true) => Auth::Reject { proceed_with_methods: None, partial_success: true },
            (false, _) => Auth::reject(),
        }
    }
}

fn question(prompts: &[(&'static str, bool)]) -> Auth {
    let prompts: Vec<_> = prompts.iter().map(|(text, echo)| ((*text).into(), *echo)).collect();
    Auth::Partial { name: "".into(), instructions: "".into(), prompts: prompts.into() }
}

impl Handler for Player {
    type Error = russh::Error;

    async fn auth_password(&mut self, _: &str, password: &str) -> Result<Auth, russh::Error> {
        Ok(self.judge(password))
    }

    async fn auth_keyboard_interactive<'a>(
        &'a mut self,
        _: &str,
        _: &str,
        response: Option<Response<'a>>,
    ) -> Result<Auth, russh::Error> {
        let said: Vec<String> =
            response.into_iter().flatten().map(|part| String::from_utf8_lossy(&part).into_owned()).collect();
        self.asked += 1;
        Ok(match (self.asked, self.part.asks) {
            (1, Asks::Password | Asks::PasswordThenCode) => question(&[("Password: ", false)]),
            (1, Asks::Code) => question(&[("Verification code: ", false)]),
            (1, Asks::Two) => question(&[("Password: ", false), ("Code: ", true)]),
            (2, Asks::PasswordThenCode) => question(&[("One-time password (OATH): ", false)]),
            // As PAM does once it is content.
            (2, Asks::Password) if said == [PASSWORD] => question(&[]),
            (3, Asks::Password) if said.is_empty() => self.judge(PASSWORD),
            _ => self.judge(""),
        })
    }

    async fn authentication_banner(&mut self) -> Result<Option<String>, russh::Error> {
        Ok((self.part.banner > 0).then(|| "no entry ".repeat(self.part.banner / 9)))
    }

    async fn channel_open_session(
        &mut self,
        _: Channel<Msg>,
        reply: ChannelOpenHandle,
        _: &mut Session,
    ) -> Result<(), russh::Error> {
        if !matches!(self.part.exec, Exec::NoChannel) {
            reply.accept().await;
        }
        Ok(())
    }

    async fn exec_request(&mut self, id: ChannelId, line: &[u8], session: &mut Session) -> Result<(), russh::Error> {
        let line = String::from_utf8_lossy(line).into_owned();
        self.seen.commands.lock().unwrap().push(line.clone());
        self.commands += 1;
        match &self.part.exec {
            Exec::Refused => return session.channel_failure(id),
            Exec::DiesAtSecond if self.commands > 1 => return Err(russh::Error::Disconnect),
            Exec::Menu => {
                session.channel_success(id)?;
                session.data(id, b"Console menu\n1: Network\n".to_vec())?;
                session.exit_status_request(id, 0)?;
                return session.close(id);
            }
            Exec::NoLogin => {
                session.channel_success(id)?;
                session.data(id, b"This account is currently not available.\n".to_vec())?;
                session.exit_status_request(id, 1)?;
                return session.close(id);
            }
            Exec::Endless => {
                session.channel_success(id)?;
                tokio::spawn(pour(session.handle(), id));
                return Ok(());
            }
            Exec::SilentAtThird if self.commands > 2 => return session.channel_success(id),
            Exec::With(folder) => {
                let first = format!("PATH={folder}:");
                let line =
                    line.replace("PATH=/usr/local/bin:", &first).replace("PATH=$PATH:", &format!("{first}$PATH:"));
                self.running.insert(id, (line, Vec::new()));
            }
            Exec::Shell | Exec::DiesAtSecond | Exec::SilentAtThird | Exec::NoChannel => {
                // Whoever runs these tests, who signs in there is root.
                self.running.insert(id, (line.replace("id -u", "echo 0"), Vec::new()));
            }
        }
        session.channel_success(id)
    }

    async fn data(&mut self, id: ChannelId, data: &[u8], _: &mut Session) -> Result<(), russh::Error> {
        if let Some((_, input)) = self.running.get_mut(&id) {
            input.extend_from_slice(data);
        }
        Ok(())
    }

    async fn channel_eof(&mut self, id: ChannelId, session: &mut Session) -> Result<(), russh::Error> {
        if let Some((line, input)) = self.running.remove(&id) {
            tokio::spawn(run(session.handle(), id, line, input));
        }
        Ok(())
    }
}

async fn pour(handle: Handle, id: ChannelId) {
    while handle.data(id, vec![b'x'; 16 << 10]).await.is_ok() {}
}

async fn run(handle: Handle, id: ChannelId, line: String, input: Vec<u8>) {
    let working = move || {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", &line]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let writing = std::thread::spawn(move || stdin.write_all(&input));
        let output = child.wait_with_output().unwrap();
        let _ = writing.join();
        output
    };
    let output = tokio::task::spawn_blocking(working).await.unwrap();
    let status = output.status.code().unwrap_or(128).unsigned_abs();
    let _ = handle.data(id, output.stdout).await;
    let _ = handle.extended_data(id, 1, output.stderr).await;
    let _ = handle.exit_status_request(id, status).await;
    let _ = handle.close(id).await;
}
