//! What the stand-in knows: accounts, tokens, PINs, claim tokens, devices.

use std::collections::HashMap;
use std::time::Instant;

use hyper::StatusCode;
use hyper::header::HeaderValue;

use super::super::idents;
use super::super::message::{Reply, Request};
use super::account::Account;
use super::claims::ClaimToken;
use super::devices::Device;
use super::faults::PlexFault;
use super::pins::Pin;
use super::{Options, unauthorized};

/// Whom a token lets in, and what it is for.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) username: String,
    pub(crate) holder: Holder,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// A signed-in program, by its client identifier.
    Client(String),
    /// A media server, by its machine identifier.
    Server(String),
    /// An account's access to one server, by the machine identifier.
    Access(String),
}

pub(crate) struct State {
    pub(super) options: Options,
    pub(super) fault: PlexFault,
    pub(super) clock_offset: i64,
    pub(super) accounts: Vec<Account>,
    pub(super) tokens: HashMap<String, Grant>,
    pub(super) pins: Vec<Pin>,
    pub(super) claims: HashMap<String, ClaimToken>,
    /// In the order of their claims.
    pub(super) devices: Vec<Device>,
    pub(super) next_pin: u64,
}

impl State {
    pub(super) fn new(options: Options) -> Self {
        Self {
            options,
            fault: PlexFault::None,
            clock_offset: 0,
            accounts: Account::all(),
            tokens: HashMap::new(),
            pins: Vec::new(),
            claims: HashMap::new(),
            devices: Vec::new(),
            next_pin: 111_222_333,
        }
    }

    pub(super) fn account(&self, username: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.username == username)
    }

    /// Gives a new token.
    pub(super) fn grant(&mut self, username: &str, holder: Holder) -> String {
        let token = idents::token();
        self.tokens.insert(token.clone(), Grant { username: username.to_owned(), holder });
        token
    }

    /// Who sent this request: the account, with the token and what it is for.
    pub(super) fn caller(&self, request: &Request) -> Option<(Account, String, Grant)> {
        let token = request.plex("x-plex-token")?;
        let grant = self.tokens.get(token)?;
        Some((self.account(&grant.username)?.clone(), token.to_owned(), grant.clone()))
    }

    /// The same, for what only a signed-in program may ask.
    pub(super) fn signed_in(&self, request: &Request) -> Option<(Account, String)> {
        let (account, token, grant) = self.caller(request)?;
        match grant.holder {
            Holder::Client(_) => Some((account, token)),
            Holder::Server(_) | Holder::Access(_) => None,
        }
    }

    pub(super) fn account_token(&mut self, username: &str) -> Option<String> {
        self.account(username)?;
        Some(self.grant(username, Holder::Client("a program of long ago".to_owned())))
    }

    /// The token with which an account reaches a server; made at the first question, then always the same.
    pub(super) fn access_token(&mut self, username: &str, machine_id: &str) -> String {
        let holder = Holder::Access(machine_id.to_owned());
        let known = self.tokens.iter().find(|(_, grant)| grant.username == username && grant.holder == holder);
        match known {
            Some((token, _)) => token.clone(),
            None => self.grant(username, holder),
        }
    }

    pub(super) fn ping(&self, request: &Request) -> Reply {
        match self.signed_in(request) {
            Some(_) if request.wants_json() => Reply::json(StatusCode::OK, &serde_json::json!({"pong": true})),
            Some(_) => Reply::xml(StatusCode::OK, &super::Element::new("pong").text("1")),
            None => unauthorized(request),
        }
    }

    pub(super) fn sign_out(&mut self, request: &Request) -> Reply {
        match self.signed_in(request) {
            Some((_, token)) => {
                self.tokens.remove(&token);
                Reply::empty(StatusCode::NO_CONTENT)
            }
            None => unauthorized(request),
        }
    }

    pub(super) fn sign_out_everywhere(&mut self, username: &str) {
        self.tokens.retain(|_, grant| grant.username != username);
        let machines: Vec<String> = self
            .devices
            .iter()
            .filter(|device| device.owner == username)
            .map(|device| device.machine_id.clone())
            .collect();
        self.tokens.retain(|_, grant| !matches!(&grant.holder, Holder::Access(id) if machines.contains(id)));
        if !self.options.lists_signed_out_servers {
            self.devices.retain(|device| device.owner != username);
        }
        self.claims.retain(|_, claim| claim.username != username);
    }

    /// Forgets what is past its time.
    pub(super) fn sweep(&mut self) {
        let now = Instant::now();
        self.pins.retain(|pin| pin.expires > now);
        self.claims.retain(|_, claim| claim.expires > now);
    }
}

/// Any web page may ask for a PIN: browsers get leave to read the answer, as from the real one.
pub(super) fn open_to_browsers(reply: Reply) -> Reply {
    let mut reply = reply;
    reply.headers.insert("access-control-allow-origin", HeaderValue::from_static("*"));
    reply
}
