//! Homes for the tests of the window: models as the core makes them, from events.
#![allow(dead_code, reason = "no program that is built with this file needs all of it")]

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use plex_locksmith::client::discovery::Discovered;
use plex_locksmith::client::model::error::{NetError, NetKind, NetOperation};
use plex_locksmith::client::model::text::{DisplayText, Email};
use plex_locksmith::client::model::{
    Acceptance, AccountId, Announced, Claimed, ClockTime, Connection, Controller, Identity, Installed, Locator,
    MachineId, Moment, PlexResource, PlexService, Presence, ProbeResult, Root, RootFacts, Sighting, Source,
    StoredAccount, StoredSignIn, User,
};
use plex_locksmith::client::probe::Finding;
use plex_locksmith::client::repair::claim::{ClaimEnd, ClaimStage};
use plex_locksmith::client::repair::record::{Backup, JournalEntry};
use plex_locksmith::client::repair::{JournalStore, Note, Progress, Record, RepairEnd, RepairOutcome, Step};
use plex_locksmith::client::state::{Claim, Event, Model, Request, ServerKey, SignIn, SignInEvent, Waiting};

pub const NOW: Moment = Duration::from_secs(100);
/// What the clock shows then, in a zone of its own: 2026-11-27 14:39.
const CLOCK: ClockTime = ClockTime { unix: 1_795_786_740, ahead: 3_600 };

/// A model, and what to add to it.
pub struct Home(pub Model);

pub fn address(n: u8) -> SocketAddr {
    SocketAddr::from(([192, 168, 1, n], 32400))
}

pub fn id(n: u16) -> MachineId {
    MachineId::new(&format!("{n:040x}")).expect("an identity")
}

fn name(text: &str) -> Option<DisplayText> {
    DisplayText::new(text)
}

/// The account of a sign-in; Plex tells whose it is if it still accepts it.
pub fn stored_account(account: &str, sign_in: StoredSignIn) -> StoredAccount {
    let id = (sign_in == StoredSignIn::Alive).then_some(AccountId(if account == "anna" { 1 } else { 2 }));
    StoredAccount { id, ..StoredAccount::new(name(account), Email::new(&format!("{account}@example.com"))) }
}

pub fn locator(n: u8) -> Locator {
    Locator::Folder { preferences: format!("/var/lib/plexmediaserver/{n}/Preferences.xml").into() }
}

pub fn probe(outcome: Result<Presence, NetError>, took: u64) -> ProbeResult {
    ProbeResult { outcome, took: Duration::from_millis(took), over_tls: false, certificate: None, clock_ahead: None }
}

pub fn answers(n: u16, claimed: Claimed) -> ProbeResult {
    let identity = Identity { id: id(n), claimed, version: name("1.43.2.9999-abc") };
    probe(Ok(Presence::Server(identity)), 8)
}

pub fn fails(kind: NetKind) -> ProbeResult {
    probe(Err(NetError::new(NetOperation::ReadIdentity, "192.168.1.9", kind)), 2000)
}

pub fn anna() -> User {
    User {
        id: Some(AccountId(1)),
        name: DisplayText::new("anna").expect("a name"),
        username: DisplayText::new("anna"),
        email: Email::new("anna@example.com"),
        restricted: false,
        guest: false,
    }
}

impl Home {
    /// Plex answers, the search has come to rest, and nothing was found.
    pub fn empty() -> Self {
        let mut home = Self::searching();
        home.event(Event::Found(Discovered::Round(3)));
        home
    }

    pub fn searching() -> Self {
        let mut home = Self(Model::new(4096));
        home.0.set_clock(CLOCK);
        home.0.request(Request::Search, Duration::ZERO);
        home.event(Event::Computer(Finding::Plex(Ok((PlexService::Answers(40), Some(0))))));
        home.event(Event::Found(Discovered::Round(1)));
        home
    }

    /// Four servers: unclaimed here, somebody's, slow, silent.
    pub fn family() -> Self {
        let mut home = Self::empty();
        home.here("Mac Mini", 1, Claimed::No);
        home.runs_here("Mac Mini", 1, Claimed::No);
        home.server("Attic NAS", 2, Claimed::Yes);
        home.sighted("Living room", 3);
        home.probed(3, fails(NetKind::TimedOut), None);
        home.sighted("Office", 4);
        home
    }

    pub fn event(&mut self, event: Event) {
        let _ = self.0.apply(event, NOW);
    }

    pub fn sighted(&mut self, title: &str, n: u8) {
        self.announced(title, n, n.into());
    }

    /// The same by an identity of its own.
    pub fn announced(&mut self, title: &str, n: u8, as_id: u16) {
        let hint = Announced { name: name(title), id: Some(id(as_id)), ..Announced::default() };
        self.event(Event::Found(Discovered::Sighting(Sighting { source: Source::Gdm, address: address(n), hint })));
    }

    pub fn probed(&mut self, n: u8, probe: ProbeResult, root: Option<Root>) {
        self.probed_at(NOW, n, probe, root);
    }

    pub fn probed_at(&mut self, now: Moment, n: u8, probe: ProbeResult, root: Option<Root>) {
        let _ = self.0.apply(Event::Probed { address: address(n), here: false, probe: Box::new(probe), root }, now);
    }

    /// A server on another computer of the home network.
    pub fn server(&mut self, title: &str, n: u8, claimed: Claimed) -> ServerKey {
        self.sighted(title, n);
        let root = if claimed == Claimed::No { Root::Open(RootFacts::default()) } else { Root::Closed };
        self.probed(n, answers(n.into(), claimed), Some(root));
        self.key(n)
    }

