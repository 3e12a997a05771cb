//! The servers (and one player) that accounts have, and how plex.tv lists them.

use crate::client::system::now_unix;
use std::net::SocketAddr;

use hyper::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::Url;

use super::super::element::Element;
use super::super::idents;
use super::super::message::{Reply, Request};
use super::super::server::SignIn;
use super::account::Account;
use super::state::{Holder, State};
use super::{OwnerAccess, answer, error, not_found, unauthorized};
use crate::client::model::time::iso;

/// The public address of every demo home: one of those reserved for documentation (RFC 5737).
pub(crate) const PUBLIC_ADDRESS: &str = "203.0.113.7";
/// When all the simulated servers were first seen: a date like any other.
const CREATED: u64 = 1_609_503_144;

/// A server that belongs to an account since long ago.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    pub machine_id: String,
    pub name: String,
    pub version: String,
    pub platform: String,
    pub platform_version: String,
    /// The user name of its owner.
    pub owner: String,
    /// User names of those with whom it is shared.
    pub shared_with: Vec<String>,
    pub addresses: Vec<SocketAddr>,
    /// `customConnections`
    #[serde(default)]
    pub custom_url: Option<String>,
}

/// A server as plex.tv knows it.
#[derive(Clone, Debug)]
pub(crate) struct Device {
    pub(super) machine_id: String,
    pub(super) owner: String,
    name: String,
    version: String,
    platform: String,
    platform_version: String,
    shared_with: Vec<String>,
    addresses: Vec<SocketAddr>,
    custom_url: Option<Url>,
    https_required: bool,
    last_seen: u64,
    /// How often it is still left out of the list.
    pub(super) lag: u32,
}

impl Device {
    /// As a server describes itself in its headers.
    pub(super) fn named_by(request: &Request, machine_id: &str, owner: &str) -> Self {
        let header = |name| request.header_text(name);
        Self {
            machine_id: machine_id.to_owned(),
            owner: owner.to_owned(),
            name: header("x-plex-device-name"),
            version: header("x-plex-version"),
            platform: header("x-plex-platform"),
            platform_version: header("x-plex-platform-version"),
            shared_with: Vec::new(),
            addresses: Vec::new(),
            custom_url: None,
            https_required: false,
            last_seen: now_unix(),
            lag: 0,
        }
    }

    /// Who exchanged its claim token may not have told its name; the server itself does.
    fn named_anew_by(&mut self, request: &Request) {
        let each = [
            ("x-plex-device-name", &mut self.name),
            ("x-plex-version", &mut self.version),
            ("x-plex-platform", &mut self.platform),
            ("x-plex-platform-version", &mut self.platform_version),
        ];
        for (header, field) in each {
            let told = request.header_text(header);
            if !told.is_empty() {
                *field = told;
            }
        }
    }

    /// Owners see it, those with whom it is shared, and the owner's Plex Home.
    fn is_visible_to(&self, viewer: &Account, owner: &Account) -> bool {
        self.owner == viewer.username || self.shared_with.contains(&viewer.username) || (viewer.home && owner.home)
    }

    fn connections(&self, https: bool) -> Value {
        let uuid = idents::certificate_uuid(&self.machine_id);
        let each = self.addresses.iter().map(|address| {
            let host = if https { plex_direct_host(address, &uuid) } else { address.ip().to_string() };
            let protocol = if https { "https" } else { "http" };
            json!({
                "protocol": protocol,
                "address": address.ip().to_string(),
                "port": address.port(),
                "uri": format!("{protocol}://{host}:{}", address.port()),
                "local": true,
                "relay": false,
                "IPv6": address.is_ipv6(),
            })
        });
        let custom = self.custom_url.as_ref().map(|url| {
            json!({
                "protocol": url.scheme(),
                "address": url.host_str(),
                "port": url.port_or_known_default(),
                "uri": url.as_str().trim_end_matches('/'),
                "local": false,
                "relay": false,
                "IPv6": false,
            })
        });
        each.chain(custom).collect()
    }

    fn json(&self, viewer: &Account, owner: &Account, access_token: &str, https: bool) -> Value {
        let owned = viewer.username == self.owner;
        json!({
            "name": self.name, "product": "Plex Media Server", "productVersion": self.version,
            "platform": self.platform, "platformVersion": self.platform_version, "device": "PC",
            "clientIdentifier": self.machine_id, "createdAt": iso(CREATED), "lastSeenAt": iso(self.last_seen),
            "provides": "server",
            "ownerId": (!owned).then_some(owner.id),
            "sourceTitle": (!owned).then_some(owner.title.as_str()),
            "publicAddress": PUBLIC_ADDRESS, "accessToken": access_token, "owned": owned,
            "home": !owned && viewer.home && owner.home, "synced": false, "relay": false, "presence": true,
            "httpsRequired": self.https_required, "publicAddressMatches": true, "dnsRebindingProtection": false,
            "natLoopbackSupported": true, "connections": self.connections(https),
        })
    }
}

