//! Guides to what the model knows: both front ends show them.

use std::net::SocketAddr;

use super::{Model, Server};
use crate::client::diagnosis::guide::{self, About, AboutComputer, Answer, Guide};
use crate::client::diagnosis::{AccountFacts, Action, Cause, ComputerCause};
use crate::client::installation::layouts;
use crate::client::model::{AddressFacts, NameAnswer, PlexResource, Presence};
use crate::client::platforms::{self, Platform};

impl Model {
    /// What to do about a server, on the platform that its owner chose, or on the one that it seems to run on; after these answers.
    #[must_use]
    pub fn guide_to_server(
        &self,
        server: &Server,
        (cause, action): (Cause, Action),
        chosen: Option<Platform>,
        answers: &[Answer],
    ) -> Guide {
        self.about(server, chosen, |about| guide::of_server(cause, action, &About { answers, ..*about }))
    }

    /// What to do about this computer, which runs `os`; after these answers.
    #[must_use]
    pub fn guide_to_computer(&self, cause: ComputerCause, os: Platform, answers: &[Answer]) -> Guide {
        let withheld = self.rows.iter().find_map(|row| self.withheld(row));
        let issuer = self.computer.facts.plex_certificate.get().map(|certificate| certificate.issuer.as_str());
        guide::of_computer(cause, os, &AboutComputer { issuer, withheld, answers })
    }

    /// True if the steps differ with what the server runs on: worth asking its owner.
    #[must_use]
    pub fn guide_depends_on_platform(&self, server: &Server, cause: Cause, action: Action) -> bool {
        self.about(server, None, |about| guide::depends_on_platform(cause, action, about))
    }

    /// What a server runs on: what its owner chose, or what its folder or it shows of itself.
    #[must_use]
    pub fn platform_of(&self, server: &Server, chosen: Option<Platform>) -> Option<Platform> {
        // The folder that its owner pointed at is named as on the system that it comes from.
        let installed = self.installation_of(server.key).filter(|installed| installed.chosen);
        let by_folder = || layouts::platform_of(installed?.locator.preferences()?);
        let guess = || platforms::guess(&server.addresses, self.entry_of(server), Platform::of_this_computer());
        chosen.or_else(by_folder).or_else(guess)
    }

    /// Makes something of all that a guide may want to know of a server.
    fn about<T>(&self, server: &Server, chosen: Option<Platform>, make: impl FnOnce(&About<'_>) -> T) -> T {
        let answering = server.addresses.iter().filter(|a| answers(a));
        let addresses: Vec<SocketAddr> = answering.clone().map(|a| a.address).collect();
        let best = answering.min_by_key(|a| (a.address.is_ipv6(), a.here)).or(server.addresses.first());
        make(&About {
            account: self.user().map(|user| user.name.as_str()),
            owner: self.entry_of(server).and_then(|l| l.owner.as_ref()).map(|owner| owner.as_str()),
            address: best.map(|a| a.address),
            addresses: &addresses,
            platform: self.platform_of(server, chosen),
            here: server.diagnosis.here,
            near: best.and_then(|a| a.near.get().copied()),
            ..About::server(&server.diagnosis.name)
        })
    }

    /// The account's own entry of a server.
    fn entry_of(&self, server: &Server) -> Option<&PlexResource> {
        let AccountFacts::SignedIn { list, .. } = &self.account else { return None };
        let id = server.diagnosis.id.as_ref()?;
        list.get()?.iter().find(|l| l.id == *id)
    }

    /// A name of the server under `plex.direct` that the system's resolver withholds.
    fn withheld(&self, server: &Server) -> Option<&str> {
        let listed = self.entry_of(server)?;
        let is_withheld = |facts: &&AddressFacts| match facts.plex_direct.get() {
            Some(NameAnswer::Addresses(all)) => !all.contains(&facts.address.ip()),
            Some(NameAnswer::Nothing) => true,
            Some(NameAnswer::Silent) | None => false,
        };
        let address = server.addresses.iter().find(is_withheld)?.address;
        listed.connections.iter().find(|c| c.address == address)?.plex_direct.as_deref()
    }
}

fn answers(facts: &AddressFacts) -> bool {
    facts.probe.get().is_some_and(|l| matches!(l.outcome, Ok(Presence::Server(_) | Presence::Starting(_))))
}
