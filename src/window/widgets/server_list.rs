//! The list: this computer, and the servers by group. Only rows in sight are drawn.

use egui::{
    Align2, EventFilter, FontId, Id, Key, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2,
    text::LayoutJob, text::TextWrapping, vec2,
};

use crate::client::diagnosis::Cause;
use crate::client::model::{Message, Phrase};
use crate::client::state::{Group, Model, Server};
use crate::window::arrangement::Placed;
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::{ListWord, Text, Word, texts};
use crate::window::theme::{BODY, RADIUS, STEP, Tokens};
use crate::window::view::{Scene, Selection, ViewAction};

const ROW: f32 = 46.0;
const GAP: f32 = 2.0;
const HEADING: f32 = 30.0;

/// A row as it is shown.
struct Row {
    selection: Selection,
    title: Phrase,
    state: Phrase,
    symbol: Symbol,
    /// What is no server is there, but quietly.
    is_quiet: bool,
}

fn computer_row(model: &Model) -> Row {
    let diagnosis = &model.computer.diagnosis;
    let looked = model.computer.facts.plex.get().is_some();
    let symbol = Symbol::of_computer(diagnosis.cause, looked);
    let state = if looked || diagnosis.cause.is_some() {
        ListWord::of_computer(diagnosis.cause)
    } else {
        ListWord::Checking.phrase()
    };
    Row { selection: Selection::Computer, title: Word::ThisComputer.phrase(), state, symbol, is_quiet: false }
}

fn server_row(model: &Model, server: &Server) -> Row {
    let d = &server.diagnosis;
    let is_claimed = model.running_claim().is_some_and(|claim| claim.server == server.key);
    let is_repaired = model.running_repair().is_some_and(|repair| d.id.as_ref() == Some(&repair.id));
    if is_claimed || is_repaired {
        // What was wrong is being dealt with.
        let (title, state) = (d.name.phrase(), ListWord::InProgress.phrase());
        return Row { selection: Selection::Server(server.key), title, state, symbol: Symbol::Busy, is_quiet: false };
    }
    let is_quiet = d.cause == Some(Cause::NotPlex);
    let symbol = if is_quiet { Symbol::Neutral } else { Symbol::of_server(d) };
    let state = ListWord::of_server(d.cause);
    Row { selection: Selection::Server(server.key), title: d.name.phrase(), state, symbol, is_quiet }
}

fn row_of(model: &Model, selection: Selection) -> Option<Row> {
    match selection {
        Selection::Computer => Some(computer_row(model)),
        Selection::Server(key) => model.server(key).map(|server| server_row(model, server)),
    }
}

fn id_of(selection: Selection) -> Id {
    match selection {
        Selection::Computer => Id::unique("row-of-this-computer"),
        Selection::Server(key) => Id::unique(("row-of-a-server", key.0)),
    }
}

/// Where the row that has the keyboard is remembered.
fn keyboard_row() -> Id {
    Id::unique("row-with-the-keyboard")
}

/// Where the row that is to get the keyboard is remembered, until it is drawn.
fn wanted_row() -> Id {
    Id::unique("row-that-wants-the-keyboard")
}

/// True if this widget is a row of the list.
#[must_use]
pub fn is_row(ctx: &egui::Context, id: Id) -> bool {
    ctx.data(|d| d.get_temp::<Id>(keyboard_row())) == Some(id)
}

/// Shows "This computer" and all servers.
pub fn show(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let rows = scene.view.arrangement.rows();
    let before = scene.selection();
    let moved = before.and_then(|selection| move_by_keys(ui, rows, selection));
    let selected = moved.or(before);
    let mut action = moved.map(ViewAction::Select);
    if let Some(selection) = moved {
        // Its row may not be in sight before the next picture.
        ui.data_mut(|d| d.insert_temp(wanted_row(), id_of(selection)));
        ui.ctx().request_repaint();
    }
    let mut one = |ui: &mut Ui, rect: Rect, selection: Selection| {
        let Some(row) = row_of(scene.model, selection) else { return };
        // One stop for the Tab key: the selected row, or the first.
        let stop = selected.map_or(selection == Selection::Computer, |s| s == selection);
        let is_selected = selected == Some(selection);
        let response = draw(ui, rect, &row, is_selected, stop);
        // Enter on the selected row is for the primary button.
        if response.clicked_by(egui::PointerButton::Primary) || (response.clicked() && !is_selected) {
            action = Some(ViewAction::Select(selection));
        }
    };
    let (_, first) = ui.allocate_space(vec2(ui.available_width(), ROW));
    one(ui, first, Selection::Computer);
    let (places, height) = places(rows);
    let area = ScrollArea::vertical().id_salt("servers").auto_shrink([false, true]);
    area.show_viewport(ui, |ui, viewport| {
        ui.set_height(height);
        let corner = ui.max_rect().min;
        for (top, item) in places {
            let (size, is_wanted) = match item {
                Item::Heading(_) => (HEADING, false),
                Item::Row(selection) => (ROW, moved == Some(selection)),
            };
            let rect = Rect::from_min_size(corner + vec2(0.0, top), vec2(ui.available_width(), size));
            if is_wanted {
                ui.scroll_to_rect(rect, None);
            }
            if top + size < viewport.top() || top > viewport.bottom() {
                continue;
            }
            match item {
                Item::Heading(group) => heading(ui, rect, group),
                Item::Row(selection) => one(ui, rect, selection),
            }
        }
    });
    action
}

