//! This computer: its way to the home network and to Plex.

use egui::Ui;

use super::{fix, sheet};
use crate::client::diagnosis::Action as Step;
use crate::client::state::{Page as Target, Request};
use crate::window::theme::STEP;
use crate::window::view::{Action, Guide, Page, Scene};
use crate::window::widgets::{buttons, checklist, details, path, text};
use crate::window::words;

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<Action> {
    let computer = &scene.model.computer;
    let diagnosis = &computer.diagnosis;
    sheet::show(
        ui,
        scene,
        |ui| {
            if !scene.compact {
                text::section(ui, words::THIS_COMPUTER);
            }
            text::verdict(ui, &diagnosis.verdict);
            if let Some(change) = computer.changed {
                text::changed(ui, words::computer_short(change.from), scene.now, change.at);
            }
        },
        |ui| {
            let Some(next) = &diagnosis.next_step else {
                let mut again = false;
                fix::row(ui, |ui| again = buttons::primary(ui, words::CHECK_AGAIN));
                return again.then_some(Action::Ask(Request::RecheckComputer));
            };
            let mut action = None;
            fix::row(ui, |ui| {
                if buttons::primary(ui, &next.label) {
                    action = Some(carried_out_by(next.action, scene));
                }
                let again = matches!(next.action, Step::CheckAgain | Step::CheckNow);
                if !again && buttons::secondary(ui, words::TRY_AGAIN).clicked() {
                    action = Some(Action::Ask(Request::RecheckComputer));
                }
                if !shows_guide(next.action) && buttons::secondary(ui, words::WHAT_TO_DO).clicked() {
                    action = Some(guide(scene));
                }
            });
            action
        },
        |ui| {
            path::show_computer(ui, diagnosis.cause, computer.facts.plex.get().is_some());
            ui.add_space(2.0 * STEP);
            let action = checklist::show(ui, &diagnosis.checks, scene.now, None);
            ui.add_space(STEP);
            let mut lines = vec![(words::CAUSE.to_owned(), diagnosis.cause.map_or("none", |c| c.id()).to_owned())];
            lines.extend(details::of_checks(&diagnosis.checks));
            lines.extend(scene.model.search.mdns_unavailable.iter().map(|why| ("mDNS".to_owned(), why.clone())));
            let closed = scene.model.closed_installations.iter();
            lines.extend(closed.map(|why| (words::CLOSED_SETTINGS.to_owned(), why.clone())));
            details::fold(ui, "details of this computer", &lines);
            action
        },
    )
}

fn carried_out_by(step: Step, scene: &Scene<'_>) -> Action {
    match step {
        Step::CheckAgain | Step::CheckNow => Action::Ask(Request::RecheckComputer),
        Step::OpenStatusPage => Action::Ask(Request::Open(Target::Status)),
        Step::OpenPrivacySettings => Action::Ask(Request::Open(Target::Privacy)),
        // Linux has no common page for it.
        Step::OpenTimeSettings if cfg!(any(windows, target_os = "macos")) => Action::Ask(Request::Open(Target::Time)),
        Step::OpenProxySettings if cfg!(any(windows, target_os = "macos")) => Action::Ask(Request::Open(Target::Proxy)),
        _ => guide(scene),
    }
}

fn shows_guide(step: Step) -> bool {
    matches!(step, Step::ShowWhatToDo | Step::ShowWhatToAllow)
        || (matches!(step, Step::OpenTimeSettings | Step::OpenProxySettings)
            && !cfg!(any(windows, target_os = "macos")))
}

fn guide(scene: &Scene<'_>) -> Action {
    match scene.model.computer.diagnosis.cause {
        Some(cause) => Action::Show(Page::HowTo(Guide::Computer(cause))),
        None => Action::Ask(Request::RecheckComputer),
    }
}
