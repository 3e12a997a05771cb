//! Two addresses with one identity: one computer with two network plugs, or two computers?

use std::net::IpAddr;

use crate::client::model::{AddressFacts, Announced, Claimed, Fact, Identity, Presence, SecondProbe, Source};

/// True if the two addresses, which answer with one identity, cannot be one server.
///
/// One server listens on one port of every address of its computer and says the same everywhere. A computer with cable and Wi-Fi
/// is common, so different addresses alone prove nothing; different words do, and so do two ports of one address.
#[must_use]
pub fn cannot_be_one(a: &AddressFacts, b: &AddressFacts) -> bool {
    let (Some(one), Some(two)) = (identity(a), identity(b)) else { return false };
    if one.id != two.id || a.address == b.address {
        return false;
    }
    let same_ip = a.address.ip() == b.address.ip() || (is_loopback(a) && is_loopback(b));
    (same_ip && a.address.port() != b.address.port() && !is_front(a) && !is_front(b))
        || says_otherwise(one, two)
        || announced(a).zip(announced(b)).is_some_and(|(a, b)| {
            differ(&a.name, &b.name)
                || differ(&a.certificate_uuid, &b.certificate_uuid)
                || hours_apart(a.updated_at, b.updated_at)
        })
}

/// What was told of the server that answers there. An old entry of the account may still name its address for a server that is gone.
#[must_use]
pub fn announced(facts: &AddressFacts) -> Option<&Announced> {
    let is_of_it = |hint: &&Announced| match (&hint.id, identity(facts)) {
        (Some(told), Some(answering)) => *told == answering.id,
        (None, _) | (_, None) => true,
    };
    Some(&facts.hint).filter(is_of_it)
}

/// Nobody but its owner spoke of this address: a reverse proxy announces nothing, and leads to a server at another port of its computer.
fn is_front(facts: &AddressFacts) -> bool {
    facts.sources.iter().all(|source| *source == Source::Typed)
}

/// Are these two computers? They differ, and went on to differ when both were asked again.
#[must_use]
pub fn are_two(a: &AddressFacts, b: &AddressFacts) -> bool {
    let was_asked = |facts: &AddressFacts| facts.second_probe == SecondProbe::Done;
    was_asked(a) && was_asked(b) && cannot_be_one(a, b)
}

/// Do the two say different things of one server? An old server that says nothing of its claim contradicts nobody.
#[must_use]
pub fn says_otherwise(one: &Identity, two: &Identity) -> bool {
    let claims = (one.claimed, two.claimed);
    one.version != two.version || matches!(claims, (Claimed::Yes, Claimed::No) | (Claimed::No, Claimed::Yes))
}

/// The addresses that may speak for a row: the proven ones, or all while none is proven.
pub fn speakers(addresses: &[AddressFacts]) -> impl Iterator<Item = &AddressFacts> {
    let any_proven = addresses.iter().any(|facts| facts.proof.is_some());
    addresses.iter().filter(move |facts| !any_proven || facts.proof.is_some())
}

/// Does a server answer at this address?
#[must_use]
pub fn answers(facts: &AddressFacts) -> bool {
    identity(facts).is_some()
}

/// GDM's `Updated-At` is the same on every address of one server, but for a moment between two rounds of search.
fn hours_apart(a: Option<u64>, b: Option<u64>) -> bool {
    const HOUR: u64 = 3600;
    matches!((a, b), (Some(a), Some(b)) if a.abs_diff(b) > HOUR)
}

fn is_loopback(facts: &AddressFacts) -> bool {
    matches!(facts.address.ip(), IpAddr::V4(ip) if ip.is_loopback())
}

fn differ<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// The identity that the address last answered with.
#[must_use]
pub fn identity(facts: &AddressFacts) -> Option<&Identity> {
    let Fact::Known { value: probe, .. } = &facts.probe else { return None };
    match probe.outcome.as_ref().ok()? {
        Presence::Server(identity) => Some(identity),
        Presence::Starting(identity) => identity.as_ref(),
        Presence::NotPlex(_) => None,
    }
}
