//! The texts of "Show how" and its like: what a person can do where this program cannot.

use crate::client::diagnosis::{Action, Cause, ComputerCause};

/// A short guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    pub title: String,
    pub intro: String,
    pub steps: Vec<String>,
    /// Text worth copying as it is.
    pub copy: Option<String>,
}

fn guide(title: impl Into<String>, intro: impl Into<String>, steps: &[&str]) -> Guide {
    Guide {
        title: title.into(),
        intro: intro.into(),
        steps: steps.iter().map(|s| (*s).to_owned()).collect(),
        copy: None,
    }
}

/// The names that an ad blocker has to let through (support.plex.tv/articles/206225077).
const PLEX_NAMES: &str = "plex.tv\n*.plex.tv\nplex.direct\n*.plex.direct";

/// The guide to an action on a server.
#[must_use]
pub fn server(cause: Option<Cause>, action: Action, server: &str) -> Guide {
    match (action, cause) {
        (Action::ShowHow, Some(Cause::NotRunning)) => not_running(),
        (Action::ShowHow, _) => at_its_own_computer(server),
        (Action::FindOutWhich, _) => which(server),
        (Action::RestartServer, _) => restart(server),
        (Action::ShowBoth, _) => both(server),
        (Action::ShowWhatToCheck, _) => cut_off(server),
        (Action::Repair, _) => repair(server),
        (Action::OpenPrivateWindow, _) => browser(),
        _ => restart(server),
    }
}

fn not_running() -> Guide {
    guide(
        "Start Plex Media Server on its computer.",
        "The computer is on, but the server program on it is not.",
        &[
            "Windows: open the Start menu, type Plex Media Server, and press Enter. A Plex symbol appears beside the clock.",
            "Mac: open Applications and start Plex Media Server. A Plex symbol appears in the menu bar.",
            "NAS: open its package or app centre, find Plex Media Server, and press Run or Start.",
            "Wait a minute, then check again here.",
        ],
    )
}

fn at_its_own_computer(server: &str) -> Guide {
    guide(
        format!("Claim {server} at its own computer."),
        "While nobody is signed in on it, it only listens to its own computer. There are two ways.",
        &[
            "Start Locksmith on the computer where the server runs. It finds the server there and can claim it.",
            "Or sit at that computer, open a browser, and go to the address below. Sign in, and follow Plex's own page.",
            "A NAS has no screen: open its app centre, stop Plex, and start it again. Then check again here.",
        ],
    )
    .with_copy("http://127.0.0.1:32400/web")
}

fn which(server: &str) -> Guide {
    guide(
        format!("Find out whose {server} is."),
        "It is linked to an account, and Plex does not list it as yours. Two things look like this from outside.",
        &[
            "Another account owns it: maybe an older one of yours, or that of somebody in the house. Sign in with that account.",
            "It holds an old sign-in of yours, from before you changed your password. It must be taken off at its own computer.",
            "Not sure? Look for old mails of Plex: the address that they went to is the account to try first.",
        ],
    )
}

fn restart(server: &str) -> Guide {
    guide(
        format!("Restart {server}."),
        "It reads its sign-in and its security papers anew when it starts.",
        &[
            "Windows: right-click the Plex symbol beside the clock, and choose Exit. Start Plex Media Server again from the Start menu.",
            "Mac: click the Plex symbol in the menu bar, and choose Quit. Start Plex Media Server again from Applications.",
            "NAS: open its app centre, stop Plex Media Server, and start it again.",
            "Wait two minutes, then check again here.",
        ],
    )
}

fn both(server: &str) -> Guide {
    guide(
        format!("Two computers say that they are {server}."),
        "This happens when a server was moved or copied, and the old one still runs. Details on the page before show both addresses.",
        &[
            "Decide which computer is to be the server from now on.",
            "Stop Plex Media Server on the other one, and keep it from starting by itself.",
            "Check again here. Nothing is lost: the libraries stay on both computers.",
        ],
    )
}

