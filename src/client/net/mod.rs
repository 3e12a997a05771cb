//! The network as this computer sees it: its interfaces, names, way out, neighbours, and whose process listens at a port.

pub mod certificate;
pub(in crate::client) mod here;
pub mod listener;
pub mod neighbours;
mod network;
mod plex_direct;
mod route;
mod settings;

pub use here::{Interface, counts_as_here, interfaces, is_here, is_near, is_reachable_kind, same_subnet};
pub use network::{BoxFuture, Network, SystemNetwork, ask};
pub use plex_direct::{plex_direct_address, plex_direct_name};
pub use settings::NetSettings;
