//! What to do with a server whose program, computer or certificate is the trouble; and with a browser, when nothing else is.

use super::answer::Way;
use super::{About, Answer, Guide, account, container, controls};
use crate::client::diagnosis::Action;
use crate::client::model::{Arg, ExternalPage};
use crate::client::platforms::Platform;

/// A restart: the server reads its sign-in anew, and tells Plex its addresses.
pub fn restart(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-restart", about);
    let guide = if about.has(Answer::OnlyPlex) {
        guide.placed(about, |guide, platform| only_plex(guide, platform, about).check_again())
    } else {
        controls::power_cycle(guide).or("only-plex", Answer::OnlyPlex)
    };
    if guide.question.is_some() {
        return guide;
    }
    let guide = guide.other("other", Action::ShowWhatToCheck);
    container::if_it_is_one(controls::restart_by_command(guide, about), about, "not-yet")
}

fn only_plex(guide: Guide, platform: Option<Platform>, about: &About<'_>) -> Guide {
    let guide = controls::restart(guide, platform);
    if about.known().is_some_and(|platform| platform.spec().has_menus) {
        return guide;
    }
    controls::with_own_names(guide, platform)
}

/// A certificate that has expired is renewed at a start, if clock and network are right. Plex has refused servers that asked too often
/// (“Failed to upload CSR: 429”, forum threads 937795 and 941675).
pub fn certificate(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-certificate", about);
    let wait = guide.own("wait");
    if about.has(Answer::StillSo) {
        let renew = |guide, platform| controls::set_clock(guide, platform).common("power-cycle").check(wait);
        return guide.placed(about, renew).note("note");
    }
    let guide = if about.has(Answer::OnlyPlex) {
        guide.placed(about, |guide, platform| only_plex(guide, platform, about).check(wait))
    } else {
        guide.common("power-cycle").check(wait).or("only-plex", Answer::OnlyPlex)
    };
    if guide.question.is_some() {
        return guide;
    }
    controls::restart_by_command(guide.or("still-expired", Answer::StillSo), about)
}

/// Its computer answers, its program does not run.
pub fn not_running(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-not-running", about).placed(about, |guide, platform| {
        if platform.is_none() {
            return controls::power_cycle(guide);
        }
        controls::with_own_names(controls::start(guide, platform).check_again(), platform)
    });
    if guide.question.is_some() {
        return guide;
    }
    controls::restart_by_command(guide.note("stops-again"), about)
}

/// With a clock that is far off, no certificate is good: not Plex's for the server, and not the server's for anybody.
pub fn clock(about: &About<'_>) -> Guide {
    Guide::about("guide-server-clock", about)
        .placed(about, |guide, platform| controls::power_cycle(controls::set_clock(guide, platform)).note("note"))
}

/// Another identity answers in its place: other settings than before are in use, and its libraries wait in the old ones.
pub fn replaced(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-replaced", about);
    if about.has(Answer::Reinstalled) {
        return guide.step("do-not-claim").step("restore").check_again().note("note");
    }
    guide.placed(about, |guide, platform| {
        let guide = guide.step("do-not-claim");
        let guide = if platform == Some(Platform::Windows) {
            guide.step("windows-stop").step("windows-user").step("windows-start")
        } else if container::with_engine(platform).is_some() {
            guide.step("container-folder").step("container-start")
        } else {
            guide.step("old-folder").step("use-old-folder")
        };
        guide.check_again().note("note").or("reinstalled", Answer::Reinstalled)
    })
}

/// It starts: databases may be put in order for a long time meanwhile.
pub fn starting(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-starting", about);
    if about.has(Answer::StillSo) {
        return controls::power_cycle(guide.intro("intro-still"));
    }
    let wait = guide.own("wait");
    guide.step("leave-it").check(wait).or("still-starting", Answer::StillSo)
}

/// Its first answer was late: a computer or a disk that slept.
pub fn slow(about: &About<'_>) -> Guide {
    Guide::about("guide-slow", about).placed(about, |guide, platform| {
        let check = guide.own("check");
        controls::keep_awake_by_command(controls::keep_awake(guide, platform).check(check), platform)
    })
}

/// Two computers with one identity: a copy, or a move whose old half still runs.
pub fn both(about: &About<'_>) -> Guide {
    let mut seen: Vec<String> = about.addresses.iter().map(ToString::to_string).collect();
    seen.sort_unstable();
    let guide = Guide::about("guide-found-twice", about);
    let guide = match seen.len() {
        0 | 1 => guide.step("decide"),
        _ => guide.step("decide-of-these").copy("addresses", seen.join("\n")),
    };
    guide.step("shut-down-other").check_now().note("not-by-itself").note("note")
}

/// Something else answers at the address. A server's address may have changed, or two devices share one (ClaimIt#9).
pub fn not_plex(about: &About<'_>) -> Guide {
    let mut args = Vec::new();
    args.extend(about.address.map(|address| ("address", Arg::from(address))));
    let guide = Guide::new("guide-not-plex", args)
        .step("search-again")
        .step("look-in-router")
        .step("type-it")
        .check_now()
        .note("keep-address");
    if about.address.is_some() { guide.note("note-address") } else { guide.note("note") }
}

/// The server is fine: what the browser remembers, blocks or may not do is in the way. Chrome asks since version 142 before a
/// page may reach the home network; macOS asks before Chrome may (Apple TN3179).
pub fn browser(about: &About<'_>) -> Guide {
    let mut args = vec![about.server_arg()];
    args.extend(about.account.map(|name| ("account", account(name, true))));
    let guide = Guide::new("guide-browser", args);
    let is_mac = about.os == Platform::MacOs;
    let private = |guide: Guide, [mac, other]: [&'static str; 2]| {
        guide
            .step(if is_mac { mac } else { other })
            .step(if about.account.is_some() { "go-there" } else { "go-there-nameless" })
            .copy("plex-address", "https://app.plex.tv")
            .step("ad-blocker")
    };
    let local = |guide: Guide| if is_mac { guide.step("on-a-mac") } else { guide };
    let chrome = |guide: Guide| {
        local(private(guide, ["chrome-mac", "chrome"]).step("stored-data").step("allow-local")).check_now()
    };
    let firefox = |guide: Guide| local(private(guide, ["firefox-mac", "firefox"]).step("stored-firefox")).check_now();
    let safari = |guide: Guide| private(guide, ["chrome-mac", "chrome-mac"]).step("stored-safari").check_now();
    let another = |guide: Guide| local(private(guide, ["another", "another"]).step("stored-another")).check_now();
    let all: [Way<'_>; 4] = [
        (Answer::Safari, &safari),
        (Answer::Chrome, &chrome),
        (Answer::Firefox, &firefox),
        (Answer::OtherBrowser, &another),
    ];
    let guide = guide.choose(about.answers, "which-browser", if is_mac { &all } else { &all[1..] });
    if guide.question.is_some() {
        return guide;
    }
    container::if_it_is_one(guide.open("open-plex", ExternalPage::Plex), about, "remote-watch-pass")
}
