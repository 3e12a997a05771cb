//! What everyone speaks of: servers, addresses, facts, people. Plain data, no I/O.

use std::collections::BTreeSet;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::error::NetError;
use super::installation::{Hand, Locator, LogFacts, stored};
use super::text::{Email, Name};

/// A token of any kind: account, server or claim.
///
/// It cannot be printed (`Debug` shows a placeholder, there is no `Display`), and its memory is wiped when it is dropped.
pub type Secret = secrecy::SecretString;

/// Time since the program started. Verdicts, events and reports count in it, so that tests need no clock.
pub type Moment = Duration;

/// The identity of a server: `machineIdentifier` of `/identity`, `Resource-Identifier` of GDM, `clientIdentifier` of plex.tv.
///
/// Real ones are 40 hexadecimal digits. Anything of 1 to 128 letters, digits, `.`, `_` and `-` is taken, because other
/// implementations exist; nothing else is, because it comes from strangers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct MachineId(String);

impl TryFrom<String> for MachineId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("no possible identity of a server")
    }
}

impl MachineId {
    /// The longest identity that is taken, in characters.
    pub const LIMIT: usize = 128;

    /// Reads an identity; `None` if it is no possible one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let fits = !text.is_empty() && text.len() <= Self::LIMIT;
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
        (fits && plain).then(|| Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for MachineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MachineId({})", self.0)
    }
}

impl fmt::Display for MachineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A thing that was looked at, or was not. "Not checked" is a value of its own and is never read as "no".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fact<T> {
    #[default]
    NotChecked,
    Known {
        value: T,
        /// When it was seen.
        at: Moment,
    },
    /// Looking at it broke down: that says nothing of the thing itself.
    Failed { why: Breakdown, at: Moment },
}

/// Why a thing could not be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Breakdown {
    /// The look did not end within its limit.
    TookTooLong,
    /// The look itself fell over.
    FellOver,
}

impl<T> Fact<T> {
    pub fn known(value: T, at: Moment) -> Self {
        Self::Known { value, at }
    }

    pub fn get(&self) -> Option<&T> {
        match self {
            Self::NotChecked | Self::Failed { .. } => None,
            Self::Known { value, .. } => Some(value),
        }
    }

    pub fn at(&self) -> Option<Moment> {
        match self {
            Self::NotChecked => None,
            Self::Known { at, .. } | Self::Failed { at, .. } => Some(*at),
        }
    }
}

/// Where a sighting came from. The words are those of `found_by` in the JSON of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// An answer to a GDM search (UDP).
    Gdm,
    /// An mDNS service `_plexmediasvr._tcp`.
    Mdns,
    /// Probed on this computer's loopback.
    Here,
    /// Typed by the user.
    Typed,
    /// A connection in the account's own list at plex.tv.
    Account,
}

/// Something may be at this address. All but the address is a hint: anyone on the network can say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    pub source: Source,
    pub address: SocketAddr,
    pub hint: Hint,
}

/// What a sighting says of the server, unproven.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    pub name: Option<Name>,
    pub id: Option<MachineId>,
    pub version: Option<Name>,
    /// GDM `Host`: 32 hexadecimal digits, the server's certificate identity.
    pub certificate_uuid: Option<String>,
    /// GDM `Updated-At`, in seconds since 1970.
    pub updated_at: Option<u64>,
}

/// The `claimed` of `/identity`. Old servers do not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    Yes,
    No,
    Unknown,
}

impl Claimed {
    /// As the JSON of `check` has it: true, false or null.
    #[must_use]
    pub fn as_option(self) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Unknown => None,
        }
    }
}

/// The answer to `GET /identity`, which every server gives to everyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub id: MachineId,
    pub claimed: Claimed,
    pub version: Option<Name>,
}

/// One look at one address: what answered, and how.
#[derive(Clone, Debug)]
pub struct Look {
    pub outcome: Result<Presence, NetError>,
    /// From the first byte sent (connection included) to the last byte read.
    pub took: Duration,
    /// True if the answer came over TLS, because the server refuses plain HTTP ("secure connections: required").
    pub over_tls: bool,
    /// The certificate that the address presented, if it was asked for one.
    pub certificate: Option<Certificate>,
    /// By how many seconds the server's clock (the `Date` of its answer) is ahead of this computer's.
    pub clock_ahead: Option<i64>,
}

/// What is at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// A Plex Media Server that says who it is.
    Server(Identity),
    /// A Plex Media Server that is still starting (503, or a body that says so).
    Starting(Option<Identity>),
    /// Something else, with the reason for saying so.
    NotPlex(String),
}

