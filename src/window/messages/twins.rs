//! What tells two computers with one identity apart.

use crate::client::model::{Message, Phrase, messages, names};

names! {
    /// What stands beside a fact, and sentences that are always the same.
    pub enum TwinLabel [] {
        Compare = "twins-compare",
        StopOne = "twins-stop-one",
        Proven = "twins-proven",
        Name = "twin-name",
        Address = "twin-address",
        Claimed = "twin-claimed",
        Version = "twin-version",
        System = "twin-system",
        Since = "twin-since",
        Found = "twin-found",
        IsClaimed = "twin-is-claimed",
        IsNotClaimed = "twin-is-not-claimed",
    }
}

impl Message for TwinLabel {
    fn phrase(&self) -> Phrase {
        Phrase::new(self.id())
    }
}

messages! {
    pub enum TwinText {
        Computer { number: usize } = "twin-computer",
        NewerVersion { version: String } = "twin-newer-version",
        ClaimedBy { owner: String } = "twin-claimed-by",
    }
}
