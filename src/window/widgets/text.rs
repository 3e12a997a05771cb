//! Text in three sizes.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{Label, Response, RichText, Ui};

use crate::client::model::Message;
use crate::window::icons::{self, Symbol};
use crate::window::language::Say;
use crate::window::messages::Text;
use crate::window::theme::{self, Tokens};

/// The largest text: the verdict, or the failure. Screen readers announce it when it changes.
pub fn verdict(ui: &mut Ui, text: &(impl Message + ?Sized)) -> Response {
    let response = ui.add(Label::new(RichText::new(ui.say(text)).heading()).wrap());
    live(ui, &response);
    response
}

/// The heading of a section.
pub fn section(ui: &mut Ui, text: &(impl Message + ?Sized)) -> Response {
    ui.add(Label::new(RichText::new(ui.say(text)).text_style(theme::section())).wrap())
}

/// Body text.
pub fn body(ui: &mut Ui, text: &(impl Message + ?Sized)) -> Response {
    ui.add(Label::new(ui.say(text)).wrap())
}

/// Body text that may be overlooked.
pub fn quiet(ui: &mut Ui, text: &(impl Message + ?Sized)) -> Response {
    let color = Tokens::of(ui).quiet;
    ui.add(Label::new(RichText::new(ui.say(text)).color(color)).wrap())
}

/// Body text with a symbol before it that says the same.
pub fn marked(ui: &mut Ui, symbol: Symbol, text: &(impl Message + ?Sized)) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal_top(|ui| {
            icons::symbol(ui, symbol);
            ui.add(Label::new(ui.say(text)).wrap())
        })
        .inner
    })
    .inner
}

/// A quiet label, and what it stands for.
pub fn pair(ui: &mut Ui, label: &(impl Message + ?Sized), text: &(impl Message + ?Sized)) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.x = theme::STEP;
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(ui.say(label)).color(Tokens::of(ui).quiet));
            ui.label(ui.say(text));
        });
    });
}

/// A verdict that changed lately says what it was before.
pub fn changed(ui: &mut Ui, from: &(impl Message + ?Sized), now: Duration, at: Duration) {
    /// After so long it is no news any more.
    const NEWS: Duration = Duration::from_secs(600);
    let ago = now.saturating_sub(at);
    if ago <= NEWS {
        quiet(ui, &Text::ChangedSince { from: from.phrase(), ago: Text::ago(ago).phrase() });
    }
}

/// One line that is cut where the room ends; the pointer shows the rest.
pub fn line(ui: &mut Ui, text: RichText) -> Response {
    ui.add(Label::new(text).truncate())
}

/// Makes a label speak up when its words change.
pub fn live(ui: &Ui, response: &Response) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}
