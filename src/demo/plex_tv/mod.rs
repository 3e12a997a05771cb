//! The stand-in for plex.tv: PIN sign-in, accounts, the list of servers, claim tokens.
//!
//! One HTTPS socket answers for `plex.tv`, `clients.plex.tv`, `app.plex.tv` (the sign-in page) and `www.plex.tv`.

mod account;
mod claims;
mod controls;
mod devices;
mod faults;
mod page;
mod pins;
mod state;

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use hyper::{Method, StatusCode};
use rustls::ServerConfig;
use serde_json::json;
use tokio::net::TcpListener;

use super::authority::{Authority, Flaw};
use super::element::Element;
use super::journal::Journal;
use super::listen::{Greeting, Running, Site, serve};
use super::message::{Reply, Request, Served};

pub use account::Account;
pub use devices::Enrolment;
pub(crate) use devices::PUBLIC_ADDRESS;
pub use faults::PlexFault;

use state::State;

/// The names that plex.tv's certificate is good for.
pub const NAMES: [&str; 5] = ["plex.tv", "www.plex.tv", "app.plex.tv", "clients.plex.tv", "account.plex.tv"];

/// How the stand-in behaves.
#[derive(Clone, Debug)]
pub struct Options {
    /// Who approves a PIN when the approval does not say: the user name of one of [`Account::all`].
    pub approves: String,
    /// Lifetime of a strong PIN. The real one is 1800 s for strong codes and 900 s for short ones.
    pub pin_lifetime: Duration,
    /// Lifetime of a claim token: 4 minutes, as Plex's own container image states.
    pub claim_lifetime: Duration,
    /// How often a freshly claimed server is still missing from its owner's list.
    pub listing_lag: u32,
    /// Whether servers stay in their owner's list when everything was signed out. Reports differ.
    pub lists_signed_out_servers: bool,
    /// Whoever asks has another public address than the servers: they are in another home.
    pub asked_from_elsewhere: bool,
    /// What an owner's list has as the access token of an owned server.
    pub owner_access: OwnerAccess,
    /// What is wrong with plex.tv's own certificate.
    pub flaw: Flaw,
}

/// The access token of an owned server, as its owner's list has it. python-plexapi's captures and forum posts show both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnerAccess {
    /// The very token that the list was asked with.
    AccountToken,
    /// One of the server's own.
    OfTheServer,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            approves: "anna".to_owned(),
            pin_lifetime: Duration::from_secs(1800),
            claim_lifetime: Duration::from_secs(240),
            listing_lag: 0,
            lists_signed_out_servers: false,
            asked_from_elsewhere: false,
            owner_access: OwnerAccess::AccountToken,
            flaw: Flaw::None,
        }
    }
}

/// A running stand-in. It stops when it is dropped.
pub struct PlexTv {
    address: SocketAddr,
    shared: Arc<Shared>,
    _running: Running,
}

pub(crate) struct Shared {
    state: Mutex<State>,
    tls: Arc<ServerConfig>,
    journal: Journal,
}

impl PlexTv {
    /// Starts to answer at an address; port 0 takes a free one.
    ///
    /// # Errors
    /// When the address cannot be bound, or no certificate can be made.
    pub async fn start(
        listen: SocketAddr,
        authority: &Authority,
        options: Options,
        journal: Journal,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(listen).await?;
        let address = listener.local_addr()?;
        let tls = authority.issue(&NAMES.map(str::to_owned), options.flaw)?;
        let shared = Arc::new(Shared { state: Mutex::new(State::new(options)), tls, journal });
        let running = serve(listener, Arc::clone(&shared));
        Ok(Self { address, shared, _running: running })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its base address, by name: the caller has to resolve `plex.tv` to [`PlexTv::address`].
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("https://plex.tv:{}", self.address.port())
    }

    /// The base of the sign-in page.
    #[must_use]
    pub fn auth_url(&self) -> String {
        format!("https://app.plex.tv:{}", self.address.port())
    }

    /// Changes how it behaves from now on (the certificate apart, which is fixed at the start).
    pub fn set_options(&self, change: impl FnOnce(&mut Options)) {
        change(&mut self.shared.lock().options);
    }

    /// What goes wrong from now on.
    pub fn set_fault(&self, fault: PlexFault) {
        self.shared.lock().fault = fault;
    }

    /// Shifts the clock that its answers show (`Date`), in seconds.
    pub fn set_clock_offset(&self, seconds: i64) {
        self.shared.lock().clock_offset = seconds;
    }

    /// Approves a PIN by its code, as this account. False if there is no such PIN.
    pub fn approve(&self, code: &str, username: &str) -> bool {
        self.shared.lock().approve(code, Some(username))
    }

    /// Refuses a PIN by its code: it is gone afterwards. False if there is no such PIN.
    pub fn deny(&self, code: &str) -> bool {
        self.shared.lock().deny(code)
    }

    /// "Sign out connected devices": every token of the account dies, its servers' tokens too, and the servers
    /// leave the list (unless [`Options::lists_signed_out_servers`]).
    pub fn sign_out_everywhere(&self, username: &str) {
        self.shared.lock().sign_out_everywhere(username);
    }

    /// Makes a server belong to an account as if it had been claimed long ago.
    ///
    /// `None` if there is no account of that name.
    #[must_use]
    pub fn enrol(&self, enrolment: &Enrolment) -> Option<super::server::SignIn> {
        self.shared.lock().enrol(enrolment)
    }

