//! Where Plex is, how names are resolved, and what is trusted: the real world's, or the simulated home's.

use std::collections::HashMap;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use url::Url;

use super::{Network, SystemNetwork};
use crate::client::config::{GdmTargets, Limits};
use crate::client::model::PLEX_PORT;

/// How the network is used. [`NetSettings::real`] is the real one.
#[derive(Clone)]
pub struct NetSettings {
    /// Base of plex.tv's API; `https`, unless a test says otherwise.
    pub plex_tv: Url,
    /// Base of the sign-in page that is opened in the browser.
    pub auth_page: Url,
    /// Names that resolve to a fixed address, for the demo home. Its port counts when the URL names none.
    pub resolve: HashMap<String, SocketAddr>,
    /// Certificate authorities (DER) that are trusted instead of the system's; empty means the system's.
    pub authorities: Vec<Vec<u8>>,
    pub gdm: GdmTargets,
    pub mdns: bool,
    /// Loopback addresses that are probed for a server on this computer.
    pub here: Vec<SocketAddr>,
    /// Which addresses count as this computer: `None` means loopback and the computer's own addresses. The demo home, where
    /// everything is on loopback, names the one server that plays "this computer".
    pub here_only: Option<Vec<SocketAddr>>,
    /// What the system says of its interfaces, names and routes.
    pub network: Arc<dyn Network>,
    /// Does this system ask the user before a program may look at the home network (macOS 15 and later)?
    pub asks_for_local_network: bool,
    /// This installation's `X-Plex-Client-Identifier`.
    pub client_id: String,
    pub limits: Limits,
}

impl NetSettings {
    /// plex.tv, the system's trust, the whole home network.
    ///
    /// # Panics
    /// Never: the two URLs are constants.
    #[must_use]
    pub fn real(client_id: String) -> Self {
        Self {
            plex_tv: Url::parse("https://plex.tv").expect("a constant"),
            auth_page: Url::parse("https://app.plex.tv").expect("a constant"),
            resolve: HashMap::new(),
            authorities: Vec::new(),
            gdm: GdmTargets::Network,
            mdns: true,
            here: vec![(Ipv4Addr::LOCALHOST, PLEX_PORT).into(), (Ipv6Addr::LOCALHOST, PLEX_PORT).into()],
            here_only: None,
            network: Arc::new(SystemNetwork),
            asks_for_local_network: cfg!(target_os = "macos"),
            client_id,
            limits: Limits::default(),
        }
    }
}
