//! What became of the servers and of this computer over days and weeks: events, the file they are kept in, and what repeats in them.
//!
//! Only [`file`] touches the disk. What was when, and which pattern is in it, are pure functions of the events.

mod age;
pub mod chronicle;
pub mod event;
pub mod file;
mod line;
pub mod log;
pub mod messages;
mod order;
pub mod patterns;
pub mod recorder;
pub mod spans;
pub mod told;

pub use event::{Event, Kind};
pub use file::{HistoryFolder, Writer};
pub use log::Log;
pub use patterns::{Pattern, PatternId};
pub use recorder::{Recorder, Seen, Snapshot};
pub use spans::{Span, State};
pub use told::{Lead, Told, told};
