//! A plain HTTP caller that trusts the demo authority and finds plex.tv and plex.direct in it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use plex_locksmith::demo::{Home, Server};
use reqwest::{Client, Method, RequestBuilder};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use serde_json::Value;

pub struct Caller {
    client: Client,
    plex_tv: String,
    pub id: String,
}

impl Caller {
    pub fn new(home: &Home) -> Self {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from(home.authority().der().to_vec())).expect("the demo authority");
        let tls = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the versions of ring")
            .with_root_certificates(roots)
            .with_no_client_auth();
        let mut builder = Client::builder().tls_backend_preconfigured(tls).no_proxy().timeout(Duration::from_secs(10));
        builder = builder.resolve("plex.tv", home.plex_tv().address()).pool_max_idle_per_host(0);
        for server in home.servers() {
            let url = url::Url::parse(&server.plex_direct_url()).expect("a URL");
            builder = builder.resolve(url.host_str().expect("a host"), server.address());
        }
        let client = builder.build().expect("a client");
        Self { client, plex_tv: home.plex_tv().base_url(), id: "test-client".to_owned() }
    }

    pub fn request(&self, method: Method, url: &str) -> RequestBuilder {
        self.client.request(method, url)
    }

    pub fn get(&self, url: &str) -> RequestBuilder {
        self.request(Method::GET, url)
    }

    /// To a path of plex.tv, as JSON.
    pub fn plex_tv(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.request(method, &format!("{}{path}", self.plex_tv));
        request.header("X-Plex-Client-Identifier", &self.id).header("Accept", "application/json")
    }

    pub async fn json(&self, method: Method, path: &str, token: &str) -> Value {
        let answer = self.plex_tv(method, path).header("X-Plex-Token", token).send().await.expect("an answer");
        answer.json().await.expect("JSON")
    }

    pub async fn claim_token(&self, token: &str) -> String {
        let answer = self.json(Method::GET, "/api/claim/token.json", token).await;
        answer["token"].as_str().expect("a claim token").to_owned()
    }

    pub async fn claim(&self, server: &Server, claim: &str) -> reqwest::Result<reqwest::Response> {
        let url = format!("{}?token={claim}", at(server.address(), "/myplex/claim"));
        self.request(Method::POST, &url).send().await
    }

    /// What the account's list says of a server.
    pub async fn listed(&self, token: &str, machine_id: &str) -> Option<Value> {
        let list = self.json(Method::GET, "/api/v2/resources?includeHttps=1", token).await;
        let list = list.as_array().expect("a list").clone();
        list.into_iter().find(|entry| entry["clientIdentifier"] == machine_id)
    }
}

pub fn at(address: SocketAddr, path: &str) -> String {
    format!("http://{address}{path}")
}
