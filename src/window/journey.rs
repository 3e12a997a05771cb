//! The way from the first press on a problem to being back in. Its steps are shown from then on, and never run backwards.

use super::view::{Page, Scene, ViewAction};
use crate::client::diagnosis::{Cause, Severity};
use crate::client::repair::RepairEnd;
use crate::client::repair::claim::ClaimEnd;
use crate::client::state::{Request, Server, ServerKey};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Journey {
    pub server: ServerKey,
    /// 1 to 4: find, sign in, fix, done.
    pub step: usize,
}

pub const FIND: usize = 1;
pub const SIGN_IN: usize = 2;
pub const FIX: usize = 3;
pub const DONE: usize = 4;

impl Journey {
    /// The journey that this press begins, if it is the first one on a problem of the server that is shown.
    #[must_use]
    pub fn begun_by(action: &ViewAction, scene: &Scene<'_>) -> Option<Self> {
        let server = scene.server().filter(|server| server.diagnosis.severity == Some(Severity::Problem))?;
        let signs_in = scene.model.user().is_none() && leads_to_sign_in(action);
        let step = || if signs_in { SIGN_IN } else { step(scene, server) };
        does_something(action).then(|| Self { server: server.key, step: step() })
    }

    /// The same journey, as far as it has come by now. It ends where another server is shown; and what goes wrong after it was done is
    /// another problem.
    #[must_use]
    pub fn continued(self, scene: &Scene<'_>) -> Option<Self> {
        let server = scene.server().filter(|server| server.key == self.server)?;
        let step = step(scene, server);
        (self.step < DONE || step == DONE).then(|| Self { step: self.step.max(step), ..self })
    }
}

fn leads_to_sign_in(action: &ViewAction) -> bool {
    matches!(action, ViewAction::SignIn) || matches!(action, ViewAction::Show(page) if begins_with_sign_in(page))
}

fn does_something(action: &ViewAction) -> bool {
    match action {
        ViewAction::SignIn
        | ViewAction::RunsOn(..)
        | ViewAction::AskPlace(_)
        | ViewAction::Claim(_)
        | ViewAction::ClaimWith(..)
        | ViewAction::Answer(_) => true,
        ViewAction::Show(page) => !matches!(
            page,
            Page::Verdict
                | Page::Address
                | Page::About
                | Page::Licenses(_)
                | Page::Forget
                | Page::Report(_)
                | Page::History(_)
                | Page::HistoryOfAll
                | Page::DeleteHistory(_)
        ),
        ViewAction::Ask(request) => {
            matches!(request, Request::StartServer(_) | Request::RestartServer(_) | Request::Repair { .. })
        }
        ViewAction::Select(_)
        | ViewAction::Back
        | ViewAction::TakeAnswerBack
        | ViewAction::Explain
        | ViewAction::ForgetClaim
        | ViewAction::Agree(_)
        | ViewAction::ChooseFolder(_)
        | ViewAction::TypeFolder(_)
        | ViewAction::LookInFolder(_)
        | ViewAction::LeaveFolder
        | ViewAction::TypeHostUser(_)
        | ViewAction::TypeHostAddress(_)
        | ViewAction::SignInToHost { .. }
        | ViewAction::AddAddress
        | ViewAction::FocusAddress
        | ViewAction::Copy(_)
        | ViewAction::Licenses
        | ViewAction::Report
        | ViewAction::CopyReport(_)
        | ViewAction::Zoom(_)
        | ViewAction::Colours(_)
        | ViewAction::Stretch(_)
        | ViewAction::MoreEvents
        | ViewAction::Language(_)
        | ViewAction::Notify(_) => false,
    }
}

fn begins_with_sign_in(page: &Page) -> bool {
    *page == Page::SignIn || page.waits_for_sign_in()
}

/// Where the owner of this server is now.
fn step(scene: &Scene<'_>, server: &Server) -> usize {
    let model = scene.model;
    let claim = model.claim.as_ref().filter(|claim| claim.server == server.key);
    let is_claimed = matches!(claim.and_then(|claim| claim.end.as_ref()), Some(ClaimEnd::Verified(_)));
    let repair = model.repair.as_ref().filter(|repair| server.diagnosis.id.as_ref() == Some(&repair.id));
    let is_repaired = matches!(repair.and_then(|repair| repair.end.as_ref()), Some(RepairEnd::Verified { .. }));
    // Of one that runs again, its own verdict says more.
    let is_restarted = matches!(repair.and_then(|repair| repair.end.as_ref()), Some(RepairEnd::Runs));
    let is_signed_out = model.user().is_none();
    match server.diagnosis.cause {
        _ if is_claimed || is_repaired => DONE,
        _ if repair.is_some() && !is_restarted => FIX,
        Some(Cause::Healthy | Cause::BrowserOnly | Cause::Shared) => DONE,
        _ if is_signed_out && begins_with_sign_in(&scene.view.page) => SIGN_IN,
        Some(Cause::Unclaimed | Cause::SignInNeeded) if is_signed_out => SIGN_IN,
        Some(_) => FIX,
        None => FIND,
    }
}
