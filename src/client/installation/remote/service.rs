//! Stops and starts a server on a host. While it is stopped, a script there is set to start it again: a connection may break.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::host::{Site, Task};
use super::quoted;
use super::store::word;
use crate::client::installation::{Control, InstallDetail, InstallError, InstallKind, InstallOperation};
use crate::client::model::digest::sha256;
use crate::client::model::{Controller, HostService};

const SERVICE: &str = include_str!("scripts/service.sh");
/// Prints whether the server runs, and changes nothing.
const STATE: &str = "state";
/// A start waits until the server is seen.
const STARTING: Duration = Duration::from_secs(60);
/// So often, and with so many seconds between, the script that starts a server by itself looks whether it has to: ten minutes.
const ROUNDS: (u32, u32) = (60, 10);
/// Well before it does, it is set anew while somebody still works here.
const RENEWED_AFTER: Duration = Duration::from_secs(4 * 60);

/// What stops and starts a server there, and its name as that knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    pub kind: Kind,
    /// A package, unit, folder or container.
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Synology,
    Qnap,
    WdMyCloud,
    Asustor,
    Systemd,
    Snap,
    /// Docker or Podman, by the path of its program.
    Engine {
        program: String,
        /// What people call the container.
        container: String,
    },
}

impl Service {
    /// Of a host's own packages and services; `None` for what its owner stops and starts.
    #[must_use]
    pub fn of(service: &HostService) -> Option<Self> {
        let (kind, name) = match service {
            HostService::Synology { package } => (Kind::Synology, package.as_str()),
            HostService::Qnap => (Kind::Qnap, ""),
            HostService::WdMyCloud { folder } => (Kind::WdMyCloud, folder.as_str()),
            HostService::Asustor => (Kind::Asustor, ""),
            HostService::Systemd { unit } | HostService::Proxmox { unit, .. } => (Kind::Systemd, unit.as_str()),
            HostService::Snap => (Kind::Snap, ""),
            HostService::Manual => return None,
        };
        Some(Self { kind, name: name.to_owned() })
    }

    /// Options and patterns would have the tools do other things.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let is_word = |c: char| c.is_ascii_alphanumeric() || "-_.@:\\".contains(c);
        match &self.kind {
            Kind::Synology => ["PlexMediaServer", "Plex Media Server"].contains(&self.name.as_str()),
            Kind::WdMyCloud => self.name.starts_with('/') && !self.name.contains('\0'),
            Kind::Systemd => !self.name.is_empty() && !self.name.starts_with('-') && self.name.chars().all(is_word),
            Kind::Engine { program, .. } => {
                program.starts_with('/') && !self.name.is_empty() && self.name.bytes().all(|b| b.is_ascii_hexdigit())
            }
            Kind::Qnap | Kind::Asustor | Kind::Snap => true,
        }
    }

    fn script(&self) -> &'static str {
        match self.kind {
            Kind::Synology => include_str!("scripts/service/synology.sh"),
            Kind::Qnap => include_str!("scripts/service/qnap.sh"),
            Kind::WdMyCloud => include_str!("scripts/service/wd.sh"),
            Kind::Asustor => include_str!("scripts/service/asustor.sh"),
            Kind::Systemd => include_str!("scripts/service/systemd.sh"),
            Kind::Snap => include_str!("scripts/service/snap.sh"),
            Kind::Engine { .. } => include_str!("scripts/service/engine.sh"),
        }
    }

    /// As its owner knows it: "systemd (plexmediaserver)".
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.kind {
            Kind::Synology => format!("Synology ({})", self.name),
            Kind::Qnap => "QNAP (PlexMediaServer)".to_owned(),
            Kind::WdMyCloud => "WD My Cloud (plexmediaserver)".to_owned(),
            Kind::Asustor => "ASUSTOR (plexmediaserver)".to_owned(),
            Kind::Systemd => format!("systemd ({})", self.name.trim_end_matches(".service")),
            Kind::Snap => "snapd (plexmediaserver)".to_owned(),
            Kind::Engine { program, container } => {
                let engine = program.rsplit('/').next().unwrap_or(program);
                format!("{engine} ({container})")
            }
        }
    }
}

/// Stops and starts one server of a host.
pub struct RemoteControl {
    site: Site,
    service: Service,
    can_start: bool,
    /// Tells this place from others, among the notes of that script.
    place: String,
    armed: Mutex<Option<Instant>>,
    rounds: (u32, u32),
}

