//! While nothing was found, or nothing has a verdict yet: what was tried, and what can be done.

use egui::Ui;

use super::{page_frame, server_page};
use crate::client::diagnosis::ComputerCause;
use crate::client::model::Message;
use crate::client::state::Request;
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::{Text, Word};
use crate::window::view::{Scene, Selection, ViewAction};
use crate::window::widgets::{buttons, text};

pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let model = scene.model;
    // Kept from the network, the program cannot know whether there are servers.
    if model.computer.diagnosis.cause == Some(ComputerCause::LocalNetworkDenied) {
        return super::computer::show(ui, scene);
    }
    let searching = model.is_searching();
    let found = !model.rows.is_empty();
    let (title, help) = match (searching, found) {
        (true, _) => (Word::LookingTitle, Word::LookingText),
        (false, false) => (Word::NoneTitle, Word::NoneHelp),
        (false, true) => (Word::ChooseTitle, Word::LookingText),
    };
    page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &title);
            text::quiet(ui, &help);
        },
        |ui| {
            if searching {
                let since = scene.now.saturating_sub(model.search.since);
                return buttons::waiting(ui, &Word::Searching, since);
            }
            let mut action = None;
            server_page::row(ui, |ui| {
                if buttons::primary(ui, &Word::SearchAgain) {
                    action = Some(ViewAction::Ask(Request::Search));
                }
                if model.user().is_none() && buttons::secondary(ui, &Word::SignIn).clicked() {
                    action = Some(ViewAction::SignIn);
                }
            });
            if model.user().is_none() {
                text::quiet(ui, &Word::SignInToFind);
            }
            action
        },
        |ui| tried(ui, scene),
    )
}

fn tried(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let search = &scene.model.search;
    text::section(ui, &Word::Tried);
    ui.spacing_mut().interact_size.y = 0.0;
    let failures = search.send_failures.len();
    let network = if search.rounds == 0 { Symbol::Busy } else { Symbol::Ok };
    line(ui, network, &Text::tried(search.rounds));
    let mdns = search.mdns_unavailable.is_some();
    line(
        ui,
        if mdns { Symbol::Warning } else { Symbol::Ok },
        if mdns { &Word::NotAnnounced } else { &Word::Announced },
    );
    line(ui, Symbol::Ok, &Word::TriedHere);
    if failures > 0 {
        line(ui, Symbol::Warning, &Text::TriedFailures { count: failures });
    }
    let computer = &scene.model.computer.diagnosis;
    let looked = scene.model.computer.facts.plex.get().is_some();
    let mut action = None;
    if looked {
        line(ui, Symbol::of_computer(computer.cause, looked), &ui.say(&computer.verdict));
        if computer.cause.is_some() && buttons::link(ui, &Word::ShowComputer).clicked() {
            action = Some(ViewAction::Select(Selection::Computer));
        }
    }
    action
}

fn line(ui: &mut Ui, symbol: Symbol, words: &(impl Message + ?Sized)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        icons::symbol(ui, symbol);
        text::body(ui, words);
    });
}
