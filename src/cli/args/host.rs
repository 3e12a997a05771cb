//! Arguments that lead to a host, or to a container.

use clap::Args;

use super::{BadValue, printable};
use crate::cli::messages::UsageWords;
use crate::client::model::{HostKey, SshHost};

/// The longest name of a user (Linux, `useradd(8)`, has 32; a domain may stand before it).
const LONGEST_USER: usize = 128;

/// A host that is reached by SSH, as far as it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SshTarget {
    /// None: it is asked for.
    pub user: Option<String>,
    /// A name or an IP address, without brackets.
    pub name: String,
    pub port: u16,
}

/// How a host proves itself, and where its password comes from.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct HostArgs {
    /// The key that the host has to have.
    #[arg(long = "host-key", id = "host-key", value_name = "SHA256:…", value_parser = host_key)]
    pub key: Option<HostKey>,
    /// The descriptor that holds the password on one line; it is closed then. None: it is asked for at the terminal.
    #[arg(long, id = "password-fd", value_name = "N", value_parser = descriptor)]
    pub password_fd: Option<i32>,
}

impl SshTarget {
    /// The host for its own user, or else for that one.
    #[must_use]
    pub fn host(&self, otherwise: &str) -> SshHost {
        let user = self.user.as_deref().unwrap_or(otherwise).to_owned();
        SshHost { user, name: self.name.clone(), port: self.port }
    }
}

/// A name that SSH takes: it is never a switch, and does nothing to a terminal.
#[must_use]
pub fn is_user(text: &str) -> bool {
    let is_plain = !text.chars().any(|c| c.is_control() || c.is_whitespace());
    is_plain && !text.is_empty() && text.len() <= LONGEST_USER && !text.starts_with('-')
}

/// `[USER@]HOST[:PORT]`. Names of a domain have an `@` of their own: the last one counts.
pub(super) fn ssh(text: &str) -> Result<SshTarget, BadValue> {
    let wrong = || BadValue::from(&UsageWords::WrongHost { text: printable(text) });
    let (user, address) = match text.trim().rsplit_once('@') {
        Some((user, address)) => (Some(user), address),
        None => (None, text),
    };
    if user.is_some_and(|user| !is_user(user)) {
        return Err(wrong());
    }
    let SshHost { name, port, .. } = SshHost::at("", address).ok_or_else(wrong)?;
    Ok(SshTarget { user: user.map(str::to_owned), name, port })
}

/// An engine's socket, as `DOCKER_HOST` has it: a path alone is one of this system.
pub(super) fn engine(text: &str) -> Result<String, BadValue> {
    let text = text.trim();
    let is_pipe = |text: &str| text.starts_with(r"\\") || text.starts_with("//");
    if text.is_empty() || text.chars().any(char::is_control) {
        Err(BadValue::from(&UsageWords::WrongEngine { text: printable(text) }))
    } else if text.starts_with("unix:///") || text.starts_with("npipe:////") {
        Ok(text.to_owned())
    } else if is_pipe(text) {
        Ok(format!("npipe://{}", text.replace('\\', "/")))
    } else if text.starts_with('/') {
        Ok(format!("unix://{text}"))
    } else {
        Err(BadValue::from(&UsageWords::WrongEngine { text: printable(text) }))
    }
}

fn host_key(text: &str) -> Result<HostKey, BadValue> {
    text.parse().map_err(|_| BadValue::from(&UsageWords::WrongHostKey { text: printable(text) }))
}

/// 1 and 2 are where the result and the progress go; higher ones have no numbers in Windows.
fn descriptor(text: &str) -> Result<i32, BadValue> {
    match text.parse() {
        Ok(0) => Ok(0),
        Ok(number) if number > 2 && cfg!(unix) => Ok(number),
        _ if cfg!(unix) => Err(BadValue::from(&UsageWords::WrongDescriptor { text: printable(text) })),
        _ => Err(BadValue::from(&UsageWords::OnlyStandardInput { text: printable(text) })),
    }
}
