//! The HTTP clients, with their limits: no redirect is followed, no answer is read without end, every wait ends.
//!
//! Three clients, by what may go through them: [`Http::open`] verifies nothing and carries nothing secret; [`Http::proven`] speaks
//! only to names that verify and reaches servers by the address in their `plex.direct` name; [`Http::plex_tv`] may go by the
//! system's proxy.

use std::collections::HashMap;
use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, ClientBuilder, RequestBuilder, Response, redirect};
use rustls::crypto::CryptoProvider;

use crate::client::model::PLEX_PORT;
use crate::client::model::error::{NetDetail, NetError, NetKind, NetOperation};
use crate::client::net::{NetSettings, Network, plex_direct_address};

/// The longest `Retry-After` that is believed, in seconds.
const LONGEST_RETRY_AFTER: u64 = 3600;

/// The clients of one engine.
#[derive(Clone)]
pub struct Http {
    pub open: Client,
    pub proven: Client,
    pub plex_tv: Client,
    settings: Arc<NetSettings>,
}

/// A whole answer, within its limits.
pub struct HttpAnswer {
    pub status: u16,
    /// `X-Plex-Protocol` was there: the sign of a Plex Media Server, which puts it on every answer.
    pub is_plex: bool,
    pub body: Vec<u8>,
    /// The certificate (DER) of the peer, over TLS.
    pub certificate: Option<Vec<u8>>,
    pub retry_after: Option<Duration>,
    /// By how many seconds the clock of the answering side (`Date`, RFC 9110, 6.6.1) is ahead of this computer's.
    pub clock_ahead: Option<i64>,
}

