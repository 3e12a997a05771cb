//! The path *this computer – home network – server – Plex*, drawn, with its broken link marked. It is the first thing that a
//! helper on the phone asks about.

use egui::{Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::client::diagnosis::{Cause, ComputerCause, PathLink, Severity};
use crate::client::model::Message as _;
use crate::client::state::{Model, Server};
use crate::window::icons::{self, Place, Symbol};
use crate::window::language::Say;
use crate::window::messages::{Text, Word};
use crate::window::theme::{BODY, Tokens};

/// Where the words under the pictures begin.
const CAPTION: f32 = 42.0;
const HEIGHT: f32 = 72.0;
const PICTURE: f32 = 26.0;
/// No station needs more width.
const SLOT: f32 = 160.0;
const LINKS: [PathLink; 3] = [PathLink::Network, PathLink::Server, PathLink::Plex];

/// The state of each link: up to the broken one they work, what lies behind it is not checked.
#[must_use]
pub fn links(model: &Model, server: &Server) -> [Symbol; 3] {
    let denied = model.computer.facts.local_network_denied.get() == Some(&true);
    let broken = if denied { Some(PathLink::Network) } else { server.diagnosis.broken };
    let at = broken.and_then(|b| LINKS.iter().position(|l| *l == b));
    let mut symbols = [Symbol::Ok; 3];
    match (server.diagnosis.cause, at) {
        (None, None) => symbols[1..].fill(Symbol::Busy),
        (_, Some(at)) => {
            let is_problem = denied || server.diagnosis.severity == Some(Severity::Problem);
            symbols[at] = if is_problem { Symbol::Problem } else { Symbol::Warning };
            symbols[at + 1..].fill(Symbol::Skipped);
        }
        (Some(Cause::SignInNeeded), None) => symbols[2] = Symbol::Skipped,
        (Some(Cause::Slow), None) => symbols[1] = Symbol::Warning,
        _ => {}
    }
    symbols
}

/// The path from this computer to a server and on to Plex.
pub fn show(ui: &mut Ui, model: &Model, server: &Server) {
    let name = &server.diagnosis.name;
    let symbols = links(model, server);
    let stations = [
        (Place::Computer, ui.say(&Word::ThisComputer)),
        (Place::Home, ui.say(&Word::HomeNetwork)),
        (Place::Server, name.clone()),
        (Place::Plex, ui.say(&Word::Plex)),
    ];
    let described = (0..3).map(|n| ui.say(&Text::link(LINKS[n], symbols[n], name))).collect();
    draw(ui, &stations, &symbols, described);
}

/// The path from this computer to Plex.
pub fn show_computer(ui: &mut Ui, cause: Option<ComputerCause>, looked: bool) {
    let stations = [(Place::Computer, Word::ThisComputer), (Place::Home, Word::HomeNetwork), (Place::Plex, Word::Plex)];
    let stations = stations.map(|(place, word)| (place, ui.say(&word)));
    let symbols = computer_links(cause, looked);
    let described = (0..2)
        .map(|n| {
            let ends = [&stations[n], &stations[n + 1]].map(|(_, station)| station.phrase());
            let [from, to] = ends;
            ui.say(&Text::link_of_stations(from, to, symbols[n]))
        })
        .collect();
    draw(ui, &stations, &symbols, described);
}

/// The links of this computer to its network, and from there to Plex.
#[must_use]
pub fn computer_links(cause: Option<ComputerCause>, looked: bool) -> [Symbol; 2] {
    let symbol = Symbol::of_computer(cause, looked);
    match cause {
        Some(ComputerCause::LocalNetworkDenied) => [symbol, Symbol::Skipped],
        Some(ComputerCause::Vpn | ComputerCause::PlexDirectBlocked) => [symbol, Symbol::Ok],
        _ => [Symbol::Ok, symbol],
    }
}

fn draw(ui: &mut Ui, stations: &[(Place, String)], symbols: &[Symbol], described: Vec<String>) {
    let width = ui.available_width().min(SLOT * stations.len() as f32);
    let slot = width / stations.len() as f32;
    let captions: Vec<_> = stations.iter().map(|(_, label)| caption(ui, label, slot - 8.0)).collect();
    let lowest = captions.iter().map(|galley| CAPTION + galley.size().y).fold(HEIGHT, f32::max);
    let (rect, response) = ui.allocate_exact_size(vec2(width, lowest), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, described.join(" ")));
    if !ui.is_rect_visible(rect) {
        return;
    }
    // The first caption begins where all text does.
    let half = |caption: Option<&std::sync::Arc<egui::Galley>>| caption.map_or(0.0, |c| c.size().x).max(PICTURE) / 2.0;
    let (first, last) = (half(captions.first()), half(captions.last()));
    let apart = ((width - first - last) / (stations.len() - 1) as f32).min(SLOT);
    let center = |n: usize| pos2(rect.left() + first + apart * n as f32, rect.top() + 20.0);
    let tokens = Tokens::of(ui);
    for (n, ((place, _), galley)) in stations.iter().zip(captions).enumerate() {
        icons::place(ui.painter(), Rect::from_center_size(center(n), Vec2::splat(PICTURE)), *place, tokens.text);
        ui.painter().galley(pos2(center(n).x, rect.top() + CAPTION), galley, tokens.quiet);
    }
    for (n, (symbol, words)) in symbols.iter().zip(&described).enumerate() {
        let line = Rect::from_two_pos(center(n) + vec2(24.0, -12.0), center(n + 1) + vec2(-24.0, 12.0));
        link(ui, line, *symbol);
        ui.interact(line, response.id.with(n), Sense::hover()).on_hover_text(words);
    }
}

fn link(ui: &Ui, rect: Rect, symbol: Symbol) {
    let tokens = Tokens::of(ui);
    let mark = Rect::from_center_size(rect.center(), Vec2::splat(icons::SIZE));
    let stroke = Stroke::new(2.0, if symbol == Symbol::Skipped { tokens.outline } else { symbol.color(&tokens) });
    let (left, right) = (rect.left()..=mark.left() - 3.0, mark.right() + 3.0..=rect.right());
    for part in [left, right] {
        if symbol == Symbol::Ok {
            ui.painter().hline(part, rect.center().y, stroke);
        } else {
            let ends = [pos2(*part.start(), rect.center().y), pos2(*part.end(), rect.center().y)];
            ui.painter().extend(egui::Shape::dashed_line(&ends, stroke, 4.0, 4.0));
        }
    }
    icons::paint(ui, mark, symbol);
}

/// What stands under a picture: on two lines where its room is too narrow for one.
fn caption(ui: &Ui, text: &str, width: f32) -> std::sync::Arc<egui::Galley> {
    let color = Tokens::of(ui).quiet;
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), egui::FontId::proportional(BODY), color, width);
    job.wrap.max_rows = 2;
    job.halign = egui::Align::Center;
    ui.fonts_mut(|f| f.layout_job(job))
}
