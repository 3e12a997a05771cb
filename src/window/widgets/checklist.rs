//! What was checked: what failed stands there, what passed is folded. A symbol and a word for each line, what was seen, and when.

use egui::text::LayoutJob;
use egui::{Label, RichText, Ui, vec2};

use super::{buttons, text};
use crate::client::diagnosis::{Check, CheckState};
use crate::client::model::{Message as _, Moment};
use crate::client::state::{Request, ServerKey};
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::{ChecklistText, Text, Word, texts};
use crate::window::theme::{RADIUS, STEP, Tokens};
use crate::window::view::ViewAction;

const ROW: f32 = 28.0;
/// Below this width, what was seen goes onto a line of its own.
const WIDE: f32 = 460.0;
/// Between a title and what was seen.
const TITLE_GAP: f32 = 12.0;
/// For the button of a line.
const ASIDE: f32 = 36.0;

/// The widths of the columns that all lines share.
#[derive(Clone, Copy)]
struct Columns {
    title: f32,
    when: f32,
}

/// Whose checks they are.
#[derive(Clone, Copy)]
pub struct Of {
    /// `None` for those of this computer.
    pub server: Option<ServerKey>,
    /// Another button of the page looks again.
    pub asks: bool,
}

/// Shows the checks of a server, or of this computer. What was skipped because of the root cause is folded under it, and all that did
/// not fail once more.
pub fn show(ui: &mut Ui, checks: &[Check], now: Moment, of: Of) -> Option<ViewAction> {
    let mut wanted = None;
    let widest = |texts: Vec<String>| texts.iter().map(|text| width_of(ui, text)).fold(0.0, f32::max).ceil();
    let columns = Columns {
        title: widest(checks.iter().map(|check| ui.say(&check.id.title())).collect()),
        when: widest(checks.iter().filter_map(|check| ago(ui, check, now)).collect()),
    };
    let root = checks.iter().find(|c| c.root_cause).map(|c| c.id.id());
    let follows = |check: &&Check| root.is_some() && check.because == root;
    let has_failed = |check: &&Check| matches!(check.state, CheckState::Problem | CheckState::Warning);
    let mut one = |ui: &mut Ui, check: &Check| {
        if line(ui, check, now, columns) {
            wanted = Some(Request::RecheckOne(of.server, check.id));
        }
    };
    ui.scope(|ui| {
        lines_of(ui);
        for check in checks.iter().filter(has_failed) {
            one(ui, check);
            if check.root_cause {
                let consequences: Vec<_> = checks.iter().filter(follows).collect();
                let words = ChecklistText::Folded { count: consequences.len() };
                // Why stands in each of them: a header does not wrap.
                ui.indent("consequences", |ui| fold(ui, &words, &consequences, &mut one));
            }
        }
    });
    let rest: Vec<_> = checks.iter().filter(|check| !has_failed(check) && !follows(check)).collect();
    let mut others = |ui: &mut Ui| {
        lines_of(ui);
        fold(ui, &passed(ui, &rest), &rest, &mut one);
    };
    let again = if of.asks {
        ui.scope(|ui| others(ui));
        false
    } else if ui.available_width() < WIDE {
        ui.scope(|ui| others(ui));
        buttons::link(ui, &Word::CheckAgain).clicked()
    } else {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            // As high as the line beside it, and in its middle.
            let size = vec2(width_of(ui, &ui.say(&Word::CheckAgain)), ROW);
            let middle = egui::Layout::right_to_left(egui::Align::Center);
            let link = |ui: &mut Ui| {
                lines_of(ui);
                buttons::link(ui, &Word::CheckAgain).clicked()
            };
            let again = ui.allocate_ui_with_layout(size, middle, link).inner;
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| others(ui));
            again
        })
        .inner
    };
    let all = || of.server.map_or(Request::RecheckComputer, Request::Recheck);
    wanted.or_else(|| again.then(all)).map(ViewAction::Ask)
}

fn lines_of(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = ROW;
    ui.spacing_mut().button_padding.y = STEP;
}

/// How many passed, and how many were not looked at, if there is room for that.
fn passed(ui: &Ui, checks: &[&Check]) -> ChecklistText {
    let count = checks.iter().filter(|check| check.state == CheckState::Ok).count();
    let passed = ChecklistText::Passed { count };
    let open = ChecklistText::Open { count: checks.len() - count };
    if count == 0 {
        return open;
    }
    if count == checks.len() {
        return passed;
    }
    let both = ChecklistText::PassedAndOpen { passed: passed.phrase(), open: open.phrase() };
    let arrow = ui.spacing().indent + ui.spacing().item_spacing.x;
    if width_of(ui, &ui.say(&both)) + arrow <= ui.available_width() { both } else { passed }
}

