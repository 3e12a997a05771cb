//! The field for an address. It keeps the keyboard while results come in, and Enter adds what was typed.

use egui::{Id, Key, RichText, TextEdit, Ui};

use super::text;
use crate::client::state::SearchProgress;
use crate::window::language::Say;
use crate::window::messages::Word;
use crate::window::theme::Tokens;
use crate::window::view::{View, ViewAction};

/// The longest text that is taken: longer than any address, host names included.
const LIMIT: usize = 300;

/// The field's place in egui's memory: a shortcut puts the keyboard there.
fn field_id() -> Id {
    Id::unique("address-of-a-server")
}

pub fn show(ui: &mut Ui, search: &SearchProgress, view: &mut View) -> Option<ViewAction> {
    let mut action = None;
    let label = ui.label(RichText::new(ui.say(&Word::Address)).color(Tokens::of(ui).quiet));
    ui.horizontal(|ui| {
        let add = ui.say(&Word::Add);
        let font = egui::TextStyle::Button.resolve(ui.style());
        let words = ui.painter().layout_no_wrap(add.clone(), font, Tokens::of(ui).text).size().x;
        let button_width = (words + 2.0 * ui.spacing().button_padding.x).max(56.0);
        let width = (ui.available_width() - button_width - ui.spacing().item_spacing.x).max(80.0);
        let edit = TextEdit::singleline(&mut view.address)
            .id(field_id())
            .hint_text(ui.say(&Word::AddressHint))
            .char_limit(LIMIT)
            .margin(egui::Margin::symmetric(8, 8))
            .desired_width(width - 16.0);
        let field = ui.add(edit).labelled_by(label.id);
        if std::mem::take(&mut view.focus_address) {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        let has_text = !view.address.trim().is_empty();
        let button = egui::Button::new(add).min_size(egui::vec2(button_width, 36.0));
        let pressed = ui.add_enabled(has_text, button).clicked();
        if has_text && (entered || pressed) {
            action = Some(ViewAction::AddAddress);
            if entered {
                field.request_focus();
            }
        }
    });
    if let Some(error) = &search.address_error {
        let color = Tokens::of(ui).problem;
        let said = ui.add(egui::Label::new(RichText::new(ui.say(error)).color(color)).wrap());
        text::live(ui, &said);
    } else if search.resolving {
        text::quiet(ui, &Word::AddressBusy);
    }
    action
}
