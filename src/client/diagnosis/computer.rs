//! The diagnosis of this computer and its way to Plex.

#[cfg(test)]
mod tests;

use std::time::Duration;

use super::cause::{CheckState, ComputerCause};
use super::checklist::{RootCause, about, build, line, skipped};
use super::checks::{COMPUTER, CheckId};
use super::facts::ComputerFacts;
use super::messages::{CheckDetail, CheckSummary, ComputerVerdict, NameWords, Span};
use super::{Check, ComputerDiagnosis, NextStep};
use crate::client::model::error::{NetError, NetKind};
use crate::client::model::{ClockTime, Message, Moment, NameAnswer, PlexService, Proxy, Route};

/// A clock that is wrong by more than this many seconds is a finding; one that differs by less from plex.tv's is a confirmed one.
pub const CLOCK_LIMIT: u64 = 300;

/// Names what keeps this computer from Plex or from the home network, if anything does. The clock shows the time now.
#[must_use]
pub fn diagnose(facts: &ComputerFacts, now: Moment, clock: ClockTime) -> ComputerDiagnosis {
    let view = View { facts, now, clock };
    let cause = view.cause();
    let next_step = cause.map(|cause| NextStep { action: cause.spec().action, label: cause.spec().label });
    let root = cause.map(|cause| RootCause {
        check: cause.spec().check,
        severity: cause.spec().severity,
        because: None,
        consequence: cause.consequence(),
    });
    let checks = build(&COMPUTER, root.as_ref(), |id| view.check(id));
    ComputerDiagnosis { cause, verdict: view.verdict(cause), next_step, checks }
}

struct View<'a> {
    facts: &'a ComputerFacts,
    now: Moment,
    clock: ClockTime,
}

