//! Identifiers that look like Plex's own.

use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use uuid::Uuid;

/// The identity that a simulated server shows, always the same for the same name: 40 hexadecimal digits.
#[must_use]
pub fn machine_id(seed: &str) -> String {
    processed(&own_machine_id(seed))
}

/// The identity that a server keeps to itself, `MachineIdentifier`, always the same for the same name.
#[must_use]
pub fn own_machine_id(seed: &str) -> String {
    let digits = hexadecimal(&format!("machine {seed}"), 32);
    let at = |range: std::ops::Range<usize>| digits.get(range).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", at(0..8), at(8..12), at(12..16), at(16..20), at(20..32))
}

/// What a server shows of its own identity, `ProcessedMachineIdentifier`: a SHA-1 (plexinc/pms-docker).
#[must_use]
pub fn processed(own: &str) -> String {
    let sum = digest(&SHA1_FOR_LEGACY_USE_ONLY, format!("{own}- Plex Media Server").as_bytes());
    sum.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The certificate identity that plex.tv gives to a server: 32 hexadecimal digits, not derivable from anything public.
#[must_use]
pub fn certificate_uuid(machine_id: &str) -> String {
    hexadecimal(&format!("certificate {machine_id}"), 32)
}

/// The fingerprint of a simulated host's key, always the same for the same name, as OpenSSH prints one.
#[must_use]
pub fn host_key(host: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let text = hexadecimal(&format!("host key {host}"), 86);
    let digit = |pair: &[u8]| pair.iter().fold(0, |sum: usize, byte| (sum * 31 + usize::from(*byte)) % DIGITS.len());
    let key: String =
        text.as_bytes().chunks(2).filter_map(|pair| DIGITS.get(digit(pair)).copied()).map(char::from).collect();
    format!("SHA256:{key}")
}

/// A fresh token: 20 letters and digits.
pub(crate) fn token() -> String {
    let mut text = Uuid::new_v4().simple().to_string();
    text.truncate(20);
    text
}

/// A fresh strong PIN code: 25 small letters and digits.
pub(crate) fn strong_code() -> String {
    let mut text = Uuid::new_v4().simple().to_string();
    text.truncate(25);
    text
}

/// A fresh code for people: four capital letters and digits.
pub(crate) fn short_code() -> String {
    let mut text = Uuid::new_v4().simple().to_string().to_uppercase();
    text.truncate(4);
    text
}

/// Spreads a text over many digits (FNV-1a, once per eight digits): stable, and in no way secret.
fn hexadecimal(seed: &str, digits: usize) -> String {
    let mut text = String::new();
    let mut round = 0_u8;
    while text.len() < digits {
        let hash = [round]
            .into_iter()
            .chain(seed.bytes())
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        text.push_str(&format!("{:08x}", (hash >> 32) as u32 ^ hash as u32));
        round += 1;
    }
    text.truncate(digits);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::model::HostKey;

    #[test]
    fn identities_are_stable_and_differ() {
        assert_eq!(machine_id("Mac Mini"), machine_id("Mac Mini"));
        assert_ne!(machine_id("Mac Mini"), machine_id("Mac Mini 2"));
        assert_eq!(machine_id("Mac Mini").len(), 40);
        assert!(Uuid::parse_str(&own_machine_id("Mac Mini")).is_ok());
        // Recomputed with another program: printf '%s' 'ID- Plex Media Server' | sha1sum
        let sum = processed("11111111-2222-3333-4444-555555555555");
        assert_eq!(sum, "ae5887ec46d6bfac69927015acffa8941a904368");
        assert_eq!(certificate_uuid("x").len(), 32);
        assert!(host_key("x").parse::<HostKey>().is_ok());
        assert_ne!(host_key("x"), host_key("y"));
    }
}
