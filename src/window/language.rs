//! The language of the window. It is kept with egui's own state, as the theme is: every window, and every test, has one of its own.

use egui::{Context, Id, Ui};

use crate::client::model::Message;
use crate::text::Language;

fn id() -> Id {
    Id::unique("language-of-the-window")
}

/// The language that the window speaks now.
#[must_use]
pub fn of(ctx: &Context) -> Language {
    ctx.data(|data| data.get_temp(id())).unwrap_or(Language::ENGLISH)
}

pub fn set(ctx: &Context, language: Language) {
    ctx.data_mut(|data| data.insert_temp(id(), language));
}

/// Puts a message into words, in the language of the window.
pub trait Say {
    fn say(&self, message: &(impl Message + ?Sized)) -> String;
}

impl Say for Context {
    fn say(&self, message: &(impl Message + ?Sized)) -> String {
        of(self).render(message)
    }
}

impl Say for Ui {
    fn say(&self, message: &(impl Message + ?Sized)) -> String {
        self.ctx().say(message)
    }
}
