//! Claiming, where this program cannot do it from here: at the server's own computer, from inside its container, or through a
//! tunnel. A server that nobody is signed in on listens to its own computer, on most systems to its own network too; a Mac
//! (since 1.29.2) and a Windows PC (since 1.32.2) close it (forum threads 816337 and 839096).

use super::{About, Guide, container, controls};
use crate::client::model::{Arg, ExternalPage};
use crate::client::platforms::{PlatformSpec, words};

const PAGE_OF_ITS_OWN: &str = "http://127.0.0.1:32400/web";

/// Anybody in the house could claim it now.
pub fn open(about: &About<'_>) -> Guide {
    Guide::about("guide-claim", about).step("sign-in").step("claim").step("refused")
}

/// It is unclaimed, and does not trust this computer.
pub fn closed(about: &About<'_>) -> Guide {
    match about.spec() {
        Some(spec) if spec.is_container => of_container(about),
        Some(spec) if spec.has_screen => at_its_screen(about, spec),
        Some(spec) => of_nas(about, spec),
        None => at_some_computer(about),
    }
}

fn guide(about: &About<'_>) -> Guide {
    let mut args = vec![about.server_arg()];
    args.extend(about.platform.map(|platform| ("platform", Arg::from(platform.title()))));
    let guide = Guide::new("guide-claim-there", args);
    if about.near == Some(false) { guide.intro("intro-far") } else { guide }
}

fn at_its_screen(about: &About<'_>, spec: &'static PlatformSpec) -> Guide {
    let guide = guide(about);
    let guide = if about.here { guide.step("runs-here") } else { guide.step("start-there").step("finds-it") };
    let guide = guide
        .step("still-closed")
        .copy("at-its-computer", PAGE_OF_ITS_OWN)
        .step("follow-plex")
        .open("open-plex", ExternalPage::Plex);
    if about.here { guide } else { with_tunnel(guide, spec, about) }
}

fn of_nas(about: &About<'_>, spec: &'static PlatformSpec) -> Guide {
    let guide = guide(about).step("same-router");
    let guide = controls::start(controls::stop(guide, about.platform), about.platform).common("check-again");
    let guide = with_tunnel(guide, spec, about);
    match spec.without_typing {
        Some(attribute) => guide.note_of(words(about.platform, attribute)),
        None => guide,
    }
}

/// A last resort that Plex documents: the server sees a caller from its own computer
/// (support.plex.tv/articles/account-requires-password-reset).
fn with_tunnel(guide: Guide, spec: &'static PlatformSpec, about: &About<'_>) -> Guide {
    let Some(user) = spec.ssh_user else { return guide };
    guide
        .step("tunnel")
        .copy("tunnel", format!("ssh -L 8888:127.0.0.1:32400 {user}@{}", about.host()))
        .step("through-tunnel")
        .copy("through-tunnel", "http://127.0.0.1:8888/web")
}

fn of_container(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-claim-container", about)
        .step("get-code")
        .step("from-inside")
        .copies([container::claim_inside()])
        .common("check-again")
        .step("for-good");
    container::with_network_lines(guide, about)
        .note_of(container::why_it_is_closed())
        .note_of(container::why_a_code_is_not_enough())
}

fn at_some_computer(about: &About<'_>) -> Guide {
    guide(about)
        .common("choose-platform")
        .step("with-a-screen")
        .step("or-its-page")
        .copy("at-its-computer", PAGE_OF_ITS_OWN)
        .step("or-a-nas")
}
