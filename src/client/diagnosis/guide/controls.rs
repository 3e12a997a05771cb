//! How the server is stopped, started and restarted, and its computer kept awake, on the platform at hand.

use super::Guide;
use crate::client::platforms::{Commands, Platform, words};

pub fn stop(guide: Guide, platform: Option<Platform>) -> Guide {
    control(guide, platform, "stop", |commands| commands.stop)
}

pub fn start(guide: Guide, platform: Option<Platform>) -> Guide {
    control(guide, platform, "start", |commands| commands.start)
}

/// From the first click to the last.
pub fn restart(guide: Guide, platform: Option<Platform>) -> Guide {
    match platform.map(Platform::spec) {
        None => guide.common("restart-computer").common("restart-nas").common("restart-container"),
        Some(spec) if spec.restarts_at_once => control(guide, platform, "restart", |commands| commands.restart),
        Some(_) => start(stop(guide, platform).common("wait-until-stopped"), platform),
    }
}

fn control(guide: Guide, platform: Option<Platform>, verb: &'static str, text: fn(&Commands) -> &'static str) -> Guide {
    let guide = guide.say(words(platform, verb));
    match platform.and_then(|platform| platform.spec().commands) {
        Some(commands) => guide.copy(verb, text(&commands)),
        None => guide,
    }
}

/// What differs from one installation to the next, where a text to copy cannot know it.
pub fn with_own_names(guide: Guide, platform: Option<Platform>) -> Guide {
    let own_names = platform.and_then(|platform| platform.spec().own_names);
    match own_names.filter(|_| guide.notes.is_empty() && guide.all_copies().next().is_some()) {
        Some(attribute) => guide.note_of(words(platform, attribute)),
        None => guide,
    }
}

/// How the computer, and its disks, are kept from going to sleep.
pub fn keep_awake(guide: Guide, platform: Option<Platform>) -> Guide {
    let Some(spec) = platform.map(Platform::spec) else { return guide.say(words(None, "keep-awake")) };
    let guide = spec.keep_awake.iter().fold(guide, |guide, attribute| guide.say(words(platform, attribute)));
    match spec.stay_awake {
        Some([keep, allow]) => guide.copy("keep-awake", keep).copy("let-sleep", allow),
        None => guide,
    }
}

/// Where the computer's own clock is set. A clock that shows the right hour of another country is as wrong.
pub fn set_clock(guide: Guide, platform: Option<Platform>) -> Guide {
    guide.say(words(platform, "set-clock")).common("time-zone")
}

/// A restart in one step, after other things were put right.
pub fn restart_briefly(guide: Guide, platform: Option<Platform>) -> Guide {
    let guide = guide.common("restart-then");
    match platform.and_then(|platform| platform.spec().commands) {
        Some(commands) => guide.copy("restart", commands.restart),
        None => guide,
    }
}
