//! What is remembered from one start to the next, besides size and place of the window, which eframe keeps by itself.

use egui::{Context, ThemePreference};
use serde::{Deserialize, Serialize};

use super::language;
use crate::text::Language;

/// Under what the preferences are kept.
const KEY: &str = "preferences";
/// The text sizes that are taken from a file, as factors.
const ZOOMS: std::ops::RangeInclusive<f32> = 0.5..=3.0;

/// What the owner chose; what was never chosen is the system's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// A code, as BCP 47 has it.
    pub language: Option<String>,
    pub theme: Option<ThemePreference>,
    /// The size of text, as a factor.
    pub zoom: Option<f32>,
}

impl Preferences {
    /// What was kept. A file that makes no sense is none.
    #[must_use]
    pub fn kept(storage: Option<&dyn eframe::Storage>) -> Self {
        storage.and_then(|storage| eframe::get_value(storage, KEY)).unwrap_or_default()
    }

    pub fn keep(&self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEY, self);
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

    /// What the window wears now, for what was ever chosen. The language is kept only if it was chosen in the window.
    pub fn take_from(&mut self, ctx: &Context, language: Option<Language>) {
        if let Some(language) = language {
            self.language = Some(language.code().to_owned());
        }
        let theme = ctx.options(|options| options.theme_preference);
        if theme != ThemePreference::System {
            self.theme = Some(theme);
        }
        #[expect(clippy::float_cmp, reason = "exactly the factor that nobody has changed")]
        if self.zoom.is_some() || ctx.zoom_factor() != 1.0 {
            self.zoom = Some(ctx.zoom_factor());
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
