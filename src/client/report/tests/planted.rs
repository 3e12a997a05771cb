//! Secrets of every kind, planted wherever a model can hold a text: none may be in the report.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;

use super::*;
use crate::client::discovery::SendFailure;
use crate::client::history::{Event as Note, Kind, Log};
use crate::client::installation::log::{self};
use crate::client::installation::{InstallError, InstallKind, InstallOperation};
use crate::client::model::{
    Acceptance, Access, AccountId, Certificate, Connection, Dated, Installed, Locator, LogFacts, LogSign, Message as _,
    NameAnswer, StoredAccount, StoredSignIn,
};
use crate::client::net::Interface;
use crate::client::repair::claim::{ClaimEnd, ClaimStage};
use crate::client::repair::{Fault, Record, RepairEnd, RepairKind, Step};
use crate::client::state::{Claim, HistoryEvent, Keeping, Repair, SignIn, StepLine, Waiting};

/// A text with a secret in it.
#[derive(Clone, Debug)]
struct Plant {
    text: String,
    secret: String,
}

fn plant(shape: &'static str, secret: impl Strategy<Value = String>) -> impl Strategy<Value = Plant> {
    let around = || prop::sample::select(vec!["", " ", "at ", "(", "\"", "'", "|", "`", "<b>", "](", "\n# ", "; "]);
    let text = |secret: &str| shape.replace("{}", secret);
    (around(), secret, around())
        .prop_map(move |(before, secret, after)| Plant { text: format!("{before}{}{after}", text(&secret)), secret })
}

fn secrets() -> impl Strategy<Value = Plant> {
    let public_v4 = any::<u32>().prop_map(Ipv4Addr::from).prop_filter("public", |ip| {
        let local = ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_multicast();
        !local && ip.octets()[0] > 9 && !ip.is_broadcast()
    });
    let public_v6 = (0x2000_u16..0x4000, any::<[u16; 7]>())
        .prop_map(|(first, [b, c, d, e, f, g, h])| Ipv6Addr::new(first, b, c, d, e, f, g, h));
    let token = "[A-Za-z_-]{9}[0-9][A-Za-z0-9_-]{10}";
    prop_oneof![
        plant("{}", token),
        plant("X-Plex-Token={}&x=1", "[A-Za-z0-9]{8,24}"),
        plant("\"authToken\": \"{}\"", "[A-Za-z0-9]{8,24}"),
        plant("claim-{}", "[A-Za-z0-9_-]{20}"),
        plant("{}", "eyJ[A-Za-z0-9_-]{20}\\.[A-Za-z0-9_-]{20}"),
        plant("{}", "[0-9a-f]{32,40}"),
        plant("{}", "[a-z]{3,8}@[a-z]{6,10}\\.example"),
        plant("x@{}", "[a-z]{8,10}\\.example"),
        plant("plex.{}.example", "qz[a-z]{6}"),
        plant("https://{}:32400/x", "qz[a-z]{6}\\.(de|local|fritz\\.box|ddns\\.net)"),
        plant("DnsName(\"*.{}\")", "qz[a-z]{3}-[a-z]{4}\\.net"),
        plant("{}", public_v4.clone().prop_map(|ip| ip.to_string())),
        plant("{}.0a1b2c.plex.direct", public_v4.prop_map(|ip| ip.to_string().replace('.', "-"))),
        plant("192-168-1-5.{}.plex.direct", "[0-9a-f]{12,32}"),
        plant("{}", public_v6.clone().prop_map(|ip| ip.to_string())),
        plant("[{}]:32400", public_v6.prop_map(|ip| ip.to_string())),
        plant("/home/{}/x", "zq[a-z]{6}"),
        plant("/Users/{}", "zq[a-z]{6}"),
        plant("C:\\Users\\{}\\AppData", "Zq[a-z]{4} [A-Z][a-z]{5}"),
        Just(Plant { text: format!("of {LOGIN}, {HOST}"), secret: LOGIN.to_owned() }),
        Just(Plant { text: format!("{HOME}/x ({HOST}.lan)"), secret: HOST.to_owned() }),
        Just(Plant { text: format!("by {ACCOUNT} on {SERVER}"), secret: ACCOUNT.to_owned() }),
        Just(Plant { text: format!("by {USERNAME} on {SERVER}"), secret: USERNAME.to_owned() }),
        Just(Plant { text: format!("{SERVER} of {OWNER}"), secret: OWNER.to_owned() }),
        Just(Plant { text: format!("{SERVER}: {TOKEN}"), secret: TOKEN.to_owned() }),
    ]
}