/// What `GET /` without any token showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// The caller is trusted: the server is open to this computer.
    Open(RootFacts),
    /// 401 or 403: this computer is a stranger to it.
    Closed,
    /// It is starting up.
    Starting,
}

/// Attributes of `GET /` that say something about the account or the computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RootFacts {
    pub name: Option<Name>,
    /// `platform`: Linux, Windows, MacOSX, FreeBSD.
    pub platform: Option<Name>,
    /// `platformVersion`: on a NAS it often names the maker's system, "DSM 7.2.2".
    pub platform_version: Option<Name>,
    /// `myPlexUsername`: the e-mail address of the account that the server is signed in to.
    pub username: Option<Email>,
    /// `myPlexSigninState`: unknown, none, invalid, ok.
    pub signin_state: Option<Name>,
    /// `myPlexMappingState`: unknown, waiting, mapped, failed.
    pub mapping_state: Option<Name>,
    /// `myPlexMappingError`: badauth, unreachable, myplexgone, publisherror, doublenat, jumboframes.
    pub mapping_error: Option<Name>,
    /// Present while booting.
    pub start_state: Option<Name>,
}

/// A server's certificate, as far as a diagnosis needs it. Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    pub names: Vec<String>,
    pub issuer: Name,
    pub not_before: i64,
    pub not_after: i64,
}

/// All that is known of one address.
#[derive(Clone, Debug)]
pub struct AddressFacts {
    pub address: SocketAddr,
    /// True if this is this very computer.
    pub here: bool,
    pub sources: BTreeSet<Source>,
    pub hint: Hint,
    pub look: Fact<Look>,
    /// How long the first answer of all took: a sleeping server is slow but once.
    pub first_took: Option<Duration>,
    pub root: Fact<Root>,
    /// Is it in a network that this computer is in, too?
    pub near: Fact<bool>,
    /// What the system's resolver says to the name under `plex.direct` that holds this address.
    pub plex_direct: Fact<NameAnswer>,
    /// The identity that answered at this very address before the present one.
    pub former: Option<MachineId>,
    /// Two identities took turns at this address: two computers share it.
    pub shared_address: bool,
    /// How many answers were lost in a row since the last good one. A single one changes nothing.
    pub lost: u32,
    /// Did the server let the signed-in account in, over a proven way?
    pub acceptance: Fact<Acceptance>,
    /// The certificate that it presented last, good or not.
    pub certificate: Fact<Certificate>,
    /// What `/` showed to the account.
    pub shown_to_account: Fact<RootFacts>,
}

impl AddressFacts {
    /// An address of which nothing is known yet but who spoke of it.
    #[must_use]
    pub fn new(address: SocketAddr, source: Source) -> Self {
        Self {
            address,
            here: false,
            sources: BTreeSet::from([source]),
            hint: Hint::default(),
            look: Fact::NotChecked,
            first_took: None,
            root: Fact::NotChecked,
            near: Fact::NotChecked,
            plex_direct: Fact::NotChecked,
            former: None,
            shared_address: false,
            lost: 0,
            acceptance: Fact::NotChecked,
            certificate: Fact::NotChecked,
            shown_to_account: Fact::NotChecked,
        }
    }
}

/// What a resolver said to a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameAnswer {
    Addresses(Vec<IpAddr>),
    /// It answered that there is no such name, or none with an address; or that it could not find out. Systems do not tell which.
    Nothing,
    /// No answer in time.
    Silent,
}

impl NameAnswer {
    /// Leads to nowhere on purpose: 0.0.0.0, `::` or loopback, which is how blocking resolvers and hosts files answer.
    #[must_use]
    pub fn is_void(&self) -> bool {
        let void = |ip: &IpAddr| ip.to_canonical().is_unspecified() || ip.to_canonical().is_loopback();
        matches!(self, Self::Addresses(all) if !all.is_empty() && all.iter().all(void))
    }

    /// Leads somewhere.
    #[must_use]
    pub fn is_found(&self) -> bool {
        matches!(self, Self::Addresses(all) if !all.is_empty()) && !self.is_void()
    }
}

/// Whether a server lets the signed-in account in, asked with the server's own access token over TLS that validates for the
/// name that plex.tv lists, or over loopback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    Accepted,
    /// 401 or 403.
    Refused(u16),
    /// Its certificate is not good for the name that plex.tv lists, so nothing secret was sent.
    Unproven(CertificateFault),
    /// It could not be asked: Plex knows no way on which it could prove itself, or its token is not usable.
    Unasked(String),
    /// It was asked, and the answer was lost on the way.
    Lost(NetError),
}

