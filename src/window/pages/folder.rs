//! Where the settings of a server are, by its owner's word: a NAS share or a container's folder that is open on this computer.

use egui::{Id, Key, RichText, TextEdit, Ui};

use super::{page_frame, server_page};
use crate::client::model::{MachineId, Message as _, Phrase, ServerName};
use crate::client::state::Server;
use crate::window::icons::Symbol;
use crate::window::language::Say;
use crate::window::messages::Word;
use crate::window::messages::repair::{self, RepairLabel, RepairText};
use crate::window::theme::{STEP, Tokens};
use crate::window::view::{Page, Scene, ViewAction};
use crate::window::widgets::{buttons, details, text};

/// The longest path that is taken, in characters: that of Linux.
const LIMIT: usize = 4096;

/// What is known of the folder.
enum FolderState<'a> {
    /// Nothing was looked at yet.
    Nothing,
    Looking,
    Failed,
    /// The settings of the server that is to be repaired.
    Wanted,
    /// Those of others: each with its row, if it was found on the network.
    Others(Vec<(String, Option<&'a Server>)>),
}

pub fn show(ui: &mut Ui, scene: &Scene<'_>, server: &Server) -> Option<ViewAction> {
    let found = found(scene, server);
    let mut typed = None;
    let action = page_frame::show(
        ui,
        scene,
        |ui| {
            text::verdict(ui, &RepairText::FolderTitle { server: server.diagnosis.name.as_str().into() });
            // Where there is little room, what was found takes it.
            if !scene.compact || matches!(found, FolderState::Nothing) {
                text::body(ui, &RepairLabel::FolderText);
            }
            typed = field(ui, scene);
            result(ui, scene, server, &found);
        },
        |ui| ways_on(ui, scene, server, &found),
        |ui| {
            if let (FolderState::Failed, Some(error)) = (&found, &scene.model.folder.error) {
                details::fold(
                    ui,
                    "details-of-a-folder",
                    &[(scene.view.language.render(&Word::Happened), ui.say(error))],
                );
            }
            None
        },
    );
    typed.or(action)
}

fn found<'a>(scene: &'a Scene<'_>, server: &Server) -> FolderState<'a> {
    let look = &scene.model.folder;
    if scene.view.folder.asked.is_none() {
        return FolderState::Nothing;
    }
    if look.busy {
        return FolderState::Looking;
    }
    if look.error.is_some() {
        return FolderState::Failed;
    }
    if look.found.iter().any(|id| server.diagnosis.id.as_ref() == Some(id)) {
        return FolderState::Wanted;
    }
    match look.found.as_slice() {
        [] => FolderState::Looking,
        all => FolderState::Others(all.iter().map(|id| (name(scene, id), scene.row_of(id))).collect()),
    }
}

/// The name of a server in the folder.
fn name(scene: &Scene<'_>, id: &MachineId) -> String {
    let installed = scene.model.installed.iter().find(|i| i.id == *id).and_then(|i| i.name.as_ref());
    let row = scene.row_of(id).map(|server| server.diagnosis.name.clone());
    row.or_else(|| installed.map(ToString::to_string))
        .unwrap_or_else(|| scene.view.language.render(&RepairLabel::NoName))
}

fn field(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let mut path = scene.view.folder.path.clone();
    let is_free = scene.view.folder.choosing.is_none() && !is_looking(scene);
    let mut action = None;
    ui.add_space(STEP);
    let label = ui.label(RichText::new(ui.say(&RepairLabel::Folder)).color(Tokens::of(ui).quiet));
    ui.add_enabled_ui(is_free, |ui| {
        ui.horizontal(|ui| {
            let button = 120.0;
            let width = (ui.available_width() - button - ui.spacing().item_spacing.x).max(80.0);
            let edit = TextEdit::singleline(&mut path)
                .id(Id::unique("folder-with-the-settings"))
                .char_limit(LIMIT)
                .margin(egui::Margin::symmetric(8, 8))
                .desired_width(width - 16.0);
            let field = ui.add(edit).labelled_by(label.id);
            if field.changed() {
                action = Some(ViewAction::TypeFolder(path.clone()));
            }
            if field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) && !path.trim().is_empty() {
                action = Some(ViewAction::LookInFolder(path.clone()));
            }
            // As long as there is no path, it is what there is to do.
            if buttons::answer(ui, is_free && path.trim().is_empty(), &RepairLabel::Choose, button) {
                action = Some(ViewAction::ChooseFolder(true));
            }
        });
    });
    action
}

