//! What everyone speaks of: servers, addresses, facts, people. Plain data, no I/O.

mod account;
mod address;
mod certificate;
mod fact;
mod installed;
mod machine_id;
mod message;
mod probe_result;
mod sighting;
pub mod text;

use std::time::Duration;

pub use account::{AccountId, AccountKey, Connection, Ownership, PlexResource, StoredAccount, User};
pub use address::{Acceptance, Access, AddressFacts, Proof, ProvenBy, SecondProbe, UnaskedReason};
pub use certificate::{Certificate, CertificateFault};
pub use fact::{Breakdown, Fact};
pub use installed::{Installed, StoredSignIn};
pub use machine_id::MachineId;
pub use message::{AccountName, Arg, Day, Entry, Message, Phrase, ServerName};
pub(crate) use message::{messages, names};
pub use probe_result::{Claimed, Identity, NameAnswer, Presence, ProbeResult, Root, RootFacts};
pub use sighting::{Announced, Sighting, Source};

/// A token of any kind: account, server or claim.
///
/// It cannot be printed (`Debug` shows a placeholder, there is no `Display`), and its memory is wiped when it is dropped.
pub type Secret = secrecy::SecretString;

/// Time since the program started. Verdicts, events and reports count in it, so that tests need no clock.
pub type Moment = Duration;