impl Http {
    /// Makes the clients.
    ///
    /// # Errors
    /// When the system's certificate authorities cannot be read.
    pub fn new(settings: &NetSettings) -> Result<Self, NetError> {
        // The provider can be installed once in a process; somebody else's is as good as ours.
        if CryptoProvider::get_default().is_none() {
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let build = |builder: ClientBuilder| {
            builder
                .build()
                .map_err(|e| NetError::new(NetOperation::PrepareTls, "TLS", NetKind::Other).because(chain(&e)))
        };
        Ok(Self {
            open: build(open(settings))?,
            proven: build(proven(settings))?,
            plex_tv: build(trusting(base(settings), settings).connect_timeout(settings.limits.plex_tv))?,
            settings: Arc::new(settings.clone()),
        })
    }

    /// [`Http::open`] for a name of the owner's own, which is taken to lead to this address. Like that, it carries nothing secret.
    ///
    /// # Errors
    /// As [`Http::new`].
    pub fn open_at(&self, name: &str, address: SocketAddr) -> Result<Client, reqwest::Error> {
        open(&self.settings).resolve(name, self.socket_of(address)).build()
    }

    /// [`Http::proven`] for a name of the owner's own, which is taken to lead to this address.
    ///
    /// # Errors
    /// As [`Http::new`].
    pub fn proven_at(&self, name: &str, address: SocketAddr) -> Result<Client, reqwest::Error> {
        proven(&self.settings).resolve(name, self.socket_of(address)).build()
    }

    /// [`Network::socket_of`]: what URLs are made of.
    #[must_use]
    pub fn socket_of(&self, address: SocketAddr) -> SocketAddr {
        self.settings.network.socket_of(address)
    }

    #[must_use]
    pub fn network(&self) -> Arc<dyn Network> {
        self.settings.network.clone()
    }
}

fn base(settings: &NetSettings) -> ClientBuilder {
    Client::builder()
        .redirect(redirect::Policy::none())
        .connect_timeout(settings.limits.connect)
        .referer(false)
        .user_agent(concat!("plex-locksmith/", env!("CARGO_PKG_VERSION")))
        .dns_resolver(Arc::new(Names { fixed: settings.resolve.clone(), network: settings.network.clone() }))
}

/// Each look is a new connection: an idle one would go on answering for a server that takes no new ones.
fn open(settings: &NetSettings) -> ClientBuilder {
    base(settings)
        .http1_only()
        .no_proxy()
        .tls_danger_accept_invalid_certs(true)
        .tls_info(true)
        .pool_max_idle_per_host(0)
}

fn proven(settings: &NetSettings) -> ClientBuilder {
    trusting(base(settings).http1_only().no_proxy().tls_info(true), settings)
}

fn trusting(builder: ClientBuilder, settings: &NetSettings) -> ClientBuilder {
    if settings.authorities.is_empty() {
        return builder;
    }
    let certificates = settings.authorities.iter().filter_map(|der| reqwest::Certificate::from_der(der).ok());
    builder.tls_certs_only(certificates)
}

/// Sends a request and reads the whole answer.
///
/// # Errors
/// See [`NetKind`]; redirects are errors, other statuses are not.
pub async fn fetch(
    request: RequestBuilder,
    operation: NetOperation,
    target: &str,
    limit: Duration,
    most: usize,
) -> Result<HttpAnswer, NetError> {
    let whole = async {
        let response = request.send().await.map_err(|e| net_error(&e, operation, target))?;
        read(response, operation, target, most).await
    };
    let began = Instant::now();
    let answer = tokio::time::timeout(limit, whole).await.unwrap_or_else(|_| {
        Err(NetError::new(operation, target, NetKind::TimedOut).because(format!("{} s", limit.as_secs_f32())))
    });
    let ms = began.elapsed().as_millis();
    match &answer {
        Ok(answer) => tracing::debug!(operation = operation.name(), target, status = answer.status, ms, "answered"),
        Err(error) => tracing::debug!(%error, ms, "no answer"),
    }
    answer
}

async fn read(
    mut response: Response,
    operation: NetOperation,
    target: &str,
    most: usize,
) -> Result<HttpAnswer, NetError> {
    let fail = |kind| NetError::new(operation, target, kind);
    if response.status().is_redirection() {
        return Err(fail(NetKind::Redirected));
    }
    // Compression is never asked for: what comes compressed all the same is not unpacked, whatever it would become.
    let encoding = response.headers().get("content-encoding").map(|v| v.as_bytes().to_ascii_lowercase());
    if encoding.is_some_and(|e| e != b"identity") {
        return Err(fail(NetKind::Garbled).since(NetDetail::Compressed));
    }
    if response.content_length().is_some_and(|n| n > most as u64) {
        return Err(fail(NetKind::TooLarge));
    }
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(|e| net_error(&e, operation, target))? {
        if body.len() + part.len() > most {
            return Err(fail(NetKind::TooLarge));
        }
        body.extend_from_slice(&part);
    }
    let headers = response.headers();
    let seconds = headers.get("retry-after").and_then(|v| v.to_str().ok()?.trim().parse().ok());
    let date = headers.get("date").and_then(|v| httpdate::parse_http_date(v.to_str().ok()?).ok());
    let info = response.extensions().get::<reqwest::tls::TlsInfo>();
    Ok(HttpAnswer {
        status: response.status().as_u16(),
        is_plex: headers.contains_key("x-plex-protocol"),
        certificate: info.and_then(|i| i.peer_certificate()).map(<[u8]>::to_vec),
        retry_after: seconds.map(|s: u64| Duration::from_secs(s.min(LONGEST_RETRY_AFTER))),
        clock_ahead: date.map(ahead_of_this_computer),
        body,
    })
}

fn ahead_of_this_computer(there: SystemTime) -> i64 {
    let seconds = |d: Duration| i64::try_from(d.as_secs()).unwrap_or(i64::MAX);
    let here = SystemTime::now();
    there.duration_since(here).map_or_else(|e| -seconds(e.duration()), seconds)
}

/// Classifies an error by what lies at the bottom of it. The URL is taken out first: it can hold a claim code.
fn net_error(error: &reqwest::Error, operation: NetOperation, target: &str) -> NetError {
    let detail = chain(error);
    let kind = kind_of(error, &detail);
    NetError { connected: !error.is_connect(), ..NetError::new(operation, target, kind).because(detail) }
}

fn kind_of(error: &reqwest::Error, detail: &str) -> NetKind {
    if error.is_timeout() {
        return NetKind::TimedOut;
    }
    let mut source: Option<&(dyn Error + 'static)> = error.source();
    let mut kind = if error.is_connect() { NetKind::Reset } else { NetKind::Garbled };
    while let Some(cause) = source {
        if cause.is::<rustls::Error>() {
            return NetKind::Tls;
        }
        if cause.is::<NameNotFound>() {
            return NetKind::NoName;
        }
        if let Some(io) = cause.downcast_ref::<io::Error>() {
            if let Some(inner) = io.get_ref().and_then(|e| e.downcast_ref::<rustls::Error>()) {
                return if matches!(inner, rustls::Error::InvalidMessage(_)) { NetKind::Reset } else { NetKind::Tls };
            }
            kind = kind_of_io(io.kind()).unwrap_or(kind);
        }
        if let Some(http) = cause.downcast_ref::<hyper::Error>()
            && (http.is_incomplete_message() || http.is_canceled())
        {
            kind = NetKind::Reset;
        }
        source = cause.source();
    }
    if kind == NetKind::Reset && detail.contains("certificate") { NetKind::Tls } else { kind }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is not ours, and grows")]
fn kind_of_io(kind: io::ErrorKind) -> Option<NetKind> {
    use io::ErrorKind as Io;
    Some(match kind {
        Io::ConnectionRefused => NetKind::Refused,
        Io::HostUnreachable | Io::NetworkUnreachable | Io::NetworkDown | Io::AddrNotAvailable => NetKind::NoRoute,
        Io::TimedOut => NetKind::TimedOut,
        Io::ConnectionReset | Io::ConnectionAborted | Io::BrokenPipe | Io::UnexpectedEof | Io::NotConnected => {
            NetKind::Reset
        }
        _ => return None,
    })
}

/// The chain of reasons below an error, without its URL.
fn chain(error: &reqwest::Error) -> String {
    let mut parts = Vec::new();
    let mut source = error.source();
    while let Some(cause) = source {
        let words = cause.to_string();
        if parts.last() != Some(&words) {
            parts.push(words);
        }
        source = cause.source();
    }
    // The chain is shown under "Details"; no library's text is worth more room than this.
    parts.join(": ").chars().take(400).collect()
}

/// The resolver: names under `plex.direct` hold their own address, and need no DNS (routers often withhold such answers).
struct Names {
    fixed: HashMap<String, SocketAddr>,
    network: Arc<dyn Network>,
}

#[derive(Debug, thiserror::Error)]
#[error("no-name: {0}")]
struct NameNotFound(io::Error);

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_ascii_lowercase();
        // The port is that of the URL.
        let held = || plex_direct_address(&host).map(|ip| self.network.socket_of((ip, PLEX_PORT).into()).ip());
        let known = self.fixed.get(&host).copied().or_else(|| held().map(|ip| (ip, 0).into()));
        let network = self.network.clone();
        Box::pin(async move {
            if let Some(address) = known {
                return Ok(Box::new(std::iter::once(address)) as Addrs);
            }
            match network.lookup(host).await {
                Ok(found) => Ok(Box::new(found.into_iter().map(|ip| SocketAddr::new(ip, 0))) as Addrs),
                Err(error) => Err(NameNotFound(error).into()),
            }
        })
    }
}
