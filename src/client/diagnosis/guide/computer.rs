//! What to do about this computer and its way to Plex.

use super::{AboutComputer, Answer, Guide, common, controls, network};
use crate::client::model::{Arg, ExternalPage};
use crate::client::platforms::{Platform, words};

/// No way out at all. Whether others have one tells where it ends.
pub fn offline(os: Platform, about: &AboutComputer<'_>) -> Guide {
    Guide::new("guide-offline", Vec::new()).choose(
        about.answers,
        "on-your-phone",
        &[
            (Answer::OpensElsewhere, &|guide| {
                guide.say(words(Some(os), "network-symbol")).step("restart-computer").check_now()
            }),
            (Answer::OpensNowhere, &|guide| guide.common("restart-router").step("call-provider").check_now()),
        ],
    )
}

/// No name is found, not even somebody else's.
pub fn names_broken(os: Platform) -> Guide {
    let guide = Guide::new("guide-dns-broken", Vec::new()).common("restart-router");
    network::set_resolvers(guide, Some(os))
        .check_now()
        .note("note")
        .for_experts()
        .step("forget-answers")
        .copy("forget-answers", os.spec().forget_names)
}

/// Only Plex's names are hidden: a blocker in the network, or this computer's own list.
pub fn plex_blocked(os: Platform, about: &AboutComputer<'_>) -> Guide {
    let guide = Guide::new("guide-plex-blocked", Vec::new());
    network::unblock(guide, &network::AboutBlocker::new(os, about.answers))
}

/// Where the proxy is set, on each system.
pub fn proxy_broken(os: Platform) -> Guide {
    let shown = if os == Platform::Windows { "set | findstr /i proxy" } else { "env | grep -i proxy" };
    let guide = Guide::new("guide-proxy-broken", Vec::new());
    let guide = guide.say(words(Some(os), "proxy")).say(words(Some(os), "proxy-off")).check_now().note("company");
    let guide = if os == Platform::Linux { guide } else { guide.open("open-proxy-settings", ExternalPage::Proxy) };
    guide.for_experts().step("terminal").copy("proxy", shown)
}

/// Somebody answers in plex.tv's place. Its certificate names who.
pub fn intercepted(about: &AboutComputer<'_>) -> Guide {
    let args = about.issuer.map(|issuer| ("issuer", Arg::from(issuer.to_owned())));
    let guide = Guide::new("guide-intercepted", args.into_iter().collect());
    let guide = if about.issuer.is_some() { guide.intro("intro-issuer") } else { guide };
    let except = |guide: Guide, [open, except]: [&'static str; 2]| {
        guide.step(open).step(except).copy("names-to-except", "plex.tv\n*.plex.tv\n*.plex.direct").check_now()
    };
    if let Some(known) = about.issuer.and_then(scanner) {
        return except(guide, known);
    }
    guide.choose(
        about.answers,
        "where-are-you",
        &[
            (Answer::AtHome, &|guide| except(guide, ["scanner", "except"]).note("proxy")),
            (Answer::AtWork, &|guide| guide.step("home-network").check_now().note("company")),
            (Answer::AsGuest, &|guide| guide.step("welcome-page").step("accept").check_now()),
        ],
    )
}

/// Virus scanners sign with their own name. Where each has the switch is said in its maker's help pages.
fn scanner(issuer: &str) -> Option<[&'static str; 2]> {
    const SCANNERS: [(&str, [&str; 2]); 5] = [
        ("avast", ["avast", "https-off"]),
        ("avg", ["avast", "https-off"]),
        ("kaspersky", ["kaspersky", "add-names"]),
        ("eset", ["eset", "except"]),
        ("bitdefender", ["bitdefender", "except"]),
    ];
    let issuer = issuer.to_lowercase();
    SCANNERS.iter().find(|(name, _)| issuer.contains(name)).map(|(_, attributes)| *attributes)
}

/// Over five minutes off.
pub fn clock_wrong(os: Platform) -> Guide {
    let guide = controls::set_clock(Guide::new("guide-clock", Vec::new()), Some(os)).check_now().note("note");
    if os == Platform::Linux {
        guide.for_experts().step("terminal").copy("set-clock", "sudo timedatectl set-ntp true")
    } else {
        guide.open("open-time-settings", ExternalPage::Time)
    }
}

/// Nobody at home can do anything.
pub fn plex_down() -> Guide {
    Guide::new("guide-plex-down", Vec::new())
        .common("leave-open")
        .step("change-nothing")
        .check(common("check-whenever"))
        .note("how-long")
        .open("open-status-page", ExternalPage::Status)
}

/// 429.
pub fn asked_to_wait() -> Guide {
    Guide::new("guide-rate-limited", Vec::new())
        .step("add-ons")
        .common("leave-open")
        .check(common("check-whenever"))
        .open("open-status-page", ExternalPage::Status)
}

/// macOS 15 and later ask once and keep the answer; there is no way to be asked again (Apple's forum, thread 765285).
pub fn kept_from_network(os: Platform) -> Guide {
    let guide = Guide::new("guide-network-denied", Vec::new());
    if os != Platform::MacOs {
        return guide.step("firewall").step("allow").check_now();
    }
    guide
        .intro("intro-mac")
        .step("mac-settings")
        .step("mac-switch")
        .step("mac-reopen")
        .check_now()
        .open("open-privacy-settings", ExternalPage::Privacy)
        .note("mac-not-listed")
        .note("mac-note")
}

/// Answers with private addresses are withheld: a router's protection against rebinding. This program goes by address.
pub fn names_withheld(about: &AboutComputer<'_>) -> Guide {
    let withheld = |guide: Guide| match about.withheld {
        Some(name) => guide.for_experts().step("withheld").copy("withheld", name),
        None => guide,
    };
    let router = |guide: Guide, steps: [&'static str; 2], label, text: &str| {
        let guide = guide.common("open-router").step(steps[0]).step(steps[1]).copy(label, text);
        withheld(guide.step("save").check_now())
    };
    Guide::new("guide-names-blocked", Vec::new()).choose(
        about.answers,
        "which-router",
        &[
            (Answer::FritzBox, &|guide| router(guide, ["fritz-box", "fritz-box-enter"], "fritz-box", "plex.direct")),
            (Answer::Dnsmasq, &|guide| router(guide, ["dnsmasq", "enter"], "dnsmasq", network::DNSMASQ)),
            (Answer::Unbound, &|guide| router(guide, ["unbound", "enter"], "unbound", network::UNBOUND)),
            (Answer::OpenWrt, &|guide| {
                router(guide, ["openwrt", "openwrt-enter"], "second-name", "plex.direct")
                    .for_experts()
                    .step("openwrt-command")
                    .copy("openwrt", network::OPENWRT)
            }),
            (Answer::OtherRouter, &|guide| {
                let guide = guide.common("open-router").step("look-for").step("no-setting");
                withheld(guide.copy("resolvers", network::RESOLVERS).check_now())
            }),
        ],
    )
}

/// The way out goes through a tunnel. A warning: it may hide the home network.
pub fn vpn(os: Platform, about: &AboutComputer<'_>) -> Guide {
    Guide::new("guide-vpn", Vec::new()).choose(
        about.answers,
        "keep-it-on",
        &[
            (Answer::PauseVpn, &|guide| guide.say(words(Some(os), "vpn")).check_now()),
            (Answer::Tailscale, &|guide| guide.step("tailscale").step("tailscale-switch").check_now()),
            (Answer::OtherVpn, &|guide| guide.step("settings").step("allow").check_now()),
        ],
    )
}
