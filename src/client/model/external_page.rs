//! What the program can open outside of itself.

/// Pages that the program can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExternalPage {
    /// Plex's own app in the browser.
    Plex,
    /// Plex's status page.
    Status,
    /// Plex's page of authorized devices, where old entries are removed.
    Devices,
    /// The project's own page.
    Project(&'static str),
    /// The system's settings for privacy (macOS: local network).
    Privacy,
    /// The system's settings for date and time. Linux has no common one.
    Time,
    /// The same for its proxy.
    Proxy,
}
