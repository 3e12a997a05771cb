//! Buttons: one filled, the others quiet. And the line that a button becomes while something runs.

use std::time::Duration;

use egui::{Button, Response, RichText, Stroke, Ui, vec2};

use super::{server_list, text};
use crate::client::model::{Message, Phrase};
use crate::window::focus;
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::{Word, texts};
use crate::window::theme::{TOUCH, Tokens};

/// The class of the filled button, for whoever reads the window by its accessibility tree.
pub const PRIMARY: &str = "primary";

/// The one filled button of a page. Enter presses it wherever the keyboard is not needed for something else.
pub fn primary(ui: &mut Ui, label: &(impl Message + ?Sized)) -> bool {
    primary_if(ui, true, label)
}

/// The same, which cannot be pressed before something else was done.
pub fn primary_if(ui: &mut Ui, enabled: bool, label: &(impl Message + ?Sized)) -> bool {
    ui.add_enabled_ui(enabled, |ui| filled(ui, label, 120.0)).inner
}

/// An answer to a question, of that width: the likeliest is the filled button.
pub fn answer(ui: &mut Ui, is_likeliest: bool, label: &(impl Message + ?Sized), width: f32) -> bool {
    if is_likeliest {
        return filled(ui, label, width);
    }
    ui.add(Button::new(ui.say(label)).wrap().min_size(vec2(width, TOUCH))).clicked()
}

fn filled(ui: &mut Ui, label: &(impl Message + ?Sized), width: f32) -> bool {
    let tokens = Tokens::of(ui);
    let button = Button::new(RichText::new(ui.say(label)).color(tokens.on_accent)).min_size(vec2(width, TOUCH));
    let button = button.stroke(Stroke::NONE);
    let response = ui
        .scope(|ui| {
            let states = &mut ui.visuals_mut().widgets;
            states.inactive.weak_bg_fill = tokens.accent;
            for state in [&mut states.hovered, &mut states.active, &mut states.open] {
                state.weak_bg_fill = tokens.accent_hover;
            }
            ui.add(button)
        })
        .inner;
    if response.has_focus() {
        let ring = response.rect.expand(3.0);
        ui.painter().rect_stroke(ring, 11.0, Stroke::new(2.0, tokens.accent), egui::StrokeKind::Inside);
    }
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_class_name(PRIMARY));
    let enter = enter_is_free(ui);
    // What belongs to it is read before it can be pressed.
    let is_in_sight = ui.clip_rect().expand(1.0).contains_rect(response.rect);
    if !is_in_sight && enter {
        response.scroll_to_me(Some(egui::Align::Max));
    } else if is_in_sight && ui.is_enabled() && focus::take(ui.ctx()) {
        response.request_focus();
    }
    response.clicked() || (enter && is_in_sight)
}

/// Enter was pressed, and nothing that has the keyboard wants it.
fn enter_is_free(ui: &Ui) -> bool {
    let focused = ui.ctx().memory(|m| m.focused());
    let free = focused.is_none_or(|id| server_list::is_row(ui.ctx(), id)) && !egui::Popup::is_any_open(ui.ctx());
    free && ui.is_enabled() && ui.input(|i| i.key_pressed(egui::Key::Enter))
}

/// A button beside the filled one.
pub fn secondary(ui: &mut Ui, label: &(impl Message + ?Sized)) -> Response {
    ui.add(Button::new(ui.say(label)).min_size(vec2(0.0, TOUCH)))
}

/// The same, which cannot be pressed before something else was done.
pub fn secondary_if(ui: &mut Ui, enabled: bool, label: &(impl Message + ?Sized)) -> bool {
    ui.add_enabled_ui(enabled, |ui| secondary(ui, label).clicked()).inner
}

/// Words that can be pressed.
pub fn link(ui: &mut Ui, label: &(impl Message + ?Sized)) -> Response {
    let tokens = Tokens::of(ui);
    let response =
        ui.add(Button::new(RichText::new(ui.say(label)).color(tokens.accent)).frame(false).min_size(vec2(0.0, 28.0)));
    icons::focus_ring(ui, &response, 6.0);
    response
}

/// What is waited for, where there is nothing to cancel.
pub fn waiting<T>(ui: &mut Ui, what: &(impl Message + ?Sized), since: Duration) -> Option<T> {
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(TOUCH);
        icons::symbol(ui, Symbol::Busy);
        ui.label(ui.say(what));
        ui.label(RichText::new(texts::elapsed(since)).color(Tokens::of(ui).quiet));
    });
    None
}

/// What is waited for, since when, and the way out. Returns true if the user wants out.
pub fn busy(ui: &mut Ui, what: &(impl Message + ?Sized), since: Duration) -> bool {
    busy_or_held(ui, what, since, None)
}

/// The same, which cannot be left while there is a reason: the reason stands there instead.
pub fn busy_or_held(ui: &mut Ui, what: &(impl Message + ?Sized), since: Duration, held: Option<&Phrase>) -> bool {
    let mut cancelled = false;
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(TOUCH);
        icons::symbol(ui, Symbol::Busy);
        let response = ui.label(ui.say(what));
        text::live(ui, &response);
        ui.label(RichText::new(texts::elapsed(since)).color(Tokens::of(ui).quiet));
        if held.is_none() {
            cancelled = secondary(ui, &Word::Cancel).clicked();
        }
    });
    if let Some(why) = held {
        text::quiet(ui, why);
    }
    cancelled
}