    /// A token of an account, as a sign-in would give it.
    ///
    /// `None` if there is no account of that name.
    #[must_use]
    pub fn account_token(&self, username: &str) -> Option<String> {
        self.shared.lock().account_token(username)
    }

    /// True while this token is good for something.
    #[must_use]
    pub fn knows_token(&self, token: &str) -> bool {
        self.shared.lock().tokens.contains_key(token)
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn route(&self, request: &Request) -> Reply {
        let mut state = self.lock();
        let path = request.path.as_str();
        let v2 = path.starts_with("/api/v2/");
        if v2 && request.plex("x-plex-client-identifier").is_none() {
            return fault_1000(request);
        }
        match (&request.method, path) {
            (&Method::POST, "/api/v2/pins" | "/api/v2/pins.json" | "/api/v2/pins.xml") => state.new_pin(request),
            (&Method::PUT, "/api/v2/pins/link") => state.link_pin(request),
            (&Method::GET, "/api/v2/user") => state.user(request),
            (&Method::GET, "/users/account" | "/users/account.xml" | "/users/account.json") => {
                state.legacy_user(request)
            }
            (&Method::GET, "/api/v2/resources" | "/api/resources") => state.resources(request),
            (&Method::GET, "/devices.xml") => state.device_list(request),
            (&Method::GET, "/api/claim/token.json" | "/api/claim/token" | "/api/v2/claim/token") => {
                state.claim_token(request)
            }
            (&Method::POST, "/api/claim/exchange" | "/api/v2/claim/exchange") => state.exchange(request),
            (&Method::GET, "/api/v2/server/access_tokens") => state.access_tokens(request),
            (&Method::GET, "/api/v2/ping") => state.ping(request),
            (&Method::DELETE, "/api/v2/users/signout") => state.sign_out(request),
            (&Method::GET, "/auth" | "/auth/") => page::sign_in(),
            (&Method::POST, "/auth/approve") => state.page_pressed(request, true),
            (&Method::POST, "/auth/deny") => state.page_pressed(request, false),
            (&Method::POST, demo) if demo.starts_with("/demo/") => state.demo(request),
            _ => state.route_by_prefix(request),
        }
    }
}

impl State {
    fn route_by_prefix(&mut self, request: &Request) -> Reply {
        let path = request.path.as_str();
        if let Some(id) = path.strip_prefix("/api/v2/pins/")
            && request.method == Method::GET
        {
            return self.poll_pin(id, request);
        }
        if let Some(id) = path.strip_prefix("/devices/") {
            return match request.method {
                Method::PUT => self.publish(id, request),
                Method::DELETE => self.remove_device(id.trim_end_matches(".xml"), request),
                _ => not_found(request),
            };
        }
        let device = path.strip_prefix("/api/v2/devices/");
        if let Some(id) = device.and_then(|rest| rest.strip_suffix("/certificate/subject")) {
            return self.certificate_subject(id, request);
        }
        not_found(request)
    }
}

impl Site for Shared {
    fn greet(&self, _peer: SocketAddr, _local: SocketAddr, tls: bool) -> Greeting {
        if tls { Greeting::Tls(Arc::clone(&self.tls)) } else { Greeting::Reset }
    }

    async fn answer(self: Arc<Self>, request: Request) -> Served {
        self.journal.note("plex.tv", &request);
        let (fault, offset) = {
            let state = self.lock();
            (state.fault, state.clock_offset)
        };
        let answer = fault.answer(&request).unwrap_or_else(|| self.route(&request).into());
        match answer {
            Served::Reply(reply) if offset != 0 => reply.with("date", &shifted_date(offset)).into(),
            other @ (Served::Reply(_) | Served::Hang | Served::Reset) => other,
        }
    }
}

pub(crate) fn shifted_date(seconds: i64) -> String {
    let shift = Duration::from_secs(seconds.unsigned_abs());
    let now = SystemTime::now();
    httpdate::fmt_http_date(if seconds < 0 { now - shift } else { now + shift })
}

/// An error as plex.tv says it: JSON, or XML with the same members.
pub(crate) fn error(request: &Request, status: StatusCode, code: u16, message: &str) -> Reply {
    let error = json!({"code": code, "message": message, "status": status.as_u16()});
    answer(request, status, "errors", &json!([error]), |list| json!({ "errors": list }))
}

/// Says a JSON value as JSON, or as XML under a root element of that name.
fn answer(
    request: &Request,
    status: StatusCode,
    root: &str,
    value: &serde_json::Value,
    wrap: impl FnOnce(&serde_json::Value) -> serde_json::Value,
) -> Reply {
    if request.wants_json() || request.path.ends_with(".json") {
        Reply::json(status, &wrap(value))
    } else {
        Reply::xml(status, &Element::from_json(root, value))
    }
}

fn fault_1000(request: &Request) -> Reply {
    error(request, StatusCode::BAD_REQUEST, 1000, "X-Plex-Client-Identifier is missing")
}

pub(crate) fn unauthorized(request: &Request) -> Reply {
    error(request, StatusCode::UNAUTHORIZED, 1001, "User could not be authenticated")
}

fn not_found(request: &Request) -> Reply {
    error(request, StatusCode::NOT_FOUND, 1002, "Not found")
}
