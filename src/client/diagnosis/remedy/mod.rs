//! Remedies: what a person can do about a cause, on the platform at hand. Plain data, made from a cause and from what it is
//! about; no I/O.
//!
//! Titles, introductions and notes are for everyone, without a technician's words. A step is one action, and names technical
//! things only where exactly that has to be clicked or typed; what has to be typed is a [`CopyText`] as well.

mod claim;
mod computer;
mod container;
mod controls;
mod network;
mod owner;
mod platform;
mod reset;
mod server;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;

use super::cause::{Action, Cause, ComputerCause};
use crate::client::settings::PLEX_PORT;
use crate::client::state::ExternalPage;

pub use platform::{Platform, guess};

/// What a remedy is about: whatever of it is known goes into the words.
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
            issuer: None,
            withheld: None,
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
}

/// What can be done, for a person to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    pub title: String,
    pub intro: String,
    pub steps: Vec<String>,
    /// What has to be typed somewhere, to be copied as it is.
    pub copy: Vec<CopyText>,
    /// What this program can open itself.
    pub button: Option<Open>,
    /// What else should be known.
    pub note: Option<String>,
    /// Another remedy for the same cause, where this one does not fit.
    pub other: Option<Other>,
}

/// A text to copy, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyText {
    pub label: &'static str,
    pub text: String,
}

/// A page that this program can open, and the words on its button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub label: &'static str,
    pub page: ExternalPage,
}

/// Another remedy: [`of_server`] with the same cause and this action gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    pub label: &'static str,
    pub action: Action,
}

/// What to do about a server. The action tells apart what a cause has several ways for: [`Action::Repair`] takes its sign-in off,
/// [`Action::RestartServer`] restarts it, [`Action::ShowWhatToCheck`] looks at its own way to Plex.
#[must_use]
pub fn of_server(cause: Cause, action: Action, about: &About<'_>) -> Remedy {
    match (cause, action) {
        (Cause::DuplicateIdentity, _) | (_, Action::ShowBoth) => server::both(about),
        (_, Action::Repair) => reset::take_off(cause, about),
        (Cause::Certificate, _) => server::certificate(about),
        (_, Action::RestartServer) => server::restart(about),
        (Cause::ServerCutOff, _) | (Cause::NotAccepted, Action::ShowWhatToCheck) => network::server_cut_off(about),
        (Cause::NotAccepted, _) => server::restart(about),
        (Cause::StaleClaim, _) => reset::take_off(cause, about),
        (Cause::Unclaimed, _) => claim::open(about),
        (Cause::UnclaimedClosed, _) => claim::closed(about),
        (Cause::SignInNeeded, _) => owner::sign_in(about),
        (Cause::OtherOwner | Cause::Shared, _) => owner::other(about),
        (Cause::ClaimedNotListed, _) => owner::which(about),
        (Cause::RestrictedUser, _) => owner::restricted(about),
        (Cause::ServerClock, _) => server::clock(about),
        (Cause::Starting, _) => server::starting(about),
        (Cause::Slow, _) => server::slow(about),
        (Cause::NotRunning, _) => server::not_running(about),
        (Cause::Unreachable, _) => network::server_unreachable(about),
        (Cause::Elsewhere, _) => network::server_elsewhere(about),
        (Cause::ContainerAddress, _) => container::hidden(about),
        (Cause::Replaced, _) => server::replaced(about),
        (Cause::NotPlex, _) => server::not_plex(about),
        (Cause::BrowserOnly | Cause::Healthy, _) => server::browser(about),
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
pub fn of_computer(cause: ComputerCause, os: Platform, about: &About<'_>) -> Remedy {
    match cause {
        ComputerCause::Offline => computer::offline(os),
        ComputerCause::DnsBroken => computer::names_broken(os),
        ComputerCause::ProxyBroken => computer::proxy_broken(os),
        ComputerCause::PlexBlocked => computer::plex_blocked(os),
        ComputerCause::TlsIntercepted => computer::read_along(about),
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

/// The last step of most remedies: the page has that button.
const CHECK_AGAIN: &str = "Wait two minutes, then press Check again here.";

impl Remedy {
    fn new(title: impl Into<String>, intro: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            intro: intro.into(),
            steps: Vec::new(),
            copy: Vec::new(),
            button: None,
            note: None,
            other: None,
        }
    }

    fn step(mut self, text: impl Into<String>) -> Self {
        self.steps.push(text.into());
        self
    }

    fn steps<T: Into<String>>(mut self, steps: impl IntoIterator<Item = T>) -> Self {
        self.steps.extend(steps.into_iter().map(Into::into));
        self
    }

    fn copy(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.copy.push(CopyText { label, text: text.into() });
        self
    }

    fn copies(mut self, texts: impl IntoIterator<Item = CopyText>) -> Self {
        self.copy.extend(texts);
        self
    }

    fn open(mut self, label: &'static str, page: ExternalPage) -> Self {
        self.button = Some(Open { label, page });
        self
    }

    fn note(mut self, text: impl Into<String>) -> Self {
        self.note = Some(text.into());
        self
    }

    fn other(mut self, label: &'static str, action: Action) -> Self {
        self.other = Some(Other { label, action });
        self
    }
}

impl CopyText {
    fn new(label: &'static str, text: impl Into<String>) -> Self {
        Self { label, text: text.into() }
    }
}
