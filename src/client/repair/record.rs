//! What a journal says of one repair.

use std::net::SocketAddr;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Step;
use crate::client::installation::FileOwner;
use crate::client::model::{AccountKey, Locator, MachineId};
use crate::client::system::now_unix;

/// How long a finished repair can be undone; its backup goes then.
pub const KEPT: Duration = Duration::from_secs(30 * 86_400);
const SCHEMA: u32 = 1;

/// How a repair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepairOutcome {
    /// It has not ended: it runs, or it was interrupted.
    Open,
    /// The server is linked anew.
    Repaired,
    /// A new sign-in was written, and was not seen to work.
    Unverified,
    /// The settings are as they were.
    PutBack,
}

/// One step in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEntry {
    pub step: Step,
    pub done: bool,
    /// Seconds since 1970.
    pub at: u64,
}

/// The backup of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// Its name in the repair's folder.
    pub file: String,
    pub length: usize,
    /// SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// All that the journal has on one repair. No secret is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub(super) schema: u32,
    pub id: String,
    /// Seconds since 1970.
    pub began: u64,
    pub server: MachineId,
    pub name: String,
    pub locator: Locator,
    /// Where the server answered: it may be found by nothing else later, and must not be taken for stopped then.
    #[serde(default)]
    pub addresses: Vec<SocketAddr>,
    /// Where the settings are, in words.
    pub place: String,
    /// The account to which the server is to be linked, as it was shown.
    pub account: String,
    /// Which account that is. Journals of the first version do not say.
    #[serde(default)]
    pub by: Option<AccountKey>,
    /// The account whose sign-in its owner agreed to remove. The first version kept, as `agreed`, a name that was shown: that tells
    /// nobody apart, and is asked for once more.
    #[serde(default)]
    pub consent: Option<AccountKey>,
    /// The server ran when the repair began.
    pub ran: bool,
    pub backup: Option<Backup>,
    /// Whose the settings file was: one that is gone is made again with it.
    #[serde(default)]
    pub owner: Option<FileOwner>,
    /// The settings were written over, because a file in their place would have been another one: they have more names, or lie on a
    /// share.
    #[serde(default)]
    pub in_place: bool,
    /// SHA-256 of the settings as this program left them last, unless they hold what somebody else wrote. What is there otherwise,
    /// somebody else wrote.
    pub left: Option<String>,
    /// SHA-256 of the server's new token: an undo gives that sign-in back to Plex, and no other.
    #[serde(default)]
    pub made: Option<String>,
    pub steps: Vec<JournalEntry>,
    pub outcome: RepairOutcome,
    /// Another program works on a repair at this moment: one that has not ended is not an interrupted one. Not kept.
    #[serde(skip)]
    pub at_work: bool,
    /// When it came to this outcome, in seconds since 1970.
    #[serde(default)]
    pub ended: Option<u64>,
}

impl Record {
    /// A repair that begins now.
    #[must_use]
    pub fn new(server: MachineId, name: String, locator: Locator, place: String, account: String) -> Self {
        let began = now_unix();
        let short = Uuid::new_v4().simple().to_string();
        Self {
            schema: SCHEMA,
            id: format!("{began}-{}", &short[..8]),
            began,
            server,
            name,
            locator,
            addresses: Vec::new(),
            place,
            account,
            by: None,
            consent: None,
            ran: false,
            backup: None,
            owner: None,
            in_place: false,
            left: None,
            made: None,
            steps: Vec::new(),
            outcome: RepairOutcome::Open,
            at_work: false,
            ended: None,
        }
    }

    /// Is it of a kind that this version understands?
    pub(super) fn is_readable(&self) -> bool {
        self.schema == SCHEMA
    }

    /// Was this step ever begun?
    #[must_use]
    pub fn has_begun(&self, step: Step) -> bool {
        self.steps.iter().any(|entry| entry.step == step)
    }

    /// May the settings be other than the backup because of this repair?
    #[must_use]
    pub fn has_changed_settings(&self) -> bool {
        self.backup.is_some() && (self.has_begun(Step::Remove) || self.has_begun(Step::Write))
    }

    /// Is there something that an undo would restore?
    #[must_use]
    pub fn can_be_undone(&self) -> bool {
        matches!(self.outcome, RepairOutcome::Repaired | RepairOutcome::Unverified)
    }

    /// The latest time that it names, in seconds since 1970.
    #[must_use]
    pub fn last_time(&self) -> u64 {
        let steps = self.steps.iter().map(|entry| entry.at);
        steps.chain([self.began]).chain(self.ended).max().unwrap_or(self.began)
    }

    /// Until when it can be undone, in seconds since 1970.
    #[must_use]
    pub fn kept_until(&self) -> u64 {
        self.ended.unwrap_or(self.began).saturating_add(KEPT.as_secs())
    }
}
