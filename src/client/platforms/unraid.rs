//! Unraid, where Plex is a container that is handled in Unraid's own pages.

use super::{COMMON, Platform, PlatformSpec, Settings};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Unraid,
    id: "unraid",
    entry: "platform-unraid",
    is_container: true,
    restarts_at_once: true,
    ask_plex: Some("docker exec plex "),
    settings: Settings::Container,
    is_named_by: |signs| signs.name("unraid"),
    ..COMMON
};
