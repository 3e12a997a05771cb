//! The four steps at the foot of the window.

use egui::{RichText, Role, Ui, WidgetInfo, vec2};

use super::text;
use crate::client::model::Message as _;
use crate::window::icons;
use crate::window::journey::{DONE, Journey, SIGN_IN};
use crate::window::language::Say;
use crate::window::messages::{JOURNEY, Text};
use crate::window::theme::Tokens;
use crate::window::view::Scene;

pub fn show(ui: &mut Ui, scene: &Scene<'_>, journey: &Journey) {
    let current = journey.step;
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
        for number in 1..=DONE {
            // What can be fixed without a sign-in does not make it look done.
            let skipped = number == SIGN_IN && scene.model.user().is_none();
            let done = (number < current || current == DONE) && !skipped;
            let now = number == current && !done;
            icons::step(ui, number, done, now);
            let color = if now || done { tokens.text } else { tokens.quiet };
            let label = ui.label(RichText::new(ui.say(&JOURNEY[number - 1])).color(color));
            let name = ui.say(&Text::step(number, done, now));
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            if number < DONE {
                let (rect, _) = ui.allocate_exact_size(vec2(24.0, 20.0), egui::Sense::hover());
                let stroke = egui::Stroke::new(1.0, tokens.outline);
                ui.painter().hline(rect.x_range(), rect.center().y, stroke);
            }
        }
    });
}
