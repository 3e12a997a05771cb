//! What a server runs on. Each platform has one file: how it is recognized, how the server is stopped and started there, where its
//! settings are, and what takes hold of them. Its words are one entry in `platforms.ftl` of each language.
//!
//! Sources: support.plex.tv/articles/201105343, 202915258 and 204281528 (where things are, and what is removed), ChuckPa's
//! UserCredentialReset and PlexDBRepair (how a NAS stops and starts it), the makers' own handbooks for the names of their menus.

mod asustor;
mod docker;
mod freebsd;
mod guess;
mod home_assistant;
mod linux;
mod mac_os;
mod nvidia_shield;
mod podman;
mod proxmox;
mod qnap;
mod readynas;
mod synology;
mod truenas;
mod unraid;
mod wd_my_cloud;
mod windows;

pub use guess::{Signs, guess};

use crate::client::model::Phrase;

/// What a server, or this program, runs on. Each has its own way to stop, start and reach the server's settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Platform {
    Windows,
    MacOs,
    Linux,
    FreeBsd,
    Synology,
    Qnap,
    Asustor,
    ReadyNas,
    WdMyCloud,
    TrueNas,
    Unraid,
    Docker,
    Podman,
    Proxmox,
    HomeAssistant,
    NvidiaShield,
}

/// The groups in which the platforms are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Computer,
    Nas,
    /// A container, or a device that does other things as well.
    Other,
}

/// All that is known of a platform.
#[derive(Debug)]
pub struct PlatformSpec {
    pub platform: Platform,
    /// Its word on the command line and in the JSON.
    pub id: &'static str,
    /// Its entry in the files of `assets/locales`. The attributes say how it is stopped and so on.
    pub entry: &'static str,
    pub kind: Kind,
    /// The server has a screen, and this program can be started beside it.
    pub has_screen: bool,
    /// A server there is a container: what runs it.
    pub engine: Option<Engine>,
    /// Stopping and starting is one action there: the attribute `restart`.
    pub restarts_at_once: bool,
    /// Stopping and starting is done in menus: the commands are for experts.
    pub has_menus: bool,
    /// What a terminal there takes to stop, start and restart the server.
    pub commands: Option<Commands>,
    /// The attributes that say how to get to a terminal there, one step each.
    pub terminal: &'static [&'static str],
    /// The attributes that say how a new claim code is handed over in menus, old sign-in or not; one step each.
    pub new_code: &'static [&'static str],
    /// The attributes that say how a container gets its computer's network in menus, one step each.
    pub host_network: &'static [&'static str],
    /// The attributes that say how to keep it awake, one step each.
    pub keep_awake: &'static [&'static str],
    /// The text for a terminal that keeps it awake, and the one that lets it sleep again.
    pub stay_awake: Option<[&'static str; 2]>,
    /// The attribute that says what may be called otherwise in the texts to copy.
    pub own_names: Option<&'static str>,
    /// The text for a terminal that lets others through its firewall to the server.
    pub open_firewall: Option<&'static str>,
    /// What a terminal there takes before a command that asks Plex whether it is reached; `None` where there is no such terminal.
    pub ask_plex: Option<&'static str>,
    /// What makes a computer of this kind forget the names that it looked up.
    pub forget_names: &'static str,
    /// Who signs in there by SSH, where that is the way in.
    pub ssh_user: Option<&'static str>,
    /// How this program signs in there itself, where it can.
    pub host: Option<HostSpec>,
    pub settings: Settings,
    /// True if what the server says of itself is a name of this platform.
    pub is_named_by: fn(&Signs) -> bool,
}

/// How this program signs in by SSH. The attribute `ssh-sign-in` says with whose password, `switch-ssh-off` how SSH is switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostSpec {
    /// Who usually signs in; empty where every owner chose a name.
    pub user: &'static str,
    /// The attributes that say how SSH is switched on, one step each.
    pub switch_on: &'static [&'static str],
    /// SSH is off there unless its owner wants it.
    pub is_usually_off: bool,
    /// The server has an address of its own, at which its host is not reached.
    pub is_elsewhere: bool,
}

impl HostSpec {
    const NAS: Self = Self { user: "", switch_on: &["switch-ssh-on"], is_usually_off: true, is_elsewhere: false };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commands {
    pub stop: &'static str,
    pub start: &'static str,
    pub restart: &'static str,
}

/// Where the server keeps its settings, for a hand that types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settings {
    /// The defaults of a Mac's user.
    Domain,
    /// The registry of Windows.
    Registry,
    /// A file: each place where it may be, as a shell writes it. A volume's number is left to the shell.
    File {
        places: &'static str,
        /// What stops and starts the server for a user that may do all, if a command does.
        service: Option<Service>,
        /// The shell is root's already.
        is_root: bool,
        tools: Tools,
    },
    /// A file inside the container.
    Container,
    /// Out of a hand's reach.
    Hidden,
}

/// What shells call differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tools {
    /// Edits a file in its place.
    pub sed: &'static str,
    /// True if the server runs.
    pub is_running: &'static str,
}

