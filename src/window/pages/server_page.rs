//! One server: the verdict, one button, the path, and why.

use egui::{Frame, Margin, RichText, Ui};

use super::{history, page_frame, repair_progress};
use crate::client::diagnosis::{Action, Cause, Hint, NextStep};
use crate::client::model::{ExternalPage, Message as _, Phrase};
use crate::client::state::{Request, Server};
use crate::window::host::is_way_in;
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::repair::{RepairLabel, RepairText, UnderWay, claim_changes, day};
use crate::window::messages::{Stage, Text, Word};
use crate::window::theme::{STEP, Tokens};
use crate::window::view::{GuideTo, Page, Scene, Selection, ViewAction};
use crate::window::widgets::{buttons, checklist, details, path, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    let d = &server.diagnosis;
    let (mut noticed, mut late_notice, mut undo) = (None, None, None);
    let action = page_frame::show(
        ui,
        scene,
        |ui| {
            if !scene.compact {
                noticed = notice(ui, scene);
            }
            let verdict = ui.say(&d.verdict);
            if !scene.compact && !verdict.contains(&d.name) {
                text::line(ui, RichText::new(&d.name).text_style(crate::window::theme::section()));
            }
            text::verdict(ui, &verdict);
            if d.cause == Some(Cause::Shared) {
                text::body(ui, &Word::NothingToFix);
            }
            if let Some(change) = server.changed {
                text::changed(ui, &ui.say(&change.from.list_word()), scene.now, change.at);
            }
        },
        |ui| next(ui, scene, server),
        |ui| {
            hints(ui, &d.hints);
            undo = repaired(ui, scene, server);
            repair_progress::kept_open(ui, scene);
            if offers_claim(scene, server) && scene.view.explained {
                changes(ui, scene, server);
            }
            if scene.compact {
                late_notice = notice(ui, scene);
            }
            path::show(ui, scene.model, server);
            let past = history::section::show(ui, scene, server);
            let asks = d.next_step.as_ref().is_none_or(|next| checks_again(next.action));
            let action = checklist::show(ui, &d.checks, scene.now, checklist::Of { server: Some(server.key), asks });
            ui.add_space(STEP);
            let mut lines = details::of_server(server, scene.view.language);
            lines.extend(d.id.iter().flat_map(|id| details::of_installation(scene.model, id, scene.view.language)));
            details::fold(ui, "details-of-a-server", &lines);
            history::section::fit(ui, scene, server);
            past.or(action)
        },
    );
    noticed.or(late_notice).or(undo).or(action)
}

/// A repair that can be undone, in one quiet line.
fn repaired(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    let record = scene.model.undoable(server.diagnosis.id.as_ref()?)?;
    let mut pressed = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = super::LINK;
        ui.label(RichText::new(ui.say(&RepairText::RepairedOn { day: day(record.began) })).color(Tokens::of(ui).quiet));
        pressed = buttons::link(ui, &RepairLabel::Undo).clicked();
    });
    pressed.then(|| ViewAction::Show(Page::Undo(record.id.clone())))
}

/// Buttons side by side, or below each other where there is no room.
pub fn row(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(3.0 * STEP, 2.0 * STEP);
        add(ui);
    });
}

/// What there is to do after something that did not come to its good end: one button, another way on, and back.
pub fn ways_on(
    ui: &mut Ui,
    (label, first): (Phrase, ViewAction),
    other: Option<(Phrase, ViewAction)>,
) -> Option<ViewAction> {
    let mut action = None;
    row(ui, |ui| {
        if buttons::primary(ui, &label) {
            action = Some(first);
        }
        if let Some((label, other)) = other
            && buttons::secondary(ui, &label).clicked()
        {
            action = Some(other);
        }
        if buttons::secondary(ui, &Word::Back).clicked() {
            action = Some(ViewAction::ForgetClaim);
        }
    });
    action
}

/// Why it may be so, the likeliest first.
fn hints(ui: &mut Ui, hints: &[Hint]) {
    // The verdict says that much itself.
    if matches!(hints, [] | [Hint::Power]) {
        return;
    }
    for hint in hints {
        text::quiet(ui, &ui.say(hint));
    }
    ui.add_space(STEP);
}

