//! A claim before it goes over the home network, and a claim that did not come to its end.

use std::net::SocketAddr;

use egui::Ui;

use super::{page_frame, server_page};
use crate::client::diagnosis::{Action, Cause};
use crate::client::model::{ExternalPage, Message as _, Phrase};
use crate::client::repair::claim::{ClaimEnd, Consent};
use crate::client::state::{Request, Server};
use crate::window::language::Say;
use crate::window::messages::{ClaimTitle, Text, Word};
use crate::window::theme::STEP;
use crate::window::view::{GuideTo, Page, Scene, ViewAction};
use crate::window::widgets::{buttons, details, text};

/// Shows name and address, and what goes where, before anything goes.
pub fn confirm(ui: &mut Ui, scene: &Scene<'_>, server: &Server, address: SocketAddr) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &Text::ConfirmTitle { server: server.diagnosis.name.as_str().into() });
            if let Some(old) = scene.model.instead_of(server.key) {
                let (newcomer, old) = (server.diagnosis.name.as_str().into(), old.diagnosis.name.as_str().into());
                text::body(ui, &Text::ConfirmNewcomer { newcomer, old });
            }
            text::body(ui, &Text::ConfirmText { address });
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &Word::Confirm) {
                    action = Some(ViewAction::ClaimWith(server.key, Consent::Lan(address)));
                }
                if buttons::secondary(ui, &Word::Cancel).clicked() {
                    action = Some(ViewAction::Back);
                }
            });
            action
        },
        |ui| {
            text::section(ui, &Word::WhatWillChange);
            server_page::changes_text(ui, scene, server);
            None
        },
    )
}

/// A claim that failed, or whose success could not be seen: that is the largest text.
pub fn ended(ui: &mut Ui, scene: &Scene<'_>, server: &Server, end: &ClaimEnd) -> Option<ViewAction> {
    let Some(title) = ClaimTitle::new(end, &server.diagnosis.name) else {
        return server_page::show(ui, scene, server);
    };
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &title);
            text::body(ui, &title.help());
        },
        |ui| {
            let (first, other) = (first_way(end, server), other_way(end, server));
            let (first, other) = if fails_again(end) { (other, first) } else { (first, other) };
            server_page::ways_on(ui, first, Some(other))
        },
        |ui| {
            let mut lines = details::of_server(server, scene.view.language);
            if let ClaimEnd::Failed(error) = end {
                lines.insert(0, (scene.view.language.render(&Word::Happened), ui.say(error)));
            }
            ui.add_space(STEP);
            details::fold(ui, "details-of-a-claim", &lines);
            None
        },
    )
}

/// As long as nothing was done about it, trying again cannot help.
fn fails_again(end: &ClaimEnd) -> bool {
    matches!(end, ClaimEnd::Closed | ClaimEnd::CutOff | ClaimEnd::Duplicate)
}

/// A claim that may have been carried out is looked at, not sent again.
fn first_way(end: &ClaimEnd, server: &Server) -> (Phrase, ViewAction) {
    match end {
        ClaimEnd::Unverified { .. } | ClaimEnd::SomeoneElse | ClaimEnd::Changed => {
            (Word::CheckAgain.phrase(), ViewAction::Ask(Request::Recheck(server.key)))
        }
        ClaimEnd::NeedsConsent(address) => {
            (Word::Continue.phrase(), ViewAction::Show(Page::Confirm(server.key, *address)))
        }
        ClaimEnd::Verified(_)
        | ClaimEnd::Closed
        | ClaimEnd::CutOff
        | ClaimEnd::Duplicate
        | ClaimEnd::StillStarting
        | ClaimEnd::CodeRefused
        | ClaimEnd::Failed(_)
        | ClaimEnd::Cancelled => (Word::TryAgain.phrase(), ViewAction::Claim(server.key)),
    }
}

fn other_way(end: &ClaimEnd, server: &Server) -> (Phrase, ViewAction) {
    let guide = |cause, step| ViewAction::Show(Page::HowTo(GuideTo::Server { key: server.key, cause, step }));
    match end {
        ClaimEnd::Closed => (Word::WhatToDo.phrase(), guide(Cause::UnclaimedClosed, Action::ShowHow)),
        ClaimEnd::CutOff => (Word::WhatToDo.phrase(), guide(Cause::ServerCutOff, Action::ShowWhatToCheck)),
        ClaimEnd::Duplicate => (Word::WhatToDo.phrase(), guide(Cause::DuplicateIdentity, Action::ShowBoth)),
        ClaimEnd::Unverified { .. } => (Word::WhatToDo.phrase(), guide(Cause::NotAccepted, Action::RestartServer)),
        ClaimEnd::StillStarting => (Word::WhatToDo.phrase(), guide(Cause::Starting, Action::ShowWhatToDo)),
        ClaimEnd::SomeoneElse => (Word::SwitchAccount.phrase(), ViewAction::SignIn),
        ClaimEnd::Verified(_)
        | ClaimEnd::NeedsConsent(_)
        | ClaimEnd::Changed
        | ClaimEnd::CodeRefused
        | ClaimEnd::Failed(_)
        | ClaimEnd::Cancelled => (Word::StatusPage.phrase(), ViewAction::Ask(Request::Open(ExternalPage::Status))),
    }
}
