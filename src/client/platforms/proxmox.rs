//! A container of Proxmox (LXC): a Linux of its own, whose console is in Proxmox's pages and belongs to root there.
//!
//! The kernel names Proxmox, but a container of Docker inside shows the same: it is not guessed.

use super::{COMMON, Commands, HostSpec, Kind, Platform, PlatformSpec, Service, Settings, Tools};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Proxmox,
    id: "proxmox",
    entry: "platform-proxmox",
    kind: Kind::Other,
    restarts_at_once: true,
    commands: Some(Commands {
        stop: "systemctl stop plexmediaserver",
        start: "systemctl start plexmediaserver",
        restart: "systemctl restart plexmediaserver",
    }),
    ask_plex: Some(""),
    host: Some(HostSpec { user: "root", is_usually_off: false, is_elsewhere: true, ..HostSpec::NAS }),
    settings: Settings::File {
        places: "/var/lib/plexmediaserver/Library/\"Application Support\"/\"Plex Media Server\"/Preferences.xml",
        service: Some(Service { stop: "systemctl stop plexmediaserver", start: "systemctl start plexmediaserver" }),
        is_root: true,
        tools: Tools::LINUX,
    },
    ..COMMON
};
