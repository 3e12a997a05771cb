//! A guide: what to do, step by step, for what the server runs on, with what has to be typed to be copied.

use std::net::SocketAddr;

use egui::{ComboBox, Frame, Label, RichText, Ui};

use super::{page_frame, server_page};
use crate::client::diagnosis::guide::{self, About, AboutComputer, CopyText, Guide};
use crate::client::diagnosis::{AccountFacts, Action, Cause};
use crate::client::installation::layouts;
use crate::client::model::{AddressFacts, Message as _, NameAnswer, PlexResource, Presence};
use crate::client::platforms::{self, Platform};
use crate::client::state::{Model, Request, Server};
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
            Some(about(scene, server, |about| guide::of_server(cause, step, about)))
        }
        GuideTo::Computer(cause) => {
            let withheld = scene.model.rows.iter().find_map(|row| withheld(scene.model, row));
            let issuer =
                scene.model.computer.facts.plex_certificate.get().map(|certificate| certificate.issuer.as_str());
            Some(guide::of_computer(cause, Platform::of_this_computer(), &AboutComputer { issuer, withheld }))
        }
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
    let depends = about(scene, server, |about| guide::depends_on_platform(cause, step, about));
    if !depends {
        return None;
    }
    let current = platform(scene, server);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(ui.say(&Word::RunsOn));
        let shown = ComboBox::from_id_salt("runs on")
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

/// What the owner said that the server runs on, or what its folder or it shows of itself.
fn platform(scene: &Scene<'_>, server: &Server) -> Option<Platform> {
    let chosen = scene.view.platforms.get(&server.key).copied();
    // The folder that its owner pointed at is named as on the system that it comes from.
    let installed = scene.model.installation_of(server.key).filter(|installed| installed.chosen);
    let by_folder = || layouts::platform_of(installed?.locator.preferences()?);
    let guess = || platforms::guess(&server.addresses, listed(scene.model, server), Platform::of_this_computer());
    chosen.or_else(by_folder).or_else(guess)
}

/// Makes something of all that a guide may want to know of a server.
fn about<T>(scene: &Scene<'_>, server: &Server, make: impl FnOnce(&About<'_>) -> T) -> T {
    let answering = server.addresses.iter().filter(|a| answers(a));
    let addresses: Vec<SocketAddr> = answering.clone().map(|a| a.address).collect();
    let best = answering.min_by_key(|a| (a.address.is_ipv6(), a.here)).or(server.addresses.first());
    let listed = listed(scene.model, server);
    make(&About {
        account: scene.model.user().map(|user| user.name.as_str()),
        owner: listed.and_then(|l| l.owner.as_ref()).map(|owner| owner.as_str()),
        address: best.map(|a| a.address),
        addresses: &addresses,
        platform: platform(scene, server),
        here: server.diagnosis.here,
        near: best.and_then(|a| a.near.get().copied()),
        ..About::server(&server.diagnosis.name)
    })
}

fn answers(facts: &AddressFacts) -> bool {
    facts.probe.get().is_some_and(|l| matches!(l.outcome, Ok(Presence::Server(_) | Presence::Starting(_))))
}

/// The account's own entry of a server.
fn listed<'a>(model: &'a Model, server: &Server) -> Option<&'a PlexResource> {
    let AccountFacts::SignedIn { list, .. } = &model.account else { return None };
    let id = server.diagnosis.id.as_ref()?;
    list.get()?.iter().find(|l| l.id == *id)
}

/// A name of the server under `plex.direct` that the system's resolver withholds.
fn withheld<'a>(model: &'a Model, server: &Server) -> Option<&'a str> {
    let listed = listed(model, server)?;
    let is_withheld = |facts: &&AddressFacts| match facts.plex_direct.get() {
        Some(NameAnswer::Addresses(all)) => !all.contains(&facts.address.ip()),
        Some(NameAnswer::Nothing) => true,
        Some(NameAnswer::Silent) | None => false,
    };
    let address = server.addresses.iter().find(is_withheld)?.address;
    listed.connections.iter().find(|c| c.address == address)?.plex_direct.as_deref()
}
