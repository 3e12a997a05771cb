//! A simulated home: media servers, plex.tv and GDM over real sockets, and nothing leaves this computer.
//!
//! It is part of the product: `--demo` shows the program on it, so that people see what it does before they let it near their
//! own servers. All tests use it too, and it answers a client that was written by others (python-plexapi) as the real ones do.

mod authority;
mod element;
pub mod gdm;
mod home;
mod hosts;
mod house;
pub mod idents;
mod installations;
mod journal;
mod listen;
mod message;
mod network;
mod past;
mod plex_tv;
mod server;
mod settings;

pub use authority::{Authority, Flaw};
pub use gdm::{Announcement, Gdm};
pub use home::{Contained, DemoBrowser, Home, HostedServer, Installed, Life};
pub use hosts::{DemoHosts, WRONG_PASSWORD};
pub use house::House;
pub use installations::DemoInstallations;
pub use journal::{Journal, LoggedRequest};
pub use network::DemoNetwork;
pub use plex_tv::{Account, Enrolment, Options as PlexTvOptions, OwnerAccess, PlexFault, PlexTv};
pub use server::{
    Behaviour, CallerRule, ClaimManner, Keeper, Kind, Link, LinkError, Locality, Membership, Network, Openness, Past,
    PreferencesKeeper, Server, ServerOptions, SignIn, StartingManner,
};
pub use settings::{DemoHome, settings_for};
