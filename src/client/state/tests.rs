//! The model, without any I/O: events in, rows and effects out.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use super::*;
use crate::client::diagnosis::{Cause, ComputerCause};
use crate::client::model::error::{NetError, NetKind, NetOperation, PlexTrouble};
use crate::client::model::text::{DisplayText, hide_email};
use crate::client::model::{
    Announced, Claimed, Connection, Controller, Identity, Installed, Locator, MachineId, Presence, Sighting, Source,
};
use crate::client::plex::account::PlexError;
use crate::client::repair::Record;

const NOW: Moment = Duration::from_secs(1);
const NAS: &str = "192.168.1.5:32400";
const NAS_WIFI: &str = "192.168.1.6:32400";

fn at(address: &str) -> SocketAddr {
    address.parse().unwrap()
}

fn sighting(source: Source, address: &str, id: Option<&str>) -> Event {
    let hint =
        Announced { id: id.and_then(MachineId::new), name: DisplayText::new("Attic NAS"), ..Announced::default() };
    Event::Found(Discovered::Sighting(Sighting { source, address: at(address), hint }))
}

fn answer(address: &str, id: &str) -> Event {
    let identity = Identity { id: MachineId::new(id).unwrap(), claimed: Claimed::Yes, version: None };
    probed(address, Ok(Presence::Server(identity)))
}

fn unclaimed(address: &str, id: &str) -> Event {
    let identity = Identity { id: MachineId::new(id).unwrap(), claimed: Claimed::No, version: None };
    probed(address, Ok(Presence::Server(identity)))
}

fn probed(address: &str, outcome: Result<Presence, NetError>) -> Event {
    let probe =
        ProbeResult { outcome, took: Duration::from_millis(8), over_tls: false, certificate: None, clock_ahead: None };
    Event::Probed { address: at(address), here: false, probe: Box::new(probe), root: None }
}

fn refused(address: &str) -> Event {
    probed(address, Err(NetError::new(NetOperation::ReadIdentity, address, NetKind::Refused)))
}

fn model() -> Model {
    Model::new(8)
}

fn anna() -> User {
    let name = DisplayText::new("anna").unwrap();
    User { id: None, username: Some(name.clone()), name, email: None, restricted: false, guest: false }
}

#[test]
fn a_sighting_makes_a_row_at_once_and_asks_for_a_look() {
    let mut model = model();
    let effects = model.apply(sighting(Source::Gdm, NAS, Some("abc")), NOW);
    assert!(matches!(effects.as_slice(), [Effect::Probe { address }] if *address == at(NAS)));
    assert_eq!(model.rows.len(), 1);
    assert_eq!(model.rows.at(0).unwrap().diagnosis.cause, None, "nothing has answered yet");
}

#[test]
fn addresses_of_one_server_become_one_row_that_keeps_its_key() {
    let mut model = model();
    model.apply(sighting(Source::Gdm, NAS, None), NOW);
    let key = model.rows.at(0).unwrap().key;
    model.apply(answer(NAS, "abc"), NOW);
    model.apply(sighting(Source::Gdm, NAS_WIFI, None), NOW);
    assert_eq!(model.rows.len(), 2, "not known to be the same yet");
    model.apply(answer(NAS_WIFI, "abc"), NOW);
    assert_eq!(model.rows.len(), 1);
    assert_eq!(model.rows.at(0).unwrap().key, key);
    assert_eq!(model.rows.at(0).unwrap().addresses.len(), 2);
}

fn answer_claimed(address: &str, claimed: Claimed) -> Event {
    let identity = Identity { id: MachineId::new("abc").unwrap(), claimed, version: None };
    probed(address, Ok(Presence::Server(identity)))
}

fn cause(model: &Model) -> Option<Cause> {
    model.rows.at(0).unwrap().diagnosis.cause
}

