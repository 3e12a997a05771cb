//! Windows.

use super::{COMMON, Kind, Platform, PlatformSpec, Settings};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::Windows,
    id: "windows",
    entry: "platform-windows",
    kind: Kind::Computer,
    has_screen: true,
    keep_awake: &["keep-awake", "keep-awake-sleep"],
    settings: Settings::Registry,
    forget_names: "ipconfig /flushdns",
    ..COMMON
};
