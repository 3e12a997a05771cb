//! Names under `plex.direct`, which hold an address and verify by the certificate of one server.

use std::net::{IpAddr, Ipv4Addr};

/// The name under `plex.direct` that holds an address: `192-168-1-5.<hash>.plex.direct`.
#[must_use]
pub fn plex_direct_name(ip: IpAddr, hash: &str) -> String {
    format!("{}.{hash}.plex.direct", ip.to_string().replace(['.', ':'], "-"))
}

/// The address in a name like `192-168-1-5.0123456789abcdef0123456789abcdef.plex.direct` (IPv6 dashed alike).
#[must_use]
pub fn plex_direct_address(host: &str) -> Option<IpAddr> {
    let (dashed, rest) = host.split_once('.')?;
    let (hash, domain) = rest.split_once('.')?;
    // Today's are 32 hexadecimal digits; only Plex decides what they are, and the certificate proves it.
    let is_label = !hash.is_empty() && hash.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !is_label || domain != "plex.direct" {
        return None;
    }
    let v4 = dashed.replace('-', ".").parse::<Ipv4Addr>().map(IpAddr::V4);
    v4.or_else(|_| dashed.replace('-', ":").parse().map(IpAddr::V6)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plex_direct_names_hold_their_address() {
        let hash = "0123456789abcdef0123456789abcdef";
        let address = |dashed: &str| plex_direct_address(&format!("{dashed}.{hash}.plex.direct"));
        assert_eq!(address("192-168-1-5"), Some([192, 168, 1, 5].into()));
        assert_eq!(address("fe80--1"), "fe80::1".parse().ok());
        assert_eq!(address("mac-mini"), None);
        assert_eq!(plex_direct_address("192-168-1-5.plex.direct"), None);
        assert_eq!(plex_direct_address(&format!("192-168-1-5.{hash}.plex.direct.evil.example")), None);
    }
}
