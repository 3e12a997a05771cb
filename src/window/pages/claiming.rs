//! A claim that is under way: its steps, for how long it has been going on, and the way out.

use std::time::Duration;

use egui::Ui;

use super::page_frame;
use crate::client::model::{Message as _, Phrase, ServerName};
use crate::client::repair::claim::ClaimStage;
use crate::client::state::{Claim, Request, Server};
use crate::window::icons::Symbol;
use crate::window::messages::{ClaimStep, Stage, Text, Word};
use crate::window::theme::STEP;
use crate::window::view::{Scene, ViewAction};
use crate::window::widgets::step_line::{self, StepState};
use crate::window::widgets::{buttons, text};

/// Most claims are over by then; what takes longer has a word of its own.
const LONG: Duration = Duration::from_secs(20);

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server, claim: &Claim) -> Option<ViewAction> {
    let name = ServerName::from(server.diagnosis.name.as_str());
    let since = scene.now.saturating_sub(claim.since);
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &Text::ClaimingTitle { server: name.clone() });
            text::body(ui, &Word::ClaimingTakes);
        },
        |ui| {
            let cancelled = buttons::busy(ui, &Stage::from(claim.stage), since);
            cancelled.then_some(ViewAction::Ask(Request::CancelClaim))
        },
        |ui| {
            if since >= LONG {
                let said = text::marked(ui, Symbol::Warning, &Word::ClaimingLong);
                text::live(ui, &said);
                ui.add_space(STEP);
            }
            ui.spacing_mut().interact_size.y = 0.0;
            ui.spacing_mut().item_spacing.y = STEP;
            for (n, step) in steps(&name).into_iter().enumerate() {
                let state = match n.cmp(&reached(claim.stage)) {
                    std::cmp::Ordering::Less => StepState::Done,
                    std::cmp::Ordering::Equal => StepState::Now,
                    std::cmp::Ordering::Greater => StepState::Later,
                };
                step_line::show(ui, step, state, None);
            }
            None
        },
    )
}

fn steps(server: &ServerName) -> [Phrase; 6] {
    let server = || server.clone();
    [
        ClaimStep::RightServer.phrase(),
        ClaimStep::Code.phrase(),
        ClaimStep::HandOver { server: server() }.phrase(),
        ClaimStep::ServerSaysSo { server: server() }.phrase(),
        ClaimStep::PlexLists.phrase(),
        ClaimStep::LetsYouIn { server: server() }.phrase(),
    ]
}

/// Which of the steps is being taken.
fn reached(stage: ClaimStage) -> usize {
    match stage {
        ClaimStage::Looking => 0,
        ClaimStage::AskingForCode { .. } => 1,
        ClaimStage::Handing(_) | ClaimStage::ServerStarts => 2,
        ClaimStage::WaitingForPlex => 4,
        ClaimStage::WaitingForServer => 5,
    }
}
