//! What to do with a server whose program, computer or papers are the trouble; and with a browser, when nothing else is.

use super::controls::{self, Verb};
use super::{About, CHECK_AGAIN, Platform, Remedy, container};
use crate::client::diagnosis::Action;
use crate::client::state::ExternalPage;

/// A restart: the server reads its sign-in anew, and tells Plex its addresses.
pub fn restart(about: &About<'_>) -> Remedy {
    let remedy = Remedy::new(
        format!("Restart {}.", about.server),
        "When it starts, it asks Plex anew who may come in. Nothing is lost by it.",
    )
    .steps(controls::restart(about.platform))
    .step(CHECK_AGAIN)
    .copies(controls::texts(about.platform, &[Verb::Restart]))
    .other("It did not help: show what to check", Action::ShowWhatToCheck);
    match about.platform {
        Some(Platform::Docker) => container::published(remedy, about),
        platform => with_own_names(remedy, platform),
    }
}

/// Outdated papers: they are renewed at a start, if clock and network are right. Plex has refused servers that asked too often
/// (“Failed to upload CSR: 429”, forum threads 937795 and 941675).
pub fn certificate(about: &About<'_>) -> Remedy {
    Remedy::new(
        format!("Let {} fetch new security papers.", about.server),
        "Plex gives them out for some weeks at a time. A server renews them by itself, if its clock is right.",
    )
    .step(controls::set_clock(about.platform))
    .steps(controls::restart(about.platform))
    .step("Wait ten minutes, then press Check again here.")
    .copies(controls::texts(about.platform, &[Verb::Restart]))
    .note("Still outdated? Plex may have been asked too often. Leave the server running for a few hours, and check again.")
}

/// Its computer answers, its program does not run.
pub fn not_running(about: &About<'_>) -> Remedy {
    let remedy = Remedy::new(
        "Start Plex Media Server on its computer.",
        "The computer is on, but the server program on it is not.",
    );
    let remedy = match about.platform {
        Some(_) => remedy.step(controls::start(about.platform)),
        None => remedy.steps([
            "Windows: open the Start menu, type Plex Media Server, and press Enter.",
            "Mac: open Applications, and start Plex Media Server.",
            "NAS: open its app or package centre, find Plex Media Server, and press Run or Start.",
            "Container: start it in the list of containers.",
        ]),
    };
    let remedy = remedy
        .step(CHECK_AGAIN)
        .step("Does it stop again at once? Restart the whole computer, and look whether its disk is full.")
        .copies(controls::texts(about.platform, &[Verb::Start]));
    with_own_names(remedy, about.platform)
}

/// With a clock that is far off, no certificate is good: not Plex's for the server, and not the server's for anybody.
pub fn clock(about: &About<'_>) -> Remedy {
    Remedy::new(
        format!("Set the clock of {}.", about.server),
        "Its date or time is far off. Then it can't tell whether it is really talking to Plex.",
    )
    .step(controls::set_clock(about.platform))
    .step(controls::TIME_ZONE)
    .steps(controls::restart(about.platform))
    .step(CHECK_AGAIN)
    .copies(controls::texts(about.platform, &[Verb::Restart]))
    .note("Wrong again after each start? Then the small battery inside that computer is empty.")
}

/// Another identity answers in its place: other settings than before are in use, and its libraries wait in the old ones.
pub fn replaced(about: &About<'_>) -> Remedy {
    Remedy::new(
        format!("Find the settings of {} again.", about.server),
        "A new, empty server answers in its place. Your libraries aren't lost: they belong to the old settings.",
    )
    .step("Don't claim the new server yet. It would stay empty.")
    .step("Windows: did a service start Plex, or another user? Stop it, sign in as the user who set Plex up, and start Plex there.")
    .step("Container or NAS: was it set up anew? Point its /config or data folder at the old one, and start it again.")
    .step("Was Plex installed anew, with nothing kept? Then restore its data folder from a backup.")
    .step(CHECK_AGAIN)
    .note("Really want to begin anew? Then claim the new server, and remove the old entry from Plex's list of devices.")
}

