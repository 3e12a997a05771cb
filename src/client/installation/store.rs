//! Where a server keeps its settings: a file, a registry key, a domain of preferences. Three primitives, so that a backup is
//! nothing but what was read, and putting it back nothing but replacing what is there.

use std::fmt;
use std::time::SystemTime;

use secrecy::{ExposeSecret as _, SecretSlice};
use serde::{Deserialize, Serialize};

use super::{InstallError, InstallKind, InstallOperation};
use crate::client::model::{NewSignIn, Secret};

/// The server's own token at plex.tv.
pub const TOKEN: &str = "PlexOnlineToken";
/// The user name of the account that it belongs to.
pub const USERNAME: &str = "PlexOnlineUsername";
/// Its e-mail address.
pub const EMAIL: &str = "PlexOnlineMail";
/// The four values of a sign-in (support.plex.tv/articles/204281528). Nothing else is ever removed.
pub const SIGN_IN: [&str; 4] = [TOKEN, USERNAME, EMAIL, "PlexOnlineHome"];

/// All settings of a server, byte for byte as its system keeps or exports them. They hold a token: nothing prints them, and their
/// memory is wiped.
#[derive(Clone)]
pub struct RawPreferences(SecretSlice<u8>);

impl RawPreferences {
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }

    /// The bytes, for the store and the backup alone.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.0.expose_secret()
    }
}

impl PartialEq for RawPreferences {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl fmt::Debug for RawPreferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawPreferences({} bytes)", self.expose().len())
    }
}

/// The settings one by one, in their order. Values can be compared and asked for; nothing prints them.
#[derive(Clone)]
pub struct Preferences(Vec<(String, Secret)>);

impl Preferences {
    pub fn new(all: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(all.into_iter().map(|(key, value)| (key, value.into())).collect())
    }

    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.expose_secret())
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    /// The names of all settings, but for those of a sign-in, that are not the same in both.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut names: Vec<_> = self.keys().chain(other.keys()).filter(|key| !SIGN_IN.contains(key)).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().filter(|key| self.get(key) != other.get(key)).map(str::to_owned).collect()
    }
}

impl fmt::Debug for Preferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.keys()).finish()
    }
}

/// What is to become of the values of a sign-in.
#[derive(Clone, Debug)]
pub enum Change {
    /// The four are removed, also where they are empty: some container images look for the mere name.
    SignOut,
    /// Token, user name and e-mail address of a new sign-in are put in.
    SignIn(NewSignIn),
}

/// Name and value of each setting of a sign-in.
#[must_use]
pub fn sign_in_values(sign_in: &NewSignIn) -> [(&'static str, &str); 3] {
    [
        (TOKEN, sign_in.token.expose_secret()),
        (USERNAME, sign_in.username.expose_secret()),
        (EMAIL, sign_in.email.expose_secret()),
    ]
}

/// In which form a store keeps its settings.
pub struct PreferencesFormat {
    /// The settings in it; `None` if it is not of this form.
    pub parse: fn(&[u8]) -> Option<Preferences>,
    /// The same with a change.
    pub edited: fn(&[u8], &Change) -> Option<Vec<u8>>,
    /// How the name of a backup ends: with it, the system's own tools can put it back by hand.
    pub extension: &'static str,
}

/// Whose a settings file is, as Unix has it: what a file that was deleted is made again with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileOwner {
    pub user: u32,
    pub group: u32,
    /// Permissions alone, without the kind of file.
    pub mode: u32,
}

/// Held while somebody works on a place. It ends when it is dropped.
pub type StoreLock = Box<dyn Send>;

/// A place where settings are kept. All calls may block for a moment, and none for long.
pub trait Store: Send + Sync {
    /// Where it is, in words for "Details".
    fn place(&self) -> String;

    /// All of it, as it is now.
    ///
    /// # Errors
    /// When it is not there, may not be read, or is too large to be settings.
    fn read(&self) -> Result<RawPreferences, InstallError>;

    /// Puts `wanted` in the place of `expected`, and reads it back.
    ///
    /// # Errors
    /// [`InstallKind::Changed`] when something else than `expected` is there: then nothing was written.
    /// [`InstallKind::NotAsWritten`] when it reads otherwise afterwards.
    fn replace(&self, expected: &RawPreferences, wanted: &RawPreferences) -> Result<(), InstallError>;

    /// Puts settings where there are none, with the owner that they had, and reads them back.
    ///
    /// # Errors
    /// [`InstallKind::Changed`] when there is something; [`InstallKind::Unsupported`] where that cannot be done.
    fn create(&self, wanted: &RawPreferences, owner: Option<FileOwner>) -> Result<(), InstallError> {
        let _ = (wanted, owner);
        Err(InstallError::new(InstallOperation::Create, self.place(), InstallKind::Unsupported))
    }

    /// Whose the settings are, where that is more than the user who runs this.
    fn owner(&self) -> Option<FileOwner> {
        None
    }

    /// Something that changes when a server writes here, or into the log beside it: a place of which it does not change while a server
    /// stops or starts is not the one that this server uses. `None` where that cannot be seen.
    fn trace(&self) -> Option<Vec<SystemTime>> {
        None
    }

    /// Will the next change be written over what is there, so that somebody may see half of it?
    fn writes_in_place(&self) -> bool {
        false
    }

    /// Would [`Store::replace`] work now? Asked before the server is stopped for it, where that can be told; what an earlier try left
    /// behind is removed.
    ///
    /// # Errors
    /// Why not: no room, no right to write.
    fn check(&self) -> Result<(), InstallError> {
        Ok(())
    }

    /// The repair is verified: a copy that was made beside the settings is removed, since it holds an old sign-in.
    ///
    /// # Errors
    /// When it's still there.
    fn tidy(&self) -> Result<(), InstallError> {
        Ok(())
    }

    /// Keeps every other Locksmith from the same place, one of another user's or on another computer as well. `None` where the
    /// place has no room for a lock.
    ///
    /// # Errors
    /// [`InstallKind::Busy`]
    fn lock(&self) -> Result<Option<StoreLock>, InstallError> {
        Ok(None)
    }

    /// The form of what is read and written here.
    fn form(&self) -> &'static PreferencesFormat;

    /// The settings in it.
    ///
    /// # Errors
    /// [`InstallKind::NotSettings`]
    fn parse(&self, whole: &RawPreferences) -> Result<Preferences, InstallError> {
        (self.form().parse)(whole.expose()).ok_or_else(|| not_settings(self.place()))
    }

    /// The same with a change; nothing is written. What the change does not name stays as it is.
    ///
    /// # Errors
    /// [`InstallKind::NotSettings`]
    fn edited(&self, whole: &RawPreferences, change: &Change) -> Result<RawPreferences, InstallError> {
        (self.form().edited)(whole.expose(), change).map(RawPreferences::new).ok_or_else(|| not_settings(self.place()))
    }
}

fn not_settings(place: String) -> InstallError {
    InstallError::new(InstallOperation::Understand, place, InstallKind::NotSettings)
}
