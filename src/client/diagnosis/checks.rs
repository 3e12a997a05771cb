//! The registry of checks, as data: identifier, title, and what each depends on.

/// A line of a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CheckId {
    // This computer
    LocalNetwork,
    PlexName,
    PlexService,
    // A server
    Found,
    Answers,
    IsPlex,
    OneIdentity,
    Ready,
    Linked,
    Yours,
    Papers,
    LetsYouIn,
}

impl CheckId {
    /// The checks of this computer, in the order in which they are shown.
    pub const COMPUTER: [Self; 3] = [Self::LocalNetwork, Self::PlexName, Self::PlexService];
    /// The checks of a server, in the order in which they are shown; each depends on all before it.
    pub const SERVER: [Self; 9] = [
        Self::Found,
        Self::Answers,
        Self::IsPlex,
        Self::OneIdentity,
        Self::Ready,
        Self::Linked,
        Self::Yours,
        Self::Papers,
        Self::LetsYouIn,
    ];

    /// The stable identifier.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::LocalNetwork => "local-network",
            Self::PlexName => "plex-name",
            Self::PlexService => "plex-service",
            Self::Found => "found",
            Self::Answers => "answers",
            Self::IsPlex => "is-plex",
            Self::OneIdentity => "one-identity",
            Self::Ready => "ready",
            Self::Linked => "linked",
            Self::Yours => "yours",
            Self::Papers => "papers",
            Self::LetsYouIn => "lets-you-in",
        }
    }

    /// What is checked, as a person reads it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::LocalNetwork => "May look at your home network",
            Self::PlexName => "Finds Plex on the internet",
            Self::PlexService => "Plex's own service works",
            Self::Found => "Found",
            Self::Answers => "Answers",
            Self::IsPlex => "Is a Plex server",
            Self::OneIdentity => "Is one computer",
            Self::Ready => "Has started",
            Self::Linked => "Linked to an account",
            Self::Yours => "Linked to your account",
            Self::Papers => "Can prove who it is",
            Self::LetsYouIn => "Lets you in",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn identifiers_are_unique() {
        let all = CheckId::COMPUTER.iter().chain(&CheckId::SERVER);
        let ids: HashSet<_> = all.clone().map(|c| c.id()).collect();
        assert_eq!(ids.len(), all.count());
    }
}
