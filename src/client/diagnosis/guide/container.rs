//! Containers: what differs in them, and the lines that put it right.
//!
//! Why a new claim code does nothing: the first-run script of Plex's own image (plexinc/pms-docker, `40-plex-first-run`) leaves
//! when `/.firstRunComplete` exists, and asks for an exchange only if `PlexOnlineToken` is empty; that of linuxserver
//! (`init-plex-claim/run`) says "Server already claimed" when the word occurs at all. A code lives for four minutes.

use super::{About, CopyText, Guide, settings};
use crate::client::model::Phrase;

/// Where the settings are inside the container: with Plex's own image and linuxserver's, with binhex's and hotio's of before, and with
/// hotio's of today.
const SETTINGS: [&str; 3] = [
    "/config/Library/Application Support/Plex Media Server/Preferences.xml",
    "/config/Plex Media Server/Preferences.xml",
    "/config/Preferences.xml",
];

/// What containers have in common, as attributes.
const ENTRY: &str = "guide-container";

/// A container that runs in a network of its own (bridge) sees everybody as a stranger from outside.
pub fn why_it_is_closed() -> Phrase {
    Phrase::new(ENTRY).attribute("why-it-is-closed")
}

/// Why putting a new code into the container's settings does not help by itself.
pub fn why_a_code_is_not_enough() -> Phrase {
    Phrase::new(ENTRY).attribute("why-a-code-is-not-enough")
}

/// Runs a tool of a small image on the stopped container's own folders: no path on the computer has to be known, and the file's
/// owner and mode stay. The commands keep to double quotes and no `$`, which every terminal of Windows takes as well.
fn on_its_folders(command: &str) -> String {
    format!("docker run --rm --volumes-from plex busybox {command}")
}

/// A shell there, for what cannot be written that way.
pub const SHELL_ON_ITS_FOLDERS: &str = "docker run --rm -it --volumes-from plex busybox";

/// A command in that shell for each of the places that is there, as `$f`.
pub fn each_layout(needed: &str, command: &str) -> String {
    settings::each(&SETTINGS.map(|file| format!("\"{file}\"")).join(" "), needed, command)
}

/// Restores the copy, from stop to start. All but one of the places are missing, and say so.
pub fn restore() -> String {
    let copies = SETTINGS.map(|file| on_its_folders(&format!("cp -p \"{file}.backup\" \"{file}\"")));
    format!("docker stop plex\n{}\ndocker start plex", copies.join("\n"))
}

/// Removes the copy.
pub fn delete_copy() -> String {
    on_its_folders(&format!("rm -f {}", SETTINGS.map(|file| format!("\"{file}.backup\"")).join(" ")))
}

/// Shows which account is stored.
pub fn show_account(pattern: &str) -> String {
    on_its_folders(&format!("grep -ohsE \"{pattern}\" {}", SETTINGS.map(|file| format!("\"{file}\"")).join(" ")))
}

/// Hands a claim code to the server from inside its container, where it is always at home.
pub fn claim_inside() -> CopyText {
    CopyText::new(
        "claim-inside",
        "docker exec plex curl -sS -X POST \"http://127.0.0.1:32400/myplex/claim?token=PUT-THE-CODE-HERE\"",
    )
}

/// Creating a container anew throws away what is not in a folder or volume of its owner's: a look at them comes first.
pub fn before_recreating(guide: Guide) -> Guide {
    guide
        .say(Phrase::new(ENTRY).attribute("before-recreating"))
        .copy("mounts", "docker inspect -f \"{{json .Mounts}}\" plex")
}

/// A look at its folders, and the lines that give a container the computer's own network, or say where it is without that.
pub fn with_network_lines(guide: Guide, about: &About<'_>) -> Guide {
    before_recreating(guide)
        .say(Phrase::new(ENTRY).attribute("recreate"))
        .copy("host-network-run", "--network host")
        .copy("host-network-compose", "network_mode: host")
        .copy("advertise", format!("-e ADVERTISE_IP=\"http://{}/\"", about.host_and_port()))
}

/// The server is fine and takes its owner for somebody outside: Plex then asks for a Remote Watch Pass at home
/// (hassio-addons/app-plex#303, forum thread 942208).
pub fn seen_as_remote(guide: Guide, about: &About<'_>) -> Guide {
    let guide = guide.say(Phrase::new(ENTRY).attribute("remote-watch-pass"));
    with_network_lines(guide, about).note_of(why_it_is_closed())
}

/// Plex was told nothing but the address inside.
pub fn hidden(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-container-address", about).step("simplest").step("or-publish");
    with_network_lines(guide, about).common("check-again").note("note")
}

/// A restart, and what else keeps Plex from finding a container: it tells Plex its address inside (172.…), which nobody can
/// reach (plexinc/pms-docker#36).
pub fn published(guide: Guide, about: &About<'_>) -> Guide {
    let guide = guide.say(Phrase::new(ENTRY).attribute("not-yet"));
    with_network_lines(guide, about).note_of(why_it_is_closed())
}
