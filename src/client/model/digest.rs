//! SHA-256, by which this program recognizes what it must not keep.

use ring::digest::{SHA256, digest};

/// In hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    digest(&SHA256, bytes).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
