//! The groups of the list of servers, and the order in them.

use super::{Model, Server, ServerKey};
use crate::client::diagnosis::{Cause, Severity};
use crate::client::model::Ownership;

/// A group of the list, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    NeedsAttention,
    Yours,
    SharedWithYou,
    Others,
}

impl Group {
    /// Where a server belongs by what is known of it now.
    #[must_use]
    pub fn of(server: &Server) -> Self {
        let d = &server.diagnosis;
        match (d.cause, d.severity) {
            (Some(Cause::NotPlex), _) => Self::Others,
            (Some(Cause::Shared), _) => Self::SharedWithYou,
            (_, Some(Severity::Problem)) => Self::NeedsAttention,
            _ if server.listed.is_some() || d.ownership == Ownership::You => Self::Yours,
            _ => Self::Others,
        }
    }
}

impl Model {
    /// The rows by group, and by name within a group. What is no server comes last.
    #[must_use]
    pub fn arranged(&self) -> Vec<(Group, ServerKey)> {
        let is_server = |server: &Server| server.diagnosis.cause != Some(Cause::NotPlex);
        let mut rows: Vec<_> = self.rows.iter().map(|server| (Group::of(server), server)).collect();
        rows.sort_by_cached_key(|(group, server)| {
            (*group, !is_server(server), natural(&server.diagnosis.name), server.key)
        });
        rows.into_iter().map(|(group, server)| (group, server.key)).collect()
    }

    /// How many rows are servers, or may turn out to be. An address that was typed, and at which nobody is, is none.
    #[must_use]
    pub fn servers_found(&self) -> usize {
        self.rows.summary().servers
    }
}

pub(super) fn may_be_server(server: &Server) -> bool {
    match server.diagnosis.cause {
        Some(Cause::NotPlex) => false,
        Some(Cause::NotRunning | Cause::Unreachable) => server.diagnosis.id.is_some(),
        Some(_) | None => true,
    }
}

/// A name as people sort it: whatever its case, and "NAS 2" before "NAS 10".
fn natural(name: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match (parts.last_mut(), c.to_digit(10).map(u64::from)) {
            (Some(Part::Number(number)), Some(digit)) => *number = number.saturating_mul(10).saturating_add(digit),
            (_, Some(digit)) => parts.push(Part::Number(digit)),
            (Some(Part::Text(text)), None) => text.push(c),
            (_, None) => parts.push(Part::Text(c.to_string())),
        }
    }
    parts
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u64),
    Text(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_as_people_do() {
        let mut names = ["nas 10", "NAS 2", "Attic", "9 lives", "nas"];
        names.sort_by_cached_key(|name| natural(name));
        assert_eq!(names, ["9 lives", "Attic", "nas", "NAS 2", "nas 10"]);
    }
}
