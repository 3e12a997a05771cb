//! The form of a case, as its file has it.

use std::net::SocketAddr;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Scenario {
    /// Why the case exists, in a person's words.
    pub about: String,
    pub computer: Option<Computer>,
    pub account: Option<Account>,
    #[serde(default)]
    pub refusal: Option<String>,
    /// The owner says that it fails in the browser alone.
    #[serde(default)]
    pub browser_fails: bool,
    /// The owner says that a shared server should be their own.
    #[serde(default)]
    pub should_be_mine: bool,
    #[serde(default)]
    pub address: Vec<Address>,
    /// The account lists this identity as its own: then there may be no address at all.
    pub own: Option<String>,
    /// Who answers where it should be.
    pub newcomer: Option<String>,
    pub installed: Option<InstalledServer>,
    pub expect: Expect,
}

/// What the settings and the log of a server on this computer say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InstalledServer {
    pub account_id: Option<u64>,
    pub username: Option<String>,
    pub email: Option<String>,
    /// none, alive, dead, not-asked
    pub sign_in: String,
    /// A line of the log.
    pub log: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Computer {
    /// none, network, tunnel
    pub route: Option<String>,
    pub plex: Option<String>,
    /// found, nothing, silent, fell-over: a name that is not Plex's.
    pub names: Option<String>,
    /// The same, or an address that leads to nowhere: plex.tv and app.plex.tv.
    pub plex_names: Option<[String; 2]>,
    pub plex_by_address: Option<bool>,
    /// Does the proxy take connections? Absent: there is none.
    pub proxy: Option<bool>,
    pub clock_ahead: Option<i64>,
    #[serde(default)]
    pub servers_clock_ahead: Vec<i64>,
    pub issuer: Option<String>,
    pub plex_direct_withheld: Option<bool>,
    pub local_network_denied: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Account {
    pub name: String,
    #[serde(default)]
    pub restricted: bool,
    #[serde(default)]
    pub guest: bool,
    /// Absent: the list has not come.
    pub listed: Option<Vec<ListedServer>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ListedServer {
    pub id: String,
    pub owned: bool,
    /// Its local addresses.
    #[serde(default)]
    pub local: Vec<SocketAddr>,
    pub public_address_matches: Option<bool>,
    #[serde(default)]
    pub home: bool,
    pub owner: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Address {
    /// It has not been asked again, although another address says otherwise.
    #[serde(default)]
    pub asked_once: bool,
    pub address: SocketAddr,
    /// gdm (as it is without it), account, typed
    pub found_by: Option<String>,
    /// It answered with this identity earlier.
    pub last: Option<String>,
    #[serde(default)]
    pub here: bool,
    pub name: Option<String>,
    pub announced_id: Option<String>,
    pub look: Option<String>,
    pub id: Option<String>,
    pub claimed: Option<bool>,
    pub version: Option<String>,
    #[serde(default)]
    pub took_ms: u64,
    pub clock_ahead: Option<i64>,
    pub root: Option<String>,
    pub start_state: Option<String>,
    pub signin_state: Option<String>,
    pub mapping_state: Option<String>,
    pub mapping_error: Option<String>,
    pub stored_owner: Option<String>,
    pub near: Option<bool>,
    #[serde(default)]
    pub shared_address: bool,
    pub acceptance: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Expect {
    pub cause: Option<String>,
    pub computer_cause: Option<String>,
    pub ownership: Option<String>,
    /// The one check that is marked as the cause.
    pub root_cause: Option<String>,
    pub action: Option<String>,
    /// Checks that must be skipped.
    #[serde(default)]
    pub skipped: Vec<String>,
    /// Words that must not appear anywhere: a network fault is never shown as a sign-in fault.
    #[serde(default)]
    pub never_says: Vec<String>,
    /// Words that the verdict must hold.
    pub says: Option<String>,
    /// The first of the likely reasons holds these words.
    pub first_hint: Option<String>,
    pub severity: Option<String>,
}
