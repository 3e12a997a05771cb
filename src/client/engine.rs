//! The engine: carries out what the model asks for, and tells the front end when something changed.
//!
//! It runs on a thread of its own. A front end sends [`Request`]s, takes snapshots of the [`Model`], and is woken by a
//! [`std::task::Waker`]: the core knows no window.

use crate::client::state::Cursor;
use crate::client::system::now_unix;
use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Waker;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, mpsc};
use tokio_util::sync::CancellationToken;

use crate::client::net;

use crate::client::discovery::{self, Discovered};
use crate::client::installation::InstallDetail;
use crate::client::jobs::{Jobs, Message};
use crate::client::model::error::NetError;
use crate::client::model::{Message as _, Moment, Phrase, Secret};
use crate::client::net::Interface;
use crate::client::plex::account::AccountClient;
use crate::client::plex::http::Http;
use crate::client::plex::server::ServerClient;
use crate::client::repair::claim::ClaimEnd;
use crate::client::repair::power::CancelTokens;
use crate::client::settings::Settings;
use crate::client::state::{Effect, Event, Model, Request, SignIn, SignInEvent};

/// How many events are taken in before a snapshot is published.
const BATCH: usize = 256;
/// How often time alone changes something that is shown, at most.
const TICK: Duration = Duration::from_secs(1);
/// How long a program that is closed waits for a repair to put everything back.
const LONGEST_LEAVE: Duration = Duration::from_secs(60);
/// Sightings that wait to be taken in. A flood waits at the socket, not in memory.
const WAITING_SIGHTINGS: usize = 1024;

/// Why the engine could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Http(#[from] NetError),
    #[error("thread: {0}")]
    Thread(#[from] std::io::Error),
}

/// Called once, when a job has ended.
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
        model.sweeps = settings.sweeps_repairs;
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

    /// Signs out of the account and stops, within [`super::settings::Limits::sign_out`] and a little.
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

/// The engine's own side.
struct Worker {
    model: Model,
    shared: Arc<Shared>,
    jobs: Jobs,
    messages: mpsc::UnboundedReceiver<Message>,
    found: mpsc::Receiver<Discovered>,
    found_sender: mpsc::Sender<Discovered>,
    started: Instant,
    interfaces: Vec<Interface>,
    token: Option<Secret>,
    looking: HashSet<SocketAddr>,
    /// Addresses whose look was asked for while one was under way.
    look_again: HashSet<SocketAddr>,
    search: CancellationToken,
    sign_in: CancellationToken,
    claim: CancellationToken,
    repair: CancelTokens,
    /// All that is asked in the account's name.
    account: CancellationToken,
    /// One retry of plex.tv at a time.
    plex_retry: CancellationToken,
    later: HashMap<SocketAddr, CancellationToken>,
    /// Up to where the changes were told to the log.
    traced: Cursor,
}

impl Worker {
    fn new(settings: Settings, http: Http, model: Model, shared: Arc<Shared>) -> Self {
        let (sender, messages) = mpsc::unbounded_channel();
        let (found_sender, found) = mpsc::channel(WAITING_SIGHTINGS);
        let settings = Arc::new(settings);
        let jobs = Jobs {
            servers: ServerClient::new(http.clone(), settings.net.limits.clone()),
            account: AccountClient::new(http, &settings.net),
            probes: Arc::new(Semaphore::new(settings.net.limits.looks_at_once)),
            own_looks: Arc::new(Semaphore::new(settings.net.limits.own_looks_at_once)),
            started: settings.started,
            settings,
            messages: sender,
            count: Arc::default(),
        };
        Self {
            model,
            shared,
            started: jobs.started,
            interfaces: jobs.settings.net.network.interfaces().unwrap_or_default(),
            jobs,
            messages,
            found,
            found_sender,
            token: None,
            looking: HashSet::new(),
            look_again: HashSet::new(),
            search: CancellationToken::new(),
            sign_in: CancellationToken::new(),
            claim: CancellationToken::new(),
            repair: CancelTokens::default(),
            account: CancellationToken::new(),
            plex_retry: CancellationToken::new(),
            later: HashMap::new(),
            traced: Cursor::default(),
        }
    }

