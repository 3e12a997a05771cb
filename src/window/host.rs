//! Signing in to the device that a server runs on: what the owner typed for it, and what for.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use secrecy::zeroize::{Zeroize as _, Zeroizing};

use super::view::{Page, Scene};
use crate::client::diagnosis::duplicate::answers;
use crate::client::model::{Moment, Secret, SshHost};
use crate::client::platforms::Platform;
use crate::client::repair::Record;
use crate::client::state::{HostAccess, HostStage, Server, ServerKey};

/// The longest password that is taken, in characters.
pub const LONGEST: usize = 256;
/// The most bytes of one character.
const WIDEST: usize = 4;

/// A password while it is typed. It lies in one place, which is wiped; nothing shows it.
#[derive(Clone)]
pub struct Password(Arc<Mutex<Zeroizing<String>>>);

/// What the owner typed. `None`: nothing yet, and what is known stands there.
#[derive(Clone, Debug, Default)]
pub struct HostForm {
    pub user: Option<String>,
    pub address: Option<String>,
    pub password: Password,
    /// The sign-in is one by key.
    pub by_key: bool,
    /// An attempt is under way: when the one before it had begun.
    pub sent: Option<Option<Moment>>,
}

/// What somebody is to be signed in for.
#[derive(Clone, Copy)]
pub enum Errand<'a> {
    Repair(&'a Server),
    Undo(&'a Record),
    /// A repair that was interrupted.
    Continue(&'a Record),
}

/// Where to sign in, and as whom.
#[derive(Clone, Debug)]
pub struct Target {
    pub server: Option<ServerKey>,
    pub platform: Option<Platform>,
    pub user: String,
    /// As it was typed, or is known; empty where nobody knows.
    pub address: String,
}

impl Default for Password {
    fn default() -> Self {
        // Room for all of it: what grows leaves copies behind.
        Self(Arc::new(Mutex::new(Zeroizing::new(String::with_capacity(WIDEST * LONGEST)))))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Password").finish_non_exhaustive()
    }
}

impl Password {
    /// To be typed into.
    pub fn edit(&self) -> MutexGuard<'_, Zeroizing<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edit().is_empty()
    }

    /// For one sign-in.
    #[must_use]
    pub fn secret(&self) -> Secret {
        Secret::from(self.edit().as_str())
    }

    pub fn clear(&self) {
        self.edit().zeroize();
    }
}

impl HostForm {
    /// The attempt is over, or given up: its password is needed no more.
    pub fn forget(&mut self) {
        self.password.clear();
        self.by_key = false;
        self.sent = None;
    }

    /// The same once an attempt has come to its end.
    pub fn follow(&mut self, access: Option<&HostAccess>) {
        let Some(before) = self.sent else { return };
        let began = access.map(|access| access.since);
        let goes_on = access.is_some_and(|access| matches!(access.stage, HostStage::SigningIn | HostStage::AsksKey(_)));
        if began != before && !goes_on {
            self.forget();
        }
    }
}

impl<'a> Errand<'a> {
    /// What the open page needs a sign-in for, if it does.
    #[must_use]
    pub fn of(scene: &Scene<'a>) -> Option<Self> {
        let model = scene.model;
        if !model.reaches_hosts {
            return None;
        }
        let locked = |record: &&Record| model.missing_host(&record.locator).is_some();
        match &scene.view.page {
            Page::Repair(key) => {
                let server = model.server(*key).filter(|server| is_way_in(scene, server, None))?;
                model.installation_of(*key).is_none().then_some(Self::Repair(server))
            }
            Page::Undo(id) => model.record(id).filter(locked).map(Self::Undo),
            Page::Interrupted(id) => {
                model.interrupted().find(|record| record.id == *id).filter(locked).map(Self::Continue)
            }
            Page::Verdict
            | Page::Address
            | Page::SignIn
            | Page::Confirm(..)
            | Page::HowTo(_)
            | Page::About
            | Page::Licenses(_)
            | Page::Forget
            | Page::Report(_)
            | Page::Folder(_)
            | Page::Both(_)
            | Page::Restart(_)
            | Page::RepairProgress
            | Page::History(_)
            | Page::HistoryOfAll
            | Page::DeleteHistory(_)
            | Page::RemoveCopy(_) => None,
        }
    }

    #[must_use]
    pub fn name(&self) -> &'a str {
        match self {
            Self::Repair(server) => &server.diagnosis.name,
            Self::Undo(record) | Self::Continue(record) => &record.name,
        }
    }

    #[must_use]
    pub fn server(&self, scene: &Scene<'a>) -> Option<&'a Server> {
        match self {
            Self::Repair(server) => Some(server),
            Self::Undo(record) | Self::Continue(record) => {
                scene.model.rows.of_id(&record.server).and_then(|key| scene.model.server(key))
            }
        }
    }

    /// The host that was signed in to for this, or is being.
    #[must_use]
    pub fn access(&self, scene: &Scene<'a>) -> Option<&'a HostAccess> {
        let key = self.server(scene).map(|server| server.key);
        scene.model.host.as_ref().filter(|access| access.server == key)
    }

    /// What was typed goes before what was tried last, and that before what is known.
    #[must_use]
    pub fn target(&self, scene: &Scene<'a>) -> Target {
        let server = self.server(scene);
        let chosen = server.and_then(|server| scene.view.platforms.get(&server.key).copied());
        let platform = server.and_then(|server| scene.model.platform_of(server, chosen));
        let host = platform.and_then(|platform| platform.spec().host);
        let (tried, form) = (self.access(scene).map(|access| &access.host), &scene.view.host);
        let (known_user, known_address) = match self {
            Self::Repair(server) => (
                host.map(|host| host.user.to_owned()),
                address_of(server).filter(|_| !host.is_some_and(|host| host.is_elsewhere)),
            ),
            Self::Undo(record) | Self::Continue(record) => {
                record.locator.host().map(|(host, _)| (host.user.clone(), host.to_string())).unzip()
            }
        };
        let user = form.user.clone().or_else(|| tried.map(|host| host.user.clone())).or(known_user);
        let address = form.address.clone().or_else(|| tried.map(ToString::to_string)).or(known_address);
        Target {
            server: server.map(|server| server.key),
            platform,
            user: user.unwrap_or_default(),
            address: address.unwrap_or_default(),
        }
    }
}

impl Target {
    /// `None` as long as a user or an address is missing.
    #[must_use]
    pub fn host(&self) -> Option<SshHost> {
        let user = self.user.trim();
        if user.is_empty() { None } else { SshHost::at(user, &self.address) }
    }
}

/// Can this program sign in to what the server runs on? `platform`: what its owner says that it is.
#[must_use]
pub fn is_way_in(scene: &Scene<'_>, server: &Server, platform: Option<Platform>) -> bool {
    let chosen = platform.or_else(|| scene.view.platforms.get(&server.key).copied());
    let platform = scene.model.platform_of(server, chosen);
    let has_way = platform.is_some_and(|platform| platform.spec().host.is_some());
    has_way && scene.model.reaches_hosts && !server.diagnosis.here && server.diagnosis.id.is_some()
}

/// Where the server responds on the home network, which is where its device is.
fn address_of(server: &Server) -> Option<String> {
    let outside = || server.addresses.iter().filter(|facts| !facts.address.ip().is_loopback());
    let best = outside().filter(|facts| answers(facts)).min_by_key(|facts| facts.address.is_ipv6());
    best.or_else(|| outside().next()).map(|facts| facts.address.ip().to_string())
}

/// Does the server respond at the address of that host? Then it is hardly another device.
#[must_use]
pub fn responds_at(server: Option<&Server>, host: &SshHost) -> bool {
    let is_same = |name: &str, ip: std::net::IpAddr| name.parse() == Ok(ip);
    server.is_some_and(|server| {
        server.addresses.iter().any(|facts| answers(facts) && is_same(&host.name, facts.address.ip()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_shows_itself_nowhere_and_is_wiped() {
        let password = Password::default();
        password.edit().push_str("correct horse");
        assert!(!format!("{password:?}").contains("horse"));
        let before = password.edit().as_ptr();
        password.edit().extend(std::iter::repeat_n('\u{10FFFF}', LONGEST - 13));
        assert_eq!(password.edit().as_ptr(), before, "it has grown without moving");
        password.clear();
        assert!(password.is_empty());
    }
}
