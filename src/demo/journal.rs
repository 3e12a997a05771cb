//! The log of requests: the proof of what a client sent, and of what it did not.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use serde::Serialize;

use super::message::Request;

/// One request that arrived. Everything in it is of the demo home: no token here opens anything elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct LoggedRequest {
    /// Milliseconds since the journal was opened.
    pub at_ms: u64,
    /// The name of the simulated server, or `plex.tv`.
    pub server: String,
    pub peer: String,
    pub tls: bool,
    pub method: String,
    pub path: String,
    /// The query as it came, decoded: `a=b&c=d`.
    pub query: String,
    /// Header names in small letters.
    pub headers: BTreeMap<String, String>,
}

impl LoggedRequest {
    /// The token that came with the request, in a header or in the query.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        let argument = || self.query.split('&').find_map(|pair| pair.strip_prefix("X-Plex-Token="));
        self.headers.get("x-plex-token").map(String::as_str).or_else(argument)
    }
}

/// All requests of a simulated home, in the order of their arrival. Clones share the same log.
#[derive(Clone)]
pub struct Journal {
    opened: Instant,
    inner: Arc<Mutex<Inner>>,
}

#[derive(Default)]
struct Inner {
    entries: Vec<LoggedRequest>,
    file: Option<File>,
}

impl Default for Journal {
    fn default() -> Self {
        Self { opened: Instant::now(), inner: Arc::default() }
    }
}

impl Journal {
    /// A journal that also writes each entry to a file, as one line of JSON.
    ///
    /// # Errors
    /// When the file cannot be created.
    pub fn to_file(path: &Path) -> io::Result<Self> {
        let inner = Inner { entries: Vec::new(), file: Some(File::create(path)?) };
        Ok(Self { opened: Instant::now(), inner: Arc::new(Mutex::new(inner)) })
    }

    /// All entries up to now.
    #[must_use]
    pub fn entries(&self) -> Vec<LoggedRequest> {
        self.lock().entries.clone()
    }

    /// The entries of one server, or of `plex.tv`.
    #[must_use]
    pub fn of(&self, server: &str) -> Vec<LoggedRequest> {
        self.lock().entries.iter().filter(|entry| entry.server == server).cloned().collect()
    }

    /// Forgets what was logged (not what was written to the file).
    pub fn clear(&self) {
        self.lock().entries.clear();
    }

    pub(crate) fn note(&self, server: &str, request: &Request) {
        let headers = request.headers.iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        });
        let query: Vec<String> = request.query.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let entry = LoggedRequest {
            at_ms: u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX),
            server: server.to_owned(),
            peer: request.peer.to_string(),
            tls: request.over_tls,
            method: request.method.to_string(),
            path: request.path.clone(),
            query: query.join("&"),
            headers: headers.collect(),
        };
        let mut inner = self.lock();
        if let Some(file) = &mut inner.file
            && let Ok(line) = serde_json::to_string(&entry)
            && writeln!(file, "{line}").is_err()
        {
            inner.file = None;
        }
        inner.entries.push(entry);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