/// `192-168-1-5.<certificate uuid>.plex.direct`.
fn plex_direct_host(address: &SocketAddr, certificate_uuid: &str) -> String {
    let dashed = address.ip().to_string().replace(['.', ':'], "-");
    format!("{dashed}.{certificate_uuid}.plex.direct")
}

/// A player, which every list has too: clients have to tell it from a server.
fn player(token: &str) -> Value {
    json!({
        "name": "Living Room TV", "product": "Plex for Android (TV)", "productVersion": "8.8.2.21525",
        "platform": "Android", "platformVersion": "9", "device": "SHIELD Android TV",
        "clientIdentifier": "2f2a5ae50a45837c-com-plexapp-android", "createdAt": iso(CREATED),
        "lastSeenAt": iso(now_unix()), "provides": "player,pubsub-player,controller", "ownerId": null,
        "sourceTitle": null, "publicAddress": PUBLIC_ADDRESS, "accessToken": token, "owned": true, "home": false,
        "synced": false, "relay": false, "presence": false, "httpsRequired": false, "publicAddressMatches": true,
        "dnsRebindingProtection": false, "natLoopbackSupported": false, "connections": [],
    })
}

impl State {
    pub(super) fn resources(&mut self, request: &Request) -> Reply {
        let Some((viewer, token)) = self.signed_in(request) else {
            return unauthorized(request);
        };
        let https = request.argument("includeHttps").is_some_and(|asked| asked == "1" || asked == "true");
        let mut list = vec![player(&token)];
        for position in 0..self.devices.len() {
            let device = self.devices[position].clone();
            let Some(owner) = self.account(&device.owner).cloned() else {
                continue;
            };
            if !device.is_visible_to(&viewer, &owner) {
                continue;
            }
            if device.lag > 0 {
                self.devices[position].lag -= 1;
                continue;
            }
            let is_accounts = device.owner == viewer.username && self.options.owner_access == OwnerAccess::AccountToken;
            let access =
                if is_accounts { token.clone() } else { self.access_token(&viewer.username, &device.machine_id) };
            let mut entry = device.json(&viewer, &owner, &access, https);
            entry["publicAddressMatches"] = (!self.options.asked_from_elsewhere).into();
            list.push(entry);
        }
        if request.path == "/api/resources" {
            return Reply::xml(StatusCode::OK, &old_form(&list));
        }
        answer(request, StatusCode::OK, "resources", &Value::Array(list), Value::clone)
    }

    /// Every device with its token, as the old list has them.
    pub(super) fn device_list(&self, request: &Request) -> Reply {
        let Some((viewer, _)) = self.signed_in(request) else {
            return unauthorized(request);
        };
        let mut list = Element::new("MediaContainer").with("publicAddress", PUBLIC_ADDRESS);
        for device in self.devices.iter().filter(|device| device.owner == viewer.username) {
            let mut element = Element::new("Device")
                .with("name", device.name.as_str())
                .with("publicAddress", PUBLIC_ADDRESS)
                .with("product", "Plex Media Server")
                .with("provides", "server")
                .with("clientIdentifier", device.machine_id.as_str())
                .with("version", device.version.as_str())
                .with("id", device.machine_id.as_str())
                .with("createdAt", CREATED)
                .with("lastSeenAt", device.last_seen);
            for address in &device.addresses {
                element = element.child(Element::new("Connection").with("uri", format!("http://{address}")));
            }
            list = list.child(element);
        }
        Reply::xml(StatusCode::OK, &list)
    }

    /// A server says who it is and at which addresses: `PUT /devices/{id}?Connection[][uri]=http://…`.
    pub(super) fn publish(&mut self, id: &str, request: &Request) -> Reply {
        if !self.is_server(id, request) {
            return unauthorized(request);
        }
        let Some(device) = self.devices.iter_mut().find(|device| device.machine_id == id) else {
            return error(request, StatusCode::UNPROCESSABLE_ENTITY, 1004, "Unknown device");
        };
        device.named_anew_by(request);
        let uris = request.query.iter().filter(|(key, _)| key == "Connection[][uri]");
        device.addresses = uris.filter_map(|(_, uri)| socket_address(uri)).collect();
        device.https_required = request.argument("httpsRequired") == Some("1");
        device.last_seen = now_unix();
        Reply::empty(StatusCode::OK)
    }

