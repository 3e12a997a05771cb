//! macOS.

use super::{COMMON, Kind, Platform, PlatformSpec, Settings};

pub const SPEC: PlatformSpec = PlatformSpec {
    platform: Platform::MacOs,
    id: "mac",
    entry: "platform-mac",
    kind: Kind::Computer,
    has_screen: true,
    keep_awake: &["keep-awake", "keep-awake-sleep", "keep-awake-network"],
    settings: Settings::Domain,
    forget_names: "sudo dscacheutil -flushcache; sudo killall -HUP mDNSResponder",
    ..COMMON
};
