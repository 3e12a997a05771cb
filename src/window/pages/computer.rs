//! This computer: its way to the home network and to Plex.

use egui::Ui;

use super::{page_frame, server_page};
use crate::client::diagnosis::Action;
use crate::client::model::{ExternalPage, Message as _, Phrase};
use crate::client::state::Request;
use crate::window::language::Say;
use crate::window::messages::{ListWord, Word};
use crate::window::theme::STEP;
use crate::window::view::{GuideTo, Page, Scene, ViewAction};
use crate::window::widgets::{buttons, checklist, details, path, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let computer = &scene.model.computer;
    let diagnosis = &computer.diagnosis;
    page_frame::show(
        ui,
        scene,
        |ui| {
            let verdict = ui.say(&diagnosis.verdict);
            let name = ui.say(&Word::ThisComputer);
            if !scene.compact && !verdict.contains(&name) {
                text::section(ui, &name);
            }
            text::verdict(ui, &verdict);
            if let Some(change) = computer.changed {
                text::changed(ui, &ui.say(&ListWord::of_computer(change.from)), scene.now, change.at);
            }
        },
        |ui| {
            let Some(next) = &diagnosis.next_step else {
                let mut again = false;
                server_page::row(ui, |ui| again = buttons::primary(ui, &Word::CheckAgain));
                return again.then_some(ViewAction::Ask(Request::RecheckComputer));
            };
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &next.label) {
                    action = Some(carried_out_by(next.action, scene));
                }
                if !shows_guide(next.action) && buttons::secondary(ui, &Word::WhatToDo).clicked() {
                    action = Some(guide(scene));
                }
            });
            action
        },
        |ui| {
            path::show_computer(ui, diagnosis.cause, computer.facts.plex.get().is_some());
            ui.add_space(2.0 * STEP);
            let asks = diagnosis.next_step.as_ref().is_none_or(|next| server_page::checks_again(next.action));
            let action = checklist::show(ui, &diagnosis.checks, scene.now, checklist::Of { server: None, asks });
            ui.add_space(STEP);
            let mut lines =
                vec![(scene.view.language.render(&Word::Cause), diagnosis.cause.map_or("none", |c| c.id()).to_owned())];
            lines.extend(details::of_checks(&diagnosis.checks, scene.view.language));
            lines.extend(
                scene
                    .model
                    .search
                    .mdns_unavailable
                    .iter()
                    .map(|why| ("mDNS".to_owned(), scene.view.language.render(why))),
            );
            let closed = scene.model.closed_installations.iter();
            lines.extend(
                closed.map(|why| (scene.view.language.render(&Word::ClosedSettings), scene.view.language.render(why))),
            );
            details::fold(ui, "details-of-this-computer", &lines);
            action
        },
    )
}

/// The next useful deed for this computer.
pub fn next(scene: &Scene<'_>) -> Option<(Phrase, ViewAction)> {
    let next = scene.model.computer.diagnosis.next_step.as_ref()?;
    Some((next.label.phrase(), carried_out_by(next.action, scene)))
}

fn carried_out_by(step: Action, scene: &Scene<'_>) -> ViewAction {
    match step {
        Action::CheckAgain | Action::CheckNow => ViewAction::Ask(Request::RecheckComputer),
        Action::OpenStatusPage => ViewAction::Ask(Request::Open(ExternalPage::Status)),
        Action::OpenPrivacySettings => ViewAction::Ask(Request::Open(ExternalPage::Privacy)),
        // Linux has no common page for it.
        Action::OpenTimeSettings if cfg!(any(windows, target_os = "macos")) => {
            ViewAction::Ask(Request::Open(ExternalPage::Time))
        }
        Action::OpenProxySettings if cfg!(any(windows, target_os = "macos")) => {
            ViewAction::Ask(Request::Open(ExternalPage::Proxy))
        }
        Action::OpenPlex
        | Action::SignIn
        | Action::Claim
        | Action::ShowHow
        | Action::Repair
        | Action::SwitchAccount
        | Action::FindOutWhich
        | Action::StartServer
        | Action::RestartServer
        | Action::ShowWhatToCheck
        | Action::ShowBoth
        | Action::ChangeAddress
        | Action::OpenPrivateWindow
        | Action::ShowWhatToDo
        | Action::ShowWhatToAllow
        | Action::OpenTimeSettings
        | Action::OpenProxySettings => guide(scene),
    }
}

fn shows_guide(step: Action) -> bool {
    matches!(step, Action::ShowWhatToDo | Action::ShowWhatToAllow)
        || (matches!(step, Action::OpenTimeSettings | Action::OpenProxySettings)
            && !cfg!(any(windows, target_os = "macos")))
}

fn guide(scene: &Scene<'_>) -> ViewAction {
    match scene.model.computer.diagnosis.cause {
        Some(cause) => ViewAction::Show(Page::HowTo(GuideTo::Computer(cause))),
        None => ViewAction::Ask(Request::RecheckComputer),
    }
}
