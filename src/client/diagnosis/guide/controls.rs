//! How the server is stopped, started and restarted, and its computer kept awake, on the platform at hand.

use super::{About, Guide};
use crate::client::model::Phrase;
use crate::client::platforms::{Commands, Platform, words};

pub fn stop(guide: Guide, platform: Option<Platform>) -> Guide {
    control(guide, platform, "stop", |commands| commands.stop)
}

pub fn start(guide: Guide, platform: Option<Platform>) -> Guide {
    control(guide, platform, "start", |commands| commands.start)
}

/// From the first click to the last.
pub fn restart(guide: Guide, platform: Option<Platform>) -> Guide {
    if platform.is_some_and(|platform| platform.spec().restarts_at_once) {
        return control(guide, platform, "restart", |commands| commands.restart);
    }
    start(stop(guide, platform).common("wait-until-stopped"), platform)
}

/// In menus, or in a terminal where there are none.
fn control(guide: Guide, platform: Option<Platform>, verb: &'static str, text: fn(&Commands) -> &'static str) -> Guide {
    let guide = guide.say(words(platform, verb));
    match platform.map(Platform::spec).filter(|spec| !spec.has_menus).and_then(|spec| spec.commands) {
        Some(commands) => guide.copy(verb, text(&commands)),
        None => guide,
    }
}

/// The whole computer off and on: everybody knows how, and whatever runs on it starts anew.
pub fn power_cycle(guide: Guide) -> Guide {
    guide.common("power-cycle").check_later()
}

/// The command that restarts it, where there are menus for everybody else.
pub fn restart_by_command(guide: Guide, about: &About<'_>) -> Guide {
    let platform = about.known();
    match platform.map(Platform::spec).filter(|spec| spec.has_menus).and_then(|spec| spec.commands) {
        Some(commands) => {
            terminal(guide.for_experts(), about, platform).common("restart-command").copy("restart", commands.restart)
        }
        None => guide,
    }
}

/// The way to a terminal on the server's computer: there, or from here.
pub fn terminal(guide: Guide, about: &About<'_>, platform: Option<Platform>) -> Guide {
    let Some(spec) = platform.map(Platform::spec) else { return guide };
    let guide = guide.say_all(spec.terminal.iter().map(|attribute| words(platform, attribute)));
    match spec.ssh_user {
        Some(user) if !spec.has_screen => {
            guide.common("reach-nas").copy("reach-nas", format!("ssh {user}@{}", about.host()))
        }
        _ => guide,
    }
}

/// What differs from one installation to the next, where a text to copy cannot know it.
pub fn with_own_names(guide: Guide, platform: Option<Platform>) -> Guide {
    let own_names = platform.and_then(|platform| platform.spec().own_names);
    match own_names.filter(|_| guide.all_copies().next().is_some()) {
        Some(attribute) => guide.note_of(words(platform, attribute)),
        None => guide,
    }
}

/// How the computer, and its disks, are kept from going to sleep.
pub fn keep_awake(guide: Guide, platform: Option<Platform>) -> Guide {
    let Some(spec) = platform.map(Platform::spec) else { return guide.say(words(None, "keep-awake")) };
    guide.say_all(spec.keep_awake.iter().map(|attribute| words(platform, attribute)))
}

/// The same in a terminal.
pub fn keep_awake_by_command(guide: Guide, platform: Option<Platform>) -> Guide {
    match platform.and_then(|platform| platform.spec().stay_awake) {
        Some([keep, allow]) => guide
            .for_experts()
            .say(words(platform, "keep-awake-terminal"))
            .copy("keep-awake", keep)
            .copy("let-sleep", allow),
        None => guide,
    }
}

/// Where the computer's own clock is set. A clock that shows the right hour of another country is as wrong.
pub fn set_clock(guide: Guide, platform: Option<Platform>) -> Guide {
    guide.say(words(platform, "set-clock")).common("time-zone")
}

/// A new claim code, handed over in menus.
pub fn new_code(guide: Guide, platform: Platform) -> Guide {
    let texts: Vec<Phrase> =
        platform.spec().new_code.iter().map(|attribute| words(Some(platform), attribute)).collect();
    guide.say_all(texts).check_again()
}
