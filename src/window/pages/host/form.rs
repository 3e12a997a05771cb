//! Name and password: how SSH is switched on there, two fields, and why the last attempt failed.

use egui::text_edit::TextEditState;
use egui::{CollapsingHeader, Id, Key, Margin, Modifiers, Response, RichText, TextEdit, Ui};

use super::super::repair;
use super::{device, other_ways, page_frame, server_page};
use crate::client::model::{Message as _, SshHost};
use crate::client::platforms::{Platform, words};
use crate::client::state::{HostStage, Request};
use crate::window::focus;
use crate::window::host::{Errand, LONGEST, Target};
use crate::window::icons::Symbol;
use crate::window::language::Say;
use crate::window::messages::host::{self, HostLabel, HostText, SIGN_IN, SWITCH_ON};
use crate::window::messages::{Text, Word};
use crate::window::theme::{STEP, Tokens};
use crate::window::view::{HostWay, Scene, ViewAction};
use crate::window::widgets::{buttons, details, text};

/// Longer names and addresses than these there are none.
const LONGEST_NAME: usize = 300;
/// From this width on, the two fields stand side by side, in points.
const BESIDE: f32 = 460.0;
/// No field needs more.
const FIELD: f32 = 300.0;
/// After so many refused passwords, some devices are near to shutting a computer out.
const OFTEN: u32 = 3;

pub fn show(ui: &mut Ui, scene: &Scene<'_>, errand: Errand<'_>, target: &Target) -> Option<ViewAction> {
    let mut typed = None;
    let action = page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &HostText::Title { device: device(target) });
            if !outcome(ui, scene, errand) {
                text::body(ui, &errand_text(errand, target));
            }
            ui.add_space(STEP);
            steps(ui, target.platform);
            ui.add_space(STEP);
            typed = fields(ui, scene, target);
            text::quiet(ui, &goes_where(target));
        },
        |ui| ways_on(ui, scene, target),
        |ui| {
            let more = more(ui, scene, target);
            let others = other_ways(ui, scene, errand);
            failed(ui, scene, errand);
            more.or(others)
        },
    );
    typed.or(action)
}

fn goes_where(target: &Target) -> HostText {
    let (device, address) = (device(target), target.address.trim().to_owned());
    if address.is_empty() { HostText::PasswordOnly { device } } else { HostText::PasswordText { device, address } }
}

fn errand_text(errand: Errand<'_>, target: &Target) -> HostText {
    let (server, device) = (errand.name().into(), device(target));
    match errand {
        Errand::Repair(_) => HostText::ToRepair { server, device },
        Errand::Undo(_) => HostText::ToUndo { server, device },
        Errand::Continue(_) => HostText::ToContinue { server, device },
    }
}

/// How the last attempt ended, if it did.
fn outcome(ui: &mut Ui, scene: &Scene<'_>, errand: Errand<'_>) -> bool {
    let Some(access) = errand.access(scene) else { return false };
    let said = match &access.stage {
        HostStage::Failed(error) => {
            let said = text::marked(ui, Symbol::Problem, &host::trouble(error.kind));
            if access.refused < OFTEN {
                text::body(ui, &error.kind.next());
            }
            said
        }
        HostStage::KeyForgotten(Ok(())) => text::marked(ui, Symbol::Ok, &HostLabel::Forgotten),
        HostStage::KeyForgotten(Err(_)) => text::marked(ui, Symbol::Problem, &HostLabel::NotForgotten),
        HostStage::SigningIn | HostStage::AsksKey(_) | HostStage::In(_) => return false,
    };
    text::live(ui, &said);
    if access.refused >= OFTEN {
        text::marked(ui, Symbol::Warning, &HostText::RefusedOften { count: access.refused });
    }
    true
}

/// How SSH is switched on there, and with whose password to sign in.
fn steps(ui: &mut Ui, platform: Option<Platform>) {
    let host = platform.and_then(|platform| platform.spec().host);
    let on = host.map_or(&[SWITCH_ON][..], |host| host.switch_on);
    let all = on.iter().copied().chain([SIGN_IN]);
    for (n, attribute) in all.enumerate() {
        text::body(ui, &Text::GuideStep { number: n + 1, text: words(platform, attribute) });
    }
    if host.is_some_and(|host| host.is_usually_off) {
        text::quiet(ui, &HostLabel::FirstOn);
    }
}

fn fields(ui: &mut Ui, scene: &Scene<'_>, target: &Target) -> Option<ViewAction> {
    let is_free = !is_signing_in(scene);
    let mut action = None;
    let mut add = |ui: &mut Ui, width: f32| {
        if needs_address(target) {
            action = address(ui, target, width);
        }
        ui.vertical(|ui| action = action.take().or(user(ui, target, width)));
        ui.vertical(|ui| action = action.take().or(password(ui, scene, target, width)));
    };
    ui.add_enabled_ui(is_free, |ui| {
        let width = ui.available_width();
        if width < BESIDE || needs_address(target) {
            add(ui, width.min(FIELD));
        } else {
            ui.horizontal_top(|ui| add(ui, ((width - ui.spacing().item_spacing.x) / 2.0).min(FIELD)));
        }
    });
    action
}

/// Its server has another address than itself.
fn needs_address(target: &Target) -> bool {
    target.platform.and_then(|platform| platform.spec().host).is_some_and(|host| host.is_elsewhere)
}

fn user(ui: &mut Ui, target: &Target, width: f32) -> Option<ViewAction> {
    let mut typed = target.user.clone();
    let label = ui.label(RichText::new(ui.say(&HostLabel::User)).color(Tokens::of(ui).quiet));
    let field = ui.add(edit(&mut typed, "user-of-a-host", width)).labelled_by(label.id);
    if typed.is_empty() {
        want_keyboard(ui, &field);
    }
    if entered(ui, &field) {
        // It is not for the next field as well.
        ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        ui.memory_mut(|memory| memory.request_focus(password_id()));
    }
    field.changed().then_some(ViewAction::TypeHostUser(typed))
}

