//! Whose key it is: asked the first time, and never passed over when it changed.

use egui::{CollapsingHeader, Ui};

use super::{device, page_frame, server_page};
use crate::client::installation::remote::HostError;
use crate::client::model::{HostIdentity, Message as _, SshHost};
use crate::client::state::Request;
use crate::window::host::{Errand, Target, responds_at};
use crate::window::icons::Symbol;
use crate::window::language::Say;
use crate::window::messages::host::{self, HostLabel, HostText};
use crate::window::messages::{Text, Word};
use crate::window::theme::STEP;
use crate::window::view::{HostWay, Scene, ViewAction};
use crate::window::widgets::{buttons, text};

pub fn ask(
    ui: &mut Ui,
    scene: &Scene<'_>,
    errand: Errand<'_>,
    target: &Target,
    host: &SshHost,
    identity: &HostIdentity,
) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &HostText::KeyTitle { device: device(target) });
            text::body(ui, &HostText::KeyFirst { address: host.to_string() });
            let server = errand.name().into();
            if responds_at(errand.server(scene), host) {
                text::marked(ui, Symbol::Ok, &HostText::KeyProof { server });
            } else {
                text::marked(ui, Symbol::Warning, &HostText::KeyNoProof { server });
            }
            ui.add_space(STEP);
            shown(ui, identity);
            ui.add_space(STEP);
            text::body(ui, &HostLabel::Compare);
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &host::yes(target.platform)) {
                    let way = if scene.view.host.by_key { HostWay::Keys } else { HostWay::Password };
                    let (host, accepted) = (host.clone(), Some(identity.key.clone()));
                    action = Some(ViewAction::SignInToHost { host, server: target.server, way, accepted });
                }
                if buttons::secondary(ui, &HostLabel::No).clicked() {
                    action = Some(ViewAction::Ask(Request::LeaveHost));
                }
            });
            action
        },
        |_| None,
    )
}

/// What can be compared. It can be marked and copied.
fn shown(ui: &mut Ui, identity: &HostIdentity) {
    ui.scope(|ui| {
        ui.style_mut().interaction.selectable_labels = true;
        let key = identity.key.to_string();
        let software = identity.software.as_ref().map(ToString::to_string);
        let lines = [(HostLabel::Fingerprint, Some(key)), (HostLabel::Software, software)];
        for (label, words) in lines.into_iter().filter_map(|(label, words)| Some((label, words?))) {
            text::pair(ui, &Text::Labelled { what: label.phrase() }, &words);
        }
    });
}

pub fn changed(
    ui: &mut Ui,
    scene: &Scene<'_>,
    errand: Errand<'_>,
    target: &Target,
    host: &SshHost,
    error: &HostError,
) -> Option<ViewAction> {
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &HostText::ChangedTitle { device: device(target) });
            text::body(ui, &HostText::ChangedText { device: device(target) });
            text::marked(ui, Symbol::Warning, &HostLabel::ChangedDo);
        },
        // Nothing leads on from here but its owner's certainty, which stands apart.
        |ui| {
            let mut back = false;
            server_page::row(ui, |ui| back = buttons::primary(ui, &Word::Back));
            back.then_some(ViewAction::Back)
        },
        |ui| {
            let others = super::other_ways(ui, scene, errand);
            ui.add_space(STEP);
            others.or(forget(ui, host, error))
        },
    )
}

fn forget(ui: &mut Ui, host: &SshHost, error: &HostError) -> Option<ViewAction> {
    let header = CollapsingHeader::new(ui.say(&Word::Details)).id_salt("details-of-a-changed-host");
    let body = |ui: &mut Ui| {
        ui.style_mut().interaction.selectable_labels = true;
        text::pair(ui, &Word::Happened, &error.phrase());
        ui.add_space(STEP);
        buttons::secondary(ui, &HostLabel::Forget).clicked()
    };
    let pressed = header.show(ui, body).body_returned == Some(true);
    pressed.then(|| ViewAction::Ask(Request::ForgetHostKey(host.clone())))
}
