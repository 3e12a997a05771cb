//! A checklist: the root cause is marked, and what hangs on it is skipped because of it.

use super::Check;
use super::cause::{CheckState, Severity};
use super::checks::{CheckId, CheckSpec};
use super::messages::{CheckDetail, CheckSummary};
use crate::client::model::{Fact, Moment, Phrase};

/// The root cause of a checklist.
#[derive(Clone, Debug)]
pub struct RootCause {
    pub check: CheckId,
    pub severity: Severity,
    /// Something else explains it: then it is not looked at either.
    pub because: Option<&'static str>,
    /// What it means for the checks that depend on it: "nobody is signed in on it".
    pub consequence: Phrase,
}

impl RootCause {
    fn not_checked(&self) -> CheckSummary {
        CheckSummary::NotChecked { consequence: self.consequence.clone() }
    }
}

/// Goes through the registry in order. `look` says what is known; `None` leaves a line out that has nothing to say.
pub fn build(specs: &[CheckSpec], root: Option<&RootCause>, look: impl Fn(CheckId) -> Option<Check>) -> Vec<Check> {
    specs.iter().filter_map(|spec| line_of(spec.check, root, &look)).collect()
}

fn line_of(id: CheckId, root: Option<&RootCause>, look: &impl Fn(CheckId) -> Option<Check>) -> Option<Check> {
    let seen = look(id);
    let Some(root) = root else { return seen.map(humble) };
    if let Some(because) = root.because
        && (id == root.check || id.depends_on(root.check))
    {
        return Some(skipped(id, because, root.not_checked()));
    }
    if id == root.check {
        let mut check = seen.unwrap_or_else(|| line(id, CheckState::Problem, root.not_checked(), None));
        check.state = if root.severity == Severity::Problem { CheckState::Problem } else { CheckState::Warning };
        check.because = None;
        check.root_cause = true;
        return Some(check);
    }
    // A warning hides nothing.
    if root.severity != Severity::Warning && id.depends_on(root.check) {
        return seen.map(|_| skipped(id, root.check.id(), root.not_checked()));
    }
    seen.map(humble)
}

/// Only the root cause is marked as the problem.
fn humble(mut check: Check) -> Check {
    if check.state == CheckState::Problem {
        check.state = CheckState::Warning;
    }
    check
}

/// A line that was looked at.
pub fn line(id: CheckId, state: CheckState, summary: impl Into<CheckSummary>, at: Option<Moment>) -> Check {
    Check { id, state, summary: summary.into(), details: Vec::new(), because: None, at, root_cause: false }
}

/// A line that was not, and the check or cause because of which it was not.
pub fn skipped(id: CheckId, because: &'static str, summary: impl Into<CheckSummary>) -> Check {
    Check {
        id,
        state: CheckState::Skipped,
        summary: summary.into(),
        details: Vec::new(),
        because: Some(because),
        at: None,
        root_cause: false,
    }
}

/// A line about a fact: what is said of it, or that it was not or could not be looked at.
pub fn about<T>(id: CheckId, fact: &Fact<T>, say: impl FnOnce(&T, Option<Moment>) -> Check) -> Check {
    match fact {
        Fact::NotChecked => not_yet(id),
        Fact::Known { value, at } => say(value, Some(*at)),
        // The check stands in its own way.
        Fact::Failed { why, at } => Check { at: Some(*at), ..skipped(id, id.id(), *why) },
    }
}

/// A line that waits for what it needs.
pub fn not_yet(id: CheckId) -> Check {
    skipped(id, id.needs().last().copied().unwrap_or(id).id(), CheckSummary::NotYet)
}

impl Check {
    /// Adds what a technician wants to know.
    #[must_use]
    pub fn with_details(mut self, details: impl IntoIterator<Item = CheckDetail>) -> Self {
        self.details.extend(details);
        self
    }
}
