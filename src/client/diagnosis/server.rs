//! The diagnosis of one server.

use super::cause::{Cause, CheckState, PathLink};
use super::checks::CheckId;
use super::duplicate;
use super::facts::{AccountFacts, ClaimRefusal, ServerFacts};
use super::wording::{self, Speech};
use super::{Check, ComputerCause, Diagnosis, NextStep};
use crate::client::error::{NetError, NetKind};
use crate::client::model::{
    Acceptance, AddressFacts, Claimed, Fact, Identity, Listed, Look, MachineId, Moment, Ownership, Presence, Root, User,
};

/// A first answer slower than this is the finding `slow` (causes of the design: "over 3 s").
const SLOW_SECONDS: u64 = 3;

/// Names the cause of one server's state.
#[must_use]
pub fn diagnose(computer_cause: Option<ComputerCause>, account: &AccountFacts, server: ServerFacts<'_>) -> Diagnosis {
    let view = View::new(computer_cause, account, server);
    let cause = view.cause();
    let name = view.name();
    let owner = view.listed.and_then(|l| l.owner.as_ref()).map(ToString::to_string);
    let user = view.user.map(|u| u.name.to_string());
    let speech =
        Speech { server: &name, account: user.as_deref(), owner: owner.as_deref(), seconds: view.took_seconds() };
    let next_step = cause.map(|cause| {
        let (action, label) = wording::next_step(cause, view.user.is_some());
        // At the server's own computer the claim is tried before anything is explained.
        let (action, label) = match cause {
            Cause::UnclaimedClosed if view.is_here() && server.refusal.is_none() => {
                wording::next_step(Cause::Unclaimed, view.user.is_some())
            }
            _ => (action, label),
        };
        NextStep { action, label: label.to_owned() }
    });
    Diagnosis {
        id: view.id(),
        version: view.version(),
        claimed: view.claimed(),
        ownership: view.ownership(),
        cause,
        verdict: cause.map_or_else(|| wording::looking(&name), |c| wording::verdict(c, &speech)),
        next_step,
        checks: view.checks(cause),
        broken: cause.and_then(broken_link),
        name,
    }
}

fn broken_link(cause: Cause) -> Option<PathLink> {
    match cause {
        Cause::Healthy | Cause::SignInNeeded | Cause::BrowserOnly | Cause::Slow => None,
        Cause::NotRunning | Cause::Unreachable | Cause::NotPlex | Cause::DuplicateIdentity | Cause::Starting => {
            Some(PathLink::Server)
        }
        _ => Some(PathLink::Plex),
    }
}

/// The facts of one server, seen from the questions that a diagnosis asks.
struct View<'a> {
    computer_cause: Option<ComputerCause>,
    server: ServerFacts<'a>,
    user: Option<&'a User>,
    list: Option<(&'a [Listed], Moment)>,
    listed: Option<&'a Listed>,
    /// The address whose answer counts: a server rather than anything else, this computer first, then the fastest.
    best: Option<&'a AddressFacts>,
}

impl<'a> View<'a> {
    fn new(computer_cause: Option<ComputerCause>, account: &'a AccountFacts, server: ServerFacts<'a>) -> Self {
        let (user, list) = match account {
            AccountFacts::SignedOut => (None, None),
            AccountFacts::SignedIn { user, list } => (
                Some(user),
                match list {
                    Fact::NotChecked => None,
                    Fact::Known { value, at } => Some((value.as_slice(), *at)),
                },
            ),
        };
        let best = server.addresses.iter().filter(|a| a.look.get().is_some()).min_by_key(|a| rank(a));
        let mut view = Self { computer_cause, server, user, list, listed: None, best };
        view.listed = view.id().and_then(|id| list?.0.iter().find(|l| l.id == id));
        view
    }

    fn cause(&self) -> Option<Cause> {
        if self.is_duplicate() {
            return Some(Cause::DuplicateIdentity);
        }
        let look = self.look()?;
        match &look.outcome {
            Ok(Presence::Starting(_)) => Some(Cause::Starting),
            Ok(Presence::NotPlex(_)) => Some(Cause::NotPlex),
            Ok(Presence::Server(_)) => Some(self.cause_of_answering(look)),
            Err(error) => Some(cause_of_failure(error)),
        }
    }

