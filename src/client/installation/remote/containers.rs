//! Servers in containers on a host, by the host's own program for containers. A container is stopped and started, and never made anew;
//! its settings are edited where the host has them, or by a helper that sees what the container has mounted.

use serde::Deserialize;

use super::host::{Inside, Site, Task, unreached};
use super::opening;
use super::service::{Kind, Service};
use crate::client::installation::{InstallDetail, InstallError, InstallKind, InstallOperation, Installation};
use crate::client::model::{HostKey, Locator};
use crate::client::platforms::Engine;

/// The most that is read of what an engine lists, in bytes.
const MOST: usize = 2 << 20;

/// A container, as its engine shows it.
#[derive(Clone, Debug, Deserialize)]
pub struct Container {
    pub id: String,
    name: String,
    image_id: String,
    image: String,
    pub running: bool,
    mounts: Option<Vec<Mount>>,
}

/// What of the host it has within itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Mount {
    #[serde(default)]
    source: String,
    destination: String,
}

/// How its settings are reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// They are a file of the host.
    Host { file: String },
    /// Only a helper sees them.
    Helper,
}

/// A container with the settings in it.
#[derive(Clone, Debug)]
pub struct Held {
    pub container: Container,
    pub engine: String,
    /// Their path in the container.
    pub preferences: String,
    pub way: Result<Way, InstallError>,
}

impl Container {
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.trim_start_matches('/')
    }

    /// Is it one of the known images of a server, or called like one?
    fn is_known(&self) -> bool {
        let image = self.image.rsplit('/').next().unwrap_or_default();
        let image = image.split([':', '@']).next().unwrap_or_default();
        let begins = ["pms-docker", "arch-plex", "plexmediaserver", "plex-media-server"];
        image == "plex"
            || begins.iter().any(|known| image.starts_with(known))
            || self.name() == "plex"
            || self.name().starts_with("ix-plex-")
    }

    /// The folder or file of the host that holds a path of the container, and the rest of the path: of several, the nearest.
    fn mount_of(&self, path: &str) -> Option<(&Mount, String)> {
        let below = |mount: &Mount| {
            let destination = mount.destination.trim_end_matches('/');
            let rest = path.strip_prefix(destination)?;
            (rest.is_empty() || rest.starts_with('/')).then(|| rest.to_owned())
        };
        let mounts = self.mounts.iter().flatten();
        let held = mounts.filter_map(|mount| below(mount).map(|rest| (mount, rest)));
        held.max_by_key(|(mount, _)| mount.destination.trim_end_matches('/').len())
    }

    /// The path on the host of a path in the container.
    #[must_use]
    pub fn on_host(&self, path: &str) -> Option<String> {
        self.mount_of(path).map(|(mount, rest)| format!("{}{rest}", mount.source))
    }
}

impl Held {
    /// # Errors
    /// What keeps its settings out of reach.
    pub fn installation(&self, site: &Site, key: &HostKey) -> Result<Installation, InstallError> {
        let (name, id) = (self.container.name().to_owned(), self.container.id.clone());
        let locator = Locator::SshContainer {
            host: site.shell.host().clone(),
            host_key: key.clone(),
            engine: self.engine.clone(),
            name: name.clone(),
            id: id.clone(),
            preferences: self.preferences.clone(),
        };
        let (inside, file) = match self.way.clone()? {
            Way::Host { file } => (Inside::Host, file),
            Way::Helper => (self.helper(), self.preferences.clone()),
        };
        let kind = Kind::Engine { program: self.engine.clone(), container: name };
        let service = Some(Service { kind, name: id });
        let place = place(site, self.container.name(), &self.preferences);
        opening::installation(site, inside, locator, opening::Parts { file, place, service, can_start: true })
    }

    fn helper(&self) -> Inside {
        Inside::Helper {
            engine: self.engine.clone(),
            container: self.container.id.clone(),
            image: self.container.image_id.clone(),
        }
    }
}

/// A path in a container, in words for "Details".
#[must_use]
pub fn place(site: &Site, name: &str, path: &str) -> String {
    format!("{}:{name}:{path}", site.shell.host())
}

