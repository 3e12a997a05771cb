//! What to do about this computer and its way to Plex.

use super::{About, CopyText, Platform, Remedy, controls, network};
use crate::client::state::ExternalPage;

const LOOK_AGAIN: &str = "Press Check again here.";

/// No way out at all.
pub fn offline(os: Platform) -> Remedy {
    let wifi = match os {
        Platform::MacOs => "Look at the Wi-Fi symbol in the menu bar: it has to show your home network.",
        Platform::Windows => "Look at the network symbol beside the clock: it has to show your home network.",
        _ => "Look at the network symbol of your desktop: it has to show your home network.",
    };
    Remedy::new(
        "Give this computer a way to the internet.",
        "Your home network can be looked at without. Plex itself cannot.",
    )
    .step(wifi)
    .step("Open any web page. None opens on other devices either? Then restart the router, and wait five minutes.")
    .step("Others do open it? Then restart this computer.")
    .step(LOOK_AGAIN)
}

/// No name is found, not even somebody else's.
pub fn names_broken(os: Platform) -> Remedy {
    let remedy = Remedy::new(
        "Let this computer look names up elsewhere.",
        "Whoever tells it where names lead, usually the router, does not answer.",
    )
    .step("Restart the router, and wait five minutes. Often that is all.")
    .step(network::set_resolvers(Some(os)))
    .step("The two are below. Save, and close the settings.")
    .step("Still nothing? Enter the text “Forget old answers” in a terminal, on Windows in the Command Prompt.")
    .step(LOOK_AGAIN)
    .copy("DNS servers", network::RESOLVERS)
    .note("A VPN or virus scanner can be the reason, too: pause it for a try.");
    let forget = match os {
        Platform::Windows => "ipconfig /flushdns",
        Platform::MacOs => "sudo dscacheutil -flushcache; sudo killall -HUP mDNSResponder",
        _ => "sudo resolvectl flush-caches",
    };
    remedy.copy("Forget old answers", forget)
}

/// Only Plex's names are hidden: a blocker in the network, or this computer's own list.
pub fn plex_blocked(os: Platform) -> Remedy {
    let list = match os {
        Platform::Windows => r"C:\Windows\System32\drivers\etc\hosts",
        _ => "/etc/hosts",
    };
    Remedy::new(
        "Let Plex's names through.",
        "An ad blocker or filter hides them: Pi-hole, AdGuard, NextDNS, your router's own, or one on this computer.",
    )
    .step("Pi-hole: open its page, Domains. Enter plex.tv, tick “Add domain as wildcard”, press “Add to Allowed domains”.")
    .step("Do the same with plex.direct. Or enter the text for its command line.")
    .step("AdGuard Home: open Filters, Custom filtering rules, add the two lines, and press Apply.")
    .step("NextDNS: open the tab Allowlist, and add plex.tv and plex.direct.")
    .step("None of these? Look for Plex's names in the file below: lines with them have to go.")
    .step(LOOK_AGAIN)
    .copies(network::allow_lists())
    .copy("This computer's own list of names", list)
    .note("A filter for children in the router, or with your internet provider, can do the same.")
}

/// Where the proxy is set, on each system.
pub fn proxy_broken(os: Platform) -> Remedy {
    let remedy = Remedy::new(
        "Switch the proxy off, or repair it.",
        "This computer's settings send what is for Plex through a proxy. At home hardly anybody needs one.",
    );
    let remedy = match os {
        Platform::Windows => remedy
            .step("Open Settings, Network & internet, Proxy. Switch off “Use a proxy server”, and “Use setup script”.")
            .open("Open proxy settings", ExternalPage::Proxy),
        Platform::MacOs => remedy
            .step("Open System Settings, Network. Choose your network, Details, Proxies, and switch all of them off.")
            .open("Open proxy settings", ExternalPage::Proxy),
        _ => remedy.step("Open your desktop's settings, Network, Network Proxy, and choose Off."),
    };
    remedy
        .step("Started from a terminal? Enter the text “Is one set here?” there. Lines that it prints set one.")
        .step("A company's computer? Ask whoever looks after it.")
        .step(LOOK_AGAIN)
        .copy(
            "Is one set here?",
            if os == Platform::Windows { "set | findstr /i proxy" } else { "env | grep -i proxy" },
        )
}

/// Somebody answers in plex.tv's place. Its papers name who.
pub fn read_along(about: &About<'_>) -> Remedy {
    let intro = match about.issuer {
        Some(issuer) => {
            format!(
                "“{issuer}” answers in Plex's place and opens the connection. Signing in through it would not be safe."
            )
        }
        None => {
            "Something between this computer and Plex opens the connection. Signing in through it would not be safe."
                .to_owned()
        }
    };
    let remedy = Remedy::new("Keep others from reading along.", intro);
    let remedy = match about.issuer.and_then(scanner) {
        Some(step) => remedy.step(step),
        None => remedy.step(
            "Virus scanner: look for web protection or HTTPS scanning in its settings, and except the names below.",
        ),
    };
    remedy
        .step("Company or school network: use your home network instead.")
        .step("Hotel or guest network: open a browser, and accept its welcome page first.")
        .step("A proxy in the system's network settings that you do not know? Switch it off.")
        .step(LOOK_AGAIN)
        .copy("Names to except", "plex.tv\n*.plex.tv\n*.plex.direct")
}

