//! The rules of the house, read from its sources: no sentence outside the files of words, and no edge that the map does not draw.

#![allow(clippy::wildcard_enum_match_arm, reason = "the tokens are not ours")]

mod edges;
mod readme;
mod sentences;
mod sources;
