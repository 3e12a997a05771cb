//! What only the window says, as data.

pub mod history;
pub mod host;
mod labels;
mod notify;
pub mod repair;
pub mod texts;
mod twins;

pub use history::{HistoryText, HistoryWord};
pub use labels::{ABOUT, DEVICES, FRIENDS, JOURNEY, OTHER_PROGRAMS, Word};
pub use notify::NotifyWord;
pub use texts::{ClaimStep, ClaimTitle, SignInTitle, Stage, Text};

pub use twins::{TwinLabel, TwinText};

use crate::client::diagnosis::{Cause, ComputerCause};
use crate::client::model::{Message, Phrase, messages};

messages! {
    pub enum ListWord {
        Checking = "list-checking",
        ReachesPlex = "list-reaches-plex",
        InProgress = "list-in-progress",
    }
}

impl ListWord {
    /// A server's state for a list. Nothing is known yet without a cause.
    #[must_use]
    pub fn of_server(cause: Option<Cause>) -> Phrase {
        cause.map_or_else(|| Self::Checking.phrase(), Cause::list_word)
    }

    /// This computer's, once something was seen of it.
    #[must_use]
    pub fn of_computer(cause: Option<ComputerCause>) -> Phrase {
        cause.map_or_else(|| Self::ReachesPlex.phrase(), ComputerCause::list_word)
    }
}

messages! {
    pub enum ChecklistText {
        /// Checks that were skipped because of the one above.
        Folded { count: usize } = "checklist-folded",
        Passed { count: usize } = "checklist-passed",
        Open { count: usize } = "checklist-open",
        PassedAndOpen { passed: Phrase, open: Phrase } = "checklist-passed-and-open",
    }
}

/// What every language has to have for the window.
pub fn entries() -> impl Iterator<Item = crate::client::model::Entry> {
    [
        ListWord::ENTRIES,
        ChecklistText::ENTRIES,
        Word::ENTRIES,
        Text::ENTRIES,
        Stage::ENTRIES,
        ClaimStep::ENTRIES,
        TwinLabel::ENTRIES,
        TwinText::ENTRIES,
        ClaimTitle::ENTRIES,
        SignInTitle::ENTRIES,
        NotifyWord::ENTRIES,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(repair::entries())
    .chain(history::entries())
    .chain(host::entries())
    .chain(helps())
}

/// The attributes that say what a title means.
fn helps() -> impl Iterator<Item = crate::client::model::Entry> {
    let titles = [ClaimTitle::ENTRIES, SignInTitle::ENTRIES].into_iter().flatten();
    titles.map(|title| crate::client::model::Entry { id: title.id, attribute: Some(texts::HELP), args: &[] })
}