    async fn run(mut self, mut inputs: mpsc::UnboundedReceiver<Input>) -> SignedOut {
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                input = inputs.recv() => match input {
                    Some(Input::Quit) | None => break,
                    Some(input) => self.input(input),
                },
                Some(message) = self.messages.recv() => self.message(message),
                Some(found) = self.found.recv() => self.take_found(found),
                _ = tick.tick(), if self.counts_time() => self.event(Event::Tick),
            }
            for _ in 0..BATCH {
                if let Ok(message) = self.messages.try_recv() {
                    self.message(message);
                } else if let Ok(found) = self.found.try_recv() {
                    self.take_found(found);
                } else {
                    break;
                }
            }
            self.publish();
        }
        self.quit().await
    }

    /// Is anything shown that changes with time alone, by the second?
    fn counts_time(&self) -> bool {
        self.model.computer.diagnosis.cause == Some(super::diagnosis::ComputerCause::RateLimited)
    }

    fn now(&self) -> Moment {
        self.started.elapsed()
    }

    fn publish(&mut self) {
        for change in self.model.changes.read(&mut self.traced) {
            change.trace();
        }
        self.model.under_way = self.jobs.under_way();
        *self.shared.model.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(self.model.clone());
        self.shared.waker.wake_by_ref();
    }

    fn input(&mut self, input: Input) {
        match input {
            Input::Request(request) => self.request(request),
            Input::Quit => {}
        }
    }

    fn request(&mut self, request: Request) {
        let now = self.now();
        self.model.set_clock(now_unix());
        let effects = self.model.request(request, now);
        self.carry_out(effects);
    }

    fn event(&mut self, event: Event) {
        let now = self.now();
        self.model.set_clock(now_unix());
        let effects = self.model.apply(event, now);
        self.carry_out(effects);
    }

    fn take_found(&mut self, found: Discovered) {
        if let Discovered::Interfaces(interfaces) = &found {
            self.interfaces.clone_from(interfaces);
        }
        self.event(Event::Found(found));
    }

    fn message(&mut self, message: Message) {
        match message {
            Message::Event(Event::Probed { address, here, probe, root }) => {
                self.looking.remove(&address);
                self.event(Event::Probed { address, here, probe, root });
                if self.look_again.remove(&address) {
                    self.probe(address);
                }
            }
            Message::Event(Event::SignIn(event)) => {
                // A sign-in that was approved and came to nothing all the same is given back.
                if matches!(event, SignInEvent::Failed(_))
                    && let Some(token) = self.token.take()
                {
                    self.jobs.sign_out(token);
                }
                self.event(Event::SignIn(event));
            }
            Message::Event(event) => {
                trace(&event);
                self.event(event);
            }
            Message::Token(token) => {
                if let Some(earlier) = self.token.replace(token) {
                    self.jobs.sign_out(earlier);
                }
            }
            Message::ProbeNow(address) => self.probe(address),
            Message::JobEnded => {}
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.run_effect(effect);
        }
    }

    fn run_effect(&mut self, effect: Effect) {
        match effect {
            Effect::Search => self.start_search(),
            Effect::Probe { address } => self.probe(address),
            Effect::LookLater { address, after } => self.look_later(address, after),
            Effect::LookAtPlex { after } => {
                self.plex_retry.cancel();
                self.plex_retry = CancellationToken::new();
                self.jobs.look_at_plex(after, self.plex_retry.clone());
            }
            Effect::Observe(probe) => self.jobs.observe(probe, self.interfaces.clone()),
            Effect::LookAtInstallations => self.jobs.look_at_installations(),
            Effect::LookUpPlexDirect { address, name } => self.jobs.look_up_plex_direct(address, name),
            Effect::Resolve(text) => self.jobs.resolve(text),
            Effect::SignIn => {
                self.sign_in = CancellationToken::new();
                self.jobs.sign_in(self.sign_in.clone());
            }
            Effect::CancelSignIn => self.sign_in.cancel(),
            Effect::SignOut => {
                self.claim.cancel();
                // What is still under way for this account would be taken for the next one's.
                self.account.cancel();
                self.account = CancellationToken::new();
                if let Some(token) = self.token.take() {
                    self.jobs.sign_out(token);
                }
            }
            Effect::Open(page) => self.jobs.open(page),
            Effect::FetchList => {
                if let Some(token) = self.token.clone() {
                    self.jobs.fetch_list(token, self.account.clone());
                }
            }
            Effect::TryAccess { address, way, place, token } => {
                self.jobs.try_access(address, way, place, token, self.account.clone());
            }
            Effect::Prove { address, name } => self.jobs.prove(address, name),
            Effect::LookAtListener { address, id, place } => self.jobs.look_at_listener(address, id, place),
            Effect::Claim { consent, target, .. } => match self.token.clone() {
                Some(token) => {
                    self.claim = CancellationToken::new();
                    self.jobs.claim(target, consent, token, self.claim.clone());
                }
                None => self.message(Message::Event(Event::ClaimEnded(ClaimEnd::Cancelled))),
            },
            Effect::CancelClaim => self.claim.cancel(),
            Effect::Repair(order) => {
                self.repair = CancelTokens::default();
                let signed_in = self.model.user().cloned().zip(self.token.clone());
                self.jobs.repair(*order, signed_in, self.repair.clone());
            }
            Effect::CancelRepair => self.repair.cancel.cancel(),
            Effect::LeaveRepair => self.repair.leave.cancel(),
            Effect::SweepRepairs => self.jobs.sweep_repairs(),
            Effect::LookAtRepairs => self.jobs.look_at_repairs(),
            Effect::ForgetBackup(id) => self.jobs.forget_backup(id),
            Effect::LookInFolder(folder) => self.jobs.look_in_folder(folder),
        }
    }

    fn start_search(&mut self) {
        self.search.cancel();
        self.search = CancellationToken::new();
        let (settings, out, cancel) = (self.jobs.settings.clone(), self.found_sender.clone(), self.search.clone());
        let also = settings.also.clone();
        tokio::spawn(async move { discovery::search(&settings.net, out, cancel).await });
        if !also.is_empty() {
            self.event(Event::Resolved { name: None, found: Ok(also) });
        }
    }

    /// One look at an address at a time; what is asked for meanwhile follows it.
    fn probe(&mut self, address: SocketAddr) {
        if !self.looking.insert(address) {
            self.look_again.insert(address);
            return;
        }
        let here = self.is_here(address);
        let name = self.model.name_at(address);
        self.jobs.probe(address, name, here, here || self.model.is_own(address));
    }

    fn look_later(&mut self, address: SocketAddr, after: Duration) {
        let cancel = CancellationToken::new();
        if let Some(earlier) = self.later.insert(address, cancel.clone()) {
            earlier.cancel();
        }
        self.jobs.look_later(address, after, cancel);
    }

    fn is_here(&self, address: SocketAddr) -> bool {
        net::counts_as_here(address, &self.jobs.settings.net, &self.interfaces)
    }

    /// Stops everything, and gives the sign-in back, within its limit.
    async fn quit(&mut self) -> SignedOut {
        self.search.cancel();
        self.claim.cancel();
        self.plex_retry.cancel();
        self.leave_repair().await;
        // A sign-in that is just being approved hands its token over before it ends.
        let was_signing_in = !matches!(self.model.sign_in, SignIn::Out | SignIn::In { .. } | SignIn::Failed(_));
        self.sign_in.cancel();
        let limit = self.jobs.settings.net.limits.sign_out;
        if was_signing_in {
            let _ = tokio::time::timeout(limit / 4, self.wait_for_sign_in()).await;
        }
        let Some(token) = self.token.take() else { return SignedOut::Done };
        match self.jobs.account.sign_out_and_see(&token, limit).await {
            Ok(()) => SignedOut::Done,
            Err(error) => SignedOut::Unseen(error.phrase()),
        }
    }

    /// A repair that is under way comes to an end where nothing is left halfway. What takes longer is in its journal.
    async fn leave_repair(&mut self) {
        self.repair.cancel.cancel();
        let end = tokio::time::Instant::now() + LONGEST_LEAVE;
        while let Some(repair) = self.model.running_repair() {
            // What can be put back without its owner is put back.
            if repair.asks.is_some() && repair.turning_back.is_some() {
                self.repair.leave.cancel();
            }
            match tokio::time::timeout_at(end, self.messages.recv()).await {
                Ok(Some(message)) => self.message(message),
                Ok(None) | Err(_) => return,
            }
            self.publish();
        }
    }

    async fn wait_for_sign_in(&mut self) {
        while let Some(message) = self.messages.recv().await {
            match message {
                Message::Token(token) => self.token = Some(token),
                Message::Event(Event::SignIn(SignInEvent::In { .. } | SignInEvent::Failed(_))) => return,
                Message::Event(_) | Message::ProbeNow(_) | Message::JobEnded => {}
            }
        }
    }
}

