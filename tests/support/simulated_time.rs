//! A home in simulated time: the model is asked what it would do, and answered at once, so that a month passes in seconds. No socket is
//! opened, and nothing sleeps.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::net::SocketAddr;
use std::time::Duration;

use plex_locksmith::client::config::WatchTimes;
use plex_locksmith::client::discovery::Discovered;
use plex_locksmith::client::history::{self, Log, Writer};
use plex_locksmith::client::model::error::{NetError, NetKind, NetOperation};
use plex_locksmith::client::model::text::DisplayText;
use plex_locksmith::client::model::{
    Acceptance, Access, Announced, Claimed, Clocks, Connection, Identity, MachineId, Moment, NameAnswer, PlexResource,
    PlexService, Presence, ProbeResult, Proof, ProvenBy, Root, RootFacts, Route, Secret, Sighting, Source,
    UnaskedReason, User,
};
use plex_locksmith::client::net::{Interface, is_here};
use plex_locksmith::client::probe::{Finding, Probe};
use plex_locksmith::client::state::{
    Effect, Event, Glance, Glimpse, HistoryEvent, Keeping, Model, Request, SignInEvent,
};

/// 2026-11-23, a Monday, at midnight UTC: seconds since 1970.
pub const MONDAY: u64 = 1_795_392_000;

/// A server that is simulated.
#[derive(Clone, Debug)]
pub struct SimServer {
    pub id: MachineId,
    pub name: &'static str,
    pub address: SocketAddr,
    /// It takes connections.
    pub up: bool,
    /// It is reachable at all: else nothing answers.
    pub awake: bool,
    pub starting: bool,
    pub lets_in: bool,
    pub reaches_plex: bool,
    /// It shows its front page to anybody at home (`allowedNetworks`).
    pub open: bool,
    pub version: String,
    /// When it was asked something, in seconds since the start.
    pub requests: Vec<u64>,
}

/// The home, its owner's program in it, and both clocks.
pub struct SimHome {
    pub model: Model,
    pub servers: Vec<SimServer>,
    pub online: bool,
    /// The way out is a tunnel.
    pub tunnel: bool,
    interfaces: Vec<Interface>,
    pub writer: Option<Writer>,
    /// Since the start; goes on while this computer sleeps.
    monotonic: Duration,
    /// Milliseconds since 1970.
    pub wall: u64,
    /// How long a look takes at one that does not answer.
    pub silence: Duration,
    /// Keep the time of each request at a server. A month of them takes room.
    pub counts: bool,
    timers: BinaryHeap<Reverse<(Moment, u64, Timer)>>,
    next_timer: u64,
    pub list_fetches: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Timer {
    Look(SocketAddr),
    Plex,
}

pub fn id(letter: char) -> MachineId {
    MachineId::new(&letter.to_string().repeat(40)).expect("an identity")
}

pub fn server(letter: char, name: &'static str, address: &str) -> SimServer {
    SimServer {
        id: id(letter),
        name,
        address: address.parse().expect("an address"),
        up: true,
        awake: true,
        starting: false,
        lets_in: true,
        reaches_plex: true,
        open: false,
        version: "1.43.3.10896-cb3ebc72d".to_owned(),
        requests: Vec::new(),
    }
}

impl SimHome {
    /// A home whose owner has signed in, watched from Monday on.
    pub fn watched(servers: Vec<SimServer>) -> Self {
        Self::with(servers, WatchTimes::default())
    }

    pub fn with(servers: Vec<SimServer>, times: WatchTimes) -> Self {
        let mut model = Model::new(4096);
        model.watch.times = Some(times);
        let mut home = Self {
            model,
            servers,
            online: true,
            tunnel: false,
            interfaces: vec![lan()],
            writer: None,
            monotonic: Duration::from_secs(100),
            wall: MONDAY * 1000,
            silence: Duration::ZERO,
            counts: true,
            timers: BinaryHeap::new(),
            next_timer: 0,
            list_fetches: 0,
        };
        home.event(Event::History(HistoryEvent::Read { log: Log::default(), keeping: Keeping::Memory }));
        home.request(Request::Search);
        home.request(Request::SignIn);
        let user = User {
            id: None,
            name: DisplayText::new("anna").expect("a name"),
            username: None,
            email: None,
            restricted: false,
            guest: false,
        };
        home.event(Event::SignIn(SignInEvent::In { user }));
        home
    }

    fn now(&self) -> Moment {
        self.monotonic
    }

    pub fn clocks(&self) -> Clocks {
        Clocks { wall: self.wall, monotonic: self.monotonic }
    }

    pub fn server(&mut self, letter: char) -> &mut SimServer {
        let wanted = id(letter);
        self.servers.iter_mut().find(|server| server.id == wanted).expect("a server")
    }

