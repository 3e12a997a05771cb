//! One file a case: facts in, verdict out. See `*.toml` beside this file; an unknown field is an error.

// A failure to set a case up is its message.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use plex_locksmith::client::diagnosis::facts::{Newcomer, ServerFacts};
use plex_locksmith::client::diagnosis::{
    AccountFacts, Cause, Check, CheckState, ComputerCause, ComputerFacts, computer, server,
};
use plex_locksmith::client::model::error::{NetError, NetKind, NetOperation, PlexTrouble};
use plex_locksmith::client::model::text::{DisplayText, Email};
use plex_locksmith::client::model::*;
use plex_locksmith::client::model::{Locator, PlexService, Proxy, Route};
use plex_locksmith::text::Language;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Scenario {
    /// Why the case exists, in a person's words.
    about: String,
    computer: Option<Computer>,
    account: Option<Account>,
    #[serde(default)]
    refusal: Option<String>,
    /// The owner says that it fails in the browser alone.
    #[serde(default)]
    browser_fails: bool,
    /// The owner says that a shared server should be their own.
    #[serde(default)]
    should_be_mine: bool,
    #[serde(default)]
    address: Vec<Address>,
    /// The account lists this identity as its own: then there may be no address at all.
    own: Option<String>,
    /// Who answers where it should be.
    newcomer: Option<String>,
    installed: Option<InstalledServer>,
    expect: Expect,
}

/// What the settings and the log of a server on this computer say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct InstalledServer {
    account_id: Option<u64>,
    username: Option<String>,
    email: Option<String>,
    /// none, alive, dead, not-asked
    sign_in: String,
    /// A line of the log.
    log: Option<String>,
}

