//! The engine's own side: takes in what happened and what is asked for, and publishes what came of it.

mod effects;
mod quit;

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, mpsc};
use tokio_util::sync::CancellationToken;

use super::{Input, Shared, SignedOut};
use crate::client::diagnosis::ComputerCause;
use crate::client::discovery::Discovered;
use crate::client::jobs::history::Keeper;
use crate::client::jobs::{Jobs, Message};
use crate::client::model::{Moment, Secret};
use crate::client::net::Interface;
use crate::client::plex::account::AccountClient;
use crate::client::plex::http::Http;
use crate::client::plex::server::ServerClient;
use crate::client::repair::power::CancelTokens;
use crate::client::settings::Settings;
use crate::client::state::{Cursor, Event, HistoryEvent, Model, Request, SignInEvent};
use crate::client::system::clock_time;

/// How many events are taken in before a snapshot is published.
const BATCH: usize = 256;
/// How often time alone changes something that is shown, at most.
const TICK: Duration = Duration::from_secs(1);
/// Sightings that wait to be taken in. A flood waits at the socket, not in memory.
const WAITING_SIGHTINGS: usize = 1024;

/// The engine's own side.
pub(super) struct Worker {
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
    /// The sign-in to a host.
    host: CancellationToken,
    /// All that is asked in the account's name.
    account: CancellationToken,
    /// One retry of plex.tv at a time.
    plex_retry: CancellationToken,
    later: HashMap<SocketAddr, CancellationToken>,
    /// Keeps the history, where there is a file for it.
    keeper: Option<Keeper>,
    /// Something has changed that is shown.
    has_news: bool,
    job_ended: bool,
    /// How many jobs were under way when who shows the model was woken last.
    woken_under_way: usize,
    /// Up to where the changes were told to the log.
    traced: Cursor,
}

impl Worker {
    pub(super) fn new(settings: Settings, http: Http, model: Model, shared: Arc<Shared>) -> Self {
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
            host: CancellationToken::new(),
            account: CancellationToken::new(),
            plex_retry: CancellationToken::new(),
            later: HashMap::new(),
            keeper: None,
            has_news: true,
            job_ended: false,
            woken_under_way: 0,
            traced: Cursor::default(),
        }
    }

    pub(super) async fn run(mut self, mut inputs: mpsc::UnboundedReceiver<Input>) -> SignedOut {
        let settings = self.jobs.settings.clone();
        self.keeper = self.jobs.keep_history();
        let mut beat = tokio::time::interval(settings.watch.as_ref().map_or(TICK, |times| times.beat));
        beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
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
                _ = beat.tick(), if settings.watch.is_some() => self.event(Event::Beat(settings.clock.clocks())),
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
            self.publish_news();
        }
        self.quit().await
    }

    /// Is anything shown that changes with time alone, by the second?
    fn counts_time(&self) -> bool {
        self.model.computer.diagnosis.cause == Some(ComputerCause::RateLimited)
    }

    fn now(&self) -> Moment {
        self.started.elapsed()
    }

    /// Who only shows the model is left asleep where nothing has changed that is shown.
    fn publish_news(&mut self) {
        let jobs_changed = self.job_ended && self.woken_under_way != self.jobs.under_way();
        self.job_ended = false;
        if std::mem::take(&mut self.has_news) || jobs_changed {
            self.publish();
        } else {
            self.share();
        }
    }

    fn publish(&mut self) {
        self.share();
        self.woken_under_way = self.model.under_way;
        self.shared.waker.wake_by_ref();
    }

    fn share(&mut self) {
        for change in self.model.changes.read(&mut self.traced) {
            change.trace();
        }
        self.model.under_way = self.jobs.under_way();
        *self.shared.model.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(self.model.clone());
    }

    fn input(&mut self, input: Input) {
        match input {
            Input::Request(request) => self.request(request),
            Input::Quit => {}
        }
    }

    fn request(&mut self, request: Request) {
        let now = self.now();
        self.model.set_clock(clock_time());
        let effects = self.model.request(request, now);
        self.has_news = true;
        self.carry_out(effects);
    }

    fn event(&mut self, event: Event) {
        let now = self.now();
        self.model.set_clock(clock_time());
        let effects = self.model.apply(event, now);
        self.has_news |= !self.model.is_as_before;
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
            Message::JobEnded => self.job_ended = true,
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
        Event::Forgotten(Err(error)) => tracing::warn!(%error, "not everything was removed"),
        Event::Accepted { address, access } => tracing::debug!(%address, ?access, "asked for access"),
        Event::History(event) => match event {
            HistoryEvent::Read { log, keeping } => tracing::debug!(events = log.len(), ?keeping, "history read"),
            HistoryEvent::Keeping(keeping) => tracing::warn!(?keeping, "history"),
            HistoryEvent::Deleted(result) => tracing::info!(?result, "history deleted"),
        },
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
        | Event::Forgotten(Ok(()))
        | Event::InFolder(_)
        | Event::Host { .. }
        | Event::HostKeyForgotten { .. }
        | Event::Glimpsed { .. }
        | Event::Beat(_)
        | Event::Tick => {}
    }
}
