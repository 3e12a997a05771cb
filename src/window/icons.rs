//! Symbols, painted by hand: the same on every system, whatever fonts it has. Each differs in shape, not only in colour, and
//! has a word.

use std::f32::consts::TAU;
use std::time::Duration;

use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::theme::Tokens;
use crate::client::diagnosis::{CheckState, ComputerCause, Diagnosis, Mark, Severity};

/// The size of a symbol beside body text.
pub const SIZE: f32 = 18.0;
/// The size of a button that shows a symbol only.
pub const BUTTON: f32 = 28.0;
/// Pictures a second of the spinner: enough to be seen to turn, and little work.
const SPINNER_PAUSE: Duration = Duration::from_millis(100);

/// What a symbol says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    Ok,
    Warning,
    Problem,
    /// Nothing is wrong, and nothing is known to be right.
    Neutral,
    Skipped,
    Busy,
}

impl Symbol {
    #[must_use]
    pub fn of_check(state: CheckState) -> Self {
        match state {
            CheckState::Ok => Self::Ok,
            CheckState::Warning => Self::Warning,
            CheckState::Problem => Self::Problem,
            CheckState::Skipped => Self::Skipped,
        }
    }

    #[must_use]
    pub fn of_server(diagnosis: &Diagnosis) -> Self {
        match (diagnosis.cause.map(|cause| cause.spec().mark), diagnosis.severity) {
            (None, _) => Self::Busy,
            (_, Some(Severity::Problem)) => Self::Problem,
            (Some(Mark::Fine), _) => Self::Ok,
            (Some(Mark::Neutral), _) => Self::Neutral,
            (Some(Mark::Attention), _) => Self::Warning,
        }
    }

    #[must_use]
    pub fn of_computer(cause: Option<ComputerCause>, looked: bool) -> Self {
        match cause {
            None if looked => Self::Ok,
            None => Self::Busy,
            Some(ComputerCause::PlexDirectBlocked | ComputerCause::Vpn | ComputerCause::RateLimited) => Self::Warning,
            Some(_) => Self::Problem,
        }
    }

    #[must_use]
    pub fn color(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Ok => tokens.ok,
            Self::Warning => tokens.warning,
            Self::Problem => tokens.problem,
            Self::Neutral | Self::Skipped => tokens.quiet,
            Self::Busy => tokens.accent,
        }
    }
}

/// A symbol in the flow of a layout. The words beside it say the same, so it is hidden from screen readers.
pub fn symbol(ui: &mut Ui, symbol: Symbol) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIZE), Sense::hover());
    paint(ui, rect, symbol);
    response
}

/// Paints a symbol into the middle of `rect`.
pub fn paint(ui: &Ui, rect: Rect, symbol: Symbol) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = Tokens::of(ui);
    let (painter, color) = (ui.painter(), symbol.color(&tokens));
    let center = rect.center();
    let r = rect.width().min(rect.height()) / 2.0 - 1.0;
    let mark = Stroke::new(r * 0.24, tokens.on_symbol);
    match symbol {
        Symbol::Ok => {
            painter.circle_filled(center, r, color);
            tick(painter, center, r, mark);
        }
        Symbol::Problem => {
            painter.add(Shape::convex_polygon(octagon(center, r * 1.06), color, Stroke::NONE));
            let d = r * 0.36;
            painter.line_segment([center + vec2(-d, -d), center + vec2(d, d)], mark);
            painter.line_segment([center + vec2(-d, d), center + vec2(d, -d)], mark);
        }
        Symbol::Warning => {
            let corners =
                vec![center + vec2(0.0, -r), center + vec2(r * 1.1, r * 0.85), center + vec2(-r * 1.1, r * 0.85)];
            painter.add(Shape::convex_polygon(corners, color, Stroke::new(1.0, color)));
            painter.line_segment([center + vec2(0.0, -r * 0.4), center + vec2(0.0, r * 0.28)], mark);
            painter.circle_filled(center + vec2(0.0, r * 0.58), r * 0.14, tokens.on_symbol);
        }
        Symbol::Neutral => {
            // A ring would look like a button to choose with.
            painter.circle_filled(center, r * 0.55, color);
        }
        Symbol::Skipped => {
            painter.line_segment([center - vec2(r * 0.6, 0.0), center + vec2(r * 0.6, 0.0)], Stroke::new(2.0, color));
        }
        Symbol::Busy => spinner_at(ui, center, r, color),
    }
}

fn tick(painter: &Painter, center: Pos2, r: f32, stroke: Stroke) {
    let points = [vec2(-0.45, 0.04), vec2(-0.12, 0.36), vec2(0.46, -0.32)].map(|v| center + v * r);
    painter.add(Shape::line(points.to_vec(), stroke));
}

fn octagon(center: Pos2, r: f32) -> Vec<Pos2> {
    (0..8).map(|n| center + r * Vec2::angled(TAU * (n as f32 + 0.5) / 8.0)).collect()
}

/// Three quarters of a ring that turn in ten steps a second.
fn spinner_at(ui: &Ui, center: Pos2, r: f32, color: Color32) {
    let turn = (ui.input(|i| i.time) * 10.0).floor() as f32 / 10.0;
    let points = (0..=20).map(|n| center + r * 0.82 * Vec2::angled(TAU * (turn + 0.75 * n as f32 / 20.0))).collect();
    ui.painter().add(Shape::line(points, Stroke::new(2.0, color)));
    ui.ctx().request_repaint_after(SPINNER_PAUSE);
}

