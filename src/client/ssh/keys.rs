//! Signs in by the user's keys: those of the agent, then those among the user's files that need no passphrase.

use std::path::PathBuf;
use std::sync::Arc;

use directories::UserDirs;
use russh::keys::agent::AgentIdentity;
use russh::keys::agent::client::{AgentClient, AgentStream};
use russh::keys::{PrivateKeyWithHashAlg, load_secret_key};

use super::connection::Link;
use super::fault::Fault;
use super::login::verdict;
use crate::client::installation::remote::HostErrorKind;

/// The most keys that are shown to a host: OpenSSH hangs up after six (`MaxAuthTries`, sshd_config(5)).
const MOST: usize = 5;
/// What OpenSSH calls them (ssh(1), `-i`), without RSA.
const FILES: [&str; 2] = ["id_ed25519", "id_ecdsa"];

type Agent = AgentClient<Box<dyn AgentStream + Send + Unpin>>;

pub async fn sign_in(link: &mut Link, user: &str) -> Result<(), Fault> {
    let mut left = MOST;
    if let Some(mut agent) = agent().await {
        let identities = agent.request_identities().await.unwrap_or_default();
        for identity in identities {
            let AgentIdentity::PublicKey { key, .. } = identity else { continue };
            if left == 0 {
                break;
            }
            left -= 1;
            let hash = if key.algorithm().is_rsa() { rsa_hash(link).await } else { None };
            // An agent that does not sign, or whose user says no, is passed over.
            let Ok(said) = link.handle.authenticate_publickey_with(user, key, hash, &mut agent).await else { continue };
            match verdict(link, &said, HostErrorKind::NoKeyTaken).await {
                Err(fault) if fault.kind == HostErrorKind::NoKeyTaken => {}
                end => return end,
            }
        }
    }
    for file in files() {
        if left == 0 {
            break;
        }
        // One with a passphrase is left to the agent.
        let Ok(key) = load_secret_key(&file, None) else { continue };
        left -= 1;
        let key = PrivateKeyWithHashAlg::new(Arc::new(key), None);
        let said = link.handle.authenticate_publickey(user, key).await.map_err(|error| Fault::of_link(&error))?;
        match verdict(link, &said, HostErrorKind::NoKeyTaken).await {
            Err(fault) if fault.kind == HostErrorKind::NoKeyTaken => {}
            end => return end,
        }
    }
    Err(HostErrorKind::NoKeyTaken.into())
}

async fn rsa_hash(link: &Link) -> Option<russh::keys::HashAlg> {
    let told = link.handle.best_supported_rsa_hash().await.ok().flatten().flatten();
    Some(told.unwrap_or(russh::keys::HashAlg::Sha256))
}

fn files() -> Vec<PathBuf> {
    let folder = UserDirs::new().map(|dirs| dirs.home_dir().join(".ssh"));
    folder.map(|folder| FILES.iter().map(|name| folder.join(name)).collect()).unwrap_or_default()
}

#[cfg(unix)]
async fn agent() -> Option<Agent> {
    AgentClient::connect_env().await.ok().map(AgentClient::dynamic)
}

/// The pipe of Windows' own agent (OpenSSH for Windows), then PuTTY's.
#[cfg(windows)]
async fn agent() -> Option<Agent> {
    const PIPE: &str = r"\\.\pipe\openssh-ssh-agent";
    if let Ok(agent) = AgentClient::connect_named_pipe(PIPE).await {
        return Some(agent.dynamic());
    }
    AgentClient::connect_pageant().await.ok().map(AgentClient::dynamic)
}