/// As on a server with two plugs that was claimed in between.
#[test]
fn two_answers_that_differ_are_asked_again_side_by_side_before_they_are_two_computers() {
    let mut model = model();
    for address in [NAS, NAS_WIFI] {
        model.apply(sighting(Source::Gdm, address, Some("abc")), NOW);
    }
    model.apply(answer_claimed(NAS, Claimed::No), NOW);
    let effects = model.apply(answer_claimed(NAS_WIFI, Claimed::Yes), NOW);
    let asked: Vec<_> =
        effects.iter().filter_map(|e| if let Effect::Probe { address } = e { Some(*address) } else { None }).collect();
    assert_eq!(asked, [at(NAS), at(NAS_WIFI)]);
    assert_ne!(cause(&model), Some(Cause::DuplicateIdentity));
    assert!(model.rows.at(0).unwrap().may_be_two(), "and nothing is claimed meanwhile");

    model.apply(answer_claimed(NAS, Claimed::Yes), NOW);
    model.apply(answer_claimed(NAS_WIFI, Claimed::Yes), NOW);
    assert_ne!(cause(&model), Some(Cause::DuplicateIdentity));
    assert!(!model.rows.at(0).unwrap().may_be_two());
}

#[test]
fn two_computers_go_on_to_differ_and_the_verdict_stays_whichever_answers_first() {
    for job in [[NAS, NAS_WIFI], [NAS_WIFI, NAS]] {
        let claimed = |address| if address == NAS { Claimed::No } else { Claimed::Yes };
        let mut model = model();
        for address in [NAS, NAS_WIFI] {
            model.apply(sighting(Source::Gdm, address, Some("abc")), NOW);
        }
        for address in job.into_iter().chain([NAS_WIFI, NAS]) {
            model.apply(answer_claimed(address, claimed(address)), NOW);
        }
        assert_eq!(cause(&model), Some(Cause::DuplicateIdentity));
        for address in [NAS, NAS, NAS_WIFI] {
            let effects = model.apply(answer_claimed(address, claimed(address)), NOW);
            assert_eq!(cause(&model), Some(Cause::DuplicateIdentity));
            assert!(!effects.iter().any(|e| matches!(e, Effect::Probe { .. })), "they are not asked for ever");
        }
    }
}

#[test]
fn an_announcement_is_a_hint_and_what_the_address_answers_is_the_fact() {
    let mut model = model();
    for address in [NAS, NAS_WIFI] {
        model.apply(sighting(Source::Gdm, address, Some("abc")), NOW);
    }
    assert_eq!(model.rows.len(), 1, "announced as one");
    model.apply(answer(NAS, "abc"), NOW);
    model.apply(answer(NAS_WIFI, "somebody-else"), NOW);
    assert_eq!(model.rows.len(), 2, "a liar gets a row of its own");
    assert_eq!(model.rows.of_id(&MachineId::new("abc").unwrap()), model.rows.row_of(at(NAS)));
}

/// Found by an address that was typed, so that nothing announces who it is.
#[test]
fn a_server_that_falls_silent_stays_the_one_that_it_was() {
    let mut model = model();
    model.apply(sighting(Source::Typed, NAS, None), NOW);
    model.apply(answer(NAS, "abc"), NOW);
    for _ in 0..3 {
        model.apply(refused(NAS), NOW);
    }
    let row = model.rows.at(0).unwrap();
    assert_eq!((row.diagnosis.cause, row.diagnosis.id.clone()), (Some(Cause::NotRunning), MachineId::new("abc")));
    model.apply(answer(NAS, "somebody-else"), NOW);
    assert_eq!(model.rows.at(0).unwrap().diagnosis.id, MachineId::new("somebody-else"));
}

#[test]
fn a_probe_of_this_computer_that_finds_nothing_leaves_no_row() {
    let mut model = model();
    let here = "127.0.0.1:32400";
    let effects = model.apply(sighting(Source::Here, here, None), NOW);
    assert_eq!(effects.len(), 1);
    model.apply(refused(here), NOW);
    assert!(model.rows.is_empty());
    model.apply(answer(here, "abc"), NOW);
    assert_eq!(model.rows.len(), 1, "and one that finds a server makes one");
}

/// Settings on this computer of a server that does not answer.
fn installed(controller: Controller, can_start: bool) -> Event {
    let locator = Locator::Folder { preferences: "/data/Preferences.xml".into() };
    let server = Installed { controller, can_start, ..Installed::new(MachineId::new("abc").unwrap(), locator) };
    Event::Installed { servers: vec![server], closed: Vec::new() }
}