    fn cause_of_answering(&self, look: &Look) -> Cause {
        if matches!(self.root(), Some(Root::Starting)) || self.is_booting() {
            return Cause::Starting;
        }
        let cause = match self.claimed() {
            Claimed::No => self.cause_of_unclaimed(),
            Claimed::Yes | Claimed::Unknown => self.cause_of_claimed(),
        };
        let slow = look.took.as_secs() >= SLOW_SECONDS;
        if slow && cause.is_fine() { Cause::Slow } else { cause }
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
        if self.user.is_none() || self.list.is_none() {
            return Cause::SignInNeeded;
        }
        match self.listed {
            Some(listed) if listed.owned => self.cause_of_owned(),
            _ if self.is_restricted() => Cause::RestrictedUser,
            // An invited user of the owner's own Home has only to switch to the owner.
            Some(listed) if listed.home && self.user.is_some_and(|u| u.guest) => Cause::RestrictedUser,
            Some(_) => Cause::OtherOwner,
            None => Cause::ClaimedNotListed,
        }
    }

    fn cause_of_owned(&self) -> Cause {
        match self.acceptance() {
            Some(Acceptance::Accepted) => Cause::Healthy,
            Some(Acceptance::Refused(_)) => Cause::NotAccepted,
            Some(Acceptance::Unproven(_)) => Cause::Certificate,
            // Listed, but by no way on which it could prove itself: Plex knows it, and it has not published itself.
            Some(Acceptance::Unasked(_)) => Cause::NotAccepted,
            None => Cause::SignInNeeded,
        }
    }

    fn is_duplicate(&self) -> bool {
        let all = self.server.addresses;
        all.iter().enumerate().any(|(n, a)| all[n + 1..].iter().any(|b| duplicate::cannot_be_one(a, b)))
    }

    fn is_here(&self) -> bool {
        self.server.addresses.iter().any(|a| a.here && duplicate::identity(a).is_some())
    }

    fn is_restricted(&self) -> bool {
        self.user.is_some_and(|u| u.restricted)
    }

    fn is_booting(&self) -> bool {
        matches!(self.root(), Some(Root::Open(facts)) if facts.start_state.is_some())
    }

