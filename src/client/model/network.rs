//! What this computer sees of its way to Plex.

use super::error::{NetError, PlexTrouble};

/// The way out of the home network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// There is none.
    None,
    /// By a network with neighbours.
    Network,
    /// By a tunnel: a VPN. The name of its interface.
    Tunnel(String),
}

/// A proxy of the system's settings or of the environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy {
    /// Its host and port, and no more: a proxy's URL can hold a password.
    pub place: String,
    /// It takes connections.
    pub answers: bool,
}

/// What plex.tv did when it was asked something that needs no sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlexService {
    /// It answered, in so many milliseconds.
    Answers(u64),
    /// 429: it asks to wait. Seconds since the start of the program when the next try is due.
    RateLimited { until: u64 },
    /// 5xx, or something that is no answer of its own.
    Trouble(PlexTrouble),
    /// No answer could be had.
    Failed(NetError),
}
