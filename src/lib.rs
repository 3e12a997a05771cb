//! Locksmith for Plex.

#![forbid(unsafe_code)]

pub mod cli;
pub mod client;
pub mod demo;
