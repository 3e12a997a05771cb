//! What is remembered from one start to the next: the owner's choices, and size and place of the window.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use egui::{Context, Rect, ThemePreference, ViewportInfo};
use serde::{Deserialize, Serialize};

use super::language;
use crate::client::system::remove_with_folder;
use crate::text::Language;

/// Where they are kept, beside the identity of this installation.
pub const FILE: &str = "window.json";
/// The file has some hundred bytes.
const LARGEST: u64 = 4096;
/// The text sizes that are taken from a file, as factors.
const ZOOMS: std::ops::RangeInclusive<f32> = 0.5..=3.0;
/// The sizes of a window that are taken from a file, in logical pixels.
const SIZES: std::ops::RangeInclusive<f32> = 200.0..=20_000.0;
/// So much of a window's upper edge has to be on a screen for its owner to get hold of it, in pixels of the screen.
const HOLD: i64 = 64;

/// What the owner chose; what was never chosen is the system's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// A code, as BCP 47 has it.
    pub language: Option<String>,
    pub theme: Option<ThemePreference>,
    /// The size of text, as a factor.
    pub zoom: Option<f32>,
    pub place: Option<Place>,
    /// Show notifications of the system.
    pub notify: bool,
}

/// Size and place of the window.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Width and height of what is within its frame, in logical pixels: the same to the eye on each screen.
    pub size: [f32; 2],
    /// The upper left corner of its frame, in pixels of the screen. Wayland tells nobody.
    pub corner: Option<[i32; 2]>,
    pub maximized: bool,
}

/// A screen, in pixels: its upper left corner, width and height.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub corner: [i32; 2],
    pub size: [u32; 2],
}

impl Place {
    /// Where the window is now, if it is not hidden or all over the screen. One that is maximized keeps the place from before.
    fn of(info: &ViewportInfo, zoom: f32, before: Option<Self>) -> Option<Self> {
        if info.minimized == Some(true) || info.fullscreen == Some(true) {
            return before;
        }
        if let Some(before) = before.filter(|_| info.maximized == Some(true)) {
            return Some(Self { maximized: true, ..before });
        }
        let size = info.inner_rect?.size() * zoom;
        let pixels = zoom * info.native_pixels_per_point.unwrap_or(1.0);
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        let corner = |rect: Rect| [(rect.min.x * pixels).round() as i32, (rect.min.y * pixels).round() as i32];
        let maximized = info.maximized == Some(true);
        Some(Self { size: [size.x, size.y], corner: info.outer_rect.map(corner), maximized })
    }

    /// Is its corner on one of these screens? One that was there may have been unplugged.
    #[must_use]
    pub fn is_in_reach(&self, screens: impl IntoIterator<Item = Screen>) -> bool {
        let Some(corner) = self.corner else { return false };
        screens.into_iter().any(|screen| {
            (0..2).all(|axis| {
                let from = i64::from(screen.corner[axis]);
                let to = from + i64::from(screen.size[axis]) - HOLD;
                (from..to).contains(&i64::from(corner[axis]))
            })
        })
    }
}

/// Removes what is remembered in this folder, and the folder if nothing else is in it.
///
/// # Errors
/// When the file is there and cannot be removed.
pub fn forget(folder: &Path) -> io::Result<()> {
    remove_with_folder(&folder.join(FILE))
}

impl Preferences {
    /// What was kept in this folder. A file that makes no sense is none.
    #[must_use]
    pub fn kept(folder: &Path) -> Self {
        let mut text = String::new();
        let read = File::open(folder.join(FILE)).and_then(|file| file.take(LARGEST).read_to_string(&mut text));
        let mut kept: Self = read.ok().and_then(|_| serde_json::from_str(&text).ok()).unwrap_or_default();
        kept.place = kept.place.filter(|place| place.size.iter().all(|length| SIZES.contains(length)));
        kept
    }