impl Tools {
    /// The kernel keeps fifteen characters of a program's name. This needs no tool that a NAS may lack.
    pub const LINUX: Self = Self { sed: "sed -i -E", is_running: "grep -qsx \"Plex Media Serv\" /proc/[0-9]*/comm" };
}

/// What runs a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Engine {
    pub command: &'static str,
    /// What the container is usually called.
    pub name: &'static str,
    /// A small image with the tools of a shell, as this engine names it.
    pub helper: &'static str,
    /// Where the settings are inside the container.
    pub settings: &'static [&'static str],
}

impl Engine {
    pub const DOCKER: Self = Self {
        command: "docker",
        name: "plex",
        helper: "busybox",
        // Plex's own image and linuxserver's, binhex's and hotio's of before, and hotio's of today.
        settings: &[
            "/config/Library/Application Support/Plex Media Server/Preferences.xml",
            "/config/Plex Media Server/Preferences.xml",
            "/config/Preferences.xml",
        ],
    };
}

/// Commands of a shell for root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    pub stop: &'static str,
    pub start: &'static str,
}

/// Every platform. A name that two could claim goes to the first: on Unraid, TrueNAS and Home Assistant, Plex is always a container, and
/// is handled in their own pages; a container shows the kernel of the NAS around it.
pub static PLATFORMS: [PlatformSpec; 16] = [
    unraid::SPEC,
    truenas::SPEC,
    home_assistant::SPEC,
    docker::SPEC,
    podman::SPEC,
    synology::SPEC,
    qnap::SPEC,
    asustor::SPEC,
    readynas::SPEC,
    wd_my_cloud::SPEC,
    nvidia_shield::SPEC,
    proxmox::SPEC,
    freebsd::SPEC,
    mac_os::SPEC,
    windows::SPEC,
    linux::SPEC,
];

/// What most platforms have in common. The platform and its words are its own.
const COMMON: PlatformSpec = PlatformSpec {
    platform: Platform::Linux,
    id: "linux",
    entry: "platform-linux",
    kind: Kind::Nas,
    has_screen: false,
    engine: None,
    restarts_at_once: false,
    has_menus: true,
    commands: None,
    terminal: &["terminal"],
    new_code: &[],
    host_network: &[],
    keep_awake: &["keep-awake"],
    stay_awake: None,
    own_names: None,
    open_firewall: None,
    ask_plex: None,
    forget_names: "sudo resolvectl flush-caches",
    ssh_user: None,
    host: None,
    settings: Settings::Domain,
    is_named_by: |_| false,
};

impl Platform {
    /// In the order in which they are offered.
    pub const ALL: [Self; 16] = [
        Self::Windows,
        Self::MacOs,
        Self::Linux,
        Self::FreeBsd,
        Self::Synology,
        Self::Qnap,
        Self::Asustor,
        Self::ReadyNas,
        Self::WdMyCloud,
        Self::TrueNas,
        Self::Unraid,
        Self::Docker,
        Self::Podman,
        Self::Proxmox,
        Self::HomeAssistant,
        Self::NvidiaShield,
    ];

    #[must_use]
    pub const fn spec(self) -> &'static PlatformSpec {
        match self {
            Self::MacOs => &mac_os::SPEC,
            Self::Windows => &windows::SPEC,
            Self::Linux => &linux::SPEC,
            Self::FreeBsd => &freebsd::SPEC,
            Self::Synology => &synology::SPEC,
            Self::Qnap => &qnap::SPEC,
            Self::Asustor => &asustor::SPEC,
            Self::ReadyNas => &readynas::SPEC,
            Self::WdMyCloud => &wd_my_cloud::SPEC,
            Self::TrueNas => &truenas::SPEC,
            Self::Unraid => &unraid::SPEC,
            Self::Docker => &docker::SPEC,
            Self::Podman => &podman::SPEC,
            Self::Proxmox => &proxmox::SPEC,
            Self::HomeAssistant => &home_assistant::SPEC,
            Self::NvidiaShield => &nvidia_shield::SPEC,
        }
    }

    /// As people call it.
    #[must_use]
    pub fn title(self) -> Phrase {
        Phrase::new(self.spec().entry)
    }

    /// What this program runs on.
    #[must_use]
    pub const fn of_this_computer() -> Self {
        if cfg!(target_os = "macos") {
            Self::MacOs
        } else if cfg!(windows) {
            Self::Windows
        } else {
            Self::Linux
        }
    }
}

/// What a platform's entry says under this attribute; where it is not known, what goes for most.
#[must_use]
pub fn words(platform: Option<Platform>, attribute: &'static str) -> Phrase {
    Phrase::new(platform.map_or("platform-any", |platform| platform.spec().entry)).attribute(attribute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_platform_stands_in_the_table_once_and_has_names_of_its_own() {
        for platform in Platform::ALL {
            assert_eq!(platform.spec().platform, platform);
            assert_eq!(PLATFORMS.iter().filter(|spec| spec.platform == platform).count(), 1, "{platform:?}");
            assert_eq!(platform.spec().entry, format!("platform-{}", platform.spec().id));
        }
    }
}