/// In digits that stand nowhere else.
const USER_ID: u64 = 908_172_635;

fn stored_account() -> StoredAccount {
    let names = StoredAccount::new(DisplayText::new(OWNER), Email::new("qzmail@stored.example"));
    StoredAccount { id: Some(AccountId(USER_ID + 1)), ..names }
}

const LOGIN: &str = "qzlogin";
const HOME: &str = "/srv/people/qzfolder";
const HOST: &str = "qzhost";
const ACCOUNT: &str = "Qzaccount";
const USERNAME: &str = "qzusername";
const OWNER: &str = "Qz Owner";
const SERVER: &str = "Qz's Server";
const TOKEN: &str = "shorttok";
const CODE: &str = "QZ7X";
/// The name of a host that only a certificate, an error and what was typed have.
const NAME: &str = "plex.qzname.example";
const KNOWN: [&str; 13] = [
    LOGIN, "qzfolder", HOST, ACCOUNT, USERNAME, OWNER, SERVER, TOKEN, CODE, "qzmail", "qzname", "qzperson", "qzlaptop",
];

fn person() -> LocalUser {
    LocalUser {
        login_name: Some(LOGIN.to_owned()),
        home_folder: Some(HOME.to_owned()),
        host_name: Some(format!("{HOST}.lan")),
    }
}

/// Gives one planted text after the other.
struct Garden<'a>(std::iter::Cycle<std::slice::Iter<'a, Plant>>);

