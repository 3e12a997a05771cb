//! Where a call says that the settings are: in a folder, on a host, in a container.

use std::path::Path;

use crate::cli::messages::Words;
use crate::cli::{ExitStatus, RepairCall, Stopped, reach};
use crate::client::installation::{InstallError, InstallKind, InstallOperation};
use crate::client::model::{Installed, Locator, MachineId, Message as _, ServerName};
use crate::client::state::{Model, Server};

/// The place that a call names.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// None: where servers usually are.
    Usual,
    Folder(&'a Path),
    Host {
        /// As it shows itself.
        host: &'a str,
        container: Option<&'a str>,
    },
    Container {
        name: &'a str,
        engine: Option<&'a str>,
    },
}

impl<'a> Place<'a> {
    /// `host`: the one that was signed in to.
    pub fn of(call: &'a RepairCall, host: Option<&'a str>) -> Self {
        match (&call.folder, host, &call.container) {
            (Some(folder), ..) => Self::Folder(folder),
            (None, Some(host), container) => Self::Host { host, container: container.as_deref() },
            (None, None, Some(name)) => Self::Container { name, engine: call.engine.as_deref() },
            (None, None, None) => Self::Usual,
        }
    }

    pub fn is_usual(self) -> bool {
        matches!(self, Self::Usual)
    }

    /// Is one installation meant, and no other of the same server?
    pub fn is_exact(self) -> bool {
        matches!(self, Self::Host { .. } | Self::Container { .. })
    }

    /// The settings of that server in this place; where the place is any, those that are within reach.
    pub fn settings_of<'m>(self, model: &'m Model, id: &MachineId) -> Option<&'m Installed> {
        match self {
            Self::Usual => Installed::of(id, &model.installed),
            Self::Folder(_) if !model.folder.found.contains(id) => None,
            Self::Folder(_) => Installed::of(id, &model.installed),
            Self::Host { .. } | Self::Container { .. } => {
                model.installed.iter().find(|installed| installed.id == *id && self.has(&installed.locator))
            }
        }
    }

    /// All servers whose settings are in this place.
    pub fn all(self, model: &Model) -> impl Iterator<Item = &Installed> {
        let is_here = move |installed: &&Installed| match self {
            Self::Usual => true,
            Self::Folder(_) => model.folder.found.contains(&installed.id),
            Self::Host { .. } | Self::Container { .. } => self.has(&installed.locator),
        };
        model.installed.iter().filter(is_here)
    }

    /// Is it there? Nobody is signed in to two hosts.
    fn has(self, locator: &Locator) -> bool {
        match self {
            Self::Host { container: None, .. } => locator.host().is_some(),
            Self::Host { container: Some(name), .. } => locator.host().is_some() && locator.is_in_container(name),
            Self::Container { name, engine } => match locator {
                Locator::Container { endpoint, .. } => {
                    locator.is_in_container(name) && engine.is_none_or(|engine| is_same_engine(engine, endpoint))
                }
                Locator::Service { .. }
                | Locator::Folder { .. }
                | Locator::Registry { .. }
                | Locator::Domain { .. }
                | Locator::Ssh { .. }
                | Locator::SshContainer { .. } => false,
            },
            Self::Usual | Self::Folder(_) => true,
        }
    }

    /// The settings that are there are another server's.
    pub fn other_server(self, server: &Server) -> Stopped {
        let diagnosis = &server.diagnosis;
        if diagnosis.id.is_none() {
            return Stopped::new(ExitStatus::Wrong, &Words::NothingChanged).and(&diagnosis.verdict);
        }
        let server = ServerName(diagnosis.name.clone());
        let words = match self {
            Self::Usual => Words::OutOfReach { server },
            Self::Folder(folder) => Words::OtherFolder { folder: folder.display().to_string(), server },
            Self::Host { host, container: None } => Words::NotOnHost { host: host.to_owned(), server },
            Self::Host { container: Some(name), .. } | Self::Container { name, .. } => {
                Words::NotInContainer { container: name.to_owned(), server }
            }
        };
        Stopped::new(ExitStatus::Usage, &words)
    }

    /// No settings are there, or none that can be read.
    pub fn nothing_there(self, model: &Model) -> Stopped {
        match self {
            Self::Usual | Self::Folder(_) => {
                let outcome =
                    if model.closed_installations.is_empty() { ExitStatus::Wrong } else { ExitStatus::ProbeFailed };
                Stopped::new(outcome, &Words::NoSettings)
                    .and(&Words::WayIntoReach)
                    .and_all(reach::repairs_of_root())
                    .and_all(reach::closed(model, "repair"))
            }
            Self::Host { host, container } => {
                let host = host.to_owned();
                let closed: Vec<_> =
                    model.host.iter().filter_map(|access| access.room()).flat_map(|r| &r.closed).collect();
                let outcome = if closed.is_empty() { ExitStatus::Wrong } else { ExitStatus::ProbeFailed };
                let closed: Vec<_> = closed.into_iter().map(InstallError::phrase).collect();
                let words = match container {
                    None => Words::NoPlexOnHost { host },
                    Some(name) => Words::NoContainerOnHost { host, container: name.to_owned() },
                };
                Stopped::new(outcome, &words)
                    .and_all(other_containers(model))
                    .and_all(closed)
                    .and(&Words::NothingChanged)
            }
            Self::Container { name, engine } => {
                let others = other_containers(model);
                let container = name.to_owned();
                let words = match engine {
                    Some(engine) => Words::NoContainerOf { container, engine: engine.to_owned() },
                    None => Words::NoContainer { container },
                };
                let none = others.is_none().then(|| Words::NoContainers.phrase());
                Stopped::new(ExitStatus::Wrong, &words)
                    .and_all(others)
                    .and_all(none)
                    .and_all(reach::closed(model, "repair"))
                    .and(&Words::NothingChanged)
            }
        }
    }
}

