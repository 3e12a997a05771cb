//! Names, resolvers and firewalls: what has to be let through, in the words that each tool takes; and the two remedies for a
//! server's own way, to Plex and to this computer.
//!
//! Plex's names: support.plex.tv/articles/206225077. A blocking list has held plex.direct for days (nextdns/ddns-domains#1), and
//! Pi-hole lists have held names of Plex (Sonarr#1126).

use super::controls::{self, Verb};
use super::{About, CHECK_AGAIN, CopyText, Platform, Remedy, container};

/// Public resolvers that block nothing: Cloudflare's and Google's.
pub const RESOLVERS: &str = "1.1.1.1\n8.8.8.8";
/// The same names where a star stands for everything below.
const WITH_STARS: &str = "plex.tv\n*.plex.tv\nplex.direct\n*.plex.direct";

/// The allow-list, in the form of each blocker.
pub fn allow_lists() -> [CopyText; 3] {
    [
        // docs.pi-hole.net: `--allow-wild` (version 6) allows a name with all below it.
        CopyText::new("Pi-hole, on its command line", "pihole --allow-wild plex.tv plex.direct"),
        // AdGuard's rule syntax: `@@` lets through, `||…^` is a name with all below it.
        CopyText::new("AdGuard Home, custom filtering rules", "@@||plex.tv^$important\n@@||plex.direct^$important"),
        CopyText::new("NextDNS and other lists", WITH_STARS),
    ]
}

/// The exception from rebinding protection, in the form of each router.
pub fn rebinding() -> [CopyText; 4] {
    [
        CopyText::new("FRITZ!Box, list of exceptions", "plex.direct"),
        // The manual page of dnsmasq; DD-WRT, Merlin and pfSense's DNS Forwarder take the same line.
        CopyText::new("dnsmasq (DD-WRT, Asus Merlin, Pi-hole)", "rebind-domain-ok=/plex.direct/"),
        // docs.netgate.com, “DNS Rebinding Protections”.
        CopyText::new("pfSense, OPNsense (Unbound), custom options", "server:\nprivate-domain: \"plex.direct\""),
        // openwrt.org, “DHCP and DNS configuration”: rebind_domain.
        CopyText::new(
            "OpenWrt, on its command line",
            "uci add_list dhcp.@dnsmasq[0].rebind_domain='plex.direct'\nuci commit dhcp\nservice dnsmasq restart",
        ),
    ]
}

/// Where the resolvers are entered.
pub fn set_resolvers(platform: Option<Platform>) -> &'static str {
    match platform {
        Some(Platform::MacOs) => {
            "Open System Settings, Network, the connection in use, Details, DNS, and press + to enter both."
        }
        Some(Platform::Windows) => {
            "Open Settings, Network & internet, the connection in use, and press Edit beside “DNS server assignment”."
        }
        Some(Platform::Linux) => {
            "Open Settings, Network, the gear of the connection, IPv4. Switch automatic DNS off, and enter both."
        }
        Some(Platform::Synology) => {
            "In DSM, open Control Panel, Network, General. Tick “Manually configure DNS server”, and enter both."
        }
        Some(Platform::Qnap) => "In QTS, open Control Panel, Network & Virtual Switch, and enter both as DNS servers.",
        Some(Platform::WdMyCloud) => "In the dashboard, open Settings, Network, and enter both as DNS servers.",
        Some(Platform::Unraid) => "On the Unraid page, open Settings, Network Settings, and enter both as DNS servers.",
        Some(Platform::Docker) => "Put the lines below into the compose file, and create the container anew.",
        None => "In its network settings, enter both as DNS servers.",
    }
}

/// The server answers at home and cannot reach Plex: its names, its clock, or whoever reads along there.
pub fn server_cut_off(about: &About<'_>) -> Remedy {
    let remedy = Remedy::new(
        format!("Give {} a way to Plex.", about.server),
        "It answers in your home, but Plex on the internet does not reach it, nor it Plex.",
    );
    let remedy = match way_out(about.platform) {
        Some(test) => remedy
            .step("At the server, enter the text “Does it reach Plex?” in a terminal. Any number but 000 means that it does.")
            .copies([test]),
        None => remedy.step("On that computer, open plex.tv in a browser. Does it open? Then go on with its clock."),
    };
    let remedy = remedy
        .step(format!("It does not? Let it look names up elsewhere. {}", set_resolvers(about.platform)))
        .step(controls::set_clock(about.platform))
        .step("Does an ad blocker run in your network? Let plex.tv and plex.direct through in it.")
        .step("Then stop Plex Media Server and start it again, so that it looks anew.")
        .step(CHECK_AGAIN);
    let remedy = match about.platform {
        Some(Platform::Docker) => remedy
            .step(container::BEFORE_ANEW)
            .copies([container::mounts()])
            .copy("Compose file", "dns:\n  - 1.1.1.1\n  - 8.8.8.8"),
        _ => remedy.copy("DNS servers", RESOLVERS),
    };
    remedy
        .copies(controls::texts(about.platform, &[Verb::Restart]))
        .copy("Names to let through", WITH_STARS)
        .note("A virus scanner or company network that reads along cuts it off as well: except plex.tv there.")
}

