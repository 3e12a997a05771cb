//! A strip of time, drawn. What each part was is told by its height and its pattern beside its colour; the pointer and the arrow keys tell
//! its times and what happened; for who can't see it there are sentences.

use std::collections::BTreeSet;

use egui::{
    Align2, Color32, EventFilter, FontId, Key, Painter, Rangef, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

use super::text;
use crate::client::model::{Message as _, Phrase};
use crate::client::state::Watch;
use crate::window::language::Say;
use crate::window::messages::HistoryText;
use crate::window::theme::{BODY, STEP, Tokens};
use crate::window::timeline::{Band, Look, Timeline, axis};

/// The height of the bands at their highest, in points.
const BAR: f32 = 20.0;
/// Above them, where a tick stands for each thing that happened.
const TICKS: f32 = 6.0;
/// Below them, where the hours or days are.
const AXIS: f32 = 20.0;
/// The room that a label of the axis needs.
const LABEL: f32 = 92.0;
/// The height of a strip without hours or days below it.
pub const HEIGHT: f32 = TICKS + BAR;
/// No trouble is drawn narrower than this: one that is not seen is not there.
const NARROWEST: f32 = 3.0;
/// What happened this close to the pointer is meant.
const REACH: f32 = 5.0;
/// What a tooltip tells of what happened, at most.
const MOST_EVENTS: usize = 4;

/// How a strip is shown.
#[derive(Clone, Copy, Debug)]
pub struct Kind<'a> {
    /// Whose it is, where its page has several.
    pub subject: Option<&'a str>,
    /// Hours or days stand below it.
    pub has_axis: bool,
}

/// Shows a strip as wide as there is room.
pub fn show(ui: &mut Ui, watch: &Watch, timeline: &Timeline, kind: Kind<'_>) -> Response {
    let below = if kind.has_axis { AXIS } else { 0.0 };
    let size = vec2(ui.available_width(), HEIGHT + below);
    let (rect, response) = ui.allocate_exact_size(size, Sense::focusable_noninteractive());
    let name = match kind.subject {
        Some(subject) => ui.say(&HistoryText::StripOf { subject: subject.phrase(), strip: timeline.summary.clone() }),
        None => ui.say(&timeline.summary),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let bar = Rect::from_min_max(rect.min + vec2(0.0, TICKS), pos2(rect.right(), rect.top() + TICKS + BAR));
    let place = Place { bar, from: timeline.from, to: timeline.to };
    let chosen = chosen(ui, &response, timeline);
    if ui.is_rect_visible(rect) {
        paint(ui, &place, timeline);
        if kind.has_axis {
            paint_axis(ui, &place, watch);
        }
    }
    if let Some(band) = chosen.and_then(|nth| timeline.bands.get(nth)) {
        let around = place.of(band).expand(2.0);
        ui.painter().rect_stroke(around, 3.0, Stroke::new(2.0, Tokens::of(ui).accent), StrokeKind::Outside);
        let told = told(timeline, watch, band, (band.from, band.to));
        let tip = egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id, around);
        tip.show(|ui| lines(ui, &told));
        return response;
    }
    let at = response.hover_pos().filter(|at| bar.expand2(vec2(0.0, TICKS)).contains(*at)).map(|at| place.moment(at.x));
    let Some((at, band)) = at.and_then(|at| Some((at, timeline.bands.get(timeline.band_at(at)?)?))) else {
        return response;
    };
    let reach = place.reach();
    let told = told(timeline, watch, band, (at.saturating_sub(reach), at + reach));
    response.on_hover_ui_at_pointer(|ui| lines(ui, &told))
}

/// Where the moments are.
struct Place {
    bar: Rect,
    from: u64,
    to: u64,
}

impl Place {
    fn x(&self, at: u64) -> f32 {
        let length = self.to.saturating_sub(self.from).max(1) as f64;
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        let part = (at.saturating_sub(self.from) as f64 / length) as f32;
        self.bar.left() + part.min(1.0) * self.bar.width()
    }

    fn moment(&self, x: f32) -> u64 {
        let part = f64::from(((x - self.bar.left()) / self.bar.width().max(1.0)).clamp(0.0, 1.0));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a time, above 0")]
        let since = (part * self.to.saturating_sub(self.from) as f64) as u64;
        self.from + since
    }

    /// How long the pointer's reach is.
    fn reach(&self) -> u64 {
        self.moment(self.bar.left() + REACH) - self.from
    }

    fn of(&self, band: &Band) -> Rect {
        self.rect(band.look, Rangef::new(self.x(band.from), self.x(band.to)))
    }

