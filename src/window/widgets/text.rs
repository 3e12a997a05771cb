//! Text in the three sizes of the design.

use egui::accesskit::Live;
use egui::{Label, Response, RichText, Ui};

use crate::window::theme::{self, Tokens};

/// The largest text: the verdict, or the failure. Screen readers announce it when it changes.
pub fn verdict(ui: &mut Ui, text: &str) -> Response {
    let response = ui.add(Label::new(RichText::new(text).heading()).wrap());
    live(ui, &response);
    response
}

/// The heading of a section.
pub fn section(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).text_style(theme::section())).wrap())
}

/// Body text.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(text).wrap())
}

/// Body text that may be overlooked.
pub fn quiet(ui: &mut Ui, text: &str) -> Response {
    let color = Tokens::of(ui).quiet;
    ui.add(Label::new(RichText::new(text).color(color)).wrap())
}

/// One line that is cut where the room ends; the pointer shows the rest.
pub fn line(ui: &mut Ui, text: RichText) -> Response {
    ui.add(Label::new(text).truncate())
}

/// Makes a label speak up when its words change.
pub fn live(ui: &Ui, response: &Response) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}