/// Virus scanners sign with their own name. Where each has the switch is said in its maker's help pages.
fn scanner(issuer: &str) -> Option<&'static str> {
    let issuer = issuer.to_lowercase();
    let named = |names: &[&str]| names.iter().any(|name| issuer.contains(name));
    if named(&["avast", "avg"]) {
        Some("Open Avast or AVG: Settings, Protection, Core Shields, Web Shield, and switch HTTPS scanning off.")
    } else if named(&["kaspersky"]) {
        Some("Open Kaspersky: Settings, Network settings, Trusted addresses, and add the names below.")
    } else if named(&["eset"]) {
        Some("Open ESET: Advanced setup, SSL/TLS, and except the names below.")
    } else if named(&["bitdefender"]) {
        Some("Open Bitdefender: Protection, Online Threat Prevention, Settings, and switch Encrypted web scan off.")
    } else {
        None
    }
}

/// Over five minutes off.
pub fn clock_wrong(os: Platform) -> Remedy {
    let remedy =
        Remedy::new("Set the clock of this computer.", "Plex refuses a computer whose date or time is far off.")
            .step(controls::set_clock(Some(os)))
            .step(controls::TIME_ZONE)
            .note("Wrong again after each start? Then the small battery inside the computer is empty.");
    match os {
        Platform::MacOs | Platform::Windows => remedy.step(LOOK_AGAIN).open("Open time settings", ExternalPage::Time),
        _ => remedy
            .step("Nothing to click there? Enter the text “Set the time by the internet” in a terminal.")
            .step(LOOK_AGAIN)
            .copy("Set the time by the internet", "sudo timedatectl set-ntp true"),
    }
}

/// Nobody at home can do anything.
pub fn plex_down() -> Remedy {
    Remedy::new(
        "Wait for Plex.",
        "Plex itself is having trouble. Your server, your account and your network are not the reason.",
    )
    .step("Leave this window open: it asks Plex again by itself.")
    .step("Look at Plex's status page for how long it may take.")
    .step("Change nothing on your server meanwhile: that does not help, and can make it worse.")
    .open("Plex status page", ExternalPage::Status)
}

/// 429.
pub fn asked_to_wait() -> Remedy {
    Remedy::new("Wait a moment.", "Plex has been asked too often from your network, by any device or add-on in it.")
        .step("Leave this window open: it asks Plex again by itself, with growing pauses.")
        .step("Add-ons that ask Plex all day, such as Kometa or Tautulli? Stop them for an hour.")
        .open("Plex status page", ExternalPage::Status)
}

/// macOS 15 and later ask once and keep the answer; there is no way to be asked again (Apple's forum, thread 765285).
pub fn kept_from_network(os: Platform) -> Remedy {
    if os != Platform::MacOs {
        return Remedy::new(
            "Allow this app to see your home network.",
            "The system, or a firewall on this computer, keeps it away.",
        )
        .step("Open the settings of your firewall or virus scanner.")
        .step("Allow Locksmith for Plex in private networks.")
        .step(LOOK_AGAIN);
    }
    Remedy::new("Allow this app to see your home network.", "macOS asks once, and keeps the answer.")
        .step("Open System Settings, Privacy & Security, Local Network.")
        .step("Switch on Locksmith for Plex. It is on already? Switch it off and on again.")
        .step("Close this app and open it again.")
        .step("Not in the list? Restart the Mac, and allow it when macOS asks.")
        .open("Open Privacy settings", ExternalPage::Privacy)
        .note("The same list decides about browsers: Chrome needs its switch on, too. Safari does not.")
}

/// Answers with private addresses are withheld: a router's protection against rebinding. This program goes by address.
pub fn names_withheld(about: &About<'_>) -> Remedy {
    let remedy = Remedy::new(
        "Let your router show all of Plex's names.",
        "It hides names that lead into your own home. This app does not need them; some browsers and TVs do.",
    )
    .step("Open the page of your router, and sign in.")
    .step("FRITZ!Box: Home Network, Network, Network Settings, more settings, “DNS Rebind Protection”: enter plex.direct.")
    .step("Other routers: look for “rebind” in the settings, and enter the line below that fits.")
    .step("No such setting? Let this computer and the TVs use other DNS servers: the two below.")
    .step(LOOK_AGAIN)
    .copies(network::rebinding())
    .copies([CopyText::new("DNS servers", network::RESOLVERS)]);
    match about.withheld {
        Some(name) => remedy.copy("A name that was withheld", name),
        None => remedy,
    }
}

/// The way out goes through a tunnel. A warning: it may hide the home network.
pub fn vpn(os: Platform) -> Remedy {
    let place = match os {
        Platform::MacOs => "Look for its symbol in the menu bar, and disconnect. Or open System Settings, VPN.",
        Platform::Windows => {
            "Look for its symbol beside the clock, and disconnect. Or open Settings, Network & internet, VPN."
        }
        _ => "Look for its symbol on your desktop, and disconnect. Or open Settings, Network, VPN.",
    };
    Remedy::new(
        "Pause the VPN, or let it show your home network.",
        "While it runs, this computer may not see your home, and your server may take you for a stranger.",
    )
    .step(place)
    .step("To keep it on: look in its settings for “Allow LAN” or “Local network sharing”, and switch that on.")
    .step("Tailscale: under Exit nodes, switch on “Allow local network access”.")
    .step(LOOK_AGAIN)
}
