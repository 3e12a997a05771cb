//! A NAS of QNAP.

use super::{COMMON, HostSpec, Platform, PlatformSpec, Service, Settings, Tools};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Qnap,
    id: "qnap",
    entry: "platform-qnap",
    terminal: &["switch-ssh-on"],
    ssh_user: Some("YOUR-NAME"),
    host: Some(HostSpec { user: "admin", ..HostSpec::NAS }),
    settings: Settings::File {
        places: "\"$(getcfg -f /etc/config/qpkg.conf PlexMediaServer Install_path)/Library/Plex Media Server/Preferences.xml\"",
        service: Some(Service { stop: "/etc/init.d/plex.sh stop", start: "/etc/init.d/plex.sh start" }),
        is_root: false,
        tools: Tools::LINUX,
    },
    is_named_by: |signs| signs.name("qnap") || signs.version.starts_with("qts ") || signs.version.starts_with("quts "),
    ..COMMON
};
