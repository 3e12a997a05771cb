//! The app (formerly add-on) of Home Assistant: a container that Home Assistant looks after. A new claim code in its configuration
//! replaces the stored sign-in at each start (hassio-addons/app-plex, `init-plex/run`), which no other container does.
//!
//! Not tried on a device: commands need an app with a terminal whose protection mode is off.

use super::{COMMON, Commands, Engine, Kind, Platform, PlatformSpec, Settings};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::HomeAssistant,
    id: "home-assistant",
    entry: "platform-home-assistant",
    kind: Kind::Other,
    engine: Some(Engine {
        name: "addon_a0d7b954_plex",
        settings: &["/data/Plex Media Server/Preferences.xml"],
        ..Engine::DOCKER
    }),
    restarts_at_once: true,
    commands: Some(Commands {
        stop: "docker stop addon_a0d7b954_plex",
        start: "docker start addon_a0d7b954_plex",
        restart: "docker restart addon_a0d7b954_plex",
    }),
    new_code: &["get-code", "open-configuration", "enter-code", "restart"],
    ask_plex: Some("docker exec addon_a0d7b954_plex "),
    settings: Settings::Container,
    // The kernel of Home Assistant's own system.
    is_named_by: |signs| signs.version.contains("haos"),
    ..COMMON
};