/// The system's answer takes its time: another server may answer there by then.
#[test]
fn the_systems_word_on_a_listener_is_of_the_server_that_was_asked_about() {
    let here = "127.0.0.1:32400";
    let mut model = model();
    model.apply(installed(Controller::Managed("systemd".to_owned()), true), NOW);
    for (answers, is_proven) in [("abc", true), ("somebody-else", false)] {
        model.apply(answer(here, answers), NOW);
        let told = Event::Listener { address: at(here), id: MachineId::new("abc").unwrap(), is_own: true };
        model.apply(told, NOW);
        assert_eq!(model.rows.facts(at(here)).unwrap().proof.is_some(), is_proven, "{answers}");
    }
}

#[test]
fn a_server_that_does_not_run_has_a_row_and_what_one_left_over_has_none() {
    let ours = || Controller::Managed("systemd (plexmediaserver)".to_owned());
    for left_over in [installed(ours(), false), installed(Controller::Manual, false)] {
        let mut model = model();
        assert!(model.apply(left_over, NOW).is_empty(), "nothing to look at");
        assert!(model.rows.is_empty());
        assert_eq!(model.installed.len(), 1, "a repair still finds the settings");
    }
    let mut model = model();
    let effects = model.apply(installed(ours(), true), NOW);
    let own = model.own_address.unwrap();
    assert!(matches!(effects.as_slice(), [Effect::Probe { address }] if *address == own));
    model.apply(refused(&own.to_string()), NOW);
    assert_eq!(model.rows.at(0).unwrap().diagnosis.cause, Some(Cause::NotRunning));
}

/// What is left over does not stand in the way of what can be started.
#[test]
fn of_several_silent_servers_one_that_can_be_started_has_the_row() {
    let mut model = model();
    let Event::Installed { servers: mut both, .. } = installed(Controller::Manual, false) else { unreachable!() };
    let service = Locator::Folder { preferences: "/srv/Preferences.xml".into() };
    both.push(Installed { can_start: true, ..Installed::new(MachineId::new("def").unwrap(), service) });
    model.apply(Event::Installed { servers: both, closed: Vec::new() }, NOW);
    assert_eq!(model.rows.of_id(&MachineId::new("def").unwrap()), model.rows.row_of(model.own_address.unwrap()));
}

#[test]
fn a_typed_address_keeps_its_row_whatever_is_there() {
    let mut model = model();
    model.apply(Event::Resolved { name: None, found: Ok(vec![at(NAS)]) }, NOW);
    model.apply(refused(NAS), NOW);
    assert_eq!(model.rows.at(0).unwrap().diagnosis.cause, Some(Cause::Unreachable));
}

#[test]
fn the_number_of_addresses_is_bounded_and_the_bound_is_said() {
    let mut model = model();
    for n in 0..100 {
        model.apply(sighting(Source::Gdm, &format!("192.168.1.{n}:32400"), None), NOW);
    }
    assert_eq!(model.rows.len(), model.limit);
    assert!(model.search.full);
}

#[test]
fn a_system_that_denies_the_home_network_is_named_until_an_answer_disproves_it() {
    use std::net::{IpAddr, Ipv4Addr};
    let own = Ipv4Addr::new(192, 168, 1, 20);
    let broadcast = Ipv4Addr::new(192, 168, 1, 255);
    let interface = Interface {
        name: "en0".to_owned(),
        ip: IpAddr::V4(own),
        prefix: 24,
        broadcast: Some(broadcast),
        is_loopback: false,
        is_up: true,
        is_point_to_point: false,
    };
    let mut model = model();
    model.system_asks_for_local_network = true;
    model.apply(Event::Found(Discovered::Interfaces(vec![interface])), NOW);
    // What macOS answers to a program that it keeps from the home network: errno 65, "No route to host".
    for target in [(Ipv4Addr::new(239, 0, 0, 250), 32414), (broadcast, 32414), (Ipv4Addr::BROADCAST, 32410)] {
        let failure = SendFailure {
            interface: "en0".to_owned(),
            source: own.into(),
            target: target.into(),
            errno: Some(65),
            kind: ErrorKind::HostUnreachable,
            round: 1,
        };
        model.apply(Event::Found(Discovered::SendFailure(failure)), NOW);
    }
    model.apply(Event::Found(Discovered::Round(1)), NOW);
    assert_eq!(model.computer.diagnosis.cause, Some(ComputerCause::LocalNetworkDenied));
    model.apply(sighting(Source::Gdm, NAS, None), NOW);
    model.apply(Event::Found(Discovered::Round(2)), NOW);
    assert_eq!(model.computer.diagnosis.cause, None);
}

