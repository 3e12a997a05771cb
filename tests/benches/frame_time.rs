//! How long a frame takes with 1,000 servers, without a screen. It prints, and judges nothing.
#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

#[path = "../window/home.rs"]
mod home;

use std::time::{Duration, Instant};

use home::{Home, NOW};
use plex_locksmith::client::discovery::Discovered;
use plex_locksmith::client::model::text::DisplayText;
use plex_locksmith::client::model::{Announced, Claimed, Root, RootFacts, Sighting, Source};
use plex_locksmith::client::state::Event;
use plex_locksmith::window::{pages, theme, view::View};

const SERVERS: u16 = 1_000;
const FRAMES: usize = 400;

fn crowd() -> Home {
    let mut home = Home::empty();
    for n in 1..=SERVERS {
        let address = ([10, 0, (n >> 8) as u8, n as u8], 32400).into();
        let hint =
            Announced { name: DisplayText::new(&format!("Server {n}")), id: Some(home::id(n)), ..Announced::default() };
        home.event(Event::Found(Discovered::Sighting(Sighting { source: Source::Gdm, address, hint })));
        let look = Box::new(home::answers(n, if n % 2 == 0 { Claimed::Yes } else { Claimed::No }));
        home.event(Event::Probed { address, here: false, probe: look, root: Some(Root::Open(RootFacts::default())) });
    }
    home
}

fn main() {
    let model = crowd().into_model();
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let mut view = View::default();
    let mut times: Vec<Duration> = (0..FRAMES).map(|n| frame(&ctx, &model, &mut view, n)).collect();
    let first = times.remove(0);
    times.sort_unstable();
    let (median, max) = (times[times.len() / 2], times[times.len() - 1]);
    println!("{} servers, {FRAMES} frames: first {first:?}, median {median:?}, max {max:?}", model.rows.len());
}

/// One frame, scrolled a little further each time, with its shapes turned into triangles.
fn frame(ctx: &egui::Context, model: &plex_locksmith::client::state::Model, view: &mut View, n: usize) -> Duration {
    let mut input = egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(960.0, 640.0))),
        time: Some(n as f64 / 60.0),
        ..egui::RawInput::default()
    };
    input.events.push(egui::Event::PointerMoved(egui::pos2(100.0, 300.0)));
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
