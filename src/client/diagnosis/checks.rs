//! The registry of checks, as data: identifier, title, and what each needs.

use crate::client::model::{Entry, Phrase};

/// A line of a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CheckId {
    // This computer
    LocalNetwork,
    Network,
    Names,
    PlexName,
    Proxy,
    Clock,
    PlexSecure,
    PlexService,
    Vpn,
    PlexDirect,
    // A server
    Found,
    Answers,
    IsPlex,
    OneIdentity,
    Ready,
    ServerClock,
    ReachesPlex,
    Linked,
    Yours,
    Published,
    Certificate,
    LetsYouIn,
    Browser,
}

/// All that is known of a check.
#[derive(Clone, Copy, Debug)]
pub struct CheckSpec {
    pub check: CheckId,
    /// The stable identifier.
    pub id: &'static str,
    /// The message that says what is checked.
    pub title: &'static str,
    /// The checks without which this one says nothing.
    pub needs: &'static [CheckId],
    /// What is looked at when this one alone is made again.
    pub recheck: Recheck,
}

/// What a check looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recheck {
    /// The home network, by a search.
    Search,
    /// This computer's way out.
    Route,
    /// A name that is not Plex's.
    ControlName,
    PlexNames,
    /// The proxy, and Plex through it.
    Proxy,
    /// What the resolver makes of names under `plex.direct`.
    PlexDirect,
    /// Plex itself.
    Plex,
    /// The server at its addresses.
    Server,
    /// The account's list.
    List,
    /// Whether the server lets the account in.
    Access,
}

const fn spec(
    check: CheckId,
    id: &'static str,
    title: &'static str,
    needs: &'static [CheckId],
    recheck: Recheck,
) -> CheckSpec {
    CheckSpec { check, id, title, needs, recheck }
}

/// The checks of this computer, in the order in which they are shown.
pub const COMPUTER: [CheckSpec; 10] = {
    use CheckId::*;
    [
        spec(LocalNetwork, "local-network", "check-local-network", &[], Recheck::Search),
        spec(Network, "network", "check-network", &[], Recheck::Route),
        spec(Names, "names", "check-names", &[Network], Recheck::ControlName),
        spec(PlexName, "plex-name", "check-plex-name", &[Names], Recheck::PlexNames),
        spec(Proxy, "proxy", "check-proxy", &[Network], Recheck::Proxy),
        spec(Clock, "clock", "check-clock", &[], Recheck::Plex),
        spec(PlexSecure, "plex-secure", "check-plex-secure", &[PlexName, Proxy, Clock], Recheck::Plex),
        spec(PlexService, "plex-service", "check-plex-service", &[PlexSecure], Recheck::Plex),
        spec(Vpn, "vpn", "check-vpn", &[Network], Recheck::Route),
        spec(PlexDirect, "plex-direct", "check-plex-direct", &[PlexName], Recheck::PlexDirect),
    ]
};

/// The checks of a server, in the order in which they are shown.
pub const SERVER: [CheckSpec; 13] = {
    use CheckId::*;
    [
        spec(Found, "found", "check-found", &[], Recheck::Server),
        spec(Answers, "answers", "check-answers", &[Found], Recheck::Server),
        spec(IsPlex, "is-plex", "check-is-plex", &[Answers], Recheck::Server),
        spec(OneIdentity, "one-identity", "check-one-identity", &[IsPlex], Recheck::Server),
        spec(Ready, "ready", "check-ready", &[OneIdentity], Recheck::Server),
        spec(ServerClock, "server-clock", "check-server-clock", &[Ready], Recheck::Server),
        spec(ReachesPlex, "reaches-plex", "check-reaches-plex", &[Ready, ServerClock], Recheck::Server),
        spec(Linked, "linked", "check-linked", &[Ready, ReachesPlex], Recheck::Server),
        spec(Yours, "yours", "check-yours", &[Linked], Recheck::List),
        spec(Published, "published", "check-published", &[Yours], Recheck::List),
        spec(Certificate, "papers", "check-papers", &[Yours], Recheck::Access),
        spec(LetsYouIn, "lets-you-in", "check-lets-you-in", &[Certificate], Recheck::Access),
        spec(Browser, "browser", "check-browser", &[LetsYouIn], Recheck::Server),
    ]
};

impl CheckId {
    fn spec(self) -> CheckSpec {
        let mut all = COMPUTER.iter().chain(&SERVER);
        // A test below proves that every check is in the registry.
        *all.find(|s| s.check == self).unwrap_or(&COMPUTER[0])
    }

    /// The stable identifier.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.spec().id
    }

    /// What is checked, as a person reads it.
    #[must_use]
    pub fn title(self) -> Phrase {
        Phrase::new(self.spec().title)
    }

    /// What is looked at when this one alone is made again.
    #[must_use]
    pub fn recheck(self) -> Recheck {
        self.spec().recheck
    }

    /// The checks without which this one says nothing.
    #[must_use]
    pub fn needs(self) -> &'static [Self] {
        self.spec().needs
    }

    /// Does this check say nothing when the other one has failed? Directly, or by what it needs.
    #[must_use]
    pub fn depends_on(self, other: Self) -> bool {
        self.needs().iter().any(|need| *need == other || need.depends_on(other))
    }
}

/// What every language has to have for the checks.
pub fn entries() -> impl Iterator<Item = Entry> {
    let titles = COMPUTER.iter().chain(&SERVER).map(|spec| spec.title);
    titles.map(|id| Entry { id, attribute: None, args: &[] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_registry_is_whole_and_in_order() {
        let all: Vec<_> = COMPUTER.iter().chain(&SERVER).collect();
        let ids: HashSet<_> = all.iter().map(|s| s.id).collect();
        assert_eq!(ids.len(), all.len());
        for (n, spec) in all.iter().enumerate() {
            assert_eq!(spec.check.id(), spec.id, "every check finds its own entry");
            for need in spec.needs {
                assert!(all[..n].iter().any(|s| s.check == *need), "{} needs what comes later", spec.id);
            }
        }
    }

    #[test]
    fn what_hangs_on_what() {
        assert!(CheckId::PlexService.depends_on(CheckId::Names));
        assert!(CheckId::PlexService.depends_on(CheckId::Clock));
        assert!(!CheckId::Clock.depends_on(CheckId::Network));
        assert!(CheckId::LetsYouIn.depends_on(CheckId::Answers));
        assert!(!CheckId::Certificate.depends_on(CheckId::Published));
    }
}