#[test]
fn one_lost_answer_changes_nothing_and_a_second_one_does() {
    let mut model = model();
    model.apply(sighting(Source::Gdm, NAS, Some("abc")), NOW);
    model.apply(answer(NAS, "abc"), NOW);
    let effects = model.apply(refused(NAS), NOW);
    assert!(effects.iter().any(|e| matches!(e, Effect::LookLater { .. })), "it is asked again: {effects:?}");
    assert_eq!(model.rows.at(0).unwrap().diagnosis.cause, Some(Cause::SignInNeeded));
    model.apply(answer(NAS, "abc"), NOW);
    model.apply(refused(NAS), NOW);
    assert_eq!(model.rows.at(0).unwrap().diagnosis.cause, Some(Cause::SignInNeeded), "a good answer wipes the slate");
    model.apply(refused(NAS), NOW);
    assert_eq!(model.rows.at(0).unwrap().diagnosis.cause, Some(Cause::NotRunning));
}

#[test]
fn a_verdict_that_stood_and_changed_is_remembered_as_news() {
    let mut model = model();
    model.apply(sighting(Source::Gdm, NAS, Some("abc")), NOW);
    model.apply(refused(NAS), NOW);
    model.apply(answer(NAS, "abc"), NOW + Duration::from_millis(500));
    assert_eq!(model.rows.at(0).unwrap().changed, None, "the first look around is no news");
    let later = NOW + Duration::from_secs(60);
    model.apply(refused(NAS), later);
    model.apply(refused(NAS), later);
    let changed = model.rows.at(0).unwrap().changed;
    assert_eq!(changed, Some(VerdictChange { from: Cause::SignInNeeded, at: later }));
}

fn plex(service: PlexService) -> Event {
    Event::Computer(Finding::Plex(Ok((service, Some(0)))))
}

/// By `Date` of plex.tv: a copy of a repair is removed by no other clock.
#[test]
fn only_a_clock_that_plex_confirms_removes_old_repairs() {
    let sweeps = |ahead: Option<i64>| {
        let mut model = Model { sweeps: true, ..model() };
        let answer = Event::Computer(Finding::Plex(Ok((PlexService::Answers(1), ahead))));
        model.apply(answer, NOW).iter().any(|effect| matches!(effect, Effect::SweepRepairs))
    };
    for days in [-400, -60, -1, 1, 60, 400] {
        assert!(!sweeps(Some(days * 86_400)), "{days}");
    }
    assert!(!sweeps(None), "it was not told");
    assert!(sweeps(Some(2)));
}

#[test]
fn plex_is_asked_again_before_one_lost_answer_counts_and_with_growing_pauses_after() {
    let mut model = model();
    let pauses = |effects: Vec<Effect>| -> Vec<u64> {
        let pause = |e: &Effect| if let Effect::LookAtPlex { after } = e { Some(after.as_secs()) } else { None };
        effects.iter().filter_map(pause).collect()
    };
    let trouble = || plex(PlexService::Trouble(PlexTrouble::Status { code: 503 }));
    model.apply(plex(PlexService::Answers(20)), NOW);
    assert_eq!(pauses(model.apply(trouble(), NOW)), [1]);
    assert_eq!(model.computer.diagnosis.cause, None);
    let seen: Vec<_> = (0..5).flat_map(|_| pauses(model.apply(trouble(), NOW))).collect();
    assert_eq!(seen, [15, 30, 60, 120, 120]);
    assert_eq!(model.computer.diagnosis.cause, Some(ComputerCause::PlexDown));
    assert!(pauses(model.apply(plex(PlexService::Answers(20)), NOW)).is_empty());
    assert_eq!(model.computer.diagnosis.cause, None);
}

