//! Decisions about servers, made once and shown by the front ends: which one comes first, is the look around over, and by which way
//! may this server be claimed, on whose word?

use std::net::SocketAddr;
use std::time::Duration;

use super::{Model, Server, ServerKey};
use crate::client::config::FIRST_ROUNDS;
use crate::client::diagnosis::duplicate::{answers, speakers};
use crate::client::diagnosis::{Action, ComputerCause, Severity};
use crate::client::model::{AddressFacts, Moment, ProvenBy, Root};
use crate::client::repair::claim::Consent;

/// The way that a claim of a server goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimWay {
    /// The server's own process on this computer takes the code: nobody has to be asked.
    Here,
    /// The owner has to agree to this address by name and number. The code goes there, and nowhere else.
    Ask {
        address: SocketAddr,
        /// Other addresses at which the same identity answers, none of them proven either.
        others: Vec<SocketAddr>,
        /// The account's own server in whose place this one answers: whoever agrees has to know that it is another one.
        instead_of: Option<String>,
    },
    /// It answers nowhere.
    Nowhere,
}

impl ClaimWay {
    /// The other addresses at which the same identity answers, unproven.
    #[must_use]
    pub fn others(&self) -> &[SocketAddr] {
        match self {
            Self::Ask { others, .. } => others,
            Self::Here | Self::Nowhere => &[],
        }
    }

    #[must_use]
    pub fn instead_of(&self) -> Option<&str> {
        match self {
            Self::Ask { instead_of, .. } => instead_of.as_deref(),
            Self::Here | Self::Nowhere => None,
        }
    }

    /// What the owner has agreed to, once they did.
    #[must_use]
    pub fn consent(&self) -> Option<Consent> {
        match self {
            Self::Here => Some(Consent::HereOnly),
            Self::Ask { address, .. } => Some(Consent::Lan(*address)),
            Self::Nowhere => None,
        }
    }
}

/// Rounds after which quiet ends a search that has found something.
const ROUNDS: usize = 2;
/// A search counts as quiet when nothing new has come for so long.
const QUIET: Duration = Duration::from_millis(600);

impl Model {
    /// True while the search has not come to rest.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.search.running && usize::from(self.search.rounds) < FIRST_ROUNDS
    }

    /// Nothing is under way, and nothing new has come for a while: a look around is over.
    #[must_use]
    pub fn is_settled(&self, now: Moment) -> bool {
        let rounds = if self.rows.is_empty() { FIRST_ROUNDS } else { ROUNDS };
        let is_quiet = now.saturating_sub(self.last_news) >= QUIET;
        usize::from(self.search.rounds) >= rounds && self.under_way == 0 && is_quiet
    }

    /// The server to show before the user has chosen one: what is being claimed or repaired, then what can be helped.
    #[must_use]
    pub fn candidate(&self) -> Option<&Server> {
        let claimed = self.claim.as_ref().and_then(|claim| self.server(claim.server));
        let repaired = self.repair.as_ref().and_then(|repair| self.server(self.rows.of_id(&repair.id)?));
        if let Some(server) = claimed.or(repaired) {
            return Some(server);
        }
        let best = self.server(self.rows.summary().first?)?;
        // A newcomer in the place of the owner's server is not what its owner misses.
        self.instead_of(best.key).or(Some(best))
    }

    /// What is wrong here, or with Plex, that has to be dealt with before this step can be taken.
    #[must_use]
    pub fn in_the_way_of(&self, step: Action) -> Option<ComputerCause> {
        let asks_plex = matches!(step, Action::Claim | Action::SignIn | Action::SwitchAccount);
        let cause = self.computer.diagnosis.cause.filter(|_| asks_plex)?;
        // Only the home network is out of reach then.
        let is_about_plex = cause != ComputerCause::LocalNetworkDenied;
        (is_about_plex && cause.spec().severity == Severity::Problem).then_some(cause)
    }

    /// The candidate, if nothing that is found later should take its place.
    #[must_use]
    pub fn final_candidate(&self) -> Option<&Server> {
        self.candidate().filter(|server| urgency(server) == 0 || !self.is_searching())
    }
}

/// The lower, the sooner it is to be looked at.
pub(super) fn urgency(server: &Server) -> u8 {
    server.diagnosis.cause.map_or(u8::MAX, |cause| cause.spec().urgency)
}

impl Model {
    /// The way that a claim of this server goes; `named`: the address by which the owner has named it, which is the one that is used.
    #[must_use]
    pub fn claim_way(&self, key: ServerKey, named: Option<SocketAddr>) -> ClaimWay {
        let Some(server) = self.server(key) else { return ClaimWay::Nowhere };
        let way = claim_way(server, named);
        let Some(replaced) = self.instead_of(key) else { return way };
        let own = || server.addresses.iter().find(|facts| answers(facts) && is_own_process(facts));
        let (address, others) = match way {
            ClaimWay::Ask { address, others, .. } => (address, others),
            ClaimWay::Here => match own() {
                Some(facts) => (facts.address, Vec::new()),
                None => return ClaimWay::Nowhere,
            },
            ClaimWay::Nowhere => return ClaimWay::Nowhere,
        };
        ClaimWay::Ask { address, others, instead_of: Some(replaced.diagnosis.name.clone()) }
    }
}

/// The same by a row alone.
fn claim_way(server: &Server, named: Option<SocketAddr>) -> ClaimWay {
    let answering: Vec<&AddressFacts> = speakers(&server.addresses).filter(|facts| answers(facts)).collect();
    if let Some(named) = named.filter(|named| server.addresses.iter().any(|facts| facts.address == *named)) {
        let is_own = answering.iter().any(|facts| facts.address == named && is_own_process(facts));
        return if is_own {
            ClaimWay::Here
        } else {
            ClaimWay::Ask { address: named, others: Vec::new(), instead_of: None }
        };
    }
    if answering.iter().any(|facts| is_own_process(facts)) {
        return ClaimWay::Here;
    }
    let best = answering.iter().min_by_key(|facts| {
        let is_open = matches!(facts.root.get(), Some(Root::Open(_)));
        (!is_open, facts.address.is_ipv6(), facts.probe.get().map(|probe| probe.took))
    });
    let Some(address) = best.map(|facts| facts.address) else { return ClaimWay::Nowhere };
    let others = answering.iter().map(|facts| facts.address).filter(|other| *other != address).collect();
    ClaimWay::Ask { address, others, instead_of: None }
}

/// Over loopback, and the system names the listener as the process of the server's installation.
fn is_own_process(facts: &AddressFacts) -> bool {
    let is_own = facts.proof.as_ref().is_some_and(|proof| proof.by == ProvenBy::Process);
    is_own && facts.address.ip().is_loopback()
}
