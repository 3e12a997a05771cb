//! The account, and what Plex lists for it.

use std::net::{IpAddr, SocketAddr};

use serde::{Deserialize, Serialize};

use super::{MachineId, Secret};
use crate::client::model::digest::sha256;
use crate::client::model::text::{DisplayText, Email, hide_email};

/// Plex's number of an account (`id`): it stays when the name and the e-mail address change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountId(pub u64);

/// Which account is meant: by Plex's number, or else by the whole e-mail address. Two accounts can look alike on the screen, and are not
/// one for that. Addresses and names are kept as SHA-256: a key may lie on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountKey {
    id: Option<AccountId>,
    address: Option<String>,
    name: Option<String>,
}

impl AccountKey {
    fn new(id: Option<AccountId>, username: Option<&DisplayText>, email: Option<&Email>) -> Self {
        let address = address(username, email).map(|email| email.fingerprint());
        let name = username.map(|name| sha256(name.as_str().as_bytes()));
        Self { id, address, name }
    }

    /// Is what was agreed to for this account good for the other? Where a sign-in names an account by neither number nor address, its
    /// whole name has to be the same.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let is_named_alone = self.address.is_none() && other.address.is_none();
        let same = same_account((self.id, self.address.as_ref()), (other.id, other.address.as_ref()));
        same.unwrap_or_else(|| is_named_alone && self.name == other.name)
    }
}

/// Do these mean one account? `None` if they do not tell: an address that differs may be that of before.
fn same_account<A: PartialEq>(
    one: (Option<AccountId>, Option<A>),
    two: (Option<AccountId>, Option<A>),
) -> Option<bool> {
    if let (Some(one), Some(two)) = (one.0, two.0) {
        return Some(one == two);
    }
    (one.1.is_some() && one.1 == two.1).then_some(true)
}

/// An account without a user name has its e-mail address there.
fn address(username: Option<&DisplayText>, email: Option<&Email>) -> Option<Email> {
    email.cloned().or_else(|| username.and_then(|name| Email::new(name.as_str())))
}

/// The account whose sign-in a server's settings hold, as far as they and Plex tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredAccount {
    /// Plex's own word, for a sign-in that it still accepts.
    pub id: Option<AccountId>,
    /// `PlexOnlineUsername`
    pub username: Option<DisplayText>,
    /// `PlexOnlineMail`
    pub email: Option<Email>,
}

impl StoredAccount {
    #[must_use]
    pub fn new(username: Option<DisplayText>, email: Option<Email>) -> Self {
        Self { id: None, username, email }
    }

    #[must_use]
    pub fn key(&self) -> AccountKey {
        AccountKey::new(self.id, self.username.as_ref(), self.email.as_ref())
    }

    #[must_use]
    pub fn is_named(&self) -> bool {
        self.username.is_some() || self.email.is_some()
    }

    /// This account, unless it certainly is that of this user, or there is none.
    #[must_use]
    pub fn unless_of(&self, user: &User, holds_sign_in: bool) -> Option<&Self> {
        let is_there = holds_sign_in || self.is_named();
        (is_there && user.is(self) != Some(true)).then_some(self)
    }

    /// Fit for the screen; `None` if it has no name.
    #[must_use]
    pub fn shown(&self) -> Option<String> {
        let name = self.username.as_ref().map(|name| hide_email(name.as_str()));
        name.or_else(|| self.email.as_ref().map(Email::masked))
    }

    /// Is this what was typed: the whole user name, or the whole e-mail address?
    #[must_use]
    pub fn is_typed(&self, text: &str) -> bool {
        let is_address = Email::new(text).is_some_and(|typed| Some(&typed) == self.email.as_ref());
        is_address || self.username.as_ref().is_some_and(|name| name.as_str() == text)
    }
}

/// The account that signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// `id`
    pub id: Option<AccountId>,
    /// What the account is called on the screen (`title`): whatever its owner likes.
    pub name: DisplayText,
    /// `username`: one account's alone.
    pub username: Option<DisplayText>,
    pub email: Option<Email>,
    /// `restricted`: a managed user of a Plex Home, who cannot own a server.
    pub restricted: bool,
    /// `guest`: an invited user of a Plex Home.
    pub guest: bool,
}

impl User {
    #[must_use]
    pub fn key(&self) -> AccountKey {
        AccountKey::new(self.id, self.username.as_ref(), self.email.as_ref())
    }

    /// Is this the account that a server has stored? `None` if that does not tell: people change their e-mail address.
    #[must_use]
    pub fn is(&self, stored: &StoredAccount) -> Option<bool> {
        let own = (self.id, address(self.username.as_ref(), self.email.as_ref()));
        same_account(own, (stored.id, address(stored.username.as_ref(), stored.email.as_ref())))
    }
}

