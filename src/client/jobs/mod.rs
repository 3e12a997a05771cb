//! Jobs: what the engine does in the background. Each ends in events, each can be cancelled, none takes the engine down.

mod installations;
pub mod repair;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::net::TcpStream;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use crate::client::net;

use crate::client::discovery::{Typed, typed};
use crate::client::model::error::{NetDetail, NetError, NetKind, NetOperation};
use crate::client::model::{
    Breakdown, Locator, MachineId, Message as _, Moment, PlexService, Presence, ProbeResult, Proxy, Root, Secret,
};
use crate::client::net::Interface;
use crate::client::plex::account::{AccountClient, Pin, PlexError, Poll};
use crate::client::plex::server::{AccessWay, ServerClient};
use crate::client::probe::{CONTROL_NAME, Finding, PLEX_NAMES, Probe, certificate, gather};
use crate::client::repair::claim::{Answering, ClaimEnd, ClaimTarget, Claimer, Consent};
use crate::client::settings::{Browser, Settings};
use crate::client::state::{Event, SignInEvent, SignInFailure};
use crate::client::system::superuser;

/// What a job tells the engine.
#[expect(clippy::large_enum_variant, reason = "nearly all messages are events: a box for each would save nothing")]
pub enum Message {
    Event(Event),
    /// The account token of a sign-in that was approved. It stays in the engine.
    Token(Secret),
    ProbeNow(SocketAddr),
    /// A finite job has ended; its events came before.
    JobEnded,
}

/// For the system to say who listens at a port: it may have to ask systemd.
const LISTENER: Duration = Duration::from_secs(10);

/// Starts jobs.
#[derive(Clone)]
pub struct Jobs {
    pub servers: ServerClient,
    pub account: AccountClient,
    /// Places of looks at addresses that strangers announced.
    pub probes: Arc<Semaphore>,
    /// Places of looks at the owner's own: typed, listed by Plex, or on this computer. No stranger takes one.
    pub own_looks: Arc<Semaphore>,
    pub settings: Arc<Settings>,
    pub messages: mpsc::UnboundedSender<Message>,
    pub started: Instant,
    pub count: Arc<AtomicUsize>,
}

/// Counts a finite job for as long as it lives, whatever its end.
struct UnderWay {
    count: Arc<AtomicUsize>,
    messages: mpsc::UnboundedSender<Message>,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::AcqRel);
        let _ = self.messages.send(Message::JobEnded);
    }
}

impl Jobs {
    /// How many finite jobs are under way.
    #[must_use]
    pub fn under_way(&self) -> usize {
        self.count.load(Ordering::Acquire)
    }

    fn tell(&self, event: Event) {
        // Nobody listens only when the engine is ending.
        let _ = self.messages.send(Message::Event(event));
    }

    fn now(&self) -> Moment {
        self.started.elapsed()
    }

    fn finite(&self, job: impl Future<Output = ()> + Send + 'static) {
        self.count.fetch_add(1, Ordering::AcqRel);
        let under_way = UnderWay { count: self.count.clone(), messages: self.messages.clone() };
        tokio::spawn(async move {
            let _under_way = under_way;
            job.await;
        });
    }

    /// Looks at an address. A look that breaks down becomes a look that failed.
    pub fn probe(&self, address: SocketAddr, name: Option<String>, here: bool, is_own: bool) {
        let jobs = self.clone();
        self.finite(async move {
            let _place = if is_own { &jobs.own_looks } else { &jobs.probes }.acquire().await;
            let servers = jobs.servers.clone();
            let limit = jobs.settings.net.limits.probe;
            let whole = gather(limit, async move {
                let name = name.as_deref();
                let probe = servers.probe(address, name).await;
                let root = root_if_telling(&servers, address, name, &probe).await;
                (probe, root)
            });
            let (probe, root) = whole.await.unwrap_or_else(|why| (broken_probe(address, why, limit), None));
            jobs.tell(Event::Probed { address, here, probe: Box::new(probe), root });
        });
    }

