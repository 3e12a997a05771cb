//! A WD My Cloud. The only user who may use its command line is root, and no command stops the server there.

use super::{COMMON, HostSpec, Platform, PlatformSpec, Settings, Tools};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::WdMyCloud,
    id: "wd-my-cloud",
    entry: "platform-wd-my-cloud",
    terminal: &["switch-ssh-on"],
    ssh_user: Some("sshd"),
    host: Some(HostSpec { user: "sshd", ..HostSpec::NAS }),
    settings: Settings::File {
        places: "/mnt/HD/HD*/Nas_Prog/plex_conf/\"Plex Media Server\"/Preferences.xml",
        service: None,
        is_root: true,
        tools: Tools::LINUX,
    },
    is_named_by: |signs| signs.name("my cloud") || signs.name("mycloud"),
    ..COMMON
};