    fn rect(&self, look: Look, x: Rangef) -> Rect {
        let is_trouble = matches!(look, Look::Warning | Look::Problem);
        let right = if is_trouble { x.max.max(x.min + NARROWEST).min(self.bar.right()) } else { x.max };
        let left = if is_trouble { x.min.min(right - NARROWEST) } else { x.min };
        let height = match look {
            Look::Fine => BAR * 0.4,
            Look::NotWatched | Look::Neutral => BAR * 0.25,
            Look::Warning => BAR * 0.7,
            Look::Problem => BAR,
        };
        Rect::from_min_max(pos2(left, self.bar.bottom() - height), pos2(right, self.bar.bottom()))
    }
}

/// The arrow keys go from band to band while the strip has the keyboard: which one it is on, the latest at first.
fn chosen(ui: &Ui, response: &Response, timeline: &Timeline) -> Option<usize> {
    if !response.has_focus() {
        ui.data_mut(|data| data.remove::<usize>(response.id));
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let last = timeline.bands.len().checked_sub(1)?;
    let before = ui.data(|data| data.get_temp::<usize>(response.id)).unwrap_or(last).min(last);
    let now = ui.input(|input| {
        if input.key_pressed(Key::ArrowLeft) {
            before.saturating_sub(1)
        } else if input.key_pressed(Key::ArrowRight) {
            (before + 1).min(last)
        } else if input.key_pressed(Key::Home) {
            0
        } else if input.key_pressed(Key::End) {
            last
        } else {
            before
        }
    });
    ui.data_mut(|data| data.insert_temp(response.id, now));
    Some(now)
}

/// A band with its times, and what happened in a part of it.
fn told(timeline: &Timeline, watch: &Watch, band: &Band, (from, to): (u64, u64)) -> Vec<Phrase> {
    let mut lines = vec![timeline.band_words(band, watch).phrase()];
    let events: Vec<_> = timeline.events_in(from, to).collect();
    let shown = events.len().min(MOST_EVENTS);
    lines.extend(
        events[..shown]
            .iter()
            .map(|told| HistoryText::EventAt { moment: timeline.moment(told.at, watch), what: told.line() }.phrase()),
    );
    if events.len() > shown {
        lines.push(HistoryText::MoreEvents { count: events.len() - shown }.phrase());
    }
    lines
}

fn lines(ui: &mut Ui, lines: &[Phrase]) {
    ui.spacing_mut().item_spacing.y = STEP;
    // A tooltip keeps the width that its first words had. The next ones may be longer.
    let width = |line| {
        let words = ui.say(line);
        ui.painter().layout_no_wrap(words, FontId::proportional(BODY), Color32::PLACEHOLDER).size().x.ceil()
    };
    let widest = lines.iter().map(width).fold(0.0, f32::max);
    ui.set_width(widest.min(ui.spacing().tooltip_width));
    for line in lines {
        let said = text::body(ui, line);
        text::live(ui, &said);
    }
}

fn paint(ui: &Ui, place: &Place, timeline: &Timeline) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let mut runs = runs(place, timeline);
    // Trouble is drawn over what is beside it.
    runs.sort_by_key(|(look, _)| *look);
    for (look, x) in runs {
        paint_band(painter, place.rect(look, x), look, &tokens);
    }
    let mut last = f32::NEG_INFINITY;
    for told in &timeline.events {
        let x = place.x(told.at);
        if x - last >= 4.0 {
            let stroke = Stroke::new(1.5, tokens.quiet);
            painter.vline(x, place.bar.top() - TICKS..=place.bar.top() - 1.0, stroke);
            last = x;
        }
    }
}

/// The bands, but where many are narrower than a point: there, the worst of them. A month may have thousands.
fn runs(place: &Place, timeline: &Timeline) -> Vec<(Look, Rangef)> {
    let mut runs: Vec<(Look, Rangef)> = Vec::new();
    for band in &timeline.bands {
        let (min, max) = (place.x(band.from), place.x(band.to));
        match runs.last_mut() {
            Some((look, last)) if *look == band.look || (max - last.min < 1.0) => {
                *look = band.look.max(*look);
                last.max = max;
            }
            Some(_) | None => runs.push((band.look, Rangef::new(min, max))),
        }
    }
    runs
}

