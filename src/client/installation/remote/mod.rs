//! Servers on a host that is reached through a shell: found by reading, and repaired by small scripts of POSIX `sh`.
//!
//! Nothing here knows SSH. A [`Shell`] runs a script and returns what it printed; the real one goes over SSH, that of a test is a
//! shell of this computer.

mod containers;
mod error;
mod host;
mod look;
mod opening;
mod service;
mod shell;
mod store;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;

use tokio_util::sync::CancellationToken;

use super::{FoundInstallation, InstallError, InstallKind, InstallOperation, Installation};
use crate::client::model::{HostIdentity, HostKey, Locator, Secret, SshHost};
use crate::client::platforms::Platform;
pub use error::{HostError, HostErrorKind, HostOperation, entries};
pub use look::look_around;
pub use opening::open;
pub use shell::{Shell, ShellCommand, ShellOutput, quoted};

/// How somebody signs in to a host. It is kept while the connection is, and nowhere else.
#[derive(Clone, Debug)]
pub enum HostSignIn {
    /// Also the answer to the one question that a host may ask in its place.
    Password(Secret),
    /// By the keys of the user's agent, or those among the user's files that need no passphrase; `sudo`: the password for root, if
    /// the host asks for one.
    Keys { sudo: Option<Secret> },
}

/// Why nobody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSignedIn {
    /// The host is met for the first time: its owner has to say that it is theirs. Nothing secret was sent.
    AsksKey(HostIdentity),
    Failed(HostError),
}

/// What was found on a host.
#[derive(Debug)]
pub struct HostLook {
    pub identity: HostIdentity,
    pub platform: Option<Platform>,
    pub found: Vec<FoundInstallation>,
}

/// The hosts that this program has signed in to. All calls block: not for a thread that has other work.
pub trait Hosts: Send + Sync {
    /// Can hosts be reached at all? A program may be built without SSH.
    fn can_sign_in(&self) -> bool {
        true
    }

    /// Connects, proves the host by its key, signs in once, and reads what is there. `accepted`: the key that the owner said is
    /// their host's; it is remembered, and a host with another one is asked about, known or not. The connection stays until [`Hosts::leave`].
    ///
    /// # Errors
    /// [`NotSignedIn::AsksKey`] for a key that nobody knows; a key that differs from the known one is a failure.
    fn sign_in(
        &self,
        host: &SshHost,
        sign_in: &HostSignIn,
        accepted: Option<&HostKey>,
        cancel: &CancellationToken,
    ) -> Result<HostLook, NotSignedIn>;

    /// Reads again what is there, for a host that is signed in to.
    ///
    /// # Errors
    /// When it is not signed in to, or does not answer any more.
    fn look(&self, host: &SshHost) -> Result<HostLook, HostError>;

    /// Opens a server there to work on it.
    ///
    /// # Errors
    /// When its host is not signed in to, or is another one now.
    fn open(&self, locator: &Locator) -> Result<Installation, InstallError>;

    /// Ends the connection and forgets the password.
    fn leave(&self, host: &SshHost);

    /// Forgets the key of a host: it was reset, or replaced. The next sign-in asks about the new one.
    ///
    /// # Errors
    /// When it is still remembered.
    fn forget_key(&self, host: &SshHost) -> Result<(), InstallError>;

    /// Forgets the keys of all hosts, as far as this program has written them down.
    ///
    /// # Errors
    /// When they are still there.
    fn forget_keys(&self) -> Result<(), InstallError> {
        Ok(())
    }
}

/// A program that reaches no host.
#[derive(Debug, Default)]
pub struct NoHosts;

impl Hosts for NoHosts {
    fn can_sign_in(&self) -> bool {
        false
    }

    fn sign_in(
        &self,
        host: &SshHost,
        _: &HostSignIn,
        _: Option<&HostKey>,
        _: &CancellationToken,
    ) -> Result<HostLook, NotSignedIn> {
        Err(NotSignedIn::Failed(HostError::new(HostOperation::Connect, host, HostErrorKind::Unsupported)))
    }

    fn look(&self, host: &SshHost) -> Result<HostLook, HostError> {
        Err(HostError::new(HostOperation::Look, host, HostErrorKind::Unsupported))
    }

    fn open(&self, locator: &Locator) -> Result<Installation, InstallError> {
        let place = locator.host().map_or_else(String::new, |(host, _)| host.to_string());
        Err(InstallError::new(InstallOperation::Open, place, InstallKind::Unsupported))
    }

    fn leave(&self, _: &SshHost) {}

    fn forget_key(&self, host: &SshHost) -> Result<(), InstallError> {
        Err(InstallError::new(InstallOperation::Remove, host, InstallKind::Missing))
    }
}
