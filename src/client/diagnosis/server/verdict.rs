//! The one sentence on a server. The table of causes names the functions here; a cause without one needs the server's name alone.

use super::view::View;
use crate::client::diagnosis::messages::Span;
use crate::client::diagnosis::{Cause, Severity, Verdict, VerdictWords};
use crate::client::model::{Acceptance, CertificateFault, ServerName};

impl View<'_> {
    pub fn verdict(&self, cause: Option<Cause>) -> Verdict {
        if self.impostor_of().is_some() {
            let words = self
                .copied_name()
                .map_or(VerdictWords::ImpostorOfOne, |server| VerdictWords::Impostor { server: ServerName(server) });
            return words.into();
        }
        let server = self.server_name();
        let Some(cause) = cause else { return VerdictWords::Looking { server }.into() };
        match cause.spec().verdict {
            Some(words) => words(self).into(),
            None => Verdict::Plain { cause, server },
        }
    }

    fn server_name(&self) -> ServerName {
        ServerName(self.name())
    }
}

pub fn shared(view: &View<'_>) -> VerdictWords {
    let server = view.server_name();
    match view.owner() {
        Some(owner) => VerdictWords::Shared { server, owner },
        None => VerdictWords::SharedBySomeone { server },
    }
}

pub fn sign_in_needed(view: &View<'_>) -> VerdictWords {
    let server = view.server_name();
    if view.acceptance() == Some(&Acceptance::InFront) {
        VerdictWords::InFront { server }
    } else if view.user.is_some() {
        VerdictWords::ListNeeded { server }
    } else {
        VerdictWords::SignInNeeded { server }
    }
}

pub fn unclaimed(view: &View<'_>) -> VerdictWords {
    let server = view.server_name();
    if view.user.is_some() { VerdictWords::Unclaimed { server } } else { VerdictWords::UnclaimedSignedOut { server } }
}

pub fn stale_claim(view: &View<'_>) -> VerdictWords {
    let server = view.server_name();
    if view.is_not_asked() { VerdictWords::StaleClaimNotAsked { server } } else { VerdictWords::StaleClaim { server } }
}

pub fn other_owner(view: &View<'_>) -> VerdictWords {
    let (server, account) = (view.server_name(), view.account());
    match view.owner() {
        Some(owner) => VerdictWords::OtherOwner { server, owner, account },
        None => VerdictWords::OtherOwnerUnknown { server, account },
    }
}

pub fn claimed_not_listed(view: &View<'_>) -> VerdictWords {
    let (server, account) = (view.server_name(), view.account());
    match view.owner() {
        Some(owner) => VerdictWords::ClaimedByOwner { server, owner, account },
        None => VerdictWords::ClaimedNotListed { server, account },
    }
}

pub fn restricted_user(view: &View<'_>) -> VerdictWords {
    VerdictWords::RestrictedUser { account: view.account() }
}

pub fn server_clock(view: &View<'_>) -> VerdictWords {
    let server = view.server_name();
    let span = Span::of_seconds(view.clock_off().unwrap_or_default().unsigned_abs());
    match view.severity(Cause::ServerClock) {
        Severity::Problem => VerdictWords::ServerClock { server, span },
        Severity::Info | Severity::Warning => VerdictWords::ServerClockSoon { server, span },
    }
}

pub fn slow(view: &View<'_>) -> VerdictWords {
    VerdictWords::Slow { server: view.server_name(), seconds: view.took_seconds() }
}

pub fn not_running(_: &View<'_>) -> VerdictWords {
    VerdictWords::NotRunning
}

pub fn unreachable(view: &View<'_>) -> VerdictWords {
    let server = view.server_name();
    if view.is_behind_vpn(Some(Cause::Unreachable)) {
        VerdictWords::UnreachableByVpn { server }
    } else {
        VerdictWords::Unreachable { server }
    }
}

pub fn certificate(view: &View<'_>) -> VerdictWords {
    let server = view.server_name();
    if view.acceptance() == Some(&Acceptance::Unproven(CertificateFault::Expired)) {
        VerdictWords::CertificateExpired { server }
    } else {
        VerdictWords::CertificateInvalid { server }
    }
}

pub fn not_plex(_: &View<'_>) -> VerdictWords {
    VerdictWords::NotPlex
}
