//! Where servers keep their data below a folder that somebody points at: a share of a NAS, the folder of a container, a
//! disk (ChuckPa/UserCredentialReset, ChuckPa/PlexDBRepair, support.plex.tv/articles/202915258). And
//! what such a place tells of what the server runs on.

use std::path::Path;

use crate::client::platforms::Platform;

/// What a data folder is called.
pub const DATA: &str = "Plex Media Server";

/// The ways down to the data folder, from where its owner may point.
pub const WAYS: [&str; 11] = [
    "",
    // binhex, FreeBSD, the Home Assistant add-on; and within what NAS devices have around it. hotio has its settings in the folder itself.
    "Plex Media Server",
    // pms-docker, linuxserver, Unraid, Synology DSM 6, packages of Linux.
    "Library/Application Support/Plex Media Server",
    "Application Support/Plex Media Server",
    // QNAP, ASUSTOR.
    "Library/Plex Media Server",
    ".qpkg/PlexMediaServer/Library/Plex Media Server",
    // Synology DSM 7.
    "AppData/Plex Media Server",
    // ReadyNAS.
    "MediaLibrary/Plex Media Server",
    // WD My Cloud.
    "plex_conf/Plex Media Server",
    "Nas_Prog/plex_conf/Plex Media Server",
    // The snap.
    "common/Library/Application Support/Plex Media Server",
];

/// What a server runs on, where the path of its data tells. The same names are used by many: where two are possible, it
/// tells nothing, since a wrong guess sends its owner to menus that are not there.
#[must_use]
pub fn platform_of(place: &Path) -> Option<Platform> {
    // The path may be of a share of another system.
    let text = place.to_string_lossy().replace('\\', "/");
    let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty()).collect();
    let has = |folders: &[&str]| parts.windows(folders.len()).any(|some| some == folders);
    let has_one = |names: &[&str]| parts.iter().any(|part| names.contains(part));
    if has_one(&["hassio"]) {
        Some(Platform::HomeAssistant)
    } else if parts.iter().any(|part| part.ends_with("_plex")) {
        // An app of Home Assistant, or what somebody calls a folder.
        None
    } else if has_one(&[".ix-apps"]) {
        Some(Platform::TrueNas)
    } else if is_of_unraid(&text, &parts) {
        Some(Platform::Unraid)
    } else if has_one(&["docker", "containers", "appdata"])
        || has(&["config", "Library", "Application Support"])
        || has(&["config", DATA])
    {
        Some(Platform::Docker)
    } else if has_one(&[".qpkg"]) || parts.iter().any(|part| part.starts_with("CACHEDEV")) {
        Some(Platform::Qnap)
    } else if has_one(&["Nas_Prog", "plex_conf"]) {
        Some(Platform::WdMyCloud)
    } else if has(&["PlexMediaServer", "AppData"]) || is_of_dsm_6(&parts) {
        Some(Platform::Synology)
    } else if is_of_asustor(&parts) {
        Some(Platform::Asustor)
    } else if has_one(&["MediaLibrary"]) {
        Some(Platform::ReadyNas)
    } else if has_one(&["plexdata", "plexdata-plexpass"]) {
        Some(Platform::FreeBsd)
    } else if has(&["var", "lib", "plexmediaserver"]) || has(&["var", "snap", "plexmediaserver"]) {
        Some(Platform::Linux)
    } else {
        None
    }
}

/// Its share "appdata", under its own path and as Windows, macOS and Linux show it.
fn is_of_unraid(text: &str, parts: &[&str]) -> bool {
    let own = parts.windows(3).any(|some| match some {
        ["mnt", pool, "appdata"] => ["user", "user0", "cache"].contains(pool) || numbered(pool, "disk"),
        _ => false,
    });
    let is_share = match parts {
        [_host, "appdata", ..] if text.starts_with("//") => true,
        ["Volumes", "appdata", ..] => true,
        _ => parts.iter().any(|part| part.ends_with("share=appdata")),
    };
    own || is_share
}

fn is_of_asustor(parts: &[&str]) -> bool {
    parts.windows(4).any(|some| match some {
        [volume, "Plex", "Library", folder] => numbered(volume, "volume") && *folder == DATA,
        _ => false,
    })
}

