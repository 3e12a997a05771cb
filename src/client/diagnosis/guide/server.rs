//! What to do with a server whose program, computer or certificate is the trouble; and with a browser, when nothing else is.

use super::{About, Guide, account, container, controls};
use crate::client::diagnosis::Action;
use crate::client::model::{Arg, ExternalPage};
use crate::client::platforms::Platform;

/// A restart: the server reads its sign-in anew, and tells Plex its addresses.
pub fn restart(about: &About<'_>) -> Guide {
    let guide = controls::restart(Guide::about("guide-restart", about), about.platform)
        .common("check-again")
        .other(Action::ShowWhatToCheck);
    match about.platform {
        Some(Platform::Docker) => container::published(guide, about),
        platform => controls::with_own_names(guide, platform),
    }
}

/// A certificate that has expired is renewed at a start, if clock and network are right. Plex has refused servers that asked too often
/// (“Failed to upload CSR: 429”, forum threads 937795 and 941675).
pub fn certificate(about: &About<'_>) -> Guide {
    let guide = controls::set_clock(Guide::about("guide-certificate", about), about.platform);
    controls::restart(guide, about.platform).step("wait").note("note")
}

/// Its computer answers, its program does not run.
pub fn not_running(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-not-running", about);
    let guide = match about.platform {
        Some(_) => controls::start(guide, about.platform),
        None => guide.step("windows").step("mac").step("nas").step("container"),
    };
    controls::with_own_names(guide.common("check-again").step("stops-again"), about.platform)
}

/// With a clock that is far off, no certificate is good: not Plex's for the server, and not the server's for anybody.
pub fn clock(about: &About<'_>) -> Guide {
    let guide = controls::set_clock(Guide::about("guide-server-clock", about), about.platform);
    controls::restart(guide, about.platform).common("check-again").note("note")
}

/// Another identity answers in its place: other settings than before are in use, and its libraries wait in the old ones.
pub fn replaced(about: &About<'_>) -> Guide {
    Guide::about("guide-replaced", about)
        .step("do-not-claim")
        .step("windows")
        .step("container")
        .step("reinstalled")
        .common("check-again")
        .note("note")
}

/// It starts: databases may be put in order for a long time meanwhile.
pub fn starting(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-starting", about).step("leave-it").step("by-itself").step("still-starting");
    controls::with_own_names(controls::restart(guide, about.platform), about.platform)
}

/// Its first answer was late: a computer or a disk that slept.
pub fn slow(about: &About<'_>) -> Guide {
    controls::keep_awake(Guide::about("guide-slow", about), about.platform).step("check")
}

/// Two computers with one identity: a copy, or a move whose old half still runs.
pub fn both(about: &About<'_>) -> Guide {
    let mut seen: Vec<String> = about.addresses.iter().map(ToString::to_string).collect();
    seen.sort_unstable();
    let guide = Guide::about("guide-found-twice", about).step("decide");
    let guide = if seen.len() > 1 { guide.copy("addresses", seen.join("\n")) } else { guide };
    controls::stop(guide.step("go-there"), about.platform).step("not-by-itself").common("check-now").note("note")
}

/// Something else answers at the address. A server's address may have changed, or two devices share one (ClaimIt#9).
pub fn not_plex(about: &About<'_>) -> Guide {
    let mut args = Vec::new();
    args.extend(about.address.map(|address| ("address", Arg::from(address))));
    let guide = Guide::new("guide-not-plex", args)
        .step("search-again")
        .step("look-in-router")
        .step("type-it")
        .step("keep-address");
    if about.address.is_some() { guide.note("note-address") } else { guide.note("note") }
}

/// The server is fine: what the browser remembers, blocks or may not do is in the way. Chrome asks since version 142 before a
/// page may reach the home network; macOS asks before Chrome may (Apple TN3179).
pub fn browser(about: &About<'_>) -> Guide {
    let mut args = vec![about.server_arg()];
    args.extend(about.account.map(|name| ("account", account(name, true))));
    let guide = Guide::new("guide-browser", args)
        .step("private-window")
        .step(if about.account.is_some() { "go-there" } else { "go-there-nameless" })
        .copy("plex-address", "https://app.plex.tv")
        .step("ad-blocker")
        .step("stored-data")
        .step("allow-local")
        .step("on-a-mac")
        .open("open-plex", ExternalPage::Plex);
    match about.spec() {
        Some(spec) if spec.is_container => container::seen_as_remote(guide, about),
        _ => guide,
    }
}
