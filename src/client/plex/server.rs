//! The client of one Plex Media Server.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, RequestBuilder};
use secrecy::ExposeSecret as _;
use tokio::net::TcpStream;

use super::decode;
use super::http::{self, Http, HttpAnswer};
use crate::client::config::Limits;
use crate::client::model::error::{NetError, NetKind, NetOperation};
use crate::client::model::{
    Acceptance, Access, Certificate, MachineId, Presence, ProbeResult, Proof, ProvenBy, Root, Secret, UnaskedReason,
};
use crate::client::net::{Network, certificate, plex_direct_address};
use crate::client::system::now_unix;

/// Asks servers at their addresses.
#[derive(Clone)]
pub struct ServerClient {
    http: Http,
    limits: Limits,
}

/// How a server can prove itself before it is shown an access token.
#[derive(Clone, Debug)]
pub struct AccessWay {
    /// Which server it has to be.
    pub id: MachineId,
    /// The name under `plex.direct` that its certificate has to be good for, with the address at hand.
    pub plex_direct: Option<String>,
    /// A name of its owner's own that Plex lists for it, and that was taken to lead to the address at hand.
    pub own_name: Option<String>,
    /// The system names the listener at the address as the process of the server's installation on this computer.
    pub is_own_process: bool,
}

/// An address, and how whoever is there is asked for.
struct Door {
    client: Client,
    /// Name or address, and port.
    host: String,
    address: SocketAddr,
}

/// What a server answered to a claim.
#[derive(Debug)]
pub enum ClaimAnswer {
    /// 200. It says that it took the code; only `/identity` and plex.tv prove it.
    Taken,
    /// 401: already claimed, or the caller is not local, or the code is not good. Which one, other answers tell.
    Unauthorized,
    /// 400 or 503 with the words of a server that is starting.
    Starting,
    /// 500: it could not ask plex.tv.
    CutOff,
    /// No whole answer. It may have been taken all the same.
    Lost(NetError),
    /// The connection could not even be made, or another status: it was not taken.
    Failed(NetError),
}

impl ServerClient {
    #[must_use]
    pub fn new(http: Http, limits: Limits) -> Self {
        Self { http, limits }
    }

    /// [`Network::socket_of`]: where its server is asked, and whose listener has to be the server's.
    #[must_use]
    pub fn socket_of(&self, address: SocketAddr) -> SocketAddr {
        self.http.socket_of(address)
    }

    /// The network through which it asks.
    #[must_use]
    pub fn network(&self) -> Arc<dyn Network> {
        self.http.network()
    }

    /// Looks at an address: who is there, and how long did it take? Sends nothing secret, so it needs no proof of the other side.
    ///
    /// Plain HTTP comes first. A server that wants secure connections resets it, and a reverse proxy answers 400 or leads to HTTPS:
    /// then HTTPS on the same port tells the same. `name`: what the other side is asked for by, as a reverse proxy has several.
    pub async fn probe(&self, address: SocketAddr, name: Option<&str>) -> ProbeResult {
        let door = self.door(address, name);
        let started = Instant::now();
        let mut probe = self.identity(&door, false).await;
        let may_want_tls = match &probe.outcome {
            Ok(Presence::NotPlex(_)) => true,
            Ok(Presence::Server(_) | Presence::Starting(_)) => false,
            Err(e) => matches!(e.kind, NetKind::Reset | NetKind::Garbled | NetKind::Redirected),
        };
        if may_want_tls {
            let over_tls = self.identity(&door, true).await;
            if over_tls.outcome.is_ok() {
                probe = ProbeResult { took: started.elapsed(), ..over_tls };
            }
        }
        probe
    }

    /// Who is there, asked once, by the way on which it answered before.
    pub async fn glance(&self, address: SocketAddr, name: Option<&str>, over_tls: bool) -> ProbeResult {
        self.identity(&self.door(address, name), over_tls).await
    }

    async fn identity(&self, door: &Door, over_tls: bool) -> ProbeResult {
        let scheme = if over_tls { "https" } else { "http" };
        let started = Instant::now();
        let answer = self.get(NetOperation::ReadIdentity, door, scheme, "/identity").await;
        let certificate = answer.as_ref().ok().and_then(|a| a.certificate.as_deref()).and_then(certificate::read);
        let clock_ahead = answer.as_ref().ok().and_then(|a| a.clock_ahead);
        ProbeResult { took: started.elapsed(), over_tls, certificate, clock_ahead, outcome: answer.map(presence) }
    }

    /// Does something take connections there?
    pub async fn knock(&self, address: SocketAddr) -> bool {
        let connection = TcpStream::connect(self.socket_of(address));
        matches!(tokio::time::timeout(self.limits.connect, connection).await, Ok(Ok(_)))
    }