/// Tells the log what the model does not keep.
fn trace(event: &Event) {
    match event {
        Event::Computer(finding) => tracing::debug!(?finding, "looked at this computer"),
        Event::Repair(progress) => tracing::info!(?progress, "repair went on"),
        Event::Installed { servers, closed } => {
            tracing::debug!(servers = servers.len(), ?closed, "looked at this computer's servers");
        }
        Event::Listed(Ok(list)) => tracing::debug!(servers = list.len(), "Plex listed them"),
        Event::Listed(Err(error)) => tracing::warn!(?error, "Plex listed nothing"),
        Event::BackupRemoved { error: Some(error), .. } => tracing::warn!(%error, "a copy was not removed"),
        Event::Accepted { address, access } => tracing::debug!(%address, ?access, "asked for access"),
        Event::ClaimStage(stage) => tracing::info!(?stage, "claim went on"),
        Event::Found(_)
        | Event::Probed { .. }
        | Event::Resolved { .. }
        | Event::PlexDirect { .. }
        | Event::SignIn(_)
        | Event::Proven { .. }
        | Event::Listener { .. }
        | Event::ClaimEnded(_)
        | Event::RepairEnded(_)
        | Event::Repairs(_)
        | Event::BackupRemoved { error: None, .. }
        | Event::InFolder(_)
        | Event::Tick => {}
    }
}