    /// All events of the history so far.
    pub fn history(&self) -> Vec<history::Event> {
        self.model.watch.log.iter().collect()
    }

    /// Time passes, beat by beat.
    pub fn run(&mut self, time: Duration) {
        let beat = self.model.watch.times.as_ref().map_or(Duration::from_secs(5), |times| times.beat);
        let end = self.monotonic + time;
        while self.monotonic < end {
            let step = beat.min(end - self.monotonic);
            self.pass(step);
            while let Some(Reverse((at, _, timer))) = self.timers.peek().copied() {
                if at > self.now() {
                    break;
                }
                self.timers.pop();
                match timer {
                    Timer::Look(address) => self.probe(address),
                    Timer::Plex => self.ping(),
                }
            }
            let clocks = self.clocks();
            self.event(Event::Beat(clocks));
        }
    }

    /// Nobody looks meanwhile: this computer sleeps.
    pub fn sleep(&mut self, time: Duration) {
        self.pass(time);
    }

    fn pass(&mut self, time: Duration) {
        self.monotonic += time;
        self.wall += u64::try_from(time.as_millis()).expect("a time");
    }

    pub fn event(&mut self, event: Event) {
        let now = self.now();
        let effects = self.model.apply(event, now);
        self.carry_out(effects);
    }