#[test]
fn a_list_that_does_not_come_is_asked_for_with_growing_pauses_and_named_as_plexs_own_trouble() {
    let mut model = model();
    let user = anna();
    model.apply(plex(PlexService::Answers(20)), NOW);
    model.apply(Event::SignIn(SignInEvent::In { user }), NOW);
    let fails =
        |model: &mut Model| model.apply(Event::Listed(Err(PlexError::Trouble(PlexTrouble::Status { code: 502 }))), NOW);
    let answers = |model: &mut Model| model.apply(plex(PlexService::Answers(20)), NOW);
    let pause = |effects: &[Effect]| match effects {
        [Effect::LookAtPlex { after }] => after.as_secs(),
        other => panic!("{other:?}"),
    };
    assert_eq!(pause(&fails(&mut model)), 1);
    for seconds in [15, 30, 60] {
        // Plex answers to everything else meanwhile: that makes the list no better.
        assert!(matches!(answers(&mut model).as_slice(), [Effect::FetchList]));
        assert_eq!(pause(&fails(&mut model)), seconds);
        assert_eq!(model.computer.diagnosis.cause, Some(ComputerCause::PlexDown));
    }
    assert_eq!(pause(&model.apply(Event::Listed(Ok(Vec::new())), NOW)), 0);
    answers(&mut model);
    assert_eq!(model.computer.diagnosis.cause, None);
}

#[test]
fn names_that_are_lost_are_told_from_a_lost_internet_by_the_address_that_plex_had() {
    let mut model = model();
    let names = |answer: NameAnswer| Event::Computer(Finding::PlexNames(Ok(vec![("plex.tv", answer)])));
    model.apply(names(NameAnswer::Addresses(vec![[203, 0, 113, 10].into()])), NOW);
    model.apply(Event::Computer(Finding::ControlName(Ok(NameAnswer::Silent))), NOW);
    let effects = model.apply(names(NameAnswer::Silent), NOW);
    assert!(matches!(effects.as_slice(), [Effect::Observe(Probe::PlexAddress(_))]), "{effects:?}");
    assert_eq!(model.computer.diagnosis.cause, Some(ComputerCause::DnsBroken));
    model.apply(Event::Computer(Finding::PlexAddress(Ok(false))), NOW);
    assert_eq!(model.computer.diagnosis.cause, Some(ComputerCause::Offline));
    model.apply(Event::Computer(Finding::PlexAddress(Ok(true))), NOW);
    assert_eq!(model.computer.diagnosis.cause, Some(ComputerCause::DnsBroken));
}

#[test]
fn plex_s_certificate_is_read_only_when_it_did_not_verify() {
    let mut model = model();
    let error = NetError::new(NetOperation::ReachPlex, "plex.tv", NetKind::Tls);
    let effects = model.apply(plex(PlexService::Failed(error)), NOW);
    assert!(effects.iter().any(|e| matches!(e, Effect::Observe(Probe::PlexCertificate))), "{effects:?}");
}

#[test]
fn two_identities_that_take_turns_at_one_address_share_it() {
    let mut model = model();
    model.apply(Event::Resolved { name: None, found: Ok(vec![at(NAS)]) }, NOW);
    for id in ["abc", "xyz"] {
        model.apply(answer(NAS, id), NOW);
    }
    let shared = |model: &Model| model.rows.iter().flat_map(|r| &r.addresses).any(|a| a.shared_address);
    assert!(!shared(&model), "a server may be replaced once");
    model.apply(answer(NAS, "abc"), NOW);
    assert!(shared(&model));
}

#[test]
fn a_server_with_trouble_is_looked_at_again_by_itself_and_rarely() {
    let mut model = model();
    model.apply(sighting(Source::Gdm, NAS, Some("abc")), NOW);
    model.apply(refused(NAS), NOW);
    model.apply(sighting(Source::Gdm, NAS_WIFI, Some("xyz")), NOW);
    model.apply(answer(NAS_WIFI, "xyz"), NOW);
    let mut round = |n| model.apply(Event::Found(Discovered::Round(n)), NOW);
    assert!(round(3).is_empty());
    assert!(matches!(round(4).as_slice(), [Effect::Probe { address }] if *address == at(NAS)));
}

