//! A home for each cause of the vocabulary.

use std::time::Duration;

use plex_locksmith::client::diagnosis::{Cause, ComputerCause};
use plex_locksmith::client::model::error::{NetError, NetKind, NetOperation, PlexTrouble};
use plex_locksmith::client::model::text::{DisplayText, Email};
use plex_locksmith::client::model::{
    Acceptance, Certificate, CertificateFault, Claimed, Fact, NameAnswer, PlexService, Presence, ProbeResult, Proxy,
    Root, RootFacts, Route, User,
};
use plex_locksmith::client::probe::Finding;
use plex_locksmith::client::repair::claim::{ClaimEnd, ClaimStage};
use plex_locksmith::client::state::{Event, Request, SignInEvent};

use crate::home::{self, Home, anna, answers, fails, probe};

const NAS: u8 = 2;

fn name(text: &str) -> Option<DisplayText> {
    DisplayText::new(text)
}

/// A server of which `/` may be read, signed in to that account.
pub fn stored(signin: &str, mapping: &str, owner: &str) -> Home {
    let mut home = Home::empty();
    home.sighted("Attic NAS", NAS);
    let root = Root::Open(RootFacts {
        signin_state: name(signin),
        mapping_state: name(mapping),
        username: Email::new(owner),
        ..RootFacts::default()
    });
    home.probed(NAS, answers(NAS.into(), Claimed::Yes), Some(root));
    home.sign_in();
    home
}

fn owned(acceptance: Acceptance) -> Home {
    let mut home = Home::empty();
    home.server("Attic NAS", NAS, Claimed::Yes);
    home.sign_in();
    home.owns("Attic NAS", NAS);
    home.event(Event::Accepted { address: home::address(NAS), access: Box::new(acceptance.into()) });
    home
}

fn shared() -> Home {
    let mut home = Home::empty();
    home.server("Attic NAS", NAS, Claimed::Yes);
    home.sign_in();
    home.is_shared("Attic NAS", NAS, "Bob");
    home
}

/// The account's own, listed there, and silent.
fn absent(at: &str, public_address_matches: Option<bool>) -> Home {
    let address = at.parse().expect("an address");
    let mut home = Home::empty();
    home.sign_in();
    home.lists("Attic NAS", NAS, &[address], public_address_matches);
    let probe = Box::new(fails(NetKind::TimedOut));
    home.event(Event::Probed { address, here: false, probe, root: None });
    home
}

/// A server that nobody knows answers at one of the addresses where the account's own is listed.
fn replaced() -> Home {
    const NEWCOMER: u8 = 9;
    let mut home = Home::empty();
    home.sighted("Attic NAS", NAS);
    home.probed(NAS, fails(NetKind::TimedOut), None);
    home.server("New NAS", NEWCOMER, Claimed::No);
    home.sign_in();
    home.lists("Attic NAS", NAS, &[home::address(NAS), home::address(NEWCOMER)], None);
    home
}

fn seen(probe: plex_locksmith::client::model::ProbeResult) -> Home {
    let mut home = Home::empty();
    home.sighted("Attic NAS", NAS);
    home.probed(NAS, probe, None);
    home
}

fn claimed() -> Home {
    let mut home = Home::empty();
    home.server("Attic NAS", NAS, Claimed::Yes);
    home
}

fn unclaimed(root: Root) -> Home {
    let mut home = Home::empty();
    home.sighted("Attic NAS", NAS);
    home.probed(NAS, answers(NAS.into(), Claimed::No), Some(root));
    home.sign_in();
    home
}

fn restricted() -> Home {
    let mut home = claimed();
    home.event(Event::SignIn(SignInEvent::In { user: User { restricted: true, ..anna() } }));
    home.event(Event::Listed(Ok(Vec::new())));
    home
}

fn cut_off() -> Home {
    let mut home = unclaimed(Root::Open(RootFacts::default()));
    let key = home.key(NAS);
    home.claim(key, ClaimStage::Looking, None);
    home.event(Event::ClaimEnded(ClaimEnd::CutOff));
    home.0.request(Request::ForgetClaim, home::NOW);
    home
}

fn twins() -> Home {
    let mut home = Home::empty();
    home.server("Studio", NAS, Claimed::No);
    // A copy announces the identity that it was copied with.
    home.announced("Studio (copy)", 3, NAS.into());
    for n in [3, NAS, 3] {
        home.probed(n, answers(NAS.into(), Claimed::No), None);
    }
    home
}

fn browser_only() -> Home {
    let mut home = owned(Acceptance::Accepted);
    home.0.request(Request::BrowserFails(home.key(NAS), true), home::NOW);
    home
}