/// A server in the account's own list at plex.tv.
#[derive(Clone, Debug)]
pub struct PlexResource {
    pub id: MachineId,
    pub name: DisplayText,
    pub owned: bool,
    /// `home`: it belongs to the Plex Home of the account.
    pub home: bool,
    /// The name of its owner, if it is shared with the account.
    pub owner: Option<DisplayText>,
    pub version: Option<DisplayText>,
    pub platform: Option<DisplayText>,
    pub platform_version: Option<DisplayText>,
    /// `device`: what kind of machine, where the server knows: "PC", "Docker Container", "Synology DS920+".
    pub device: Option<DisplayText>,
    /// `httpsRequired`
    pub https_required: Option<bool>,
    /// `publicAddressMatches`: it has the public address of whoever asked for the list.
    pub public_address_matches: Option<bool>,
    /// The day on which plex.tv heard of it last (`lastSeenAt`), as "2026-11-26": good for sorting, and no evidence that it is off.
    pub last_seen: Option<String>,
    /// `dnsRebindingProtection`: the server itself has seen that names under `plex.direct` are withheld in its network.
    pub rebinding_protection: Option<bool>,
    /// The server's own access token for this account.
    pub access_token: Option<Secret>,
    /// The access token is the account's own token, as plex.tv often has it for owned servers. Then it goes nowhere but through TLS
    /// that verifies for the server's listed domain.
    pub access_is_account: bool,
    pub connections: Vec<Connection>,
    /// Names of its owner's own at which it can be reached ("custom server access URLs"): its certificate may be good for one of them.
    pub own_names: Vec<String>,
}

impl PlexResource {
    /// A server of the account's own, of which the list tells nothing else.
    #[must_use]
    pub fn new(id: MachineId, name: DisplayText) -> Self {
        Self {
            id,
            name,
            owned: true,
            home: false,
            owner: None,
            version: None,
            platform: None,
            platform_version: None,
            device: None,
            https_required: None,
            public_address_matches: None,
            last_seen: None,
            rebinding_protection: None,
            access_token: None,
            access_is_account: false,
            connections: Vec::new(),
            own_names: Vec::new(),
        }
    }

    /// The name under `plex.direct` by which this server proves itself at any of its addresses: its certificate is good for
    /// `*.<hash>.plex.direct`, and plex.tv tells the hash. A container's list, for one, has only the address of its bridge.
    #[must_use]
    pub fn plex_direct_name(&self, ip: IpAddr) -> Option<String> {
        let known = self.connections.iter().filter(|c| !c.relay).find_map(|c| c.plex_direct.as_deref());
        let (_, domain) = known?.split_once('.')?;
        Some(format!("{}.{domain}", ip.to_string().replace(['.', ':'], "-")))
    }
}

/// One way to a listed server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    pub address: SocketAddr,
    /// The name under `plex.direct` that its certificate has to be good for. `None` if the list has no such name.
    pub plex_direct: Option<String>,
    pub local: bool,
    pub relay: bool,
}

/// Whose a server is, as the JSON of `check` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ownership {
    Nobody,
    You,
    SharedWithYou,
    SomeoneElse,
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(id: Option<u64>, username: &str, email: &str) -> StoredAccount {
        StoredAccount { id: id.map(AccountId), ..StoredAccount::new(DisplayText::new(username), Email::new(email)) }
    }

    fn user(id: Option<u64>, username: &str, email: &str) -> User {
        let (username, email) = (DisplayText::new(username), Email::new(email));
        User {
            id: id.map(AccountId),
            name: DisplayText::new("you").unwrap(),
            username,
            email,
            restricted: false,
            guest: false,
        }
    }

    #[test]
    fn plexs_number_tells_accounts_apart_whatever_else_changed() {
        let anna = user(Some(1), "anna", "anna@example.com");
        assert_eq!(anna.is(&account(Some(1), "anneke", "old@example.org")), Some(true));
        assert_eq!(anna.is(&account(Some(2), "anna", "anna@example.com")), Some(false));
    }

    #[test]
    fn an_address_or_a_name_that_differs_proves_nothing() {
        let anna = user(Some(1), "anna", "anna@example.com");
        assert_eq!(anna.is(&account(None, "", "ANNA@example.com")), Some(true));
        for other in [account(None, "anna", "old@example.org"), account(None, "bob", ""), account(None, "", "")] {
            assert_eq!(anna.is(&other), None, "{other:?}");
        }
    }

    #[test]
    fn what_was_agreed_to_is_good_for_one_account_alone() {
        let (bert, bart) = (account(None, "", "bert@example.com"), account(None, "", "bart@example.com"));
        assert_eq!(bert.shown(), bart.shown(), "they look alike");
        assert!(!bert.key().covers(&bart.key()));
        assert!(bert.key().covers(&account(Some(3), "bert", "bert@example.com").key()));
        assert!(account(None, "bob", "").key().covers(&account(None, "bob", "").key()));
        assert!(!account(None, "bob", "").key().covers(&account(None, "bob", "bob@example.com").key()));
        assert!(!account(Some(3), "bob", "").key().covers(&account(Some(4), "bob", "").key()));
    }

    #[test]
    fn a_key_keeps_no_address() {
        let key = serde_json::to_string(&account(Some(3), "bert", "bert@example.com").key()).unwrap();
        assert!(!key.contains("bert"), "{key}");
    }

    #[test]
    fn an_address_that_stands_where_the_user_name_should_be_is_one() {
        let anna = user(None, "", "anna@example.com");
        assert_eq!(anna.is(&account(None, "anna@example.com", "")), Some(true));
    }
}
