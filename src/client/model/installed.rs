//! A server whose settings are within reach.

use super::{MachineId, StoredAccount, User};
use crate::client::model::text::DisplayText;
use crate::client::model::{Capabilities, Controller, Locator, LogFacts};

/// A server whose installation is within reach, by what its settings and its log say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    pub locator: Locator,
    /// Where the settings are, in words for "Details".
    pub place: String,
    /// Who stops and starts it.
    pub controller: Controller,
    /// There is a program or a service that can be started, not just settings that were left over.
    pub can_start: bool,
    /// The other user of this computer whose it is.
    pub user: Option<DisplayText>,
    /// It is in a folder that the owner pointed at, and need not run on this computer.
    pub chosen: bool,
    pub id: MachineId,
    pub name: Option<DisplayText>,
    /// Whose sign-in its settings hold.
    pub account: StoredAccount,
    /// `CertificateUUID`: what its certificate is good for, so that it can prove itself to whoever knows its settings.
    pub certificate: Option<String>,
    pub sign_in: StoredSignIn,
    pub log: Option<LogFacts>,
}

impl Installed {
    /// The installation of a server among all: one that this program can stop and start before a folder of the same.
    #[must_use]
    pub fn of<'a>(id: &MachineId, all: &'a [Self]) -> Option<&'a Self> {
        all.iter().filter(|i| i.id == *id).min_by_key(|i| !i.capabilities().can_stop)
    }

    /// What this program can do with it.
    #[must_use]
    pub fn capabilities(&self) -> Capabilities {
        let is_ours = self.controller != Controller::Manual;
        Capabilities {
            can_stop: is_ours,
            can_start: is_ours && self.can_start,
            // What this system's own means stop runs on this computer, also where only a folder names it.
            reaches_loopback: is_ours && !self.locator.location().is_replaced_at_once(),
        }
    }

    /// The account in the settings, unless it certainly is this one: its sign-in is not removed without a word of its owner.
    #[must_use]
    pub fn other_account(&self, user: &User) -> Option<&StoredAccount> {
        self.account.unless_of(user, self.sign_in != StoredSignIn::None)
    }

    /// An installation of which no more is known than whose it is and where. Its owner stops and starts it.
    #[must_use]
    pub fn new(id: MachineId, locator: Locator) -> Self {
        let place = locator.preferences().map(|file| file.display().to_string()).unwrap_or_default();
        let (controller, sign_in) = (Controller::Manual, StoredSignIn::None);
        Self {
            locator,
            place,
            controller,
            can_start: false,
            user: None,
            chosen: false,
            id,
            name: None,
            account: StoredAccount::default(),
            certificate: None,
            sign_in,
            log: None,
        }
    }
}

/// The sign-in that a server's settings hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredSignIn {
    None,
    /// plex.tv knows it.
    Alive,
    /// plex.tv refuses it.
    Dead,
    /// plex.tv could not be asked.
    NotAsked,
}
