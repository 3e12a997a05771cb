//! What holds of a claim in any home, however its facts came together.

use std::net::SocketAddr;
use std::time::Duration;

use proptest::prelude::*;

use super::policy::ClaimWay;
use super::*;
use crate::client::diagnosis::duplicate::identity;
use crate::client::discovery::Discovered;
use crate::client::model::error::{NetError, NetKind, NetOperation};
use crate::client::model::text::DisplayText;
use crate::client::model::{
    Announced, Claimed, Connection, Controller, Identity, Locator, PlexResource, Presence, ProbeResult, Proof,
    ProvenBy, Sighting, Source,
};

const PLACES: [&str; 3] = ["192.168.1.5:32400", "192.168.1.6:32400", "127.0.0.1:32400"];
const IDS: [&str; 3] = ["old", "new", "other"];
const NOW: Moment = Duration::from_secs(1);

fn place(nth: usize) -> SocketAddr {
    PLACES[nth].parse().unwrap()
}

fn id(nth: usize) -> MachineId {
    MachineId::new(IDS[nth]).unwrap()
}

#[derive(Clone, Debug)]
enum Turn {
    Announced {
        place: usize,
        id: usize,
    },
    Answers {
        place: usize,
        id: usize,
        claimed: bool,
    },
    Silent {
        place: usize,
    },
    /// The system says whether its listener is the process of the only installation, which is that of the first.
    Listener {
        place: usize,
        is_own: bool,
    },
    /// The account's own servers, each with the places where it is listed.
    Listed(Vec<(usize, Vec<usize>)>),
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let (at, who) = (0..PLACES.len(), 0..IDS.len());
    let entry = (who.clone(), proptest::collection::vec(at.clone(), 0..3));
    let turn = prop_oneof![
        2 => (at.clone(), who.clone()).prop_map(|(place, id)| Turn::Announced { place, id }),
        5 => (at.clone(), who, any::<bool>())
            .prop_map(|(place, id, claimed)| Turn::Answers { place, id, claimed }),
        1 => at.clone().prop_map(|place| Turn::Silent { place }),
        2 => (at, any::<bool>()).prop_map(|(place, is_own)| Turn::Listener { place, is_own }),
        2 => proptest::collection::vec(entry, 0..3).prop_map(Turn::Listed),
    ];
    proptest::collection::vec(turn, 1..14)
}

fn event(turn: &Turn) -> Event {
    let probed = |at: usize, outcome| {
        let probe = ProbeResult {
            outcome,
            took: Duration::from_millis(8),
            over_tls: false,
            certificate: None,
            clock_ahead: None,
        };
        Event::Probed { address: place(at), here: place(at).ip().is_loopback(), probe: Box::new(probe), root: None }
    };
    let says = |id, claimed: bool| {
        let claimed = if claimed { Claimed::Yes } else { Claimed::No };
        Identity { id: self::id(id), claimed, version: None }
    };
    match turn {
        Turn::Announced { place: at, id } => {
            let hint = Announced { id: Some(self::id(*id)), ..Announced::default() };
            Event::Found(Discovered::Sighting(Sighting { source: Source::Gdm, address: place(*at), hint }))
        }
        Turn::Answers { place, id, claimed } => probed(*place, Ok(Presence::Server(says(*id, *claimed)))),
        Turn::Silent { place } => {
            probed(*place, Err(NetError::new(NetOperation::Probe, PLACES[*place], NetKind::Refused)))
        }
        Turn::Listener { place: at, is_own } => Event::Listener { address: place(*at), id: id(0), is_own: *is_own },
        Turn::Listed(entries) => {
            let own = |(id, at): &(usize, Vec<usize>)| {
                let way =
                    |nth: &usize| Connection { address: place(*nth), plex_direct: None, local: true, relay: false };
                let connections = at.iter().map(way).collect();
                PlexResource { connections, ..PlexResource::new(self::id(*id), DisplayText::new(IDS[*id]).unwrap()) }
            };
            Event::Listed(Ok(entries.iter().map(own).collect()))
        }
    }
}

