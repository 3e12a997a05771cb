//! What a look at an address shows: the server, its front page, its certificate, the answers to its names.

use std::net::IpAddr;
use std::time::Duration;

use super::{Certificate, MachineId};
use crate::client::model::error::NetError;
use crate::client::model::text::{DisplayText, Email};

/// The `claimed` of `/identity`. Old servers do not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    Yes,
    No,
    Unknown,
}

impl Claimed {
    /// As the JSON of `check` has it: true, false or null.
    #[must_use]
    pub fn as_option(self) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Unknown => None,
        }
    }
}

/// The answer to `GET /identity`, which every server gives to everyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub id: MachineId,
    pub claimed: Claimed,
    pub version: Option<DisplayText>,
}

/// One look at one address: what answered, and how.
#[derive(Clone, Debug)]
pub struct ProbeResult {
    pub outcome: Result<Presence, NetError>,
    /// From the first byte sent (connection included) to the last byte read.
    pub took: Duration,
    /// True if the answer came over TLS, because the server refuses plain HTTP ("secure connections: required").
    pub over_tls: bool,
    /// The certificate that the address presented, if it was asked for one.
    pub certificate: Option<Certificate>,
    /// By how many seconds the server's clock (the `Date` of its answer) is ahead of this computer's.
    pub clock_ahead: Option<i64>,
}

/// What is at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// A Plex Media Server that says who it is.
    Server(Identity),
    /// A Plex Media Server that is still starting (503, or a body that says so).
    Starting(Option<Identity>),
    /// Something else, with the status of its answer.
    NotPlex(u16),
}

/// What `GET /` without any token showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// The caller is trusted: the server is open to this computer.
    Open(RootFacts),
    /// 401 or 403: this computer is a stranger to it.
    Closed,
    /// It is starting up.
    Starting,
}

/// Attributes of `GET /` that say something about the account or the computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RootFacts {
    pub name: Option<DisplayText>,
    /// `platform`: Linux, Windows, MacOSX, FreeBSD.
    pub platform: Option<DisplayText>,
    /// `platformVersion`: on a NAS it often names the maker's system, "DSM 7.2.2".
    pub platform_version: Option<DisplayText>,
    /// `myPlexUsername`: the e-mail address of the account that the server is signed in to.
    pub username: Option<Email>,
    /// `myPlexSigninState`: unknown, none, invalid, ok.
    pub signin_state: Option<DisplayText>,
    /// `myPlexMappingState`: unknown, waiting, mapped, failed.
    pub mapping_state: Option<DisplayText>,
    /// `myPlexMappingError`: badauth, unreachable, myplexgone, publisherror, doublenat, jumboframes.
    pub mapping_error: Option<DisplayText>,
    /// Present while booting.
    pub start_state: Option<DisplayText>,
}

/// What a resolver said to a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameAnswer {
    Addresses(Vec<IpAddr>),
    /// It answered that there is no such name, or none with an address; or that it could not find out. Systems do not tell which.
    Nothing,
    /// No answer in time.
    Silent,
}

impl NameAnswer {
    /// Leads to nowhere on purpose: 0.0.0.0, `::` or loopback, which is how blocking resolvers and hosts files answer.
    #[must_use]
    pub fn is_void(&self) -> bool {
        let void = |ip: &IpAddr| ip.to_canonical().is_unspecified() || ip.to_canonical().is_loopback();
        matches!(self, Self::Addresses(all) if !all.is_empty() && all.iter().all(void))
    }

    /// Leads to a device of a home or of its provider: private, shared and link-local addresses (RFC 1918, 6598, 3927, 4193, 4291), which
    /// nothing on the internet has.
    #[must_use]
    pub fn is_at_home(&self) -> bool {
        let is_home = |ip: &IpAddr| match ip.to_canonical() {
            IpAddr::V4(ip) => {
                let [a, b, ..] = ip.octets();
                ip.is_private() || ip.is_link_local() || (a == 100 && (64..128).contains(&b))
            }
            IpAddr::V6(ip) => ip.is_unique_local() || ip.is_unicast_link_local(),
        };
        matches!(self, Self::Addresses(all) if !all.is_empty() && all.iter().all(is_home))
    }

    /// Leads somewhere.
    #[must_use]
    pub fn is_found(&self) -> bool {
        matches!(self, Self::Addresses(all) if !all.is_empty()) && !self.is_void()
    }
}
