//! PIN sign-in: a program asks for a code, a person approves it in a browser, the program's next look brings the token.

use crate::client::system::now_unix;
use std::time::{Duration, Instant};

use hyper::StatusCode;
use serde_json::{Value, json};

use super::super::idents;
use super::super::message::{Reply, Request};
use super::state::{Holder, State, open_to_browsers};
use super::{answer, error, unauthorized};
use crate::client::model::time::iso;

/// Lifetime of a short code, as a live server gave it in 2026.
const SHORT_LIFETIME: Duration = Duration::from_secs(900);

#[derive(Clone, Debug)]
pub(crate) struct Pin {
    id: u64,
    code: String,
    client_id: String,
    product: String,
    created_unix: u64,
    created: Instant,
    pub(super) expires: Instant,
    token: Option<String>,
}

impl Pin {
    /// The members of a real answer. `location` is an invented place.
    fn json(&self) -> Value {
        let left = self.expires.saturating_duration_since(Instant::now());
        let lifetime = self.expires.duration_since(self.created).as_secs();
        json!({
            "id": self.id,
            "code": self.code,
            "product": self.product,
            "trusted": false,
            "qr": format!("https://plex.tv/api/v2/pins/qr/{}", self.code),
            "clientIdentifier": self.client_id,
            "location": {
                "code": "GB",
                "european_union_member": false,
                "continent_code": "EU",
                "country": "United Kingdom",
                "city": "London",
                "time_zone": "Europe/London",
                "postal_code": "N19",
                "in_privacy_restricted_country": true,
                "subdivisions": "England",
                "coordinates": "51.000, -1",
            },
            "expiresIn": left.as_secs(),
            "createdAt": iso(self.created_unix),
            "expiresAt": iso(self.created_unix + lifetime),
            "authToken": self.token,
            "newRegistration": self.token.as_ref().map(|_| false),
        })
    }
}

impl State {
    pub(super) fn new_pin(&mut self, request: &Request) -> Reply {
        self.sweep();
        let strong = request.field("strong").is_some_and(|strong| strong.eq_ignore_ascii_case("true") || strong == "1");
        let now = Instant::now();
        self.next_pin += 1;
        let pin = Pin {
            id: self.next_pin,
            code: if strong { idents::strong_code() } else { idents::short_code() },
            client_id: request.plex("x-plex-client-identifier").unwrap_or_default().to_owned(),
            product: request.plex("x-plex-product").unwrap_or("0").to_owned(),
            created_unix: now_unix(),
            created: now,
            expires: now
                + if strong { self.options.pin_lifetime } else { SHORT_LIFETIME.min(self.options.pin_lifetime) },
            token: None,
        };
        let reply = answer(request, StatusCode::CREATED, "pin", &pin.json(), Value::clone);
        self.pins.push(pin);
        open_to_browsers(reply)
    }

    /// Only the client that asked for a PIN sees it; for all others it does not exist.
    pub(super) fn poll_pin(&mut self, id: &str, request: &Request) -> Reply {
        self.sweep();
        let id = id.trim_end_matches(".json").trim_end_matches(".xml");
        let client = request.plex("x-plex-client-identifier").unwrap_or_default();
        let pin = self.pins.iter().find(|pin| pin.id.to_string() == id && pin.client_id == client);
        match pin {
            Some(pin) => open_to_browsers(answer(request, StatusCode::OK, "pin", &pin.json(), Value::clone)),
            None => unknown_code(request),
        }
    }

    /// `plex.tv/link`: someone who is signed in types the short code.
    pub(super) fn link_pin(&mut self, request: &Request) -> Reply {
        let Some((account, _)) = self.signed_in(request) else {
            return unauthorized(request);
        };
        let code = request.field("code").unwrap_or_default();
        // Strong codes are refused there.
        if code.len() == 4 && self.approve(&code, Some(&account.username)) {
            Reply::empty(StatusCode::NO_CONTENT)
        } else {
            unknown_code(request)
        }
    }

    pub(super) fn approve(&mut self, code: &str, username: Option<&str>) -> bool {
        self.sweep();
        let username = username.unwrap_or(&self.options.approves).to_owned();
        if self.account(&username).is_none() {
            return false;
        }
        let Some(position) = self.pins.iter().position(|pin| pin.code.eq_ignore_ascii_case(code)) else {
            return false;
        };
        if self.pins[position].token.is_none() {
            let holder = Holder::Client(self.pins[position].client_id.clone());
            let token = self.grant(&username, holder);
            self.pins[position].token = Some(token);
        }
        true
    }

    pub(super) fn deny(&mut self, code: &str) -> bool {
        let before = self.pins.len();
        self.pins.retain(|pin| !pin.code.eq_ignore_ascii_case(code));
        self.pins.len() < before
    }

    /// A button of the demo sign-in page was pressed.
    pub(super) fn page_pressed(&mut self, request: &Request, approved: bool) -> Reply {
        let code = request.field("code").unwrap_or_default();
        let account = request.field("account");
        let done = if approved { self.approve(&code, account.as_deref()) } else { self.deny(&code) };
        if done { Reply::empty(StatusCode::NO_CONTENT) } else { unknown_code(request) }
    }
}

fn unknown_code(request: &Request) -> Reply {
    error(request, StatusCode::NOT_FOUND, 1020, "Code not found or expired")
}
