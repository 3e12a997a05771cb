//! Locksmith for Plex.

pub mod client;
pub mod demo;
#[cfg(feature = "window")]
pub mod window;
