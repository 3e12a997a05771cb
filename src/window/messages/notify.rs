//! What the window says of notifications, as data.

use crate::client::model::{Message, Phrase, names};

names! {
    pub enum NotifyWord [] {
        Switch = "window-notify",
        On = "window-notify-on",
        Off = "window-notify-off",
        // Why it stays off
        Nobody = "window-notify-nobody",
        Forbidden = "window-notify-forbidden",
        NotInstalled = "window-notify-not-installed",
    }
}

impl Message for NotifyWord {
    fn phrase(&self) -> Phrase {
        Phrase::new(self.id())
    }
}