    pub fn look_later(&self, address: SocketAddr, after: Duration, cancel: CancellationToken) {
        let messages = self.messages.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = cancel.cancelled() => {}
                () = tokio::time::sleep(after) => { let _ = messages.send(Message::ProbeNow(address)); }
            }
        });
    }

    /// Asks plex.tv whether it answers, at once or after a pause.
    pub fn look_at_plex(&self, after: Duration, cancel: CancellationToken) {
        let jobs = self.clone();
        let job = async move {
            tokio::select! {
                () = cancel.cancelled() => {}
                () = tokio::time::sleep(after) => jobs.ping().await,
            }
        };
        // A short doubt is waited for; the retries of trouble are not.
        if after <= Duration::from_secs(1) {
            self.finite(job);
        } else {
            tokio::spawn(job);
        }
    }

    async fn ping(&self) {
        let jobs = self.clone();
        // Twice the request's own limit: this one is for a request that ignores its own.
        let found = gather(self.settings.net.limits.reach * 2, async move {
            let asked = Instant::now();
            let answer = jobs.account.ping(jobs.settings.net.limits.reach).await;
            let took = u64::try_from(asked.elapsed().as_millis()).unwrap_or(u64::MAX);
            match answer {
                Ok(clock_ahead) => (PlexService::Answers(took), clock_ahead),
                Err(error) => (error.service(jobs.now(), jobs.settings.net.limits.longest_pause), None),
            }
        });
        self.tell(Event::Computer(Finding::Plex(found.await)));
    }

    /// Gathers one fact of this computer.
    pub fn observe(&self, probe: Probe, interfaces: Vec<Interface>) {
        let jobs = self.clone();
        self.finite(async move {
            let finding = jobs.finding(probe, interfaces).await;
            jobs.tell(Event::Computer(finding));
        });
    }

    async fn finding(&self, probe: Probe, interfaces: Vec<Interface>) -> Finding {
        let network = self.settings.net.network.clone();
        let limit = self.settings.net.limits.name;
        // A name is asked for twice; a little more is for a gatherer that ignores its own limit.
        let longest = limit * 5 / 2;
        match probe {
            Probe::Route => Finding::Route(gather(limit, async move { network.route(interfaces).await }).await),
            Probe::ControlName => {
                let ask = async move { net::ask(&*network, CONTROL_NAME, limit).await };
                Finding::ControlName(gather(longest, ask).await)
            }
            Probe::PlexNames => {
                let ask = async move {
                    let one = |name| net::ask(&*network, name, limit);
                    let [service, page] = PLEX_NAMES;
                    let (a, b) = tokio::join!(one(service), one(page));
                    vec![(service, a), (page, b)]
                };
                Finding::PlexNames(gather(longest, ask).await)
            }
            Probe::Proxy => {
                let url = self.settings.net.plex_tv.clone();
                let probe = async move {
                    let (host, port) = network.proxy(&url)?;
                    let knock = timeout(limit, TcpStream::connect((host.as_str(), port))).await;
                    Some(Proxy { place: format!("{host}:{port}"), answers: matches!(knock, Ok(Ok(_))) })
                };
                Finding::Proxy(gather(longest, probe).await)
            }
            Probe::PlexAddress(address) => {
                let knock = async move { matches!(timeout(limit, TcpStream::connect(address)).await, Ok(Ok(_))) };
                Finding::PlexAddress(gather(longest, knock).await)
            }
            Probe::PlexCertificate => {
                let (plex_tv, fixed) = (self.settings.net.plex_tv.clone(), self.settings.net.resolve.clone());
                Finding::PlexCertificate(gather(limit, certificate::of(plex_tv, fixed, network)).await)
            }
        }
    }

    /// Asks the system's resolver for the name under `plex.direct` that holds an address.
    pub fn look_up_plex_direct(&self, address: SocketAddr, name: String) {
        let jobs = self.clone();
        self.finite(async move {
            let (network, limit) = (jobs.settings.net.network.clone(), jobs.settings.net.limits.name);
            let answer = gather(limit * 5 / 2, async move { net::ask(&*network, &name, limit).await }).await;
            jobs.tell(Event::PlexDirect { address, answer });
        });
    }

    pub fn resolve(&self, text: String) {
        let jobs = self.clone();
        self.finite(async move {
            let (name, found) = match typed::parse(&text) {
                Ok(typed) => {
                    let found = typed::resolve(&typed).await.map_err(|error| error.phrase());
                    let name = typed.name().map(str::to_owned);
                    match found {
                        Ok(found) => (name.clone(), Ok(jobs.those_meant(&typed, found).await)),
                        Err(error) => (name, Err(error)),
                    }
                }
                Err(error) => (None, Err(error.phrase())),
            };
            jobs.tell(Event::Resolved { name, found });
        });
    }

    /// Of an address that can mean several ports, those at which a server answers; where none does, the one that tells most.
    async fn those_meant(&self, typed: &Typed, found: Vec<SocketAddr>) -> Vec<SocketAddr> {
        let ports = typed.ports();
        if ports.len() < 2 {
            return found;
        }
        let ways = ports.iter().flat_map(|port| found.iter().map(|at| SocketAddr::new(at.ip(), *port)));
        let mut probes = JoinSet::new();
        for (place, address) in ways.enumerate() {
            let (servers, name) = (self.servers.clone(), typed.name().map(str::to_owned));
            probes.spawn(async move { (place, address, servers.probe(address, name.as_deref()).await.outcome) });
        }
        let mut probes = probes.join_all().await;
        probes.sort_by_key(|(place, _, outcome)| {
            let answers = match outcome {
                Ok(Presence::Server(_) | Presence::Starting(_)) => 0,
                Ok(Presence::NotPlex(_)) => 1,
                Err(_) => 2,
            };
            (answers, *place)
        });
        let is_server = |outcome: &Result<Presence, NetError>| matches!(outcome, Ok(Presence::Server(_)));
        let most = probes.iter().filter(|(.., outcome)| is_server(outcome)).count().max(1);
        probes.into_iter().take(most).map(|(_, address, _)| address).collect()
    }

    pub fn open(&self, page: String) {
        let browser = self.settings.browser.clone();
        let jobs = self.clone();
        tokio::task::spawn_blocking(move || {
            if let Err(why) = browser.open(&page) {
                jobs.tell(Event::SignIn(SignInEvent::BrowserFailed(why)));
            }
        });
    }

    pub fn fetch_list(&self, token: Secret, cancel: CancellationToken) {
        let jobs = self.clone();
        self.finite(async move {
            tokio::select! {
                () = cancel.cancelled() => {}
                list = jobs.account.servers(&token) => jobs.tell(Event::Listed(list)),
            }
        });
    }

    /// Asks a server for access. `place`: its installation on this computer, whose process may be shown the token over loopback.
    pub fn try_access(
        &self,
        address: SocketAddr,
        mut way: AccessWay,
        place: Option<Locator>,
        token: Secret,
        cancel: CancellationToken,
    ) {
        let jobs = self.clone();
        self.finite(async move {
            let whole = async {
                // Asked right before anything secret goes out.
                way.is_own_process = place.is_some() && jobs.is_own_process(place, address).await;
                jobs.servers.try_access(address, &way, &token).await
            };
            tokio::select! {
                () = cancel.cancelled() => {}
                access = whole => jobs.tell(Event::Accepted { address, access: Box::new(access) }),
            }
        });
    }

    /// Has an address prove itself by the certificate that the settings of its installation name.
    pub fn prove(&self, address: SocketAddr, name: String) {
        let jobs = self.clone();
        self.finite(async move {
            if let Some(proof) = jobs.servers.prove(address, &name).await {
                jobs.tell(Event::Proven { address, proof });
            }
        });
    }

    /// Tells whose process listens at an address of this computer.
    pub fn look_at_listener(&self, address: SocketAddr, id: MachineId, place: Locator) {
        let jobs = self.clone();
        self.finite(async move {
            let is_own = jobs.is_own_process(Some(place), address).await;
            jobs.tell(Event::Listener { address, id, is_own });
        });
    }

    /// Is the listener at an address of this computer the process of that installation? `false` where the system does not tell.
    async fn is_own_process(&self, place: Option<Locator>, address: SocketAddr) -> bool {
        let Some(place) = place else { return false };
        let installations = self.settings.installations.clone();
        let ask = tokio::task::spawn_blocking(move || {
            installations.open(&place).is_ok_and(|installation| installation.listens_at(address))
        });
        matches!(timeout(LISTENER, ask).await, Ok(Ok(true)))
    }

    pub fn sign_out(&self, token: Secret) {
        let jobs = self.clone();
        self.finite(async move {
            let _ = jobs.account.sign_out_and_see(&token, jobs.settings.net.limits.sign_out).await;
        });
    }

    pub fn claim(&self, target: ClaimTarget, consent: Consent, token: Secret, cancel: CancellationToken) {
        let jobs = self.clone();
        self.finite(async move {
            let report = |stage| jobs.tell(Event::ClaimStage(stage));
            let is_own_process = |address| -> Answering {
                let (jobs, place) = (jobs.clone(), target.place.clone());
                Box::pin(async move { jobs.is_own_process(place, address).await })
            };
            let claimer = Claimer {
                servers: &jobs.servers,
                account: &jobs.account,
                token: &token,
                limits: &jobs.settings.net.limits,
                report: &report,
                is_own_process: &is_own_process,
            };
            let end = tokio::select! {
                () = cancel.cancelled() => ClaimEnd::Cancelled,
                end = claimer.run(&target, consent) => end,
            };
            jobs.tell(Event::ClaimEnded(end));
        });
    }

    /// Signs in by PIN: a page in the browser, and polls until it was approved, withdrawn, or too late.
    pub fn sign_in(&self, cancel: CancellationToken) {
        let jobs = self.clone();
        tokio::spawn(async move {
            let end = tokio::select! {
                () = cancel.cancelled() => SignInEvent::Failed(SignInFailure::Cancelled),
                end = jobs.go_through_sign_in() => end,
            };
            jobs.tell(Event::SignIn(end));
        });
    }

    async fn go_through_sign_in(&self) -> SignInEvent {
        let longest = self.settings.net.limits.longest_pause;
        let failed = |e: PlexError| SignInEvent::Failed(SignInFailure::Service(e.service(self.now(), longest)));
        let pin = match self.account.create_pin().await {
            Ok(pin) => pin,
            Err(error) => return failed(error),
        };
        let started = SignInEvent::Started { link: pin.link.clone(), code: pin.code.clone(), lifetime: pin.lifetime };
        self.tell(Event::SignIn(started));
        self.open(pin.link.clone());
        let token = match self.wait_for_approval(&pin).await {
            Ok(token) => token,
            Err(why) => return SignInEvent::Failed(why),
        };
        let _ = self.messages.send(Message::Token(token.clone()));
        self.tell(Event::SignIn(SignInEvent::Approved));
        match self.user(&token).await {
            Ok(user) => SignInEvent::In { user },
            Err(error) => failed(error),
        }
    }

    async fn user(&self, token: &Secret) -> Result<super::model::User, PlexError> {
        const TRIES: u32 = 3;
        let mut nth = 1;
        loop {
            match self.account.user(token).await {
                Err(PlexError::Trouble(_) | PlexError::RateLimited(_) | PlexError::Net(_)) if nth < TRIES => {
                    tokio::time::sleep(self.settings.net.limits.pin_poll * nth).await;
                    nth += 1;
                }
                result => return result,
            }
        }
    }

    /// Polls for the PIN's own lifetime, with one last poll at its end; trouble makes the pauses longer.
    async fn wait_for_approval(&self, pin: &Pin) -> Result<Secret, SignInFailure> {
        let limits = &self.settings.net.limits;
        let deadline = Instant::now() + pin.lifetime;
        let mut pause = limits.pin_poll;
        let mut in_trouble = false;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let is_last = left <= pause;
            tokio::time::sleep(pause.min(left)).await;
            match self.account.poll_pin(pin).await {
                Ok(Poll::Approved(token)) => return Ok(token),
                Ok(Poll::Gone) if Instant::now() + limits.pin_poll < deadline => return Err(SignInFailure::Denied),
                Ok(Poll::Gone) => return Err(SignInFailure::Expired),
                Ok(Poll::Pending) => {
                    pause = limits.pin_poll;
                    if std::mem::take(&mut in_trouble) {
                        self.tell(Event::SignIn(SignInEvent::Trouble(None)));
                    }
                }
                Err(error) => {
                    let wanted = match &error {
                        PlexError::RateLimited(Some(wait)) => *wait,
                        PlexError::RateLimited(_)
                        | PlexError::Trouble(_)
                        | PlexError::SignedOut
                        | PlexError::NotFound
                        | PlexError::Net(_) => pause * 2,
                    };
                    pause = wanted.clamp(limits.pin_poll, limits.longest_pause);
                    in_trouble = true;
                    let service = error.service(self.now(), pause);
                    self.tell(Event::SignIn(SignInEvent::Trouble(Some(service))));
                }
            }
            if is_last {
                return Err(SignInFailure::Expired);
            }
        }
    }
}