    /// Removes a server from its account; its tokens die. Its owner may do that, and itself.
    pub(super) fn remove_device(&mut self, id: &str, request: &Request) -> Reply {
        let owner = self.devices.iter().find(|device| device.machine_id == id).map(|device| device.owner.clone());
        let Some(owner) = owner else { return not_found(request) };
        let by_owner = self.signed_in(request).is_some_and(|(account, _)| account.username == owner);
        if !by_owner && !self.is_server(id, request) {
            return unauthorized(request);
        }
        self.devices.retain(|device| device.machine_id != id);
        let (server, access) = (Holder::Server(id.to_owned()), Holder::Access(id.to_owned()));
        self.tokens.retain(|_, grant| grant.holder != server && grant.holder != access);
        Reply::empty(StatusCode::OK)
    }

    /// The name for which a server may ask a certificate.
    pub(super) fn certificate_subject(&self, id: &str, request: &Request) -> Reply {
        if !self.is_server(id, request) {
            return unauthorized(request);
        }
        let subject = format!("/CN=*.{}.plex.direct", idents::certificate_uuid(id));
        answer(request, StatusCode::OK, "certificate", &json!({ "subject": subject }), Value::clone)
    }

    /// The tokens that a server has to accept, asked by the server itself with its own token.
    pub(super) fn access_tokens(&mut self, request: &Request) -> Reply {
        let token = request.argument("auth_token").or_else(|| request.plex("x-plex-token"));
        let grant = token.and_then(|token| self.tokens.get(token));
        let Some(Holder::Server(id)) = grant.map(|grant| grant.holder.clone()) else {
            return unauthorized(request);
        };
        let access = Holder::Access(id);
        let accepted = self.tokens.iter().filter(|(_, grant)| grant.holder == access);
        let list: Vec<Value> =
            accepted.map(|(token, grant)| json!({"token": token, "username": grant.username})).collect();
        answer(request, StatusCode::OK, "access_tokens", &Value::Array(list), Value::clone)
    }

    pub(super) fn enrol(&mut self, enrolment: &Enrolment) -> Option<SignIn> {
        let account = self.account(&enrolment.owner)?.clone();
        let token = self.join(&enrolment.machine_id, &account.username);
        self.devices.retain(|device| device.machine_id != enrolment.machine_id);
        self.devices.push(Device {
            machine_id: enrolment.machine_id.clone(),
            owner: account.username.clone(),
            name: enrolment.name.clone(),
            version: enrolment.version.clone(),
            platform: enrolment.platform.clone(),
            platform_version: enrolment.platform_version.clone(),
            shared_with: enrolment.shared_with.clone(),
            addresses: enrolment.addresses.clone(),
            custom_url: enrolment.custom_url.as_deref().and_then(|url| Url::parse(url).ok()),
            https_required: false,
            last_seen: now_unix(),
            lag: 0,
        });
        Some(SignIn::of(&account, token))
    }

    fn is_server(&self, id: &str, request: &Request) -> bool {
        let caller = self.caller(request);
        caller.is_some_and(|(_, _, grant)| grant.holder == Holder::Server(id.to_owned()))
    }
}

fn socket_address(uri: &str) -> Option<SocketAddr> {
    let url = Url::parse(uri).ok()?;
    let port = url.port_or_known_default()?;
    match url.host()? {
        url::Host::Ipv4(ip) => Some((ip, port).into()),
        url::Host::Ipv6(ip) => Some((ip, port).into()),
        url::Host::Domain(_) => None,
    }
}

/// `GET /api/resources`: `MediaContainer` of `Device` of `Connection`, times in seconds since 1970.
fn old_form(list: &[Value]) -> Element {
    let mut container = Element::new("MediaContainer").with("size", list.len());
    for entry in list {
        let mut plain = entry.clone();
        let connections = plain.as_object_mut().and_then(|members| members.remove("connections"));
        plain["createdAt"] = CREATED.into();
        plain["lastSeenAt"] = now_unix().into();
        let mut device = Element::from_json("Device", &plain);
        for connection in connections.as_ref().and_then(Value::as_array).into_iter().flatten() {
            device = device.child(Element::from_json("Connection", connection));
        }
        container = container.child(device);
    }
    container
}
