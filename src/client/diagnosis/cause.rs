//! The vocabulary of the diagnosis: one table for the causes of a server, one for those of this computer. What is known of a cause
//! stands in its entry and nowhere else. The identifiers are stable: they are in the JSON of `check`, in reports and in tests.

#[cfg(test)]
mod tests;

use serde::{Serialize, Serializer};

use super::checks::CheckId;
use super::guide::{About, Guide, claim, container, network, owner, server, settings};
use super::server::{View, verdict};
use super::{Verdict, VerdictWords};
use crate::client::model::{Entry, Phrase, messages};

/// What is wrong with a server, or that nothing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    Healthy,
    Shared,
    SignInNeeded,
    Unclaimed,
    UnclaimedClosed,
    Replaced,
    StaleClaim,
    OtherOwner,
    ClaimedNotListed,
    RestrictedUser,
    NotAccepted,
    ServerCutOff,
    ServerClock,
    Starting,
    Slow,
    NotRunning,
    Unreachable,
    Elsewhere,
    ContainerAddress,
    Certificate,
    DuplicateIdentity,
    NotPlex,
    BrowserOnly,
}

/// What is wrong on this computer, on its way to Plex, or with Plex itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ComputerCause {
    Offline,
    DnsBroken,
    PlexBlocked,
    ProxyBroken,
    TlsIntercepted,
    ClockWrong,
    PlexDown,
    RateLimited,
    LocalNetworkDenied,
    PlexDirectBlocked,
    Vpn,
}

/// How much a cause matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing to fix.
    Info,
    /// The rest still works.
    Warning,
    Problem,
}

/// What a list shows beside a server whose cause is no problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// All is well.
    Fine,
    /// There is nothing to do, or nothing is known.
    Neutral,
    /// It waits, or warns.
    Attention,
}

/// A link of the path *this computer – home network – server – Plex*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PathLink {
    /// This computer to the home network.
    Network,
    /// The home network to the server.
    Server,
    /// The server to Plex: its claim, its owner.
    Plex,
}

