//! The rows of servers: who shares one, who has one of their own, and how long it stays.

use super::*;

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

/// Each address stands in an old entry of the account, for a server of another name that is gone.
#[test]
fn old_entries_at_its_addresses_make_no_second_computer_of_a_server() {
    let told = |address, id, name: &str| {
        let hint = Announced { id: MachineId::new(id), name: DisplayText::new(name), ..Announced::default() };
        Event::Found(Discovered::Sighting(Sighting { source: Source::Account, address: at(address), hint }))
    };
    for (ids, are_two) in [(["old", "older"], false), (["abc", "old"], false), (["abc", "abc"], true)] {
        let mut model = model();
        for ((address, id), name) in [NAS, NAS_WIFI].into_iter().zip(ids).zip(["Attic", "Cellar"]) {
            model.apply(told(address, id, name), NOW);
        }
        for address in [NAS, NAS_WIFI, NAS, NAS_WIFI] {
            model.apply(answer(address, "abc"), NOW);
        }
        assert_eq!(cause(&model) == Some(Cause::DuplicateIdentity), are_two, "{ids:?}");
    }
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
fn a_refused_address_is_a_reason_and_no_row() {
    let mut model = model();
    assert!(model.request(Request::AddAddress("192.168.1.5:99999".to_owned()), NOW).is_empty());
    assert!(model.search.address_error.is_some());
    assert!(!model.request(Request::AddAddress("192.168.1.5".to_owned()), NOW).is_empty());
    assert!(model.search.address_error.is_none());
}

/// What was asked before a change is not the answer after it: a row came, got its verdict, changed it, joined another one, and went.
#[test]
fn what_takes_a_look_at_all_rows_is_looked_at_anew_after_each_change() {
    let mut model = model();
    let id = "0123456789abcdef0123456789abcdef01234567";
    let other = "89abcdef0123456789abcdef0123456789abcdef";
    let seen = |model: &Model| (model.servers_found(), model.candidate().map(|server| server.key));
    let counted = |model: &Model| {
        let servers = model.rows.iter().filter(|server| groups::may_be_server(server)).count();
        let known = model.rows.iter().filter(|server| server.diagnosis.cause.is_some());
        (servers, known.min_by_key(|server| policy::urgency(server)).map(|server| server.key))
    };
    assert_eq!(seen(&model), (0, None));
    let mut told = Vec::new();
    for event in [
        sighting(Source::Gdm, NAS, Some(id)),
        answer(NAS, id),
        sighting(Source::Typed, NAS_WIFI, None),
        unclaimed(NAS_WIFI, other),
        answer(NAS_WIFI, other),
        answer(NAS_WIFI, id),
        refused(NAS_WIFI),
        probed(NAS, Ok(Presence::NotPlex(200))),
    ] {
        let _ = model.apply(event, NOW);
        assert_eq!(seen(&model), counted(&model), "after {told:?}");
        told.push(seen(&model));
    }
    // Nothing was proven by answers that are always the same.
    told.dedup();
    assert!(told.len() >= 5, "{told:?}");
    let mut rows = Rows::default();
    for (n, address) in [NAS, NAS_WIFI].into_iter().enumerate() {
        assert_eq!(rows.summary().servers, n);
        rows.insert(at(address), Source::Typed);
    }
    rows.drop_address(at(NAS));
    assert_eq!(rows.summary().servers, 1);
}