impl View<'_> {
    /// The first that holds explains those after it.
    fn cause(&self) -> Option<ComputerCause> {
        let denied = self.facts.local_network_denied.get() == Some(&true);
        // Several can be true at once; the way to the own home network matters most, since the servers are there.
        let denied = denied.then_some(ComputerCause::LocalNetworkDenied);
        let clock = || self.clock_off().map(|_| ComputerCause::ClockWrong);
        denied.or_else(|| self.cause_of_names()).or_else(clock).or_else(|| self.cause_of_service()).or_else(|| {
            let notice = match self.facts.route.get() {
                Some(Route::Tunnel(_)) => Some(ComputerCause::Vpn),
                _ => None,
            };
            let withheld = self.facts.plex_direct_withheld.get() == Some(&true);
            notice.or(withheld.then_some(ComputerCause::PlexDirectBlocked))
        })
    }

    /// No way out, no names, or not Plex's names.
    fn cause_of_names(&self) -> Option<ComputerCause> {
        let answers = self.plex_answers();
        if !answers && (self.facts.route.get() == Some(&Route::None) || self.failed_with(NetKind::NoRoute)) {
            return Some(ComputerCause::Offline);
        }
        if self.proxy().is_some() && self.failure().is_some_and(is_the_ways) {
            return Some(ComputerCause::ProxyBroken);
        }
        let names = self.facts.plex_names.get();
        let all = || names.into_iter().flatten().map(|(_, answer)| answer);
        if all().any(NameAnswer::is_void) {
            return Some(ComputerCause::PlexBlocked);
        }
        if !answers && all().any(NameAnswer::is_at_home) {
            return Some(ComputerCause::PlexBlocked);
        }
        let missing = all().any(|answer| !answer.is_found());
        if !missing {
            // The names could not be looked at, and yet Plex's was not found just now.
            let blind = names.is_none() && self.facts.plex_names.at().is_some();
            return (blind && self.failed_with(NetKind::NoName)).then_some(ComputerCause::DnsBroken);
        }
        match self.facts.control_name.get() {
            Some(control) if control.is_found() => Some(ComputerCause::PlexBlocked),
            // Not even the address that Plex had before takes a connection: it is more than the names.
            Some(_) if !answers && self.facts.plex_by_address.get() == Some(&false) => Some(ComputerCause::Offline),
            // A proxy may look names up in this computer's place.
            Some(_) if !answers => Some(ComputerCause::DnsBroken),
            None if !answers && self.facts.control_name.at().is_some() => Some(ComputerCause::DnsBroken),
            _ => None,
        }
    }

    fn cause_of_service(&self) -> Option<ComputerCause> {
        match self.facts.plex.get()? {
            PlexService::Answers(_) => None,
            PlexService::RateLimited { .. } => Some(ComputerCause::RateLimited),
            PlexService::Trouble(_) => Some(ComputerCause::PlexDown),
            PlexService::Failed(error) => self.cause_of_failure(error),
        }
    }

    fn cause_of_failure(&self, error: &NetError) -> Option<ComputerCause> {
        match error.kind {
            NetKind::Cancelled => None,
            NetKind::Tls => Some(ComputerCause::TlsIntercepted),
            // The lookups under way will tell whose fault it is; the resolver may also have recovered meanwhile.
            NetKind::NoName => None,
            NetKind::Refused
            | NetKind::NoRoute
            | NetKind::TimedOut
            | NetKind::Reset
            | NetKind::TooLarge
            | NetKind::Garbled
            | NetKind::Redirected
            | NetKind::Status(_)
            | NetKind::Other => {
                let timed_out = error.kind == NetKind::TimedOut;
                if self.names_are_open() {
                    None
                } else if is_the_ways(error) && !timed_out {
                    // Plex's own way is many computers wide: one that refuses or hangs up in its place is nearer than Plex.
                    Some(ComputerCause::PlexBlocked)
                } else if timed_out && !self.facts.control_name.get().is_some_and(NameAnswer::is_found) {
                    // Nothing else is there, either.
                    Some(ComputerCause::Offline)
                } else {
                    Some(ComputerCause::PlexDown)
                }
            }
        }
    }

    fn proxy(&self) -> Option<&Proxy> {
        self.facts.proxy.get()?.as_ref()
    }

    /// Plex is silent, and whether its names resolve has not been told yet.
    fn names_are_open(&self) -> bool {
        self.facts.plex_names.at().is_none() || self.facts.control_name.at().is_none()
    }

    /// It answered, in whatever way: names and routes are good enough.
    fn plex_answers(&self) -> bool {
        self.facts.plex.get().is_some_and(|p| !matches!(p, PlexService::Failed(_)))
    }

    fn failed_with(&self, kind: NetKind) -> bool {
        self.failure().is_some_and(|e| e.kind == kind)
    }

    fn failure(&self) -> Option<&NetError> {
        match self.facts.plex.get()? {
            PlexService::Failed(error) => Some(error),
            PlexService::Answers(_) | PlexService::RateLimited { .. } | PlexService::Trouble(_) => None,
        }
    }

    /// By how many seconds this computer's clock is behind, if that is too much.
    ///
    /// plex.tv's clock has the word. Without it the servers' have, if they agree; and a single one has, if plex.tv's papers did
    /// not verify, which a wrong clock explains. One server alone may itself be wrong.
    fn clock_off(&self) -> Option<i64> {
        let is_far = |ahead: i64| ahead.unsigned_abs() > CLOCK_LIMIT;
        if let Some(ahead) = self.facts.plex_clock_ahead.get() {
            return Some(*ahead).filter(|a| is_far(*a));
        }
        let servers = &self.facts.servers_clock_ahead;
        let (least, most) = (servers.iter().min()?, servers.iter().max()?);
        let agree = is_far(*least) && is_far(*most) && most.saturating_sub(*least).unsigned_abs() <= CLOCK_LIMIT;
        let enough = servers.len() > 1 || self.failed_with(NetKind::Tls);
        (agree && enough).then_some(*least)
    }

    fn verdict(&self, cause: Option<ComputerCause>) -> ComputerVerdict {
        let Some(cause) = cause else {
            let answers = matches!(self.facts.plex.get(), Some(PlexService::Answers(_)));
            return if answers { ComputerVerdict::Fine } else { ComputerVerdict::Looking };
        };
        match cause {
            ComputerCause::Offline => ComputerVerdict::Offline,
            ComputerCause::DnsBroken => ComputerVerdict::DnsBroken,
            ComputerCause::PlexBlocked => ComputerVerdict::PlexBlocked,
            ComputerCause::ProxyBroken => ComputerVerdict::ProxyBroken,
            ComputerCause::TlsIntercepted => ComputerVerdict::TlsIntercepted,
            ComputerCause::ClockWrong => {
                let seconds = self.clock_off().unwrap_or_default().unsigned_abs();
                ComputerVerdict::ClockWrong { span: Span::of_seconds(seconds) }
            }
            ComputerCause::PlexDown => ComputerVerdict::PlexDown,
            ComputerCause::RateLimited => match self.facts.plex.get() {
                Some(PlexService::RateLimited { until }) => self.asked_to_wait(*until),
                _ => ComputerVerdict::RateLimitedSoon,
            },
            ComputerCause::LocalNetworkDenied => ComputerVerdict::LocalNetworkDenied,
            ComputerCause::PlexDirectBlocked => ComputerVerdict::PlexDirectBlocked,
            ComputerCause::Vpn => ComputerVerdict::Vpn,
        }
    }

    /// A wait of minutes is said by the clock: nobody counts seconds for so long.
    fn asked_to_wait(&self, until: u64) -> ComputerVerdict {
        match until.saturating_sub(self.now.as_secs()) {
            0 => ComputerVerdict::RateLimitedSoon,
            seconds @ 1..60 => ComputerVerdict::RateLimited { seconds },
            seconds => {
                ComputerVerdict::RateLimitedUntil { time: self.clock.after(Duration::from_secs(seconds)).minute() }
            }
        }
    }

    fn check(&self, id: CheckId) -> Option<Check> {
        let facts = self.facts;
        Some(match id {
            CheckId::LocalNetwork => about(id, &facts.local_network_denied, |denied, at| {
                let summary = if *denied { CheckSummary::NetworkDenied } else { CheckSummary::NetworkAllowed };
                line(id, good(!denied), summary, at)
            }),
            CheckId::Network => self.check_network(),
            CheckId::Names => about(id, &facts.control_name, |answer, at| {
                let found = answer.is_found() || self.plex_answers();
                let summary = match answer {
                    _ if found => CheckSummary::NamesFound,
                    NameAnswer::Silent => CheckSummary::NamesSilent,
                    NameAnswer::Addresses(_) | NameAnswer::Nothing => CheckSummary::NamesNotFound,
                };
                line(id, good(found), summary, at)
            }),
            CheckId::PlexName => self.check_plex_name(),
            CheckId::Proxy => self.check_proxy()?,
            CheckId::Clock => self.check_clock(),
            CheckId::PlexSecure => self.check_secure(),
            CheckId::PlexService => self.check_service(),
            CheckId::Vpn => match facts.route.get() {
                Some(Route::None) => return None,
                _ => about(id, &facts.route, |route, at| {
                    let tunnel = matches!(route, Route::Tunnel(_));
                    let summary = if tunnel { CheckSummary::VpnOn } else { CheckSummary::NoVpn };
                    let name = if let Route::Tunnel(name) = route { Some(name.clone()) } else { None };
                    let details = name.map(|name| CheckDetail::Interface { name });
                    line(id, warn(tunnel), summary, at).with_details(details)
                }),
            },
            CheckId::PlexDirect => {
                facts.plex_direct_withheld.at()?;
                about(id, &facts.plex_direct_withheld, |withheld, at| {
                    let summary =
                        if *withheld { CheckSummary::PlexDirectWithheld } else { CheckSummary::PlexDirectOpen };
                    line(id, warn(*withheld), summary, at)
                })
            }
            CheckId::Found
            | CheckId::Answers
            | CheckId::IsPlex
            | CheckId::OneIdentity
            | CheckId::Ready
            | CheckId::ServerClock
            | CheckId::ReachesPlex
            | CheckId::Linked
            | CheckId::Yours
            | CheckId::Published
            | CheckId::Certificate
            | CheckId::LetsYouIn
            | CheckId::Browser => return None,
        })
    }

    fn check_network(&self) -> Check {
        let id = CheckId::Network;
        about(id, &self.facts.route, |route, at| {
            let deaf = self.failed_with(NetKind::NoRoute) || self.facts.plex_by_address.get() == Some(&false);
            let lost = deaf && !self.plex_answers();
            let out = self.plex_answers() || (*route != Route::None && !lost);
            line(id, good(out), if out { CheckSummary::Online } else { CheckSummary::NotOnline }, at)
        })
    }

    fn check_plex_name(&self) -> Check {
        let id = CheckId::PlexName;
        about(id, &self.facts.plex_names, |names, at| {
            let blocked = self.cause() == Some(ComputerCause::PlexBlocked);
            let found = !blocked && (names.iter().all(|(_, a)| a.is_found()) || self.plex_answers());
            let summary = if found {
                CheckSummary::PlexFound
            } else if names.iter().any(|(_, a)| a.is_void()) {
                CheckSummary::PlexLeadsNowhere
            } else if names.iter().any(|(_, a)| a.is_at_home()) {
                CheckSummary::PlexLeadsHome
            } else if names.iter().all(|(_, a)| a.is_found()) {
                CheckSummary::PlexLeadsAstray
            } else {
                CheckSummary::PlexNotFound
            };
            let detail = |(name, answer): &(&'static str, NameAnswer)| CheckDetail::Name {
                name,
                answer: NameWords::from(answer),
            };
            line(id, good(found), summary, at).with_details(names.iter().map(detail))
        })
    }

    /// Only where there is one.
    fn check_proxy(&self) -> Option<Check> {
        let (proxy, is_broken) = (self.proxy()?, self.cause() == Some(ComputerCause::ProxyBroken));
        let summary = match (proxy.answers, is_broken) {
            (_, false) => CheckSummary::ProxyWorks,
            (true, true) => CheckSummary::ProxyRefuses,
            (false, true) => CheckSummary::ProxySilent,
        };
        let check = line(CheckId::Proxy, good(!is_broken), summary, self.facts.proxy.at());
        Some(check.with_details([CheckDetail::Proxy { place: proxy.place.clone() }]))
    }

    fn check_clock(&self) -> Check {
        let id = CheckId::Clock;
        if let Some(off) = self.clock_off() {
            let summary = CheckSummary::ClockOff { span: Span::of_seconds(off.unsigned_abs()) };
            return line(id, CheckState::Problem, summary, self.facts.plex.at());
        }
        match self.facts.plex_clock_ahead.at() {
            Some(at) => line(id, CheckState::Ok, CheckSummary::ClockRight, Some(at)),
            None => skipped(id, CheckId::PlexService.id(), CheckSummary::NoClock),
        }
    }

    fn check_secure(&self) -> Check {
        let id = CheckId::PlexSecure;
        let issuer = self.facts.plex_certificate.get().map(|p| &p.issuer);
        about(id, &self.facts.plex, |service, at| match service {
            PlexService::Failed(error) if error.kind == NetKind::Tls => {
                let summary = match issuer {
                    Some(issuer) => CheckSummary::InterceptedBy { issuer: issuer.clone() },
                    None => CheckSummary::Intercepted,
                };
                line(id, CheckState::Problem, summary, at).with_details([said(error)])
            }
            PlexService::Failed(_) => skipped(id, CheckId::PlexService.id(), CheckSummary::PlexSilent),
            PlexService::Answers(_) | PlexService::RateLimited { .. } | PlexService::Trouble(_) => {
                line(id, CheckState::Ok, CheckSummary::Secure, at)
            }
        })
    }

    fn check_service(&self) -> Check {
        let id = CheckId::PlexService;
        about(id, &self.facts.plex, |service, at| match service {
            PlexService::Answers(ms) => line(id, CheckState::Ok, CheckSummary::PlexAnswers { ms: *ms }, at),
            PlexService::RateLimited { .. } => line(id, CheckState::Problem, CheckSummary::PlexAsksToWait, at)
                .with_details([CheckDetail::Status { code: 429 }]),
            PlexService::Trouble(why) => {
                let detail = CheckDetail::Failed { error: why.phrase() };
                line(id, CheckState::Problem, CheckSummary::PlexInTrouble, at).with_details([detail])
            }
            PlexService::Failed(error) => {
                line(id, CheckState::Problem, CheckSummary::PlexSilent, at).with_details([said(error)])
            }
        })
    }
}

/// A failure of the way to somebody, not of who answers at its end.
fn is_the_ways(error: &NetError) -> bool {
    use NetKind::{Cancelled, Garbled, Redirected, Reset, Status, Tls, TooLarge};
    let is_hung_up = error.kind == Reset && error.connected;
    !is_hung_up && !matches!(error.kind, Cancelled | Tls | Garbled | TooLarge | Redirected | Status(_))
}

fn said(error: &NetError) -> CheckDetail {
    CheckDetail::Failed { error: error.phrase() }
}

fn good(is_good: bool) -> CheckState {
    if is_good { CheckState::Ok } else { CheckState::Problem }
}

fn warn(is_bad: bool) -> CheckState {
    if is_bad { CheckState::Warning } else { CheckState::Ok }
}
