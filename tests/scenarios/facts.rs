//! The facts of a case, from the words of its file.

use std::time::Duration;

use plex_locksmith::client::diagnosis::{AccountFacts, ComputerFacts};
use plex_locksmith::client::model::error::{NetError, NetKind, NetOperation, PlexTrouble};
use plex_locksmith::client::model::text::{DisplayText, Email};
use plex_locksmith::client::model::*;
use plex_locksmith::client::model::{Locator, PlexService, Proxy, Route};

use crate::form::{Account, Address, Computer, InstalledServer, ListedServer};

pub const AT: Duration = Duration::from_secs(1);

impl InstalledServer {
    pub fn facts(&self) -> Installed {
        let locator = Locator::Folder { preferences: "/config/Preferences.xml".into() };
        Installed {
            account: StoredAccount {
                id: self.account_id.map(AccountId),
                username: self.username.as_deref().map(name),
                email: self.email.as_deref().and_then(Email::new),
            },
            sign_in: match self.sign_in.as_str() {
                "none" => StoredSignIn::None,
                "alive" => StoredSignIn::Alive,
                "dead" => StoredSignIn::Dead,
                "not-asked" => StoredSignIn::NotAsked,
                other => panic!("no such sign-in: {other}"),
            },
            log: self.log.as_deref().map(plex_locksmith::client::installation::log::read),
            ..Installed::new(MachineId::new("abc").expect("an identity"), locator)
        }
    }
}

impl Address {
    fn identity(&self) -> Option<Identity> {
        let claimed = match self.claimed {
            Some(true) => Claimed::Yes,
            Some(false) => Claimed::No,
            None => Claimed::Unknown,
        };
        let id = MachineId::new(self.id.as_deref()?).expect("an identity");
        Some(Identity { id, claimed, version: self.version.as_deref().map(name) })
    }

    fn source(&self) -> Source {
        match self.found_by.as_deref() {
            None => Source::Gdm,
            Some("account") => Source::Account,
            Some("typed") => Source::Typed,
            Some("here") => Source::Here,
            Some(other) => panic!("nobody finds by {other}"),
        }
    }

    pub fn facts(&self) -> AddressFacts {
        let outcome = self.look.as_deref().map(|look| match look {
            "server" => Ok(Presence::Server(self.identity().expect("a server has an id"))),
            "starting" => Ok(Presence::Starting(self.identity())),
            "not-plex" => Ok(Presence::NotPlex(404)),
            failure => Err(NetError::new(NetOperation::ReadIdentity, self.address, kind(failure))),
        });
        let took = Duration::from_millis(self.took_ms);
        let look = outcome.map(|outcome| ProbeResult {
            outcome,
            took,
            over_tls: false,
            certificate: None,
            clock_ahead: self.clock_ahead,
        });
        let root = self.root.as_deref().map(|root| match root {
            "open" => Root::Open(RootFacts {
                start_state: self.start_state.as_deref().map(name),
                signin_state: self.signin_state.as_deref().map(name),
                mapping_state: self.mapping_state.as_deref().map(name),
                mapping_error: self.mapping_error.as_deref().map(name),
                username: self.stored_owner.as_deref().and_then(Email::new),
                ..RootFacts::default()
            }),
            "closed" => Root::Closed,
            "starting" => Root::Starting,
            other => panic!("no such front page: {other}"),
        });
        let acceptance = self.acceptance.as_deref().map(|word| match word {
            "accepted" => Acceptance::Accepted,
            "refused" => Acceptance::Refused(401),
            "expired" => Acceptance::Unproven(CertificateFault::Expired),
            "not-yet-valid" => Acceptance::Unproven(CertificateFault::NotYetValid),
            "wrong-name" => Acceptance::Unproven(CertificateFault::WrongName),
            "untrusted" => Acceptance::Unproven(CertificateFault::Untrusted),
            "lost" => {
                Acceptance::Lost(NetError::new(NetOperation::AskForAccess, "192.168.1.5:32400", NetKind::TimedOut))
            }
            "unasked" => Acceptance::Unasked(UnaskedReason::NoProvenWay),
            other => panic!("no such acceptance: {other}"),
        });
        let fact = |known: Option<bool>| known.map_or(Fact::NotChecked, |k| Fact::known(k, AT));
        AddressFacts {
            here: self.here,
            hint: Announced {
                name: self.name.as_deref().map(name),
                id: self.announced_id.as_deref().and_then(MachineId::new),
                ..Announced::default()
            },
            probe: look.map_or(Fact::NotChecked, |l| Fact::known(l, AT)),
            root: root.map_or(Fact::NotChecked, |r| Fact::known(r, AT)),
            near: fact(self.near),
            shared_address: self.shared_address,
            acceptance: acceptance.map_or(Fact::NotChecked, |a| Fact::known(a, AT)),
            last: self.last.as_deref().and_then(MachineId::new),
            second_probe: if self.asked_once { SecondProbe::UnderWay } else { SecondProbe::Done },
            ..AddressFacts::new(self.address, self.source())
        }
    }
}

