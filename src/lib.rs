//! Locksmith for Plex.

#![forbid(unsafe_code)]

pub mod cli;
pub mod client;
pub mod demo;
#[cfg(feature = "window")]
pub mod window;
