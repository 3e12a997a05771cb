//! How long a frame takes with 1,000 servers, and that of a long history: 50 servers, 30 days, a change a minute. There is no screen; it
//! prints, and judges nothing.
#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

#[path = "../window/home.rs"]
mod home;

use std::time::{Duration, Instant};

use home::{Home, NOW};
use plex_locksmith::client::diagnosis::Cause;
use plex_locksmith::client::discovery::Discovered;
use plex_locksmith::client::history;
use plex_locksmith::client::model::text::DisplayText;
use plex_locksmith::client::model::{Announced, Claimed, Clocks, Root, RootFacts, Sighting, Source};
use plex_locksmith::client::state::{Event, HistoryEvent, Keeping, Model};
use plex_locksmith::window::timeline::Stretch;
use plex_locksmith::window::view::{Page, Selection, View};
use plex_locksmith::window::{pages, theme};

const SERVERS: u16 = 1_000;
const FRAMES: usize = 400;
/// Those that have a history.
const WATCHED: u16 = 50;
const DAYS: u64 = 30;
const MINUTE: u64 = 60 * 1000;
/// 2026-11-27, 22:00 UTC, in milliseconds since 1970.
const END: u64 = 1_795_816_800_000;

fn crowd(servers: u16) -> Home {
    let mut home = Home::empty();
    for n in 1..=servers {
        let address = ([10, 0, (n >> 8) as u8, n as u8], 32400).into();
        let hint =
            Announced { name: DisplayText::new(&format!("Server {n}")), id: Some(home::id(n)), ..Announced::default() };
        home.event(Event::Found(Discovered::Sighting(Sighting { source: Source::Gdm, address, hint })));
        let look = Box::new(home::answers(n, if n % 2 == 0 { Claimed::Yes } else { Claimed::No }));
        home.event(Event::Probed { address, here: false, probe: look, root: Some(Root::Open(RootFacts::default())) });
    }
    home
}

/// What happened at each minute: one server after the other stops and runs again, or lets nobody in and does again.
fn change(minute: u64) -> history::Event {
    const TURNS: [Cause; 4] = [Cause::NotRunning, Cause::Healthy, Cause::NotAccepted, Cause::Healthy];
    let (n, turn) = (minute % u64::from(WATCHED), minute / u64::from(WATCHED) % 4);
    let at = END - (DAYS * 24 * 60 - minute) * MINUTE;
    let server = home::id(u16::try_from(n).expect("a server") + 1);
    history::Event::of_server(at, server, history::Kind::Cause)
        .to(TURNS[usize::try_from(turn).expect("few")].id().to_owned())
}

fn watched() -> Model {
    let mut home = crowd(WATCHED);
    home.event(Event::Beat(Clocks { wall: END, monotonic: NOW }));
    let began = history::Event::of_computer(END - DAYS * 24 * 60 * MINUTE, history::Kind::Began);
    let well = history::Event::of_computer(began.at, history::Kind::Cause).to(Cause::Healthy.id().to_owned());
    let events: Vec<_> = [began, well].into_iter().chain((0..DAYS * 24 * 60).map(change)).collect();
    home.event(Event::History(HistoryEvent::Read { log: history::Log::new(&events), keeping: Keeping::Memory }));
    home.into_model()
}

fn main() {
    println!("| what, {FRAMES} frames | first | median | max | after a change |");
    println!("|---|---|---|---|---|");
    row(&format!("{SERVERS} servers"), &mut crowd(SERVERS).into_model(), View::default());
    let mut model = watched();
    let first = model.rows.iter().next().expect("a server").key;
    for stretch in [Stretch::Day, Stretch::Month] {
        let days = if stretch == Stretch::Day { 1 } else { DAYS };
        for (words, page) in [
            ("the page of one server", Page::Verdict),
            ("the history of one server", Page::History(first)),
            ("the history of all servers", Page::HistoryOfAll),
        ] {
            let view = View { selected: Some(Selection::Server(first)), page, stretch, ..View::default() };
            row(&format!("{words}, {days} d of {WATCHED} servers"), &mut model, view);
        }
    }
}

/// Frames one after the other, and then one in which the history has grown by one event.
fn row(what: &str, model: &mut Model, mut view: View) {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let mut times: Vec<Duration> = (0..FRAMES).map(|n| frame(&ctx, model, &mut view, n)).collect();
    let first = times.remove(0);
    times.sort_unstable();
    let (median, max) = (times[times.len() / 2], times[times.len() - 1]);
    let log = std::sync::Arc::make_mut(&mut model.watch.log);
    log.push(&history::Event::of_server(END, home::id(1), history::Kind::Cause).to(Cause::Slow.id().to_owned()));
    let changed = frame(&ctx, model, &mut view, FRAMES);
    println!("| {what} | {first:.1?} | {median:.1?} | {max:.1?} | {changed:.1?} |");
}

/// One frame, the list or else the page scrolled a little further each time, with its shapes turned into triangles.
fn frame(ctx: &egui::Context, model: &Model, view: &mut View, n: usize) -> Duration {
    let mut input = egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(960.0, 640.0))),
        time: Some(n as f64 / 60.0),
        ..egui::RawInput::default()
    };
    input
        .events
        .push(egui::Event::PointerMoved(egui::pos2(if view.selected.is_none() { 100.0 } else { 600.0 }, 300.0)));
    input.events.push(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        source: egui::MouseWheelSource::Wheel,
        delta: egui::vec2(0.0, -40.0),
        phase: egui::TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
    });
    let start = Instant::now();
    let mut output = ctx.run_ui(input, |ui| {
        let _ = pages::draw(ui, model, NOW, view);
    });
    let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
    std::hint::black_box(triangles);
    let took = start.elapsed();
    // Nothing is shown, so no texture is needed.
    output.textures_delta.clear();
    took
}
