//! What the window says of a history, as data: its strips, its pages, and what is kept of it.

use crate::client::diagnosis::Span;
use crate::client::model::{Entry, Message, Phrase, ServerName, Shown, messages, names};

names! {
    pub enum HistoryWord [] {
        History = "window-history",
        OfAll = "window-history-of-all",
        /// Words to choose a stretch of time by.
        Day = "window-history-day",
        Week = "window-history-week",
        Month = "window-history-month",
        LastDay = "window-history-last-day",
        LastWeek = "window-history-last-week",
        LastMonth = "window-history-last-month",
        // A state of a strip that is no verdict
        Fine = "window-history-fine",
        NotWatched = "window-history-not-watched",
        Checking = "window-history-checking",
        Unclear = "window-history-unclear",
        Warning = "window-history-warning",
        Problem = "window-history-problem",
        // Its pages
        Events = "window-history-events",
        NoEvents = "window-history-no-events",
        NothingYet = "window-history-nothing-yet",
        ShowMore = "window-history-show-more",
        OtherWrites = "window-history-other-writes",
        NotKept = "window-history-not-kept",
        DiskFull = "window-history-disk-full",
        Forbidden = "window-history-forbidden",
        // Deleting it
        Delete = "window-history-delete",
        DeleteTitle = "window-history-delete-title",
        DeleteText = "window-history-delete-text",
        DeleteNow = "window-history-delete-now",
        Keep = "window-history-keep",
        Deleted = "window-history-deleted",
        NotDeleted = "window-history-not-deleted",
        OtherFirst = "window-history-other-first",
    }
}

impl Message for HistoryWord {
    fn phrase(&self) -> Phrase {
        Phrase::new(self.id())
    }
}

messages! {
    pub enum HistoryText {
        Of { server: ServerName } = "window-history-of",
        /// A strip for who can't see it.
        Strip { stretch: Phrase, parts: Phrase } = "window-history-strip",
        Parts { part: Phrase, rest: Phrase } = "window-history-parts",
        StripOf { subject: Phrase, strip: Phrase } = "window-history-strip-of",
        PartFor { state: Phrase, span: Span } = "window-history-part-for",
        PartFromTo { state: Phrase, from: Phrase, to: Phrase } = "window-history-part-from-to",
        PartSince { state: Phrase, from: Phrase } = "window-history-part-since",
        PartOften { state: Phrase, count: usize, span: Span } = "window-history-part-often",
        /// What the pointer, or the keyboard, is on.
        Band { state: Phrase, from: Phrase, to: Phrase } = "window-history-band",
        BandNow { state: Phrase, from: Phrase } = "window-history-band-now",
        EventAt { moment: Phrase, what: Phrase } = "window-history-event-at",
        MoreEvents { count: usize } = "window-history-more-events",
        /// The time of day alone.
        Time { time: Shown } = "window-history-time",
    }
}

/// What every language has to have for it.
pub fn entries() -> impl Iterator<Item = Entry> {
    [HistoryWord::ENTRIES, HistoryText::ENTRIES].into_iter().flatten().copied()
}
