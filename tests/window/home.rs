//! Homes for the tests of the window: models as the core makes them, from events.
#![allow(dead_code, reason = "no program that is built with this file needs all of it")]

use std::net::SocketAddr;
use std::time::Duration;

use plex_locksmith::client::diagnosis::PlexService;
use plex_locksmith::client::discovery::Found;
use plex_locksmith::client::error::{NetError, NetKind};
use plex_locksmith::client::model::{
    Acceptance, Claimed, Connection, Hint, Identity, Listed, Look, MachineId, Moment, Presence, Root, RootFacts,
    Sighting, Source, User,
};
use plex_locksmith::client::observe::Finding;
use plex_locksmith::client::repair::claim::{ClaimEnd, ClaimStage};
use plex_locksmith::client::state::{Claim, Event, Model, Request, ServerKey, SignIn, SignInEvent, Waiting};
use plex_locksmith::client::text::{Email, Name};

pub const NOW: Moment = Duration::from_secs(100);

/// A model, and what to add to it.
pub struct Home(pub Model);

pub fn address(n: u8) -> SocketAddr {
    SocketAddr::from(([192, 168, 1, n], 32400))
}

pub fn id(n: u16) -> MachineId {
    MachineId::new(&format!("{n:040x}")).expect("an identity")
}

fn name(text: &str) -> Option<Name> {
    Name::new(text)
}

pub fn look(outcome: Result<Presence, NetError>, took: u64) -> Look {
    Look { outcome, took: Duration::from_millis(took), over_tls: false, certificate: None, clock_ahead: None }
}

pub fn answers(n: u16, claimed: Claimed) -> Look {
    let identity = Identity { id: id(n), claimed, version: name("1.43.2.9999-abc") };
    look(Ok(Presence::Server(identity)), 8)
}

pub fn fails(kind: NetKind) -> Look {
    look(Err(NetError::new("read the identity", "192.168.1.9", kind)), 2000)
}

pub fn anna() -> User {
    User {
        name: Name::new("anna").expect("a name"),
        email: Email::new("anna@example.com"),
        restricted: false,
        guest: false,
    }
}

impl Home {
    /// Plex answers, the search has come to rest, and nothing was found.
    pub fn empty() -> Self {
        let mut home = Self::searching();
        home.event(Event::Found(Found::Round(3)));
        home
    }

    pub fn searching() -> Self {
        let mut home = Self(Model::new(4096));
        home.0.request(Request::Search, Duration::ZERO);
        home.event(Event::Computer(Finding::Plex(Ok((PlexService::Answers(40), Some(0))))));
        home.event(Event::Found(Found::Round(1)));
        home
    }

    /// Four servers: unclaimed here, somebody's, slow, silent.
    pub fn family() -> Self {
        let mut home = Self::empty();
        home.here("Mac Mini", 1, Claimed::No);
        home.server("Attic NAS", 2, Claimed::Yes);
        home.sighted("Living room", 3);
        home.looked(3, fails(NetKind::TimedOut), None);
        home.sighted("Office", 4);
        home
    }

    pub fn event(&mut self, event: Event) {
        let _ = self.0.apply(event, NOW);
    }

    pub fn sighted(&mut self, title: &str, n: u8) {
        let hint = Hint { name: name(title), id: Some(id(n.into())), ..Hint::default() };
        self.event(Event::Found(Found::Sighting(Sighting { source: Source::Gdm, address: address(n), hint })));
    }

    pub fn looked(&mut self, n: u8, look: Look, root: Option<Root>) {
        self.looked_at(NOW, n, look, root);
    }

    pub fn looked_at(&mut self, now: Moment, n: u8, look: Look, root: Option<Root>) {
        let _ = self.0.apply(Event::Looked { address: address(n), here: false, look: Box::new(look), root }, now);
    }

    /// A server on another computer of the home network.
    pub fn server(&mut self, title: &str, n: u8, claimed: Claimed) -> ServerKey {
        self.sighted(title, n);
        let root = if claimed == Claimed::No { Root::Open(RootFacts::default()) } else { Root::Closed };
        self.looked(n, answers(n.into(), claimed), Some(root));
        self.key(n)
    }

    /// A server on this computer.
    pub fn here(&mut self, title: &str, n: u8, claimed: Claimed) -> ServerKey {
        self.sighted(title, n);
        let root = Some(Root::Open(RootFacts::default()));
        let look = Box::new(answers(n.into(), claimed));
        self.event(Event::Looked { address: address(n), here: true, look, root });
        self.key(n)
    }

    pub fn key(&self, n: u8) -> ServerKey {
        self.0.rows.row_of(address(n)).expect("a row")
    }

    pub fn sign_in(&mut self) {
        self.event(Event::SignIn(SignInEvent::In { user: anna() }));
        self.event(Event::Listed(Ok(Vec::new())));
    }

    /// Plex lists the server as the account's own, and it lets the account in.
    pub fn owns(&mut self, title: &str, n: u8) {
        let listed = Listed {
            id: id(n.into()),
            name: Name::new(title).expect("a name"),
            owned: true,
            home: false,
            owner: None,
            version: None,
            platform: None,
            platform_version: None,
            device: None,
            https_required: None,
            rebinding_protection: None,
            access_token: None,
            connections: vec![Connection { address: address(n), plex_direct: None, local: true, relay: false }],
        };
        self.event(Event::Listed(Ok(vec![listed])));
        self.event(Event::Accepted { address: address(n), access: Box::new(Acceptance::Accepted.into()) });
    }

    pub fn waiting(&mut self) {
        self.0.sign_in = SignIn::Waiting(Waiting {
            link: "https://app.plex.tv/auth#?clientID=4f1b1f7a-0000-4000-8000-1234567890ab&code=k7p3x9&context%5Bdevice%5D%5Bproduct%5D=Locksmith"
                .to_owned(),
            code: "K7P3".to_owned(),
            since: NOW - Duration::from_secs(12),
            expires: NOW + Duration::from_secs(1800),
            browser_error: None,
            trouble: None,
        });
    }

    pub fn claim(&mut self, server: ServerKey, stage: ClaimStage, end: Option<ClaimEnd>) {
        self.0.claim = Some(Claim { server, since: NOW - Duration::from_secs(21), stage, end });
    }

    pub fn into_model(mut self) -> Model {
        self.0.now = NOW;
        self.0
    }
}