/// All that asking for access taught.
#[derive(Clone, Debug)]
pub struct Access {
    pub acceptance: Acceptance,
    /// The certificate that the server presented, good or not.
    pub certificate: Option<Certificate>,
    /// What `/` shows to the account.
    pub root: Option<RootFacts>,
}

impl From<Acceptance> for Access {
    fn from(acceptance: Acceptance) -> Self {
        Self { acceptance, certificate: None, root: None }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateFault {
    Expired,
    NotYetValid,
    WrongName,
    /// Signed by an authority that this computer does not know, or broken in another way.
    Untrusted,
}

/// The account that signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// What the account is called on the screen (`title`): whatever its owner likes.
    pub name: Name,
    /// `username`: one account's alone.
    pub username: Option<Name>,
    pub email: Option<Email>,
    /// `restricted`: a managed user of a Plex Home, who cannot own a server.
    pub restricted: bool,
    /// `guest`: an invited user of a Plex Home.
    pub guest: bool,
}

impl User {
    /// Is this the account whose name and e-mail address a server has stored? `None` if they do not tell.
    #[must_use]
    pub fn is(&self, username: Option<&Name>, email: Option<&Email>) -> Option<bool> {
        let same_name = username.zip(self.username.as_ref()).map(|(stored, own)| stored == own);
        let same_email = email.zip(self.email.as_ref()).map(|(stored, own)| stored == own);
        match (same_name, same_email) {
            // An account's e-mail address changes, and so does its user name; but nobody else has the same.
            (Some(true), _) | (_, Some(true)) => Some(true),
            (_, Some(false)) => Some(false),
            (_, None) => None,
        }
    }
}

/// A server whose installation is within reach, by what its settings and its log say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    pub locator: Locator,
    /// Where the settings are, in words for "Details".
    pub place: String,
    /// Who stops and starts it.
    pub hand: Hand,
    /// There is a program or a service that can be started, not just settings that were left over.
    pub can_start: bool,
    /// The other user of this computer whose it is.
    pub user: Option<Name>,
    /// It is in a folder that the owner pointed at, and need not run on this computer.
    pub chosen: bool,
    pub id: MachineId,
    pub name: Option<Name>,
    pub username: Option<Name>,
    pub email: Option<Email>,
    pub sign_in: StoredSignIn,
    pub log: Option<LogFacts>,
}

impl Installed {
    /// The installation of a server among all: one that this program can stop and start before a folder of the same.
    #[must_use]
    pub fn of<'a>(id: &MachineId, all: &'a [Self]) -> Option<&'a Self> {
        all.iter().filter(|i| i.id == *id).min_by_key(|i| i.hand == Hand::Owners)
    }

    /// The account in the settings, unless it certainly is this one.
    #[must_use]
    pub fn other_owner(&self, user: &User) -> Option<String> {
        let signed_in = self.sign_in != StoredSignIn::None;
        stored::other_owner(user, self.username.as_ref(), self.email.as_ref(), signed_in)
    }

    /// An installation of which no more is known than whose it is and where. Its owner stops and starts it.
    #[must_use]
    pub fn new(id: MachineId, locator: Locator) -> Self {
        let place = locator.preferences().map(|file| file.display().to_string()).unwrap_or_default();
        let (hand, sign_in) = (Hand::Owners, StoredSignIn::None);
        Self {
            locator,
            place,
            hand,
            can_start: false,
            user: None,
            chosen: false,
            id,
            name: None,
            username: None,
            email: None,
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

/// A server in the account's own list at plex.tv.
#[derive(Clone, Debug)]
pub struct Listed {
    pub id: MachineId,
    pub name: Name,
    pub owned: bool,
    /// `home`: it belongs to the Plex Home of the account.
    pub home: bool,
    /// The name of its owner, if it is shared with the account.
    pub owner: Option<Name>,
    pub version: Option<Name>,
    pub platform: Option<Name>,
    pub platform_version: Option<Name>,
    /// `device`: what kind of machine, where the server knows: "PC", "Docker Container", "Synology DS920+".
    pub device: Option<Name>,
    /// `httpsRequired`
    pub https_required: Option<bool>,
    /// `dnsRebindingProtection`: the server itself has seen that names under `plex.direct` are withheld in its network.
    pub rebinding_protection: Option<bool>,
    /// The server's own access token for this account.
    pub access_token: Option<Secret>,
    pub connections: Vec<Connection>,
}

impl Listed {
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