    /// A server on this computer.
    pub fn here(&mut self, title: &str, n: u8, claimed: Claimed) -> ServerKey {
        self.sighted(title, n);
        let root = Some(Root::Open(RootFacts::default()));
        let probe = Box::new(answers(n.into(), claimed));
        self.event(Event::Probed { address: address(n), here: true, probe, root });
        self.key(n)
    }

    /// The system names the process of its installation as what listens on this computer's loopback.
    pub fn runs_here(&mut self, title: &str, n: u8, claimed: Claimed) {
        let installed = Installed {
            controller: Controller::Managed("systemd (plexmediaserver)".to_owned()),
            can_start: true,
            name: name(title),
            ..Installed::new(id(n.into()), locator(n))
        };
        self.event(Event::Installed { servers: vec![installed], closed: Vec::new() });
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 32400));
        let probe = Box::new(answers(n.into(), claimed));
        self.event(Event::Probed { address, here: true, probe, root: Some(Root::Open(RootFacts::default())) });
        self.event(Event::Listener { address, id: id(n.into()), is_own: true });
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
        let listed = PlexResource {
            connections: vec![Connection { address: address(n), plex_direct: None, local: true, relay: false }],
            ..PlexResource::new(id(n.into()), DisplayText::new(title).expect("a name"))
        };
        self.event(Event::Listed(Ok(vec![listed])));
        self.event(Event::Accepted { address: address(n), access: Box::new(Acceptance::Accepted.into()) });
    }

    /// The account's own, at these addresses of its home.
    pub fn lists(&mut self, title: &str, n: u8, at: &[SocketAddr], public_address_matches: Option<bool>) {
        let way = |address: &SocketAddr| Connection { address: *address, plex_direct: None, local: true, relay: false };
        let listed = PlexResource {
            connections: at.iter().map(way).collect(),
            public_address_matches,
            ..PlexResource::new(id(n.into()), DisplayText::new(title).expect("a name"))
        };
        self.event(Event::Listed(Ok(vec![listed])));
    }

    /// The account's own; and an older entry of the same name, of a server that was set up anew.
    pub fn owns_and_had(&mut self, title: &str, n: u8) {
        let entry = |number: u16, last_seen: &str| PlexResource {
            last_seen: Some(last_seen.to_owned()),
            ..PlexResource::new(id(number), DisplayText::new(title).expect("a name"))
        };
        self.event(Event::Listed(Ok(vec![entry(n.into(), "2026-11-26"), entry(999, "2024-02-01")])));
    }

    pub fn is_shared(&mut self, title: &str, n: u8, owner: &str) {
        let listed = PlexResource {
            owned: false,
            owner: DisplayText::new(owner),
            ..PlexResource::new(id(n.into()), DisplayText::new(title).expect("a name"))
        };
        self.event(Event::Listed(Ok(vec![listed])));
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

    /// A server on this computer that holds a dead sign-in of anna's, with its settings within reach.
    pub fn stale() -> Self {
        Self::installed(Controller::Managed("systemd (plexmediaserver)".to_owned()), "anna", StoredSignIn::Dead)
    }

    /// A server on this computer whose settings hold this account's sign-in.
    pub fn installed(controller: Controller, account: &str, sign_in: StoredSignIn) -> Self {
        let mut home = Self::empty();
        home.here("Mac Mini", 1, Claimed::Yes);
        home.install(1, controller, account, sign_in);
        home.0.journals = Some(JournalStore::new("/home/anna/.local/share/locksmith/repairs".into()));
        home
    }

    pub fn install(&mut self, n: u8, controller: Controller, account: &str, sign_in: StoredSignIn) {
        let server = Installed {
            can_start: controller != Controller::Manual,
            controller,
            name: name(if n == 2 { "Attic NAS" } else { "Mac Mini" }),
            account: stored_account(account, sign_in),
            sign_in,
            ..Installed::new(id(n.into()), locator(n))
        };
        self.event(Event::Installed { servers: vec![server], closed: Vec::new() });
    }

    /// A repair under way, which has begun these steps.
    pub fn repairing(&mut self, steps: &[Step]) {
        let key = self.key(1);
        self.work(Request::Repair { server: key, agreed: None }, steps);
    }

    /// What was asked for is under way, 12 s a step.
    pub fn work(&mut self, request: Request, steps: &[Step]) {
        let mut at = NOW - Duration::from_secs(12) * u32::try_from(steps.len()).expect("few steps");
        let _ = self.0.request(request, at);
        for step in steps {
            let _ = self.0.apply(Event::Repair(Progress::Begun(*step)), at);
            at += Duration::from_secs(12);
        }
        self.0.now = NOW;
    }

    pub fn repair_note(&mut self, note: Note) {
        self.event(Event::Repair(Progress::Note(note)));
    }

    pub fn repair_ended(&mut self, end: RepairEnd) {
        self.event(Event::RepairEnded(end));
    }

    /// The journal of a repair of the first server, from the 24th of November.
    pub fn journal(&mut self, outcome: RepairOutcome) -> String {
        let mut record =
            Record::new(id(1), "Mac Mini".to_owned(), locator(1), "the settings".to_owned(), "anna".to_owned());
        record.id = "1795500000-0a1b2c3d".to_owned();
        record.began = 1_795_500_000;
        record.outcome = outcome;
        record.backup = Some(Backup { file: "settings.xml".to_owned(), length: 900, sha256: "00".repeat(32) });
        record.steps = vec![JournalEntry { step: Step::Remove, done: false, at: record.began }];
        let id = record.id.clone();
        self.event(Event::Repairs(vec![record]));
        id
    }

    pub fn into_model(mut self) -> Model {
        self.0.now = NOW;
        self.0
    }
}
