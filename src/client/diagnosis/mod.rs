//! Diagnosis: a pure function from facts to a verdict. No I/O, no clock, no randomness.

pub mod cause;
pub mod checklist;
pub mod checks;
pub mod computer;
pub mod duplicate;
pub mod facts;
pub mod guide;
pub mod messages;
pub mod observed;
pub mod server;

use std::collections::BTreeSet;

pub use cause::{Action, ActionLabel, Cause, CheckState, ComputerCause, Hint, Mark, PathLink, Severity};
pub use checks::CheckId;
pub use facts::{AccountFacts, ComputerFacts, ServerFacts};
pub use messages::{CheckDetail, CheckSummary, ComputerVerdict, Span, Verdict, VerdictWords};

use crate::client::model::{Claimed, Entry, MachineId, Moment, Ownership, Source};

/// The one thing to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStep {
    pub action: Action,
    /// The words on its button.
    pub label: ActionLabel,
}

/// One line of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub id: CheckId,
    pub state: CheckState,
    /// What was seen.
    pub summary: CheckSummary,
    /// What a technician wants to know of it, for "Details" and reports.
    pub details: Vec<CheckDetail>,
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
    /// Does it reach Plex, by its own word? `None`: it does not say.
    pub reaches_plex: Option<bool>,
    /// `None` while nothing has answered yet and nothing has failed yet.
    pub cause: Option<Cause>,
    /// How much it matters here. `None` without a cause.
    pub severity: Option<Severity>,
    pub verdict: Verdict,
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
    pub verdict: ComputerVerdict,
    pub next_step: Option<NextStep>,
    pub checks: Vec<Check>,
}

/// What every language has to have for a diagnosis.
pub fn entries() -> impl Iterator<Item = Entry> {
    let enums = [
        VerdictWords::ENTRIES,
        ComputerVerdict::ENTRIES,
        CheckSummary::ENTRIES,
        CheckDetail::ENTRIES,
        messages::Span::ENTRIES,
        messages::LogWords::ENTRIES,
        messages::NameWords::ENTRIES,
        Hint::ENTRIES,
        ActionLabel::ENTRIES,
    ];
    enums.into_iter().flatten().copied().chain(cause::entries()).chain(checks::entries()).chain(observed::entries())
}