impl Garden<'_> {
    fn text(&mut self) -> String {
        self.0.next().unwrap().text.clone()
    }

    fn name(&mut self) -> Option<DisplayText> {
        DisplayText::new(&self.text())
    }

    fn error(&mut self) -> NetError {
        let target = format!("https://{NAME}:32400/identity {}", self.text());
        let detail = format!("not valid for name \"{NAME}\"; {}", self.text());
        NetError::new(NetOperation::ReadIdentity, target, NetKind::Other).because(detail)
    }

    fn certificate(&mut self) -> Certificate {
        let names = [&self.text(), NAME, "qzlaptop", "*.0123456789abcdef.plex.direct"].map(str::to_owned).to_vec();
        let issuer = match self.text() {
            text if text.len() % 2 == 0 => format!("CN={text} (Qzperson Family), O=mkcert, OU=qzperson"),
            text => format!("O={text}, OU=qzperson, CN=mkcert qzperson@qzlaptop (Qzperson)"),
        };
        Certificate { names, issuer: DisplayText::new(&issuer).unwrap(), not_before: 0, not_after: i64::MAX }
    }

    fn root(&mut self) -> RootFacts {
        RootFacts {
            name: DisplayText::new(SERVER),
            platform: self.name(),
            platform_version: self.name(),
            username: Email::new("qzmail@qzmail.example"),
            signin_state: self.name(),
            mapping_state: self.name(),
            mapping_error: self.name(),
            start_state: None,
        }
    }

    fn servers(&mut self, model: &mut Model) {
        for n in 1..=5 {
            let name = if n == 1 { DisplayText::new(SERVER) } else { self.name() };
            let certificate_uuid = Some("0123456789abcdef0123456789abcdef".to_owned());
            sighted(model, n, Announced { name, version: self.name(), certificate_uuid, ..Announced::default() });
            let identity = Identity { id: id(n), claimed: Claimed::Yes, version: self.name() };
            let outcome = match n {
                1 => Ok(Presence::Server(identity)),
                2 => Ok(Presence::Starting(Some(identity))),
                3 => Ok(Presence::NotPlex(404)),
                _ => Err(self.error()),
            };
            let took = Duration::from_millis(8);
            let certificate = Some(self.certificate());
            let probe = ProbeResult { outcome, took, over_tls: true, certificate, clock_ahead: None };
            let root = Some(Root::Open(self.root()));
            let _ =
                model.apply(Event::Probed { address: address(n), here: false, probe: Box::new(probe), root }, START);
            let answer = Ok(NameAnswer::Addresses(vec![IpAddr::from([81, 2, 69, 142])]));
            let _ = model.apply(Event::PlexDirect { address: address(n), answer }, START);
        }
    }

    fn installed(&mut self, model: &mut Model) {
        let locator = Locator::Folder { preferences: format!("/home/{LOGIN}/Preferences.xml").into() };
        let server = Installed {
            name: DisplayText::new(SERVER),
            user: DisplayText::new(LOGIN),
            account: stored_account(),
            sign_in: StoredSignIn::Dead,
            log: Some(self.log()),
            ..Installed::new(id(1), locator)
        };
        let closed =
            vec![InstallError::new(InstallOperation::Read, self.text(), InstallKind::Other).because(self.text())];
        let _ = model.apply(Event::Installed { servers: vec![server], closed }, START);
    }

    fn log(&mut self) -> LogFacts {
        let [contact, trouble] =
            [LogSign::Revoked, LogSign::PortTaken].map(|sign| Dated { sign, date: self.name(), line: self.text() });
        LogFacts { all: vec![contact.clone(), trouble], contact: Some(contact), began: None }
    }

    fn account(&mut self, model: &mut Model) {
        let email = Email::new("qzmail@own.example");
        let username = DisplayText::new(USERNAME);
        let id = Some(AccountId(USER_ID));
        let user =
            User { id, name: DisplayText::new(ACCOUNT).unwrap(), username, email, restricted: false, guest: false };
        let _ = model.apply(Event::SignIn(SignInEvent::In { user }), START);
        let list = (1..=5).map(|n| {
            let connection = Connection {
                address: SocketAddr::from(([81, 2, 69, 142], 32400)),
                plex_direct: Some("81-2-69-142.0123456789abcdef.plex.direct".to_owned()),
                local: n % 2 == 0,
                relay: false,
            };
            PlexResource {
                version: self.name(),
                platform: self.name(),
                platform_version: self.name(),
                device: self.name(),
                access_token: Some(Secret::from(TOKEN)),
                connections: vec![connection],
                ..listed(n, SERVER, (n > 2).then_some(OWNER))
            }
        });
        let list = list.collect();
        let typed = Event::Resolved { name: Some(NAME.to_owned()), found: Ok(vec![address(4), address(5)]) };
        for event in [typed, Event::Listed(Ok(list))] {
            let _ = model.apply(event, START);
        }
        for n in 1..=5 {
            let access = Access {
                acceptance: Acceptance::Lost(self.error()),
                proof: None,
                certificate: Some(self.certificate()),
                root: Some(self.root()),
            };
            let _ = model.apply(Event::Accepted { address: address(n), access: Box::new(access) }, START);
        }
        let link = format!("https://app.plex.tv/auth#?clientID=4f1b1f7a&code={CODE}");
        model.sign_in = SignIn::Waiting(Waiting {
            link,
            code: CODE.to_owned(),
            since: START,
            expires: NOW,
            browser_error: Some(self.text()),
            trouble: None,
        });
    }

    fn computer(&mut self, model: &mut Model) {
        let service = PlexService::Failed(NetError { kind: NetKind::Tls, ..self.error() });
        let certificate = Some(self.certificate());
        for finding in [Finding::Plex(Ok((service, None))), Finding::PlexCertificate(Ok(certificate))] {
            let _ = model.apply(Event::Computer(finding), START);
        }
        let _ = model.apply(Event::Computer(Finding::Route(Ok(Route::Tunnel(self.text())))), START);
    }

    fn search(&mut self, model: &mut Model) {
        let interface = Interface {
            name: self.text(),
            ip: IpAddr::from([81, 2, 69, 142]),
            prefix: 24,
            broadcast: None,
            is_loopback: false,
            is_up: true,
            is_point_to_point: false,
        };
        let failure = SendFailure {
            interface: self.text(),
            source: IpAddr::from([81, 2, 69, 142]),
            target: address(9),
            errno: Some(65),
            kind: ErrorKind::HostUnreachable,
            round: 1,
        };
        model.search.interfaces = vec![interface];
        model.search.send_failures = vec![failure];
        model.search.mdns_unavailable = Some(MdnsTrouble::Failed { why: self.text() });
        let error = NetError::new(NetOperation::FindAddress, format!("qzlaptop, {NAME} of qzperson"), NetKind::NoName);
        model.search.address_error = Some(error.because(self.text()).phrase());
        let server = model.rows.at(0).unwrap().key;
        let end = Some(ClaimEnd::Failed(self.error()));
        model.claim = Some(Claim { server, since: START, stage: ClaimStage::Looking, end });
    }

    fn repair(&mut self, model: &mut Model) {
        let place = format!("{HOME}/qzperson/{}", self.text());
        let mut fault =
            || InstallError::new(InstallOperation::Write, &place, InstallKind::ToolFailed).because(self.text()).into();
        let (failed, turned) = (fault(), fault());
        let locator = Locator::Folder { preferences: place.clone().into() };
        model.repairs = vec![Record::new(id(1), SERVER.to_owned(), locator, place, ACCOUNT.to_owned())];
        model.repair = Some(Repair {
            kind: RepairKind::Repair,
            server: None,
            id: id(1),
            name: SERVER.to_owned(),
            since: START,
            steps: vec![StepLine { step: Step::Remove, began: START, ended: Some(NOW), failed: true }],
            asks: None,
            was_ended: false,
            claim: None,
            turning_back: Some(Fault::OtherOwner(Box::new(stored_account()))),
            cancelled: false,
            end: Some(RepairEnd::NotRestored { fault: failed, trouble: turned, runs: false }),
        });
    }

    /// A history holds none of it by itself; whatever got into its file is not told all the same.
    fn history(&mut self, model: &mut Model) {
        let gone = id(77);
        let mut events = vec![Note::of_computer(0, Kind::Began)];
        for (n, server) in [id(1), id(2), gone].into_iter().enumerate() {
            let mut add = |kind, to: String| {
                let at = 10 * n as u64 + events.len() as u64;
                events.push(Note::of_server(at, server.clone(), kind).to(to));
            };
            for _ in 0..3 {
                add(Kind::Name, self.text());
                add(Kind::Version, self.text());
                add(Kind::Cause, self.text());
                add(Kind::Network, self.text());
            }
            add(Kind::Name, SERVER.to_owned());
            for address in ["192.168.1.5:32400", "192.168.1.6:32400", "192.168.1.7:32400", "81.2.69.142:32400"] {
                add(Kind::Address, address.to_owned());
                add(Kind::Identity, address.to_owned());
            }
            add(Kind::Cause, "healthy".to_owned());
            add(Kind::Cause, "not-accepted".to_owned());
        }
        events.sort_by_key(|event| event.at);
        model.watch.now = 1_000;
        let read = HistoryEvent::Read { log: Log::new(&events), keeping: Keeping::Writes };
        let _ = model.apply(Event::History(read), START);
    }

    fn model(mut self) -> Model {
        let mut model = Model::new(4096);
        self.computer(&mut model);
        self.servers(&mut model);
        self.account(&mut model);
        self.installed(&mut model);
        self.search(&mut model);
        self.repair(&mut model);
        self.history(&mut model);
        model.now = NOW;
        model
    }
}

