//! The JSON of the commands, version 1 of its schema.

mod guide;
mod history;
mod repair;

use std::time::Duration;

use serde::Serialize;

use crate::cli::messages::Words;
use crate::cli::out::{self, words};
use crate::client::diagnosis::duplicate::speakers;
use crate::client::diagnosis::{Action, Cause, Check, CheckState, ComputerCause, Severity};
use crate::client::model::{Ownership, Source};
use crate::client::repair::claim::ClaimRoute;
use crate::client::state::{Model, Server};

pub use guide::GuideReport;
pub use history::{HistoryReport, PatternLine, Told, WatchLine};
pub use repair::{RepairReport, UndoReport, undoable_until};

const SCHEMA: u32 = 1;
const APP: &str = concat!("plex-locksmith ", env!("CARGO_PKG_VERSION"));

#[derive(Serialize)]
pub struct CheckReport {
    schema: u32,
    app: &'static str,
    elapsed_ms: u128,
    signed_in_as: Option<String>,
    /// More was announced than is kept.
    full: bool,
    this_computer: ThisComputer,
    servers: Vec<ServerReport>,
}

#[derive(Serialize)]
pub struct ClaimReport {
    schema: u32,
    /// `None` if it was stopped before the server was found.
    server: Option<ServerReport>,
    claimed_by: Option<&'static str>,
    verified: bool,
    /// Why it was stopped early.
    why: Option<String>,
    elapsed_ms: u128,
}

#[derive(Serialize)]
struct ThisComputer {
    cause: Option<ComputerCause>,
    severity: Severity,
    checks: Vec<CheckLine>,
}

#[derive(Serialize)]
pub struct ServerReport {
    name: String,
    id: Option<String>,
    addresses: Vec<String>,
    found_by: Vec<Source>,
    version: Option<String>,
    claimed: Option<bool>,
    ownership: Ownership,
    verdict_ms: Option<u128>,
    cause: Option<Cause>,
    /// `None` while nothing is known.
    severity: Option<Severity>,
    verdict: String,
    /// Why that may be, the likeliest first.
    hints: Vec<String>,
    next_step: Option<NextStepReport>,
    /// What repeats, from the history.
    patterns: Vec<PatternLine>,
    checks: Vec<CheckLine>,
}

#[derive(Serialize)]
struct NextStepReport {
    action: Action,
    label: String,
}

#[derive(Serialize)]
struct CheckLine {
    id: &'static str,
    state: CheckState,
    says: String,
    because: Option<&'static str>,
}

impl CheckReport {
    pub fn new(model: &Model, elapsed: Duration) -> Self {
        let computer = &model.computer.diagnosis;
        Self {
            schema: SCHEMA,
            app: APP,
            elapsed_ms: elapsed.as_millis(),
            signed_in_as: model.user().map(|u| u.name.to_string()),
            full: model.search.full,
            this_computer: ThisComputer {
                cause: computer.cause,
                severity: computer.cause.map_or(Severity::Info, |cause| cause.spec().severity),
                checks: lines(&computer.checks),
            },
            servers: sorted(model).into_iter().map(|server| ServerReport::new(model, server)).collect(),
        }
    }
}

impl ClaimReport {
    pub fn new(
        server: Option<ServerReport>,
        claimed_by: Option<ClaimRoute>,
        verified: bool,
        why: Option<String>,
        elapsed: Duration,
    ) -> Self {
        let claimed_by = claimed_by.map(ClaimRoute::id);
        Self { schema: SCHEMA, server, claimed_by, verified, why, elapsed_ms: elapsed.as_millis() }
    }
}

impl ServerReport {
    pub fn new(model: &Model, server: &Server) -> Self {
        let diagnosis = &server.diagnosis;
        let local = |at| model.watch.local(at);
        Self {
            name: diagnosis.name.clone(),
            id: diagnosis.id.as_ref().map(ToString::to_string),
            addresses: speakers(&server.addresses).map(|a| a.address.to_string()).collect(),
            found_by: diagnosis.found_by.iter().copied().collect(),
            version: diagnosis.version.clone(),
            claimed: diagnosis.claimed.as_option(),
            ownership: diagnosis.ownership,
            verdict_ms: server.verdict_at.map(|at| at.as_millis()),
            cause: diagnosis.cause,
            severity: diagnosis.severity,
            verdict: words(&diagnosis.verdict),
            hints: diagnosis.hints.iter().map(words).collect(),
            next_step: diagnosis
                .next_step
                .map(|next| NextStepReport { action: next.action, label: words(&next.label) }),
            patterns: model.patterns_of(server).iter().map(|found| PatternLine::new(found, &local)).collect(),
            checks: lines(&diagnosis.checks),
        }
    }
}

/// The servers by name, then by identity, then by address.
pub fn sorted(model: &Model) -> Vec<&Server> {
    let mut servers: Vec<_> = model.rows.iter().collect();
    servers.sort_by_key(|s| (&s.diagnosis.name, &s.diagnosis.id, s.addresses.first().map(|a| a.address)));
    servers
}

fn lines(checks: &[Check]) -> Vec<CheckLine> {
    let line = |c: &Check| CheckLine { id: c.id.id(), state: c.state, says: words(&c.summary), because: c.because };
    checks.iter().map(line).collect()
}

/// Prints one object and nothing else.
pub fn print(report: &impl Serialize) {
    match serde_json::to_string_pretty(report) {
        Ok(text) => out::out(&format!("{text}\n")),
        Err(error) => out::report(&Words::NotWritten { why: error.to_string() }),
    }
}