impl RemoteControl {
    /// `file`: its settings, by which it is told from others on this host.
    #[must_use]
    pub fn new(site: Site, service: Service, file: &str, can_start: bool) -> Self {
        let place = sha256(file.as_bytes()).chars().take(16).collect();
        Self { site, service, can_start, place, armed: Mutex::new(None), rounds: ROUNDS }
    }

    /// The same, with another patience of the script that starts the server by itself: how often it looks, and how many seconds lie
    /// between.
    #[cfg(all(test, target_os = "linux"))]
    pub fn with_rounds(self, rounds: (u32, u32)) -> Self {
        Self { rounds, ..self }
    }

    fn service_parts(&self) -> String {
        let engine = match &self.service.kind {
            Kind::Engine { program, .. } => quoted(program),
            Kind::Synology | Kind::Qnap | Kind::WdMyCloud | Kind::Asustor | Kind::Systemd | Kind::Snap => String::new(),
        };
        let name = quoted(&self.service.name);
        format!("NAME={name}\nENGINE={engine}\n{SERVICE}\n{}", self.service.script())
    }

    fn run(&self, operation: InstallOperation, verbs: &str, limit: Option<Duration>) -> Result<String, InstallError> {
        let service = self.service_parts();
        let (parts, arguments) = ([service.as_str(), verbs], [self.place.as_str()]);
        let mut task = Task { only_reads: verbs == STATE, ..Task::new(&parts, &arguments) };
        task.limit = limit.unwrap_or(task.limit);
        let done = self.site.good(operation, &self.service.shown(), &task);
        done.map(|output| output.text()).map_err(|error| self.named(error))
    }

    /// A container that is not there any more was replaced: nothing else makes an id go.
    fn named(&self, error: InstallError) -> InstallError {
        match &self.service.kind {
            Kind::Engine { container, .. } if error.kind == InstallKind::Missing => {
                let changed = InstallError { kind: InstallKind::Changed, ..error };
                changed.since(&InstallDetail::ContainerReplaced { name: container.clone() })
            }
            Kind::Engine { .. }
            | Kind::Synology
            | Kind::Qnap
            | Kind::WdMyCloud
            | Kind::Asustor
            | Kind::Systemd
            | Kind::Snap => error,
        }
    }

    /// The script that starts the server by itself, as a word of another one.
    fn dead_man(&self) -> String {
        let (rounds, pause) = self.rounds;
        let numbers = format!("ROUNDS={rounds}\nPAUSE={pause}");
        quoted(&self.site.script(&[&self.service_parts(), &numbers, include_str!("scripts/dead_man.sh")]))
    }

    fn arm(&self, operation: InstallOperation, then: &str) -> Result<(), InstallError> {
        let verbs = format!("arm \"$1\" {} {}\n{then}", word(), self.dead_man());
        // It may have been set even where no answer came.
        *self.armed() = Some(Instant::now());
        self.run(operation, &verbs, None).map(|_| ())
    }

    fn armed(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.armed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Control for RemoteControl {
    fn controller(&self) -> Controller {
        Controller::Managed(self.service.shown())
    }

    fn can_start(&self) -> bool {
        self.can_start
    }

    fn is_running(&self) -> Result<Option<bool>, InstallError> {
        let is_old = self.armed().is_some_and(|since| since.elapsed() > RENEWED_AFTER);
        if is_old {
            self.arm(InstallOperation::LookAt, "")?;
        }
        let state = self.run(InstallOperation::LookAt, STATE, None)?;
        Ok(match state.trim() {
            "running" => Some(true),
            "stopped" => Some(false),
            _ => None,
        })
    }

    fn ask_to_stop(&self) -> Result<(), InstallError> {
        self.arm(InstallOperation::Stop, "stop")
    }

    /// Most of them wait a minute and then kill; systemd's 90 s are the longest.
    fn patience(&self) -> Duration {
        match self.service.kind {
            Kind::Systemd | Kind::Snap => Duration::from_secs(95),
            Kind::Synology | Kind::Qnap | Kind::WdMyCloud | Kind::Asustor | Kind::Engine { .. } => {
                Duration::from_secs(75)
            }
        }
    }

    fn end(&self) -> Result<(), InstallError> {
        self.run(InstallOperation::End, "end", None).map(|_| ())
    }

    /// Also where it starts by itself at this moment: who takes the note first, starts it.
    fn start(&self) -> Result<(), InstallError> {
        let is_armed = self.armed().is_some();
        let wait = if is_armed { "[ -n \"$taken\" ] || sleep 5" } else { "" };
        let verbs = format!("take \"$1\"\n{wait}\n[ \"$(state)\" = running ] || start");
        self.run(InstallOperation::Start, &verbs, Some(STARTING))?;
        *self.armed() = None;
        Ok(())
    }
}
