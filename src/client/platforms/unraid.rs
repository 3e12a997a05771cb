//! Unraid, where Plex is a container that is handled in Unraid's own pages.

use super::{COMMON, Commands, Engine, HostSpec, Platform, PlatformSpec, Settings};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Unraid,
    id: "unraid",
    entry: "platform-unraid",
    engine: Some(Engine::DOCKER),
    restarts_at_once: true,
    commands: Some(Commands { stop: "docker stop plex", start: "docker start plex", restart: "docker restart plex" }),
    own_names: Some("own-names"),
    host_network: &["host-network", "host-network-apply"],
    ask_plex: Some("docker exec plex "),
    host: Some(HostSpec { user: "root", ..HostSpec::NAS }),
    settings: Settings::Container,
    is_named_by: |signs| signs.name("unraid"),
    ..COMMON
};