/// The containers with a server that were found instead.
fn other_containers(model: &Model) -> Option<crate::client::model::Phrase> {
    let name = |installed: &Installed| match &installed.locator {
        Locator::Container { name, .. } | Locator::SshContainer { name, .. } => Some(name.clone()),
        Locator::Service { .. }
        | Locator::Folder { .. }
        | Locator::Registry { .. }
        | Locator::Domain { .. }
        | Locator::Ssh { .. } => None,
    };
    let names: Vec<String> = model.installed.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| Words::OtherContainers { containers: names.join(", ") }.phrase())
}

/// Sockets are paths, with or without what stands before them in `DOCKER_HOST`.
fn is_same_engine(wanted: &str, endpoint: &str) -> bool {
    let plain = |text: &str| text.trim_start_matches("unix://").trim_end_matches('/').to_owned();
    plain(wanted) == plain(endpoint)
}

/// # Errors
/// When the look into a folder or a container failed, or has not ended.
pub fn look_went_well(model: &Model, place: Place) -> Result<(), Stopped> {
    let named = match place {
        Place::Usual | Place::Host { .. } => return Ok(()),
        Place::Folder(folder) => folder.display().to_string(),
        Place::Container { name, .. } => name.to_owned(),
    };
    let late;
    let error = match &model.folder.error {
        // What is there instead is said with it.
        Some(error) if error.kind == InstallKind::Missing && place.is_exact() => return Err(place.nothing_there(model)),
        Some(error) => error,
        None if model.folder.busy => {
            late = InstallError::new(InstallOperation::LookThrough, named, InstallKind::TimedOut);
            &late
        }
        None => return Ok(()),
    };
    // What is wrong with the path itself is wrong use.
    let is_other = matches!(error.kind, InstallKind::Missing | InstallKind::NotSettings);
    let outcome = if is_other { ExitStatus::Usage } else { ExitStatus::ProbeFailed };
    let hint = place.is_exact().then(|| Words::NoContainers.phrase());
    Err(Stopped::new(outcome, &Words::CouldNot { why: error.phrase() }).and_all(hint).and(&Words::NothingChanged))
}
