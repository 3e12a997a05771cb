//! A request and an answer, as both simulators speak of them.

use std::net::SocketAddr;

use hyper::body::Bytes;
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, StatusCode};
use serde_json::Value;

use super::element::Element;

/// A request, read whole.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) peer: SocketAddr,
    /// The address that the caller reached.
    pub(crate) local: SocketAddr,
    pub(crate) over_tls: bool,
}

impl Request {
    /// A value of the query. Plex takes its `X-Plex-…` headers there too.
    pub(crate) fn argument(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// A header `X-Plex-…`, or the query argument of that name; empty counts as absent.
    pub(crate) fn plex(&self, name: &str) -> Option<&str> {
        let header = self.headers.get(name).and_then(|value| value.to_str().ok());
        header.or_else(|| self.argument(name)).filter(|value| !value.is_empty())
    }

    /// A header as text, whatever letters it has: the names of servers are in headers.
    pub(crate) fn header_text(&self, name: &str) -> String {
        let value = self.headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        value.unwrap_or_default()
    }

    /// A field of a form in the body, or the query argument of that name.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        let found = self.argument(name).map(str::to_owned);
        found.or_else(|| {
            let mut fields = url::form_urlencoded::parse(&self.body);
            fields.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        })
    }

    pub(crate) fn wants_json(&self) -> bool {
        let accept = self.headers.get(hyper::header::ACCEPT).and_then(|value| value.to_str().ok());
        accept.is_some_and(|accept| accept.contains("application/json"))
    }
}

/// What is sent back.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    fn typed(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(hyper::header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        headers.insert(hyper::header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        Self { status, headers, body: body.into() }
    }

    pub(crate) fn empty(status: StatusCode) -> Self {
        Self { status, headers: HeaderMap::new(), body: Bytes::new() }
    }

    pub(crate) fn html(status: StatusCode, body: impl Into<Bytes>) -> Self {
        Self::typed(status, "text/html", body)
    }

    pub(crate) fn xml(status: StatusCode, element: &Element) -> Self {
        Self::typed(status, "text/xml;charset=utf-8", element.document())
    }

    pub(crate) fn json(status: StatusCode, value: &Value) -> Self {
        Self::typed(status, "application/json; charset=utf-8", value.to_string())
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(HeaderName::from_static(name), value);
        }
        self
    }
}

/// What happens to a request.
#[derive(Clone, Debug)]
pub(crate) enum Served {
    Reply(Reply),
    /// Nothing is ever sent.
    Hang,
    /// The connection is reset (TCP RST).
    Reset,
}

impl From<Reply> for Served {
    fn from(reply: Reply) -> Self {
        Self::Reply(reply)
    }
}