/// `/` tells something where nobody is signed in; and where this computer needs no sign-in (`allowedNetworks`), it tells how the
/// server stands with Plex. To others a claimed server shows nothing there.
async fn root_if_telling(
    servers: &ServerClient,
    address: SocketAddr,
    name: Option<&str>,
    probe: &ProbeResult,
) -> Option<Root> {
    match &probe.outcome {
        Ok(Presence::Server(_)) => servers.root(address, name, probe.over_tls).await,
        _ => None,
    }
}

fn broken_probe(address: SocketAddr, why: Breakdown, limit: Duration) -> ProbeResult {
    let (kind, took) = match why {
        Breakdown::TookTooLong => (NetKind::TimedOut, limit),
        Breakdown::FellOver => (NetKind::Other, Duration::ZERO),
    };
    let error = NetError::new(NetOperation::Probe, address, kind).since(NetDetail::CheckCrashed);
    ProbeResult { outcome: Err(error), took, over_tls: false, certificate: None, clock_ahead: None }
}

/// The browser that the user has chosen on this system.
#[derive(Debug, Default)]
pub struct SystemBrowser;

impl Browser for SystemBrowser {
    fn open(&self, page: &str) -> Result<(), String> {
        if superuser::is_root() {
            return Err("runs-as-root".to_owned());
        }
        // Detached: the plain call may wait until the browser is closed again.
        open::that_detached(page).map_err(|e| e.to_string())
    }
}
