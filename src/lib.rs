//! Locksmith for Plex.

pub mod client;
