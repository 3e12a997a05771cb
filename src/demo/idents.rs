//! Identifiers that look like Plex's own.

use uuid::Uuid;

/// The identity of a simulated server, always the same for the same name: 40 hexadecimal digits, as a real one has
/// (there it is the SHA-1 of the server's inner `MachineIdentifier` and a suffix).
#[must_use]
pub fn machine_id(seed: &str) -> String {
    hexadecimal(&format!("machine {seed}"), 40)
}

/// The certificate identity that plex.tv gives to a server: 32 hexadecimal digits, not derivable from anything public.
#[must_use]
pub fn certificate_uuid(machine_id: &str) -> String {
    hexadecimal(&format!("certificate {machine_id}"), 32)
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

    #[test]
    fn identities_are_stable_and_differ() {
        assert_eq!(machine_id("Mac Mini"), machine_id("Mac Mini"));
        assert_ne!(machine_id("Mac Mini"), machine_id("Mac Mini 2"));
        assert_eq!(machine_id("Mac Mini").len(), 40);
        assert_eq!(certificate_uuid("x").len(), 32);
    }
}
