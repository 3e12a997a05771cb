//! What changes a server: the claim; and, where its settings are within reach, the repair of one that holds a dead sign-in, which
//! is written into a journal step by step so that it can always be put back.

pub mod claim;
pub mod fault;
pub mod job;
pub mod journal;
pub mod messages;
pub use messages::entries;
pub mod power;
pub mod put_back;
pub mod record;
pub mod repairs;
pub mod reset;
pub mod steps;

pub use fault::Fault;
pub use job::{RepairJob, RepairKind};
pub use journal::Journal;
pub use record::{Record, RepairOutcome};
pub use repairs::JournalStore;
pub use steps::{Ask, LaterSignIn, Note, Progress, RepairEnd, Step};
