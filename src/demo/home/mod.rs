//! The demo home: plex.tv, a search responder and servers in one process, all on the loopback address.

mod browser;
mod cast;
mod install;
mod installed;
mod life;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use socket2::Socket;
use tempfile::TempDir;
use tokio::net::TcpListener;

use super::authority::Authority;
use super::gdm::{Announcement, Gdm};
use super::house::House;
use super::idents;
use super::journal::Journal;
use super::plex_tv::{Enrolment, Options, PlexTv};
use super::server::{CallerRule, Kind, Link, Locality, Membership, Past, Server, ServerOptions, SignIn};

pub use browser::DemoBrowser;
pub use install::{Contained, HostedServer};
pub use installed::Installed;
pub use life::Life;

/// A free port of the loopback address: macOS has no other loopback address than this one.
const ANYWHERE: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// A simulated home. Everything in it stops when it is dropped.
pub struct Home {
    authority: Arc<Authority>,
    journal: Journal,
    plex_tv: Arc<PlexTv>,
    link: Link,
    gdm: Gdm,
    servers: Vec<Server>,
    typed: Vec<SocketAddr>,
    here: Vec<SocketAddr>,
    house: House,
    /// In folders of "this computer".
    installed: Vec<Installed>,
    hosted: Vec<HostedServer>,
    contained: Vec<Contained>,
    /// Data folders of the home's own.
    folders: Vec<TempDir>,
    /// Where repairs keep their journals: not among those of real servers.
    workshop: TempDir,
    /// Sockets that are bound and do not listen: a connection to them is refused, and nobody else takes their ports.
    refusing: Vec<Socket>,
}

impl Home {
    /// The home of `--demo all`: one server of each kind.
    ///
    /// # Errors
    /// When no sockets can be opened.
    pub async fn start() -> io::Result<Self> {
        Self::start_with(Options::default(), Journal::default()).await
    }

    /// The same, with a plex.tv of a certain behaviour and a journal that may go to a file.
    ///
    /// # Errors
    /// When no sockets can be opened.
    pub async fn start_with(options: Options, journal: Journal) -> io::Result<Self> {
        let mut home = Self::empty_with(options, journal).await?;
        home.move_in().await?;
        Ok(home)
    }

    /// The home of `--demo`: six servers at addresses of a house, one of them on a NAS that can be signed in to, as many people have them.
    ///
    /// # Errors
    /// When no sockets can be opened.
    pub async fn small() -> io::Result<Self> {
        let mut home = Self::empty().await?;
        home.move_into_a_house().await?;
        Ok(home)
    }

    /// A home with plex.tv and no server.
    ///
    /// # Errors
    /// When no sockets can be opened.
    pub async fn empty() -> io::Result<Self> {
        Self::empty_with(Options::default(), Journal::default()).await
    }

    /// The same, with a plex.tv of a certain behaviour and a journal that may go to a file.
    ///
    /// # Errors
    /// When no sockets can be opened.
    pub async fn empty_with(options: Options, journal: Journal) -> io::Result<Self> {
        let authority = Arc::new(Authority::new()?);
        let plex_tv = PlexTv::start(ANYWHERE, &authority, options, journal.clone()).await?;
        let base = plex_tv.base_url();
        let link = Link::new(&base, Some(plex_tv.address()), Arc::clone(&authority)).map_err(io::Error::other)?;
        let gdm = Gdm::unicast(ANYWHERE).await?;
        Ok(Self {
            authority,
            journal,
            plex_tv: Arc::new(plex_tv),
            link,
            gdm,
            servers: Vec::new(),
            typed: Vec::new(),
            here: Vec::new(),
            house: House::default(),
            installed: Vec::new(),
            hosted: Vec::new(),
            contained: Vec::new(),
            folders: Vec::new(),
            workshop: tempfile::Builder::new().prefix("locksmith-demo-repairs-").tempdir()?,
            refusing: Vec::new(),
        })
    }

    /// Adds a server of a kind that announces itself, if its kind does. Callers count as its neighbours, unless the kind says
    /// otherwise.
    ///
    /// # Errors
    /// When no socket can be opened.
    pub async fn add(&mut self, name: &str, kind: Kind) -> io::Result<SocketAddr> {
        self.add_server(ServerOptions::new(name), kind).await
    }

    /// The same, for a server that is someone special. Its behaviour and its membership come from the kind.
    ///
    /// # Errors
    /// When no socket can be opened.
    pub async fn add_server(&mut self, options: ServerOptions, kind: Kind) -> io::Result<SocketAddr> {
        let server = self.open(options, kind).await?;
        let address = server.address();
        if kind == Kind::NotPlex {
            self.typed.push(address);
        } else {
            self.gdm.announce(server.announcer());
        }
        self.servers.push(server);
        Ok(address)
    }

