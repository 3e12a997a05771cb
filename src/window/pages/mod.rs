//! The window as a whole: header, list, page and steps. Drawn from the model and the window's own state; it starts nothing.

mod about;
mod both;
mod claim;
mod claiming;
mod computer;
mod done;
mod empty_page;
mod ended;
mod folder;
mod forget;
mod header;
pub mod history;
mod host;
mod how_to;
mod interrupted;
mod licenses;
mod notice;
mod page_frame;
mod remove;
mod repair;
mod repair_progress;
mod report;
mod restart;
mod server_page;
mod sign_in;
mod undo;

use egui::{CentralPanel, Frame, Key, Margin, Modifiers, Panel, RichText, Ui};

use super::focus::Shown;
use super::host::Errand;
use super::theme::{STEP, Tokens};
use super::view::{Page, Scene, Selection, View, ViewAction};
use super::widgets::{address, buttons, server_list, steps, text};
use crate::client::model::{ExternalPage, Moment, PlexResource};
use crate::client::repair::claim::ClaimEnd;
use crate::client::state::{Model, Request, SignIn};
use crate::window::language::Say;
use crate::window::messages::{Text, Word};

/// Below this width, in points, the list folds into a menu.
const COMPACT_BELOW: f32 = 640.0;
/// The width of the left side, where the list is.
pub const LIST_WIDTH: f32 = 272.0;
/// The height of a line in the header and the footer, in points.
pub(super) const BAR: f32 = 26.0;
/// The height of a line with words that can be pressed, in points.
const LINK: f32 = 28.0;
/// The room for the search line and the address field, in points.
const BELOW_LIST: f32 = 128.0;

/// Draws the window. Returns what the user wants, if anything.
pub fn draw(ui: &mut Ui, model: &Model, now: Moment, view: &mut View) -> Option<ViewAction> {
    let compact = ui.available_width() < COMPACT_BELOW;
    let tokens = Tokens::of(ui);
    let margin = if compact { Margin::symmetric(12, 4) } else { Margin::symmetric(16, 10) };
    let bar = Frame::new().fill(tokens.background).inner_margin(margin);
    let mut action = keys(ui, &Scene { model, view, now, compact });
    Panel::top("header").frame(bar).resizable(false).show(ui, |ui| {
        let scene = Scene { model, view, now, compact };
        action = action.take().or(header::show(ui, &scene));
    });
    let scene = Scene { model, view, now, compact };
    // A small window keeps its room for the page.
    if !compact || view.journey.is_some() {
        Panel::bottom("steps").frame(bar).resizable(false).show(ui, |ui| {
            action = action.take().or(footer(ui, &scene));
        });
    }
    if notice::is_needed(&scene) {
        Panel::top("notice").frame(bar).resizable(false).show(ui, |ui| {
            action = action.take().or(notice::show(ui, &scene));
        });
    }
    if compact {
        Panel::top("folded-list").frame(bar).resizable(false).show(ui, |ui| {
            action = action.take().or(folded_list(ui, model, now, view));
        });
    } else {
        let frame = Frame::new().fill(tokens.background).inner_margin(Margin::symmetric(12, 12));
        Panel::left("list").frame(frame).resizable(false).exact_size(LIST_WIDTH).show(ui, |ui| {
            action = action.take().or(list(ui, model, now, view));
        });
    }
    let frame = Frame::new().fill(tokens.surface);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        action = action.take().or(page(ui, &Scene { model, view, now, compact }));
    });
    action
}

