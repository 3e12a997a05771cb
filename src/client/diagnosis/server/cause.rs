//! What is wrong with a server: the cause that explains the others.

use super::view::{View, answers_otherwise};
use crate::client::diagnosis::facts::ClaimRefusal;
use crate::client::diagnosis::{Cause, ComputerCause};
use crate::client::error::{NetError, NetKind};
use crate::client::installation::LogSign;
use crate::client::model::{Acceptance, Claimed, Look, Presence, Root, StoredSignIn};

/// A first answer slower than this is the finding `slow` (causes of the design: "over 3 s").
pub(super) const SLOW_SECONDS: u64 = 3;

/// Errors of `myPlexMappingState=failed` that are about remote access alone, which has nothing to do with being locked out at home.
const REMOTE_ACCESS: [&str; 3] = ["unreachable", "doublenat", "jumboframes"];

impl View<'_> {
    pub fn cause(&self) -> Option<Cause> {
        if self.impostor_of().is_some() || self.is_duplicate() {
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
        let is_booting = self.state().is_some_and(|facts| facts.start_state.is_some());
        if matches!(self.root(), Some(Root::Starting)) || is_booting {
            return Cause::Starting;
        }
        let cause = match self.claimed() {
            Claimed::No => self.cause_of_unclaimed(),
            Claimed::Yes | Claimed::Unknown => self.cause_of_claimed(),
        };
        let slow = look.took.as_secs() >= SLOW_SECONDS;
        match cause {
            Cause::Healthy | Cause::Shared | Cause::SignInNeeded if slow => Cause::Slow,
            Cause::Healthy if self.server.browser_fails => Cause::BrowserOnly,
            cause => cause,
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
            let other = self.stored_owner_is_user() == Some(false);
            return if other { Cause::OtherOwner } else { Cause::StaleClaim };
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
            Some(Acceptance::Unproven(_)) if self.papers_are_open() => Cause::SignInNeeded,
            // A lost answer is no word against the server.
            Some(Acceptance::Lost(_)) => Cause::SignInNeeded,
            Some(Acceptance::Unproven(_)) => Cause::Certificate,
            // Listed, but by no way on which it could prove itself: Plex knows it, and it has not published itself.
            Some(Acceptance::Unasked(_)) => Cause::NotAccepted,
            None => Cause::SignInNeeded,
        }
    }

    /// Something of this computer's own explains papers that do not verify.
    pub fn papers_are_open(&self) -> bool {
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

    /// It cannot reach Plex (`myPlexMappingState=failed`), which is more than the lack of remote access.
    pub fn says_cut_off(&self) -> bool {
        let logged = matches!(self.logged(), Some(LogSign::NoNames | LogSign::PapersRefused));
        if logged && self.state().is_none() {
            return true;
        }
        self.state().is_some_and(|s| {
            let remote_access = text(&s.mapping_error).is_some_and(|e| REMOTE_ACCESS.contains(&e));
            text(&s.mapping_state) == Some("failed") && !remote_access && !self.says_old_sign_in()
        })
    }
}

fn text(field: &Option<crate::client::text::Name>) -> Option<&str> {
    field.as_ref().map(|n| n.as_str())
}

fn cause_of_failure(error: &NetError) -> Cause {
    match error.kind {
        NetKind::Refused => Cause::NotRunning,
        _ if answers_otherwise(error) => Cause::NotPlex,
        _ => Cause::Unreachable,
    }
}
