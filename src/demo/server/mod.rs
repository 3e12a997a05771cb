//! A simulated Plex Media Server: plain HTTP and TLS on one port, with the answers and the moods of a real one.

mod answers;
mod behaviour;
mod contact;
mod ending;
mod keeper;
mod kept;
mod link;
mod locality;
mod membership;
mod network;
mod pages;

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use hyper::{Method, StatusCode};
use rustls::ServerConfig;
use tokio::net::TcpListener;
use tokio::task::{AbortHandle, JoinHandle};

use super::element::Element;
use super::gdm::Announcement;
use super::idents;
use super::journal::Journal;
use super::listen::{Greeting, Running, Site, serve};
use super::message::{Reply, Request, Served};

pub use behaviour::{Behaviour, CallerRule, ClaimManner, Kind, Locality, Openness, Past, StartingManner};
use kept::Kept;

pub use keeper::{Keeper, PreferencesKeeper};
pub use link::{Link, LinkError};
pub use membership::{Membership, SignIn};
pub use network::Network;

/// Of late 2026.
pub(super) const VERSION: &str = "1.43.3.10896-cb3ebc72d";

/// Who a simulated server is.
#[derive(Clone)]
pub struct ServerOptions {
    pub name: String,
    /// 40 hexadecimal digits, from [`idents::machine_id`] unless told otherwise.
    pub machine_id: String,
    pub version: String,
    pub platform: String,
    pub platform_version: String,
    /// When its settings last changed, in seconds since 1970.
    pub updated_at: u64,
    /// How long after a claim it publishes its addresses at plex.tv.
    pub publishes_after: Duration,
    /// What it publishes there, if not its own addresses: a server in a container sees only those of the container's bridge.
    pub publishes: Vec<SocketAddr>,
    /// `customConnections`: where its owner lets it be reached by a name of their own, as through a reverse proxy ("https://plex.example.net:443").
    pub custom_url: Option<String>,
    pub membership: Membership,
    pub behaviour: Behaviour,
    /// Where it keeps its settings. What they say of its identity, its name, its membership and `allowedNetworks` takes the
    /// place of what is said here.
    pub keeper: Option<Arc<dyn Keeper>>,
}

impl ServerOptions {
    /// An unclaimed server on Linux with a version of late 2026.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            machine_id: idents::machine_id(name),
            version: VERSION.to_owned(),
            platform: "Linux".to_owned(),
            platform_version: "6.8.0-88-generic".to_owned(),
            updated_at: 1_790_000_000,
            publishes_after: Duration::from_millis(300),
            publishes: Vec::new(),
            custom_url: None,
            membership: Membership::SignedOut,
            behaviour: Behaviour::default(),
            keeper: None,
        }
    }

    /// What this server at this address tells plex.tv: listening everywhere, it publishes every address of its interfaces.
    #[must_use]
    pub fn published(&self, address: SocketAddr) -> Vec<SocketAddr> {
        if !self.publishes.is_empty() {
            return self.publishes.clone();
        }
        if !address.ip().is_unspecified() {
            return vec![address];
        }
        let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
        let own = interfaces.iter().filter(|interface| !interface.is_loopback() && interface.ip().is_ipv4());
        own.map(|interface| SocketAddr::new(interface.ip(), address.port())).collect()
    }
}

/// A running server. When it is dropped it stops at once, and keeps its settings if it can.
pub struct Server {
    shared: Arc<Shared>,
    running: Running,
}

pub(crate) struct Shared {
    options: ServerOptions,
    address: SocketAddr,
    /// The addresses that it publishes at plex.tv.
    published: Vec<SocketAddr>,
    behaviour: Mutex<Behaviour>,
    membership: Mutex<Membership>,
    /// The access tokens that plex.tv told last: they go on counting while plex.tv cannot be asked.
    remembered: Mutex<Vec<String>>,
    /// plex.tv could not be asked at the last try.
    out_of_touch: Mutex<bool>,
    /// Issued at the first TLS connection, together with the flaw that it was issued for.
    tls: Mutex<Option<(super::authority::Flaw, Arc<ServerConfig>)>>,
    link: Link,
    journal: Journal,
    first_request: OnceLock<Instant>,
    work: Mutex<Vec<AbortHandle>>,
    /// Its settings, if it keeps any; nothing once it has ended.
    kept: Mutex<Option<Kept>>,
}