/// A home in which this is what is wrong with a server.
pub fn of_server(cause: Cause) -> Home {
    match cause {
        Cause::Healthy => owned(Acceptance::Accepted),
        Cause::Shared => shared(),
        Cause::SignInNeeded => claimed(),
        Cause::Unclaimed => unclaimed(Root::Open(RootFacts::default())),
        Cause::UnclaimedClosed => unclaimed(Root::Closed),
        Cause::StaleClaim => stored("invalid", "failed", "anna@example.com"),
        Cause::OtherOwner => {
            let mut home = shared();
            home.0.request(Request::ShouldBeMine(home.key(NAS), true), home::NOW);
            home
        }
        Cause::ClaimedNotListed => {
            let mut home = claimed();
            home.sign_in();
            home
        }
        Cause::RestrictedUser => restricted(),
        Cause::NotAccepted => owned(Acceptance::Refused(401)),
        Cause::ServerCutOff => cut_off(),
        Cause::ServerClock => {
            let probe = ProbeResult { clock_ahead: Some(7_200), ..answers(NAS.into(), Claimed::Yes) };
            let mut home = seen(probe);
            plex(&mut home, PlexService::Answers(20), 0);
            home
        }
        Cause::Starting => seen(probe(Ok(Presence::Starting(None)), 8)),
        Cause::Slow => {
            let slow = answers(NAS.into(), Claimed::Yes);
            seen(probe(slow.outcome, 4200))
        }
        Cause::NotRunning => seen(fails(NetKind::Refused)),
        Cause::Unreachable => seen(fails(NetKind::TimedOut)),
        Cause::Elsewhere => absent("10.1.2.3:32400", Some(false)),
        Cause::ContainerAddress => absent("172.17.0.2:32400", None),
        Cause::Replaced => replaced(),
        Cause::Certificate => owned(Acceptance::Unproven(CertificateFault::Expired)),
        Cause::DuplicateIdentity => twins(),
        Cause::NotPlex => seen(probe(Ok(Presence::NotPlex(200)), 8)),
        Cause::BrowserOnly => browser_only(),
    }
}

fn plex(home: &mut Home, service: PlexService, clock_ahead: i64) {
    // Only what is seen twice holds.
    for _ in 0..2 {
        home.event(Event::Computer(Finding::Plex(Ok((service.clone(), Some(clock_ahead))))));
    }
}

fn silent(home: &mut Home, kind: NetKind) {
    plex(home, PlexService::Failed(NetError::new(NetOperation::ReachPlex, "plex.tv", kind)), 0);
}

fn names(home: &mut Home, control: &NameAnswer, plex: &NameAnswer) {
    home.event(Event::Computer(Finding::ControlName(Ok(control.clone()))));
    let names = vec![("plex.tv", plex.clone()), ("app.plex.tv", plex.clone())];
    home.event(Event::Computer(Finding::PlexNames(Ok(names))));
}

/// A home in which this is what is wrong with this computer.
pub fn of_computer(cause: ComputerCause) -> Home {
    let found = NameAnswer::Addresses(vec![[203, 0, 113, 10].into()]);
    let mut home = Home::empty();
    home.server("Attic NAS", NAS, Claimed::Yes);
    home.event(Event::Computer(Finding::Route(Ok(Route::Network))));
    names(&mut home, &found, &found);
    match cause {
        ComputerCause::Offline => {
            home.event(Event::Computer(Finding::Route(Ok(Route::None))));
            names(&mut home, &NameAnswer::Nothing, &NameAnswer::Nothing);
            silent(&mut home, NetKind::NoRoute);
        }
        ComputerCause::DnsBroken => {
            silent(&mut home, NetKind::NoName);
            names(&mut home, &NameAnswer::Silent, &NameAnswer::Silent);
        }
        ComputerCause::PlexBlocked => names(&mut home, &found, &NameAnswer::Addresses(vec![[0, 0, 0, 0].into()])),
        ComputerCause::ProxyBroken => {
            let proxy = Proxy { place: "proxy.example:3128".to_owned(), answers: false };
            home.event(Event::Computer(Finding::Proxy(Ok(Some(proxy)))));
            silent(&mut home, NetKind::Refused);
        }
        ComputerCause::TlsIntercepted => {
            silent(&mut home, NetKind::Tls);
            home.0.computer.facts.plex_clock_ahead = Fact::NotChecked;
            let issuer = DisplayText::new("CN=Home Shield Web Protection").expect("a name");
            let certificate =
                Certificate { names: vec!["plex.tv".to_owned()], issuer, not_before: 0, not_after: 4_000_000_000 };
            home.event(Event::Computer(Finding::PlexCertificate(Ok(Some(certificate)))));
        }
        ComputerCause::ClockWrong => plex(&mut home, PlexService::Answers(40), 7_500),
        ComputerCause::PlexDown => plex(&mut home, PlexService::Trouble(PlexTrouble::Status { code: 503 }), 0),
        ComputerCause::RateLimited => plex(&mut home, PlexService::RateLimited { until: 130 }, 0),
        ComputerCause::LocalNetworkDenied => {
            home.0.computer.facts.local_network_denied = Fact::known(true, home::NOW);
            home.event(Event::Tick);
        }
        ComputerCause::PlexDirectBlocked => {
            home.0.computer.facts.plex_direct_withheld = Fact::known(true, home::NOW);
            home.event(Event::Tick);
        }
        ComputerCause::Vpn => home.event(Event::Computer(Finding::Route(Ok(Route::Tunnel("utun4".to_owned()))))),
    }
    home.0.computer.since = Duration::ZERO;
    home
}
