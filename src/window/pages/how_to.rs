//! A guide: one question a page, then one path, step by step, with what has to be typed to be copied.

use egui::{CollapsingHeader, Frame, Margin, Ui};

use super::host::is_in_files;
use super::{page_frame, server_page};
use crate::client::diagnosis::guide::{Answer, Deed, Guide, Question, Step, To};
use crate::client::model::{Installed, Location, Message as _, Phrase};
use crate::client::platforms::Platform;
use crate::client::state::{HostAccess, Request, Server};
use crate::window::host::is_way_in;
use crate::window::language::Say;
use crate::window::messages::host::{self, HostLabel, HostText};
use crate::window::messages::repair::RepairLabel;
use crate::window::messages::{Text, Word};
use crate::window::theme::STEP;
use crate::window::view::{GuideTo, Page, Scene, View, ViewAction};
use crate::window::widgets::{buttons, copy_box, question, text};

/// What a guide says after the answers so far; `None` if its server is gone from the list.
pub fn guide(scene: &Scene<'_>, to: GuideTo) -> Option<Guide> {
    after(scene, to, &scene.view.answers)
}

fn after(scene: &Scene<'_>, to: GuideTo, answers: &[Answer]) -> Option<Guide> {
    match to {
        GuideTo::Server { key, cause, step } => {
            let server = scene.model.server(key)?;
            Some(scene.model.guide_to_server(server, (cause, step), chosen(scene, server), answers))
        }
        GuideTo::Computer(cause) => Some(scene.model.guide_to_computer(cause, Platform::of_this_computer(), answers)),
    }
}

/// One question back, or to where the guide was opened.
pub fn back(view: &View) -> ViewAction {
    if view.answers.is_empty() { ViewAction::Back } else { ViewAction::TakeAnswerBack }
}

pub fn show(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo, guide: &Guide) -> Option<ViewAction> {
    match &guide.question {
        Some(question) => ask(ui, scene, to, guide, question),
        None => path(ui, scene, to, guide),
    }
}

fn ask(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo, guide: &Guide, asked: &Question) -> Option<ViewAction> {
    let mut answer = None;
    let action = page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &asked.ask);
            text::body(ui, &guide.intro);
            ui.add_space(STEP);
            answer = question::show(ui, asked);
        },
        |ui| buttons::secondary(ui, &Word::Back).clicked().then(|| back(scene.view)),
        |_| None,
    );
    answer.map(|answer| answered(scene, to, answer)).or(action)
}

/// Where an answer leads to what this program does itself, it goes there at once.
fn answered(scene: &Scene<'_>, to: GuideTo, answer: Answer) -> ViewAction {
    let answers = [&scene.view.answers[..], &[answer]].concat();
    let repairs = after(scene, to, &answers).is_some_and(|guide| guide.deed == Some(Deed::Repair));
    let Some(server) = server(scene, to).filter(|_| repairs) else { return ViewAction::Answer(answer) };
    if scene.model.installation_of(server.key).is_some() {
        return ViewAction::Show(Page::Repair(server.key));
    }
    // What was just said of the place goes before what was known of it.
    let platform = if let Answer::RunsOn(platform) = answer {
        Some(platform)
    } else {
        scene.model.platform_of(server, chosen(scene, server)).filter(|_| answer != Answer::RunsElsewhere)
    };
    match platform.filter(|_| is_way_in(scene, server, platform)) {
        Some(platform) => ViewAction::RunsOn(server.key, platform),
        None => ViewAction::Answer(answer),
    }
}

fn path(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo, guide: &Guide) -> Option<ViewAction> {
    let mut on_top = None;
    let action = page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &guide.title);
            text::body(ui, &guide.intro);
            on_top = runs_on(ui, scene, to, guide);
            let from_here = reach(ui, scene, to, guide);
            ui.add_space(2.0 * STEP);
            let copied = steps(ui, scene, &guide.steps);
            on_top = on_top.take().or(from_here).or(copied);
        },
        |ui| ways_on(ui, scene, to, guide),
        |ui| {
            let others = others(ui, scene, to, guide);
            notes(ui, &guide.notes);
            others.or(experts(ui, scene, &guide.experts))
        },
    );
    on_top.or(action)
}

fn ways_on(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo, guide: &Guide) -> Option<ViewAction> {
    let mut action = None;
    server_page::row(ui, |ui| {
        let switches = guide.deed == Some(Deed::SwitchAccount);
        if switches && buttons::primary(ui, &Word::SwitchAccount) {
            action = Some(ViewAction::SignIn);
        }
        let checks = if switches {
            buttons::secondary(ui, &Word::CheckAgain).clicked()
        } else {
            buttons::primary(ui, &Word::CheckAgain)
        };
        if checks {
            action = Some(ViewAction::Ask(match to {
                GuideTo::Server { key, .. } => Request::Recheck(key),
                GuideTo::Computer(_) => Request::RecheckComputer,
            }));
        }
        if let Some(open) = &guide.button
            && buttons::secondary(ui, &open.label).clicked()
        {
            action = Some(ViewAction::Ask(Request::Open(open.page.clone())));
        }
        if buttons::secondary(ui, &Word::Back).clicked() {
            action = Some(back(scene.view));
        }
    });
    action
}