fn fold(ui: &mut Ui, words: &ChecklistText, checks: &[&Check], one: &mut impl FnMut(&mut Ui, &Check)) {
    if checks.is_empty() {
        return;
    }
    let header = RichText::new(ui.say(words)).color(Tokens::of(ui).quiet);
    let header = egui::CollapsingHeader::new(header).id_salt("checks");
    header.show_unindented(ui, |ui| checks.iter().for_each(|check| one(ui, check)));
}

/// One line. Returns true if it is to be looked at again.
fn line(ui: &mut Ui, check: &Check, now: Moment, columns: Columns) -> bool {
    let room = ui.available_width();
    if !check.root_cause {
        let result = result(ui, check);
        let seen = ui.painter().layout_job(result.clone()).size().x;
        let gaps = 5.0 * ui.spacing().item_spacing.x + icons::SIZE + ASIDE;
        let is_wide = room >= WIDE && columns.title + TITLE_GAP + columns.when + seen + gaps <= room;
        return if is_wide { wide(ui, check, result, now, columns) } else { narrow(ui, check, result, now, columns) };
    }
    // The reason is never cut.
    let around = egui::Margin { left: 0, right: 8, top: 4, bottom: 8 };
    let marked = egui::Frame::new().fill(Tokens::of(ui).background).corner_radius(RADIUS).inner_margin(around);
    marked.show(ui, |ui| narrow(ui, check, result(ui, check), now, columns)).inner
}

fn width_of(ui: &Ui, text: &str) -> f32 {
    let font = egui::TextStyle::Body.resolve(ui.style());
    ui.painter().layout_no_wrap(text.to_owned(), font, Tokens::of(ui).text).size().x
}

fn wide(ui: &mut Ui, check: &Check, result: LayoutJob, now: Moment, columns: Columns) -> bool {
    let mut pressed = false;
    ui.horizontal(|ui| {
        ui.set_min_height(ROW);
        icons::symbol(ui, Symbol::of_check(check.state));
        column(ui, columns.title + TITLE_GAP, |ui| text::line(ui, title(ui, check)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            pressed = icons::button(ui, &ui.say(&Text::Recheck { what: check.id.title() }), icons::again).clicked();
            // What was not looked at has no time, but a reason that needs the room.
            if check.at.is_some() {
                column(ui, columns.when, |ui| when(ui, check, now));
            }
            let width = ui.available_width();
            column(ui, width, |ui| ui.add(Label::new(result).truncate()));
        });
    });
    pressed
}

/// The title with its button, and below it what was seen. When it was seen goes where there is room.
fn narrow(ui: &mut Ui, check: &Check, result: LayoutJob, now: Moment, columns: Columns) -> bool {
    let mut pressed = false;
    let has_room = ui.available_width() >= WIDE && check.at.is_some();
    ui.horizontal(|ui| {
        icons::symbol(ui, Symbol::of_check(check.state));
        let aside = if has_room { columns.when + ASIDE + 8.0 } else { ASIDE };
        let width = (ui.available_width() - aside).max(60.0);
        column(ui, width, |ui| text::line(ui, title(ui, check)));
        if has_room {
            column(ui, columns.when, |ui| when(ui, check, now));
        }
        pressed = icons::button(ui, &ui.say(&Text::Recheck { what: check.id.title() }), icons::again).clicked();
    });
    ui.horizontal(|ui| {
        ui.add_space(icons::SIZE + 8.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(result).wrap());
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

/// The result in a word. What was seen follows where it is more than that word.
fn result(ui: &Ui, check: &Check) -> LayoutJob {
    let tokens = Tokens::of(ui);
    let word = ui.say(&texts::result(check.state));
    let mut job = LayoutJob::default();
    let mut append = |text: &str, color| {
        RichText::new(text).color(color).append_to(
            &mut job,
            ui.style(),
            egui::FontSelection::Default,
            egui::Align::Center,
        );
    };
    let color = Symbol::of_check(check.state).color(&tokens);
    match check.state {
        CheckState::Skipped => append(&ui.say(&check.summary), tokens.quiet),
        CheckState::Ok => append(&word, color),
        CheckState::Warning | CheckState::Problem => {
            append(&word, color);
            append(&format!(": {}", ui.say(&check.summary)), tokens.quiet);
        }
    }
    job
}

/// When it was looked at last.
fn ago(ui: &Ui, check: &Check, now: Moment) -> Option<String> {
    check.at.map(|at| ui.say(&Text::ago(now.saturating_sub(at))))
}

fn when(ui: &mut Ui, check: &Check, now: Moment) -> egui::Response {
    let text = ago(ui, check, now).unwrap_or_default();
    ui.add(Label::new(RichText::new(text).color(Tokens::of(ui).quiet)).truncate())
}