/// Trouble of this computer or of Plex, said above the verdict on a server, since it may explain it.
fn notice(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let diagnosis = &scene.model.computer.diagnosis;
    let cause = diagnosis.cause?;
    let tokens = Tokens::of(ui);
    let mut pressed = false;
    let frame = Frame::new().fill(tokens.background).corner_radius(8).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal_wrapped(|ui| {
            icons::symbol(ui, Symbol::of_computer(Some(cause), true));
            let said = ui.label(ui.say(&diagnosis.verdict));
            text::live(ui, &said);
            pressed = buttons::link(ui, &Word::ShowComputer).clicked();
        });
    });
    ui.add_space(2.0 * STEP);
    pressed.then_some(ViewAction::Select(Selection::Computer))
}

fn wants_claim(server: &Server) -> bool {
    server.diagnosis.next_step.as_ref().is_some_and(|n| n.action == Action::Claim)
}

fn offers_claim(scene: &Scene<'_>, server: &Server) -> bool {
    wants_claim(server) && scene.model.running_claim().is_none()
}

/// What will change, before anything does.
fn changes(ui: &mut Ui, scene: &Scene<'_>, server: &Server) {
    let frame = Frame::new().fill(Tokens::of(ui).background).corner_radius(8).inner_margin(12);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        changes_text(ui, scene, server);
    });
    ui.add_space(2.0 * STEP);
}

pub fn changes_text(ui: &mut Ui, scene: &Scene<'_>, server: &Server) {
    for (label, words) in claim_changes(&server.diagnosis.name, scene.account_name()) {
        text::pair(ui, &Text::Labelled { what: label.phrase() }, &words);
    }
}

/// The one button, or the line that it became.
fn next(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    let model = scene.model;
    if let Some(claim) = model.running_claim().filter(|c| c.server == server.key || wants_claim(server)) {
        let since = scene.now.saturating_sub(claim.since);
        let other = model.server(claim.server).filter(|s| s.key != server.key);
        let what = other.map_or_else(
            || Stage::from(claim.stage).phrase(),
            |s| Text::ClaimingOther { server: s.diagnosis.name.as_str().into() }.phrase(),
        );
        return buttons::busy(ui, &what, since).then_some(ViewAction::Ask(Request::CancelClaim));
    }
    if let Some(work) = model.running_repair()
        && server.diagnosis.next_step.as_ref().is_some_and(|next| changes_something(next.action))
    {
        let since = scene.now.saturating_sub(work.since);
        return buttons::waiting(ui, &UnderWay::new(&work.kind, &work.name, false).first(), since);
    }
    if super::is_signing_in(model, scene.view) {
        return super::sign_in::busy_line(ui, scene);
    }
    let Some(next) = &server.diagnosis.next_step else {
        return buttons::waiting(ui, &Word::WaitingForAnswer, scene.now.saturating_sub(model.search.since));
    };
    // What is known to fail is not offered first.
    let blocked = model.in_the_way_of(next.action).and_then(|_| super::computer::next(scene));
    let (label, action) = blocked.unwrap_or_else(|| carried_out_by(next, scene, server));
    let mut chosen = None;
    row(ui, |ui| {
        if buttons::primary(ui, &label) {
            chosen = Some(action);
        }
        if next.action == Action::Claim && buttons::link(ui, &Word::WhatWillChange).clicked() {
            chosen = Some(ViewAction::Explain);
        }
        if server.diagnosis.cause == Some(Cause::Starting) {
            icons::symbol(ui, Symbol::Busy);
            text::quiet(ui, &Word::Starting);
        }
        if let Some((label, other)) = other_way(next, scene, server) {
            // Nobody is asked to make a friend's server theirs.
            let is_quiet = server.diagnosis.cause == Some(Cause::Shared);
            let button = if is_quiet { buttons::link(ui, &label) } else { buttons::secondary(ui, &label) };
            if button.clicked() {
                chosen = Some(other);
            }
        }
    });
    chosen
}

/// The primary button looks again already.
pub fn checks_again(step: Action) -> bool {
    matches!(step, Action::CheckAgain | Action::CheckNow)
}

/// One change at a time: two would be hard to tell apart.
fn changes_something(step: Action) -> bool {
    matches!(step, Action::Claim | Action::Repair | Action::StartServer | Action::RestartServer)
}