/// For what the steps are, and the way back to that question.
fn runs_on(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo, guide: &Guide) -> Option<ViewAction> {
    let server = server(scene, to).filter(|_| guide.is_by_place)?;
    if scene.view.answers.contains(&Answer::RunsElsewhere) {
        return None;
    }
    let platform = scene.model.platform_of(server, chosen(scene, server))?;
    let was_asked = scene.view.answers.last() == Some(&Answer::RunsOn(platform));
    let mut pressed = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = super::LINK;
        text::quiet(ui, &Text::GuidePlace { platform: platform.title() });
        pressed = buttons::link(ui, &Word::RunsOnOther).clicked();
    });
    let again = if was_asked { ViewAction::TakeAnswerBack } else { ViewAction::Answer(Answer::AskPlace) };
    pressed.then_some(again)
}

fn steps(ui: &mut Ui, scene: &Scene<'_>, steps: &[Step]) -> Option<ViewAction> {
    let mut copied = None;
    for (n, step) in steps.iter().enumerate() {
        // One label each, so that a screen reader reads number and step as one.
        text::body(ui, &Text::GuideStep { number: n + 1, text: step.text.clone() });
        Frame::new().inner_margin(Margin { left: 20, ..Margin::ZERO }).show(ui, |ui| {
            for copy in &step.copies {
                let is_copied = scene.view.copied.as_ref() == Some(&copy.text);
                if copy_box::show(ui, copy, step.copies.len() > 1, is_copied) {
                    copied = Some(ViewAction::Copy(copy.text.clone()));
                }
            }
        });
    }
    copied
}

fn notes(ui: &mut Ui, notes: &[Phrase]) {
    if notes.is_empty() {
        return;
    }
    ui.add_space(STEP);
    text::section(ui, &Word::Note);
    for note in notes {
        text::body(ui, note);
    }
}

fn experts(ui: &mut Ui, scene: &Scene<'_>, expert_steps: &[Step]) -> Option<ViewAction> {
    if expert_steps.is_empty() {
        return None;
    }
    ui.add_space(STEP);
    let header = CollapsingHeader::new(ui.say(&Word::ForExperts)).id_salt("for-experts");
    header.show(ui, |ui| steps(ui, scene, expert_steps)).body_returned.flatten()
}

fn others(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo, guide: &Guide) -> Option<ViewAction> {
    let mut action = None;
    for other in &guide.others {
        if !buttons::link(ui, &other.label).clicked() {
            continue;
        }
        action = match (other.to, to) {
            (To::Answer(answer), _) => Some(ViewAction::Answer(answer)),
            (To::Action(step), GuideTo::Server { key, cause, .. }) => {
                let itself = scene.model.server(key).and_then(|server| server_page::by_itself(step, scene, server));
                Some(itself.unwrap_or(ViewAction::Show(Page::HowTo(GuideTo::Server { key, cause, step }))))
            }
            (To::Action(_), GuideTo::Computer(_)) => None,
        };
    }
    action
}

/// A sign-in that has to be removed by hand can be removed from here, where the settings are within reach or can be brought
/// there. They also tell whose it is.
fn reach(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo, guide: &Guide) -> Option<ViewAction> {
    let server = server(scene, to).filter(|_| guide.deed == Some(Deed::Repair))?;
    server.diagnosis.id.as_ref()?;
    let platform = scene.model.platform_of(server, chosen(scene, server));
    let repair = (RepairLabel::ToRepair, Page::Repair(server.key));
    let ways = match scene.model.installation_of(server.key) {
        Some(installed) => vec![(within_reach(scene, installed), repair)],
        None => {
            let device = || HostText::WithinReach { device: host::device(platform) }.phrase();
            let host = is_way_in(scene, server, None).then(|| (device(), repair));
            let folder = (RepairLabel::ChooseFolder, Page::Folder(server.key));
            let folder = is_in_files(platform).then(|| (RepairLabel::FolderWithinReach.phrase(), folder));
            host.into_iter().chain(folder).collect()
        }
    };
    let mut action = None;
    for (says, (label, page)) in ways {
        ui.add_space(STEP);
        text::body(ui, &says);
        if buttons::secondary(ui, &label).clicked() {
            action = Some(ViewAction::Show(page));
        }
        ui.add_space(2.0 * STEP);
    }
    action
}

/// By which way the settings are within reach.
fn within_reach(scene: &Scene<'_>, installed: &Installed) -> Phrase {
    let room = scene.model.host.as_ref().and_then(HostAccess::room);
    match installed.locator.location() {
        Location::ThisComputer | Location::Folder => RepairLabel::WithinReach.phrase(),
        Location::Container if installed.locator.host().is_none() => HostLabel::ContainerReached.phrase(),
        Location::Ssh | Location::Container => {
            HostText::Reached { device: host::device(room.and_then(|room| room.platform)) }.phrase()
        }
    }
}

fn server<'a>(scene: &'a Scene<'_>, to: GuideTo) -> Option<&'a Server> {
    match to {
        GuideTo::Server { key, .. } => scene.model.server(key),
        GuideTo::Computer(_) => None,
    }
}

/// What the owner said that the server runs on.
fn chosen(scene: &Scene<'_>, server: &Server) -> Option<Platform> {
    scene.view.platforms.get(&server.key).copied()
}
