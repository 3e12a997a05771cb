//! An engine that is played, where engines of this system listen: at a socket of Unix, or at a named pipe of Windows. It knows as much
//! of Docker's API as a repair asks for; real engines are met by tests/home/container_suite.py.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::runtime::Runtime;

use super::super::endpoint::Endpoint;
use super::super::tar;
use crate::client::installation::FileOwner;

pub const PLEX: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const WEB: &str = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
pub const PREFERENCES: &str = "/config/Library/Application Support/Plex Media Server/Preferences.xml";
pub const OWNER: FileOwner = FileOwner { user: 1000, group: 100, mode: 0o600 };

/// How it answers.
#[derive(Clone, Copy)]
pub enum Part {
    Engine,
    /// These words to whatever it is asked. It does not hang up.
    Says(&'static str),
    HangsUp,
}

/// Its one server, in a container called `plex`. It makes no containers: a helper gets none.
pub struct Plex {
    pub settings: Vec<u8>,
    pub owner: FileOwner,
    pub is_running: bool,
    /// What was done to it.
    pub done: Vec<&'static str>,
}

/// It listens until it is dropped.
pub struct PlayedEngine {
    pub plex: Arc<Mutex<Plex>>,
    runtime: Option<Runtime>,
}

/// Where one of this name listens, among all that run these tests.
pub fn place(name: &str) -> Endpoint {
    let name = format!("locksmith-test-{}-{name}", std::process::id());
    if cfg!(windows) {
        Endpoint::Pipe(format!("//./pipe/{name}"))
    } else {
        Endpoint::Socket(std::env::temp_dir().join(name))
    }
}

impl PlayedEngine {
    pub fn start(name: &str, part: Part, settings: &[u8]) -> Self {
        let plex = Plex { settings: settings.to_vec(), owner: OWNER, is_running: true, done: Vec::new() };
        let plex = Arc::new(Mutex::new(plex));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let mut door = runtime.block_on(async { Door::open(&place(name)) }).unwrap();
        let held = plex.clone();
        runtime.spawn(async move {
            while let Ok(caller) = door.next().await {
                tokio::spawn(serve(caller, part, held.clone()));
            }
        });
        Self { plex, runtime: Some(runtime) }
    }
}

impl Drop for PlayedEngine {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Nobody listens there any more when it returns.
            runtime.shutdown_timeout(Duration::from_secs(5));
        }
    }
}

#[cfg(unix)]
struct Door {
    listener: tokio::net::UnixListener,
    path: std::path::PathBuf,
}

#[cfg(unix)]
impl Door {
    fn open(at: &Endpoint) -> io::Result<Self> {
        let Endpoint::Socket(path) = at else { return Err(io::ErrorKind::Unsupported.into()) };
        // A run that broke off may have left it: numbers of processes come again.
        let _ = std::fs::remove_file(path);
        Ok(Self { listener: tokio::net::UnixListener::bind(path)?, path: path.clone() })
    }

    async fn next(&mut self) -> io::Result<tokio::net::UnixStream> {
        Ok(self.listener.accept().await?.0)
    }
}

#[cfg(unix)]
impl Drop for Door {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(windows)]
struct Door {
    waiting: tokio::net::windows::named_pipe::NamedPipeServer,
    path: String,
}

#[cfg(windows)]
impl Door {
    fn open(at: &Endpoint) -> io::Result<Self> {
        let Endpoint::Pipe(path) = at else { return Err(io::ErrorKind::Unsupported.into()) };
        let mut options = tokio::net::windows::named_pipe::ServerOptions::new();
        Ok(Self { waiting: options.first_pipe_instance(true).create(path)?, path: path.clone() })
    }

    /// The next one waits before this one is answered: else there would be no pipe for a moment.
    async fn next(&mut self) -> io::Result<tokio::net::windows::named_pipe::NamedPipeServer> {
        self.waiting.connect().await?;
        let next = tokio::net::windows::named_pipe::ServerOptions::new().create(&self.path)?;
        Ok(std::mem::replace(&mut self.waiting, next))
    }
}

async fn serve<S>(mut caller: S, part: Part, plex: Arc<Mutex<Plex>>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    match part {
        Part::Engine => {
            let service = service_fn(move |request| answer(request, plex.clone()));
            // A caller that has heard enough hangs up.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(caller), service).await;
        }
        Part::Says(words) => {
            let _ = caller.read(&mut [0; 1024]).await;
            let _ = caller.write_all(words.as_bytes()).await;
            std::future::pending::<()>().await;
        }
        Part::HangsUp => drop(caller),
    }
}

async fn answer(request: Request<Incoming>, plex: Arc<Mutex<Plex>>) -> hyper::Result<Response<Full<Bytes>>> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let query: Vec<_> = url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes()).collect();
    let asked = |name: &str| query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_ref());
    // Some questions begin with the version of the API: `/v1.52/…`.
    let path = head.uri.path().trim_start_matches('/');
    let path = path.split_once('/').filter(|(first, _)| first.starts_with("v1.")).map_or(path, |(_, rest)| rest);
    let mut plex = plex.lock().unwrap();
    Ok(match (head.method, path) {
        (Method::GET, "version") => {
            said(&json!({"Version": "27.0.1", "Components": [{"Name": "Engine", "Version": "27.0.1"}]}))
        }
        (Method::GET, "containers/json") => said(&json!([
            {"Id": WEB, "Names": ["/web"], "Image": "nginx"},
            {"Id": PLEX, "Names": ["/plex"], "Image": "plexinc/pms-docker"},
        ])),
        (method, path) => match path.strip_prefix("containers/").and_then(|path| path.split_once('/')) {
            Some((PLEX | "plex", what)) => plex.answer(&method, what, asked("path"), &body),
            _ => status(StatusCode::NOT_FOUND),
        },
    })
}

impl Plex {
    fn answer(&mut self, method: &Method, what: &str, path: Option<&str>, body: &[u8]) -> Response<Full<Bytes>> {
        let folder = PREFERENCES.rsplit_once('/').map(|(folder, _)| folder);
        match (method, what) {
            (&Method::GET, "json") => said(&json!({
                "Id": PLEX,
                "Name": "/plex",
                "Image": "sha256:cc",
                "State": {"Running": self.is_running},
                "Config": {"Image": "plexinc/pms-docker"},
            })),
            (&Method::GET, "archive") if path == Some(PREFERENCES) => {
                Response::new(Full::new(tar::of_file("Preferences.xml", self.owner, &self.settings).into()))
            }
            (&Method::PUT, "archive") if path == folder => {
                let entry = tar::first(body).unwrap().unwrap();
                let end = entry.begins + usize::try_from(entry.size).unwrap();
                (self.settings, self.owner) = (body[entry.begins..end].to_vec(), entry.owner);
                self.done.push("put");
                status(StatusCode::OK)
            }
            (&Method::POST, "stop" | "start") => {
                self.is_running = what == "start";
                self.done.push(if self.is_running { "start" } else { "stop" });
                status(StatusCode::NO_CONTENT)
            }
            _ => status(StatusCode::NOT_FOUND),
        }
    }
}

fn said(answer: &serde_json::Value) -> Response<Full<Bytes>> {
    Response::new(Full::new(answer.to_string().into()))
}

fn status(code: StatusCode) -> Response<Full<Bytes>> {
    let body = if code.is_success() { String::new() } else { json!({"message": "no such thing"}).to_string() };
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = code;
    response
}
