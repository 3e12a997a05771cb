//! Hosts over SSH: found by their keys, signed in to once, and worked on by scripts of their own shells.
//!
//! Nothing secret is sent before the host has proved itself by a key that is known, or that its owner said is theirs. There is one
//! attempt for each press: hosts shut out who is wrong too often. Nobody asks for a terminal, a login shell or SFTP, since the makers
//! of NAS switch them off.

mod connection;
mod exec;
mod fault;
mod hosts;
mod keys;
mod known_hosts;
mod login;
mod prompts;
mod root;
mod runtime;
mod shell;
mod stream;
mod sudo;
#[cfg(test)]
#[cfg(unix)]
mod tests;

pub use hosts::RemoteHosts;
