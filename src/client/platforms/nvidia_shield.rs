//! An NVIDIA Shield, where Plex's own app sets the server up, and signs it in. Its settings are out of reach without a developer's tools.
//!
//! Not tried on a device: the menus, and that signing in anew in the app replaces an old sign-in, are unchecked.

use super::{COMMON, Kind, Platform, PlatformSpec, Settings};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::NvidiaShield,
    id: "nvidia-shield",
    entry: "platform-nvidia-shield",
    kind: Kind::Other,
    new_code: &["sign-out", "sign-in", "set-up"],
    settings: Settings::Hidden,
    is_named_by: |signs| signs.device.contains("shield"),
    ..COMMON
};
