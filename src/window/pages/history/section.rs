//! On a server's page: what repeats, and the strip, once there is a history.

use egui::{Align, Layout, RichText, Ui};

use super::super::LINK;
use super::switch;
use crate::client::state::Server;
use crate::window::language::Say;
use crate::window::messages::HistoryWord;
use crate::window::theme::{STEP, Tokens};
use crate::window::timeline;
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, patterns, strip};

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    let (watch, stretch) = (&scene.model.watch, scene.view.stretch);
    let timeline = timeline::of(ui.ctx(), watch, Some(server.diagnosis.id.as_ref()?), stretch)?;
    patterns::show(ui, watch, scene.model.patterns_of(server), false);
    let mut action = None;
    ui.horizontal(|ui| {
        ui.set_min_height(LINK);
        ui.spacing_mut().interact_size.y = LINK;
        if scene.compact {
            ui.label(RichText::new(ui.say(&stretch.title())).color(Tokens::of(ui).quiet));
        } else {
            action = switch(ui, scene);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if buttons::link(ui, &HistoryWord::History).clicked() {
                action = Some(ViewAction::Show(Page::History(server.key)));
            }
        });
    });
    strip::show(ui, watch, &timeline, strip::Kind { subject: None, has_axis: true });
    ui.add_space(2.0 * STEP);
    action
}
