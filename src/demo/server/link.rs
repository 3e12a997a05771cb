//! A server's own way to plex.tv: real HTTPS, to whatever stands in for it.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, Method, Response, StatusCode};
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use url::Url;

use super::super::authority::Authority;
use super::super::plex_tv::{Enrolment, NAMES};
use super::{ServerOptions, SignIn};

/// How long a server waits for plex.tv.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why plex.tv gave no good answer.
#[derive(Debug)]
pub enum LinkError {
    /// It answered, with this status.
    Status(StatusCode),
    /// No answer, or none that makes sense.
    Broken(String),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "plex.tv answered {status}"),
            Self::Broken(reason) => write!(f, "plex.tv could not be asked: {reason}"),
        }
    }
}

impl std::error::Error for LinkError {}

impl From<reqwest::Error> for LinkError {
    fn from(error: reqwest::Error) -> Self {
        Self::Broken(error.without_url().to_string())
    }
}

/// The way to plex.tv, with the authority that signs the servers' certificates. Clones share their connections.
#[derive(Clone)]
pub struct Link {
    base: Url,
    client: Client,
    authority: Arc<Authority>,
}

impl Link {
    /// A way to `base` (like `https://plex.tv:8443`); all of plex.tv's names lead to `address`, if there is one.
    ///
    /// # Errors
    /// When `base` is no URL, or the authority's certificate cannot be used.
    pub fn new(base: &str, address: Option<SocketAddr>, authority: Arc<Authority>) -> Result<Self, LinkError> {
        let broken = |reason: &dyn fmt::Display| LinkError::Broken(reason.to_string());
        let base = Url::parse(base).map_err(|error| broken(&error))?;
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from(authority.der().to_vec())).map_err(|error| broken(&error))?;
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| broken(&error))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        // Each connection is a new one: that the way to plex.tv is gone shows at the next question.
        let mut builder = Client::builder().tls_backend_preconfigured(tls).no_proxy().timeout(PATIENCE);
        builder = builder.pool_max_idle_per_host(0);
        for name in NAMES {
            if let Some(address) = address {
                builder = builder.resolve(name, address);
            }
        }
        Ok(Self { base, client: builder.build()?, authority })
    }

    pub(super) fn authority(&self) -> &Authority {
        &self.authority
    }

    /// Gives a server its past (see [`Enrolment`]), at a stand-in in another process.
    ///
    /// # Errors
    /// When the stand-in cannot be asked, or knows no such owner.
    pub async fn enrol(&self, enrolment: &Enrolment) -> Result<SignIn, LinkError> {
        let request = self.client.post(self.at("/demo/enrol")).json(enrolment);
        Ok(good(request.send().await?)?.json().await?)
    }

    /// Turns a claim token into the server's own sign-in.
    pub(super) async fn exchange(&self, options: &ServerOptions, claim: &str) -> Result<SignIn, LinkError> {
        let mut url = self.at("/api/claim/exchange");
        url.query_pairs_mut().append_pair("token", claim);
        let answer = good(self.request(Method::POST, url, options, None).send().await?)?;
        sign_in(&answer.text().await?).ok_or_else(|| LinkError::Broken("an answer without a token".to_owned()))
    }

    /// Says at which addresses the server is.
    pub(super) async fn publish(
        &self,
        options: &ServerOptions,
        token: &str,
        addresses: &[SocketAddr],
        https_required: bool,
    ) -> Result<(), LinkError> {
        let mut url = self.at(&format!("/devices/{}", options.machine_id));
        for address in addresses {
            url.query_pairs_mut().append_pair("Connection[][uri]", &format!("http://{address}"));
        }
        url.query_pairs_mut()
            .append_pair("httpsEnabled", "1")
            .append_pair("httpsRequired", if https_required { "1" } else { "0" })
            .append_pair("dnsRebindingProtection", "0")
            .append_pair("natLoopbackSupported", "1");
        good(self.request(Method::PUT, url, options, Some(token)).send().await?).map(|_| ())
    }

    /// Takes the server out of its account.
    pub(super) async fn leave(&self, options: &ServerOptions, token: &str) -> Result<(), LinkError> {
        let url = self.at(&format!("/devices/{}.xml", options.machine_id));
        good(self.request(Method::DELETE, url, options, Some(token)).send().await?).map(|_| ())
    }

    /// The tokens that the server has to accept. [`LinkError::Status`] 401 means that it was signed out itself.
    pub(super) async fn access_tokens(&self, options: &ServerOptions, token: &str) -> Result<Vec<String>, LinkError> {
        let mut url = self.at("/api/v2/server/access_tokens");
        url.query_pairs_mut().append_pair("auth_token", token);
        let request = self.request(Method::GET, url, options, None).header("Accept", "application/json");
        let list: Vec<serde_json::Value> = good(request.send().await?)?.json().await?;
        Ok(list.iter().filter_map(|entry| entry["token"].as_str().map(str::to_owned)).collect())
    }

    /// The user name of whose token this is, if it is a signed-in program's.
    pub(super) async fn account_of(&self, options: &ServerOptions, token: &str) -> Result<String, LinkError> {
        let request = self.request(Method::GET, self.at("/api/v2/user"), options, Some(token));
        let user: serde_json::Value = good(request.header("Accept", "application/json").send().await?)?.json().await?;
        let username = user["username"].as_str().map(str::to_owned);
        username.ok_or_else(|| LinkError::Broken("an account without a name".to_owned()))
    }

    fn at(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        url.set_path(path);
        url
    }

    fn request(
        &self,
        method: Method,
        url: Url,
        options: &ServerOptions,
        token: Option<&str>,
    ) -> reqwest::RequestBuilder {
        let request = self
            .client
            .request(method, url)
            .header("X-Plex-Client-Identifier", &options.machine_id)
            .header("X-Plex-Product", "Plex Media Server")
            .header("X-Plex-Version", &options.version)
            .header("X-Plex-Provides", "server")
            .header("X-Plex-Platform", &options.platform)
            .header("X-Plex-Platform-Version", &options.platform_version)
            .header("X-Plex-Device-Name", options.name.as_bytes());
        match token {
            Some(token) => request.header("X-Plex-Token", token),
            None => request,
        }
    }
}

fn good(response: Response) -> Result<Response, LinkError> {
    let status = response.status();
    if status.is_success() { Ok(response) } else { Err(LinkError::Status(status)) }
}

/// Reads the answer to an exchange: attributes of `<user>`, and the token in `<authentication-token>`.
fn sign_in(xml: &str) -> Option<SignIn> {
    #[derive(serde::Deserialize)]
    struct User {
        #[serde(rename = "@email", default)]
        email: String,
        #[serde(rename = "@username", default)]
        username: String,
        #[serde(rename = "authentication-token")]
        token: String,
    }
    let user: User = quick_xml::de::from_str(xml).ok()?;
    Some(SignIn { username: user.username, email: user.email, token: user.token })
}
