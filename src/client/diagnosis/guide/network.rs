//! Names, resolvers and firewalls: what has to be let through, in the words that each tool takes; and the guides for a server's own
//! way, to Plex and to this computer.
//!
//! Plex's names: support.plex.tv/articles/206225077. A blocking list has held plex.direct for days (nextdns/ddns-domains#1), and
//! Pi-hole lists have held names of Plex (Sonarr#1126).

use super::{About, CopyText, Guide, container, controls};
use crate::client::platforms::{Platform, words};

/// Public resolvers that block nothing: Cloudflare's and Google's.
pub const RESOLVERS: &str = "1.1.1.1\n8.8.8.8";
/// Plex's names where a star stands for everything below.
pub const WITH_STARS: &str = "plex.tv\n*.plex.tv\nplex.direct\n*.plex.direct";
/// docs.pi-hole.net: `--allow-wild` (version 6) allows a name with all below it.
pub const PI_HOLE: &str = "pihole --allow-wild plex.tv plex.direct";
/// AdGuard's rule syntax: `@@` lets through, `||…^` is a name with all below it.
pub const AD_GUARD: &str = "@@||plex.tv^$important\n@@||plex.direct^$important";

/// The exception from rebinding protection, in the form of each router.
pub fn rebinding() -> [CopyText; 4] {
    [
        CopyText::new("fritz-box", "plex.direct"),
        // The manual page of dnsmasq; DD-WRT, Merlin and pfSense's DNS Forwarder take the same line.
        CopyText::new("dnsmasq", "rebind-domain-ok=/plex.direct/"),
        // docs.netgate.com, “DNS Rebinding Protections”.
        CopyText::new("unbound", "server:\nprivate-domain: \"plex.direct\""),
        // openwrt.org, “DHCP and DNS configuration”: rebind_domain.
        CopyText::new(
            "openwrt",
            "uci add_list dhcp.@dnsmasq[0].rebind_domain='plex.direct'\nuci commit dhcp\nservice dnsmasq restart",
        ),
    ]
}

/// Where other resolvers are entered, and which.
pub fn set_resolvers(guide: Guide, platform: Option<Platform>) -> Guide {
    guide.say(words(platform, "set-resolvers")).copy("resolvers", RESOLVERS)
}

/// The server answers at home and cannot reach Plex: its names, its clock, or what intercepts its connection.
pub fn server_cut_off(about: &About<'_>) -> Guide {
    // Plex may answer with 200 or refuse it with 400 or 401: it was reached. With no answer at all, curl writes 000.
    const ASK: &str = "curl -sS -o /dev/null -w \"%{http_code}\\n\" https://plex.tv/api/v2/ping";
    let guide = Guide::about("guide-server-cut-off", about);
    let guide = match about.spec().and_then(|spec| spec.ask_plex) {
        Some(before) => guide.step("ask").copy("ask-plex", format!("{before}{ASK}")),
        None => guide.step("open-plex-there"),
    };
    let guide = match about.platform {
        Some(Platform::Docker) => container::before_recreating(guide)
            .say(words(about.platform, "set-resolvers"))
            .copy("compose-file", "dns:\n  - 1.1.1.1\n  - 8.8.8.8"),
        platform => set_resolvers(guide, platform),
    };
    let guide = guide.say(words(about.platform, "set-clock")).step("ad-blocker").copy("names-to-allow", WITH_STARS);
    controls::restart_briefly(guide, about.platform).common("check-again").note("note")
}

/// It was announced or listed, and does not answer: power, cable, another network, a firewall.
pub fn server_unreachable(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-unreachable", about)
        .step("is-on")
        .step("same-network")
        .step("restart-computer")
        .say(words(about.platform, "firewall"));
    let guide = match about.spec().and_then(|spec| spec.open_firewall) {
        Some(text) => guide.copy("open-firewall", text),
        None => guide,
    };
    let guide = match about.platform {
        Some(Platform::Docker) => {
            container::with_network_lines(guide.copy("ports", "docker ps --format \"{{.Names}} {{.Ports}}\""), about)
        }
        _ => guide.step("find-in-router"),
    };
    let guide = guide.common("check-again");
    if about.near == Some(false) { guide.note("note-far") } else { guide }
}

/// Plex says that it is in another home, or in a data centre.
pub fn server_elsewhere(about: &About<'_>) -> Guide {
    Guide::about("guide-elsewhere", about).step("at-home").step("away").step("rented").common("check-again")
}
