//! The account's list of servers, as plex.tv gives it.

use std::net::IpAddr;

use serde::Deserialize;
use serde_json::Value;
use url::Url;

use crate::client::net::plex_direct_address;

use crate::client::model::text::{DisplayText, hide_email};
use crate::client::model::{Connection, MachineId, PlexResource, Secret};

/// How many listed servers, and ways to each, are kept.
const MOST_LISTED: usize = 1000;
const MOST_CONNECTIONS: usize = 32;

/// The servers of a list, each entry by itself: a broken one must not hide the others.
pub fn read(entries: Vec<Value>) -> Vec<PlexResource> {
    let read = entries.into_iter().filter_map(|entry| serde_json::from_value::<Resource>(entry).ok());
    read.filter_map(Resource::into_listed).take(MOST_LISTED).collect()
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resource {
    client_identifier: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    provides: String,
    #[serde(default)]
    product_version: Option<String>,
    #[serde(default)]
    platform: Option<String>,
    #[serde(default)]
    platform_version: Option<String>,
    #[serde(default)]
    device: Option<String>,
    #[serde(default)]
    https_required: Option<bool>,
    #[serde(default)]
    public_address_matches: Option<bool>,
    #[serde(default)]
    last_seen_at: Option<String>,
    #[serde(default)]
    dns_rebinding_protection: Option<bool>,
    #[serde(default)]
    owned: bool,
    #[serde(default)]
    home: bool,
    #[serde(default)]
    source_title: Option<String>,
    #[serde(default)]
    access_token: Option<Secret>,
    #[serde(default)]
    connections: Vec<Value>,
}

#[derive(Deserialize)]
struct Way {
    address: String,
    port: u16,
    #[serde(default)]
    uri: String,
    #[serde(default)]
    local: bool,
    #[serde(default)]
    relay: bool,
}

impl Resource {
    fn into_listed(self) -> Option<PlexResource> {
        if !self.provides.split(',').any(|p| p.trim() == "server") {
            return None;
        }
        let id = MachineId::new(&self.client_identifier)?;
        let ways = self.connections.into_iter().filter_map(|w| serde_json::from_value::<Way>(w).ok());
        let ways: Vec<Way> = ways.take(MOST_CONNECTIONS).collect();
        let own_names = ways.iter().filter_map(Way::own_name).collect();
        Some(PlexResource {
            name: self.name.as_deref().and_then(DisplayText::new).or_else(|| DisplayText::new(id.as_str()))?,
            owned: self.owned,
            home: self.home,
            owner: self.source_title.as_deref().and_then(|t| DisplayText::new(&hide_email(t))),
            version: self.product_version.as_deref().and_then(DisplayText::new),
            platform: self.platform.as_deref().and_then(DisplayText::new),
            platform_version: self.platform_version.as_deref().and_then(DisplayText::new),
            device: self.device.as_deref().and_then(DisplayText::new),
            https_required: self.https_required,
            public_address_matches: self.public_address_matches,
            last_seen: self.last_seen_at.as_deref().and_then(|at| at.get(..10)).map(str::to_owned),
            rebinding_protection: self.dns_rebinding_protection,
            access_token: self.access_token,
            access_is_account: false,
            connections: ways.into_iter().filter_map(Way::into_connection).collect(),
            own_names,
            id,
        })
    }
}

impl Way {
    /// A name that is neither an address nor one of Plex's: its owner gave it.
    fn own_name(&self) -> Option<String> {
        let url = Url::parse(&self.uri).ok().filter(|url| url.scheme() == "https" && !self.relay)?;
        let name = url.domain()?.to_ascii_lowercase();
        (!name.ends_with(".plex.direct")).then_some(name)
    }

    fn into_connection(self) -> Option<Connection> {
        let ip: IpAddr = self.address.parse().ok()?;
        if self.port == 0 || ip.is_unspecified() {
            return None;
        }
        let host = Url::parse(&self.uri).ok().and_then(|u| u.host_str().map(str::to_ascii_lowercase));
        let plex_direct = host.filter(|h| plex_direct_address(h) == Some(ip));
        Some(Connection { address: (ip, self.port).into(), plex_direct, local: self.local, relay: self.relay })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RESOURCES: &str = include_str!("../../../../tests/captures/plex-api.rs/resources.json");

    fn listed(text: &str) -> Vec<PlexResource> {
        read(serde_json::from_str(text).unwrap())
    }

    #[test]
    fn a_real_list_is_read() {
        let list = listed(RESOURCES);
        assert_eq!(list.len(), 1);
        assert!(list[0].owned);
        assert!(list[0].connections.iter().any(|c| c.local));
    }

    #[test]
    fn impossible_connections_are_left_out_and_the_server_stays() {
        let list = listed(
            r#"[{"clientIdentifier":"a","provides":"server","owned":true,"connections":[
                {"address":"192.168.1.5","port":99999,"uri":""},{"address":"0.0.0.0","port":1,"uri":""},
                {"address":"192.168.1.5","port":32400,"uri":"https://10-0-0-1.0123456789abcdef0123456789abcdef.plex.direct:32400"}]},
               {"clientIdentifier":"b","provides":"player"},{"nonsense":1}]"#,
        );
        assert_eq!(list.len(), 1);
        assert_eq!(list[0].connections.len(), 1);
        assert_eq!(list[0].connections[0].plex_direct, None, "a name for another address proves nothing");
    }

    #[test]
    fn a_token_cannot_be_printed() {
        let list = listed(r#"[{"clientIdentifier":"a","provides":"server","accessToken":"verysecret"}]"#);
        assert!(!format!("{list:?}").contains("verysecret"));
    }
}
