//! Two computers with one identity, side by side, with all that tells them apart.

use egui::{Frame, Margin, Stroke, Ui, vec2};

use super::{page_frame, server_page};
use crate::client::diagnosis::observed::Observed;
use crate::client::diagnosis::{Action, Cause};
use crate::client::model::{Claimed, Message as _, Phrase};
use crate::client::state::twins::Twin;
use crate::client::state::{Request, Server};
use crate::window::icons::Symbol;
use crate::window::language::Say;
use crate::window::messages::{Text, TwinLabel, TwinText, Word};
use crate::window::theme::{RADIUS, STEP, Tokens};
use crate::window::view::{GuideTo, Page, Scene, ViewAction};
use crate::window::widgets::{buttons, text};

/// A narrower card could not hold an address.
const NARROWEST: f32 = 240.0;
const GAP: f32 = 4.0 * STEP;

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    let twins = scene.model.twins(server);
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &ui.say(&server.diagnosis.verdict));
            text::body(ui, &TwinLabel::Compare);
        },
        |ui| {
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &TwinLabel::StopOne) {
                    let (key, cause, step) = (server.key, Cause::DuplicateIdentity, Action::ShowBoth);
                    action = Some(ViewAction::Show(Page::HowTo(GuideTo::Server { key, cause, step })));
                }
                if buttons::secondary(ui, &Word::CheckAgain).clicked() {
                    action = Some(ViewAction::Ask(Request::Recheck(server.key)));
                }
                if buttons::secondary(ui, &Word::Back).clicked() {
                    action = Some(ViewAction::Back);
                }
            });
            action
        },
        |ui| {
            cards(ui, scene, &twins);
            None
        },
    )
}

fn cards(ui: &mut Ui, scene: &Scene<'_>, twins: &[Twin<'_>]) {
    let width = ui.available_width();
    let columns = if width >= 2.0 * NARROWEST + GAP { 2 } else { 1 };
    let each = (width - GAP * (columns as f32 - 1.0)) / columns as f32;
    for (line, pair) in twins.chunks(columns).enumerate() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(GAP, GAP);
            for (n, twin) in pair.iter().enumerate() {
                ui.allocate_ui(vec2(each, 0.0), |ui| card(ui, scene, twin, line * columns + n + 1));
            }
        });
        ui.add_space(GAP);
    }
}

fn card(ui: &mut Ui, scene: &Scene<'_>, twin: &Twin<'_>, number: usize) {
    let tokens = Tokens::of(ui);
    let frame =
        Frame::new().stroke(Stroke::new(1.0, tokens.outline)).corner_radius(RADIUS).inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = STEP;
            text::section(ui, &TwinText::Computer { number });
            if twin.is_proven() {
                text::marked(ui, Symbol::Ok, &TwinLabel::Proven);
            }
            for (label, words) in lines(scene, twin) {
                text::quiet(ui, &label);
                text::body(ui, &ui.say(&words));
            }
        });
    });
}

/// All that tells it from the other: what is, and what it is called.
fn lines(scene: &Scene<'_>, twin: &Twin<'_>) -> Vec<(TwinLabel, Phrase)> {
    let unknown = || Word::NotKnown.phrase();
    let root = twin.root();
    let system = root.and_then(|root| root.platform.as_ref()).map(|platform| {
        let version = root.and_then(|root| root.platform_version.as_ref());
        version.map_or_else(|| platform.to_string(), |version| format!("{platform} {version}")).phrase()
    });
    let version = twin.version().map(|version| {
        let version = version.to_owned();
        if twin.is_newer { TwinText::NewerVersion { version }.phrase() } else { version.phrase() }
    });
    let addresses: Vec<String> = twin.addresses.iter().map(|facts| facts.address.to_string()).collect();
    let owner = root.and_then(|root| root.username.as_ref()).map(|username| username.masked());
    let claimed = match (twin.claimed(), owner) {
        (Claimed::Yes, Some(owner)) => TwinText::ClaimedBy { owner }.phrase(),
        (Claimed::Yes, None) => TwinLabel::IsClaimed.phrase(),
        (Claimed::No, _) => TwinLabel::IsNotClaimed.phrase(),
        (Claimed::Unknown, _) => unknown(),
    };
    let since = twin.since().map(|since| Text::ago(scene.now.saturating_sub(since)).phrase());
    let found = twin.addresses.first().map(|facts| Observed::found_by(facts).phrase());
    vec![
        (TwinLabel::Name, twin.name().map_or_else(unknown, |name| name.to_owned().phrase())),
        (TwinLabel::Address, addresses.join(", ").phrase()),
        (TwinLabel::Claimed, claimed),
        (TwinLabel::Version, version.unwrap_or_else(unknown)),
        (TwinLabel::System, system.unwrap_or_else(unknown)),
        (TwinLabel::Since, since.unwrap_or_else(unknown)),
        (TwinLabel::Found, found.unwrap_or_else(unknown)),
    ]
}
