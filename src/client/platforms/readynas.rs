//! A ReadyNAS of Netgear, with ReadyNAS OS 6: Debian, where root signs in with the administrator's password.
//!
//! The folder and the service are those of ChuckPa's UserCredentialReset. Not tried on a device, and the menus are
//! unchecked.

use super::{COMMON, HostSpec, Platform, PlatformSpec, Service, Settings, Tools};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::ReadyNas,
    id: "readynas",
    entry: "platform-readynas",
    terminal: &["switch-ssh-on"],
    ssh_user: Some("root"),
    host: Some(HostSpec { user: "root", ..HostSpec::NAS }),
    settings: Settings::File {
        places: "/apps/plexmediaserver*/MediaLibrary/\"Plex Media Server\"/Preferences.xml",
        service: Some(Service {
            stop: "systemctl stop fvapp-plexmediaserver",
            start: "systemctl start fvapp-plexmediaserver",
        }),
        is_root: true,
        tools: Tools::LINUX,
    },
    is_named_by: |signs| signs.name("readynas"),
    ..COMMON
};
