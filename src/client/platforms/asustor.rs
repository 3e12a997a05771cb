//! A NAS of ASUSTOR.
//!
//! The folder and the script are those that 007revad/Plex_Server_Sync uses. Not tried on a device: the menus,
//! and that `sudo` is there, are unchecked.

use super::{COMMON, HostSpec, Platform, PlatformSpec, Service, Settings, Tools};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Asustor,
    id: "asustor",
    entry: "platform-asustor",
    terminal: &["switch-ssh-on"],
    ssh_user: Some("YOUR-NAME"),
    host: Some(HostSpec { user: "admin", ..HostSpec::NAS }),
    settings: Settings::File {
        places: "/volume*/Plex/Library/\"Plex Media Server\"/Preferences.xml",
        service: Some(Service {
            stop: "/usr/local/AppCentral/plexmediaserver/CONTROL/start-stop.sh stop",
            start: "/usr/local/AppCentral/plexmediaserver/CONTROL/start-stop.sh start",
        }),
        is_root: false,
        tools: Tools::LINUX,
    },
    is_named_by: |signs| signs.name("asustor"),
    ..COMMON
};
