//! Networks as people write them into a server's settings.

use std::net::IpAddr;
use std::str::FromStr;

/// An entry of the setting `allowedNetworks`: an address, or a network as `192.168.1.0/24` or `192.168.1.0/255.255.255.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    /// How many leading bits count.
    prefix: u32,
}

impl Network {
    /// Is this address in it?
    #[must_use]
    pub fn contains(self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let mask = u32::MAX.checked_shl(32 - self.prefix).unwrap_or(0);
                u32::from(own) & mask == u32::from(other) & mask
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let mask = u128::MAX.checked_shl(128 - self.prefix).unwrap_or(0);
                u128::from(own) & mask == u128::from(other) & mask
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("{text:?} is no address and no network");
        let (address, size) = text.split_once('/').map_or((text, None), |(address, size)| (address, Some(size)));
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let all = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match size.map(|size| (size, size.parse())) {
            None => all,
            Some((_, Ok(IpAddr::V4(mask)))) if address.is_ipv4() => u32::from(mask).leading_ones(),
            Some((bits, _)) => bits.parse().ok().filter(|prefix| *prefix <= all).ok_or_else(wrong)?,
        };
        Ok(Self { address, prefix })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_read_in_every_way_that_people_write_them() {
        for (network, inside, outside) in [
            ("192.168.1.0/24", "192.168.1.77", "192.168.2.77"),
            ("192.168.1.0/255.255.255.0", "192.168.1.77", "192.168.2.77"),
            ("192.168.1.5", "192.168.1.5", "192.168.1.6"),
            ("fd00::/8", "fd12::1", "192.168.1.5"),
            ("0.0.0.0/0", "203.0.113.7", "fd12::1"),
        ] {
            let read: Network = network.parse().expect(network);
            assert!(read.contains(inside.parse().unwrap()), "{network}");
            assert!(!read.contains(outside.parse().unwrap()), "{network}");
        }
        assert!("192.168.1.5".parse::<Network>().unwrap().contains("::ffff:192.168.1.5".parse().unwrap()));
        for wrong in ["", "home", "192.168.1.0/33", "192.168.1.0/", "fd00::/255.0.0.0"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }
}
