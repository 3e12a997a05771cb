//! Guides: what a person can do about a cause, on the platform at hand. Plain data, made from a cause and from what it is about; no
//! I/O, and no finished sentence: the words are in `guides.ftl` and `platforms.ftl` of each language.
//!
//! Titles, introductions and notes are for everyone, without a technician's words. A step is one action, with what has to be
//! typed for it to copy.

pub(super) mod claim;
pub(super) mod computer;
pub(super) mod container;
mod controls;
pub(super) mod network;
pub(super) mod owner;
pub(super) mod server;
pub(super) mod settings;
#[cfg(test)]
pub(crate) mod tests;

use std::net::SocketAddr;

use super::cause::{Action, Cause, ComputerCause};
use crate::client::model::{AccountName, Arg, ExternalPage, Message as _, PLEX_PORT, Phrase, ServerName};
use crate::client::platforms::Platform;

/// What a guide is about: whatever of it is known goes into the words.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The server's name.
    pub server: &'a str,
    /// The account that is signed in here.
    pub account: Option<&'a str>,
    /// The account that the server belongs to, if Plex names it.
    pub owner: Option<&'a str>,
    /// Where the server answers, or last did.
    pub address: Option<SocketAddr>,
    /// Every address that answers with the server's identity, for what is seen twice.
    pub addresses: &'a [SocketAddr],
    /// What the server runs on: chosen by its owner, or guessed.
    pub platform: Option<Platform>,
    /// It runs on this very computer.
    pub here: bool,
    /// It is in a network that this computer is in, too.
    pub near: Option<bool>,
}

/// What a guide to this computer is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct AboutComputer<'a> {
    /// Who signed what answers in plex.tv's place.
    pub issuer: Option<&'a str>,
    /// A name under `plex.direct` that was asked for and withheld.
    pub withheld: Option<&'a str>,
}

impl<'a> About<'a> {
    /// About a server of which only its name is known.
    #[must_use]
    pub fn server(name: &'a str) -> Self {
        Self {
            server: name,
            account: None,
            owner: None,
            address: None,
            addresses: &[],
            platform: None,
            here: false,
            near: None,
        }
    }

    /// The computer of the server, as one types it elsewhere; or a stand-in that says what belongs there.
    fn host(&self) -> String {
        self.for_others().map_or_else(|| STAND_IN.to_owned(), |a| a.ip().to_string())
    }

    /// The same with the port.
    fn host_and_port(&self) -> String {
        self.for_others().map_or_else(|| format!("{STAND_IN}:{PLEX_PORT}"), |a| a.to_string())
    }

    fn for_others(&self) -> Option<SocketAddr> {
        self.address.filter(|a| !a.ip().is_loopback())
    }

    fn spec(&self) -> Option<&'static crate::client::platforms::PlatformSpec> {
        self.platform.map(Platform::spec)
    }

    fn server_arg(&self) -> (&'static str, Arg) {
        ("server", ServerName::from(self.server).into())
    }
}

/// Another account than the one that is signed in, or the one that is.
fn account(name: &str, is_own: bool) -> Arg {
    AccountName { shown: name.to_owned(), is_own }.into()
}

/// What can be done, for a person to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Its entry in the files of `assets/locales`, whose attributes are the rest of its words.
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
    pub title: Phrase,
    pub intro: Phrase,
    pub steps: Vec<Step>,
    /// What this program can open itself.
    pub button: Option<Open>,
    /// What else should be known.
    pub notes: Vec<Phrase>,
    /// Another guide for the same cause, where this one does not fit.
    pub other: Option<Other>,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub text: Phrase,
    /// What has to be typed for it, to be copied as it is.
    pub copies: Vec<CopyText>,
}

/// A text to copy, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyText {
    pub label: Phrase,
    pub text: String,
}

/// A page that this program can open, and the words on its button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub label: Phrase,
    pub page: ExternalPage,
}

/// Another guide: [`of_server`] with the same cause and this action gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub label: Phrase,
    pub action: Action,
}

/// What to do about a server. The action tells apart what a cause has several ways for: [`Action::Repair`] removes its sign-in,
/// [`Action::RestartServer`] restarts it, [`Action::ShowWhatToCheck`] looks at its own way to Plex.
#[must_use]
pub fn of_server(cause: Cause, action: Action, about: &About<'_>) -> Guide {
    let is_one = cause != Cause::DuplicateIdentity;
    if action == Action::ShowBoth {
        server::both(about)
    } else if action == Action::Repair && is_one {
        settings::remove_sign_in(cause, about)
    } else if action == Action::RestartServer && is_one && cause != Cause::Certificate {
        server::restart(about)
    } else if action == Action::ShowWhatToCheck && is_one {
        network::server_cut_off(about)
    } else {
        (cause.spec().guide)(about)
    }
}

