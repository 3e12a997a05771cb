//! The lines of a server's checklist.

use std::net::IpAddr;
use std::time::Duration;

use super::cause::{SLOW_SECONDS, is_container_bridge};
use super::view::{View, answers_otherwise};
use crate::client::diagnosis::checklist::{line, not_yet, skipped};
use crate::client::diagnosis::duplicate::answers;
use crate::client::diagnosis::messages::{CheckDetail, CheckSummary, Span, ms};
use crate::client::diagnosis::{Cause, Check, CheckId, CheckState, ComputerCause};
use crate::client::model::error::{NetError, NetKind};
use crate::client::model::{Acceptance, Claimed, Message, Presence, ServerName, Source};

impl View<'_> {
    /// What is known of one check; `None` if it has nothing to say about this server.
    pub fn check(&self, id: CheckId, cause: Option<Cause>) -> Option<Check> {
        Some(match id {
            CheckId::Found => self.check_found(),
            CheckId::Answers => self.check_answers(cause),
            CheckId::IsPlex => self.check_is_plex(),
            CheckId::OneIdentity => self.check_one_identity(),
            CheckId::Ready => {
                self.seen(id, cause == Some(Cause::Starting), CheckSummary::Started, CheckSummary::StillStarting)
            }
            CheckId::ServerClock => self.check_clock(cause)?,
            CheckId::ReachesPlex => self.check_reaches_plex(cause)?,
            CheckId::Linked => self.check_linked(),
            CheckId::Yours => self.check_yours(cause),
            CheckId::Published => self.check_published()?,
            CheckId::Certificate => self.check_certificate(),
            CheckId::LetsYouIn => self.check_lets_in(),
            CheckId::Browser if self.server.browser_fails => {
                line(id, CheckState::Problem, CheckSummary::BrowserFails, self.probed_at())
            }
            CheckId::LocalNetwork
            | CheckId::Network
            | CheckId::Names
            | CheckId::PlexName
            | CheckId::Proxy
            | CheckId::Clock
            | CheckId::PlexSecure
            | CheckId::PlexService
            | CheckId::Vpn
            | CheckId::PlexDirect
            | CheckId::Browser => return None,
        })
    }

    /// A check that hangs on the last look at the server.
    fn seen(&self, id: CheckId, bad: bool, good: CheckSummary, trouble: CheckSummary) -> Check {
        match self.probed_at() {
            None => not_yet(id),
            Some(at) if bad => line(id, CheckState::Problem, trouble, Some(at)),
            Some(at) => line(id, CheckState::Ok, good, Some(at)),
        }
    }

    fn check_found(&self) -> Check {
        let by = self.found_by();
        let summary = if by.contains(&Source::Gdm) || by.contains(&Source::Mdns) {
            CheckSummary::FoundOnNetwork
        } else {
            match by.first() {
                Some(Source::Here) => CheckSummary::FoundHere,
                Some(Source::Typed) => CheckSummary::FoundTyped,
                Some(Source::Account | Source::Gdm | Source::Mdns) | None => CheckSummary::FoundListed,
            }
        };
        line(CheckId::Found, CheckState::Ok, summary, self.probed_at())
    }

    fn check_answers(&self, cause: Option<Cause>) -> Check {
        let id = CheckId::Answers;
        let absent = match (cause, self.server.newcomer) {
            (Some(Cause::Replaced), Some(newcomer)) => {
                Some(CheckSummary::ReplacedBy { server: ServerName(newcomer.name.clone()), address: newcomer.address })
            }
            (Some(Cause::Elsewhere), _) => Some(CheckSummary::OnAnotherNetwork),
            (Some(Cause::ContainerAddress), _) => Some(CheckSummary::PublishedInContainer),
            (Some(Cause::Unreachable), _) if self.server.addresses.is_empty() => Some(CheckSummary::NoAddress),
            _ => None,
        };
        if let Some(summary) = absent {
            return line(id, CheckState::Problem, summary, self.probed_at());
        }
        let Some(probe) = self.probe() else { return skipped(id, CheckId::Found.id(), CheckSummary::WaitingForAnswer) };
        let at = self.probed_at();
        let slow = probe.took.as_secs() >= SLOW_SECONDS;
        match &probe.outcome {
            Ok(_) => {
                let state = if slow { CheckState::Warning } else { CheckState::Ok };
                let first = self.best.and_then(|a| a.first_took).map(|took| CheckDetail::FirstAnswer { ms: ms(took) });
                let clock = probe.clock_ahead.and_then(CheckDetail::clock);
                line(id, state, self.answers(probe.took, slow), at).with_details(first.into_iter().chain(clock))
            }
            Err(error) if answers_otherwise(error) => line(id, CheckState::Ok, CheckSummary::SomethingAnswers, at),
            Err(error) => {
                let was_there = cause == Some(Cause::NotRunning);
                line(id, CheckState::Problem, self.no_answer(error.kind, was_there), at)
                    .with_details(std::iter::once(said(error)).chain(self.log_says(true)))
            }
        }
    }

    fn check_is_plex(&self) -> Check {
        let otherwise = match self.probe().map(|l| &l.outcome) {
            Some(Ok(Presence::NotPlex(_))) => Some(CheckSummary::IsOther),
            Some(Err(_)) => Some(CheckSummary::AnswersOtherwise),
            Some(Ok(Presence::Server(_) | Presence::Starting(_))) | None => None,
        };
        let is_otherwise = otherwise.is_some();
        self.seen(CheckId::IsPlex, is_otherwise, CheckSummary::IsPlex, otherwise.unwrap_or(CheckSummary::IsOther))
    }

    fn check_one_identity(&self) -> Check {
        let id = CheckId::OneIdentity;
        if self.server.addresses.iter().any(|a| a.shared_address) {
            return line(id, CheckState::Warning, CheckSummary::SharedAddress, self.probed_at());
        }
        let is_doubtful = self.impostor_of().is_some() || self.is_duplicate();
        self.seen(id, is_doubtful, CheckSummary::OneComputer, CheckSummary::TwoComputers)
    }

    /// Only where it is off: that it is right is no news.
    fn check_clock(&self, cause: Option<Cause>) -> Option<Check> {
        let off = self.clock_off()?;
        let state = if cause == Some(Cause::ServerClock) { CheckState::Problem } else { CheckState::Warning };
        let summary = CheckSummary::ClockOff { span: Span::of_seconds(off.unsigned_abs()) };
        Some(line(CheckId::ServerClock, state, summary, self.probed_at()).with_details(CheckDetail::clock(off)))
    }

    /// Only the server itself can tell, and only those whom it trusts.
    fn check_reaches_plex(&self, cause: Option<Cause>) -> Option<Check> {
        let id = CheckId::ReachesPlex;
        if cause == Some(Cause::ServerCutOff) || self.says_cut_off() {
            let check = line(id, CheckState::Problem, CheckSummary::CutOff, self.probed_at());
            return Some(check.with_details(self.log_says(false)));
        }
        let mapped = self.state()?.mapping_state.as_ref()?.as_str() == "mapped";
        mapped.then(|| line(id, CheckState::Ok, CheckSummary::ReachesPlex, self.probed_at()))
    }

    fn check_linked(&self) -> Check {
        let (id, at) = (CheckId::Linked, self.probed_at());
        match self.claimed() {
            Claimed::Yes => line(id, CheckState::Ok, CheckSummary::Claimed, at),
            Claimed::No => line(id, CheckState::Problem, CheckSummary::NotClaimed, at),
            Claimed::Unknown => skipped(id, CheckId::Answers.id(), CheckSummary::ClaimedNotTold),
        }
    }

    fn check_yours(&self, cause: Option<Cause>) -> Check {
        let id = CheckId::Yours;
        if cause == Some(Cause::StaleClaim) && self.says_old_sign_in() {
            let check = line(id, CheckState::Problem, CheckSummary::OldSignIn, self.probed_at());
            return check.with_details(self.log_says(false));
        }
        let Some(user) = self.user else {
            return skipped(id, Cause::SignInNeeded.id(), CheckSummary::NotSignedIn);
        };
        let Some((_, at)) = self.list else {
            let because = self.computer_cause.map_or(CheckId::PlexService.id(), ComputerCause::id);
            return skipped(id, because, CheckSummary::NoList);
        };
        let problem = |summary| line(id, CheckState::Problem, summary, Some(at));
        let account = || self.account();
        match self.listed {
            Some(listed) if listed.owned => line(id, CheckState::Ok, CheckSummary::Yours, Some(at)),
            Some(_) if cause == Some(Cause::Shared) => line(id, CheckState::Ok, CheckSummary::SharedWithYou, Some(at)),
            Some(_) => problem(CheckSummary::SharedWithYou),
            None if user.restricted => problem(CheckSummary::ManagedUser { account: account() }),
            None => match self.owner() {
                Some(owner) => problem(CheckSummary::StoredOwner { owner }),
                None => problem(CheckSummary::NotListed { account: account() }),
            },
        }
    }

    /// Does Plex send the owner's other devices to where the server is?
    fn check_published(&self) -> Option<Check> {
        let id = CheckId::Published;
        let listed = self.listed.filter(|l| l.owned)?;
        let at = self.list.map(|(_, at)| at);
        let is_at_home = |ip: IpAddr| !ip.is_loopback();
        let answering: Vec<_> = self.speakers.iter().filter(|a| answers(a)).map(|a| a.address).collect();
        if !answering.iter().any(|a| is_at_home(a.ip())) {
            return None;
        }
        let known: Vec<_> = listed.connections.iter().filter(|c| c.local && !c.relay).map(|c| c.address).collect();
        let (state, summary) = match known.as_slice() {
            [] => (CheckState::Warning, CheckSummary::PublishedNowhere),
            all if all.iter().any(|k| answering.contains(k)) => (CheckState::Ok, CheckSummary::Published),
            all if all.iter().all(|k| is_container_bridge(k.ip())) => {
                (CheckState::Warning, CheckSummary::PublishedInContainer)
            }
            all => (CheckState::Warning, CheckSummary::PublishedElsewhere { address: all[0] }),
        };
        let addresses = known.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let told = |name, value: Option<bool>| value.map(|v| CheckDetail::Field { name, value: v.to_string() });
        let details = [
            Some(CheckDetail::Published { addresses }),
            told("httpsRequired", listed.https_required),
            told("dnsRebindingProtection", listed.rebinding_protection),
        ];
        Some(line(id, state, summary, at).with_details(details.into_iter().flatten()))
    }

    fn check_certificate(&self) -> Check {
        let id = CheckId::Certificate;
        if let Some(check) = self.not_asked(id) {
            return check;
        }
        let at = self.asked_at();
        match self.acceptance() {
            None => not_yet(id),
            Some(Acceptance::Accepted | Acceptance::Refused(_)) => line(id, CheckState::Ok, CheckSummary::Proved, at),
            Some(Acceptance::Unproven(_)) if self.certificate_is_moot() => {
                let because = self.computer_cause.map_or(CheckId::Clock.id(), ComputerCause::id);
                skipped(id, because, CheckSummary::ComputerFirst)
            }
            Some(Acceptance::Lost(error)) => {
                skipped(id, CheckId::Answers.id(), CheckSummary::AnswerLost).with_details([said(error)])
            }
            Some(Acceptance::Unproven(fault)) => line(id, CheckState::Problem, *fault, at),
            Some(Acceptance::InFront) => skipped(id, CheckId::Answers.id(), CheckSummary::InFront),
            Some(Acceptance::Unasked(why)) => skipped(id, CheckId::Yours.id(), CheckSummary::Unprovable)
                .with_details([CheckDetail::Failed { error: why.phrase() }]),
        }
    }

    fn check_lets_in(&self) -> Check {
        let id = CheckId::LetsYouIn;
        if let Some(check) = self.not_asked(id) {
            return check;
        }
        let at = self.asked_at();
        match self.acceptance() {
            None => not_yet(id),
            Some(Acceptance::Accepted) => line(id, CheckState::Ok, CheckSummary::LetsIn, at),
            Some(Acceptance::Refused(status)) => line(id, CheckState::Problem, CheckSummary::Refuses, at)
                .with_details([CheckDetail::Status { code: *status }]),
            Some(Acceptance::Unproven(_)) => skipped(
                id,
                CheckId::Certificate.id(),
                CheckSummary::NotChecked { consequence: Cause::Certificate.consequence() },
            ),
            Some(Acceptance::Lost(error)) => {
                skipped(id, CheckId::Answers.id(), CheckSummary::AnswerLost).with_details([said(error)])
            }
            Some(Acceptance::InFront) => skipped(id, CheckId::Certificate.id(), CheckSummary::InFront),
            Some(Acceptance::Unasked(why)) => line(id, CheckState::Problem, CheckSummary::Unasked, at)
                .with_details([CheckDetail::Failed { error: why.phrase() }]),
        }
    }

    /// Only a server that is known to be the account's own is asked to let it in.
    fn not_asked(&self, id: CheckId) -> Option<Check> {
        let because = if self.user.is_none() { Cause::SignInNeeded.id() } else { CheckId::Yours.id() };
        (!self.is_owned()).then(|| skipped(id, because, CheckSummary::NotYours))
    }

    /// What the logs of a server on this computer say of its way to Plex, or of what keeps it from running.
    fn log_says(&self, trouble: bool) -> Vec<CheckDetail> {
        let log = self.server.installed.and_then(|installed| installed.log.as_ref());
        log.into_iter().flat_map(|log| log.of_kind(trouble)).flat_map(CheckDetail::logged).collect()
    }

    fn answers(&self, took: Duration, slow: bool) -> CheckSummary {
        let (seconds, ms) = (took.as_secs(), ms(took));
        match (slow, self.is_far()) {
            (false, false) => CheckSummary::AnswersIn { ms },
            (false, true) => CheckSummary::AnswersFromAfarIn { ms },
            (true, false) => CheckSummary::AnswersAfter { seconds },
            (true, true) => CheckSummary::AnswersFromAfarAfter { seconds },
        }
    }

    /// `was_there`: this server itself was seen at the address.
    fn no_answer(&self, kind: NetKind, was_there: bool) -> CheckSummary {
        match kind {
            NetKind::Refused if was_there => CheckSummary::PlexNotRunning,
            NetKind::Refused => CheckSummary::AddressRefuses,
            NetKind::NoRoute => CheckSummary::NoRoute,
            NetKind::TimedOut if self.is_far() => CheckSummary::SilentFromAfar,
            NetKind::TimedOut => CheckSummary::Silent,
            NetKind::Reset | NetKind::Tls => CheckSummary::HungUp,
            NetKind::NoName => CheckSummary::NameUnknown,
            NetKind::TooLarge
            | NetKind::Garbled
            | NetKind::Redirected
            | NetKind::Status(_)
            | NetKind::Cancelled
            | NetKind::Other => CheckSummary::SomethingAnswers,
        }
    }

    fn asked_at(&self) -> Option<crate::client::model::Moment> {
        self.speakers.iter().find_map(|a| a.acceptance.at())
    }
}

fn said(error: &NetError) -> CheckDetail {
    CheckDetail::Failed { error: error.phrase() }
}
