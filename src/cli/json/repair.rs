//! The JSON of `repair` and `undo`.

use std::time::Duration;

use serde::Serialize;

use super::{SCHEMA, ServerReport};
use crate::cli::Sentences;
use crate::cli::repair::RepairRun;
use crate::client::model::time::iso;
use crate::client::repair::claim::ClaimRoute;
use crate::client::repair::{JournalStore, Record, RepairEnd, RepairOutcome, Step};
use crate::client::state::{Model, Repair, StepLine};

#[derive(Serialize)]
pub struct RepairReport {
    schema: u32,
    server: Option<ServerReport>,
    repair: RepairPart,
    claimed_by: Option<&'static str>,
    verified: bool,
    elapsed_ms: u128,
}

#[derive(Serialize)]
struct RepairPart {
    id: Option<String>,
    place: Option<String>,
    /// "service", "folder", "ssh" or "container"
    by: Option<&'static str>,
    backup: Option<String>,
    undo_until: Option<String>,
    steps: Vec<StepPart>,
    result: &'static str,
    why: Option<String>,
}

#[derive(Serialize)]
struct StepPart {
    step: Step,
    done: bool,
    ms: u128,
}

#[derive(Serialize)]
pub struct UndoReport {
    schema: u32,
    undo: UndoPart,
    elapsed_ms: u128,
}

#[derive(Serialize)]
struct UndoPart {
    id: Option<String>,
    server: Option<String>,
    place: Option<String>,
    by: Option<&'static str>,
    result: &'static str,
    runs: bool,
    why: Option<String>,
}

impl RepairReport {
    pub fn new(
        model: &Model,
        run: &RepairRun,
        record: Option<&Record>,
        repairs: Option<&JournalStore>,
        elapsed: Duration,
    ) -> Self {
        let end = run.repair.as_ref().and_then(|repair| repair.end.as_ref());
        let backup = record.and_then(|record| Some(repairs?.backup_of(record)?.display().to_string()));
        let installed = run.server.and_then(|key| model.installation_of(key));
        Self {
            schema: SCHEMA,
            server: run.server.and_then(|key| model.server(key)).map(|server| ServerReport::new(model, server)),
            repair: RepairPart {
                id: record.map(|record| record.id.clone()),
                place: record.map(|record| record.place.clone()).or_else(|| installed.map(|i| i.place.clone())),
                by: record
                    .map(|record| &record.locator)
                    .or_else(|| installed.map(|i| &i.locator))
                    .map(|locator| locator.location().id()),
                backup,
                undo_until: record.and_then(undoable_until),
                steps: run.repair.as_ref().map(|repair| steps(repair, model)).unwrap_or_default(),
                result: result(end),
                why: run.why.as_ref().map(Sentences::words),
            },
            claimed_by: claimed_by(end).map(ClaimRoute::id),
            verified: run.verified,
            elapsed_ms: elapsed.as_millis(),
        }
    }
}

impl UndoReport {
    pub fn new(record: Option<&Record>, put_back: bool, runs: bool, why: Option<String>, elapsed: Duration) -> Self {
        let result = match (record, put_back) {
            (None, _) => "nothing",
            (_, true) => "put-back",
            (_, false) => "not-put-back",
        };
        let part = UndoPart {
            id: record.map(|record| record.id.clone()),
            server: record.map(|record| record.name.clone()),
            place: record.map(|record| record.place.clone()),
            by: record.map(|record| record.locator.location().id()),
            result,
            runs,
            why,
        };
        Self { schema: SCHEMA, undo: part, elapsed_ms: elapsed.as_millis() }
    }
}

/// Until when a repair can be undone; `None` if it cannot.
pub fn undoable_until(record: &Record) -> Option<String> {
    (record.outcome != RepairOutcome::PutBack && record.has_changed_settings()).then(|| iso(record.kept_until()))
}

fn steps(repair: &Repair, model: &Model) -> Vec<StepPart> {
    // A claim that the server refused is followed by the way over its settings.
    let was_refused = repair.steps.iter().any(|line| line.step == Step::StopAgain);
    let part = |line: &StepLine| {
        let ms = line.ended.unwrap_or(model.now).saturating_sub(line.began).as_millis();
        let done = line.is_done() && !(was_refused && line.step == Step::Claim);
        StepPart { step: line.step, done, ms }
    };
    repair.steps.iter().map(part).collect()
}

fn result(end: Option<&RepairEnd>) -> &'static str {
    match end {
        Some(RepairEnd::Verified { .. }) => "verified",
        Some(RepairEnd::Unverified { .. }) => "unverified",
        Some(RepairEnd::Restored { .. }) => "restored",
        Some(RepairEnd::NotRestored { .. }) => "not-restored",
        Some(RepairEnd::StillOpen(_)) => "still-open",
        _ => "untouched",
    }
}

fn claimed_by(end: Option<&RepairEnd>) -> Option<ClaimRoute> {
    match end? {
        RepairEnd::Verified { by, .. } | RepairEnd::Unverified { by, .. } => Some(*by),
        RepairEnd::Untouched { .. }
        | RepairEnd::Restored { .. }
        | RepairEnd::NotRestored { .. }
        | RepairEnd::StillOpen(_)
        | RepairEnd::PutBack { .. }
        | RepairEnd::NotPutBack { .. }
        | RepairEnd::Runs
        | RepairEnd::NotStarted { .. } => None,
    }
}
