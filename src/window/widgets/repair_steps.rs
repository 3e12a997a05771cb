//! The steps of a repair: a symbol and a word for each, and how long it took. What is still to come stands there quietly.

use egui::Ui;

use super::step_line::{self, StepState};
use super::text;
use crate::client::model::{Installed, Moment};
use crate::client::repair::{RepairKind, Step};
use crate::client::state::{Model, Repair, StepLine};
use crate::window::messages::repair::RepairLabel;
use crate::window::messages::texts;
use crate::window::theme::STEP;

const WITH_CLAIM: &[Step] = &[Step::Stop, Step::BackUp, Step::Remove, Step::Start, Step::Claim, Step::Verify];
/// One stop and one start are enough by hand.
const BY_OWNER: &[Step] = &[Step::Stop, Step::BackUp, Step::Remove, Step::Write, Step::Start, Step::Verify];
/// It takes no claim while it is signed out.
const BY_DISK: &[Step] = &[Step::StopAgain, Step::Write, Step::StartAgain, Step::Verify];
/// Where it is replaced at once, no code is handed over.
const AT_ONCE: &[Step] = &[Step::Stop, Step::BackUp, Step::Write, Step::Start, Step::Verify];
const BACK: &[Step] = &[Step::Stop, Step::PutBack, Step::Start];
const RESTART: &[Step] = &[Step::Stop, Step::Start];

pub fn show(ui: &mut Ui, model: &Model, repair: &Repair, now: Moment) {
    text::section(ui, &RepairLabel::Steps);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.y = STEP;
        for step in &repair.steps {
            let took = step.ended.unwrap_or(now).saturating_sub(step.began);
            step_line::show(ui, step.step.title(), state_of(step), Some(texts::elapsed(took)));
        }
        if repair.end.is_none() {
            for step in to_come(model, repair) {
                step_line::show(ui, step.title(), StepState::Later, None);
            }
        }
    });
}

fn state_of(step: &StepLine) -> StepState {
    match (step.ended, step.failed) {
        (None, _) => StepState::Now,
        (Some(_), false) => StepState::Done,
        (Some(_), true) => StepState::Failed,
    }
}

/// The steps that are to be expected from here on.
fn to_come(model: &Model, repair: &Repair) -> Vec<Step> {
    let begun: Vec<Step> = match repair.steps.iter().rposition(|line| line.failed) {
        // What was done before it turned back is done once more, the other way.
        Some(at) => repair.steps[at + 1..].iter().map(|line| line.step).collect(),
        None => repair.steps.iter().map(|line| line.step).collect(),
    };
    let by_owner = model.installed.iter().filter(|i| i.id == repair.id).all(|i| !i.capabilities().can_stop);
    let plan = match &repair.kind {
        RepairKind::Start { again: true } => RESTART,
        RepairKind::Start { again: false } => &[Step::Start],
        RepairKind::Undo(_) => BACK,
        // Before anything was changed there is nothing to be put back.
        _ if repair.turning_back.is_some() => return Vec::new(),
        _ if is_at_once(model, repair) => AT_ONCE,
        _ if begun.contains(&Step::StopAgain) => BY_DISK,
        _ if by_owner => BY_OWNER,
        RepairKind::Repair | RepairKind::GoOn(_) => WITH_CLAIM,
    };
    // What was left out will not come any more.
    let last = plan.iter().rposition(|step| begun.contains(step));
    plan[last.map_or(0, |at| at + 1)..].to_vec()
}

/// By where its settings are, or were when the host was left.
fn is_at_once(model: &Model, repair: &Repair) -> bool {
    let installed = Installed::of(&repair.id, &model.installed).map(|installed| &installed.locator);
    let known = || model.repairs.iter().find(|record| record.server == repair.id).map(|record| &record.locator);
    installed.or_else(known).is_some_and(|locator| locator.location().is_replaced_at_once())
}