/// Nothing in it could work as more than text.
fn assert_plain(markdown: &str) {
    for forbidden in ["@", "<", ">", "|", "](", "!["] {
        assert!(!markdown.contains(forbidden), "“{forbidden}” in:\n{markdown}");
    }
    for line in markdown.lines() {
        assert_eq!(line.matches('`').count() % 2, 0, "an open code span: {line}");
        let known = ["- ", "  - ", "# ", "## ", "Version "];
        assert!(line.is_empty() || known.iter().any(|start| line.starts_with(start)), "a line of its own: {line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_planted_secret_is_in_the_report(plants in prop::collection::vec(secrets(), 40..90)) {
        let model = Garden(plants.iter().cycle()).model();
        let report = Report::of(&model, &PROGRAM, &person());
        let lower = report.markdown.to_lowercase();
        let ids = (1..=5).map(|n| id(n).to_string());
        let secrets = plants.iter().map(|p| p.secret.clone()).chain(KNOWN.map(str::to_owned)).chain(ids);
        for secret in secrets.chain(["81.2.69.142", "81-2-69-142", "0123456789abcdef"].map(str::to_owned)) {
            prop_assert!(!lower.contains(&secret.to_lowercase()), "“{}” is in:\n{}", secret, report.markdown);
        }
        assert_plain(&report.markdown);
        prop_assert!(report.markdown.contains("A server that isn't here now: Stopped letting you in"));
        prop_assert!(report.markdown.contains("Its address keeps changing."));
        prop_assert!(report.markdown.len() <= LIMIT);
        prop_assert_eq!(&report, &Report::of(&model, &PROGRAM, &person()));
    }

    #[test]
    fn no_planted_secret_is_in_a_line_of_a_log(plant in secrets(), filler in "[ a-z]{0,300}") {
        // What is somebody's only because somebody here is called so goes when a report is made.
        prop_assume!(!KNOWN.contains(&plant.secret.as_str()));
        for line in [
            format!("Nov 23, 2026 09:30:00.001 [0x1] ERROR - 401 response from GET https://plex.tv/ {} {filler}", plant.text),
            format!("{} {filler} MyPlex: Error 401 requesting", plant.text),
            format!("MyPlex: Error 401 requesting {filler} {}", plant.text),
        ] {
            let facts = log::read(&line);
            prop_assert_eq!(facts.all.len(), 1);
            let told = facts.all[0].line.to_lowercase();
            prop_assert!(!told.contains(&plant.secret.to_lowercase()), "“{}” is in: {}", plant.secret, told);
        }
    }

    #[test]
    fn any_text_makes_a_plain_report(text in "\\PC{0,400}|[ -~]{0,400}") {
        assert_plain(&report_full_of(&text));
    }
}

fn report_full_of(text: &str) -> String {
    let plants = [Plant { text: format!("x{text}"), secret: String::new() }];
    let model = Garden(plants.iter().cycle()).model();
    Report::of(&model, &PROGRAM, &person()).markdown
}

/// Found by the test above: cut in the middle, it ends in what reads as a name of a host, behind a bracket.
#[test]
fn what_stands_for_something_withheld_makes_no_link() {
    let text = "|?.P|A/Io:&Ljx$Ve=~#sw`##`&n{?9Iz_crg{oN}{..!`SE'%e1 9[z/p;%sf`{\\3P~:H>\\7`oN@%Ap}t2I:)4$M&\"'m?|qu$[}:gtH%:*~`c?t5://:)<{QBDd'.1\\\\1@\"m<:m!b8fNK Mh@&<EF2vj%#{e^6c'o'n{\\:((-*v=bKk./9)@f2':K$^*W$J4C$1=~:S U/F<{*Z$Ev'==5dn\"I-<_S'}*]&\\vj\\0p/w&~w{`C2a=\\:z:bm\\R?&/qP1<36s-j\\'*eL~-I%m>xAq'XfJ\\'d%t*B6aS:||S3pl{~r\"]i2.m.51?.%F`W$ik\\Iz#%\"{/3?;#<=/a`:.5p<?<*&rMN,(;\"M";
    assert_plain(&report_full_of(text));
}
