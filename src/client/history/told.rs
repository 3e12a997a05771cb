//! A history in words, as data: what happened, and what came just before it. The window, the command line and the report tell the same.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use super::event::{Event, FOUND, JUST_BEFORE, JUST_WOKE, Kind, LOST, VPN, millis};
use super::messages::{EventLine, EventText, LeadText, about};
use super::patterns::is_trouble;
use super::recorder::BY_ITS_LOG;
use crate::client::diagnosis::{Cause, ComputerCause, Severity};
use crate::client::model::{MachineId, Message as _, Phrase, ServerName};

/// That it lost Plex follows from one look, and its verdict from the next: in milliseconds.
const JUST_TOLD: u64 = 60 * 1000;

/// One event, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Milliseconds since 1970.
    pub at: u64,
    /// Whose event it is; `None`: this computer's.
    pub server: Option<MachineId>,
    pub what: EventText,
    /// How much a trouble matters that begins; `Info`: it is over.
    pub severity: Option<Severity>,
    /// Of a change to a trouble: what came just before.
    pub lead: Option<Lead>,
    /// It was seen in the first minute after this computer woke up: it is no alarm.
    pub just_woke: bool,
}

/// What may have led to a trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    pub what: LeadText,
    /// How long before.
    pub before: Duration,
}

impl Told {
    /// All of it but its time, in one line.
    #[must_use]
    pub fn line(&self) -> Phrase {
        let what = self.what.phrase();
        let what = match self.lead {
            None => what,
            Some(lead) if lead.before < Duration::from_mins(1) => {
                EventLine::RightAfter { what, lead: lead.what.phrase() }.phrase()
            }
            Some(Lead { what: lead, before }) => {
                EventLine::LedTo { what, lead: lead.phrase(), span: about(millis(before)) }.phrase()
            }
        };
        if self.just_woke { EventLine::JustWoke { what }.phrase() } else { what }
    }
}

/// The events of one server's page: its own, and those of this computer that bear on it. `None`: this computer's alone. The oldest first, as
/// `events` are. What is as it was before nobody looked is not told anew.
#[must_use]
pub fn told(events: &[Event], server: Option<&MachineId>) -> Vec<Told> {
    let mut teller = Teller { server, ..Teller::default() };
    for event in events {
        teller.hear(event);
    }
    teller.told
}

#[derive(Default)]
struct Teller<'a> {
    server: Option<&'a MachineId>,
    told: Vec<Told>,
    own: Verdicts<'a>,
    computer: Verdicts<'a>,
    network: Option<&'a str>,
    /// Who answered at an address last.
    holders: BTreeMap<&'a str, &'a MachineId>,
    woke: Option<u64>,
    /// By its own word, it does not reach Plex.
    is_cut_off: bool,
    /// The last that may lead to a trouble.
    lead: Option<(u64, LeadText)>,
}

/// The verdicts on one thing.
#[derive(Default)]
struct Verdicts<'a> {
    last: Option<&'a str>,
    /// The last one that was given while it answered.
    answered: Option<&'a str>,
    /// It was seen since somebody looks again.
    is_watched: bool,
    /// It was fine once.
    was_well: bool,
}

/// What a verdict is to the one before it.
enum Turn {
    /// Somebody saw it change.
    Seen,
    /// It is the first since somebody looks again.
    Found,
}

impl<'a> Verdicts<'a> {
    /// `None`: it says nothing new.
    fn turn(&mut self, now: Option<&'a str>) -> Option<Turn> {
        // A trouble that is as it was before the server fell silent has not begun then.
        let is_back = self.last.is_some_and(is_silent) && self.answered == now && now.is_some_and(is_trouble);
        let turn = if self.is_watched && !is_back { Turn::Seen } else { Turn::Found };
        self.answered = now.filter(|now| !is_silent(now)).or(self.answered);
        self.is_watched = now.is_some();
        let is_new = now.is_some() && now != self.last;
        self.last = now.or(self.last);
        is_new.then_some(turn)
    }

    /// Nobody looks.
    fn pause(&mut self) {
        self.is_watched = false;
    }
}

