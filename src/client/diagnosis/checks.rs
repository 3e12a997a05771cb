//! The registry of checks, as data: identifier, title, and what each needs.

use super::cause::{Cause, ComputerCause, Severity};

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

/// One entry of the registry.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    pub check: CheckId,
    /// The stable identifier.
    pub id: &'static str,
    /// What is checked, as a person reads it.
    pub title: &'static str,
    /// The checks without which this one says nothing.
    pub needs: &'static [CheckId],
}

const fn spec(check: CheckId, id: &'static str, title: &'static str, needs: &'static [CheckId]) -> Spec {
    Spec { check, id, title, needs }
}

/// The checks of this computer, in the order in which they are shown.
pub const COMPUTER: [Spec; 10] = {
    use CheckId::*;
    [
        spec(LocalNetwork, "local-network", "May look at your home network", &[]),
        spec(Network, "network", "Has a way to the internet", &[]),
        spec(Names, "names", "Finds names on the internet", &[Network]),
        spec(PlexName, "plex-name", "Finds Plex's names", &[Names]),
        spec(Proxy, "proxy", "Its proxy works", &[Network]),
        spec(Clock, "clock", "Has the right time", &[]),
        spec(PlexSecure, "plex-secure", "Nobody reads along", &[PlexName, Proxy, Clock]),
        spec(PlexService, "plex-service", "Plex's own service works", &[PlexSecure]),
        spec(Vpn, "vpn", "No VPN in the way", &[Network]),
        spec(PlexDirect, "plex-direct", "The router hides no names", &[PlexName]),
    ]
};

/// The checks of a server, in the order in which they are shown.
pub const SERVER: [Spec; 13] = {
    use CheckId::*;
    [
        spec(Found, "found", "Found", &[]),
        spec(Answers, "answers", "Answers", &[Found]),
        spec(IsPlex, "is-plex", "Is a Plex server", &[Answers]),
        spec(OneIdentity, "one-identity", "Is one computer", &[IsPlex]),
        spec(Ready, "ready", "Has started", &[OneIdentity]),
        spec(ServerClock, "server-clock", "Has the right time", &[Ready]),
        spec(ReachesPlex, "reaches-plex", "Reaches Plex itself", &[Ready, ServerClock]),
        spec(Linked, "linked", "Linked to an account", &[Ready, ReachesPlex]),
        spec(Yours, "yours", "Linked to your account", &[Linked]),
        spec(Published, "published", "Plex knows its address", &[Yours]),
        spec(Certificate, "papers", "Can prove who it is", &[Yours]),
        spec(LetsYouIn, "lets-you-in", "Lets you in", &[Certificate]),
        spec(Browser, "browser", "Opens in the browser", &[LetsYouIn]),
    ]
};

impl CheckId {
    fn spec(self) -> Spec {
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
    pub fn title(self) -> &'static str {
        self.spec().title
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

impl Cause {
    /// The line of the checklist that is the root cause.
    #[must_use]
    pub fn check(self) -> Option<CheckId> {
        Some(match self {
            Self::Healthy | Self::Shared | Self::SignInNeeded => return None,
            Self::Slow
            | Self::NotRunning
            | Self::Unreachable
            | Self::Elsewhere
            | Self::ContainerAddress
            | Self::Replaced => CheckId::Answers,
            Self::NotPlex => CheckId::IsPlex,
            Self::DuplicateIdentity => CheckId::OneIdentity,
            Self::Starting => CheckId::Ready,
            Self::ServerCutOff => CheckId::ReachesPlex,
            Self::ServerClock => CheckId::ServerClock,
            Self::Unclaimed | Self::UnclaimedClosed => CheckId::Linked,
            Self::StaleClaim | Self::OtherOwner | Self::ClaimedNotListed | Self::RestrictedUser => CheckId::Yours,
            Self::Certificate => CheckId::Certificate,
            Self::NotAccepted => CheckId::LetsYouIn,
            Self::BrowserOnly => CheckId::Browser,
        })
    }
}

impl ComputerCause {
    /// The line of the checklist that is the root cause.
    #[must_use]
    pub fn check(self) -> CheckId {
        match self {
            Self::LocalNetworkDenied => CheckId::LocalNetwork,
            Self::Offline => CheckId::Network,
            Self::DnsBroken => CheckId::Names,
            Self::PlexBlocked => CheckId::PlexName,
            Self::ProxyBroken => CheckId::Proxy,
            Self::ClockWrong => CheckId::Clock,
            Self::TlsIntercepted => CheckId::PlexSecure,
            Self::PlexDown | Self::RateLimited => CheckId::PlexService,
            Self::Vpn => CheckId::Vpn,
            Self::PlexDirectBlocked => CheckId::PlexDirect,
        }
    }

    /// A warning, seldom the reason of anything.
    #[must_use]
    pub fn is_notice(self) -> bool {
        self.severity() == Severity::Warning
    }
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
        for cause in ComputerCause::ALL {
            assert_eq!(cause.check().spec().check, cause.check());
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