fn paint_band(painter: &Painter, rect: Rect, look: Look, tokens: &Tokens) {
    match look {
        Look::Fine => {
            painter.rect_filled(rect, 0.0, tokens.ok);
        }
        Look::Problem => {
            painter.rect_filled(rect, 1.0, tokens.problem);
        }
        Look::Warning => {
            painter.rect_filled(rect, 0.0, tokens.surface);
            hatch(painter, rect, tokens.warning);
            painter.rect_stroke(rect, 0.0, Stroke::new(1.0, tokens.warning), StrokeKind::Inside);
        }
        Look::Neutral => {
            painter.rect_filled(rect, 0.0, tokens.outline);
        }
        Look::NotWatched => {
            let ends = [pos2(rect.left() + 2.0, rect.bottom() - 1.0), pos2(rect.right() - 1.0, rect.bottom() - 1.0)];
            painter.extend(Shape::dotted_line(&ends, tokens.outline, 5.0, 1.0));
        }
    }
}

fn hatch(painter: &Painter, rect: Rect, color: Color32) {
    const APART: f32 = 5.0;
    let within = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        within.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], Stroke::new(1.5, color));
        x += APART;
    }
}

fn paint_axis(ui: &Ui, place: &Place, watch: &Watch) {
    let tokens = Tokens::of(ui);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of labels")]
    let most = (place.bar.width() / LABEL).floor().max(1.0) as usize;
    let top = place.bar.bottom();
    ui.painter().hline(place.bar.x_range(), top + 0.5, Stroke::new(1.0, tokens.hairline));
    for mark in axis(place.from, place.to, most, &|at| watch.local(at)) {
        let x = place.x(mark.at);
        ui.painter().vline(x, top..=top + 4.0, Stroke::new(1.0, tokens.outline));
        let words = ui.say(&mark.label);
        let galley = ui.painter().layout_no_wrap(words, FontId::proportional(BODY - 2.0), tokens.quiet);
        let half = galley.size().x / 2.0;
        // The outermost stay within the strip.
        let middle = x.clamp(place.bar.left() + half, (place.bar.right() - half).max(place.bar.left() + half));
        let at = Align2::CENTER_TOP.anchor_size(pos2(middle, top + 5.0), galley.size());
        ui.painter().galley(at.min, galley, tokens.quiet);
    }
}

/// What each look means, in one line: for those that are there to be seen.
pub fn key(ui: &mut Ui, looks: &BTreeSet<Look>) {
    const SAMPLE: f32 = 18.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0 * STEP, 0.0);
        for look in looks.iter().rev() {
            let (words, color) = (ui.say(&look.word()), Tokens::of(ui).quiet);
            let galley = ui.painter().layout_no_wrap(words.clone(), FontId::proportional(BODY - 2.0), color);
            let size = vec2(SAMPLE + 2.0 * STEP + galley.size().x, BAR);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
            let bar = Rect::from_min_size(rect.min, vec2(SAMPLE, BAR));
            let place = Place { bar, from: 0, to: 1 };
            paint_band(ui.painter(), place.rect(*look, bar.x_range()), *look, &Tokens::of(ui));
            let at = pos2(bar.right() + 2.0 * STEP, rect.bottom() - galley.size().y + 2.0);
            ui.painter().galley(at, galley, color);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_trouble_is_seen_and_stays_within_the_strip() {
        let bar = Rect::from_min_size(pos2(10.0, 0.0), vec2(100.0, BAR));
        let place = Place { bar, from: 0, to: 1_000_000 };
        for at in [0, 500_000, 999_999] {
            let drawn = place.rect(Look::Problem, Rangef::new(place.x(at), place.x(at + 1)));
            assert!(drawn.width() >= NARROWEST - 0.01 && bar.expand(0.01).contains_rect(drawn), "{at}: {drawn:?}");
        }
    }

    #[test]
    fn no_point_of_a_strip_is_drawn_more_than_twice_however_much_happened() {
        let state = crate::window::messages::HistoryWord::Fine.phrase();
        let look =
            |n: u64| if n.is_multiple_of(100) { Look::Problem } else { [Look::Fine, Look::Neutral][(n % 2) as usize] };
        let bands = (0..10_000).map(|n| Band { from: n, to: n + 1, look: look(n), state: state.clone() }).collect();
        let timeline = Timeline {
            from: 0,
            to: 10_000,
            stretch: crate::window::timeline::Stretch::Month,
            bands,
            events: Vec::new(),
            looks: BTreeSet::new(),
            summary: state.clone(),
        };
        let place = Place { bar: Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, BAR)), from: 0, to: 10_000 };
        let runs = runs(&place, &timeline);
        assert!(runs.len() <= 200, "{}", runs.len());
        assert!(
            runs.iter().filter(|(look, _)| *look == Look::Problem).count() > 20,
            "the worst of them is seen: {runs:?}"
        );
    }
}