impl<'a> Teller<'a> {
    fn hear(&mut self, event: &'a Event) {
        match (event.kind, &event.server) {
            (Kind::Identity, Some(holder)) => self.identity(event, holder),
            (_, Some(server)) if Some(server) != self.server => {}
            (Kind::Cause, Some(_)) => self.verdict(event),
            (Kind::Cause, None) => self.verdict_on_computer(event),
            (Kind::Began, _) => {
                self.pause();
                self.tell(event, EventText::Began);
            }
            (Kind::Ended, _) => {
                self.pause();
                self.tell(event, EventText::Ended);
            }
            (Kind::Gap, _) => {
                self.pause();
                let since = event.from.as_deref().and_then(|since| since.parse().ok()).unwrap_or(event.at);
                self.tell(event, EventText::NotWatched { span: about(event.at.saturating_sub(since)) });
            }
            (Kind::Woke, _) => self.wake(event),
            (Kind::Network, _) => self.network(event),
            (Kind::Address, _) => self.moved(event),
            (Kind::Version, _) => {
                if let (Some(_), Some(version)) = (&event.from, &event.to) {
                    self.tell(event, EventText::Updated { version: version.clone() });
                    self.lead = Some((event.at, LeadText::Updated));
                }
            }
            (Kind::Name, _) => {
                if let (Some(_), Some(name)) = (&event.from, &event.to) {
                    self.tell(event, EventText::Renamed { server: ServerName(name.clone()) });
                }
            }
            (Kind::Restart, _) => {
                let is_sure = [Some(Cause::Starting.id()), Some(BY_ITS_LOG)].contains(&event.to.as_deref());
                self.tell(event, if is_sure { EventText::Restarted } else { EventText::ProbablyRestarted });
                self.lead = Some((event.at, LeadText::Restarted));
            }
            (Kind::Plex, _) => self.way_to_plex(event),
            (Kind::Identity, None) => {}
        }
    }

    fn tell(&mut self, event: &Event, what: EventText) {
        self.tell_with(event, what, None, None);
    }

    fn tell_with(&mut self, event: &Event, what: EventText, severity: Option<Severity>, lead: Option<Lead>) {
        let is_soon = self.woke.is_some_and(|woke| event.at.saturating_sub(woke) < JUST_WOKE);
        let just_woke = is_soon && event.is_change();
        let lead = lead.filter(|lead| !(just_woke && lead.what == LeadText::Woke));
        let server = if event.kind == Kind::Identity { self.server.cloned() } else { event.server.clone() };
        self.told.push(Told { at: event.at, server, what, severity, lead, just_woke });
    }

    fn pause(&mut self) {
        self.own.pause();
        self.computer.pause();
        self.lead = None;
    }

    fn verdict(&mut self, event: &'a Event) {
        let now = event.to.as_deref();
        let turn = self.own.turn(now);
        let cause = now.and_then(Cause::of_id);
        let is_again = self.own.was_well;
        self.own.was_well |= cause == Some(Cause::Healthy);
        let (Some(turn), Some(cause)) = (turn, cause) else { return };
        let is_told = cause == Cause::ServerCutOff && self.forget_loss(event.at);
        let what = match turn {
            Turn::Seen if cause == Cause::ServerCutOff && self.is_cut_off && !is_told => EventText::CutOff,
            Turn::Seen if cause != Cause::Healthy || is_again => EventText::Turned { change: cause.change() },
            Turn::Found if cause != Cause::Healthy => EventText::Found { state: cause.list_word() },
            Turn::Seen | Turn::Found => EventText::LetsYouIn,
        };
        let lead = self.lead_to(event.at).filter(|_| is_trouble(cause.id()) && matches!(turn, Turn::Seen));
        let lead = lead.filter(|_| !is_told);
        let severity = cause.spec().severity;
        let severity = (severity != Severity::Info || cause == Cause::Healthy).then_some(severity);
        self.tell_with(event, what, severity, lead);
        let leads = [(Cause::ServerCutOff, LeadText::LostPlex), (Cause::ServerClock, LeadText::Clock)];
        if let Some((_, lead)) = leads.into_iter().find(|(known, _)| *known == cause && matches!(turn, Turn::Seen)) {
            self.lead = Some((event.at, lead));
        }
    }