#[test]
fn each_check_runs_its_own_look_again() {
    let mut model = model();
    model.apply(sighting(Source::Gdm, NAS, Some("abc")), NOW);
    model.apply(answer(NAS, "abc"), NOW);
    let key = model.rows.at(0).unwrap().key;
    let mut again = |server, check| model.request(Request::RecheckOne(server, check), NOW);
    assert!(matches!(again(None, CheckId::Network).as_slice(), [Effect::Observe(Probe::Route)]));
    assert!(matches!(again(None, CheckId::Names).as_slice(), [Effect::Observe(Probe::ControlName)]));
    assert!(matches!(again(None, CheckId::PlexName).as_slice(), [Effect::Observe(Probe::PlexNames)]));
    assert!(matches!(again(None, CheckId::Clock).as_slice(), [Effect::LookAtPlex { .. }]));
    assert!(matches!(again(Some(key), CheckId::Answers).as_slice(), [Effect::Probe { .. }]));
}

#[test]
fn a_refused_address_is_a_reason_and_no_row() {
    let mut model = model();
    assert!(model.request(Request::AddAddress("192.168.1.5:99999".to_owned()), NOW).is_empty());
    assert!(model.search.address_error.is_some());
    assert!(!model.request(Request::AddAddress("192.168.1.5".to_owned()), NOW).is_empty());
    assert!(model.search.address_error.is_none());
}

/// A server that was just linked anew is listed before it has told Plex where it answers.
#[test]
fn a_server_is_asked_whether_it_lets_the_account_in_also_where_the_list_no_longer_names_its_address() {
    let listed = |connections: Vec<Connection>| PlexResource {
        access_token: Some("its own".to_owned().into()),
        connections,
        ..PlexResource::new(MachineId::new("abc").unwrap(), DisplayText::new("Attic NAS").unwrap())
    };
    let way = Connection { address: at(NAS), plex_direct: None, local: true, relay: false };
    let user = anna();
    let mut model = model();
    model.apply(sighting(Source::Gdm, NAS, Some("abc")), NOW);
    model.apply(answer(NAS, "abc"), NOW);
    model.apply(Event::SignIn(SignInEvent::In { user }), NOW);
    for connections in [vec![way], Vec::new()] {
        let effects = model.apply(Event::Listed(Ok(vec![listed(connections)])), NOW);
        let asked = effects.iter().filter(|e| matches!(e, Effect::TryAccess { address, .. } if *address == at(NAS)));
        assert_eq!(asked.count(), 1, "once, and not more often");
    }
}