    /// Looks at `/` without any token: does the server trust this computer? `None` if it does not say.
    pub async fn root(&self, address: SocketAddr, name: Option<&str>, over_tls: bool) -> Option<Root> {
        let scheme = if over_tls { "https" } else { "http" };
        let answer = self.get(NetOperation::ReadFrontPage, &self.door(address, name), scheme, "/").await.ok()?;
        match answer.status {
            200 => decode::root(&answer.body).map(Root::Open),
            401 | 403 => Some(Root::Closed),
            503 => Some(Root::Starting),
            _ => None,
        }
    }

    /// Asks whether the server lets the account in, with the server's own access token.
    ///
    /// The token goes out only after the server has said who it is over TLS that verifies for the `plex.direct` name in `way`, at the
    /// address in that name, or for the owner's own name in it; or over this computer's loopback, where the caller knows that the listener
    /// is the server's own process.
    pub async fn try_access(&self, address: SocketAddr, way: &AccessWay, token: &Secret) -> Access {
        let Ok(mut value) = HeaderValue::from_str(token.expose_secret()) else {
            return Acceptance::Unasked(UnaskedReason::TokenUnusable).into();
        };
        value.set_sensitive(true);
        let name = way.plex_direct.as_deref().filter(|name| plex_direct_address(name) == Some(address.ip()));
        let mut by_certificate = match name {
            Some(name) => {
                let base = format!("https://{name}:{}", self.socket_of(address).port());
                Some(self.access_over(&self.http.proven, &base, address, way, ProvenBy::Certificate, &value).await)
            }
            None => None,
        };
        if !matches!(by_certificate, Some(Ok(_)))
            && let Some(own) = &way.own_name
            && let Ok(client) = self.http.proven_at(own, address)
        {
            let base = format!("https://{own}:{}", self.socket_of(address).port());
            by_certificate = Some(self.access_over(&client, &base, address, way, ProvenBy::Certificate, &value).await);
        }
        match by_certificate {
            Some(Ok(access)) => access,
            failed if way.is_own_process && address.ip().is_loopback() => {
                let base = format!("http://{}", self.socket_of(address));
                match self.access_over(&self.http.open, &base, address, way, ProvenBy::Process, &value).await {
                    Ok(access) => access,
                    Err(error) => match failed {
                        Some(Err(first)) => self.unproven(address, name, first).await,
                        _ => Acceptance::Lost(error).into(),
                    },
                }
            }
            Some(Err(error)) => self.unproven(address, name, error).await,
            None => Acceptance::Unasked(UnaskedReason::NoProvenWay).into(),
        }
    }

    /// Who is it, over TLS that verifies for this name under `plex.direct`? `None` if it could not prove itself. Nothing secret is sent.
    pub async fn prove(&self, address: SocketAddr, name: &str) -> Option<Proof> {
        if plex_direct_address(name) != Some(address.ip()) {
            return None;
        }
        let url = format!("https://{name}:{}/identity", self.socket_of(address).port());
        let request = self.http.proven.get(url).headers(accept_json());
        let (limit, most) = (self.limits.answer, self.limits.body);
        let answer = http::fetch(request, NetOperation::ReadIdentity, &address.to_string(), limit, most).await.ok()?;
        match presence(answer) {
            Presence::Server(identity) => Some(Proof { by: ProvenBy::Certificate, identity }),
            Presence::Starting(_) | Presence::NotPlex(_) => None,
        }
    }

    /// Over a way that is proven: who is it, and does it take the token?
    async fn access_over(
        &self,
        client: &Client,
        base: &str,
        address: SocketAddr,
        way: &AccessWay,
        by: ProvenBy,
        token: &HeaderValue,
    ) -> Result<Access, NetError> {
        let target = address.to_string();
        let fetch = async |request: RequestBuilder, what| {
            http::fetch(request, what, &target, self.limits.answer, self.limits.body).await
        };
        let who =
            fetch(client.get(format!("{base}/identity")).headers(accept_json()), NetOperation::ReadIdentity).await?;
        let certificate = who.certificate.as_deref().and_then(certificate::read);
        let identity = match presence(who) {
            Presence::Server(identity) | Presence::Starting(Some(identity)) if identity.id == way.id => identity,
            Presence::Starting(None) => {
                let starting = NetError::new(NetOperation::AskForAccess, address, NetKind::Status(503));
                return Ok(Access { certificate, ..Acceptance::Lost(starting).into() });
            }
            Presence::Server(_) | Presence::Starting(_) | Presence::NotPlex(_) => {
                return Ok(Access { certificate, ..Acceptance::Unasked(UnaskedReason::OtherServer).into() });
            }
        };
        let proof = Some(Proof { by, identity });
        let request = client.get(format!("{base}/")).header("X-Plex-Token", token.clone()).headers(accept_json());
        let answer = match fetch(request, NetOperation::AskForAccess).await {
            Ok(answer) => answer,
            Err(error) => return Ok(Access { certificate, proof, ..Acceptance::Lost(error).into() }),
        };
        let acceptance = match answer.status {
            200..300 => Acceptance::Accepted,
            status @ (401 | 403) => Acceptance::Refused(status),
            status => Acceptance::Lost(NetError::new(NetOperation::AskForAccess, address, NetKind::Status(status))),
        };
        let root = (acceptance == Acceptance::Accepted).then(|| decode::root(&answer.body)).flatten();
        Ok(Access { acceptance, certificate, root, proof })
    }

