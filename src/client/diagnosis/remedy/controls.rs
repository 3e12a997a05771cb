//! Where each platform is taken hold of: how the server is stopped, started and restarted there, and how it is kept awake.
//!
//! Sources: support.plex.tv/articles/201105343 and 202915258 (where things are), ChuckPa's UserCredentialReset and PlexDBRepair
//! (how a NAS stops and starts it), the makers' own handbooks for the names of their menus.

use super::{CopyText, Platform};

/// How the server is stopped.
pub fn stop(platform: Option<Platform>) -> &'static str {
    match platform {
        Some(Platform::MacOs) => "On that Mac, click the Plex symbol in the menu bar, and choose Quit.",
        Some(Platform::Windows) => "On that PC, right-click the Plex symbol beside the clock, and choose Exit or Quit.",
        Some(Platform::Linux) => "On that computer, open a terminal and enter the text “Stop the server”.",
        Some(Platform::Synology) => {
            "In DSM, open Package Center, choose Plex Media Server, and choose Stop from its menu."
        }
        Some(Platform::Qnap) => "In QTS, open App Center, find Plex Media Server under My Apps, and press Stop.",
        Some(Platform::WdMyCloud) => {
            "In the My Cloud dashboard, open Apps, choose Plex Media Server, and switch it off."
        }
        Some(Platform::Unraid) => "On the Unraid page, open the Docker tab, click the Plex symbol, and choose Stop.",
        Some(Platform::Docker) => {
            "On the computer with the container, open a terminal and enter the text “Stop the server”."
        }
        None => "Stop Plex Media Server where it runs: in its menu, its package centre, or its container list.",
    }
}

/// How the server is started.
pub fn start(platform: Option<Platform>) -> &'static str {
    match platform {
        Some(Platform::MacOs) => {
            "Open Applications on it, and start Plex Media Server. Its symbol appears in the menu bar."
        }
        Some(Platform::Windows) => {
            "Open the Start menu, type Plex Media Server, and press Enter. Its symbol appears beside the clock."
        }
        Some(Platform::Linux) => "In a terminal on it, enter the text “Start the server”.",
        Some(Platform::Synology) => "In DSM, open Package Center, choose Plex Media Server, and press Run.",
        Some(Platform::Qnap) => "In QTS, open App Center, find Plex Media Server under My Apps, and press Start.",
        Some(Platform::WdMyCloud) => {
            "In the My Cloud dashboard, open Apps, choose Plex Media Server, and switch it on."
        }
        Some(Platform::Unraid) => "On the Unraid page, open the Docker tab, click the Plex symbol, and choose Start.",
        Some(Platform::Docker) => {
            "In a terminal on the computer with the container, enter the text “Start the server”."
        }
        None => "Start Plex Media Server where it runs: from its menu, its package centre, or its container list.",
    }
}

/// How the server is restarted, from the first click to the last.
pub fn restart(platform: Option<Platform>) -> Vec<&'static str> {
    match platform {
        Some(Platform::Linux) => vec!["On that computer, open a terminal and enter the text “Restart the server”."],
        Some(Platform::Docker) => {
            vec!["On the computer with the container, open a terminal and enter the text “Restart the server”."]
        }
        Some(Platform::Unraid) => {
            vec!["On the Unraid page, open the Docker tab, click the Plex symbol, and choose Restart."]
        }
        Some(_) => vec![stop(platform), "Wait until it is gone: about ten seconds.", start(platform)],
        None => vec![
            "Windows or Mac: choose Exit or Quit from the Plex symbol, then start Plex Media Server again.",
            "NAS: open its app or package centre, stop Plex Media Server, and start it again.",
            "Container: restart it in the list of containers.",
        ],
    }
}

/// What a terminal takes to stop, start or restart the server.
pub fn texts(platform: Option<Platform>, wanted: &[Verb]) -> Vec<CopyText> {
    let text = |verb: &Verb| {
        let text = match platform? {
            Platform::Linux => format!("sudo systemctl {} plexmediaserver", verb.word()),
            Platform::Docker => format!("docker {} plex", verb.word()),
            _ => return None,
        };
        Some(CopyText::new(verb.label(), text))
    };
    wanted.iter().filter_map(text).collect()
}

