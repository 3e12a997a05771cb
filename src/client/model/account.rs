//! The account, and what Plex lists for it.

use std::net::{IpAddr, SocketAddr};

use serde::Serialize;

use super::{MachineId, Secret};
use crate::client::text::{Email, Name};

/// The account that signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// What the account is called on the screen (`title`): whatever its owner likes.
    pub name: Name,
    /// `username`: one account's alone.
    pub username: Option<Name>,
    pub email: Option<Email>,
    /// `restricted`: a managed user of a Plex Home, who cannot own a server.
    pub restricted: bool,
    /// `guest`: an invited user of a Plex Home.
    pub guest: bool,
}

impl User {
    /// Is this the account whose name and e-mail address a server has stored? `None` if they do not tell.
    #[must_use]
    pub fn is(&self, username: Option<&Name>, email: Option<&Email>) -> Option<bool> {
        let same_name = username.zip(self.username.as_ref()).map(|(stored, own)| stored == own);
        let same_email = email.zip(self.email.as_ref()).map(|(stored, own)| stored == own);
        match (same_name, same_email) {
            // An account's e-mail address changes, and so does its user name; but nobody else has the same.
            (Some(true), _) | (_, Some(true)) => Some(true),
            (_, Some(false)) => Some(false),
            (_, None) => None,
        }
    }
}

/// A server in the account's own list at plex.tv.
#[derive(Clone, Debug)]
pub struct Listed {
    pub id: MachineId,
    pub name: Name,
    pub owned: bool,
    /// `home`: it belongs to the Plex Home of the account.
    pub home: bool,
    /// The name of its owner, if it is shared with the account.
    pub owner: Option<Name>,
    pub version: Option<Name>,
    pub platform: Option<Name>,
    pub platform_version: Option<Name>,
    /// `device`: what kind of machine, where the server knows: "PC", "Docker Container", "Synology DS920+".
    pub device: Option<Name>,
    /// `httpsRequired`
    pub https_required: Option<bool>,
    /// `publicAddressMatches`: it has the public address of whoever asked for the list.
    pub public_address_matches: Option<bool>,
    /// The day on which plex.tv heard of it last (`lastSeenAt`), as "2026-11-26": good for sorting, and no evidence that it is off.
    pub last_seen: Option<String>,
    /// `dnsRebindingProtection`: the server itself has seen that names under `plex.direct` are withheld in its network.
    pub rebinding_protection: Option<bool>,
    /// The server's own access token for this account.
    pub access_token: Option<Secret>,
    /// The access token is the account's own token, as plex.tv often has it for owned servers. Then it goes nowhere but through TLS
    /// that verifies for the server's listed domain.
    pub access_is_account: bool,
    pub connections: Vec<Connection>,
}

impl Listed {
    /// A server of the account's own, of which the list tells nothing else.
    #[must_use]
    pub fn new(id: MachineId, name: Name) -> Self {
        Self {
            id,
            name,
            owned: true,
            home: false,
            owner: None,
            version: None,
            platform: None,
            platform_version: None,
            device: None,
            https_required: None,
            public_address_matches: None,
            last_seen: None,
            rebinding_protection: None,
            access_token: None,
            access_is_account: false,
            connections: Vec::new(),
        }
    }

    /// The name under `plex.direct` by which this server proves itself at any of its addresses: its certificate is good for
    /// `*.<hash>.plex.direct`, and plex.tv tells the hash. A container's list, for one, has only the address of its bridge.
    #[must_use]
    pub fn plex_direct_name(&self, ip: IpAddr) -> Option<String> {
        let known = self.connections.iter().filter(|c| !c.relay).find_map(|c| c.plex_direct.as_deref());
        let (_, domain) = known?.split_once('.')?;
        Some(format!("{}.{domain}", ip.to_string().replace(['.', ':'], "-")))
    }
}

/// One way to a listed server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    pub address: SocketAddr,
    /// The name under `plex.direct` that its certificate has to be good for. `None` if the list has no such name.
    pub plex_direct: Option<String>,
    pub local: bool,
    pub relay: bool,
}

/// Whose a server is, as the JSON of `check` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ownership {
    Nobody,
    You,
    SharedWithYou,
    SomeoneElse,
    Unknown,
}
