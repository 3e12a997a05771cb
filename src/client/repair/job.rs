//! What is to be done with an installation: plain data, from the model to the job.

use super::claim::ClaimTarget;
use super::{Fault, Record, RepairEnd};
use crate::client::installation::{InstallError, InstallKind, InstallOperation};
use crate::client::model::text::hide_email;
use crate::client::model::{AccountKey, Locator, User};

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepairKind {
    Repair,
    /// Goes on with a repair that was interrupted, by its journal.
    GoOn(String),
    /// Puts back what a repair changed, by its journal.
    Undo(String),
    /// Starts a server; `again`: stops it first.
    Start {
        again: bool,
    },
}

/// What is to be worked on.
#[derive(Clone, Debug)]
pub struct RepairJob {
    pub kind: RepairKind,
    pub target: ClaimTarget,
    pub locator: Locator,
    /// Where the settings are, in words.
    pub place: String,
    /// The account whose sign-in the owner agreed to remove.
    pub agreed: Option<AccountKey>,
    /// The machine identifier of another server, over whose settings the owner agreed to restore.
    pub over: Option<String>,
}

impl RepairJob {
    /// A new journal's first state.
    #[must_use]
    pub fn record(&self, user: &User) -> Record {
        let Self { target, locator, place, agreed, .. } = self.clone();
        let addresses = target.addresses.into_iter().map(|(address, _)| address).collect();
        let mut record = Record::new(target.id, target.name, locator, place, hide_email(user.name.as_str()));
        record.addresses = addresses;
        (record.by, record.consent) = (Some(user.key()), agreed);
        record
    }

    /// It broke down on the way, and nobody knows how far it came: what was begun is in its journal.
    #[must_use]
    pub fn broke_down(&self) -> RepairEnd {
        let fault = InstallError::new(InstallOperation::WorkOn, &self.place, InstallKind::Other).into();
        match self.kind {
            RepairKind::Repair | RepairKind::GoOn(_) => RepairEnd::StillOpen(fault),
            RepairKind::Undo(_) => RepairEnd::NotPutBack { fault, runs: false },
            RepairKind::Start { .. } => RepairEnd::NotStarted { fault, runs: false },
        }
    }

    /// It could not even begin.
    #[must_use]
    pub fn refused(&self, fault: Fault) -> RepairEnd {
        match self.kind {
            RepairKind::Repair => RepairEnd::Untouched { fault, runs: true },
            RepairKind::GoOn(_) => RepairEnd::StillOpen(fault),
            RepairKind::Undo(_) => RepairEnd::NotPutBack { fault, runs: true },
            RepairKind::Start { again } => RepairEnd::NotStarted { fault, runs: again },
        }
    }
}
