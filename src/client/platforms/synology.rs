//! A NAS of Synology.

use super::{COMMON, HostSpec, Platform, PlatformSpec, Service, Settings, Tools};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Synology,
    id: "synology",
    entry: "platform-synology",
    terminal: &["switch-ssh-on"],
    ssh_user: Some("YOUR-NAME"),
    host: Some(HostSpec::NAS),
    // A package that is installed anew over its data asks for a code (forum FAQ 31).
    new_code: &["uninstall", "keep-data", "get-code", "install"],
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
        tools: Tools::LINUX,
    },
    is_named_by: |signs| signs.device.contains("synology") || signs.version.starts_with("dsm "),
    ..COMMON
};
