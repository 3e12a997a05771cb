//! Claim tokens: short-lived leave for one server to join an account.

use std::time::Instant;

use hyper::StatusCode;
use serde_json::json;

use super::super::element::Element;
use super::super::idents;
use super::super::message::{Reply, Request};
use super::devices::Device;
use super::faults::PlexFault;
use super::state::{Holder, State};
use super::unauthorized;

#[derive(Clone, Debug)]
pub(crate) struct ClaimToken {
    pub(super) username: String,
    pub(super) expires: Instant,
}

impl State {
    pub(super) fn claim_token(&mut self, request: &Request) -> Reply {
        self.sweep();
        let Some((account, _)) = self.signed_in(request) else {
            return unauthorized(request);
        };
        if account.restricted {
            return Reply::json(StatusCode::FORBIDDEN, &json!({"error": "Managed users cannot claim a server"}));
        }
        let token = format!("claim-{}", idents::token());
        let expires = Instant::now() + self.options.claim_lifetime;
        self.claims.insert(token.clone(), ClaimToken { username: account.username, expires });
        if request.path.ends_with(".json") || request.wants_json() {
            Reply::json(StatusCode::OK, &json!({ "token": token }))
        } else {
            Reply::xml(StatusCode::OK, &Element::new("MediaContainer").with("token", token))
        }
    }

    /// A server turns a claim token into its own token. The client identifier is the server's machine identifier.
    pub(super) fn exchange(&mut self, request: &Request) -> Reply {
        self.sweep();
        let machine_id = request.plex("x-plex-client-identifier").map(str::to_owned);
        let claim = request.field("token").and_then(|token| self.claims.remove(&token));
        let (Some(machine_id), Some(claim)) = (machine_id, claim) else {
            return unauthorized(request);
        };
        let Some(account) = self.account(&claim.username).cloned() else {
            return unauthorized(request);
        };
        let token = self.join(&machine_id, &account.username);
        let mut device = Device::named_by(request, &machine_id, &account.username);
        device.lag = self.options.listing_lag;
        self.devices.retain(|device| device.machine_id != machine_id);
        self.devices.push(device);
        if self.fault == PlexFault::ExchangeIsBare {
            return Reply::json(StatusCode::CREATED, &json!({ "authToken": token }));
        }
        let user = Element::new("user")
            .with("id", account.id)
            .with("uuid", account.uuid.as_str())
            .with("email", account.email.as_str())
            .with("username", account.username.as_str())
            .with("title", account.title.as_str())
            .with("authenticationToken", token.as_str())
            .with("authToken", token.as_str())
            .child(Element::new("username").text(&account.username))
            .child(Element::new("email").text(&account.email))
            .child(Element::new("authentication-token").text(&token));
        Reply::xml(StatusCode::CREATED, &user)
    }

    /// A new token for a server that joins an account; every older one of that server dies.
    pub(super) fn join(&mut self, machine_id: &str, username: &str) -> String {
        let (server, access) = (Holder::Server(machine_id.to_owned()), Holder::Access(machine_id.to_owned()));
        self.tokens.retain(|_, grant| grant.holder != server && grant.holder != access);
        self.grant(username, server)
    }
}