    fn look(&self) -> Option<&'a Look> {
        self.best?.look.get()
    }

    fn identity(&self) -> Option<&'a Identity> {
        duplicate::identity(self.best?)
    }

    /// What `/` said: any address that trusts this computer speaks for the server.
    fn root(&self) -> Option<&'a Root> {
        let seen = || self.server.addresses.iter().filter_map(|a| a.root.get());
        seen().find(|r| matches!(r, Root::Open(_))).or_else(|| seen().next())
    }

    /// The best of all addresses: one proven way in is enough.
    fn acceptance(&self) -> Option<&'a Acceptance> {
        self.server.addresses.iter().filter_map(|a| a.acceptance.get()).min_by_key(|a| match a {
            Acceptance::Accepted => 0,
            Acceptance::Refused(_) => 1,
            Acceptance::Unproven(_) => 2,
            Acceptance::Unasked(_) => 3,
        })
    }

    fn id(&self) -> Option<MachineId> {
        let read = self.server.addresses.iter().find_map(duplicate::identity).map(|i| i.id.clone());
        read.or_else(|| self.server.addresses.iter().find_map(|a| a.hint.id.clone()))
    }

    fn version(&self) -> Option<String> {
        let read = self.identity().and_then(|i| i.version.clone());
        let hinted = || self.server.addresses.iter().find_map(|a| a.hint.version.clone());
        read.or_else(hinted).map(|v| v.to_string())
    }

    /// `claimed` as the server says, or, where it does not say, as its open front page shows.
    fn claimed(&self) -> Claimed {
        match (self.identity().map_or(Claimed::Unknown, |i| i.claimed), self.root()) {
            (Claimed::Unknown, Some(Root::Open(facts))) => match facts.signin_state.as_ref().map(|s| s.as_str()) {
                Some("none") => Claimed::No,
                Some("ok" | "invalid") => Claimed::Yes,
                _ => Claimed::Unknown,
            },
            (claimed, _) => claimed,
        }
    }

    fn ownership(&self) -> Ownership {
        match (self.claimed(), self.listed) {
            (Claimed::No, _) => Ownership::Nobody,
            (_, Some(listed)) if listed.owned => Ownership::You,
            (_, Some(_)) => Ownership::SharedWithYou,
            // An old sign-in of the owner's own looks the same from here: only the server's computer can tell.
            _ => Ownership::Unknown,
        }
    }

    fn name(&self) -> String {
        let said = self.server.addresses.iter().find_map(|a| a.hint.name.as_ref());
        let listed = self.listed.map(|l| &l.name);
        let shown = self.server.addresses.iter().find_map(|a| match a.root.get() {
            Some(Root::Open(facts)) => facts.name.as_ref(),
            _ => None,
        });
        said.or(listed).or(shown).map_or_else(
            || self.server.addresses.first().map_or_else(String::new, |a| a.address.to_string()),
            ToString::to_string,
        )
    }

    fn took_seconds(&self) -> u64 {
        self.look().map_or(0, |l| l.took.as_secs())
    }

    /// The checklist: each line is looked at in order, until one is the root cause; what follows is skipped because of it.
    fn checks(&self, cause: Option<Cause>) -> Vec<Check> {
        let root = cause.and_then(check_of);
        let mut failed: Option<&'static str> = None;
        CheckId::SERVER
            .into_iter()
            .map(|id| {
                if let Some(because) = failed {
                    return skipped(id, because, self.skip_words(cause, because));
                }
                let mut check = self.check(id, cause);
                if root == Some(id) {
                    check.state = if cause == Some(Cause::Slow) { CheckState::Warning } else { CheckState::Problem };
                    check.because = None;
                    check.root_cause = true;
                    if cause != Some(Cause::Slow) {
                        failed = Some(id.id());
                    }
                } else if check.state == CheckState::Problem {
                    // Only the root cause is marked as the problem.
                    check.state = CheckState::Warning;
                }
                check
            })
            .collect()
    }

    fn skip_words(&self, cause: Option<Cause>, because: &str) -> String {
        match cause {
            Some(Cause::Unclaimed | Cause::UnclaimedClosed) => {
                "Not checked, because nobody is signed in on it".to_owned()
            }
            Some(cause) => format!("Not checked, because: {}", wording::short(Some(cause)).to_lowercase()),
            None => format!("Not checked, because of {because}"),
        }
    }

    fn check(&self, id: CheckId, cause: Option<Cause>) -> Check {
        match id {
            CheckId::Found => self.check_found(),
            CheckId::Answers => self.check_answers(),
            CheckId::IsPlex => self.check_is_plex(),
            CheckId::OneIdentity => self.check_one_identity(),
            CheckId::Ready => self.seen(id, cause == Some(Cause::Starting), "It has started", "It is still starting"),
            CheckId::Linked => self.check_linked(),
            CheckId::Yours => self.check_yours(),
            CheckId::Papers | CheckId::LetsYouIn => self.check_acceptance(id),
            CheckId::LocalNetwork | CheckId::PlexName | CheckId::PlexService => {
                skipped(id, "this-computer", "Checked for this computer".to_owned())
            }
        }
    }

    /// A check that hangs on the last look at the server.
    fn seen(&self, id: CheckId, bad: bool, good_words: &str, bad_words: &str) -> Check {
        match self.best.and_then(|a| a.look.at()) {
            None => skipped(id, "answers", "Not looked at yet".to_owned()),
            Some(at) if bad => line(id, CheckState::Problem, bad_words, Some(at)),
            Some(at) => line(id, CheckState::Ok, good_words, Some(at)),
        }
    }

    fn check_found(&self) -> Check {
        let sources: std::collections::BTreeSet<_> =
            self.server.addresses.iter().flat_map(|a| a.sources.iter().copied()).collect();
        let words = wording_of_sources(&sources.into_iter().collect::<Vec<_>>());
        line(CheckId::Found, CheckState::Ok, &words, self.best.and_then(|a| a.look.at()))
    }

    fn check_answers(&self) -> Check {
        let Some(look) = self.look() else {
            return skipped(CheckId::Answers, "found", "Waiting for its answer".to_owned());
        };
        let at = self.best.and_then(|a| a.look.at());
        match &look.outcome {
            Ok(_) if look.took.as_secs() >= SLOW_SECONDS => {
                line(CheckId::Answers, CheckState::Warning, &format!("Answers, after {} s", look.took.as_secs()), at)
            }
            Ok(_) => line(CheckId::Answers, CheckState::Ok, &format!("Answers in {} ms", look.took.as_millis()), at),
            Err(error) if cause_of_failure(error) == Cause::NotPlex => {
                line(CheckId::Answers, CheckState::Ok, "Something answers", at)
            }
            Err(error) => line(CheckId::Answers, CheckState::Problem, failure_words(error), at),
        }
    }

    fn check_is_plex(&self) -> Check {
        let words = match self.look().map(|l| &l.outcome) {
            Some(Ok(Presence::NotPlex(_))) => "It is something else",
            Some(Err(_)) => "Its answer is no Plex server's",
            _ => "It is a Plex Media Server",
        };
        self.seen(CheckId::IsPlex, words != "It is a Plex Media Server", "It is a Plex Media Server", words)
    }

    fn check_one_identity(&self) -> Check {
        let bad = self.is_duplicate();
        self.seen(CheckId::OneIdentity, bad, "One computer has this identity", "Two computers have this identity")
    }

    fn check_linked(&self) -> Check {
        let at = self.best.and_then(|a| a.look.at());
        match self.claimed() {
            Claimed::Yes => line(CheckId::Linked, CheckState::Ok, "Someone is signed in on it", at),
            Claimed::No => line(CheckId::Linked, CheckState::Problem, "Nobody is signed in on it", at),
            Claimed::Unknown => skipped(CheckId::Linked, "answers", "This server does not say".to_owned()),
        }
    }

    fn check_yours(&self) -> Check {
        let id = CheckId::Yours;
        let Some(user) = self.user else {
            return skipped(id, "sign-in-needed", "Not checked, because you are not signed in".to_owned());
        };
        let Some((_, at)) = self.list else {
            let because = self.computer_cause.map_or("plex-service", ComputerCause::id);
            return skipped(id, because, "Not checked: Plex's list of your servers has not come yet".to_owned());
        };
        match self.listed {
            Some(listed) if listed.owned => line(id, CheckState::Ok, "Plex lists it as yours", Some(at)),
            Some(_) => line(id, CheckState::Problem, "Plex lists it as shared with you", Some(at)),
            None => line(id, CheckState::Problem, &format!("Not in the list of {}", user.name), Some(at)),
        }
    }

    fn check_acceptance(&self, id: CheckId) -> Check {
        let owned = self.listed.is_some_and(|l| l.owned);
        if !owned {
            let because = if self.user.is_none() { "sign-in-needed" } else { "yours" };
            return skipped(id, because, "Not checked, because it is not known to be yours".to_owned());
        }
        let at = self.server.addresses.iter().find_map(|a| a.acceptance.at());
        let Some(acceptance) = self.acceptance() else {
            return skipped(id, "answers", "Not looked at yet".to_owned());
        };
        match (id, acceptance) {
            (CheckId::Papers, Acceptance::Accepted | Acceptance::Refused(_)) => {
                line(id, CheckState::Ok, "It proved that it is the one that Plex lists", at)
            }
            (CheckId::Papers, Acceptance::Unproven(fault)) => {
                line(id, CheckState::Problem, wording_of_fault(*fault), at)
            }
            (_, Acceptance::Accepted) => line(id, CheckState::Ok, "It lets you in", at),
            (_, Acceptance::Refused(_)) => line(id, CheckState::Problem, "It does not let you in", at),
            (_, Acceptance::Unproven(_)) => {
                skipped(id, CheckId::Papers.id(), "Not checked, because it could not prove itself".to_owned())
            }
            (CheckId::Papers, Acceptance::Unasked(_)) => {
                skipped(id, "yours", "Plex knows no way on which it could prove itself".to_owned())
            }
            (_, Acceptance::Unasked(_)) => line(id, CheckState::Problem, "It could not be asked", at),
        }
    }
}

