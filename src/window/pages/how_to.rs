//! A guide: what to do, step by step, for what the server runs on, with what has to be typed to be copied.

use egui::{ComboBox, Frame, Label, RichText, Ui};

use super::{page_frame, server_page};
use crate::client::diagnosis::guide::{CopyText, Guide};
use crate::client::diagnosis::{Action, Cause};
use crate::client::model::Message as _;
use crate::client::platforms::Platform;
use crate::client::state::{Request, Server};
use crate::window::language::Say;
use crate::window::messages::repair::RepairLabel;
use crate::window::messages::{Text, Word};
use crate::window::theme::{RADIUS, STEP, TOUCH, Tokens};
use crate::window::view::{GuideTo, Page, Scene, ViewAction};
use crate::window::widgets::{buttons, text};

/// What a guide says; `None` if its server is gone from the list.
pub fn guide(scene: &Scene<'_>, to: GuideTo) -> Option<Guide> {
    match to {
        GuideTo::Server { key, cause, step } => {
            let server = scene.model.server(key)?;
            Some(scene.model.guide_to_server(server, cause, step, chosen(scene, server)))
        }
        GuideTo::Computer(cause) => Some(scene.model.guide_to_computer(cause, Platform::of_this_computer())),
    }
}

pub fn show(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo, guide: &Guide) -> Option<ViewAction> {
    // Each guide starts at its top.
    ui.push_id(to, |ui| {
        page_frame::show(
            ui,
            scene,
            |ui| {
                text::verdict(ui, &guide.title);
                text::body(ui, &guide.intro);
            },
            |ui| ways_on(ui, to, guide),
            |ui| {
                let from_here = reach(ui, scene, to);
                let chosen = runs_on(ui, scene, to);
                let copied = steps(ui, guide);
                let other = other(ui, scene, to, guide);
                if !guide.notes.is_empty() {
                    text::section(ui, &Word::Note);
                    for note in &guide.notes {
                        text::body(ui, note);
                    }
                }
                from_here.or(chosen).or(copied).or(other)
            },
        )
    })
    .inner
}

fn ways_on(ui: &mut Ui, to: GuideTo, guide: &Guide) -> Option<ViewAction> {
    let mut action = None;
    server_page::row(ui, |ui| {
        if buttons::primary(ui, &Word::CheckAgain) {
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
            action = Some(ViewAction::Back);
        }
    });
    action
}

/// What the server runs on, to be chosen where the steps depend on it.
fn runs_on(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo) -> Option<ViewAction> {
    let GuideTo::Server { key, cause, step } = to else { return None };
    let server = scene.model.server(key)?;
    if !scene.model.guide_depends_on_platform(server, cause, step) {
        return None;
    }
    let current = scene.model.platform_of(server, chosen(scene, server));
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(ui.say(&Word::RunsOn));
        let shown = ComboBox::from_id_salt("runs-on")
            .selected_text(current.map_or_else(|| ui.say(&Word::Choose), |platform| ui.say(&platform.title())))
            .height(TOUCH * 5.0)
            .show_ui(ui, |ui| {
                for platform in Platform::ALL {
                    let title = ui.say(&platform.title());
                    if ui.selectable_label(current == Some(platform), title).clicked() {
                        chosen = Some(platform);
                        // A key does not close it by itself.
                        ui.close();
                    }
                }
            });
        shown.response.labelled_by(label.id);
    });
    ui.add_space(STEP);
    chosen.map(|platform| ViewAction::RunsOn(key, platform))
}

fn steps(ui: &mut Ui, guide: &Guide) -> Option<ViewAction> {
    text::section(ui, &Word::Steps);
    let mut copied = None;
    for (n, step) in guide.steps.iter().enumerate() {
        // One label each, so that a screen reader reads number and step as one.
        text::body(ui, &Text::GuideStep { number: n + 1, text: step.text.clone() });
        for text in &step.copies {
            copied = copy_text(ui, text).or(copied);
        }
    }
    copied
}

fn copy_text(ui: &mut Ui, copy: &CopyText) -> Option<ViewAction> {
    let frame = Frame::new().fill(Tokens::of(ui).background).corner_radius(RADIUS).inner_margin(3.0 * STEP);
    let pressed = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.style_mut().interaction.selectable_labels = true;
        text::quiet(ui, &copy.label);
        ui.add(Label::new(RichText::new(&copy.text).monospace()).wrap());
        let name = ui.say(&Text::CopyWhat { what: copy.label.phrase() });
        buttons::secondary(ui, &Word::Copy).accessible_name(name).clicked()
    });
    ui.add_space(STEP);
    pressed.inner.then(|| ViewAction::Copy(copy.text.clone()))
}

fn other(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo, guide: &Guide) -> Option<ViewAction> {
    let (GuideTo::Server { key, cause, .. }, Some(other)) = (to, &guide.other) else { return None };
    let itself = scene.model.server(key).and_then(|server| server_page::by_itself(other.action, scene, server));
    let further = ViewAction::Show(Page::HowTo(GuideTo::Server { key, cause, step: other.action }));
    buttons::secondary(ui, &other.label).clicked().then(|| itself.unwrap_or(further))
}

/// A sign-in that has to be removed by hand can be removed from here, where the settings are within reach or can be brought
/// there. They also tell whose it is.
fn reach(ui: &mut Ui, scene: &Scene<'_>, to: GuideTo) -> Option<ViewAction> {
    let GuideTo::Server { key, step, cause } = to else { return None };
    let is_about_sign_in = matches!(cause, Cause::StaleClaim | Cause::ClaimedNotListed | Cause::OtherOwner);
    scene.model.server(key)?.diagnosis.id.as_ref()?;
    if !is_about_sign_in && step != Action::Repair {
        return None;
    }
    let (says, label, page) = match scene.model.installation_of(key) {
        Some(_) => (RepairLabel::WithinReach, RepairLabel::ToRepair, Page::Repair(key)),
        None => (RepairLabel::FolderWithinReach, RepairLabel::ChooseFolder, Page::Folder(key)),
    };
    text::body(ui, &says);
    let pressed = buttons::secondary(ui, &label).clicked();
    ui.add_space(2.0 * STEP);
    pressed.then_some(ViewAction::Show(page))
}

/// What the owner said that the server runs on.
fn chosen(scene: &Scene<'_>, server: &Server) -> Option<Platform> {
    scene.view.platforms.get(&server.key).copied()
}