/// On Windows where its program is, is known only while it runs. A new copy would be of what the interrupted repair left.
#[test]
fn an_interrupted_repair_is_gone_on_with_where_the_program_of_its_server_was_seen_and_is_not_now() {
    let seen = |program: Option<&str>| Locator::Registry {
        user: None,
        key: r"Software\Plex, Inc.\Plex Media Server".to_owned(),
        program: program.map(Into::into),
    };
    let id = MachineId::new("abc").unwrap();
    let mut model = model();
    model.apply(sighting(Source::Gdm, NAS, Some("abc")), NOW);
    model.apply(answer(NAS, "abc"), NOW);
    model.apply(Event::SignIn(SignInEvent::In { user: anna() }), NOW);
    let servers = vec![Installed::new(id.clone(), seen(None))];
    model.apply(Event::Installed { servers, closed: Vec::new() }, NOW);
    let place = "the registry".to_owned();
    let record = Record::new(id, "Attic NAS".to_owned(), seen(Some(r"C:\Plex.exe")), place, hide_email("anna"));
    let journal = record.id.clone();
    model.apply(Event::Repairs(vec![record]), NOW);
    let server = model.rows.at(0).unwrap().key;
    let effects = model.request(Request::Repair { server, agreed: None }, NOW);
    let [Effect::Repair(job)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(job.kind, RepairKind::GoOn(journal));
}

/// A model whose user is anna, before her list has come.
fn annas() -> Model {
    let mut model = model();
    model.apply(Event::SignIn(super::SignInEvent::In { user: anna() }), NOW);
    model
}

fn own(id: &str, at: &[&str]) -> PlexResource {
    let way = |address: &&str| Connection { address: self::at(address), plex_direct: None, local: true, relay: false };
    let connections = at.iter().map(way).collect();
    PlexResource { connections, ..PlexResource::new(MachineId::new(id).unwrap(), DisplayText::new(id).unwrap()) }
}

fn cause_of(model: &Model, id: &str) -> Option<Cause> {
    let key = model.rows.of_id(&MachineId::new(id).unwrap())?;
    model.server(key)?.diagnosis.cause
}

#[test]
fn every_owned_server_has_a_row_until_the_account_goes() {
    let mut model = annas();
    let relay = Connection { relay: true, local: false, ..own("b", &[NAS]).connections.remove(0) };
    let relayed = PlexResource { connections: vec![relay], ..own("relayed", &[]) };
    let elsewhere = PlexResource { public_address_matches: Some(false), ..own("elsewhere", &[]) };
    let shared = PlexResource { owned: false, ..own("shared", &[]) };
    model.apply(Event::Listed(Ok(vec![own("none", &[]), relayed, elsewhere, shared])), NOW);
    assert_eq!(cause_of(&model, "none"), Some(Cause::Unreachable));
    assert_eq!(cause_of(&model, "relayed"), Some(Cause::Unreachable));
    assert_eq!(cause_of(&model, "elsewhere"), Some(Cause::Elsewhere));
    assert_eq!(model.rows.len(), 3, "a shared one that is not here is none of this home's");
    // It turns out to be here after all.
    model.apply(sighting(Source::Gdm, NAS, None), NOW);
    model.apply(answer(NAS, "none"), NOW);
    assert_eq!((model.rows.len(), cause_of(&model, "none")), (3, Some(Cause::SignInNeeded)));
    model.request(Request::SignOut, NOW);
    assert_eq!(model.rows.len(), 1, "only what was seen stays");
}

#[test]
fn who_answers_in_the_place_of_an_owned_server_has_a_row_of_its_own_and_is_claimed_by_name_alone() {
    let mut model = annas();
    model.apply(Event::Listed(Ok(vec![own("old", &[NAS])])), NOW);
    model.apply(unclaimed(NAS, "new"), NOW);
    assert_eq!(cause_of(&model, "old"), Some(Cause::Replaced));
    assert_eq!(cause_of(&model, "new"), Some(Cause::Unclaimed));
    let newcomer = model.rows.of_id(&MachineId::new("new").unwrap()).unwrap();
    assert_eq!(model.claim_way(newcomer, None).instead_of(), Some("old"));
    // The old one was only moved.
    model.apply(sighting(Source::Gdm, NAS_WIFI, None), NOW);
    model.apply(answer(NAS_WIFI, "old"), NOW);
    assert_ne!(cause_of(&model, "old"), Some(Cause::Replaced));
    assert_eq!(model.claim_way(newcomer, None).instead_of(), None);
}

#[test]
fn an_entry_that_is_left_over_beside_its_successor_is_no_row() {
    let mut model = annas();
    let seen = |day: &str, listed: PlexResource| PlexResource {
        last_seen: Some(day.to_owned()),
        name: DisplayText::new("Attic").unwrap(),
        ..listed
    };
    let list = || vec![seen("2026-01-05", own("old", &[])), seen("2026-11-26", own("new", &[NAS]))];
    model.apply(Event::Listed(Ok(list())), NOW);
    assert_eq!(model.rows.len(), 2, "nothing answers yet");
    model.apply(answer(NAS, "new"), NOW);
    model.apply(Event::Listed(Ok(list())), NOW);
    assert_eq!((model.rows.len(), model.left_over().len()), (1, 1));
    // Both were heard of lately: one of them may just be off.
    let both = vec![seen("2026-11-25", own("old", &[])), seen("2026-11-26", own("new", &[NAS]))];
    model.apply(Event::Listed(Ok(both)), NOW);
    assert_eq!((model.rows.len(), model.left_over().len()), (2, 0));
}
