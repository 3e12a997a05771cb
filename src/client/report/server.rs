//! One server: the verdict, what was seen at each of its addresses, and the checks.

use super::computer::{checks, of};
use super::markdown::Draft;
use super::scrub::Kind;
use super::stand_ins::StandIns;
use super::{certificate, words};
use crate::client::diagnosis::observed::Observed;
use crate::client::model::text::DisplayText;
use crate::client::model::{AddressFacts, MachineId, Moment, PlexResource, ProbeResult};
use crate::client::state::{Model, Server};

/// How many addresses of one server are told.
const MOST_ADDRESSES: usize = 8;
/// How much of a machine identifier helps to tell two servers apart, in characters.
const ID_LENGTH: usize = 6;

pub fn show(draft: &mut Draft, stand_ins: &StandIns<'_>, model: &Model, number: usize, server: &Server, now: Moment) {
    let (addresses, diagnosis) = (&server.addresses, &server.diagnosis);
    draft.heading(2, &words::server(number));
    let since = words::span(now.saturating_sub(server.since));
    draft.item(0, &format!("Cause: {}, for {since}", diagnosis.cause.map_or("none yet", |c| c.id())));
    if let Some(change) = &server.changed {
        let until = words::ago(now.saturating_sub(change.at));
        draft.item(0, &format!("Cause before: {}, until {until}", change.from.id()));
    }
    if let Some(at) = server.verdict_at {
        draft.item(0, &format!("First verdict: {}", words::ago(now.saturating_sub(at))));
    }
    let ownership = words::ownership(diagnosis.ownership);
    draft.item(0, &format!("State: {}; owner: {ownership}", words::claimed(diagnosis.claimed)));
    let version = diagnosis.version.as_deref().map_or_else(|| words::NOT_KNOWN.to_owned(), |v| draft.code(v));
    let id = diagnosis.id.as_ref().map_or_else(|| words::NOT_KNOWN.to_owned(), |id| machine(draft, id));
    draft.item(0, &format!("Version: {version}; machine identifier: {id}"));
    if let Some(listed) = model.list().iter().find(|l| Some(&l.id) == diagnosis.id.as_ref()) {
        listing(draft, listed);
    }
    for facts in addresses.iter().take(MOST_ADDRESSES) {
        address(draft, stand_ins, facts, now);
    }
    if addresses.len() > MOST_ADDRESSES {
        draft.item(0, &words::more(addresses.len() - MOST_ADDRESSES, "addresses"));
    }
    checks(draft, &diagnosis.checks, stand_ins, now);
}

/// The beginning of a machine identifier. What little there is of a short one is withheld whole.
fn machine(draft: &mut Draft, id: &MachineId) -> String {
    draft.withhold(Kind::MachineId, 1);
    if id.as_str().len() < 2 * ID_LENGTH {
        return words::stand_in(Kind::MachineId).to_owned();
    }
    let beginning: String = id.as_str().chars().take(ID_LENGTH).collect();
    draft.code(&format!("{beginning}…"))
}

/// What Plex says of it.
fn listing(draft: &mut Draft, listed: &PlexResource) {
    let own = if listed.owned { "owned" } else { "shared" };
    let home = if listed.home { ", of its home" } else { "" };
    let said = |is: Option<bool>| is.map_or(words::NOT_KNOWN, words::yes);
    let secure = said(listed.https_required);
    let rebinding = said(listed.rebinding_protection);
    draft.item(
        0,
        &format!("Listed by Plex: {own}{home}; requires HTTPS: {secure}; its router hides names: {rebinding}"),
    );
    let fields = [
        ("platform", &listed.platform),
        ("platform version", &listed.platform_version),
        ("device", &listed.device),
        ("version", &listed.version),
    ];
    let fields = named(draft, &fields);
    if !fields.is_empty() {
        draft.item(1, &fields);
    }
    for connection in listed.connections.iter().take(MOST_ADDRESSES) {
        let kind = match (connection.local, connection.relay) {
            (_, true) => "relay",
            (true, _) => "local",
            _ => "remote",
        };
        let named = if connection.plex_direct.is_some() { "with a name" } else { "without a name" };
        let address = draft.code(&connection.address.to_string());
        draft.item(1, &format!("Connection: {address}, {kind}, {named}"));
    }
}

/// Fields of foreign text that are known.
fn named(draft: &mut Draft, fields: &[(&str, &Option<DisplayText>)]) -> String {
    let known = fields.iter().filter_map(|(label, text)| Some((label, text.as_ref()?)));
    known.map(|(label, text)| format!("{label} {}", draft.code(text.as_str()))).collect::<Vec<_>>().join(", ")
}

fn address(draft: &mut Draft, stand_ins: &StandIns<'_>, facts: &AddressFacts, now: Moment) {
    let address = draft.code(&facts.address.to_string());
    let is_far = facts.near.get().is_some_and(|near| !near);
    let seen = [
        facts.here.then_some(Observed::ThisComputer),
        is_far.then_some(Observed::OtherNetwork),
        Some(Observed::found_by(facts)),
    ];
    let seen: Vec<String> = seen.iter().flatten().map(|seen| draft.message(seen, stand_ins)).collect();
    draft.item(0, &format!("Address {address}, {}", seen.join(", ")));
    let told = of(&facts.probe, now, |value| probe(draft, stand_ins, value));
    draft.item(1, &format!("Look: {told}"));
    if let Some(first) = facts.first_took {
        draft.item(1, &format!("First answer: {}; answers lost: {}", words::ms(first), facts.lost));
    }
    if facts.probe.get().is_none()
        && let Some(version) = &facts.hint.version
    {
        let version = draft.code(version.as_str());
        draft.item(1, &format!("Announced with version {version}"));
    }
    if let Some(root) = facts.root.get() {
        let says = draft.message(&Observed::from(root), stand_ins);
        draft.item(1, &format!("Front page: {says}"));
    }
    if let Some(certificate) = facts.probe.get().and_then(|l| l.certificate.as_ref()) {
        let certificate = certificate::tell(draft, certificate);
        draft.item(1, &format!("Shows a {certificate}"));
    }
    more_of_address(draft, stand_ins, facts, now);
}

fn more_of_address(draft: &mut Draft, stand_ins: &StandIns<'_>, facts: &AddressFacts, now: Moment) {
    if let Some(answer) = facts.plex_direct.get() {
        draft.item(1, &format!("Its name for browsers: {}", words::answer(answer)));
    }
    if facts.acceptance.at().is_some() {
        let acceptance = of(&facts.acceptance, now, |acceptance| draft.message(&Observed::from(acceptance), stand_ins));
        draft.item(1, &format!("Signed in: {acceptance}"));
    }
    if let Some(former) = &facts.former {
        let former = machine(draft, former);
        let turns = if facts.shared_address { ", and they take turns" } else { "" };
        draft.item(1, &format!("Another identity answered here before: {former}{turns}"));
    }
}

fn probe(draft: &mut Draft, stand_ins: &StandIns<'_>, probe: &ProbeResult) -> String {
    let seen = draft.message(&Observed::from(probe), stand_ins);
    let clock = probe.clock_ahead.map(|s| format!(", clock ahead by {s} s")).unwrap_or_default();
    format!("{seen}{clock}")
}
