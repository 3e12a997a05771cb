//! The identity of a server.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The identity of a server: `machineIdentifier` of `/identity`, `Resource-Identifier` of GDM, `clientIdentifier` of plex.tv.
///
/// Real ones are 40 hexadecimal digits. Anything of 1 to 128 letters, digits, `.`, `_` and `-` is taken, because other
/// implementations exist; nothing else is, because it comes from strangers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct MachineId(String);

impl TryFrom<String> for MachineId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("machine-identifier")
    }
}

impl MachineId {
    /// The longest identity that is taken, in characters.
    pub const LIMIT: usize = 128;

    /// Reads an identity; `None` if it is no possible one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let fits = !text.is_empty() && text.len() <= Self::LIMIT;
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        (fits && plain).then(|| Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for MachineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MachineId({})", self.0)
    }
}

impl fmt::Display for MachineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