fn is_looking(scene: &Scene<'_>) -> bool {
    scene.view.folder.asked.is_some() && scene.model.folder.busy
}

/// What was found, or why nothing was.
fn result(ui: &mut Ui, scene: &Scene<'_>, server: &Server, found: &FolderState<'_>) {
    let wanted = &server.diagnosis.name;
    let wanted = ServerName::from(wanted.as_str());
    let lines: Vec<(Symbol, Phrase)> = match found {
        FolderState::Nothing | FolderState::Looking => Vec::new(),
        FolderState::Failed => {
            let error = scene.model.folder.error.as_ref();
            error.map(|error| (Symbol::Problem, repair::folder_error(error).phrase())).into_iter().collect()
        }
        FolderState::Wanted => vec![(Symbol::Ok, RepairText::Found { server: wanted }.phrase())],
        FolderState::Others(all) => all
            .iter()
            .map(|(name, row)| match row {
                Some(_) => {
                    let found = RepairText::FoundAnother { server: name.as_str().into(), wanted: wanted.clone() };
                    (Symbol::Warning, found.phrase())
                }
                None => (Symbol::Warning, RepairText::FoundUnseen { server: name.as_str().into() }.phrase()),
            })
            .collect(),
    };
    for (symbol, says) in lines {
        let said = text::marked(ui, symbol, &says);
        text::live(ui, &said);
    }
}

fn ways_on(ui: &mut Ui, scene: &Scene<'_>, server: &Server, found: &FolderState<'_>) -> Option<ViewAction> {
    let folder = &scene.view.folder;
    let since = |at| scene.now.saturating_sub(at);
    if let Some(at) = folder.choosing {
        return buttons::busy(ui, &RepairLabel::Choosing, since(at)).then_some(ViewAction::ChooseFolder(false));
    }
    if let (FolderState::Looking, Some(at)) = (found, folder.asked) {
        return buttons::busy(ui, &RepairLabel::Looking, since(at)).then_some(ViewAction::LeaveFolder);
    }
    let mut action = None;
    server_page::row(ui, |ui| {
        let look = ViewAction::LookInFolder(folder.path.clone());
        let (label, first) = match found {
            FolderState::Wanted => (RepairLabel::ToTheRepair.phrase(), ViewAction::Show(Page::Repair(server.key))),
            FolderState::Others(all) => other(all),
            FolderState::Failed => (Word::TryAgain.phrase(), look),
            FolderState::Nothing | FolderState::Looking => (RepairLabel::LookThere.phrase(), look),
        };
        let pressed = if folder.path.trim().is_empty() {
            buttons::secondary_if(ui, false, &label)
        } else {
            buttons::primary(ui, &label)
        };
        if pressed {
            action = Some(first);
        }
        if buttons::secondary(ui, &Word::Back).clicked() {
            action = Some(ViewAction::Back);
        }
    });
    action
}

/// The way on with another server: the first that was seen on the network.
fn other(all: &[(String, Option<&Server>)]) -> (Phrase, ViewAction) {
    match all.iter().find_map(|(name, row)| Some((name, (*row)?))) {
        Some((name, server)) => (
            RepairText::RepairAnother { server: name.as_str().into() }.phrase(),
            ViewAction::Show(Page::Repair(server.key)),
        ),
        None => (RepairLabel::TypeAddress.phrase(), ViewAction::FocusAddress),
    }
}