fn cut_off(server: &str) -> Guide {
    guide(
        format!("Give {server} a way to Plex."),
        "It answers in your home, but it cannot reach Plex on the internet itself.",
        &[
            "On its computer, open a browser and go to plex.tv. If that fails, its network cable, Wi-Fi or router needs a look.",
            "Compare its date and time with your phone's. A wrong clock cuts it off.",
            "Does an ad blocker run in your network, such as Pi-hole or AdGuard? Let the names below through.",
            "Restart the server, wait two minutes, then check again here.",
        ],
    )
    .with_copy(PLEX_NAMES)
}

fn repair(server: &str) -> Guide {
    guide(
        format!("Take the old sign-in off {server}."),
        "This is done at the server's own computer. Your libraries and your watch history stay.",
        &[
            "Start Locksmith on the computer where the server runs.",
            "It finds the old sign-in there, keeps a copy of it, and offers to replace it.",
        ],
    )
}

fn browser() -> Guide {
    guide(
        "Open Plex in a new private window.",
        "The server lets you in. What your browser remembers gets in the way.",
        &[
            "Chrome or Edge: press Ctrl+Shift+N. Firefox: press Ctrl+Shift+P. Safari: press Shift+Command+N.",
            "Go to the address below and sign in.",
            "If that works, switch off ad blockers for Plex, or remove what the browser has stored for plex.tv.",
        ],
    )
    .with_copy("https://app.plex.tv")
}

/// The guide to an action on this computer.
#[must_use]
pub fn computer(cause: Option<ComputerCause>) -> Guide {
    match cause {
        Some(ComputerCause::PlexBlocked) => guide(
            "Let Plex's names through.",
            "An ad blocker or filter in your network hides them: Pi-hole, AdGuard, NextDNS, or your router's own filter.",
            &["Open its settings, and find the list of names to allow.", "Add the names below, and save.", "Check again here."],
        )
        .with_copy(PLEX_NAMES),
        Some(ComputerCause::TlsIntercepted) => guide(
            "Keep others from reading along.",
            "Something between this computer and Plex opens the connection. Signing in through it would not be safe.",
            &[
                "Virus scanner: look for web protection or HTTPS scanning in its settings, and except plex.tv.",
                "Company or school network: use your home network instead.",
                "Hotel or guest network: open a browser and accept its welcome page first.",
                "Check again here.",
            ],
        ),
        Some(ComputerCause::ClockWrong) => guide(
            "Set the clock of this computer.",
            "Plex refuses a computer whose date or time is far off.",
            &[
                "Windows: Settings, Time & language, Date & time: switch on “Set time automatically”.",
                "Mac: System Settings, General, Date & Time: switch on “Set time and date automatically”.",
                "Check again here.",
            ],
        ),
        Some(ComputerCause::Vpn) => guide(
            "Pause the VPN.",
            "While it runs, this computer may not see your home network.",
            &["Open your VPN app and disconnect, or allow local network access in it.", "Check again here."],
        ),
        Some(ComputerCause::PlexDirectBlocked) => guide(
            "Your router hides some of Plex's names.",
            "Locksmith does not need them. Some browsers and apps do.",
            &["In the router's settings, look for rebind protection, and except plex.direct.", "Check again here."],
        ),
        Some(ComputerCause::LocalNetworkDenied) => guide(
            "Allow this app to see your home network.",
            "macOS asks once, and keeps the answer.",
            &[
                "Open System Settings, Privacy & Security, Local Network.",
                "Switch on Locksmith for Plex.",
                "Close this app and open it again.",
            ],
        ),
        _ => guide(
            "Give this computer a way to the internet.",
            "Your home network can be looked at without. Plex itself cannot.",
            &[
                "Open any web page. If none opens, check the cable or the Wi-Fi, and restart the router.",
                "If others open, restart this computer: it may remember an old way.",
                "Check again here.",
            ],
        ),
    }
}

impl Guide {
    fn with_copy(mut self, text: &str) -> Self {
        self.copy = Some(text.to_owned());
        self
    }
}
