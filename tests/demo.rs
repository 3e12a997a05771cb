//! The simulated home behaves as the real thing, as far as that is known from captured answers.

#[path = "demo/caller.rs"]
mod caller;
#[path = "demo/claims.rs"]
mod claims;
#[path = "demo/home.rs"]
mod home;
#[path = "demo/keeper.rs"]
mod keeper;
#[path = "demo/kinds.rs"]
mod kinds;
#[path = "demo/plex_tv.rs"]
mod plex_tv;
#[path = "demo/shapes.rs"]
mod shapes;
#[path = "demo/trust.rs"]
mod trust;
