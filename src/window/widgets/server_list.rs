//! The list of servers: rows of one height, of which only those in sight are drawn. They never change places.

use egui::{
    Align2, EventFilter, FontId, Id, Key, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, text::LayoutJob,
    text::TextWrapping, vec2,
};

use crate::client::model::{Message, Phrase};
use crate::client::state::{Model, Server};
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::{ListWord, Text, Word, texts};
use crate::window::theme::{BODY, RADIUS, Tokens};
use crate::window::view::{Scene, Selection, ViewAction};

const ROW: f32 = 52.0;
const GAP: f32 = 2.0;

/// A row as it is shown.
struct Row {
    selection: Selection,
    title: Phrase,
    state: Phrase,
    symbol: Symbol,
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
    Row { selection: Selection::Computer, title: Word::ThisComputer.phrase(), state, symbol }
}

fn server_row(server: &Server) -> Row {
    let d = &server.diagnosis;
    let symbol = Symbol::of_server(d);
    let state = ListWord::of_server(d.cause);
    Row { selection: Selection::Server(server.key), title: d.name.phrase(), state, symbol }
}

fn row_at(model: &Model, position: usize) -> Option<Row> {
    match position.checked_sub(1) {
        None => Some(computer_row(model)),
        Some(n) => model.rows.at(n).map(server_row),
    }
}

fn id_of(selection: Selection) -> Id {
    match selection {
        Selection::Computer => Id::unique("row-of-this-computer"),
        Selection::Server(key) => Id::unique(("row-of-a-server", key.0)),
    }
}

fn position_of(model: &Model, selection: Selection) -> Option<usize> {
    match selection {
        Selection::Computer => Some(0),
        Selection::Server(key) => model.rows.iter().position(|s| s.key == key).map(|n| n + 1),
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
    let model = scene.model;
    let total = model.rows.len() + 1;
    let selected = scene.selection();
    let mut action = None;
    let moved = selected.and_then(|s| move_by_keys(ui, model, s, total));
    let selected = moved.map(|(_, selection)| selection).or(selected);
    ui.spacing_mut().item_spacing.y = GAP;
    let area = ScrollArea::vertical().id_salt("servers").auto_shrink([false, true]);
    area.show_rows(ui, ROW, total, |ui, range| {
        if let Some((position, selection)) = moved {
            let top = ui.min_rect().top() + (position as f32 - range.start as f32) * (ROW + GAP);
            let rect = Rect::from_min_size(pos2(ui.min_rect().left(), top), vec2(ui.available_width(), ROW));
            ui.scroll_to_rect(rect, None);
            // Its row may not be in sight before the next picture.
            ui.data_mut(|d| d.insert_temp(wanted_row(), id_of(selection)));
            ui.ctx().request_repaint();
            action = Some(ViewAction::Select(selection));
        }
        for position in range {
            let Some(row) = row_at(model, position) else { continue };
            // One stop for the Tab key: the selected row, or the first.
            let stop = selected.map_or(position == 0, |s| s == row.selection);
            let is_selected = selected == Some(row.selection);
            let response = draw(ui, &row, is_selected, stop);
            // Enter on the selected row is for the primary button.
            if response.clicked_by(egui::PointerButton::Primary) || (response.clicked() && !is_selected) {
                action = Some(ViewAction::Select(row.selection));
            }
        }
    });
    action
}

/// The arrows, Home and End go from row to row while a row has the keyboard.
fn move_by_keys(ui: &Ui, model: &Model, selected: Selection, total: usize) -> Option<(usize, Selection)> {
    let id = id_of(selected);
    if !ui.memory(|m| m.has_focus(id)) {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    let at = position_of(model, selected)?;
    let to = ui.input(|i| {
        if i.key_pressed(Key::ArrowDown) {
            Some((at + 1).min(total - 1))
        } else if i.key_pressed(Key::ArrowUp) {
            Some(at.saturating_sub(1))
        } else if i.key_pressed(Key::Home) {
            Some(0)
        } else if i.key_pressed(Key::End) {
            Some(total - 1)
        } else {
            None
        }
    })?;
    (to != at).then(|| row_at(model, to).map(|row| (to, row.selection))).flatten()
}

fn draw(ui: &mut Ui, row: &Row, selected: bool, stop: bool) -> egui::Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
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
    let elided = line(ui, &title, rect, -10.0, tokens.text);
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
    let current = selected.and_then(|s| position_of(model, s)).and_then(|n| row_at(model, n));
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
            for row in (0..=model.rows.len()).filter_map(|n| row_at(model, n)) {
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
