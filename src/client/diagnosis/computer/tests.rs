//! Whom the diagnosis of this computer blames, over every arrangement of facts.

use super::*;
use crate::client::model::Fact;
use crate::client::model::error::{NetOperation, PlexTrouble};

const AT: Moment = Moment::from_secs(1);

/// Every arrangement of what the way to Plex can look like.
fn arrangements() -> Vec<ComputerFacts> {
    let fact = |value| Fact::known(value, AT);
    let address = |ip: [u8; 4]| NameAnswer::Addresses(vec![ip.into()]);
    let answers = || {
        let addresses = [[203, 0, 113, 10], [192, 168, 1, 1], [100, 64, 0, 1], [0, 0, 0, 0]].map(address);
        addresses.into_iter().chain([NameAnswer::Nothing, NameAnswer::Silent])
    };
    let failed = |kind| PlexService::Failed(NetError::new(NetOperation::ReachPlex, "plex.tv", kind));
    let kinds = [NetKind::Refused, NetKind::TimedOut, NetKind::NoRoute, NetKind::Reset, NetKind::NoName];
    let kinds = kinds.into_iter().chain([NetKind::Tls, NetKind::Garbled, NetKind::Redirected]);
    let services = [PlexService::Answers(20), PlexService::Trouble(PlexTrouble::Status { code: 503 })];
    let services: Vec<_> = services.into_iter().chain(kinds.map(failed)).collect();
    let mut all = Vec::new();
    for route in [Route::None, Route::Network, Route::Tunnel("utun4".to_owned())] {
        for control in answers() {
            for (one, other) in answers().flat_map(|one| answers().map(move |other| (one.clone(), other))) {
                for plex in &services {
                    for proxy in [None, Some(Proxy { place: "proxy.example:3128".to_owned(), answers: false })] {
                        all.push(ComputerFacts {
                            route: fact(route.clone()),
                            control_name: Fact::known(control.clone(), AT),
                            plex_names: Fact::known(vec![("plex.tv", one.clone()), ("app.plex.tv", other.clone())], AT),
                            plex: Fact::known(plex.clone(), AT),
                            proxy: Fact::known(proxy, AT),
                            ..ComputerFacts::default()
                        });
                    }
                }
            }
        }
    }
    all
}

#[test]
fn plex_is_blamed_only_by_its_own_mouth_or_when_all_else_works() {
    let all = arrangements();
    assert!(all.len() > 5_000);
    for facts in &all {
        let cause = diagnose(facts, AT, ClockTime::default()).cause;
        let names = facts.plex_names.get().into_iter().flatten().map(|(_, answer)| answer);
        let lead_out = names.clone().all(|answer| answer.is_found() && !answer.is_at_home());
        let all_else_works = facts.route.get() != Some(&Route::None)
            && facts.control_name.get().is_some_and(NameAnswer::is_found)
            && lead_out
            && facts.proxy.get() == Some(&None);
        let service = facts.plex.get().expect("it was asked");
        let spoke = match service {
            PlexService::Failed(error) => !is_the_ways(error) && error.kind != NetKind::Tls,
            PlexService::Answers(_) | PlexService::Trouble(_) | PlexService::RateLimited { .. } => true,
        };
        let is_silent = matches!(service, PlexService::Failed(error) if error.kind == NetKind::TimedOut);
        if cause == Some(ComputerCause::PlexDown) {
            assert!(spoke || is_silent && all_else_works, "{facts:?}");
        }
        if cause == Some(ComputerCause::TlsIntercepted) {
            assert!(!names.clone().any(NameAnswer::is_at_home), "{facts:?}");
        }
    }
}

#[test]
fn a_wait_of_minutes_is_said_by_the_clock() {
    let clock = ClockTime { unix: 1_795_786_741, ahead: 3_600 };
    for (until, verdict) in [
        (1, ComputerVerdict::RateLimitedSoon),
        (60, ComputerVerdict::RateLimited { seconds: 59 }),
        (61, ComputerVerdict::RateLimitedUntil { time: ClockTime { unix: 1_795_786_801, ..clock }.minute() }),
    ] {
        let plex = Fact::known(PlexService::RateLimited { until }, AT);
        let facts = ComputerFacts { plex, ..ComputerFacts::default() };
        assert_eq!(diagnose(&facts, AT, clock).verdict, verdict, "{until}");
    }
}
