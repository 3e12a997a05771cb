//! Opening the window: one renderer after the other, until one works. If none does, a message says so.

use eframe::egui_glow::HardwareAcceleration;
use eframe::{NativeOptions, Renderer};
use egui::{ViewportBuilder, ViewportCommand};

use super::app::App;
use super::preferences::Preferences;
use super::{jobs, language, theme};
use crate::client::engine::{Engine, SignedOut, StartError};
use crate::client::settings::Settings;
use crate::stop_signals;
use crate::text::Language;
use crate::window::messages::Word;

/// The name of the product, in every language.
const TITLE: &str = "Locksmith for Plex";
const ICON: &[u8] = include_bytes!("../../assets/icon.png");
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
    let create: eframe::AppCreator<'_> = Box::new(move |creation| {
        theme::install(&creation.egui_ctx);
        let preferences = Preferences::kept(creation.storage);
        preferences.apply(&creation.egui_ctx, language);
        let engine = Engine::start(settings, jobs::waker(&creation.egui_ctx))?;
        close_by_signal(&creation.egui_ctx);
        Ok(Box::new(EframeApp {
            app: Some(App::new(engine, demo)),
            preferences,
            language: language::of(&creation.egui_ctx),
        }))
    });
    eframe::run_native(APP_ID, options(mode), create)
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

fn options(mode: DrawMode) -> NativeOptions {
    let mut viewport = ViewportBuilder::default()
        .with_title(TITLE)
        .with_app_id(APP_ID)
        .with_inner_size(SIZE)
        .with_min_inner_size(LEAST_SIZE);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
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

fn lines(language: Language, words: &[Word]) -> String {
    words.iter().map(|word| language.render(word)).collect::<Vec<_>>().join("\n")
}

/// What eframe runs.
struct EframeApp {
    app: Option<App<Engine>>,
    preferences: Preferences,
    /// For what is said when there is no window any more.
    language: Language,
}

impl eframe::App for EframeApp {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if !ctx.input(|i| i.viewport().close_requested()) {
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
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.preferences.keep(storage);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(app) = self.app.take()
            && let SignedOut::Unseen(why) = app.into_core().shut_down()
        {
            say(self.language, &[Word::NotSignedOut], &self.language.render(&why));
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
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
