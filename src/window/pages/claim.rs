//! A claim before it goes over the home network, and a claim that did not come to its end.

use std::net::SocketAddr;

use egui::Ui;

use super::{fix, sheet};
use crate::client::diagnosis::{Action as Step, Cause};
use crate::client::repair::claim::{ClaimEnd, Consent};
use crate::client::state::{Page as Target, Request, Server};
use crate::window::theme::STEP;
use crate::window::view::{Action, Guide, Page, Scene};
use crate::window::widgets::{buttons, details, text};
use crate::window::words;

/// Shows name and address, and what goes where, before anything goes.
pub fn confirm(ui: &mut Ui, scene: &Scene<'_>, server: &Server, address: SocketAddr) -> Option<Action> {
    sheet::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &words::confirm_title(&server.diagnosis.name));
            if let Some(old) = scene.model.instead_of(server.key) {
                text::body(ui, &words::confirm_newcomer(&server.diagnosis.name, &old.diagnosis.name));
            }
            text::body(ui, &words::confirm_text(address));
        },
        |ui| {
            let mut action = None;
            fix::row(ui, |ui| {
                if buttons::primary(ui, words::CONFIRM) {
                    action = Some(Action::ClaimWith(server.key, Consent::Lan(address)));
                }
                if buttons::secondary(ui, words::CANCEL).clicked() {
                    action = Some(Action::Back);
                }
            });
            action
        },
        |ui| {
            text::section(ui, words::WHAT_WILL_CHANGE);
            fix::changes_text(ui, scene, server);
            None
        },
    )
}

/// A claim that failed, or whose success could not be seen: that is the largest text.
pub fn ended(ui: &mut Ui, scene: &Scene<'_>, server: &Server, end: &ClaimEnd) -> Option<Action> {
    let Some((title, help)) = words::claim_end(end, &server.diagnosis.name) else {
        return fix::show(ui, scene, server);
    };
    sheet::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &title);
            text::body(ui, &help);
        },
        |ui| fix::ways_on(ui, first_way(end, server), Some(other_way(end, server))),
        |ui| {
            let mut lines = details::of_server(server);
            if let ClaimEnd::Failed(error) = end {
                lines.insert(0, (words::HAPPENED.to_owned(), error.to_string()));
            }
            ui.add_space(STEP);
            details::fold(ui, "details of a claim", &lines);
            None
        },
    )
}

/// A claim that may have been carried out is looked at, not sent again.
fn first_way(end: &ClaimEnd, server: &Server) -> (&'static str, Action) {
    match end {
        ClaimEnd::Unverified { .. } | ClaimEnd::SomeoneElse | ClaimEnd::Changed => {
            (words::CHECK_AGAIN, Action::Ask(Request::Recheck(server.key)))
        }
        ClaimEnd::NeedsConsent(address) => (words::GO_ON, Action::Show(Page::Confirm(server.key, *address))),
        _ => (words::TRY_AGAIN, Action::Claim(server.key)),
    }
}

fn other_way(end: &ClaimEnd, server: &Server) -> (&'static str, Action) {
    let guide = |cause, step| Action::Show(Page::HowTo(Guide::Server { key: server.key, cause, step }));
    match end {
        ClaimEnd::Closed => (words::WHAT_TO_DO, guide(Cause::UnclaimedClosed, Step::ShowHow)),
        ClaimEnd::CutOff => (words::WHAT_TO_DO, guide(Cause::ServerCutOff, Step::ShowWhatToCheck)),
        ClaimEnd::Duplicate => (words::WHAT_TO_DO, guide(Cause::DuplicateIdentity, Step::ShowBoth)),
        ClaimEnd::Unverified { .. } => (words::WHAT_TO_DO, guide(Cause::NotAccepted, Step::RestartServer)),
        ClaimEnd::StillStarting => (words::WHAT_TO_DO, guide(Cause::Starting, Step::ShowWhatToDo)),
        ClaimEnd::SomeoneElse => (words::SWITCH_ACCOUNT, Action::SignIn),
        _ => (words::STATUS_PAGE, Action::Ask(Request::Open(Target::Status))),
    }
}
