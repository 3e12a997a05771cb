//! A QR code, painted as rectangles: always dark on white, with its quiet zone, or phones cannot read it.

use crate::window::language::Say;
use crate::window::messages::Word;
use egui::{Color32, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};
use qrcode::{Color, EcLevel, QrCode};

/// The white margin that the standard asks for, in modules.
const QUIET_ZONE: usize = 4;
/// The least size of a module, in points, at which phones read it easily.
const MODULE: f32 = 3.0;

/// The code's modules row by row, kept until the text changes.
#[derive(Clone)]
struct Modules {
    text: String,
    width: usize,
    dark: Vec<bool>,
}

impl Modules {
    fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
        let dark = code.to_colors().into_iter().map(|c| c == Color::Dark).collect();
        Some(Self { text: text.to_owned(), width: code.width(), dark })
    }
}

/// Shows a text as a QR code, if it fits into one.
pub fn show(ui: &mut Ui, text: &str) {
    let id = Id::unique("qr-code");
    let kept = ui.data(|d| d.get_temp::<Modules>(id)).filter(|m| m.text == text);
    let Some(modules) = kept.or_else(|| Modules::of(text)) else { return };
    let side = (modules.width + 2 * QUIET_ZONE) as f32 * MODULE;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    let name = ui.say(&Word::Qr);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        painter.rect_filled(rect, 4.0, Color32::WHITE);
        let corner = rect.min + Vec2::splat(QUIET_ZONE as f32 * MODULE);
        for (n, _) in modules.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            let at = corner + Vec2::new((n % modules.width) as f32, (n / modules.width) as f32) * MODULE;
            painter.rect_filled(Rect::from_min_size(pos2(at.x, at.y), Vec2::splat(MODULE)), 0.0, Color32::BLACK);
        }
    }
    ui.data_mut(|d| d.insert_temp(id, modules));
}
