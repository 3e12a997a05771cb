//! What a history tells of everybody, in one row.

use super::log::Log;
use super::told::{Told, told};
use crate::client::model::MachineId;

/// All that it tells of this computer and of every server, the oldest first. What befell this computer is told once.
#[must_use]
pub fn chronicle(log: &Log) -> Vec<Told> {
    let mut lines = told(&log.about(None), None);
    for id in log.servers().keys() {
        lines.extend(of_server(log, id));
    }
    lines.sort_by_key(|told| told.at);
    lines
}

/// Without what befell this computer.
fn of_server(log: &Log, id: &MachineId) -> impl Iterator<Item = Told> {
    told(&log.about(Some(id)), Some(id)).into_iter().filter(|told| told.server.is_some())
}

#[cfg(test)]
mod tests {
    use super::super::event::{Event, Kind};
    use super::*;

    #[test]
    fn what_befell_this_computer_is_told_once_and_all_is_in_order() {
        let id = |letter: char| MachineId::new(&letter.to_string().repeat(40)).unwrap();
        let cause = |at, letter, cause: &str| Event::of_server(at, id(letter), Kind::Cause).to(cause.to_owned());
        let log = Log::new(&[
            Event::of_computer(0, Kind::Began),
            cause(1, 'a', "healthy"),
            cause(2, 'b', "healthy"),
            cause(3, 'a', "not-accepted"),
            Event::of_computer(4, Kind::Ended),
        ]);
        let all: Vec<_> = chronicle(&log).into_iter().map(|told| (told.at, told.server)).collect();
        assert_eq!(all, [(0, None), (1, Some(id('a'))), (2, Some(id('b'))), (3, Some(id('a'))), (4, None)]);
    }
}