fn home(turns: &[Turn]) -> Model {
    let mut model = Model::new(8);
    let name = DisplayText::new("anna").unwrap();
    let user = User { id: None, username: None, name, email: None, restricted: false, guest: false };
    model.apply(Event::SignIn(SignInEvent::In { user }), NOW);
    let locator = Locator::Folder { preferences: "/data/Preferences.xml".into() };
    let here = Installed {
        controller: Controller::Managed("systemd".to_owned()),
        can_start: true,
        ..Installed::new(id(0), locator)
    };
    model.apply(Event::Installed { servers: vec![here], closed: Vec::new() }, NOW);
    for turn in turns {
        model.apply(event(turn), NOW);
    }
    model
}

/// Does this server answer anywhere?
fn is_seen(model: &Model, wanted: &MachineId) -> bool {
    let says = |facts: &AddressFacts| identity(facts).is_some_and(|said| said.id == *wanted);
    model.rows.iter().flat_map(|row| &row.addresses).any(says)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_is_claimed_without_a_word_but_what_is_proven_to_be_here(turns in turns()) {
        let model = home(&turns);
        for row in model.rows.iter() {
            if model.claim_way(row.key, None) != ClaimWay::Here {
                continue;
            }
            let is_proven = |facts: &AddressFacts| {
                let by_process = |proof: &Proof| proof.by == ProvenBy::Process && Some(&proof.identity.id) == row.diagnosis.id.as_ref();
                facts.address.ip().is_loopback() && facts.proof.as_ref().is_some_and(by_process)
            };
            prop_assert!(row.addresses.iter().any(is_proven), "{:?}", row);
        }
    }

    #[test]
    fn who_answers_where_an_own_server_should_be_is_asked_about_by_both_names(turns in turns()) {
        let model = home(&turns);
        for row in model.rows.iter() {
            let Some(own) = row.diagnosis.id.as_ref() else { continue };
            let answers_at = |at: SocketAddr| {
                row.addresses.iter().any(|facts| facts.address == at && identity(facts).is_some_and(|said| said.id == *own))
            };
            let in_its_place = |listed: &&PlexResource| {
                listed.owned
                    && listed.id != *own
                    && !is_seen(&model, &listed.id)
                    && listed.connections.iter().any(|way| answers_at(way.address))
            };
            let is_owned = model.list().iter().any(|listed| listed.id == *own && listed.owned);
            if !is_owned && model.list().iter().any(|listed| in_its_place(&listed)) {
                let way = model.claim_way(row.key, None);
                // Where its own process has fallen silent, nobody else is believed, and nothing is claimed.
                prop_assert!(way == ClaimWay::Nowhere || way.instead_of().is_some(), "{:?}: {:?}", way, row);
            }
        }
    }

    #[test]
    fn a_claim_goes_to_the_server_that_was_asked_about_and_to_no_doubtful_one(turns in turns()) {
        let model = home(&turns);
        for row in model.rows.iter() {
            let Some(consent) = model.claim_way(row.key, None).consent() else { continue };
            let effects = model.clone().request(Request::Claim { server: row.key, consent }, NOW);
            for effect in &effects {
                let Effect::Claim { target, .. } = effect else { continue };
                prop_assert_eq!(Some(&target.id), row.diagnosis.id.as_ref());
                prop_assert_eq!(target.duplicate, row.may_be_two());
            }
        }
    }

    #[test]
    fn every_owned_server_has_its_row(turns in turns()) {
        let model = home(&turns);
        for listed in model.list().iter().filter(|listed| listed.owned) {
            prop_assert!(model.rows.of_id(&listed.id).is_some(), "{} has none: {:?}", listed.name, model.rows);
        }
    }
}
