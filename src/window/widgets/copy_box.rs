//! A text to copy, in a box of its own, with a button that says when it was copied.

use egui::{Align, Button, Frame, Label, Layout, RichText, Ui, vec2};

use super::text;
use crate::client::diagnosis::guide::CopyText;
use crate::client::model::Message as _;
use crate::window::language::Say;
use crate::window::messages::{Text, Word};
use crate::window::theme::{RADIUS, STEP, TOUCH, Tokens};

/// Below this width, the button stands under the text.
const NARROW: f32 = 360.0;

/// Shows it, with its name where there are several. Returns true if it is to be copied.
pub fn show(ui: &mut Ui, copy: &CopyText, is_named: bool, is_copied: bool) -> bool {
    let frame = Frame::new().fill(Tokens::of(ui).background).corner_radius(RADIUS).inner_margin(2.0 * STEP);
    let pressed = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if is_named {
            text::quiet(ui, &copy.label);
        }
        if ui.available_width() < NARROW {
            words(ui, copy);
            return button(ui, copy, is_copied);
        }
        let mut pressed = false;
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            pressed = button(ui, copy, is_copied);
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                ui.add_space(2.0 * STEP);
                words(ui, copy);
            });
        });
        pressed
    });
    ui.add_space(STEP);
    pressed.inner
}

fn words(ui: &mut Ui, copy: &CopyText) {
    ui.style_mut().interaction.selectable_labels = true;
    ui.add(Label::new(RichText::new(&copy.text).monospace()).wrap());
}

fn button(ui: &mut Ui, copy: &CopyText, is_copied: bool) -> bool {
    let what = copy.label.phrase();
    let (label, name) =
        if is_copied { (Word::CopiedShort, Text::CopiedWhat { what }) } else { (Word::Copy, Text::CopyWhat { what }) };
    let name = ui.say(&name);
    ui.add(Button::new(ui.say(&label)).min_size(vec2(72.0, TOUCH))).accessible_name(name).clicked()
}
