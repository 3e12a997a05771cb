//! The simulated home behaves as the real thing, as far as that is known from captured answers.

#[path = "demo/caller.rs"]
mod caller;
#[path = "demo/claims.rs"]
mod claims;
#[cfg(unix)]
#[path = "demo/edited.rs"]
mod edited;
#[path = "demo/home.rs"]
mod home;
#[path = "demo/hosts.rs"]
mod hosts;
#[path = "demo/installations.rs"]
mod installations;
#[path = "demo/keeper.rs"]
mod keeper;
#[path = "demo/kinds.rs"]
mod kinds;
#[cfg(unix)]
#[path = "demo/line_tools.rs"]
mod line_tools;
#[path = "demo/plex_tv.rs"]
mod plex_tv;
#[path = "demo/shapes.rs"]
mod shapes;
// Where only tests are built for another system, examples are not.
#[cfg(unix)]
#[path = "demo/stand_in.rs"]
mod stand_in;
#[path = "demo/trust.rs"]
mod trust;