/// A step of the four: its number, or a tick when it is behind.
pub fn step(ui: &mut Ui, number: usize, done: bool, current: bool) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(SIZE + 2.0), Sense::hover());
    let tokens = Tokens::of(ui);
    let (center, r) = (rect.center(), rect.width() / 2.0 - 1.0);
    let painter = ui.painter();
    if done {
        painter.circle_filled(center, r, tokens.ok);
        tick(painter, center, r, Stroke::new(r * 0.24, tokens.on_symbol));
        return;
    }
    let color = if current { tokens.on_accent } else { tokens.quiet };
    if current {
        painter.circle_filled(center, r, tokens.accent);
    } else {
        painter.circle_stroke(center, r - 0.5, Stroke::new(1.0, tokens.outline));
    }
    painter.text(center, egui::Align2::CENTER_CENTER, number, egui::FontId::proportional(13.0), color);
}

/// A small button that shows a symbol only, with a name for those who cannot see it and a tooltip for those who can.
pub fn button(ui: &mut Ui, name: &str, draw: impl Fn(&Painter, Rect, Color32)) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(BUTTON), Sense::click());
    let tokens = Tokens::of(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 6.0, tokens.hover);
        }
        focus_ring(ui, &response, 6.0);
        let color = if response.hovered() { tokens.text } else { tokens.quiet };
        draw(ui.painter(), Rect::from_center_size(rect.center(), Vec2::splat(16.0)), color);
    }
    response.on_hover_text(name)
}

/// The ring around what has the keyboard's focus.
pub fn focus_ring(ui: &Ui, response: &Response, radius: f32) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Tokens::of(ui).accent);
        ui.painter().rect_stroke(response.rect.shrink(1.0), radius, stroke, egui::StrokeKind::Inside);
    }
}

/// An arrow that goes round: look again.
pub fn again(painter: &Painter, rect: Rect, color: Color32) {
    let (center, r) = (rect.center(), rect.width() * 0.38);
    let at = |turn: f32| center + r * Vec2::angled(TAU * turn);
    // Clockwise from the lower right, round the left, to the head of the arrow at the upper right.
    let arc: Vec<Pos2> = (0..=24).map(|n| at(0.08 + 0.74 * n as f32 / 24.0)).collect();
    painter.add(Shape::line(arc, Stroke::new(1.5, color)));
    let tip = at(0.90);
    let corner = pos2(tip.x + 0.6, tip.y + 0.4);
    painter.add(Shape::line(vec![corner + vec2(0.0, -5.0), corner, corner + vec2(-5.0, 0.0)], Stroke::new(1.5, color)));
    painter.line_segment([at(0.82), corner], Stroke::new(1.5, color));
}

/// Three dots: more.
pub fn more(painter: &Painter, rect: Rect, color: Color32) {
    for x in [-5.0, 0.0, 5.0] {
        painter.circle_filled(rect.center() + vec2(x, 0.0), 1.6, color);
    }
}

/// What stands at the ends of the path's links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Computer,
    Home,
    Server,
    Plex,
}

/// Paints a place as a quiet line drawing.
pub fn place(painter: &Painter, rect: Rect, place: Place, color: Color32) {
    let stroke = Stroke::new(1.5, color);
    let at = |x: f32, y: f32| pos2(rect.left() + x * rect.width() / 24.0, rect.top() + y * rect.height() / 24.0);
    let line = |points: &[(f32, f32)]| {
        painter.add(Shape::line(points.iter().map(|(x, y)| at(*x, *y)).collect(), stroke));
    };
    let boxed = |x0, y0, x1, y1| {
        painter.rect_stroke(Rect::from_min_max(at(x0, y0), at(x1, y1)), 2.0, stroke, egui::StrokeKind::Middle);
    };
    match place {
        Place::Computer => {
            boxed(3.0, 4.0, 21.0, 16.0);
            line(&[(12.0, 16.0), (12.0, 20.0)]);
            line(&[(8.0, 20.0), (16.0, 20.0)]);
        }
        Place::Home => {
            line(&[(3.0, 12.0), (12.0, 4.0), (21.0, 12.0)]);
            line(&[(5.5, 10.5), (5.5, 20.0), (18.5, 20.0), (18.5, 10.5)]);
            line(&[(10.0, 20.0), (10.0, 14.0), (14.0, 14.0), (14.0, 20.0)]);
        }
        Place::Server => {
            for top in [4.0, 13.0] {
                boxed(4.0, top, 20.0, top + 7.0);
                painter.circle_filled(at(7.5, top + 3.5), 1.2, color);
                line(&[(11.0, top + 3.5), (17.0, top + 3.5)]);
            }
        }
        Place::Plex => {
            painter.circle_stroke(at(12.0, 12.0), rect.width() * 0.36, stroke);
            line(&[(3.6, 12.0), (20.4, 12.0)]);
            let globe = Rect::from_min_max(at(8.2, 3.4), at(15.8, 20.6));
            painter.add(egui::epaint::EllipseShape::stroke(globe.center(), globe.size() / 2.0, stroke));
        }
    }
}
