//! A container of Podman. Nothing that a server says of itself tells it from one of Docker.

use super::{COMMON, Commands, Engine, HostSpec, Kind, Platform, PlatformSpec, Settings};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Podman,
    id: "podman",
    entry: "platform-podman",
    kind: Kind::Other,
    // A short name of an image is asked about.
    engine: Some(Engine { command: "podman", helper: "docker.io/library/busybox", ..Engine::DOCKER }),
    restarts_at_once: true,
    has_menus: false,
    commands: Some(Commands { stop: "podman stop plex", start: "podman start plex", restart: "podman restart plex" }),
    own_names: Some("own-names"),
    ask_plex: Some("podman exec plex "),
    host: Some(HostSpec::NAS),
    settings: Settings::Container,
    ..COMMON
};
