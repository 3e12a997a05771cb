//! What only the window says, as data.

pub mod repair;

use crate::client::diagnosis::{Cause, ComputerCause};
use crate::client::model::{Message, Phrase, messages};

messages! {
    pub enum ListWord {
        Checking = "list-checking",
        ReachesPlex = "list-reaches-plex",
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
        Folded { count: usize, consequence: Phrase } = "checklist-folded",
        FoldedUnsaid { count: usize } = "checklist-folded-unsaid",
    }
}

/// What every language has to have for the window.
pub fn entries() -> impl Iterator<Item = crate::client::model::Entry> {
    [ListWord::ENTRIES, ChecklistText::ENTRIES].into_iter().flatten().copied().chain(repair::entries())
}
