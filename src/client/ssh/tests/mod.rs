//! Against hosts in this process, each of which plays one part.

mod becoming_root;
mod host;
mod knowing;
mod running;
mod signing_in;

use std::sync::Arc;

use secrecy::ExposeSecret as _;
use tokio_util::sync::CancellationToken;

use super::connection::Proof;
use super::fault::Fault;
use super::hosts::RemoteHosts;
use super::known_hosts::KnownHosts;
use super::runtime::Runtime;
use super::shell::{NoShell, SshShell};
use crate::client::installation::remote::{
    HostErrorKind, HostOperation, HostSignIn, Hosts as _, NotSignedIn, Shell as _, ShellCommand,
};
use crate::client::model::{HostIdentity, HostKey, SshHost};
use host::{Asks, Exec, PASSWORD, Part, TestHost};

const LIMIT: std::time::Duration = std::time::Duration::from_secs(10);

fn password(word: &str) -> HostSignIn {
    HostSignIn::Password(word.to_owned().into())
}

/// Its key, as it shows it to who has never met it.
fn key_of(host: &SshHost) -> HostKey {
    match open_with(host, &password(PASSWORD), None) {
        Err(NoShell::AsksKey(identity)) => identity.key,
        Err(NoShell::Failed(operation, fault)) => panic!("{operation:?} {fault:?}"),
        Ok(_) => panic!("it let an unknown key in"),
    }
}

fn open_with(host: &SshHost, sign_in: &HostSignIn, accepted: Option<HostKey>) -> Result<SshShell, NoShell> {
    let known = Arc::new(KnownHosts::new(None, None));
    let proof = Proof { known, accepted, demanded: None };
    SshShell::open(Arc::new(Runtime::start().unwrap()), host, proof, sign_in, &CancellationToken::new())
}

/// Signs in at a host whose key is taken.
fn open(host: &SshHost, word: &str) -> Result<SshShell, (HostOperation, Fault)> {
    let key = key_of(host);
    open_with(host, &password(word), Some(key)).map_err(|why| match why {
        NoShell::Failed(operation, fault) => (operation, fault),
        NoShell::AsksKey(HostIdentity { key, .. }) => panic!("it asks about {key}"),
    })
}

/// Why nobody gets in.
fn refused(part: Part, word: &str) -> (HostOperation, HostErrorKind) {
    let host = TestHost::start(part);
    let Err((operation, fault)) = open(&host.host("admin"), word) else { panic!("it let somebody in") };
    assert!(!format!("{fault:?}").contains(PASSWORD), "{fault:?}");
    (operation, fault.kind)
}

fn script(script: &str) -> ShellCommand<'_> {
    ShellCommand { script, arguments: &[], input: None, as_root: false, limit: LIMIT, most: 1 << 20, only_reads: false }
}

fn text(output: &crate::client::installation::remote::ShellOutput) -> String {
    String::from_utf8_lossy(output.stdout.expose_secret()).into_owned()
}