/// It starts: databases may be put in order for a long time meanwhile.
pub fn starting(about: &About<'_>) -> Remedy {
    let remedy = Remedy::new(
        format!("Give {} some time.", about.server),
        "After an update it first puts its library in order. With a large library that can take half an hour.",
    )
    .step("Leave it switched on. Stopping it now can damage the library.")
    .step("This page looks again by itself.")
    .step("Still the same after an hour? Then restart it as below.")
    .steps(controls::restart(about.platform))
    .copies(controls::texts(about.platform, &[Verb::Restart]));
    with_own_names(remedy, about.platform)
}

/// Its first answer was late: a computer or a disk that slept.
pub fn slow(about: &About<'_>) -> Remedy {
    let remedy = Remedy::new(
        format!("Keep {} awake.", about.server),
        "It answered late, as a computer does that was asleep, or whose disks were.",
    )
    .steps(controls::keep_awake(about.platform))
    .step("Press Check again here: an answer within a second means that it is awake.");
    match about.platform {
        Some(Platform::Linux) => {
            let targets = "sleep.target suspend.target hibernate.target";
            remedy
                .copy("Keep it awake", format!("sudo systemctl mask {targets}"))
                .copy("Let it sleep again", format!("sudo systemctl unmask {targets}"))
        }
        _ => remedy,
    }
}

/// Two computers with one identity: a copy, or a move whose old half still runs.
pub fn both(about: &About<'_>) -> Remedy {
    let mut seen: Vec<String> = about.addresses.iter().map(ToString::to_string).collect();
    seen.sort_unstable();
    let remedy = Remedy::new(
        format!("Leave one computer that says it is {}.", about.server),
        "This happens when a server was moved or copied, and the old one still runs. Nothing is changed until one is gone.",
    )
    .step("Decide which computer is to be the server from now on.")
    .step(format!("Go to the other one. {}", controls::stop(about.platform)))
    .step("Keep Plex from starting there by itself: remove it from the programs that start with the computer.")
    .step("Press Check again here.")
    .copies(controls::texts(about.platform, &[Verb::Stop]))
    .note("Nothing is lost by this: the libraries stay on both computers.");
    if seen.len() > 1 { remedy.copy("Where it answers", seen.join("\n")) } else { remedy }
}

/// Something else answers at the address. A server's address may have changed, or two devices share one (ClaimIt#9).
pub fn not_plex(about: &About<'_>) -> Remedy {
    Remedy::new(
        "Find the address of the server.",
        "Another device answers here. The server may have been given a new address by the router.",
    )
    .step("Press Search again beside the list. A server in this network is usually found without an address.")
    .step("Or open the page of your router, and look for the server's computer in its list of devices.")
    .step("Type the address from there into the field “Address of a server”.")
    .step("In the router, let that computer always keep the same address.")
    .note(match about.address {
        Some(address) => format!("What answered is at {address}."),
        None => "A server listens at port 32400, unless its owner chose another one.".to_owned(),
    })
}

/// The server is fine: what the browser remembers, blocks or may not do is in the way. Chrome asks since version 142 before a
/// page may reach the home network; macOS asks before Chrome may (users.md).
pub fn browser(about: &About<'_>) -> Remedy {
    let account = about.account.map_or_else(|| "the account of the server".to_owned(), |a| format!("the account {a}"));
    let remedy = Remedy::new(
        "Open Plex in a new private window.",
        format!("{} lets you in. Something in your browser gets in the way.", about.server),
    )
    .step(
        "Press Ctrl+Shift+N in Chrome or Edge, Ctrl+Shift+P in Firefox. On a Mac: Shift+Command with the same letter.",
    )
    .step(format!("Go to the address below, and sign in with {account}."))
    .step("Does that work? Then switch ad blockers off for app.plex.tv in the normal window.")
    .step(
        "Remove what the browser stores for plex.tv: click the symbol left of the address, then Cookies and site data.",
    )
    .step("Chrome or Edge: in the same place, open Site settings, and allow Local network access.")
    .step("On a Mac: open System Settings, Privacy & Security, Local Network, and switch your browser on.")
    .copy("Address of Plex", "https://app.plex.tv")
    .open("Open Plex", ExternalPage::Plex);
    match about.platform {
        Some(Platform::Docker | Platform::Unraid) => container::seen_as_remote(remedy, about),
        _ => remedy,
    }
}

fn with_own_names(remedy: Remedy, platform: Option<Platform>) -> Remedy {
    match controls::own_names(platform) {
        Some(note) if remedy.note.is_none() && !remedy.copy.is_empty() => remedy.note(note),
        _ => remedy,
    }
}