/// What stands in the list below this computer.
#[derive(Clone, Copy)]
enum Item {
    Heading(Group),
    Row(Selection),
}

/// Where each heading and row begins, and how high all of them are.
fn places(rows: &[Placed]) -> (Vec<(f32, Item)>, f32) {
    let mut places = Vec::with_capacity(rows.len() + 4);
    let (mut top, mut group) = (0.0, None);
    for (of, key) in rows {
        if let Some(heading) = of.filter(|of| group != Some(*of)) {
            places.push((top, Item::Heading(heading)));
            top += HEADING;
            group = Some(heading);
        }
        places.push((top, Item::Row(Selection::Server(*key))));
        top += ROW + GAP;
    }
    (places, top)
}

fn heading(ui: &mut Ui, rect: Rect, group: Group) {
    let words = RichText::new(ui.say(&texts::group(group))).color(Tokens::of(ui).quiet);
    let place = Rect::from_min_max(rect.min + vec2(3.0 * STEP, 2.0 * STEP), rect.max);
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add(egui::Label::new(words).truncate());
    });
}

/// The arrows, Home and End go from row to row while a row has the keyboard.
fn move_by_keys(ui: &Ui, rows: &[Placed], selected: Selection) -> Option<Selection> {
    let id = id_of(selected);
    if !ui.memory(|m| m.has_focus(id)) {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    let at = match selected {
        Selection::Computer => 0,
        Selection::Server(key) => rows.iter().position(|(_, of)| *of == key)? + 1,
    };
    let to = ui.input(|i| {
        if i.key_pressed(Key::ArrowDown) {
            Some((at + 1).min(rows.len()))
        } else if i.key_pressed(Key::ArrowUp) {
            Some(at.saturating_sub(1))
        } else if i.key_pressed(Key::Home) {
            Some(0)
        } else if i.key_pressed(Key::End) {
            Some(rows.len())
        } else {
            None
        }
    })?;
    let there =
        to.checked_sub(1).map_or(Some(Selection::Computer), |n| rows.get(n).map(|(_, key)| Selection::Server(*key)));
    there.filter(|_| to != at)
}

fn draw(ui: &mut Ui, rect: Rect, row: &Row, selected: bool, stop: bool) -> egui::Response {
    let sense = if stop { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id_of(row.selection), sense);
    // egui holds a lock while it asks for the name.
    let (title, state) = (row.title.clone(), row.state.clone());
    let name = ui.say(&Text::RowNamed { title, state, symbol: texts::symbol(row.symbol).phrase() });
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    if ui.data(|d| d.get_temp::<Id>(wanted_row())) == Some(response.id) {
        ui.data_mut(|d| d.remove::<Id>(wanted_row()));
        response.request_focus();
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let tokens = Tokens::of(ui);
    let fill = match (selected, response.hovered()) {
        (true, _) => Some(tokens.selected),
        (false, true) => Some(tokens.hover),
        _ => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, RADIUS, fill);
    }
    icons::focus_ring(ui, &response, f32::from(RADIUS));
    if response.has_focus() {
        ui.data_mut(|d| d.insert_temp(keyboard_row(), response.id));
    }
    icons::paint(ui, Rect::from_center_size(pos2(rect.left() + 20.0, rect.center().y), vec2(18.0, 18.0)), row.symbol);
    let title = ui.say(&row.title);
    let color = if row.is_quiet { tokens.quiet } else { tokens.text };
    let elided = line(ui, &title, rect, -10.0, color);
    line(ui, &ui.say(&row.state), rect, 10.0, tokens.quiet);
    if elided { response.on_hover_text(title) } else { response }
}

/// One line of a row, cut where the row ends. Returns true if it was cut.
fn line(ui: &Ui, text: &str, rect: Rect, offset: f32, color: egui::Color32) -> bool {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), FontId::proportional(BODY), color);
    job.wrap = TextWrapping::truncate_at_width(rect.width() - 52.0);
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    let at = Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + 40.0, rect.center().y + offset), galley.size());
    let elided = galley.elided;
    ui.painter().galley(at.min, galley, color);
    elided
}

/// The list as one button that opens a menu: for small windows and large text.
pub fn folded(ui: &mut Ui, scene: &Scene<'_>) -> Option<ViewAction> {
    let model = scene.model;
    let selected = scene.selection();
    let current = selected.and_then(|selection| row_of(model, selection));
    let shown = current.map_or_else(
        || scene.view.language.render(&Word::YourServers),
        |row| ui.say(&Text::Row { title: row.title, state: row.state }),
    );
    let mut action = None;
    egui::ComboBox::from_id_salt("servers")
        .selected_text(shown)
        .width(ui.available_width())
        .height(180.0)
        .truncate()
        .show_ui(ui, |ui| {
            let servers = scene.view.arrangement.rows().iter().map(|(_, key)| Selection::Server(*key));
            for row in std::iter::once(Selection::Computer).chain(servers).filter_map(|of| row_of(model, of)) {
                let name = ui.say(&Text::Row { title: row.title.clone(), state: row.state.clone() });
                let button = egui::Button::selectable(selected == Some(row.selection), name).truncate();
                if ui.add(button).clicked() {
                    action = Some(ViewAction::Select(row.selection));
                }
            }
        })
        .response
        .on_hover_text(ui.say(&Word::YourServers));
    action
}
