//! The lines of a server's checklist.

use std::net::IpAddr;

use super::cause::{SLOW_SECONDS, is_container_bridge};
use super::view::{View, answers_otherwise};
use crate::client::diagnosis::checklist::{line, not_yet, skipped};
use crate::client::diagnosis::duplicate::answers;
use crate::client::diagnosis::wording::checks as words;
use crate::client::diagnosis::{Cause, Check, CheckId, CheckState, ComputerCause};
use crate::client::model::{Acceptance, Claimed, Presence};

impl View<'_> {
    /// What is known of one check; `None` if it has nothing to say about this server.
    pub fn check(&self, id: CheckId, cause: Option<Cause>) -> Option<Check> {
        Some(match id {
            CheckId::Found => self.check_found(),
            CheckId::Answers => self.check_answers(cause),
            CheckId::IsPlex => self.check_is_plex(),
            CheckId::OneIdentity => self.check_one_identity(),
            CheckId::Ready => self.seen(id, cause == Some(Cause::Starting), words::STARTED, words::STARTING),
            CheckId::ServerClock => self.check_clock(cause)?,
            CheckId::ReachesPlex => self.check_reaches_plex(cause)?,
            CheckId::Linked => self.check_linked(),
            CheckId::Yours => self.check_yours(cause),
            CheckId::Published => self.check_published()?,
            CheckId::Certificate => self.check_certificate(),
            CheckId::LetsYouIn => self.check_lets_in(),
            CheckId::Browser if self.server.browser_fails => {
                line(id, CheckState::Problem, words::BROWSER_FAILS, self.probed_at())
            }
            _ => return None,
        })
    }

    /// A check that hangs on the last look at the server.
    fn seen(&self, id: CheckId, bad: bool, good_words: &str, bad_words: &str) -> Check {
        match self.probed_at() {
            None => not_yet(id),
            Some(at) if bad => line(id, CheckState::Problem, bad_words, Some(at)),
            Some(at) => line(id, CheckState::Ok, good_words, Some(at)),
        }
    }

    fn check_found(&self) -> Check {
        let says = words::found(&self.found_by().into_iter().collect::<Vec<_>>());
        line(CheckId::Found, CheckState::Ok, says, self.probed_at())
    }

    fn check_answers(&self, cause: Option<Cause>) -> Check {
        let id = CheckId::Answers;
        let absent = match (cause, self.server.newcomer) {
            (Some(Cause::Replaced), Some(newcomer)) => {
                Some(words::replaced(&newcomer.name, &newcomer.address.to_string()))
            }
            (Some(Cause::Elsewhere), _) => Some(words::ELSEWHERE.to_owned()),
            (Some(Cause::ContainerAddress), _) => Some(words::PUBLISHED_CONTAINER.to_owned()),
            (Some(Cause::Unreachable), _) if self.server.addresses.is_empty() => Some(words::NO_ADDRESS.to_owned()),
            _ => None,
        };
        if let Some(says) = absent {
            return line(id, CheckState::Problem, says, self.probed_at());
        }
        let Some(probe) = self.probe() else { return skipped(id, CheckId::Found.id(), words::WAITING) };
        let at = self.probed_at();
        let slow = probe.took.as_secs() >= SLOW_SECONDS;
        match &probe.outcome {
            Ok(_) => {
                let state = if slow { CheckState::Warning } else { CheckState::Ok };
                let check = line(id, state, words::answers(probe.took, slow, self.is_far()), at);
                let first = self.best.and_then(|a| a.first_took).map(|t| format!("first answer {} ms", t.as_millis()));
                let clock = probe.clock_ahead.filter(|ahead| *ahead != 0).map(words::clock_apart);
                Check { details: joined(first.into_iter().chain(clock)), ..check }
            }
            Err(error) if answers_otherwise(error) => line(id, CheckState::Ok, words::SOMETHING_ANSWERS, at),
            Err(error) => {
                let details: Vec<_> = std::iter::once(error.to_string()).chain(self.log_says(true)).collect();
                let was_there = cause == Some(Cause::NotRunning);
                line(id, CheckState::Problem, words::no_answer(error.kind, self.is_far(), was_there), at)
                    .with_details(details.join("; "))
            }
        }
    }

    fn check_is_plex(&self) -> Check {
        let says = match self.probe().map(|l| &l.outcome) {
            Some(Ok(Presence::NotPlex(_))) => words::IS_OTHER,
            Some(Err(_)) => words::ANSWERS_OTHERWISE,
            _ => words::IS_PLEX,
        };
        self.seen(CheckId::IsPlex, says != words::IS_PLEX, words::IS_PLEX, says)
    }

    fn check_one_identity(&self) -> Check {
        let id = CheckId::OneIdentity;
        if self.server.addresses.iter().any(|a| a.shared_address) {
            return line(id, CheckState::Warning, words::SHARED_ADDRESS, self.probed_at());
        }
        let is_doubtful = self.impostor_of().is_some() || self.is_duplicate();
        self.seen(id, is_doubtful, words::ONE, words::TWO)
    }

    /// Only where it is off: that it is right is no news.
    fn check_clock(&self, cause: Option<Cause>) -> Option<Check> {
        let off = self.clock_off()?;
        let state = if cause == Some(Cause::ServerClock) { CheckState::Problem } else { CheckState::Warning };
        let says = words::clock_off(&crate::client::diagnosis::wording::span(off.unsigned_abs()));
        Some(line(CheckId::ServerClock, state, says, self.probed_at()).with_details(words::clock_apart(off)))
    }

    /// Only the server itself can tell, and only those whom it trusts.
    fn check_reaches_plex(&self, cause: Option<Cause>) -> Option<Check> {
        let id = CheckId::ReachesPlex;
        if cause == Some(Cause::ServerCutOff) || self.says_cut_off() {
            let check = line(id, CheckState::Problem, words::CUT_OFF, self.probed_at());
            return Some(Check { details: joined(self.log_says(false)), ..check });
        }
        let mapped = self.state()?.mapping_state.as_ref()?.as_str() == "mapped";
        mapped.then(|| line(id, CheckState::Ok, words::REACHES_PLEX, self.probed_at()))
    }

    fn check_linked(&self) -> Check {
        let (id, at) = (CheckId::Linked, self.probed_at());
        match self.claimed() {
            Claimed::Yes => line(id, CheckState::Ok, words::LINKED, at),
            Claimed::No => line(id, CheckState::Problem, words::NOT_LINKED, at),
            Claimed::Unknown => skipped(id, CheckId::Answers.id(), words::SAYS_NOTHING),
        }
    }

    fn check_yours(&self, cause: Option<Cause>) -> Check {
        let id = CheckId::Yours;
        if cause == Some(Cause::StaleClaim) && self.says_old_sign_in() {
            let check = line(id, CheckState::Problem, words::OLD_SIGN_IN, self.probed_at());
            return Check { details: joined(self.log_says(false)), ..check };
        }
        let Some(user) = self.user else {
            return skipped(id, Cause::SignInNeeded.id(), words::NOT_SIGNED_IN);
        };
        let Some((_, at)) = self.list else {
            let because = self.computer_cause.map_or(CheckId::PlexService.id(), ComputerCause::id);
            return skipped(id, because, words::NO_LIST);
        };
        let problem = |says: String| line(id, CheckState::Problem, says, Some(at));
        match self.listed {
            Some(listed) if listed.owned => line(id, CheckState::Ok, words::YOURS, Some(at)),
            Some(_) if cause == Some(Cause::Shared) => line(id, CheckState::Ok, words::SHARED, Some(at)),
            Some(_) => problem(words::SHARED.to_owned()),
            None if user.restricted => problem(words::managed(&user.name)),
            None => match self.owner() {
                Some(owner) => problem(words::stored_owner(&owner)),
                None => problem(words::not_listed(&user.name)),
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
        let (state, says) = match known.as_slice() {
            [] => (CheckState::Warning, words::PUBLISHED_NOWHERE.to_owned()),
            all if all.iter().any(|k| answering.contains(k)) => (CheckState::Ok, words::PUBLISHED.to_owned()),
            all if all.iter().all(|k| is_container_bridge(k.ip())) => {
                (CheckState::Warning, words::PUBLISHED_CONTAINER.to_owned())
            }
            all => (CheckState::Warning, words::published_elsewhere(&all[0].to_string())),
        };
        let addresses = known.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let told = |name: &str, value: Option<bool>| value.map(|v| format!("{name}: {v}"));
        let details = [
            Some(format!("published: {addresses}")),
            told("httpsRequired", listed.https_required),
            told("dnsRebindingProtection", listed.rebinding_protection),
        ];
        Some(line(id, state, says, at).with_details(details.into_iter().flatten().collect::<Vec<_>>().join("; ")))
    }

    fn check_certificate(&self) -> Check {
        let id = CheckId::Certificate;
        if let Some(check) = self.not_asked(id) {
            return check;
        }
        let at = self.asked_at();
        match self.acceptance() {
            None => not_yet(id),
            Some(Acceptance::Accepted | Acceptance::Refused(_)) => line(id, CheckState::Ok, words::PROVED, at),
            Some(Acceptance::Unproven(_)) if self.certificate_is_moot() => {
                let because = self.computer_cause.map_or(CheckId::Clock.id(), ComputerCause::id);
                skipped(id, because, words::COMPUTER_FIRST)
            }
            Some(Acceptance::Lost(error)) => {
                skipped(id, CheckId::Answers.id(), words::LOST).with_details(error.to_string())
            }
            Some(Acceptance::Unproven(fault)) => line(id, CheckState::Problem, words::certificate(*fault), at),
            Some(Acceptance::InFront) => skipped(id, CheckId::Answers.id(), words::IN_FRONT),
            Some(Acceptance::Unasked(why)) => {
                skipped(id, CheckId::Yours.id(), words::UNPROVABLE).with_details(why.clone())
            }
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
            Some(Acceptance::Accepted) => line(id, CheckState::Ok, words::LETS_IN, at),
            Some(Acceptance::Refused(status)) => {
                line(id, CheckState::Problem, words::REFUSES, at).with_details(format!("status {status}"))
            }
            Some(Acceptance::Unproven(_)) => {
                skipped(id, CheckId::Certificate.id(), words::because(super::wording::so(Cause::Certificate)))
            }
            Some(Acceptance::Lost(error)) => {
                skipped(id, CheckId::Answers.id(), words::LOST).with_details(error.to_string())
            }
            Some(Acceptance::InFront) => skipped(id, CheckId::Certificate.id(), words::IN_FRONT),
            Some(Acceptance::Unasked(why)) => {
                line(id, CheckState::Problem, words::UNASKED, at).with_details(why.clone())
            }
        }
    }

    /// Only a server that is known to be the account's own is asked to let it in.
    fn not_asked(&self, id: CheckId) -> Option<Check> {
        let because = if self.user.is_none() { Cause::SignInNeeded.id() } else { CheckId::Yours.id() };
        (!self.is_owned()).then(|| skipped(id, because, words::NOT_YOURS))
    }

    /// What the logs of a server on this computer say of its way to Plex, or of what keeps it from running.
    fn log_says(&self, trouble: bool) -> Vec<String> {
        let log = self.server.installed.and_then(|installed| installed.log.as_ref());
        log.into_iter().flat_map(|log| log.of_kind(trouble)).map(words::logged).collect()
    }

    fn asked_at(&self) -> Option<crate::client::model::Moment> {
        self.speakers.iter().find_map(|a| a.acceptance.at())
    }
}

/// All that there is for "Details".
fn joined(parts: impl IntoIterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
