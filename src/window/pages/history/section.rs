//! On a server's page: what repeats, and the strip, once there is a history. It takes no more room than the page has.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{Align, Id, Layout, RichText, Ui};

use super::switch;
use crate::client::history::Pattern;
use crate::client::state::Server;
use crate::window::language::Say;
use crate::window::messages::HistoryWord;
use crate::window::theme::{STEP, Tokens};
use crate::window::timeline;
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::patterns::{self, Room};
use crate::window::widgets::{buttons, strip};

/// The height of the line above the strip, in points.
const LINE: f32 = 24.0;

/// Shows them in place of the space that they stand in.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    let (watch, stretch) = (&scene.model.watch, scene.view.stretch);
    let id = server.diagnosis.id.as_ref();
    let timeline = id.and_then(|id| timeline::of(ui.ctx(), watch, Some(id), stretch));
    let Some(timeline) = timeline else {
        ui.add_space(2.0 * STEP);
        return None;
    };
    let all = scene.model.patterns_of(server);
    let room = if scene.compact { Room::Advice } else { room(ui, scene, server) };
    let mut action = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = STEP;
        patterns::show(ui, watch, all, room);
        line(ui, scene, server, all.first().filter(|_| room == Room::Line), &mut action);
        strip::show(ui, watch, &timeline, strip::Kind { subject: None, has_axis: true });
    });
    action
}

/// Above the strip: how far back it reaches, or what repeats where there is no room for it elsewhere; and the way to all of it.
fn line(ui: &mut Ui, scene: &Scene<'_>, server: &Server, pattern: Option<&Pattern>, action: &mut Option<ViewAction>) {
    ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), LINE), Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().interact_size.y = LINE;
        if buttons::link(ui, &HistoryWord::History).clicked() {
            *action = Some(ViewAction::Show(Page::History(server.key)));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if let Some(pattern) = pattern {
                patterns::in_line(ui, &scene.model.watch, pattern);
            } else if scene.compact {
                ui.label(RichText::new(ui.say(&scene.view.stretch.title())).color(Tokens::of(ui).quiet));
            } else if let Some(chosen) = switch(ui, scene) {
                *action = Some(chosen);
            }
        });
    });
}

/// How much room the patterns have on this page, as it was when it opened: what is unfolded later moves nothing above it.
fn room(ui: &Ui, scene: &Scene<'_>, server: &Server) -> Room {
    let id = room_id(ui, scene, server);
    ui.data(|data| data.get_temp(id)).unwrap_or_default()
}

fn room_id(ui: &Ui, scene: &Scene<'_>, server: &Server) -> Id {
    let mut hasher = DefaultHasher::new();
    let patterns = scene.model.patterns_of(server);
    let ids: Vec<_> = patterns.iter().map(|pattern| pattern.id).collect();
    let size = ui.ctx().content_rect().size();
    (server.key, server.diagnosis.cause, ids, size.x.to_bits(), size.y.to_bits()).hash(&mut hasher);
    Id::unique(("room-for-patterns", hasher.finish()))
}

/// To be called where the page ends: what does not fit takes less room in the picture that is drawn instead.
pub fn fit(ui: &Ui, scene: &Scene<'_>, server: &Server) {
    if scene.compact || scene.model.patterns_of(server).is_empty() {
        return;
    }
    let id = room_id(ui, scene, server);
    let settled = id.with("settled");
    if ui.data(|data| data.get_temp::<bool>(settled)).is_some() {
        return;
    }
    let less = match room(ui, scene, server) {
        _ if ui.min_rect().bottom() <= ui.clip_rect().bottom() => None,
        Room::Advice => Some(Room::Sentence),
        Room::Sentence => Some(Room::Line),
        Room::Line => None,
    };
    ui.data_mut(|data| match less {
        Some(less) => data.insert_temp(id, less),
        None => data.insert_temp(settled, true),
    });
    if less.is_some() {
        ui.ctx().request_discard("patterns");
        ui.ctx().request_repaint();
    }
}