/// What this program does itself, where the server's installation is within reach; `None` where it can only explain.
pub fn by_itself(step: Action, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    if step == Action::ShowBoth {
        return Some(ViewAction::Show(Page::Both(server.key)));
    }
    if step == Action::Repair && is_way_in(scene, server, None) {
        return Some(ViewAction::Show(Page::Repair(server.key)));
    }
    let installed = scene.model.installation_of(server.key)?;
    let can = installed.capabilities();
    match step {
        Action::Repair => Some(ViewAction::Show(Page::Repair(server.key))),
        Action::StartServer if can.can_stop => Some(ViewAction::Ask(Request::StartServer(server.key))),
        Action::RestartServer if can.can_stop => Some(ViewAction::Show(Page::Restart(server.key))),
        Action::OpenPlex
        | Action::SignIn
        | Action::Claim
        | Action::ShowHow
        | Action::SwitchAccount
        | Action::FindOutWhich
        | Action::StartServer
        | Action::RestartServer
        | Action::ShowWhatToCheck
        | Action::CheckNow
        | Action::CheckAgain
        | Action::ShowBoth
        | Action::ChangeAddress
        | Action::OpenPrivateWindow
        | Action::ShowWhatToDo
        | Action::ShowWhatToAllow
        | Action::OpenTimeSettings
        | Action::OpenProxySettings
        | Action::OpenStatusPage
        | Action::OpenPrivacySettings => None,
    }
}

fn carried_out_by(next: &NextStep, scene: &Scene<'_>, server: &Server) -> (Phrase, ViewAction) {
    let recheck = ViewAction::Ask(Request::Recheck(server.key));
    let label = next.label.phrase();
    match next.action {
        Action::Claim if scene.model.user().is_none() => (Word::SignIn.phrase(), ViewAction::SignIn),
        Action::Claim => (label, ViewAction::Claim(server.key)),
        Action::SignIn | Action::SwitchAccount => (label, ViewAction::SignIn),
        Action::OpenPlex => (label, ViewAction::Ask(Request::Open(ExternalPage::Plex))),
        Action::CheckAgain | Action::CheckNow => (label, recheck),
        Action::ChangeAddress => (label, ViewAction::FocusAddress),
        Action::OpenStatusPage => (label, ViewAction::Ask(Request::Open(ExternalPage::Status))),
        Action::OpenPrivacySettings => (label, ViewAction::Ask(Request::Open(ExternalPage::Privacy))),
        action @ (Action::ShowHow
        | Action::Repair
        | Action::FindOutWhich
        | Action::StartServer
        | Action::RestartServer
        | Action::ShowWhatToCheck
        | Action::ShowBoth
        | Action::OpenPrivateWindow
        | Action::ShowWhatToDo
        | Action::ShowWhatToAllow
        | Action::OpenTimeSettings
        | Action::OpenProxySettings) => {
            let guide = || ViewAction::Show(Page::HowTo(GuideTo::to(server, action)));
            (label, by_itself(action, scene, server).unwrap_or_else(guide))
        }
    }
}

/// No verdict of failure is a dead end: beside the one button there is another way on.
fn other_way(next: &NextStep, scene: &Scene<'_>, server: &Server) -> Option<(Phrase, ViewAction)> {
    let guide = ViewAction::Show(Page::HowTo(GuideTo::to(server, Action::ShowWhatToDo)));
    match (next.action, server.diagnosis.cause) {
        (Action::CheckAgain | Action::CheckNow, Some(Cause::Unreachable | Cause::Slow | Cause::Starting))
        | (Action::SwitchAccount | Action::ChangeAddress, _) => Some((Word::WhatToDo.phrase(), guide)),
        // A warning is no reason not to go on.
        (Action::ShowHow, Some(Cause::ServerClock)) if scene.model.user().is_none() => {
            Some((Word::SignIn.phrase(), ViewAction::SignIn))
        }
        (Action::FindOutWhich, _) => Some((Word::SwitchAccount.phrase(), ViewAction::SignIn)),
        (Action::OpenPlex, Some(Cause::Shared)) => {
            Some((Word::ShouldBeMine.phrase(), ViewAction::Ask(Request::ShouldBeMine(server.key, true))))
        }
        (Action::OpenPlex, _) => {
            Some((Word::StillFails.phrase(), ViewAction::Ask(Request::BrowserFails(server.key, true))))
        }
        (Action::OpenPrivateWindow, _) => {
            Some((Word::WorksNow.phrase(), ViewAction::Ask(Request::BrowserFails(server.key, false))))
        }
        (
            Action::Claim
            | Action::SignIn
            | Action::CheckAgain
            | Action::CheckNow
            | Action::ShowHow
            | Action::Repair
            | Action::StartServer
            | Action::RestartServer
            | Action::ShowWhatToCheck
            | Action::ShowBoth
            | Action::ShowWhatToDo
            | Action::ShowWhatToAllow
            | Action::OpenTimeSettings
            | Action::OpenProxySettings
            | Action::OpenStatusPage
            | Action::OpenPrivacySettings,
            _,
        ) => None,
    }
}
