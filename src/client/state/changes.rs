//! What happened, as numbered events: each front end follows them with a cursor of its own, and so will a history.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::Arc;

use super::watch::Alarm;
use super::{ServerKey, SignInEnd};
use crate::client::diagnosis::{Cause, ComputerCause};
use crate::client::model::{MachineId, Moment};
use crate::client::repair::RepairEnd;
use crate::client::repair::claim::ClaimEnd;

/// How many are kept: far more than happen between two frames, or two looks of a terminal.
const KEPT: usize = 256;

/// Something that happened to a subject.
#[derive(Clone, Debug)]
pub struct Change {
    /// The program's own count, from 0.
    pub number: u64,
    /// By the monotonic clock: time since the program started.
    pub at: Moment,
    /// By this computer's clock: seconds since 1970.
    pub unix: u64,
    pub what: What,
}

/// The subject, and what became of it.
#[derive(Clone, Debug)]
pub enum What {
    /// A verdict on a server that had stood for a while.
    Server {
        key: ServerKey,
        from: Cause,
        to: Option<Cause>,
    },
    /// A verdict on this computer that had stood for a while; `None` where nothing is wrong.
    Computer {
        from: Option<ComputerCause>,
        to: Option<ComputerCause>,
    },
    SignInEnded(SignInEnd),
    /// Also of a claim that was not begun at all.
    ClaimEnded {
        key: ServerKey,
        end: ClaimEnd,
    },
    /// A repair, an undo or a start.
    RepairEnded {
        server: MachineId,
        end: RepairEnd,
    },
    /// A journal of an interrupted repair was found, by its name.
    Interrupted {
        record: String,
    },
    /// What the owner typed led to these addresses.
    Typed {
        addresses: Vec<SocketAddr>,
        /// One of them was in the list already.
        is_known: bool,
    },
    /// An own server stopped letting its owner in, or does again.
    Alarm(Alarm),
}

impl Change {
    /// Tells the log. Names stay out of it: what is told is what, and not whose.
    pub fn trace(&self) {
        match &self.what {
            What::Server { key, from, to } => {
                let to = to.map(Cause::id);
                tracing::info!(server = ?key, from = from.id(), to, "verdict changed");
            }
            What::Computer { from, to } => {
                let (from, to) = (from.map(ComputerCause::id), to.map(ComputerCause::id));
                tracing::info!(from, to, "verdict on this computer changed");
            }
            What::SignInEnded(Ok(_)) => tracing::info!("signed in"),
            What::SignInEnded(Err(why)) => tracing::warn!(?why, "not signed in"),
            What::ClaimEnded { key, end } => tracing::info!(server = ?key, ?end, "claim ended"),
            What::RepairEnded { server, end } => tracing::info!(%server, ?end, "repair ended"),
            What::Interrupted { record } => tracing::warn!(record, "a repair was interrupted"),
            What::Typed { is_known, .. } => tracing::info!(is_known, "an address was typed"),
            What::Alarm(alarm) => tracing::info!(cause = alarm.cause.id(), "alarm"),
        }
    }

    /// The end of a sign-in.
    #[must_use]
    pub fn sign_in_end(&self) -> Option<&SignInEnd> {
        if let What::SignInEnded(end) = &self.what { Some(end) } else { None }
    }

    /// The end of the claim of this server.
    #[must_use]
    pub fn claim_end(&self, server: ServerKey) -> Option<&ClaimEnd> {
        if let What::ClaimEnded { key, end } = &self.what { (*key == server).then_some(end) } else { None }
    }
}

/// The newest changes. Older ones are dropped: what they led to stands in the model.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Shared by the snapshots of the model: they are many, and changes are few.
    kept: Arc<VecDeque<Change>>,
    next: u64,
}

/// Up to where somebody has read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor(u64);

impl Changes {
    pub(super) fn push(&mut self, at: Moment, unix: u64, what: What) {
        let kept = Arc::make_mut(&mut self.kept);
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back(Change { number: self.next, at, unix, what });
        self.next += 1;
    }

    /// Behind the last one.
    #[must_use]
    pub fn end(&self) -> Cursor {
        Cursor(self.next)
    }

    /// Those that were not read yet, the oldest first. The cursor stands behind them then.
    pub fn read<'a>(&'a self, cursor: &mut Cursor) -> impl Iterator<Item = &'a Change> + use<'a> {
        let from = std::mem::replace(cursor, self.end()).0;
        self.kept.iter().filter(move |change| change.number >= from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn push(changes: &mut Changes) {
        changes.push(Moment::ZERO, 0, What::Computer { from: None, to: Some(ComputerCause::Offline) });
    }

    #[test]
    fn each_reader_reads_each_change_once() {
        let mut changes = Changes::default();
        let mut first = changes.end();
        push(&mut changes);
        push(&mut changes);
        let mut late = changes.end();
        assert_eq!(changes.read(&mut first).map(|change| change.number).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(changes.read(&mut first).count(), 0);
        push(&mut changes);
        assert_eq!(changes.read(&mut first).count(), 1);
        assert_eq!(changes.read(&mut late).count(), 1);
    }

    #[test]
    fn a_flood_takes_no_room_without_end() {
        let mut changes = Changes::default();
        let mut cursor = changes.end();
        (0..3 * KEPT).for_each(|_| push(&mut changes));
        assert_eq!(changes.read(&mut cursor).count(), KEPT);
    }
}
