//! A guide: what to do, step by step, for what the server runs on, with what has to be typed to be copied.

use std::net::SocketAddr;

use egui::{ComboBox, Frame, Label, RichText, Ui};

use super::{page_frame, server_page};
use crate::client::diagnosis::remedy::{self, About, CopyText, Platform, Remedy};
use crate::client::diagnosis::{AccountFacts, Action, Cause};
use crate::client::installation::layouts;
use crate::client::model::Message as _;
use crate::client::model::{AddressFacts, NameAnswer, PlexResource, Presence};
use crate::client::state::{Model, Request, Server};
use crate::window::language::Say;
use crate::window::messages::repair::RepairLabel;
use crate::window::messages::{Text, Word};
use crate::window::theme::{RADIUS, STEP, TOUCH, Tokens};
use crate::window::view::{Guide, Page, Scene, ViewAction};
use crate::window::widgets::{buttons, text};

/// The words of a guide; `None` if its server is gone from the list.
pub fn remedy(scene: &Scene<'_>, guide: Guide) -> Option<Remedy> {
    match guide {
        Guide::Server { key, cause, step } => {
            let server = scene.model.server(key)?;
            Some(about(scene, server, |about| remedy::of_server(cause, step, about)))
        }
        Guide::Computer(cause) => {
            let withheld = scene.model.rows.iter().find_map(|row| withheld(scene.model, row));
            let issuer =
                scene.model.computer.facts.plex_certificate.get().map(|certificate| certificate.issuer.as_str());
            let about = About { issuer, withheld, ..About::server("") };
            Some(remedy::of_computer(cause, Platform::of_this_computer(), &about))
        }
    }
}

pub fn show(ui: &mut Ui, scene: &Scene<'_>, guide: Guide, remedy: &Remedy) -> Option<ViewAction> {
    // Each guide starts at its top.
    ui.push_id(guide, |ui| {
        page_frame::show(
            ui,
            scene,
            |ui| {
                text::verdict(ui, &remedy.title);
                text::body(ui, &remedy.intro);
            },
            |ui| ways_on(ui, guide, remedy),
            |ui| {
                let from_here = reach(ui, scene, guide);
                let chosen = runs_on(ui, scene, guide);
                steps(ui, remedy);
                let copied = texts(ui, &remedy.copy);
                let other = other(ui, scene, guide, remedy);
                if let Some(note) = &remedy.note {
                    text::section(ui, &Word::Note);
                    text::body(ui, note);
                }
                from_here.or(chosen).or(copied).or(other)
            },
        )
    })
    .inner
}

fn ways_on(ui: &mut Ui, guide: Guide, remedy: &Remedy) -> Option<ViewAction> {
    let mut action = None;
    server_page::row(ui, |ui| {
        if buttons::primary(ui, &Word::CheckAgain) {
            action = Some(ViewAction::Ask(match guide {
                Guide::Server { key, .. } => Request::Recheck(key),
                Guide::Computer(_) => Request::RecheckComputer,
            }));
        }
        if let Some(open) = &remedy.button
            && buttons::secondary(ui, open.label).clicked()
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
fn runs_on(ui: &mut Ui, scene: &Scene<'_>, guide: Guide) -> Option<ViewAction> {
    let Guide::Server { key, cause, step } = guide else { return None };
    let server = scene.model.server(key)?;
    let depends = about(scene, server, |about| remedy::depends_on_platform(cause, step, about));
    if !depends {
        return None;
    }
    let current = platform(scene, server);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(ui.say(&Word::RunsOn));
        let shown = ComboBox::from_id_salt("runs on")
            .selected_text(current.map_or_else(|| ui.say(&Word::Choose), |platform| platform.title().to_owned()))
            .height(TOUCH * 5.0)
            .show_ui(ui, |ui| {
                for platform in Platform::ALL {
                    if ui.selectable_label(current == Some(platform), platform.title()).clicked() {
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

fn steps(ui: &mut Ui, remedy: &Remedy) {
    text::section(ui, &Word::Steps);
    for (n, step) in remedy.steps.iter().enumerate() {
        // One label each, so that a screen reader reads number and step as one.
        text::body(ui, &Text::GuideStep { number: n + 1, text: step.phrase() });
    }
}

fn texts(ui: &mut Ui, texts: &[CopyText]) -> Option<ViewAction> {
    if texts.is_empty() {
        return None;
    }
    ui.add_space(STEP);
    text::section(ui, &Word::Texts);
    let mut copied = None;
    for copy in texts {
        let frame = Frame::new().fill(Tokens::of(ui).background).corner_radius(RADIUS).inner_margin(3.0 * STEP);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.style_mut().interaction.selectable_labels = true;
            text::quiet(ui, copy.label);
            ui.add(Label::new(RichText::new(&copy.text).monospace()).wrap());
            let button = buttons::secondary(ui, &Word::Copy)
                .accessible_name(ui.say(&Text::CopyWhat { what: copy.label.phrase() }));
            if button.clicked() {
                copied = Some(ViewAction::Copy(copy.text.clone()));
            }
        });
    }
    copied
}

fn other(ui: &mut Ui, scene: &Scene<'_>, guide: Guide, remedy: &Remedy) -> Option<ViewAction> {
    let (Guide::Server { key, cause, .. }, Some(other)) = (guide, remedy.other) else { return None };
    let itself = scene.model.server(key).and_then(|server| server_page::by_itself(other.action, scene, server));
    let guide = ViewAction::Show(Page::HowTo(Guide::Server { key, cause, step: other.action }));
    buttons::secondary(ui, other.label).clicked().then(|| itself.unwrap_or(guide))
}

/// A sign-in that has to be taken off by hand can be taken off from here, where the settings are within reach or can be brought
/// there. They also tell whose it is.
fn reach(ui: &mut Ui, scene: &Scene<'_>, guide: Guide) -> Option<ViewAction> {
    let Guide::Server { key, step, cause } = guide else { return None };
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
    let guess = || remedy::guess(&server.addresses, listed(scene.model, server), Platform::of_this_computer());
    chosen.or_else(by_folder).or_else(guess)
}

/// Makes something of all that a remedy may want to know of a server.
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