/// The shortcuts of the whole window.
fn keys(ui: &Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let Scene { model, view, .. } = *scene;
    if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::R)) {
        return Some(ViewAction::Ask(Request::RecheckAll));
    }
    if let Some(action) = report::shortcut(ui, view) {
        return Some(action);
    }
    let typing = ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx());
    if typing || !ui.input(|i| i.key_pressed(Key::Escape)) {
        return None;
    }
    if let Some(repair) = scene.repair() {
        return repair_progress::escape(repair);
    }
    if let Some(action) = host::escape(scene) {
        return Some(action);
    }
    match view.page {
        Page::SignIn if is_signing_in(model, view) => Some(ViewAction::Ask(Request::CancelSignIn)),
        Page::Verdict if model.running_claim().is_some() => Some(ViewAction::Ask(Request::CancelClaim)),
        Page::Verdict => None,
        Page::HowTo(_) => Some(how_to::back(view)),
        Page::Licenses(_) | Page::Forget => Some(ViewAction::Show(Page::About)),
        Page::DeleteHistory(from) => Some(ViewAction::Show(history::delete::back(from))),
        Page::RemoveCopy(ref id) => model.record(id).map(|record| ViewAction::Show(remove::back(record))),
        Page::Address
        | Page::SignIn
        | Page::Confirm(..)
        | Page::About
        | Page::Report(_)
        | Page::Repair(_)
        | Page::Folder(_)
        | Page::Restart(_)
        | Page::Both(_)
        | Page::RepairProgress
        | Page::Undo(_)
        | Page::History(_)
        | Page::HistoryOfAll
        | Page::Interrupted(_) => Some(ViewAction::Back),
    }
}

/// A sign-in is under way.
fn is_signing_in(model: &Model, view: &View) -> bool {
    let repair_progress = matches!(model.sign_in, SignIn::Asking { .. } | SignIn::Waiting(_) | SignIn::Approved { .. });
    repair_progress || (view.signing_in && !matches!(model.sign_in, SignIn::Failed(_) | SignIn::In { .. }))
}

/// The steps of the journey, while there is one, and, where there is room, the way to the report.
fn footer(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let mut pressed = false;
    ui.spacing_mut().interact_size.y = BAR;
    ui.horizontal(|ui| {
        ui.set_min_height(BAR);
        if let Some(journey) = &scene.view.journey {
            steps::show(ui, scene, journey);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            pressed = !scene.compact && buttons::link(ui, &Word::OpenReport).clicked();
        });
    });
    pressed.then_some(ViewAction::Report)
}

fn list(ui: &mut Ui, model: &Model, now: Moment, view: &mut View) -> Option<ViewAction> {
    let old = model.left_over();
    // What stands below is as high as its words make it: as high as in the picture before.
    let id = egui::Id::unique("height-below-the-list");
    let below = ui.data(|d| d.get_temp(id)).unwrap_or(BELOW_LIST);
    let height = (ui.available_height() - below).max(80.0);
    let shown = ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
        ui.set_min_height(height);
        server_list::show(ui, &Scene { model, view, now, compact: false })
    });
    let mut action = shown.inner;
    view.arrangement.hold(ui.rect_contains_pointer(shown.response.rect));
    let top = ui.cursor().top();
    action = action.or(search_line(ui, model)).or(old_entries(ui, &old));
    ui.add_space(STEP);
    action = action.or(address::show(ui, &model.search, view));
    let needed = (ui.cursor().top() - top).ceil();
    if (needed - below).abs() > 0.5 {
        ui.data_mut(|d| d.insert_temp(id, needed));
        ui.ctx().request_repaint();
    }
    action
}

/// What Plex still lists of servers that were set up anew. Nothing is removed from here.
fn old_entries(ui: &mut Ui, old: &[&PlexResource]) -> Option<ViewAction> {
    let first = old.first()?;
    text::quiet(ui, &Text::old_entries(first.name.as_str(), old.len()));
    buttons::link(ui, &Word::RemoveOldEntries)
        .clicked()
        .then_some(ViewAction::Ask(Request::Open(ExternalPage::Devices)))
}

/// The list as a menu, with the address field below it where there is nothing else to show.
fn folded_list(ui: &mut Ui, model: &Model, now: Moment, view: &mut View) -> Option<ViewAction> {
    let scene = Scene { model, view, now, compact: true };
    if model.rows.is_empty() && view.selected.is_none() && view.page == Page::Verdict {
        return address::show(ui, &model.search, view);
    }
    let wants_address = view.focus_address || view.page == Page::Address || scene.selection().is_none();
    let action = server_list::folded(ui, &scene);
    view.arrangement.hold(egui::Popup::is_any_open(ui.ctx()));
    if !wants_address {
        return action;
    }
    action.or(address::show(ui, &model.search, view))
}