/// All containers of an engine, or the one of this name.
///
/// # Errors
/// When the engine does not run, or has none of this name.
fn list(site: &Site, engine: &str, name: Option<&str>) -> Result<Vec<Container>, InstallError> {
    let (parts, arguments) = ([include_str!("scripts/engine_list.sh")], [engine, name.unwrap_or_default()]);
    let task = Task { most: MOST, ..Task::new(&parts, &arguments) };
    let output = site.good(InstallOperation::LookThrough, engine, &task)?.text();
    // A line that cannot be read is of no container that could be worked on.
    Ok(output.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// Those of an engine that hold settings, or are servers whose settings are out of reach.
///
/// # Errors
/// When the engine does not run.
pub fn find(site: &Site, engine: &str) -> Result<Vec<Held>, InstallError> {
    let all = list(site, engine, None)?;
    let mut held = Vec::new();
    let mut asked = Vec::new();
    for container in &all {
        for preferences in Engine::DOCKER.settings {
            if container.mount_of(preferences).is_some() {
                asked.push((container, *preferences));
            }
        }
    }
    let ways = ways(site, &asked)?;
    for ((container, preferences), way) in asked.into_iter().zip(ways) {
        let is_there = match &way {
            Some(Ok(Way::Host { .. })) => true,
            // A helper looks only into what may be a server.
            Some(Ok(Way::Helper)) => container.is_known() && is_there(site, engine, container, preferences),
            Some(Err(_)) => container.is_known(),
            None => false,
        };
        if let (Some(way), true) = (way, is_there) {
            held.push(Held {
                container: container.clone(),
                engine: engine.to_owned(),
                preferences: preferences.to_owned(),
                way,
            });
        }
    }
    let has_mount =
        |container: &Container| Engine::DOCKER.settings.iter().any(|path| container.mount_of(path).is_some());
    for container in all.iter().filter(|container| container.is_known() && !has_mount(container)) {
        let preferences = Engine::DOCKER.settings[0].to_owned();
        let way = Err(in_layer(site, container, &preferences));
        held.push(Held { container: container.clone(), engine: engine.to_owned(), preferences, way });
    }
    Ok(held)
}

/// One container, as it is now.
///
/// # Errors
/// When it is not there, or its settings are out of reach.
pub fn open(site: &Site, engine: &str, name: &str, preferences: &str) -> Result<Held, InstallError> {
    let missing = || InstallError::new(InstallOperation::Open, place(site, name, preferences), InstallKind::Missing);
    let container = list(site, engine, Some(name))?.pop().ok_or_else(missing)?;
    let way = match container.mount_of(preferences) {
        None => Err(in_layer(site, &container, preferences)),
        // Somebody may have deleted them: they are put back where they were.
        Some(_) => ways(site, &[(&container, preferences)])?
            .pop()
            .flatten()
            .unwrap_or_else(|| container.on_host(preferences).map(|file| Way::Host { file }).ok_or_else(missing)),
    };
    Ok(Held { container, engine: engine.to_owned(), preferences: preferences.to_owned(), way })
}

fn in_layer(site: &Site, container: &Container, preferences: &str) -> InstallError {
    let place = place(site, container.name(), preferences);
    let detail = InstallDetail::InContainerLayer { name: container.name().to_owned() };
    InstallError::new(InstallOperation::Open, place, InstallKind::Unsupported).since(&detail)
}

/// How each path in a container is reached; `None` where nothing is there.
fn ways(site: &Site, asked: &[(&Container, &str)]) -> Result<Vec<Option<Result<Way, InstallError>>>, InstallError> {
    let mut pairs = Vec::new();
    for (container, path) in asked {
        let (source, rest) =
            container.mount_of(path).map_or_else(Default::default, |(mount, rest)| (mount.source.clone(), rest));
        pairs.extend([source, rest]);
    }
    let arguments: Vec<&str> = pairs.iter().map(String::as_str).collect();
    let parts = [include_str!("scripts/engine_paths.sh")];
    let task = Task { most: MOST, ..Task::new(&parts, &arguments) };
    let text = site.good(InstallOperation::LookThrough, &site.place("/"), &task)?.text();
    let words: Vec<&str> = text.split('\0').collect();
    let way = |((container, path), answer): (&(&Container, &str), &[&str])| match answer {
        // The mount is the file itself.
        [_, _] if container.mount_of(path).is_some_and(|(_, rest)| rest.is_empty()) => {
            let detail = InstallDetail::FileMounted { name: container.name().to_owned() };
            let place = place(site, container.name(), path);
            Some(Err(InstallError::new(InstallOperation::Open, place, InstallKind::Unsupported).since(&detail)))
        }
        ["here", file] => Some(Ok(Way::Host { file: (*file).to_owned() })),
        ["link" | "hidden", _] => Some(Ok(Way::Helper)),
        _ => None,
    };
    Ok(asked.iter().zip(words.chunks(2)).map(way).collect())
}

/// Does a helper see settings there?
fn is_there(site: &Site, engine: &str, container: &Container, preferences: &str) -> bool {
    let held = Held {
        container: container.clone(),
        engine: engine.to_owned(),
        preferences: preferences.to_owned(),
        way: Ok(Way::Helper),
    };
    let (parts, arguments) = ([include_str!("scripts/facts.sh")], [preferences]);
    let seen = site.within(held.helper()).run(&Task::new(&parts, &arguments));
    let place = place(site, container.name(), preferences);
    match seen.map_err(|error| unreached(InstallOperation::LookAt, &place, &error)) {
        Ok(output) => output.status == 0,
        Err(_) => false,
    }
}
