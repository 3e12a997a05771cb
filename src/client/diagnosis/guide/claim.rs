//! Claiming, where this program cannot do it from here: at the server's own computer, from inside its container, or through a
//! tunnel. A server that nobody is signed in on listens to its own computer, on most systems to its own network too; a Mac
//! (since 1.29.2) and a Windows PC (since 1.32.2) close it (forum threads 816337 and 839096).

use super::{About, Guide, container, controls};
use crate::client::model::ExternalPage;
use crate::client::platforms::{Engine, Platform, PlatformSpec};

const PAGE_OF_ITS_OWN: &str = "http://127.0.0.1:32400/web";

/// Anybody in the house could claim it now.
pub fn open(about: &About<'_>) -> Guide {
    Guide::about("guide-claim", about).step("sign-in").step("claim").check_now().note("refused")
}

/// It is unclaimed, and does not trust this computer.
pub fn closed(about: &About<'_>) -> Guide {
    let guide = Guide::about("guide-claim-there", about);
    let guide = if about.near == Some(false) { guide.intro("intro-far") } else { guide };
    guide.placed(about, |guide, platform| {
        let Some(platform) = platform else { return anywhere(guide) };
        let spec = platform.spec();
        match spec.engine {
            _ if !spec.new_code.is_empty() && (spec.engine.is_some() || spec.ssh_user.is_none()) => {
                controls::new_code(guide.intro("intro-code"), platform)
            }
            Some(engine) => in_container(guide, platform, engine, about),
            None if spec.has_screen => at_its_screen(guide, spec, about),
            None => in_the_same_network(guide, spec, about),
        }
    })
}

fn at_its_screen(guide: Guide, spec: &'static PlatformSpec, about: &About<'_>) -> Guide {
    if about.here {
        return guide
            .step("at-its-page")
            .copy("at-its-computer", PAGE_OF_ITS_OWN)
            .step("follow-plex")
            .check_now()
            .open("open-plex", ExternalPage::Plex);
    }
    let guide = guide.step("start-there").step("finds-it").check_now().for_experts();
    with_tunnel(guide.step("at-its-page").copy("at-its-computer", PAGE_OF_ITS_OWN).step("follow-plex"), spec, about)
}

fn in_the_same_network(guide: Guide, spec: &'static PlatformSpec, about: &About<'_>) -> Guide {
    let guide = controls::restart(guide.step("same-router"), Some(spec.platform)).check_again();
    with_tunnel(guide.for_experts(), spec, about)
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

fn in_container(guide: Guide, platform: Platform, engine: Engine, about: &About<'_>) -> Guide {
    let guide = controls::terminal(guide.intro("intro-container").step("get-code"), about, Some(platform));
    let guide = guide.step("from-inside").copies([container::claim_inside(engine)]).check_again();
    let guide = container::with_network_of_computer(guide, about).note_of(container::why_it_is_closed());
    controls::with_own_names(guide, Some(platform))
}

/// Nobody knows what it runs on.
fn anywhere(guide: Guide) -> Guide {
    controls::power_cycle(guide.step("same-router"))
        .for_experts()
        .step("at-its-page")
        .copy("at-its-computer", PAGE_OF_ITS_OWN)
        .step("follow-plex")
}
