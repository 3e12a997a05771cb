//! The header: title, who is signed in, and the menu.

use egui::{Key, KeyboardShortcut, Modifiers, RichText, ThemePreference, Ui};

use crate::client::model::Message;
use crate::client::state::{Request, SignIn};
use crate::text::Language;
use crate::window::icons;
use crate::window::language::Say;
use crate::window::messages::{HistoryWord, NotifyWord, Word};
use crate::window::theme::{SECTION, Tokens};
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, text};

/// Above and below an open menu, its frame among it.
const MARGIN: f32 = 24.0;
/// The height of an entry of the menu, in points.
const ENTRY: f32 = 32.0;
/// A step of the text size.
const ZOOM: f32 = 1.25;

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let mut action = None;
    ui.spacing_mut().interact_size.y = super::BAR;
    ui.horizontal(|ui| {
        if !scene.compact {
            ui.label(RichText::new(ui.say(&Word::Title)).size(SECTION));
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
    let hint = ui.say(&Word::DemoHint);
    let label = RichText::new(ui.say(&Word::Demo)).color(tokens.warning);
    frame.show(ui, |ui| ui.label(label)).response.on_hover_text(hint);
}

fn account(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let quiet = Tokens::of(ui).quiet;
    let SignIn::In { user } = &scene.model.sign_in else {
        return buttons::link(ui, &Word::SignInHere).clicked().then_some(ViewAction::SignIn);
    };
    let pressed = buttons::link(ui, &Word::Switch).clicked();
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
    let button = icons::button(ui, &ui.say(&Word::Menu), icons::more);
    egui::Popup::menu(&button).accessible_name(ui.say(&Word::Menu)).show(|ui| {
        // Large text makes it longer than the window.
        let most = ui.ctx().content_rect().height() - 2.0 * MARGIN;
        egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            ui.set_min_width(200.0);
            action = entries(ui, scene);
        });
    });
    action
}

fn entries(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let mut action = None;
    let mut entry = |ui: &mut Ui, label: &dyn Message, key: Option<Key>, chosen: ViewAction| {
        if entry(ui, label, key) {
            action = Some(chosen);
        }
    };
    entry(ui, &Word::CheckEverything, Some(Key::R), ViewAction::Ask(Request::RecheckAll));
    entry(ui, &Word::OpenReport, Some(Key::C), ViewAction::Report);
    entry(ui, &HistoryWord::OfAll, None, ViewAction::Show(Page::HistoryOfAll));
    entry(ui, &Word::Larger, Some(Key::Plus), ViewAction::Zoom(ZOOM));
    entry(ui, &Word::Smaller, Some(Key::Minus), ViewAction::Zoom(1.0 / ZOOM));
    entry(ui, &Word::Light, None, ViewAction::Colours(ThemePreference::Light));
    entry(ui, &Word::Dark, None, ViewAction::Colours(ThemePreference::Dark));
    let spoken = scene.view.language;
    for language in Language::all().filter(|language| *language != spoken && language.is_offered()) {
        entry(ui, &language.name(), None, ViewAction::Language(language));
    }
    let switched = scene.view.notifies.and_then(|is_on| notify_switch(ui, is_on));
    if scene.model.user().is_some() {
        entry(ui, &Word::SignOut, None, ViewAction::Ask(Request::SignOut));
    }
    entry(ui, &Word::About, None, ViewAction::Show(Page::About));
    action.or(switched)
}

fn entry(ui: &mut Ui, label: &dyn Message, key: Option<Key>) -> bool {
    let name = ui.say(label);
    let mut button = egui::Button::new(&name).frame_when_inactive(false).min_size(egui::vec2(240.0, ENTRY));
    if let Some(key) = key {
        let keys = ui.ctx().format_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, key));
        button = button.shortcut_text(keys);
    }
    let is_chosen = ui.add(button).accessible_name(name).clicked();
    if is_chosen {
        ui.close();
    }
    is_chosen
}

fn notify_switch(ui: &mut Ui, is_on: bool) -> Option<ViewAction> {
    let mut wanted = is_on;
    let label = ui.say(&NotifyWord::Switch);
    ui.spacing_mut().interact_size.y = ENTRY;
    if !ui.checkbox(&mut wanted, label).clicked() {
        return None;
    }
    ui.close();
    Some(ViewAction::Notify(wanted))
}
