//! The four steps at the foot of the window.

use egui::{RichText, Role, Ui, WidgetInfo, vec2};

use super::text;
use crate::client::diagnosis::Cause;
use crate::client::model::Message as _;
use crate::client::repair::RepairEnd;
use crate::client::repair::claim::ClaimEnd;
use crate::window::icons;
use crate::window::language::Say;
use crate::window::messages::{JOURNEY, Text};
use crate::window::theme::Tokens;
use crate::window::view::{Page, Scene};

/// Which of the four steps the user is at: 1 to 4.
#[must_use]
pub fn current(scene: &Scene<'_>) -> usize {
    if scene.view.page == Page::SignIn {
        return 2;
    }
    let Some(server) = scene.server() else { return 1 };
    let claimed = scene.model.claim.as_ref().filter(|c| c.server == server.key).and_then(|c| c.end.as_ref());
    let repaired = scene.repair().map(|repair| repair.end.as_ref());
    match server.diagnosis.cause {
        _ if matches!(claimed, Some(ClaimEnd::Verified(_))) => 4,
        _ if matches!(repaired, Some(Some(RepairEnd::Verified { .. }))) => 4,
        _ if repaired.is_some() => 3,
        None => 1,
        Some(Cause::Healthy | Cause::Shared | Cause::BrowserOnly) => 4,
        Some(Cause::Unclaimed | Cause::SignInNeeded) if scene.model.user().is_none() => 2,
        Some(_) => 3,
    }
}

pub fn show(ui: &mut Ui, scene: &Scene<'_>) {
    let current = current(scene);
    if scene.compact {
        ui.horizontal(|ui| {
            icons::step(ui, current, false, true);
            text::line(
                ui,
                RichText::new(ui.say(&Text::StepOf { number: current, step: JOURNEY[(current - 1).min(3)].phrase() })),
            );
        });
        return;
    }
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        for number in 1..=4 {
            // What can be fixed without a sign-in does not make it look done.
            let skipped = number == 2 && scene.model.user().is_none();
            let done = (number < current || current == 4) && !skipped;
            let now = number == current && !done;
            icons::step(ui, number, done, now);
            let color = if now || done { tokens.text } else { tokens.quiet };
            let label = ui.label(RichText::new(ui.say(&JOURNEY[number - 1])).color(color));
            let name = ui.say(&Text::step(number, done, now));
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            if number < 4 {
                let (rect, _) = ui.allocate_exact_size(vec2(24.0, 20.0), egui::Sense::hover());
                let stroke = egui::Stroke::new(1.0, tokens.outline);
                ui.painter().hline(rect.x_range(), rect.center().y, stroke);
            }
        }
    });
}
