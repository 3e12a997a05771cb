//! A container. It shows the kernel of the computer around it, so the device goes before the kernel.

use super::{COMMON, Commands, Engine, HostSpec, Kind, Platform, PlatformSpec, Settings};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Docker,
    id: "docker",
    entry: "platform-docker",
    kind: Kind::Other,
    engine: Some(Engine::DOCKER),
    restarts_at_once: true,
    has_menus: false,
    commands: Some(Commands { stop: "docker stop plex", start: "docker start plex", restart: "docker restart plex" }),
    own_names: Some("own-names"),
    ask_plex: Some("docker exec plex "),
    host: Some(HostSpec::NAS),
    settings: Settings::Container,
    is_named_by: |signs| signs.device.contains("docker") || signs.version.contains("linuxkit"),
    ..COMMON
};
