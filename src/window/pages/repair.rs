//! Before a repair: what will change and what stays, whose sign-in the settings hold, and one button.

use egui::{Checkbox, Ui};

use super::{page_frame, server_page, sign_in};
use crate::client::diagnosis::Action;
use crate::client::model::{AccountName, Installed, Locator, MachineId, Message as _, StoredAccount, StoredSignIn};
use crate::client::repair::messages::AccountWords;
use crate::client::state::{HostAccess, Request, Server};
use crate::window::icons::Symbol;
use crate::window::language::Say;
use crate::window::messages::host::{self, HostLabel, HostText};
use crate::window::messages::repair::{self, RepairLabel, RepairText};
use crate::window::messages::{Text, Word};
use crate::window::theme::STEP;
use crate::window::view::{Agreed, GuideTo, Page, Scene, ViewAction};
use crate::window::widgets::{buttons, details, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server, installed: &Installed) -> Option<ViewAction> {
    let name = &server.diagnosis.name;
    let other = account_of_another(scene, installed);
    let agreed = agreed(scene, &installed.id, other);
    let mut ticked = None;
    let action = page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &RepairText::Title { server: name.as_str().into() });
            found(ui, scene, server, installed);
            match other {
                Some(other) => ticked = consent(ui, scene, name, &installed.id, other),
                None if scene.model.user().is_none() => drop(text::body(ui, &RepairLabel::IntroSignedOut)),
                None => drop(text::body(ui, &RepairLabel::Intro)),
            }
        },
        |ui| ways_on(ui, scene, server, other, agreed),
        |ui| {
            if other.is_some() {
                text::body(ui, &RepairLabel::Intro);
            }
            linked_now(ui, installed);
            for (label, words) in repair::changes(name, &scene.account_name(), installed) {
                text::pair(ui, &Text::Labelled { what: label.phrase() }, &words);
            }
            ui.add_space(STEP);
            let by_hand = buttons::link(ui, &RepairLabel::ByHand).clicked();
            details::fold(
                ui,
                "details-before-a-repair",
                &details::of_installation(scene.model, &installed.id, scene.view.language),
            );
            by_hand.then(|| ViewAction::Show(Page::HowTo(GuideTo::to(server, Action::Repair))))
        },
    );
    ticked.or(action)
}

fn ways_on(
    ui: &mut Ui,
    scene: &Scene<'_>,
    server: &Server,
    other: Option<&StoredAccount>,
    agreed: bool,
) -> Option<ViewAction> {
    let model = scene.model;
    if super::is_signing_in(model, scene.view) {
        return sign_in::busy_line(ui, scene);
    }
    let mut action = None;
    server_page::row(ui, |ui| {
        if model.user().is_none() {
            action = buttons::primary(ui, &Word::SignIn).then_some(ViewAction::SignIn);
        } else if buttons::primary_if(ui, is_free(scene) && agreed, &RepairLabel::RepairIt) {
            action =
                Some(ViewAction::Ask(Request::Repair { server: server.key, agreed: other.map(StoredAccount::key) }));
        }
        if other.is_some() && buttons::secondary(ui, &Word::SwitchAccount).clicked() {
            action = Some(ViewAction::SignIn);
        }
        if buttons::secondary(ui, &Word::Back).clicked() {
            action = Some(ViewAction::Back);
        }
    });
    action
}

/// What was found, where that took a sign-in or an engine of containers.
fn found(ui: &mut Ui, scene: &Scene<'_>, server: &Server, installed: &Installed) {
    let host = installed.locator.host().map(|(host, _)| host);
    if !installed.locator.location().is_replaced_at_once() {
        return;
    }
    let room = scene.model.host.as_ref().and_then(HostAccess::room);
    let device = host::device(room.and_then(|room| room.platform));
    let container = match &installed.locator {
        Locator::SshContainer { name, .. } => Some(HostText::InContainerThere { name: name.clone() }),
        Locator::Container { name, .. } => Some(HostText::InContainerHere { name: name.clone() }),
        Locator::Service { .. }
        | Locator::Folder { .. }
        | Locator::Registry { .. }
        | Locator::Domain { .. }
        | Locator::Ssh { .. } => None,
    };
    let name = server.diagnosis.name.as_str();
    let ticks = [
        host.map(|host| HostText::SignedIn { device, address: host.to_string() }.phrase()),
        container.map(|container| container.phrase()),
        host.map(|_| RepairText::Found { server: name.into() }.phrase()),
        installed.capabilities().can_start.then(|| HostLabel::CanControl.phrase()),
    ];
    for tick in ticks.into_iter().flatten() {
        text::marked(ui, Symbol::Ok, &tick);
    }
    ui.add_space(STEP);
}

/// Nothing else is being changed.
pub fn is_free(scene: &Scene<'_>) -> bool {
    scene.model.running_repair().is_none() && scene.model.running_claim().is_none()
}

/// The account in the settings, unless it certainly is the one that is signed in.
pub fn account_of_another<'a>(scene: &Scene<'_>, installed: &'a Installed) -> Option<&'a StoredAccount> {
    installed.other_account(scene.model.user()?)
}

/// Was the second confirmation given, where one is needed?
pub fn agreed(scene: &Scene<'_>, server: &MachineId, other: Option<&StoredAccount>) -> bool {
    let given = scene.view.agreed.as_ref().filter(|agreed| agreed.server == *server);
    other.is_none_or(|other| given.is_some_and(|agreed| agreed.account == other.key()))
}

/// The second confirmation: a box to tick that names the account.
pub fn consent(
    ui: &mut Ui,
    scene: &Scene<'_>,
    name: &str,
    server: &MachineId,
    other: &StoredAccount,
) -> Option<ViewAction> {
    let mut ticked = agreed(scene, server, Some(other));
    ui.add_space(STEP);
    // An address that differs may be the owner's own of before.
    let is_proven = scene.model.user().and_then(|user| user.is(other)) == Some(false);
    let shown = other.shown().unwrap_or_else(|| ui.say(&AccountWords::Unnamed));
    let shown = AccountName { shown, is_own: false };
    let words = ui.say(&RepairText::Agree { server: name.into(), other: shown.clone() });
    text::marked(ui, Symbol::Warning, &repair::other_account(shown, name, &scene.account_name(), is_proven));
    let changed = ui.add(Checkbox::new(&mut ticked, words)).changed();
    let given = ticked.then(|| Agreed { server: server.clone(), account: other.key() });
    changed.then_some(ViewAction::Agree(given))
}

fn linked_now(ui: &mut Ui, installed: &Installed) {
    let label = Text::Labelled { what: RepairLabel::SignedInNow.phrase() };
    text::pair(ui, &label, &repair::stored(installed));
    if installed.sign_in == StoredSignIn::Alive {
        text::marked(ui, Symbol::Warning, &RepairLabel::StillWorks);
    }
}
