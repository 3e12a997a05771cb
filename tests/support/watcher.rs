//! The program itself, in a terminal or with its window, watching in a shorter rhythm: a test can't wait for minutes. Nothing else
//! about it differs.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use plex_locksmith::cli;
use plex_locksmith::client::config::{AlarmTimes, WatchTimes};
use plex_locksmith::client::jobs::SystemBrowser;
use plex_locksmith::client::settings::{Settings, Surroundings, World};
use plex_locksmith::client::system::client_id;

/// All pauses are this many times shorter.
const FASTER: u32 = 20;

fn main() -> ExitCode {
    match cli::read(std::env::args_os().skip(1)) {
        #[cfg(feature = "window")]
        Ok((cli::Call::Window { world }, _, language)) => plex_locksmith::window::open(world, language, surroundings),
        Ok((call, ..)) => cli::run(&call, surroundings).into(),
        Err(status) => status.into(),
    }
}

fn surroundings(_world: World) -> std::io::Result<Surroundings> {
    let mut settings = Settings::real(client_id(), Arc::new(SystemBrowser));
    settings.started = Instant::now();
    settings.net.limits.gdm_repeat /= FASTER;
    let times = WatchTimes::default();
    settings.watch = Some(WatchTimes {
        beat: times.beat / FASTER,
        // A test that is slow has not slept.
        slept: Duration::from_secs(5),
        rest: times.rest / FASTER,
        short: times.short / FASTER,
        after_change: times.after_change.map(|after| after / FASTER),
        own_way: times.own_way / FASTER,
        list: times.list / FASTER,
        jitter: times.jitter,
        alarm: AlarmTimes {
            trouble: times.alarm.trouble / FASTER,
            silence: times.alarm.silence / FASTER,
            awake: times.alarm.awake / FASTER,
            deed: times.alarm.deed / FASTER,
            pause: times.alarm.pause / FASTER,
        },
    });
    Ok(Surroundings { settings, kept: None })
}
