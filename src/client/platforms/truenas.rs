//! TrueNAS (SCALE, Community Edition), from 24.10 on: Plex is an app, which is a container of Docker with the image of Plex.
//!
//! The container's name and the folder of its settings are those of the app in truenas/apps. Not tried on a device, and the names
//! of the menus are unchecked.

use super::{COMMON, Commands, Engine, HostSpec, Platform, PlatformSpec, Settings};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::TrueNas,
    id: "truenas",
    entry: "platform-truenas",
    engine: Some(Engine { command: "sudo docker", name: "ix-plex-plex-1", ..Engine::DOCKER }),
    commands: Some(Commands {
        stop: "sudo docker stop ix-plex-plex-1",
        start: "sudo docker start ix-plex-plex-1",
        restart: "sudo docker restart ix-plex-plex-1",
    }),
    own_names: Some("own-names"),
    host_network: &["host-network", "host-network-apply"],
    ask_plex: Some("sudo docker exec ix-plex-plex-1 "),
    host: Some(HostSpec { user: "truenas_admin", switch_on: &["switch-ssh-on", "let-user-in"], ..HostSpec::NAS }),
    settings: Settings::Container,
    is_named_by: |signs| signs.name("truenas"),
    ..COMMON
};
