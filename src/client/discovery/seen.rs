//! What was already told: servers answer once per question and interface, and nobody wants to hear it twelve times.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use crate::client::model::{Announced, Sighting, Source};

/// The most ports that one machine can announce. A machine that runs more servers than this has other plans.
const PORTS_PER_MACHINE: usize = 32;

/// How many changed hints of one address are told at once: far above what a server changes in a minute.
const CHANGES_AT_ONCE: u32 = 16;

/// After those, how often one more is told.
const CHANGE_PAUSE: Duration = Duration::from_secs(1);

/// What became of a sighting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// New, or with a new hint: to be told.
    Tell,
    /// Known.
    Repeat,
    /// More than anyone honest says.
    TooMuch,
}

/// The last hint of each address and source. Its size is bounded, whatever comes.
pub struct Seen {
    told: HashMap<(Source, SocketAddr), Told>,
    ports: HashMap<(Source, IpAddr), usize>,
    limit: usize,
}

struct Told {
    hint: Announced,
    changes_left: u32,
    counted_at: Instant,
}

impl Seen {
    /// Keeps at most `limit` addresses (`Limits::servers`).
    pub fn new(limit: usize) -> Self {
        Self { told: HashMap::new(), ports: HashMap::new(), limit }
    }

    /// Judges a sighting, and remembers it.
    pub fn judge(&mut self, sighting: &Sighting, now: Instant) -> Verdict {
        let key = (sighting.source, sighting.address);
        match self.told.get_mut(&key) {
            Some(told) if told.hint == sighting.hint => Verdict::Repeat,
            Some(told) => told.change(&sighting.hint, now),
            None => self.add(sighting, now),
        }
    }

    fn add(&mut self, sighting: &Sighting, now: Instant) -> Verdict {
        if self.told.len() >= self.limit {
            return Verdict::TooMuch;
        }
        let ports = self.ports.entry((sighting.source, sighting.address.ip())).or_default();
        // This computer is no stranger, and `limit` holds for it, too.
        if *ports >= PORTS_PER_MACHINE && !sighting.address.ip().is_loopback() {
            return Verdict::TooMuch;
        }
        *ports += 1;
        let told = Told { hint: sighting.hint.clone(), changes_left: CHANGES_AT_ONCE, counted_at: now };
        self.told.insert((sighting.source, sighting.address), told);
        Verdict::Tell
    }
}

impl Told {
    fn change(&mut self, hint: &Announced, now: Instant) -> Verdict {
        let pauses = now.saturating_duration_since(self.counted_at).as_secs() / CHANGE_PAUSE.as_secs();
        if pauses > 0 {
            let pauses = u32::try_from(pauses).unwrap_or(u32::MAX);
            self.changes_left = self.changes_left.saturating_add(pauses).min(CHANGES_AT_ONCE);
            self.counted_at = now;
        }
        if self.changes_left == 0 {
            return Verdict::TooMuch;
        }
        self.changes_left -= 1;
        self.hint = hint.clone();
        Verdict::Tell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sighting(address: &str, updated_at: u64) -> Sighting {
        let hint = Announced { updated_at: Some(updated_at), ..Announced::default() };
        Sighting { source: Source::Gdm, address: address.parse().unwrap(), hint }
    }

    #[test]
    fn repeats_are_not_told_and_changes_are() {
        let (mut seen, now) = (Seen::new(10), Instant::now());
        assert_eq!(seen.judge(&sighting("10.0.0.1:1", 1), now), Verdict::Tell);
        assert_eq!(seen.judge(&sighting("10.0.0.1:1", 1), now), Verdict::Repeat);
        assert_eq!(seen.judge(&sighting("10.0.0.1:1", 2), now), Verdict::Tell);
        assert_eq!(seen.judge(&sighting("10.0.0.1:2", 2), now), Verdict::Tell);
        let other = Sighting { source: Source::Mdns, ..sighting("10.0.0.1:1", 2) };
        assert_eq!(seen.judge(&other, now), Verdict::Tell);
    }

    #[test]
    fn one_machine_cannot_fill_the_list() {
        let (mut seen, now) = (Seen::new(100), Instant::now());
        let told =
            (1..=1000).filter(|p| seen.judge(&sighting(&format!("10.0.0.1:{p}"), 1), now) == Verdict::Tell).count();
        assert_eq!(told, PORTS_PER_MACHINE);
        assert_eq!(seen.judge(&sighting("10.0.0.2:1", 1), now), Verdict::Tell);
    }

    #[test]
    fn many_machines_cannot_fill_the_memory() {
        let (mut seen, now) = (Seen::new(100), Instant::now());
        for i in 0..10_000u32 {
            let ip = std::net::Ipv4Addr::from_bits(0x0A00_0000 + i);
            seen.judge(&sighting(&format!("{ip}:1"), 1), now);
        }
        assert_eq!((seen.told.len(), seen.ports.len()), (100, 100));
    }

    #[test]
    fn one_address_cannot_change_without_end_but_is_heard_again_later() {
        let (mut seen, now) = (Seen::new(10), Instant::now());
        let told = (0..1000).filter(|i| seen.judge(&sighting("10.0.0.1:1", *i), now) == Verdict::Tell).count();
        assert_eq!(told, 1 + CHANGES_AT_ONCE as usize);
        let later = now + CHANGE_PAUSE;
        assert_eq!(seen.judge(&sighting("10.0.0.1:1", 5000), later), Verdict::Tell);
        assert_eq!(seen.judge(&sighting("10.0.0.1:1", 5001), later), Verdict::TooMuch);
    }
}
