//! The header: title, who is signed in, and the menu.

use egui::{RichText, ThemePreference, Ui};

use crate::client::state::{Request, SignIn};
use crate::window::icons;
use crate::window::report_words;
use crate::window::theme::{SECTION, Tokens};
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, text};
use crate::window::words;

/// A step of the text size.
const ZOOM: f32 = 1.25;

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let mut action = None;
    ui.spacing_mut().interact_size.y = super::BAR;
    ui.horizontal(|ui| {
        if !scene.compact {
            ui.label(RichText::new(words::TITLE).size(SECTION));
        }
        if scene.view.demo {
            badge(ui);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            // The menu is the last for the Tab key, as it is for the eye.
            let (_, corner) = ui.allocate_space(egui::Vec2::splat(icons::BUTTON));
            action = account(ui, scene);
            let place = egui::UiBuilder::new().max_rect(corner);
            action = action.take().or(ui.scope_builder(place, |ui| menu(ui, scene)).inner);
        });
    });
    action
}

fn badge(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let frame = egui::Frame::new().stroke(egui::Stroke::new(1.0, tokens.warning)).corner_radius(6);
    let frame = frame.inner_margin(egui::Margin::symmetric(8, 1));
    let label = RichText::new(words::DEMO).color(tokens.warning);
    frame.show(ui, |ui| ui.label(label)).response.on_hover_text(words::DEMO_HINT);
}

fn account(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let quiet = Tokens::of(ui).quiet;
    let SignIn::In { user } = &scene.model.sign_in else {
        ui.label(RichText::new(words::SIGNED_OUT).color(quiet));
        return None;
    };
    let pressed = buttons::link(ui, words::SWITCH).clicked();
    if !scene.compact
        && let Some(email) = &user.email
    {
        ui.label(RichText::new(email.masked()).color(quiet));
    }
    text::line(ui, RichText::new(user.name.as_str()));
    pressed.then_some(ViewAction::SignIn)
}

fn menu(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let mut action = None;
    let button = icons::button(ui, words::MENU, icons::more);
    egui::Popup::menu(&button).accessible_name(words::MENU).show(|ui| {
        ui.set_min_width(200.0);
        let mut entry = |label: &str, chosen: ViewAction| {
            if ui.add(egui::Button::new(label).frame_when_inactive(false).min_size(egui::vec2(200.0, 32.0))).clicked() {
                action = Some(chosen);
                ui.close();
            }
        };
        entry(words::CHECK_EVERYTHING, ViewAction::Ask(Request::RecheckAll));
        entry(report_words::OPEN, ViewAction::Report);
        entry(words::LARGER, ViewAction::Zoom(ZOOM));
        entry(words::SMALLER, ViewAction::Zoom(1.0 / ZOOM));
        entry(words::LIGHT, ViewAction::Colours(ThemePreference::Light));
        entry(words::DARK, ViewAction::Colours(ThemePreference::Dark));
        if scene.model.user().is_some() {
            entry(words::SIGN_OUT, ViewAction::Ask(Request::SignOut));
        }
        entry(words::ABOUT, ViewAction::Show(Page::About));
    });
    action
}