    pub fn request(&mut self, request: Request) {
        let now = self.now();
        let effects = self.model.request(request, now);
        self.carry_out(effects);
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "of a home that is only watched, nothing else is asked")]
    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Search => self.search(),
                Effect::Probe { address } if !self.silence.is_zero() && !self.answers(address) => {
                    self.later(self.silence, Timer::Look(address));
                }
                Effect::Probe { address } => self.probe(address),
                Effect::Glance { address, what } => self.glance(address, what),
                Effect::TryAccess { address, way, .. } => self.try_access(address, &way.id),
                Effect::LookLater { address, after } => self.later(after, Timer::Look(address)),
                Effect::LookAtPlex { after } if after.is_zero() => self.ping(),
                Effect::LookAtPlex { after } => self.later(after, Timer::Plex),
                Effect::Observe(probe) => self.observe(probe),
                Effect::FetchList => self.list(),
                Effect::Keep { events, now } => {
                    if let Some(writer) = &mut self.writer {
                        events.iter().for_each(|event| writer.add(event));
                        writer.sync(now).expect("a disk");
                    }
                }
                _ => {}
            }
        }
    }

    fn later(&mut self, after: Duration, timer: Timer) {
        self.next_timer += 1;
        self.timers.push(Reverse((self.now() + after, self.next_timer, timer)));
    }

    /// This computer is in these networks from now on.
    pub fn join(&mut self, interfaces: Vec<Interface>) {
        self.interfaces = interfaces;
        self.event(Event::Found(Discovered::Interfaces(self.interfaces.clone())));
    }

    fn search(&mut self) {
        self.join(self.interfaces.clone());
        for server in self.servers.clone() {
            if server.up && server.awake && self.online {
                let hint =
                    Announced { id: Some(server.id), name: DisplayText::new(server.name), ..Announced::default() };
                let sighting = Sighting { source: Source::Gdm, address: server.address, hint };
                self.event(Event::Found(Discovered::Sighting(sighting)));
            }
        }
        self.event(Event::Found(Discovered::Round(1)));
    }

    fn answers(&self, address: SocketAddr) -> bool {
        self.online && self.servers.iter().any(|server| server.address == address && server.awake)
    }

    /// Who is at an address. The request counts, where there is anybody.
    fn who(&mut self, address: SocketAddr) -> Result<Presence, NetError> {
        let failed = |kind| Err(NetError::new(NetOperation::ReadIdentity, address, kind));
        let (second, counts, online) = (self.monotonic.as_secs(), self.counts, self.online);
        if !online {
            return failed(NetKind::NoRoute);
        }
        let Some(server) = self.servers.iter_mut().find(|server| server.address == address && server.awake) else {
            return failed(NetKind::TimedOut);
        };
        if !server.up {
            return failed(NetKind::Refused);
        }
        if counts {
            server.requests.push(second);
        }
        let identity =
            Identity { id: server.id.clone(), claimed: Claimed::Yes, version: DisplayText::new(&server.version) };
        Ok(if server.starting { Presence::Starting(Some(identity)) } else { Presence::Server(identity) })
    }

    fn look(&mut self, address: SocketAddr) -> ProbeResult {
        let outcome = self.who(address);
        ProbeResult {
            outcome,
            took: Duration::from_millis(8),
            over_tls: false,
            certificate: None,
            clock_ahead: Some(0),
        }
    }

    fn probe(&mut self, address: SocketAddr) {
        let probe = self.look(address);
        let root = self.root(address, &probe);
        let here = is_here(address.ip(), &self.interfaces);
        self.event(Event::Probed { address, here, probe: Box::new(probe), root });
    }

    fn root(&mut self, address: SocketAddr, probe: &ProbeResult) -> Option<Root> {
        matches!(probe.outcome, Ok(Presence::Server(_))).then(|| {
            let _ = self.who(address);
            let server = self.servers.iter().find(|server| server.address == address).expect("it answered");
            if server.open { Root::Open(front_page(server)) } else { Root::Closed }
        })
    }

    fn glance(&mut self, address: SocketAddr, what: Glance) {
        let glimpse = match what {
            Glance::Knock => {
                let is_up = self.servers.iter().any(|server| server.address == address && server.up);
                Glimpse::Knocked(is_up && self.answers(address))
            }
            Glance::Identity => Glimpse::Answered { probe: Box::new(self.look(address)), root: None },
            Glance::FrontPage => {
                let probe = self.look(address);
                let root = self.root(address, &probe);
                Glimpse::Answered { probe: Box::new(probe), root }
            }
        };
        self.event(Event::Glimpsed { address, glimpse });
    }

    fn try_access(&mut self, address: SocketAddr, wanted: &MachineId) {
        let access = match self.who(address) {
            Err(error) => Acceptance::Lost(error).into(),
            Ok(Presence::Server(identity)) if identity.id != *wanted => {
                Acceptance::Unasked(UnaskedReason::OtherServer).into()
            }
            Ok(Presence::Server(identity)) => {
                let _ = self.who(address);
                let server = self.servers.iter().find(|server| server.address == address).expect("it answered");
                let root = front_page(server);
                Access {
                    acceptance: if server.lets_in { Acceptance::Accepted } else { Acceptance::Refused(401) },
                    certificate: None,
                    root: server.lets_in.then_some(root),
                    proof: Some(Proof { by: ProvenBy::Certificate, identity }),
                }
            }
            Ok(Presence::Starting(_) | Presence::NotPlex(_)) => {
                let starting = NetError::new(NetOperation::AskForAccess, address, NetKind::Status(503));
                Acceptance::Lost(starting).into()
            }
        };
        self.event(Event::Accepted { address, access: Box::new(access) });
    }

    fn ping(&mut self) {
        let service = if self.online {
            PlexService::Answers(30)
        } else {
            PlexService::Failed(NetError::new(NetOperation::ReachPlex, "plex.tv", NetKind::NoRoute))
        };
        self.event(Event::Computer(Finding::Plex(Ok((service, self.online.then_some(0))))));
    }

    fn observe(&mut self, probe: Probe) {
        let answer = || {
            if self.online { NameAnswer::Addresses(vec![[8, 8, 8, 8].into()]) } else { NameAnswer::Silent }
        };
        let finding = match probe {
            Probe::Route if self.tunnel => Finding::Route(Ok(Route::Tunnel("wg0".to_owned()))),
            Probe::Route => Finding::Route(Ok(if self.online { Route::Network } else { Route::None })),
            Probe::ControlName => Finding::ControlName(Ok(answer())),
            Probe::PlexNames => Finding::PlexNames(Ok(vec![("plex.tv", answer())])),
            Probe::Proxy => Finding::Proxy(Ok(None)),
            Probe::PlexAddress(_) => Finding::PlexAddress(Ok(self.online)),
            Probe::PlexCertificate => Finding::PlexCertificate(Ok(None)),
        };
        self.event(Event::Computer(finding));
    }

    fn list(&mut self) {
        self.list_fetches += 1;
        let entry = |server: &SimServer| PlexResource {
            id: server.id.clone(),
            name: DisplayText::new(server.name).expect("a name"),
            owned: true,
            home: false,
            owner: None,
            version: None,
            platform: None,
            platform_version: None,
            device: None,
            https_required: None,
            public_address_matches: Some(true),
            last_seen: None,
            rebinding_protection: None,
            access_token: Some(Secret::from("a-token-of-the-server")),
            access_is_account: false,
            connections: vec![Connection { address: server.address, plex_direct: None, local: true, relay: false }],
            own_names: Vec::new(),
        };
        let list = self.servers.iter().map(entry).collect();
        self.event(Event::Listed(Ok(list)));
    }
}

fn front_page(server: &SimServer) -> RootFacts {
    let mapping = |lost: &str, fine: &str| DisplayText::new(if server.reaches_plex { fine } else { lost });
    RootFacts {
        mapping_state: mapping("failed", "mapped"),
        mapping_error: mapping("myplexgone", ""),
        ..RootFacts::default()
    }
}

/// The home's network, as this computer has it.
pub fn lan() -> Interface {
    Interface {
        name: "eth0".to_owned(),
        ip: [192, 168, 1, 2].into(),
        prefix: 24,
        broadcast: Some([192, 168, 1, 255].into()),
        is_loopback: false,
        is_up: true,
        is_point_to_point: false,
    }
}