impl Server {
    /// Starts a server at an address; port 0 takes a free one.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub async fn start(listen: SocketAddr, options: ServerOptions, link: Link, journal: Journal) -> io::Result<Self> {
        Self::start_on(TcpListener::bind(listen).await?, options, link, journal)
    }

    /// Starts a server on a socket that is bound already, so that its address could be made known before.
    ///
    /// # Errors
    /// When the socket has no address, or the settings cannot be loaded.
    pub fn start_on(
        listener: TcpListener,
        mut options: ServerOptions,
        link: Link,
        journal: Journal,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let kept = options.keeper.clone().map(Kept::load).transpose()?;
        if let Some(kept) = &kept {
            kept.apply(&mut options);
        }
        let finds_a_sign_in = kept.is_some() && options.membership.is_claimed();
        let shared = Arc::new(Shared {
            published: options.published(address),
            address,
            behaviour: Mutex::new(options.behaviour.clone()),
            membership: Mutex::new(options.membership.clone()),
            remembered: Mutex::default(),
            out_of_touch: Mutex::default(),
            tls: Mutex::new(None),
            link,
            journal,
            first_request: OnceLock::new(),
            work: Mutex::new(Vec::new()),
            kept: Mutex::new(kept),
            options,
        });
        if finds_a_sign_in {
            let server = Arc::clone(&shared);
            shared.keep(tokio::spawn(async move { server.take_up().await }));
        }
        let running = serve(listener, Arc::clone(&shared));
        Ok(Self { shared, running })
    }

    #[must_use]
    pub fn name(&self) -> &str {
        &self.shared.options.name
    }

    #[must_use]
    pub fn machine_id(&self) -> &str {
        &self.shared.options.machine_id
    }

    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.shared.address
    }

    /// The name that its certificate is good for, under `plex.direct`, with its address in front.
    #[must_use]
    pub fn plex_direct_url(&self) -> String {
        let dashed = self.shared.address.ip().to_string().replace(['.', ':'], "-");
        let uuid = idents::certificate_uuid(self.machine_id());
        format!("https://{dashed}.{uuid}.plex.direct:{}", self.shared.address.port())
    }

    #[must_use]
    pub fn membership(&self) -> Membership {
        self.shared.membership()
    }

    pub fn set_membership(&self, membership: Membership) {
        self.shared.set_membership(membership);
    }

    /// Changes how it behaves from now on.
    pub fn change(&self, change: impl FnOnce(&mut Behaviour)) {
        change(&mut lock(&self.shared.behaviour));
    }

    /// What it announces by GDM at this moment.
    #[must_use]
    pub fn announcement(&self) -> Announcement {
        self.shared.announcement()
    }

    /// What [`Gdm::announce`](super::gdm::Gdm::announce) asks at every search.
    pub fn announcer(&self) -> impl Fn() -> Announcement + Send + Sync + 'static {
        let shared = Arc::clone(&self.shared);
        move || shared.announcement()
    }
}

impl Shared {
    fn behaviour(&self) -> Behaviour {
        lock(&self.behaviour).clone()
    }

    fn membership(&self) -> Membership {
        lock(&self.membership).clone()
    }

    fn set_membership(&self, membership: Membership) {
        if let Some(kept) = &mut *lock(&self.kept) {
            kept.note(&membership, &self.options.machine_id);
        }
        *lock(&self.membership) = membership;
    }

    fn keep(&self, work: JoinHandle<()>) {
        lock(&self.work).push(work.abort_handle());
    }

    fn announcement(&self) -> Announcement {
        let claimed = lock(&self.membership).is_claimed();
        Announcement {
            name: self.options.name.clone(),
            port: self.address.port(),
            resource_identifier: self.options.machine_id.clone(),
            version: self.options.version.clone(),
            certificate_uuid: claimed.then(|| idents::certificate_uuid(&self.options.machine_id)),
            updated_at: self.options.updated_at,
        }
    }

    /// XML, or JSON when it is asked for.
    fn say(&self, request: &Request, element: &Element) -> Reply {
        if request.wants_json() {
            Reply::json(StatusCode::OK, &element.json())
        } else {
            Reply::xml(StatusCode::OK, element)
        }
    }

