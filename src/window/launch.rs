//! Opening the window: one renderer after the other, until one works. If none does, a message says so.

use std::path::{Path, PathBuf};

use eframe::egui_glow::HardwareAcceleration;
use eframe::{NativeOptions, Renderer};
use egui::{IconData, ViewportBuilder, ViewportCommand};

use super::app::App;
use super::preferences::{self, Preferences, Screen};
use super::{jobs, language, notify, theme};
use crate::client::engine::{Engine, SignedOut, StartError};
use crate::client::settings::Settings;
use crate::stop_signals;
use crate::text::Language;
use crate::window::messages::Word;

/// The name of the product, in every language.
const TITLE: &str = "Locksmith for Plex";
const SIZE: [f32; 2] = [960.0, 640.0];
const LEAST_SIZE: [f32; 2] = [800.0, 600.0];
/// What desktops know the window by.
const APP_ID: &str = "plex-locksmith";

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    #[error("no renderer could open a window: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    NoRenderer(Vec<eframe::Error>),
    #[error(transparent)]
    Start(#[from] StartError),
}

/// A way to draw.
#[derive(Clone, Copy, Debug)]
enum DrawMode {
    /// DirectX 12: works in remote desktops and virtual machines, whose OpenGL is too old.
    #[cfg(windows)]
    Direct3d,
    OpenGl,
    OpenGlInSoftware,
}

const DRAW_MODES: &[DrawMode] = &[
    #[cfg(windows)]
    DrawMode::Direct3d,
    DrawMode::OpenGl,
    DrawMode::OpenGlInSoftware,
];

/// Opens the window, and returns when it was closed. `demo` says that the home is a simulated one.
///
/// # Errors
/// When no renderer works here, or the core could not start. A message was shown then.
pub fn run(settings: &Settings, demo: bool, language: Option<Language>) -> Result<(), LaunchError> {
    let mut failures = Vec::new();
    for mode in DRAW_MODES {
        match attempt(*mode, settings.clone(), demo, language) {
            Ok(()) => return Ok(()),
            Err(error) => failures.push(error),
        }
    }
    let error = LaunchError::NoRenderer(failures);
    say(language.unwrap_or_else(Language::of_system), &[Word::NoWindow, Word::NoWindowHelp], &error);
    Err(error)
}

fn attempt(mode: DrawMode, settings: Settings, demo: bool, language: Option<Language>) -> Result<(), eframe::Error> {
    let folder = settings.identity.as_deref().and_then(Path::parent).map(Path::to_owned);
    let preferences = folder.as_deref().map(Preferences::kept).unwrap_or_default();
    let options = options(mode, &preferences);
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        theme::install(&creation.egui_ctx);
        preferences.apply(&creation.egui_ctx, language);
        put_back(creation, &preferences);
        let engine = Engine::start(settings, jobs::waker(&creation.egui_ctx))?;
        close_by_signal(&creation.egui_ctx);
        Ok(Box::new(EframeApp {
            app: Some(app(engine, demo, preferences.notify)),
            preferences,
            folder,
            language: language::of(&creation.egui_ctx),
        }))
    });
    eframe::run_native(APP_ID, options, create)
}

/// Of a home that is played, nobody is told outside of it.
fn app(engine: Engine, demo: bool, notifies: bool) -> App<Engine> {
    let app = App::new(engine, demo);
    match notify::of_system().filter(|_| !demo) {
        Some(notifier) => app.with_notices(notifier, notifies),
        None => app,
    }
}

/// A logout, a shutdown, or a terminal that was closed is the close button: the sign-in is given back, and a repair is dealt with.
fn close_by_signal(ctx: &egui::Context) {
    let ctx = ctx.clone();
    let close = move || {
        ctx.send_viewport_cmd(ViewportCommand::Close);
        ctx.request_repaint();
    };
    stop_signals::watch(close, || std::process::exit(130));
}

