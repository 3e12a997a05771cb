//! The one sentence on a server.

use super::view::View;
use crate::client::diagnosis::messages::Span;
use crate::client::diagnosis::{Cause, Severity, Verdict};
use crate::client::model::{Acceptance, CertificateFault, ServerName};

impl View<'_> {
    pub fn verdict(&self, cause: Option<Cause>) -> Verdict {
        if self.impostor_of().is_some() {
            return match self.copied_name() {
                Some(server) => Verdict::Impostor { server: ServerName(server) },
                None => Verdict::ImpostorOfOne,
            };
        }
        let server = ServerName(self.name());
        let Some(cause) = cause else { return Verdict::Looking { server } };
        let account = self.account();
        let owner = self.owner();
        match cause {
            Cause::Healthy => Verdict::Healthy { server },
            Cause::Shared => match owner {
                Some(owner) => Verdict::Shared { server, owner },
                None => Verdict::SharedBySomeone { server },
            },
            Cause::SignInNeeded if self.acceptance() == Some(&Acceptance::InFront) => Verdict::InFront { server },
            Cause::SignInNeeded if self.user.is_some() => Verdict::ListNeeded { server },
            Cause::SignInNeeded => Verdict::SignInNeeded { server },
            Cause::Unclaimed if self.user.is_some() => Verdict::Unclaimed { server },
            Cause::Unclaimed => Verdict::UnclaimedSignedOut { server },
            Cause::UnclaimedClosed => Verdict::UnclaimedClosed { server },
            Cause::StaleClaim if self.is_not_asked() => Verdict::StaleClaimNotAsked { server },
            Cause::StaleClaim => Verdict::StaleClaim { server },
            Cause::OtherOwner => match owner {
                Some(owner) => Verdict::OtherOwner { server, owner, account },
                None => Verdict::OtherOwnerUnknown { server, account },
            },
            Cause::ClaimedNotListed => match owner {
                Some(owner) => Verdict::ClaimedByOwner { server, owner, account },
                None => Verdict::ClaimedNotListed { server, account },
            },
            Cause::RestrictedUser => Verdict::RestrictedUser { account },
            Cause::NotAccepted => Verdict::NotAccepted { server },
            Cause::ServerCutOff => Verdict::ServerCutOff { server },
            Cause::ServerClock => {
                let span = Span::of_seconds(self.clock_off().unwrap_or_default().unsigned_abs());
                match self.severity(cause) {
                    Severity::Problem => Verdict::ServerClock { server, span },
                    Severity::Info | Severity::Warning => Verdict::ServerClockSoon { server, span },
                }
            }
            Cause::Starting => Verdict::Starting { server },
            Cause::Slow => Verdict::Slow { server, seconds: self.took_seconds() },
            Cause::NotRunning => Verdict::NotRunning,
            Cause::Unreachable if self.is_behind_vpn(Some(cause)) => Verdict::UnreachableByVpn { server },
            Cause::Unreachable => Verdict::Unreachable { server },
            Cause::Elsewhere => Verdict::Elsewhere { server },
            Cause::ContainerAddress => Verdict::ContainerAddress { server },
            Cause::Replaced => Verdict::Replaced { server },
            Cause::Certificate => match self.acceptance() {
                Some(Acceptance::Unproven(CertificateFault::Expired)) => Verdict::CertificateExpired { server },
                _ => Verdict::CertificateInvalid { server },
            },
            Cause::DuplicateIdentity => Verdict::DuplicateIdentity { server },
            Cause::NotPlex => Verdict::NotPlex,
            Cause::BrowserOnly => Verdict::BrowserOnly { server },
        }
    }
}