    /// A warning is no news of a server's; whether a tunnel is there, the network tells.
    fn verdict_on_computer(&mut self, event: &'a Event) {
        let now = event.to.as_deref();
        let cause = now.and_then(ComputerCause::of_id).filter(|cause| !cause.is_notice());
        let was_in_trouble = self.computer.last.is_some_and(|last| last != Cause::Healthy.id());
        let is_well = now == Some(Cause::Healthy.id());
        if cause.is_none() && !is_well {
            return;
        }
        let turn = self.computer.turn(now);
        let what = match (turn, cause) {
            (Some(Turn::Seen), Some(cause)) => EventText::Turned { change: cause.change() },
            (Some(Turn::Found), Some(cause)) => EventText::FoundOfComputer { state: cause.list_word() },
            (Some(_), None) if was_in_trouble => EventText::ComputerWell,
            (_, None) | (None, Some(_)) => return,
        };
        let severity = cause.map_or(Severity::Info, |cause| cause.spec().severity);
        self.tell_with(event, what, Some(severity), None);
    }

    fn way_to_plex(&mut self, event: &Event) {
        let was_cut_off = std::mem::replace(&mut self.is_cut_off, event.to.as_deref() == Some(LOST));
        if self.is_cut_off && !was_cut_off {
            self.tell(event, EventText::PlexLost);
            self.lead = Some((event.at, LeadText::LostPlex));
        } else if event.to.as_deref() == Some(FOUND) && was_cut_off {
            self.tell(event, EventText::PlexFound);
        }
    }

    /// That it lost Plex is its verdict a moment later, and is told once.
    fn forget_loss(&mut self, at: u64) -> bool {
        let is_same = |told: &Told| told.what == EventText::PlexLost && at.saturating_sub(told.at) < JUST_TOLD;
        self.told.pop_if(|told| is_same(told)).is_some()
    }

    fn lead_to(&self, at: u64) -> Option<Lead> {
        let (before, what) = self.lead?;
        let before = at.saturating_sub(before);
        (before <= JUST_BEFORE).then(|| Lead { what, before: Duration::from_millis(before) })
    }

    /// A break that ends with waking up is this computer's sleep.
    fn wake(&mut self, event: &Event) {
        let slept = match self.told.last() {
            Some(Told { at, what: EventText::NotWatched { span }, .. }) if *at == event.at => Some(*span),
            _ => None,
        };
        let what = match slept {
            Some(span) => {
                self.told.pop();
                EventText::WokeAfter { span }
            }
            None => EventText::Woke,
        };
        self.tell(event, what);
        self.woke = Some(event.at);
        self.lead = Some((event.at, LeadText::Woke));
    }

    fn network(&mut self, event: &'a Event) {
        let Some(now) = event.to.as_deref() else { return };
        let before = self.network.replace(now);
        let nets = |all: &'a str| all.split(' ').filter(|part| *part != VPN).collect::<Vec<_>>();
        let has_vpn = |all: &str| all.split(' ').any(|part| part == VPN);
        let (what, lead) = match before {
            Some(before) if before == now => return,
            None if now != LOST => return,
            None | Some(_) if now == LOST => (EventText::NetworkLost, LeadText::NetworkLost),
            Some(LOST) => {
                self.tell(event, EventText::NetworkBack);
                return;
            }
            Some(before) if nets(before) != nets(now) => (EventText::OtherNetwork, LeadText::OtherNetwork),
            None | Some(_) if has_vpn(now) => (EventText::VpnOn, LeadText::OtherNetwork),
            None | Some(_) => (EventText::VpnOff, LeadText::OtherNetwork),
        };
        self.tell(event, what);
        self.lead = Some((event.at, lead));
    }

    fn moved(&mut self, event: &Event) {
        let address = event.to.as_deref().and_then(|to| to.parse::<SocketAddr>().ok());
        if let Some(address) = address.filter(|_| event.from.is_some()) {
            self.tell(event, EventText::Moved { address });
            self.lead = Some((event.at, LeadText::Moved));
        }
    }

    /// Another one where this server was, and this one there again.
    fn identity(&mut self, event: &'a Event, holder: &'a MachineId) {
        let Some(place) = event.to.as_deref() else { return };
        let before = self.holders.insert(place, holder);
        let (Some(own), Some(before), Ok(address)) = (self.server, before, place.parse::<SocketAddr>()) else { return };
        if before == own && holder != own {
            self.tell(event, EventText::AddressTaken { address });
        } else if before != own && holder == own {
            self.tell(event, EventText::AddressBack { address });
        }
    }
}

/// A verdict on one that does not answer, or not yet.
fn is_silent(cause: &str) -> bool {
    [Cause::Unreachable, Cause::NotRunning, Cause::Starting].iter().any(|silent| silent.id() == cause)
}

#[cfg(test)]
mod tests;
