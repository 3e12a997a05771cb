//! The look: colours, type and spacing, as tokens. A test computes the contrast of every pair that is used.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme,
    Visuals, vec2,
};

use crate::packed;

/// The unit of spacing; every distance is a multiple of it.
pub const STEP: f32 = 4.0;
/// The radius of corners.
pub const RADIUS: u8 = 8;
/// Body text.
pub const BODY: f32 = 15.0;
/// Headings of sections.
pub const SECTION: f32 = 18.0;
/// The verdict: the largest text there is.
pub const VERDICT: f32 = 26.0;
/// The least height of anything that can be pressed.
pub const TOUCH: f32 = 36.0;
/// The only animation besides the spinner, in seconds. Below what anybody has to wait for.
const FADE: f32 = 0.15;

/// The heavier of the two weights.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The name of the section heading's text style.
pub fn section() -> TextStyle {
    TextStyle::Name("section".into())
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    pub background: Color32,
    pub surface: Color32,
    pub text: Color32,
    pub quiet: Color32,
    pub accent: Color32,
    pub accent_hover: Color32,
    pub on_accent: Color32,
    /// Behind the selected row.
    pub selected: Color32,
    /// Behind a row or a quiet button under the pointer.
    pub hover: Color32,
    /// Around fields and quiet buttons: has to be seen.
    pub outline: Color32,
    /// Between regions: decoration.
    pub hairline: Color32,
    pub ok: Color32,
    pub warning: Color32,
    pub problem: Color32,
    /// The mark inside a filled symbol.
    pub on_symbol: Color32,
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// The light theme.
pub const LIGHT: Tokens = Tokens {
    background: hex(0xF6F7F9),
    surface: hex(0xFFFFFF),
    text: hex(0x1B1F24),
    quiet: hex(0x57606A),
    accent: hex(0x0B5CC4),
    accent_hover: hex(0x094DA5),
    on_accent: hex(0xFFFFFF),
    selected: hex(0xECF3FC),
    hover: hex(0xF1F3F6),
    outline: hex(0x868E99),
    hairline: hex(0xDDE1E7),
    ok: hex(0x1A7F37),
    warning: hex(0x8A5A00),
    problem: hex(0xC0202C),
    on_symbol: hex(0xFFFFFF),
};

/// The dark theme.
pub const DARK: Tokens = Tokens {
    background: hex(0x15181D),
    surface: hex(0x1E2228),
    text: hex(0xE8EAED),
    quiet: hex(0xA3ABB5),
    accent: hex(0x78AEFF),
    accent_hover: hex(0x98C1FF),
    on_accent: hex(0x0B1220),
    selected: hex(0x26364E),
    hover: hex(0x282D35),
    outline: hex(0x767F8B),
    hairline: hex(0x313740),
    ok: hex(0x57C66F),
    warning: hex(0xE3B341),
    problem: hex(0xFF8078),
    on_symbol: hex(0x0B1220),
};

impl Tokens {
    /// The tokens of the theme that a `Ui` is drawn in.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> Self {
        if ui.visuals().dark_mode { DARK } else { LIGHT }
    }

    /// Every text colour with every colour that it is drawn on.
    #[must_use]
    pub fn text_pairs(&self) -> Vec<(&'static str, Color32, Color32)> {
        let mut pairs = vec![
            ("text-on-accent", self.on_accent, self.accent),
            ("text-on-hovered-accent", self.on_accent, self.accent_hover),
            ("mark-on-ok", self.on_symbol, self.ok),
            ("mark-on-warning", self.on_symbol, self.warning),
            ("mark-on-problem", self.on_symbol, self.problem),
        ];
        for (name, ground) in [
            ("background", self.background),
            ("surface", self.surface),
            ("selected-row", self.selected),
            ("hovered-row", self.hover),
        ] {
            pairs.extend([(name, self.text, ground), (name, self.quiet, ground), (name, self.accent, ground)]);
            pairs.extend([(name, self.ok, ground), (name, self.warning, ground), (name, self.problem, ground)]);
        }
        pairs
    }
}