    /// Nothing secret was sent: is it the certificate, or was the connection lost?
    async fn unproven(&self, address: SocketAddr, name: Option<&str>, error: NetError) -> Access {
        if !matches!(error.kind, NetKind::Tls | NetKind::Reset) {
            return Acceptance::Lost(error).into();
        }
        // Without a certificate to blame, the connection was lost.
        let Some(certificate) = self.certificate(address).await else { return Acceptance::Lost(error).into() };
        if !certificate.is_of_plex() {
            return Access { certificate: Some(certificate), ..Acceptance::InFront.into() };
        }
        let fault = certificate.fault(name.unwrap_or_default(), now_epoch());
        Access { certificate: Some(certificate), ..Acceptance::Unproven(fault).into() }
    }

    /// Hands a claim code to a server (`POST /myplex/claim?token=`, as python-plexapi does). No account token goes along.
    pub async fn claim(&self, address: SocketAddr, over_tls: bool, code: &Secret) -> ClaimAnswer {
        let scheme = if over_tls { "https" } else { "http" };
        let request = self
            .http
            .open
            .post(format!("{scheme}://{}/myplex/claim", self.socket_of(address)))
            .query(&[("token", code.expose_secret())])
            .header("Content-Length", "0");
        let target = address.to_string();
        let answer =
            http::fetch(request, NetOperation::ClaimServer, &target, self.limits.claim, self.limits.body).await;
        match answer {
            Ok(answer) => match answer.status {
                200..300 => ClaimAnswer::Taken,
                401 | 403 => ClaimAnswer::Unauthorized,
                503 => ClaimAnswer::Starting,
                400 if decode::says_starting(&answer.body) => ClaimAnswer::Starting,
                500 => ClaimAnswer::CutOff,
                status => {
                    ClaimAnswer::Failed(NetError::new(NetOperation::ClaimServer, address, NetKind::Status(status)))
                }
            },
            Err(e) if matches!(e.kind, NetKind::Refused | NetKind::NoRoute) => ClaimAnswer::Failed(e),
            Err(e) => ClaimAnswer::Lost(e),
        }
    }

    /// The certificate that an address presents, unverified.
    pub async fn certificate(&self, address: SocketAddr) -> Option<Certificate> {
        let answer =
            self.get(NetOperation::ReadCertificate, &self.door(address, None), "https", "/identity").await.ok()?;
        certificate::read(&answer.certificate?)
    }

    /// By its name where there is one.
    fn door(&self, address: SocketAddr, name: Option<&str>) -> Door {
        let named = name.and_then(|name| Some((name, self.http.open_at(name, address).ok()?)));
        let socket = self.socket_of(address);
        match named {
            Some((name, client)) => Door { client, host: format!("{name}:{}", socket.port()), address },
            None => Door { client: self.http.open.clone(), host: socket.to_string(), address },
        }
    }

    async fn get(&self, what: NetOperation, door: &Door, scheme: &str, path: &str) -> Result<HttpAnswer, NetError> {
        let request = door.client.get(format!("{scheme}://{}{path}", door.host)).headers(accept_json());
        http::fetch(request, what, &door.address.to_string(), self.limits.answer, self.limits.body).await
    }
}

fn accept_json() -> HeaderMap {
    HeaderMap::from_iter([(HeaderName::from_static("accept"), HeaderValue::from_static("application/json"))])
}

/// Seconds since 1970 by this computer's clock.
#[must_use]
pub fn now_epoch() -> i64 {
    i64::try_from(now_unix()).unwrap_or(i64::MAX)
}

fn presence(answer: HttpAnswer) -> Presence {
    let identity = decode::identity(&answer.body);
    match (answer.status, identity) {
        (200, Some(identity)) => Presence::Server(identity),
        (503, identity) => Presence::Starting(identity),
        (500.., identity) if answer.is_plex => Presence::Starting(identity),
        (_, _) if answer.is_plex && decode::says_starting(&answer.body) => Presence::Starting(None),
        (status, _) => Presence::NotPlex(status),
    }
}
