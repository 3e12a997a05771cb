//! The troubles of one server, each from its beginning to its end.

use super::super::event::{Event, Kind};
use crate::client::diagnosis::{Cause, Severity};
use crate::client::model::MachineId;

/// From the first moment of a cause to the first of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble<'a> {
    pub cause: &'a str,
    pub from: u64,
    /// When it ended; `None`: it lasts, or nobody looked when it did.
    pub to: Option<u64>,
    /// What was there before, where somebody had looked.
    pub before: Option<&'a str>,
    /// What came after it.
    pub after: Option<&'a str>,
}

/// Is something wrong with a server of this cause?
pub fn is_trouble(cause: &str) -> bool {
    Cause::of_id(cause).is_some_and(|known| known.spec().severity != Severity::Info)
}

/// Is it the identifier of one of these?
pub fn is_one_of(causes: &[Cause], id: &str) -> bool {
    causes.iter().any(|cause| cause.id() == id)
}

/// Those of a server, the oldest first. Where nobody looked, one ends without an end, and the next has nothing before it.
pub fn troubles<'a>(events: &[&'a Event], server: &MachineId) -> Vec<Trouble<'a>> {
    let mut troubles: Vec<Trouble<'a>> = Vec::new();
    let mut is_open = false;
    let mut before = None;
    for event in events {
        match event.kind {
            Kind::Began | Kind::Ended | Kind::Gap => (is_open, before) = (false, None),
            Kind::Cause if event.server.as_ref() == Some(server) => {
                let now = event.to.as_deref();
                if now == before {
                    continue;
                }
                if let Some(last) = troubles.last_mut().filter(|_| is_open) {
                    (last.to, last.after) = (Some(event.at), now);
                }
                is_open = now.is_some_and(is_trouble);
                if let Some(cause) = now.filter(|_| is_open) {
                    troubles.push(Trouble { cause, from: event.at, to: None, before, after: None });
                }
                before = now;
            }
            Kind::Cause
            | Kind::Woke
            | Kind::Address
            | Kind::Identity
            | Kind::Version
            | Kind::Name
            | Kind::Restart
            | Kind::Plex
            | Kind::Network => {}
        }
    }
    troubles
}