    /// A server that was never signed in has no certificate, and speaks no TLS.
    fn tls_config(&self) -> Option<Arc<ServerConfig>> {
        let flaw = lock(&self.behaviour).certificate;
        if !lock(&self.membership).is_claimed() {
            return None;
        }
        let mut tls = lock(&self.tls);
        match &*tls {
            Some((known, config)) if *known == flaw => Some(Arc::clone(config)),
            _ => {
                let uuid = idents::certificate_uuid(&self.options.machine_id);
                let config = self.link.authority().issue_plex_direct(&uuid, flaw).ok()?;
                *tls = Some((flaw, Arc::clone(&config)));
                Some(config)
            }
        }
    }

    /// Waits until a sleeping server is awake, counted from its first request.
    async fn wake(&self, behaviour: &Behaviour) {
        let first = *self.first_request.get_or_init(Instant::now);
        tokio::time::sleep_until((first + behaviour.wakes_in).into()).await;
    }

    fn is_starting(&self, behaviour: &Behaviour) -> bool {
        let first = *self.first_request.get_or_init(Instant::now);
        behaviour.starting_for.is_some_and(|time| first.elapsed() < time)
    }

    async fn respond(self: Arc<Self>, request: Request, behaviour: &Behaviour) -> Served {
        let starting = self.is_starting(behaviour);
        if starting && behaviour.starting == StartingManner::Busy {
            return pages::failure(StatusCode::SERVICE_UNAVAILABLE).into();
        }
        let start_state = starting.then_some("startingPlugins");
        match (&request.method, request.path.as_str()) {
            (&Method::GET, "/identity") => {
                let claimed = (!behaviour.old_identity).then(|| self.membership().is_claimed());
                self.say(&request, &answers::identity(&self.options, claimed)).into()
            }
            (&Method::GET, "/web" | "/web/" | "/web/index.html") => pages::web_app().into(),
            (&Method::POST, "/myplex/claim") => self.claim(request).await,
            (&Method::DELETE, "/myplex/account") => self.unclaim(&request).await.into(),
            (&Method::GET, "/" | "/myplex/account" | "/servers" | "/media/providers") => {
                self.for_the_trusted(&request, start_state).await.into()
            }
            _ => pages::failure(StatusCode::NOT_FOUND).into(),
        }
    }

    async fn for_the_trusted(&self, request: &Request, start_state: Option<&str>) -> Reply {
        if !self.trusts(request).await {
            return pages::unauthorized(request);
        }
        let element = match request.path.as_str() {
            "/myplex/account" => self.account(),
            "/servers" => answers::servers(&self.options, &request.local.ip().to_string(), self.address.port()),
            _ => answers::root(&self.options, &self.membership(), start_state, self.is_cut_off()),
        };
        self.say(request, &element)
    }

    fn account(&self) -> Element {
        answers::account(&self.membership(), self.address.port(), self.is_cut_off())
    }
}

impl Site for Shared {
    fn greet(&self, peer: SocketAddr, _local: SocketAddr, tls: bool) -> Greeting {
        let behaviour = self.behaviour();
        if behaviour.hangs {
            return Greeting::Hold;
        }
        if tls {
            return self.tls_config().map_or(Greeting::Reset, Greeting::Tls);
        }
        let own = locality::locality(behaviour.caller, peer) == Locality::Loopback;
        if behaviour.secure_connections_required && !own { Greeting::Reset } else { Greeting::Plain }
    }

    async fn answer(self: Arc<Self>, request: Request) -> Served {
        self.journal.note(&self.options.name, &request);
        let behaviour = self.behaviour();
        if behaviour.hangs {
            return Served::Hang;
        }
        self.wake(&behaviour).await;
        if behaviour.not_plex {
            return pages::printer(&request).into();
        }
        match self.respond(request, &behaviour).await {
            Served::Reply(reply) => {
                let reply = reply.with("x-plex-protocol", "1.0");
                match behaviour.clock_offset {
                    0 => reply.into(),
                    offset => reply.with("date", &super::plex_tv::shifted_date(offset)).into(),
                }
            }
            other @ (Served::Hang | Served::Reset) => other,
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