fn options(mode: DrawMode, preferences: &Preferences) -> NativeOptions {
    let place = preferences.place;
    let viewport = ViewportBuilder::default()
        .with_title(TITLE)
        .with_app_id(APP_ID)
        .with_icon(icon())
        .with_inner_size(place.map_or(SIZE, |place| place.size))
        .with_maximized(place.is_some_and(|place| place.maximized))
        .with_min_inner_size(LEAST_SIZE);
    let mut options = NativeOptions { viewport, centered: true, ..NativeOptions::default() };
    options.renderer = Renderer::Glow;
    match mode {
        #[cfg(windows)]
        DrawMode::Direct3d => {
            options.renderer = Renderer::Wgpu;
            // Vulkan hangs for seconds at each resize with some drivers.
            if let eframe::egui_wgpu::WgpuSetup::CreateNew(setup) = &mut options.wgpu_options.wgpu_setup {
                setup.instance_descriptor.backends = eframe::wgpu::Backends::DX12;
            }
        }
        DrawMode::OpenGl => {}
        DrawMode::OpenGlInSoftware => options.glow_options.hardware_acceleration = HardwareAcceleration::Off,
    }
    options
}

#[cfg(not(target_os = "macos"))]
fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default()
}

/// None: given an empty one, eframe leaves the Dock with the bundle's, which has every size.
#[cfg(target_os = "macos")]
fn icon() -> IconData {
    IconData::default()
}

/// Where the window was, unless that screen is gone: then it stays in the middle of one that is there.
fn put_back(creation: &eframe::CreationContext<'_>, preferences: &Preferences) {
    let Some(window) = creation.winit_window() else { return };
    let screens = window.available_monitors().map(|screen| Screen {
        corner: [screen.position().x, screen.position().y],
        size: [screen.size().width, screen.size().height],
    });
    let Some(place) = preferences.place.filter(|place| place.is_in_reach(screens)) else { return };
    // Wayland has no places.
    if let (Ok(mut position), Some([x, y])) = (window.outer_position(), place.corner) {
        (position.x, position.y) = (x, y);
        window.set_outer_position(position);
    }
}

fn lines(language: Language, words: &[Word]) -> String {
    words.iter().map(|word| language.render(word)).collect::<Vec<_>>().join("\n")
}

/// What eframe runs.
struct EframeApp {
    app: Option<App<Engine>>,
    preferences: Preferences,
    /// Where they are kept; none in a simulated home.
    folder: Option<PathBuf>,
    /// For what is said when there is no window any more.
    language: Language,
}

impl eframe::App for EframeApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if !ctx.input(|i| i.viewport().close_requested()) {
            if let Some(app) = &mut self.app {
                app.notify(ctx);
            }
            return;
        }
        if self.app.as_mut().is_none_or(App::may_close) {
            // Signing out may take a moment, which nobody should have to watch.
            ctx.send_viewport_cmd(ViewportCommand::Visible(false));
        } else {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            ctx.request_repaint();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        if let Some(app) = &mut self.app {
            app.frame(ui);
            self.language = language::of(ui.ctx());
            self.preferences.take_from(ui.ctx(), app.chosen_language());
            self.preferences.notify = app.notifies();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        let has_forgotten = self.app.as_ref().is_some_and(App::has_forgotten);
        if let Some(folder) = self.folder.as_deref().filter(|_| !has_forgotten) {
            // A window that looks as at its first start is no reason to keep its owner.
            let _ = self.preferences.keep(folder);
        }
        if let Some(app) = self.app.take()
            && let SignedOut::Unseen(why) = app.into_core().shut_down()
        {
            say(self.language, &[Word::NotSignedOut], &self.language.render(&why));
        }
        if let Some(Err(error)) = self.folder.as_deref().filter(|_| has_forgotten).map(preferences::forget) {
            say(self.language, &[Word::ForgetFailed], &error);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// Says why there is no window, where it can still be said.
#[cfg(any(windows, target_os = "macos"))]
pub(super) fn say(language: Language, what: &[Word], why: &dyn std::fmt::Display) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(TITLE)
        .set_description(format!("{}\n\n{why}", lines(language, what)))
        .show();
}

/// Says why there is no window, where it can still be said.
#[cfg(not(any(windows, target_os = "macos")))]
pub(super) fn say(language: Language, what: &[Word], why: &dyn std::fmt::Display) {
    let text = format!("{}\n{why}\n", lines(language, what));
    // Where nobody reads, nothing can be said.
    let _ = std::io::Write::write_all(&mut std::io::stderr(), crate::client::model::text::printable(&text).as_bytes());
}