/// How the search stands.
fn search_line(ui: &mut Ui, model: &Model) -> Option<ViewAction> {
    let quiet = Tokens::of(ui).quiet;
    let count = model.servers_found();
    if model.search.full {
        text::quiet(ui, &Text::ListFull { count: model.limit });
        return None;
    }
    let mut again = false;
    // In some languages the two of them are wider than the panel.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if model.is_searching() {
            let said = text::line(ui, RichText::new(ui.say(&Text::searching(count))).color(quiet));
            text::live(ui, &said);
        } else {
            let said = ui.label(RichText::new(ui.say(&Text::found(count))).color(quiet));
            text::live(ui, &said);
            again = buttons::link(ui, &Word::SearchAgain).clicked();
        }
    });
    again.then_some(ViewAction::Ask(Request::Search))
}

/// The right side. Each page begins at its top, and does not take over how far another one was scrolled.
fn page(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    ui.push_id(Shown::of(scene), |ui| shown(ui, scene)).inner
}

fn shown(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let model = scene.model;
    if let Some(errand) = Errand::of(scene) {
        return host::show(ui, scene, errand);
    }
    match &scene.view.page {
        Page::SignIn => return sign_in::show(ui, scene),
        Page::About => return about::show(ui, scene),
        Page::Licenses(read) => return licenses::show(ui, scene, read),
        Page::Forget => return forget::show(ui, scene),
        Page::HowTo(guide) => {
            if let Some(guide_to) = how_to::guide(scene, *guide) {
                return how_to::show(ui, scene, *guide, &guide_to);
            }
        }
        Page::Report(made) => return report::show(ui, scene, made),
        Page::Confirm(key, address) => {
            if let Some(server) = model.server(*key) {
                return claim::confirm(ui, scene, server, *address);
            }
        }
        Page::Repair(key) => {
            if let Some((server, installed)) = model.server(*key).zip(model.installation_of(*key)) {
                return repair::show(ui, scene, server, installed);
            }
        }
        Page::Folder(key) => {
            if let Some(server) = model.server(*key) {
                return folder::show(ui, scene, server);
            }
        }
        Page::Restart(key) => {
            if let Some(server) = model.server(*key) {
                return restart::show(ui, scene, server);
            }
        }
        Page::Both(key) => {
            if let Some(server) = model.server(*key) {
                return both::show(ui, scene, server);
            }
        }
        Page::Undo(id) => {
            if let Some(record) = model.record(id) {
                return undo::show(ui, scene, record);
            }
        }
        Page::RemoveCopy(id) => {
            if let Some(record) = model.record(id) {
                return remove::show(ui, scene, record);
            }
        }
        Page::Interrupted(id) => {
            if let Some(record) = model.interrupted().find(|record| record.id == *id) {
                return interrupted::show(ui, scene, record);
            }
        }
        Page::History(key) => {
            if let Some(server) = model.server(*key) {
                return history::server::show(ui, scene, server);
            }
        }
        Page::HistoryOfAll => return history::all::show(ui, scene),
        Page::DeleteHistory(from) => return history::delete::show(ui, scene, *from),
        Page::Verdict | Page::Address | Page::RepairProgress => {}
    }
    if let Some(repair) = scene.repair() {
        match &repair.end {
            Some(end) => return ended::show(ui, scene, repair, end),
            None => return repair_progress::show(ui, scene, repair),
        }
    }
    if scene.selection() == Some(Selection::Computer) {
        return computer::show(ui, scene);
    }
    let Some(server) = scene.server() else { return empty_page::show(ui, scene) };
    let claim = model.claim.as_ref().filter(|c| c.server == server.key);
    match claim.and_then(|c| c.end.as_ref()) {
        Some(ClaimEnd::Verified(_)) => done::after_claim(ui, scene, server),
        Some(end) if *end != ClaimEnd::Cancelled => claim::ended(ui, scene, server, end),
        None if let Some(claim) = claim => claiming::show(ui, scene, server, claim),
        _ => server_page::show(ui, scene, server),
    }
}