/// All that is known of a cause of a server. When it is the cause, `server/cause.rs` decides by the facts.
#[derive(Clone, Copy, Debug)]
pub struct CauseSpec {
    pub cause: Cause,
    /// The identifier of the vocabulary. The word for a list and what it means for later checks are attributes of the message that
    /// has the same one.
    pub id: &'static str,
    pub severity: Severity,
    pub mark: Mark,
    /// The line of the checklist that is the root cause.
    pub check: Option<CheckId>,
    /// The link of the path that is broken.
    pub link: Option<PathLink>,
    /// Which of several servers its owner most likely came for: the least first.
    pub urgency: u8,
    /// The next useful deed.
    pub action: Action,
    pub label: ActionLabel,
    /// It may pass, or be mended, without a press of a button here: it is looked at again while the program waits.
    pub passes: bool,
    /// A new sign-in in its settings is what helps.
    pub is_repairable: bool,
    /// The words of its verdict, where the entry of its identifier needs more than the server's name.
    pub(super) verdict: Option<fn(&View<'_>) -> VerdictWords>,
    /// What to do about it, where its action has no guide of its own.
    pub(super) guide: fn(&About<'_>) -> Guide,
}

/// All that is known of a cause of this computer.
#[derive(Clone, Copy, Debug)]
pub struct ComputerCauseSpec {
    pub cause: ComputerCause,
    pub id: &'static str,
    pub severity: Severity,
    pub check: CheckId,
    pub action: Action,
    pub label: ActionLabel,
    /// Plex's answer, when it comes, contradicts it.
    pub is_refuted_by_plex: bool,
}

const fn spec(
    cause: Cause,
    id: &'static str,
    severity: Severity,
    (action, label): (Action, ActionLabel),
    guide: fn(&About<'_>) -> Guide,
) -> CauseSpec {
    CauseSpec {
        cause,
        id,
        severity,
        mark: Mark::Attention,
        check: None,
        link: None,
        urgency: 2,
        action,
        label,
        passes: false,
        is_repairable: false,
        verdict: None,
        guide,
    }
}

/// The causes of a server, in the order of [`Cause`].
pub static CAUSES: [CauseSpec; 23] = {
    use ActionLabel as Label;
    use Cause::*;
    use Severity::*;
    const AT_PLEX: Option<PathLink> = Some(PathLink::Plex);
    const AT_SERVER: Option<PathLink> = Some(PathLink::Server);
    [
        CauseSpec {
            mark: Mark::Fine,
            urgency: 3,
            ..spec(Healthy, "healthy", Info, (Action::OpenPlex, Label::OpenPlex), server::browser)
        },
        CauseSpec {
            mark: Mark::Neutral,
            urgency: 3,
            verdict: Some(verdict::shared),
            ..spec(Shared, "shared", Info, (Action::OpenPlex, Label::OpenPlex), owner::other)
        },
        CauseSpec {
            mark: Mark::Neutral,
            urgency: 3,
            verdict: Some(verdict::sign_in_needed),
            ..spec(SignInNeeded, "sign-in-needed", Info, (Action::SignIn, Label::SignIn), owner::sign_in)
        },
        CauseSpec {
            check: Some(CheckId::Linked),
            link: AT_PLEX,
            urgency: 0,
            verdict: Some(verdict::unclaimed),
            ..spec(Unclaimed, "unclaimed", Problem, (Action::Claim, Label::Claim), claim::open)
        },
        CauseSpec {
            check: Some(CheckId::Linked),
            link: AT_PLEX,
            urgency: 1,
            is_repairable: true,
            ..spec(UnclaimedClosed, "unclaimed-closed", Problem, (Action::ShowHow, Label::ShowMeHow), claim::closed)
        },
        CauseSpec {
            check: Some(CheckId::Answers),
            link: AT_SERVER,
            urgency: 0,
            ..spec(Replaced, "replaced", Problem, (Action::ShowWhatToDo, Label::ShowWhatHappened), server::replaced)
        },
        CauseSpec {
            check: Some(CheckId::Yours),
            link: AT_PLEX,
            urgency: 1,
            is_repairable: true,
            verdict: Some(verdict::stale_claim),
            ..spec(StaleClaim, "stale-claim", Problem, (Action::Repair, Label::Repair), |about| {
                settings::remove_sign_in(StaleClaim, about)
            })
        },
        CauseSpec {
            check: Some(CheckId::Yours),
            link: AT_PLEX,
            is_repairable: true,
            verdict: Some(verdict::other_owner),
            ..spec(OtherOwner, "other-owner", Problem, (Action::SwitchAccount, Label::SwitchAccount), owner::other)
        },
        CauseSpec {
            check: Some(CheckId::Yours),
            link: AT_PLEX,
            is_repairable: true,
            verdict: Some(verdict::claimed_not_listed),
            ..spec(
                ClaimedNotListed,
                "claimed-not-listed",
                Problem,
                (Action::FindOutWhich, Label::FindOutWhich),
                owner::which,
            )
        },
        CauseSpec {
            check: Some(CheckId::Yours),
            link: AT_PLEX,
            verdict: Some(verdict::restricted_user),
            ..spec(
                RestrictedUser,
                "restricted-user",
                Problem,
                (Action::SwitchAccount, Label::SwitchAccount),
                owner::restricted,
            )
        },
        CauseSpec {
            check: Some(CheckId::LetsYouIn),
            link: AT_PLEX,
            urgency: 1,
            passes: true,
            ..spec(NotAccepted, "not-accepted", Problem, (Action::RestartServer, Label::RestartServer), server::restart)
        },
        CauseSpec {
            check: Some(CheckId::ReachesPlex),
            link: AT_PLEX,
            passes: true,
            ..spec(
                ServerCutOff,
                "server-cut-off",
                Problem,
                (Action::ShowWhatToCheck, Label::ShowWhatToCheck),
                network::server_cut_off,
            )
        },
        CauseSpec {
            check: Some(CheckId::ServerClock),
            // The diagnosis makes a problem of it where it keeps the server from Plex.
            verdict: Some(verdict::server_clock),
            ..spec(ServerClock, "server-clock", Warning, (Action::ShowHow, Label::ShowMeHow), server::clock)
        },
        CauseSpec {
            check: Some(CheckId::Ready),
            link: AT_SERVER,
            passes: true,
            ..spec(Starting, "starting", Info, (Action::CheckNow, Label::CheckNow), server::starting)
        },
        CauseSpec {
            check: Some(CheckId::Answers),
            urgency: 3,
            verdict: Some(verdict::slow),
            ..spec(Slow, "slow", Warning, (Action::CheckAgain, Label::CheckAgain), server::slow)
        },
        CauseSpec {
            check: Some(CheckId::Answers),
            link: AT_SERVER,
            passes: true,
            verdict: Some(verdict::not_running),
            ..spec(NotRunning, "not-running", Problem, (Action::ShowHow, Label::ShowMeHow), server::not_running)
        },
        CauseSpec {
            check: Some(CheckId::Answers),
            link: AT_SERVER,
            urgency: 4,
            passes: true,
            verdict: Some(verdict::unreachable),
            ..spec(
                Unreachable,
                "unreachable",
                Problem,
                (Action::CheckAgain, Label::CheckAgain),
                network::server_unreachable,
            )
        },
        CauseSpec {
            check: Some(CheckId::Answers),
            link: AT_SERVER,
            urgency: 4,
            ..spec(Elsewhere, "elsewhere", Info, (Action::ShowWhatToDo, Label::ShowWhatToDo), network::server_elsewhere)
        },
        CauseSpec {
            check: Some(CheckId::Answers),
            link: AT_SERVER,
            ..spec(
                ContainerAddress,
                "container-address",
                Problem,
                (Action::ShowHow, Label::ShowMeHow),
                container::hidden,
            )
        },
        CauseSpec {
            check: Some(CheckId::Certificate),
            link: AT_PLEX,
            urgency: 1,
            passes: true,
            verdict: Some(verdict::certificate),
            ..spec(
                Certificate,
                "certificate",
                Problem,
                (Action::RestartServer, Label::RestartServer),
                server::certificate,
            )
        },
        CauseSpec {
            check: Some(CheckId::OneIdentity),
            link: AT_SERVER,
            passes: true,
            ..spec(DuplicateIdentity, "duplicate-identity", Problem, (Action::ShowBoth, Label::ShowBoth), server::both)
        },
        CauseSpec {
            check: Some(CheckId::IsPlex),
            link: AT_SERVER,
            urgency: 4,
            verdict: Some(verdict::not_plex),
            ..spec(NotPlex, "not-plex", Problem, (Action::ChangeAddress, Label::ChangeAddress), server::not_plex)
        },
        CauseSpec {
            check: Some(CheckId::Browser),
            urgency: 3,
            ..spec(
                BrowserOnly,
                "browser-only",
                Info,
                (Action::OpenPrivateWindow, Label::OpenPrivateWindow),
                server::browser,
            )
        },
    ]
};

const fn computer(
    cause: ComputerCause,
    id: &'static str,
    check: CheckId,
    action: Action,
    label: ActionLabel,
) -> ComputerCauseSpec {
    ComputerCauseSpec { cause, id, severity: Severity::Problem, check, action, label, is_refuted_by_plex: false }
}

/// The causes of this computer, in the order of [`ComputerCause`].
pub static COMPUTER_CAUSES: [ComputerCauseSpec; 11] = {
    use ActionLabel as Label;
    use ComputerCause::*;
    const SHOW: (Action, ActionLabel) = (Action::ShowWhatToDo, ActionLabel::ShowMeHowToFixIt);
    [
        ComputerCauseSpec {
            is_refuted_by_plex: true,
            ..computer(Offline, "offline", CheckId::Network, Action::CheckAgain, Label::CheckAgain)
        },
        ComputerCauseSpec {
            is_refuted_by_plex: true,
            ..computer(DnsBroken, "dns-broken", CheckId::Names, SHOW.0, SHOW.1)
        },
        ComputerCauseSpec {
            is_refuted_by_plex: true,
            ..computer(PlexBlocked, "plex-blocked", CheckId::PlexName, Action::ShowWhatToAllow, Label::ShowWhatToAllow)
        },
        ComputerCauseSpec {
            is_refuted_by_plex: true,
            ..computer(ProxyBroken, "proxy-broken", CheckId::Proxy, Action::OpenProxySettings, Label::OpenProxySettings)
        },
        computer(TlsIntercepted, "tls-intercepted", CheckId::PlexSecure, SHOW.0, SHOW.1),
        computer(ClockWrong, "clock-wrong", CheckId::Clock, Action::OpenTimeSettings, Label::OpenTimeSettings),
        computer(PlexDown, "plex-down", CheckId::PlexService, Action::OpenStatusPage, Label::OpenStatusPage),
        computer(RateLimited, "rate-limited", CheckId::PlexService, Action::CheckNow, Label::CheckNow),
        computer(
            LocalNetworkDenied,
            "local-network-denied",
            CheckId::LocalNetwork,
            Action::OpenPrivacySettings,
            Label::OpenPrivacySettings,
        ),
        ComputerCauseSpec {
            severity: Severity::Warning,
            ..computer(PlexDirectBlocked, "plex-direct-blocked", CheckId::PlexDirect, SHOW.0, SHOW.1)
        },
        ComputerCauseSpec { severity: Severity::Warning, ..computer(Vpn, "vpn", CheckId::Vpn, SHOW.0, SHOW.1) },
    ]
};

/// The attributes that the message of every cause has.
const LIST: &str = "list";
const CONSEQUENCE: &str = "consequence";
const CHANGE: &str = "change";

impl Cause {
    pub fn all() -> impl Iterator<Item = Self> {
        CAUSES.iter().map(|spec| spec.cause)
    }

    /// By its identifier. `None`: a later version's, perhaps.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::all().find(|cause| cause.id() == id)
    }

    #[must_use]
    pub fn spec(self) -> &'static CauseSpec {
        &CAUSES[self as usize]
    }

    /// The identifier of the vocabulary.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.spec().id
    }