#[derive(Clone, Copy)]
pub enum Verb {
    Stop,
    Start,
    Restart,
}

impl Verb {
    fn word(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Start => "start",
            Self::Restart => "restart",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Stop => "Stop the server",
            Self::Start => "Start the server",
            Self::Restart => "Restart the server",
        }
    }
}

/// What differs from one installation to the next, where a text to copy cannot know it.
pub fn own_names(platform: Option<Platform>) -> Option<&'static str> {
    match platform {
        Some(Platform::Docker | Platform::Unraid) => {
            Some("If your container has another name than plex, put that name in its place.")
        }
        Some(Platform::Linux) => {
            Some("Was Plex installed as a snap? Then enter snap instead of systemctl in the texts above.")
        }
        _ => None,
    }
}

/// How the computer, and its disks, are kept from going to sleep.
pub fn keep_awake(platform: Option<Platform>) -> Vec<&'static str> {
    match platform {
        Some(Platform::MacOs) => vec![
            "On that Mac, open System Settings, Energy. On a notebook: Battery, Options.",
            "Switch on “Prevent automatic sleeping when the display is off”.",
            "Switch on “Wake for network access” as well.",
        ],
        Some(Platform::Windows) => vec![
            "On that PC, open Settings, System, Power.",
            "Under “Screen, sleep, & hibernate timeouts”, set sleep to Never while plugged in.",
        ],
        Some(Platform::Linux) => vec![
            "On that computer, open Settings, Power, and switch Automatic Suspend off.",
            "No screen on it? Enter the text “Keep it awake” in a terminal.",
        ],
        Some(Platform::Synology) => {
            vec!["In DSM, open Control Panel, Hardware & Power, HDD Hibernation, and choose a longer time."]
        }
        Some(Platform::Qnap) => {
            vec!["In QTS, open Control Panel, System, Hardware, and switch disk standby mode off."]
        }
        Some(Platform::WdMyCloud) => {
            vec!["In the My Cloud dashboard, open Settings, General, Energy Saver, and switch Drive Sleep off."]
        }
        Some(Platform::Unraid) => {
            vec!["On the Unraid page, open Settings, Disk Settings, and choose a longer spin down delay."]
        }
        Some(Platform::Docker) => vec!["Look at the computer that the container runs on: switch its sleep mode off."],
        None => vec!["Look for sleep, standby or energy saving in the settings of its computer, and switch it off."],
    }
}

/// A clock that shows the right hour of another country is as wrong.
pub const TIME_ZONE: &str = "Look at the time zone in the same place: it has to be yours.";

/// Where the computer's own clock is set.
pub fn set_clock(platform: Option<Platform>) -> &'static str {
    match platform {
        Some(Platform::MacOs) => {
            "Open System Settings, General, Date & Time, and switch on “Set time and date automatically”."
        }
        Some(Platform::Windows) => {
            "Open Settings, Time & language, Date & time, and switch on “Set time automatically”."
        }
        Some(Platform::Linux) => "Open Settings, System, Date & Time, and switch on “Automatic Date & Time”.",
        Some(Platform::Synology) => {
            "In DSM, open Control Panel, Regional Options, Time, and choose “Synchronize with NTP server”."
        }
        Some(Platform::Qnap) => {
            "In QTS, open Control Panel, General Settings, Time, and choose to synchronize with an Internet time server."
        }
        Some(Platform::WdMyCloud) => {
            "In the My Cloud dashboard, open Settings, General, and switch on the NTP service."
        }
        Some(Platform::Unraid) => "On the Unraid page, open Settings, Date and Time, and set “Use NTP” to Yes.",
        Some(Platform::Docker) => "Set the clock of the computer that the container runs on to automatic.",
        None => "Compare its date and time with your phone's, and set them to automatic.",
    }
}
