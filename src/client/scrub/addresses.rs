//! Addresses on the internet, and the names under `plex.direct` that hold one. Those of a home network help and say nothing.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Hit, Kind, runs};
use crate::client::scrub::marks;

const PLEX_DIRECT: &str = "plex.direct";

pub fn find(text: &str) -> Vec<Hit> {
    let mut hits = plex_direct(text);
    hits.extend(v4(text, '.'));
    // As names have it: 81-2-69-142.
    hits.extend(v4(text, '-'));
    hits.extend(v6(text));
    hits
}

/// Addresses that many homes have, or that nobody has: private (RFC 1918, RFC 4193), link-local, loopback, multicast, and the
/// unspecified and the broadcast address.
#[must_use]
fn may_stay(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let local = ip.is_private() || ip.is_link_local() || ip.is_loopback();
            local || ip.is_multicast() || ip.is_unspecified() || ip.is_broadcast()
        }
        IpAddr::V6(ip) => {
            let local = ip.is_unique_local() || ip.is_unicast_link_local() || ip.is_loopback();
            local || ip.is_multicast() || ip.is_unspecified()
        }
    }
}

fn v4(text: &str, separator: char) -> Vec<Hit> {
    let public = runs(text, |c| c.is_ascii_digit() || c == separator).into_iter().filter_map(|range| {
        let run = &text[range.clone()];
        let groups: Vec<&str> = run.split(separator).collect();
        let is_public = groups.windows(4).filter_map(read_v4).any(|ip| !may_stay(ip.into()));
        let start = range.start + run.len() - run.trim_start_matches(separator).len();
        let end = range.end - (run.len() - run.trim_end_matches(separator).len());
        is_public.then(|| Hit::new(start..end, Kind::PublicAddress))
    });
    public.collect()
}

fn read_v4(groups: &[&str]) -> Option<Ipv4Addr> {
    let byte = |group: &&str| if group.len() <= 3 { group.parse::<u8>().ok() } else { None };
    let bytes: Vec<u8> = groups.iter().filter_map(byte).collect();
    Some(Ipv4Addr::from(<[u8; 4]>::try_from(bytes).ok()?))
}

fn v6(text: &str) -> Vec<Hit> {
    let runs = runs(text, |c| c.is_ascii_hexdigit() || c == ':' || c == '.').into_iter();
    let public = runs.filter(|range| {
        let run = &text[range.clone()];
        let colons = run.bytes().filter(|b| *b == b':').count();
        let touches = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        let glued = touches(text[..range.start].chars().next_back()) || touches(text[range.end..].chars().next());
        // `hyper::Error` is a path of a program. Every address on the internet has a digit.
        let is_path = glued && !run.bytes().any(|b| b.is_ascii_digit());
        colons >= 2 && !is_path && !stays_v6(run, colons)
    });
    public.map(|range| Hit::new(range, Kind::PublicAddress)).collect()
}

fn stays_v6(run: &str, colons: usize) -> bool {
    // The sentence around it may have a colon or a full stop of its own.
    let tail = run.trim_end_matches('.');
    let forms = [tail, tail.trim_end_matches(':'), tail.trim_start_matches(':')];
    match forms.iter().find_map(|form| form.parse::<Ipv6Addr>().ok()) {
        Some(ip) => may_stay(ip.into()),
        // What cannot be read may still hold an address.
        None => colons < 4 && !(run.contains("::") && run.split(':').filter(|g| !g.is_empty()).count() >= 3),
    }
}

/// `192-168-1-5.<hash>.plex.direct`: the hash names one server for good. An address of a home network may stay.
fn plex_direct(text: &str) -> Vec<Hit> {
    let lower = text.to_ascii_lowercase();
    let names = lower.match_indices(PLEX_DIRECT).filter_map(|(end, _)| {
        let is_part = |c: char| c.is_alphanumeric() || "-_.*".contains(c);
        let start = text[..end].char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(end, |(at, _)| at);
        let labels: Vec<&str> = text[start..end].split('.').filter(|label| !label.is_empty()).collect();
        let first = labels.first()?;
        let stand_in = match read_v4(&first.split('-').collect::<Vec<_>>()) {
            Some(ip) if labels.len() > 1 && may_stay(ip.into()) => format!("{first}.{}", marks::HASH),
            Some(_) => format!("{}.{}", marks::of(Kind::PublicAddress), marks::HASH),
            None if first.contains('-') && labels.len() > 1 => {
                format!("{}.{}", marks::of(Kind::PublicAddress), marks::HASH)
            }
            None => marks::HASH.to_owned(),
        };
        let range = start..start + text[start..end].trim_end_matches('.').len();
        Some(Hit { range, kind: Kind::PlexDirect, stand_in: stand_in.into() })
    });
    names.collect()
}