    /// What a server's state is in one or two words, for a list.
    #[must_use]
    pub fn list_word(self) -> Phrase {
        Phrase::new(self.id()).attribute(LIST)
    }

    /// What it means for the checks that depend on it: "Not checked, because …".
    #[must_use]
    pub fn consequence(self) -> Phrase {
        Phrase::new(self.id()).attribute(CONSEQUENCE)
    }

    /// What happened when it began, for a history.
    #[must_use]
    pub fn change(self) -> Phrase {
        Phrase::new(self.id()).attribute(CHANGE)
    }
}

impl ComputerCause {
    pub fn all() -> impl Iterator<Item = Self> {
        COMPUTER_CAUSES.iter().map(|spec| spec.cause)
    }

    /// By its identifier. `None`: a later version's, perhaps.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::all().find(|cause| cause.id() == id)
    }

    #[must_use]
    pub fn spec(self) -> &'static ComputerCauseSpec {
        &COMPUTER_CAUSES[self as usize]
    }

    /// The identifier of the vocabulary.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.spec().id
    }

    /// This computer's state in one or two words, for a list.
    #[must_use]
    pub fn list_word(self) -> Phrase {
        Phrase::new(self.id()).attribute(LIST)
    }

    /// What it means for the checks that depend on it: "Not checked, because …".
    #[must_use]
    pub fn consequence(self) -> Phrase {
        Phrase::new(self.id()).attribute(CONSEQUENCE)
    }

    /// What happened when it began, for a history.
    #[must_use]
    pub fn change(self) -> Phrase {
        Phrase::new(self.id()).attribute(CHANGE)
    }

    /// The rest still works.
    #[must_use]
    pub fn is_notice(self) -> bool {
        self.spec().severity == Severity::Warning
    }
}

