//! Finding servers: everything that may be one, as a single stream of sightings.
//!
//! A sighting proves nothing: whoever is on the network can send one. Only its address is used, to look there.

pub mod gdm;
pub mod gdm_message;
mod mdns;
mod seen;
pub mod typed;

#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::time::Duration;

use tokio::sync::mpsc::Sender;
use tokio::sync::mpsc::error::TrySendError;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::client::net::{Interface, NetSettings, is_near, is_reachable_kind};

pub use gdm::{SendFailure, looks_denied};
pub use typed::{Typed, TypedError, parse, resolve};

use gdm::Gdm;
use mdns::Mdns;
use seen::{Seen, Verdict};

use crate::client::config::{FIRST_ROUNDS, GdmTargets, Limits};
use crate::client::model::{Announced, Sighting, Source, messages};

/// The largest datagram that UDP can carry, in bytes. With less, Windows reports an error instead of what fits.
const DATAGRAM: usize = 65_536;

/// How often the count of rejected datagrams is told while it grows: a flood is not to be passed on.
const REJECTED_PAUSE: Duration = Duration::from_millis(500);

/// How long one search by mDNS lasts: answers come within a second or two. What a stranger floods it with ends with it.
const MDNS_LASTS: Duration = Duration::from_secs(6);
/// Pause between two later searches by mDNS. GDM is asked more often; this one costs more, and what it alone finds seldom changes.
const MDNS_PAUSE: Duration = Duration::from_secs(300);
/// How often it is looked whether there is a flood.
const MDNS_LOOK: Duration = Duration::from_millis(25);

messages! {
    /// Why a search by mDNS is not possible.
    pub enum MdnsTrouble {
        /// More announcements came than any home has.
        TooMany = "mdns-too-many",
        Failed { why: String } = "mdns-failed",
    }
}

/// What a search finds, in the order in which it finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Discovered {
    Sighting(Sighting),
    /// The nth GDM round was sent, counted from 1 (255 stands for all later ones). Its failures came before it.
    Round(u8),
    SendFailure(SendFailure),
    /// Datagrams and announcements so far that were no answer of a server, or more than anyone honest says.
    Rejected(u64),
    /// mDNS cannot be used, for this reason. The search goes on without it.
    MdnsUnavailable(MdnsTrouble),
    /// This computer's addresses: told before the first round, and again when they have changed.
    Interfaces(Vec<Interface>),
}

/// Searches until it is cancelled, or nobody listens any more. Dropping it ends it, too.
///
/// The candidates on this computer (`NetSettings::here`) come first, at once; they are sightings without a hint. Each answer is
/// told when it comes, once; again when its hint has changed. When `out` is full, the search waits for room in it.
pub async fn search(settings: &NetSettings, out: Sender<Discovered>, cancel: CancellationToken) {
    let search = Search::new(settings, out);
    tokio::select! {
        biased;
        () = cancel.cancelled() => {}
        // It ends when nobody listens.
        _ = search.run() => {}
    }
}

/// Nobody listens any more.
struct Unheard;

struct Search<'a> {
    settings: &'a NetSettings,
    out: Sender<Discovered>,
    gdm: Gdm,
    mdns: Option<Mdns>,
    mdns_until: Instant,
    mdns_look: Instant,
    /// Not before this is it searched by mDNS again.
    mdns_due: Instant,
    interfaces: Vec<Interface>,
    seen: Seen,
    round: u8,
    rejected: Rejected,
}

/// Counts what was rejected, and when that is to be told.
#[derive(Default)]
struct Rejected {
    total: u64,
    told: u64,
    /// Not before this.
    due: Option<Instant>,
}

enum SearchEvent {
    RoundDue,
    Datagram(usize, SocketAddr),
    Mdns(Option<Vec<Sighting>>),
    MdnsOver,
    MdnsLook,
    RejectedDue,
    Unheard,
}

impl<'a> Search<'a> {
    fn new(settings: &'a NetSettings, out: Sender<Discovered>) -> Self {
        Self {
            settings,
            out,
            gdm: Gdm::default(),
            mdns: None,
            mdns_until: Instant::now(),
            mdns_look: Instant::now(),
            mdns_due: Instant::now(),
            interfaces: Vec::new(),
            seen: Seen::new(settings.limits.servers),
            round: 0,
            rejected: Rejected::default(),
        }
    }

    async fn run(mut self) -> Result<(), Unheard> {
        for address in &self.settings.here {
            self.sighted(Sighting { source: Source::Here, address: *address, hint: Announced::default() }).await?;
        }
        let mut buffer = vec![0; DATAGRAM];
        let mut round_at = Instant::now() + pause_after(0, &self.settings.limits);
        loop {
            match self.next(&mut buffer, round_at).await {
                SearchEvent::RoundDue => {
                    self.ask().await?;
                    round_at = Instant::now() + pause_after(self.round, &self.settings.limits);
                }
                SearchEvent::Datagram(length, from) => self.heard(&buffer[..length], from).await?,
                SearchEvent::Mdns(Some(announced)) => self.announced(announced).await?,
                SearchEvent::Mdns(None) => self.flooded().await?,
                SearchEvent::MdnsOver => self.mdns = None,
                SearchEvent::MdnsLook => {
                    self.mdns_look = Instant::now() + MDNS_LOOK;
                    if self.mdns.as_mut().is_some_and(Mdns::is_flooded) {
                        self.flooded().await?;
                    }
                }
                SearchEvent::RejectedDue => self.tell_rejected()?,
                SearchEvent::Unheard => return Err(Unheard),
            }
        }
    }

