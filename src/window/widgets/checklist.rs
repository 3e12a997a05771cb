//! "What was checked": a symbol and a word for each line, what was seen, and when.

use egui::{Label, RichText, Ui, vec2};

use super::{buttons, text};
use crate::client::diagnosis::{Check, CheckState};
use crate::client::model::Moment;
use crate::client::state::{Request, ServerKey};
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::{ChecklistText, Text, Word, texts};
use crate::window::theme::{RADIUS, Tokens};
use crate::window::view::ViewAction;

const ROW: f32 = 28.0;
/// Below this width, what was seen goes onto a line of its own.
const WIDE: f32 = 460.0;
const WHEN_WIDTH: f32 = 80.0;

/// Shows the checks of a server, or of this computer. What was skipped because of the root cause is folded under it.
pub fn show(ui: &mut Ui, checks: &[Check], now: Moment, server: Option<ServerKey>) -> Option<ViewAction> {
    let mut wanted = None;
    ui.horizontal(|ui| {
        text::section(ui, &Word::Checked);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if buttons::link(ui, &Word::CheckAgain).clicked() {
                wanted = Some(server.map_or(Request::RecheckComputer, Request::Recheck));
            }
        });
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = ROW;
    let title_width = checks.iter().map(|c| width_of(ui, &ui.say(&c.id.title()))).fold(0.0, f32::max).ceil();
    let root = checks.iter().find(|c| c.root_cause).map(|c| c.id.id());
    let follows = |check: &&Check| root.is_some() && check.because == root;
    let mut one = |ui: &mut Ui, check: &Check| {
        if line(ui, check, now, title_width) {
            wanted = Some(Request::RecheckOne(server, check.id));
        }
    };
    for check in checks.iter().filter(|c| !follows(c)) {
        one(ui, check);
        if check.root_cause {
            let consequences: Vec<_> = checks.iter().filter(follows).collect();
            fold(ui, &consequences, &mut one);
        }
    }
    wanted.map(ViewAction::Ask)
}

fn fold(ui: &mut Ui, consequences: &[&Check], one: &mut impl FnMut(&mut Ui, &Check)) {
    if consequences.is_empty() {
        return;
    }
    // Why stands in each of them: a header does not wrap.
    let words = ui.say(&ChecklistText::Folded { count: consequences.len() });
    let color = Tokens::of(ui).quiet;
    ui.indent("consequences", |ui| {
        let header = egui::CollapsingHeader::new(RichText::new(words).color(color)).id_salt("consequences");
        header.show_unindented(ui, |ui| consequences.iter().for_each(|check| one(ui, check)));
    });
}

/// One line. Returns true if it is to be looked at again.
fn line(ui: &mut Ui, check: &Check, now: Moment, title_width: f32) -> bool {
    let room = ui.available_width();
    if !check.root_cause {
        return if room >= WIDE { wide(ui, check, now, title_width) } else { narrow(ui, check, now) };
    }
    // The reason is never cut.
    let marked = egui::Frame::new().fill(Tokens::of(ui).background).corner_radius(RADIUS);
    marked.show(ui, |ui| narrow(ui, check, now)).inner
}

fn width_of(ui: &Ui, text: &str) -> f32 {
    let font = egui::TextStyle::Body.resolve(ui.style());
    ui.painter().layout_no_wrap(text.to_owned(), font, Tokens::of(ui).text).size().x
}

fn wide(ui: &mut Ui, check: &Check, now: Moment, title_width: f32) -> bool {
    let mut pressed = false;
    ui.horizontal(|ui| {
        ui.set_min_height(ROW);
        icons::symbol(ui, Symbol::of_check(check.state));
        column(ui, title_width + 12.0, |ui| text::line(ui, title(ui, check)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            pressed = icons::button(ui, &ui.say(&Text::Recheck { what: check.id.title() }), icons::again).clicked();
            // What was not looked at has no time, but a reason that needs the room.
            if check.at.is_some() {
                column(ui, WHEN_WIDTH, |ui| when(ui, check, now));
            }
            let width = ui.available_width();
            column(ui, width, |ui| says(ui, check));
        });
    });
    pressed
}

/// The title with its button, and below it what was seen. When it was seen goes where there is room.
fn narrow(ui: &mut Ui, check: &Check, now: Moment) -> bool {
    let mut pressed = false;
    let has_room = ui.available_width() >= WIDE && check.at.is_some();
    ui.horizontal(|ui| {
        icons::symbol(ui, Symbol::of_check(check.state));
        let aside = if has_room { WHEN_WIDTH + 44.0 } else { 36.0 };
        let width = (ui.available_width() - aside).max(60.0);
        column(ui, width, |ui| text::line(ui, title(ui, check)));
        if has_room {
            column(ui, WHEN_WIDTH, |ui| when(ui, check, now));
        }
        pressed = icons::button(ui, &ui.say(&Text::Recheck { what: check.id.title() }), icons::again).clicked();
    });
    ui.horizontal(|ui| {
        ui.add_space(icons::SIZE + 8.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(result(ui, check)).wrap());
            if !has_room {
                when(ui, check, now);
            }
        });
    });
    pressed
}

fn column<R>(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(width, ROW), layout, |ui| {
        ui.set_width(width);
        add(ui)
    })
    .inner
}

fn title(ui: &Ui, check: &Check) -> RichText {
    let tokens = Tokens::of(ui);
    let color = if check.state == CheckState::Skipped { tokens.quiet } else { tokens.text };
    RichText::new(ui.say(&check.id.title())).color(color)
}

fn says(ui: &mut Ui, check: &Check) -> egui::Response {
    ui.add(Label::new(result(ui, check)).truncate())
}

/// The result in a word, then what was seen.
fn result(ui: &Ui, check: &Check) -> egui::text::LayoutJob {
    let tokens = Tokens::of(ui);
    let word = ui.say(&texts::result(check.state));
    let mut job = egui::text::LayoutJob::default();
    let mut append = |text: &str, color| {
        RichText::new(text).color(color).append_to(
            &mut job,
            ui.style(),
            egui::FontSelection::Default,
            egui::Align::Center,
        );
    };
    let summary = ui.say(&check.summary);
    // What was skipped says so itself.
    if check.state == CheckState::Skipped {
        append(&summary, tokens.quiet);
    } else {
        append(&word, Symbol::of_check(check.state).color(&tokens));
        append(&format!(": {summary}"), tokens.quiet);
    }
    job
}

fn when(ui: &mut Ui, check: &Check, now: Moment) -> egui::Response {
    let text = check.at.map(|at| ui.say(&Text::ago(now.saturating_sub(at)))).unwrap_or_default();
    ui.add(Label::new(RichText::new(text).color(Tokens::of(ui).quiet)).truncate())
}