impl InstalledServer {
    fn facts(&self) -> Installed {
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Computer {
    /// none, network, tunnel
    route: Option<String>,
    plex: Option<String>,
    /// found, nothing, silent, fell-over: a name that is not Plex's.
    names: Option<String>,
    /// The same, or an address that leads to nowhere: plex.tv and app.plex.tv.
    plex_names: Option<[String; 2]>,
    plex_by_address: Option<bool>,
    /// Does the proxy take connections? Absent: there is none.
    proxy: Option<bool>,
    clock_ahead: Option<i64>,
    #[serde(default)]
    servers_clock_ahead: Vec<i64>,
    issuer: Option<String>,
    plex_direct_withheld: Option<bool>,
    local_network_denied: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Account {
    name: String,
    #[serde(default)]
    restricted: bool,
    #[serde(default)]
    guest: bool,
    /// Absent: the list has not come.
    listed: Option<Vec<ListedServer>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ListedServer {
    id: String,
    owned: bool,
    /// Its local addresses.
    #[serde(default)]
    local: Vec<SocketAddr>,
    public_address_matches: Option<bool>,
    #[serde(default)]
    home: bool,
    owner: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Address {
    /// It has not been asked again, although another address says otherwise.
    #[serde(default)]
    asked_once: bool,
    address: SocketAddr,
    /// gdm (as it is without it), account, typed
    found_by: Option<String>,
    /// It answered with this identity earlier.
    last: Option<String>,
    #[serde(default)]
    here: bool,
    name: Option<String>,
    announced_id: Option<String>,
    look: Option<String>,
    id: Option<String>,
    claimed: Option<bool>,
    version: Option<String>,
    #[serde(default)]
    took_ms: u64,
    clock_ahead: Option<i64>,
    root: Option<String>,
    start_state: Option<String>,
    signin_state: Option<String>,
    mapping_state: Option<String>,
    mapping_error: Option<String>,
    stored_owner: Option<String>,
    near: Option<bool>,
    #[serde(default)]
    shared_address: bool,
    acceptance: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Expect {
    cause: Option<String>,
    computer_cause: Option<String>,
    ownership: Option<String>,
    /// The one check that is marked as the cause.
    root_cause: Option<String>,
    action: Option<String>,
    /// Checks that must be skipped.
    #[serde(default)]
    skipped: Vec<String>,
    /// Words that must not appear anywhere: a network fault is never shown as a sign-in fault.
    #[serde(default)]
    never_says: Vec<String>,
    /// Words that the verdict must hold.
    says: Option<String>,
    /// The first of the likely reasons holds these words.
    first_hint: Option<String>,
    severity: Option<String>,
}

const AT: Duration = Duration::from_secs(1);

fn name(text: &str) -> DisplayText {
    DisplayText::new(text).expect("a name")
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

    fn facts(&self) -> AddressFacts {
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

fn account(account: Option<&Account>) -> AccountFacts {
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

fn computer_facts(computer: Option<&Computer>) -> ComputerFacts {
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

fn check_expectations(expect: &Expect, checks: &[Check], verdict: &str, has_cause: bool, file: &str) {
    let roots: Vec<_> = checks.iter().filter(|c| c.root_cause).map(|c| c.id.id()).collect();
    assert_eq!(roots, expect.root_cause.iter().map(String::as_str).collect::<Vec<_>>(), "{file}: the root cause");
    assert!(has_cause || roots.is_empty(), "{file}: a root cause without a cause");
    for id in &expect.skipped {
        let check = checks.iter().find(|c| c.id.id() == id).unwrap_or_else(|| panic!("{file}: no check {id}"));
        assert_eq!(check.state, CheckState::Skipped, "{file}: {id}");
    }
    for check in checks {
        let skipped = check.state == CheckState::Skipped;
        assert_eq!(check.because.is_some(), skipped, "{file}: because of {}", check.id.id());
        // Only the root cause is marked as the problem.
        assert!(
            check.state != CheckState::Problem || check.root_cause,
            "{file}: {} is a second problem",
            check.id.id()
        );
    }
    let spoken = checks.iter().map(|c| english(&c.summary)).chain([verdict.to_owned()]).collect::<Vec<_>>().join("\n");
    for word in &expect.never_says {
        assert!(!spoken.to_lowercase().contains(&word.to_lowercase()), "{file}: says “{word}”:\n{spoken}");
    }
    if let Some(words) = &expect.says {
        assert!(verdict.contains(words.as_str()), "{file}: “{words}” is not in “{verdict}”");
    }
}

fn english(message: &impl Message) -> String {
    Language::ENGLISH.render(message)
}

fn run(scenario: &Scenario, file: &str) {
    assert!(!scenario.about.is_empty(), "{file} does not say what it is about");
    let expect = &scenario.expect;
    let here = computer::diagnose(&computer_facts(scenario.computer.as_ref()), AT);
    assert_eq!(here.cause.map(ComputerCause::id), expect.computer_cause.as_deref(), "{file}: this computer");
    if scenario.address.is_empty() && scenario.own.is_none() {
        check_expectations(expect, &here.checks, &english(&here.verdict), here.cause.is_some(), file);
        return;
    }
    let addresses: Vec<_> = scenario.address.iter().map(Address::facts).collect();
    let refusal = scenario.refusal.as_deref().map(|word| match word {
        "closed" => plex_locksmith::client::diagnosis::facts::ClaimRefusal::Closed,
        "cut-off" => plex_locksmith::client::diagnosis::facts::ClaimRefusal::CutOff,
        other => panic!("{file}: no such refusal: {other}"),
    });
    let installed = scenario.installed.as_ref().map(InstalledServer::facts);
    let own = scenario.own.as_deref().and_then(MachineId::new);
    let newcomer = scenario
        .newcomer
        .as_ref()
        .map(|name| Newcomer { address: "192.168.1.5:32400".parse().unwrap(), name: name.clone() });
    let facts = ServerFacts {
        addresses: &addresses,
        listed: own.as_ref(),
        newcomer: newcomer.as_ref(),
        clock_is_right: scenario.computer.as_ref().is_some_and(|computer| computer.clock_ahead == Some(0)),
        refusal,
        browser_fails: scenario.browser_fails,
        should_be_mine: scenario.should_be_mine,
        installed: installed.as_ref(),
    };
    let verdict = server::diagnose(here.cause, &account(scenario.account.as_ref()), facts);
    assert_eq!(verdict.cause.map(Cause::id), expect.cause.as_deref(), "{file}: {:?}", verdict.verdict);
    if let Some(ownership) = &expect.ownership {
        assert_eq!(serde_json::to_value(verdict.ownership).unwrap(), *ownership, "{file}");
    }
    if let Some(words) = &expect.first_hint {
        let first = verdict.hints.first().map(english).unwrap_or_default();
        assert!(first.contains(words.as_str()), "{file}: “{words}” is not in “{first}”");
    }
    if let Some(severity) = &expect.severity {
        let seen = verdict.severity;
        assert_eq!(serde_json::to_value(seen).unwrap(), *severity, "{file}");
    }
    if let Some(action) = &expect.action {
        let step = verdict.next_step.as_ref().unwrap_or_else(|| panic!("{file}: no next step"));
        assert_eq!(serde_json::to_value(step.action).unwrap(), *action, "{file}");
    }
    check_expectations(expect, &verdict.checks, &english(&verdict.verdict), verdict.cause.is_some(), file);
}

#[test]
fn every_scenario_gets_its_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut causes = BTreeSet::new();
    let mut count = 0;
    let mut failed = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder of the scenarios") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let scenario: Scenario = toml::from_str(&text).unwrap_or_else(|e| panic!("{file}: {e}"));
        // All that fail are told at once.
        if std::panic::catch_unwind(|| run(&scenario, &file)).is_err() {
            failed.push(file);
        }
        causes.extend(scenario.expect.cause.into_iter().chain(scenario.expect.computer_cause));
        count += 1;
    }
    println!("{count} scenarios");
    assert!(failed.is_empty(), "failed: {failed:?}");
    let wanted = Cause::all().map(Cause::id).chain(ComputerCause::all().map(ComputerCause::id));
    for cause in wanted {
        assert!(causes.contains(cause), "no scenario for {cause}");
    }
}
