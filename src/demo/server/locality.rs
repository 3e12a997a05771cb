//! Who is near: the rule by which a media server trusts a caller without a token.

use std::net::{IpAddr, SocketAddr};

use if_addrs::IfAddr;

use super::behaviour::{CallerRule, Locality};

/// Loopback is near; a network that is directly attached to one of this computer's interfaces is near; all else is far.
pub(super) fn locality(rule: CallerRule, peer: SocketAddr) -> Locality {
    match rule {
        CallerRule::All(locality) => locality,
        CallerRule::Real => {
            let ip = peer.ip().to_canonical();
            if ip.is_loopback() {
                Locality::Loopback
            } else if attached(ip) {
                Locality::Subnet
            } else {
                Locality::Wan
            }
        }
    }
}

/// Addresses outside the private ranges are taken for the internet even when they are attached.
fn attached(ip: IpAddr) -> bool {
    let private = match ip {
        IpAddr::V4(ip) => ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_unique_local() || ip.is_unicast_link_local(),
    };
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    private && interfaces.iter().any(|interface| shares_network(&interface.addr, ip))
}

fn shares_network(own: &IfAddr, ip: IpAddr) -> bool {
    match (own, ip) {
        (IfAddr::V4(own), IpAddr::V4(ip)) => {
            let mask = u32::from(own.netmask);
            u32::from(own.ip) & mask == u32::from(ip) & mask
        }
        (IfAddr::V6(own), IpAddr::V6(ip)) => {
            let mask = u128::from(own.netmask);
            u128::from(own.ip) & mask == u128::from(ip) & mask
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_is_near_and_the_internet_is_far() {
        assert_eq!(locality(CallerRule::Real, ([127, 0, 0, 1], 1).into()), Locality::Loopback);
        assert_eq!(locality(CallerRule::Real, ([203, 0, 113, 7], 1).into()), Locality::Wan);
        assert_eq!(locality(CallerRule::All(Locality::Subnet), ([127, 0, 0, 1], 1).into()), Locality::Subnet);
    }
}