/// The contrast of two opaque colours by WCAG 2: 1 to 21.
#[must_use]
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color32) -> f32 {
    let linear = |channel: u8| {
        let c = f32::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

/// Gives a context the look. It follows the system's theme, light or dark.
pub fn install(ctx: &egui::Context) {
    // Where a system does not say.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    ctx.set_fonts(fonts());
    ctx.set_style_of(Theme::Light, Arc::new(style(&LIGHT, Visuals::light())));
    ctx.set_style_of(Theme::Dark, Arc::new(style(&DARK, Visuals::dark())));
}

/// Inter in two weights, and a face for what is to be copied. A sign that none of them has comes from the system.
fn fonts() -> FontDefinitions {
    const FACES: [(&str, &str); 3] = [
        ("Inter", "fonts/Inter-Regular.otf"),
        ("Inter SemiBold", "fonts/Inter-SemiBold.otf"),
        ("JetBrains Mono", "fonts/JetBrainsMono-Regular.ttf"),
    ];
    let families = [
        (FontFamily::Proportional, vec!["Inter"]),
        (semibold(), vec!["Inter SemiBold"]),
        (FontFamily::Monospace, vec!["JetBrains Mono", "Inter"]),
    ];
    let mut fonts = FontDefinitions::empty();
    for (name, path) in FACES {
        let data = FontData::from_owned(packed::file(path).expect("the build script packs each font"));
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    for (family, names) in families {
        fonts.families.insert(family, names.into_iter().map(str::to_owned).collect());
    }
    fonts
}

fn style(tokens: &Tokens, visuals: Visuals) -> Style {
    let mut style = Style { visuals: dress(tokens, visuals), animation_time: FADE, ..Style::default() };
    let sans = |size| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Small, sans(BODY)),
        (TextStyle::Body, sans(BODY)),
        (TextStyle::Button, sans(BODY)),
        (section(), sans(SECTION)),
        (TextStyle::Heading, FontId::new(VERDICT, semibold())),
        (TextStyle::Monospace, FontId::new(BODY, FontFamily::Monospace)),
    ]
    .into();
    style.spacing.item_spacing = vec2(2.0 * STEP, 2.0 * STEP);
    style.spacing.button_padding = vec2(4.0 * STEP, 2.0 * STEP);
    style.spacing.interact_size = vec2(TOUCH, TOUCH);
    style.spacing.extra_text_line_spacing = 3.0;
    style.spacing.menu_margin = Margin::same(8);
    style.spacing.menu_width = 320.0;
    style.spacing.tooltip_width = 320.0;
    // Words are to be read; "Details" turns this on for what is worth copying.
    style.interaction.selectable_labels = false;
    style
}

fn dress(tokens: &Tokens, mut visuals: Visuals) -> Visuals {
    visuals.panel_fill = tokens.background;
    visuals.window_fill = tokens.surface;
    visuals.extreme_bg_color = tokens.surface;
    visuals.faint_bg_color = tokens.hover;
    visuals.code_bg_color = tokens.hover;
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.warning;
    visuals.error_fg_color = tokens.problem;
    visuals.weak_text_color = Some(tokens.quiet);
    visuals.window_stroke = Stroke::new(1.0, tokens.hairline);
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.window_corner_radius = CornerRadius::same(RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS);
    visuals.selection.bg_fill = tokens.selected;
    visuals.selection.stroke = Stroke::new(2.0, tokens.accent);
    visuals.indent_has_left_vline = false;
    let states = &mut visuals.widgets;
    for state in
        [&mut states.noninteractive, &mut states.inactive, &mut states.hovered, &mut states.active, &mut states.open]
    {
        state.corner_radius = CornerRadius::same(RADIUS);
        state.expansion = 0.0;
        state.fg_stroke = Stroke::new(1.5, tokens.text);
        state.bg_stroke = Stroke::new(1.0, tokens.outline);
        state.bg_fill = tokens.surface;
        state.weak_bg_fill = tokens.surface;
    }
    states.noninteractive.bg_stroke = Stroke::new(1.0, tokens.hairline);
    states.hovered.weak_bg_fill = tokens.hover;
    states.hovered.bg_fill = tokens.hover;
    for state in [&mut states.active, &mut states.open] {
        state.weak_bg_fill = tokens.selected;
        state.bg_fill = tokens.selected;
        state.bg_stroke = Stroke::new(2.0, tokens.accent);
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_can_be_read() {
        for (theme, tokens) in [("light", LIGHT), ("dark", DARK)] {
            for (name, text, ground) in tokens.text_pairs() {
                let found = contrast(text, ground);
                assert!(found >= 4.5, "{theme}, {name}: {text:?} on {ground:?} is {found:.2}");
            }
            for ground in [tokens.background, tokens.surface] {
                let found = contrast(tokens.outline, ground);
                assert!(found >= 3.0, "{theme}: the outline on {ground:?} is {found:.2}");
            }
        }
    }

    #[test]
    fn contrast_knows_black_and_white() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 0.01);
    }
}
