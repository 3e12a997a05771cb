//! What everyone speaks of: servers, addresses, facts, people. Plain data, no I/O.

mod account;
mod address;
mod certificate;
pub(crate) mod digest;
pub mod error;
mod external_page;
mod fact;
mod host;
mod installed;
mod local_user;
mod locator;
mod log;
mod machine_id;
mod message;
mod network;
mod new_sign_in;
mod probe_result;
mod sighting;
pub mod text;
pub(crate) mod time;

use std::time::Duration;

pub use account::{AccountId, AccountKey, Connection, Ownership, PlexResource, StoredAccount, User};
pub use address::{Acceptance, Access, AddressFacts, Proof, ProvenBy, SecondProbe, UnaskedReason};
pub use certificate::{Certificate, CertificateFault};
pub use external_page::ExternalPage;
pub use fact::{Breakdown, Fact};
pub use host::{HostIdentity, HostKey, HostService, SshHost};
pub use installed::{Installed, StoredSignIn};
pub use local_user::LocalUser;
pub use locator::{Capabilities, Controller, Location, Locator, Manager};
pub use log::{Dated, LogFacts, LogSign};
pub use machine_id::MachineId;
pub use message::{AccountName, Arg, Day, Entry, Message, Phrase, ServerName};
pub(crate) use message::{messages, names};
pub use network::{PlexService, Proxy, Route};
pub use new_sign_in::NewSignIn;
pub use probe_result::{Claimed, Identity, NameAnswer, Presence, ProbeResult, Root, RootFacts};
pub use sighting::{Announced, Sighting, Source};
pub use time::{CivilDay, ClockTime, Clocks, Shown};

/// The port of a Plex Media Server unless told otherwise (support.plex.tv/articles/201543147).
pub const PLEX_PORT: u16 = 32400;

/// A token of any kind: account, server or claim.
///
/// It cannot be printed (`Debug` shows a placeholder, there is no `Display`), and its memory is wiped when it is dropped.
pub type Secret = secrecy::SecretString;

/// Time since the program started. Verdicts, events and reports count in it, so that tests need no clock.
pub type Moment = Duration;
