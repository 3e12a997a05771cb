//! A repair, an undo or a start that is under way: what is being done, since when, and the way out, or why there is none now.

use egui::Ui;

use super::page_frame;
use crate::client::diagnosis::{Action, Cause};
use crate::client::model::{Message as _, Phrase};
use crate::client::repair::messages::{AskWords, FaultWords};
use crate::client::repair::{self, Ask};
use crate::client::state::{Repair, Request};
use crate::window::icons::Symbol;
use crate::window::language::Say;
use crate::window::messages::Stage;
use crate::window::messages::repair::{self as window_repair, RepairLabel, UnderWay};
use crate::window::theme::STEP;
use crate::window::view::{GuideTo, Page, Scene, ViewAction};
use crate::window::widgets::{buttons, repair_steps, text};

/// What Esc does while it runs, and after it has ended.
pub fn escape(repair: &Repair) -> Option<ViewAction> {
    match &repair.end {
        Some(_) => Some(ViewAction::ForgetClaim),
        None => repair.hold().is_none().then_some(ViewAction::Ask(Request::CancelRepair)),
    }
}

pub fn show(ui: &mut Ui, scene: &Scene<'_>, repair: &Repair) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| says(ui, repair),
        |ui| line(ui, scene, repair),
        |ui| {
            kept_open(ui, scene);
            let how = repair.asks.and_then(|ask| how(ui, scene, repair, ask));
            if repair.was_ended {
                text::quiet(ui, &RepairLabel::WasEnded);
            }
            repair_steps::show(ui, scene.model, repair, scene.now);
            how
        },
    )
}

/// What the owner has to do is the largest text, as long as it is asked for.
fn says(ui: &mut Ui, repair: &Repair) {
    let turns_back = repair.turning_back.is_some();
    if let Some(ask) = repair.asks {
        text::verdict(ui, &ui.say(&AskWords::wanted(ask, &repair.name)));
        text::body(ui, &ui.say(&AskWords::then(ask)));
        return;
    }
    text::verdict(ui, &UnderWay::new(&repair.kind, &repair.name, turns_back));
    if let Some(fault) = &repair.turning_back {
        text::body(ui, &ui.say(&FaultWords::new(fault, &repair.name)));
    }
}

/// How long it may take, for how long it has been going on, and Cancel.
fn line(ui: &mut Ui, scene: &Scene<'_>, repair: &Repair) -> Option<ViewAction> {
    let since = scene.now.saturating_sub(repair.since);
    let held = repair.hold().map(|hold| window_repair::hold(hold).phrase());
    let cancelled = buttons::busy_or_held(ui, &doing(repair), since, held.as_ref());
    cancelled.then_some(ViewAction::Ask(Request::CancelRepair))
}

fn doing(repair: &Repair) -> Phrase {
    match (repair.current().map(|line| line.step), repair.claim) {
        (Some(repair::Step::Claim | repair::Step::Verify), Some(stage)) => Stage::from(stage).phrase(),
        (Some(_) | None, _) if repair.asks.is_some() => RepairLabel::WaitsForYou.phrase(),
        (Some(_) | None, _) => RepairLabel::Takes.phrase(),
    }
}

/// Why the window was not closed.
pub fn kept_open(ui: &mut Ui, scene: &Scene<'_>) {
    if !scene.view.kept_open {
        return;
    }
    let said = text::marked(ui, Symbol::Warning, &RepairLabel::KeptOpen);
    text::live(ui, &said);
    ui.add_space(2.0 * STEP);
}

fn how(ui: &mut Ui, scene: &Scene<'_>, repair: &Repair, ask: Ask) -> Option<ViewAction> {
    let server = scene.row_of(&repair.id)?;
    let step = match ask {
        Ask::StopServer => Action::RestartServer,
        Ask::StartServer => Action::ShowHow,
    };
    let guide = GuideTo::Server { key: server.key, cause: Cause::NotRunning, step };
    buttons::link(ui, &RepairLabel::StopHow).clicked().then_some(ViewAction::Show(Page::HowTo(guide)))
}