/// The line of the checklist that is the root cause.
fn check_of(cause: Cause) -> Option<CheckId> {
    Some(match cause {
        Cause::Healthy | Cause::SignInNeeded | Cause::BrowserOnly => return None,
        Cause::Slow | Cause::NotRunning | Cause::Unreachable => CheckId::Answers,
        Cause::NotPlex => CheckId::IsPlex,
        Cause::DuplicateIdentity => CheckId::OneIdentity,
        Cause::Starting => CheckId::Ready,
        Cause::Unclaimed | Cause::UnclaimedClosed | Cause::ServerCutOff => CheckId::Linked,
        Cause::StaleClaim | Cause::OtherOwner | Cause::ClaimedNotListed | Cause::RestrictedUser => CheckId::Yours,
        Cause::Certificate => CheckId::Papers,
        Cause::NotAccepted => CheckId::LetsYouIn,
    })
}

fn cause_of_failure(error: &NetError) -> Cause {
    match error.kind {
        NetKind::Refused => Cause::NotRunning,
        NetKind::Garbled | NetKind::TooLarge | NetKind::Redirected | NetKind::Status(_) => Cause::NotPlex,
        _ => Cause::Unreachable,
    }
}

fn failure_words(error: &NetError) -> &'static str {
    match error.kind {
        NetKind::Refused => "Its computer answers, Plex Media Server does not",
        NetKind::NoRoute => "There is no way to it",
        NetKind::TimedOut => "No answer in time",
        NetKind::Reset | NetKind::Tls => "It hung up without an answer",
        NetKind::NoName => "Its name is not known",
        _ => "Something answers",
    }
}

