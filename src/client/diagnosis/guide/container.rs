//! Containers: what differs in them, and the lines that put it right.
//!
//! Why a new claim code does nothing: the first-run script of Plex's own image (plexinc/pms-docker, `40-plex-first-run`) leaves
//! when `/.firstRunComplete` exists, and asks for an exchange only if `PlexOnlineToken` is empty; that of linuxserver
//! (`init-plex-claim/run`) says "Server already claimed" when the word occurs at all. A code lives for four minutes.

use super::{About, CopyText, Guide, settings};
use crate::client::model::Phrase;
use crate::client::platforms::{Engine, Platform, words};

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
fn on_its_folders(engine: Engine, command: &str) -> String {
    format!("{} run --rm --volumes-from {} {} {command}", engine.command, engine.name, engine.helper)
}

/// A shell there, for what cannot be written that way.
pub fn shell_on_its_folders(engine: Engine) -> String {
    format!("{} run --rm -it --volumes-from {} {}", engine.command, engine.name, engine.helper)
}

fn quoted(engine: Engine, ending: &str) -> String {
    engine.settings.iter().map(|file| format!("\"{file}{ending}\"")).collect::<Vec<_>>().join(" ")
}

/// A command in that shell for each of the places that is there, as `$f`.
pub fn each_layout(engine: Engine, needed: &str, command: &str) -> String {
    settings::each(&quoted(engine, ""), needed, command)
}

/// Restores the copy, from stop to start. All but one of the places are missing, and say so.
pub fn restore(engine: Engine) -> String {
    let Engine { command, name, .. } = engine;
    let copies =
        engine.settings.iter().map(|file| on_its_folders(engine, &format!("cp -p \"{file}.backup\" \"{file}\"")));
    format!("{command} stop {name}\n{}\n{command} start {name}", copies.collect::<Vec<_>>().join("\n"))
}

/// Removes the copy.
pub fn delete_copy(engine: Engine) -> String {
    on_its_folders(engine, &format!("rm -f {}", quoted(engine, ".backup")))
}

/// Shows which account is stored.
pub fn show_account(engine: Engine, pattern: &str) -> String {
    on_its_folders(engine, &format!("grep -ohsE \"{pattern}\" {}", quoted(engine, "")))
}

/// Hands a claim code to the server from inside its container, where it is always at home.
pub fn claim_inside(engine: Engine) -> CopyText {
    let Engine { command, name, .. } = engine;
    let code = "http://127.0.0.1:32400/myplex/claim?token=PUT-THE-CODE-HERE";
    CopyText::new("claim-inside", format!("{command} exec {name} curl -sS -X POST \"{code}\""))
}

/// Creating a container anew throws away what is not in a folder or volume of its owner's: a look at them comes first.
pub fn before_recreating(guide: Guide, engine: Engine) -> Guide {
    let Engine { command, name, .. } = engine;
    guide
        .say(Phrase::new(ENTRY).attribute("before-recreating"))
        .copy("mounts", format!("{command} inspect -f \"{{{{json .Mounts}}}}\" {name}"))
        .say(Phrase::new(ENTRY).attribute("is-kept"))
}

/// How a container gets the computer's own network: in menus, or with the lines for who made it in a terminal.
pub fn with_network_of_computer(guide: Guide, about: &About<'_>) -> Guide {
    let Some((platform, engine)) = with_engine(about.known()) else { return guide };
    let guide = guide.for_experts();
    let menus = platform.spec().host_network;
    if !menus.is_empty() {
        return guide.say_all(menus.iter().map(|attribute| words(Some(platform), attribute)));
    }
    if platform.spec().has_menus {
        return guide;
    }
    before_recreating(guide, engine)
        .say(Phrase::new(ENTRY).attribute("recreate"))
        .copy("host-network-run", "--network host")
        .copy("host-network-compose", "network_mode: host")
        .copy("advertise", format!("-e ADVERTISE_IP=\"http://{}/\"", about.host_and_port()))
}

/// A platform that runs containers, and what it runs them with.
pub fn with_engine(platform: Option<Platform>) -> Option<(Platform, Engine)> {
    platform.and_then(|platform| Some((platform, platform.spec().engine?)))
}

/// The server is fine and may take its owner for somebody outside: Plex then asks for a Remote Watch Pass at home
/// (hassio-addons/app-plex#303, forum thread 942208). It may tell Plex its address inside (172.…), which nobody can reach
/// (plexinc/pms-docker#36).
pub fn if_it_is_one(guide: Guide, about: &About<'_>, note: &'static str) -> Guide {
    if with_engine(about.known()).is_none() {
        return guide;
    }
    with_network_of_computer(guide, about).note_of(Phrase::new(ENTRY).attribute(note)).note_of(why_it_is_closed())
}

/// Plex was told nothing but the address inside. Its own settings take the one outside.
pub fn hidden(about: &About<'_>) -> Guide {
    let address = format!("http://{}", about.host_and_port());
    let guide = Guide::about("guide-container-address", about)
        .step("open-page")
        .copy("its-page", format!("{address}/web"))
        .step("open-network")
        .step("enter-address")
        .copy("address", address)
        .step("save")
        .check_again()
        .note("note");
    with_network_of_computer(guide, about)
}
