//! The words of the last page: what else a new sign-in reaches, and what becomes of friends.
//!
//! Signing out all devices ends every sign-in of the account, also those that other programs keep (users.md: Tracearr#1040,
//! overseerr#1034 and #3245). Where each takes a new one: the settings pages and documentation of the projects.

pub const SIGN_IN_AGAIN: &str = "What else may ask you to sign in again";

/// What, and where in it.
pub const OTHERS: [(&str, &str); 8] = [
    ("TVs and streaming boxes", "Open Plex there. It shows a code: enter it at plex.tv/link."),
    ("Phones and tablets", "Open the Plex app, and sign in."),
    ("Tautulli", "Settings, Plex Media Server: sign in to Plex again."),
    ("Seerr, Overseerr, Jellyseerr", "Sign out, and sign in with Plex as the owner. Then check Settings, Plex."),
    ("Tracearr", "Settings, Servers: link Plex again."),
    ("Sonarr, Radarr, Lidarr", "Settings, Connect, Plex Media Server: press Authenticate with Plex.tv."),
    ("Kometa", "Put the new sign-in into config.yml, under plex."),
    ("Home Assistant", "Settings, Devices & services: Plex asks there to be signed in again."),
];

pub const FRIENDS: &str = "What becomes of friends and family";

/// uglymagoo/plex-claim-server#1: some owners found their shares gone after a new claim with the same account.
pub const FRIENDS_TEXT: [&str; 3] = [
    "Claimed by the same account as before: friends usually keep their access. Some owners had to share again.",
    "Claimed by another account: nobody has access any more. Share again in Plex: Settings, Manage Library Access.",
    "This is what owners report. Plex promises neither.",
];
