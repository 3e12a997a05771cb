//! The account's own servers, by what Plex lists.

use super::*;

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

/// A model whose user is anna, before her list has come.
fn annas() -> Model {
    let mut model = model();
    model.apply(Event::SignIn(SignInEvent::In { user: anna() }), NOW);
    model
}

fn own(id: &str, at: &[&str]) -> PlexResource {
    let way = |address: &&str| Connection { address: self::at(address), plex_direct: None, local: true, relay: false };
    let connections = at.iter().map(way).collect();
    PlexResource { connections, ..PlexResource::new(MachineId::new(id).unwrap(), DisplayText::new(id).unwrap()) }
}

pub(super) fn cause_of(model: &Model, id: &str) -> Option<Cause> {
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