fn wording_of_fault(fault: crate::client::model::CertificateFault) -> &'static str {
    use crate::client::model::CertificateFault as Fault;
    match fault {
        Fault::Expired => "Its security papers have run out",
        Fault::NotYetValid => "Its security papers are from the future",
        Fault::WrongName => "Its security papers are for another name",
        Fault::Untrusted => "Its security papers could not be verified",
    }
}

fn wording_of_sources(sources: &[crate::client::model::Source]) -> String {
    use crate::client::model::Source;
    let network = sources.iter().any(|s| matches!(s, Source::Gdm | Source::Mdns));
    match (network, sources) {
        (true, _) => "Found on your network".to_owned(),
        (_, [Source::Here, ..]) => "Found on this computer".to_owned(),
        (_, [Source::Typed, ..]) => "At the address that you typed".to_owned(),
        _ => "In your list at Plex".to_owned(),
    }
}

fn rank(facts: &AddressFacts) -> (u8, bool, std::time::Duration) {
    let Some(look) = facts.look.get() else { return (9, true, std::time::Duration::MAX) };
    let kind = match &look.outcome {
        Ok(Presence::Server(_)) => 0,
        Ok(Presence::Starting(_)) => 1,
        Ok(Presence::NotPlex(_)) => 3,
        // A host that refuses is nearer to the truth than one that is silent.
        Err(e) if e.kind == NetKind::Refused => 4,
        Err(e) if cause_of_failure(e) == Cause::NotPlex => 3,
        Err(_) => 5,
    };
    (kind, !facts.here, look.took)
}

fn line(id: CheckId, state: CheckState, says: &str, at: Option<Moment>) -> Check {
    Check { id, state, says: says.to_owned(), because: None, at, root_cause: false }
}

fn skipped(id: CheckId, because: &'static str, says: String) -> Check {
    Check { id, state: CheckState::Skipped, says, because: Some(because), at: None, root_cause: false }
}
