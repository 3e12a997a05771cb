//! A computer that is reached by SSH: a NAS, a server without a screen.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::text::DisplayText;

/// The port of SSH (RFC 4253, 4).
const PORT: u16 = 22;

/// Where a host is, and as whom it is entered. Its password is no part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SshHost {
    pub user: String,
    /// A name or an IP address, without brackets.
    pub name: String,
    pub port: u16,
}

/// The fingerprint of a host's key, as OpenSSH prints it: `SHA256:` and the digest in base64 without padding. Compared whole: no part
/// of it tells hosts apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HostKey(String);

/// What a host shows before anybody has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostIdentity {
    pub key: HostKey,
    /// What its SSH server calls itself: "OpenSSH_8.2".
    pub software: Option<DisplayText>,
}

/// What stops and starts the server on a host.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum HostService {
    /// Synology's packages; up to DSM 6 the package is called `Plex Media Server`.
    Synology {
        package: String,
    },
    /// QNAP's package, by `/etc/init.d/plex.sh`.
    Qnap,
    /// WD's package, by its own scripts: the folder that holds `start.sh` and `stop.sh`.
    WdMyCloud {
        folder: String,
    },
    /// ASUSTOR's package, by its `start-stop.sh`.
    Asustor,
    Systemd {
        unit: String,
    },
    Snap,
    /// A Linux container of a Proxmox host, with systemd in it.
    Proxmox {
        container: u32,
        unit: String,
    },
    /// None that this program knows: its owner stops and starts it.
    Manual,
}

impl SshHost {
    /// `HOST[:PORT]`, with blanks around it, for that user. `None` if it names no host.
    #[must_use]
    pub fn at(user: &str, address: &str) -> Option<Self> {
        let address = address.trim();
        let (name, port) = match address.strip_prefix('[') {
            Some(rest) => {
                let (name, after) = rest.split_once(']')?;
                (name, port_of(after)?)
            }
            // More than one colon is an address of IPv6 without brackets.
            None if address.matches(':').count() > 1 => (address, PORT),
            None => match address.split_once(':') {
                Some((name, port)) => (name, port.parse().ok()?),
                None => (address, PORT),
            },
        };
        let is_name = !name.is_empty() && name.len() <= 253 && !name.starts_with('-');
        let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '%'));
        (is_name && is_plain && port != 0).then(|| Self { user: user.to_owned(), name: name.to_owned(), port })
    }
}

fn port_of(after: &str) -> Option<u16> {
    if after.is_empty() { Some(PORT) } else { after.strip_prefix(':')?.parse().ok() }
}

/// Where it is, without its user: `nas.local`, `192.168.1.20:2222`.
impl fmt::Display for SshHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name.contains(':'), self.port) {
            (_, PORT) => f.write_str(&self.name),
            (true, port) => write!(f, "[{}]:{port}", self.name),
            (false, port) => write!(f, "{}:{port}", self.name),
        }
    }
}

impl HostKey {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// It is no fingerprint of SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoHostKey;

impl FromStr for HostKey {
    type Err = NoHostKey;

    fn from_str(text: &str) -> Result<Self, NoHostKey> {
        let digest = text.trim().strip_prefix("SHA256:").ok_or(NoHostKey)?.trim_end_matches('=');
        let is_base64 = digest.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/'));
        if digest.len() == 43 && is_base64 { Ok(Self(format!("SHA256:{digest}"))) } else { Err(NoHostKey) }
    }
}

impl fmt::Display for HostKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_named_as_people_and_ssh_name_it() {
        for (typed, name, port, shown) in [
            (" nas.local ", "nas.local", 22, "nas.local"),
            ("192.168.1.20:2222", "192.168.1.20", 2222, "192.168.1.20:2222"),
            ("[fd00::7]:2222", "fd00::7", 2222, "[fd00::7]:2222"),
            ("fd00::7", "fd00::7", 22, "fd00::7"),
            ("[::1]", "::1", 22, "::1"),
        ] {
            let host = SshHost::at("anna", typed).unwrap();
            assert_eq!((host.name.as_str(), host.port, host.to_string().as_str()), (name, port, shown), "{typed}");
        }
        for typed in ["", ":22", "nas:0", "nas:ssh", "nas:70000", "[::1", "-oProxyCommand", "two words", "nas/x", "a@b"]
        {
            assert_eq!(SshHost::at("anna", typed), None, "{typed}");
        }
    }

    #[test]
    fn a_fingerprint_is_whole_or_none() {
        let digest = "A".repeat(43);
        assert_eq!(format!("SHA256:{digest}=").parse(), Ok(HostKey(format!("SHA256:{digest}"))));
        for text in [digest.clone(), format!("SHA256:{}", "A".repeat(42)), format!("MD5:{digest}"), String::new()] {
            assert_eq!(text.parse::<HostKey>(), Err(NoHostKey), "{text}");
        }
    }
}
