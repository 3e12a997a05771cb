//! Two computers with one identity: which addresses are whose, and what tells the two apart.

use std::cmp::Ordering;

use super::{Model, Server};
use crate::client::diagnosis::duplicate::{announced, answers, cannot_be_one, identity};
use crate::client::model::{AddressFacts, Claimed, MachineId, Moment, Root, RootFacts};

/// One of the computers that say they are the same server: all of its addresses.
#[derive(Clone, Debug)]
pub struct Twin<'a> {
    pub addresses: Vec<&'a AddressFacts>,
    /// Its version is higher than that of the others.
    pub is_newer: bool,
}

impl<'a> Twin<'a> {
    #[must_use]
    pub fn name(&self) -> Option<&'a str> {
        let announced = self.addresses.iter().find_map(|facts| announced(facts)?.name.as_ref());
        announced.or_else(|| self.root()?.name.as_ref()).map(|text| text.as_str())
    }

    #[must_use]
    pub fn version(&self) -> Option<&'a str> {
        self.addresses.iter().find_map(|facts| identity(facts)?.version.as_ref()).map(|text| text.as_str())
    }

    #[must_use]
    pub fn claimed(&self) -> Claimed {
        self.addresses.iter().find_map(|facts| identity(facts)).map_or(Claimed::Unknown, |identity| identity.claimed)
    }

    /// What its front page shows, where it lets this computer see it.
    #[must_use]
    pub fn root(&self) -> Option<&'a RootFacts> {
        self.addresses.iter().find_map(|facts| match facts.root.get()? {
            Root::Open(root) => Some(root),
            Root::Closed | Root::Starting => None,
        })
    }

    /// Since when it has answered with this identity, while this program has been running.
    #[must_use]
    pub fn since(&self) -> Option<Moment> {
        self.addresses.iter().filter_map(|facts| facts.answered_since).min()
    }

    #[must_use]
    pub fn is_proven(&self) -> bool {
        self.addresses.iter().any(|facts| facts.proof.is_some())
    }
}

impl Model {
    /// The computers that answer as this server; one, if there is nothing to tell apart.
    #[must_use]
    pub fn twins(&self, server: &Server) -> Vec<Twin<'_>> {
        let own = server.diagnosis.impostor_of.as_ref().or(server.diagnosis.id.as_ref());
        let Some(id) = own else { return Vec::new() };
        let says_so = |facts: &&AddressFacts| answers(facts) && is_of(facts, id);
        let mut twins: Vec<Twin<'_>> = Vec::new();
        for facts in self.rows.iter().flat_map(|row| &row.addresses).filter(says_so) {
            let is_it = |twin: &&mut Twin<'_>| twin.addresses.iter().all(|other| are_one(other, facts));
            match twins.iter_mut().find(is_it) {
                Some(twin) => twin.addresses.push(facts),
                None => twins.push(Twin { addresses: vec![facts], is_newer: false }),
            }
        }
        mark_newest(&mut twins);
        twins
    }
}

fn is_of(facts: &AddressFacts, id: &MachineId) -> bool {
    identity(facts).is_some_and(|identity| identity.id == *id)
}

/// One computer: nothing that they say tells them apart, and both are proven or neither is.
fn are_one(a: &AddressFacts, b: &AddressFacts) -> bool {
    !cannot_be_one(a, b) && a.impostor_of == b.impostor_of
}

fn mark_newest(twins: &mut [Twin<'_>]) {
    let newest = twins.iter().filter_map(Twin::version).max_by(|a, b| by_number(a, b)).map(str::to_owned);
    let differ = twins.windows(2).any(|pair| pair[0].version() != pair[1].version());
    for twin in twins.iter_mut().filter(|_| differ) {
        twin.is_newer = twin.version() == newest.as_deref();
    }
}

/// "1.9" is before "1.41.2": versions are numbers, part by part, and what follows them is text.
fn by_number(a: &str, b: &str) -> Ordering {
    let parts = |version: &str| -> Vec<u64> {
        let numbers = version.split('-').next().unwrap_or_default();
        numbers.split('.').map(|part| part.parse().unwrap_or(0)).collect()
    };
    parts(a).cmp(&parts(b)).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(by_number("1.9.0.1-abc", "1.41.0.2-abc"), Ordering::Less);
        assert_eq!(by_number("1.41.0.2-abc", "1.41.0.2-abc"), Ordering::Equal);
    }
}