/// True if the steps differ with what the server runs on: worth asking its owner.
#[must_use]
pub fn depends_on_platform(cause: Cause, action: Action, about: &About<'_>) -> bool {
    let on = |platform| of_server(cause, action, &About { platform, ..*about });
    let unknown = on(None);
    Platform::ALL.iter().any(|platform| on(Some(*platform)) != unknown)
}

/// What to do about this computer, which runs `os`, or about its way to Plex.
#[must_use]
pub fn of_computer(cause: ComputerCause, os: Platform, about: &AboutComputer<'_>) -> Guide {
    match cause {
        ComputerCause::Offline => computer::offline(os),
        ComputerCause::DnsBroken => computer::names_broken(os),
        ComputerCause::ProxyBroken => computer::proxy_broken(os),
        ComputerCause::PlexBlocked => computer::plex_blocked(os),
        ComputerCause::TlsIntercepted => computer::intercepted(about),
        ComputerCause::ClockWrong => computer::clock_wrong(os),
        ComputerCause::PlexDown => computer::plex_down(),
        ComputerCause::RateLimited => computer::asked_to_wait(),
        ComputerCause::LocalNetworkDenied => computer::kept_from_network(os),
        ComputerCause::PlexDirectBlocked => computer::names_withheld(about),
        ComputerCause::Vpn => computer::vpn(os),
    }
}

/// What stands in a text to copy where the address is not known.
const STAND_IN: &str = "ADDRESS-OF-THE-SERVER";

/// Words that several guides share, as attributes of one entry.
const COMMON: &str = "guide-common";

impl Guide {
    /// The guide whose words are that entry. All of them may use the arguments.
    pub(super) fn new(id: &'static str, args: Vec<(&'static str, Arg)>) -> Self {
        let title = Phrase { id, attribute: None, args: args.clone() };
        let intro = title.clone().attribute("intro");
        Self { id, args, title, intro, steps: Vec::new(), button: None, notes: Vec::new(), other: None }
    }

    /// One about a server, whose name is in its title.
    pub(super) fn about(id: &'static str, about: &About<'_>) -> Self {
        Self::new(id, vec![about.server_arg()])
    }

    /// One of its own words.
    fn own(&self, attribute: &'static str) -> Phrase {
        Phrase { id: self.id, attribute: Some(attribute), args: self.args.clone() }
    }

    /// Another introduction of its own.
    fn intro(mut self, attribute: &'static str) -> Self {
        self.intro = self.own(attribute);
        self
    }

    pub(super) fn step(self, attribute: &'static str) -> Self {
        let text = self.own(attribute);
        self.say(text)
    }

    /// A step in words that other guides use as well.
    pub(super) fn common(self, attribute: &'static str) -> Self {
        self.say(Phrase::new(COMMON).attribute(attribute))
    }

    pub(super) fn say(mut self, text: Phrase) -> Self {
        self.steps.push(Step { text, copies: Vec::new() });
        self
    }

    /// A text to copy for the step before. Its label is an attribute of the entry `copy-text`.
    pub(super) fn copy(self, label: &'static str, text: impl Into<String>) -> Self {
        self.copies([CopyText::new(label, text)])
    }

    fn copies(mut self, texts: impl IntoIterator<Item = CopyText>) -> Self {
        if let Some(step) = self.steps.last_mut() {
            step.copies.extend(texts);
        }
        self
    }

    fn open(mut self, label: &'static str, page: ExternalPage) -> Self {
        self.button = Some(Open { label: Phrase::new(COMMON).attribute(label), page });
        self
    }

    pub(super) fn note(self, attribute: &'static str) -> Self {
        let text = self.own(attribute);
        self.note_of(text)
    }

    fn note_of(mut self, text: Phrase) -> Self {
        self.notes.push(text);
        self
    }

    fn other(mut self, action: Action) -> Self {
        self.other = Some(Other { label: self.own("other"), action });
        self
    }

    /// All texts to copy, in their order.
    pub fn all_copies(&self) -> impl Iterator<Item = &CopyText> {
        self.steps.iter().flat_map(|step| &step.copies)
    }

    /// Everything that it says.
    pub fn phrases(&self) -> impl Iterator<Item = Phrase> {
        let steps = self.steps.iter().map(|step| &step.text);
        let labels = self.all_copies().map(|copy| &copy.label);
        let button = self.button.as_ref().map(|open| &open.label);
        let other = self.other.as_ref().map(|other| &other.label);
        let all = [&self.title, &self.intro].into_iter().chain(steps).chain(labels).chain(button).chain(&self.notes);
        all.chain(other).map(Phrase::phrase).collect::<Vec<_>>().into_iter()
    }
}

impl CopyText {
    pub(super) fn new(label: &'static str, text: impl Into<String>) -> Self {
        Self { label: Phrase::new("copy-text").attribute(label), text: text.into() }
    }
}
