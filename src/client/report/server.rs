//! One server: the verdict, what was seen at each of its addresses, and the checks.

use super::certificate;
use super::checks;
use super::clock::Clock;
use super::computer::{of, section};
use super::history;
use super::markdown::Draft;
use super::messages::{AnswerWords, ClaimedWords, Heading, Line, OwnerWords, Span};
use crate::client::diagnosis::Cause;
use crate::client::diagnosis::observed::Observed;
use crate::client::model::{AddressFacts, MachineId, Message as _, Phrase, PlexResource, ProbeResult};
use crate::client::scrub::{Kind, marks};
use crate::client::state::{Model, Server};

/// How many addresses of one server are told.
const MOST_ADDRESSES: usize = 8;
/// How much of a machine identifier helps to tell two servers apart, in characters.
const ID_LENGTH: usize = 6;

pub fn show(draft: &mut Draft<'_>, model: &Model, number: usize, server: &Server, clock: Clock<'_>) {
    let (addresses, diagnosis) = (&server.addresses, &server.diagnosis);
    draft.about(number);
    section(draft, &Heading::Server { number }, diagnosis.cause.map(Cause::list_word));
    diagnosed(draft, server, clock);
    history::patterns(draft, model, server, clock);
    if let Some(at) = server.verdict_at {
        draft.item(0, &Line::FirstVerdict { time: clock.at(at) });
    }
    draft.item(
        0,
        &Line::State {
            claimed: ClaimedWords::from(diagnosis.claimed).phrase(),
            owner: OwnerWords::from(diagnosis.ownership).phrase(),
        },
    );
    let version = diagnosis.version.as_deref().map_or_else(|| Line::NotKnown.phrase(), |version| version.phrase());
    let id = diagnosis.id.as_ref().map_or_else(|| Line::NotKnown.phrase(), |id| machine(draft, id));
    draft.item(0, &Line::Version { version, id });
    if let Some(listed) = model.list().iter().find(|l| Some(&l.id) == diagnosis.id.as_ref()) {
        listing(draft, listed);
    }
    for facts in addresses.iter().take(MOST_ADDRESSES) {
        address(draft, facts, clock);
    }
    if addresses.len() > MOST_ADDRESSES {
        draft.item(0, &Line::MoreAddresses { count: addresses.len() - MOST_ADDRESSES });
    }
}

/// What is the matter, what speaks for it, and what was offered.
fn diagnosed(draft: &mut Draft<'_>, server: &Server, clock: Clock<'_>) {
    let diagnosis = &server.diagnosis;
    let since = clock.at(server.since);
    draft.item(
        0,
        &match diagnosis.cause {
            Some(cause) => Line::Cause { cause: cause.id(), since },
            None => Line::NoCause { since },
        },
    );
    if let Some(change) = &server.changed {
        draft.item(0, &Line::CauseBefore { cause: change.from.id(), time: clock.at(change.at) });
    }
    checks::show(draft, &diagnosis.checks, clock);
    if !diagnosis.hints.is_empty() {
        draft.item(0, &Line::LikelyReasons);
        diagnosis.hints.iter().for_each(|hint| draft.item(1, hint));
    }
    if let Some(next) = &diagnosis.next_step {
        draft.item(0, &Line::NextStep { step: next.label.phrase() });
    }
}

/// The beginning of a machine identifier. What little there is of a short one is withheld whole.
fn machine(draft: &mut Draft<'_>, id: &MachineId) -> Phrase {
    draft.withhold(Kind::MachineId, 1);
    if id.as_str().len() < 2 * ID_LENGTH {
        return marks::of(Kind::MachineId).phrase();
    }
    let beginning: String = id.as_str().chars().take(ID_LENGTH).collect();
    format!("{beginning}…").phrase()
}

/// What Plex says of it.
fn listing(draft: &mut Draft<'_>, listed: &PlexResource) {
    let said = |is: Option<bool>| is.map_or(Line::NotKnown, |is| if is { Line::Yes } else { Line::No }).phrase();
    let (https, rebinding) = (said(listed.https_required), said(listed.rebinding_protection));
    let line =
        if listed.owned { Line::ListedOwned { https, rebinding } } else { Line::ListedShared { https, rebinding } };
    draft.item(0, &line);
    let fields = [
        listed.home.then_some(Line::OfItsHome),
        listed.platform.as_ref().map(|value| Line::Platform { value: value.to_string() }),
        listed.platform_version.as_ref().map(|value| Line::PlatformVersion { value: value.to_string() }),
        listed.device.as_ref().map(|value| Line::Device { value: value.to_string() }),
        listed.version.as_ref().map(|value| Line::ListedVersion { value: value.to_string() }),
    ];
    let fields: Vec<String> = fields.iter().flatten().map(|field| draft.message(field)).collect();
    if !fields.is_empty() {
        draft.safe_item(1, &fields.join(", "));
    }
    for connection in listed.connections.iter().take(MOST_ADDRESSES) {
        let kind = match (connection.local, connection.relay) {
            (_, true) => Line::Relay,
            (true, false) => Line::Local,
            (false, false) => Line::Remote,
        };
        let name = if connection.plex_direct.is_some() { Line::WithName } else { Line::WithoutName };
        let address = connection.address.to_string();
        draft.item(1, &Line::Connection { address, kind: kind.phrase(), name: name.phrase() });
    }
}

fn address(draft: &mut Draft<'_>, facts: &AddressFacts, clock: Clock<'_>) {
    let is_far = facts.near.get().is_some_and(|near| !near);
    let seen = [
        facts.here.then_some(Observed::ThisComputer),
        is_far.then_some(Observed::OtherNetwork),
        Some(Observed::found_by(facts)),
    ];
    let seen = seen.iter().flatten().map(Observed::phrase).collect();
    draft.item(0, &Line::Address { address: facts.address.to_string(), seen });
    draft.item(1, &Line::Look { fact: of(&facts.probe, clock, probe) });
    if let Some(first) = facts.first_took {
        draft.item(1, &Line::FirstAnswer { took: Span::ms(first), lost: facts.lost });
    }
    if facts.probe.get().is_none()
        && let Some(version) = &facts.hint.version
    {
        draft.item(1, &Line::AnnouncedVersion { version: version.to_string() });
    }
    if let Some(root) = facts.root.get() {
        draft.item(1, &Line::FrontPage { says: Observed::from(root).phrase() });
    }
    if let Some(certificate) = facts.probe.get().and_then(|l| l.certificate.as_ref()) {
        let certificate = certificate::tell(draft, certificate);
        draft.item(1, &Line::Shows { certificate });
    }
    more_of_address(draft, facts, clock);
}

fn more_of_address(draft: &mut Draft<'_>, facts: &AddressFacts, clock: Clock<'_>) {
    if let Some(answer) = facts.plex_direct.get() {
        draft.item(1, &Line::NameForBrowsers { answer: AnswerWords::from(answer).phrase() });
    }
    if facts.acceptance.at().is_some() {
        let fact = of(&facts.acceptance, clock, |acceptance| Observed::from(acceptance).phrase());
        draft.item(1, &Line::Access { fact });
    }
    if let Some(former) = &facts.former {
        let id = machine(draft, former);
        let line = if facts.shared_address { Line::FormerInTurns { id } } else { Line::Former { id } };
        draft.item(1, &line);
    }
}

fn probe(probe: &ProbeResult) -> Phrase {
    let seen = Observed::from(probe).phrase();
    let clock = probe.clock_ahead.map(|seconds| Line::ClockAhead { seconds }.phrase());
    Line::Parts { all: std::iter::once(seen).chain(clock).collect() }.phrase()
}
