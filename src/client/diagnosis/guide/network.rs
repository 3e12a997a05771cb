//! Names, resolvers and firewalls: what has to be let through, in the words that each tool takes; and the guides for a server's own
//! way, to Plex and to this computer.
//!
//! Plex's names: support.plex.tv/articles/206225077. A blocking list has held plex.direct for days (nextdns/ddns-domains#1), and
//! Pi-hole lists have held names of Plex (Sonarr#1126).

use super::{About, Answer, Guide, container, controls};
use crate::client::model::Phrase;
use crate::client::platforms::{Platform, words};

/// Public resolvers that block nothing: Cloudflare's and Google's.
pub const RESOLVERS: &str = "1.1.1.1\n8.8.8.8";
/// Plex's names where a star stands for everything below.
pub const WITH_STARS: &str = "plex.tv\n*.plex.tv\nplex.direct\n*.plex.direct";
/// docs.pi-hole.net: `--allow-wild` (version 6) allows a name with all below it.
pub const PI_HOLE: &str = "pihole --allow-wild plex.tv plex.direct";
/// AdGuard's rule syntax: `@@` lets through, `||…^` is a name with all below it.
pub const AD_GUARD: &str = "@@||plex.tv^$important\n@@||plex.direct^$important";

/// docs.netgate.com, “DNS Rebinding Protections”.
pub const UNBOUND: &str = "server:\nprivate-domain: \"plex.direct\"";
/// The manual page of dnsmasq; DD-WRT, Merlin and pfSense's DNS Forwarder take the same line.
pub const DNSMASQ: &str = "rebind-domain-ok=/plex.direct/";
/// openwrt.org, “DHCP and DNS configuration”: `rebind_domain`.
pub const OPENWRT: &str =
    "uci add_list dhcp.@dnsmasq[0].rebind_domain='plex.direct'\nuci commit dhcp\nservice dnsmasq restart";

/// Where other resolvers are entered, and which.
pub fn set_resolvers(guide: Guide, platform: Option<Platform>) -> Guide {
    guide.say(words(platform, "set-resolvers")).copy("resolvers", RESOLVERS)
}

/// Lets Plex through whatever blocks it. Its words are an entry of their own: two guides lead here.
pub fn unblock(guide: Guide, about: &AboutBlocker<'_>) -> Guide {
    let step = |attribute| Phrase::new("guide-unblock").attribute(attribute);
    let pi_hole = |guide: Guide| {
        guide
            .say(step("pi-hole"))
            .say(step("pi-hole-add"))
            .copy("first-name", "plex.tv")
            .say(step("pi-hole-again"))
            .copy("second-name", "plex.direct")
            .check_now()
            .for_experts()
            .say(step("pi-hole-command"))
            .copy("pi-hole", PI_HOLE)
    };
    let ad_guard = |guide: Guide| {
        guide.say(step("ad-guard")).say(step("ad-guard-add")).copy("ad-guard", AD_GUARD).say(step("apply")).check_now()
    };
    let next_dns = |guide: Guide| {
        guide.say(step("next-dns")).say(step("add-names")).copy("names-to-allow", WITH_STARS).check_now()
    };
    let router = |guide: Guide| {
        let guide = guide.say(super::common("open-router")).say(step("router"));
        guide.copy("names-to-allow", WITH_STARS).check_now().note_of(step("provider"))
    };
    let none = |guide: Guide| {
        guide
            .say(step("pause-here"))
            .common("restart-router")
            .check_again()
            .note_of(step("provider"))
            .for_experts()
            .say(step("own-list"))
            .copy("own-list", about.own_list)
            .say(step("delete-lines"))
    };
    let guide = Guide { intro: step("intro"), ..guide };
    guide.choose_of(
        about.answers,
        step("which"),
        &[
            (Answer::PiHole, &pi_hole),
            (Answer::AdGuard, &ad_guard),
            (Answer::NextDns, &next_dns),
            (Answer::RouterFilter, &router),
            (Answer::NoneOfThese, &none),
        ],
    )
}

/// What it takes to unblock Plex.
pub struct AboutBlocker<'a> {
    pub answers: &'a [Answer],
    /// This computer's own list of names.
    pub own_list: &'static str,
}

impl<'a> AboutBlocker<'a> {
    pub fn new(os: Platform, answers: &'a [Answer]) -> Self {
        let own_list = if os == Platform::Windows { r"C:\Windows\System32\drivers\etc\hosts" } else { "/etc/hosts" };
        Self { answers, own_list }
    }
}

/// The server answers at home and cannot reach Plex: its names, its clock, or what intercepts its connection.
pub fn server_cut_off(about: &About<'_>) -> Guide {
    // Plex may answer with 200 or refuse it with 400 or 401: it was reached. With no answer at all, curl writes 000.
    const ASK: &str = "curl -sS -o /dev/null -w \"%{http_code}\\n\" https://plex.tv/api/v2/ping";
    let guide = Guide::about("guide-server-cut-off", about);
    if about.has(Answer::AdBlocker) {
        return unblock(guide, &AboutBlocker::new(about.os, about.answers));
    }
    guide.placed(about, |guide, platform| {
        let engine = container::with_engine(platform).filter(|(platform, _)| !platform.spec().has_menus);
        let guide = match engine {
            Some((_, engine)) => container::before_recreating(guide, engine)
                .say(words(platform, "set-resolvers"))
                .copy("compose-file", "dns:\n  - 1.1.1.1\n  - 8.8.8.8"),
            None => set_resolvers(guide, platform),
        };
        let guide = controls::power_cycle(controls::set_clock(guide, platform));
        let guide = guide.note("note").or("ad-blocker", Answer::AdBlocker);
        match platform.and_then(|platform| platform.spec().ask_plex) {
            Some(before) => controls::terminal(guide.for_experts(), about, platform)
                .step("ask")
                .copy("ask-plex", format!("{before}{ASK}")),
            None => guide,
        }
    })
}

/// It was announced or listed, and does not answer: power, cable, another network, a firewall.
pub fn server_unreachable(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-unreachable", about);
    if !about.has(Answer::StillSo) {
        let guide = controls::power_cycle(guide.step("is-on").step("same-network")).or("still-gone", Answer::StillSo);
        return if about.near == Some(false) { guide.note("note-far") } else { guide };
    }
    guide.placed(about, |guide, platform| {
        let guide = guide.intro("intro-still").say(words(platform, "firewall"));
        let guide = match platform.and_then(|platform| platform.spec().open_firewall) {
            Some(text) => guide.copy("open-firewall", text),
            None => guide,
        };
        let engine = container::with_engine(platform).filter(|(platform, _)| !platform.spec().has_menus);
        let guide = match engine {
            Some((_, engine)) => {
                guide.copy("ports", format!("{} ps --format \"{{{{.Names}}}} {{{{.Ports}}}}\"", engine.command))
            }
            None => guide,
        };
        let guide = guide.step("find-in-router").step("type-it").check_now();
        container::with_network_of_computer(guide, about)
    })
}

/// Plex says that it is in another home, or in a data centre.
pub fn server_elsewhere(about: &About<'_>) -> Guide {
    Guide::about("guide-elsewhere", about).choose(
        about.answers,
        "where-is-it",
        &[
            (Answer::BothAtHome, &|guide| guide.step("join").step("no-guest").check_now()),
            (Answer::Away, &|guide| guide.step("as-usual").step("start-at-home").check_now()),
            (Answer::Rented, &|guide| guide.step("ask-host").step("start-there").check_now()),
        ],
    )
}