pub fn account(account: Option<&Account>) -> AccountFacts {
    let Some(account) = account else { return AccountFacts::SignedOut };
    let listed = |l: &ListedServer| PlexResource {
        owned: l.owned,
        home: l.home,
        owner: l.owner.as_deref().map(name),
        public_address_matches: l.public_address_matches,
        connections: l
            .local
            .iter()
            .map(|address| Connection { address: *address, plex_direct: None, local: true, relay: false })
            .collect(),
        ..PlexResource::new(MachineId::new(&l.id).expect("an identity"), name("listed"))
    };
    let list = account.listed.as_ref().map(|list| list.iter().map(listed).collect());
    AccountFacts::SignedIn {
        user: User {
            id: Some(AccountId(1)),
            name: name(&account.name),
            username: Some(name(&account.name)),
            email: Email::new("anna@example.com"),
            restricted: account.restricted,
            guest: account.guest,
        },
        list: list.map_or(Fact::NotChecked, |list| Fact::known(list, AT)),
    }
}

pub fn computer_facts(computer: Option<&Computer>) -> ComputerFacts {
    let Some(computer) = computer else { return ComputerFacts::default() };
    let plex = computer.plex.as_deref().map(|word| match word {
        "answers" => PlexService::Answers(20),
        "rate-limited" => PlexService::RateLimited { until: 60 },
        "trouble" => PlexService::Trouble(PlexTrouble::Status { code: 502 }),
        failure => PlexService::Failed(NetError::new(NetOperation::ReachPlex, "plex.tv", kind(failure))),
    });
    let at = |value: Option<bool>| value.map_or(Fact::NotChecked, |v| Fact::known(v, AT));
    let route = computer.route.as_deref().map(|word| match word {
        "none" => Route::None,
        "network" => Route::Network,
        "tunnel" => Route::Tunnel("utun4".to_owned()),
        other => panic!("no such route: {other}"),
    });
    let certificate = computer.issuer.as_deref().map(|issuer| Certificate {
        names: vec!["plex.tv".to_owned()],
        issuer: name(issuer),
        not_before: 0,
        not_after: 4_000_000_000,
    });
    ComputerFacts {
        route: known(route),
        plex: known(plex),
        control_name: match computer.names.as_deref() {
            Some("fell-over") => Fact::Failed { why: Breakdown::FellOver, at: AT },
            word => known(word.map(answer)),
        },
        plex_names: match &computer.plex_names {
            Some([word, _]) if word == "fell-over" => Fact::Failed { why: Breakdown::FellOver, at: AT },
            words => known(words.as_ref().map(|[a, b]| vec![("plex.tv", answer(a)), ("app.plex.tv", answer(b))])),
        },
        plex_by_address: known(computer.plex_by_address),
        proxy: Fact::known(computer.proxy.map(|answers| Proxy { place: "proxy.example:3128".to_owned(), answers }), AT),
        plex_clock_ahead: known(computer.clock_ahead),
        servers_clock_ahead: computer.servers_clock_ahead.clone(),
        plex_certificate: known(certificate),
        plex_direct_withheld: at(computer.plex_direct_withheld),
        local_network_denied: at(computer.local_network_denied),
    }
}

fn known<T>(value: Option<T>) -> Fact<T> {
    value.map_or(Fact::NotChecked, |v| Fact::known(v, AT))
}

fn answer(word: &str) -> NameAnswer {
    match word {
        "found" => NameAnswer::Addresses(vec![[203, 0, 113, 10].into()]),
        "nothing" => NameAnswer::Nothing,
        "silent" => NameAnswer::Silent,
        address => NameAnswer::Addresses(vec![address.parse().expect("an address")]),
    }
}

fn kind(word: &str) -> NetKind {
    match word {
        "refused" => NetKind::Refused,
        "timed-out" => NetKind::TimedOut,
        "no-route" => NetKind::NoRoute,
        "reset" => NetKind::Reset,
        "no-name" => NetKind::NoName,
        "tls" => NetKind::Tls,
        "garbled" => NetKind::Garbled,
        "too-large" => NetKind::TooLarge,
        "redirected" => NetKind::Redirected,
        other => panic!("no such failure: {other}"),
    }
}

fn name(text: &str) -> DisplayText {
    DisplayText::new(text).expect("a name")
}