/// ASUSTOR has the same share, without "Application Support".
fn is_of_dsm_6(parts: &[&str]) -> bool {
    parts.windows(4).any(|some| match some {
        [volume, "Plex", "Library", "Application Support"] => numbered(volume, "volume"),
        _ => false,
    })
}

fn numbered(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Every layout: what it is, the path down to what an owner may point at, the rest of the path
    /// down to the data folder, and what it tells.
    pub const LAYOUTS: [(&str, &str, &str, Option<Platform>); 20] = [
        ("DSM 7", "volume1/PlexMediaServer", "AppData/Plex Media Server", Some(Platform::Synology)),
        ("DSM 6", "volume1/Plex", "Library/Application Support/Plex Media Server", Some(Platform::Synology)),
        ("QNAP", "share/CACHEDEV1_DATA/.qpkg/PlexMediaServer", "Library/Plex Media Server", Some(Platform::Qnap)),
        ("ASUSTOR", "volume1/Plex", "Library/Plex Media Server", Some(Platform::Asustor)),
        ("ReadyNAS", "apps/plexmediaserver-annex", "MediaLibrary/Plex Media Server", Some(Platform::ReadyNas)),
        ("WD", "mnt/HD/HD_a2", "Nas_Prog/plex_conf/Plex Media Server", Some(Platform::WdMyCloud)),
        ("pms-docker", "srv/config", "Library/Application Support/Plex Media Server", Some(Platform::Docker)),
        ("linuxserver", "home/jo/docker/plex", "Library/Application Support/Plex Media Server", Some(Platform::Docker)),
        ("hotio", "opt/docker/plex/config", "", Some(Platform::Docker)),
        ("hotio, of before", "srv/config", "Plex Media Server", Some(Platform::Docker)),
        ("binhex", "opt/appdata/binhex-plex", "Plex Media Server", Some(Platform::Docker)),
        ("Unraid", "mnt/user/appdata/plex", "Library/Application Support/Plex Media Server", Some(Platform::Unraid)),
        ("Unraid, a disk", "mnt/disk1/appdata/plex", "Plex Media Server", Some(Platform::Unraid)),
        (
            "Home Assistant",
            "usr/share/hassio/addons/data/a0d7b954_plex",
            "Plex Media Server",
            Some(Platform::HomeAssistant),
        ),
        (
            "TrueNAS",
            "mnt/.ix-apps/app_mounts/plex/config",
            "Library/Application Support/Plex Media Server",
            Some(Platform::TrueNas),
        ),
        ("FreeBSD", "usr/local/plexdata", "Plex Media Server", Some(Platform::FreeBsd)),
        ("FreeBSD, Plex Pass", "usr/local/plexdata-plexpass", "Plex Media Server", Some(Platform::FreeBsd)),
        ("Debian", "var/lib/plexmediaserver", "Library/Application Support/Plex Media Server", Some(Platform::Linux)),
        (
            "the snap",
            "var/snap/plexmediaserver",
            "common/Library/Application Support/Plex Media Server",
            Some(Platform::Linux),
        ),
        ("the data folder itself", "backup/Plex Media Server", "", None),
    ];

    #[test]
    fn a_layout_tells_what_it_is_of_where_it_is_its_alone() {
        for (what, above, way, platform) in LAYOUTS {
            assert_eq!(platform_of(&Path::new("/").join(above).join(way)), platform, "{what}");
            assert!(WAYS.contains(&way), "{what}");
        }
    }

    #[test]
    fn a_share_tells_as_much_as_its_name_does() {
        for (place, platform) in [
            (r"\\TOWER\appdata\plex\Library\Application Support\Plex Media Server", Some(Platform::Unraid)),
            ("/Volumes/appdata/plex/Plex Media Server", Some(Platform::Unraid)),
            ("/run/user/1000/gvfs/smb-share:server=tower,share=appdata/plex/Plex Media Server", Some(Platform::Unraid)),
            (r"\\nas\PlexMediaServer\AppData\Plex Media Server", Some(Platform::Synology)),
            ("/Volumes/docker/plex/config/Library/Application Support/Plex Media Server", Some(Platform::Docker)),
            (r"\\nas\Plex\Library\Application Support\Plex Media Server", None),
            (r"C:\Users\Jo\AppData\Local\Plex Media Server", None),
            ("/volumes/Plex/Library/Application Support/Plex Media Server", None),
            ("", None),
        ] {
            assert_eq!(platform_of(Path::new(place)), platform, "{place}");
        }
    }
}
