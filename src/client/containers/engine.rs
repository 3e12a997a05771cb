//! One engine of containers, Docker or Podman, by its API (docs.docker.com/reference/api/engine; Podman speaks the same).
//!
//! Every call has a connection and a limit of its own, and blocks for no longer.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use bollard::errors::Error;
use bollard::{API_DEFAULT_VERSION, Docker};
use tokio::runtime::Builder;
use tokio::time::timeout;

use super::endpoint::Endpoint;
use crate::client::installation::{InstallDetail, InstallError, InstallKind, InstallOperation};

/// How long an engine may take to say who it is, where it is only looked for. It is on this computer.
pub const GREETING: Duration = Duration::from_secs(4);
/// How long one question may take. One that has to answer may be slow: on a busy computer, Podman takes seconds to say who it is.
pub const QUESTION: Duration = Duration::from_secs(20);

/// What an engine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    Docker,
    Podman,
}

impl Product {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Docker => "Docker",
            Self::Podman => "Podman",
        }
    }
}

/// An engine that has answered.
#[derive(Clone, Debug)]
pub struct Engine {
    pub endpoint: Endpoint,
    pub product: Product,
}

/// Why an engine did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EngineError {
    NotRunning,
    /// This user may not talk to it.
    Forbidden,
    TimedOut,
    /// There is no such container, or no such file in it.
    Missing,
    /// It says no, in these words.
    Refused(String),
    /// It is larger than it can be.
    TooLarge,
    /// What should be a file is none.
    NotAFile,
    Other(String),
}

impl Engine {
    /// Greets an engine, and learns which one it is.
    ///
    /// # Errors
    /// When nobody answers in time.
    pub fn open(endpoint: &Endpoint, limit: Duration) -> Result<Self, EngineError> {
        blocking(endpoint, limit, async |docker| {
            let components = docker.version().await?.components.unwrap_or_default();
            let is_podman = components.iter().any(|part| part.name.starts_with("Podman"));
            let product = if is_podman { Product::Podman } else { Product::Docker };
            Ok(Self { endpoint: endpoint.clone(), product })
        })
    }

    /// Asks it something, and waits for as long as the limit says.
    ///
    /// # Errors
    /// When it does not answer in time, or says no.
    pub fn call<T>(
        &self,
        limit: Duration,
        work: impl AsyncFnOnce(&Docker) -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        blocking(&self.endpoint, limit, work)
    }
}

/// A runtime of its own: nothing of the call is left when it is over, not even the connection.
fn blocking<T>(
    endpoint: &Endpoint,
    limit: Duration,
    work: impl AsyncFnOnce(&Docker) -> Result<T, EngineError>,
) -> Result<T, EngineError> {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| EngineError::Other(error.to_string()))?;
    runtime.block_on(async {
        let docker = connect(endpoint, limit)?;
        timeout(limit, work(&docker)).await.unwrap_or(Err(EngineError::TimedOut))
    })
}

#[cfg(unix)]
fn connect(endpoint: &Endpoint, limit: Duration) -> Result<Docker, EngineError> {
    match endpoint {
        Endpoint::Socket(path) => {
            // Whether this user may is only seen by whoever calls.
            Ok(Docker::connect_with_unix(&path.display().to_string(), limit.as_secs() + 1, API_DEFAULT_VERSION)?)
        }
        Endpoint::Pipe(_) => Err(EngineError::NotRunning),
    }
}

#[cfg(windows)]
fn connect(endpoint: &Endpoint, limit: Duration) -> Result<Docker, EngineError> {
    match endpoint {
        Endpoint::Pipe(path) => Ok(Docker::connect_with_named_pipe(path, limit.as_secs() + 1, API_DEFAULT_VERSION)?),
        Endpoint::Socket(_) => Err(EngineError::NotRunning),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enums are not ours, and grow")]
impl From<Error> for EngineError {
    fn from(error: Error) -> Self {
        match &error {
            Error::SocketNotFoundError(_) => Self::NotRunning,
            Error::RequestTimeoutError => Self::TimedOut,
            Error::DockerResponseServerError { status_code: 404, .. } => Self::Missing,
            Error::DockerResponseServerError { message, .. } => Self::Refused(message.clone()),
            _ => match io_kind(&error) {
                Some(io::ErrorKind::PermissionDenied) => Self::Forbidden,
                Some(io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused | io::ErrorKind::NotConnected) => {
                    Self::NotRunning
                }
                Some(io::ErrorKind::TimedOut) => Self::TimedOut,
                _ => Self::Other(error.to_string()),
            },
        }
    }
}

/// What the system said, below what the library says.
fn io_kind(error: &Error) -> Option<io::ErrorKind> {
    let mut below = error.source();
    while let Some(cause) = below {
        if let Some(error) = cause.downcast_ref::<io::Error>() {
            return Some(error.kind());
        }
        below = cause.source();
    }
    None
}

impl EngineError {
    /// As an error of an installation. That a file is missing and that its container is look alike here: whoever asked for the latter
    /// says so.
    #[must_use]
    pub fn at(self, operation: InstallOperation, place: &str) -> InstallError {
        let error = |kind| InstallError::new(operation, place, kind);
        match self {
            Self::NotRunning => error(InstallKind::EngineNotRunning),
            Self::Forbidden => error(InstallKind::EngineForbidden),
            Self::TimedOut => error(InstallKind::TimedOut),
            Self::Missing => error(InstallKind::Missing),
            Self::TooLarge => error(InstallKind::NotSettings).since(&InstallDetail::TooLarge),
            Self::NotAFile => error(InstallKind::NotSettings).since(&InstallDetail::NotAFile),
            Self::Refused(said) => error(InstallKind::ToolFailed).because(said),
            Self::Other(said) => error(InstallKind::Other).because(said),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_socket_that_docker_desktop_left_behind_is_no_engine() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join("left");
        drop(std::os::unix::net::UnixListener::bind(&left).unwrap());
        let error = Engine::open(&Endpoint::Socket(left), Duration::from_millis(400)).expect_err("nobody listens");
        assert_eq!(error, EngineError::NotRunning);
    }

    #[test]
    fn an_error_says_what_was_tried_and_holds_the_engine_s_words() {
        let error = EngineError::Refused("no such\nluck".to_owned()).at(InstallOperation::Start, "plex");
        assert_eq!((error.kind, error.place.as_str()), (InstallKind::ToolFailed, "plex"));
        assert!(!error.to_string().contains('\n'));
    }
}
