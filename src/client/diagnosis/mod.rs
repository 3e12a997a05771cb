//! Diagnosis: a pure function from facts to a verdict. No I/O, no clock, no randomness.

pub mod cause;
pub mod checklist;
pub mod checks;
pub mod computer;
pub mod duplicate;
pub mod facts;
pub mod remedy;
pub mod server;
pub mod wording;

use std::collections::BTreeSet;

use serde::Serialize;

pub use cause::{Action, Cause, CheckState, ComputerCause, Hint, PathLink, Severity};
pub use checks::CheckId;
pub use facts::{AccountFacts, ComputerFacts, PlexService, ServerFacts};

use super::model::{Claimed, MachineId, Moment, Ownership, Source};

/// The one thing to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NextStep {
    pub action: Action,
    pub label: String,
}

/// One line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub id: CheckId,
    pub state: CheckState,
    /// What was seen, in plain words.
    pub says: String,
    /// What a technician wants to know of it, for "Details" and reports.
    pub details: Option<String>,
    /// Set if, and only if, the state is `Skipped`: the check or the cause that made it pointless.
    pub because: Option<&'static str>,
    /// When it was looked at.
    pub at: Option<Moment>,
    /// True for the one line that is the cause; what follows from it is skipped.
    pub root_cause: bool,
}

/// The verdict on one server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The best name there is: its own, or its address.
    pub name: String,
    pub id: Option<MachineId>,
    /// It is this very computer's: an installation here has its identity, or Plex lists it at an address of this computer.
    pub here: bool,
    /// It says that it is this server, which is proven to be another one.
    pub impostor_of: Option<MachineId>,
    /// Who spoke of it.
    pub found_by: BTreeSet<Source>,
    pub version: Option<String>,
    pub claimed: Claimed,
    pub ownership: Ownership,
    /// `None` while nothing has answered yet and nothing has failed yet.
    pub cause: Option<Cause>,
    /// How much it matters here. `None` without a cause.
    pub severity: Option<Severity>,
    /// One sentence of at most 20 words.
    pub verdict: String,
    /// Why that may be, the likeliest first.
    pub hints: Vec<Hint>,
    pub next_step: Option<NextStep>,
    pub checks: Vec<Check>,
    /// The link of the path that is broken, if one is.
    pub broken: Option<PathLink>,
}

/// The verdict on this computer and its way to Plex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComputerDiagnosis {
    pub cause: Option<ComputerCause>,
    pub verdict: String,
    pub next_step: Option<NextStep>,
    pub checks: Vec<Check>,
}