    /// Keeps them in this folder: whole, or as they were.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn keep(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut beside = tempfile::NamedTempFile::new_in(folder)?;
        beside.write_all(&serde_json::to_vec_pretty(self)?)?;
        beside.persist(folder.join(FILE)).map(drop).map_err(|error| error.error)
    }

    /// Dresses the window. A language that was asked for goes before the one that was kept, and that before the system's.
    pub fn apply(&self, ctx: &Context, asked: Option<Language>) {
        let kept = || self.language.as_deref().and_then(Language::of_code);
        language::set(ctx, asked.or_else(kept).unwrap_or_else(Language::of_system));
        if let Some(theme) = self.theme {
            ctx.set_theme(theme);
        }
        if let Some(zoom) = self.zoom.filter(|zoom| ZOOMS.contains(zoom)) {
            ctx.set_zoom_factor(zoom);
        }
    }

    /// What the window wears now, for what was ever chosen, and where it is. The language is kept only if it was chosen in the window.
    pub fn take_from(&mut self, ctx: &Context, language: Option<Language>) {
        let zoom = ctx.zoom_factor();
        self.place = ctx.input(|input| Place::of(input.viewport(), zoom, self.place));
        if let Some(language) = language {
            self.language = Some(language.code().to_owned());
        }
        let theme = ctx.options(|options| options.theme_preference);
        if theme != ThemePreference::System {
            self.theme = Some(theme);
        }
        #[expect(clippy::float_cmp, reason = "exactly the factor that nobody has changed")]
        if self.zoom.is_some() || zoom != 1.0 {
            self.zoom = Some(zoom);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A size of text is worn from the next picture on.
    fn draw(ctx: &Context) {
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
    }

    #[test]
    fn what_was_chosen_is_worn_again() {
        let mut chosen = Preferences { language: Some("de".to_owned()), ..Preferences::default() };
        let ctx = Context::default();
        ctx.set_theme(ThemePreference::Dark);
        ctx.set_zoom_factor(1.25);
        draw(&ctx);
        chosen.take_from(&ctx, None);
        let again = Context::default();
        chosen.apply(&again, None);
        assert_eq!(language::of(&again).code(), "de");
        let mut same = Preferences { language: chosen.language.clone(), ..Preferences::default() };
        draw(&again);
        same.take_from(&again, None);
        assert_eq!(same, chosen);
    }

    #[test]
    fn what_was_kept_is_found_again_and_what_makes_no_sense_is_not() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("config");
        assert_eq!(Preferences::kept(&folder), Preferences::default());
        let place = Place { size: [1000.0, 700.5], corner: Some([-20, 40]), maximized: false };
        let chosen = Preferences {
            zoom: Some(2.0),
            theme: Some(ThemePreference::Dark),
            place: Some(place),
            language: None,
            notify: true,
        };
        for _ in 0..2 {
            chosen.keep(&folder).unwrap();
            assert_eq!(Preferences::kept(&folder), chosen);
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        let endless = "[".repeat(100_000);
        let tiny = r#"{"place": {"size": [0.0, 1e30], "corner": null, "maximized": false}}"#;
        for nonsense in ["", "{", r#"{"zoom": "large"}"#, tiny, endless.as_str()] {
            fs::write(folder.join(FILE), nonsense).unwrap();
            assert_eq!(Preferences::kept(&folder), Preferences::default(), "{nonsense:.80}");
        }
    }

    #[test]
    fn the_place_is_the_one_before_the_window_was_maximized_or_hidden() {
        let rect = |x, y, width, height| Some(Rect::from_min_size(egui::pos2(x, y), egui::vec2(width, height)));
        let seen = ViewportInfo {
            inner_rect: rect(10.0, 30.0, 500.0, 400.0),
            outer_rect: rect(8.0, 2.0, 504.0, 430.0),
            native_pixels_per_point: Some(1.5),
            ..ViewportInfo::default()
        };
        let place = Place::of(&seen, 2.0, None).unwrap();
        assert_eq!(place, Place { size: [1000.0, 800.0], corner: Some([24, 6]), maximized: false });
        let large = ViewportInfo { maximized: Some(true), inner_rect: rect(0.0, 0.0, 1920.0, 1080.0), ..seen.clone() };
        assert_eq!(Place::of(&large, 1.0, Some(place)), Some(Place { maximized: true, ..place }));
        let hidden = ViewportInfo { minimized: Some(true), inner_rect: None, ..seen.clone() };
        assert_eq!(Place::of(&hidden, 1.0, Some(place)), Some(place));
        assert_eq!(Place::of(&ViewportInfo::default(), 1.0, None), None);
    }

    #[test]
    fn a_window_is_put_back_only_where_its_owner_can_get_hold_of_it() {
        let left = Screen { corner: [-1920, 0], size: [1920, 1080] };
        let main = Screen { corner: [0, 0], size: [2560, 1440] };
        let at = |x, y| Place { size: [960.0, 640.0], corner: Some([x, y]), maximized: false };
        assert!(at(-1800, 100).is_in_reach([main, left]));
        for lost in [at(-1800, 100), at(2540, 100), at(100, 1430), at(100, -10), at(i32::MAX, i32::MIN)] {
            assert!(!lost.is_in_reach([main]), "{lost:?}");
        }
        assert!(!Place { corner: None, ..at(0, 0) }.is_in_reach([main]));
        assert!(!at(0, 0).is_in_reach([]));
    }

    #[test]
    fn what_is_forgotten_is_gone_and_what_others_keep_there_stays() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("plex-locksmith");
        fs::create_dir(&folder).unwrap();
        for file in [FILE, "of-another-program"] {
            fs::write(folder.join(file), "kept").unwrap();
        }
        forget(&folder).unwrap();
        assert!(!folder.join(FILE).exists() && folder.join("of-another-program").exists());
        fs::remove_file(folder.join("of-another-program")).unwrap();
        forget(&folder).unwrap();
        assert!(!folder.exists());
        forget(&folder).unwrap();
    }

    #[test]
    fn a_language_that_is_asked_for_goes_first_and_an_unknown_one_is_none() {
        let ctx = Context::default();
        let kept = Preferences { language: Some("de".to_owned()), ..Preferences::default() };
        kept.apply(&ctx, Some(Language::ENGLISH));
        assert_eq!(language::of(&ctx), Language::ENGLISH);
        let unknown = Preferences { language: Some("tlh".to_owned()), zoom: Some(f32::NAN), ..Preferences::default() };
        unknown.apply(&ctx, None);
        assert_eq!(language::of(&ctx), Language::of_system());
    }
}