fn address(ui: &mut Ui, target: &Target, width: f32) -> Option<ViewAction> {
    let mut typed = target.address.clone();
    let label = ui.label(RichText::new(ui.say(&HostLabel::Address)).color(Tokens::of(ui).quiet));
    let field = ui.add(edit(&mut typed, "address-of-a-host", width)).labelled_by(label.id);
    if typed.is_empty() {
        want_keyboard(ui, &field);
    }
    if !typed.trim().is_empty() && SshHost::at("", &typed).is_none() {
        let color = Tokens::of(ui).problem;
        let said = ui.add(egui::Label::new(RichText::new(ui.say(&HostLabel::BadAddress)).color(color)).wrap());
        text::live(ui, &said);
    }
    field.changed().then_some(ViewAction::TypeHostAddress(typed))
}

fn edit<'a>(typed: &'a mut String, id: &str, width: f32) -> TextEdit<'a> {
    let margin = Margin::symmetric(8, 8);
    TextEdit::singleline(typed).id(Id::unique(id)).char_limit(LONGEST_NAME).margin(margin).desired_width(width - 16.0)
}

fn password_id() -> Id {
    Id::unique("password-of-a-host")
}

/// Masked, also for screen readers; and no earlier state of it is kept to go back to.
fn password(ui: &mut Ui, scene: &Scene<'_>, target: &Target, width: f32) -> Option<ViewAction> {
    let label = ui.label(RichText::new(ui.say(&HostLabel::Password)).color(Tokens::of(ui).quiet));
    let mut typed = scene.view.host.password.edit();
    let field = TextEdit::singleline(&mut **typed)
        .id(password_id())
        .password(true)
        .char_limit(LONGEST)
        .margin(Margin::symmetric(8, 8))
        .desired_width(width - 16.0);
    let field = ui.add(field).labelled_by(label.id);
    let is_empty = typed.is_empty();
    drop(typed);
    if let Some(mut state) = TextEditState::load(ui.ctx(), field.id) {
        state.clear_undoer();
        state.store(ui.ctx(), field.id);
    }
    if is_empty {
        want_keyboard(ui, &field);
    }
    if entered(ui, &field) && !is_empty { sign_in(target, HostWay::Password) } else { None }
}

/// The first field that has to be filled in takes the keyboard, unless that would scroll what is above it away.
fn want_keyboard(ui: &Ui, field: &Response) {
    let is_in_sight = ui.clip_rect().expand(1.0).contains_rect(field.rect);
    if is_in_sight && ui.is_enabled() && focus::take(ui.ctx()) {
        field.request_focus();
    }
}

fn entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
}

fn sign_in(target: &Target, way: HostWay) -> Option<ViewAction> {
    let host = target.host()?;
    Some(ViewAction::SignInToHost { host, server: target.server, way, accepted: None })
}

fn is_signing_in(scene: &Scene<'_>) -> bool {
    scene.model.host.as_ref().is_some_and(|access| matches!(access.stage, HostStage::SigningIn))
}

fn ways_on(ui: &mut Ui, scene: &Scene<'_>, target: &Target) -> Option<ViewAction> {
    if let Some(access) = scene.model.host.as_ref().filter(|_| is_signing_in(scene)) {
        let since = scene.now.saturating_sub(access.since);
        let cancelled = buttons::busy(ui, &HostText::SigningIn { device: device(target) }, since);
        return cancelled.then_some(ViewAction::Ask(Request::LeaveHost));
    }
    let mut action = None;
    server_page::row(ui, |ui| {
        let way = sign_in(target, HostWay::Password).filter(|_| !scene.view.host.password.is_empty());
        let is_free = repair::is_free(scene);
        if buttons::primary_if(ui, way.is_some() && is_free, &host::enter(target.platform)) {
            action = way;
        }
        if buttons::secondary(ui, &Word::Back).clicked() {
            action = Some(ViewAction::Back);
        }
    });
    action
}

/// Where it is, if not where its server is; and the way in without a password.
fn more(ui: &mut Ui, scene: &Scene<'_>, target: &Target) -> Option<ViewAction> {
    let header = CollapsingHeader::new(ui.say(&HostLabel::More)).id_salt("more-ways-into-a-host");
    let is_free = !is_signing_in(scene);
    let body = |ui: &mut Ui| {
        let mut action = None;
        ui.add_enabled_ui(is_free, |ui| {
            if !needs_address(target) {
                action = address(ui, target, ui.available_width().min(FIELD));
            }
            ui.add_space(STEP);
            text::quiet(ui, &HostLabel::ByKeyText);
            let way = sign_in(target, HostWay::Keys);
            if buttons::secondary_if(ui, way.is_some(), &HostLabel::ByKey) {
                action = way;
            }
        });
        action
    };
    header.show(ui, body).body_returned.flatten()
}

fn failed(ui: &mut Ui, scene: &Scene<'_>, errand: Errand<'_>) {
    let detail = match errand.access(scene).map(|access| &access.stage) {
        Some(HostStage::Failed(error)) => error.phrase(),
        Some(HostStage::KeyForgotten(Err(error))) => error.phrase(),
        Some(HostStage::SigningIn | HostStage::AsksKey(_) | HostStage::In(_) | HostStage::KeyForgotten(Ok(())))
        | None => return,
    };
    let language = scene.view.language;
    details::fold(ui, "details-of-a-host", &[(language.render(&Word::Happened), language.render(&detail))]);
}
