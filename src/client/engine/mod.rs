//! The engine: carries out what the model asks for, and tells the front end when something changed.
//!
//! It runs on a thread of its own. A front end sends [`Request`]s, takes snapshots of the [`Model`], and is woken by a
//! [`std::task::Waker`]: the core knows no window.

mod worker;

use std::sync::{Arc, Mutex, PoisonError};
use std::task::Waker;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::mpsc;

use crate::client::installation::InstallDetail;
use crate::client::model::error::NetError;
use crate::client::model::{Message as _, Phrase};
use crate::client::plex::http::Http;
use crate::client::settings::Settings;
use crate::client::state::{Model, Request};
use worker::Worker;

/// Why the engine could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Http(#[from] NetError),
    #[error("thread: {0}")]
    Thread(#[from] std::io::Error),
}

/// What a front end sends to the thread of the engine.
enum Input {
    Request(Request),
    Quit,
}

/// The handle of a front end.
pub struct Engine {
    inputs: mpsc::UnboundedSender<Input>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<SignedOut>>,
}

/// What became of the sign-in at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedOut {
    /// Nobody was signed in, or Plex no longer knows the sign-in.
    Done,
    /// It may live on, for this reason.
    Unseen(Phrase),
}

struct Shared {
    model: Mutex<Arc<Model>>,
    waker: Waker,
}

impl Engine {
    /// Starts the engine; the search begins with [`Request::Search`]. `waker` is woken at each change of the model.
    ///
    /// # Errors
    /// When secure connections cannot be prepared, or no thread can be started.
    pub fn start(settings: Settings, waker: Waker) -> Result<Self, StartError> {
        let http = Http::new(&settings.net)?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .max_blocking_threads(16)
            .thread_name("locksmith-net")
            .enable_all()
            .build()?;
        let mut model = Model::new(settings.net.limits.servers);
        model.system_asks_for_local_network = settings.net.asks_for_local_network;
        model.journals = settings.repairs.clone();
        model.watch.times.clone_from(&settings.watch);
        // Who only reads a history hears no beat.
        model.watch.now = settings.clock.clocks().wall;
        model.watch.zone = crate::client::system::zone_ahead;
        model.sweeps = settings.sweeps_repairs;
        model.reaches_hosts = settings.hosts.can_sign_in();
        if settings.net.here_only.is_some() {
            model.own_address = None;
        }
        let shared = Arc::new(Shared { model: Mutex::new(Arc::new(model.clone())), waker });
        let (inputs, from_front_end) = mpsc::unbounded_channel();
        let worker = Worker::new(settings, http, model, shared.clone());
        let thread = std::thread::Builder::new().name("locksmith-core".to_owned()).spawn(move || {
            let signed_out = runtime.block_on(worker.run(from_front_end));
            runtime.shutdown_timeout(Duration::from_millis(100));
            signed_out
        })?;
        Ok(Self { inputs, shared, thread: Some(thread) })
    }

    /// The newest state.
    #[must_use]
    pub fn model(&self) -> Arc<Model> {
        self.shared.model.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks for something. What comes of it shows in the model.
    pub fn request(&self, request: Request) {
        self.send(Input::Request(request));
    }

    /// Signs out of the account and stops, within [`crate::client::config::Limits::sign_out`] and a little.
    /// What it returns is to be said: only Plex's own word counts for a sign-in that is over.
    pub fn shut_down(mut self) -> SignedOut {
        self.stop()
    }

    fn send(&self, input: Input) {
        // The core thread only ends when it was told to.
        let _ = self.inputs.send(input);
    }

    fn stop(&mut self) -> SignedOut {
        self.send(Input::Quit);
        let ended = self.thread.take().map(JoinHandle::join);
        ended.and_then(Result::ok).unwrap_or(SignedOut::Unseen(InstallDetail::BrokeDown.phrase()))
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        if self.thread.is_some() {
            let _ = self.stop();
        }
    }
}
