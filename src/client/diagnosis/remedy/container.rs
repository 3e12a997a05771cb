//! Containers: what differs in them, and the lines that put it right.
//!
//! Why a new claim code does nothing: the first-run script of Plex's own image (plexinc/pms-docker, `40-plex-first-run`) leaves
//! when `/.firstRunComplete` exists, and asks for an exchange only if `PlexOnlineToken` is empty; that of linuxserver
//! (`init-plex-claim/run`) says "Server already claimed" when the word occurs at all. A code lives for four minutes.

use super::{About, CHECK_AGAIN, CopyText, Remedy, reset};

/// Where the settings are inside the container: with Plex's own image and linuxserver's, with binhex's and hotio's of before, and with
/// hotio's of today.
const SETTINGS: [&str; 3] = [
    "/config/Library/Application Support/Plex Media Server/Preferences.xml",
    "/config/Plex Media Server/Preferences.xml",
    "/config/Preferences.xml",
];

/// Creating a container anew throws away what is not in a folder or volume of its owner's.
pub const BEFORE_ANEW: &str = "Before creating it anew, enter the text “Where are its settings?”. \
     Go on only if /config stands there with a folder or named volume of yours.";

/// Why putting a new code into the container's settings does not help by itself.
pub const WHY_A_CODE_IS_NOT_ENOUGH: &str = "A new claim code in the container's settings does nothing while an old sign-in \
     is stored: the container sees that and skips the code. Most look at the code only once, when they are created, so a \
     restart is not enough either. A code works for four minutes.";

/// A container that runs in a network of its own (bridge) sees everybody as a stranger from outside.
pub const WHY_IT_IS_CLOSED: &str = "A container with a network of its own takes everybody for a stranger from outside, even \
     you at home. With the computer's own network (host) it sees you as you are.";

/// Runs a tool of a small image on the stopped container's own folders: no path on the computer has to be known, and the file's
/// owner and mode stay. The commands keep to double quotes and no `$`, which every terminal of Windows takes as well.
fn on_its_folders(command: &str) -> String {
    format!("docker run --rm --volumes-from plex busybox {command}")
}

/// A shell there, for what cannot be written that way.
pub fn shell_on_its_folders() -> String {
    "docker run --rm -it --volumes-from plex busybox".to_owned()
}

/// A command in that shell for each of the places that is there, as `$f`.
pub fn each_layout(needed: &str, command: &str) -> String {
    reset::each(&SETTINGS.map(|file| format!("\"{file}\"")).join(" "), needed, command)
}

/// Puts the copy back, from stop to start. All but one of the places are missing, and say so.
pub fn put_back() -> String {
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

/// Shows which folders and volumes a container has from outside.
pub fn mounts() -> CopyText {
    CopyText::new("Where are its settings?", "docker inspect -f \"{{json .Mounts}}\" plex")
}

/// Hands a claim code to the server from inside its container, where it is always at home.
pub fn claim_inside() -> CopyText {
    CopyText::new(
        "Claim from inside",
        "docker exec plex curl -sS -X POST \"http://127.0.0.1:32400/myplex/claim?token=PUT-THE-CODE-HERE\"",
    )
}

/// The lines that give a container the computer's own network, and the one that says where it is without that.
pub fn network_lines(about: &About<'_>) -> [CopyText; 4] {
    let address = format!("-e ADVERTISE_IP=\"http://{}/\"", about.host_and_port());
    [
        mounts(),
        CopyText::new("Use the computer's network (docker run)", "--network host"),
        CopyText::new("Use the computer's network (compose file)", "network_mode: host"),
        CopyText::new("Or tell it its address (docker run)", address),
    ]
}

/// The server is fine and takes its owner for somebody outside: Plex then asks for a Remote Watch Pass at home
/// (hassio-addons/app-plex#303, forum thread 942208).
pub fn seen_as_remote(remedy: Remedy, about: &About<'_>) -> Remedy {
    remedy
        .step(format!(
            "Does Plex want a Remote Watch Pass at home? Create the container anew with a line below. {BEFORE_ANEW}"
        ))
        .copies(network_lines(about))
        .note(WHY_IT_IS_CLOSED)
}

/// Plex was told nothing but the address inside.
pub fn hidden(about: &About<'_>) -> Remedy {
    Remedy::new(
        format!("Tell Plex where {} really is.", about.server),
        "It runs in a container, and told Plex an address that exists only inside. No other device can get there.",
    )
    .step("Simplest: give the container the network of its computer (host), with the line below.")
    .step("Or keep its own network: publish port 32400, and tell Plex the computer's address with the last line.")
    .step(BEFORE_ANEW)
    .step(CHECK_AGAIN)
    .copies(network_lines(about))
    .note("In Plex's own settings the same is called “Custom server access URLs”, under Network.")
}

/// A restart, and what else keeps Plex from finding a container: it tells Plex its address inside (172.…), which nobody can
/// reach (plexinc/pms-docker#36).
pub fn published(remedy: Remedy, about: &About<'_>) -> Remedy {
    remedy
        .step("Not yet? It may tell Plex an address that only it knows. Create it anew with a line below.")
        .step(BEFORE_ANEW)
        .copies(network_lines(about))
        .note(WHY_IT_IS_CLOSED)
}
