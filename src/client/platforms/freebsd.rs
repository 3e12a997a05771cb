//! FreeBSD, and a jail of TrueNAS CORE: the port `plexmediaserver`, or `plexmediaserver-plexpass`.
//!
//! Not tried on a system: the folders and the services are unchecked.

use super::{COMMON, Commands, Kind, Platform, PlatformSpec, Service, Settings, Tools};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::FreeBsd,
    id: "freebsd",
    entry: "platform-freebsd",
    kind: Kind::Computer,
    restarts_at_once: true,
    has_menus: false,
    commands: Some(Commands {
        stop: "service plexmediaserver stop",
        start: "service plexmediaserver start",
        restart: "service plexmediaserver restart",
    }),
    own_names: Some("own-names"),
    ask_plex: Some(""),
    settings: Settings::File {
        places: "/usr/local/plexdata/\"Plex Media Server\"/Preferences.xml \
                 /usr/local/plexdata-plexpass/\"Plex Media Server\"/Preferences.xml",
        service: Some(Service {
            stop: "service plexmediaserver stop || service plexmediaserver_plexpass stop",
            start: "service plexmediaserver start || service plexmediaserver_plexpass start",
        }),
        is_root: true,
        // Its editor wants a name for a copy, and there is no /proc.
        tools: Tools { sed: "sed -i \"\" -E", is_running: "pgrep -qx \"Plex Media Server\"" },
    },
    is_named_by: |signs| signs.platform == "freebsd",
    ..COMMON
};
