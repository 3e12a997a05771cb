//! Locksmith for Plex.

pub mod client;
pub mod demo;
