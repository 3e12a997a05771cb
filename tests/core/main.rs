//! The client core over real sockets: searches, looks, sign-ins and claims in a simulated home.

// A failure to set a test up is its message.
#![allow(clippy::unwrap_used)]

mod bad_input;
mod causes;
mod check;
mod claim;
#[cfg(unix)]
mod defaults;
#[cfg(target_os = "macos")]
mod defaults_real;
mod devices;
mod forget;
mod here;
#[cfg(unix)]
mod host_call;
#[cfg(feature = "remote")]
mod real_nas;
mod repair;
mod repair_hand;
mod repair_random;
mod rig;
mod sign_in;
mod watch;
mod watch_call;
#[cfg(windows)]
mod windows;
