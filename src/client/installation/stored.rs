//! What a server's settings say of itself and of its sign-in, whatever form they have on its system.

use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use secrecy::ExposeSecret as _;

use super::store::{EMAIL, TOKEN, USERNAME};
use crate::client::model::text::{DisplayText, Email};
use crate::client::model::{MachineId, Secret, StoredAccount};

/// The settings that matter here (ChuckPa/UserCredentialReset).
#[derive(Clone, Debug)]
pub struct ServerPreferences {
    pub id: Option<MachineId>,
    /// `FriendlyName`
    pub name: Option<DisplayText>,
    pub account: StoredAccount,
    /// `CertificateUUID`: its certificate is good for `*.<this>.plex.direct`.
    pub certificate: Option<String>,
    /// `PlexOnlineToken`: the server's own token at plex.tv, dead or alive.
    pub token: Option<Secret>,
}

impl ServerPreferences {
    /// Reads the settings, one by one, by their names. Empty values are those of a server that signed itself out.
    pub fn from(setting: impl Fn(&str) -> Option<String>) -> Self {
        let filled = |key: &str| setting(key).filter(|value| !value.trim().is_empty());
        let processed = filled("ProcessedMachineIdentifier");
        let id = processed.or_else(|| filled("MachineIdentifier").map(|own| processed_identifier(&own)));
        Self {
            id: id.as_deref().and_then(MachineId::new),
            name: filled("FriendlyName").as_deref().and_then(DisplayText::new),
            account: StoredAccount::new(
                filled(USERNAME).as_deref().and_then(DisplayText::new),
                filled(EMAIL).as_deref().and_then(Email::new),
            ),
            certificate: filled("CertificateUUID")
                .filter(|uuid| uuid.len() <= 64 && uuid.bytes().all(|b| b.is_ascii_hexdigit())),
            token: filled(TOKEN).map(Secret::from).filter(|t| !t.expose_secret().is_empty()),
        }
    }
}

/// The machine identifier that a server shows: the SHA-1 of its own one and a fixed text (plexinc/pms-docker,
/// `40-plex-first-run`).
fn processed_identifier(own: &str) -> String {
    let sum = digest(&SHA1_FOR_LEGACY_USE_ONLY, format!("{own}- Plex Media Server").as_bytes());
    sum.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
