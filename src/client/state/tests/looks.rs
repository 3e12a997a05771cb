//! When a server is looked at again, and when what that finds counts.

use super::*;

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
