//! The tables of causes hold together.

use std::collections::HashSet;

use super::*;

#[test]
fn every_cause_finds_its_own_entry() {
    for (nth, spec) in CAUSES.iter().enumerate() {
        assert_eq!((spec.cause as usize, spec.cause.id()), (nth, spec.id));
    }
    for (nth, spec) in COMPUTER_CAUSES.iter().enumerate() {
        assert_eq!((spec.cause as usize, spec.cause.id()), (nth, spec.id));
    }
    let ids: HashSet<_> = CAUSES.iter().map(|s| s.id).chain(COMPUTER_CAUSES.iter().map(|s| s.id)).collect();
    assert_eq!(ids.len(), CAUSES.len() + COMPUTER_CAUSES.len());
    assert_eq!(serde_json::to_value(Cause::StaleClaim).unwrap(), "stale-claim");
}

#[test]
fn what_is_marked_as_fine_or_neutral_is_no_problem() {
    assert!(CAUSES.iter().all(|s| s.mark == Mark::Attention || s.severity == Severity::Info));
}