/// What every language has to have for the causes, beside their verdicts.
#[must_use]
pub fn entries() -> Vec<Entry> {
    let ids = CAUSES.iter().map(|spec| spec.id).chain(COMPUTER_CAUSES.iter().map(|spec| spec.id));
    let attributes = ids.flat_map(|id| {
        [LIST, CONSEQUENCE, CHANGE].map(|attribute| Entry { id, attribute: Some(attribute), args: &[] })
    });
    // Verdicts with words of their own are listed with those words.
    let plain = CAUSES.iter().filter(|spec| spec.verdict.is_none());
    let verdicts = plain.map(|spec| Entry { id: spec.id, attribute: None, args: &[Verdict::SERVER] });
    attributes.chain(verdicts).collect()
}

impl Serialize for Cause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Serialize for ComputerCause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

messages! {
    /// Why a server may not answer.
    #[derive(Copy, Hash)]
    pub enum Hint {
        Vpn = "hint-vpn",
        OtherNetwork = "hint-other-network",
        Container = "hint-container",
        AddressTaken = "hint-address-taken",
        Firewall = "hint-firewall",
        Power = "hint-power",
    }
}

/// Something to do next. One action, one button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    OpenPlex,
    SignIn,
    Claim,
    ShowHow,
    Repair,
    SwitchAccount,
    FindOutWhich,
    StartServer,
    RestartServer,
    ShowWhatToCheck,
    CheckNow,
    CheckAgain,
    ShowBoth,
    ChangeAddress,
    OpenPrivateWindow,
    ShowWhatToDo,
    ShowWhatToAllow,
    OpenTimeSettings,
    OpenProxySettings,
    OpenStatusPage,
    OpenPrivacySettings,
}

messages! {
    /// The words on the button of an action.
    #[derive(Copy, Hash)]
    pub enum ActionLabel {
        OpenPlex = "action-open-plex",
        SignIn = "action-sign-in",
        Claim = "action-claim",
        ShowMeHow = "action-show-me-how",
        ShowMeHowToFixIt = "action-show-me-how-to-fix-it",
        ShowWhatToDo = "action-show-what-to-do",
        ShowWhatHappened = "action-show-what-happened",
        Repair = "action-repair",
        SwitchAccount = "action-switch-account",
        FindOutWhich = "action-find-out-which",
        StartServer = "action-start-server",
        RestartServer = "action-restart-server",
        ShowWhatToCheck = "action-show-what-to-check",
        CheckNow = "action-check-now",
        CheckAgain = "action-check-again",
        ShowBoth = "action-show-both",
        ChangeAddress = "action-change-address",
        OpenPrivateWindow = "action-open-private-window",
        ShowWhatToAllow = "action-show-what-to-allow",
        OpenTimeSettings = "action-open-time-settings",
        OpenProxySettings = "action-open-proxy-settings",
        OpenStatusPage = "action-open-status-page",
        OpenPrivacySettings = "action-open-privacy-settings",
    }
}

/// The state of one check, as the JSON of `check` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CheckState {
    Ok,
    Warning,
    Problem,
    Skipped,
}
