//! The words around a report. What the report itself says is told by [`client::report`](crate::client::report).

/// On the button and in the menu: it asks before anything is copied.
pub const OPEN: &str = "Copy report…";
pub const TITLE: &str = "A report to paste into a forum";
pub const TEXT: &str = "Nothing is sent anywhere. Read it first; it is copied when you press the button.";
pub const COPY: &str = "Copy report";
pub const COPIED: &str = "Report copied.";
pub const PREVIEW: &str = "Preview";
pub const WITHHELD: &str = "What was withheld";
pub const NOTHING_WITHHELD: &str = "There was nothing to withhold.";
