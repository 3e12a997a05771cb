//! A computer with Linux: a package, or a snap.

use super::{COMMON, Commands, HostSpec, Kind, Platform, PlatformSpec, Service, Settings, Tools};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Linux,
    id: "linux",
    entry: "platform-linux",
    kind: Kind::Computer,
    has_screen: true,
    restarts_at_once: true,
    has_menus: false,
    commands: Some(Commands {
        stop: "sudo systemctl stop plexmediaserver",
        start: "sudo systemctl start plexmediaserver",
        restart: "sudo systemctl restart plexmediaserver",
    }),
    stay_awake: Some([
        "sudo systemctl mask sleep.target suspend.target hibernate.target",
        "sudo systemctl unmask sleep.target suspend.target hibernate.target",
    ]),
    own_names: Some("own-names"),
    open_firewall: Some("sudo ufw allow 32400/tcp"),
    ask_plex: Some(""),
    ssh_user: Some("YOUR-NAME"),
    host: Some(HostSpec::NAS),
    settings: Settings::File {
        // Of a package, and of a snap.
        places: "/var/lib/plexmediaserver/Library/\"Application Support\"/\"Plex Media Server\"/Preferences.xml \
                 /var/snap/plexmediaserver/common/Library/\"Application Support\"/\"Plex Media Server\"/Preferences.xml \
                 /var/snap/plexmediaserver/Library/\"Application Support\"/\"Plex Media Server\"/Preferences.xml",
        service: Some(Service {
            stop: "snap stop plexmediaserver 2>/dev/null || systemctl stop plexmediaserver",
            start: "snap start plexmediaserver 2>/dev/null || systemctl start plexmediaserver",
        }),
        is_root: false,
        tools: Tools::LINUX,
    },
    ..COMMON
};
