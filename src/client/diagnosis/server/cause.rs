//! What is wrong with a server: the cause that explains the others.

use std::net::{IpAddr, SocketAddr};

use super::view::{View, answers_otherwise};
use crate::client::diagnosis::computer::CLOCK_LIMIT;
use crate::client::diagnosis::facts::ClaimRefusal;
use crate::client::diagnosis::{Cause, ComputerCause, Hint, Severity};
use crate::client::model::error::NetKind;
use crate::client::model::{
    Acceptance, AddressFacts, Claimed, LogSign, Presence, ProbeResult, Root, Source, StoredSignIn,
};

/// A first answer slower than this is the finding `slow`.
pub const SLOW_SECONDS: u64 = 3;

/// Errors of `myPlexMappingState=failed` that are about remote access alone, which has nothing to do with being locked out at home.
const REMOTE_ACCESS: [&str; 3] = ["unreachable", "doublenat", "jumboframes"];

impl View<'_> {
    pub fn cause(&self) -> Option<Cause> {
        if self.impostor_of().is_some() || self.is_duplicate() {
            return Some(Cause::DuplicateIdentity);
        }
        let Some(probe) = self.probe() else {
            // Where the account lists no address that this computer can look at, there is nothing to wait for.
            return (self.server.addresses.is_empty() && self.is_owned()).then(|| self.cause_of_absence());
        };
        Some(match &probe.outcome {
            Ok(Presence::Starting(_)) => Cause::Starting,
            Ok(Presence::Server(_)) => self.cause_of_answering(probe),
            Ok(Presence::NotPlex(_)) if !self.is_listed_alone() => Cause::NotPlex,
            Err(error) if answers_otherwise(error) && !self.is_listed_alone() => Cause::NotPlex,
            Err(_) if self.refuses_where_it_was() => Cause::NotRunning,
            Ok(Presence::NotPlex(_)) | Err(_) => self.cause_of_absence(),
        })
    }

    /// It answers nowhere.
    fn cause_of_absence(&self) -> Cause {
        if self.is_owned() && self.server.newcomer.is_some() {
            Cause::Replaced
        } else if self.is_elsewhere() {
            Cause::Elsewhere
        } else if self.is_owned() && self.lists_bridges_alone() {
            Cause::ContainerAddress
        } else {
            Cause::Unreachable
        }
    }

    /// A refusal says that nothing listens there now. It was here only where it was announced, or answered before, or over loopback:
    /// a listed address may be another device's by now, or a firewall's word.
    fn refuses_where_it_was(&self) -> bool {
        self.speakers.iter().any(|facts| self.was_at(facts) && is_refusal(facts))
    }

    fn was_at(&self, facts: &AddressFacts) -> bool {
        let is_announced = facts.sources.iter().any(|source| matches!(source, Source::Gdm | Source::Mdns));
        let is_here = facts.here && self.server.installed.is_some_and(|installed| !installed.chosen);
        is_announced || facts.last.is_some() || facts.address.ip().is_loopback() || is_here
    }

    /// Nothing but the account's list says that it is at the address that counts.
    pub fn is_listed_alone(&self) -> bool {
        self.best.is_some_and(|facts| !self.was_at(facts) && !facts.sources.contains(&Source::Typed))
    }

    /// All that Plex would send its owner's devices to is the inside of a container.
    fn lists_bridges_alone(&self) -> bool {
        let Some(listed) = self.listed else { return false };
        let mut known = listed.connections.iter().filter(|way| way.local && !way.relay).peekable();
        let is_inside = |address: SocketAddr| {
            let facts = self.server.addresses.iter().find(|facts| facts.address == address);
            is_container_bridge(address.ip()) && !facts.is_some_and(|facts| facts.here)
        };
        let is_bridge_of_this_row = |facts: &AddressFacts| is_container_bridge(facts.address.ip());
        known.peek().is_some()
            && known.all(|way| is_inside(way.address))
            && self.server.addresses.iter().all(is_bridge_of_this_row)
    }

    fn is_elsewhere(&self) -> bool {
        let is_near = self.server.addresses.iter().any(|facts| facts.near.get() == Some(&true));
        // Through a VPN this computer has another public address, wherever it is.
        let is_tunnelled = self.computer_cause == Some(ComputerCause::Vpn);
        !is_near && !is_tunnelled && self.listed.is_some_and(|listed| listed.public_address_matches == Some(false))
    }

    /// A VPN takes what would go to the server: then that is the reason, and nothing is said of the server.
    pub fn is_behind_vpn(&self, cause: Option<Cause>) -> bool {
        cause == Some(Cause::Unreachable) && self.computer_cause == Some(ComputerCause::Vpn)
    }

    /// Why it may not answer, the likeliest first.
    pub fn hints(&self, cause: Option<Cause>) -> Vec<Hint> {
        let Some(Cause::Unreachable) = cause else { return Vec::new() };
        let mut hints = Vec::new();
        let mut add = |hint, holds: bool| {
            if holds && !hints.contains(&hint) {
                hints.push(hint);
            }
        };
        let answered = self.speakers.iter().any(|facts| is_refusal(facts) || is_otherwise(facts));
        let is_container = self.speakers.iter().any(|facts| is_container_bridge(facts.address.ip()));
        add(Hint::Vpn, self.is_behind_vpn(cause));
        add(Hint::OtherNetwork, self.is_far());
        add(Hint::Container, is_container);
        add(Hint::AddressTaken, answered);
        add(Hint::Firewall, answered);
        add(Hint::Container, answered);
        add(Hint::Power, true);
        add(Hint::AddressTaken, self.is_listed_alone());
        add(Hint::OtherNetwork, self.server.addresses.is_empty());
        hints
    }

    fn cause_of_answering(&self, probe: &ProbeResult) -> Cause {
        let is_booting = self.state().is_some_and(|facts| facts.start_state.is_some());
        if matches!(self.root(), Some(Root::Starting)) || is_booting {
            return Cause::Starting;
        }
        let cause = match self.claimed() {
            Claimed::No => self.cause_of_unclaimed(),
            Claimed::Yes | Claimed::Unknown => self.cause_of_claimed(),
        };
        let slow = probe.took.as_secs() >= SLOW_SECONDS;
        let is_well = matches!(cause, Cause::Healthy | Cause::Shared | Cause::SignInNeeded);
        // Its clock explains why neither trusts the other.
        if (is_well || matches!(cause, Cause::ServerCutOff | Cause::Certificate)) && self.clock_off().is_some() {
            return Cause::ServerClock;
        }
        if is_well && slow {
            return Cause::Slow;
        }
        if cause == Cause::Healthy && self.server.browser_fails { Cause::BrowserOnly } else { cause }
    }

    /// By how many seconds its clock is off, if that is too much. Only a clock that is right itself can tell.
    pub fn clock_off(&self) -> Option<i64> {
        let ahead = self.probe()?.clock_ahead.filter(|_| self.server.clock_is_right)?;
        (ahead.unsigned_abs() > CLOCK_LIMIT).then_some(ahead)
    }

    /// What it cannot do for its clock makes that a problem.
    pub fn severity(&self, cause: Cause) -> Severity {
        let is_stopped = || self.says_cut_off() || matches!(self.acceptance(), Some(Acceptance::Unproven(_)));
        let was_refused = || self.server.refusal == Some(ClaimRefusal::CutOff);
        if cause == Cause::ServerClock && (is_stopped() || was_refused()) {
            Severity::Problem
        } else {
            cause.spec().severity
        }
    }

    fn cause_of_unclaimed(&self) -> Cause {
        if self.is_restricted() {
            return Cause::RestrictedUser;
        }
        match (self.server.refusal, self.root()) {
            (Some(ClaimRefusal::CutOff), _) => Cause::ServerCutOff,
            (Some(ClaimRefusal::Closed), _) | (None, Some(Root::Closed)) => Cause::UnclaimedClosed,
            _ => Cause::Unclaimed,
        }
    }

    fn cause_of_claimed(&self) -> Cause {
        if self.is_owned() && self.acceptance() == Some(&Acceptance::Accepted) {
            return Cause::Healthy;
        }
        if self.is_restricted() && self.list.is_some() {
            return Cause::RestrictedUser;
        }
        // What the server says of itself needs no sign-in.
        if self.says_old_sign_in() {
            return Cause::StaleClaim;
        }
        if self.says_cut_off() {
            return Cause::ServerCutOff;
        }
        if self.user.is_none() || self.list.is_none() {
            return Cause::SignInNeeded;
        }
        match self.listed {
            Some(listed) if listed.owned => self.cause_of_owned(),
            // An invited user of the owner's own Home has only to switch to the owner.
            Some(listed) if listed.home && self.user.is_some_and(|u| u.guest) => Cause::RestrictedUser,
            Some(_) if self.server.should_be_mine => Cause::OtherOwner,
            Some(_) => Cause::Shared,
            None => match self.stored_owner_is_user() {
                // Plex knows its sign-in, and does not list it: two things that do not fit are no certainty.
                Some(true) if self.stored_sign_in() == Some(StoredSignIn::Alive) => Cause::ClaimedNotListed,
                Some(true) => Cause::StaleClaim,
                Some(false) => Cause::OtherOwner,
                None => Cause::ClaimedNotListed,
            },
        }
    }

    fn cause_of_owned(&self) -> Cause {
        match self.acceptance() {
            Some(Acceptance::Accepted) => Cause::Healthy,
            Some(Acceptance::Refused(_)) => Cause::NotAccepted,
            // With a wrong clock, or somebody in between, nothing can be said of anybody's papers.
            Some(Acceptance::Unproven(_)) if self.certificate_is_moot() => Cause::SignInNeeded,
            // A lost answer is no word against the server.
            Some(Acceptance::Lost(_)) => Cause::SignInNeeded,
            // Through a reverse proxy nothing speaks against it, and nothing can be proven.
            Some(Acceptance::InFront) => Cause::SignInNeeded,
            Some(Acceptance::Unproven(_)) => Cause::Certificate,
            // Listed, but by no way on which it could prove itself: Plex knows it, and it has not published itself.
            Some(Acceptance::Unasked(_)) => Cause::NotAccepted,
            None => Cause::SignInNeeded,
        }
    }

    /// Something of this computer's own explains papers that do not verify.
    pub fn certificate_is_moot(&self) -> bool {
        matches!(self.computer_cause, Some(ComputerCause::ClockWrong | ComputerCause::TlsIntercepted))
    }

    /// Plex refuses the sign-in that the server holds: plex.tv says so, or the server does (`myPlexSigninState=invalid`, or its mapping failed with `badauth`).
    pub fn says_old_sign_in(&self) -> bool {
        // plex.tv has the word, then the server, then its log, which may be old.
        match self.stored_sign_in() {
            Some(StoredSignIn::Dead) => return true,
            Some(StoredSignIn::Alive) => return false,
            _ => {}
        }
        if self.logged() == Some(LogSign::Revoked) && self.state().is_none() {
            return true;
        }
        self.state().is_some_and(|s| {
            let is = |field: &Option<_>, word: &str| text(field) == Some(word);
            is(&s.signin_state, "invalid") || (is(&s.mapping_state, "failed") && is(&s.mapping_error, "badauth"))
        })
    }

    /// Does it reach Plex, by its own word? `None`: it does not say.
    pub fn reaches_plex(&self) -> Option<bool> {
        if self.says_cut_off() {
            return Some(false);
        }
        let says_so = self.state().is_some_and(|state| state.mapping_state.is_some());
        (says_so || self.logged() == Some(LogSign::InTouch)).then_some(true)
    }

    /// It cannot reach Plex (`myPlexMappingState=failed`), which is more than the lack of remote access.
    pub fn says_cut_off(&self) -> bool {
        let logged = matches!(self.logged(), Some(LogSign::NoNames | LogSign::CertificateRefused));
        if logged && self.state().is_none() {
            return true;
        }
        self.state().is_some_and(|s| {
            let remote_access = text(&s.mapping_error).is_some_and(|e| REMOTE_ACCESS.contains(&e));
            text(&s.mapping_state) == Some("failed") && !remote_access && !self.says_old_sign_in()
        })
    }
}

fn text(field: &Option<crate::client::model::text::DisplayText>) -> Option<&str> {
    field.as_ref().map(|n| n.as_str())
}

fn is_refusal(facts: &AddressFacts) -> bool {
    facts.probe.get().is_some_and(|probe| probe.outcome.as_ref().is_err_and(|error| error.kind == NetKind::Refused))
}

fn is_otherwise(facts: &AddressFacts) -> bool {
    facts.probe.get().is_some_and(|probe| match &probe.outcome {
        Ok(presence) => matches!(presence, Presence::NotPlex(_)),
        Err(error) => answers_otherwise(error),
    })
}

/// 172.16.0.0/12 beyond its usual home networks: where container programs put their bridges (pms-docker's README).
pub(super) fn is_container_bridge(ip: IpAddr) -> bool {
    matches!(ip, IpAddr::V4(v4) if v4.octets()[0] == 172 && (16..32).contains(&v4.octets()[1]))
}
