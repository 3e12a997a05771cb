//! What a search finds: hints, which anyone on the network can give.

use std::net::SocketAddr;

use serde::Serialize;

use super::MachineId;
use crate::client::model::text::DisplayText;

/// Where a sighting came from. The words are those of `found_by` in the JSON of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// An answer to a GDM search (UDP).
    Gdm,
    /// An mDNS service `_plexmediasvr._tcp`.
    Mdns,
    /// Probed on this computer's loopback.
    Here,
    /// Typed by the user.
    Typed,
    /// A connection in the account's own list at plex.tv.
    Account,
}

/// Something may be at this address. All but the address is a hint: anyone on the network can say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    pub source: Source,
    pub address: SocketAddr,
    pub hint: Announced,
}

/// What a sighting says of the server, unproven.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announced {
    pub name: Option<DisplayText>,
    pub id: Option<MachineId>,
    pub version: Option<DisplayText>,
    /// GDM `Host`: 32 hexadecimal digits, the server's certificate identity.
    pub certificate_uuid: Option<String>,
    /// GDM `Updated-At`, in seconds since 1970.
    pub updated_at: Option<u64>,
}
