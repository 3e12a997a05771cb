//! The vocabulary of the diagnosis. The identifiers are stable: they are in the JSON of `check`, in reports and in tests.

use serde::Serialize;

/// What is wrong with a server, or that nothing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    Healthy,
    Shared,
    SignInNeeded,
    Unclaimed,
    UnclaimedClosed,
    Replaced,
    StaleClaim,
    OtherOwner,
    ClaimedNotListed,
    RestrictedUser,
    NotAccepted,
    ServerCutOff,
    ServerClock,
    Starting,
    Slow,
    NotRunning,
    Unreachable,
    Elsewhere,
    ContainerAddress,
    Certificate,
    DuplicateIdentity,
    NotPlex,
    BrowserOnly,
}

/// What is wrong on this computer, on its way to Plex, or with Plex itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComputerCause {
    Offline,
    DnsBroken,
    PlexBlocked,
    ProxyBroken,
    TlsIntercepted,
    ClockWrong,
    PlexDown,
    RateLimited,
    LocalNetworkDenied,
    PlexDirectBlocked,
    Vpn,
}

/// How much a cause matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing to fix.
    Info,
    /// The rest still works.
    Warning,
    Problem,
}

impl Cause {
    pub const ALL: [Self; 23] = [
        Self::Healthy,
        Self::Shared,
        Self::SignInNeeded,
        Self::Unclaimed,
        Self::UnclaimedClosed,
        Self::Replaced,
        Self::StaleClaim,
        Self::OtherOwner,
        Self::ClaimedNotListed,
        Self::RestrictedUser,
        Self::NotAccepted,
        Self::ServerCutOff,
        Self::ServerClock,
        Self::Starting,
        Self::Slow,
        Self::NotRunning,
        Self::Unreachable,
        Self::Elsewhere,
        Self::ContainerAddress,
        Self::Certificate,
        Self::DuplicateIdentity,
        Self::NotPlex,
        Self::BrowserOnly,
    ];

    /// The identifier of the vocabulary.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::Shared => "shared",
            Self::SignInNeeded => "sign-in-needed",
            Self::Unclaimed => "unclaimed",
            Self::UnclaimedClosed => "unclaimed-closed",
            Self::Replaced => "replaced",
            Self::StaleClaim => "stale-claim",
            Self::OtherOwner => "other-owner",
            Self::ClaimedNotListed => "claimed-not-listed",
            Self::RestrictedUser => "restricted-user",
            Self::NotAccepted => "not-accepted",
            Self::ServerCutOff => "server-cut-off",
            Self::ServerClock => "server-clock",
            Self::Starting => "starting",
            Self::Slow => "slow",
            Self::NotRunning => "not-running",
            Self::Unreachable => "unreachable",
            Self::Elsewhere => "elsewhere",
            Self::ContainerAddress => "container-address",
            Self::Certificate => "certificate",
            Self::DuplicateIdentity => "duplicate-identity",
            Self::NotPlex => "not-plex",
            Self::BrowserOnly => "browser-only",
        }
    }

    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Healthy
            | Self::Shared
            | Self::SignInNeeded
            | Self::Starting
            | Self::Elsewhere
            | Self::BrowserOnly => Severity::Info,
            // A diagnosis makes more of a clock that keeps the server from Plex.
            Self::Slow | Self::ServerClock => Severity::Warning,
            Self::Unclaimed
            | Self::UnclaimedClosed
            | Self::Replaced
            | Self::StaleClaim
            | Self::OtherOwner
            | Self::ClaimedNotListed
            | Self::RestrictedUser
            | Self::NotAccepted
            | Self::ServerCutOff
            | Self::NotRunning
            | Self::Unreachable
            | Self::ContainerAddress
            | Self::Certificate
            | Self::DuplicateIdentity
            | Self::NotPlex => Severity::Problem,
        }
    }
}

impl ComputerCause {
    pub const ALL: [Self; 11] = [
        Self::Offline,
        Self::DnsBroken,
        Self::PlexBlocked,
        Self::ProxyBroken,
        Self::TlsIntercepted,
        Self::ClockWrong,
        Self::PlexDown,
        Self::RateLimited,
        Self::LocalNetworkDenied,
        Self::PlexDirectBlocked,
        Self::Vpn,
    ];

    /// The identifier of the vocabulary.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::DnsBroken => "dns-broken",
            Self::PlexBlocked => "plex-blocked",
            Self::ProxyBroken => "proxy-broken",
            Self::TlsIntercepted => "tls-intercepted",
            Self::ClockWrong => "clock-wrong",
            Self::PlexDown => "plex-down",
            Self::RateLimited => "rate-limited",
            Self::LocalNetworkDenied => "local-network-denied",
            Self::PlexDirectBlocked => "plex-direct-blocked",
            Self::Vpn => "vpn",
        }
    }

    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::PlexDirectBlocked | Self::Vpn => Severity::Warning,
            Self::Offline
            | Self::DnsBroken
            | Self::PlexBlocked
            | Self::ProxyBroken
            | Self::TlsIntercepted
            | Self::ClockWrong
            | Self::PlexDown
            | Self::RateLimited
            | Self::LocalNetworkDenied => Severity::Problem,
        }
    }
}

/// Why a server may not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    Vpn,
    OtherNetwork,
    Container,
    AddressTaken,
    Firewall,
    Power,
}

impl Hint {
    pub const ALL: [Self; 6] =
        [Self::Vpn, Self::OtherNetwork, Self::Container, Self::AddressTaken, Self::Firewall, Self::Power];
}

/// Something to do next. One action, one button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    OpenPlex,
    SignIn,
    Claim,
    ShowHow,
    Repair,
    SwitchAccount,
    FindOutWhich,
    StartServer,
    RestartServer,
    ShowWhatToCheck,
    CheckNow,
    CheckAgain,
    ShowBoth,
    ChangeAddress,
    OpenPrivateWindow,
    ShowWhatToDo,
    ShowWhatToAllow,
    OpenTimeSettings,
    OpenProxySettings,
    OpenStatusPage,
    OpenPrivacySettings,
}

/// The state of one check, as the JSON of `check` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CheckState {
    Ok,
    Warning,
    Problem,
    Skipped,
}

/// A link of the path *this computer – home network – server – Plex*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PathLink {
    /// This computer to the home network.
    Network,
    /// The home network to the server.
    Server,
    /// The server to Plex: its claim, its owner.
    Plex,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_the_same_in_json_and_in_text() {
        for cause in Cause::ALL {
            assert_eq!(serde_json::to_value(cause).unwrap(), cause.id());
        }
        for cause in ComputerCause::ALL {
            assert_eq!(serde_json::to_value(cause).unwrap(), cause.id());
        }
    }
}
