//! This computer and its way to Plex.

use super::*;

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
