//! Claiming, where this program cannot do it from here: at the server's own computer, from inside its container, or through a
//! tunnel. A server that nobody is signed in on listens to its own computer, on most systems to its own network too; a Mac
//! (since 1.29.2) and a Windows PC (since 1.32.2) close it (forum threads 816337 and 839096).

use super::{About, CHECK_AGAIN, CopyText, Platform, Remedy, container, controls};
use crate::client::state::ExternalPage;

/// Anybody in the house could claim it now.
pub fn open(about: &About<'_>) -> Remedy {
    Remedy::new(
        format!("Claim {}.", about.server),
        "Nobody is signed in on it. Claiming links it to your account; libraries and watch history stay.",
    )
    .step("Press “Sign in to Plex”, and use the account that is to own the server.")
    .step("Go back, and press “Claim this server”. It takes up to two minutes.")
    .step("Is the claim refused? Start Locksmith on the server's own computer, and claim it there.")
}

/// It is unclaimed, and takes this computer for a stranger.
pub fn closed(about: &About<'_>) -> Remedy {
    let intro = match about.near {
        Some(false) => {
            "While nobody is signed in on it, it only listens to its own network. This computer is in another one."
        }
        _ => "While nobody is signed in on it, it only listens to its own computer.",
    };
    match about.platform {
        Some(Platform::Docker | Platform::Unraid) => of_container(about),
        Some(platform) if platform.has_a_screen() => at_its_screen(about, platform, intro),
        Some(nas) => of_nas(about, nas, intro),
        None => at_some_computer(about, intro),
    }
}

fn title(about: &About<'_>) -> String {
    format!("Claim {} at its own computer.", about.server)
}

fn at_its_screen(about: &About<'_>, platform: Platform, intro: &str) -> Remedy {
    let remedy = Remedy::new(title(about), intro);
    let remedy = if about.here {
        remedy.step("It runs on this computer: press Check again here, and claim it once more.")
    } else {
        remedy
            .step(format!("Start Locksmith on the {} where the server runs.", platform.title()))
            .step("It finds the server there. Sign in, and press “Claim this server”.")
    };
    let remedy = remedy
        .step("Still closed? On that computer, open the address below in a browser, and sign in.")
        .step("Follow Plex's own page: it offers to claim the server, or to set it up.")
        .copy("At its own computer", "http://127.0.0.1:32400/web")
        .open("Open Plex", ExternalPage::Plex);
    if platform == Platform::Linux && !about.here { with_tunnel(remedy, "YOUR-NAME", about) } else { remedy }
}

fn of_nas(about: &About<'_>, nas: Platform, intro: &str) -> Remedy {
    let user = match nas {
        Platform::WdMyCloud => "sshd",
        _ => "YOUR-NAME",
    };
    let remedy = Remedy::new(title(about), intro)
        .step("Connect this computer to the same router as the NAS: no guest Wi-Fi, no VPN.")
        .step(controls::stop(Some(nas)))
        .step(controls::start(Some(nas)))
        .step(CHECK_AGAIN);
    let remedy = with_tunnel(remedy, user, about);
    match nas {
        Platform::Synology => remedy.note(
            "Without typing: uninstall the package but keep its data, then install it again with a code from plex.tv/claim. \
             Its installer asks for the code.",
        ),
        _ => remedy,
    }
}

/// A last resort that Plex documents: the server sees a caller from its own computer
/// (support.plex.tv/articles/account-requires-password-reset).
fn with_tunnel(remedy: Remedy, user: &str, about: &About<'_>) -> Remedy {
    let tunnel = format!("ssh -L 8888:127.0.0.1:32400 {user}@{}", about.host());
    remedy
        .step("Last resort: enter the text “Tunnel” in a terminal here, and leave it open. SSH has to be on there.")
        .step("Then open the address “Through the tunnel” in a browser here, sign in, and claim it.")
        .copies([CopyText::new("Tunnel", tunnel), CopyText::new("Through the tunnel", "http://127.0.0.1:8888/web")])
}

fn of_container(about: &About<'_>) -> Remedy {
    Remedy::new(
        format!("Claim {} from inside its container.", about.server),
        "A container with a network of its own takes this computer for a stranger. From inside it listens.",
    )
    .step("Open plex.tv/claim in a browser, sign in, and copy the code. It works for four minutes.")
    .step(
        "On the computer with the container, open a terminal, and enter the text “Claim from inside”, with your code.",
    )
    .step(CHECK_AGAIN)
    .step("For good: create the container anew with the computer's network.")
    .step(container::BEFORE_ANEW)
    .copies([container::claim_inside()])
    .copies(container::network_lines(about))
    .note(format!("{} {}", container::WHY_IT_IS_CLOSED, container::WHY_A_CODE_IS_NOT_ENOUGH))
}

fn at_some_computer(about: &About<'_>, intro: &str) -> Remedy {
    Remedy::new(title(about), intro)
        .step("Choose above what the server runs on, for exact steps.")
        .step("With a screen: start Locksmith on that computer. It can claim the server there.")
        .step("Or open the address below in a browser on that computer, and sign in.")
        .step("A NAS: stop Plex in its app centre, start it again, and check again here.")
        .copy("At its own computer", "http://127.0.0.1:32400/web")
}
