//! What a history holds: changes, one after the other, each with the time of this computer's clock.

use std::net::IpAddr;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::client::model::MachineId;

/// A change of a server, or of this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// By this computer's clock: milliseconds since 1970, of a whole second.
    pub at: u64,
    /// `None`: it is this computer's, or the program's.
    pub server: Option<MachineId>,
    pub kind: Kind,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// What changed. `from` and `to` are identifiers, addresses or versions; never a sentence, a token, an e-mail address or an address that
/// others on the internet could use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Somebody looks from here on.
    Began,
    /// Nobody looks any more: the program ended.
    Ended,
    /// Nobody looked since `from` (as `at`): the program was stopped or killed, or this computer slept.
    Gap,
    /// This computer woke up.
    Woke,
    /// A verdict, by its cause. Without `to`: nothing is known.
    Cause,
    /// The server answers at another address.
    Address,
    /// Another server answers at the address `to`: this one's.
    Identity,
    Version,
    Name,
    /// The server was started anew; `to` says by what it was seen.
    Restart,
    /// The server's own way to Plex, as the server says: `lost`, or `found`.
    Plex,
    /// This computer's own network: `lost`, or the networks that it is in.
    Network,
}

impl Kind {
    /// Is what was seen before it no longer being watched?
    pub(super) fn is_break(self) -> bool {
        matches!(self, Self::Began | Self::Ended | Self::Gap)
    }
}

/// It is gone: this computer's network, or a server's way to Plex.
pub const LOST: &str = "lost";
/// Among the networks of this computer: its way out is a tunnel.
pub const VPN: &str = "vpn";
/// The only network of this computer has no addresses but those of IPv6.
pub const IPV6: &str = "ipv6";
/// What came this long before a trouble may have to do with it, in milliseconds.
pub(super) const JUST_BEFORE: u64 = 10 * 60 * 1000;
/// What is seen this soon after this computer woke up may be its own doing, in milliseconds.
pub(super) const JUST_WOKE: u64 = 60 * 1000;
/// A server has its way to Plex.
pub const FOUND: &str = "found";

impl Event {
    #[must_use]
    pub fn of_server(at: u64, server: MachineId, kind: Kind) -> Self {
        Self { at, server: Some(server), kind, from: None, to: None }
    }

    #[must_use]
    pub fn of_computer(at: u64, kind: Kind) -> Self {
        Self { at, server: None, kind, from: None, to: None }
    }

    #[must_use]
    pub fn from(self, from: impl Into<Option<String>>) -> Self {
        Self { from: from.into(), ..self }
    }

    #[must_use]
    pub fn to(self, to: impl Into<Option<String>>) -> Self {
        Self { to: to.into(), ..self }
    }

    /// Did anything change with it? Else it says when somebody looked.
    #[must_use]
    pub(super) fn is_change(&self) -> bool {
        !self.kind.is_break() && self.kind != Kind::Woke
    }

    /// Is it about the same, so that a later one says more of now than this one?
    #[must_use]
    pub fn is_outdated_by(&self, later: &Self) -> bool {
        self.kind == later.kind && self.server == later.server && (self.kind != Kind::Identity || self.to == later.to)
    }
}

/// As events are dated.
pub(super) fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

/// May it be written down? An address of the home network says nothing to others.
#[must_use]
pub fn is_of_home(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_private() || v4.is_loopback() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}
