//! What to do about this computer and its way to Plex.

use super::{AboutComputer, CopyText, Guide, controls, network};
use crate::client::model::{Arg, ExternalPage};
use crate::client::platforms::{Platform, words};

/// No way out at all.
pub fn offline(os: Platform) -> Guide {
    Guide::new("guide-offline", Vec::new())
        .say(words(Some(os), "network-symbol"))
        .step("any-page")
        .step("restart-computer")
        .common("check-now")
}

/// No name is found, not even somebody else's.
pub fn names_broken(os: Platform) -> Guide {
    let guide = Guide::new("guide-dns-broken", Vec::new()).step("restart-router");
    network::set_resolvers(guide, Some(os))
        .say(words(Some(os), "forget-answers"))
        .copy("forget-answers", os.spec().forget_names)
        .common("check-now")
        .note("note")
}

/// Only Plex's names are hidden: a blocker in the network, or this computer's own list.
pub fn plex_blocked(os: Platform) -> Guide {
    let list = if os == Platform::Windows { r"C:\Windows\System32\drivers\etc\hosts" } else { "/etc/hosts" };
    Guide::new("guide-plex-blocked", Vec::new())
        .step("pi-hole")
        .copy("pi-hole", network::PI_HOLE)
        .step("ad-guard")
        .copy("ad-guard", network::AD_GUARD)
        .step("next-dns")
        .copy("names-to-allow", network::WITH_STARS)
        .step("own-list")
        .copy("own-list", list)
        .common("check-now")
        .note("note")
}

/// Where the proxy is set, on each system.
pub fn proxy_broken(os: Platform) -> Guide {
    let shown = if os == Platform::Windows { "set | findstr /i proxy" } else { "env | grep -i proxy" };
    let guide = Guide::new("guide-proxy-broken", Vec::new())
        .say(words(Some(os), "proxy"))
        .step("terminal")
        .copy("proxy", shown)
        .step("company")
        .common("check-now");
    if os == Platform::Linux { guide } else { guide.open("open-proxy-settings", ExternalPage::Proxy) }
}

/// Somebody answers in plex.tv's place. Its certificate names who.
pub fn intercepted(about: &AboutComputer<'_>) -> Guide {
    let args = about.issuer.map(|issuer| ("issuer", Arg::from(issuer.to_owned())));
    let guide = Guide::new("guide-intercepted", args.into_iter().collect());
    let guide = if about.issuer.is_some() { guide.intro("intro-issuer") } else { guide };
    guide
        .step(about.issuer.and_then(scanner).unwrap_or("scanner"))
        .copy("names-to-except", "plex.tv\n*.plex.tv\n*.plex.direct")
        .step("company")
        .step("hotel")
        .step("proxy")
        .common("check-now")
}

/// Virus scanners sign with their own name. Where each has the switch is said in its maker's help pages.
fn scanner(issuer: &str) -> Option<&'static str> {
    const SCANNERS: [(&str, &str); 5] = [
        ("avast", "avast"),
        ("avg", "avast"),
        ("kaspersky", "kaspersky"),
        ("eset", "eset"),
        ("bitdefender", "bitdefender"),
    ];
    let issuer = issuer.to_lowercase();
    SCANNERS.iter().find(|(name, _)| issuer.contains(name)).map(|(_, attribute)| *attribute)
}

/// Over five minutes off.
pub fn clock_wrong(os: Platform) -> Guide {
    let guide = controls::set_clock(Guide::new("guide-clock", Vec::new()), Some(os));
    let guide = if os == Platform::Linux {
        guide.step("terminal").copy("set-clock", "sudo timedatectl set-ntp true")
    } else {
        guide.open("open-time-settings", ExternalPage::Time)
    };
    guide.common("check-now").note("note")
}

/// Nobody at home can do anything.
pub fn plex_down() -> Guide {
    Guide::new("guide-plex-down", Vec::new())
        .step("leave-open")
        .step("how-long")
        .step("change-nothing")
        .open("open-status-page", ExternalPage::Status)
}

/// 429.
pub fn asked_to_wait() -> Guide {
    Guide::new("guide-rate-limited", Vec::new())
        .step("leave-open")
        .step("add-ons")
        .open("open-status-page", ExternalPage::Status)
}

/// macOS 15 and later ask once and keep the answer; there is no way to be asked again (Apple's forum, thread 765285).
pub fn kept_from_network(os: Platform) -> Guide {
    let guide = Guide::new("guide-network-denied", Vec::new());
    if os != Platform::MacOs {
        return guide.step("firewall").step("allow").common("check-now");
    }
    guide
        .intro("intro-mac")
        .step("mac-settings")
        .step("mac-switch")
        .step("mac-reopen")
        .step("mac-not-listed")
        .open("open-privacy-settings", ExternalPage::Privacy)
        .note("mac-note")
}

/// Answers with private addresses are withheld: a router's protection against rebinding. This program goes by address.
pub fn names_withheld(about: &AboutComputer<'_>) -> Guide {
    let guide = Guide::new("guide-names-blocked", Vec::new()).step("open-router");
    let guide = match about.withheld {
        Some(name) => guide.copy("withheld", name),
        None => guide,
    };
    let [fritz_box, others @ ..] = network::rebinding();
    guide
        .step("fritz-box")
        .copies([fritz_box])
        .step("others")
        .copies(others)
        .step("no-setting")
        .copies([CopyText::new("resolvers", network::RESOLVERS)])
        .common("check-now")
}

/// The way out goes through a tunnel. A warning: it may hide the home network.
pub fn vpn(os: Platform) -> Guide {
    Guide::new("guide-vpn", Vec::new())
        .say(words(Some(os), "vpn"))
        .step("keep-it-on")
        .step("tailscale")
        .common("check-now")
}
