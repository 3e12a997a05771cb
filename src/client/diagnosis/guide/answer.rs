//! What a guide asks, and what may be answered: plain data. A guide is made anew from the answers so far, so that going back is leaving the
//! last of them out.

use super::{About, Guide};
use crate::client::model::Phrase;
use crate::client::platforms::{Kind, Platform};

/// What a person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The server runs on this.
    RunsOn(Platform),
    /// It runs on none of those that are known here.
    RunsElsewhere,
    /// It does not run on what it seemed to: this is asked.
    AskPlace,
    /// The password was changed, or all devices were signed out.
    SignedOut,
    NotSignedOut,
    NotSure,
    SetUpByMe,
    SetUpAsAnother,
    SetUpByOther,
    /// Only the program is to be restarted, not its computer.
    OnlyPlex,
    /// What was done did not help.
    StillSo,
    /// Something on the network blocks advertisements.
    AdBlocker,
    PiHole,
    AdGuard,
    NextDns,
    RouterFilter,
    NoneOfThese,
    FritzBox,
    Dnsmasq,
    Unbound,
    OpenWrt,
    OtherRouter,
    Chrome,
    Firefox,
    Safari,
    OtherBrowser,
    OpensElsewhere,
    OpensNowhere,
    BothAtHome,
    Away,
    Rented,
    AtHome,
    AtWork,
    AsGuest,
    PauseVpn,
    Tailscale,
    OtherVpn,
    Reinstalled,
}

/// A question, and its answers: the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub ask: Phrase,
    pub choices: Vec<Choice>,
}

/// One answer to choose. With it, the same guide goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The heading of the group that it begins.
    pub group: Option<Phrase>,
    pub label: Phrase,
    pub answer: Answer,
}

const ENTRY: &str = "guide-answer";

impl Answer {
    /// Its word in the JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::RunsOn(platform) => platform.spec().id,
            Self::RunsElsewhere => "something-else",
            Self::AskPlace => "ask-place",
            Self::SignedOut => "yes",
            Self::NotSignedOut => "no",
            Self::NotSure => "not-sure",
            Self::SetUpByMe => "set-up-by-me",
            Self::SetUpAsAnother => "set-up-as-another",
            Self::SetUpByOther => "set-up-by-other",
            Self::OnlyPlex => "only-plex",
            Self::StillSo => "still-so",
            Self::AdBlocker => "ad-blocker",
            Self::PiHole => "pi-hole",
            Self::AdGuard => "ad-guard",
            Self::NextDns => "next-dns",
            Self::RouterFilter => "router-filter",
            Self::NoneOfThese => "none-of-these",
            Self::FritzBox => "fritz-box",
            Self::Dnsmasq => "dnsmasq",
            Self::Unbound => "unbound",
            Self::OpenWrt => "openwrt",
            Self::OtherRouter => "other-router",
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
            Self::Safari => "safari",
            Self::OtherBrowser => "other-browser",
            Self::OpensElsewhere => "opens-elsewhere",
            Self::OpensNowhere => "opens-nowhere",
            Self::BothAtHome => "both-at-home",
            Self::Away => "away",
            Self::Rented => "rented",
            Self::AtHome => "at-home",
            Self::AtWork => "at-work",
            Self::AsGuest => "as-guest",
            Self::PauseVpn => "pause-vpn",
            Self::Tailscale => "tailscale",
            Self::OtherVpn => "other-vpn",
            Self::Reinstalled => "reinstalled",
        }
    }

    /// As it stands on its button.
    #[must_use]
    pub fn label(self) -> Phrase {
        if let Self::RunsOn(platform) = self {
            return platform.title();
        }
        Phrase::new(ENTRY).attribute(self.id())
    }
}

/// What is known of where a server runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Known(Platform),
    /// On nothing that there are steps for, by its owner's word.
    Elsewhere,
    /// Worth asking.
    Unknown,
}

impl About<'_> {
    /// Where the server runs: by the last answer, or else by what is known without one.
    pub(super) fn place(&self) -> Place {
        for answer in self.answers.iter().rev() {
            if let Answer::RunsOn(platform) = answer {
                return Place::Known(*platform);
            } else if *answer == Answer::RunsElsewhere {
                return Place::Elsewhere;
            } else if *answer == Answer::AskPlace {
                return Place::Unknown;
            }
        }
        self.platform.map_or(Place::Unknown, Place::Known)
    }

    /// The platform, where it is known.
    pub(super) fn known(&self) -> Option<Platform> {
        match self.place() {
            Place::Known(platform) => Some(platform),
            Place::Elsewhere | Place::Unknown => None,
        }
    }

    pub(super) fn has(&self, answer: Answer) -> bool {
        self.answers.contains(&answer)
    }
}

/// An answer, and how the guide goes on with it.
pub(super) type Way<'a> = (Answer, &'a dyn Fn(Guide) -> Guide);

impl Guide {
    /// Goes on where the server runs, or asks that first.
    pub(super) fn placed(self, about: &About<'_>, go_on: impl FnOnce(Self, Option<Platform>) -> Self) -> Self {
        let platform = match about.place() {
            Place::Known(platform) => Some(platform),
            Place::Elsewhere => None,
            Place::Unknown => return self.ask_place(),
        };
        Self { is_by_place: true, ..go_on(self, platform) }
    }

    fn ask_place(mut self) -> Self {
        let (ask, intro) = (self.common_with_args("where"), self.common_with_args("where-intro"));
        let group = |kind, attribute: &'static str| (kind, Phrase::new(ENTRY).attribute(attribute));
        let groups =
            [group(Kind::Computer, "computers"), group(Kind::Nas, "nas-devices"), group(Kind::Other, "containers")];
        let mut choices = Vec::new();
        for (kind, heading) in groups {
            let of_kind = Platform::ALL.into_iter().filter(|platform| platform.spec().kind == kind);
            choices.extend(
                of_kind.enumerate().map(|(n, platform)| {
                    Choice::new(Answer::RunsOn(platform)).under((n == 0).then(|| heading.clone()))
                }),
            );
        }
        choices.push(Choice::new(Answer::RunsElsewhere));
        self.intro = intro;
        self.question = Some(Question { ask, choices });
        self
    }

    /// Goes on with the answer that was given, or asks for it.
    pub(super) fn choose(self, answers: &[Answer], ask: &'static str, ways: &[Way<'_>]) -> Self {
        let ask = self.own(ask);
        self.choose_of(answers, ask, ways)
    }

    pub(super) fn choose_of(self, answers: &[Answer], ask: Phrase, ways: &[Way<'_>]) -> Self {
        match ways.iter().find(|(answer, _)| answers.contains(answer)) {
            Some((_, way)) => way(self),
            None => {
                let choices = ways.iter().map(|(answer, _)| Choice::new(*answer)).collect();
                let question = Some(Question { ask, choices });
                Self { question, ..self }
            }
        }
    }
}

impl Choice {
    fn new(answer: Answer) -> Self {
        Self { group: None, label: answer.label(), answer }
    }

    fn under(self, group: Option<Phrase>) -> Self {
        Self { group, ..self }
    }
}