    async fn next(&mut self, buffer: &mut [u8], round_at: Instant) -> SearchEvent {
        let mdns = async {
            match &self.mdns {
                Some(mdns) => mdns.next().await,
                None => std::future::pending().await,
            }
        };
        let rejected_due = self.rejected.due;
        tokio::select! {
            // In this order: a flood must not keep a round from being sent.
            biased;
            () = self.out.closed() => SearchEvent::Unheard,
            () = tokio::time::sleep_until(round_at) => SearchEvent::RoundDue,
            () = tokio::time::sleep_until(rejected_due.unwrap_or(round_at)), if rejected_due.is_some() => SearchEvent::RejectedDue,
            () = tokio::time::sleep_until(self.mdns_until), if self.mdns.is_some() => SearchEvent::MdnsOver,
            () = tokio::time::sleep_until(self.mdns_look), if self.mdns.is_some() => SearchEvent::MdnsLook,
            announced = mdns => SearchEvent::Mdns(announced),
            (length, from) = self.gdm.receive(buffer) => SearchEvent::Datagram(length, from),
        }
    }

    async fn flooded(&mut self) -> Result<(), Unheard> {
        self.mdns = None;
        self.tell(Discovered::MdnsUnavailable(MdnsTrouble::TooMany)).await
    }

    /// One GDM round, from the interfaces that there are now.
    async fn ask(&mut self) -> Result<(), Unheard> {
        self.round = self.round.saturating_add(1);
        // It asks the system, which can take a while. If it says nothing, what was known before still holds.
        let network = self.settings.network.clone();
        if let Ok(Ok(now)) = tokio::task::spawn_blocking(move || network.interfaces()).await
            && now != self.interfaces
        {
            self.interfaces = now;
            self.tell(Discovered::Interfaces(self.interfaces.clone())).await?;
        }
        for failure in self.ask_by_gdm().await {
            self.tell(Discovered::SendFailure(failure)).await?;
        }
        self.tell(Discovered::Round(self.round)).await?;
        // With the first round, and with some of the rare later ones: never for long.
        let is_late = usize::from(self.round) > FIRST_ROUNDS;
        let is_due = self.round == 1 || is_late && Instant::now() >= self.mdns_due;
        if self.settings.mdns && self.mdns.is_none() && is_due {
            if is_late {
                self.mdns_due = Instant::now() + MDNS_PAUSE;
            }
            match Mdns::start() {
                Ok(mdns) => (self.mdns, self.mdns_until) = (Some(mdns), Instant::now() + MDNS_LASTS),
                Err(why) => self.tell(Discovered::MdnsUnavailable(MdnsTrouble::Failed { why })).await?,
            }
        }
        Ok(())
    }

    async fn ask_by_gdm(&mut self) -> Vec<SendFailure> {
        match self.settings.network.send_fault() {
            Some(kind) => gdm::all_fail(&self.interfaces, kind, self.round),
            None => self.gdm.ask(&self.settings.gdm, &self.interfaces, self.round).await,
        }
    }

    async fn heard(&mut self, datagram: &[u8], from: SocketAddr) -> Result<(), Unheard> {
        match gdm_message::parse(datagram) {
            Some(reply) if self.may_be_looked_at(from) => {
                let address = self.settings.network.address_of(SocketAddr::new(from.ip(), reply.port));
                self.sighted(Sighting { source: Source::Gdm, address, hint: reply.hint }).await
            }
            _ => {
                self.rejected.count();
                Ok(())
            }
        }
    }

    async fn announced(&mut self, sightings: Vec<Sighting>) -> Result<(), Unheard> {
        for sighting in sightings {
            if is_near(sighting.address.ip(), &self.interfaces) {
                self.sighted(sighting).await?;
            } else {
                self.rejected.count();
            }
        }
        Ok(())
    }

    /// Chosen targets were chosen by the user; of the network, only answers from nearby count.
    fn may_be_looked_at(&self, from: SocketAddr) -> bool {
        let chosen = matches!(self.settings.gdm, GdmTargets::Only(_));
        is_reachable_kind(from.ip()) && (chosen || is_near(from.ip(), &self.interfaces))
    }

    async fn sighted(&mut self, sighting: Sighting) -> Result<(), Unheard> {
        match self.seen.judge(&sighting, std::time::Instant::now()) {
            Verdict::Tell => self.tell(Discovered::Sighting(sighting)).await,
            Verdict::Repeat => Ok(()),
            Verdict::TooMuch => {
                self.rejected.count();
                Ok(())
            }
        }
    }

    async fn tell(&self, found: Discovered) -> Result<(), Unheard> {
        self.out.send(found).await.map_err(|_| Unheard)
    }

    /// A count is not worth waiting for: if there is no room, it is told a little later.
    fn tell_rejected(&mut self) -> Result<(), Unheard> {
        if self.rejected.told == self.rejected.total {
            self.rejected.due = None;
            return Ok(());
        }
        self.rejected.due = Some(Instant::now() + REJECTED_PAUSE);
        match self.out.try_send(Discovered::Rejected(self.rejected.total)) {
            Ok(()) => {
                self.rejected.told = self.rejected.total;
                Ok(())
            }
            Err(TrySendError::Full(_)) => Ok(()),
            Err(TrySendError::Closed(_)) => Err(Unheard),
        }
    }
}

impl Rejected {
    fn count(&mut self) {
        self.total += 1;
        self.due.get_or_insert_with(Instant::now);
    }
}

/// The pause after so many rounds: the first few follow quickly, because datagrams get lost and servers sleep.
fn pause_after(rounds: u8, limits: &Limits) -> Duration {
    limits.gdm_rounds.get(usize::from(rounds)).copied().unwrap_or(limits.gdm_repeat)
}
