//! A NAS of Synology.

use super::{COMMON, Platform, PlatformSpec, Service, Settings};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Synology,
    id: "synology",
    entry: "platform-synology",
    ssh_user: Some("YOUR-NAME"),
    without_typing: Some("without-typing"),
    settings: Settings::File {
        // From DSM 7 on, and up to DSM 6.
        places: "/volume*/PlexMediaServer/AppData/\"Plex Media Server\"/Preferences.xml \
                 /volume*/Plex/Library/\"Application Support\"/\"Plex Media Server\"/Preferences.xml",
        // Its name up to DSM 6 had spaces.
        service: Some(Service {
            stop: "synopkg stop PlexMediaServer || synopkg stop \"Plex Media Server\"",
            start: "synopkg start PlexMediaServer || synopkg start \"Plex Media Server\"",
        }),
        is_root: false,
    },
    is_named_by: |signs| signs.device.contains("synology") || signs.version.starts_with("dsm "),
    ..COMMON
};