    /// Starts a server of which nobody hears yet.
    async fn open(&self, options: ServerOptions, kind: Kind) -> io::Result<Server> {
        let listener = TcpListener::bind(ANYWHERE).await?;
        let address = listener.local_addr()?;
        let mut behaviour = kind.behaviour();
        if behaviour.caller == CallerRule::Real {
            behaviour.caller = CallerRule::All(Locality::Subnet);
        }
        let membership = self.membership(&options, kind, address);
        let options = ServerOptions { behaviour, membership, ..options };
        Server::start_on(listener, options, self.link.clone(), self.journal.clone())
    }

    /// A folder for the journals of repairs, for as long as the home lives.
    #[must_use]
    pub fn workshop(&self) -> &Path {
        self.workshop.path()
    }

    /// Adds an announcement of anna's server at an address where nothing listens.
    ///
    /// # Errors
    /// When no socket can be opened.
    pub fn add_not_running(&mut self, name: &str) -> io::Result<SocketAddr> {
        let socket = installed::refusing(ANYWHERE)?;
        let address = socket.local_addr()?.as_socket().ok_or(io::ErrorKind::AddrNotAvailable)?;
        self.refusing.push(socket);
        let options = ServerOptions::new(name);
        let _signed_in = self.membership(&options, Kind::Healthy, address);
        let announcement = Announcement {
            name: options.name,
            port: address.port(),
            certificate_uuid: Some(idents::certificate_uuid(&options.machine_id)),
            resource_identifier: options.machine_id,
            version: options.version,
            updated_at: options.updated_at,
        };
        self.gdm.announce(move || announcement.clone());
        Ok(address)
    }

    /// Adds many servers of one kind, for measurements: "Server 0001" and so on.
    ///
    /// Each has a socket of its own, so more of them than the system's limit of open files allows is an error.
    ///
    /// # Errors
    /// When no socket can be opened.
    pub async fn many(&mut self, count: usize, kind: Kind) -> io::Result<()> {
        for number in 1..=count {
            self.add(&format!("Server {number:04}"), kind).await?;
        }
        Ok(())
    }

    fn membership(&self, options: &ServerOptions, kind: Kind, address: SocketAddr) -> Membership {
        match kind.past() {
            Past::NeverClaimed => Membership::SignedOut,
            Past::DeadToken => Membership::SignedIn(SignIn::dead("anna")),
            Past::RefusedToken => Membership::Stale(SignIn::dead("anna")),
            Past::Owner { owner, shared_with } => {
                let enrolment = options.enrolment(owner, shared_with, options.published(address));
                self.plex_tv.enrol(&enrolment).map_or(Membership::SignedOut, Membership::SignedIn)
            }
        }
    }

    /// The stand-in for plex.tv: its faults, tokens and approvals.
    #[must_use]
    pub fn plex_tv(&self) -> &PlexTv {
        &self.plex_tv
    }

    /// The authority whose certificate has to be trusted.
    #[must_use]
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// A server by its name.
    #[must_use]
    pub fn server(&self, name: &str) -> Option<&Server> {
        self.servers.iter().find(|server| server.name() == name)
    }

    #[must_use]
    pub fn servers(&self) -> &[Server] {
        &self.servers
    }

    /// Stops a server: connections to its address are refused from now on, while its announcements go on. False if there is
    /// no such server.
    pub fn stop(&mut self, name: &str) -> bool {
        let before = self.servers.len();
        self.servers.retain(|server| server.name() != name);
        self.servers.len() < before
    }

    /// Where a search has to be sent.
    #[must_use]
    pub fn gdm_targets(&self) -> Vec<SocketAddr> {
        vec![self.gdm.address()]
    }

    /// Addresses that are not announced: someone has to type them.
    #[must_use]
    pub fn typed(&self) -> &[SocketAddr] {
        &self.typed
    }

    /// The addresses at which its servers are known.
    #[must_use]
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The servers of "this computer".
    #[must_use]
    pub fn here(&self) -> &[SocketAddr] {
        &self.here
    }

    /// Puts a server on "this computer": from now on it takes every caller for its own computer.
    pub fn set_here(&mut self, name: &str) {
        if let Some(server) = self.servers.iter().find(|server| server.name() == name) {
            server.change(|behaviour| behaviour.caller = CallerRule::All(Locality::Loopback));
            self.here.push(server.address());
        }
    }

    /// All requests that arrived anywhere in the home.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The browser of the demo home, which approves as anna after a moment.
    #[must_use]
    pub fn browser(&self) -> DemoBrowser {
        DemoBrowser::new(Arc::downgrade(&self.plex_tv))
    }
}

impl ServerOptions {
    /// This server's place in an account.
    #[must_use]
    pub fn enrolment(&self, owner: &str, shared_with: Option<&str>, addresses: Vec<SocketAddr>) -> Enrolment {
        Enrolment {
            custom_url: self.custom_url.clone(),
            machine_id: self.machine_id.clone(),
            name: self.name.clone(),
            version: self.version.clone(),
            platform: self.platform.clone(),
            platform_version: self.platform_version.clone(),
            owner: owner.to_owned(),
            shared_with: shared_with.into_iter().map(str::to_owned).collect(),
            addresses,
        }
    }
}