/// A question to Plex, asked where the server runs. Plex may answer with 200 or refuse it with 400 or 401: it was reached. With no
/// answer at all, curl writes 000.
fn way_out(platform: Option<Platform>) -> Option<CopyText> {
    let ask = "curl -sS -o /dev/null -w \"%{http_code}\\n\" https://plex.tv/api/v2/ping";
    let text = match platform? {
        Platform::Docker | Platform::Unraid => format!("docker exec plex {ask}"),
        Platform::Linux => ask.to_owned(),
        _ => return None,
    };
    Some(CopyText::new("Does it reach Plex?", text))
}

/// It was announced or listed, and does not answer: power, cable, another network, a firewall.
pub fn server_unreachable(about: &About<'_>) -> Remedy {
    let remedy = Remedy::new(
        format!("Bring {} back into your network.", about.server),
        "It was there before, or Plex lists it, but nothing answers now.",
    )
    .step("Is its computer switched on and awake? Press a key on it, or look at its lights.")
    .step("Is it in the same network as this computer? A guest Wi-Fi or a VPN keeps the two apart.")
    .step("Restart that computer once. A new address is told to the network then.")
    .step(firewall(about.platform))
    .step("Find it in your router's list of devices, and type its address into the field “Address of a server”.")
    .step(CHECK_AGAIN);
    let remedy = match about.platform {
        Some(Platform::Linux) => remedy.copy("Let it through", "sudo ufw allow 32400/tcp"),
        Some(Platform::Docker) => remedy
            .step(container::BEFORE_ANEW)
            .copy("Which ports are open?", "docker ps --format \"{{.Names}} {{.Ports}}\"")
            .copies(container::network_lines(about)),
        _ => remedy,
    };
    match about.near {
        Some(false) => remedy.note(
            "It is in another network than this computer. The router between them may keep them apart: \
             try it from a computer in the server's own network.",
        ),
        _ => remedy,
    }
}

/// Plex says that it is in another home, or in a data centre.
pub fn server_elsewhere(about: &About<'_>) -> Remedy {
    Remedy::new(
        format!("Go to the network that {} is on.", about.server),
        "Plex knows this server, and it isn't on the network of this computer.",
    )
    .step("Is it at home, and you are too? Join the same Wi-Fi or network as the server. A guest Wi-Fi keeps the two apart.")
    .step("Are you away? Start Locksmith at home, or use Plex from here as usual: it may work all the same.")
    .step("Is it a rented machine? Start Locksmith on it, or ask whoever runs it.")
    .step(CHECK_AGAIN)
}

/// Where a firewall keeps others from the server.
fn firewall(platform: Option<Platform>) -> &'static str {
    match platform {
        Some(Platform::Windows) => {
            "On that PC, search for “Allow an app through Windows Firewall”, and tick Private beside Plex Media Server."
        }
        Some(Platform::MacOs) => {
            "On that Mac, open System Settings, Network, Firewall, Options, and allow Plex Media Server."
        }
        Some(Platform::Linux) => "Does ufw guard that computer? Enter the text “Let it through” in a terminal on it.",
        Some(Platform::Synology) => "In DSM, open Control Panel, Security, Firewall, and allow Plex Media Server.",
        Some(Platform::Qnap) => "In QTS, open QuFirewall or Security, and allow port 32400.",
        Some(Platform::WdMyCloud) => "In the dashboard, look whether Plex Media Server is switched on under Apps.",
        Some(Platform::Unraid) => {
            "On the Unraid page, open the Docker tab: Plex has to run, with port 32400 or network host."
        }
        Some(Platform::Docker) => {
            "Enter the text “Which ports are open?” there. Without 32400, create it anew with a line below."
        }
        None => "Is there a firewall on it? Allow Plex Media Server, port 32400.",
    }
}
